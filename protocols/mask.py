"""What a role may not see is taken out of the course, in this one place (R71-R79).

Screen, message, chart, paper, export and history are made from the masked course; nothing hidden
is in it any more, so nothing that shows it needs to know. Which role must not see what, and from
when on, stands in the protocol file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from protocols.course import Course, key_analyte
from protocols.definition.model import AfterAnchor
from protocols.facts import DeviationExplained
from protocols.masked_entries import Hidden, entry_seen, record_seen, renumbered, reseated
from protocols.record import Record
from protocols.schedule.due import day_summaries

if TYPE_CHECKING:
    from protocols.definition.model import Criterion, Mask, Protocol
    from protocols.deviations.find import Deviation
    from protocols.infusion.events import InfusionState
    from protocols.schedule.due import DueItem
    from protocols.times import Instant

# Who hands the syringe to whom reads its number; nobody else does, and nobody across subjects.
_AT_THE_BEDSIDE = frozenset({"nurse", "investigator", "pharmacist"})
_OF_ENROLMENT = frozenset({"criteria_not_met", "criteria_not_known", "arm_missing"})
_OF_SCHEDULE = frozenset({"window_missed", "missing_required"})


def masked(course: Course, role: str, *, across: bool = False) -> Course:
    """Return the course as a role may see it; the same object where nothing is hidden.

    Args:
        course: one subject, assessed.
        role: a person's role, `assessor`, or `board` for what can be seen from the corridor.
        across: it is one of several subjects in a list or export. Then numbers of kits, lots and
            syringes go for everybody who is blinded to lots: side by side they tell arms (R75).
    """
    hidden = _hidden(course.protocol, course.record, role, course.now, across=across)
    if not hidden.names:
        return course
    seen = renumbered({entry.id: entry_seen(entry, hidden) for entry in course.record.entries})
    found = replace(
        course,
        **{name: reseated(getattr(course, name), seen) for name in _WITH_ENTRIES},
        record=record_seen(course.record, seen),
    )
    for name in sorted(hidden.names):
        found = _MASKS.get(name.partition(":")[0], _unchanged)(found, name)
    found = _without_criteria(found)
    found = replace(found, record=_without_explanations(course, found, hidden))
    weights = found.record.measured("weight")
    anchors = found.record.anchors
    return replace(
        found,
        # The weight carries the entry that stated it, and an enrolment names the arm.
        weight=weights[-1] if weights else None,
        clocks=tuple(one for one in found.clocks if one.anchor in anchors),
        due=tuple(_answered(item, found.record) for item in found.due),
        # How many items a day has would tell the arm as surely as the items themselves.
        days=day_summaries(found.due, found.zone),
    )


# Fields of a course whose values hold entries of the ledger.
_WITH_ENTRIES = (
    "periods", "infusions", "running", "injections", "titers", "supports", "deviations",
)  # fmt: skip


def hides(course: Course, role: str) -> frozenset[str]:
    """Return what is hidden from a role now: `arm`, `dose`, `titer`, `analyte:igg`…."""
    return _hides(course.protocol, course.record, role, course.now)


def masked_record(
    protocol: Protocol, record: Record, role: str, now: Instant, *, across: bool = False
) -> Record:
    """Return the record alone as a role may see it; the same object where nothing is hidden.

    What somebody wrote about a deviation stays: without a course it is not known which are shown.
    """
    hidden = _hidden(protocol, record, role, now, across=across)
    if not hidden.names:
        return record
    seen = renumbered({one.id: entry_seen(one, hidden) for one in record.entries})
    return record_seen(record, seen)


def _hides(protocol: Protocol, record: Record, role: str, now: Instant) -> frozenset[str]:
    return frozenset(
        mask.hides
        for mask in protocol.blinding.masks
        if is_for(mask, role) and _in_force(mask, record, now)
    )


def is_for(mask: Mask, role: str) -> bool:
    """Say whether a mask hides from a role.

    Who keeps the accounts has no need of anything that could unblind: from an administrator is
    hidden whatever the protocol hides from anybody (R64).
    """
    return role in mask.roles or role == "administrator"


def _in_force(mask: Mask, record: Record, now: Instant) -> bool:
    if not mask.after:
        return True
    since = record.anchors.get(mask.after)
    return since is not None and since <= now


def _hidden(protocol: Protocol, record: Record, role: str, now: Instant, *, across: bool) -> Hidden:
    names = _hides(protocol, record, role, now)
    if not names:
        return Hidden(names)
    key = key_analyte(protocol)
    if "titer" in names and key is not None:
        names |= {f"analyte:{key}"}
    analytes = frozenset(one.partition(":")[2] for one in names if one.startswith("analyte:"))
    trends = {
        mask.hides.partition(":")[2]: record.anchors.get(mask.after)
        for mask in protocol.blinding.masks
        if mask.hides in names and mask.hides.startswith("trend:")
    }
    found = Hidden(
        names,
        analytes,
        MappingProxyType(trends),
        syringes="lot" in names and (across or role not in _AT_THE_BEDSIDE),
        items=_hidden_items(protocol, names, analytes),
        criteria=_told_by(protocol, frozenset({*analytes, *trends})),
    )
    gone = {entry.id for entry in record.entries if entry_seen(entry, found) is None}
    return replace(found, gone=frozenset(gone))


def _told_by(protocol: Protocol, analytes: frozenset[str]) -> frozenset[str]:
    return frozenset(one.id for one in protocol.criteria if _asks_for(one, analytes))


def _asks_for(criterion: Criterion, analytes: frozenset[str]) -> bool:
    waiting: list[Any] = [criterion.rule]
    while waiting:
        rule = waiting.pop()
        waiting += getattr(rule, "of", ())
        if getattr(rule, "fact", "") in analytes:
            return True
    return False


def _hidden_items(
    protocol: Protocol, names: frozenset[str], analytes: frozenset[str]
) -> frozenset[str]:
    """Return schedule items that would tell: of a hidden dose, or of a hidden analyte."""
    return frozenset(
        item.id
        for item in protocol.schedule
        if analytes & set(item.asks)
        or (
            "dose" in names
            and (
                item.does in ("dose", "injection")
                or item.only_while == "treated"
                or (isinstance(item.when, AfterAnchor) and item.when.anchor == "first_dose")
            )
        )
    )


def _answered(item: DueItem, record: Record) -> DueItem:
    """Return a due item without the ids of entries that are not shown."""
    shown = tuple(id_ for id_ in item.answered_by if record.entry(id_) is not None)
    return item if shown == item.answered_by else replace(item, answered_by=shown)


def _without_explanations(whole: Course, seen: Course, hidden: Hidden) -> Record:
    """Take out what somebody wrote about a deviation that is not shown."""
    shown = {one.key for one in seen.deviations}
    rules = {one.rule for one in whole.deviations if one.key not in shown}
    if "dose" in hidden.names:
        rules |= {one.id for one in whole.protocol.deviations if _about_dose(one.kind, one.class_)}
    kept = tuple(
        entry
        for entry in seen.record.entries
        if not isinstance(entry.fact, DeviationExplained)
        or entry.fact.deviation in shown
        or entry.fact.deviation.partition(":")[0] not in rules
    )
    return Record(seen.record.subject, kept, seen.record.struck)


def _about_dose(kind: str, class_: str) -> bool:
    return class_ == "dose" or kind not in _OF_ENROLMENT | _OF_SCHEDULE


def _without_arm(course: Course, _name: str) -> Course:
    return course  # the record's arm is gone; nothing else of a course names it


def _without_dose(course: Course, _name: str) -> Course:
    items = _hidden_items(course.protocol, frozenset({"dose"}), frozenset())
    deaths = tuple(one for one in course.announcements if one.kind == "death")
    return replace(
        course,
        next_dose=None,
        periods=(),
        infusions=MappingProxyType({}),
        running=None,
        injections=(),
        due=tuple(item for item in course.due if item.planned.item not in items),
        deviations=tuple(
            one
            for one in course.deviations
            if not _about_dose(one.kind, one.class_) and not _names(one, items)
        ),
        announcements=deaths,
        treatment_over=bool(deaths),
        titers=tuple(replace(point, during=None, to_run=None) for point in course.titers),
        endpoints=tuple(one for one in course.endpoints if one.kind not in _OF_DOSE),
    )


_OF_DOSE = frozenset({"exposure", "max_daily_dose", "course_days", "hours_to_first"})


def _names(deviation: Deviation, items: frozenset[str]) -> bool:
    return bool(items & {part.partition("@")[0] for part in deviation.key.split(":")})


def _without_product(course: Course, _name: str) -> Course:
    """Take out what the product is called and how strong it is; how it is handled stays."""
    product = course.protocol.product
    if product is None:
        return course
    neutral = replace(product, words="study treatment", concentration=None, contraindications=())
    return replace(course, protocol=replace(course.protocol, product=neutral))


def _without_titer(course: Course, _name: str) -> Course:
    analyte = key_analyte(course.protocol)
    hidden = _without_measure(course, analyte) if analyte is not None else course
    return replace(
        hidden,
        titers=(),
        next_dose=None,
        periods=tuple(replace(one, titer=None) for one in hidden.periods),
    )


def _without_analyte(course: Course, name: str) -> Course:
    return _without_measure(course, name.partition(":")[2])


def _without_measure(course: Course, analyte: str) -> Course:
    """Take an analyte out of points, due items, deviations about them, and endpoints."""
    items = frozenset(one.id for one in course.protocol.schedule if analyte in one.asks)
    return replace(
        _without_trend(course, f"analyte:{analyte}"),
        titers=tuple(point for point in course.titers if point.measured.analyte != analyte),
        due=tuple(item for item in course.due if item.planned.item not in items),
        deviations=tuple(one for one in course.deviations if not _names(one, items)),
    )


def _without_trend(course: Course, name: str) -> Course:
    """Take out what is worked out from a series whose later values are hidden.

    That a sample is asked for and was drawn stays: it is so in every arm.
    """
    analyte = name.partition(":")[2]
    rules = {one.id for one in course.protocol.endpoints if analyte in one.options.values()}
    known = {entry.id for entry in course.record.entries}
    return replace(
        course,
        titers=tuple(
            point
            for point in course.titers
            if point.measured.analyte != analyte or point.measured.entry.id in known
        ),
        endpoints=tuple(one for one in course.endpoints if one.id not in rules),
    )


def _without_criteria(course: Course) -> Course:
    """Take out verdicts that rest on a hidden value, for their words quote it."""
    if course.eligibility is None:
        return course
    known = {entry.id for entry in course.record.entries}
    told = {
        criterion.id
        for criterion in course.eligibility.criteria
        if any(one.entry and one.entry not in known for one in criterion.evidence)
    }
    if not told:
        return course
    return replace(
        course,
        eligibility=None,
        deviations=tuple(one for one in course.deviations if not told & set(one.key.split(":"))),
    )


def _without_lot(course: Course, _name: str) -> Course:
    infusions = {number: _lotless(state) for number, state in course.infusions.items()}
    return replace(
        course,
        infusions=MappingProxyType(infusions),
        running=_lotless(course.running) if course.running is not None else None,
        periods=tuple(
            replace(one, infusion=_lotless(one.infusion) if one.infusion is not None else None)
            for one in course.periods
        ),
    )


def _lotless(state: InfusionState) -> InfusionState:
    return replace(state, bags=tuple(replace(bag, lot="") for bag in state.bags))


def _unchanged(course: Course, _name: str) -> Course:
    return course


_MASKS: dict[str, Callable[[Course, str], Course]] = {
    "arm": _without_arm,
    "dose": _without_dose,
    "lot": _without_lot,
    "product": _without_product,
    "titer": _without_titer,
    "analyte": _without_analyte,
    "trend": _without_trend,
}

"""What may be charted: does a statement fit the subject, its protocol and the clock?

What happened must be recordable, so nothing is refused for departing from the protocol: that is a
deviation. Refused is only what cannot be true or cannot be understood: a time in the future, an
arm where the trial is blinded, a unit that the analyte does not have, an unknown form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import singledispatch

from protocols.analytes import ANALYTES, judge_reading
from protocols.definition.model import Injections, Ladder, Protocol
from protocols.dosing.site import judge_site_value
from protocols.facts import (
    AdverseEventReported,
    AnchorStated,
    AssessmentMade,
    CriterionAnswered,
    EntryVoided,
    Fact,
    InfusionCharted,
    InjectionGiven,
    MeasurementTaken,
    NoteWritten,
    PlanDecided,
    ScreeningFailed,
    SiteParameterSigned,
    Statement,
    SubjectEnrolled,
    SupportCharted,
    UnblindingRecorded,
)
from protocols.intake import Reading
from protocols.issues import Issue
from protocols.record import Record
from protocols.times import Instant, TimeDelta
from protocols.units import Quantity, Unit
from protocols.ward_settings import PARAMETERS, WARD, WARD_LABEL, ward_parameter

# Clocks of two machines may differ a little; more than this ahead is charting in advance (R48).
FUTURE_TOLERANCE = TimeDelta(minutes=2)
_EARLIEST = Instant.from_utc(2000, 1, 1)
_TELLS_AN_ARM = re.compile(
    r"\b(placebo|verum|saline|sham|active (drug|arm|group|treatment)"
    r"|(control|treatment) (arm|group)|arm [b-d0-9]|(?-i:[Aa]rm A))\b",
    re.IGNORECASE,
)
_PUMP_RATES = (Unit.ML_PER_H,)
_VOLUMES = (Unit.ML, Unit.L)
_SCORE_FORMS = frozenset(
    {
        "sofa",
        "sofa-2",
        "pf",
        "mottling",
        "refill",
        "compliance",
        "rale",
        "mrc",
        "gcs",
        "news2",
        "apache2",
        "kdigo",
        "berlin",
        "septic-shock",
        "vitals",
        "history",
        "examination",
    }
)


@dataclass(frozen=True, slots=True)
class Ward:
    """What a statement is held against: the subject's record and protocol, and the time now."""

    record: Record | None
    protocol: Protocol | None
    now: Instant


def issues_of(statement: Statement, ward: Ward) -> tuple[Issue, ...]:
    """Return every reason why a statement cannot be charted; none means it can."""
    found = list(_time_issues("at", statement.at, ward.now))
    if isinstance(statement.fact, SubjectEnrolled):
        found += _subject_id_issues(statement.subject or "")
        if ward.record is not None and ward.record.enrolment is not None and not statement.replaces:
            found.append(
                Issue(
                    "already_enrolled",
                    "subject",
                    statement.subject or "",
                    f"{statement.subject} is enrolled already. Correct the enrolment, "
                    "or choose another study id.",
                )
            )
    elif not isinstance(statement.fact, SiteParameterSigned | ScreeningFailed) and (
        ward.record is None or ward.record.enrolment is None
    ):
        return (
            *found,
            Issue(
                "unknown_subject",
                "subject",
                statement.subject or "",
                f"No subject {statement.subject!r} is enrolled. Enrol it first, or "
                "check the study id.",
            ),
        )
    found += _replacement_issues(statement, ward)
    found += _fact_issues(statement.fact, ward)
    return tuple(found)


def _time_issues(field: str, when: Instant, now: Instant) -> list[Issue]:
    if when > now + FUTURE_TOLERANCE:
        return [
            Issue(
                "future_time",
                field,
                when.format_iso(),
                f"{when.format_iso()} lies in the future (now {now.format_iso()}). Chart what "
                "happened, when it has happened.",
            )
        ]
    if when < _EARLIEST:
        return [
            Issue(
                "too_early",
                field,
                when.format_iso(),
                f"{when.format_iso()} is before the year 2000. Check the date.",
            )
        ]
    return []


def _subject_id_issues(subject: str) -> list[Issue]:
    allowed = subject.isascii() and subject.replace("-", "").isalnum() and 2 <= len(subject) <= 20
    if allowed and subject[0].isalpha() and not subject.endswith("-"):
        return []
    return [
        Issue(
            "subject_id",
            "subject",
            subject[:40],
            f"{subject[:40]!r} cannot be a study id: letters, digits and hyphens, beginning "
            "with a letter, such as IGM-0001.",
        )
    ]


def _replacement_issues(statement: Statement, ward: Ward) -> list[Issue]:
    target, reason = statement.replaces, statement.reason
    if isinstance(statement.fact, EntryVoided):
        target, reason = statement.fact.entry, statement.fact.reason
    if target is None:
        return []
    found = []
    if len(reason.strip()) < 3:
        found.append(
            Issue(
                "reason_missing",
                "reason",
                reason,
                "A correction needs a reason of at least three characters.",
            )
        )
    old = ward.record.entry(target) if ward.record is not None else None
    if old is None:
        found.append(
            Issue(
                "unknown_entry",
                "entry",
                target,
                f"{statement.subject} has no entry {target!r}. Check its id.",
            )
        )
    elif ward.record is not None and target in ward.record.struck:
        found.append(
            Issue(
                "struck_already",
                "entry",
                target,
                f"Entry {target} is struck already. Correct the one that replaced it.",
            )
        )
    elif isinstance(old.fact, EntryVoided):
        found.append(
            Issue(
                "void_of_void", "entry", target, "A void cannot be voided: enter the value again."
            )
        )
    return found


@singledispatch
def _fact_issues(fact: Fact, ward: Ward) -> list[Issue]:  # noqa: ARG001 - the default judges nothing
    return []


@_fact_issues.register
def _(fact: SubjectEnrolled, ward: Ward) -> list[Issue]:
    protocol = ward.protocol
    if protocol is None:
        return [_unknown_protocol(fact.protocol)]
    found = _arm_issues(fact.arm, protocol)
    known = {anchor.id for anchor in protocol.anchors}
    for name, when in fact.anchors.items():
        if name not in known:
            found.append(_unknown_anchor(name, protocol))
        found += _time_issues(f"anchors.{name}", when, ward.now)
    for name in fact.answers:
        if name not in {criterion.id for criterion in protocol.criteria}:
            found.append(
                Issue(
                    "unknown_criterion",
                    f"answers.{name}",
                    name,
                    f"{protocol.label} has no criterion {name!r}.",
                )
            )
    for analyte, value in (("weight", fact.weight), ("height", fact.height)):
        if value is not None:
            found += judge_reading(ANALYTES[analyte], Reading(value), analyte)
    if fact.birth_year is not None:
        found += _birth_year_issues(fact.birth_year, ward.now)
    return found


def _unknown_protocol(id_: str) -> Issue:
    return Issue("unknown_protocol", "protocol", id_, f"There is no protocol {id_!r}.")


def _arm_issues(arm: str | None, protocol: Protocol) -> list[Issue]:
    arms = tuple(one.id for one in protocol.arms)
    if arm is not None and not arms:
        return [
            Issue(
                "blinded_arm",
                "arm",
                "(not repeated)",
                f"{protocol.label} is blinded or has no arms: Bedline holds no arm. "
                "Leave the field out.",
            )
        ]
    if arm is not None and arm not in arms:
        return [
            Issue(
                "unknown_arm",
                "arm",
                arm,
                f"{arm!r} is not an arm of {protocol.label}. Allowed: {', '.join(arms)}.",
            )
        ]
    return []


def _birth_year_issues(year: int, now: Instant) -> list[Issue]:
    this_year = now.to_stdlib().year
    if this_year - 125 <= year <= this_year:
        return []
    return [
        Issue(
            "birth_year",
            "birth_year",
            str(year),
            f"{year} cannot be the birth year of a patient today. Check it.",
        )
    ]


def _unknown_anchor(name: str, protocol: Protocol) -> Issue:
    allowed = ", ".join(anchor.id for anchor in protocol.anchors)
    return Issue(
        "unknown_anchor",
        f"anchors.{name}",
        name,
        f"{protocol.label} has no anchor {name!r}. Allowed: {allowed}.",
    )


@_fact_issues.register
def _(fact: AnchorStated, ward: Ward) -> list[Issue]:
    found = _time_issues("when", fact.when, ward.now)
    if ward.protocol is not None and ward.protocol.anchor(fact.anchor) is None:
        found.append(_unknown_anchor(fact.anchor, ward.protocol))
    return found


@_fact_issues.register
def _(fact: CriterionAnswered, ward: Ward) -> list[Issue]:
    if ward.protocol and fact.criterion not in {one.id for one in ward.protocol.criteria}:
        return [
            Issue(
                "unknown_criterion",
                "criterion",
                fact.criterion,
                f"{ward.protocol.label} has no criterion {fact.criterion!r}.",
            )
        ]
    return []


@_fact_issues.register
def _(fact: ScreeningFailed, ward: Ward) -> list[Issue]:
    if ward.protocol is None:
        return [_unknown_protocol(fact.protocol)]
    found = _subject_id_issues(fact.study_id)
    known = {criterion.id for criterion in ward.protocol.criteria}
    found += [
        Issue(
            "unknown_criterion",
            f"answers.{name}",
            name,
            f"{ward.protocol.label} has no criterion {name!r}.",
        )
        for name in fact.answers
        if name not in known
    ]
    if not fact.reason.strip():
        found.append(
            Issue("empty", "reason", "", "Say in words why nobody was enrolled, such as refusal.")
        )
    return found


@_fact_issues.register
def _(fact: SiteParameterSigned, ward: Ward) -> list[Issue]:
    if fact.protocol == WARD:
        known, label, parameter = PARAMETERS, WARD_LABEL, ward_parameter(fact.parameter)
    elif ward.protocol is None:
        return [_unknown_protocol(fact.protocol)]
    else:
        known, label = ward.protocol.site_parameters, ward.protocol.label
        parameter = ward.protocol.parameter(fact.parameter)
    if parameter is None:
        allowed = ", ".join(one.id for one in known)
        return [
            Issue(
                "unknown_parameter",
                "parameter",
                fact.parameter,
                f"{label} has no site parameter {fact.parameter!r}. Allowed: {allowed or 'none'}.",
            )
        ]
    issue = judge_site_value(parameter, fact.value)
    return [issue] if issue is not None else []


@_fact_issues.register
def _(fact: MeasurementTaken, ward: Ward) -> list[Issue]:  # noqa: ARG001 - one shape for all
    analyte = ANALYTES.get(fact.analyte)
    if analyte is None:
        return [
            Issue(
                "unknown_analyte",
                "analyte",
                fact.analyte,
                f"{fact.analyte!r} is not something that Bedline can measure.",
            )
        ]
    return list(judge_reading(analyte, fact.reading, "value"))


@_fact_issues.register
def _(fact: InfusionCharted, ward: Ward) -> list[Issue]:
    found = [
        *_unit_issues("rate", fact.rate, _PUMP_RATES),
        *_unit_issues("volume", fact.volume, _VOLUMES),
    ]
    if fact.step in ("start", "rate") and fact.rate is None and not _rate_follows(fact, ward):
        found.append(
            Issue(
                "rate_missing",
                "rate",
                "",
                "The pump rate is missing. Give it with its unit, such as 14.2 mL/h.",
            )
        )
    if fact.step == "start" and fact.period is None and fact.level is None:
        found.append(
            Issue(
                "period_missing",
                "period",
                "",
                "Say which dose or study infusion this is: period 1, 2, 3 …",
            )
        )
    if fact.period is not None and fact.period < 1:
        found.append(Issue("period", "period", str(fact.period), "Periods count from 1."))
    if ward.protocol is not None and ward.protocol.kind == "observational":
        found.append(
            Issue(
                "observational",
                "kind",
                "infusion",
                f"{ward.protocol.label} only observes: record what was given as an administration.",
            )
        )
    return found


def _rate_follows(fact: InfusionCharted, ward: Ward) -> bool:
    """Say whether a ladder level stands for the rate."""
    if ward.protocol is None or fact.level is None:
        return False
    return any(isinstance(rule, Ladder) for rule in ward.protocol.doses)


def _unit_issues(field: str, value: Quantity | None, allowed: tuple[Unit, ...]) -> list[Issue]:
    if value is None or value.unit in allowed:
        return []
    listed = ", ".join(unit.value for unit in allowed)
    return [
        Issue(
            "wrong_unit",
            field,
            str(value),
            f"{value.unit.value} is not a unit of {field}. Allowed: {listed}.",
        )
    ]


@_fact_issues.register
def _(fact: InjectionGiven, ward: Ward) -> list[Issue]:
    found = _unit_issues("volume", fact.volume, _VOLUMES)
    if fact.number < 1:
        found.append(Issue("number", "number", str(fact.number), "Injections count from 1."))
    if ward.protocol and not any(isinstance(rule, Injections) for rule in ward.protocol.doses):
        found.append(
            Issue("no_injections", "kind", "injection", f"{ward.protocol.label} has no injections.")
        )
    return found


@_fact_issues.register
def _(fact: PlanDecided, ward: Ward) -> list[Issue]:  # noqa: ARG001 - one shape for all
    found = [
        *_unit_issues("volume", fact.volume, _VOLUMES),
        *_unit_issues("rate", fact.rate, _PUMP_RATES),
    ]
    if fact.period < 1:
        found.append(Issue("period", "period", str(fact.period), "Periods count from 1."))
    if fact.choice in ("adjust", "decline") and len(fact.reason.strip()) < 3:
        found.append(
            Issue(
                "reason_missing",
                "reason",
                fact.reason,
                f"To {fact.choice} needs a reason of at least three characters.",
            )
        )
    if fact.choice == "adjust" and fact.volume is None:
        found.append(
            Issue(
                "volume_missing", "volume", "", "An adjusted dose needs its volume, such as 300 mL."
            )
        )
    return found


@_fact_issues.register
def _(fact: AssessmentMade, ward: Ward) -> list[Issue]:
    known = (
        _SCORE_FORMS | {form.id for form in ward.protocol.forms} if ward.protocol else _SCORE_FORMS
    )
    if fact.form not in known:
        return [
            Issue(
                "unknown_form",
                "form",
                fact.form,
                f"There is no form {fact.form!r}. Allowed: {', '.join(sorted(known))}.",
            )
        ]
    if not fact.values and not fact.not_done:
        return [Issue("empty_form", "values", "", "The form is empty: give at least one value.")]
    return []


@_fact_issues.register
def _(fact: SupportCharted, ward: Ward) -> list[Issue]:
    if ward.protocol is not None and fact.what not in ward.protocol.supports:
        return [
            Issue(
                "unknown_support",
                "what",
                fact.what,
                f"{fact.what!r} is not a support of {ward.protocol.label}. Allowed: "
                f"{', '.join(ward.protocol.supports)}.",
            )
        ]
    return []


@_fact_issues.register
def _(fact: AdverseEventReported, ward: Ward) -> list[Issue]:
    found = _time_issues("reported_at", fact.reported_at, ward.now) if fact.reported_at else []
    if not fact.term.strip():
        found.append(Issue("empty", "term", "", "Name the event."))
    if fact.grade is not None and not 1 <= fact.grade <= 5:
        found.append(Issue("grade", "grade", str(fact.grade), "The grade goes from 1 to 5."))
    return found


@_fact_issues.register
def _(fact: UnblindingRecorded, ward: Ward) -> list[Issue]:
    found = []
    if len(fact.reason.strip()) < 3:
        words = "Say in a few words why the treatment was or may have been disclosed."
        found.append(Issue("reason_missing", "reason", fact.reason, words))
    if not fact.asked_by.strip():
        words = "Say who asked, or who learned it."
        found.append(Issue("missing", "asked_by", "", words))
    if ward.protocol is not None and ward.protocol.blinding.kind != "open":
        found += [
            issue
            for field, text in (
                *(("reason", fact.reason), ("asked_by", fact.asked_by), ("told", fact.told)),
            )
            for issue in _arm_told(field, text)
        ]
    return found


def _arm_told(field: str, text: str) -> list[Issue]:
    """Of an unblinding the arm is never recorded (R77): refuse the words that would tell it."""
    told = _TELLS_AN_ARM.search(text)
    if told is None:
        return []
    return [
        Issue(
            "tells_arm",
            field,
            "(not repeated)",
            "A word here could tell what the subject was given. Say why and who, and leave the "
            "treatment out: it is not held in Bedline.",
        )
    ]


@_fact_issues.register
def _(fact: NoteWritten, ward: Ward) -> list[Issue]:  # noqa: ARG001 - one shape for all
    return [] if fact.text.strip() else [Issue("empty", "text", "", "The note is empty.")]

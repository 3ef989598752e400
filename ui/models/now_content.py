"""What the page `Now` shows of a subject, taken from its course. Pure."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from protocols.analytes import ANALYTES, canonical
from protocols.definition.model import RaiseToTarget
from protocols.sheet.treatment import as_amount
from protocols.sheet.treatment import dose_name as core_dose_name
from protocols.times import midnight, show_date, show_when
from protocols.units import Quantity, plain
from ui.i18n.core_words import (
    analyte_label,
    delivered_words,
    dose_name,
    dose_words,
    form_label,
    measurement_words,
)
from ui.i18n.sentences import said
from ui.models.chart_content import chart_content, score_text
from ui.models.infusion_content import infusion_content, infusion_status, status_words
from ui.models.subject_content import (
    DoseRow,
    DoseStatus,
    LastValue,
    NowContent,
    NowItem,
    RailDay,
    RailStatus,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from protocols.course import Course, DosePeriod
    from protocols.schedule.due import DaySummary, DueItem
    from ui.models.chart_values import ChartContent

translate = QCoreApplication.translate
_SHOWN: Final = 6
_NAMED: Final = 3
_VITALS: Final = frozenset({"heart_rate", "map", "spo2"})
_GAS: Final = frozenset({"pao2", "paco2"})
_LABORATORY: Final = frozenset({"platelets", "creatinine", "bilirubin", "wbc"})


def now_content(course: Course) -> NowContent:
    """Return the page of a subject."""
    chart = chart_content(course)
    items = tuple(_items(course))
    return NowContent(
        tuple(_rail_day(course, day) for day in course.days),
        last_value(course),
        chart,
        tuple(_doses(course)),
        items[:_SHOWN],
        infusion_content(course),
        max(0, len(items) - _SHOWN),
        "23:59" if len(items) > 1 else "",
        _views(chart),
    )


def _views(chart: ChartContent) -> tuple[str, str]:
    """Return the names of the two charts."""
    titles = [chart.key.title] if chart.key is not None else []
    first = titles[0].partition(",")[0] if titles else translate("Now", "Infusion")
    names = [lane.title.partition(",")[0] for lane in chart.trends]
    if len(names) > _NAMED:
        rest = translate("Now", "{0} more").format(len(names) - _NAMED + 1)
        names = [*names[: _NAMED - 1], rest]
    return first, ", ".join(names) or translate("Now", "Scores")


# --- days ----------------------------------------------------------------------------------------


def _rail_day(course: Course, day: DaySummary) -> RailDay:
    status: RailStatus = "later"
    if day.status in ("overdue", "due_now", "soon", "later", "done", "not_done"):
        status = day.status
    elif day.date < course.date:
        status = "done"
    begun = day.date <= course.date
    count = translate("Now", "{0} of {1}").format(day.done, day.asked) if begun else ""
    label = translate("Now", "Day {0}").format(day.day)
    today = day.day == course.day
    return RailDay(day.day, label, show_date(day.date), count, status, today=today)


# --- the last value ------------------------------------------------------------------------------


def last_value(course: Course) -> LastValue | None:
    """Return the last value of the key measure with its change in words."""
    if course.titers:
        return _last_titer(course)
    if not course.scores:
        return None
    last = course.scores[-1]
    caption = translate("Now", "Last {0}, {1}").format(
        form_label(last.form), show_when(last.at, course.zone)
    )
    return LastValue(caption, f"{form_label(last.form)} {score_text(last)}")


def _last_titer(course: Course) -> LastValue:
    last = course.titers[-1]
    caption = translate("Now", "Last titer, sampled {0}").format(show_when(last.at, course.zone))
    change = ""
    if len(course.titers) > 1 and not last.reading.comparator:
        before = course.titers[-2]
        if not before.reading.comparator:
            change = _change(last.value.value - before.value.value, before_words(course))
    return LastValue(caption, measurement_words(last.reading), change, _against(course))


def before_words(course: Course) -> str:
    """Say which value the last one is compared with."""
    before, last = course.titers[-2], course.titers[-1]
    if before.day is not None and last.day is not None and last.day - before.day == 1:
        return translate("Now", "the day before")
    return show_when(before.at, course.zone)


def _change(difference: Decimal, since: str) -> str:
    if difference == 0:
        return translate("Now", "same as {0}").format(since)
    words = (
        translate("Now", "up {0} from {1}")
        if difference > 0
        else translate("Now", "down {0} from {1}")
    )
    return words.format(plain(abs(difference)), since)


def _against(course: Course) -> str:
    """Say how far the last titer is from the target of the subject's arm."""
    rule = course.protocol.dose_for(course.record.arm)
    last = course.titers[-1]
    if not isinstance(rule, RaiseToTarget) or last.reading.comparator:
        return ""
    target = canonical(ANALYTES[rule.analyte], rule.target).value
    difference = last.value.value - target
    if difference < 0:
        return translate("Now", "{0} below target").format(plain(-difference))
    if difference == 0:
        return translate("Now", "at target")
    return translate("Now", "{0} above target").format(plain(difference))


# --- doses ---------------------------------------------------------------------------------------


def _doses(course: Course) -> Iterator[DoseRow]:
    """Yield doses, newest first; injections where the protocol gives those."""
    for period in reversed(course.periods):
        yield _dose(course, period)
    if course.periods:
        return
    for entry in reversed(course.injections):
        fact = entry.fact
        where = f", {said(fact.site)}" if fact.site else ""
        name = f"{dose_name(course, fact.number)}{where}"
        when = show_when(entry.at, course.zone)
        yield DoseRow(
            name, dose_words(fact.volume), "done", translate("Now", "Given {0}").format(when)
        )


def _dose(course: Course, period: DosePeriod) -> DoseRow:
    state = period.infusion
    began = state is not None and state.started is not None
    name = dose_name(course, period.number)
    english = core_dose_name(course, period.number)
    short = str(period.number) if english.startswith("Dose ") else name
    if period.day is not None:
        short = translate("Now", "{0}, Day {1}").format(short, period.day)
    declined = period.decision is not None and period.decision.fact.choice == "decline"
    status: DoseStatus
    if began:
        given = delivered_words(as_amount(state.delivered)) if state is not None else ""
        status = (
            "done" if state is not None and state.state == "complete" else infusion_status(state)
        )
        words = status_words(course, state)
    elif declined:
        given, status = translate("Now", "none"), "not_done"
        words = translate("Now", "Declined")
    else:
        given, status = translate("Now", "none yet"), "due_now"
        words = translate("Now", "Accepted")
    return DoseRow(
        short,
        given,
        status,
        words,
        measurement_words(period.titer.reading) if period.titer is not None else "",
        _volume(period.advised),
        _volume(period.accepted),
        asked=f"dose:{period.number}",
    )


def _volume(given: Quantity | None) -> str:
    return dose_words(given) if given is not None else ""


# --- what is due ---------------------------------------------------------------------------------


def _items(course: Course) -> Iterator[NowItem]:
    """Yield what is open today, most urgent first; the next thing where nothing is."""
    tomorrow = midnight(course.date.add(days=1), course.zone)
    open_items = [one for one in course.due if one.is_open and not one.planned.waits_for]
    today = [
        one
        for one in open_items
        if one.status != "later" or (one.planned.due_from or tomorrow) < tomorrow
    ]
    for item in today or open_items[:1]:
        yield _item(course, item)


def _item(course: Course, item: DueItem) -> NowItem:
    status = item.status if item.status in ("overdue", "due_now", "soon") else "later"
    action = _action(course, item) if status != "later" else ""
    return NowItem(
        status,
        said(item.status_words),
        _window(course, item),
        said(item.planned.what),
        item.planned.key,
        action,
        _missing(item),
        may_skip=bool(action) and may_skip(item),
    )


def may_skip(item: DueItem) -> bool:
    """Say whether an item can be recorded as not done; a dose is declined, a consent stated."""
    return item.is_open and item.planned.does not in ("dose", "consent")


def _window(course: Course, item: DueItem) -> str:
    """Write the window; the date of the present study day stands in the rail already."""
    planned = item.planned
    if planned.whole_day and planned.study_day == course.day and item.status == "due_now":
        return translate("Now", "due Day {0}").format(planned.study_day)
    return said(item.words)


def _missing(item: DueItem) -> str:
    """Say what of an item is still missing, once a part of it is there."""
    if not (item.answered_by and item.missing):
        return ""
    names = ", ".join(analyte_label(one) for one in item.missing)
    return translate("Now", "still missing: {0}").format(names)


def _action(course: Course, item: DueItem) -> str:
    planned = item.planned
    if planned.does == "measurement":
        return _measurement_action(course, frozenset(planned.asks))
    return {
        "assessment": translate("Now", "Assess"),
        "dose": translate("Now", "Open dose"),
        "injection": translate("Now", "Chart injection"),
        "sample": translate("Now", "Record sample"),
        "vital_status": translate("Now", "Record status"),
        "consent": translate("Now", "Record consent"),
    }.get(planned.does, translate("Now", "Record"))


def _measurement_action(course: Course, asks: frozenset[str]) -> str:
    titers = {one.analyte for one in course.protocol.doses if isinstance(one, RaiseToTarget)}
    if asks & titers:
        return translate("Now", "Enter titer")
    if asks & _VITALS:
        return translate("Now", "Enter vitals")
    if asks & _LABORATORY:
        return translate("Now", "Enter labs")
    if asks & _GAS:
        return translate("Now", "Enter gas")
    return translate("Now", "Enter values")

"""Treatment in a day sheet's CSV file: doses, working, titer chart, infusion events."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from storage.exports.sheet_csv_line import Line, amount_lines

if TYPE_CHECKING:
    from protocols.sheet.content import DaySheet, DoseRow


def dose_lines(number: int, dose: DoseRow, kind: str) -> Iterator[Line]:
    """Yield one dose: what was planned or accepted, and what was charted."""
    basis = "accepted" if dose.from_decision else "advised"
    if kind == "observed":  # nothing is advised there: what was seen is written down
        basis = "recorded"
    line = partial(Line, "dose", number, label=dose.name)
    yield line("number", value=dose.number, state=dose.state, reason=dose.note)
    planned = {
        "volume": dose.volume,
        "rate": dose.rate,
        "dose_rate": dose.dose_rate,
        "over": dose.over,
    }
    for code, given in planned.items():
        if given is not None:
            yield line(code, value=given, state=basis)
    window = dose.window
    if window is not None or dose.window_words:
        words = dose.window_words or None
        start, end = (window.start, window.end) if window else (None, None)
        yield line("start_window", value=words, at=start, until=end)
    if dose.started is not None:
        yield line("started", value=dose.start_rate, at=dose.started, reason=dose.initials)
    if dose.stopped is not None:
        yield line("stopped", at=dose.stopped)
    yield from amount_lines(line("given"), dose.given)
    if dose.place:
        yield line("place", value=dose.place)
    if dose.witness:
        checked = "authenticated" if dose.witness_checked else "claimed name"
        yield line("witness", value=dose.witness, state=checked)


def working_lines(sheet: DaySheet) -> Iterator[Line]:
    """Yield the working of titer and dose, the refusal and the limits."""
    working = sheet.working
    if working is None:
        return
    for number, line in enumerate(working.lines, 1):
        yield Line(
            "working",
            number,
            "line",
            line.label,
            line.value,
            reason=line.source,
            state="result" if line.strong else "",
        )
    for number, text in enumerate(working.refusal, 1):
        yield Line("working", number, "refusal", "No dose advised", text)
    for number, text in enumerate(working.limits, 1):
        yield Line("working", number, "limit", "Limit", text)


def chart_lines(sheet: DaySheet) -> Iterator[Line]:
    """Yield the points of the chart, the infusions and its lines."""
    chart = sheet.chart
    if chart is None:
        return
    for number, point in enumerate(chart.points, 1):
        reading = point.reading
        sign = {"": "", "<": "below", ">": "above"}[reading.comparator]
        yield Line(
            "chart",
            number,
            "point",
            chart.title,
            reading.quantity,
            at=point.at,
            state="during a dose" if point.during else "between doses",
            reason=sign,
        )
    for number, span in enumerate(chart.spans, 1):
        yield Line("chart", number, "infusion", span.label, at=span.start, until=span.end)
    for code, label, given in (
        ("target", "Target", chart.target),
        ("entry", "Entry line", chart.entry),
    ):
        if given is not None:
            yield Line("chart", 1, code, label, given)


def event_lines(sheet: DaySheet) -> Iterator[Line]:
    """Yield the infusion events with rate and volume so far."""
    for number, event in enumerate(sheet.events, 1):
        state = "struck" if event.struck else ("deviates" if event.deviates else "")
        yield Line(
            "event",
            number,
            event.step,
            event.words,
            event.infusion,
            at=event.at,
            entered=event.entered,
            state=state,
            reason=event.reason,
        )
        if event.rate is not None:
            yield Line("event", number, "rate", event.words, event.rate, at=event.at)
        yield from amount_lines(
            Line("event", number, "so_far", event.words, at=event.at), event.so_far
        )

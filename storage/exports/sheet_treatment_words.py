"""Treatment on the paper day sheet: doses, working, titer chart, infusion events, pump checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocols.sheet.wording import delivered_words, dose_words
from protocols.times import show_when
from storage.exports.sheet_times import WrittenSheet
from storage.exports.titer_chart_svg import value_words

if TYPE_CHECKING:
    from protocols.sheet.content import Chart, DoseRow, EventRow
    from storage.exports.typst_press import Json

_STATES = {
    "planned": "planned",
    "advised": "advised by the rule, not accepted",
    "accepted": "accepted",
    "declined": "declined",
    "running": "running",
    "paused": "paused",
    "given": "given",
    "stopped": "stopped",
    "missed": "not given",
}
_NO_AMOUNT = {
    "planned": "not worked out yet",
    "missed": "none",
    "declined": "none",
}


def doses_words(of: WrittenSheet) -> dict[str, Json]:
    """Return the block of doses with its columns."""
    kind = of.sheet.treatment_kind
    names: list[Json] = {
        "infusion": ["Dose", "DOSE and rate", "Start window", "Started at", "mL per hour"],
        "ladder": ["Level", "DOSE and rate", "Start window", "Started at", "mL per hour"],
        "injection": ["Injection", "DOSE", "Window", "Given at", "Place"],
        "observed": ["Treatment", "Amount", "Seen from", "Started at", "mL per hour"],
        "none": [],
    }[kind]  # type: ignore[assignment]
    last = "mL given" if kind == "injection" else "Stopped at"
    return {
        "title": of.sheet.treatment,
        "note": of.sheet.product,
        "columns": [*names, last, "Initials", "Witness"] if names else [],
        "rows": [_dose(of, one) for one in of.sheet.doses],
        "wide_amounts": kind == "ladder",
        "none": of.sheet.no_doses,
    }


def _given(of: WrittenSheet, dose: DoseRow) -> str:
    """Write what was given: an injection as it was charted, what ran to 0.1 mL."""
    known = dose.given.known if dose.given is not None else None
    if of.sheet.treatment_kind == "injection" and known is not None:
        return dose_words(known)
    return delivered_words(dose.given)


def _dose(of: WrittenSheet, dose: DoseRow) -> dict[str, Json]:
    amounts = [
        dose_words(one) for one in (dose.dose_rate, dose.volume, dose.rate) if one is not None
    ]
    window = of.window(dose.window.start, dose.window.end) if dose.window else ""
    window = ", ".join(text for text in (window, dose.window_words) if text)
    state = _STATES[dose.state]
    if dose.given is not None and dose.state not in ("planned", "advised", "accepted"):
        state += f", {_given(of, dose)} given"
    injection = of.sheet.treatment_kind == "injection"
    rate = (
        dose_words(dose.start_rate).removesuffix("\u00a0mL\u00a0per\u00a0hour")
        if (dose.start_rate is not None)
        else ""
    )
    given = _given(of, dose) if dose.given is not None else ""
    hand = [
        of.when(dose.started),
        dose.place if injection else rate,
        given if injection else of.when(dose.stopped),
        dose.initials,
        dose.witness + ("" if dose.witness_checked or not dose.witness else " (stated)"),
    ]
    return {
        "name": dose.name,
        "state": state,
        "amounts": amounts or [_NO_AMOUNT.get(dose.state, "no decision charted")],
        "over": _over_words(dose),
        "window": window,
        "note": dose.note,
        "hand": hand,
        "blank": dose.state in ("planned", "advised", "accepted", "running", "paused"),
    }


def working_words(of: WrittenSheet) -> dict[str, Json] | None:
    """Return titer and dose working, or None where there is none."""
    working = of.sheet.working
    if working is None or not (working.lines or working.refusal):
        return None
    return {
        "title": working.title,
        "note": working.target,
        "rows": [
            {"label": line.label, "value": line.value, "strong": line.strong}
            for line in working.lines
        ],
        "refusal": list(working.refusal),
        "limits": list(working.limits),
    }


def chart_words(of: WrittenSheet, chart: Chart | None) -> dict[str, Json] | None:
    """Return title, legend and words of the titer chart, or None where there is none."""
    if chart is None or not chart.days:
        return None
    zone = of.sheet.zone
    told = [
        f"{show_when(point.at, zone)} {value_words(point)} {chart.unit}"
        + (", during a dose" if point.during else "")
        for point in chart.points
    ]
    text = "; ".join(told) or chart.empty_words or "no value yet"
    legend = []
    if any(point.during for point in chart.points):
        legend.append("half-filled point: sampled during a dose")
    if any(point.reading.comparator for point in chart.points):
        legend.append("triangle: below or above a limit")
    if any(point.reading.quantity.unit is not point.value.unit for point in chart.points):
        legend.append("*: converted")
    return {
        "title": chart.title,
        "note": "; ".join(legend) or chart.unit,
        "alt": f"{chart.title}, {chart.unit}: {text}",
    }


def events_words(of: WrittenSheet) -> dict[str, Json] | None:
    """Return the infusion events, or None where there are none."""
    rows = of.sheet.events
    if not rows:
        return None
    return {
        "title": of.sheet.events_title or "Infusion events",
        "note": "times given",
        "rows": [_event(of, one) for one in rows],
    }


def _event(of: WrittenSheet, event: EventRow) -> dict[str, Json]:
    return {
        "at": of.full(event.at),
        "event": event.words,
        "rate": dose_words(event.rate) if event.rate is not None else "not known",
        "so_far": delivered_words(event.so_far),
        "entered": of.signer(event.entered, event.at) or "printed state",
        "reason": event.reason,
        "struck": event.struck,
        "deviates": event.deviates,
        "state": event.step == "state",
    }


def pump_words(of: WrittenSheet) -> dict[str, Json] | None:
    """Return the boxes for pump checks, or None."""
    check = of.sheet.pump_check
    if check is None:
        return None
    return {"hours": list(check.hours), "rows": list(check.rows)}


def _over_words(dose: DoseRow) -> str:
    if dose.over is None:
        return ""
    return f"over {'at least ' if dose.over_at_least else ''}{dose_words(dose.over)}"

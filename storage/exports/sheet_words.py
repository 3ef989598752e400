"""A day sheet in the words that stand on paper: every text written, nothing laid out.

The template only places these texts. All wording of the sheet's own (headings, column heads) stands
in `WORDS`, so that another language is another mapping.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from protocols.sheet.wording import delivered_words, dose_words, points_words
from protocols.times import local, show_date, show_time, show_when
from storage.exports.titer_chart_svg import value_words

if TYPE_CHECKING:
    from protocols.sheet.content import (
        Chart,
        CorrectionRow,
        DaySheet,
        DeviationRow,
        DoseRow,
        EventRow,
        Footer,
        NextRow,
        NoteRow,
        ScoreBlock,
        Signer,
        TaskRow,
    )
    from protocols.times import Instant
    from storage.exports.typst_press import Json

WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "title": "Bedline day sheet",
        "copy": "COPY, NOT THE RECORD",
        "practice": "PRACTICE SUBJECT, NOT A PATIENT",
        "test_clock": "TEST CLOCK, NOT THE TIME OF DAY",
        "not_recorded": "Not recorded",
        "new": "New:",
        "struck": "struck through: replaced or void",
    }
)
_PHASES = {"past": "day over", "today": "", "future": "day to come"}
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
_TASK_WORDS = {
    "overdue": "Overdue",
    "missed": "Missing",
    "not_asked": "Not asked",
    "not_done": "Not done",
}


def sheet_words(sheet: DaySheet) -> dict[str, Json]:
    """Return the whole sheet as texts for the template."""
    return _Writer(sheet).all()


class _Writer:
    """Writes one sheet; times are of the ward, and without a date where it is the sheet's own."""

    def __init__(self, sheet: DaySheet) -> None:
        self._sheet = sheet

    def all(self) -> dict[str, Json]:
        sheet = self._sheet
        return {
            "words": dict(WORDS),
            **self._head(),
            "doses": self._doses(),
            "working": self._working(),
            "chart": self._chart(sheet.chart),
            "events": self._events(),
            "pump": self._pump(),
            "tasks": self._tasks(),
            "scores": [self._score(block) for block in sheet.scores],
            "deviations": [self._deviation(one) for one in sheet.deviations],
            "corrections": [self._correction(one) for one in sheet.corrections],
            "notes": [self._note(one) for one in sheet.notes],
            "next": [self._next(one) for one in sheet.upcoming],
            "rules": self._rules(),
            "footer": self._footer(sheet.footer),
        }

    # --- times and people ---------------------------------------------------------------------

    def _when(self, at: Instant | None) -> str:
        if at is None:
            return ""
        zone = self._sheet.zone
        same = local(at, zone).date() == self._sheet.header.date
        return show_time(at, zone) if same else show_when(at, zone)

    def _full(self, at: Instant | None) -> str:
        return WORDS["not_recorded"] if at is None else show_when(at, self._sheet.zone)

    def _until(self, at: Instant, start: Instant) -> str:
        zone = self._sheet.zone
        same = local(at, zone).date() == local(start, zone).date()
        return show_time(at, zone) if same else show_when(at, zone)

    def _signer(self, signer: Signer | None, beside: Instant | None = None) -> str:
        if signer is None:
            return ""
        paper = ", from paper" if signer.from_paper else ""
        if signer.at is None:
            return f"{signer.name}{paper}"
        at = self._until(signer.at, beside) if beside is not None else self._when(signer.at)
        return f"{signer.name}, {at}{paper}"

    # --- blocks -------------------------------------------------------------------------------

    def _head(self) -> dict[str, Json]:
        head = self._sheet.header
        zone = self._sheet.zone
        subtitle = [f"{head.protocol_label}, protocol version {head.version}", head.phase]
        subtitle.append(_PHASES[self._sheet.when])
        starts, ends = local(head.starts, zone), local(head.ends, zone)
        whole = (starts.hour, starts.minute, ends.hour, ends.minute) == (0, 0, 0, 0)
        weight = dose_words(head.weight) if head.weight else WORDS["not_recorded"]
        printed = local(self._sheet.footer.printed_at, "UTC")
        return {
            "made": [
                *(printed.year, printed.month, printed.day),
                *(printed.hour, printed.minute, printed.second),
            ],
            "subtitle": ", ".join(text for text in subtitle if text),
            "practice": head.practice,
            "test_clock": self._sheet.footer.test_clock,
            "subject": head.subject,
            "strip": [
                {"label": "Bed", "value": head.bed or WORDS["not_recorded"]},
                {"label": "Study day", "value": head.day_words},
                {
                    "label": "Date",
                    "value": show_date(head.date),
                    "more": "" if whole else f"from {self._when(head.starts)}, 24hr",
                },
                {"label": "Dosing weight", "value": weight, "more": head.weight_source},
            ],
            "blinding": {
                "label": f"Blinding: {head.blinding_words}",
                "value": head.bedside_line,
            },
            "anchors": [{"label": one.label, "value": self._full(one.at)} for one in head.anchors],
            "signature": self._signature(),
            "running": f"{head.subject}, {head.day_words}, {show_date(head.date)}",
        }

    def _signature(self) -> list[Json]:
        foot = self._sheet.footer
        given = foot.signature
        if foot.signed is None and given is None:
            return []
        by = given.by if given is not None else foot.signed
        texts: list[Json] = []
        if by is not None:
            meaning = f", {given.role}: {given.meaning}" if given is not None else ""
            texts.append(f"Signed by {by.name}{meaning}, {self._with_offset(by.at)}")
        if given is not None and given.reopened is not None:
            opened = given.reopened
            texts.append(
                f"Opened again by {opened.name}, {self._full(opened.at)}: {given.reason}. "
                "Not signed since"
            )
        texts += [
            f"Changed after signature by {one.name}, {self._full(one.at)}"
            for one in foot.changed_after_signature
        ]
        return texts

    def _with_offset(self, at: Instant | None) -> str:
        """Write a signature's time with its zone (R85)."""
        if at is None:
            return WORDS["not_recorded"]
        offset = local(at, self._sheet.zone).to_fixed_offset().format_iso()[-6:]
        return f"{self._full(at)}, UTC{offset}"

    def _doses(self) -> dict[str, Json]:
        kind = self._sheet.treatment_kind
        names: list[Json] = {
            "infusion": ["Dose", "DOSE and rate", "Start window", "Started at", "mL per hour"],
            "ladder": ["Level", "DOSE and rate", "Start window", "Started at", "mL per hour"],
            "injection": ["Injection", "DOSE", "Window", "Given at", "Place"],
            "observed": ["Treatment", "Amount", "Seen from", "Started at", "mL per hour"],
            "none": [],
        }[kind]  # type: ignore[assignment]
        last = "mL given" if kind == "injection" else "Stopped at"
        return {
            "title": self._sheet.treatment,
            "note": self._sheet.product,
            "columns": [*names, last, "Initials", "Witness"] if names else [],
            "rows": [self._dose(one) for one in self._sheet.doses],
            "wide_amounts": kind == "ladder",
            "none": self._sheet.no_doses,
        }

    def _given(self, dose: DoseRow) -> str:
        """Write what was given: an injection as it was charted, what ran to 0.1 mL."""
        known = dose.given.known if dose.given is not None else None
        if self._sheet.treatment_kind == "injection" and known is not None:
            return dose_words(known)
        return delivered_words(dose.given)

    def _dose(self, dose: DoseRow) -> dict[str, Json]:
        amounts = [
            dose_words(one) for one in (dose.dose_rate, dose.volume, dose.rate) if one is not None
        ]
        window = self._window(dose.window.start, dose.window.end) if dose.window else ""
        window = ", ".join(text for text in (window, dose.window_words) if text)
        state = _STATES[dose.state]
        if dose.given is not None and dose.state not in ("planned", "advised", "accepted"):
            state += f", {self._given(dose)} given"
        injection = self._sheet.treatment_kind == "injection"
        rate = (
            dose_words(dose.start_rate).removesuffix("\u00a0mL\u00a0per\u00a0hour")
            if (dose.start_rate is not None)
            else ""
        )
        given = self._given(dose) if dose.given is not None else ""
        hand = [
            self._when(dose.started),
            dose.place if injection else rate,
            given if injection else self._when(dose.stopped),
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

    def _window(self, start: Instant | None, end: Instant | None) -> str:
        if start is not None and end is not None:
            return f"{self._when(start)} to {self._until(end, start)}"
        if end is not None:
            return f"before {self._when(end)}"
        return f"from {self._when(start)}" if start is not None else ""

    def _working(self) -> dict[str, Json] | None:
        working = self._sheet.working
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

    def _chart(self, chart: Chart | None) -> dict[str, Json] | None:
        if chart is None or not chart.days:
            return None
        zone = self._sheet.zone
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

    def _events(self) -> dict[str, Json] | None:
        rows = self._sheet.events
        if not rows:
            return None
        return {
            "title": self._sheet.events_title or "Infusion events",
            "note": "times given",
            "rows": [self._event(one) for one in rows],
        }

    def _event(self, event: EventRow) -> dict[str, Json]:
        return {
            "at": self._full(event.at),
            "event": event.words,
            "rate": dose_words(event.rate) if event.rate is not None else "not known",
            "so_far": delivered_words(event.so_far),
            "entered": self._signer(event.entered, event.at) or "printed state",
            "reason": event.reason,
            "struck": event.struck,
            "deviates": event.deviates,
            "state": event.step == "state",
        }

    def _pump(self) -> dict[str, Json] | None:
        check = self._sheet.pump_check
        if check is None:
            return None
        return {"hours": list(check.hours), "rows": list(check.rows)}

    def _tasks(self) -> list[Json]:
        return [self._task(task) for task in self._sheet.tasks]

    def _task(self, task: TaskRow) -> dict[str, Json]:
        due = self._when(task.due)
        if task.window is not None and not due:
            due = self._window(task.window.start, task.window.end)
        due = due or task.due_words
        words = [_TASK_WORDS.get(task.state, "")]
        words += [task.value, task.reason]
        value = ", ".join(text for text in words if text)
        if task.at is not None:
            value = f"{value} at {self._when(task.at)}" if value else self._when(task.at)
        entered = task.entered.at if task.entered else None
        if entered is not None and task.at is not None and entered > task.at.add(minutes=1):
            value += f", entered {self._until(entered, task.at)}"
        return {
            "what": task.what + ("" if task.required else ", optional"),
            "due": due,
            "value": value,
            "done": task.state == "done",
            "state": task.state,
            "blank": not value and task.state in ("due", "later", "overdue"),
        }

    def _score(self, block: ScoreBlock) -> dict[str, Json]:
        note = block.note
        if block.asked:
            total = points_words(block.low, block.high)
            note = (
                f"total {total}"
                if block.total is not None
                else f"{block.known} of {block.asked} known, {total}"
            ) + (f"; {block.note}" if block.note else "")
        return {
            "title": block.title,
            "note": note,
            "warnings": list(block.warnings),
            "rows": [
                {
                    "organ": row.organ,
                    "raw": row.raw + (", stale" if row.stale else ""),
                    "points": points_words(row.low, row.high) if row.low is not None else "",
                }
                for row in block.rows
            ],
        }

    def _deviation(self, one: DeviationRow) -> dict[str, Json]:
        return {
            "words": one.words,
            "more": "major" if one.importance == "major" else "",
            "quoted": one.quoted,
            "by": self._signer(one.by),
            "open": one.state == "open",
        }

    def _correction(self, one: CorrectionRow) -> dict[str, Json]:
        return {
            "what": one.what,
            "old": one.old,
            "new": one.new or "",
            "void": one.new is None,
            "reason": one.reason,
            "by": self._signer(one.by),
        }

    def _note(self, one: NoteRow) -> dict[str, Json]:
        return {
            "label": one.label,
            "at": self._when(one.at),
            "text": one.text,
            "by": one.entered.name if one.entered else "",
        }

    def _next(self, one: NextRow) -> dict[str, Json]:
        at = self._full(one.at) if one.at is not None else one.words or WORDS["not_recorded"]
        what = one.what
        if one.at is not None and one.until is not None:
            what += f", until {self._until(one.until, one.at)}"
        if one.at is not None and one.words:
            what += f", {one.words}"
        return {"at": at, "what": what, "critical": one.time_critical}

    def _rules(self) -> dict[str, Json]:
        rules = self._sheet.rules
        return {
            "announced": list(rules.announced),
            "stop": list(rules.stop),
            "contacts": list(rules.contacts),
            "codes": list(rules.not_done_codes),
            "standing": rules.standing,
        }

    def _footer(self, foot: Footer) -> dict[str, Json]:
        return {
            "printed": f"Printed {self._full(foot.printed_at)} by {foot.printed_by}",
            "complete": self._sheet.complete_words,
            "version": f"Record version {foot.record_version}, log head",
            "head": foot.head_code,
        }


def _over_words(dose: DoseRow) -> str:
    if dose.over is None:
        return ""
    return f"over {'at least ' if dose.over_at_least else ''}{dose_words(dose.over)}"

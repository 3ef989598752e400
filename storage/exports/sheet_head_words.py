"""The head and the foot of a day sheet on paper: whose day it is, who signed it, which print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocols.sheet.wording import dose_words
from protocols.times import local, show_date
from storage.exports.print_marks import moment_parts
from storage.exports.sheet_times import NOT_RECORDED, WrittenSheet

if TYPE_CHECKING:
    from protocols.sheet.content import Footer
    from storage.exports.typst_press import Json

_PHASES = {"past": "day over", "today": "", "future": "day to come"}


def head_words(of: WrittenSheet) -> dict[str, Json]:
    """Return the head: subtitle, strip, blinding, anchors, signatures."""
    head = of.sheet.header
    zone = of.sheet.zone
    subtitle = [f"{head.protocol_label}, protocol version {head.version}", head.phase]
    subtitle.append(_PHASES[of.sheet.when])
    starts, ends = local(head.starts, zone), local(head.ends, zone)
    whole = (starts.hour, starts.minute, ends.hour, ends.minute) == (0, 0, 0, 0)
    weight = dose_words(head.weight) if head.weight else NOT_RECORDED
    return {
        "made": moment_parts(of.sheet.footer.printed_at),
        "subtitle": ", ".join(text for text in subtitle if text),
        "practice": head.practice,
        "test_clock": of.sheet.footer.test_clock,
        "subject": head.subject,
        "strip": [
            {"label": "Bed", "value": head.bed or NOT_RECORDED},
            {"label": "Study day", "value": head.day_words},
            {
                "label": "Date",
                "value": show_date(head.date),
                "more": "" if whole else f"from {of.when(head.starts)}, 24hr",
            },
            {"label": "Dosing weight", "value": weight, "more": head.weight_source},
        ],
        "blinding": {
            "label": f"Blinding: {head.blinding_words}",
            "value": head.bedside_line,
        },
        "anchors": [{"label": one.label, "value": of.full(one.at)} for one in head.anchors],
        "signature": _signature(of),
        "running": f"{head.subject}, {head.day_words}, {show_date(head.date)}",
    }


def _signature(of: WrittenSheet) -> list[Json]:
    foot = of.sheet.footer
    given = foot.signature
    if foot.signed is None and given is None:
        return []
    by = given.by if given is not None else foot.signed
    texts: list[Json] = []
    if by is not None:
        meaning = f", {given.role}: {given.meaning}" if given is not None else ""
        texts.append(f"Signed by {by.name}{meaning}, {of.with_offset(by.at)}")
    if given is not None and given.reopened is not None:
        opened = given.reopened
        texts.append(
            f"Opened again by {opened.name}, {of.full(opened.at)}: {given.reason}. Not signed since"
        )
    texts += [
        f"Changed after signature by {one.name}, {of.full(one.at)}"
        for one in foot.changed_after_signature
    ]
    return texts


def footer_words(of: WrittenSheet, foot: Footer) -> dict[str, Json]:
    """Return the foot: printed when and by whom, how complete, which state of the record."""
    return {
        "printed": f"Printed {of.full(foot.printed_at)} by {foot.printed_by}",
        "complete": of.sheet.complete_words,
        "version": f"Record version {foot.record_version}, log head",
        "head": foot.head_code,
    }

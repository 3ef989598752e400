"""The shift on the paper day sheet: tasks, scores, deviations, corrections, notes, what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocols.sheet.wording import points_words
from storage.exports.sheet_times import NOT_RECORDED, WrittenSheet

if TYPE_CHECKING:
    from protocols.sheet.content import (
        CorrectionRow,
        DeviationRow,
        NextRow,
        NoteRow,
        ScoreBlock,
        TaskRow,
    )
    from storage.exports.typst_press import Json

_TASK_WORDS = {
    "overdue": "Overdue",
    "missed": "Missing",
    "not_asked": "Not asked",
    "not_done": "Not done",
}


def task_words(of: WrittenSheet, task: TaskRow) -> dict[str, Json]:
    """Return one item that the protocol asks for."""
    due = of.when(task.due)
    if task.window is not None and not due:
        due = of.window(task.window.start, task.window.end)
    due = due or task.due_words
    words = [_TASK_WORDS.get(task.state, "")]
    words += [task.value, task.reason]
    value = ", ".join(text for text in words if text)
    if task.at is not None:
        value = f"{value} at {of.when(task.at)}" if value else of.when(task.at)
    entered = task.entered.at if task.entered else None
    if entered is not None and task.at is not None and entered > task.at.add(minutes=1):
        value += f", entered {of.until(entered, task.at)}"
    return {
        "what": task.what + ("" if task.required else ", optional"),
        "due": due,
        "value": value,
        "done": task.state == "done",
        "state": task.state,
        "blank": not value and task.state in ("due", "later", "overdue"),
    }


def score_block_words(block: ScoreBlock) -> dict[str, Json]:
    """Return one score with its rows."""
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


def deviation_words(of: WrittenSheet, one: DeviationRow) -> dict[str, Json]:
    """Return one deviation with the words that explain it."""
    return {
        "words": one.words,
        "more": "major" if one.importance == "major" else "",
        "quoted": one.quoted,
        "by": of.signer(one.by),
        "open": one.state == "open",
    }


def correction_words(of: WrittenSheet, one: CorrectionRow) -> dict[str, Json]:
    """Return one value that no longer holds."""
    return {
        "what": one.what,
        "old": one.old,
        "new": one.new or "",
        "void": one.new is None,
        "reason": one.reason,
        "by": of.signer(one.by),
    }


def note_words(of: WrittenSheet, one: NoteRow) -> dict[str, Json]:
    """Return one note."""
    return {
        "label": one.label,
        "at": of.when(one.at),
        "text": one.text,
        "by": one.entered.name if one.entered else "",
    }


def next_words(of: WrittenSheet, one: NextRow) -> dict[str, Json]:
    """Return one item of the next 24 hours."""
    at = of.full(one.at) if one.at is not None else one.words or NOT_RECORDED
    what = one.what
    if one.at is not None and one.until is not None:
        what += f", until {of.until(one.until, one.at)}"
    if one.at is not None and one.words:
        what += f", {one.words}"
    return {"at": at, "what": what, "critical": one.time_critical}

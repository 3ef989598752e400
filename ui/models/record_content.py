"""Deviations and the whole record of a subject, taken from its course. Pure."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication

from protocols.facts import Entry, EntryVoided
from protocols.times import local, show_time, show_when
from ui.i18n.core_words import changes, duration_words, fact_words
from ui.i18n.sentences import said
from ui.models.log_content import (
    DeviationRow,
    DeviationsContent,
    HistoryContent,
    HistoryRow,
)

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.deviations.find import Deviation

translate = QCoreApplication.translate
_READERS: Final = frozenset({"monitor", "administrator"})
_REVIEWERS: Final = frozenset({"investigator", "monitor"})


def deviations_content(course: Course, role: str = "nurse") -> DeviationsContent:
    """Return every deviation, the open ones first, then the newest first."""
    rows = sorted(course.deviations, key=lambda one: one.at, reverse=True)
    rows.sort(key=lambda one: one.state != "open")
    return DeviationsContent(
        tuple(_deviation(course, one) for one in rows),
        may_explain=role not in _READERS,
        may_review=role in _REVIEWERS,
    )


def _deviation(course: Course, found: Deviation) -> DeviationRow:
    place = show_when(found.at, course.zone)
    if found.day is not None:
        place = translate("Record", "{0}, Day {1}").format(place, found.day)
    by = ""
    if found.explained is not None:
        when = show_when(found.explained.recorded_at, course.zone)
        by = f"{found.explained.operator}, {when}"
    words = {
        "open": translate("Record", "Open"),
        "explained": translate("Record", "Explained"),
        "reviewed": translate("Record", "Reviewed"),
    }
    return DeviationRow(
        found.key,
        said(found.words),
        said(found.rule_words),
        place,
        f"{said(found.class_)}, {said(found.importance)}",
        found.state,
        words[found.state],
        found.quoted,
        by,
    )


def history_content(course: Course, role: str = "nurse") -> HistoryContent:
    """Return every entry, newest first; a corrected value stands with those that it replaced."""
    record = course.record
    rows = []
    for entry in reversed(record.entries):
        struck = record.struck.get(entry.id)
        if isinstance(entry.fact, EntryVoided) or (struck is not None and struck.replaced):
            continue  # said with the entry that they strike, or that took their place
        rows.append(_history(course, entry))
    return HistoryContent(tuple(rows), may_correct=role not in _READERS)


def _history(course: Course, entry: Entry[Any]) -> HistoryRow:
    kind, text = fact_words(entry.fact)
    struck = course.record.struck.get(entry.id)
    versions = _versions(course, entry)
    told = [_corrected(course, old, new) for old, new in pairwise(versions)]
    if struck is not None:
        words = translate("Record", "voided {0} by {1}: {2}")
        told.append(words.format(_when(course, struck.by), struck.by.operator, struck.reason))
    return HistoryRow(
        entry.id,
        f"{entry.device}-{entry.seq}",
        show_when(entry.at, course.zone),
        entry.fact.KIND,
        said(entry.fact.KIND.replace("_", " ").capitalize()),
        f"{kind}: {text}" if text else kind,
        entry.operator,
        translate("Gate", entry.role),
        _entered(course, entry),
        tuple(_struck(course, old, new) for old, new in pairwise(versions)),
        "; ".join(told),
        void=struck is not None,
    )


def _when(course: Course, entry: Entry[Any]) -> str:
    return show_when(entry.recorded_at, course.zone)


def _entered(course: Course, entry: Entry[Any]) -> str:
    """Write when an entry was made, and how much later than it happened."""
    same = local(entry.at, course.zone).date() == local(entry.recorded_at, course.zone).date()
    show = show_time if same else show_when
    words = translate("Record", "entered {0}").format(show(entry.recorded_at, course.zone))
    late = entry.recorded_at - entry.at
    if late.total("minutes") >= 1:
        words = translate("Record", "{0}, {1} later").format(words, duration_words(late))
    return translate("Record", "{0}, from paper").format(words) if entry.from_paper else words


def _versions(course: Course, entry: Entry[Any]) -> tuple[Entry[Any], ...]:
    """Return an entry behind those that it took the place of, oldest first."""
    found = [entry]
    while (old_id := found[0].replaces) is not None:
        old = course.record.entry(old_id)
        if old is None or old in found:
            break
        found.insert(0, old)
    return tuple(found)


def _corrected(course: Course, old: Entry[Any], new: Entry[Any]) -> str:
    """Say which fields were put right, from what to what, when, by whom and why."""
    fields = "; ".join(
        translate("Record", "{0} from {1} to {2}").format(
            translate("Changes", one.field), one.old, one.new
        )
        for one in changes(old, new, course.zone)
    )
    words = translate("Record", "corrected {0} by {1}, {2}: {3}")
    fields = fields or translate("Record", "nothing else changed")
    return words.format(_when(course, new), new.operator, fields, new.reason)


def _struck(course: Course, old: Entry[Any], new: Entry[Any]) -> str:
    """Write a value that was replaced: with its time, or the field, where only that differs."""
    kind, text = fact_words(old.fact)
    words = f"{kind}: {text}" if text else kind
    other = [one for one in changes(old, new, course.zone) if one.field != "time"]
    if fact_words(new.fact) == (kind, text) and other:
        named = (f"{said(one.field)} {one.old}" for one in other)
        words = ", ".join((words, *named))
    if old.at != new.at:
        words = f"{words}, {show_when(old.at, course.zone)}"
    return words

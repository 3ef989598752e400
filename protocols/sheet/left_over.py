"""Which values of a charted form the sheet of its day would not show elsewhere.

A score stands on the sheet with its points and the working of them, an item of the day with its
total or few values. What was read off monitor, ventilator and laboratory report for it is source
data: a value that neither of them repeats is told among the day's events.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from protocols.facts import AssessmentMade, Entry, JsonValue
from protocols.sheet.fact_words import input_label, value_words
from protocols.sheet.score_rows import score_blocks
from protocols.sheet.task_rows import task_rows

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.sheet.days import SheetDay

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")


def left_over(course: Course, day: SheetDay) -> dict[str, AssessmentMade]:
    """Return, by entry, the forms of the day reduced to the values that stand nowhere else.

    Only forms that an item or a score of the day tells of are here, and none with nothing left.
    """
    shown = _shown(course, day)
    said = "; ".join(one.value for one in task_rows(course, day)).replace("\u00a0", " ")
    found: dict[str, AssessmentMade] = {}
    for entry in course.record.of(AssessmentMade):
        if entry.id in shown and day.holds(entry.at):
            rest = _rest(entry, shown[entry.id].replace("\u00a0", " "), said)
            if rest.values or rest.not_done:
                found[entry.id] = rest
                said += "; " + ", ".join(_named(*one) for one in rest.values.items())
    return found


def _shown(course: Course, day: SheetDay) -> dict[str, str]:
    """Return the words that items and scores of the day say of each entry."""
    values = {one.code: one.value for one in task_rows(course, day)}
    shown: dict[str, str] = {}
    for one in course.due:
        if one.planned.study_day == day.number:
            for id_ in one.answered_by:
                shown[id_] = f"{shown.get(id_, '')} {values.get(one.planned.key, '')}"
    rows: dict[str, str] = {}
    for block in score_blocks(course, day):
        for row in block.rows:
            form = row.code if block.code == "bedside" else block.code
            rows[form] = f"{rows.get(form, '')} {row.raw} {row.low} {row.high}"
    for form, score in {one.form: one for one in course.scores if day.holds(one.at)}.items():
        shown[score.entry] = f"{shown.get(score.entry, '')} {rows.get(form, '')}"
    return shown


def _named(name: str, value: JsonValue) -> str:
    """Write a value with its name, as items of the day write it: `PaO2 82 mmHg`."""
    return f"{input_label(name)} {value_words(value)}".replace("\u00a0", " ")


def _rest(entry: Entry[AssessmentMade], shown: str, said: str) -> AssessmentMade:
    """Leave out what the form's own score shows, and what the day says in the same words."""
    fact = entry.fact
    values = {
        name: value
        for name, value in fact.values.items()
        if value is not None
        and not _stands(name, value, shown)
        and not re.search(rf"{re.escape(_named(name, value))}(?![.,]?[0-9])", said)
    }
    not_done = {name: why for name, why in fact.not_done.items() if why not in shown}
    return replace(fact, values=values, not_done=not_done)


def _stands(name: str, value: JsonValue, shown: str) -> bool:
    if isinstance(value, bool):
        return name.rpartition("_")[2] in shown
    if isinstance(value, Mapping):  # a coma scale: E3 V4 M5
        return all(f"{part[0].upper()}{one}" in shown for part, one in value.items())
    if isinstance(value, str | int):
        return _word_stands(str(value), shown)
    rows = [one for one in value or () if isinstance(one, Mapping)]
    if name == "quadrants":
        return all(
            f"extent {one.get('extent')}, density {one.get('density')}" in shown for one in rows
        )
    if name != "vasopressors":
        return False
    return all(
        _word_stands(str(part), shown)
        for one in rows
        for key, part in one.items()
        if part and (key, part) != ("formulation", "base")  # the scores count base
    )


def _word_stands(text: str, shown: str) -> bool:
    """Say whether a text, or the number that it begins with, stands in the words shown."""
    number = _NUMBER.match(text)
    if number is None:
        return text.replace("NT", "not testable") in shown
    return bool(re.search(rf"(?<![0-9.,]){re.escape(number[0])}(?![.,]?[0-9])", shown))

"""Scores of a day: components with raw value and points or bounds, and the bedside indices."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from protocols.scores.amounts import shown
from protocols.scores.by_name import answer_named
from protocols.scores.pf import pf
from protocols.scores.result import Component, Derived, Score
from protocols.sheet.content import ScoreBlock, ScoreRow
from protocols.sheet.fact_words import form_label
from protocols.sheet.wording import points_words, unit_words

if TYPE_CHECKING:
    from protocols.course import Course, DayScore
    from protocols.sheet.days import SheetDay
    from protocols.times import Instant

ORGANS: Mapping[str, str] = {
    "respiration": "Respiration",
    "coagulation": "Coagulation",
    "liver": "Liver",
    "cardiovascular": "Cardiovascular",
    "cns": "Nervous system",
    "brain": "Nervous system",
    "renal": "Kidney",
    "kidney": "Kidney",
    "hemostasis": "Coagulation",
}
_SUMS = ("sofa", "sofa-2")
_BESIDE = ("pf", "mottling", "refill", "berlin", "compliance", "rale", "mrc", "kdigo", "news2")
_FEW_COMPONENTS = 4


def score_words(score: Score | Derived) -> str:
    """Write a score's total, its bounds, or why it cannot be judged."""
    if isinstance(score, Score):
        if score.total is not None:
            return f"{score.total}{', ' + score.reading if score.reading else ''}"
        return f"{points_words(score.low, score.high)}, not complete"
    return _derived_words(score)


def score_blocks(course: Course, day: SheetDay) -> tuple[ScoreBlock, ...]:
    """Return the organ score of the day with its components, then the bedside indices.

    A score that the protocol asks for on the day and nobody charted stands there with every input
    not known: its boxes are filled by hand or stay honest.
    """
    charted = [one for one in course.scores if day.holds(one.at)]
    blocks = [block for form in _SUMS for block in _organ_block(course, day, charted, form)]
    rows = _index_rows(course, day, charted)
    if rows:
        title = "" if blocks else "Bedside indices"
        blocks.append(ScoreBlock("bedside", title, tuple(rows)))
    return tuple(blocks)


def _organ_block(
    course: Course, day: SheetDay, charted: list[DayScore], form: str
) -> list[ScoreBlock]:
    found = [one for one in charted if one.form == form and isinstance(one.score, Score)]
    if not found and not _asked(course, day, form):
        return []
    score: Score | Derived | None = found[-1].score if found else None
    if score is None:
        answered = answer_named(form, {})
        score = answered[0] if answered is not None else None
    if not isinstance(score, Score):
        return []
    at = found[-1].at if found else None
    rows = tuple(_organ_row(one, at, charted=bool(found)) for one in score.components)
    note = f"last of {len(found)} on this day" if len(found) > 1 else ""
    known = sum(one.points is not None for one in score.components)
    title = f"{form_label(form)} inputs" if form == "sofa" else "SOFA-2 inputs"
    bounds = (score.low, score.high)
    return [ScoreBlock(form, title, rows, *bounds, known, len(rows), note, score.warnings)]


def _organ_row(one: Component, at: Instant | None, *, charted: bool) -> ScoreRow:
    organ = ORGANS.get(one.name, one.name.replace("_", " ").capitalize())
    # Nobody scored: a MAP charted elsewhere is not "not known", it is not on this form yet.
    words = one.why if charted else "not scored on this day"
    return ScoreRow(one.name, organ, words, one.low, one.high, one.missing, at)


def _index_rows(course: Course, day: SheetDay, charted: list[DayScore]) -> list[ScoreRow]:
    rows = []
    for form in _BESIDE:
        found = [one for one in charted if one.form == form]
        if found:
            rows.append(_index_row(found[-1]))
        elif form == "pf" and (row := _pf_row(course, day)) is not None:
            rows.append(row)
        elif _asked(course, day, form):
            rows.append(ScoreRow(form, form_label(form), "not recorded", missing=(form,)))
    known = {*_BESIDE, *_SUMS}
    rows += [_index_row(one) for one in charted if one.form not in known]
    return rows


def _index_row(one: DayScore) -> ScoreRow:
    score = one.score
    if isinstance(score, Derived):
        words = _derived_words(score)
        return ScoreRow(one.form, form_label(one.form), words, missing=score.missing, at=one.at)
    few = len(score.components) <= _FEW_COMPONENTS  # some of many would pass for all of them
    raw = score.reading or ("; ".join(part.why for part in score.components) if few else "")
    return ScoreRow(
        one.form, form_label(one.form), raw, score.low, score.high, score.missing, one.at
    )


def _derived_words(score: Derived) -> str:
    """Write a derived number with its working, bare where the working names it already."""
    if score.value is None or isinstance(score.value, str):
        return score.why or score.value or "not known"
    number = shown(Fraction(score.value))
    unit = f"\u00a0{unit_words(score.unit)}" if score.unit is not None else ""
    # The number alone may be another's: a compliance of 20 beside a driving pressure of 20 cmH2O.
    named = rf"(?<![\d.]){re.escape(number + unit)}(?![\d.])"
    if score.why and re.search(named, _bound(score.why)):
        return score.why
    return f"{number}{unit}, {score.why}" if score.why else f"{number}{unit}"


def _bound(words: str) -> str:
    """Return words with each number bound to its unit, as a written number is."""
    return re.sub(r"(?<=\d) ", "\u00a0", words)


def _pf_row(course: Course, day: SheetDay) -> ScoreRow | None:
    """Return P/F of the last gas of the day: PaO2 and FiO2 of one instant, never mixed."""
    fractions = {one.at: one for one in course.record.measured("fio2")}
    pairs = [
        (one, fractions[one.at])
        for one in course.record.measured("pao2")
        if one.at in fractions and day.holds(one.at)
    ]
    if not pairs:
        return None
    pressure, fraction = pairs[-1]
    if pressure.reading.comparator or fraction.reading.comparator:
        return None
    ratio = pf(pressure.reading.quantity, fraction.reading.quantity)
    return ScoreRow("pf", form_label("pf"), _derived_words(ratio), at=pressure.at)


def _asked(course: Course, day: SheetDay, form: str) -> bool:
    return any(
        one.planned.study_day == day.number
        and (form in one.planned.asks or one.planned.item == form)
        and one.status not in ("cancelled", "not_applicable")
        for one in course.due
    )

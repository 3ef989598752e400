"""Why a score has its points: each component with its reason, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from protocols.explain.content import Reason
from protocols.explain.sources import stated_by, titles
from protocols.scores.result import Score
from protocols.sheet.fact_words import form_label
from protocols.times import show_when
from protocols.units import plain

if TYPE_CHECKING:
    from decimal import Decimal

    from protocols.course import Course, DayScore

PAPERS: Mapping[str, str] = {
    "sofa": "Vincent et al., Intensive Care Med 1996;22:707, Table 3",
    "mottling": "Ait-Oufella et al., Intensive Care Med 2011;37:801",
    "news2": "Royal College of Physicians, National Early Warning Score 2, 2017",
    "apache2": "Knaus et al., Crit Care Med 1985;13:818",
    "rale": "Warren et al., Thorax 2018;73:840",
    "mrc": "Kleyweg et al., Muscle Nerve 1991;14:1103",
    "berlin": "ARDS Definition Task Force, JAMA 2012;307:2526",
    "kdigo": "KDIGO Clinical Practice Guideline for Acute Kidney Injury, 2012",
}


def score_key(one: DayScore) -> str:
    """Return what a score is asked about by: its form and the entry it comes from."""
    return f"{one.form}:{one.entry}"


def score_title(one: DayScore) -> str:
    """Say which score, of which day, and its value."""
    day = f", Day {one.day}" if one.day is not None else ""
    return f"{form_label(one.form)}{day}: {_value(one)}"


def _value(one: DayScore) -> str:
    score = one.score
    if isinstance(score, Score):
        return str(score.total) if score.total is not None else score.incomplete
    if score.value is None:
        return "not known"
    number = score.value if isinstance(score.value, str | int) else _short(score.value)
    return f"{number} {score.unit.value}" if score.unit is not None else str(number)


def _short(number: Decimal) -> str:
    return plain(round(number, 2))


def score_reasons(course: Course, one: DayScore) -> Iterator[Reason]:
    """Say where the inputs come from, each component's points with its reason, and the sum."""
    entry = course.record.entry(one.entry)
    when = show_when(one.at, course.zone)
    form = next((rule for rule in course.protocol.forms if rule.id == one.form), None)
    by = stated_by(entry) if entry is not None else ""
    yield Reason(f"Worked out from what was assessed at {when}; points are never typed.", by)
    if form is not None and form.source:
        yield Reason(f"The protocol asks for the form {form.label}.", titles(course, form.source))
    paper = PAPERS.get(one.form, "")
    score = one.score
    if isinstance(score, Score):
        for part in score.components:
            low_high = f"{part.low} to {part.high}"
            points = low_high if part.points is None else str(part.points)
            name = part.name.replace("_", " ").capitalize()
            unit = "point" if points == "1" else "points"
            yield Reason(f"{name}: {points} {unit}, {part.why}.", paper)
        total = f"Total {score.total}" if score.total is not None else score.incomplete
        yield Reason(f"{total[:1].upper()}{total[1:]}.")
        if score.reading:
            yield Reason(f"Read as: {score.reading}.", paper)
    elif score.why:
        yield Reason(f"{score.why[:1].upper()}{score.why[1:].rstrip('.')}.", paper)
    if score.missing:
        names = ", ".join(name.replace("_", " ") for name in score.missing)
        yield Reason(f"Missing, and not taken as normal: {names}.")
    for warning in score.warnings:
        yield Reason(f"{warning[:1].upper()}{warning[1:].rstrip('.')}.")

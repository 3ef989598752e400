"""What one subject contributes to a row: a number, a yes or no, a class, or nothing known.

Nothing is concluded from silence: a form that was not filled, a support that nobody charted, a
stay that goes on, a score with gaps and a value that is only a limit are all not known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from protocols.analytes import ANALYTES, Analyte
from protocols.facts import AssessmentMade
from protocols.registry import exact, magnitude
from protocols.scores.result import Score
from protocols.times import local, study_day_of
from protocols.units import Quantity, Unit

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.definition.tables import SummaryRow
    from protocols.facts import JsonValue
    from protocols.times import Instant

# A number, yes or no, a class of a named set, or None: not known.
Value: TypeAlias = Fraction | bool | str | None

_MOLAR = (Unit.MICROMOL_PER_L, Unit.MMOL_PER_L)
_UNITS: Mapping[str, Unit] = MappingProxyType({unit.value: unit for unit in Unit})
_YES, _NO = "yes", "no"
# A stay or support that goes on has no length yet; a mortality without a statement has no class.
_FINAL_ONLY = ("duration",)


def value_of(row: SummaryRow, course: Course) -> Value:
    """Return what a subject contributes to a row, None where it is not known."""
    return _READERS[row.of](row, course)


def _age(_row: SummaryRow, course: Course) -> Value:
    anchor = course.record.anchors.get(course.protocol.days.anchor)
    enrolment = course.record.enrolment
    if anchor is None or enrolment is None or enrolment.fact.birth_year is None:
        return None
    return Fraction(local(anchor, course.zone).date().year - enrolment.fact.birth_year)


def _sex(_row: SummaryRow, course: Course) -> Value:
    enrolment = course.record.enrolment
    sex = enrolment.fact.sex if enrolment is not None else "unknown"
    return None if sex == "unknown" else sex


def _analyte(row: SummaryRow, course: Course) -> Value:
    """Return the first value of the study day that is a number, in the row's unit."""
    analyte = ANALYTES[row.what]
    for one in course.record.measured(row.what):
        if one.at > course.now or _day_of(one.at, course) != row.day or one.reading.comparator:
            continue
        return in_unit(analyte, one.reading.quantity, _UNITS[row.unit])
    return None


def in_unit(analyte: Analyte, given: Quantity, unit: Unit) -> Fraction:
    """Return a reading's number in a unit, exactly; molar units by the analyte's factor."""
    if analyte.molar is not None and (given.unit in _MOLAR) != (unit in _MOLAR):
        number = Fraction(given.value)
        return number * analyte.molar if unit in _MOLAR else number / analyte.molar
    return magnitude(exact(given), unit)


def _field(row: SummaryRow, course: Course) -> Value:
    return _yes_or_no(answered(row.what, course))


def answered(name: str, course: Course) -> JsonValue:
    """Return the last answer to `form.field`, None where none holds."""
    form, _, item = name.partition(".")
    found: JsonValue = None
    for entry in course.record.of(AssessmentMade):
        if entry.fact.form == form and entry.at <= course.now:
            stated = entry.fact.values.get(item)
            found = stated if stated is not None else found
    return found


def _yes_or_no(stated: JsonValue) -> bool | None:
    if isinstance(stated, bool):
        return stated
    return {_YES: True, _NO: False}.get(stated) if isinstance(stated, str) else None


def _score(row: SummaryRow, course: Course) -> Value:
    """Return the first complete total of the study day."""
    for one in course.scores:
        if one.form != row.what or one.day != row.day:
            continue
        total = one.score.total if isinstance(one.score, Score) else one.score.value
        if isinstance(total, int | Decimal):
            return Fraction(total)
    return None


def _support(row: SummaryRow, course: Course) -> Value:
    if course.supports.get(row.what):
        return True
    return _yes_or_no(answered(row.answered_in, course)) if row.answered_in else None


def _endpoint(row: SummaryRow, course: Course) -> Value:
    found = next((one for one in course.endpoints if one.id == row.what), None)
    if found is None or found.value is None or (found.kind in _FINAL_ONLY and not found.final):
        return None
    if row.counted:
        return str(found.value) == row.counted
    if isinstance(found.value, str):
        return None
    number = Quantity(Decimal(found.value), _UNITS[found.unit])
    return magnitude(exact(number), _UNITS[row.unit or found.unit])


def _day_of(at: Instant, course: Course) -> int | None:
    count = course.protocol.days
    anchor = course.record.anchors.get(count.anchor)
    if anchor is None:
        return None
    return study_day_of(at, anchor, course.zone, first=count.first, rule=count.rule).number


_READERS: Mapping[str, Callable[[SummaryRow, Course], Value]] = MappingProxyType(
    {
        "age": _age,
        "sex": _sex,
        "analyte": _analyte,
        "field": _field,
        "score": _score,
        "support": _support,
        "endpoint": _endpoint,
    }
)

"""Who is judged: values with their sample times, stated facts, answers and anchors.

A value is a range: equal ends for a plain number, one open end for a result below or above what
the laboratory can measure, several whole numbers for a score with inputs missing or an age known
from the birth year alone. What is not here is not known, never absent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from protocols.analytes import ANALYTES, canonical
from protocols.eligibility.supports import SupportStep, support_steps
from protocols.facts import Answer, AssessmentMade, CriterionAnswered, Entry, MeasurementTaken
from protocols.intake import Reading, read_number, read_reading
from protocols.record import as_entered
from protocols.times import Instant, TimeDelta, show_when
from protocols.units import Quantity, Unit, trimmed

if TYPE_CHECKING:
    from protocols.record import Record

T = TypeVar("T")
_SCORED = frozenset({"sofa", "news2", "mottling"})
_SCREENING = TimeDelta(hours=72)  # "48 to 72 hrs prior to first administration"
NO_ITEMS: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Value:
    """What is known of a measured or derived fact.

    Attributes:
        unit: in which `low` and `high` are counted, the analyte's canonical unit for an analyte.
        low, high: the range in which it lies; None where it has no known end.
        open_low, open_high: the end itself is left out (`<` and `>` of a laboratory).
        words: as reported, `3.8 mmol/L`.
        at: when it was sampled; None if that is not recorded.
        entry: id of the ledger entry, or empty.
        source: in words, or empty.
    """

    unit: Unit
    low: Fraction | None
    high: Fraction | None
    words: str
    open_low: bool = False
    open_high: bool = False
    at: Instant | None = None
    entry: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class StatedAnswer:
    """A person's answer to a criterion or to a stated fact, and who gave it."""

    answer: Answer
    words: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Everything that is known of somebody who may enter a trial.

    Attributes:
        values: fact id (analyte, `age`, `bmi`, `pf`, `sofa`, `sofa_rise`…) to values, oldest first.
        stated: stated fact to whether it is so.
        answers: criterion id to a person's answer; for an exclusion `met` means absent.
        anchors: instants by anchor id.
        sex: as recorded.
        birth_year: for an age known to the year only, where no age is given.
        zone: for times in words.
        supports: stated fact to when a support made it so or not.
    """

    values: Mapping[str, tuple[Value, ...]] = field(default_factory=lambda: NO_ITEMS)
    stated: Mapping[str, bool] = field(default_factory=lambda: NO_ITEMS)
    answers: Mapping[str, StatedAnswer] = field(default_factory=lambda: NO_ITEMS)
    anchors: Mapping[str, Instant] = field(default_factory=lambda: NO_ITEMS)
    sex: str = "unknown"
    birth_year: int | None = None
    zone: str = "UTC"
    supports: Mapping[str, tuple[SupportStep, ...]] = field(default_factory=lambda: NO_ITEMS)

    def known(self, fact: str, at: Instant) -> tuple[Value, ...]:
        """Return the values of a fact sampled by `at`, oldest first; derived ones too."""
        given = tuple(one for one in self.values.get(fact, ()) if one.at is None or one.at <= at)
        if given:
            return given
        derive = _DERIVED.get(fact)
        found = derive(self, at) if derive is not None else None
        return (found,) if found is not None else ()

    def lacking(self, fact: str, at: Instant) -> tuple[str, ...]:
        """Return which facts are not recorded that a fact would be derived from."""
        return tuple(one for one in _FROM.get(fact, ()) if not self.known(one, at))


def value_of(
    fact: str, reading: Reading, at: Instant | None, entry: str = "", source: str = ""
) -> Value:
    """Return a reading as a range, in the canonical unit where the fact is an analyte."""
    analyte = ANALYTES.get(fact)
    given = canonical(analyte, reading.quantity) if analyte is not None else reading.quantity
    number = Fraction(given.value)
    return Value(
        unit=given.unit,
        low=None if reading.comparator == "<" else number,
        high=None if reading.comparator == ">" else number,
        words=_as_reported(reading),
        open_low=reading.comparator == ">",
        open_high=reading.comparator == "<",
        at=at,
        entry=entry,
        source=source,
    )


def _as_reported(reading: Reading) -> str:
    if reading.quantity.unit is Unit.A:
        return str(reading).removesuffix(" a") + " years"
    return str(reading)


def _age(candidate: Candidate, at: Instant) -> Value | None:
    """Known from the birth year to within a year: 64 or 65."""
    if candidate.birth_year is None:
        return None
    years = at.to_tz(candidate.zone).year - candidate.birth_year
    words = f"{years - 1} or {years} years (born {candidate.birth_year})"
    return Value(Unit.A, Fraction(years - 1), Fraction(years), words)


def _bmi(candidate: Candidate, at: Instant) -> Value | None:
    weights, heights = candidate.known("weight", at), candidate.known("height", at)
    if not weights or not heights:
        return None
    weight, height = weights[-1], heights[-1]
    if weight.low is None or weight.low != weight.high:
        return None
    if height.low is None or height.low != height.high:
        return None
    metres = height.low / 100 if height.unit is Unit.CM else height.low
    index = weight.low / metres**2
    return Value(
        Unit.KG_PER_M2,
        index,
        index,
        f"{_rounded(index)} kg/m2 ({weight.words}, {height.words})",
        at=weight.at,
        entry=weight.entry,
    )


def _pf(candidate: Candidate, at: Instant) -> Value | None:
    """PaO2 over the FiO2 of the same sample; another moment's FiO2 is never taken."""
    for gas in reversed(candidate.known("pao2", at)):
        for oxygen in candidate.known("fio2", at):
            if gas.at == oxygen.at:
                return _ratio(gas, oxygen)
    return None


def _ratio(gas: Value, oxygen: Value) -> Value | None:
    if gas.low is None or gas.low != gas.high or oxygen.low is None or oxygen.low != oxygen.high:
        return None
    ratio = gas.low / oxygen.low
    words = f"{_rounded(ratio)} mmHg (PaO2 {gas.words}, FiO2 {oxygen.words})"
    return Value(Unit.MMHG, ratio, ratio, words, at=gas.at, entry=gas.entry)


def _rounded(number: Fraction) -> str:
    from protocols.registry import as_decimal

    return trimmed(round(as_decimal(number), 1))


def _news2_rise(candidate: Candidate, at: Instant) -> Value | None:
    """The steepest rise between two timed NEWS2 scores of the last 72 h (ILIAD-7, E15).

    One score alone, or scores without their times, say nothing of a rise.
    """
    timed = [
        (one.at, one)
        for one in candidate.known("news2", at)
        if one.at is not None and at - one.at <= _SCREENING
    ]
    rises = [
        _rise(first, later)
        for number, (since, first) in enumerate(timed)
        for until, later in timed[number + 1 :]
        if since < until
    ]
    known = [one for one in rises if one is not None]
    if not known:
        return None
    steepest = max(known, key=lambda one: (one.low or Fraction(0), one.high or Fraction(0)))
    return replace(steepest, high=max(one.high or Fraction(0) for one in known))


def _rise(first: Value, later: Value) -> Value | None:
    if first.low is None or first.high is None or later.low is None or later.high is None:
        return None
    return Value(
        Unit.POINTS,
        later.low - first.high,
        later.high - first.low,
        f"from {first.words} to {later.words}",
        at=later.at,
        entry=later.entry,
        source=later.source,
    )


_FROM = {"bmi": ("weight", "height"), "pf": ("pao2", "fio2")}
_DERIVED = {"age": _age, "bmi": _bmi, "pf": _pf, "news2_rise": _news2_rise}


def candidate_from_record(record: Record, *, answered_by: Instant | None = None) -> Candidate:
    """Return what a subject's record says: values, scores, answers, anchors, sex, birth year.

    Answers are the last ones by when they were entered. An answer whose id is no criterion of the
    protocol answers the stated fact of that id.

    Args:
        record: the subject's record.
        answered_by: answers of later than that do not count; None: all count.
    """
    enrolment = record.enrolment
    fact = enrolment.fact if enrolment is not None else None
    answers = _answers(record, answered_by)
    zone = enrolment.zone if enrolment is not None else "UTC"
    return Candidate(
        values=_record_values(record),
        stated={
            name: one.answer == "met" for name, one in answers.items() if one.answer != "not_known"
        },
        answers=answers,
        anchors=record.anchors,
        sex=fact.sex if fact is not None else "unknown",
        birth_year=fact.birth_year if fact is not None else None,
        zone=zone,
        supports=support_steps(record, zone),
    )


def _record_values(record: Record) -> dict[str, tuple[Value, ...]]:
    """Return measured values, those charted in forms, and the totals of scored forms."""
    found: dict[str, list[Value]] = defaultdict(list)
    for entry in record.of(MeasurementTaken):
        analyte = entry.fact.analyte
        found[analyte].append(
            value_of(analyte, entry.fact.reading, entry.at, entry.id, _source(entry))
        )
    for analyte in ("weight", "height"):  # stated at enrolment too
        found[analyte] = [
            value_of(analyte, one.reading, one.at, one.entry.id, _source(one.entry))
            for one in record.measured(analyte)
        ]
    for form in record.of(AssessmentMade):
        for name, value in (*_form_values(form), *_form_score(form)):
            found[name].append(value)
    return {
        name: tuple(sorted(values, key=lambda one: one.at or Instant.MIN))
        for name, values in found.items()
        if values
    }


def _form_values(entry: Entry[AssessmentMade]) -> Iterator[tuple[str, Value]]:
    """Yield the analytes that a form holds as text with their unit."""
    for name, given in entry.fact.values.items():
        analyte = ANALYTES.get(name)
        if analyte is None or not isinstance(given, str):
            continue
        bare = Unit.ONE in analyte.units
        read = read_number(given, name, three_decimals=True) if bare else None
        reading = (
            Reading(Quantity(read, Unit.ONE))
            if isinstance(read, Decimal)
            else read_reading(given, name, analyte.units)
        )
        if isinstance(reading, Reading):
            yield name, value_of(name, reading, entry.at, entry.id, _source(entry))


def _form_score(entry: Entry[AssessmentMade]) -> Iterator[tuple[str, Value]]:
    """Yield the total of a scored form, as bounds where inputs are missing."""
    from protocols.scores.by_name import answer_named
    from protocols.scores.result import Score

    name = entry.fact.form
    answered = answer_named(name, entry.fact.values) if name in _SCORED else None
    if answered is None or not isinstance(answered[0], Score):
        return
    score = answered[0]
    words = str(score.total) if score.total is not None else f"{score.low} to {score.high}"
    yield (
        name,
        Value(
            Unit.POINTS,
            Fraction(score.low),
            Fraction(score.high),
            words,
            at=entry.at,
            entry=entry.id,
            source=_source(entry),
        ),
    )


def _source(entry: Entry[Any]) -> str:
    return f"{show_when(entry.at, entry.zone)}, {entry.operator}"


def _answers(record: Record, until: Instant | None) -> dict[str, StatedAnswer]:
    found: dict[str, StatedAnswer] = {}
    enrolment = record.enrolment
    if enrolment is not None:
        for criterion, answer in enrolment.fact.answers.items():
            found[criterion] = StatedAnswer(answer, _source(enrolment), enrolment.id)
    for entry in by_recording(record.of(CriterionAnswered)):
        if until is not None and entry.at > until:
            continue
        fact = entry.fact
        words = ", ".join(part for part in (fact.evidence, _source(entry)) if part)
        found[fact.criterion] = StatedAnswer(fact.answer, words, entry.id)
    return found


def by_recording(entries: Sequence[Entry[Any]]) -> list[Entry[Any]]:
    """Return entries in the order in which they were entered."""
    return list(as_entered(entries))

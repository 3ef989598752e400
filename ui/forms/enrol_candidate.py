"""What is typed about somebody who may enter a trial, read: the fact, the candidate, the issues.

Pure. Nothing here decides: the criteria are judged by `protocols.eligibility`, what can be charted
by `protocols.admission`, and a person enrols.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, cast

from protocols.admission import Ward, issues_of
from protocols.analytes import ANALYTES
from protocols.definition.model import Compare
from protocols.eligibility.candidate import Candidate, StatedAnswer, Value, value_of
from protocols.eligibility.given import leaves_of
from protocols.facts import Answer, MeasurementTaken, Statement, SubjectEnrolled
from protocols.intake import Reading, invisible_in, read_number, read_quantity, read_text
from protocols.issues import Issue
from protocols.units import Quantity

if TYPE_CHECKING:
    from protocols.definition.model import Criterion, Protocol
    from protocols.times import Instant

Sex = Literal["F", "M", "other", "unknown"]
WEIGHT_METHODS: Final = ("bed scale", "standing scale", "stated", "estimated", "ideal", "adjusted")
_YEAR = re.compile(r"\d{4}", re.ASCII)
_FROM: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({"pf": ("pao2", "fio2")})
_AT_WHO: Final = ("weight", "height")
"""Asked for with the person, not with a criterion."""


@dataclass(frozen=True, slots=True)
class TypedValue:
    """A measured value given with a criterion: read, and when it was sampled."""

    reading: Reading
    at: Instant


@dataclass(frozen=True, slots=True)
class Typed:
    """Everything typed on the enrolment page, as read; what cannot be read stands in `issues`."""

    subject: str
    protocol: Protocol | None
    at: Instant
    bed: str = ""
    birth_year: int | None = None
    sex: Sex = "unknown"
    arm: str | None = None
    weight: Quantity | None = None
    weight_method: str = ""
    weight_at: Instant | None = None
    height: Quantity | None = None
    anchors: Mapping[str, Instant] = field(default_factory=lambda: MappingProxyType({}))
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    values: Mapping[str, TypedValue] = field(default_factory=lambda: MappingProxyType({}))
    issues: tuple[Issue, ...] = ()


def read_birth_year(text: str) -> int | Issue | None:
    """Read a year of birth; empty is not recorded."""
    stripped = text.strip(" ")
    if not stripped:
        return None
    if _YEAR.fullmatch(stripped) and not invisible_in(text):
        return int(stripped)
    return Issue(
        "not_a_year",
        "birth_year",
        text[:80],
        f"{text[:80]!r} is not a year of birth. Type four digits, such as 1961.",
    )


def read_body(text: str, name: str) -> Quantity | Issue | None:
    """Read a weight in kg or a height in cm; another unit may be typed, pounds are refused."""
    units = ANALYTES[name].units
    stripped = text.strip(" ")
    if not stripped:
        return None
    if any(character.isalpha() for character in stripped):
        return read_quantity(text, name, units)
    number = read_number(text, name)
    return number if isinstance(number, Issue) else Quantity(number, units[0])


def read_words(text: str, name: str, longest: int) -> str | Issue:
    """Read a short text such as a bed or a study id."""
    return read_text(text, name, longest=longest)


def enrolment_of(typed: Typed, answers: Mapping[str, Answer], reason: str) -> SubjectEnrolled:
    """Return the fact to record.

    Args:
        typed: what was read.
        answers: the judged answer of each criterion, as the person who enrols signs it.
        reason: why a subject with criteria not met or not known is enrolled all the same.
    """
    return SubjectEnrolled(
        typed.protocol.id if typed.protocol is not None else "",
        bed=typed.bed,
        birth_year=typed.birth_year,
        sex=typed.sex,
        arm=typed.arm,
        weight=typed.weight,
        weight_method=typed.weight_method,
        weight_at=typed.weight_at,
        height=typed.height,
        anchors=MappingProxyType(dict(typed.anchors)),
        answers=MappingProxyType(dict(answers)),
        deviation_reason=reason,
    )


def issues_in(typed: Typed, now: Instant) -> tuple[Issue, ...]:
    """Return everything that cannot be charted as typed: unread fields, then what cannot be."""
    if typed.protocol is None:
        return typed.issues
    statement = Statement(typed.subject, enrolment_of(typed, {}, ""), typed.at)
    found = list(typed.issues)
    said = {issue.field for issue in found}
    for issue in issues_of(statement, Ward(None, typed.protocol, now)):
        empty_id = issue.field == "subject" and not typed.subject
        if issue.field not in said and not empty_id:
            found.append(issue)
    return tuple(found)


def candidate_of(typed: Typed, zone: str) -> Candidate:
    """Return what the criteria are judged on: what was typed, and nothing else."""
    values: dict[str, tuple[Value, ...]] = {}
    if typed.weight is not None:
        values["weight"] = (value_of("weight", Reading(typed.weight), typed.weight_at),)
    if typed.height is not None:
        values["height"] = (value_of("height", Reading(typed.height), None),)
    for name, one in typed.values.items():
        values[name] = (value_of(name, one.reading, one.at),)
    return Candidate(
        values=values,
        answers={name: StatedAnswer(answer) for name, answer in typed.answers.items()},
        anchors=typed.anchors,
        sex=typed.sex,
        birth_year=typed.birth_year,
        zone=zone,
    )


def measured_for(criterion: Criterion) -> tuple[str, ...]:
    """Return the analytes whose values would settle a criterion, each once."""
    if criterion.rule is None:
        return ()
    facts = [leaf.fact for leaf in leaves_of(criterion.rule) if isinstance(leaf, Compare)]
    names = [name for fact in facts for name in _FROM.get(fact, (fact,))]
    return tuple(dict.fromkeys(name for name in names if name in ANALYTES and name not in _AT_WHO))


def measurements_of(typed: Typed) -> tuple[Statement, ...]:
    """Return the values given with the criteria as statements of their own sample times."""
    return tuple(
        Statement(typed.subject, MeasurementTaken(name, one.reading), one.at)
        for name, one in typed.values.items()
    )


def sex_of(text: str | None) -> Sex:
    """Return a sex by its key; nothing chosen is unknown."""
    return cast("Sex", text) if text in ("F", "M", "other") else "unknown"


def body_words(typed: Typed) -> str:
    """Return the body mass index of what was typed, empty while one part is missing."""
    known = candidate_of(typed, "UTC").known("bmi", typed.at)
    return f"BMI {known[0].words.partition(' (')[0]}" if known else ""

"""Facts about a candidate as a flat mapping of names, read one by one (the `eligibility` command).

Keys that are understood:
- an analyte id (`igm`, `lactate`, `neutrophils`…): `"45 mg/dL"`, `"<5 mg/dL"`, or
  `{"value": "45 mg/dL", "at": "2026-11-21T05:30+01:00"}`, or a list of these. A value without a
  time counts as sampled at the moment of judging. `weight` and `height` are analytes, BMI follows
  from them, and P/F from `pao2` and `fio2` of the same sample.
- a named fact of the protocol's rules (`age`, `bmi`, `pf`, `sofa`, `sofa_rise`, `news2_rise`…): a
  text with its unit (`"61 a"`, `"3 points"`) or, where it is counted, a whole number.
- `birth_year` (a whole number) and `sex` (`F`, `M`, `other`, `unknown`).
- a stated fact of the rules (`infection`, `fluids_adequate`…) or a criterion id (`I5`, `E2`): true,
  false, `yes`, `no`, `present`, `absent`, `met`, `not_met`. For an exclusion's id true, yes and
  present mean that the excluding condition is there: the criterion is not met.
- an anchor (`shock_onset`, `randomised`…): an instant, here or in an object under `anchors`.
- null anywhere: not known.

A key that is not understood is named in the warnings and changes nothing. A value that cannot be
read is an issue, and the fact counts as not known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from protocols.analytes import ANALYTES, Analyte, judge_reading
from protocols.definition.model import Combined, Compare, Condition, Elapsed, Stated
from protocols.eligibility.candidate import Candidate, StatedAnswer, Value, value_of
from protocols.intake import Reading, read_number, read_reading
from protocols.issues import Issue
from protocols.times import Instant, read_instant
from protocols.units import Quantity, Unit

if TYPE_CHECKING:
    from protocols.definition.model import Protocol
    from protocols.facts import Answer

KNOWN_ANCHORS: Final = (
    "hospital_admission",
    "icu_admission",
    "symptom_onset",
    "mechanical_ventilation_start",
    "shock_onset",
    "vasopressor_start",
    "consent",
    "randomised",
    "first_dose",
)
_YES: Final = frozenset({"yes", "true", "present"})
_NO: Final = frozenset({"no", "false", "absent"})
_SEXES: Final = {"F": "F", "M": "M", "female": "F", "male": "M", "other": "other"}
_WHOLE = re.compile(r"\d{1,6}", re.ASCII)
_OLDEST: Final = 130
_COUNTED: Final = (Unit.ONE, Unit.POINTS, Unit.A)


@dataclass(frozen=True, slots=True)
class Given:
    """What was read: the candidate, issues of values, warnings of keys."""

    candidate: Candidate
    issues: tuple[Issue, ...]
    warnings: tuple[Issue, ...]


@dataclass(slots=True)
class _Reader:
    """Reads one mapping; what is found is collected here."""

    protocol: Protocol
    at: Instant
    values: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    stated: dict[str, bool] = field(default_factory=dict)
    answers: dict[str, StatedAnswer] = field(default_factory=dict)
    anchors: dict[str, Instant] = field(default_factory=dict)
    sex: str = "unknown"
    birth_year: int | None = None
    issues: list[Issue] = field(default_factory=list)
    warnings: list[Issue] = field(default_factory=list)

    def refuse(self, code: str, key: str, given: object, message: str) -> None:
        self.issues.append(Issue(code, key, str(given)[:80], message))


def candidate_from_facts(
    facts: Mapping[str, object], protocol: Protocol, at: Instant, *, zone: str = "UTC"
) -> Given:
    """Read a mapping of facts into a candidate; see the module for the keys.

    Args:
        facts: names to values as parsed from JSON.
        protocol: names the facts, criteria and anchors that its rules use.
        at: the moment of judging, when values without a time count as sampled.
        zone: for times in words.
    """
    reader = _Reader(protocol, at)
    names = _Names.of(protocol)
    for key, given in facts.items():
        if given is not None:
            names.reader_of(key)(reader, key, given)
    candidate = Candidate(
        values=reader.values,
        stated=reader.stated,
        answers=reader.answers,
        anchors=reader.anchors,
        sex=reader.sex,
        birth_year=reader.birth_year,
        zone=zone,
    )
    return Given(candidate, tuple(reader.issues), tuple(reader.warnings))


_Read = Callable[[_Reader, str, object], None]


@dataclass(frozen=True, slots=True)
class _Names:
    """Which names a protocol's rules use, by what they are."""

    compared: frozenset[str]
    stated: frozenset[str]
    criteria: frozenset[str]
    anchors: frozenset[str]

    @classmethod
    def of(cls, protocol: Protocol) -> _Names:
        leaves = [
            leaf
            for one in protocol.criteria
            if one.rule is not None
            for leaf in leaves_of(one.rule)
        ]
        return cls(
            frozenset(leaf.fact for leaf in leaves if isinstance(leaf, Compare)),
            frozenset(leaf.fact for leaf in leaves if isinstance(leaf, Stated)),
            frozenset(one.id for one in protocol.criteria),
            frozenset((*KNOWN_ANCHORS, *(one.id for one in protocol.anchors))),
        )

    def reader_of(self, key: str) -> _Read:
        """Return what reads a key; the protocol's own names come before the general ones."""
        table: tuple[tuple[bool, _Read], ...] = (
            (key == "anchors", _anchors),
            (key == "sex", _sex),
            (key == "birth_year", _birth_year),
            (key in self.criteria, _criterion),
            (key in self.stated, _stated),
            (key in ANALYTES, _measured),
            (key in self.anchors, _anchor),
            (key in self.compared or key in ("age", "bmi", "pf", "sofa"), _named),
        )
        return next((read for fits, read in table if fits), _not_understood)


def leaves_of(condition: Condition) -> Iterator[Compare | Elapsed | Stated]:
    """Yield the single conditions of a rule."""
    if isinstance(condition, Combined):
        for one in condition.of:
            yield from leaves_of(one)
    else:
        yield condition


def _not_understood(reader: _Reader, key: str, given: object) -> None:
    message = f"{key[:80]!r} is no fact, criterion or anchor of {reader.protocol.id}; not used."
    reader.warnings.append(Issue("unknown_fact", key[:80], str(given)[:80], message))


def _anchors(reader: _Reader, key: str, given: object) -> None:
    if not isinstance(given, Mapping):
        reader.refuse("not_an_object", key, given, "Anchors are one object of instants.")
        return
    known = _Names.of(reader.protocol).anchors
    for name, text in given.items():
        if name not in known:
            _not_understood(reader, f"anchors.{name}", text)
        elif text is not None:
            _anchor(reader, str(name), text)


def _anchor(reader: _Reader, key: str, given: object) -> None:
    read = read_instant(given, key)
    if isinstance(read, Issue):
        reader.issues.append(read)
    else:
        reader.anchors[key] = read


def _sex(reader: _Reader, key: str, given: object) -> None:
    found = _SEXES.get(given) if isinstance(given, str) else None
    if found is not None:
        reader.sex = found
    elif given != "unknown":
        reader.refuse("unknown_sex", key, given, "Sex is F, M, other or unknown.")


def _birth_year(reader: _Reader, key: str, given: object) -> None:
    text = str(given)
    year = int(text) if not isinstance(given, bool) and _WHOLE.fullmatch(text) else 0
    latest = reader.at.to_tz("UTC").year
    if latest - _OLDEST <= year <= latest:
        reader.birth_year = year
    else:
        message = f"{text[:80]!r} is not a year of birth from {latest - _OLDEST} to {latest}."
        reader.refuse("not_a_year", key, given, message)


def _truth(reader: _Reader, key: str, given: object) -> bool | Answer | None:
    """Return whether something is there, or `met` or `not_met` as written."""
    if isinstance(given, bool):
        return given
    text = given.strip().casefold().replace(" ", "_") if isinstance(given, str) else ""
    if text in _YES or text in _NO:
        return text in _YES
    if text in ("met", "not_met"):
        return "met" if text == "met" else "not_met"
    if text not in ("not_known", "unknown"):
        message = f"{str(given)[:80]!r} is not an answer; write true, false, yes, no or null."
        reader.refuse("not_an_answer", key, given, message)
    return None


def _stated(reader: _Reader, key: str, given: object) -> None:
    found = _truth(reader, key, given)
    if found is not None:
        reader.stated[key] = found if isinstance(found, bool) else found == "met"


def _criterion(reader: _Reader, key: str, given: object) -> None:
    found = _truth(reader, key, given)
    if found is None:
        return
    if isinstance(found, bool):
        kind = next(one.kind for one in reader.protocol.criteria if one.id == key)
        found = "met" if found is (kind == "inclusion") else "not_met"
    reader.answers[key] = StatedAnswer(found)


def _measured(reader: _Reader, key: str, given: object) -> None:
    analyte = ANALYTES[key]
    rows = given if isinstance(given, list | tuple) else [given]
    found = [_sample(reader, key, one, analyte) for one in rows if one is not None]
    values = [one for one in found if one is not None]
    if values and len(values) == len(found):
        reader.values[key] = tuple(sorted(values, key=lambda one: one.at or reader.at))


def _named(reader: _Reader, key: str, given: object) -> None:
    value = _sample(reader, key, given, None)
    if value is not None:
        reader.values[key] = (value,)


def _sample(reader: _Reader, key: str, given: object, analyte: Analyte | None) -> Value | None:
    at: Instant | Issue = reader.at
    if isinstance(given, Mapping):
        if given.get("at") is not None:
            at = read_instant(given["at"], f"{key}.at")
        given = given.get("value")
    if isinstance(at, Issue):
        reader.issues.append(at)
        return None
    if given is None:
        return None
    reading = _reading(key, given, analyte)
    if isinstance(reading, Issue):
        reader.issues.append(reading)
        return None
    wrong = judge_reading(analyte, reading, key) if analyte is not None else _odd(key, reading)
    reader.issues.extend(wrong)
    return None if wrong else value_of(key, reading, at)


def _reading(key: str, given: object, analyte: Analyte | None) -> Reading | Issue:
    """Read a text with its unit; a bare number only where there is no unit to miss."""
    bare = _bare_unit(key, analyte)
    if isinstance(given, int | Decimal) and not isinstance(given, bool) and bare is not None:
        if isinstance(given, Decimal) and not given.is_finite():
            return _not_a_quantity(key, given)
        return Reading(Quantity(Decimal(given), bare))
    if not isinstance(given, str):
        return _not_a_quantity(key, given)
    if bare is not None:
        number = read_number(given, key, three_decimals=given.strip().startswith("0"))
        if not isinstance(number, Issue):
            return Reading(Quantity(number, bare))
    return read_reading(given, key, analyte.units if analyte is not None else ())


def _bare_unit(key: str, analyte: Analyte | None) -> Unit | None:
    if analyte is None:
        return None if key in ("bmi", "pf") else (Unit.A if key == "age" else Unit.ONE)
    return next((unit for unit in analyte.units if unit in _COUNTED), None)


def _not_a_quantity(key: str, given: object) -> Issue:
    return Issue(
        "not_a_quantity",
        key,
        str(given)[:80],
        f"{str(given)[:80]} is not a quantity; write a text with its unit, such as "
        f'"45 mg/dL" or "61 a".',
    )


def _odd(key: str, reading: Reading) -> tuple[Issue, ...]:
    if key != "age" or reading.quantity.value <= _OLDEST:
        return ()
    message = f"An age of {reading} cannot be. Check number and unit."
    return (Issue("impossible_value", key, str(reading), message),)

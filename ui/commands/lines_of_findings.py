"""Lines about what was found: measurements, forms, events, samples, vital status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import cast

from protocols.analytes import ANALYTES, judge_reading
from protocols.facts import (
    AdverseEventReported,
    AssessmentMade,
    Fact,
    JsonObject,
    JsonValue,
    MeasurementTaken,
    SampleDrawn,
    VitalStatusStated,
    frozen_json,
)
from protocols.intake import Comparator, Reading, read_number, read_reading, read_text
from protocols.issues import Issue
from protocols.units import Quantity, Unit
from ui.commands.line_reader import LineReader


def read_measurement(reader: LineReader) -> Fact | None:
    """Read one analyte's value, exactly as reported."""
    analyte = reader.words("analyte", required=True, longest=40)
    given = reader.raw("value")
    more = {
        "method": reader.words("method", longest=80),
        "report": reader.words("report", longest=80),
    }
    use_despite = reader.yes_no("use_despite") or False
    confirmed = reader.yes_no("confirmed") or False
    if not isinstance(given, str):
        reader.issues.append(
            Issue(
                "no_unit",
                "value",
                str(given)[:80],
                'value must be a text with a unit, such as "30.0 mg/dL".',
            )
        )
        return None
    reading = _reading(analyte, given)
    if isinstance(reading, Issue):
        reader.issues.append(reading)
        return None
    return MeasurementTaken(analyte, reading, use_despite=use_despite, confirmed=confirmed, **more)


def _reading(analyte: str, given: str) -> Reading | Issue:
    """Read a measurement; pure numbers (pH, INR, FiO2 as a fraction, GCS) stand without a unit."""
    known = ANALYTES.get(analyte)
    stripped = given.strip(" ")
    comparator: Comparator = "<" if stripped[:1] == "<" else ">" if stripped[:1] == ">" else ""
    number_text = stripped.removeprefix(comparator).strip(" ")
    bare = number_text.replace(".", "", 1).replace(",", "", 1)
    if (
        known is not None
        and known.unit in (Unit.ONE, Unit.POINTS)
        and bare.isascii()
        and bare.isdigit()
    ):
        # Three decimals are usual here (pH 7.315) and thousands impossible.
        number = read_number(number_text, "value", three_decimals=True)
        if isinstance(number, Issue):
            return number
        return Reading(Quantity(number, known.unit), comparator)
    signed = known is not None and known.possible[0] < 0
    return read_reading(given, "value", signed=signed)


def read_assessment(reader: LineReader) -> Fact | None:
    """Read a form's inputs and the reasons of those not done."""
    values = reader.mapping("values")
    reasons: dict[str, str] = {}
    for name, given in reader.mapping("not_done").items():
        if isinstance(given, str) and given.strip():
            reasons[name] = given.strip()
        else:
            reader.issues.append(
                Issue(
                    "reason_missing",
                    f"not_done.{name}",
                    str(given)[:40],
                    f"Say in words why {name} was not done.",
                )
            )
    form = reader.words("form", required=True, longest=60)
    bad = _first_bad_json(values, "values")
    if bad is not None:
        reader.issues.append(bad)
        return None
    reader.issues += _unreadable(form, values)
    return AssessmentMade(form, cast("JsonObject", frozen_json(cast("JsonValue", values))), reasons)


def _unreadable(form: str, values: Mapping[str, object]) -> list[Issue]:
    """Return what a score cannot read of its inputs: a value without unit is none to anybody.

    An input that the score does not know is kept and shown as it was stated.
    """
    from protocols.scores.by_name import answer_named

    found = answer_named(form, values)
    if found is None:
        return [one for name, given in values.items() for one in _not_measured(name, given)]
    issues = found[1]
    return [
        replace(one, field=f"values.{one.field}") for one in issues if one.code != "unknown_input"
    ]


def _not_measured(name: str, given: object) -> list[Issue]:
    """Return why an analyte's value on a form without a score cannot be read; others are words."""
    analyte = ANALYTES.get(name)
    if analyte is None or given is None or isinstance(given, bool | Mapping | list):
        return []
    reading = _reading(name, given if isinstance(given, str) else str(given))
    if isinstance(reading, Issue):
        return [replace(reading, field=f"values.{name}")]
    return list(judge_reading(analyte, reading, f"values.{name}"))


def _first_bad_json(value: object, where: str, depth: int = 0) -> Issue | None:
    """Return an issue for what cannot be kept exactly: fractions, hidden text, deep nests."""
    if depth > 6:
        return Issue("too_deep", where, "", f"{where} is nested too deeply.")
    if isinstance(value, float | Decimal):
        return Issue(
            "no_unit",
            where,
            str(value),
            f'{where} must be a text with its unit, such as "0.5" or "50 %".',
        )
    if isinstance(value, str):
        read = read_text(value, where, lines=True)
        return read if isinstance(read, Issue) else None
    inner: list[tuple[str, object]] = []
    if isinstance(value, Mapping):
        inner = [(f"{where}.{key}", item) for key, item in value.items()]
    elif isinstance(value, list):
        inner = [(f"{where}[{number}]", item) for number, item in enumerate(value)]
    for name, item in inner:
        bad = _first_bad_json(item, name, depth + 1)
        if bad is not None:
            return bad
    return None


def read_adverse_event(reader: LineReader) -> Fact | None:
    """Read an adverse event."""
    return AdverseEventReported(
        term=reader.words("term", required=True, longest=200),
        serious=reader.yes_no("serious"),
        grade=reader.number("grade"),
        relation=reader.words("relation", longest=80),
        outcome=reader.words("outcome", longest=80),
        text=reader.words("text"),
        reported_at=reader.instant("reported_at"),
    )


def read_sample(reader: LineReader) -> Fact | None:
    """Read which study samples were drawn."""
    return SampleDrawn(
        reader.words("sample", required=True, longest=60),
        reader.number("tubes"),
        reader.number("aliquots"),
        reader.words("label", longest=80),
        reader.words("note"),
    )


def read_vital_status(reader: LineReader) -> Fact | None:
    """Read whether the subject is alive; unknown is neither."""
    alive = reader.yes_no("alive")
    if alive is None and reader.line.get("alive") is None:
        reader.issues.append(Issue("missing", "alive", "", "alive is missing: true or false."))
    note = reader.words("note")
    return VitalStatusStated(alive, note) if alive is not None else None

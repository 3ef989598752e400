"""One subject as FHIR R4 resources: patient, place in the study, values, scores, what was given.

A value that was struck stays, as `entered-in-error`; one that took its place is `corrected`. What
is not known has no value and says so; bounds stand in words, for FHIR has no place for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import UUID, uuid5

from protocols.facts import AdministrationObserved, InjectionGiven, MeasurementTaken
from protocols.registry import as_decimal
from protocols.scores.result import Score
from protocols.sheet.treatment import dose_name
from protocols.units import Quantity, Unit, plain
from storage.exports.csv_text import iso_with_offset
from storage.exports.fhir_codes import UCUM_SYSTEM, analyte_code, part_code, score_code, ucum

if TYPE_CHECKING:
    from protocols.course import Course, DayScore
    from protocols.definition.model import Protocol
    from protocols.facts import Entry
    from protocols.infusion.events import InfusionState
    from protocols.infusion.volumes import Segment
    from protocols.record import Measured
    from protocols.times import Instant

Resource: TypeAlias = dict[str, Any]

_SPACE = UUID("6f0c2c5e-4d3f-5a55-9a5c-bed11e000001")
_GENDERS = {"F": "female", "M": "male", "other": "other", "unknown": "unknown"}
_STUDY_ID, _PROTOCOL, _ENTRY = "urn:bedline:study-id", "urn:bedline:protocol", "urn:bedline:entry"
_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
_ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
_RATE = Unit.ML_PER_H


def id_of(*parts: str) -> str:
    """Return the id of a resource: the same parts always give the same one."""
    return str(uuid5(_SPACE, "\n".join(parts)))


def reference(id_: str) -> dict[str, str]:
    """Return a reference to a resource of the same bundle."""
    return {"reference": f"urn:uuid:{id_}"}


def study(protocol: Protocol) -> Resource:
    """Return the trial as a ResearchStudy; nothing of its arms is in it."""
    return {
        "resourceType": "ResearchStudy",
        "id": id_of("study", protocol.id),
        "identifier": [
            {"system": _PROTOCOL, "value": protocol.id},
            *({"value": one} for one in protocol.identifiers),
        ],
        "title": protocol.title,
        "status": "active",
    }


def resources(course: Course) -> Iterator[Resource]:
    """Yield every resource of one subject, its patient first."""
    one = _Subject(course)
    yield one.patient()
    yield one.research_subject()
    yield from one.measurements()
    for score in course.scores:
        yield one.score(score)
    yield from one.infusions()
    yield from one.injections()
    yield from one.administrations()


class _Subject:
    """One course, with what every resource of it needs."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.name = course.record.subject
        self.id = id_of("patient", self.name)
        product = course.protocol.product
        self.drug = product.words if product is not None else f"{course.protocol.badge} study drug"

    def when(self, at: Instant) -> str:
        return iso_with_offset(at, self.course.zone)

    def patient(self) -> Resource:
        record = self.course.record
        fact = record.enrolment.fact if record.enrolment is not None else None
        made: Resource = {
            "resourceType": "Patient",
            "id": self.id,
            "identifier": [{"system": _STUDY_ID, "value": self.name}],
        }
        if fact is not None:
            made["gender"] = _GENDERS[fact.sex]
            if fact.birth_year is not None:
                made["birthDate"] = f"{fact.birth_year:04d}"
        if record.died_at is not None:
            made["deceasedDateTime"] = self.when(record.died_at)
        return made

    def research_subject(self) -> Resource:
        enrolment = self.course.record.enrolment
        made: Resource = {
            "resourceType": "ResearchSubject",
            "id": id_of("research-subject", self.name),
            "identifier": [{"system": _STUDY_ID, "value": self.name}],
            "status": "on-study",
            "study": reference(id_of("study", self.course.protocol.id)),
            "individual": reference(self.id),
        }
        if enrolment is not None:
            made["period"] = {"start": self.when(enrolment.at)}
        if self.course.record.arm:
            made["assignedArm"] = self.course.record.arm
        return made

    # -- values ---------------------------------------------------------------------------------

    def measurements(self) -> Iterator[Resource]:
        record = self.course.record
        for entry in record.entries:
            if isinstance(entry.fact, MeasurementTaken):
                fact = entry.fact
                yield self._value(entry, fact.analyte, fact.reading, entry.at, fact.method)
        for analyte in ("weight", "height"):
            for one in record.measured(analyte):
                if one.entry is record.enrolment:
                    yield self._stated_at_enrolment(one)

    def _stated_at_enrolment(self, one: Measured) -> Resource:
        return self._value(one.entry, one.analyte, one.reading, one.at, one.method)

    def _value(
        self, entry: Entry[Any], analyte: str, reading: Any, at: Instant, method: str
    ) -> Resource:
        given: Quantity = reading.quantity
        value = _quantity(given.value, given.unit)
        if reading.comparator:
            value = {"value": value.pop("value"), "comparator": reading.comparator} | value
        made = self._observation(id_of("value", self.name, entry.id, analyte), entry)
        made["code"] = analyte_code(analyte, given.unit)
        made |= {"subject": reference(self.id), "effectiveDateTime": self.when(at)}
        made |= {"issued": self.when(entry.recorded_at), "valueQuantity": value}
        if method:
            made["method"] = {"text": method}
        return made | self._notes(entry)

    def _observation(self, id_: str, entry: Entry[Any]) -> Resource:
        return {
            "resourceType": "Observation",
            "id": id_,
            "identifier": [{"system": _ENTRY, "value": entry.id}],
            "status": self._status(entry),
        }

    def _status(self, entry: Entry[Any]) -> str:
        if entry.id in self.course.record.struck:
            return "entered-in-error"
        return "corrected" if entry.replaces else "final"

    def _notes(self, entry: Entry[Any]) -> Resource:
        struck = self.course.record.struck.get(entry.id)
        words = [
            *([f"Struck: {struck.reason}"] if struck is not None and struck.reason else []),
            *([f"Corrected: {entry.reason}"] if entry.replaces and entry.reason else []),
        ]
        return {"note": [{"text": one} for one in words]} if words else {}

    def score(self, one: DayScore) -> Resource:
        made: Resource = {
            "resourceType": "Observation",
            "id": id_of("score", self.name, one.form, one.entry, self.when(one.at)),
            "status": "final",
            "category": [{"coding": [{"system": _CATEGORY, "code": "survey"}]}],
            "code": score_code(one.form),
            "subject": reference(self.id),
            "effectiveDateTime": self.when(one.at),
        }
        score = one.score
        if isinstance(score, Score):
            made |= _points(score.total, score.incomplete)
            made["component"] = [
                {"code": part_code(one.form, part.name)}
                | _points(part.points, f"between {part.low} and {part.high}", note=False)
                for part in score.components
            ]
            return made
        if isinstance(score.value, str):
            return made | {"valueString": score.value}
        if score.value is None:
            return made | _absent(score.why)
        return made | {"valueQuantity": _quantity(Decimal(score.value), score.unit or Unit.ONE)}

    # -- what was given ---------------------------------------------------------------------------

    def infusions(self) -> Iterator[Resource]:
        for period, state in sorted(self.course.infusions.items()):
            for number, segment in enumerate(state.segments, 1):
                yield self._segment(period, number, segment, state)

    def _segment(
        self, period: int, number: int, segment: Segment, state: InfusionState
    ) -> Resource:
        last = number == len(state.segments)
        status = {"paused": "on-hold", "unknown": "unknown"}.get(segment.kind, "completed")
        if status == "completed" and last:
            status = {"running": "in-progress", "ended": "stopped"}.get(state.state, status)
        name = f"{dose_name(self.course, period)}, stretch {number}"
        made = self._given(id_of("segment", self.name, str(period), str(number)), status)
        span = {"start": self.when(segment.start)}
        if not (last and state.active):
            span["end"] = self.when(segment.end)
        made["effectivePeriod"] = span
        volume = segment.volume
        dosage: Resource = {"text": name}
        if segment.high == segment.low and volume.exact is not None:
            dosage["dose"] = _quantity(as_decimal(volume.exact), Unit.ML)
            dosage["rateQuantity"] = _quantity(as_decimal(segment.low), _RATE)
        else:
            made["note"] = [{"text": f"Rate not known: {_between(segment.low, segment.high)}."}]
        return made | {"dosage": dosage}

    def injections(self) -> Iterator[Resource]:
        for entry in self.course.record.entries:
            fact = entry.fact
            if not isinstance(fact, InjectionGiven):
                continue
            made = self._given(id_of("injection", self.name, entry.id), "completed", entry)
            dosage: Resource = {"text": f"Injection {fact.number}"}
            if fact.site:
                dosage["site"] = {"text": fact.site}
            dosage["dose"] = _quantity(fact.volume.value, fact.volume.unit)
            made |= {"effectiveDateTime": self.when(entry.at)} | self._notes(entry)
            yield made | {"dosage": dosage}

    def administrations(self) -> Iterator[Resource]:
        for entry in self.course.record.entries:
            fact = entry.fact
            if not isinstance(fact, AdministrationObserved):
                continue
            status = "completed" if fact.until is not None else "unknown"
            made = self._given(id_of("administration", self.name, entry.id), status, entry)
            made["medicationCodeableConcept"] = {"text": fact.product}
            span = {"start": self.when(entry.at)}
            if fact.until is not None:
                span["end"] = self.when(fact.until)
            made |= {"effectivePeriod": span} | self._notes(entry)
            yield made | {"dosage": {"dose": _quantity(fact.amount.value, fact.amount.unit)}}

    def _given(self, id_: str, status: str, entry: Entry[Any] | None = None) -> Resource:
        made: Resource = {"resourceType": "MedicationAdministration", "id": id_}
        if entry is not None:
            made["identifier"] = [{"system": _ENTRY, "value": entry.id}]
            if entry.id in self.course.record.struck:
                status = "entered-in-error"
        return made | {
            "status": status,
            "medicationCodeableConcept": {"text": self.drug},
            "subject": reference(self.id),
        }


def _quantity(value: Decimal, unit: Unit) -> Resource:
    return {"value": value, "unit": unit.value, "system": UCUM_SYSTEM, "code": ucum(unit)}


def _points(points: int | None, otherwise: str, *, note: bool = True) -> Resource:
    if points is not None:
        return {"valueQuantity": _quantity(Decimal(points), Unit.POINTS)}
    return _absent(otherwise, note=note)


def _absent(words: str, *, note: bool = True) -> Resource:
    reason: Resource = {"coding": [{"system": _ABSENT, "code": "unknown"}]}
    if words:
        reason["text"] = words
    return {"dataAbsentReason": reason} | ({"note": [{"text": words}]} if note and words else {})


def _between(low: Fraction, high: Fraction | None) -> str:
    least = f"at least {plain(as_decimal(low))} mL/h"
    return least if high is None else f"{least}, at most {plain(as_decimal(high))} mL/h"

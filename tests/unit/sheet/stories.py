"""Synthetic subjects of the shipped protocols, charted by hand, for sheets of real courses."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from protocols.assess import assess
from protocols.course import Course
from protocols.definition.model import Protocol, SignedValue
from protocols.definition.reader import read_protocol
from protocols.facts import (
    AdministrationObserved,
    AdverseEventReported,
    AssessmentMade,
    DaySigned,
    DeviationExplained,
    EntryVoided,
    InfusionCharted,
    InjectionGiven,
    ItemNotDone,
    NoteWritten,
    PlanDecided,
    SubjectEnrolled,
    SupportCharted,
)
from protocols.times import Instant
from protocols.units import quantity
from tests.support.trial_builders import ROME, Ledger, at

CATALOGUE = Path(__file__).parents[3] / "protocols" / "catalogue"


@cache
def protocol(id_: str) -> Protocol:
    path = CATALOGUE / f"{id_.replace('-', '_')}_v1.yaml"
    read = read_protocol(path.read_bytes(), path.name)
    assert isinstance(read, Protocol), read
    return read


def site(protocol_: Protocol, **signed: str) -> Mapping[str, SignedValue]:
    demo = {
        one.id: SignedValue(one.demo, "Investigator D", "02-Nov-2026 10:15")
        for one in protocol_.site_parameters
        if one.demo is not None
    }
    return {**demo, **{name: SignedValue(text) for name, text in signed.items()}}


def enrol(ledger: Ledger, id_: str, when: str, **more: Any) -> None:
    anchors = {name: at(one) for name, one in more.pop("anchors", {}).items()}
    weight = quantity(more.pop("weight", "78 kg"))
    ledger.chart(
        when,
        SubjectEnrolled(
            id_,
            bed=more.pop("bed", "04"),
            birth_year=1961,
            sex="F",
            weight=weight,
            weight_method="bed scale",
            weight_at=at(when),
            height=quantity("172 cm"),
            anchors=anchors,
            **more,
        ),
    )


def course(ledger: Ledger, id_: str, now: str | Instant, **signed: str) -> Course:
    trial = protocol(id_)
    instant = at(now) if isinstance(now, str) else now
    return assess(trial, ledger.record(), site(trial, **signed), ROME, instant)


def igm() -> Ledger:
    """IGM-0007: titer arm, dose 3 runs on Day 3 and dose 4 is accepted; one void, one note."""
    ledger = Ledger("IGM-0007")
    enrol(
        ledger,
        "igm-fat",
        "18T06:15",
        arm="titer",
        anchors={"shock_onset": "17T21:40", "randomised": "18T06:15"},
    )
    ledger.support("17T21:40", "vasopressor", "start", "norepinephrine")
    ledger.measure("18T05:00", "igm", "31.4 mg/dL", id="t0")
    for number, (start, volume, rate) in enumerate(
        [("18T10:20", "343 mL", "14.2 mL/h"), ("19T10:25", "229.3 mL", "9.5 mL/h")], 1
    ):
        _decide(ledger, number, start, volume, rate)
        ledger.infusion(start, "start", number, rate=rate, witness="nurse-b", witness_checked=True)
        ledger.infusion(f"{int(start[:2]) + 1}T10:1{number}", "complete", number, volume=volume)
    ledger.measure("19T05:40", "igm", "58.0 mg/dL")
    ledger.measure("20T06:00", "igm", "74.2 mg/dL", id="t2")
    _decide(ledger, 3, "20T10:00", "140.8 mL", "5.8 mL/h", inputs=("t2",))
    ledger.infusion("20T10:40", "start", 3, rate="5.8 mL/h", witness="nurse-b")
    late = at("20T15:50")
    pause = InfusionCharted("pause", 3, reason="transfer to CT")
    ledger.chart("20T15:10", pause, recorded_at=late)
    ledger.chart("20T15:45", InfusionCharted("resume", 3), recorded_at=late)
    ledger.measure("21T05:20", "igm", "18.0 mg/dL", id="wrong")
    ledger.measure("21T05:30", "igm", "81.0 mg/dL", id="t3", recorded_at=at("21T06:21"))
    ledger.chart("21T06:25", EntryVoided("wrong", "typed for the wrong patient"))
    ledger.chart(
        "21T06:10",
        AssessmentMade(
            "blood_gas",
            {"pao2": "84.8 mmHg", "fio2": "0.4", "ph": "7.32", "paco2": "41 mmHg"},
        ),
    )
    ledger.chart(
        "21T06:30",
        AssessmentMade(
            "sofa",
            {
                "pao2": "84.8 mmHg",
                "fio2": "0.4",
                "respiratory_support": True,
                "map": "65 mmHg",
                "vasopressors": [
                    {"drug": "norepinephrine", "rate": "0.12 microg/kg/min", "for": "2 h"}
                ],
                "gcs": 14,
                "urine_24h": "1620 mL",
            },
        ),
    )
    _decide(ledger, 4, "21T06:58", "103.7 mL", "4.3 mL/h", inputs=("t3",))
    ledger.chart("21T03:10", NoteWritten("Family informed of the transfer to CT."))
    ledger.chart(
        "21T04:20",
        AdverseEventReported("Flushing", serious=False, grade=1, text="face, 10 minutes"),
    )
    return ledger


def _decide(
    ledger: Ledger,
    period: int,
    when: str,
    volume: str,
    rate: str,
    inputs: tuple[str, ...] = (),
) -> None:
    given = (quantity(volume), quantity(rate))
    ledger.chart(
        when,
        PlanDecided(
            period,
            "accept",
            *given,
            proposed_volume=given[0],
            proposed_rate=given[1],
            inputs=inputs,
            working=(
                ("Titer", "81.0 mg/dL", "sampled 05:30, Nurse A"),
                ("Shortfall = 100 \u2212 81.0", "19.0 mg/dL", "line 2 \u2212 line 1"),
                ("Dose = 19.0 \u00d7 42 \u00f7 12", "66.5 mg per kg", ""),
            ),
            decided_by="prescriber-b",
            second_person="nurse-b",
            second_checked=True,
        ),
    )


def icar() -> Ledger:
    """ICR-0021: double-blind, study infusion 2 of 4 runs on Day 2."""
    ledger = Ledger("ICR-0021")
    enrol(
        ledger,
        "icar",
        "19T08:00",
        weight="80 kg",
        bed="02",
        anchors={"mechanical_ventilation_start": "18T16:22", "randomised": "19T08:00"},
    )
    ledger.support("18T16:22", "mechanical_ventilation", "start")
    ledger.support("18T16:00", "hospital", "start")
    ledger.infusion("19T22:00", "start", 1, rate="100 mL/h", witness="nurse-b")
    ledger.infusion("20T06:00", "complete", 1, volume="800 mL")
    ledger.infusion("20T23:30", "start", 2, rate="40 mL/h", witness="nurse-b")
    ledger.infusion("21T00:00", "rate", 2, rate="104 mL/h")
    ledger.infusion("21T01:10", "pause", 2, reason="transfer to CT")
    ledger.infusion("21T01:48", "resume", 2)
    return ledger


def micro() -> Ledger:
    """MIC-0014: double-blind ladder, level 2 of 3 reached."""
    ledger = Ledger("MIC-0014")
    enrol(
        ledger,
        "i-micro",
        "21T03:00",
        weight="70 kg",
        bed="09",
        anchors={"shock_onset": "20T22:00", "randomised": "21T03:00"},
    )
    ledger.infusion("21T05:09", "start", 1, rate="10.5 mL/h", level=1, witness="nurse-b")
    ledger.measure("21T05:35", "map", "68 mmHg")
    ledger.measure("21T05:35", "heart_rate", "96 /min")
    ledger.infusion("21T05:39", "rate", 1, rate="21 mL/h", level=2)
    ledger.chart("21T04:10", AssessmentMade("mottling", {"zone": 4}))
    ledger.chart("21T04:12", AssessmentMade("refill", {"site": "finger", "time": "4.2 s"}))
    return ledger


def iliad() -> Ledger:
    """ILI-0003: double-blind injections, the second due on Day 4."""
    ledger = Ledger("ILI-0003")
    enrol(
        ledger,
        "iliad-7",
        "17T12:00",
        weight="70 kg",
        bed="11",
        anchors={"randomised": "17T12:00", "hospital_admission": "15T10:00"},
    )
    ledger.chart("18T07:20", InjectionGiven(1, quantity("0.7 mL"), "left deltoid"))
    return ledger


def cohort() -> Ledger:
    """IVG-0001: the registry; treatment is recorded as seen."""
    ledger = Ledger("IVG-0001")
    enrol(ledger, "ivig-cohort", "18T09:00", anchors={"hospital_admission": "18T08:00"})
    ledger.chart(
        "19T10:00",
        AdministrationObserved("standard IVIG", quantity("20 g"), at("19T16:00")),
    )
    ledger.chart("19T11:00", SupportCharted("mechanical_ventilation", "start"))
    return ledger


def explained(ledger: Ledger, course_: Course, words: str) -> None:
    """Add the nurse's words to the first deviation of a course."""
    ledger.chart("21T07:00", DeviationExplained(course_.deviations[0].key, words))


def signed(ledger: Ledger, day: int, when: str) -> None:
    ledger.chart(when, DaySigned(day, "reviewed", "00"))


def not_done(ledger: Ledger, item: str, day: int, reason: str, when: str) -> None:
    ledger.chart(when, ItemNotDone(item, day, reason))


STORIES = {
    "igm-fat": igm,
    "icar": icar,
    "i-micro": micro,
    "iliad-7": iliad,
    "ivig-cohort": cohort,
}

"""Two ICAR subjects of the demo ward: one at study infusion 2 of 4, one whose day 14 is complete.

The trial is double-blind: no line says what the bottles hold, and no lot number is charted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from protocols.times import Date
from ui.operations.demo_values import (
    Organs,
    chart_form,
    chart_sofa,
    chart_values,
    quadrants,
)
from ui.operations.demo_ward import Script, ScriptedLine, chart_infusion, chart_support

ALL_MET: Mapping[str, str] = dict.fromkeys(
    (*(f"I{number}" for number in range(1, 7)), *(f"E{number}" for number in range(1, 6))), "met"
)


@dataclass(frozen=True, slots=True)
class Visit:
    """A day on which the protocol asks for the whole set: organs, lungs, X-ray, inflammation."""

    day: int
    by: str
    organs: Organs
    lungs: tuple[str, str, str] | None  # tidal volume, plateau, total PEEP; None: not ventilated
    xray: tuple[tuple[int, int], ...]
    inflammation: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Run:
    """One study infusion that ran as planned: two rates, and when each began and ended."""

    period: int
    day: int
    start: str
    step: str
    bottle: str
    end: str
    rates: tuple[str, str]
    volume: str
    people: tuple[str, str]


def _visit(script: Script, one: Visit) -> None:
    organs = one.organs
    chart_values(script, (one.day, "05:40"), organs.gas(), by=one.by)
    if one.lungs is not None:
        tidal, plateau, peep = one.lungs
        lungs = {
            "tidal_volume": f"{tidal} mL",
            "plateau": f"{plateau} cmH2O",
            "peep_total": f"{peep} cmH2O",
        }
        chart_form(script, (one.day, "05:44"), "compliance", lungs, by=one.by)
    chart_form(script, (one.day, "05:46"), "rale", quadrants(*one.xray), by=one.by, after=12)
    crp, pct = one.inflammation
    late = {**organs.laboratory(), "crp": f"{crp} mg/L", "pct": f"{pct} microg/L"}
    report = f"LR-{30410 + one.day * 7}"
    chart_values(script, (one.day, "05:20"), late, by=one.by, after=34, report=report)
    urine = {"urine_24h": f"{organs.urine} mL"}
    chart_values(script, (one.day, "05:52"), urine, by=one.by, after=4)
    chart_sofa(script, (one.day, "05:56"), organs, by=one.by)
    chart_form(script, (one.day, "05:58"), "pf", organs.gas(), by=one.by)


def _kidney(script: Script, day: int, creatinine: str, urine: str) -> None:
    values = {"creatinine": f"{creatinine} mg/dL", "urine_24h": f"{urine} mL"}
    chart_values(script, (day, "05:52"), values, by="Nurse C")


def _run(script: Script, one: Run, decided: tuple[int, str]) -> None:
    giver, witness = one.people
    script.chart(
        decided,
        "decision",
        by="Investigator C",
        period=one.period,
        choice="accept",
        second_person=witness,
    )
    at = (one.day, one.start)
    first, second = one.rates
    chart_infusion(
        script, at, "start", by=giver, period=one.period, rate=f"{first} mL/h", witness=witness
    )
    chart_infusion(
        script, (one.day, one.step), "rate", by=giver, period=one.period, rate=f"{second} mL/h"
    )
    chart_infusion(script, (one.day, one.bottle), "bag", by=giver, period=one.period)
    chart_infusion(
        script,
        (one.day, one.end),
        "complete",
        by=giver,
        period=one.period,
        volume=f"{one.volume} mL",
    )


def running_subject(today: Date, zone: str) -> list[ScriptedLine]:
    """ICA-0021, day 2: infusion 2 of 4 runs; the first ran too fast, explained but for its rate."""
    script = Script("ICA-0021", today, zone)
    script.chart(
        (-2, "21:30"),
        "enrol",
        by="Investigator C",
        after=15,
        protocol="icar",
        bed="02",
        weight="80 kg",
        weight_method="bed scale",
        weight_at=script.written(-2, "20:40"),
        height="178 cm",
        birth_year=1963,
        sex="M",
        anchors={
            "mechanical_ventilation_start": script.written(-2, "11:15"),
            "randomised": script.written(-2, "21:30"),
            "hospital_admission": script.written(-4, "16:00"),
            "icu_admission": script.written(-2, "09:50"),
            "symptom_onset": script.written(-9, "12:00"),
            "consent": script.written(-2, "20:15"),
        },
        answers=ALL_MET,
    )
    chart_support(script, (-4, "16:00"), "hospital", "start")
    chart_support(script, (-2, "09:50"), "icu", "start")
    chart_support(script, (-2, "11:15"), "mechanical_ventilation", "start")
    chart_support(script, (-2, "12:00"), "neuromuscular_blocker", "start")
    _run(
        script,
        Run(
            1,
            -1,
            "00:05",
            "00:35",
            "04:00",
            "07:32",
            ("40", "112.2"),
            "799.8",
            ("Nurse C", "Nurse B"),
        ),
        (-2, "23:40"),
    )
    script.chart(
        (-1, "09:10"),
        "deviation",
        by="Investigator C",
        deviation="too_fast:1",
        words="Pump was set to 112.2 instead of 104 mL per hour at the second step; seen at the "
        "end, no reaction, team told.",
    )
    organs = Organs("85.2", "0.6", "196", "0.8", "0.9", 8, norepinephrine="0.08", map="74")
    _visit(
        script,
        Visit(
            -1,
            "Nurse C",
            organs,
            ("430", "26", "12"),
            ((3, 2), (3, 3), (2, 2), (3, 2)),
            ("188", "0.42"),
        ),
    )
    immune = {"cd4_hla_dr_cd38": "11.4 %", "cd8": "96 /microL"}
    chart_values(script, (-1, "05:20"), immune, by="Nurse C", after=400, report="LR-30431")
    script.chart((-1, "15:20"), "note", by="Nurse A", text="Prone from 15:20, tolerated.")
    _run(
        script,
        Run(2, 0, "00:10", "00:40", "04:15", "08:10", ("40", "104"), "800", ("Nurse C", "Nurse B")),
        (-1, "23:50"),
    )
    _kidney(script, 0, "0.9", "1610")
    return script.lines


def followed_subject(today: Date, zone: str) -> list[ScriptedLine]:
    """ICA-0019, day 14: four study infusions long done, extubated, all of today's set charted."""
    script = Script("ICA-0019", today, zone)
    script.chart(
        (-14, "15:10"),
        "enrol",
        by="Investigator C",
        after=20,
        protocol="icar",
        bed="01",
        weight="72 kg",
        weight_method="bed scale",
        weight_at=script.written(-14, "13:30"),
        height="169 cm",
        birth_year=1957,
        sex="F",
        anchors={
            "mechanical_ventilation_start": script.written(-14, "02:20"),
            "randomised": script.written(-14, "15:10"),
            "hospital_admission": script.written(-16, "10:00"),
            "icu_admission": script.written(-15, "22:10"),
            "symptom_onset": script.written(-22, "12:00"),
            "consent": script.written(-14, "14:25"),
        },
        answers=ALL_MET,
    )
    chart_support(script, (-16, "10:00"), "hospital", "start")
    chart_support(script, (-15, "22:10"), "icu", "start")
    chart_support(script, (-14, "02:20"), "mechanical_ventilation", "start")
    for period in range(1, 5):
        day = period - 14
        decided = (day, "09:45")
        _run(
            script,
            Run(
                period,
                day,
                "10:20",
                "10:50",
                "14:40",
                "18:20",
                ("36", "93.6"),
                "720",
                ("Nurse A", "Nurse B"),
            ),
            decided,
        )
    for one in _followed_visits():
        _visit(script, one)
    for day, creatinine in zip(
        (-12, -10, -9, -8, -6, -5, -4, -3, -2, -1),
        ("1.2", "1.1", "1.1", "1.0", "1.0", "0.9", "0.9", "0.8", "0.8", "0.8"),
        strict=True,
    ):
        _kidney(script, day, creatinine, "1720")
    immune = {"cd4_hla_dr_cd38": "8.9 %", "cd8": "142 /microL"}
    chart_values(script, (-7, "05:20"), immune, by="Nurse C", after=420, report="LR-30361")
    script.chart(
        (-8, "11:05"),
        "adverse_event",
        by="Nurse A",
        after=30,
        term="Ventilator-acquired pneumonia",
        serious=False,
        grade=2,
        relation="not related",
        outcome="resolved",
        text="Tracheal secretions positive, treated for 7 days.",
    )
    chart_support(script, (-4, "10:40"), "mechanical_ventilation", "stop", by="Nurse A")
    awake = script.written(-3, "09:00")
    script.chart((-3, "09:00"), "anchor", by="Nurse A", after=20, anchor="awakening", when=awake)
    grades = {"right": [4, 4, 4, 4, 4, 3], "left": [4, 4, 4, 4, 3, 3]}
    chart_form(script, (-3, "11:30"), "mrc", grades, by="Nurse A")
    return script.lines


def _followed_visits() -> tuple[Visit, ...]:
    """Return the sets of days 1, 3, 7 and 14."""
    return (
        Visit(
            -13,
            "Nurse C",
            Organs("78", "0.6", "168", "1.0", "1.3", 6, norepinephrine="0.12"),
            ("380", "27", "12"),
            ((3, 3), (4, 2), (3, 2), (3, 3)),
            ("214", "0.9"),
        ),
        Visit(
            -11,
            "Nurse C",
            Organs("82", "0.5", "182", "0.9", "1.1", 7, norepinephrine="0.06"),
            ("385", "25", "12"),
            ((3, 2), (3, 2), (3, 2), (3, 2)),
            ("152", "0.6"),
        ),
        Visit(
            -7,
            "Nurse C",
            Organs("86", "0.45", "233", "0.7", "1.0", 10, map="78"),
            ("400", "22", "10"),
            ((2, 2), (3, 2), (2, 2), (2, 1)),
            ("96", "0.8"),
        ),
        Visit(
            0,
            "Nurse A",
            Organs("80.9", "0.35", "288", "0.6", "0.8", 15, map="84", ventilated=False),
            None,
            ((1, 1), (2, 1), (1, 1), (1, 1)),
            ("31", "0.12"),
        ),
    )

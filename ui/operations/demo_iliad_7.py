"""The ILIAD-7 subject of the demo ward: injection 1 three days ago, injection 2 due this morning.

The trial is quadruple-blind: lines name the injection, its volume, the place and the syringe.
"""

from __future__ import annotations

from collections.abc import Mapping

from protocols.times import Date
from ui.operations.demo_values import Organs, chart_form, chart_sofa, chart_values
from ui.operations.demo_ward import Script, ScriptedLine, chart_support

ALL_MET: Mapping[str, str] = dict.fromkeys(
    (
        "I1",
        "I2-I7",
        *(f"I{number}" for number in range(8, 13)),
        *(f"E{number}" for number in range(1, 18)),
    ),
    "met",
)


def injected_subject(today: Date, zone: str) -> list[ScriptedLine]:
    """ILI-0003, day 4: 72 h after the first injection the second may be given, at 07:20."""
    script = Script("ILI-0003", today, zone)
    script.chart(
        (-3, "06:40"),
        "enrol",
        by="Investigator C",
        after=20,
        protocol="iliad-7",
        bed="11",
        weight="68 kg",
        weight_method="bed scale",
        weight_at=script.written(-4, "16:10"),
        height="170 cm",
        birth_year=1968,
        sex="F",
        anchors={
            "hospital_admission": script.written(-6, "11:30"),
            "symptom_onset": script.written(-13, "12:00"),
            "consent": script.written(-4, "15:45"),
            "randomised": script.written(-3, "06:40"),
        },
        answers=ALL_MET,
    )
    chart_support(script, (-6, "11:30"), "hospital", "start")
    chart_support(script, (-5, "08:15"), "icu", "start")
    chart_support(script, (-5, "09:00"), "high_flow_oxygen", "start")
    _screening(script)
    _injection(script, 1, (-3, "07:05"), (-3, "07:20"), "left deltoid", "S-0311")
    for day, flow in ((-2, "34"), (-1, "30"), (0, "28")):
        values = {"oxygen_flow": f"{flow} L/min", "spo2": "93 %"}
        chart_values(script, (day, "05:50"), values, by="Nurse C")
    script.chart(
        (-3, "15:10"),
        "adverse_event",
        by="Nurse A",
        after=25,
        term="Injection site reaction",
        serious=False,
        grade=1,
        relation="possible",
        outcome="resolved",
        text="Redness of 2 cm at the left upper arm, gone next morning.",
    )
    count = {"lymphocytes": "0.71 10*9/L", "platelets": "148 10*9/L"}
    chart_values(script, (0, "05:30"), count, by="Nurse C", after=38, report="LR-50212")
    _injection(script, 2, (0, "07:10"), (0, "07:31"), "right deltoid", "S-0312")
    return script.lines


def _screening(script: Script) -> None:
    """Chart what is asked before the first injection: two NEWS2, SOFA, count, support."""
    calm = {
        "respiratory_rate": "24 /min",
        "spo2": "92 %",
        "scale": 1,
        "on_oxygen": True,
        "systolic": "118 mmHg",
        "pulse": "96 /min",
        "acvpu": "A",
        "temperature": "37.9 degC",
    }
    chart_form(script, (-5, "18:00"), "news2", calm, by="Nurse A")
    chart_form(script, (-4, "18:00"), "news2", {**calm, "pulse": "104 /min"}, by="Nurse A")
    chart_form(script, (-3, "05:40"), "news2", calm, by="Nurse C")
    organs = Organs("68", "0.6", "152", "0.7", "0.8", 15, map="86", ventilated=False)
    count = {"lymphocytes": "0.62 10*9/L", **organs.laboratory()}
    chart_values(script, (-3, "05:20"), count, by="Nurse C", after=45, report="LR-50188")
    values = {"oxygen_flow": "40 L/min", "spo2": "92 %"}
    chart_values(script, (-3, "05:40"), values, by="Nurse C")
    chart_sofa(script, (-3, "06:10"), organs, by="Nurse C")
    chart_form(script, (-3, "06:20"), "who", {"who": 6}, by="Nurse C")


def _injection(
    script: Script,
    number: int,
    decided: tuple[int, str],
    given: tuple[int, str],
    place: str,
    syringe: str,
) -> None:
    script.chart(
        decided,
        "decision",
        by="Investigator C",
        period=number,
        choice="accept",
        second_person="Nurse B",
    )
    script.chart(
        given,
        "injection",
        by="Nurse A",
        number=number,
        volume="0.68 mL",
        site=place,
        syringe=syringe,
        witness="Nurse B",
    )

"""Two I-MICRO subjects of the demo ward: one at level 2 of 3, one whose 48 h are over.

The trial is double-blind: lines name levels and pump rates, never what the syringe holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from protocols.times import Date
from ui.operations.demo_values import Organs, chart_form, chart_sofa, chart_values
from ui.operations.demo_ward import Script, ScriptedLine, chart_infusion, chart_support

ALL_MET: Mapping[str, str] = dict.fromkeys(
    (*(f"I{number}" for number in range(1, 6)), *(f"E{number}" for number in range(1, 12))), "met"
)


@dataclass(frozen=True, slots=True)
class Visit:
    """What the table of visits asks for on one day.

    Attributes:
        pressures: systolic, mean and diastolic pressure in mmHg, heart rate per minute.
        refill: at finger and knee, in seconds.
        clock: when the round begins; the laboratory's answer is entered within the hour.
    """

    day: int
    by: str
    organs: Organs
    pressures: tuple[str, str, str, str]
    lactate: str
    refill: tuple[str, str]
    clock: str = "05:45"
    history: bool = True


def _later(clock: str, minutes: int) -> str:
    hour, minute = clock.split(":")
    whole = int(hour) * 60 + int(minute) + minutes
    return f"{whole // 60:02}:{whole % 60:02}"


def _visit(script: Script, one: Visit) -> None:
    organs, by = one.organs, one.by
    sbp, mean, dbp, rate = one.pressures
    at = (one.day, one.clock)
    examination = {
        "sbp": f"{sbp} mmHg",
        "map": f"{mean} mmHg",
        "dbp": f"{dbp} mmHg",
        "heart_rate": f"{rate} /min",
        "gcs": str(organs.gcs),
    }
    chart_values(script, at, examination, by=by)
    chart_values(script, at, {"cvp": "11 mmHg", "scvo2": "72 %"}, by=by)
    finger, knee = one.refill
    refill = {"refill_finger": f"{finger} s", "refill_knee": f"{knee} s"}
    chart_form(script, (one.day, _later(one.clock, 4)), "refill", refill, by=by)
    laboratory = {
        "lactate": f"{one.lactate} mmol/L",
        "ph": "7.34",
        "base_excess": "-4.1 mmol/L",
        **organs.gas(),
        "paco2": "39 mmHg",
        "urea": "13.8 mmol/L",
        "potassium": "4.3 mmol/L",
        "hemoglobin": "9.9 g/dL",
        "nt_probnp": "3120 ng/L",
        "troponin": "38 ng/L",
        **organs.laboratory(),
    }
    report = f"LR-{40220 + one.day * 8}"
    chart_values(script, (one.day, one.clock), laboratory, by=by, after=18, report=report)
    chart_sofa(script, (one.day, _later(one.clock, 12)), organs, by=by)
    if one.history:
        said = {"history": "Synthetic subject, no history.", "cotreatment": "antibiotics"}
        chart_form(script, (one.day, _later(one.clock, 14)), "history", said, by=by, after=6)


def _mottling(script: Script, when: tuple[int, str], zone: int, by: str) -> None:
    chart_form(script, when, "mottling", {"zone": zone}, by=by)


def _gate(script: Script, when: tuple[int, str], mean: str, rate: str, by: str) -> None:
    values = {"map": f"{mean} mmHg", "heart_rate": f"{rate} /min"}
    chart_values(script, when, values, by=by, after=1)


def _norepinephrine(script: Script, when: tuple[int, str], event: str, rate: str = "") -> None:
    given = {"rate": f"{rate} microg/kg/min", "formulation": "base"} if rate else {}
    chart_support(script, when, "vasopressor", event, drug="norepinephrine", **given)


def stepping_subject(today: Date, zone: str) -> list[ScriptedLine]:
    """MIC-0014, first day: level 2 of 3 runs, and vitals stand before the step to level 3."""
    script = Script("MIC-0014", today, zone)
    script.chart(
        (0, "04:02"),
        "enrol",
        by="Investigator C",
        after=10,
        protocol="i-micro",
        bed="09",
        weight="70 kg",
        weight_method="bed scale",
        weight_at=script.written(0, "03:20"),
        height="172 cm",
        birth_year=1966,
        sex="M",
        anchors={
            "shock_onset": script.written(-1, "17:25"),
            "vasopressor_start": script.written(-1, "17:40"),
            "randomised": script.written(0, "04:02"),
            "icu_admission": script.written(-1, "16:50"),
            "hospital_admission": script.written(-1, "14:05"),
            "consent": script.written(0, "03:50"),
        },
        answers=ALL_MET,
    )
    chart_support(script, (-1, "14:05"), "hospital", "start")
    chart_support(script, (-1, "16:50"), "icu", "start")
    chart_support(script, (-1, "18:30"), "mechanical_ventilation", "start")
    _norepinephrine(script, (-1, "17:40"), "start", "0.46")
    organs = Organs("74", "0.5", "112", "1.6", "2.1", 13, map="66", norepinephrine="0.46")
    _visit(
        script,
        Visit(
            0,
            "Nurse C",
            organs,
            ("92", "66", "53", "112"),
            "4.6",
            ("4.4", "5.6"),
            clock="04:08",
            history=False,
        ),
    )
    _mottling(script, (0, "04:24"), 4, "Nurse C")
    script.chart(
        (0, "04:30"),
        "not_done",
        by="Nurse C",
        item="microcirculation_baseline",
        day=1,
        reason="No device on the ward at night.",
    )
    script.chart(
        (0, "04:52"),
        "decision",
        by="Investigator C",
        period=1,
        choice="accept",
        second_person="Nurse A",
    )
    _ladder_of_0014(script)
    _rest_of_the_day(script)
    return script.lines


def _ladder_of_0014(script: Script) -> None:
    chart_infusion(
        script,
        (0, "05:09"),
        "start",
        by="Nurse C",
        period=1,
        level=1,
        rate="10.5 mL/h",
        witness="Nurse A",
    )
    chart_infusion(script, (0, "05:09"), "bag", by="Nurse C", after=2, period=1, volume="500 mL")
    _gate(script, (0, "05:10"), "67", "110", "Nurse C")
    _gate(script, (0, "05:38"), "66", "109", "Nurse C")
    chart_infusion(script, (0, "05:39"), "rate", by="Nurse C", period=1, level=2, rate="21 mL/h")
    _gate(script, (0, "06:14"), "65", "111", "Nurse A")
    chart_infusion(script, (0, "06:16"), "rate", by="Nurse A", period=1, level=3, rate="31.5 mL/h")
    _gate(script, (0, "06:46"), "65", "110", "Nurse A")


def _rest_of_the_day(script: Script) -> None:
    """Chart what a ward does after the morning; it is left out while it lies in the future."""
    script.chart(
        (0, "09:35"),
        "sample",
        by="Nurse A",
        after=10,
        sample="biobank",
        tubes=3,
        aliquots=12,
        label="BB-0014",
    )
    said = {"history": "Synthetic subject, no history.", "cotreatment": "antibiotics"}
    chart_form(script, (0, "10:20"), "history", said, by="Nurse A", after=6)
    chart_infusion(script, (0, "20:45"), "bag", by="Nurse C", period=1, volume="500 mL")


def ended_subject(today: Date, zone: str) -> list[ScriptedLine]:
    """MIC-0012, day 5: 48 h are over; today's bilirubin is not there, so SOFA has bounds."""
    script = Script("MIC-0012", today, zone)
    script.chart(
        (-4, "21:30"),
        "enrol",
        by="Investigator C",
        after=15,
        protocol="i-micro",
        bed="07",
        weight="64 kg",
        weight_method="bed scale",
        weight_at=script.written(-4, "20:50"),
        height="166 cm",
        birth_year=1949,
        sex="F",
        anchors={
            "shock_onset": script.written(-4, "09:40"),
            "vasopressor_start": script.written(-4, "10:05"),
            "randomised": script.written(-4, "21:30"),
            "icu_admission": script.written(-4, "09:10"),
            "hospital_admission": script.written(-5, "23:20"),
            "consent": script.written(-4, "21:05"),
        },
        answers=ALL_MET,
    )
    chart_support(script, (-5, "23:20"), "hospital", "start")
    chart_support(script, (-4, "09:10"), "icu", "start")
    chart_support(script, (-4, "12:15"), "mechanical_ventilation", "start")
    _norepinephrine(script, (-4, "10:05"), "start", "0.52")
    _course_of_0012(script)
    for one in _visits_of_0012():
        _visit(script, one)
    script.chart(
        (-4, "21:50"),
        "sample",
        by="Nurse C",
        after=10,
        sample="biobank",
        tubes=3,
        aliquots=12,
        label="BB-0012",
    )
    script.chart(
        (-1, "11:10"),
        "not_done",
        by="Nurse A",
        item="microcirculation_later",
        day=2,
        reason="Declined by the family.",
    )
    _norepinephrine(script, (-3, "14:00"), "rate", "0.38")
    _norepinephrine(script, (-2, "18:30"), "rate", "0.2")
    _norepinephrine(script, (-1, "16:00"), "rate", "0.11")
    script.chart(
        (0, "06:04"),
        "note",
        by="Nurse C",
        text="Laboratory called: bilirubin sample haemolysed, repeat with the evening blood.",
    )
    return script.lines


def _course_of_0012(script: Script) -> None:
    _mottling(script, (-4, "21:45"), 3, "Nurse C")
    script.chart(
        (-4, "22:20"),
        "decision",
        by="Investigator C",
        period=1,
        choice="accept",
        second_person="Nurse B",
    )
    chart_infusion(
        script,
        (-4, "22:40"),
        "start",
        by="Nurse C",
        period=1,
        level=1,
        rate="9.6 mL/h",
        witness="Nurse B",
    )
    chart_infusion(script, (-4, "22:40"), "bag", by="Nurse C", after=2, period=1, volume="500 mL")
    _gate(script, (-4, "23:09"), "68", "104", "Nurse C")
    chart_infusion(script, (-4, "23:10"), "rate", by="Nurse C", period=1, level=2, rate="19.2 mL/h")
    _gate(script, (-4, "23:40"), "67", "106", "Nurse C")
    chart_infusion(script, (-4, "23:41"), "rate", by="Nurse C", period=1, level=3, rate="28.8 mL/h")
    chart_infusion(script, (-3, "16:20"), "bag", by="Nurse A", period=1, volume="500 mL")
    _mottling(script, (-3, "21:30"), 2, "Nurse C")
    chart_infusion(script, (-2, "09:40"), "bag", by="Nurse A", period=1, volume="500 mL")
    _mottling(script, (-2, "21:30"), 1, "Nurse C")
    chart_infusion(script, (-2, "22:40"), "complete", by="Nurse C", period=1, volume="1367.8 mL")


def _visits_of_0012() -> tuple[Visit, ...]:
    """Return days 1 to 5; today's has no bilirubin yet."""
    return (
        Visit(
            -4,
            "Nurse C",
            Organs("70", "0.6", "82", "2.6", "2.4", 12, map="66", norepinephrine="0.52"),
            ("95", "66", "52", "108"),
            "5.1",
            ("4.1", "5.2"),
            clock="21:34",
        ),
        Visit(
            -3,
            "Nurse C",
            Organs("76", "0.5", "74", "2.9", "2.3", 12, map="68", norepinephrine="0.48"),
            ("98", "68", "53", "104"),
            "3.9",
            ("3.8", "4.9"),
        ),
        Visit(
            -2,
            "Nurse C",
            Organs("79", "0.45", "78", "2.7", "2.1", 13, map="70", norepinephrine="0.3"),
            ("104", "70", "54", "99"),
            "2.8",
            ("3.2", "4.2"),
        ),
        Visit(
            -1,
            "Nurse C",
            Organs("81", "0.45", "83", "2.4", "2.1", 13, map="71", norepinephrine="0.2"),
            ("108", "71", "55", "96"),
            "2.2",
            ("3.0", "3.8"),
        ),
        Visit(
            0,
            "Nurse C",
            Organs("84", "0.4", "91", "", "2.0", 14, map="72", norepinephrine="0.11"),
            ("110", "72", "56", "94"),
            "1.9",
            ("2.8", "3.6"),
            clock="05:35",
        ),
    )

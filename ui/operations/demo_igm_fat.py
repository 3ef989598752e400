"""Two IgM-FAT subjects of the demo ward: one on the titer arm, one on the flat arm."""

from __future__ import annotations

from collections.abc import Mapping

from protocols.times import Date
from ui.operations.demo_ward import (
    Round,
    Script,
    ScriptedLine,
    chart_infusion,
    chart_round,
    chart_support,
)

ALL_MET: Mapping[str, str] = dict.fromkeys(
    ("I1", "I2", "I3", *(f"E{number}" for number in range(1, 13))), "met"
)
_BASELINE = {
    "admission_kind": "medical",
    "infection_site": "lung",
    "infection_acquired": "community",
    "history": "Synthetic subject, no history.",
    "drugs": "none",
    "surgery": "none",
}


def _labs(platelets: str, bilirubin: str, creatinine: str) -> dict[str, str]:
    return {
        "platelets": f"{platelets} 10*9/L",
        "bilirubin": f"{bilirubin} mg/dL",
        "creatinine": f"{creatinine} mg/dL",
        "hemoglobin": "9.8 g/dL",
        "wbc": "14.2 10*9/L",
        "inr": "1.4",
        "pt": "15.9 s",
        "aptt": "38.5 s",
        "ast": "64 units/L",
        "alt": "51 units/L",
        "troponin": "42 ng/L",
        "lactate": "2.4 mmol/L",
    }


def _norepinephrine(script: Script, when: tuple[int, str], event: str, rate: str) -> None:
    chart_support(
        script,
        when,
        "vasopressor",
        event,
        drug="norepinephrine",
        rate=f"{rate} microg/kg/min",
        formulation="base",
    )


def titer_subject(today: Date, zone: str) -> list[ScriptedLine]:
    """IGM-0007, titer arm, three days in: doses, a pause, a correction, at noon the fourth dose."""
    script = Script("IGM-0007", today, zone)
    script.chart(
        (-3, "06:15"),
        "enrol",
        by="Investigator C",
        after=10,
        protocol="igm-fat",
        arm="titer",
        bed="04",
        weight="78 kg",
        weight_method="bed scale",
        weight_at=script.written(-3, "06:05"),
        height="176 cm",
        birth_year=1958,
        sex="M",
        anchors={
            "shock_onset": script.written(-4, "21:40"),
            "vasopressor_start": script.written(-4, "21:55"),
            "icu_admission": script.written(-4, "20:30"),
            "randomised": script.written(-3, "06:15"),
            "consent": script.written(-3, "05:50"),
        },
        answers=ALL_MET,
    )
    chart_support(script, (-4, "20:30"), "icu", "start")
    chart_support(script, (-4, "22:40"), "mechanical_ventilation", "start")
    _norepinephrine(script, (-4, "21:55"), "start", "0.42")
    script.chart((-3, "07:30"), "assessment", by="Nurse C", form="baseline", values=_BASELINE)
    _titers_and_doses(script)
    _norepinephrine(script, (-2, "08:00"), "rate", "0.3")
    _norepinephrine(script, (-2, "23:30"), "rate", "0.18")
    _norepinephrine(script, (-1, "21:00"), "rate", "0.12")
    for one in (
        Round(
            -3,
            "Nurse C",
            ("82", "0.55"),
            "0.42",
            _labs("92", "2.4", "2.2"),
            ("241", "18.6"),
            2,
            "3.4 s",
        ),
        Round(
            -2,
            "Nurse C",
            ("79", "0.5"),
            "0.3",
            _labs("88", "2.1", "1.9"),
            ("205", "14.0"),
            2,
            "3.4 s",
        ),
        Round(-1, "Nurse C", ("88", "0.45"), "0.18", _labs("104", "1.8", "1.7"), None),
        Round(
            0,
            "Nurse A",
            ("84.8", "0.4"),
            "0.12",
            _labs("121", "1.6", "1.5"),
            ("118", "4.8"),
            clock="06:24",
        ),
    ):
        chart_round(script, one)
    script.chart(
        (-1, "08:20"),
        "not_done",
        by="Nurse C",
        item="inflammation",
        day=2,
        reason="sample clotted, not repeated",
    )
    script.chart((-1, "15:40"), "note", by="Nurse C", text="Back from CT, family told.")
    return script.lines


def _titers_and_doses(script: Script) -> None:
    chart = script.chart
    chart(
        (-3, "04:50"),
        "measurement",
        by="Nurse C",
        after=95,
        analyte="igm",
        value="31.4 mg/dL",
        report="LR-20377",
    )
    chart(
        (-3, "09:40"),
        "decision",
        by="Investigator C",
        period=1,
        choice="accept",
        second_person="Nurse A",
    )
    chart_infusion(
        script, (-3, "10:20"), "start", by="Nurse A", period=1, rate="15.6 mL/h", witness="Nurse B"
    )
    chart_infusion(
        script,
        (-3, "10:20"),
        "bag",
        by="Nurse A",
        after=2,
        period=1,
        volume="200 mL",
        lot="P4402118",
    )
    chart_infusion(
        script, (-3, "23:05"), "bag", by="Nurse C", period=1, volume="200 mL", lot="P4402119"
    )
    chart_infusion(script, (-2, "10:20"), "complete", by="Nurse A", period=1, volume="374.5 mL")
    chart(
        (-2, "05:45"),
        "measurement",
        by="Nurse C",
        after=70,
        analyte="igm",
        value="58.0 mg/dL",
        report="LR-20386",
        use_despite=True,
    )
    chart(
        (-2, "09:50"),
        "decision",
        by="Investigator C",
        period=2,
        choice="accept",
        second_person="Nurse A",
    )
    chart_infusion(
        script, (-2, "10:30"), "start", by="Nurse A", period=2, rate="9.5 mL/h", witness="Nurse B"
    )
    chart_infusion(script, (-1, "10:30"), "complete", by="Nurse A", period=2, volume="229 mL")
    chart(
        (-1, "05:50"),
        "measurement",
        by="Nurse C",
        after=64,
        analyte="igm",
        value="47.2 mg/dL",
        report="LR-20402",
        use_despite=True,
    )
    wrong = script.lines[-1].line["id"]
    chart(
        (-1, "05:50"),
        "measurement",
        by="Nurse C",
        after=81,
        analyte="igm",
        value="74.2 mg/dL",
        report="LR-20402",
        use_despite=True,
        replaces=wrong,
        correction="digits of the report turned round",
    )
    chart(
        (-1, "10:05"),
        "decision",
        by="Investigator C",
        period=3,
        choice="accept",
        second_person="Nurse B",
    )
    chart_infusion(
        script, (-1, "10:40"), "start", by="Nurse C", period=3, rate="5.8 mL/h", witness="Nurse B"
    )
    chart_infusion(
        script, (-1, "15:10"), "pause", by="Nurse C", after=40, period=3, reason="transfer to CT"
    )
    chart_infusion(
        script, (-1, "15:45"), "resume", by="Nurse C", after=5, period=3, rate="5.8 mL/h"
    )
    chart(
        (0, "05:30"),
        "measurement",
        by="Nurse A",
        after=71,
        analyte="igm",
        value="81.0 mg/dL",
        report="LR-20417",
        use_despite=True,
    )
    chart_infusion(script, (0, "11:31"), "complete", by="Nurse A", period=3, volume="140.8 mL")
    chart(
        (0, "11:40"),
        "decision",
        by="Investigator C",
        period=4,
        choice="accept",
        second_person="Nurse B",
    )
    chart_infusion(
        script, (0, "11:50"), "start", by="Nurse A", period=4, rate="4.3 mL/h", witness="Nurse B"
    )


def flat_subject(today: Date, zone: str) -> list[ScriptedLine]:
    """IGM-0009, flat arm, one day in: dose 2 paused for a line change, one criterion not known."""
    script = Script("IGM-0009", today, zone)
    script.chart(
        (-1, "02:30"),
        "enrol",
        by="Investigator C",
        after=15,
        protocol="igm-fat",
        arm="flat",
        bed="06",
        weight="62 kg",
        weight_method="bed scale",
        weight_at=script.written(-1, "01:50"),
        height="164 cm",
        birth_year=1971,
        sex="F",
        anchors={
            "shock_onset": script.written(-2, "19:20"),
            "vasopressor_start": script.written(-2, "19:35"),
            "icu_admission": script.written(-2, "18:40"),
            "randomised": script.written(-1, "02:30"),
            "consent": script.written(-1, "02:05"),
        },
        answers={**ALL_MET, "E4": "not_known"},
        deviation_reason="IgA result awaited; consultant decided not to wait.",
    )
    chart_support(script, (-2, "18:40"), "icu", "start")
    _norepinephrine(script, (-2, "19:35"), "start", "0.22")
    script.chart((-1, "07:30"), "assessment", by="Nurse C", form="baseline", values=_BASELINE)
    script.chart(
        (-2, "22:15"),
        "measurement",
        by="Nurse C",
        after=150,
        analyte="igm",
        value="44.0 mg/dL",
        report="LR-20390",
    )
    script.chart(
        (-1, "02:50"),
        "decision",
        by="Investigator C",
        period=1,
        choice="accept",
        second_person="Nurse C",
    )
    chart_infusion(
        script, (-1, "03:10"), "start", by="Nurse C", period=1, rate="12.9 mL/h", witness="Nurse B"
    )
    chart_infusion(script, (0, "03:10"), "complete", by="Nurse C", period=1, volume="309.6 mL")
    script.chart(
        (0, "03:15"),
        "decision",
        by="Investigator C",
        period=2,
        choice="accept",
        second_person="Nurse C",
    )
    chart_infusion(
        script, (0, "03:20"), "start", by="Nurse C", period=2, rate="12.9 mL/h", witness="Nurse B"
    )
    chart_infusion(script, (0, "06:03"), "pause", by="Nurse A", period=2, reason="line change")
    chart_infusion(script, (0, "06:20"), "resume", by="Nurse A", period=2, rate="12.9 mL/h")
    chart_round(
        script,
        Round(
            -1,
            "Nurse C",
            ("96", "0.4"),
            "0.22",
            _labs("140", "1.1", "1.4"),
            ("166", "7.2"),
            0,
            ventilated=False,
        ),
    )
    chart_round(
        script,
        Round(
            0,
            "Nurse A",
            ("101", "0.35"),
            "0.16",
            _labs("147", "1.0", "1.2"),
            ("131", "4.1"),
            0,
            clock="06:26",
            ventilated=False,
        ),
    )
    _norepinephrine(script, (0, "06:35"), "rate", "0.16")
    return script.lines

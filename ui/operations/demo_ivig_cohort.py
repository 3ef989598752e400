"""The registry subject of the demo ward: immunoglobulin seen and recorded, nothing proposed."""

from __future__ import annotations

from protocols.times import Date
from ui.operations.demo_values import Organs, chart_form, chart_sofa, chart_values
from ui.operations.demo_ward import Script, ScriptedLine, chart_support

_NO = dict.fromkeys(
    (
        "smoking",
        "copd",
        "cardiac",
        "kidney",
        "liver",
        "stroke",
        "malignancy",
        "immunosuppression",
        "tuberculosis",
        "sputum",
    ),
    False,
)


def observed_subject(today: Date, zone: str) -> list[ScriptedLine]:
    """REG-0118, day 4: immunoglobulin given on two days, a third this morning."""
    script = Script("REG-0118", today, zone)
    script.chart(
        (-3, "10:40"),
        "enrol",
        by="Investigator C",
        after=20,
        protocol="ivig-cohort",
        bed="12",
        weight="75 kg",
        weight_method="stated",
        weight_at=script.written(-3, "10:00"),
        height="174 cm",
        birth_year=1955,
        sex="M",
        anchors={
            "hospital_admission": script.written(-3, "09:30"),
            "symptom_onset": script.written(-11, "12:00"),
        },
        answers=dict.fromkeys(("I1", "I2", "I3"), "met"),
    )
    chart_support(script, (-3, "09:30"), "hospital", "start")
    icu = script.written(-3, "18:45")
    script.chart((-3, "18:45"), "anchor", by="Nurse C", after=15, anchor="icu_admission", when=icu)
    chart_support(script, (-3, "18:45"), "icu", "start")
    chart_support(script, (-3, "19:20"), "high_flow_oxygen", "start")
    _admission(script)
    _third_day(script)
    for day, start, end in ((-2, "10:00", "14:00"), (-1, "10:00", "14:00"), (0, "08:00", "12:00")):
        script.chart(
            (day, start),
            "administration",
            by="Nurse A",
            after=250,
            product="immunoglobulin intravenous",
            amount="20 g",
            until=script.written(day, end),
        )
    return script.lines


def _admission(script: Script) -> None:
    seen = {
        **_NO,
        "diabetes": True,
        "hypertension": True,
        "fever": True,
        "cough": True,
        "dyspnoea": True,
        "sbp": "134 mmHg",
    }
    chart_form(script, (-3, "10:50"), "admission", seen, by="Nurse C", after=10)
    image = {
        "done": "CT",
        "ground_glass": True,
        "consolidation": True,
        "interstitial": False,
        "pneumothorax": False,
        "effusion": False,
    }
    chart_form(script, (-3, "11:30"), "imaging", image, by="Nurse C", after=15)
    organs = Organs("72", "0.5", "178", "0.9", "1.0", 15, map="88", ventilated=False)
    laboratory = {
        "wbc": "9.8 10*9/L",
        "neutrophils": "8.6 10*9/L",
        "lymphocytes": "0.71 10*9/L",
        "cd3": "402 /microL",
        "cd4": "241 /microL",
        "cd8": "139 /microL",
        "hemoglobin": "12.9 g/dL",
        "pt": "13.9 s",
        "aptt": "33.2 s",
        "tt": "16.4 s",
        "d_dimer": "1.9 mg/L",
        "alt": "38 units/L",
        "ast": "44 units/L",
        "albumin": "31 g/L",
        "ck": "187 units/L",
        "ck_mb": "14 units/L",
        "crp": "84 mg/L",
        "il6": "62 pg/mL",
        "pct": "0.21 microg/L",
        **organs.laboratory(),
    }
    chart_values(script, (-3, "09:50"), laboratory, by="Nurse C", after=110, report="LR-60118")
    chart_sofa(script, (-3, "12:10"), organs, by="Nurse C")
    worst = {
        "temperature": "38.6 degC",
        "map": "88 mmHg",
        "heart_rate": "106 /min",
        "respiratory_rate": "28 /min",
        **organs.gas(),
        "paco2": "34 mmHg",
        "ph": "7.44",
        "sodium": "138 mmol/L",
        "potassium": "4 mmol/L",
        "creatinine": "1.0 mg/dL",
        "acute_renal_failure": False,
        "hematocrit": "38.5 %",
        "wbc": "9.8 10*9/L",
        "gcs": 15,
        "age": script.today.year - 1955,
        "chronic_health": "none",
    }
    chart_form(script, (-3, "23:30"), "apache2", worst, by="Nurse C")
    drugs = {"antiviral": "none", "glucocorticoid_from": script.today.add(days=-3).format_iso()}
    chart_form(script, (-3, "20:10"), "cotreatments", drugs, by="Nurse C")


def _third_day(script: Script) -> None:
    laboratory = {
        "wbc": "8.1 10*9/L",
        "neutrophils": "6.9 10*9/L",
        "lymphocytes": "0.78 10*9/L",
        "platelets": "204 10*9/L",
        "pt": "13.6 s",
        "aptt": "32.0 s",
        "crp": "51 mg/L",
    }
    chart_values(script, (-1, "06:10"), laboratory, by="Nurse C", after=70, report="LR-60131")

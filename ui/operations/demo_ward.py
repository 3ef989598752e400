"""The demo ward: synthetic subjects of all protocols with a scripted week, as lines to chart.

Nobody here is a person. Times are given as day and clock time relative to the day on which the
demo is made, so that the ward looks alive whenever it is opened; what would lie in the future is
left out. The lines are those of `chart-stdin`, so the demo goes the way of every other entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from protocols.times import Date, Instant, Time, TimeDelta, local

Line = dict[str, object]


@dataclass(frozen=True, slots=True)
class ScriptedLine:
    """One line of the demo, when it is entered and by whom."""

    entered: Instant
    operator: str
    line: Mapping[str, object]


@dataclass(slots=True)
class Script:
    """Collects the lines of one subject; `at` takes a day relative to the demo's and a time."""

    subject: str
    today: Date
    zone: str
    lines: list[ScriptedLine] = field(default_factory=list)

    def moment(self, day: int, clock: str) -> Instant:
        """Return the instant of a clock time on a day, day 0 being the demo's own."""
        hour, minute = clock.split(":")
        date = self.today.add(days=day)
        plain = date.at(Time(int(hour), int(minute)))
        return plain.assume_tz(self.zone, disambiguation="compatible").to_instant()

    def written(self, day: int, clock: str) -> str:
        """Return that instant as a line holds it."""
        return local(self.moment(day, clock), self.zone).to_fixed_offset().format_iso()

    def chart(
        self,
        when: tuple[int, str],
        kind: str,
        *,
        by: str = "Nurse A",
        after: int = 2,
        **fields: object,
    ) -> None:
        """Add one entry: when it happened, entered `after` minutes later by whom."""
        day, clock = when
        line: Line = {
            "id": f"{self.subject}-{len(self.lines) + 1:03}",
            "kind": kind,
            "subject": self.subject,
            "at": self.written(day, clock),
            **fields,
        }
        entered = self.moment(day, clock) + TimeDelta(minutes=after)
        self.lines.append(ScriptedLine(entered, by, line))


ALL_MET: Mapping[str, str] = dict.fromkeys(
    ("I1", "I2", "I3", *(f"E{number}" for number in range(1, 13))), "met"
)


def _labs(script: Script, day: int, values: Mapping[str, str], *, clock: str, by: str) -> None:
    for analyte, value in values.items():
        script.chart(
            (day, clock),
            "measurement",
            by=by,
            after=55,
            analyte=analyte,
            value=value,
            report=f"LR-{20400 + day * 7}",
        )


def _vitals(script: Script, day: int, clock: str, values: tuple[str, ...], *, by: str) -> None:
    names = ("map", "heart_rate", "respiratory_rate", "temperature", "fluid_balance")
    units = ("mmHg", "/min", "/min", "degC", "mL")
    for analyte, value, unit in zip(names, values, units, strict=True):
        script.chart(
            (day, clock), "measurement", by=by, after=4, analyte=analyte, value=f"{value} {unit}"
        )


def _sofa(script: Script, when: tuple[int, str], by: str, **inputs: object) -> None:
    script.chart(when, "assessment", by=by, after=6, form="sofa", values=inputs)


def _infusion(
    script: Script, when: tuple[int, str], event: str, *, by: str, **fields: object
) -> None:
    script.chart(when, "infusion", by=by, after=1, event=event, **fields)


def titer_subject(today: Date, zone: str) -> list[ScriptedLine]:
    """IGM-0007, titer arm, three days in: three doses, a pause, a correction, a late entry."""
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
        },
        answers=ALL_MET,
    )
    _support(script, (-4, "20:30"), "icu", "start")
    _support(
        script,
        (-4, "21:55"),
        "vasopressor",
        "start",
        drug="norepinephrine",
        rate="0.42 microg/kg/min",
        formulation="base",
    )
    _support(script, (-4, "22:40"), "mechanical_ventilation", "start")
    _titers_and_doses(script)
    _support(
        script,
        (-2, "08:00"),
        "vasopressor",
        "rate",
        drug="norepinephrine",
        rate="0.3 microg/kg/min",
        formulation="base",
    )
    _support(
        script,
        (-2, "23:30"),
        "vasopressor",
        "rate",
        drug="norepinephrine",
        rate="0.18 microg/kg/min",
        formulation="base",
    )
    _support(
        script,
        (-1, "21:00"),
        "vasopressor",
        "rate",
        drug="norepinephrine",
        rate="0.12 microg/kg/min",
        formulation="base",
    )
    _daily_rounds(script)
    script.chart(
        (-1, "15:40"), "note", by="Nurse C", text="Back from CT, family informed of transfer."
    )
    return script.lines


def _support(
    script: Script, when: tuple[int, str], what: str, event: str, **fields: object
) -> None:
    script.chart(when, "support", by="Nurse C", after=12, what=what, event=event, **fields)


def _titers_and_doses(script: Script) -> None:
    script.chart(
        (-3, "04:50"),
        "measurement",
        by="Nurse C",
        after=95,
        analyte="igm",
        value="31.4 mg/dL",
        report="LR-20377",
    )
    script.chart(
        (-3, "09:40"),
        "decision",
        by="Investigator C",
        period=1,
        choice="accept",
        second_person="Nurse A",
    )
    _infusion(
        script, (-3, "10:20"), "start", by="Nurse A", period=1, rate="15.6 mL/h", witness="Nurse B"
    )
    _infusion(script, (-3, "10:20"), "bag", by="Nurse A", period=1, volume="200 mL", lot="P4402118")
    _infusion(script, (-3, "23:05"), "bag", by="Nurse C", period=1, volume="200 mL", lot="P4402119")
    _infusion(script, (-2, "10:20"), "complete", by="Nurse A", period=1, volume="374 mL")
    script.chart(
        (-2, "05:45"),
        "measurement",
        by="Nurse C",
        after=70,
        analyte="igm",
        value="58.0 mg/dL",
        report="LR-20386",
        use_despite=True,
    )
    script.chart(
        (-2, "09:50"),
        "decision",
        by="Investigator C",
        period=2,
        choice="accept",
        second_person="Nurse A",
    )
    _infusion(
        script, (-2, "10:30"), "start", by="Nurse A", period=2, rate="9.5 mL/h", witness="Nurse B"
    )
    _infusion(script, (-1, "10:30"), "complete", by="Nurse A", period=2, volume="228 mL")
    script.chart(
        (-1, "05:50"),
        "measurement",
        by="Nurse C",
        after=64,
        analyte="igm",
        value="74.2 mg/dL",
        report="LR-20402",
        use_despite=True,
    )
    script.chart(
        (-1, "10:05"),
        "decision",
        by="Investigator C",
        period=3,
        choice="accept",
        second_person="Nurse B",
    )
    _infusion(
        script, (-1, "10:40"), "start", by="Nurse C", period=3, rate="5.8 mL/h", witness="Nurse B"
    )
    script.chart(
        (-1, "15:10"),
        "infusion",
        by="Nurse C",
        after=40,
        event="pause",
        period=3,
        reason="transfer to CT",
    )
    script.chart(
        (-1, "15:45"), "infusion", by="Nurse C", after=5, event="resume", period=3, rate="5.8 mL/h"
    )
    script.chart(
        (0, "05:30"),
        "measurement",
        by="Nurse A",
        after=71,
        analyte="igm",
        value="81.0 mg/dL",
        report="LR-20417",
        use_despite=True,
    )


def _daily_rounds(script: Script) -> None:
    gases = {-3: ("82", "0.55"), -2: ("79", "0.5"), -1: ("88", "0.45"), 0: ("84.8", "0.4")}
    platelets = {-3: "92", -2: "88", -1: "104"}
    bilirubin = {-3: "2.4", -2: "2.1", -1: "1.8"}
    creatinine = {-3: "2.2", -2: "1.9", -1: "1.7"}
    norepinephrine = {-3: "0.42", -2: "0.3", -1: "0.18", 0: "0.12"}
    for day in (-3, -2, -1, 0):
        by = "Nurse C" if day < 0 else "Nurse A"
        _vitals(
            script,
            day,
            "06:24" if day == 0 else "05:50",
            ("68", "104", "22", "38.1", "1240"),
            by=by,
        )
        pao2, fio2 = gases[day]
        script.chart(
            (day, "06:10"), "measurement", by=by, after=8, analyte="pao2", value=f"{pao2} mmHg"
        )
        script.chart((day, "06:10"), "measurement", by=by, after=8, analyte="fio2", value=fio2)
        inputs: dict[str, object] = {
            "pao2": f"{pao2} mmHg",
            "fio2": fio2,
            "respiratory_support": True,
            "map": "68 mmHg",
            "gcs": 14,
            "vasopressors": [
                {
                    "drug": "norepinephrine",
                    "for": "6 h",
                    "formulation": "base",
                    "rate": f"{norepinephrine[day]} microg/kg/min",
                }
            ],
        }
        if day < 0:
            inputs |= {
                "platelets": f"{platelets[day]} 10*9/L",
                "bilirubin": f"{bilirubin[day]} mg/dL",
                "creatinine": f"{creatinine[day]} mg/dL",
                "urine_24h": "1620 mL",
            }
            _labs(
                script,
                day,
                {
                    "platelets": f"{platelets[day]} 10*9/L",
                    "bilirubin": f"{bilirubin[day]} mg/dL",
                    "creatinine": f"{creatinine[day]} mg/dL",
                    "hemoglobin": "9.8 g/dL",
                    "wbc": "14.2 10*9/L",
                    "inr": "1.4",
                    "aptt": "38.5 s",
                    "ast": "64 units/L",
                    "alt": "51 units/L",
                    "troponin": "42 ng/L",
                    "crp": "182 mg/L",
                    "pct": "11.4 microg/L",
                    "lactate": "2.4 mmol/L",
                },
                clock="07:10",
                by=by,
            )
        _sofa(script, (day, "06:40"), by, **inputs)
        script.chart(
            (day, "06:45"),
            "assessment",
            by=by,
            after=3,
            form="mottling",
            values={"zone": 2 if day < -1 else 1, "leg": "right"},
        )
        script.chart(
            (day, "06:47"),
            "assessment",
            by=by,
            after=3,
            form="refill",
            values={"site": "finger", "time": "3.4 s" if day < -1 else "2.8 s"},
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
        },
        answers={**ALL_MET, "E4": "not_known"},
        deviation_reason="IgA result awaited; consultant decided not to wait.",
    )
    _support(script, (-2, "18:40"), "icu", "start")
    _support(
        script,
        (-2, "19:35"),
        "vasopressor",
        "start",
        drug="norepinephrine",
        rate="0.22 microg/kg/min",
        formulation="base",
    )
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
    _infusion(
        script, (-1, "03:10"), "start", by="Nurse C", period=1, rate="12.9 mL/h", witness="Nurse B"
    )
    _infusion(script, (0, "03:10"), "complete", by="Nurse C", period=1, volume="309.6 mL")
    script.chart(
        (0, "03:15"),
        "decision",
        by="Investigator C",
        period=2,
        choice="accept",
        second_person="Nurse C",
    )
    _infusion(
        script, (0, "03:20"), "start", by="Nurse C", period=2, rate="12.9 mL/h", witness="Nurse B"
    )
    _infusion(script, (0, "06:03"), "pause", by="Nurse A", period=2, reason="line change")
    _vitals(script, 0, "05:40", ("72", "96", "18", "37.4", "310"), by="Nurse C")
    _sofa(
        script,
        (-1, "06:40"),
        "Nurse C",
        pao2="96 mmHg",
        fio2="0.4",
        respiratory_support=False,
        platelets="140 10*9/L",
        bilirubin="1.1 mg/dL",
        map="70 mmHg",
        gcs=15,
        creatinine="1.4 mg/dL",
        urine_24h="1910 mL",
        vasopressors=[
            {
                "drug": "norepinephrine",
                "rate": "0.22 microg/kg/min",
                "for": "8 h",
                "formulation": "base",
            }
        ],
    )
    return script.lines

"""How the demo ward is scripted: a subject's lines by day and clock time, as they are charted.

Nobody in the demo is a person. Times are relative to the day on which the demo is made, so that
the ward looks alive whenever it is opened; what would lie in the future is left out. The lines are
those of `chart-stdin`, so the demo goes the way of every other entry.
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
        /,
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
        if self.lines:  # what came before enrolment is entered right after it
            entered = max(entered, self.lines[0].entered + TimeDelta(minutes=1))
        self.lines.append(ScriptedLine(entered, by, line))


@dataclass(frozen=True, slots=True)
class Round:
    """What is measured and scored on one day: vitals, gas, laboratory, SOFA, skin.

    `labs` is empty while the laboratory has not answered; then SOFA stays incomplete.
    """

    day: int
    by: str
    gas: tuple[str, str]
    norepinephrine: str
    labs: Mapping[str, str] = field(default_factory=dict)
    inflammation: tuple[str, str] | None = None
    zone: int = 1
    refill: str = "2.8 s"
    clock: str = "05:50"
    ventilated: bool = True


def chart_round(script: Script, one: Round) -> None:
    """Chart a day's round."""
    vitals = {
        "map": "68 mmHg",
        "heart_rate": "104 /min",
        "respiratory_rate": "22 /min",
        "temperature": "38.1 degC",
        "fluid_balance": "1240 mL",
        "urine_24h": "1620 mL",
    }
    for analyte, value in vitals.items():
        script.chart(
            (one.day, one.clock), "measurement", by=one.by, after=4, analyte=analyte, value=value
        )
    pao2, fio2 = one.gas
    gas = {"pao2": f"{pao2} mmHg", "fio2": fio2, "paco2": "41 mmHg", "ph": "7.36"}
    for analyte, value in gas.items():
        script.chart(
            (one.day, "06:10"), "measurement", by=one.by, after=8, analyte=analyte, value=value
        )
    script.chart(
        (one.day, "06:10"),
        "assessment",
        by=one.by,
        after=8,
        form="pf",
        values={"pao2": gas["pao2"], "fio2": fio2},
    )
    late = dict(one.labs)
    if one.inflammation is not None:
        late |= {"crp": f"{one.inflammation[0]} mg/L", "pct": f"{one.inflammation[1]} microg/L"}
    for analyte, value in late.items():
        script.chart(
            (one.day, "07:10"),
            "measurement",
            by=one.by,
            after=55,
            analyte=analyte,
            value=value,
            report=f"LR-{20410 + one.day * 9}",
        )
    _chart_scores(script, one)


def _chart_scores(script: Script, one: Round) -> None:
    inputs: dict[str, object] = {
        "pao2": f"{one.gas[0]} mmHg",
        "fio2": one.gas[1],
        "respiratory_support": one.ventilated,
        "map": "68 mmHg",
        "gcs": 14,
        "vasopressors": [
            {
                "drug": "norepinephrine",
                "for": "6 h",
                "formulation": "base",
                "rate": f"{one.norepinephrine} microg/kg/min",
            }
        ],
    }
    inputs |= {
        name: one.labs[name]
        for name in ("platelets", "bilirubin", "creatinine")
        if name in one.labs
    }
    if one.labs:
        inputs["urine_24h"] = "1620 mL"
    script.chart(
        (one.day, "06:40"),
        "assessment",
        by=one.by,
        after=95 if one.labs else 6,
        form="sofa",
        values=inputs,
    )
    script.chart(
        (one.day, "06:45"),
        "assessment",
        by=one.by,
        after=3,
        form="mottling",
        values={"zone": one.zone, "leg": "right"},
    )
    script.chart(
        (one.day, "06:47"),
        "assessment",
        by=one.by,
        after=3,
        form="refill",
        values={"site": "finger", "time": one.refill},
    )


def chart_support(
    script: Script,
    when: tuple[int, str],
    what: str,
    event: str,
    *,
    by: str = "Nurse C",
    **fields: object,
) -> None:
    """Chart a support's start, stop or rate."""
    script.chart(when, "support", by=by, after=12, what=what, event=event, **fields)


def chart_infusion(
    script: Script, when: tuple[int, str], event: str, *, by: str, after: int = 1, **fields: object
) -> None:
    """Chart an event of an infusion."""
    script.chart(when, "infusion", by=by, after=after, event=event, **fields)

"""A ward to measure on: the demo's two subjects and one with 28 days and 600 entries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from protocols.facts import PlanDecided
from protocols.times import Clock, Instant, local
from ui.commands.charting import read_line
from ui.operations.bench import Bench
from ui.operations.chart import chart
from ui.operations.demo import PASSPHRASE, PEOPLE, USER, ZONE, make_ward
from ui.operations.demo_igm_fat import titer_subject
from ui.operations.demo_ward import Round, Script, ScriptedLine, chart_infusion, chart_round

if TYPE_CHECKING:
    from storage.store import Store

NOW = Instant.parse_iso("2026-11-21T06:30:00Z")
LONG = "IGM-0028"
DAYS = 28
ENTRIES = 600
_LABS = {
    "platelets": "118 10*9/L",
    "bilirubin": "30.8 micromol/L",
    "creatinine": "141 micromol/L",
    "hemoglobin": "9.4 g/dL",
    "lactate": "1.9 mmol/L",
    "wbc": "11.8 10*9/L",
}


def fixed_clock() -> Instant:
    """Return the moment at which everything is measured."""
    return NOW


class _Clock:
    """A clock that is set, so that the entries of four weeks are entered when they happened."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> Instant:
        return self.now


@dataclass(frozen=True, slots=True)
class MeasuredWard:
    """The store to measure on and who opens it."""

    folder: Path
    user: str = USER
    passphrase: str = PASSPHRASE

    def open(self, clock: Clock = fixed_clock) -> Store:
        """Open the store for writing."""
        from storage.opening import open_store

        return open_store(self.folder, self.user, self.passphrase, clock=clock, check="quick")


def make_measured_ward(folder: Path) -> MeasuredWard:
    """Make the demo ward and chart the long course through the usual door."""
    from storage.accounts import Operator

    make_ward(folder, fixed_clock)
    ward = MeasuredWard(folder)
    clock = _Clock()
    with ward.open(clock) as store:
        for one in long_course():
            clock.now = one.entered
            statement = read_line(dict(one.line))
            assert not isinstance(statement, tuple), statement
            fact: Any = statement.fact
            if isinstance(fact, PlanDecided):
                statement = replace(statement, fact=replace(fact, second_checked=True))
            operator = Operator(one.operator, PEOPLE[one.operator])
            chart(Bench(store, operator, clock), (statement,))
        assert len(store.ledger.facts_of(LONG)) == ENTRIES
    return ward


def long_course() -> list[ScriptedLine]:
    """Return four weeks of a synthetic titer-arm subject, exactly as many entries as asked for."""
    today = local(NOW, ZONE).date()
    begin = today.add(days=-(DAYS - 1))
    lines = [_renamed(one) for one in titer_subject(begin.add(days=3), ZONE)]
    script = Script(LONG, today, ZONE)
    script.lines.extend(lines)
    last_bag = (-DAYS + 4, "11:20")
    chart_infusion(script, last_bag, "complete", by="Nurse A", period=3, volume="139.2 mL")
    for day in range(-DAYS + 5, 1):
        chart_round(script, Round(day, "Nurse A", ("88", "0.4"), "0.08", _LABS, clock="05:20"))
        script.chart(
            (day, "05:30"), "measurement", by="Nurse A", analyte="igm", value=f"{90 + day} mg/dL"
        )
    rounds = [one for one in script.lines[len(lines) :] if one.entered <= NOW]
    rounds.sort(key=lambda one: one.entered)
    first = [one for one in lines if one.entered <= NOW]
    first.sort(key=lambda one: one.entered)
    return [*first, *rounds[len(first) - ENTRIES :]]


def _renamed(one: ScriptedLine) -> ScriptedLine:
    line = dict(one.line)
    line["subject"] = LONG
    for key in ("id", "replaces"):
        if key in line:
            line[key] = str(line[key]).replace("IGM-0007", LONG)
    return replace(one, line=line)

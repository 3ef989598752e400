"""The demo ward: a fresh store, synthetic subjects, a scripted week through the usual door.

Every line goes the way of `chart-stdin`: read, judged, stored. The clock of the demo moves from
entry to entry, so that "entered" times are what a ward's would be.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from protocols.facts import (
    InfusionCharted,
    InjectionGiven,
    PlanDecided,
    SiteParameterSigned,
    Statement,
)
from protocols.issues import IssuesError
from protocols.times import Clock, Date, Instant, TimeDelta, local
from ui.operations.bench import Bench, course_of
from ui.operations.chart import ChartRefusedError, chart
from ui.operations.demo_i_micro import ended_subject, stepping_subject
from ui.operations.demo_icar import followed_subject, running_subject
from ui.operations.demo_igm_fat import flat_subject, titer_subject
from ui.operations.demo_iliad_7 import injected_subject
from ui.operations.demo_ivig_cohort import observed_subject
from ui.operations.demo_ward import ScriptedLine

if TYPE_CHECKING:
    from storage.accounts import Operator, Role
    from storage.surroundings import Surroundings

SITE, ZONE = "Demo ward, synthetic subjects only", "Europe/Rome"
USER, PASSPHRASE = "Nurse A", "demo ward passphrase"
PEOPLE: dict[str, Role] = {
    "Nurse A": "nurse",
    "Nurse B": "nurse",
    "Nurse C": "nurse",
    "Investigator C": "investigator",
    "Pharmacist D": "pharmacist",
    "Monitor E": "monitor",
}
PIN = "2580"
SCRIPTS: tuple[Callable[[Date, str], list[ScriptedLine]], ...] = (
    followed_subject,
    running_subject,
    titer_subject,
    flat_subject,
    ended_subject,
    stepping_subject,
    injected_subject,
    observed_subject,
)


@dataclass(frozen=True, slots=True)
class DemoMade:
    """What the demo made: words for the person, the store, and who opens it."""

    lines: tuple[str, ...]
    store: Path
    user: str
    passphrase: str
    subjects: tuple[str, ...]


class _MovingClock:
    """The demo's own clock: set to each entry's time, at the end given back to the real one."""

    def __init__(self, start: Instant) -> None:
        self.now = start

    def __call__(self) -> Instant:
        return self.now


def make_ward(
    store: Path,
    clock: Clock,
    *,
    user: str | None = None,
    passphrase: str | None = None,
    around: Surroundings | None = None,
) -> DemoMade:
    """Make the demo store and chart its week up to now.

    Args:
        store: folder of the new store.
        clock: the demo ends at its time.
        user: who opens it; a name that is not of the demo's people becomes an investigator.
        passphrase: of every account.
        around: the injected world.

    Raises:
        StorageProblem: there is a store already, or the disk refused.
        IssuesError: a line of the script is refused; our own mistake, said in words.
    """
    from storage.accounts import Operator
    from storage.making import create_store
    from storage.opening import open_store

    now = clock()
    who, secret = user or USER, passphrase or PASSPHRASE
    lines = sorted(_lines(now), key=lambda one: one.entered)
    begin = min((one.entered for one in lines), default=now) - TimeDelta(hours=480)
    moving = _MovingClock(begin)
    first = Operator("Investigator C", "investigator")
    if who not in PEOPLE:
        first = Operator(who, "investigator")
    create_store(store, SITE, ZONE, first, secret, clock=moving, around=around)
    with open_store(store, first.name, secret, clock=moving, around=around) as opened:
        for name, role in PEOPLE.items():
            if name != first.name:
                opened.add_account(first, Operator(name, role), secret)
        bench = Bench(opened, first, moving)
        _sign_site(bench)
        people = {name: Operator(name, role) for name, role in PEOPLE.items()}
        _chart_all(bench, lines, people, moving)
        moving.now = now
        opened.back_up()
        subjects = opened.ledger.subjects()
        count = opened.ledger.count
    said = (
        f"Demo ward in {store}: {len(subjects)} synthetic subjects, {count} entries.",
        f"Open it as {who!r} with the passphrase {secret!r}.",
    )
    return DemoMade(said, store, who, secret, subjects)


def _lines(now: Instant) -> list[ScriptedLine]:
    today = local(now, ZONE).date()
    found: list[ScriptedLine] = []
    for script in SCRIPTS:
        found += [one for one in script(today, ZONE) if one.entered <= now]
    return found


def _sign_site(bench: Bench) -> None:
    from ui.operations.protocol_files import released, released_ids

    for id_ in released_ids():
        protocol = released(id_)
        for parameter in protocol.site_parameters if protocol is not None else ():
            if parameter.demo is not None:
                fact = SiteParameterSigned(id_, parameter.id, parameter.demo, "demo profile")
                chart(bench, (Statement(None, fact, bench.now()),))


def _chart_all(
    bench: Bench,
    lines: list[ScriptedLine],
    people: dict[str, Operator],
    moving: _MovingClock,
) -> None:
    from ui.commands.charting import read_line

    for one in lines:
        moving.now = one.entered
        read = read_line(dict(one.line))
        if isinstance(read, tuple):
            raise IssuesError(read)
        # The demo plays the window's check, in which the second person signs in.
        if isinstance(read.fact, PlanDecided) and read.fact.second_person in people:
            read = replace(read, fact=replace(read.fact, second_checked=True))
        if isinstance(read.fact, InfusionCharted | InjectionGiven) and read.fact.witness in people:
            read = replace(read, fact=replace(read.fact, witness_checked=True))
        try:
            chart(replace(bench, operator=people[one.operator]), (read,))
        except ChartRefusedError as refused:
            raise IssuesError(refused.issues) from refused


def make_demo(  # noqa: PLR0913 - what the command was asked, and the injected world
    out: Path,
    store: Path | None,
    clock: Clock,
    *,
    user: str | None,
    passphrase: str | None,
    test_clock: bool = False,
    around: Surroundings | None = None,
) -> DemoMade:
    """Make the demo ward and every day sheet of it so far, as PDF and CSV, under a folder."""
    from storage.opening import open_store
    from ui.operations.board import board_now
    from ui.operations.sheets import print_day

    out.mkdir(parents=True, exist_ok=True)
    made = make_ward(store or out / "store", clock, user=user, passphrase=passphrase, around=around)
    sheets = out / "sheets"
    sheets.mkdir(exist_ok=True)
    said = list(made.lines)
    with open_store(made.store, made.user, made.passphrase, clock=clock, around=around) as opened:
        bench = Bench(opened, opened.operator, clock, test_clock=test_clock)
        board_now(bench)
        for subject in made.subjects:
            course = course_of(bench, subject)
            first = course.protocol.days.first
            for day in range(first, (course.day if course.day is not None else first) + 1):
                printed = print_day(bench, subject, day)
                name = sheets / f"{subject}-day-{day:02}"
                name.with_suffix(".pdf").write_bytes(printed.pdf)
                name.with_suffix(".csv").write_bytes(printed.csv)
                said.append(f"{name}.pdf and .csv")
    return replace(made, lines=tuple(said))

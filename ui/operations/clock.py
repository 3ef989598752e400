"""Is the laptop's clock to be trusted: jumps, a clock behind the record, another zone, sleep.

The wall clock is held against a steady one that goes on through sleep, so that a laptop that slept
is told from a clock that was set. Each finding is a house event; entries made from then on, until
a person says that the clock is right, can be told by their numbers (R47).
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from protocols.times import Instant, TimeDelta, duration_words, show_when
from storage.problems import StorageProblem

if TYPE_CHECKING:
    from ui.operations.bench import Bench

STEP_S: Final = 60  # a larger step of the wall clock against the steady one is told
ASLEEP_S: Final = 60  # no look for longer than this: the laptop slept
GAP_H: Final = 24  # at start: so long since the last entry that the date is to be looked at
_CONFIRMED = "clock_confirmed"
Kind = Literal["clock_jumped", "clock_behind", "clock_gap", "zone_changed", "slept"]
DOUBTS: Final = frozenset({"clock_jumped", "clock_behind", "clock_gap", "zone_changed"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One look at the clocks.

    Attributes:
        wall: the program's clock.
        steady_s: seconds on a clock that nobody can set and that goes on through sleep.
        offset_min: how far the laptop's own zone lies from the ward's, in minutes.
    """

    wall: Instant
    steady_s: float
    offset_min: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """What was noticed about the clock: since when, until when, how far, in minutes for zones."""

    kind: Kind
    since: Instant
    until: Instant
    moved_s: int = 0


def steady_through_sleep() -> float:
    """Return seconds of a clock that nobody can set; it goes on while the laptop sleeps."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(boot) if boot is not None else time.monotonic()


def zone_distance(now: Instant, zone: str) -> int:
    """Return how far the laptop's own zone lies from the ward's at an instant, in minutes."""
    from protocols.times import local

    seconds = now.timestamp()
    own = time.localtime(seconds).tm_gmtoff
    ward = int(local(now, zone).offset.total("seconds"))
    return round((own - ward) / 60)


class ClockWatch:
    """Compares each look at the clocks with the ones before."""

    def __init__(self, first: Reading) -> None:
        self._base = first
        self._last = first

    def asleep(self, steady_s: float) -> bool:
        """Say whether the last look is so long ago that the laptop must have slept."""
        return steady_s - self._last.steady_s > ASLEEP_S

    def look(self, now: Reading) -> tuple[Finding, ...]:
        """Return what this look shows: a jump, another zone, a sleep; usually nothing."""
        last, self._last = self._last, now
        found: list[Finding] = []
        gone = now.steady_s - self._base.steady_s
        moved = (now.wall - self._base.wall).total("seconds") - gone
        if abs(moved) > STEP_S:
            found.append(Finding("clock_jumped", last.wall, now.wall, round(moved)))
            self._base = now
        if now.offset_min != last.offset_min:
            shift = (now.offset_min - last.offset_min) * 60
            found.append(Finding("zone_changed", last.wall, now.wall, shift))
        slept = now.steady_s - last.steady_s
        if slept > ASLEEP_S:
            found.append(Finding("slept", now.wall.subtract(seconds=slept), now.wall, round(slept)))
        return tuple(found)


def at_start(bench: Bench) -> tuple[Finding, ...]:
    """Hold the clock against the record when the store is opened."""
    last = bench.store.ledger.last_recorded_at
    if last is None:
        return ()
    now = bench.now()
    gap = round((now - last).total("seconds"))
    if now < last:
        return (Finding("clock_behind", last, now, gap),)
    if gap > GAP_H * 3600:
        return (Finding("clock_gap", last, now, gap),)
    return ()


def note_at_start(bench: Bench) -> None:
    """Write down what is noticed when entries are about to be made without a window.

    A fixed clock of a test is left alone: it stands where the test put it.
    """
    if bench.test_clock:
        return
    for finding in at_start(bench):
        note(bench, finding)


def note(bench: Bench, finding: Finding) -> bool:
    """Write a finding down as a house event; False where nothing can be written."""
    return _record(bench, finding.kind, words_of(finding, bench.zone))


def confirm(bench: Bench) -> bool:
    """Write down that the person at work compared the clock and found it right."""
    now = show_when(bench.now(), bench.zone)
    said = f"{bench.operator.name} compared the clock: {now} is right."
    return _record(bench, _CONFIRMED, said)


def _record(bench: Bench, event: str, words: str) -> bool:
    if not bench.store.writable:
        return False
    own = [one.seq for one in bench.store.ledger.all_entries() if one.device == bench.store.device]
    details = {"device": bench.store.device, "entries": str(max(own, default=0))}
    try:
        bench.store.journal.record(event, words, bench.operator, details)
    except StorageProblem:
        return False
    return True


def words_of(finding: Finding, zone: str) -> str:
    """Say a finding in one plain sentence."""
    since, until = show_when(finding.since, zone), show_when(finding.until, zone)
    far = duration_words(TimeDelta(seconds=abs(finding.moved_s)))
    if finding.kind == "clock_jumped":
        way = "on" if finding.moved_s > 0 else "back"
        return f"The clock moved {far} {way} since {since}."
    if finding.kind == "clock_behind":
        return f"The clock says {until}, but the last entry was recorded {since}."
    if finding.kind == "clock_gap":
        return f"The last entry was recorded {since}, {far} ago."
    if finding.kind == "zone_changed":
        return f"The laptop's time zone moved by {far}; Bedline goes on in {zone}."
    return f"The laptop slept from {since} to {until}."


def uncertain(bench: Bench) -> frozenset[tuple[str, int]]:
    """Return (device, number) of every entry made while the clock was in doubt."""
    found: set[tuple[str, int]] = set()
    for event, device, first, last in _doubts(bench):
        del event
        found |= {
            (one.device, one.seq)
            for one in bench.store.ledger.all_entries()
            if one.device == device and one.seq > first and (last is None or one.seq <= last)
        }
    return frozenset(found)


def in_doubt(bench: Bench) -> bool:
    """Say whether this machine's clock is still in doubt: noticed, and confirmed by nobody."""
    return any(
        last is None and device == bench.store.device for _, device, _, last in _doubts(bench)
    )


def _doubts(bench: Bench) -> list[tuple[str, str, int, int | None]]:
    """Return (what, device, last certain entry, last uncertain one or None while it lasts)."""
    open_: dict[str, tuple[str, int]] = {}
    found: list[tuple[str, str, int, int | None]] = []
    for event in bench.store.journal.events():
        device = event.device
        count = int(event.details.get("entries", "0") or 0)
        if event.event in DOUBTS:
            open_.setdefault(device, (event.event, count))
        elif event.event == _CONFIRMED and device in open_:
            what, first = open_.pop(device)
            found.append((what, device, first, count))
    found += [(what, device, first, None) for device, (what, first) in open_.items()]
    return found

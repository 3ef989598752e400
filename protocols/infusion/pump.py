"""The pump as the events describe it, one event after the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias

from protocols.infusion.problems import Problem, problem
from protocols.registry import exact, magnitude, same_kind
from protocols.units import Unit

if TYPE_CHECKING:
    from protocols.facts import Entry, InfusionCharted
    from protocols.infusion.volumes import Kind
    from protocols.times import Instant

# `doubtful`: events contradict each other; it ran at the charted rate or not at all.
Mode: TypeAlias = Literal["idle", "running", "paused", "unknown", "doubtful", "ended"]

_GOING: frozenset[Mode] = frozenset({"running", "unknown", "doubtful"})


@dataclass(frozen=True, slots=True)
class Turn:
    """What holds from an event on: rates in mL/h, or no stretch at all (`kind` None)."""

    entry: Entry[InfusionCharted]
    at: Instant
    low: Fraction
    high: Fraction | None
    kind: Kind | None


class Pump:
    """Follows one infusion's events; every event leaves a `Turn`, none is refused."""

    def __init__(self, highest: Fraction | None, level_rates: Mapping[int, Fraction]) -> None:
        self._highest = highest
        self._level_rates = level_rates
        self._rate: Fraction | None = None
        self._before_unknown: Mode = "running"
        self.mode: Mode = "idle"
        self.completed = False
        self.level: int | None = None
        self.started: Instant | None = None
        self.since: Instant | None = None
        self.problems: list[Problem] = []

    @property
    def rate_now(self) -> Fraction | None:
        """mL/h now: 0 while nothing runs, None where it is not known."""
        if self.mode == "running":
            return self._rate
        return None if self.mode in ("unknown", "doubtful") else Fraction(0)

    def take(self, entry: Entry[InfusionCharted]) -> Turn:
        """Take one event and return what holds from there on."""
        fact = entry.fact
        before = self.mode
        if fact.level is not None and fact.step in ("start", "rate", "resume"):
            self.level = fact.level
        step = {
            "start": self._start,
            "rate": self._set_rate,
            "pause": self._pause,
            "resume": self._resume,
            "stop": self._stop,
            "complete": self._complete,
            "unknown_from": self._unknown_from,
            "unknown_to": self._unknown_to,
            "bag": self._bag,
        }[fact.step]
        step(entry)
        if self.started is None and self.mode not in ("idle", "ended"):
            self.started = entry.at
        if self.mode != before and not {before, self.mode} <= _GOING:
            self.since = entry.at
        return Turn(entry, entry.at, *self._rates())

    def _rates(self) -> tuple[Fraction, Fraction | None, Kind | None]:
        zero = Fraction(0)
        if self.mode in ("idle", "ended"):
            return zero, zero, None
        if self.mode == "paused":
            return zero, zero, "paused"
        if self.mode == "doubtful" and self._rate is not None:
            return zero, self._rate, "unknown"
        if self.mode == "running" and self._rate is not None:
            return self._rate, self._rate, "running"
        if self._highest is None:
            return zero, None, "unknown"
        return zero, max(self._highest, self._rate or zero), "unknown"

    def _charted_rate(self, entry: Entry[InfusionCharted]) -> Fraction | None:
        """Return the rate that the event states, by value or by level; None where it has none."""
        given = entry.fact.rate
        if given is None:
            return self._level_rates.get(entry.fact.level) if entry.fact.level is not None else None
        if not same_kind(given.unit, Unit.ML_PER_H) or given.value < 0:
            self._say("rate_unit", entry)
            return None
        return magnitude(exact(given), Unit.ML_PER_H)

    def _say(self, code: str, entry: Entry[InfusionCharted]) -> None:
        self.problems.append(problem(code, entry.id))

    def _start(self, entry: Entry[InfusionCharted]) -> None:
        if self.mode == "ended":
            self._say("restarted", entry)
        elif self.mode != "idle":
            self._say("started_twice", entry)
        self._run(entry, self._charted_rate(entry))

    def _run(self, entry: Entry[InfusionCharted], rate: Fraction | None) -> None:
        self._rate = rate
        self.mode = "running" if rate is not None else "unknown"
        self._before_unknown = "running"
        self.completed = False
        if rate is None and entry.fact.rate is None:
            self._say("rate_missing", entry)

    def _set_rate(self, entry: Entry[InfusionCharted]) -> None:
        rate = self._charted_rate(entry)
        if self.mode == "idle":
            self._say("before_start", entry)
        if self.mode in ("ended", "paused"):
            self._say("after_end" if self.mode == "ended" else "rate_during_pause", entry)
            self._rate = rate
            self.mode = "doubtful" if rate is not None else "unknown"
            return
        self._run(entry, rate)

    def _pause(self, entry: Entry[InfusionCharted]) -> None:
        if self.mode in ("idle", "ended", "paused"):
            self._say("before_start" if self.mode == "idle" else "pause_not_running", entry)
            return
        self.mode = "paused"

    def _resume(self, entry: Entry[InfusionCharted]) -> None:
        if self.mode != "paused":
            code = {"idle": "before_start", "ended": "after_end"}.get(
                self.mode, "resume_without_pause"
            )
            self._say(code, entry)
        rate = self._charted_rate(entry)
        if rate is None and entry.fact.rate is None:
            rate = self._rate  # as before the pause
        self._run(entry, rate)

    def _stop(self, entry: Entry[InfusionCharted]) -> None:
        if self.mode in ("idle", "ended"):
            self._say("before_start" if self.mode == "idle" else "after_end", entry)
        if self.mode != "idle":
            self.mode = "ended"

    def _complete(self, entry: Entry[InfusionCharted]) -> None:
        was_idle = self.mode == "idle"
        self._stop(entry)
        self.completed = not was_idle

    def _unknown_from(self, entry: Entry[InfusionCharted]) -> None:
        if self.mode == "idle":
            self._say("before_start", entry)
        if self.mode == "ended":
            self._say("after_end", entry)
        if self.mode != "unknown":
            known = self.mode in ("running", "paused", "doubtful")
            self._before_unknown = self.mode if known else "unknown"
        self.mode = "unknown"

    def _unknown_to(self, entry: Entry[InfusionCharted]) -> None:
        if self.mode != "unknown":
            self._say("not_unknown", entry)
            return
        rate = self._charted_rate(entry)
        if rate is not None:
            self._run(entry, rate)
        elif self._before_unknown == "paused":
            self.mode = "paused"
        elif self._rate is not None and entry.fact.rate is None:
            # Charting its end says that from here on the log holds again, as it stood before.
            self.mode = self._before_unknown
        else:
            self._say("rate_missing", entry)

    def _bag(self, entry: Entry[InfusionCharted]) -> None:
        if self.mode in ("idle", "ended"):
            self._say("before_start" if self.mode == "idle" else "after_end", entry)
            return
        rate = self._charted_rate(entry)
        if rate is not None:
            self._set_rate(entry)

"""Runs of entries made by one person in one go: at night, or about a long stretch of the day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from protocols.times import Instant, TimeDelta, local

if TYPE_CHECKING:
    from protocols.facts import Entry
    from protocols.review.findings import Limits


@dataclass(frozen=True, slots=True)
class Cluster:
    """Entries of one person without a pause; `night` when the first fell into the night hours."""

    entries: tuple[Entry[Any], ...]
    given_from: Instant
    given_to: Instant
    night: bool


def clusters(entries: Sequence[Entry[Any]], zone: str, limits: Limits) -> Iterator[Cluster]:
    """Yield the clusters worth a look; paper copied after downtime is meant to come in one go."""
    people: dict[str, list[Entry[Any]]] = {}
    for entry in sorted(entries, key=lambda one: (one.recorded_at, one.device, one.seq, one.id)):
        if not entry.from_paper:
            people.setdefault(entry.operator, []).append(entry)
    for of_person in people.values():
        for run in _runs(of_person, TimeDelta(minutes=limits.pause_minutes)):
            if len(run) < limits.cluster:
                continue
            given = [entry.at for entry in run]
            night = limits.night_from <= local(run[0].recorded_at, zone).hour < limits.night_to
            spread = max(given) - min(given) >= TimeDelta(hours=limits.spread_hours)
            if night or spread:
                yield Cluster(tuple(run), min(given), max(given), night)


def _runs(entries: Sequence[Entry[Any]], pause: TimeDelta) -> Iterator[list[Entry[Any]]]:
    run: list[Entry[Any]] = []
    for entry in entries:
        if run and entry.recorded_at - run[-1].recorded_at > pause:
            yield run
            run = []
        run.append(entry)
    if run:
        yield run

"""When a support or stay was on, as far as it was charted; what was not charted is not known.

A start that nobody charted may still be known from an anchor (`vasopressor_start`), and a stop
without a start says that it was on before. `Record.intervals` leaves both out; rules that ask
"was the subject on a vasopressor then" need them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from protocols.facts import SupportCharted

if TYPE_CHECKING:
    from protocols.record import Record
    from protocols.times import Instant

ANCHOR_OF = {
    "mechanical_ventilation": "mechanical_ventilation_start",
    "vasopressor": "vasopressor_start",
    "icu": "icu_admission",
    "hospital": "hospital_admission",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A support is on from `start` (None: since before it was charted) to `stop` (None: still)."""

    start: Instant | None
    stop: Instant | None


def stretches(
    record: Record, what: str, until: Instant, *, ignoring: frozenset[str] = frozenset()
) -> tuple[Stretch, ...]:
    """Return when a support was on, all its drugs together; facts after `until` do not count.

    A rate of 0 ends a drug. Death ends everything. Drugs of `ignoring` do not count.
    """
    running: set[str] = set()
    since: Instant | None = None
    found: list[Stretch] = []
    known_from = record.anchors.get(ANCHOR_OF.get(what, ""))
    if known_from is not None and known_from <= until:
        running, since = {""}, known_from
    for entry in record.of(SupportCharted):
        fact = entry.fact
        if fact.what != what or entry.at > until or fact.drug in ignoring:
            continue
        was_on = bool(running) or not found
        _apply(running, fact)
        if running:
            since = entry.at if since is None else min(since, entry.at)
        elif not running and was_on:
            found.append(Stretch(since, entry.at))
            since = None
    if running:
        died = record.died_at
        ended = died if died is not None and died <= until else None
        found.append(Stretch(since, ended))
    return tuple(found)


def _apply(running: set[str], fact: SupportCharted) -> None:
    running.discard("")  # what an anchor said is overtaken by what was charted
    ended = fact.step == "stop" or (
        fact.step == "rate" and fact.rate is not None and fact.rate.value == 0
    )
    if not ended:
        running.add(fact.drug or "unnamed")
    elif fact.drug and running != {"unnamed"}:
        running.discard(fact.drug)
    else:
        running.clear()


def was_on(known: tuple[Stretch, ...], start: Instant, end: Instant) -> bool | None:
    """Say whether a support was on at any time from `start` to `end`; None if nothing is known."""
    if not known:
        return None
    return any(
        (one.start is None or one.start <= end) and (one.stop is None or one.stop > start)
        for one in known
    )

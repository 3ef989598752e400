"""How much may be given at most: per period, and in any rolling window.

A cap never cuts in silence: the line of the working says what was worked out and what is left of
it, and the plan names the limit that bound.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from protocols.amount_words import amount_words, dose_words, hours_words, number_words
from protocols.dosing.plan import EarlierDoses, Refusal, Stretch
from protocols.infusion.elapsed import after, hours_between
from protocols.registry import exact, magnitude
from protocols.units import Unit

if TYPE_CHECKING:
    from protocols.definition.model import Cap
    from protocols.dosing.working import Working
    from protocols.times import Instant


@dataclass(frozen=True, slots=True)
class Capped:
    """What is left of a dose per weight after its caps, and which of them bound."""

    per_weight: Fraction
    limits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """How a dose per weight turns into a volume: mL of product for one unit per kg.

    `run_hours` is how long the proposed volume runs; `unit` the unit of the dose per weight.
    """

    unit: Unit
    volume_per_unit: Fraction
    run_hours: Fraction


def apply_caps(
    caps: tuple[Cap, ...],
    worked_out: Fraction,
    scale: Scale,
    earlier: EarlierDoses,
    working: Working,
) -> Capped | Refusal:
    """Return the dose per weight under every cap, the most restrictive last to bind."""
    given, limits = worked_out, list[str]()
    rolling = [cap for cap in caps if cap.per == "rolling"]
    for cap in (one for one in caps if one.per == "period"):
        limit = magnitude(exact(cap.amount), scale.unit)
        also = next((one for one in rolling if one.amount == cap.amount and one.window), None)
        label = f"{_name(cap)}{', also in any ' + _window_words(also) if also else ''}"
        if _bind(label, given, limit, scale.unit, working):
            limits.append(cap.id)
        given = min(given, limit)
    for cap in rolling:
        room = _room(cap, scale, earlier)
        if isinstance(room, Refusal):
            return room
        if room < given:
            working.line(
                f"Room under {dose_words(cap.amount)} in any {_window_words(cap)}",
                amount_words(room, scale.unit),
                f"{number_words(given)} worked out; the rest counts with what was given before "
                "or is still to run",
                emphasis=True,
                check="limit",
            )
            limits.append(cap.id)
            given = room
    if given == 0 and worked_out > 0:
        return Refusal(
            "rolling_cap_reached",
            "What was given before and is still to run reaches the cap of "
            f"{dose_words(rolling[0].amount)} in any {_window_words(rolling[0])}.",
            "period",
            "A later start leaves room again.",
        )
    return Capped(given, tuple(limits))


def rolling_room(
    earlier: EarlierDoses, start: Instant, run: Fraction, window: Fraction, limit: Fraction
) -> Fraction:
    """Return the largest volume that, run evenly from `start`, keeps every window under a limit.

    The amount in the window that ends at an instant rises and falls in straight lines between the
    instants at which a stretch begins or ends, or leaves the window; so it is judged there only.

    Args:
        earlier: what was delivered before, and what is still to run.
        start: when the proposed volume starts.
        run: hours over which it runs.
        window: length of the rolling window in hours.
        limit: mL allowed in any such window.
    """
    if _in_window(earlier.stretches, start, window) > limit:
        return Fraction(0)
    instants = {after(start, run), after(start, window)}
    for one in earlier.stretches:
        instants |= {one.start, one.end, after(one.start, window), after(one.end, window)}
    room = limit * max(Fraction(1), run / window)
    for end in instants:
        since_start = hours_between(start, end)
        share = (min(since_start, run) - max(since_start - window, Fraction(0))) / run
        if share > 0:
            room = min(room, (limit - _in_window(earlier.stretches, end, window)) / share)
    return max(room, Fraction(0))


def _in_window(stretches: tuple[Stretch, ...], end: Instant, window: Fraction) -> Fraction:
    return sum((_share(one, end, window) for one in stretches), Fraction(0))


def _share(one: Stretch, end: Instant, window: Fraction) -> Fraction:
    """Return the mL of a stretch that fall into the window that ends at an instant."""
    from_start = hours_between(one.start, end)
    length = hours_between(one.start, one.end)
    if length <= 0:
        return one.volume if 0 <= from_start <= window else Fraction(0)
    until = min(from_start, length)
    since = max(from_start - window, Fraction(0))
    return one.volume * max(until - since, Fraction(0)) / length


def _room(cap: Cap, scale: Scale, earlier: EarlierDoses) -> Fraction | Refusal:
    if not earlier.known:
        return Refusal(
            "delivered_not_known",
            f"How much ran or is still to run is not known, so the cap of "
            f"{dose_words(cap.amount)} in any {_window_words(cap)} cannot be judged.",
            "infusion",
            "Chart what ran, and decide the dose that runs.",
        )
    limit = magnitude(exact(cap.amount), scale.unit)
    window = magnitude(exact(cap.window), Unit.H) if cap.window else scale.run_hours
    if earlier.starts_at is None or not earlier.stretches:
        # Nothing before: only as much of the new volume counts as runs in one window.
        return limit * max(Fraction(1), scale.run_hours / window)
    volume = rolling_room(
        earlier, earlier.starts_at, scale.run_hours, window, limit * scale.volume_per_unit
    )
    return volume / scale.volume_per_unit


def _bind(label: str, given: Fraction, limit: Fraction, unit: Unit, working: Working) -> bool:
    if given > limit:
        working.line(
            label,
            amount_words(limit, unit),
            f"{number_words(given)} worked out, {number_words(limit)} given",
            emphasis=True,
            check="limit",
        )
        return True
    words = "Exactly the cap" if given == limit else "Below the cap"
    working.line(label, amount_words(limit, unit), words, check="ok")
    return False


def _name(cap: Cap) -> str:
    return cap.id.replace("_", " ").capitalize()


def _window_words(cap: Cap) -> str:
    return hours_words(magnitude(exact(cap.window), Unit.H)) if cap.window else "period"

"""Settings of the ward itself, of no trial: signed as site parameters of `ward`.

Nothing clinical: they say how the ward works, such as when its shifts change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from protocols.definition.model import SiteParameter
from protocols.schedule.spans import clock_window
from protocols.times import Date, Time, local

if TYPE_CHECKING:
    from protocols.times import Instant

WARD: Final = "ward"
WARD_LABEL: Final = "Ward"
DAY_SHIFT: Final = SiteParameter(
    "day_shift",
    "Day shift, from and to",
    "clock_window",
    ("site",),
    standard="08:00-20:00",
    note="The night shift lasts from its end to its beginning. The board counts by shifts.",
)
PARAMETERS: Final[tuple[SiteParameter, ...]] = (DAY_SHIFT,)
_STANDARD: Final = (Time(8), Time(20))


class Shift(NamedTuple):
    """One shift: from when to when, and its name, such as `Day 08:00 to 20:00`."""

    begins: Instant
    ends: Instant
    name: str


def ward_parameter(id_: str) -> SiteParameter | None:
    """Return a setting of the ward by its id, None where there is none."""
    return next((one for one in PARAMETERS if one.id == id_), None)


def shift_at(now: Instant, zone: str, day_shift: str) -> Shift:
    """Return the shift that an instant falls in, by the clock on the wall.

    Args:
        now: the instant.
        zone: the ward's time zone.
        day_shift: from and to, such as `07:30-19:30`; what cannot be read counts as the standard.
    """
    read = clock_window(day_shift)
    first, last = (read.start, read.end) if read is not None else _STANDARD
    today = local(now, zone).date()
    changes = sorted(
        (_on(today.add(days=day), at, zone), name)
        for day in (-1, 0, 1)
        for at, name in (
            (first, f"Day {_hm(first)} to {_hm(last)}"),
            (last, f"Night {_hm(last)} to {_hm(first)}"),
        )
    )
    begins, name = max(one for one in changes if one[0] <= now)
    ends = min(one[0] for one in changes if one[0] > now)
    return Shift(begins, ends, name)


def _on(date: Date, at: Time, zone: str) -> Instant:
    return date.at(at).assume_tz(zone, disambiguation="compatible").to_instant()


def _hm(at: Time) -> str:
    return f"{at.hour:02}:{at.minute:02}"

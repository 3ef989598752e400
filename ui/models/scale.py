"""Round tops and steps for the axes of charts."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from typing import Final, NamedTuple

_STEPS: Final = tuple(Decimal(one) for one in ("1", "2", "5", "10"))
_MOST_TICKS: Final = 6


class Scale(NamedTuple):
    """An axis from 0 to `top` with a tick every `step`."""

    top: Decimal
    step: Decimal


def scale_to(highest: Decimal) -> Scale:
    """Return the smallest round axis that holds a value, with at most seven ticks."""
    if highest <= 0:
        return Scale(Decimal(1), Decimal(1))
    power = Decimal(10) ** (highest.adjusted() - 1)
    while True:
        for one in _STEPS:
            step = one * power
            count = int((highest / step).to_integral_value(ROUND_CEILING))
            if count <= _MOST_TICKS:
                return Scale(_plain(step * count), _plain(step))
        power *= 10


def _plain(value: Decimal) -> Decimal:
    """Return the same number without an exponent and without trailing zeros after the mark."""
    whole = value.to_integral_value()
    return Decimal(int(whole)) if value == whole else value.normalize()

"""Three-valued logic and comparison with limits: true, false, or None for not known (Kleene)."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from protocols.eligibility.candidate import Value

Truth: TypeAlias = bool | None
Is = Literal["below", "at_most", "above", "at_least", "between"]


def all_of(parts: Iterable[Truth]) -> Truth:
    """Return false if any is false, else None if any is not known."""
    found = tuple(parts)
    if any(one is False for one in found):
        return False
    return None if any(one is None for one in found) else True


def any_of(parts: Iterable[Truth]) -> Truth:
    """Return true if any is true, else None if any is not known."""
    return opposite(all_of(opposite(one) for one in parts))


def none_of(parts: Iterable[Truth]) -> Truth:
    """Return false if any is true, else None if any is not known."""
    return opposite(any_of(parts))


def opposite(one: Truth) -> Truth:
    """Return the opposite; not known stays not known."""
    return None if one is None else not one


def compare(value: Value, is_: Is, limit: Fraction, upper: Fraction | None = None) -> Truth:
    """Compare a range with a limit in the same unit, exactly; None while it could be either."""
    if is_ == "below":
        return _below(value, limit)
    if is_ == "at_least":
        return opposite(_below(value, limit))
    if is_ == "above":
        return _above(value, limit)
    if is_ == "at_most":
        return opposite(_above(value, limit))
    if upper is None:
        return None
    return all_of((opposite(_below(value, limit)), opposite(_above(value, upper))))


def _below(value: Value, limit: Fraction) -> Truth:
    if value.high is not None and (value.high < limit or (value.high == limit and value.open_high)):
        return True
    if value.low is not None and value.low >= limit:
        return False
    return None


def _above(value: Value, limit: Fraction) -> Truth:
    if value.low is not None and (value.low > limit or (value.low == limit and value.open_low)):
        return True
    if value.high is not None and value.high <= limit:
        return False
    return None

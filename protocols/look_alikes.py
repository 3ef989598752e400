"""Study ids easily taken for one another: swapped digits, one slip, letters like digits."""

from __future__ import annotations

from collections.abc import Iterable

_LOOKS = str.maketrans({"O": "0", "Q": "0", "D": "0", "I": "1", "L": "1", "Z": "2", "S": "5"})


def alike(one: str, other: str) -> bool:
    """Say whether two different study ids could be read or typed for one another.

    That is: they look the same in hurried reading (O and 0, I and 1), or one slip leads from one
    to the other: a character changed, left out, doubled, or two neighbours swapped.
    """
    first, second = one.upper(), other.upper()
    if one == other:
        return False
    if first.translate(_LOOKS) == second.translate(_LOOKS):
        return True
    return _one_slip(first, second)


def look_alikes(subject: str, others: Iterable[str]) -> tuple[str, ...]:
    """Return those of the other study ids that are easily taken for this one, sorted."""
    return tuple(sorted({other for other in others if alike(subject, other)}))


def _one_slip(first: str, second: str) -> bool:
    if len(first) == len(second):
        wrong = [place for place in range(len(first)) if first[place] != second[place]]
        if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
            at, then = wrong
            return first[at] == second[then] and first[then] == second[at]
        return len(wrong) <= 1
    shorter, longer = sorted((first, second), key=len)
    if len(longer) - len(shorter) != 1:
        return False
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))

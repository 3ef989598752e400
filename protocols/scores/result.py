"""What a score answers: points with their reason, or bounds where inputs are missing.

`Score` is for sums of components, `Derived` for a single number or class (P/F, Berlin, BMI).
Neither ever holds an imputed value.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from protocols.units import Unit


@dataclass(frozen=True, slots=True)
class Component:
    """One part of a score.

    Attributes:
        name: machine name, such as `respiration`.
        low: the fewest points that any completion of the missing inputs could give.
        high: the most points that any completion could give.
        why: the reason in plain words, such as "P/F 157.8 mmHg, below 200 with support".
        missing: the inputs that would settle it; empty where it is settled.
        warnings: what a reader of the points must know.
    """

    name: str
    low: int
    high: int
    why: str
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"{self.name}: low {self.low} is above high {self.high}")

    @property
    def points(self) -> int | None:
        """The points, or None while more than one value is possible."""
        return self.low if self.low == self.high else None


def settled(name: str, points: int, why: str, warnings: tuple[str, ...] = ()) -> Component:
    """Return a component whose points are known."""
    return Component(name, points, points, why, (), warnings)


@dataclass(frozen=True, slots=True)
class Score:
    """A score made of components.

    Attributes:
        total: the score, or None where it cannot be judged.
        low: the lowest total that any completion of the missing inputs could give.
        high: the highest total that any completion could give.
        components: the parts, in the order of the paper.
        missing: the inputs that are needed and not known, each once.
        warnings: what a reader must know, each once.
        reading: the class that the paper gives to the total, in plain words, or empty.
    """

    total: int | None
    low: int
    high: int
    components: tuple[Component, ...]
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    reading: str = ""

    def component(self, name: str) -> Component:
        """Return the component of that name.

        Raises:
            KeyError: the score has no such component.
        """
        for one in self.components:
            if one.name == name:
                return one
        raise KeyError(name)

    @property
    def incomplete(self) -> str:
        """Say in words that the total is missing, or return an empty text."""
        if self.total is not None:
            return ""
        known = sum(one.points is not None for one in self.components)
        return (
            f"incomplete: at least {self.low}, at most {self.high} "
            f"({known} of {len(self.components)} known)"
        )


def summed(
    components: tuple[Component, ...], *, warnings: tuple[str, ...] = (), reading: str = ""
) -> Score:
    """Add up components: a total only where every one of them is settled."""
    low = sum(one.low for one in components)
    high = sum(one.high for one in components)
    return Score(
        low if low == high else None,
        low,
        high,
        components,
        once(name for one in components if one.points is None for name in one.missing),
        once((*warnings, *(text for one in components for text in one.warnings))),
        reading,
    )


def once(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts in their order, each only once."""
    return tuple(dict.fromkeys(texts))


@dataclass(frozen=True, slots=True)
class Derived:
    """A single derived number or class.

    Attributes:
        value: the exact number, the class, or None where it cannot be judged.
        unit: the unit of a number.
        low: the lowest number possible, where that can be said.
        high: the highest number possible, where that can be said.
        why: the working or the reason, in plain words.
        missing: the inputs that are needed and not known.
        warnings: what a reader must know.
        also: further named results of the same inputs, such as the driving pressure.
    """

    value: Decimal | int | str | None
    unit: Unit | None = None
    low: Decimal | int | None = None
    high: Decimal | int | None = None
    why: str = ""
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    also: tuple[tuple[str, Decimal | int | str | None], ...] = ()

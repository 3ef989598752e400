"""Glasgow coma scale.

Source: Teasdale and Jennett, Lancet 1974;2:81 (eye 1 to 4, verbal 1 to 5, motor 1 to 6, total 3
to 15; the sixth motor step is that of the 1976 revision). A part that cannot be tested (tube,
swollen eyes) is NT: there is then no total, and NT is never counted as 1 or as normal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from protocols.scores.result import Component, Score, settled, summed

NOT_TESTABLE: Final = "NT"
Part = int | Literal["NT"] | None
BEST: Final = {"eye": 4, "verbal": 5, "motor": 6}
LOWEST_TOTAL: Final = 3
HIGHEST_TOTAL: Final = 15


@dataclass(frozen=True, slots=True)
class Glasgow:
    """A coma scale as charted: its three parts, or only the total.

    A part is a number, `NT` (not testable) or None (not known).

    Raises:
        ValueError: a part or the total is outside its range, or both were given.
    """

    eye: Part = None
    verbal: Part = None
    motor: Part = None
    total: int | None = None

    def __post_init__(self) -> None:
        for name, best in BEST.items():
            part = self.part(name)
            if isinstance(part, int) and not 1 <= part <= best:
                raise ValueError(f"{name} is 1 to {best}, not {part}")
        if self.total is None:
            return
        if any(self.part(name) is not None for name in BEST):
            raise ValueError("give the total or the parts, not both")
        if not LOWEST_TOTAL <= self.total <= HIGHEST_TOTAL:
            raise ValueError(f"the total is 3 to 15, not {self.total}")

    def part(self, name: str) -> Part:
        """Return the part of that name: eye, verbal or motor."""
        return {"eye": self.eye, "verbal": self.verbal, "motor": self.motor}[name]

    def span(self) -> tuple[int, int]:
        """Return the lowest and the highest total that the charted parts allow."""
        if self.total is not None:
            return self.total, self.total
        low = high = 0
        for name, best in BEST.items():
            part = self.part(name)
            low += part if isinstance(part, int) else 1
            high += part if isinstance(part, int) else best
        return low, high

    def words(self) -> str:
        """Write it for a reason: `GCS 13` or `GCS E4 V not testable M6`."""
        if self.total is not None:
            return f"GCS {self.total}"
        texts = []
        for name in BEST:
            part = self.part(name)
            word = {None: " not known", NOT_TESTABLE: " not testable"}.get(part, str(part))  # type: ignore[arg-type]
            texts.append(f"{name[0].upper()}{word}")
        low, high = self.span()
        return f"GCS {' '.join(texts)}" + (f" = {low}" if low == high else "")


def gcs(given: Glasgow | None) -> Score:
    """Return the total of a coma scale, or its bounds where a part is NT or not known."""
    if given is not None and given.total is not None:
        return summed((settled("total", given.total, given.words()),))
    return summed(tuple(_part(name, best, given) for name, best in BEST.items()))


def _part(name: str, best: int, given: Glasgow | None) -> Component:
    part = given.part(name) if given is not None else None
    if isinstance(part, int):
        return settled(name, part, f"{name} {part} of {best}")
    if part == NOT_TESTABLE:
        warning = f"{name} could not be tested: there is no total"
        return Component(name, 1, best, f"{name} not testable", (name,), (warning,))
    return Component(name, 1, best, f"{name} not known", (name,))

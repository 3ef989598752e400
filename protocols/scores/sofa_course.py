"""SOFA over days: change, mean and maximum.

Sources: Moreno et al., Intensive Care Med 1999;25:686 (maximum SOFA: the worst of each component,
then added; not the highest daily total); de Grooth et al., Crit Care 2017;21:38 (change); Lambden
et al., Crit Care 2019;23:374 (leaving the dead out favours the deadlier arm).

Change is later minus earlier: negative is better. A total that the protocol assigns (24 from the
day of death on) stands in its own column with its reason and never among the observed ones.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

from protocols.scores.result import Component, Score, once, summed

Version = Literal["sofa", "sofa-2"]
WORST_TOTAL: Final = 24
DEATH: Final = "death"


@dataclass(frozen=True, slots=True)
class SofaDay:
    """The score of one study day.

    Attributes:
        day: study day.
        score: what was observed, or None where nothing was charted.
        version: which SOFA it is; the two are never mixed.
        imputed: a total that the protocol's rule assigns instead, or None.
        reason: why it is imputed; empty where it is not.

    Raises:
        ValueError: an imputed total without a reason, or a reason without a total.
    """

    day: int
    score: Score | None
    version: Version = "sofa"
    imputed: int | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if (self.imputed is None) != (not self.reason):
            raise ValueError("an imputed total has a reason, and only an imputed one has")

    @property
    def observed(self) -> int | None:
        """The observed total, or None where the score is incomplete or not there."""
        return self.score.total if self.score is not None else None

    @property
    def for_analysis(self) -> int | None:
        """The imputed total where the rule assigns one, else the observed one."""
        return self.imputed if self.imputed is not None else self.observed


@dataclass(frozen=True, slots=True)
class SofaChange:
    """Later minus earlier; negative is better.

    Attributes:
        observed: from two observed, complete totals, or None.
        low: lowest change that completion of missing components could give; None without a score.
        high: highest such change.
        imputed: with the totals that the rule assigns, or None where none is assigned.
        reason: why it is imputed.
        baseline_day: study day that is subtracted.
        day: study day that it is subtracted from.
    """

    observed: int | None
    low: int | None
    high: int | None
    imputed: int | None
    reason: str
    baseline_day: int
    day: int


def delta_sofa(baseline: SofaDay, later: SofaDay) -> SofaChange:
    """Return the change from the baseline to a later day.

    Raises:
        ValueError: one is SOFA of 1996 and the other SOFA-2.
    """
    _one_version((baseline, later))
    first, last = baseline.score, later.score
    low = high = None
    if first is not None and last is not None:
        low, high = last.low - first.high, last.high - first.low
    return SofaChange(
        _difference(later.observed, baseline.observed),
        low,
        high,
        _difference(later.for_analysis, baseline.for_analysis) if later.reason else None,
        later.reason,
        baseline.day,
        later.day,
    )


def _difference(later: int | None, earlier: int | None) -> int | None:
    return None if later is None or earlier is None else later - earlier


@dataclass(frozen=True, slots=True)
class SofaMean:
    """Mean of daily totals with its denominator.

    Attributes:
        observed: mean of the observed, complete totals; None without any.
        days: how many days it is made of.
        with_imputed: mean with the assigned totals in place; None where none is assigned.
        days_with_imputed: how many days that one is made of.
        incomplete_days: study days whose score is there but incomplete; they are left out.
        absent_days: study days without any score.
    """

    observed: Decimal | None
    days: int
    with_imputed: Decimal | None
    days_with_imputed: int
    incomplete_days: tuple[int, ...]
    absent_days: tuple[int, ...]


def mean_sofa(days: tuple[SofaDay, ...]) -> SofaMean:
    """Return the mean over days with a complete score.

    Raises:
        ValueError: SOFA of 1996 and SOFA-2 are mixed.
    """
    _one_version(days)
    observed = [one.observed for one in days if one.observed is not None]
    assigned = [one.for_analysis for one in days if one.for_analysis is not None]
    imputed = any(one.reason for one in days)
    return SofaMean(
        _mean(observed),
        len(observed),
        _mean(assigned) if imputed else None,
        len(assigned) if imputed else 0,
        tuple(one.day for one in days if one.score is not None and one.observed is None),
        tuple(one.day for one in days if one.score is None),
    )


def _mean(totals: list[int]) -> Decimal | None:
    from protocols.registry import as_decimal

    return as_decimal(Fraction(sum(totals), len(totals))) if totals else None


def maximum_sofa(days: tuple[SofaDay, ...]) -> Score | None:
    """Return the sum of the worst of each component over the days, with bounds; None without days.

    A day without any score could have held anything: it leaves the upper bound at 4 each.

    Raises:
        ValueError: SOFA of 1996 and SOFA-2 are mixed.
    """
    _one_version(days)
    scores = [one.score for one in days if one.score is not None]
    if not scores:
        return None
    absent = tuple(f"day {one.day}" for one in days if one.score is None)
    parts = tuple(
        _worst_of([score.component(name) for score in scores], absent)
        for name in (one.name for one in scores[0].components)
    )
    return summed(parts)


def _worst_of(parts: list[Component], absent: tuple[str, ...]) -> Component:
    worst = max(parts, key=lambda one: one.low)
    high = 4 if absent else max(one.high for one in parts)
    missing = once((*(name for one in parts for name in one.missing), *absent))
    return Component(worst.name, worst.low, high, worst.why, () if worst.low == high else missing)


def impute_death(
    days: tuple[SofaDay, ...], *, day_of_death: int, total: int = WORST_TOTAL
) -> tuple[SofaDay, ...]:
    """Return the days with the total that the protocol assigns from the day of death on.

    What was observed on these days stays where it is; only the imputed column is filled.
    """
    return tuple(
        replace(one, imputed=total, reason=DEATH) if one.day >= day_of_death else one
        for one in days
    )


def _one_version(days: tuple[SofaDay, ...]) -> None:
    if len({one.version for one in days}) > 1:
        raise ValueError("SOFA of 1996 and SOFA-2 are never mixed")

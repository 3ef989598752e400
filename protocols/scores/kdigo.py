"""KDIGO stage of acute kidney injury, 0 to 3, by creatinine, urine and renal replacement.

Source: KDIGO Clinical Practice Guideline for Acute Kidney Injury, Kidney Int Suppl 2012;2:1-138,
sections 2.1.1 and 2.1.2 (Table 2); the printed gaps 1.9 to 2.0 and 2.9 to 3.0 are closed as
[1.5, 2), [2, 3), from 3. Everything in mg/dL: 0.3 and 4.0 are compared exactly.

Creatinine. The ratio is to the given baseline, of which the site's rule says what it is. Without
one the ratio cannot be judged and the arm is never 0; a rise of 0.3 mg/dL within 48 h still shows
stage 1 at least. 4.0 mg/dL is stage 3 only together with a rise that defines injury (0.3 within
48 h, or 1.5 times baseline): a stable chronic value is not.

Urine. Only what was charted counts: mean rate over unbroken runs of charted stretches, of 6, 12
and 24 h or more. Hours without charting are not 0 mL; they leave bounds, found by filling every
gap with 0 mL. Anuria needs no body weight, everything else does.

Together: the worst arm. An arm that was not given at all leaves the stage of the others standing
from 1 up, with a warning and with `high` at 3; stage 0 needs all three arms. An arm that was given
and cannot be settled leaves no stage, unless another arm is 3 already.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from protocols.scores.amounts import converted, number_of, shown
from protocols.scores.bands import below, otherwise, points_for, table
from protocols.scores.result import Component, Score, once, settled
from protocols.units import Quantity, Unit

if TYPE_CHECKING:
    from protocols.times import Instant

RATIO: Final = table(below("1.5", 0), below("2", 1), below("3", 2), otherwise(3))
RISE: Final = Fraction("0.3")
RISE_WITHIN_HOURS: Final = 48
HIGH_CREATININE: Final = Fraction(4)
OLIGURIA: Final = Fraction("0.5")
SEVERE_OLIGURIA: Final = Fraction("0.3")
STAGE_1_HOURS: Final = 6
STAGE_2_HOURS: Final = 12
STAGE_3_HOURS: Final = 24
ANURIA_HOURS: Final = 12
WORST: Final = 3


@dataclass(frozen=True, slots=True)
class CreatinineAt:
    """One creatinine and when it was drawn."""

    at: Instant
    value: Quantity


@dataclass(frozen=True, slots=True)
class UrineOver:
    """Urine of one charted stretch.

    Raises:
        ValueError: the stretch does not end after it begins.
    """

    start: Instant
    end: Instant
    volume: Quantity

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError("a stretch of urine ends after it begins")


@dataclass(frozen=True, slots=True, kw_only=True)
class KdigoInputs:
    """What staging needs; None is not known.

    Attributes:
        weight: body weight; there is no default.
        baseline: baseline creatinine by the site's rule.
        creatinine: the series.
        urine: charted stretches; they may have gaps and must not overlap.
        rrt: renal replacement for a renal reason.
        unread: names of series of which entries could not be read.
    """

    weight: Quantity | None = None
    baseline: Quantity | None = None
    creatinine: tuple[CreatinineAt, ...] | None = None
    urine: tuple[UrineOver, ...] | None = None
    rrt: bool | None = None
    unread: frozenset[str] = frozenset()


def kdigo(given: KdigoInputs) -> Score:
    """Return the stage by each arm (components) and together (total)."""
    arms = (_creatinine(given), _urine(given), _rrt(given))
    low, high = max(one.low for one in arms), max(one.high for one in arms)
    not_given = _arms_not_given(given)
    unsettled = [one for one in arms if one.points is None and one.name not in not_given]
    warnings = tuple(text for one in arms for text in one.warnings)
    total = low if low == high else None
    if total is None and low > 0 and not unsettled:
        total = low
        left_out = " and ".join(name.replace("rrt", "renal replacement") for name in not_given)
        warnings = (*warnings, f"{left_out} not given: the stage may be higher")
    missing = once(name for one in arms if one.points is None for name in one.missing)
    return Score(total, low, high, arms, missing if low < high else (), once(warnings))


def _arms_not_given(given: KdigoInputs) -> tuple[str, ...]:
    values = (("creatinine", given.creatinine), ("urine", given.urine), ("rrt", given.rrt))
    return tuple(
        name
        for name, value in values
        if (value is None or value == ()) and name not in given.unread
    )


def _rrt(given: KdigoInputs) -> Component:
    if given.rrt is None:
        return Component("rrt", 0, WORST, "renal replacement not known", ("rrt",))
    if given.rrt:
        return settled("rrt", WORST, "renal replacement")
    return settled("rrt", 0, "no renal replacement")


def _creatinine(given: KdigoInputs) -> Component:
    series = sorted(given.creatinine or (), key=lambda one: one.at)
    levels = [number_of("creatinine", one.value) or Fraction(0) for one in series]
    if not series:
        return Component("creatinine", 0, WORST, "creatinine not known", ("creatinine",))
    worst = max(range(len(series)), key=lambda place: levels[place])
    words = f"highest {converted(series[worst].value, levels[worst], Unit.MG_PER_DL)}"
    rise = _rise_within_48_h(series, levels)
    baseline = number_of("creatinine", given.baseline)
    if baseline is None:
        found = _without_baseline(words, levels[worst], rise=rise)
    else:
        found = _against_baseline(words, levels, baseline, rise=rise)
    if "creatinine" in given.unread and found.low < WORST:
        why = f"{found.why}; not all values could be read"
        return Component("creatinine", found.low, WORST, why, ("creatinine",), found.warnings)
    return found


def _rise_within_48_h(series: list[CreatinineAt], levels: list[Fraction]) -> bool | None:
    """Say whether creatinine rose by 0.3 within 48 h; None: no two values so close."""
    compared = False
    for late, one in enumerate(series):
        for early in range(late - 1, -1, -1):
            if (one.at - series[early].at).total("hours") > RISE_WITHIN_HOURS:
                break
            compared = True
            if levels[late] - levels[early] >= RISE:
                return True
    return False if compared else None


def _without_baseline(words: str, highest: Fraction, *, rise: bool | None) -> Component:
    low, why = 0, f"{words}; no baseline: the ratio cannot be judged"
    if rise:
        low = WORST if highest >= HIGH_CREATININE else 1
        why = f"{why}; rose by 0.3 mg/dL or more within 48hr"
    warning = "creatinine without a baseline: stage 0 cannot be said"
    return Component("creatinine", low, WORST, why, ("baseline",), (warning,))


def _against_baseline(
    words: str, levels: list[Fraction], baseline: Fraction, *, rise: bool | None
) -> Component:
    highest = max(levels)
    stage = points_for(RATIO, highest / baseline)
    why = f"{words}, {shown(highest / baseline, 2)} times baseline"
    if rise:
        stage = max(stage, 1)
        why = f"{why}; rose by 0.3 mg/dL or more within 48hr"
    if stage and highest >= HIGH_CREATININE:
        return settled("creatinine", WORST, f"{why}; at least 4.0 mg/dL")
    if rise is None and stage == 0:
        if highest - baseline >= RISE:
            why = f"{why}; above baseline by 0.3 mg/dL or more, over what time is not known"
            high = WORST if highest >= HIGH_CREATININE else 1
            return Component("creatinine", 0, high, why, ("creatinine",))
        warning = "no two creatinine values within 48hr: judged by the ratio to baseline alone"
        return settled("creatinine", 0, why, (warning,))
    return settled("creatinine", stage, why)


def _urine(given: KdigoInputs) -> Component:
    stretches = sorted(given.urine or (), key=lambda one: one.start)
    if not stretches:
        return Component("urine", 0, WORST, "urine not known", ("urine",))
    if any(later.start < earlier.end for earlier, later in pairwise(stretches)):
        warning = "stretches of urine overlap: the same urine may be counted twice"
        return Component("urine", 0, WORST, "stretches overlap", ("urine",), (warning,))
    charted = [_Stretch(_hours(one), number_of("urine_24h", one.volume)) for one in stretches]
    filled: list[_Stretch] = []
    runs: list[list[_Stretch]] = [[]]
    for place, one in enumerate(charted):
        gap = _gap_before(stretches, place)
        if gap:
            filled.append(_Stretch(gap, Fraction(0)))
            runs.append([])
        filled.append(one)
        runs[-1].append(one)
    weight = number_of("weight", given.weight)
    low = max(_stage_of(run, weight) for run in runs)
    high = _stage_of(filled, weight) if weight is not None else WORST
    if sum((one.hours for one in filled), Fraction(0)) < STAGE_1_HOURS or "urine" in given.unread:
        high = WORST
    return _urine_component(given, low, high, charted)


@dataclass(frozen=True, slots=True)
class _Stretch:
    hours: Fraction
    volume: Fraction | None


def _hours(one: UrineOver) -> Fraction:
    return Fraction((one.end - one.start).total("nanoseconds")) / (3600 * 10**9)


def _gap_before(stretches: list[UrineOver], place: int) -> Fraction:
    if place == 0:
        return Fraction(0)
    gap = stretches[place].start - stretches[place - 1].end
    return Fraction(gap.total("nanoseconds")) / (3600 * 10**9)


def _stage_of(run: list[_Stretch], weight: Fraction | None) -> int:
    """Return the highest stage that any unbroken part of a charted run shows."""
    hours = [Fraction(0), *accumulate(one.hours for one in run)]
    volumes = [Fraction(0), *accumulate((one.volume or Fraction(0)) for one in run)]
    series = list(zip(hours, volumes, strict=True))
    if _dry_run(series, ANURIA_HOURS):
        return WORST
    if weight is None:
        return 1 if _dry_run(series, STAGE_1_HOURS) else 0
    if _run_below(series, STAGE_3_HOURS, SEVERE_OLIGURIA * weight):
        return WORST
    if _run_below(series, STAGE_2_HOURS, OLIGURIA * weight):
        return 2
    return 1 if _run_below(series, STAGE_1_HOURS, OLIGURIA * weight) else 0


def _run_below(series: list[tuple[Fraction, Fraction]], least: int, per_hour: Fraction) -> bool:
    """Say whether some run of `least` hours or more has a mean rate below `per_hour`.

    A run from i to j is below when volume - rate x time is lower at j than at i; so each j needs
    only the highest such number among the beginnings that lie far enough back.
    """
    best: Fraction | None = None
    begin = 0
    for time, volume in series:
        while series[begin][0] <= time - least:
            start, before = series[begin]
            excess = before - per_hour * start
            best = excess if best is None else max(best, excess)
            begin += 1
        if best is not None and volume - per_hour * time < best:
            return True
    return False


def _dry_run(series: list[tuple[Fraction, Fraction]], least: int) -> bool:
    """Say whether some run of `least` hours or more has no urine at all."""
    begin = 0
    for time, volume in series:
        while series[begin][1] < volume:
            begin += 1
        if time - series[begin][0] >= least:
            return True
    return False


def _urine_component(given: KdigoInputs, low: int, high: int, charted: list[_Stretch]) -> Component:
    hours = sum((one.hours for one in charted), Fraction(0))
    volume = sum((one.volume or Fraction(0) for one in charted), Fraction(0))
    why = f"{shown(volume)} mL charted over {shown(hours)}hr"
    weight = number_of("weight", given.weight)
    if weight is None:
        why = f"{why}, body weight not known"
    else:
        why = f"{why}, mean {shown(volume / weight / hours, 2)} mL per kg per h"
    if low == high:
        return settled("urine", low, why)
    if weight is None:
        return Component("urine", low, high, why, ("weight",))
    reason = "charted for less than 6hr" if hours < STAGE_1_HOURS else "hours without charting"
    return Component("urine", low, high, f"{why}; {reason}", ("urine",))

"""Days alive and free of a support (ventilator, vasopressor, renal replacement, ICU).

Source: Schoenfeld et al., Crit Care Med 2002;30:1772 and Yehya et al., Am J Respir Crit Care Med
2019;200:828 for the composite and its traps. Horizon, day rule, death rule and count rule differ
between trials: they come from the protocol as a `FreeDaysRule`.

A day is free only if it is known to be: alive, its whole length observed, no support. Support that
has no end yet runs until the last instant that is known; behind that, days are not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal, TypeVar

from protocols.scores.result import Derived
from protocols.times import DayRule, StudyDay, Window, day_window, study_day_of
from protocols.units import Unit

if TYPE_CHECKING:
    from protocols.times import Instant

CountRule = Literal["every_free_day", "after_last_support"]
Choice = TypeVar("Choice", bound=str)
_Day = Literal["free", "supported", "dead", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeDaysRule:
    """How a protocol counts.

    Attributes:
        horizon: the last day that counts.
        first: the number of the anchor's own day, 0 or 1; days before day 1 never count.
        day_rule: `calendar` (the ward's dates) or `elapsed_24h`.
        zero_if_dead_by: death up to and with this day gives `if_dead`; None: days alive and
            free count even so.
        if_dead: the number for those dead by then; some trials use -1.
        count: `every_free_day`, or only the days `after_last_support`.
        shortest_support_h: support of a day that lasts less than this leaves the day free; 0:
            any support at any time makes it a supported day.
    """

    horizon: int = 28
    first: int = 1
    day_rule: DayRule = "calendar"
    zero_if_dead_by: int | None = 28
    if_dead: int = 0
    count: CountRule = "every_free_day"
    shortest_support_h: Fraction = Fraction(0)


USUAL_RULE: Final = FreeDaysRule()
_DAY_RULES: Final[tuple[DayRule, ...]] = ("calendar", "elapsed_24h")
_COUNT_RULES: Final[tuple[CountRule, ...]] = ("every_free_day", "after_last_support")


def rule_from(day: int | None, options: Mapping[str, str]) -> FreeDaysRule:
    """Build the rule from an endpoint of a protocol file.

    Args:
        day: the horizon; None: 28.
        options: `zero_if_dead_by` (a day, or `never`; default the horizon), `if_dead`, `first`,
            `day_rule`, `count`, `shortest_support_h`, each as text.

    Raises:
        ValueError: an option is unknown or its value is not one that it can have.
    """
    known = {"zero_if_dead_by", "if_dead", "first", "day_rule", "count", "shortest_support_h"}
    unknown = sorted(set(options) - known)
    if unknown:
        raise ValueError(f"not an option of free days: {', '.join(unknown)}")
    horizon = day if day is not None else USUAL_RULE.horizon
    by = options.get("zero_if_dead_by", str(horizon))
    return FreeDaysRule(
        horizon=horizon,
        first=int(options.get("first", "1")),
        day_rule=_one_of(options.get("day_rule", "calendar"), _DAY_RULES),
        zero_if_dead_by=None if by == "never" else int(by),
        if_dead=int(options.get("if_dead", "0")),
        count=_one_of(options.get("count", "every_free_day"), _COUNT_RULES),
        shortest_support_h=Fraction(options.get("shortest_support_h", "0")),
    )


def _one_of(text: str, allowed: tuple[Choice, ...]) -> Choice:
    for one in allowed:
        if one == text:
            return one
    raise ValueError(f"{text!r} is not one of {', '.join(map(str, allowed))}")


@dataclass(frozen=True, slots=True)
class Support:
    """One stretch of support; `stop` is None while it runs.

    Raises:
        ValueError: it stops before it starts.
    """

    start: Instant
    stop: Instant | None

    def __post_init__(self) -> None:
        if self.stop is not None and self.stop < self.start:
            raise ValueError("support stops before it starts")


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeDaysInputs:
    """What is known of one subject; None is not known.

    Attributes:
        start: the anchor of the count.
        zone: the ward's time zone.
        intervals: stretches of support; empty means none.
        died: when the subject died; None: not known to have died by `known_until`.
        known_until: up to when vital status and support are known.
        unread: intervals or death were given and could not be read.
    """

    start: Instant | None = None
    zone: str | None = None
    intervals: tuple[Support, ...] | None = None
    died: Instant | None = None
    known_until: Instant | None = None
    unread: frozenset[str] = frozenset()


def free_days(given: FreeDaysInputs, rule: FreeDaysRule = USUAL_RULE) -> Derived:
    """Return the free days by the rule, or bounds; no value while a day could be either."""
    missing = tuple(
        name
        for name, one in (("start", given.start), ("zone", given.zone))
        if one is None or name in given.unread
    )
    if given.start is None or given.zone is None or missing:
        return _not_known(rule, missing, "start or zone not known")
    if given.died is not None and given.died < given.start:
        warning = "death before the start of the count: check both times"
        return _not_known(rule, ("died",), "death before the start", (warning,))
    by_death = _by_death(given.died, given.start, given.zone, rule)
    if by_death is not None:
        return by_death
    unread = tuple(name for name in ("intervals", "died") if name in given.unread)
    if given.intervals is None or unread:
        names = unread or ("intervals",)
        return _not_known(rule, names, "support or death not known")
    days = [
        _kind_of_day(number, given, given.intervals, rule) for number in range(1, rule.horizon + 1)
    ]
    return _counted(days, rule)


def _not_known(
    rule: FreeDaysRule, missing: tuple[str, ...], why: str, warnings: tuple[str, ...] = ()
) -> Derived:
    low = min(0, rule.if_dead) if rule.zero_if_dead_by is not None else 0
    return Derived(
        None, Unit.D, low=low, high=rule.horizon, why=why, missing=missing, warnings=warnings
    )


def _day_of(when: Instant, start: Instant, zone: str, rule: FreeDaysRule) -> StudyDay:
    return study_day_of(when, start, zone, first=rule.first, rule=rule.day_rule)


def _by_death(
    died: Instant | None, start: Instant, zone: str, rule: FreeDaysRule
) -> Derived | None:
    if died is None or rule.zero_if_dead_by is None:
        return None
    day = _day_of(died, start, zone, rule)
    if day.number > rule.zero_if_dead_by:
        return None
    number = rule.if_dead
    why = f"died on day {day.number}, on or before day {rule.zero_if_dead_by}"
    return Derived(number, Unit.D, low=number, high=number, why=why)


def _kind_of_day(
    number: int, given: FreeDaysInputs, intervals: tuple[Support, ...], rule: FreeDaysRule
) -> _Day:
    if given.start is None or given.zone is None:  # judged by the caller
        return "unknown"
    day = day_window(number, given.start, given.zone, first=rule.first, rule=rule.day_rule)
    if day.start is None or day.end is None:
        return "unknown"
    if given.died is not None and given.died < day.end:
        return "dead"
    known = _known_until(given)
    hours = sum((_hours_within(one, day, known) for one in intervals), Fraction(0))
    if hours > 0 and hours >= rule.shortest_support_h:
        return "supported"
    return "free" if known is not None and known >= day.end else "unknown"


def _known_until(given: FreeDaysInputs) -> Instant | None:
    """Return up to when the subject is known: death settles what comes before it."""
    known = [one for one in (given.known_until, given.died) if one is not None]
    return max(known) if known else None


def _hours_within(one: Support, day: Window, known: Instant | None) -> Fraction:
    if day.start is None or day.end is None:
        return Fraction(0)
    # Support without an end runs until the last instant known, but surely at its own start.
    stop = one.stop if one.stop is not None else max(known or one.start, one.start)
    begin, end = max(one.start, day.start), min(stop, day.end)
    if end > begin:
        return Fraction((end - begin).total("nanoseconds")) / (3600 * 10**9)
    running = one.stop is None and day.start <= one.start < day.end
    return Fraction(1, 3600) if running else Fraction(0)


def _counted(days: list[_Day], rule: FreeDaysRule) -> Derived:
    unknown = days.count("unknown")
    if rule.count == "after_last_support":
        supported = [place for place, kind in enumerate(days) if kind == "supported"]
        days = days[supported[-1] + 1 :] if supported else days
    free, open_days = days.count("free"), days.count("unknown")
    low, high = free, free + open_days
    if unknown and rule.count == "after_last_support":
        low = 0
    if unknown and rule.zero_if_dead_by is not None:
        low = min(low, rule.if_dead)
    words = f"{free} of {rule.horizon} days known to be free"
    if unknown:
        why = f"{words}, {unknown} not known"
        return Derived(None, Unit.D, low=low, high=high, why=why, missing=("known_until",))
    return Derived(free, Unit.D, low=free, high=free, why=words)

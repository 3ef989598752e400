"""Days and schedule: in order, inside the day count, nothing twice, every dose has its item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from protocols.definition import model
from protocols.definition.checks.amounts import number
from protocols.definition.checks.walk import listed
from protocols.definition.model import Protocol
from protocols.units import Quantity, Unit

if TYPE_CHECKING:
    from protocols.definition.places import Path, Places


def check(protocol: Protocol, places: Places) -> None:
    """Report days and schedule items that cannot be kept."""
    _day_count(protocol, places)
    for at, item in enumerate(protocol.schedule):
        _when(protocol, places, ("schedule", at, "when"), item)
    _asked_twice(protocol, places)
    for at, rule in enumerate(protocol.doses):
        _course_days(protocol, places, ("doses", at), rule)
        _every_number_scheduled(protocol, places, ("doses", at), rule)


def _day_count(protocol: Protocol, places: Places) -> None:
    days = protocol.days
    if days.first not in (0, 1):
        places.report(
            "first_day", ("days", "first"), days.first, "The first study day is Day 0 or Day 1."
        )
    for key, low, high in (
        ("treatment_last", days.first, days.treatment_last),
        ("last", days.treatment_last, days.last),
    ):
        if high < low:
            places.report(
                "days_not_rising",
                ("days", key),
                high,
                f"Day {high} comes before Day {low}. First, last treatment day and last day rise.",
            )


def _when(protocol: Protocol, places: Places, path: Path, item: model.ScheduleItem) -> None:
    when, days = item.when, protocol.days
    if isinstance(when, model.OnDays):
        if not when.days:
            places.report("empty", (*path, "days"), "", "No day is listed. Write at least one.")
        for at, (day, following) in enumerate(zip(when.days, when.days[1:], strict=False)):
            if following <= day:
                places.report(
                    "days_not_rising",
                    (*path, "days"),
                    following,
                    f"Day {following} does not come after Day {day} (entry {at + 2}).",
                )
        outside = [day for day in when.days if not days.first <= day <= days.last]
    else:
        named = when.day if when.day is not None else _day_after(days, when)
        outside = [] if named is None or days.first <= named <= days.last else [named]
    if outside:
        where = "days" if isinstance(when, model.OnDays) else _day_key(when)
        places.report(
            "day_outside",
            (*path, where),
            listed(outside),
            f"Day {listed(outside)} lies outside the day count, {days.first} to {days.last}.",
        )


def _day_key(when: model.AfterAnchor) -> str:
    return "after" if when.day is None else "day"


def _day_after(days: model.DayCount, when: model.AfterAnchor) -> int | None:
    if when.anchor != days.anchor:
        return None
    return days.first + int(number(when.after, Unit.H) // 24)


def _asked_twice(protocol: Protocol, places: Places) -> None:
    seen: dict[tuple[str, tuple[str, ...], int], list[tuple[str, tuple[str, ...]]]] = {}
    for at, item in enumerate(protocol.schedule):
        if not isinstance(item.when, model.OnDays):
            continue
        for day in dict.fromkeys(item.when.days):
            others = seen.setdefault((item.does, item.asks or (item.id,), day), [])
            same = next((id_ for id_, arms in others if _share(arms, item.arms)), None)
            if same is not None:
                places.report(
                    "asked_twice",
                    ("schedule", at, "when"),
                    day,
                    f"Day {day} asks for the same as {same!r}. Keep one of them.",
                )
                break
            others.append((item.id, item.arms))


def _share(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    return not first or not second or bool(set(first) & set(second))


def _course_days(protocol: Protocol, places: Places, path: Path, rule: model.DoseRule) -> None:
    if isinstance(rule, model.Injections):
        outside = [
            day for day in rule.planned_days if not protocol.days.first <= day <= protocol.days.last
        ]
        if outside:
            places.report(
                "day_outside",
                (*path, "planned_days"),
                listed(outside),
                f"Day {listed(outside)} lies outside the day count, {protocol.days.first} to "
                f"{protocol.days.last}.",
            )
    if not isinstance(rule, (model.RaiseToTarget, model.PerWeight)):
        return
    last = rule.course.no_start_after_day
    if last is None:
        return
    if not protocol.days.first <= last <= protocol.days.last:
        places.report(
            "day_outside",
            (*path, "course", "no_start_after_day"),
            last,
            f"Day {last} lies outside the day count, {protocol.days.first} to "
            f"{protocol.days.last}.",
        )
    elif (rule.course.periods - 1) * _hours(rule.course.period) > (last - protocol.days.first) * 24:
        places.report(
            "period_unreachable",
            (*path, "course", "periods"),
            rule.course.periods,
            f"Period {rule.course.periods} could never start: none starts after Day {last}.",
        )


def _hours(given: Quantity) -> int:
    return int(number(given, Unit.H))


def numbers_of(rule: model.DoseRule) -> int:
    """Return how many periods or injections a dose has; 0 where they are not counted."""
    if isinstance(rule, (model.RaiseToTarget, model.PerWeight)):
        return rule.course.periods
    return rule.number if isinstance(rule, model.Injections) else 0


def _every_number_scheduled(
    protocol: Protocol, places: Places, path: Path, rule: model.DoseRule
) -> None:
    does = "injection" if isinstance(rule, model.Injections) else "dose"
    asked = dict(_asked_numbers(protocol, does, rule))
    count = numbers_of(rule)
    missing = [one for one in range(1, count + 1) if one not in asked]
    if missing:
        places.report(
            "dose_not_scheduled",
            path,
            listed(missing),
            f"The schedule has no {does} item that asks for number {listed(missing)} of "
            f"{rule.id!r}.",
        )
    for one, at in asked.items():
        if count and one > count:
            places.report(
                "beyond_course",
                ("schedule", at, "asks"),
                one,
                f"{rule.id!r} has {count} numbers; {one} is beyond them.",
            )


def _asked_numbers(
    protocol: Protocol, does: str, rule: model.DoseRule
) -> Iterator[tuple[int, int]]:
    for at, item in enumerate(protocol.schedule):
        if item.does == does and (not rule.arms or _share(item.arms, rule.arms)):
            # An item of every arm asks the arm with fewer doses for what it has.
            alone = not protocol.arms or bool(item.arms)
            for name in item.asks:
                if name.isdecimal() and (alone or int(name) <= numbers_of(rule)):
                    yield int(name), at

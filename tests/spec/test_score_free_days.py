"""Free days to day 28: calendar days, re-intubation, death, follow-up that ends early."""

from dataclasses import replace
from fractions import Fraction

import pytest
from whenever import OffsetDateTime

from protocols.scores.free_days import (
    USUAL_RULE,
    FreeDaysInputs,
    FreeDaysRule,
    Support,
    free_days,
    rule_from,
)
from protocols.times import Instant

pytestmark = pytest.mark.requirement("R32")


def at(text: str) -> Instant:
    return OffsetDateTime.parse_iso(text).to_instant()


# Day 1 is 21 November, day 28 is 18 December 2026; no clock change between.
FULL = FreeDaysInputs(
    start=at("2026-11-21T09:00+01:00"),
    zone="Europe/Rome",
    intervals=(),
    died=None,
    known_until=at("2026-12-19T00:00+01:00"),
)


def stretches(*pairs: tuple[str, str | None]) -> tuple[Support, ...]:
    return tuple(Support(at(start), at(stop) if stop else None) for start, stop in pairs)


@pytest.mark.parametrize(
    ("pairs", "days"),
    [
        ((), 28),
        ((("2026-11-21T08:00+01:00", "2026-11-21T10:00+01:00"),), 27),
        ((("2026-11-21T08:00+01:00", "2026-11-22T00:00+01:00"),), 27),  # ends at midnight
        ((("2026-11-21T08:00+01:00", "2026-11-22T00:01+01:00"),), 26),
        ((("2026-11-20T08:00+01:00", "2026-11-30T12:00+01:00"),), 18),
        (
            (
                ("2026-11-21T08:00+01:00", "2026-11-23T12:00+01:00"),
                ("2026-11-26T08:00+01:00", "2026-11-27T12:00+01:00"),
            ),
            23,
        ),
        (
            (
                ("2026-11-21T08:00+01:00", "2026-11-21T12:00+01:00"),
                ("2026-11-21T14:00+01:00", "2026-11-21T18:00+01:00"),
            ),
            27,  # twice on one day is one day
        ),
        ((("2026-12-10T08:00+01:00", None),), 19),  # still running
        ((("2026-11-01T08:00+01:00", None),), 0),
        ((("2026-12-18T23:59+01:00", "2026-12-25T00:00+01:00"),), 27),
        ((("2026-12-19T00:00+01:00", None),), 28),  # after the horizon
        ((("2026-11-25T08:00+01:00", "2026-11-25T08:00+01:00"),), 28),  # no length
    ],
)
def test_that_a_day_with_any_support_is_not_free(
    pairs: tuple[tuple[str, str | None], ...], days: int
) -> None:
    found = free_days(replace(FULL, intervals=stretches(*pairs)))
    assert (found.value, found.low, found.high) == (days, days, days)


@pytest.mark.parametrize(
    ("died", "days"),
    [
        ("2026-11-21T23:00+01:00", 0),
        ("2026-12-18T23:59+01:00", 0),  # day 28
        ("2026-12-19T00:00+01:00", 28),  # day 29
        ("2027-02-01T10:00+01:00", 28),
    ],
)
def test_that_death_on_or_before_day_28_gives_zero(died: str, days: int) -> None:
    assert free_days(replace(FULL, died=at(died))).value == days


def test_that_death_decides_without_any_other_input() -> None:
    given = replace(FULL, died=at("2026-12-01T10:00+01:00"), intervals=None, known_until=None)
    assert free_days(given).value == 0


@pytest.mark.parametrize(
    ("given", "low", "high", "missing"),
    [
        ({"known_until": at("2026-12-18T23:59+01:00")}, 0, 28, ("known_until",)),
        ({"known_until": at("2026-12-01T00:00+01:00")}, 0, 28, ("known_until",)),
        ({"known_until": None}, 0, 28, ("known_until",)),
        (
            {
                "known_until": at("2026-12-01T00:00+01:00"),
                "intervals": stretches(("2026-11-21T08:00+01:00", "2026-11-23T12:00+01:00")),
            },
            0,
            25,
            ("known_until",),
        ),
        ({"intervals": None}, 0, 28, ("intervals",)),
        ({"start": None}, 0, 28, ("start",)),
        ({"zone": None}, 0, 28, ("zone",)),
        ({"died": at("2026-11-01T08:00+01:00")}, 0, 28, ("died",)),  # before the start
        ({"unread": frozenset({"intervals"})}, 0, 28, ("intervals",)),
        ({"unread": frozenset({"died"})}, 0, 28, ("died",)),
    ],
)
def test_that_unknown_follow_up_leaves_bounds(
    given: dict[str, object], low: int, high: int, missing: tuple[str, ...]
) -> None:
    found = free_days(replace(FULL, **given))
    assert (found.value, found.low, found.high, found.missing) == (None, low, high, missing)


RE_INTUBATED = stretches(
    ("2026-11-21T08:00+01:00", "2026-11-23T12:00+01:00"),
    ("2026-11-26T08:00+01:00", "2026-11-27T12:00+01:00"),
)


@pytest.mark.parametrize(
    ("rule", "given", "value"),
    [
        (FreeDaysRule(count="after_last_support"), {"intervals": RE_INTUBATED}, 21),
        (FreeDaysRule(zero_if_dead_by=None), {"died": at("2026-12-01T10:00+01:00")}, 10),
        (FreeDaysRule(if_dead=-1), {"died": at("2026-12-01T10:00+01:00")}, -1),
        (FreeDaysRule(zero_if_dead_by=27), {"died": at("2026-12-18T10:00+01:00")}, 27),
        (FreeDaysRule(horizon=7), {}, 7),
        (
            FreeDaysRule(first=0),  # the day of the anchor is day 0: days 1 to 28 end a day later
            {"known_until": at("2026-12-20T00:00+01:00")},
            28,
        ),
        (
            FreeDaysRule(shortest_support_h=Fraction(1)),
            {"intervals": stretches(("2026-11-25T08:00+01:00", "2026-11-25T08:59+01:00"))},
            28,
        ),
        (
            FreeDaysRule(shortest_support_h=Fraction(1)),
            {"intervals": stretches(("2026-11-25T08:00+01:00", "2026-11-25T09:00+01:00"))},
            27,
        ),
        (
            FreeDaysRule(day_rule="elapsed_24h"),
            {
                "known_until": at("2026-12-19T09:00+01:00"),
                "intervals": stretches(("2026-11-22T00:00+01:00", "2026-11-22T08:00+01:00")),
            },
            27,
        ),
    ],
)
def test_that_the_protocol_chooses_how_to_count(
    rule: FreeDaysRule, given: dict[str, object], value: int
) -> None:
    assert free_days(replace(FULL, **given), rule).value == value


def test_that_days_are_the_wards_across_a_clock_change() -> None:
    # Night of 24 to 25 October 2026 in Rome has 25 hours; 23:30 UTC is 01:30 of the next day.
    given = FreeDaysInputs(
        start=at("2026-10-24T09:00+02:00"),
        zone="Europe/Rome",
        intervals=stretches(("2026-10-24T22:30+00:00", "2026-10-24T23:30+00:00")),
        known_until=at("2026-10-26T00:00+01:00"),
    )
    assert free_days(given, FreeDaysRule(horizon=2)).value == 1


def test_that_after_the_last_support_unknown_days_leave_zero_as_the_lower_bound() -> None:
    rule = FreeDaysRule(count="after_last_support", zero_if_dead_by=None)
    given = replace(FULL, intervals=RE_INTUBATED, known_until=at("2026-12-01T00:00+01:00"))
    found = free_days(given, rule)
    assert (found.value, found.low, found.high) == (None, 0, 21)


def test_that_an_endpoint_of_a_protocol_file_becomes_a_rule() -> None:
    assert rule_from(None, {}) == USUAL_RULE
    assert rule_from(90, {}) == FreeDaysRule(horizon=90, zero_if_dead_by=90)
    options = {
        "zero_if_dead_by": "never",
        "if_dead": "-1",
        "first": "0",
        "day_rule": "elapsed_24h",
        "count": "after_last_support",
        "shortest_support_h": "0.5",
    }
    assert rule_from(28, options) == FreeDaysRule(
        first=0,
        day_rule="elapsed_24h",
        zero_if_dead_by=None,
        if_dead=-1,
        count="after_last_support",
        shortest_support_h=Fraction(1, 2),
    )


@pytest.mark.parametrize("options", [{"day_rule": "weeks"}, {"zero": "28"}, {"first": "x"}])
def test_that_an_unknown_option_is_refused(options: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"not|invalid"):
        rule_from(28, options)


def test_that_support_cannot_stop_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        stretches(("2026-11-25T08:00+01:00", "2026-11-25T07:00+01:00"))

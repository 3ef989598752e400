"""What was entered last holds, whatever the laptop's clock did meanwhile (R44, R103)."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from protocols.facts import (
    AnchorStated,
    CriterionAnswered,
    DayReopened,
    DaySigned,
    Fact,
    NoteWritten,
    Statement,
)
from protocols.record import as_entered, entered_after, fold_record
from protocols.times import Instant
from tests.storage import wards
from tests.storage.wards import INVESTIGATOR, START, SUBJECT

PUT_BACK = (0, -1, -3600, -86400, 3600, -7200, -31_536_000, 5, -60)


def charted_by_a_bad_clock(ward: Path, facts: list[Fact], jumps: tuple[int, ...]) -> list:
    """Chart facts one by one, the clock jumping before each; return the entries."""
    clock = wards.HandClock()
    with wards.enter(ward, clock=clock) as store:
        for number, fact in enumerate(facts):
            clock.wall = clock.wall.add(seconds=jumps[number % len(jumps)])
            store.ledger.append([Statement(SUBJECT, fact, START)], INVESTIGATOR)
        assert store.verify().clean
    with wards.enter(ward) as store:
        return list(store.ledger.facts_of(SUBJECT))


@pytest.mark.requirement("R44", "R103")
def test_that_entries_come_back_in_the_order_of_entering_under_a_bad_clock(ward: Path):
    facts: list[Fact] = [NoteWritten(f"note {number}") for number in range(30)]
    entries = charted_by_a_bad_clock(ward, facts, PUT_BACK)
    assert [one.fact for one in entries] == facts
    assert [one.seq for one in entries] == sorted(one.seq for one in entries)
    recorded = [one.recorded_at for one in entries]
    assert recorded != sorted(recorded), "the clock of this test must go back"
    dice = random.Random(4)  # noqa: S311 - dice that need only be repeatable
    for _ in range(20):
        mixed = dice.sample(entries, len(entries))
        assert list(as_entered(mixed)) == entries
    assert entered_after(entries[5], entries[4])
    assert not entered_after(entries[4], entries[5])
    assert not entered_after(entries[4], entries[4])


LAST_WINS: list[tuple[str, list[Fact], Callable[..., object], object]] = [
    (
        "an answer",
        [CriterionAnswered("adult", "met", ""), CriterionAnswered("adult", "not_met", "")],
        lambda record: record.answers["adult"],
        "not_met",
    ),
    (
        "an anchor",
        [AnchorStated("consent", START), AnchorStated("consent", START.add(hours=1))],
        lambda record: record.anchors["consent"],
        START.add(hours=1),
    ),
    (
        "a day opened again",
        [DaySigned(1, "reviewed", "ab" * 32), DayReopened(1, "a value came late")],
        lambda record: dict(record.signed_days),
        {},
    ),
    (
        "a day signed again",
        [
            DaySigned(1, "reviewed", "ab" * 32),
            DayReopened(1, "a value came late"),
            DaySigned(1, "reviewed again", "cd" * 32),
        ],
        lambda record: record.signed_days[1].fact.meaning,
        "reviewed again",
    ),
]


@pytest.mark.requirement("R44", "R87", "R103")
@pytest.mark.parametrize(
    ("facts", "asked", "answer"), [one[1:] for one in LAST_WINS], ids=[one[0] for one in LAST_WINS]
)
@pytest.mark.parametrize("jump", [3600, -1, -3600, -31_536_000])
def test_that_the_statement_entered_last_holds_though_the_clock_was_put_back(
    ward: Path,
    facts: list[Fact],
    asked: Callable[..., object],
    answer: object,
    jump: int,
):
    entries = charted_by_a_bad_clock(ward, facts, (0, jump, jump))
    assert asked(fold_record(SUBJECT, entries)) == answer
    assert asked(fold_record(SUBJECT, reversed(entries))) == answer


@pytest.mark.requirement("R103")
def test_that_two_devices_are_ordered_alike_on_every_laptop(ward: Path):
    first = charted_by_a_bad_clock(ward, [NoteWritten("one"), NoteWritten("two")], (0, -3600))
    other = wards.surroundings(seed=9, machine=lambda: "machine-2")
    clock = wards.TickingClock(Instant.from_utc(2026, 11, 21, 9, 30))
    with wards.enter(ward, around=other, clock=clock) as store:
        store.ledger.append([wards.note("three")], INVESTIGATOR)
        entries = store.ledger.facts_of(SUBJECT)
    assert len({one.device for one in entries}) == 2
    expected = as_entered(entries)
    assert [one.fact.text for one in expected] == ["one", "two", "three"]
    for start in range(3):
        assert as_entered((*entries[start:], *entries[:start])) == expected
    assert [one.id for one in first] == [one.id for one in expected[:2]]

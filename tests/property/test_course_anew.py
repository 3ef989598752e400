"""A course worked out with what earlier courses left in memory equals one worked out from nothing.

Plans, scores and exact amounts are kept between the entries of a subject; what is kept must only
ever save time.
"""

from __future__ import annotations

import gc
from dataclasses import fields
from functools import _lru_cache_wrapper, cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from protocols import catalogue
from protocols.assess import assess
from protocols.course import Course
from protocols.definition.model import Protocol
from protocols.facts import Entry, Statement
from protocols.record import fold_record
from tests.benchmarks.long_course import LONG, NOW, long_course
from tests.support.trial_builders import ROME, Ledger
from ui.commands.charting import read_line


@cache
def four_weeks() -> tuple[Protocol, tuple[Entry[Any], ...]]:
    ledger = Ledger(LONG)
    for number, one in enumerate(long_course()):
        statement = read_line(dict(one.line))
        assert isinstance(statement, Statement), statement
        ledger.chart(
            statement.at,
            statement.fact,
            id=statement.id or f"e{number}",
            recorded_at=one.entered,
            replaces=statement.replaces,
            reason=statement.reason,
            hash=f"hash {number}",
        )
    entries = tuple(ledger.entries)
    protocol = catalogue.load(entries[0].fact.protocol)
    return protocol, entries


def course(entries: tuple[Entry[Any], ...]) -> Course:
    protocol, _ = four_weeks()
    return assess(protocol, fold_record(LONG, entries), {}, ROME, NOW)


def forget() -> int:
    """Empty every memory of the rules; return how many there are."""
    kept = [
        one
        for one in gc.get_objects()
        if isinstance(one, _lru_cache_wrapper) and str(one.__module__).startswith("protocols.")
    ]
    for one in kept:
        if one.__name__ not in ("registry", "_one_of", "_factor"):  # constants of the units
            one.cache_clear()
    return len(kept)


@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_that_a_course_worked_out_entry_by_entry_equals_one_worked_out_from_nothing(
    data: st.DataObject,
) -> None:
    _, entries = four_weeks()
    number = data.draw(st.integers(20, len(entries)), label="entries")
    left_out = data.draw(st.sets(st.integers(1, number - 1), max_size=8), label="left out")
    known = tuple(one for place, one in enumerate(entries[:number]) if place not in left_out)
    for earlier in (known[:-5], known[:-1]):
        course(earlier)
    kept = course(known)
    assert forget() > 3
    anew = course(known)
    for part in fields(Course):
        assert getattr(kept, part.name) == getattr(anew, part.name), part.name

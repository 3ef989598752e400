"""Departures around a decision: started without one, or without a second person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from protocols.deviations.case import Case, Found
from protocols.facts import InfusionCharted, InjectionGiven, PlanDecided

if TYPE_CHECKING:
    from protocols.facts import Entry

_STEP_WORDS = {"start": "Start", "rate": "Rate change", "bag": "Bag change"}


def not_accepted(case: Case) -> Iterator[Found]:
    """A dose ran without an accepted plan: none at all, a declined one, or accepted later."""
    for state in case.started():
        if state.started is None:
            continue
        decided = case.decision(state.period, state.started)
        if decided is not None and decided.fact.choice != "decline":
            continue
        name = case.dose_name(state.period)
        entries = tuple(line.entry.id for line in state.events[:1])
        if decided is not None:
            words = f"{name} started although it was declined on {case.when(decided.at)}"
            yield Found(str(state.period), words, state.started, (decided.id, *entries))
            continue
        later = case.decision(state.period, case.now)
        words = f"{name} started without an accepted plan"
        if later is not None and later.fact.choice != "decline":
            words = f"{name} started before its plan was accepted on {case.when(later.at)}"
        yield Found(str(state.period), words, state.started, entries)


def no_second_check(case: Case) -> Iterator[Found]:
    """A step that needs a second person was charted without one, or with a name only."""
    rule = case.protocol.second_check
    if rule is None:
        return
    if "decision" in rule.steps:
        for decided in case.record.of(PlanDecided):
            if decided.fact.choice != "decline":
                what = f"{case.dose_name(decided.fact.period)} was decided"
                yield from _unchecked(
                    what, decided, decided.fact.second_person, checked=decided.fact.second_checked
                )
    for event in case.record.of(InfusionCharted):
        if event.fact.step in _STEP_WORDS and event.fact.step in rule.steps:
            what = f"{_STEP_WORDS[event.fact.step]} on {case.when(event.at)} was charted"
            yield from _unchecked(
                what, event, event.fact.witness, checked=event.fact.witness_checked
            )
    if "injection" in rule.steps:
        for given in case.record.of(InjectionGiven):
            what = f"Injection {given.fact.number} was charted"
            yield from _unchecked(
                what, given, given.fact.witness, checked=given.fact.witness_checked
            )


def _unchecked(
    what: str,
    entry: Entry[PlanDecided] | Entry[InfusionCharted] | Entry[InjectionGiven],
    named: str,
    *,
    checked: bool,
) -> Iterator[Found]:
    if checked:
        return
    words = (
        f"{what} with {named} named as second person, who did not sign in"
        if named
        else f"{what} without a second person"
    )
    yield Found(entry.id, words, entry.at, (entry.id,))

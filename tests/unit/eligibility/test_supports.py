"""Intubated, in intensive care: told by what is charted, unless a person said so."""

from __future__ import annotations

import pytest

from protocols.definition.model import Criterion, Stated
from protocols.eligibility.judge import candidate_from_record, judge
from protocols.facts import CriterionAnswered
from tests.support.trial_builders import SOURCE, Ledger, at, trial

NOW = at("21T12:00")
RULES = {
    "intubated": Stated("intubated", "On invasive mechanical ventilation"),
    "in_icu": Stated("in_icu", "In intensive care"),
}


def verdict(ledger, fact):
    criterion = Criterion("I1", "inclusion", "ventilated", SOURCE, RULES[fact])
    protocol = trial(criteria=(criterion,))
    return judge(protocol, candidate_from_record(ledger.record()), NOW).criteria[0]


@pytest.mark.requirement("R31")
@pytest.mark.parametrize(
    ("steps", "anchor", "expected"),
    [
        ((("20T08:00", "start"),), None, "met"),
        ((("20T08:00", "start"), ("21T11:00", "stop")), None, "not_met"),
        ((("20T08:00", "start"), ("21T12:30", "stop")), None, "met"),  # after the judging
        ((("21T12:30", "start"),), None, "not_known"),
        ((), "20T20:00", "met"),
        ((("21T08:00", "stop"),), "20T20:00", "not_met"),
        ((("21T08:00", "stop"), ("21T09:00", "start")), "20T20:00", "met"),
        ((), None, "not_known"),  # what nobody charted is not known, never no
    ],
)
def test_that_ventilation_is_read_off_its_intervals(steps, anchor, expected):
    ledger = Ledger()
    anchors = {"mechanical_ventilation_start": anchor} if anchor else {}
    ledger.enrol("21T12:00", anchors=anchors)
    for when, step in steps:
        ledger.support(when, "mechanical_ventilation", step)
    assert verdict(ledger, "intubated").verdict == expected


def test_that_the_reason_names_what_was_charted():
    ledger = Ledger()
    ledger.enrol("21T12:00", anchors={"icu_admission": "20T07:30"})
    found = verdict(ledger, "in_icu")
    assert found.verdict == "met"
    assert "In intensive care: yes" in found.why
    ledger.support("21T08:00", "icu", "stop")
    told = verdict(ledger, "in_icu")
    assert (told.verdict, told.evidence[0].source) == ("not_met", "icu stop, 21-Nov-2026 08:00")


def test_that_a_persons_answer_goes_before_what_is_charted():
    ledger = Ledger()
    ledger.enrol("21T12:00")
    ledger.support("20T08:00", "mechanical_ventilation", "start")
    ledger.chart("21T11:00", CriterionAnswered("intubated", "not_met"))
    assert verdict(ledger, "intubated").verdict == "not_met"

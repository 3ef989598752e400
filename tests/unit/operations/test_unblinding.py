"""Unblinding: whom to call, offline; what is recorded; and never the arm, on any way in."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from protocols.facts import Statement, UnblindingRecorded
from tests.storage.wards import NURSE
from tests.support.trial_builders import at
from tests.unit.operations.benches import SUBJECT, enrol, state
from ui.commands.charting import read_line
from ui.operations.bench import Bench, course_of
from ui.operations.chart import ChartRefusedError, chart
from ui.operations.settings import choose_unblinding_contact
from ui.operations.unblinding import NO_CONTACT, procedure

TRIALS = {"igm-fat": "IGM-0001", "icar": "ICA-0001", "i-micro": "MIC-0001", "iliad-7": "ILI-0001"}


def refused(bench: Bench, fact: UnblindingRecorded, subject: str = SUBJECT) -> list[str]:
    with pytest.raises(ChartRefusedError) as error:
        chart(bench, (Statement(subject, fact, at("21T12:00")),))
    assert "placebo" not in str(error.value), "what could tell is not repeated"
    return [issue.code for issue in error.value.issues]


@pytest.mark.requirement("R77")
@pytest.mark.parametrize("trial", TRIALS)
def test_that_every_blinded_trial_says_whom_to_call_without_a_network(bench, trial):
    enrol(bench, "titer" if trial == "igm-fat" else None, TRIALS[trial], protocol=trial, anchors={})
    found = procedure(bench, course_of(bench, TRIALS[trial]))
    assert found.contacts
    assert NO_CONTACT not in found.contacts
    assert "Nobody has to be asked for leave first" in found.steps[0]
    assert found.site_contact == ""


@pytest.mark.requirement("R77")
def test_that_the_site_keeps_its_own_number(bench):
    enrol(bench)
    assert choose_unblinding_contact(bench, "igm-fat", "Pharmacy, 555 0100") == ()
    assert procedure(bench, course_of(bench, SUBJECT)).site_contact == "Pharmacy, 555 0100"
    nurse = replace(bench, operator=NURSE)
    (issue,) = choose_unblinding_contact(nurse, "igm-fat", "me")
    assert issue.code == "not_permitted"


@pytest.mark.requirement("R77", "R78")
def test_that_who_when_why_and_who_was_told_are_recorded(bench):
    enrol(bench)
    entry = state(bench, "21T12:00", UnblindingRecorded("anaphylaxis", "dr-x", "intensivist"), "u1")
    assert (entry.operator, entry.at) == ("dr-b", at("21T12:00"))
    assert (entry.fact.reason, entry.fact.asked_by, entry.fact.told) == (
        *("anaphylaxis", "dr-x"),
        "intensivist",
    )


@pytest.mark.requirement("R77")
@pytest.mark.parametrize(
    "words",
    ["was on placebo", "PLACEBO", "got the active drug", "in arm B", "Arm A it is", "only saline"],
)
@pytest.mark.parametrize("field", ["reason", "asked_by", "told"])
def test_that_the_arm_is_refused_in_every_field(bench, words, field):
    enrol(bench)
    given = {"reason": "anaphylaxis", "asked_by": "dr-x", "told": "dr-y"} | {field: words}
    assert refused(bench, UnblindingRecorded(**given)) == ["tells_arm"]


@pytest.mark.requirement("R77")
@pytest.mark.parametrize(
    "words", ["rash on the left arm a minute after the start", "active bleeding", "blood group A"]
)
def test_that_usual_words_of_a_ward_are_taken(bench, words):
    enrol(bench)
    state(bench, "21T12:00", UnblindingRecorded(words, "dr-x"))


@pytest.mark.requirement("R77")
def test_that_nothing_is_recorded_without_why_and_who(bench):
    enrol(bench)
    assert refused(bench, UnblindingRecorded(" ", " ")) == ["reason_missing", "missing"]


@pytest.mark.requirement("R77")
def test_that_a_line_of_a_command_is_held_to_the_same(bench):
    enrol(bench)
    line = {"id": "u1", "kind": "unblinding", "subject": SUBJECT, "reason": "on placebo"}
    read = read_line(json.loads(json.dumps(line | {"asked_by": "dr-x", "at": "2026-11-21T12:00Z"})))
    assert isinstance(read, Statement)
    with pytest.raises(ChartRefusedError):
        chart(bench, (read,))

"""An amendment is tried on one subject before anybody follows it; the past is not touched (R40)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from protocols.assess import assess
from protocols.catalogue import source_text
from protocols.course import Course
from protocols.definition.model import Protocol
from protocols.definition.reader import read_protocol
from protocols.facts import ProtocolSwitched, SubjectEnrolled
from protocols.issues import Issue
from protocols.rehearsal.content import PARTS, Rehearsal
from protocols.rehearsal.rehearse import rehearse
from protocols.units import quantity
from protocols.versions import spells
from tests.support.trial_builders import ROME, Ledger, at

NOW = at("23T12:00")
TEXT = source_text("igm_fat_v1.yaml").decode()


def version(*edits: tuple[str, str], number: int = 2) -> Protocol:
    """Return the file of IgM-FAT with some texts changed, as another version of it."""
    text = TEXT.replace("version: 1\n", f"version: {number}\n", 1)
    for old, new in edits:
        assert text.count(old) >= 1, old
        text = text.replace(old, new)
    read = read_protocol(text.encode(), "amended.yaml")
    assert isinstance(read, Protocol), [one.line() for one in read]
    return read


def line(start: str) -> str:
    """Return the one line of the file that holds a text."""
    (found,) = [one for one in TEXT.splitlines() if start in one]
    return f"{found}\n"


FIRST = read_protocol(TEXT.encode(), "igm_fat_v1.yaml")
assert isinstance(FIRST, Protocol)
SITE: dict[str, Any] = {}


def subject(*, switched_to: Protocol | None = None, when: str = "22T12:00") -> Ledger:
    ledger = Ledger("IGM-0001")
    anchors = {"randomised": at("21T09:00"), "shock_onset": at("21T02:10")}
    fact = SubjectEnrolled("igm-fat", "7", 1961, "F", "flat", quantity("70 kg"), anchors=anchors)
    ledger.chart("21T09:00", fact, fingerprint=FIRST.fingerprint)
    ledger.measure("21T08:10", "igm", "30 mg/dL")
    ledger.infusion("22T01:00", "start", rate="14 mL/h")
    if switched_to is not None:
        switch = ProtocolSwitched("igm-fat", switched_to.version, switched_to.fingerprint)
        ledger.chart(when, switch)
    return ledger


def course_of(ledger: Ledger, protocol: Protocol = FIRST, *versions: Protocol) -> Course:
    return assess(protocol, ledger.record(), SITE, ROME, NOW, versions=versions)


def rehearsed(new: Protocol) -> Rehearsal:
    found = rehearse(course_of(subject()), new)
    assert isinstance(found, Rehearsal), found
    return found


CRP = "  - {id: crp_pct,"


def lines_of(part: Any, *edits: tuple[str, str]) -> list[str]:
    return [one.words for one in rehearsed(version(*edits)).of(part)]


MORE_SOFA = (
    "does: assessment, asks: [sofa], when: {days: [0 to 7]}, required: false",
    "does: assessment, asks: [sofa], when: {days: [0, 1, 4 to 9]}",
)
LATER_DEATH = (
    "{id: vital_status_7, what: Vital status, does: vital_status, when: {days: [7]}",
    (
        "{id: vital_status_7, what: Vital status, does: vital_status, "
        "when: {anchor: randomised, after: 8 d, late: 12 h, day: 7}"
    ),
)
LOWER_CEILING = ("rate_ceiling: 0.4 mL/kg/h", "rate_ceiling: 0.3 mL/kg/h")
LATER_START = ("limit: 12 h, source: seed", "limit: 48 h, source: seed")


@pytest.mark.requirement("R40")
def test_that_the_schedule_to_come_is_told_item_by_item_with_its_source():
    changes = {one.id: one for one in rehearsed(version(MORE_SOFA, LATER_DEATH)).of("schedule")}
    assert {key: one.how for key, one in changes.items()} == {
        "sofa@4": "changed",
        "sofa@5": "changed",
        "sofa@6": "changed",
        "sofa@7": "changed",
        "sofa@8": "added",
        "sofa@9": "added",
        "sofa@3": "removed",
        "vital_status_7": "moved",
    }
    assert changes["sofa@8"].words == "SOFA, Day 8 (29-Nov-2026): new, Day 8, 29-Nov-2026."
    assert changes["sofa@4"].words == "SOFA, Day 4 (25-Nov-2026): required now."
    assert changes["sofa@3"].words == "SOFA, Day 3 (24-Nov-2026): not asked any more."
    assert changes["vital_status_7"].words == (
        "Vital status, Day 7 (29-Nov-2026): 29-Nov-2026 09:00 to 21:00 instead of Day 7, "
        "28-Nov-2026."
    )
    assert all(one.sources for one in changes.values())


@pytest.mark.requirement("R40")
def test_that_nothing_of_the_past_is_asked_again_or_taken_back():
    """SOFA of day 2 was open when the new version came; it asks for none then."""
    new = version(MORE_SOFA)
    after = course_of(subject(switched_to=new, when="23T12:00"), new, FIRST)
    before = course_of(subject())
    assert after.protocol is new
    past = [one for one in before.due if one.planned.due_from and one.planned.due_from < NOW]
    kept = {one.planned.key: one for one in after.due}
    assert len(past) > 20
    assert [kept[one.planned.key] for one in past] == past
    assert rehearsed(new).kept == len(past)


@pytest.mark.requirement("R40")
def test_that_what_happened_is_judged_by_the_version_of_its_day():
    new = version(LATER_START, LOWER_CEILING)
    ledger = subject(switched_to=new, when="22T12:00")
    ledger.infusion("22T02:00", "rate", rate="25 mL/h")  # allowed then, above the new ceiling
    ledger.infusion("22T20:00", "rate", rate="14 mL/h")
    ledger.infusion("22T21:00", "rate", rate="25 mL/h")  # no longer allowed
    found = course_of(ledger, new, FIRST)
    told = {one.key.partition(":")[0]: one for one in found.deviations}
    assert "late_start" in told, "12 h was the limit when it started"
    above = [one for one in found.deviations if one.rule == "rate_above_ceiling"]
    assert [one.at for one in above] == [at("22T21:00")]
    assert "late_start" not in {one.rule for one in course_of(ledger, new).deviations}, (
        "without the earlier version at hand the only one known judges"
    )


@pytest.mark.requirement("R40")
def test_that_a_switch_does_not_hold_before_its_time():
    new = version(MORE_SOFA)
    record = subject(switched_to=new, when="22T12:00").record()
    then = at("22T11:00")
    assert [one.protocol.version for one in spells(new, record, (FIRST,), then)] == [1]
    assert assess(new, record, SITE, ROME, then, versions=(FIRST,)).protocol == FIRST
    later = spells(new, record, (FIRST,), NOW)
    assert [(one.protocol.version, one.since) for one in later] == [(1, None), (2, at("22T12:00"))]
    assert later[0].until == at("22T12:00")


@pytest.mark.requirement("R40")
def test_that_rules_are_told_with_the_old_value_beside_the_new():
    assert lines_of("dose", LOWER_CEILING) == [
        "Dose rule Flat dose: rate ceiling 0.3 mL per kg per h instead of 0.4 mL per kg per h."
    ]
    criterion = ("text: Age above 18 years", "text: Age above 20 years")
    assert lines_of("criteria", criterion) == [
        "Criterion I1 (Age above 18 years): text Age above 20 years instead of Age above 18 years."
    ]
    masks = ("{hides: dose, roles: [assessor]}", "{hides: dose, roles: [assessor, monitor]}")
    assert lines_of("blinding", masks) == [
        "Hidden from assessor, monitor: dose.",
        "No longer so: hidden from assessor: dose.",
    ]
    gone = (line("id: arm_missing, kind: arm_missing"), "")
    assert lines_of("deviations", gone) == ["Deviation Enrolled without an allocated arm is gone."]
    day = (
        "anchor: randomised, day: 7, source: followup",
        "anchor: randomised, day: 8, source: followup",
    )
    assert lines_of("endpoints", day)[0] == ("Endpoint Mortality at 7 days: day 8 instead of 7.")


@pytest.mark.requirement("R40")
def test_that_the_other_arms_rules_are_not_told():
    """A subject of the flat arm is not bothered with what holds for the titer arm alone."""
    assert lines_of("dose", ("content: 6 mg/mL", "content: 5.5 mg/mL")) == []


@pytest.mark.requirement("R40")
def test_that_a_parameter_which_nobody_signed_is_named():
    assert "Distribution volume of IgM" in rehearsed(version(MORE_SOFA)).to_sign[0]


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (FIRST, "same_version"),
        (replace(version(MORE_SOFA), id="icar"), "other_protocol"),
        (replace(version(MORE_SOFA), arms=version(MORE_SOFA).arms[:1]), "unknown_arm"),
    ],
)
def test_that_what_cannot_be_rehearsed_is_refused_with_the_reason(new, code):
    found = rehearse(course_of(subject()), new)
    assert isinstance(found, tuple)
    assert all(isinstance(one, Issue) for one in found)
    assert [one.code for one in found] == [code]


def test_that_a_rehearsal_reads_as_lines_and_as_json():
    found = rehearsed(version(MORE_SOFA, LOWER_CEILING))
    assert found.summary == (
        "For IGM-0001 would change from 23-Nov-2026 12:00 on: schedule 7, dose 1."
    )
    assert found.lines[0].startswith("IgM-FAT 3.0, version 1 to IgM-FAT 3.0, version 2.")
    assert found.past_words in found.lines
    told = found.as_json()
    assert [one["part"] for one in told["changes"]] == ["schedule"] * 7 + ["dose"]
    assert told["kept"] == found.kept
    parts = [PARTS.index(one.part) for one in found.changes]
    assert parts == sorted(parts)

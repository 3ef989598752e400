"""`Why?` is answered in sentences with their sources, from what the engine itself left behind."""

from __future__ import annotations

from typing import Any

import pytest

from protocols import catalogue
from protocols.assess import assess
from protocols.course import Course
from protocols.definition.model import SignedValue
from protocols.explain.content import Explanation, Ref, read_ref
from protocols.explain.why import askable, asked_by, explain
from protocols.facts import (
    AssessmentMade,
    DeviationExplained,
    InfusionCharted,
    MeasurementTaken,
    PlanDecided,
    SubjectEnrolled,
    VitalStatusStated,
)
from protocols.intake import Reading
from protocols.issues import Issue
from protocols.mask import masked
from protocols.units import quantity
from tests.support.trial_builders import ROME, Ledger, at

NOW = at("23T12:00")
SITE = {
    "distribution_volume": SignedValue("42 mL/kg", "dr-b", "21-Nov-2026 08:00"),
    "titer_window": SignedValue("05:00-09:00", "dr-b", "21-Nov-2026 08:00"),
}


def titer_arm() -> Ledger:
    ledger = Ledger("IGM-0001")
    anchors = {"randomised": at("21T09:00"), "shock_onset": at("21T02:10")}
    ledger.chart(
        "21T09:00",
        SubjectEnrolled("igm-fat", "7", 1961, "F", "titer", quantity("70 kg"), anchors=anchors),
        id="enrol",
    )
    ledger.measure("21T08:10", "igm", "30 mg/dL", id="m1")
    working = (("Deficit", "70 mg/dL", "titer 21-Nov-2026 08:10"),)
    plan = PlanDecided(
        1, "accept", quantity("343 mL"), quantity("14.2 mL/h"), inputs=("m1",), working=working
    )
    ledger.chart("21T09:50", plan, id="p1")
    ledger.chart("21T22:30", InfusionCharted("start", 1, quantity("40 mL/h")), id="i1")
    ledger.chart("22T06:00", InfusionCharted("stop", 1, volume=quantity("300 mL")), id="i2")
    ledger.chart("22T07:00", DeviationExplained("late_start:1", "pharmacy was late"), id="d1")
    values = {"gcs": 9, "map": "60 mmHg", "platelets": "80 G/L"}
    ledger.chart("23T06:00", AssessmentMade("sofa", values), id="s1")
    ledger.support("21T03:00", "vasopressor", "start", "norepinephrine")
    return ledger


def course_of(ledger: Ledger, trial: str = "igm-fat", now: Any = NOW) -> Course:
    return assess(catalogue.load(trial), ledger.record(), SITE, ROME, now)


def why(course: Course, text: str) -> Explanation:
    ref = read_ref(text)
    assert isinstance(ref, Ref)
    found = explain(course, ref)
    assert found is not None, [str(one) for one, _ in askable(course)]
    return found


def says(found: Explanation) -> str:
    return "\n".join(found.lines)


def test_that_everything_on_a_course_has_an_answer():
    course = course_of(titer_arm())
    refs = [ref for ref, _ in askable(course)]
    assert len(refs) == len(set(refs))
    assert {ref.what for ref in refs} == {"due", "deviation", "score", "endpoint", "dose", "titer"}
    for ref, title in askable(course):
        found = explain(course, ref)
        assert found is not None
        assert found.title == title
        assert found.reasons, ref
        for one in found.reasons:
            assert one.words.endswith((".", ":")), one.words
            assert "_" not in one.words or "http" in one.words, one.words
        assert any(one.source for one in found.reasons), ref


def test_that_a_due_time_is_traced_to_rule_anchor_and_signed_window():
    course = course_of(titer_arm())
    titers = [one.planned.key for one in course.due if one.planned.item == "igm_morning"]
    found = says(why(course, f"due:{titers[-1]}"))
    assert "Randomised: 21-Nov-2026 09:00. [nurse-a, entered 21-Nov-2026 09:00]" in found
    assert "05:00-09:00. [signed by dr-b, 21-Nov-2026 08:00]" in found
    assert "Its window is" in found
    assert "IgM-FAT 3.0:" in found, "the source text of the rule"


def test_that_an_item_after_an_anchor_shows_the_sum():
    ledger = Ledger("ICU-0001")
    anchors = {"randomised": at("21T09:00"), "norepinephrine_start": at("21T00:00")}
    ledger.chart("21T09:00", SubjectEnrolled("i-micro", weight=quantity("70 kg"), anchors=anchors))
    course = course_of(ledger, "i-micro")
    found = says(why(course, "due:vital_status"))
    assert "Anchor plus 28 d is 19-Dec-2026 09:00." in found
    item = next(one for one in course.due if one.planned.key == "vital_status")
    assert item.planned.due == at("2026-12-19T09:00"), "said, not worked out again"


def test_that_a_deviation_shows_rule_limit_observation_and_what_was_said():
    found = says(why(course_of(titer_arm()), "deviation:late_start:1"))
    assert "Rule: First dose started later than 12 h after randomisation." in found
    assert "The first dose starts within 12 h of its anchor." in found
    assert "Randomised: 21-Nov-2026 09:00." in found
    assert "Observed 21-Nov-2026 22:30: Dose 1 started 1hr 30min after the window closed" in found
    assert "Explained: pharmacy was late. [nurse-a, entered 22-Nov-2026 07:00]" in found


def test_that_a_rate_above_the_ceiling_names_ceiling_and_weight():
    found = says(why(course_of(titer_arm()), "deviation:rate_above_ceiling:1:i1"))
    assert "Rate at most 0.4 mL per kg per h." in found
    assert "Dosing weight 70 kg" in found
    assert "Infusion 1, 21-Nov-2026 22:30: Start at 40" in found


def test_that_a_criterion_not_met_is_quoted_with_its_verdict():
    ledger = titer_arm()
    ledger.measure("21T08:20", "igm", "90 mg/dL", id="m0", replaces="m1", reason="misread")
    course = course_of(ledger)
    key = next(one.key for one in course.deviations if one.kind == "criteria_not_met")
    found = says(why(course, f"deviation:{key}"))
    assert "I3: IgM titer below 60 mg/dL in a sample within 24 h of shock onset." in found
    assert "Judged: " in found
    assert "90" in found


def test_that_a_titer_says_who_entered_it_and_which_dose_rests_on_it():
    found = says(why(course_of(titer_arm()), "titer:m1"))
    assert "IgM titer 30 mg/dL, 21-Nov-2026 08:10" in found
    assert "[nurse-a, entered 21-Nov-2026 08:10]" in found
    assert "Drawn while no dose was running." in found
    assert "Used for: dose 1" in found
    ledger = titer_arm()
    ledger.measure("22T05:30", "igm", "0.5 g/L", id="m2")
    later = says(why(course_of(ledger), "titer:m2"))
    assert "Converted: 50 mg/dL." in later
    assert "Drawn while dose 1 was running" in later
    assert "No dose was worked out from it." in later or "Used for: the next dose." in later
    for role in ("assessor",):
        seen = masked(course_of(ledger), role)
        assert [str(ref) for ref, _ in askable(seen) if ref.what == "titer"] == [
            f"titer:{one.measured.entry.id}" for one in seen.titers
        ]


def test_that_a_score_gives_each_component_its_reason_and_its_paper():
    course = course_of(titer_arm())
    found = why(course, "score:sofa:s1")
    assert found.title.startswith("SOFA, Day 2: incomplete: at least ")
    score = course.scores[0].score
    for part in score.components:  # type: ignore[union-attr]
        assert part.why in says(found)
    assert "Vincent et al., Intensive Care Med 1996;22:707" in says(found)
    assert "Missing, and not taken as normal:" in says(found)


def test_that_free_days_show_the_intervals_counted():
    ledger = Ledger("ICU-0001")
    ledger.chart("21T09:00", SubjectEnrolled("i-micro", anchors={"randomised": at("21T09:00")}))
    ledger.support("21T03:00", "vasopressor", "start", "norepinephrine")
    ledger.support("22T08:00", "vasopressor", "stop", "norepinephrine")
    ledger.chart("23T09:00", VitalStatusStated(alive=True))
    course = course_of(ledger, "i-micro")
    found = says(why(course, "endpoint:vasopressor_free_days"))
    assert "Defined as: free days, to day 28, zero if dead by never, count every free day." in found
    assert "Vasopressor: from 21-Nov-2026 03:00, to 22-Nov-2026 08:00." in found
    assert "What would settle it:" in found
    value = next(one for one in course.endpoints if one.id == "vasopressor_free_days")
    assert f"Result: {value.words} (not final yet)." in found


def test_that_a_support_nobody_charted_is_not_called_none():
    course = course_of(titer_arm())
    assert "nothing is charted. That is not known, not none." in says(why(course, "endpoint:rrt"))


def test_that_a_proposed_dose_gives_its_own_working():
    course = course_of(titer_arm(), now=at("21T20:00"))
    assert course.next_dose is not None
    found = why(course, "dose:next")
    for step in course.next_dose.steps:
        assert f"{step.label}: {step.value}." in says(found)


@pytest.mark.requirement("R18")
def test_that_a_past_dose_gives_the_working_that_was_shown_then():
    found = says(why(course_of(titer_arm()), "dose:1"))
    assert "Deficit: 70 mg/dL. [titer 21-Nov-2026 08:10]" in found
    assert "nurse-a decided: accept." in found


@pytest.mark.requirement("R72", "R74")
def test_that_a_masked_course_explains_nothing_that_is_hidden():
    course = course_of(titer_arm())
    seen = masked(course, "assessor")
    assert explain(seen, Ref("dose", "1")) is None
    assert explain(seen, Ref("deviation", "late_start:1")) is None
    text = "\n".join(says(found) for ref, _ in askable(seen) if (found := explain(seen, ref)))
    for hidden in ("30 mg/dL", "343 mL", "14.2", "titer arm"):
        assert hidden not in text
    ledger = Ledger("ICA-0001")
    ledger.chart("21T09:00", SubjectEnrolled("icar", anchors={"randomised": at("21T09:00")}))
    start = InfusionCharted("start", 1, quantity("40 mL/h"), lot="LOT-47")
    ledger.chart("21T10:00", start)
    ledger.chart("22T10:00", MeasurementTaken("igg", Reading(quantity("31 g/L"))))
    blinded = masked(course_of(ledger, "icar"), "nurse")
    told = "\n".join(says(one) for ref, _ in askable(blinded) if (one := explain(blinded, ref)))
    assert "LOT-47" not in told
    assert "31 g/L" not in told


def test_that_what_is_typed_finds_a_row_by_words_or_reference():
    course = course_of(titer_arm())
    assert asked_by(course, "deviation:late_start:1") == (Ref("deviation", "late_start:1"),)
    assert Ref("deviation", "late_start:1") in asked_by(course, "started after the window")
    assert asked_by(course, "no such thing") == ()
    assert isinstance(read_ref("weather:today"), Issue)

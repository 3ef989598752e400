"""The course is a function of the record: the same facts give the same course, in every trial."""

from __future__ import annotations

from typing import Any

import pytest

from protocols import catalogue
from protocols.assess import assess, score_of
from protocols.course import Course, key_analyte
from protocols.definition.model import SignedValue
from protocols.facts import (
    AnchorStated,
    AssessmentMade,
    EntryVoided,
    InfusionCharted,
    SubjectEnrolled,
)
from protocols.record import fold_record
from protocols.units import quantity
from tests.support.trial_builders import ROME, Ledger, at

TRIALS = ("igm-fat", "icar", "i-micro", "iliad-7", "ivig-cohort")
SITE = {"distribution_volume": SignedValue("42 mL/kg", "dr-b", "21-Nov-2026 08:00", "site")}


@pytest.fixture
def ledger() -> Ledger:
    found = Ledger("IGM-0001")
    anchors = {"randomised": at("21T09:00"), "shock_onset": at("21T02:10")}
    enrolled = SubjectEnrolled("igm-fat", "7", 1961, "F", "titer", quantity("70 kg"))
    found.chart("21T09:00", enrolled)
    for name, when in anchors.items():
        found.chart("21T09:00", AnchorStated(name, when))
    found.measure("21T08:10", "igm", "30.0 mg/dL", id="m1")
    return found


def course(ledger: Ledger, now: str = "21T09:30", site: Any = SITE) -> Course:
    return assess(catalogue.load("igm-fat"), ledger.record(), site, ROME, at(now))


def test_that_the_next_dose_is_worked_out_from_titer_and_weight(ledger):
    found = course(ledger)
    assert found.next_dose is not None
    assert found.next_dose.outcome == "proposed"
    assert str(found.next_dose.volume) == "343.0 mL"
    assert found.day == 0
    assert found.weight is not None
    assert str(found.weight.reading) == "70 kg"


def test_that_without_a_signed_volume_nothing_is_proposed(ledger):
    found = course(ledger, site={})
    assert found.next_dose is not None
    assert found.next_dose.outcome == "refused"
    assert found.next_dose.volume is None


@pytest.mark.requirement("R31")
def test_that_a_voided_titer_doses_nobody(ledger):
    ledger.chart("21T09:10", EntryVoided("m1", "wrong patient"))
    found = course(ledger)
    assert found.titers == ()
    assert found.next_dose is not None
    assert found.next_dose.outcome == "refused"


@pytest.mark.requirement("R31")
@pytest.mark.parametrize(
    ("now", "outcome"), [("22T08:10", "proposed"), ("22T08:11", "refused"), ("23T12:00", "refused")]
)
def test_that_a_titer_older_than_a_day_yields_no_dose(ledger, now, outcome):
    found = course(ledger, now)
    assert found.next_dose is not None
    assert found.next_dose.outcome == outcome


@pytest.mark.requirement("R31")
def test_that_a_titer_below_the_limit_is_never_taken_for_a_number(ledger):
    ledger.measure("21T09:00", "igm", "0.2 mg/dL", sign="<")
    found = course(ledger)
    assert found.next_dose is not None
    assert found.titers[-1].reading.comparator == "<"
    assert found.next_dose.volume != quantity("489.3 mL")


def test_that_a_sample_drawn_during_the_infusion_is_marked_with_its_dose(ledger):
    ledger.infusion("21T10:00", "start", rate="14.2 mL/h")
    ledger.measure("21T16:00", "igm", "70 mg/dL")
    before, during = course(ledger, "21T17:00").titers
    assert before.during is None
    assert during.during == 1
    assert before.value == quantity("30.0 mg/dL")


def test_that_a_titer_in_grams_per_litre_is_shown_beside_the_others(ledger):
    ledger.measure("21T09:00", "igm", "0.3 g/L")
    assert course(ledger).titers[-1].value == quantity("30 mg/dL")


def test_that_advised_accepted_and_given_are_three_values(ledger):
    ledger.infusion("21T10:00", "start", rate="10 mL/h")
    ledger.chart("21T20:00", InfusionCharted("stop", 1, volume=quantity("99 mL"), reason="rash"))
    (period,) = [one for one in course(ledger, "21T21:00").periods if one.infusion is not None]
    assert (period.advised, period.accepted) == (None, None)
    assert period.infusion is not None
    assert course(ledger, "21T21:00").running is None
    assert course(ledger, "21T12:00").running is not None


@pytest.mark.requirement("R45")
def test_that_entries_in_another_order_give_the_same_course(ledger):
    ledger.infusion("21T10:00", "start", rate="14.2 mL/h")
    ledger.chart("21T12:00", AssessmentMade("sofa", {"gcs": 13}))
    protocol = catalogue.load("igm-fat")
    turned = fold_record("IGM-0001", reversed(ledger.entries))
    assert course(ledger, "21T13:00") == assess(protocol, turned, SITE, ROME, at("21T13:00"))


def test_that_a_score_is_the_same_with_and_without_the_hash_of_its_entry(ledger):
    plain = ledger.chart("21T12:00", AssessmentMade("sofa", {"gcs": 13}))
    hashed = ledger.chart("21T12:00", AssessmentMade("sofa", {"gcs": 13}), hash="h1")
    other = ledger.chart("21T12:00", AssessmentMade("sofa", {"gcs": 15}), hash="h2")
    assert score_of(plain) == score_of(hashed) == score_of(hashed)
    assert score_of(other) != score_of(hashed)
    assert score_of(ledger.chart("21T12:00", AssessmentMade("vitals", {"map": "65 mmHg"}))) is None


@pytest.mark.parametrize("trial", TRIALS)
def test_that_a_subject_of_whom_only_the_enrolment_is_known_has_a_course(trial):
    ledger = Ledger("SUB-0001")
    ledger.chart("21T09:00", SubjectEnrolled(trial))
    for now in ("21T09:00", "22T09:00", "2027-06-01T09:00"):
        found = assess(catalogue.load(trial), ledger.record(), {}, ROME, at(now))
        assert found.day is None, "no day is counted before its anchor is known"
        assert found.titers == ()
        assert found.next_dose is None or found.next_dose.outcome != "proposed"


def test_that_only_the_trial_with_a_titer_rule_has_a_key_analyte():
    assert {trial: key_analyte(catalogue.load(trial)) for trial in TRIALS} == {
        "igm-fat": "igm",
        "icar": None,
        "i-micro": None,
        "iliad-7": None,
        "ivig-cohort": None,
    }

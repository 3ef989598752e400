"""What may be charted: each refusal by its name; what only departs from the protocol is taken."""

from __future__ import annotations

from typing import Any

import pytest

from protocols import catalogue
from protocols.admission import Ward, issues_of
from protocols.facts import (
    AdministrationObserved,
    AdverseEventReported,
    AnchorStated,
    AssessmentMade,
    BedChanged,
    CriterionAnswered,
    EntryVoided,
    Fact,
    InfusionCharted,
    InjectionGiven,
    MeasurementTaken,
    NoteWritten,
    PlanDecided,
    SampleDrawn,
    SiteParameterSigned,
    Statement,
    SubjectEnrolled,
    SupportCharted,
    UnblindingRecorded,
    VitalStatusStated,
)
from protocols.intake import Reading
from protocols.times import Instant, TimeDelta
from protocols.units import quantity
from tests.support.trial_builders import Ledger, at

NOW = at("22T12:00")
TRIALS = ("igm-fat", "icar", "i-micro", "iliad-7", "ivig-cohort")
q = quantity


def ward(trial: str = "igm-fat", *, enrolled: bool = True, now: Instant = NOW) -> Ward:
    ledger = Ledger("IGM-0001")
    if enrolled:
        ledger.chart("21T09:00", SubjectEnrolled(trial), id="enrol")
        ledger.measure("21T10:00", "igm", "30 mg/dL", id="m1")
        ledger.measure("21T11:00", "igm", "31 mg/dL", id="m2")
        ledger.chart("21T12:00", EntryVoided("m2", "typed twice"), id="v1")
    return Ward(ledger.record(), catalogue.load(trial), now)


def codes(fact: Fact, where: Ward | None = None, **more: Any) -> list[str]:
    stated = {"subject": "IGM-0001", "at": at("22T11:00")} | more
    statement = Statement(fact=fact, **stated)
    issues = issues_of(statement, where or ward())
    assert all(issue.message for issue in issues)
    return [issue.code for issue in issues]


def titer(value: str = "30 mg/dL", analyte: str = "igm") -> MeasurementTaken:
    return MeasurementTaken(analyte, Reading(q(value)))


def infusion(step: Any = "start", period: int | None = 1, **more: Any) -> InfusionCharted:
    amounts = {k: q(v) if k in ("rate", "volume") else v for k, v in more.items()}
    return InfusionCharted(step, period, **amounts)


NEW = {"where": ward(enrolled=False), "subject": "IGM-0002"}


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        (titer(analyte="colour"), "unknown_analyte"),
        (titer("30 mL"), "wrong_unit"),
        (titer("5001 mg/dL"), "impossible_value"),
        (infusion(), "rate_missing"),
        (infusion("rate"), "rate_missing"),
        (infusion(period=None, rate="10 mL/h"), "period_missing"),
        (infusion(period=0, rate="10 mL/h"), "period"),
        (infusion(period=-1, rate="10 mL/h"), "period"),
        (infusion(rate="10 mL/min"), "wrong_unit"),
        (infusion("bag", volume="10 mg"), "wrong_unit"),
        (InjectionGiven(1, q("0.7 mL")), "no_injections"),
        (PlanDecided(0, "decline", reason="none today"), "period"),
        (PlanDecided(1, "decline"), "reason_missing"),
        (PlanDecided(1, "decline", reason=" x "), "reason_missing"),
        (PlanDecided(1, "adjust", q("300 mL")), "reason_missing"),
        (PlanDecided(1, "adjust", reason="oedema"), "volume_missing"),
        (PlanDecided(1, "accept", q("300 mg")), "wrong_unit"),
        (PlanDecided(1, "accept", rate=q("300 mL")), "wrong_unit"),
        (AssessmentMade("mood", {"a": 1}), "unknown_form"),
        (AssessmentMade("sofa"), "empty_form"),
        (SupportCharted("coffee", "start"), "unknown_support"),
        (AdverseEventReported(" "), "empty"),
        (AdverseEventReported("rash", grade=0), "grade"),
        (AdverseEventReported("rash", grade=6), "grade"),
        (AdverseEventReported("rash", reported_at=at("23T12:00")), "future_time"),
        (NoteWritten("  "), "empty"),
        (CriterionAnswered("Z9", "met"), "unknown_criterion"),
        (AnchorStated("birth", at("21T09:00")), "unknown_anchor"),
        (AnchorStated("randomised", at("23T09:00")), "future_time"),
        (EntryVoided("m1", ""), "reason_missing"),
        (EntryVoided("m1", "  x"), "reason_missing"),
        (EntryVoided("m9", "a good reason"), "unknown_entry"),
        (EntryVoided("m2", "a good reason"), "struck_already"),
        (EntryVoided("v1", "a good reason"), "void_of_void"),
        (SubjectEnrolled("igm-fat"), "already_enrolled"),
    ],
)
def test_that_what_cannot_be_is_refused_by_its_name(fact: Fact, code: str):
    assert codes(fact) == [code]


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        (SubjectEnrolled("no-such"), "unknown_protocol"),
        (SubjectEnrolled("igm-fat", arm="placebo"), "unknown_arm"),
        (SubjectEnrolled("igm-fat", anchors={"birth": at("21T09:00")}), "unknown_anchor"),
        (SubjectEnrolled("igm-fat", anchors={"randomised": at("23T09:00")}), "future_time"),
        (SubjectEnrolled("igm-fat", answers={"Z9": "met"}), "unknown_criterion"),
        (SubjectEnrolled("igm-fat", weight=q("19 kg")), "impossible_value"),
        (SubjectEnrolled("igm-fat", height=q("3 m")), "impossible_value"),
        (SubjectEnrolled("igm-fat", birth_year=1900), "birth_year"),
        (SubjectEnrolled("igm-fat", birth_year=2027), "birth_year"),
    ],
)
def test_that_an_enrolment_that_cannot_be_is_refused_by_its_name(fact: SubjectEnrolled, code: str):
    loaded = ward(enrolled=False)
    where = loaded if fact.protocol == "igm-fat" else Ward(loaded.record, None, NOW)
    assert codes(fact, where, subject="IGM-0002") == [code]


@pytest.mark.requirement("R58")
@pytest.mark.parametrize(
    "subject",
    [
        *("", "X", "../../x", "a:b", "\\\\srv\\x", "IGM 1", "1-IGM", "-IGM", "IGM-", "IGM/1"),
        *("\u00cf-1", "A" * 21, "IGM\n1", "IGM\u202e1", "IGM-\u0661", "=IGM", "@IGM", "IGM.1"),
    ],
)
def test_that_a_study_id_is_letters_digits_and_hyphens(subject: str):
    assert codes(SubjectEnrolled("igm-fat"), ward(enrolled=False), subject=subject) == [
        "subject_id"
    ]


@pytest.mark.parametrize("subject", ["IGM-0001", "AB", "ICA-0001-B", "A" * 20, "igm1"])
def test_that_an_ordinary_study_id_is_taken(subject: str):
    assert codes(SubjectEnrolled("igm-fat"), ward(enrolled=False), subject=subject) == []


def test_that_a_subject_that_nobody_enrolled_is_unknown():
    assert codes(titer(), ward(enrolled=False)) == ["unknown_subject"]
    assert codes(NoteWritten("calm"), Ward(None, None, NOW)) == ["unknown_subject"]


@pytest.mark.requirement("R48")
@pytest.mark.parametrize(
    ("ahead", "expected"),
    [
        (TimeDelta(minutes=-1), []),
        (TimeDelta(), []),
        (TimeDelta(minutes=2), []),
        (TimeDelta(minutes=2, nanoseconds=1), ["future_time"]),
        (TimeDelta(hours=24 * 365), ["future_time"]),
    ],
)
def test_that_nothing_is_charted_in_advance(ahead: TimeDelta, expected: list[str]):
    assert codes(NoteWritten("calm"), at=NOW + ahead) == expected


@pytest.mark.requirement("R48")
def test_that_a_late_entry_is_never_refused_for_being_late():
    assert codes(NoteWritten("calm"), at=at("2026-01-01T00:00")) == []
    assert codes(NoteWritten("calm"), at=Instant.from_utc(1999, 12, 31)) == ["too_early"]


def test_that_a_correction_needs_its_reason_and_an_entry_that_holds():
    assert codes(titer(), replaces="m1", reason="misread") == []
    assert codes(titer(), replaces="m1") == ["reason_missing"]
    assert codes(titer(), replaces="m9", reason="misread") == ["unknown_entry"]
    assert codes(titer(), replaces="m2", reason="misread") == ["struck_already"]
    assert codes(titer(), replaces="v1", reason="misread") == ["void_of_void"]
    enrolment = SubjectEnrolled("igm-fat", bed="9")
    assert codes(enrolment, replaces="enrol", reason="wrong bed") == []


@pytest.mark.requirement("R71")
@pytest.mark.parametrize("trial", ["icar", "i-micro", "iliad-7", "ivig-cohort"])
def test_that_an_arm_is_refused_where_none_may_be_known_without_repeating_it(trial: str):
    stated = Statement("IGM-0002", SubjectEnrolled(trial, arm="verum-47"), at("22T11:00"))
    (issue,) = issues_of(stated, ward(trial, enrolled=False))
    assert issue.code == "blinded_arm"
    assert "47" not in f"{issue.given}{issue.message}{issue.details}{issue.line()}"


@pytest.mark.parametrize("trial", TRIALS)
def test_that_every_trial_takes_an_enrolment_without_answers(trial: str):
    assert codes(SubjectEnrolled(trial), ward(trial, enrolled=False)) == []


DEPARTING = [
    ("igm-fat", infusion(period=8, rate="14 mL/h")),  # an eighth dose
    ("igm-fat", infusion(rate="900 mL/h")),  # above the ceiling
    ("igm-fat", infusion(rate="0 mL/h")),
    ("igm-fat", infusion("rate", None, rate="900 mL/h")),
    ("igm-fat", infusion("stop", None)),
    ("igm-fat", infusion("bag", None, volume="5000 mL")),
    ("icar", infusion(period=5, rate="400 mL/h")),
    ("i-micro", infusion(level=9, rate="1 mL/h")),
    ("i-micro", infusion(level=1)),  # a level of the ladder stands for its rate
    ("i-micro", infusion(period=None, level=1, rate="10 mL/h")),
    ("iliad-7", InjectionGiven(9, q("7 mL"), "foot")),
    ("ivig-cohort", AdministrationObserved("IVIG", q("400 g"))),
    ("igm-fat", PlanDecided(8, "decline", reason="not asked for")),
    ("igm-fat", PlanDecided(1, "accept")),
    ("igm-fat", titer("2000 mg/dL")),
    ("igm-fat", SupportCharted("rrt", "stop")),
    ("igm-fat", SampleDrawn("biobank", tubes=0)),
    ("igm-fat", BedChanged("13")),
    ("igm-fat", VitalStatusStated(alive=False)),
    ("icar", UnblindingRecorded("anaphylaxis", "dr-x")),
    ("igm-fat", AssessmentMade("sofa", not_done={"gcs": "sedated"})),
]


@pytest.mark.requirement("R29")
@pytest.mark.parametrize(("trial", "fact"), DEPARTING)
def test_that_what_happened_is_charted_even_when_it_departs_from_the_protocol(trial, fact):
    assert codes(fact, ward(trial)) == []


@pytest.mark.requirement("R29")
def test_that_a_start_long_after_the_window_is_charted():
    late = at("2027-03-01T12:00")
    start = infusion(rate="14 mL/h")
    assert codes(start, ward(now=late.add(hours=1)), at=late) == []


def test_that_a_registry_takes_no_study_infusion():
    assert codes(infusion(rate="14 mL/h"), ward("ivig-cohort")) == ["observational"]


@pytest.mark.parametrize(
    ("parameter", "value", "expected"),
    [
        ("distribution_volume", "42 mL/kg", []),
        ("distribution_volume", "30 mL/kg", []),
        ("distribution_volume", "80 mL/kg", []),
        ("distribution_volume", "29.9 mL/kg", ["out_of_range"]),
        ("distribution_volume", "80.1 mL/kg", ["out_of_range"]),
        ("distribution_volume", "42 mL", ["wrong_unit"]),
        ("distribution_volume", "42", ["no_unit"]),
        ("distribution_volume", "as you like", ["not_a_number"]),
        ("dosing_weight", "actual", []),
        ("dosing_weight", "guessed", ["not_allowed"]),
        ("no_such", "1", ["unknown_parameter"]),
    ],
)
def test_that_a_site_value_is_judged_before_it_is_signed(parameter, value, expected):
    signed = SiteParameterSigned("igm-fat", parameter, value)
    where = Ward(None, catalogue.load("igm-fat"), NOW)
    assert codes(signed, where, subject=None) == expected


def test_that_a_site_value_of_an_unknown_protocol_is_refused():
    signed = SiteParameterSigned("no-such", "distribution_volume", "42 mL/kg")
    assert codes(signed, Ward(None, None, NOW), subject=None) == ["unknown_protocol"]


def test_that_every_reason_is_told_at_once():
    fact = SubjectEnrolled("igm-fat", arm="placebo", weight=q("5 kg"), birth_year=1800)
    found = codes(fact, ward(enrolled=False), subject="../x", at=at("23T12:00"))
    assert found == ["future_time", "subject_id", "unknown_arm", "impossible_value", "birth_year"]

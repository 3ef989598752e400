"""The one way into the ledger: judged, completed with the proposal, limited, all or none."""

from __future__ import annotations

import pytest

from protocols.facts import (
    EntryVoided,
    InfusionCharted,
    MeasurementTaken,
    NoteWritten,
    PlanDecided,
    ScreeningFailed,
    SiteParameterSigned,
    Statement,
    SubjectEnrolled,
)
from protocols.intake import Reading
from protocols.issues import IssuesError
from protocols.units import quantity
from storage.problems import StorageProblem
from tests.support.trial_builders import at
from tests.unit.operations.benches import SUBJECT, enrol, sign_volume, start, state, titer
from ui.operations.bench import Bench, course_of, protocol_of, record_of, site_values
from ui.operations.chart import ChartRefusedError, chart
from ui.operations.protocol_files import released
from ui.operations.screened import screened


def refused(bench: Bench, *statements: Statement) -> list[str]:
    before = bench.store.ledger.count
    with pytest.raises(ChartRefusedError) as error:
        chart(bench, statements)
    assert bench.store.ledger.count == before, "nothing of it is stored"
    return [issue.code for issue in error.value.issues]


def decided(when: str = "21T09:30", id_: str | None = "d1", **more: object) -> Statement:
    amounts = {k: quantity(v) if k in ("volume", "rate") else v for k, v in more.items()}
    period, choice = amounts.pop("period", 1), amounts.pop("choice", "accept")
    return Statement(SUBJECT, PlanDecided(period, choice, **amounts), at(when), id_)  # type: ignore[arg-type]


def note(text: str, id_: str) -> Statement:
    return Statement(SUBJECT, NoteWritten(text), at("21T12:00"), id_)


def test_that_an_enrolment_pins_the_version_of_the_protocol_that_ships(bench):
    enrol(bench)
    (entry,) = bench.store.ledger.facts_of(SUBJECT)
    protocol = released("igm-fat")
    assert protocol is not None
    assert entry.fingerprint == protocol.fingerprint
    assert protocol_of(record_of(bench, SUBJECT)) is protocol


def enrolled_with(value: str) -> tuple[Statement, Statement]:
    """Return an enrolment and a titer that is charted with it."""
    protocol = SubjectEnrolled("igm-fat", arm="titer", anchors={"randomised": at("21T06:00")})
    reading = Reading(quantity(value))
    return (
        Statement("IGM-0055", protocol, at("21T06:00")),
        Statement("IGM-0055", MeasurementTaken("igm", reading), at("21T05:40")),
    )


def test_that_a_value_is_charted_in_the_transaction_that_enrols_its_subject(bench):
    entries = chart(bench, enrolled_with("31.4 mg/dL"))
    protocol = released("igm-fat")
    assert protocol is not None
    assert {entry.fingerprint for entry in entries} == {protocol.fingerprint}
    assert len(record_of(bench, "IGM-0055").measured("igm")) == 1


def test_that_nobody_is_enrolled_whose_value_is_refused(bench):
    assert refused(bench, *enrolled_with("31.4 mmHg")) == ["wrong_unit"]
    assert record_of(bench, "IGM-0055").enrolment is None


def screening(**more: object) -> Statement:
    fields: dict[str, object] = {
        "study_id": "IGM-0031",
        "protocol": "igm-fat",
        "answers": {"I1": "not_met"},
        "reason": "titer too high",
    } | more
    return Statement(None, ScreeningFailed(**fields), at("21T12:00"))  # type: ignore[arg-type]


def test_that_who_was_screened_in_vain_is_on_the_wards_list_and_is_no_subject(bench):
    chart(bench, (screening(),))
    (row,) = screened(bench)
    assert (row.study_id, row.words) == ("IGM-0031", "igm-fat; not met I1, titer too high")
    assert bench.store.ledger.facts_of("IGM-0031") == ()


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"reason": " "}, "empty"),
        ({"answers": {"I99": "met"}}, "unknown_criterion"),
        ({"study_id": "1"}, "subject_id"),
        ({"protocol": "no-such"}, "unknown_protocol"),
    ],
)
def test_that_a_screening_says_whom_for_what_and_why(bench, more, code):
    assert refused(bench, screening(**more)) == [code]


def test_that_nobody_who_is_enrolled_is_recorded_as_screened_in_vain(bench):
    enrol(bench)
    assert refused(bench, screening(study_id=SUBJECT)) == ["already_enrolled"]


def test_that_of_several_statements_all_or_none_are_stored(bench):
    enrol(bench)
    assert refused(bench, note("calm", "n1"), note(" ", "n2")) == ["empty"]
    assert [entry.id for entry in chart(bench, (note("calm", "n1"), note("slept", "n2")))] == [
        "n1",
        "n2",
    ]


def test_that_an_accepted_dose_holds_the_proposal_and_its_working(bench):
    sign_volume(bench)
    enrol(bench)
    titer(bench)
    (entry,) = chart(bench, (decided(),))
    fact = entry.fact
    assert (str(fact.volume), str(fact.rate)) == ("343.0 mL", "14.2 mL/h")
    assert fact.proposed_volume == fact.volume
    assert fact.proposed_rate == fact.rate
    assert "m1" in fact.inputs
    assert fact.working
    assert any("343" in " ".join(line) for line in fact.working)


def test_that_an_adjusted_dose_keeps_what_was_proposed_beside_it(bench):
    sign_volume(bench)
    enrol(bench)
    titer(bench)
    (entry,) = chart(bench, (decided(choice="adjust", volume="300 mL", reason="oedema"),))
    assert str(entry.fact.volume) == "300 mL"
    assert str(entry.fact.proposed_volume) == "343.0 mL"
    assert entry.fact.rate is None, "no rate was stated, none is invented"


def test_that_a_declined_dose_has_no_volume_of_its_own(bench):
    sign_volume(bench)
    enrol(bench)
    titer(bench)
    (entry,) = chart(bench, (decided(choice="decline", reason="family asks to wait"),))
    assert entry.fact.volume is None
    assert str(entry.fact.proposed_volume) == "343.0 mL"


def test_that_a_dose_accepted_without_a_proposal_invents_none(bench):
    enrol(bench)  # the site has not signed the distribution volume, and there is no titer
    (entry,) = chart(bench, (decided(),))
    assert (entry.fact.volume, entry.fact.proposed_volume, entry.fact.working) == (None, None, ())


def test_that_the_proposal_is_the_one_that_stood_when_the_decision_was_made(bench):
    sign_volume(bench)
    enrol(bench)
    titer(bench)
    titer(bench, "60.0 mg/dL", "21T18:00", "m2")
    (entry,) = chart(bench, (decided("21T09:30"),))
    assert str(entry.fact.volume) == "343.0 mL", "the later titer was not known then"


@pytest.mark.requirement("R29")
@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"volume": "490.1 mL"}, ["above_daily_cap", "above_rolling_cap"]),
        ({"rate": "28.1 mL/h"}, ["above_ceiling"]),
        ({"period": 8, "volume": "100 mL"}, ["beyond_course"]),
        (
            {"choice": "adjust", "reason": "more is needed", "volume": "500 mL"},
            ["above_daily_cap", "above_rolling_cap"],
        ),
    ],
)
def test_that_no_decision_passes_a_hard_limit(bench, fields, codes):
    enrol(bench)
    found = refused(bench, decided(**fields))
    assert set(found) >= set(codes)
    assert found


@pytest.mark.requirement("R29")
def test_that_a_dose_at_the_limits_is_accepted_and_declining_above_them_too(bench):
    enrol(bench)
    at_limit = decided(volume="490 mL", rate="28 mL/h")
    declined = decided("21T09:40", "d2", period=8, choice="decline", reason="course is over")
    assert len(chart(bench, (at_limit, declined))) == 2


@pytest.mark.requirement("R29")
def test_that_what_was_given_is_charted_even_above_every_limit_and_flagged(bench):
    enrol(bench)
    state(bench, "21T10:00", InfusionCharted("start", 1, quantity("90 mL/h")), "i1")
    kinds = {one.kind for one in course_of(bench, SUBJECT).deviations}
    assert any("rate" in kind or "ceiling" in kind for kind in kinds), kinds


def test_that_an_id_is_used_once(bench):
    enrol(bench)
    chart(bench, (note("calm", "n1"),))
    with pytest.raises(StorageProblem):
        chart(bench, (note("slept", "n1"),))
    assert bench.store.ledger.count == 2


def test_that_a_site_value_is_judged_on_this_way_too(bench):
    bad = SiteParameterSigned("igm-fat", "distribution_volume", "as you like")
    assert refused(bench, Statement(None, bad, at("21T08:00"))) == ["not_a_number"]
    sign_volume(bench)
    signed = site_values(bench, "igm-fat")["distribution_volume"]
    assert (signed.text, signed.entry) == ("42 mL/kg", "site")


def test_that_the_site_value_signed_last_is_in_force(bench):
    for number, value in enumerate(("42 mL/kg", "45 mL/kg", "40 mL/kg")):
        fact = SiteParameterSigned("igm-fat", "distribution_volume", value)
        state(bench, f"21T0{8 - number}:00", fact, f"s{number}")
    assert site_values(bench, "igm-fat")["distribution_volume"].text == "40 mL/kg"
    assert site_values(bench, "icar") == {}


def test_that_a_subject_nobody_enrolled_has_no_course(bench):
    with pytest.raises(IssuesError) as error:
        course_of(bench, "IGM-9999")
    assert [issue.code for issue in error.value.issues] == ["unknown_subject"]


def test_that_a_voided_enrolment_leaves_a_subject_that_nobody_enrolled(bench):
    enrol(bench)
    start(bench)
    state(bench, "21T11:00", EntryVoided(f"enrol-{SUBJECT}", "wrong patient"))
    with pytest.raises(IssuesError):
        course_of(bench, SUBJECT)

"""What a subject's entries amount to: voids, corrections, supports, and the last of each."""

from __future__ import annotations

import pytest

from protocols.facts import (
    AnchorStated,
    BedChanged,
    CriterionAnswered,
    DayReopened,
    DaySigned,
    EntryVoided,
    InjectionGiven,
    NoteWritten,
    SupportCharted,
    VitalStatusStated,
    frozen_json,
)
from protocols.record import fold_record
from protocols.units import quantity
from tests.support.trial_builders import Ledger, at


@pytest.fixture
def ledger() -> Ledger:
    found = Ledger()
    found.enrol(anchors={"randomised": "18T09:00"}, weight="70 kg", height="172 cm", bed="7")
    return found


def values(ledger: Ledger, analyte: str = "igm") -> list[str]:
    return [str(one.reading) for one in ledger.record().measured(analyte)]


def correct(ledger: Ledger, old: str, value: str, **more: object) -> None:
    ledger.measure("19T06:00", "igm", value, replaces=old, reason="misread the report", **more)


def void(ledger: Ledger, old: str, reason: str = "typed for the wrong patient") -> None:
    ledger.chart("19T08:00", EntryVoided(old, reason))


def test_that_a_correction_takes_the_place_of_the_old_value_and_both_stay_legible(ledger):
    ledger.measure("19T06:00", "igm", "310 mg/dL", id="m1")
    correct(ledger, "m1", "31.0 mg/dL", id="m2")
    assert values(ledger) == ["31.0 mg/dL"]
    record = ledger.record()
    assert str(record.entry("m1").fact.reading) == "310 mg/dL"
    struck = record.struck["m1"]
    assert (struck.by.id, struck.reason, struck.replaced) == ("m2", "misread the report", True)
    assert "m2" not in record.struck


def test_that_a_void_leaves_nothing_in_its_place(ledger):
    ledger.measure("19T06:00", "igm", "31.0 mg/dL", id="m1")
    void(ledger, "m1")
    assert values(ledger) == []
    assert ledger.record().struck["m1"].replaced is False
    assert ledger.record().struck["m1"].reason == "typed for the wrong patient"


def test_that_a_voided_correction_does_not_bring_the_old_value_back(ledger):
    ledger.measure("19T06:00", "igm", "310 mg/dL", id="m1")
    correct(ledger, "m1", "31.0 mg/dL", id="m2")
    void(ledger, "m2")
    assert values(ledger) == []
    assert set(ledger.record().struck) == {"m1", "m2"}


def test_that_only_the_last_of_a_row_of_corrections_holds(ledger):
    ledger.measure("19T06:00", "igm", "1 mg/dL", id="m1")
    for number in range(2, 6):
        correct(ledger, f"m{number - 1}", f"{number} mg/dL", id=f"m{number}")
    assert values(ledger) == ["5 mg/dL"]


def test_that_a_corrected_time_moves_the_value(ledger):
    ledger.measure("19T06:00", "igm", "10 mg/dL", id="m1")
    ledger.measure("20T06:00", "igm", "20 mg/dL", id="m2")
    ledger.measure("21T06:00", "igm", "10 mg/dL", replaces="m1", reason="wrong day", id="m3")
    assert values(ledger) == ["20 mg/dL", "10 mg/dL"]


def test_that_a_voided_enrolment_leaves_no_subject(ledger):
    void(ledger, "e1")
    record = ledger.record()
    assert record.enrolment is None
    assert (record.protocol_id, record.arm, record.bed) == ("", None, "")
    assert record.measured("weight") == ()
    assert dict(record.anchors) == {}


def test_that_weight_and_height_of_the_enrolment_are_measurements_too(ledger):
    ledger.measure("20T06:00", "weight", "72 kg")
    assert values(ledger, "weight") == ["70 kg", "72 kg"]
    assert values(ledger, "height") == ["172 cm"]


def test_that_a_titer_below_the_limit_keeps_its_sign(ledger):
    ledger.measure("19T06:00", "igm", "0.2 mg/dL", sign="<")
    assert values(ledger) == ["below 0.2 mg/dL"]


# -- supports -------------------------------------------------------------------------------------


def spans(ledger: Ledger, what: str = "vasopressor") -> list[tuple[str, object, object]]:
    return [(one.drug, one.start, one.stop) for one in ledger.record().intervals(what)]


def test_that_a_support_runs_from_its_start_to_its_stop(ledger):
    ledger.support("19T06:00", "rrt", "start")
    ledger.support("20T06:00", "rrt", "stop")
    ledger.support("21T06:00", "rrt", "start")
    assert spans(ledger, "rrt") == [
        ("", at("19T06:00"), at("20T06:00")),
        ("", at("21T06:00"), None),
    ]
    assert spans(ledger, "icu") == []


def test_that_two_drugs_run_beside_each_other(ledger):
    ledger.support("19T06:00", "vasopressor", "start", "norepinephrine")
    ledger.support("19T07:00", "vasopressor", "start", "vasopressin")
    ledger.support("19T08:00", "vasopressor", "stop", "norepinephrine")
    assert spans(ledger) == [
        ("norepinephrine", at("19T06:00"), at("19T08:00")),
        ("vasopressin", at("19T07:00"), None),
    ]


def test_that_a_stop_without_a_drug_ends_all_of_them(ledger):
    ledger.support("19T06:00", "vasopressor", "start", "norepinephrine")
    ledger.support("19T07:00", "vasopressor", "start", "vasopressin")
    ledger.support("19T08:00", "vasopressor", "stop")
    assert [stop for _, _, stop in spans(ledger)] == [at("19T08:00")] * 2


def test_that_a_change_of_rate_does_not_begin_a_new_support(ledger):
    ledger.support("19T06:00", "vasopressor", "start", "norepinephrine")
    rate = SupportCharted("vasopressor", "rate", "norepinephrine", quantity("0.2 microg/kg/min"))
    ledger.chart("19T07:00", rate)
    ledger.support("19T08:00", "vasopressor", "stop", "norepinephrine")
    assert spans(ledger) == [("norepinephrine", at("19T06:00"), at("19T08:00"))]


def test_that_a_stop_that_nothing_began_is_left_out(ledger):
    ledger.support("19T06:00", "rrt", "stop")
    assert spans(ledger, "rrt") == []


def test_that_a_voided_stop_lets_the_support_run_on(ledger):
    ledger.support("19T06:00", "rrt", "start")
    ledger.chart("20T06:00", SupportCharted("rrt", "stop"), id="stop")
    void(ledger, "stop")
    assert spans(ledger, "rrt") == [("", at("19T06:00"), None)]


# -- the last statement counts --------------------------------------------------------------------


def test_that_the_bed_stated_last_is_the_bed(ledger):
    assert ledger.record().bed == "7"
    ledger.chart("20T06:00", BedChanged("12"))
    ledger.chart("19T06:00", BedChanged("9"))
    assert ledger.record().bed == "12", "where the patient lies is by when he was moved"


def test_that_an_anchor_entered_later_counts_even_when_it_tells_of_an_earlier_time(ledger):
    ledger.chart("20T10:00", AnchorStated("randomised", at("18T10:00")), recorded_at=at("20T10:00"))
    ledger.chart("19T10:00", AnchorStated("randomised", at("18T11:00")), recorded_at=at("20T11:00"))
    assert ledger.record().anchors["randomised"] == at("18T11:00")


@pytest.mark.requirement("R44")
def test_that_of_two_statements_in_the_same_moment_the_one_entered_second_counts(ledger):
    same = at("20T10:00")
    ledger.chart("20T10:00", AnchorStated("randomised", at("18T10:00")), recorded_at=same)
    ledger.chart("19T10:00", AnchorStated("randomised", at("18T11:00")), recorded_at=same)
    assert ledger.record().anchors["randomised"] == at("18T11:00")
    ledger.chart("20T10:00", CriterionAnswered("I1", "met"), recorded_at=same)
    ledger.chart("19T10:00", CriterionAnswered("I1", "not_met"), recorded_at=same)
    assert ledger.record().answers["I1"] == "not_met"
    ledger.chart("20T10:00", DaySigned(1, "reviewed", "h"), recorded_at=same)
    ledger.chart("19T10:00", DayReopened(1, "a value was wrong"), recorded_at=same)
    assert dict(ledger.record().signed_days) == {}


def test_that_the_first_dose_is_the_first_that_was_given(ledger):
    assert ledger.record().first_dose_at is None
    assert "first_dose" not in ledger.record().anchors
    ledger.infusion("20T06:00", "start", rate="10 mL/h")
    ledger.chart("19T06:00", InjectionGiven(1, quantity("0.7 mL")), id="first")
    assert ledger.record().anchors["first_dose"] == at("19T06:00")
    void(ledger, "first")
    assert ledger.record().anchors["first_dose"] == at("20T06:00")


def test_that_a_death_is_told_by_the_last_statement(ledger):
    assert ledger.record().died_at is None
    ledger.chart("20T06:00", VitalStatusStated(alive=False))
    assert ledger.record().died_at == at("20T06:00")
    ledger.chart("21T06:00", VitalStatusStated(alive=True))
    assert ledger.record().died_at is None


def test_that_a_day_signed_again_is_signed(ledger):
    ledger.chart("20T06:00", DaySigned(1, "reviewed", "h1"))
    ledger.chart("20T07:00", DayReopened(1, "a value was wrong"))
    ledger.chart("20T08:00", DaySigned(1, "reviewed", "h2"))
    assert ledger.record().signed_days[1].fact.sheet_hash == "h2"


def test_that_a_record_up_to_an_instant_keeps_answers_and_drops_later_values(ledger):
    ledger.measure("19T06:00", "igm", "10 mg/dL")
    ledger.measure("20T06:00", "igm", "20 mg/dL")
    ledger.chart("21T06:00", CriterionAnswered("I1", "met"))
    early = ledger.record().sampled_by(at("19T06:00"))
    assert [str(one.reading) for one in early.measured("igm")] == ["10 mg/dL"]
    assert early.answers["I1"] == "met"


def test_that_nobody_enrolled_is_an_empty_record():
    record = fold_record("IGM-0001", ())
    assert record.enrolment is None
    assert record.measured("igm") == ()
    assert record.intervals("rrt") == ()
    assert dict(record.anchors) == {}
    assert record.entry("m1") is None


def test_that_stated_values_cannot_be_changed_afterwards():
    kept = frozen_json({"gcs": {"eye": 4}, "list": [1, {"a": 2}]})
    with pytest.raises(TypeError):
        kept["gcs"]["eye"] = 3  # type: ignore[index,call-overload]
    assert kept["list"] == (1, {"a": 2})  # type: ignore[index,call-overload]
    assert NoteWritten("x").KIND == "note"

"""What is due: one status per item, the same for every screen (ux.md 1.4, mock 02)."""

from __future__ import annotations

import pytest

from protocols.definition.model import AfterAnchor, OnDays, SignedValue, SiteParameter, SiteRef
from protocols.facts import (
    AssessmentMade,
    InjectionGiven,
    ItemNotDone,
    PlanDecided,
    SampleDrawn,
    VitalStatusStated,
)
from protocols.schedule.due import day_summaries, list_due, next_due
from protocols.schedule.items import expand_schedule
from protocols.times import duration_words
from protocols.units import quantity
from tests.support.trial_builders import ROME, SOURCE, Ledger, at, hours, item, trial

RANDOMISED = {"randomised": at("18T06:15")}
WINDOWS = tuple(
    SiteParameter(name, name, "clock_window", SOURCE, standard=standard)
    for name, standard in (
        ("vitals_window", "05:00-06:00"),
        ("titer_window", "05:00-09:00"),
        ("gas_window", "05:30-08:00"),
        ("labs_window", "07:00-09:00"),
    )
)
DAYS = (1, 2, 3)
MORNING = (
    item("vitals", "assessment", OnDays(DAYS, SiteRef("vitals_window")), ("vitals",)),
    item("igm_titer", "measurement", OnDays(DAYS, SiteRef("titer_window")), ("igm",)),
    item("gas", "measurement", OnDays(DAYS, SiteRef("gas_window")), ("pao2", "fio2")),
    item("labs", "measurement", OnDays(DAYS, SiteRef("labs_window")), ("crp", "pct")),
)


def planned(*items, anchors=RANDOMISED, **changes):
    return expand_schedule(trial(schedule=items, site_parameters=WINDOWS, **changes), anchors, ROME)


def due(items, ledger, now, **more):
    found = list_due(planned(*items), ledger.record(), at(now), zone=ROME, **more)
    return {one.planned.key: one for one in found}


def test_that_the_morning_of_day_3_reads_as_the_ward_expects_it():
    ledger = Ledger()
    for day in (19, 20):
        for analyte, value in (
            ("igm", "58.0 mg/dL"),
            ("pao2", "80 mmHg"),
            ("fio2", "0.5"),
            ("crp", "90 mg/L"),
            ("pct", "3 microg/L"),
        ):
            ledger.measure(f"{day}T05:50", analyte, value)
        ledger.chart(f"{day}T05:55", AssessmentMade("vitals", {"map": "65 mmHg"}))
    found = list_due(planned(*MORNING), ledger.record(), at("21T06:12"), zone=ROME)
    assert [(one.planned.item, one.status_words, one.words) for one in found[:4]] == [
        ("vitals", "Overdue 12min", "due by 06:00"),
        ("igm_titer", "Due now", "window to 09:00"),
        ("gas", "Due now", "window to 08:00"),
        ("labs", "Soon, 07:00", "07:00 to 09:00"),
    ]
    assert next_due(found) is found[0]
    assert [(day.day, day.done, day.asked, day.status) for day in day_summaries(found, ROME)] == [
        (1, 4, 4, "done"),
        (2, 4, 4, "done"),
        (3, 0, 4, "overdue"),
    ]


def test_that_all_asked_analytes_must_be_there_before_an_item_is_done():
    ledger = Ledger()
    first = ledger.measure("19T06:00", "pao2", "80 mmHg")
    half = due(MORNING, ledger, "19T06:30")["gas@1"]
    assert (half.status, half.missing, half.answered_by) == ("due_now", ("fio2",), (first.id,))
    second = ledger.measure("19T06:05", "fio2", "0.5")
    whole = due(MORNING, ledger, "19T06:30")["gas@1"]
    assert (whole.status, whole.done_at) == ("done", at("19T06:05"))
    assert whole.answered_by == (first.id, second.id)


def test_that_a_value_after_its_window_is_done_and_says_how_late():
    ledger = Ledger()
    ledger.measure("19T09:47", "igm", "58.0 mg/dL")
    one = due(MORNING, ledger, "19T12:00")["igm_titer@1"]
    assert one.status == "done"
    assert duration_words(one.late) == "47min"
    assert one.status_words == "Done, 47min late"


def test_that_a_daily_item_is_never_answered_by_another_days_value():
    ledger = Ledger()
    ledger.measure("20T05:10", "igm", "58.0 mg/dL")
    found = due(MORNING, ledger, "20T10:00")
    assert found["igm_titer@1"].status == "overdue"
    assert found["igm_titer@2"].status == "done"
    assert found["igm_titer@1"].words == "due by 19-Nov-2026 09:00"


def test_that_a_visit_that_stands_alone_may_be_answered_late_and_says_so():
    weekly = item("sofa", "assessment", OnDays((7, 14)), ("sofa",))
    ledger = Ledger()
    made = ledger.chart("27T11:00", AssessmentMade("sofa", {"gcs": 13}))
    found = due([weekly], ledger, "28T10:00")
    assert (found["sofa@7"].status, found["sofa@7"].answered_by) == ("done", (made.id,))
    assert found["sofa@7"].status_words == "Done, 1 day 11hr late"
    assert found["sofa@14"].status == "later"


@pytest.mark.requirement("R38")
def test_that_an_item_without_a_window_is_overdue_only_after_its_day():
    sofa = item("sofa", "assessment", OnDays((1,)), ("sofa",))
    ledger = Ledger()
    assert due([sofa], ledger, "18T23:30")["sofa"].status == "later"
    assert due([sofa], ledger, "19T00:00")["sofa"].status == "due_now"
    last = due([sofa], ledger, "19T23:59")["sofa"]
    assert (last.status, last.words) == ("due_now", "due Day 1, 19-Nov-2026")
    assert due([sofa], ledger, "20T00:00")["sofa"].status == "overdue"


def test_that_a_window_holds_its_last_minute():
    ledger = Ledger()
    assert due(MORNING, ledger, "19T09:00")["igm_titer@1"].status == "due_now"
    assert due(MORNING, ledger, "19T09:01")["igm_titer@1"].status == "overdue"


def test_that_not_done_with_a_reason_settles_an_item():
    ledger = Ledger()
    ledger.chart("19T08:00", ItemNotDone("igm_titer", 1, "laboratory closed"))
    found = due(MORNING, ledger, "20T10:00")
    one = found["igm_titer@1"]
    assert (one.status, one.words) == ("not_done", "laboratory closed")
    assert found["igm_titer@2"].status == "overdue"


def test_that_an_optional_item_is_never_overdue():
    lactate = item("lactate", "measurement", OnDays((1,)), ("lactate",), required=False)
    one = due([lactate], Ledger(), "20T10:00")["lactate"]
    assert (one.status, one.words) == ("not_applicable", "optional, not recorded")


WHILE_SHOCKED = item("ne_dose", "measurement", OnDays(DAYS), ("map",), only_while="vasopressor")


def test_that_what_is_asked_on_vasopressor_only_is_not_asked_after_it():
    ledger = Ledger()
    ledger.support("18T02:00", "vasopressor", "start", "norepinephrine")
    ledger.support("19T14:00", "vasopressor", "stop", "norepinephrine")
    found = due([WHILE_SHOCKED], ledger, "20T10:00")
    assert found["ne_dose@1"].status == "overdue"  # it was on that day
    assert found["ne_dose@2"].status == "cancelled"
    assert found["ne_dose@2"].words == "not asked: no vasopressor then"
    assert found["ne_dose@3"].status == "cancelled"
    ledger.support("20T11:00", "vasopressor", "start", "norepinephrine")
    again = due([WHILE_SHOCKED], ledger, "20T12:00")
    assert (again["ne_dose@2"].status, again["ne_dose@3"].status) == ("due_now", "later")


def test_that_a_vasopressor_nobody_charted_is_not_known_and_still_asked():
    assert due([WHILE_SHOCKED], Ledger(), "19T10:00")["ne_dose@1"].status == "due_now"


def test_that_a_vasopressor_that_ended_without_a_charted_start_was_on_before():
    ledger = Ledger()
    ledger.support("19T14:00", "vasopressor", "stop")
    found = due([WHILE_SHOCKED], ledger, "20T10:00")
    assert (found["ne_dose@1"].status, found["ne_dose@2"].status) == ("overdue", "cancelled")


def test_that_death_ends_what_was_still_to_come_and_answers_vital_status():
    vital = item("vital_status", "vital_status", OnDays((28,)))
    ledger = Ledger()
    ledger.chart("19T07:00", VitalStatusStated(alive=False))
    found = due([*MORNING, vital], ledger, "21T10:00")
    assert found["vital_status"].status == "done"
    assert found["vitals@1"].status == "overdue"  # its window had closed at 06:00
    assert found["igm_titer@1"].status == "cancelled"
    assert found["igm_titer@3"].words == "not asked: subject died"


def test_that_alive_counts_for_day_28_only_from_day_28_on():
    vital = item("vital_status", "vital_status", OnDays((10,)))
    ledger = Ledger()
    ledger.chart("27T09:00", VitalStatusStated(alive=True))
    assert due([vital], ledger, "28T10:00")["vital_status"].status == "due_now"
    ledger.chart("30T09:00", VitalStatusStated(alive=True))
    assert due([vital], ledger, "30T10:00")["vital_status"].status == "done"


DOSES = item("dose", "dose", OnDays((0, 1, 2)))


def test_that_a_dose_is_done_by_its_start_and_not_done_when_declined():
    ledger = Ledger()
    start = ledger.infusion("18T10:00", "start", 1, rate="14.2 mL/h")
    ledger.chart("19T10:00", PlanDecided(2, "decline", reason="rash"))
    found = due([DOSES], ledger, "20T09:00")
    assert (found["dose@0"].status, found["dose@0"].answered_by) == ("done", (start.id,))
    assert (found["dose@1"].status, found["dose@1"].words) == ("not_done", "rash")
    assert found["dose@2"].status == "due_now"


def test_that_an_accepted_plan_alone_does_not_make_a_dose_given():
    ledger = Ledger()
    decided = ledger.chart("18T10:00", PlanDecided(1, "accept", volume=quantity("343 mL")))
    one = due([DOSES], ledger, "18T11:00")["dose@0"]
    assert (one.status, one.answered_by) == ("due_now", (decided.id,))


def test_that_treatment_that_is_over_cancels_later_doses_and_injections():
    injections = item("injection", "injection", OnDays((1, 4)))
    ledger = Ledger()
    ledger.chart("19T10:00", InjectionGiven(1, quantity("0.7 mL")))
    found = due([injections, DOSES], ledger, "20T09:00", treatment_over=at("19T12:00"))
    assert found["injection@1"].status == "done"
    assert found["injection@4"].status == "cancelled"
    assert found["dose@0"].status == "overdue"
    assert found["dose@2"].words == "not asked: study treatment is over"


def test_that_two_asked_on_one_day_are_answered_by_the_nearer_entry():
    twice = (
        item("refill_0", "assessment", AfterAnchor("randomised", hours(1)), ("refill",)),
        item("refill_6", "assessment", AfterAnchor("randomised", hours(7)), ("refill",)),
    )
    ledger = Ledger()
    ledger.chart("18T12:30", AssessmentMade("refill", {"finger": "3 s"}))
    found = due(twice, ledger, "18T14:00")
    assert (found["refill_0"].status, found["refill_6"].status) == ("due_now", "done")


def test_that_a_sample_is_done_by_its_own_name_only():
    blood = item(
        "biobank", "sample", AfterAnchor("randomised", hours(0), late=hours(12)), ("edta",)
    )
    ledger = Ledger()
    ledger.chart("18T08:00", SampleDrawn("serum"))
    assert due([blood], ledger, "18T09:00")["biobank"].status == "due_now"
    ledger.chart("18T08:30", SampleDrawn("edta", tubes=2))
    assert due([blood], ledger, "18T09:00")["biobank"].status == "done"


def test_that_a_struck_value_answers_nothing():
    ledger = Ledger()
    wrong = ledger.measure("19T06:00", "igm", "58.0 mg/dL")
    ledger.measure("20T06:00", "igm", "58.0 mg/dL", replaces=wrong.id, reason="wrong day")
    found = due(MORNING, ledger, "20T10:00")
    assert found["igm_titer@1"].status == "overdue"
    assert found["igm_titer@2"].status == "done"


def test_that_an_item_waiting_for_its_anchor_is_later_and_says_for_what():
    end = item("end", "note", AfterAnchor("first_dose", hours(48)))
    one = due([end], Ledger(), "19T10:00")["end"]
    assert (one.status, one.status_words, one.words) == ("later", "Later", "waits for first dose")


def test_that_a_site_window_signed_otherwise_is_the_one_that_counts():
    protocol = trial(schedule=MORNING, site_parameters=WINDOWS)
    plan = expand_schedule(
        protocol, RANDOMISED, ROME, site={"titer_window": SignedValue("06:00-07:00")}
    )
    found = list_due(plan, Ledger().record(), at("19T07:30"), zone=ROME)
    titer = next(one for one in found if one.planned.key == "igm_titer@1")
    assert titer.status_words == "Overdue 30min"


def test_that_one_titer_may_answer_the_entry_titer_and_the_morning_titer():
    both = (
        item(
            "igm_entry",
            "measurement",
            AfterAnchor("shock_onset", hours(0), late=hours(24)),
            ("igm",),
        ),
        MORNING[1],
    )
    anchors = {"randomised": at("18T20:00"), "shock_onset": at("18T08:00")}
    ledger = Ledger()
    ledger.measure("18T18:00", "igm", "30 mg/dL")
    ledger.measure("19T05:50", "igm", "58 mg/dL")
    found = {
        one.planned.key: one
        for one in list_due(
            planned(*both, anchors=anchors), ledger.record(), at("19T10:00"), zone=ROME
        )
    }
    assert found["igm_entry"].done_at == at("18T18:00")
    assert found["igm_titer@1"].done_at == at("19T05:50")


def test_that_a_day_named_by_another_anchor_keeps_its_name():
    after = AfterAnchor("randomised", hours(28 * 24), day=28)
    vital = item("vital_status_28", "vital_status", after)
    one = planned(vital, anchors={"randomised": at("2026-10-10T14:30")})[0]
    assert one.study_day == 28
    assert one.due == at("07T13:30")  # 28 elapsed days, across the end of summer time
    assert planned(vital, anchors={})[0].study_day == 28


def test_that_a_value_at_midnight_belongs_to_the_day_that_begins():
    labs = item("labs", "measurement", OnDays((1, 2)), ("crp",))
    ledger = Ledger()
    ledger.measure("20T00:00", "crp", "9 mg/L")
    found = due([labs], ledger, "20T10:00")
    assert (found["labs@1"].status, found["labs@2"].status) == ("overdue", "done")


def test_that_a_vasopressor_stopped_at_midnight_was_not_on_that_day():
    ledger = Ledger()
    ledger.support("18T02:00", "vasopressor", "start", "norepinephrine")
    ledger.support("20T00:00", "vasopressor", "stop", "norepinephrine")
    found = due([WHILE_SHOCKED], ledger, "20T10:00")
    assert (found["ne_dose@1"].status, found["ne_dose@2"].status) == ("overdue", "cancelled")


def test_that_a_ladders_levels_and_its_end_are_answered_by_their_events():
    ladder = tuple(
        item(id_, "dose", AfterAnchor("first_dose", hours(after)), (asks,))
        for id_, after, asks in (("l2", "0.5", "level 2"), ("end", 48, "end"))
    )
    anchors = RANDOMISED | {"first_dose": at("18T10:00")}
    ledger = Ledger()
    ledger.infusion("18T10:00", "start", 1, rate="10.5 mL/h", level=1)
    plan = planned(*ladder, anchors=anchors)
    first = {
        one.planned.key: one.status
        for one in list_due(plan, ledger.record(), at("18T10:30"), zone=ROME)
    }
    assert first == {"l2": "due_now", "end": "later"}
    ledger.infusion("18T10:31", "rate", 1, rate="21 mL/h", level=2)
    ledger.infusion("20T10:00", "complete", 1)
    last = {
        one.planned.key: one.status
        for one in list_due(plan, ledger.record(), at("20T10:00"), zone=ROME)
    }
    assert last == {"l2": "done", "end": "done"}

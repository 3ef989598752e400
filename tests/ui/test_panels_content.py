"""What the subject's pages show is what the course says: no value invented, none left out."""

from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from protocols.assess import assess
from protocols.course import Course
from protocols.definition.model import Protocol, SignedValue
from protocols.facts import (
    AssessmentMade,
    DeviationExplained,
    EntryVoided,
    InfusionCharted,
    MeasurementTaken,
    PlanDecided,
    SampleDrawn,
    SupportCharted,
)
from protocols.intake import Reading
from protocols.times import Instant
from protocols.units import quantity
from tests.support.trial_builders import ROME, Ledger, at
from ui.models.chart_content import chart_content
from ui.models.infusion_content import infusion_content, log_content
from ui.models.now_content import now_content
from ui.models.record_content import deviations_content, history_content
from ui.models.scale import scale_to
from ui.operations.protocol_files import released

NB = "\u00a0"
NOW = at("21T06:12")


@cache
def protocol(name: str = "igm-fat") -> Protocol:
    found = released(name)
    assert found is not None
    return found


def site(name: str = "igm-fat") -> dict[str, SignedValue]:
    return {
        one.id: SignedValue(one.demo)
        for one in protocol(name).site_parameters
        if one.demo is not None
    }


def assessed(ledger: Ledger, now: Instant = NOW, name: str = "igm-fat") -> Course:
    return assess(protocol(name), ledger.record(), site(name), ROME, now)


def ward(arm: str = "titer") -> Ledger:
    ledger = Ledger("IGM-0001")
    anchors = {"shock_onset": "18T02:00", "randomised": "18T06:00", "icu_admission": "17T20:00"}
    ledger.enrol(
        "18T06:00", bed="04", arm=arm, weight="78 kg", weight_at=at("18T05:00"), anchors=anchors
    )
    return ledger


def infuse(ledger: Ledger, when: str, step: Any, rate: str = "", **more: Any) -> None:
    fact = InfusionCharted(step, 1, quantity(rate) if rate else None, reason=more.pop("reason", ""))
    ledger.chart(when, fact, reason=more.pop("why", ""), **more)


def dosed(*, ended: bool = False) -> Ledger:
    ledger = ward()
    ledger.measure("18T05:00", "igm", "31.4 mg/dL", id="t1")
    ledger.chart(
        "18T09:50",
        PlanDecided(
            1,
            "accept",
            quantity("374.5 mL"),
            quantity("15.6 mL/h"),
            proposed_volume=quantity("374.5 mL"),
            proposed_rate=quantity("15.6 mL/h"),
            inputs=("t1",),
        ),
    )
    infuse(ledger, "18T10:00", "start", rate="15.6 mL/h", id="start")
    infuse(ledger, "18T14:00", "pause", reason="line change", id="pause")
    infuse(ledger, "18T15:00", "resume", rate="15.6 mL/h")
    ledger.measure("19T05:30", "igm", "58.0 mg/dL")
    if ended:
        infuse(ledger, "19T11:00", "complete")
    return ledger


# --- the chart ---------------------------------------------------------------------------------


def test_that_titers_keep_their_digits_and_their_form() -> None:
    content = chart_content(assessed(dosed(), at("19T08:00")))
    assert content.key is not None
    assert [(one.text, one.form) for one in content.key.points] == [
        ("31.4", "before"),
        ("58.0", "during"),
    ]
    assert content.key.points[1].joined
    assert content.key.points[1].sentence == (
        f"IgM titer 58.0{NB}mg/dL, sampled 19-Nov-2026 05:30, Day 1, during dose 1."
    )
    assert [(one.label, one.kind) for one in content.key.levels] == [
        ("Target 100", "target"),
        ("Entry: below 60", "threshold"),
    ]
    assert content.now_label == "Now 08:00"


def test_that_a_missing_day_parts_the_titers() -> None:
    ledger = dosed()
    ledger.measure("21T05:30", "igm", "70.0 mg/dL")
    content = chart_content(assessed(ledger))
    assert content.key is not None
    assert [one.joined for one in content.key.points] == [False, True, False]


def test_that_a_titer_below_a_limit_is_drawn_as_bounds_and_never_as_a_number() -> None:
    ledger = ward()
    ledger.measure("18T05:00", "igm", "20 mg/dL", "<")
    content = chart_content(assessed(ledger))
    assert content.key is not None
    (point,) = content.key.points
    assert (point.low, point.high) == (Decimal(0), Decimal(20))
    assert point.text == f"below{NB}20{NB}mg/dL"


def test_that_a_titer_in_another_unit_is_drawn_converted_and_written_as_reported() -> None:
    ledger = ward()
    ledger.measure("18T05:00", "igm", "0.58 g/L")
    content = chart_content(assessed(ledger))
    assert content.key is not None
    (point,) = content.key.points
    assert (point.low, point.text) == (Decimal(58), f"0.58{NB}g/L")


def test_that_a_subject_without_a_titer_is_told_when_the_first_is_due() -> None:
    content = chart_content(assessed(ward(), at("18T06:30")))
    assert content.key is not None
    assert content.key.points == ()
    assert content.key.empty.startswith("No titer yet")
    assert content.rate is None


def test_that_a_sample_without_a_result_is_awaited_until_the_result_is_there() -> None:
    ledger = dosed()
    ledger.chart("20T05:30", SampleDrawn("igm_titer"))
    content = chart_content(assessed(ledger, at("20T07:00")))
    assert content.key is not None
    assert content.key.awaited is not None
    assert content.key.awaited.lines == ("Sample 05:30,", "result awaited")
    ledger.measure("20T05:30", "igm", "70.0 mg/dL")
    content = chart_content(assessed(ledger, at("20T07:00")))
    assert content.key is not None
    assert content.key.awaited is None


def test_that_rates_pauses_and_the_ceiling_are_those_of_the_record() -> None:
    content = chart_content(assessed(dosed(), at("18T18:00")))
    assert content.rate is not None
    assert [(one.kind, one.rate) for one in content.rate.spans] == [
        ("given", Decimal("15.6")),
        ("given", Decimal("15.6")),
        ("forecast", Decimal("15.6")),
    ]
    (pause,) = content.rate.pauses
    assert pause.sentence == "Dose 1: paused 1hr from 18-Nov-2026 14:00."
    assert (pause.start, pause.end) == (at("18T14:00"), at("18T15:00"))
    assert content.rate.ceiling is not None
    assert content.rate.ceiling.label == "Ceiling 31.2"


def test_that_an_unknown_stretch_has_no_rate() -> None:
    ledger = dosed()
    infuse(ledger, "18T16:00", "unknown_from")
    content = chart_content(assessed(ledger, at("18T18:00")))
    assert content.rate is not None
    unknown = [one for one in content.rate.spans if one.kind == "unknown"]
    assert [one.rate for one in unknown] == [None]
    assert "rate not known from 18-Nov-2026 16:00" in unknown[0].sentence


def test_that_a_dose_is_named_with_what_was_given() -> None:
    content = chart_content(assessed(dosed(ended=True), at("19T12:00")))
    assert content.rate is not None
    (dose,) = content.rate.doses
    assert (dose.strong, dose.rest) == ("Dose 1, ", f"240{NB}mg{NB}per{NB}kg")
    assert dose.below == f"374.4{NB}mL given"


def test_that_each_vasopressor_has_its_lane_with_every_rate() -> None:
    ledger = ward()
    for when, step, rate in (
        ("17T23:00", "start", "0.42 microg/kg/min"),
        ("18T12:00", "rate", "0.30 microg/kg/min"),
    ):
        fact = SupportCharted("vasopressor", step, "norepinephrine", quantity(rate), "base")
        ledger.chart(when, fact)
    ledger.chart("18T14:00", SupportCharted("vasopressor", "start", "vasopressin"))
    content = chart_content(assessed(ledger, at("18T18:00")))
    norepinephrine, vasopressin = content.supports
    assert norepinephrine.name == "Norepinephrine"
    assert norepinephrine.detail == f"base, micrograms{NB}per{NB}kg{NB}per{NB}min"
    assert norepinephrine.before
    assert [one.text for one in norepinephrine.spans] == ["0.42", "0.3"]
    assert [one.text for one in vasopressin.spans] == ["?"]
    assert "rate not recorded" in vasopressin.spans[0].sentence


def test_that_days_begin_at_the_wards_midnights() -> None:
    content = chart_content(assessed(dosed(), at("19T08:00")))
    assert [(one.label, one.date) for one in content.days] == [
        ("Day 0", "18-Nov-2026"),
        ("Day 1", "19-Nov-2026"),
        ("Day 2", "20-Nov-2026"),
    ]
    assert content.days[1].at == at("19T00:00")
    assert content.start == at("18T00:00")


@pytest.mark.parametrize(
    ("highest", "top", "step"),
    [
        ("110", "120", "20"),
        ("34.3", "40", "10"),
        ("140.8", "150", "50"),
        ("800", "800", "200"),
        ("5", "5", "1"),
        ("0", "1", "1"),
        ("1", "1", "0.2"),
    ],
)
def test_that_an_axis_holds_its_highest_value_in_round_steps(
    highest: str, top: str, step: str
) -> None:
    scale = scale_to(Decimal(highest))
    assert scale.top >= Decimal(highest)
    assert (str(scale.top), str(scale.step)) == (top, step)


# --- the page ----------------------------------------------------------------------------------


def test_that_the_last_titer_says_its_change_and_its_distance_from_the_target() -> None:
    last = now_content(assessed(dosed(), at("19T08:00"))).last
    assert last is not None
    assert last.caption == "Last titer, sampled 19-Nov-2026 05:30"
    assert last.value == f"58.0{NB}mg/dL"
    assert last.change == "up 26.6 from the day before"
    assert last.against == "42.0 below target"


def test_that_a_flat_arm_has_no_target() -> None:
    ledger = ward("flat")
    ledger.measure("18T05:00", "igm", "44.0 mg/dL")
    content = now_content(assessed(ledger))
    assert content.last is not None
    assert content.last.against == ""
    assert content.chart.key is not None
    assert "target" not in [one.kind for one in content.chart.key.levels]


def test_that_a_dose_row_keeps_advised_accepted_and_given_apart() -> None:
    (row,) = now_content(assessed(dosed(), at("18T18:00"))).doses
    assert row.from_titer == f"31.4{NB}mg/dL"
    assert row.advised == row.accepted == f"374.5{NB}mL"
    assert row.given == f"109.2{NB}mL"
    assert (row.status, row.words) == ("running", "Running")


def test_that_a_declined_dose_is_said_and_shows_nothing_given() -> None:
    ledger = ward()
    ledger.chart("18T09:00", PlanDecided(1, "decline", reason="family asked to wait"))
    (row,) = now_content(assessed(ledger)).doses
    assert (row.status, row.words, row.given, row.accepted) == ("not_done", "Declined", "none", "")


def test_that_the_rail_counts_what_was_done_of_what_was_asked() -> None:
    days = now_content(assessed(dosed(), at("19T08:00"))).days
    today = [one for one in days if one.today]
    assert [one.label for one in today] == ["Day 1"]
    assert " of " in today[0].count
    assert days[-1].count == ""


def test_that_what_is_due_names_its_action_and_what_comes_later_does_not() -> None:
    items = now_content(assessed(dosed(), at("19T12:00"))).items
    assert items
    for item in items:
        assert bool(item.action) == (item.status != "later")
    assert {one.action for one in items} & {"Enter vitals", "Enter labs", "Enter gas"}


def test_that_the_infusion_card_says_what_runs_and_when_it_ends() -> None:
    content = infusion_content(assessed(dosed(), at("18T18:00")))
    assert (content.status, content.title) == ("running", "dose 1")
    assert content.rate == f"15.6{NB}mL{NB}per{NB}hour"
    assert content.delivered == Decimal("109.2")
    assert content.figures[0].value == f"109.2{NB}mL"
    assert content.ends
    assert content.since == "since 10:00"
    assert content.actions == ("pause", "rate", "stop")


def test_that_an_unknown_volume_is_bounds_and_draws_no_bar() -> None:
    ledger = dosed()
    infuse(ledger, "18T16:00", "unknown_from")
    content = infusion_content(assessed(ledger, at("18T18:00")))
    assert content.delivered is None
    assert " to " in content.figures[0].value or "at least" in content.figures[0].value
    assert content.rate == "Rate not known"


def test_that_a_subject_without_infusion_can_start_one() -> None:
    content = infusion_content(assessed(ward(), at("18T07:00")))
    assert (content.status, content.actions) == ("no_infusion", ("start",))


# --- the log -----------------------------------------------------------------------------------


def test_that_the_log_shows_each_event_with_rate_and_volume() -> None:
    content = log_content(assessed(dosed(), at("18T18:00")))
    assert content.title == "IgM-FAT dose 1"
    assert [(one.time, one.event, one.volume) for one in content.lines[:3]] == [
        ("10:00", "Start", f"0{NB}mL"),
        ("14:00", "Pause", f"62.4{NB}mL"),
        ("15:00", "Resume", f"62.4{NB}mL"),
    ]
    assert content.lines[1].detail == ", line change"
    assert content.lines[-1].mark == "expected"
    assert content.lines[-1].key == ""
    assert content.actions == ("rate", "pause", "bag", "stop", "unknown")


@pytest.mark.requirement("R82")
def test_that_a_corrected_event_shows_the_time_that_it_replaced_and_the_reason() -> None:
    ledger = dosed()
    correction = {"replaces": "pause", "why": "read from the wrong line", "id": "pause2"}
    infuse(ledger, "18T14:10", "pause", recorded_at=at("18T16:00"), **correction)
    line = log_content(assessed(ledger, at("18T18:00"))).lines[1]
    assert (line.time, line.old_time) == ("14:10", "14:00")
    assert line.under == "corrected 16:00, nurse-a: read from the wrong line"
    assert line.under_kind == "correction"


def test_that_a_rate_above_the_ceiling_is_a_deviation_in_the_log_and_on_the_curve() -> None:
    ledger = dosed()
    infuse(ledger, "18T16:00", "rate", rate="40 mL/h", id="fast")
    infuse(ledger, "18T16:30", "rate", rate="15.6 mL/h")
    course = assessed(ledger, at("18T18:00"))
    content = log_content(course)
    line = next(one for one in content.lines if one.key == "fast")
    assert line.under_kind == "deviation"
    assert "ceiling" in line.under
    assert content.chart is not None
    (stretch,) = [one for one in content.chart.stretches if one.kind == "deviation"]
    assert stretch.label == "Rate 40"
    assert [one.at for one in stretch.points] == [at("18T16:00"), at("18T16:30")]
    (note,) = content.notes
    assert note.action == "Explain"
    deviation = deviations_content(course).rows[0]
    assert deviation.key == note.key


def test_that_the_delivered_curve_rests_while_paused_and_ends_now() -> None:
    content = log_content(assessed(dosed(), at("18T18:00"))).chart
    assert content is not None
    volumes = [(one.at, one.volume) for one in content.given]
    assert (at("18T14:00"), Decimal("62.4")) in volumes
    assert (at("18T15:00"), Decimal("62.4")) in volumes
    assert volumes[-1] == (at("18T18:00"), Decimal("109.2"))
    assert [one.label for one in content.marks] == ["paused 1hr", f"109.2{NB}mL"]
    assert content.plan[0].at == at("18T10:00")
    assert content.forecast[-1].volume == Decimal("374.5")


# --- deviations and record -----------------------------------------------------------------------


def test_that_a_deviation_keeps_the_words_of_who_explained_it() -> None:
    ledger = dosed()
    infuse(ledger, "18T16:00", "rate", rate="40 mL/h", id="fast")
    infuse(ledger, "18T16:30", "rate", rate="15.6 mL/h")
    key = deviations_content(assessed(ledger, at("18T18:00"))).rows[0].key
    ledger.chart("18T17:00", DeviationExplained(key, "catching up after CT <b>now</b>"))
    rows = deviations_content(assessed(ledger, at("18T18:00"))).rows
    (row,) = [one for one in rows if one.key == key]
    assert (row.state, row.quote) == ("explained", "catching up after CT <b>now</b>")
    assert row.by == "nurse-a, 18-Nov-2026 17:00"


@pytest.mark.parametrize(
    ("role", "explains", "reviews"),
    [("nurse", True, False), ("investigator", True, True), ("monitor", False, True)],
)
def test_that_a_role_explains_or_reviews(role: str, explains: bool, reviews: bool) -> None:
    content = deviations_content(assessed(ward()), role)
    assert (content.may_explain, content.may_review) == (explains, reviews)


@pytest.mark.requirement("R82")
def test_that_the_record_keeps_every_value_that_was_replaced() -> None:
    ledger = ward()
    ledger.measure("18T05:00", "igm", "85.0 mg/dL", id="t1")
    value = MeasurementTaken("igm", Reading(quantity("58.0 mg/dL")))
    ledger.chart("18T05:00", value, id="t2", replaces="t1", reason="read from the wrong line")
    value = MeasurementTaken("igm", Reading(quantity("58.5 mg/dL")))
    ledger.chart("18T05:10", value, id="t3", replaces="t2", reason="time corrected")
    rows = history_content(assessed(ledger)).rows
    (row,) = [one for one in rows if one.kind == "measurement"]
    assert row.text == f"IgM titer: 58.5{NB}mg/dL"
    assert row.old == (
        f"IgM titer: 85.0{NB}mg/dL",
        f"IgM titer: 58.0{NB}mg/dL, 18-Nov-2026 05:00",
    )
    assert row.reason == (
        f"corrected 18-Nov-2026 05:00 by nurse-a, value from 85.0{NB}mg/dL to 58.0{NB}mg/dL: "
        f"read from the wrong line; corrected 18-Nov-2026 05:10 by nurse-a, value from "
        f"58.0{NB}mg/dL to 58.5{NB}mg/dL; time from 18-Nov-2026 05:00 to 18-Nov-2026 05:10: "
        "time corrected"
    )


@pytest.mark.requirement("R82")
def test_that_a_correction_says_which_field_it_changed_where_the_value_stands() -> None:
    ledger = ward()
    reading = Reading(quantity("30.0 mg/dL"))
    old = MeasurementTaken("igm", reading, report="LR-20377")
    ledger.chart("18T05:00", old, id="t1")
    new = MeasurementTaken("igm", reading, report="LR-20402")
    ledger.chart("18T05:00", new, id="t2", replaces="t1", reason="another sheet")
    (row,) = [one for one in history_content(assessed(ledger)).rows if one.kind == "measurement"]
    assert row.text == f"IgM titer: 30.0{NB}mg/dL"
    assert row.old == (f"IgM titer: 30.0{NB}mg/dL, report number LR-20377",)
    assert row.reason == (
        "corrected 18-Nov-2026 05:00 by nurse-a, report number from LR-20377 to LR-20402: "
        "another sheet"
    )


def test_that_a_correction_of_a_form_names_the_inputs_and_the_time_that_it_changed() -> None:
    ledger = ward()
    before = AssessmentMade("sofa", {"platelets": "84 10*9/L", "map": "61 mmHg"})
    ledger.chart("18T05:00", before, id="a1")
    after = AssessmentMade("sofa", {"platelets": "48 10*9/L", "map": "61 mmHg"}, {"gcs": "sedated"})
    ledger.chart("18T05:30", after, id="a2", replaces="a1", reason="digits swapped")
    (row,) = [one for one in history_content(assessed(ledger)).rows if one.kind == "assessment"]
    assert "platelets from 84 10*9/L to 48 10*9/L" in row.reason
    assert "gcs not done from not stated to sedated" in row.reason
    assert "time from 18-Nov-2026 05:00 to 18-Nov-2026 05:30" in row.reason
    assert "map" not in row.reason


def test_that_the_reason_of_a_pause_stands_in_the_record() -> None:
    rows = history_content(assessed(dosed())).rows
    assert [one.text for one in rows if "Pause" in one.text] == ["Infusion 1: Pause, line change"]


def test_that_a_voided_entry_stands_in_the_record_struck_with_its_reason() -> None:
    ledger = ward()
    ledger.measure("18T05:00", "igm", "85.0 mg/dL", id="t1")
    ledger.chart("18T05:20", EntryVoided("t1", "typed for the wrong patient"))
    rows = history_content(assessed(ledger)).rows
    (row,) = [one for one in rows if one.kind == "measurement"]
    assert row.void
    assert row.reason == "voided 18-Nov-2026 05:20 by nurse-a: typed for the wrong patient"
    assert not [one for one in rows if one.kind == "void"]


def test_that_every_entry_that_holds_is_in_the_record_once() -> None:
    ledger = dosed(ended=True)
    rows = history_content(assessed(ledger)).rows
    assert sorted(one.key for one in rows) == sorted(one.id for one in ledger.entries)
    assert isinstance(ledger.entries[-1].fact, InfusionCharted)


@pytest.mark.parametrize("name", ["icar", "i-micro", "iliad-7", "ivig-cohort"])
def test_that_every_protocol_has_its_pages_from_the_first_minute(name: str) -> None:
    ledger = Ledger("X-1")
    anchors = {one.id: "18T02:00" for one in protocol(name).anchors if one.asked == "enrolment"}
    ledger.enrol("18T06:00", bed="04", weight="70 kg", anchors=anchors)
    course = assessed(ledger, at("18T09:00"), name)
    content = now_content(course)
    assert content.infusion.status == "no_infusion"
    assert content.chart.rate is None
    assert log_content(course).lines == ()
    assert len(history_content(course).rows) == 1

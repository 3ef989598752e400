"""A sheet holds what was charted, for any day, and nothing that was not stated."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocols.course import Course
from protocols.day_sheet import build_day_sheet
from protocols.facts import (
    AssessmentMade,
    CriterionAnswered,
    DayReopened,
    InfusionCharted,
    MeasurementTaken,
    NoteWritten,
)
from protocols.intake import Reading
from protocols.issues import Issue
from protocols.mask import masked
from protocols.sheet.content import DaySheet
from protocols.times import Instant
from protocols.units import quantity
from tests.support.trial_builders import Ledger, at
from tests.unit.sheet.stories import (
    STORIES,
    cohort,
    course,
    enrol,
    explained,
    icar,
    igm,
    iliad,
    micro,
    not_done,
    signed,
)

NOW = "21T07:05"


def sheet_of(now: Course, day: int | None = None) -> DaySheet:
    built = build_day_sheet(
        now,
        day if day is not None else now.day or 0,
        printed_at=now.now,
        printed_by="nurse-a",
        record_version=len(now.record.entries),
        head_code="7F3A 91C2",
    )
    assert isinstance(built, DaySheet), built
    return built


def igm_sheet(day: int | None = None, now: str | Instant = NOW) -> DaySheet:
    return sheet_of(course(igm(), "igm-fat", now), day)


# --- days -----------------------------------------------------------------------------------


@pytest.mark.parametrize("trial", STORIES)
def test_that_a_day_outside_the_protocol_is_an_issue_that_names_its_days(trial: str) -> None:
    now = course(STORIES[trial](), trial, NOW)
    for day in (-7, now.protocol.days.last + 1, 10_000):
        built = build_day_sheet(
            now, day, printed_at=now.now, printed_by="n", record_version=1, head_code="0"
        )
        assert isinstance(built, Issue)
        assert f"Day {now.protocol.days.last}" in built.message


def test_that_a_day_is_past_today_or_to_come() -> None:
    assert [igm_sheet(day).when for day in (2, 3, 4)] == ["past", "today", "future"]
    assert igm_sheet(3).header.day_words == "Day 3 of 7"
    assert igm_sheet(28).header.day_words == "Day 28"
    assert igm_sheet(28).header.phase == "follow-up day"


def test_that_a_subject_whose_day_anchor_is_missing_still_has_a_sheet() -> None:
    ledger = Ledger("ICR-0022")
    enrol(
        ledger,
        "icar",
        "21T06:00",
        anchors={"mechanical_ventilation_start": "20T22:00", "randomised": "21T06:00"},
    )
    sheet = sheet_of(course(ledger, "icar", NOW), 1)
    assert (
        sheet.header.phase == "counted from the enrolment, waits for first study infusion started"
    )
    assert any(task.due_words.startswith("waits for") for task in sheet.tasks)


def test_that_days_count_from_the_enrolment_until_the_anchor_is_recorded() -> None:
    ledger = Ledger("IGM-0009")
    enrol(ledger, "igm-fat", "20T09:00", arm="titer", anchors={"shock_onset": "20T02:00"})
    ledger.chart("20T11:00", NoteWritten("charted on the day of enrolment"))
    seen = course(ledger, "igm-fat", NOW)
    first, second = sheet_of(seen, 0), sheet_of(seen, 1)
    assert "charted on the day of enrolment" in [note.text for note in first.notes]
    assert [note.text for note in second.notes] == []
    assert first.header.phase == "counted from the enrolment, waits for randomised"


def test_that_the_night_of_the_clock_change_keeps_24_hours_of_boxes() -> None:
    ledger = Ledger("IGM-0008")
    when = "2026-10-24T12:00"
    enrol(ledger, "igm-fat", when, arm="flat", anchors={"shock_onset": when, "randomised": when})
    ledger.infusion("2026-10-24T14:00", "start", 1, rate="10 mL/h")
    check = sheet_of(course(ledger, "igm-fat", at("2026-10-24T21:30")), 0).pump_check
    assert check is not None
    assert len(check.hours) == 24
    assert check.hours[4:9] == ("01", "02", "02", "03", "04")


# --- doses and events -----------------------------------------------------------------------


def test_that_planned_accepted_and_given_stay_apart() -> None:
    third, fourth = igm_sheet().doses
    assert (third.name, third.state, third.from_decision) == ("Dose 3", "running", True)
    assert (third.volume, third.rate) == (quantity("140.8 mL"), quantity("5.8 mL/h"))
    assert (third.started, third.start_rate) == (at("20T10:40"), quantity("5.8 mL/h"))
    assert third.given is not None
    assert third.given.known is not None
    # 10:40 to 15:10 and 15:45 to 07:05 at 5.8 mL/h: 4.5 h and 15 h 20 min.
    expected = Decimal("5.8") * (Decimal("4.5") + Decimal(46) / 3)
    assert abs(third.given.known.value - expected) < Decimal("1e-20")
    assert (third.witness, third.witness_checked) == ("nurse-b", False)
    assert (fourth.state, fourth.started, fourth.given) == ("accepted", None, None)
    assert fourth.window_words == "when dose 3 ends"


def test_that_a_past_day_shows_how_its_dose_went_on() -> None:
    second, third = igm_sheet(2).doses
    assert (second.state, second.stopped) == ("given", at("20T10:12"))
    assert (third.state, third.started) == ("running", at("20T10:40"))


def test_that_a_day_to_come_promises_nothing() -> None:
    sheet = igm_sheet(5)
    assert [(one.state, one.volume) for one in sheet.doses] == [("planned", None)]
    assert sheet.working is None
    assert sheet.events == ()
    assert sheet.pump_check is None
    assert {one.state for one in sheet.tasks} <= {"later", "due"}


def test_that_events_stand_with_time_given_time_entered_and_what_ran() -> None:
    events = igm_sheet().events
    pause = events[1]
    assert [one.step for one in events] == ["start", "pause", "resume", "state"]
    assert (pause.at, pause.reason) == (at("20T15:10"), "transfer to CT")
    assert pause.entered is not None
    assert pause.entered.at == at("20T15:50")
    assert (pause.rate, events[-1].words) == (quantity("0 mL/h"), "Still running at printing")
    assert events[-1].reason.startswith("25.7") or "to run" in events[-1].reason


def test_that_an_unknown_stretch_is_bounds_on_paper_too() -> None:
    ledger = igm()
    ledger.infusion("21T02:00", "unknown_from", 3)
    ledger.infusion("21T04:00", "unknown_to", 3, rate="5.8 mL/h")
    sheet = sheet_of(course(ledger, "igm-fat", NOW))
    given_ = sheet.doses[0].given
    assert given_ is not None
    assert given_.known is None
    assert given_.high is not None
    assert given_.low.value < given_.high.value


def test_that_a_struck_event_stays_legible_with_its_reason() -> None:
    ledger = igm()
    rate = InfusionCharted("rate", 3, rate=quantity("58 mL/h"))
    ledger.chart("21T03:17", rate, id="slip")
    ledger.chart(
        "21T03:17",
        InfusionCharted("rate", 3, rate=quantity("5.8 mL/h")),
        replaces="slip",
        reason="read from the wrong line",
    )
    sheet = sheet_of(course(ledger, "igm-fat", NOW))
    struck = [one for one in sheet.events if one.struck]
    assert [(one.rate, one.reason) for one in struck] == [
        (quantity("58 mL/h"), "corrected: read from the wrong line")
    ]
    corrected = next(one for one in sheet.corrections if one.what.startswith("Infusion"))
    assert ("58" in corrected.old, "5.8" in (corrected.new or "")) == (True, True)


@pytest.mark.requirement("R71", "R72")
def test_that_a_blinded_sheet_speaks_of_study_infusions_volumes_and_rates_only() -> None:
    sheet = sheet_of(course(icar(), "icar", NOW))
    assert [one.name for one in sheet.doses] == ["Study infusion 2 of 4", "Study infusion 3 of 4"]
    assert sheet.treatment == "Study infusions today"
    assert sheet.header.bedside_line == "Arm is not held in Bedline."
    assert sheet.working is not None
    assert not [line for line in sheet.working.lines if " mg" in line.value or " g " in line.value]


def test_that_a_ladder_shows_each_level_with_dose_rate_and_pump_rate() -> None:
    sheet = sheet_of(course(micro(), "i-micro", NOW))
    told = [(one.name, one.state, str(one.dose_rate), str(one.rate)) for one in sheet.doses]
    assert told == [
        ("Level 1 of 3", "given", "0.5 ng/kg/min", "10.5 mL/h"),
        ("Level 2 of 3", "running", "1 ng/kg/min", "21.0 mL/h"),
        ("Level 3 of 3", "planned", "1.5 ng/kg/min", "31.5 mL/h"),
    ]
    assert sheet.doses[0].stopped == at("21T05:39")


def test_that_an_injection_has_its_place_and_no_pump_boxes() -> None:
    first = sheet_of(course(iliad(), "iliad-7", NOW), 1)
    assert [(one.name, one.state, one.place) for one in first.doses] == [
        ("Injection 1 of 7", "given", "left deltoid")
    ]
    assert sheet_of(course(iliad(), "iliad-7", NOW), 4).pump_check is None


def test_that_a_registry_shows_treatment_as_seen_and_proposes_none() -> None:
    sheet = sheet_of(course(cohort(), "ivig-cohort", NOW), 2)
    assert [(one.name, one.state) for one in sheet.doses] == [("standard IVIG", "given")]
    assert sheet.working is None


@pytest.mark.requirement("R74")
def test_that_a_role_that_may_not_see_doses_gets_none_and_is_not_told_there_are_none() -> None:
    now = masked(course(igm(), "igm-fat", NOW), "assessor")
    sheet = sheet_of(now)
    assert sheet.doses == ()
    assert sheet.events == ()
    assert sheet.chart is None
    assert "kept out by blinding" in sheet.no_doses
    assert sheet.header.bedside_line == "Arm not shown here."


# --- working and chart ----------------------------------------------------------------------


def test_that_the_working_is_the_one_that_was_seen_with_who_accepted_and_who_checked() -> None:
    working = igm_sheet().working
    assert working is not None
    assert working.target.replace("\u00a0", " ") == "target 100 mg/dL"
    assert working.lines[0].value == "81.0 mg/dL"
    last = working.lines[-1]
    assert last.label == "Accepted 06:58 by prescriber-b, checked by nurse-b"
    assert last.value.replace("\u00a0", " ") == "103.7 mL at 4.3 mL per hour"


def test_that_a_refused_dose_says_why() -> None:
    now = course(igm(), "igm-fat", "22T07:00")
    working = sheet_of(now).working
    assert now.next_dose is not None
    assert working is not None
    assert working.refusal == tuple(one.message for one in now.next_dose.reasons)
    assert working.refusal


def test_that_the_chart_holds_the_titers_up_to_the_sheets_day_and_no_void_one() -> None:
    chart = igm_sheet().chart
    assert chart is not None
    assert [str(one.reading.quantity.value) for one in chart.points] == [
        "31.4",
        "58.0",
        "74.2",
        "81.0",
    ]
    assert [one.during for one in chart.points] == [False, True, True, True]
    assert [one.label for one in chart.spans] == ["dose 1", "dose 2", "dose 3"]
    assert chart.spans[-1].end is None
    earlier = igm_sheet(1).chart
    assert earlier is not None
    assert len(earlier.points) == 2


def test_that_a_titer_in_grams_is_charted_in_the_targets_unit() -> None:
    ledger = igm()
    ledger.chart("21T06:00", MeasurementTaken("igm", Reading(quantity("0.90 g/L"))))
    chart = sheet_of(course(ledger, "igm-fat", NOW)).chart
    assert chart is not None
    assert (chart.points[-1].value, chart.points[-1].reading.quantity) == (
        quantity("90.00 mg/dL"),
        quantity("0.90 g/L"),
    )


# --- assessments, scores, deviations --------------------------------------------------------


def test_that_an_item_is_ticked_only_from_the_one_due_function_and_shows_its_value() -> None:
    sheet = igm_sheet()
    titer = next(one for one in sheet.tasks if one.what == "IgM titer")
    vitals = next(one for one in sheet.tasks if one.what == "Daily vitals")
    assert (titer.state, titer.value.replace("\u00a0", " "), titer.at) == (
        "done",
        "81.0 mg/dL",
        at("21T05:30"),
    )
    assert vitals.state == "partly"
    assert "missing: Heart rate" in vitals.value
    assert sheet.footer.asked - sheet.footer.done == sheet.footer.missing


def test_that_not_done_gives_its_reason() -> None:
    ledger = igm()
    not_done(ledger, "laboratory", 3, "Sample lost or unusable", "21T06:50")
    task = next(
        one
        for one in sheet_of(course(ledger, "igm-fat", NOW)).tasks
        if one.what == "Laboratory set"
    )
    assert (task.state, task.reason) == ("not_done", "Sample lost or unusable")


@pytest.mark.requirement("R32")
def test_that_a_score_with_missing_inputs_is_bounds_and_an_uncharted_one_is_all_unknown() -> None:
    block = igm_sheet().scores[0]
    assert (block.code, block.total, block.known, block.asked) == ("sofa", None, 3, 6)
    assert [(row.low, row.high) for row in block.rows][1] == (0, 4)
    empty = sheet_of(course(icar(), "icar", NOW), 3).scores[0]
    assert (empty.known, empty.low, empty.high) == (0, 0, 24)


def test_that_a_gas_gives_p_f_only_from_one_instant() -> None:
    ledger = icar()
    ledger.measure("21T06:10", "pao2", "84.8 mmHg")
    ledger.measure("21T06:40", "fio2", "0.4", id="late")
    rows = sheet_of(course(ledger, "icar", NOW)).scores[-1].rows
    assert next(row for row in rows if row.code == "pf").raw == "not recorded"
    ledger.measure("21T06:10", "fio2", "0.5")
    rows = sheet_of(course(ledger, "icar", NOW)).scores[-1].rows
    assert "169.6" in next(row for row in rows if row.code == "pf").raw


def test_that_a_deviation_quotes_the_nurse_unchanged() -> None:
    ledger = igm()
    before = course(ledger, "igm-fat", NOW)
    explained(ledger, before, "Other bed unstable.")
    now = course(ledger, "igm-fat", NOW)
    key = before.deviations[0].key
    rows = [row for day in range(4) for row in sheet_of(now, day).deviations]
    told = next(row for row in rows if row.key == key)
    assert (told.quoted, told.state) == ("Other bed unstable.", "explained")
    assert told.by is not None
    assert told.by.name == "nurse-a"


@pytest.mark.requirement("R82")
def test_that_a_void_value_stands_struck_with_its_reason() -> None:
    row = next(one for one in igm_sheet().corrections if one.what == "IgM titer")
    assert (row.old.replace("\u00a0", " "), row.new, row.reason) == (
        "18.0 mg/dL",
        None,
        "typed for the wrong patient",
    )


@pytest.mark.requirement("R82")
def test_that_a_corrected_report_number_is_said_beside_the_value_that_stands() -> None:
    ledger = igm()
    reading = Reading(quantity("30.0 mg/dL"))
    ledger.chart("21T05:00", MeasurementTaken("igm", reading, report="LR-1"), id="first")
    ledger.chart(
        "21T05:00",
        MeasurementTaken("igm", reading, report="LR-2"),
        replaces="first",
        reason="another sheet",
    )
    sheet = sheet_of(course(ledger, "igm-fat", NOW))
    row = next(one for one in sheet.corrections if one.reason == "another sheet")
    assert (row.old, row.new) == (
        "30.0\u00a0mg/dL, report number LR-1",
        "30.0\u00a0mg/dL, report number LR-2",
    )


def test_that_the_days_notes_and_adverse_events_are_on_it_and_other_days_are_not() -> None:
    assert [one.text for one in igm_sheet().notes] == [
        "Family informed of the transfer to CT.",
        "Flushing, grade 1, not serious; face, 10 minutes",
        "PaO2 84.8 mmHg, FiO2 0.4, Arterial pH 7.32, PaCO2 41 mmHg",
        "respiratory support yes",
    ]
    assert not [one for one in igm_sheet(2).notes if one.kind == "note"]


# --- stamp ----------------------------------------------------------------------------------


@pytest.mark.requirement("R86")
def test_that_a_change_after_the_signature_is_named_until_the_day_is_signed_again() -> None:
    ledger = igm()
    signed(ledger, 3, "21T20:00")
    quiet = sheet_of(course(ledger, "igm-fat", "21T20:30"), 3)
    assert quiet.footer.signed is not None
    assert quiet.footer.changed_after_signature == ()
    late = NoteWritten("Late remark.")
    ledger.chart("21T19:00", late, recorded_at=at("21T21:30"))
    changed = sheet_of(course(ledger, "igm-fat", "21T22:00"), 3)
    assert [(one.name, one.at) for one in changed.footer.changed_after_signature] == [
        ("nurse-a", at("21T21:30"))
    ]
    ledger.chart("21T22:00", DayReopened(3, "late remark"))
    opened = sheet_of(course(ledger, "igm-fat", "21T22:10"), 3).footer
    assert opened.signed is None
    assert opened.signature is not None
    assert opened.signature.reopened is not None
    assert (opened.signature.reason, opened.signature.reopened.name) == ("late remark", "nurse-a")
    assert opened.changed_after_signature == changed.footer.changed_after_signature
    signed(ledger, 3, "21T22:20")
    again = sheet_of(course(ledger, "igm-fat", "21T22:30"), 3).footer
    assert again.signature is not None
    assert again.signature.reopened is None
    assert again.changed_after_signature == ()


def test_that_the_same_course_gives_the_same_sheet() -> None:
    assert igm_sheet() == igm_sheet()


@settings(deadline=None, max_examples=60)
@given(st.integers(min_value=0, max_value=90), st.integers(min_value=0, max_value=60 * 24 * 9))
def test_that_any_day_at_any_moment_builds_and_counts_what_it_shows(day: int, minutes: int) -> None:
    now = course(igm(), "igm-fat", at("18T06:15").add(minutes=minutes))
    sheet = sheet_of(now, day)
    asked = [one for one in sheet.tasks if one.state != "not_asked"]
    settled = [one for one in asked if one.state in ("done", "not_done")]
    assert (len(settled), len(asked)) == (sheet.footer.done, sheet.footer.asked)
    assert all(one.at is None or one.at <= now.now for one in sheet.events)
    assert replace(sheet, footer=sheet.footer) == sheet


def test_that_a_form_that_answers_another_item_shows_only_what_is_asked_there() -> None:
    ledger = igm()
    ledger.chart("21T06:40", AssessmentMade("vitals", {"heart_rate": "96 /min"}))
    vitals = next(
        one for one in sheet_of(course(ledger, "igm-fat", NOW)).tasks if one.what == "Daily vitals"
    )
    assert "P/F" not in vitals.value
    assert "7 to 19" not in vitals.value


def test_that_a_value_which_nothing_asked_for_is_on_the_sheet_all_the_same() -> None:
    ledger = Ledger("IGM-0010")
    enrol(ledger, "igm-fat", "20T09:00", arm="titer", anchors={"shock_onset": "20T02:00"})
    ledger.measure("20T10:00", "lactate", "2.9 mmol/L")
    ledger.measure("20T16:30", "lactate", "2.1 mmol/L")
    sheet = sheet_of(course(ledger, "igm-fat", NOW), 0)
    assert [(row.label, row.text) for row in sheet.notes if row.kind == "measurement"] == [
        ("Lactate", "2.9\u00a0mmol/L; 16:30 2.1\u00a0mmol/L")
    ]
    assert sheet.complete_words == "Not counted: items wait for their starting time"


_READ_OFF = {
    "compliance": {"tidal_volume": "431 mL", "plateau": "27 cmH2O", "peep_total": "11 cmH2O"},
    "mrc": {"right": [4, 3, 2, 1, 5, 4], "left": [3, 3, 4, 4, 2, 3]},
    "news2": {"respiratory_rate": "23 /min", "spo2": "93 %", "scale": 1, "pulse": "114 /min"},
    "apache2": {"temperature": "37.9 degC", "hematocrit": "38 %", "age": 61},
    "kdigo": {"weight": "80 kg", "baseline": "0.87 mg/dL", "rrt": True},
    "rale": {
        "quadrants": [
            {"extent": 1, "density": 1},
            {"extent": 2, "density": 3},
            {"extent": 4, "density": 2},
            {"extent": 3, "density": 1},
        ]
    },
}


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("compliance", ("431 mL", "Plateau pressure 27 cmH2O", "Total PEEP 11 cmH2O")),
        ("mrc", ("right 4; 3; 2; 1; 5; 4", "left 3; 3; 4; 4; 2; 3")),
        ("news2", ("23 /min", "93 %", "114 /min")),
        ("apache2", ("37.9 degC", "38 %", "age 61")),
        ("kdigo", ("0.87 mg/dL", "80 kg", "RRT yes")),
        ("rale", ("extent 4, density 2", "extent 3, density 1")),
    ],
)
def test_that_every_value_read_off_for_a_score_stands_on_the_sheet(
    form: str, words: tuple[str, ...]
) -> None:
    ledger = Ledger()
    enrol(ledger, "icar", "20T09:00", anchors={"randomised": "20T09:00"})
    ledger.chart("20T10:00", AssessmentMade(form, _READ_OFF[form]))
    sheet = sheet_of(course(ledger, "icar", "20T12:00"), 1)
    told = [one.raw for block in sheet.scores for one in block.rows]
    told += [one.value for one in sheet.tasks] + [one.text for one in sheet.notes]
    shown = " | ".join(told).replace("\u00a0", " ")
    assert not [one for one in words if one not in shown], shown


def test_that_a_compliance_stands_beside_a_driving_pressure_of_the_same_number() -> None:
    ledger = Ledger()
    enrol(ledger, "icar", "20T09:00", anchors={"randomised": "20T09:00"})
    values = {"tidal_volume": "400 mL", "plateau": "30 cmH2O", "peep_total": "10 cmH2O"}
    ledger.chart("20T10:00", AssessmentMade("compliance", values))
    sheet = sheet_of(course(ledger, "icar", "20T12:00"), 1)
    rows = {one.code: one.raw for block in sheet.scores for one in block.rows}
    assert rows["compliance"].startswith("20\u00a0mL/cmH2O")


def test_that_who_was_enrolled_and_which_criteria_were_answered_stand_on_the_first_sheet() -> None:
    ledger = Ledger()
    enrol(
        ledger,
        "icar",
        "20T09:00",
        anchors={"randomised": "20T09:00"},
        answers={"I1": "met", "E2": "not_met", "I3": "met"},
    )
    ledger.chart("20T09:05", CriterionAnswered("E1", "not_met", "asked the family"))
    notes = {one.label: one.text for one in sheet_of(course(ledger, "icar", "20T12:00"), 1).notes}
    said = notes["Enrolment"].replace("\u00a0", " ")
    assert said.endswith("172 cm, born 1961, F, criteria not met: E2, 2 other criteria met"), said
    assert notes["Criteria"] == "E1 not met, asked the family"

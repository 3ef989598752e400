"""Deviations of enrolment, of the schedule and after the end of treatment."""

from __future__ import annotations

import pytest

from protocols.definition import model as m
from protocols.deviations.find import find_deviations
from protocols.endpoints.stops import find_stops
from protocols.facts import AssessmentMade, CriterionAnswered, InfusionCharted, ItemNotDone
from protocols.infusion.windows import infusions_of
from protocols.schedule.due import list_due
from protocols.schedule.items import expand_schedule
from protocols.units import quantity
from tests.support.dose_rules import rule, titer_based
from tests.support.trial_builders import ROME, SOURCE, Ledger, at, item, trial


def find(ledger, protocol, now, site=None):
    record, moment, values = ledger.record(), at(now), site or {}
    states = infusions_of(record.of(InfusionCharted), now=moment)
    stops = find_stops(protocol, record, states, values, ROME, moment)
    over = min((one.since for one in stops if one.ends_treatment), default=None)
    plan = expand_schedule(protocol, record.anchors, ROME, arm=record.arm, site=values)
    due = list_due(plan, record, moment, zone=ROME, treatment_over=over)
    return find_deviations(
        protocol,
        record,
        infusions=states,
        site=values,
        zone=ROME,
        now=moment,
        due=due,
        stops=stops,
    )


CRITERIA = (
    m.Criterion("I3", "inclusion", "IgM", SOURCE, m.Compare("igm", "below", quantity("60 mg/dL"))),
    m.Criterion("E1", "exclusion", "allergy", SOURCE),
)
ENROLMENT = trial(
    criteria=CRITERIA,
    arms=(m.Arm("titer", "Titer", SOURCE),),
    deviations=tuple(rule(k) for k in ("criteria_not_met", "criteria_not_known", "arm_missing")),
)


def test_that_enrolling_without_answered_criteria_is_told():
    ledger = Ledger()
    ledger.enrol("18T09:00", arm="titer")
    assert [one.words for one in find(ledger, ENROLMENT, "18T10:00")] == [
        "Enrolled with criteria not known: I3, E1"
    ]


def test_that_answers_given_after_enrolment_do_not_undo_what_was_not_known_then():
    ledger = Ledger()
    ledger.enrol("18T09:00", arm="titer", answers={"I3": "met"})
    ledger.chart("18T11:00", CriterionAnswered("E1", "met"))
    found = find(ledger, ENROLMENT, "18T12:00")
    assert [one.words for one in found] == ["Enrolled with criteria not known: E1"]


def test_that_a_criterion_not_met_is_told_with_the_reason_of_who_enrolled():
    ledger = Ledger()
    ledger.measure("18T08:10", "igm", "70.0 mg/dL")
    ledger.enrol(
        "18T09:00", arm="titer", answers={"E1": "met"}, deviation_reason="second sample is 58"
    )
    (one,) = find(ledger, ENROLMENT, "18T10:00")
    assert one.key == "criteria_not_met:I3"
    assert one.words == "Enrolled with I3 not met: IgM titer below 60 mg/dL: 70.0 mg/dL"
    assert (one.state, one.quoted) == ("explained", "second sample is 58")


def test_that_a_missing_arm_is_told_where_the_protocol_has_one():
    ledger = Ledger()
    ledger.enrol("18T09:00", answers={"I3": "met", "E1": "met"})
    assert [one.key for one in find(ledger, ENROLMENT, "18T10:00")] == ["arm_missing:enrolment"]


SCHEDULE = trial(
    schedule=(
        item(
            "igm_titer",
            "measurement",
            m.OnDays((1,), m.SiteRef("titer_window")),
            ("igm",),
        ),
        item("labs", "measurement", m.OnDays((1,)), ("crp", "pct")),
        item("sofa", "assessment", m.OnDays((1,)), ("sofa",), required=False),
    ),
    site_parameters=(
        m.SiteParameter("titer_window", "Titer", "clock_window", SOURCE, standard="05:00-09:00"),
    ),
    deviations=(rule("window_missed"), rule("missing_required")),
)


def enrolled():
    ledger = Ledger()
    ledger.enrol("18T09:00", anchors={"randomised": "18T09:00"})
    return ledger


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("19T09:00", []),
        ("19T09:01", ["igm titer, Day 1 (19-Nov-2026): not recorded by 19-Nov-2026 09:00"]),
        ("19T23:59", ["igm titer, Day 1 (19-Nov-2026): not recorded by 19-Nov-2026 09:00"]),
        (
            "20T00:00",
            [
                "igm titer, Day 1 (19-Nov-2026): not recorded by 19-Nov-2026 09:00",
                "labs, Day 1 (19-Nov-2026): not recorded",
            ],
        ),
    ],
)
def test_that_a_window_is_missed_when_it_closes_and_an_item_when_its_day_ends(now, expected):
    assert [one.words for one in find(enrolled(), SCHEDULE, now)] == expected


def test_that_a_value_recorded_after_its_window_says_how_late():
    ledger = enrolled()
    ledger.measure("19T09:47", "igm", "58 mg/dL")
    assert [one.words for one in find(ledger, SCHEDULE, "19T12:00")] == [
        "igm titer, Day 1 (19-Nov-2026): recorded 47min after the window 05:00 to 09:00"
    ]


def test_that_a_partly_recorded_item_names_what_is_missing():
    ledger = enrolled()
    ledger.measure("19T06:00", "igm", "58 mg/dL")
    ledger.measure("19T06:00", "crp", "90 mg/L")
    assert [one.words for one in find(ledger, SCHEDULE, "20T12:00")] == [
        "labs, Day 1 (19-Nov-2026): not recorded in full, missing Procalcitonin"
    ]


def test_that_a_reason_for_not_doing_it_is_quoted():
    ledger = enrolled()
    ledger.measure("19T06:00", "igm", "58 mg/dL")
    ledger.chart("19T10:00", ItemNotDone("labs", 1, "no blood could be drawn"))
    (one,) = find(ledger, SCHEDULE, "20T12:00")
    assert (one.state, one.quoted) == ("explained", "no blood could be drawn")


def test_that_optional_items_are_never_deviations():
    ledger = enrolled()
    ledger.measure("19T06:00", "igm", "58 mg/dL")
    ledger.chart("19T06:00", AssessmentMade("laboratory", {"crp": "9 mg/L", "pct": "1 ng/mL"}))
    assert find(ledger, SCHEDULE, "25T12:00") == ()


def test_that_a_dose_begun_after_the_vasopressor_was_withdrawn_is_told():
    protocol = trial(
        doses=(titer_based(),),
        stop_rules=(
            m.StopRule(
                "off",
                "support_off",
                "Withdrawn.",
                SOURCE,
                support="vasopressor",
                off_for=quantity("24 h"),
            ),
        ),
        deviations=(rule("started_after_stop"),),
    )
    ledger = enrolled()
    ledger.support("18T02:00", "vasopressor", "start", "norepinephrine")
    ledger.support("19T10:00", "vasopressor", "stop", "norepinephrine")
    ledger.infusion("20T09:59", "start", 2, rate="14 mL/h")
    ledger.infusion("20T09:59", "stop", 2)
    ledger.infusion("20T11:30", "start", 3, rate="14 mL/h")
    assert [one.words for one in find(ledger, protocol, "20T12:00")] == [
        "Dose 3 started 1hr 30min after treatment had ended"
    ]

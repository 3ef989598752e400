"""The `schedule` command's answers, to the letter of the contract."""

from __future__ import annotations

import pytest

from protocols.definition.model import AfterAnchor, Arm, OnDays, SiteParameter, SiteRef
from protocols.issues import Issue, IssuesError
from tests.support.trial_builders import SOURCE, hours, item, trial
from ui.commands.schedule import answer_schedule

PROTOCOL = trial(
    arms=(Arm("titer", "Titer", SOURCE), Arm("flat", "Flat", SOURCE)),
    site_parameters=(SiteParameter("window", "Morning", "clock_window", SOURCE),),
    schedule=(
        item("igm", "measurement", OnDays((1,), SiteRef("window")), ("igm",), arms=("titer",)),
        item("sofa", "assessment", OnDays((1,)), ("sofa",), required=False),
        item("study_infusion_ends", "note", AfterAnchor("first_dose", hours(48))),
    ),
)


def load(id_):
    if id_ != "test-trial":
        raise IssuesError((Issue("unknown_protocol", "protocol", id_, "not here"),))
    return PROTOCOL


def line(**more):
    return {
        "id": "s1",
        "protocol": "test-trial",
        "arm": "titer",
        "zone": "Europe/Rome",
        "anchors": {"randomised": "2026-03-28T10:40+01:00"},
    } | more


def test_that_items_carry_their_times_with_the_offset_of_the_zone():
    answer = answer_schedule(line(site={"window": "05:00-09:00"}), load)
    assert answer == {
        "id": "s1",
        "items": [
            {
                "what": "sofa",
                "study_day": 1,
                "due_from": "2026-03-29T00:00:00+01:00",
                "due": "2026-03-29T00:00:00+01:00",
                "due_to": None,
                "required": False,
                "item": "sofa",
            },
            {
                "what": "igm",
                "study_day": 1,
                "due_from": "2026-03-29T05:00:00+02:00",
                "due": "2026-03-29T05:00:00+02:00",
                "due_to": "2026-03-29T09:00:00+02:00",
                "required": True,
                "item": "igm",
            },
            {
                "what": "study infusion ends",
                "study_day": None,
                "due_from": None,
                "due": None,
                "due_to": None,
                "required": True,
                "item": "study_infusion_ends",
                "waits_for": "first_dose",
            },
        ],
    }


def test_that_a_missing_arm_and_an_unknown_anchor_are_warned_of():
    anchors = {"randomised": "2026-03-28T10:40+01:00", "moon": "2026-03-28T10:40+01:00"}
    answer = answer_schedule(line(arm=None, anchors=anchors), load)
    assert [one["field"] for one in answer["warnings"]] == ["anchors.moon", "arm"]
    assert [one["what"] for one in answer["items"]] == ["sofa", "study infusion ends"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"protocol": "nowhere"}, "protocol"),
        ({"protocol": None}, "protocol"),
        ({"zone": "Mars/Olympus"}, "zone"),
        ({"zone": None}, "zone"),
        ({"zone": 7}, "zone"),
        ({"arm": "placebo"}, "arm"),
        ({"arm": ["titer"]}, "arm"),
        ({"anchors": {"randomised": "2026-03-28T10:40"}}, "anchors.randomised"),
        ({"anchors": []}, "anchors"),
    ],
)
def test_that_a_bad_line_is_answered_with_the_field_and_its_id(change, field):
    answer = answer_schedule(line(**change), load)
    assert answer["id"] == "s1"
    assert [one["field"] for one in answer["issues"]] == [field]
    assert "items" not in answer


def test_that_a_line_without_anchors_says_what_each_item_waits_for():
    answer = answer_schedule(line(anchors=None), load)
    assert [one["waits_for"] for one in answer["items"]] == [
        "randomised",
        "randomised",
        "first_dose",
    ]
    assert {one["due"] for one in answer["items"]} == {None}

"""The schedules of the five trials, line by line from their tables (fact sheet 1.6 to 5.3)."""

from __future__ import annotations

import pytest

from protocols.catalogue import load
from ui.commands.schedule import answer_schedule

ROME = "Europe/Rome"


def schedule(protocol, zone=ROME, arm=None, **anchors):
    line = {"id": "s", "protocol": protocol, "zone": zone, "anchors": anchors}
    if arm is not None:
        line["arm"] = arm
    answer = answer_schedule(line, load)
    assert "issues" not in answer
    return answer["items"]


def days_of(items, what):
    return [one["study_day"] for one in items if one["what"] == what]


def dates_of(items, what):
    return [(one["due"] or "waits")[:16] for one in items if one["what"] == what]


IGM = {
    "shock_onset": "2026-11-17T21:40+01:00",
    "randomised": "2026-11-18T06:15+01:00",
    "first_dose": "2026-11-18T10:40+01:00",
}


@pytest.mark.parametrize(
    ("what", "days"),
    [
        # Table 1: D0, daily to D7, D14, D21, D28, D90; day 0 is the day of randomisation.
        ("Laboratory set", [*range(8), 14, 21, 28]),
        ("CRP, PCT", [*range(8), 14, 21, 28]),
        ("Arterial gas, FiO2", [*range(8), 14, 21, 28]),
        ("Daily vitals", [*range(29)]),  # to ICU discharge, at most D28
        ("IgM titer", [0, *range(1, 8)]),  # entry titer, then each morning
        ("IgM recovery titer", [28]),
        ("Vital status", [7, 28, 90]),
        ("Baseline", [0]),
        ("Consent", [0]),
    ],
)
def test_that_igm_fat_asks_on_the_days_of_its_table(what, days):
    assert days_of(schedule("igm-fat", arm="titer", **IGM), what) == days


def test_that_the_flat_arm_has_three_doses_and_no_morning_titer():
    flat = schedule("igm-fat", arm="flat", **IGM)
    doses = [one["what"] for one in flat if one["what"].startswith("Dose ")]
    assert doses == ["Dose 1", "Dose 2", "Dose 3"]
    assert days_of(flat, "IgM titer") == [0]
    titer = schedule("igm-fat", arm="titer", **IGM)
    assert sum(one["what"].startswith("Dose ") for one in titer) == 7


def test_that_the_first_dose_starts_within_12_hours_and_the_next_ones_every_24():
    items = {one["what"]: one for one in schedule("igm-fat", arm="titer", **IGM)}
    first = items["Dose 1"]
    assert (first["due_from"], first["due_to"]) == (
        "2026-11-18T06:15:00+01:00",
        "2026-11-18T18:15:00+01:00",
    )
    assert items["Dose 2"]["due"] == "2026-11-19T10:40:00+01:00"
    assert items["Dose 7"]["due"] == "2026-11-24T10:40:00+01:00"


def test_that_doses_after_the_first_wait_for_it():
    known = {name: one for name, one in IGM.items() if name != "first_dose"}
    items = {one["what"]: one for one in schedule("igm-fat", arm="titer", **known)}
    assert (items["Dose 2"]["due"], items["Dose 2"]["waits_for"]) == (None, "first_dose")


@pytest.mark.requirement("R45")
def test_that_igm_fat_keeps_24_hours_and_ward_mornings_across_the_end_of_summer_time():
    items = schedule(
        "igm-fat",
        arm="titer",
        shock_onset="2026-10-24T02:00+02:00",
        randomised="2026-10-24T08:00+02:00",
        first_dose="2026-10-24T10:00+02:00",
    )
    dose_2 = next(one for one in items if one["what"] == "Dose 2")
    assert dose_2["due"] == "2026-10-25T09:00:00+01:00"
    titer = next(one for one in items if one["what"] == "IgM titer" and one["study_day"] == 1)
    assert (titer["due_from"], titer["due_to"]) == (
        "2026-10-25T05:00:00+01:00",
        "2026-10-25T09:00:00+01:00",
    )


ICAR = {
    "mechanical_ventilation_start": "2026-11-16T20:00+01:00",
    "randomised": "2026-11-18T06:15+01:00",
    "first_dose": "2026-11-19T10:00+01:00",
}


@pytest.mark.parametrize(
    "what", ["SOFA", "P/F", "Lung compliance", "Chest X-ray score", "CRP, PCT"]
)
def test_that_icar_assesses_on_days_1_3_7_14_21_and_28(what):
    items = schedule("icar", **ICAR)
    assert days_of(items, what) == [1, 3, 7, 14, 21, 28]
    assert dates_of(items, what)[:3] == [
        "2026-11-19T00:00",
        "2026-11-21T00:00",
        "2026-11-25T00:00",
    ]


def test_that_icar_runs_four_study_infusions_the_first_within_96_hours_of_ventilation():
    items = {one["what"]: one for one in schedule("icar", **ICAR)}
    assert items["Study infusion 1 of 4"]["due_to"] == "2026-11-20T20:00:00+01:00"
    assert [items[f"Study infusion {n} of 4"]["study_day"] for n in (1, 2, 3, 4)] == [1, 2, 3, 4]
    assert items["Study infusion 4 of 4"]["due"][:10] == "2026-11-22"


def test_that_icar_counts_vital_status_from_randomisation():
    items = schedule("icar", **ICAR)
    assert days_of(items, "Vital status") == [28, 90]
    assert dates_of(items, "Vital status") == ["2026-12-16T06:15", "2027-02-16T06:15"]


MICRO = {"randomised": "2026-11-18T06:15+01:00", "first_dose": "2026-11-18T08:00+01:00"}


def test_that_i_micro_follows_its_table_of_visits():
    items = schedule("i-micro", **MICRO)
    assert days_of(items, "SOFA") == [1, 2, 3, 4, 5, 6, 7]
    assert days_of(items, "Capillary refill") == [1, 2, 3, 4, 5, 6, 7]
    assert days_of(items, "Laboratory set") == [1, 2, 3, 4, 5, 6, 7]
    assert dates_of(items, "Mottling score") == [
        "2026-11-18T00:00",
        "2026-11-19T06:15",
        "2026-11-20T06:15",
    ]
    assert days_of(items, "Vital status") == [28]


@pytest.mark.parametrize(
    ("what", "due", "due_to"),
    [
        ("Study drug level 2 of 3", "2026-11-18T08:30:00+01:00", None),
        ("Study drug level 3 of 3", "2026-11-18T09:00:00+01:00", None),
        ("Study infusion ends", "2026-11-20T08:00:00+01:00", None),
        ("Plasma for the biobank", "2026-11-18T06:15:00+01:00", "2026-11-18T18:15:00+01:00"),
    ],
)
def test_that_i_micro_steps_ends_and_samples_at_their_times(what, due, due_to):
    one = next(one for one in schedule("i-micro", **MICRO) if one["what"] == what)
    assert (one["due"], one["due_to"]) == (due, due_to)


@pytest.mark.requirement("R45")
@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-10-24T20:00+02:00", "2026-10-26T19:00:00+01:00"),
        ("2026-03-28T20:00+01:00", "2026-03-30T21:00:00+02:00"),
    ],
)
def test_that_48_hours_are_elapsed_hours_in_both_clock_changes(start, end):
    items = schedule("i-micro", randomised=start, first_dose=start)
    assert next(one["due"] for one in items if one["what"] == "Study infusion ends") == end


def test_that_iliad_7_plans_seven_injections_on_its_days():
    items = schedule(
        "iliad-7", randomised="2026-11-18T06:15+01:00", first_dose="2026-11-18T10:00+01:00"
    )
    injections = [one for one in items if one["what"].startswith("Injection ")]
    assert [one["what"] for one in injections] == [f"Injection {n} of 7" for n in range(1, 8)]
    assert [one["study_day"] for one in injections] == [1, 4, 8, 11, 15, 18, 22]
    assert injections[1]["due"] == "2026-11-21T10:00:00+01:00"  # not before 72 h


COHORT_ANCHORS = {"hospital_admission": "2026-11-18T06:15+01:00"}


def test_that_the_registry_plans_admission_day_3_and_day_28_and_no_dose():
    items = schedule("ivig-cohort", **COHORT_ANCHORS)
    assert days_of(items, "Laboratory set") == [1, 3]
    assert days_of(items, "Vital status") == [28]
    assert not any("nfusion" in one["what"] or "Dose" in one["what"] for one in items)


@pytest.mark.parametrize("id_", ["igm-fat", "icar", "i-micro", "iliad-7", "ivig-cohort"])
def test_that_every_item_without_its_anchor_says_what_it_waits_for(id_):
    for one in schedule(id_, arm="titer" if id_ == "igm-fat" else None):
        assert one["due"] is one["due_from"] is one["due_to"] is None
        assert one["waits_for"]

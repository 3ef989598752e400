"""Endpoints from facts (fact sheet 1.7, 2.4, 4.4, 5.3; T12, T15, T19)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from protocols.course import DayScore
from protocols.definition import model as m
from protocols.endpoints.derive import MECHANISMS, derive_endpoints
from protocols.facts import (
    AdministrationObserved,
    AdverseEventReported,
    AnchorStated,
    AssessmentMade,
    InfusionCharted,
    NoteWritten,
    PlanDecided,
    VitalStatusStated,
)
from protocols.infusion.windows import infusions_of
from protocols.scores.by_name import answer_named
from protocols.times import study_day_of
from protocols.units import quantity
from tests.support.dose_rules import titer_based
from tests.support.trial_builders import ROME, SOURCE, Ledger, at, item, trial


def scores_of(record, protocol):
    days, start = protocol.days, record.anchors["randomised"]
    return tuple(
        DayScore(
            one.fact.form,
            study_day_of(one.at, start, ROME, first=days.first, rule=days.rule).number,
            one.at,
            one.id,
            answer_named(one.fact.form, one.fact.values)[0],
        )
        for one in record.of(AssessmentMade)
    )


def derive(ledger, now, kind, *, options=None, **more):
    changes = {name: more.pop(name) for name in ("doses", "schedule", "days") if name in more}
    more.setdefault("anchor", "randomised")
    endpoint = m.Endpoint("end", "End", kind, SOURCE, options=options or {}, **more)
    protocol = trial(endpoints=(endpoint,), **changes)
    record, moment = ledger.record(), at(now)
    (found,) = derive_endpoints(
        protocol,
        record,
        infusions=infusions_of(record.of(InfusionCharted), now=moment),
        site={},
        zone=ROME,
        now=moment,
        scores=scores_of(record, protocol),
    )
    return found


def subject(**anchors):
    ledger = Ledger()
    ledger.enrol("01T10:00", weight="70 kg", anchors={"randomised": "01T10:00"} | anchors)
    return ledger


def test_that_every_kind_of_endpoint_in_the_model_is_derived():
    words = (m.Endpoint.__doc__ or "").split("`")[1::2]
    assert set(words) - {"day"} == set(MECHANISMS)


@pytest.mark.parametrize(
    ("stated", "alive", "now", "value", "final"),
    [
        ("29T23:59", False, "30T12:00", "dead", True),  # the ward's date of day 28 is 29-Nov
        ("30T00:00", False, "30T12:00", "alive", True),
        ("28T10:00", True, "30T12:00", None, False),  # alive on day 27 says nothing of day 28
        ("29T00:00", True, "29T08:00", "alive", True),
        ("10T10:00", False, "11T12:00", "dead", True),
        (None, True, "15T12:00", None, False),
        (None, True, "30T12:00", None, False),
    ],
)
def test_that_mortality_at_day_28_is_concluded_only_from_statements(
    stated, alive, now, value, final
):
    ledger = subject()
    if stated:
        ledger.chart(stated, VitalStatusStated(alive=alive))
    found = derive(ledger, now, "mortality", day=28)
    assert (found.value, found.final) == (value, final)


@pytest.mark.parametrize(
    ("died", "left", "value"),
    [
        (None, None, None),
        ("10T10:00", None, "dead"),
        (None, "12T10:00", "alive"),
        ("20T10:00", "12T10:00", "alive"),
    ],
)
def test_that_mortality_in_hospital_ends_with_discharge(died, left, value):
    ledger = subject(hospital_admission="01T08:00")
    if left:
        ledger.support(left, "hospital", "stop")
    if died:
        ledger.chart(died, VitalStatusStated(alive=False))
    found = derive(ledger, "25T10:00", "mortality", options={"until": "discharge"})
    assert found.value == value


def test_that_ventilator_free_days_are_counted_by_the_protocols_rule():
    ledger = subject(mechanical_ventilation_start="01T06:00")
    ledger.support("08T12:00", "mechanical_ventilation", "stop")
    ledger.chart("29T12:00", NoteWritten("seen"))
    found = derive(ledger, "30T12:00", "free_days", support="mechanical_ventilation", day=28)
    assert (found.value, found.unit) == (20, "days")  # days 1 to 8 ventilated
    ledger.chart("28T12:00", VitalStatusStated(alive=False))
    dead = derive(ledger, "30T12:00", "free_days", support="mechanical_ventilation", day=28)
    assert dead.value == 0
    alive_days = derive(
        ledger,
        "30T12:00",
        "free_days",
        support="mechanical_ventilation",
        day=28,
        options={"zero_if_dead_by": "never"},
    )
    assert alive_days.value == 19


def test_that_a_support_nobody_charted_leaves_the_days_unknown():
    ledger = subject()
    ledger.chart("29T12:00", NoteWritten("seen"))
    found = derive(ledger, "30T12:00", "free_days", support="icu", day=28)
    assert (found.value, found.words) == (None, "icu is not charted")


def test_that_days_behind_the_last_entry_are_not_known():
    ledger = subject(mechanical_ventilation_start="01T06:00")
    ledger.support("08T12:00", "mechanical_ventilation", "stop")
    found = derive(ledger, "30T12:00", "free_days", support="mechanical_ventilation", day=28)
    assert found.value is None
    assert (found.low, found.high) == (0, 20)


def test_that_durations_stop_at_their_horizon_and_say_so_far_while_they_run():
    ledger = subject()
    ledger.support("02T10:00", "rrt", "start")
    ledger.support("03T10:00", "rrt", "stop")
    ledger.support("05T10:00", "rrt", "start")
    found = derive(ledger, "05T12:30", "duration", support="rrt", day=28)
    assert (found.value, found.words, found.final) == (
        Decimal("26.5"),
        "1 day 2hr 30min so far",
        False,
    )
    late = derive(ledger, "30T12:00", "duration", support="rrt", day=5)
    assert (late.value, late.final) == (Decimal(62), True)  # to the midnight that ends 6-Nov


def test_that_a_duration_whose_start_nobody_charted_is_at_least_that_long():
    ledger = subject()
    ledger.support("02T10:00", "icu", "stop")
    found = derive(ledger, "05T12:00", "duration", support="icu", day=28)
    assert (found.value, found.low) == (None, Decimal(24))


def test_that_time_between_two_anchors_waits_for_both():
    ledger = subject(symptom_onset="01T00:00")
    options = {"until": "first_negative_pcr"}
    waits = derive(ledger, "20T12:00", "duration", anchor="symptom_onset", options=options)
    assert (waits.value, waits.missing) == (None, ("first_negative_pcr",))
    ledger.chart("10T12:00", AnchorStated("first_negative_pcr", at("10T12:00")))
    found = derive(ledger, "20T12:00", "duration", anchor="symptom_onset", options=options)
    assert found.value == Decimal(228)


def test_that_an_event_counts_from_its_anchor_to_its_day():
    ledger = subject()
    options = {"terms": "Thrombosis, Rash"}
    assert derive(ledger, "12T10:00", "occurrence", day=10, options=options).value == "no"
    assert derive(ledger, "05T10:00", "occurrence", day=10, options=options).value is None
    ledger.chart("11T23:59", AdverseEventReported("Thrombosis"))
    ledger.chart("12T00:00", AdverseEventReported("Rash"))
    ledger.chart("02T00:00", AdverseEventReported("Headache"))
    found = derive(ledger, "15T10:00", "occurrence", day=10, options=options)
    assert (found.value, found.words) == ("yes", "Reported: Thrombosis")
    assert found.parts == (("Thrombosis", "1"), ("Rash", "0"))


# --- SOFA --------------------------------------------------------------------------------------

DAY_1 = m.DayCount("randomised", 1, "calendar", SOURCE, treatment_last=3, last=28)


def organs(platelets="200", gcs=15):
    return {
        "pao2": "400 mmHg",
        "fio2": "0.5",
        "respiratory_support": True,
        "platelets": f"{platelets} 10*9/L",
        "bilirubin": "0.9 mg/dL",
        "map": "75 mmHg",
        "vasopressors": [],
        "gcs": gcs,
        "creatinine": "0.9 mg/dL",
    }


def scored():
    ledger = subject()
    ledger.chart("01T09:00", AssessmentMade("sofa", organs("10", 15)))  # 4
    ledger.chart("01T12:00", AssessmentMade("sofa", organs("10", 13)))  # 5, last before infusion
    ledger.infusion("01T14:00", "start", 1, rate="10 mL/h")
    return ledger


def test_that_delta_sofa_is_day_7_minus_the_last_before_the_infusion():
    ledger = scored()
    ledger.chart("07T09:00", AssessmentMade("sofa", organs("140", 15)))  # 1
    found = derive(ledger, "08T09:00", "delta_sofa", anchor="first_dose", day=7, days=DAY_1)
    assert (found.value, found.words, found.final) == (-4, "down 4", True)


def test_that_death_before_day_7_counts_as_24_and_stays_apart_from_what_was_observed():
    ledger = scored()
    ledger.chart("05T09:00", VitalStatusStated(alive=False))
    more = {"anchor": "first_dose", "day": 7, "days": DAY_1}
    found = derive(ledger, "08T09:00", "delta_sofa", options={"death": "24"}, **more)
    assert (found.value, found.words) == (19, "up 19 by the rule for death")
    assert dict(found.parts) == {
        "observed": "not known",
        "with the rule for death": "19",
        "SOFA at randomisation": "4",  # more than 2 h before the infusion began (T21)
    }


def test_that_no_sofa_is_assigned_to_death_unless_the_file_does():
    ledger = scored()
    ledger.chart("05T09:00", VitalStatusStated(alive=False))
    found = derive(ledger, "08T09:00", "delta_sofa", anchor="first_dose", day=7, days=DAY_1)
    assert found.value is None
    assert found.words.startswith("Died on day ")
    assert found.words.endswith("the protocol assigns no SOFA to death")


@pytest.mark.parametrize(
    ("baseline", "value"), [("last_before_infusion", -4), ("last_before_randomisation", -3)]
)
def test_that_the_baseline_is_the_one_that_the_file_names(baseline, value):
    ledger = scored()
    ledger.chart("07T09:00", AssessmentMade("sofa", organs("140", 15)))  # 1
    more = {"anchor": "first_dose", "day": 7, "days": DAY_1}
    options = {"baseline": baseline, "death": "24"}
    assert derive(ledger, "08T09:00", "delta_sofa", options=options, **more).value == value


def test_that_an_incomplete_sofa_leaves_bounds():
    ledger = scored()
    ledger.chart("07T09:00", AssessmentMade("sofa", organs() | {"platelets": None}))
    found = derive(ledger, "08T09:00", "delta_sofa", anchor="first_dose", day=7, days=DAY_1)
    assert (found.value, found.low, found.high) == (None, -5, -1)


def test_that_mean_sofa_says_over_how_many_days_and_keeps_the_dead_apart():
    ledger = scored()
    ledger.chart("02T09:00", AssessmentMade("sofa", organs("140", 15)))  # 1
    ledger.chart("03T09:00", AssessmentMade("sofa", organs() | {"gcs": None}))
    found = derive(ledger, "04T09:00", "mean_sofa", day=7, days=DAY_1)
    assert (found.value, found.words) == (Decimal(3), "3 over 2 days")
    assert dict(found.parts)["days without a complete SOFA"] == "3, 4"
    ledger.chart("04T08:00", VitalStatusStated(alive=False))
    dead = derive(ledger, "04T09:00", "mean_sofa", day=7, days=DAY_1)
    assert dead.value == Decimal(3)
    assert dict(dead.parts)["with 24 from death on"] == "10"  # 5, 1, 24
    ruled = derive(ledger, "04T09:00", "mean_sofa", day=7, days=DAY_1, options={"death": "24"})
    assert (ruled.value, ruled.words) == (Decimal(10), "10 over 3 days, 24 from death on")
    assert dict(ruled.parts)["observed days alone"] == "3"


def test_that_the_highest_sofa_is_the_worst_of_each_organ_over_the_days():
    ledger = subject()
    ledger.chart("01T09:00", AssessmentMade("sofa", organs("140", 9)))  # platelets 1, GCS 3
    ledger.chart("02T09:00", AssessmentMade("sofa", organs("40", 15)))  # platelets 3
    found = derive(ledger, "03T09:00", "mean_sofa", day=7, days=DAY_1)
    assert dict(found.parts)["worst of each organ"] == "6"


@pytest.mark.parametrize(
    ("grades", "now", "value"),
    [
        ((3,), "03T12:00", "yes"),
        ((2,), "03T12:00", None),
        ((2,), "30T12:00", "no"),
        ((None,), "30T12:00", None),  # a grade that nobody stated is not a low one
        ((None, 4), "30T12:00", "yes"),
    ],
)
def test_that_an_event_counts_from_its_grade_on(grades, now, value):
    ledger = subject()
    for grade in grades:
        ledger.chart("02T10:00", AdverseEventReported("Kidney failure", grade=grade))
    assert derive(ledger, now, "occurrence", day=28, options={"grade": "3"}).value == value


def test_that_an_endpoint_which_is_not_worked_out_says_why():
    found = derive(subject(), "02T10:00", "not_derived", options={"reason": "no items named"})
    assert (found.value, found.words) == (None, "Not worked out here: no items named")


# --- series ------------------------------------------------------------------------------------


def test_that_values_are_listed_on_the_days_that_the_endpoint_asks_for():
    ledger = subject()
    for day, value in (("02", "40"), ("04", "38"), ("15", "9")):
        ledger.measure(f"{day}T06:00", "crp", f"{value} mg/L")
    schedule = (item("end", "measurement", m.OnDays((1, 14)), ("crp",)),)
    found = derive(
        ledger, "16T12:00", "values", day=14, options={"analyte": "crp"}, schedule=schedule
    )
    assert (found.value, found.parts) == ("9 mg/L", (("Day 1", "40 mg/L"), ("Day 14", "9 mg/L")))
    assert derive(ledger, "10T12:00", "values", day=14, options={"analyte": "crp"}).value is None


def test_that_pf_values_pair_the_same_sample_only():
    ledger = subject()
    ledger.measure("02T06:00", "pao2", "80 mmHg")
    ledger.measure("02T07:00", "fio2", "0.4")
    assert derive(ledger, "03T12:00", "values", options={"score": "pf"}).value is None
    ledger.measure("02T06:00", "fio2", "0.5")
    assert derive(ledger, "03T12:00", "values", options={"score": "pf"}).value == "160 mmHg"


def test_that_the_change_of_lymphocytes_is_to_day_30_or_to_discharge():
    ledger = subject()
    options = {"analyte": "lymphocytes", "until": "discharge"}
    ledger.measure("01T09:00", "lymphocytes", "0.5 10*9/L")
    ledger.infusion("01T14:00", "start", 1, rate="10 mL/h")
    ledger.measure("09T09:00", "lymphocytes", "1200 /mm3")
    waits = derive(ledger, "20T12:00", "change", anchor="first_dose", day=28, options=options)
    assert waits.value is None
    ledger.support("10T12:00", "hospital", "stop")
    found = derive(ledger, "20T12:00", "change", anchor="first_dose", day=28, options=options)
    assert found.value == Decimal("0.7")
    assert found.words == "0.5 10*9/L to 1200 /mm3, up 0.7"


def test_that_a_value_below_the_laboratorys_limit_gives_no_difference():
    ledger = subject()
    ledger.measure("01T09:00", "lymphocytes", "0.1 10*9/L", "<")
    ledger.infusion("01T14:00", "start", 1, rate="10 mL/h")
    ledger.measure("29T09:00", "lymphocytes", "1.2 10*9/L")
    found = derive(
        ledger,
        "30T12:00",
        "change",
        anchor="first_dose",
        day=28,
        options={"analyte": "lymphocytes"},
    )
    assert (found.value, found.missing) == (None, ("lymphocytes",))


# --- exposure ----------------------------------------------------------------------------------


def test_that_exposure_is_what_ran_per_kg_with_days_at_target_and_doses_at_the_cap():
    ledger = subject()
    ledger.measure("01T09:00", "igm", "5 mg/dL")
    ledger.measure("02T09:00", "igm", "1.0 g/L")
    ledger.chart("01T12:00", PlanDecided(1, "accept", proposed_volume=quantity("490 mL")))
    ledger.chart("02T12:00", PlanDecided(2, "accept", proposed_volume=quantity("343 mL")))
    ledger.infusion("01T14:00", "start", 1, rate="20 mL/h")
    ledger.infusion("02T14:00", "complete", 1)
    found = derive(ledger, "05T12:00", "exposure", doses=(titer_based(),))
    assert found.words == "Approx. 342.86 mg per kg in 1 dose"  # 480 mL x 50 / 70
    assert dict(found.parts) == {
        "days at target": "1 of 2 days with a value",
        "doses at the cap": "1",
    }


def test_that_an_unknown_stretch_leaves_exposure_at_least():
    ledger = subject()
    ledger.infusion("01T14:00", "start", 1, rate="14 mL/h")
    ledger.infusion("01T19:00", "unknown_from", 1)
    ledger.infusion("01T20:00", "unknown_to", 1, rate="14 mL/h")
    ledger.infusion("01T21:00", "stop", 1)
    found = derive(ledger, "05T12:00", "exposure", doses=(titer_based(),))
    assert (found.value, found.low) == (None, Decimal(60))


@pytest.mark.parametrize(
    ("second", "highest", "methods", "table"),
    [("4", "9", "no", "no"), ("5", "10", "yes", "no"), ("5.1", "10.1", "yes", "yes")],
)
def test_that_exactly_10_g_is_high_by_the_methods_and_not_by_table_3(
    second, highest, methods, table
):
    ledger = subject()
    product = "immunoglobulin intravenous"
    ledger.chart("02T10:00", AdministrationObserved(product, quantity("5 g")))
    ledger.chart("02T22:00", AdministrationObserved(product, quantity(f"{second} g")))
    ledger.chart("03T10:00", AdministrationObserved(product, quantity("2500 mg")))
    options = {"methods": "at_least 10 g/d", "table_3": "above 10 g/d"}
    found = derive(ledger, "20T10:00", "max_daily_dose", options=options)
    assert (found.value, found.unit) == (Decimal(highest), "g/d")
    assert found.parts == (
        ("Methods, at least 10 g/d", methods),
        ("Table 3, above 10 g/d", table),
    )


def test_that_8_days_are_long_by_the_methods_and_not_by_table_3():
    ledger = subject()
    for day in range(2, 10):
        for hour in ("08", "20"):
            ledger.chart(f"{day:02}T{hour}:00", AdministrationObserved("ivig", quantity("5 g")))
    options = {"methods": "at_least 8 d", "table_3": "above 8 d"}
    found = derive(ledger, "20T10:00", "course_days", options=options)
    assert (found.value, [answer for _, answer in found.parts]) == (8, ["yes", "no"])


@pytest.mark.parametrize(("first", "early"), [("03T08:00", "yes"), ("03T08:01", "no")])
def test_that_early_is_within_48_hours_of_hospital_admission(first, early):
    ledger = subject(hospital_admission="01T08:00", icu_admission="02T08:00")
    ledger.chart(first, AdministrationObserved("ivig", quantity("5 g")))
    found = derive(
        ledger,
        "20T10:00",
        "hours_to_first",
        anchor="hospital_admission",
        options={"early": "at_most 48 h"},
    )
    assert found.parts[0] == ("Early, at most 48 h", early)
    assert found.parts[1][0] == "From ICU admission"


def test_that_nothing_given_is_no_number():
    for kind in ("max_daily_dose", "course_days", "hours_to_first"):
        assert derive(subject(), "20T10:00", kind).value is None


def test_that_an_endpoint_without_its_anchor_waits_for_it():
    found = derive(subject(), "20T10:00", "mortality", anchor="first_dose", day=28)
    assert (found.value, found.missing) == (None, ("first_dose",))

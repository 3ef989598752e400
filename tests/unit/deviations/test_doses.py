"""Deviations of doses: one step on each side of every limit (fact sheet 1.3, 2.2, 4.2, 5.2)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from protocols.definition import model as m
from protocols.deviations.find import MECHANISMS, find_deviations
from protocols.endpoints.stops import find_stops
from protocols.facts import DeviationExplained, InfusionCharted, InjectionGiven, PlanDecided
from protocols.infusion.events import Planned
from protocols.infusion.windows import infusions_of
from protocols.units import Quantity, Unit, quantity
from tests.support.dose_rules import four_infusions, injections, ladder, rule, titer_based
from tests.support.trial_builders import ROME, SOURCE, Ledger, at, trial

DOUBLE_BLIND = m.Blinding("double", "Double-blind", "", SOURCE)


def find(ledger, dose, *kinds, now="30T12:00", planned=None, site=None, **changes):
    protocol = trial(doses=(dose,), deviations=tuple(rule(kind) for kind in kinds), **changes)
    record, moment = ledger.record(), at(now)
    states = infusions_of(
        record.of(InfusionCharted),
        now=moment,
        planned=(lambda _: Planned(volume=Fraction(planned))) if planned else None,
    )
    stops = find_stops(protocol, record, states, site or {}, ROME, moment)
    return find_deviations(
        protocol, record, infusions=states, site=site or {}, zone=ROME, now=moment, stops=stops
    )


def subject(weight="70 kg", **anchors):
    ledger = Ledger()
    ledger.enrol("18T06:15", weight=weight, anchors={"randomised": "18T06:15"} | anchors)
    return ledger


def words(found):
    return [one.words for one in found]


def test_that_every_mechanism_of_the_model_is_known():
    named = (m.DeviationRule.__doc__ or "").split("`")[1::2]
    assert set(named) == set(MECHANISMS)


@pytest.mark.parametrize(("start", "late"), [("18T18:15", None), ("18T18:16", "1min")])
def test_that_a_first_dose_12_hours_after_randomisation_is_in_time_and_a_minute_later_is_not(
    start, late
):
    ledger = subject()
    ledger.infusion(start, "start", 1, rate="14.2 mL/h")
    found = find(ledger, titer_based(), "late_start")
    assert words(found) == (
        []
        if late is None
        else [
            (
                "Dose 1 started 1min after the window closed, 18-Nov-2026 18:16 instead of by "
                "18-Nov-2026 18:15"
            )
        ]
    )
    assert [one.key for one in found] == [] if late is None else ["late_start:1"]


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        ("28 mL/h", []),  # 0.4 mL/kg/h of 70 kg is 28 mL/h exactly
        (
            "28.1 mL/h",
            [
                (
                    "Rate 28.1 mL per hour was above the ceiling 28 mL per hour from "
                    "18-Nov-2026 10:00 to 10:32"
                )
            ],
        ),
    ],
)
def test_that_a_rate_above_the_ceiling_is_told_with_its_stretch(rate, expected):
    ledger = subject()
    ledger.infusion("18T09:00", "start", 1, rate="14 mL/h")
    ledger.infusion("18T10:00", "rate", 1, rate=rate)
    ledger.infusion("18T10:32", "rate", 1, rate="14 mL/h")
    found = find(ledger, titer_based(), "rate_above_ceiling", now="18T12:00")
    assert words(found) == expected
    assert [one.entries for one in found] == [("e3",)] * len(expected)


def test_that_a_rate_that_still_runs_above_the_ceiling_says_since_when():
    ledger = subject()
    ledger.infusion("18T09:00", "start", 1, rate="30 mL/h")
    ledger.infusion("18T10:00", "bag", 1, volume="100 mL")
    found = find(ledger, titer_based(), "rate_above_ceiling", now="18T12:00")
    assert words(found) == [
        "Rate 30 mL per hour was above the ceiling 28 mL per hour since 18-Nov-2026 09:00"
    ]


def test_that_without_a_weight_no_limit_per_kilogram_is_judged():
    ledger = Ledger()
    ledger.enrol("18T06:15", anchors={"randomised": "18T06:15"})
    ledger.infusion("18T09:00", "start", 1, rate="90 mL/h")
    assert find(ledger, titer_based(), "rate_above_ceiling", "over_cap") == ()


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("19T10:30", []),  # 20 mL/h for 24.5 h is 490 mL, 350 mg/kg of 70 kg exactly
        (
            "19T10:33",
            ["Dose 1 gave 491 mL, 1 mL above the cap of 490 mL (350 mg per kg)"],
        ),
    ],
)
def test_that_more_than_350_mg_per_kg_in_a_period_is_told_and_the_cap_itself_is_not(end, expected):
    ledger = subject()
    ledger.infusion("18T10:00", "start", 1, rate="20 mL/h")
    ledger.infusion(end, "stop", 1)
    assert words(find(ledger, titer_based(), "over_cap")) == expected


def test_that_a_larger_volume_read_off_the_pump_counts_for_the_cap():
    ledger = subject()
    ledger.infusion("18T10:00", "start", 1, rate="20 mL/h")
    ledger.infusion("19T10:00", "complete", 1, volume="491 mL")
    assert len(find(ledger, titer_based(), "over_cap")) == 1


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        # Dose 1: 245 mL from 10:00 to 18:45. The same again within 24 h is exactly 490 mL.
        ("19T00:00", []),
        # At 28.1 mL/h the whole is 490.875 mL; from 01:17 on no 24 h hold enough of both.
        ("19T01:17+28.1", []),
        (
            "19T01:16+28.1",
            [
                (
                    "Doses 1 and 2 together gave approx. 490.41 mL in the 24 hours to 19-Nov-2026 "
                    "10:01, above the cap of 490 mL (350 mg per kg)"
                )
            ],
        ),
        (
            "18T23:00+28.1",
            [
                (
                    "Doses 1 and 2 together gave 490.875 mL in the 24 hours to 19-Nov-2026 07:45, "
                    "above the cap of 490 mL (350 mg per kg)"
                )
            ],
        ),
    ],
)
def test_that_two_doses_that_each_keep_the_cap_may_pass_it_together_in_24_hours(second, expected):
    start, _, rate = second.partition("+")
    ledger = subject()
    ledger.infusion("18T10:00", "start", 1, rate="28 mL/h")
    ledger.infusion("18T18:45", "stop", 1)
    ledger.infusion(start, "start", 2, rate=f"{rate or '28'} mL/h")
    ledger.chart(at(start).add(minutes=525), InfusionCharted("stop", 2))
    found = find(ledger, titer_based(), "over_cap")
    assert words(found) == expected
    assert [one.key for one in found] == ["over_cap:rolling_cap:2"] * len(expected)


@pytest.mark.parametrize(
    ("start", "period", "expected"),
    [
        ("25T23:59", 7, []),
        ("26T00:00", 7, ["Dose 7 started on Day 8; none starts after Day 7"]),
        ("25T10:00", 8, ["Dose 8 started; the protocol has 7"]),
    ],
)
def test_that_no_period_starts_after_day_7_or_beyond_the_seventh(start, period, expected):
    ledger = subject()
    ledger.infusion(start, "start", period, rate="14 mL/h")
    assert words(find(ledger, titer_based(), "extra_period")) == expected


def icar(ledger, *kinds, **more):
    days = m.DayCount("first_dose", 1, "calendar", SOURCE, treatment_last=4, last=28)
    return find(ledger, four_infusions(), *kinds, days=days, blinding=DOUBLE_BLIND, **more)


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("18T18:00", []),  # 800 mL in 8 h
        (
            "18T17:59",
            [
                (
                    "Study infusion 1 gave 800 mL in 7hr 59min; the protocol runs it over at "
                    "least 8 hours"
                )
            ],
        ),
    ],
)
def test_that_a_study_infusion_runs_at_least_8_hours(end, expected):
    ledger = subject("80 kg", mechanical_ventilation_start="16T10:00")
    minutes = Fraction(800) * 60 / (480 if end == "18T18:00" else 479)
    rate = Quantity(Decimal(minutes.numerator) / Decimal(minutes.denominator), Unit.ML_PER_H)
    ledger.chart("18T10:00", InfusionCharted("start", 1, rate=rate))
    ledger.infusion(end, "complete", 1)
    found = words(icar(ledger, "too_fast"))
    assert [one.replace("approx. ", "") for one in found] == expected


def test_that_a_slow_infusion_that_was_stopped_early_is_not_called_too_fast():
    ledger = subject("80 kg", mechanical_ventilation_start="16T10:00")
    ledger.infusion("18T10:00", "start", 1, rate="90 mL/h")
    ledger.infusion("18T12:00", "stop", 1, reason="hypotension")
    assert icar(ledger, "too_fast") == ()


def test_that_a_dose_stopped_with_volume_left_quotes_the_nurse():
    ledger = subject()
    ledger.infusion("18T10:00", "start", 1, rate="14 mL/h")
    ledger.infusion("18T20:00", "stop", 1, reason="rash on both arms")
    (one,) = find(ledger, titer_based(), "early_stop", planned=343)
    assert one.words == "Dose 1 was stopped with 203 mL of 343 mL to run"
    assert (one.state, one.quoted) == ("explained", "rash on both arms")
    assert one.explained.id == "e3"


def test_that_fewer_than_four_infusions_are_told_once_day_4_is_over():
    ledger = subject("80 kg", mechanical_ventilation_start="16T10:00")
    for day in (18, 19):
        ledger.infusion(f"{day}T10:00", "start", day - 17, rate="100 mL/h")
        ledger.infusion(f"{day}T18:00", "complete", day - 17)
    assert icar(ledger, "early_stop", now="21T23:59") == ()
    found = icar(ledger, "early_stop", now="22T00:00")
    assert words(found) == ["Treatment ended after study infusion 2 of 4"]


def test_that_a_dose_without_an_accepted_plan_is_told_in_each_of_its_forms():
    ledger = subject()
    ledger.infusion("18T10:00", "start", 1, rate="14 mL/h")
    assert words(find(ledger, titer_based(), "not_accepted")) == [
        "Dose 1 started without an accepted plan"
    ]
    ledger.chart("18T10:20", PlanDecided(1, "accept", quantity("343 mL"), quantity("14 mL/h")))
    assert words(find(ledger, titer_based(), "not_accepted")) == [
        "Dose 1 started before its plan was accepted on 18-Nov-2026 10:20"
    ]
    ledger.chart("18T09:00", PlanDecided(1, "decline", reason="rash"))
    assert words(find(ledger, titer_based(), "not_accepted")) == [
        "Dose 1 started although it was declined on 18-Nov-2026 09:00"
    ]


def test_that_what_ran_is_compared_with_what_was_accepted():
    ledger = subject()
    ledger.chart("18T09:00", PlanDecided(1, "accept", quantity("343 mL"), quantity("14.2 mL/h")))
    ledger.infusion("18T10:00", "start", 1, rate="15 mL/h")
    ledger.infusion("19T09:00", "complete", 1)
    found = find(ledger, titer_based(), "differs_from_accepted")
    assert words(found) == [
        "Dose 1 started at 15 mL per hour; accepted was 14.2 mL per hour",
        "Dose 1 gave 345 mL; accepted was 343 mL",
    ]


def test_that_charting_to_the_minute_makes_no_difference_of_volume():
    ledger = subject()
    ledger.chart("18T09:00", PlanDecided(1, "accept", quantity("343 mL"), quantity("14.2 mL/h")))
    ledger.infusion("18T10:00", "start", 1, rate="14.2 mL/h")
    ledger.infusion("19T10:10", "complete", 1)  # 343.17 mL
    assert find(ledger, titer_based(), "differs_from_accepted") == ()


@pytest.mark.parametrize(("rate", "differs"), [("35 mL/h", 0), ("34.9 mL/h", 1), ("87.5 mL/h", 0)])
def test_that_the_slow_start_that_the_site_signed_is_part_of_what_was_accepted(rate, differs):
    # 0.5 mL/kg/h of 70 kg is 35 mL/h; the accepted 87.5 mL/h is the mean of the 8 h.
    dose = replace(four_infusions(), initial_rate=m.SiteRef("initial_rate"))
    site = {"initial_rate": m.SignedValue("0.5 mL/kg/h", "Pharmacist D")}
    ledger = subject()
    ledger.chart("18T09:00", PlanDecided(1, "accept", quantity("700 mL"), quantity("87.5 mL/h")))
    ledger.infusion("18T10:00", "start", 1, rate=rate)
    found = find(ledger, dose, "differs_from_accepted", site=site, now="18T12:00")
    assert len(found) == differs


def test_that_a_second_person_who_only_has_a_name_is_told_apart_from_none():
    check = m.SecondCheck(("start", "decision"), (), SOURCE)
    ledger = subject()
    ledger.chart("18T09:00", PlanDecided(1, "accept", second_person="b", second_checked=True))
    ledger.infusion("18T10:00", "start", 1, rate="14 mL/h", witness="nurse-b")
    ledger.infusion("19T10:00", "start", 2, rate="14 mL/h")
    found = find(ledger, titer_based(), "no_second_check", second_check=check)
    assert words(found) == [
        (
            "Start on 18-Nov-2026 10:00 was charted with nurse-b named as second person, who "
            "did not sign in"
        ),
        "Start on 19-Nov-2026 10:00 was charted without a second person",
    ]


CONCENTRATION = {"concentration": m.SignedValue("0.2 microg/mL")}


def micro(ledger, *kinds, **more):
    return find(ledger, ladder(), *kinds, blinding=DOUBLE_BLIND, site=CONCENTRATION, **more)


def climbing(second="18T10:30", measured=("map", "heart_rate")):
    ledger = subject()
    ledger.infusion("18T10:00", "start", 1, rate="10.5 mL/h", level=1)
    for analyte in measured:
        ledger.measure("18T10:25", analyte, "65 mmHg" if analyte == "map" else "90 /min")
    ledger.infusion(second, "rate", 1, rate="21 mL/h", level=2)
    return ledger


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("18T10:30", []),
        (
            "18T10:29",
            ["Raised to level 2 29min after the last step; the protocol waits 30min"],
        ),
    ],
)
def test_that_a_level_is_raised_30_minutes_after_the_last_step(second, expected):
    assert words(micro(climbing(second), "step_too_early")) == expected


def test_that_a_level_raised_without_pressure_or_pulse_names_what_is_missing():
    assert micro(climbing(), "step_without_gate") == ()
    found = micro(climbing(measured=("map",)), "step_without_gate")
    assert words(found) == ["Raised to level 2 without Heart rate since 18-Nov-2026 10:00"]


def test_that_a_step_down_asks_for_nothing():
    ledger = climbing()
    ledger.infusion("18T10:35", "rate", 1, rate="10.5 mL/h", level=1)
    assert micro(ledger, "step_too_early", "step_without_gate") == ()


@pytest.mark.parametrize(("rate", "count"), [("31.5 mL/h", 0), ("31.6 mL/h", 1)])
def test_that_level_3_is_the_ceiling_of_the_ladder(rate, count):
    ledger = subject()
    ledger.infusion("18T10:00", "start", 1, rate=rate, level=3)
    assert len(micro(ledger, "rate_above_ceiling", now="18T11:00")) == count


@pytest.mark.parametrize(
    ("end", "long", "short"),
    [
        ("20T10:00", [], []),
        ("20T10:01", ["Study infusion ran 1min longer than 2 days"], []),
        (
            "20T09:59",
            [],
            ["Study infusion ended after 1 day 23hr 59min; the protocol runs it 2 days"],
        ),
    ],
)
def test_that_the_study_infusion_runs_48_hours(end, long, short):
    ledger = subject()
    ledger.infusion("18T10:00", "start", 1, rate="10.5 mL/h", level=1)
    ledger.infusion(end, "stop", 1)
    assert words(micro(ledger, "run_too_long")) == long
    assert words(micro(ledger, "early_stop")) == short


def test_that_an_infusion_started_again_after_its_end_is_told():
    ledger = subject()
    ledger.infusion("18T10:00", "start", 1, rate="10.5 mL/h", level=1)
    ledger.infusion("19T10:00", "stop", 1)
    ledger.infusion("19T12:00", "start", 1, rate="10.5 mL/h", level=1)
    assert words(micro(ledger, "started_after_stop")) == [
        "Study infusion was started again after it had ended"
    ]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("21T10:00", []),
        (
            "21T09:59",
            [
                (
                    "Injection 2 was given 2 days 23hr 59min after the one before; the protocol "
                    "waits 3 days"
                )
            ],
        ),
    ],
)
def test_that_the_second_injection_waits_72_hours(second, expected):
    ledger = subject()
    ledger.chart("18T10:00", InjectionGiven(1, quantity("0.7 mL")))
    ledger.chart(second, InjectionGiven(2, quantity("0.7 mL")))
    assert words(find(ledger, injections(), "gap_too_short")) == expected


def test_that_an_eighth_injection_is_told():
    ledger = subject()
    for number in range(1, 9):
        ledger.chart(
            at("01T10:00").add(hours=80 * number), InjectionGiven(number, quantity("1 mL"))
        )
    found = find(ledger, injections(), "too_many_injections")
    assert words(found) == ["Injection 8 was given; the protocol has 7"]


def test_that_an_injection_of_another_volume_than_accepted_is_told():
    ledger = subject()
    ledger.chart("18T09:00", PlanDecided(1, "accept", quantity("0.7 mL")))
    ledger.chart("18T10:00", InjectionGiven(1, quantity("0.8 mL"), reason="syringe as delivered"))
    (one,) = find(ledger, injections(), "differs_from_accepted")
    assert one.words == "Injection 1 was 0.8 mL; accepted was 0.7 mL"
    assert one.quoted == "syringe as delivered"


def test_that_an_explanation_stays_with_its_deviation_and_a_reviewer_may_weigh_it():
    ledger = subject()
    ledger.infusion("18T19:02", "start", 1, rate="14.2 mL/h")
    open_ = find(ledger, titer_based(), "late_start")[0]
    assert (open_.state, open_.importance) == ("open", "major")
    ledger.chart("19T08:00", DeviationExplained(open_.key, "bag came late from the pharmacy"))
    explained = find(ledger, titer_based(), "late_start")[0]
    assert (explained.state, explained.quoted) == ("explained", "bag came late from the pharmacy")
    ledger.chart(
        "20T08:00", DeviationExplained(open_.key, "seen", state="reviewed", importance="minor")
    )
    reviewed = find(ledger, titer_based(), "late_start")[0]
    assert (reviewed.state, reviewed.importance) == ("reviewed", "minor")
    assert reviewed.key == open_.key


def test_that_a_corrected_start_is_no_deviation_any_more():
    ledger = subject()
    wrong = ledger.infusion("18T19:02", "start", 1, rate="14.2 mL/h")
    ledger.chart(
        "18T18:02",
        InfusionCharted("start", 1, rate=quantity("14.2 mL/h")),
        replaces=wrong.id,
        reason="read the clock wrongly",
    )
    assert find(ledger, titer_based(), "late_start") == ()


def test_that_rules_of_another_arm_are_not_applied():
    ledger = subject()
    ledger.infusion("18T19:02", "start", 1, rate="14.2 mL/h")
    protocol = trial(
        doses=(titer_based(),), deviations=(replace(rule("late_start"), arms=("flat",)),)
    )
    record, now = ledger.record(), at("19T12:00")
    states = infusions_of(record.of(InfusionCharted), now=now)
    found = find_deviations(protocol, record, infusions=states, site={}, zone=ROME, now=now)
    assert found == ()


def test_that_two_doses_that_together_reach_the_cap_exactly_keep_it():
    ledger = subject()
    for period, (start, end) in enumerate(
        (("18T10:00", "18T18:45"), ("19T00:00", "19T08:45"), ("21T00:00", "21T08:45")), start=1
    ):
        ledger.infusion(start, "start", period, rate="28 mL/h")
        ledger.infusion(end, "stop", period)
    assert find(ledger, titer_based(), "over_cap") == ()

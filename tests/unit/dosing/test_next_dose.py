"""The next dose of a subject: which period, which titer, which weight, and why not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import pytest

from protocols.catalogue import load
from protocols.definition.model import Protocol, SignedValue
from protocols.dosing.next_dose import plan_next, planned_for
from protocols.dosing.plan import DosePlan
from protocols.dosing.site import in_force
from protocols.facts import InfusionCharted, InjectionGiven, MeasurementTaken, PlanDecided
from protocols.infusion.windows import infusions_of
from protocols.intake import Reading
from protocols.units import quantity
from tests.support.trial_builders import ROME, Ledger, at

IGM_FAT = load("igm-fat")
ICAR = load("icar")
ILIAD = load("iliad-7")
SITE = {
    "distribution_volume": SignedValue("42 mL/kg", entry="site-vd"),
    "vasopressor_off_hours": SignedValue("24 h"),
}


@dataclass(frozen=True)
class Stop:
    words: str
    ends_treatment: bool = True


def enrolled(arm: str | None = "titer", weight: str | None = "70 kg") -> Ledger:
    """Shock on the 18th at 02:10, randomised at 09:00, titer of 30 at 08:10."""
    ledger = Ledger()
    ledger.enrol(
        "18T09:00",
        arm=arm,
        weight=weight,
        weight_method="bed scale",
        anchors={"shock_onset": "18T02:10", "randomised": "18T09:00"},
    )
    ledger.measure("18T08:10", "igm", "30.0 mg/dL", id="first-titer")
    return ledger


def first_dose_running() -> Ledger:
    """The first dose of 343 mL runs from the 18th at 10:00 at 14.2 mL/h."""
    ledger = enrolled()
    ledger.chart("18T09:30", decided(1, ("first-titer",), volume="343 mL"))
    ledger.infusion("18T10:00", "start", 1, rate="14.2 mL/h")
    return ledger


def decided(
    period: int, inputs: tuple[str, ...], choice: Any = "accept", **more: str
) -> PlanDecided:
    volume = quantity(more["volume"]) if "volume" in more else None
    return PlanDecided(period, choice, volume, reason="as discussed", inputs=inputs)


def titer(ledger: Ledger, when: str, value: str, *, use: bool = False, **more: Any) -> None:
    reading = Reading(quantity(value))
    ledger.chart(when, MeasurementTaken("igm", reading, report="LR-20417", use_despite=use), **more)


def plan(
    ledger: Ledger, now: str, protocol: Protocol = IGM_FAT, site: Any = None, stops: Any = ()
) -> DosePlan:
    record = ledger.record()
    values = in_force(protocol, SITE if site is None else site)
    states = infusions_of(
        record.of(InfusionCharted), now=at(now), planned=planned_for(protocol, record, values)
    )
    return plan_next(
        protocol, record, values, zone=ROME, now=at(now), infusions=states, stops=stops
    )


def codes(found: DosePlan) -> list[str]:
    return [one.code for one in found.reasons]


def test_that_the_first_dose_rests_on_what_was_recorded() -> None:
    found = plan(enrolled(), "18T09:30")
    assert found.outcome == "proposed"
    assert found.period == 1
    assert found.exact_volume == 343
    assert found.inputs == ("first-titer", "e1", "site-vd")
    assert found.steps[0].source == "sampled 08:10, nurse-a"
    weight = next(one for one in found.steps if one.label == "Dosing weight")
    assert weight.source == "Bed scale, 18-Nov-2026 09:00"
    assert found.warnings == ()


def test_that_the_newest_titer_within_a_day_of_shock_gives_the_first_dose() -> None:
    ledger = enrolled()
    titer(ledger, "18T12:00", "35.0 mg/dL", id="second")
    titer(ledger, "19T03:00", "50.0 mg/dL", id="too-late")
    found = plan(ledger, "19T04:00")
    assert found.inputs[0] == "second"
    assert found.exact_volume == Fraction(65 * 42 * 70, 12 * 50)


def test_that_a_titer_sampled_after_now_is_not_looked_at() -> None:
    ledger = enrolled()
    titer(ledger, "18T12:00", "99.0 mg/dL")
    assert plan(ledger, "18T09:30").exact_volume == 343


@pytest.mark.parametrize(
    ("now", "codes_"),
    [
        ("18T20:59", []),
        ("18T21:00", []),
        ("18T21:01", ["start_window_passed"]),
    ],
)
def test_that_a_late_first_dose_is_said_and_still_worked_out(now: str, codes_: list[str]) -> None:
    found = plan(enrolled(), now)
    assert found.outcome == "proposed"
    assert [one.code for one in found.warnings] == codes_


@pytest.mark.requirement("R32")
def test_that_missing_anchors_are_asked_for() -> None:
    ledger = Ledger()
    ledger.enrol("18T09:00", arm="titer", weight="70 kg")
    ledger.measure("18T08:10", "igm", "30.0 mg/dL")
    found = plan(ledger, "18T09:30")
    assert found.outcome == "refused"
    fields = {one.field for one in found.reasons}
    assert fields == {"randomised", "shock_onset"}
    assert set(codes(found)) == {"anchor_missing"}
    assert found.volume is None


def test_that_without_an_arm_there_is_no_dose() -> None:
    found = plan(enrolled(arm=None), "18T09:30")
    assert codes(found) == ["arm_missing"]


def test_that_without_a_weight_or_titer_there_is_no_dose() -> None:
    ledger = Ledger()
    ledger.enrol(
        "18T09:00",
        arm="titer",
        anchors={"shock_onset": "18T02:10", "randomised": "18T09:00"},
    )
    assert codes(plan(ledger, "18T09:30")) == ["weight_missing", "titer_missing"]


def test_that_an_unsigned_distribution_volume_is_named() -> None:
    found = plan(enrolled(), "18T09:30", site={})
    assert codes(found) == ["not_signed"]
    assert found.reasons[0].field == "distribution_volume"


@pytest.mark.requirement("R31")
def test_that_the_titer_of_the_first_dose_is_never_used_for_the_second() -> None:
    found = plan(first_dose_running(), "18T22:00")
    assert (found.period, found.outcome) == (2, "refused")
    assert codes(found) == ["titer_already_used"]
    assert "dose 1" in found.reasons[0].words


def test_that_a_corrected_titer_stays_used() -> None:
    ledger = first_dose_running()
    titer(ledger, "18T08:10", "31.0 mg/dL", replaces="first-titer", reason="misread", id="again")
    assert "titer_already_used" in codes(plan(ledger, "18T22:00"))


def test_that_a_titer_from_before_the_last_dose_is_not_used_even_without_a_decision() -> None:
    ledger = enrolled()
    ledger.infusion("18T10:00", "start", 1, rate="14.2 mL/h")
    ledger.infusion("18T20:00", "stop", 1)
    assert codes(plan(ledger, "18T22:00")) == ["titer_before_last_dose"]


def test_that_a_titer_of_yesterday_is_not_used_today() -> None:
    ledger = first_dose_running()
    ledger.infusion("18T20:00", "stop", 1)
    titer(ledger, "18T22:00", "60.0 mg/dL")
    assert plan(ledger, "18T23:00").outcome == "proposed"
    found = plan(ledger, "19T08:00")
    assert codes(found) == ["titer_not_of_this_day"]
    assert "19-Nov-2026" in found.reasons[0].words


def test_that_a_sample_during_an_infusion_waits_for_a_choice() -> None:
    ledger = first_dose_running()
    titer(ledger, "19T05:30", "81.0 mg/dL")
    found = plan(ledger, "19T06:41")
    assert found.outcome == "refused"
    assert codes(found) == ["sampled_during_infusion"]
    assert found.reasons[0].words == (
        "Sampled while dose 1 was running. 66.1 mL to run at 05:30, worth up to 13.5 mg/dL. "
        "Not subtracted (site setting)."
    )
    assert "Choose to use this sample" in found.reasons[0].lifts
    assert (found.volume, found.steps) == (None, ())


def test_that_a_sample_which_a_person_chose_to_use_gives_a_dose_and_a_warning() -> None:
    ledger = first_dose_running()
    titer(ledger, "19T05:30", "81.0 mg/dL", use=True, id="morning")
    found = plan(ledger, "19T06:41")
    assert (found.outcome, found.period) == ("proposed", 2)
    assert found.exact_volume == Fraction("66.5") * 70 / 50
    assert [one.code for one in found.warnings] == ["sampled_during_infusion"]
    assert found.not_before is not None
    assert at("19T10:09") < found.not_before < at("19T10:10")
    assert found.steps[0].source == "LR-20417, sampled 05:30, nurse-a"
    assert found.limits == ()


def test_that_the_running_bag_is_subtracted_where_the_site_signed_so() -> None:
    ledger = first_dose_running()
    titer(ledger, "19T05:30", "81.0 mg/dL", use=True)
    found = plan(ledger, "19T06:41", site={**SITE, "subtract_running_bag": SignedValue("yes")})
    left = 343 - Fraction("14.2") * Fraction(39, 2)
    worth = left * 6 / 70 / 42 * 100
    assert found.exact_volume == (19 - worth) * 42 / 12 * 70 / 50
    assert found.expected == 100
    assert "Subtracted (site setting)." in found.warnings[0].words
    assert any("Still to run of dose 1" in one.label for one in found.steps)


def test_that_a_running_bag_which_is_enough_asks_for_no_dose() -> None:
    ledger = first_dose_running()
    titer(ledger, "19T05:30", "90.0 mg/dL", use=True)
    found = plan(ledger, "19T06:41", site={**SITE, "subtract_running_bag": SignedValue("yes")})
    assert found.outcome == "none"
    assert codes(found) == ["remainder_reaches_target"]


def test_that_a_bag_of_unknown_remainder_cannot_be_subtracted() -> None:
    ledger = first_dose_running()
    ledger.infusion("18T12:00", "unknown_from", 1)
    titer(ledger, "19T05:30", "81.0 mg/dL", use=True)
    site = {**SITE, "subtract_running_bag": SignedValue("yes")}
    assert "remainder_not_known" in codes(plan(ledger, "19T06:41", site=site))


def test_that_a_bag_without_an_accepted_volume_says_that_its_rest_is_not_known() -> None:
    ledger = enrolled()
    ledger.infusion("18T10:00", "start", 1, rate="14.2 mL/h")
    titer(ledger, "19T05:30", "81.0 mg/dL")
    found = plan(ledger, "19T06:41")
    assert codes(found) == ["sampled_during_infusion", "delivered_not_known"]
    assert "How much was still to run is not known." in found.reasons[0].words


def test_that_a_paused_bag_counts_as_running() -> None:
    ledger = first_dose_running()
    ledger.infusion("18T20:00", "pause", 1)
    titer(ledger, "19T05:30", "81.0 mg/dL")
    found = plan(ledger, "19T06:41")
    assert "sampled_during_infusion" in codes(found)


def test_that_no_further_dose_is_worked_out_while_a_bag_is_paused_with_volume_to_run() -> None:
    ledger = first_dose_running()
    ledger.infusion("18T20:00", "pause", 1)
    titer(ledger, "19T05:30", "81.0 mg/dL", use=True)
    found = plan(ledger, "19T06:41")
    assert found.outcome == "refused"
    assert codes(found) == ["infusion_paused"]
    ledger.infusion("19T06:50", "stop", 1)
    assert "infusion_paused" not in codes(plan(ledger, "19T06:55"))


def test_that_a_sample_outside_the_morning_is_said_and_used() -> None:
    ledger = first_dose_running()
    ledger.infusion("19T10:08", "complete", 1)
    titer(ledger, "19T11:00", "81.0 mg/dL")
    found = plan(ledger, "19T11:30")
    assert found.outcome == "proposed"
    assert [one.words for one in found.warnings] == [
        "Sampled 11:00, outside the sampling window 05:00 to 09:00."
    ]


@pytest.mark.requirement("R29")
def test_that_what_ran_in_the_last_24_hours_leaves_less_room() -> None:
    ledger = enrolled()
    ledger.chart("18T09:30", decided(1, ("first-titer",), volume="490 mL"))
    ledger.infusion("18T21:00", "start", 1, rate="28 mL/h")  # at the ceiling: 17.5 hours
    ledger.infusion("19T06:00", "stop", 1)  # 252 mL in 9 hours
    titer(ledger, "19T08:00", "0.0 mg/dL")
    found = plan(ledger, "19T09:00")
    # Until 21:00 all of the 252 mL still count: they and half of the new volume fill the 490 mL.
    assert found.limits == ("rolling_cap",)
    assert found.exact_volume == (490 - 252) * 2
    room = next(one for one in found.steps if one.label.startswith("Room under"))
    assert room.check == "limit"
    assert room.value == "340 mg per kg"
    assert found.expected is not None
    assert found.expected == Fraction(340 * 12, 42)


def test_that_a_full_24_hours_leave_no_dose() -> None:
    ledger = enrolled()
    ledger.chart("18T09:30", decided(1, ("first-titer",), volume="490 mL"))
    ledger.infusion("18T10:00", "start", 1, rate="600 mL/h")  # far above any ceiling, yet it ran
    ledger.infusion("18T10:50", "stop", 1)
    titer(ledger, "19T06:00", "5.0 mg/dL")
    found = plan(ledger, "19T06:30")
    assert codes(found) == ["rolling_cap_reached"]


def test_that_a_stop_rule_which_is_reached_ends_the_proposals() -> None:
    found = plan(enrolled(), "18T09:30", stops=(Stop("Vasoactive drugs are withdrawn."),))
    assert codes(found) == ["stopped"]
    assert found.reasons[0].words == "Vasoactive drugs are withdrawn."


def test_that_a_stop_rule_to_look_at_is_a_warning() -> None:
    stop = Stop("Vasopressor off 3hr; the site has not signed what withdrawn means.", False)
    found = plan(enrolled(), "18T09:30", stops=(stop,))
    assert found.outcome == "proposed"
    assert [one.code for one in found.warnings] == ["stop_rule"]


@pytest.mark.parametrize(("now", "codes_"), [("25T08:00", []), ("26T08:00", ["after_last_day"])])
def test_that_no_dose_starts_after_day_7(now: str, codes_: list[str]) -> None:
    ledger = first_dose_running()
    ledger.infusion("19T10:08", "complete", 1)
    ledger.measure(f"{now[:3]}06:30", "weight", "70 kg")
    titer(ledger, f"{now[:3]}07:00", "60.0 mg/dL")
    assert codes(plan(ledger, now)) == codes_


def test_that_a_declined_dose_is_over_and_its_titer_used() -> None:
    ledger = enrolled()
    ledger.chart("18T09:30", decided(1, ("first-titer",), "decline"))
    found = plan(ledger, "18T10:00")
    assert found.period == 2
    assert codes(found) == ["titer_already_used"]


def test_that_an_accepted_dose_that_has_not_started_is_still_the_next() -> None:
    ledger = enrolled()
    ledger.chart("18T09:30", decided(1, ("first-titer",), volume="343 mL"))
    found = plan(ledger, "18T09:45")
    assert (found.period, found.outcome) == (1, "proposed")


def test_that_the_newest_weight_doses_and_an_old_one_does_not() -> None:
    ledger = enrolled()
    ledger.measure("18T09:20", "weight", "72.5 kg", id="w2")
    found = plan(ledger, "18T09:30")
    assert found.exact_volume == Fraction("72.5") * 245 / 50
    assert "w2" in found.inputs
    late = enrolled()
    titer(late, "18T12:00", "30.0 mg/dL")
    old = {**SITE, "weight_max_age": SignedValue("1 d")}
    assert codes(plan(late, "19T08:00", site=old)) == []
    assert "weight_too_old" in codes(plan(late, "19T09:01", site=old))


@pytest.mark.parametrize(
    ("which", "volume", "code"),
    [
        ("admission", 343, None),
        ("actual", Fraction("72.5") * 245 / 50, None),
        ("ideal", 60 * Fraction(245, 50), None),
        ("adjusted", None, "weight_not_of_kind"),
    ],
)
def test_that_the_site_says_which_weight_doses(
    which: str, volume: object, code: str | None
) -> None:
    ledger = enrolled()
    ledger.measure("18T09:10", "weight", "60 kg")
    ledger.entries[-1] = replace(
        ledger.entries[-1], fact=replace(ledger.entries[-1].fact, method="ideal")
    )
    ledger.measure("18T09:20", "weight", "72.5 kg")
    found = plan(ledger, "18T09:30", site={**SITE, "dosing_weight": SignedValue(which)})
    assert found.exact_volume == volume
    assert codes(found) == ([code] if code else [])


def test_that_study_infusions_come_a_day_apart() -> None:
    ledger = Ledger()
    ledger.enrol("18T09:00", weight="80 kg", anchors={"mechanical_ventilation_start": "17T09:00"})
    found = plan(ledger, "18T09:30", ICAR, site={})
    assert (found.outcome, found.period, found.not_before) == ("proposed", 1, None)
    ledger.chart("18T09:30", decided(1, (), volume="800 mL"))
    ledger.infusion("18T10:00", "start", 1, rate="100 mL/h")
    ledger.infusion("18T18:00", "complete", 1)
    second = plan(ledger, "18T20:00", ICAR, site={})
    assert (second.period, second.not_before) == (2, at("19T10:00"))


@pytest.mark.parametrize(
    ("now", "code"),
    [
        ("21T01:00", None),
        ("21T01:01", "start_window_closing"),
        ("21T08:59", "start_window_closing"),
        ("21T09:00", "start_window_passed"),
        ("21T09:01", "start_window_passed"),
    ],
)
def test_that_the_first_study_infusion_has_96_hours_of_ventilation(
    now: str, code: str | None
) -> None:
    ledger = Ledger()
    ledger.enrol("18T09:00", weight="80 kg", anchors={"mechanical_ventilation_start": "17T09:00"})
    found = plan(ledger, now, ICAR, site={})
    assert [one.code for one in found.warnings] == ([code] if code else [])


@pytest.mark.parametrize(
    ("now", "outcome"),
    [("21T08:59", "refused"), ("21T09:00", "proposed"), ("25T09:00", "proposed")],
)
def test_that_the_second_injection_waits_72_hours(now: str, outcome: str) -> None:
    ledger = Ledger()
    ledger.enrol("18T08:00", weight="70 kg")
    ledger.chart("18T09:00", InjectionGiven(1, quantity("0.7 mL"), "left deltoid"))
    found = plan(ledger, now, ILIAD, site={"concentration": SignedValue("1 mg/mL")})
    assert (found.period, found.outcome) == (2, outcome)
    assert codes(found) == (["gap_too_short"] if outcome == "refused" else [])
    assert found.not_before == at("21T09:00")


def test_that_after_seven_injections_there_is_none() -> None:
    ledger = Ledger()
    ledger.enrol("01T08:00", weight="70 kg")
    for number in range(1, 8):
        ledger.chart(f"{number * 3:02}T09:00", InjectionGiven(number, quantity("0.7 mL")))
    found = plan(ledger, "28T09:00", ILIAD, site={"concentration": SignedValue("1 mg/mL")})
    assert codes(found) == ["beyond_course"]


def test_that_the_ladder_is_planned_once() -> None:
    micro = load("i-micro")
    site = {"concentration": SignedValue("0.2 microg/mL")}
    ledger = Ledger()
    ledger.enrol("18T08:00", weight="70 kg")
    assert plan(ledger, "18T09:00", micro, site=site).rate == quantity("10.5 mL/h")
    ledger.infusion("18T10:00", "start", 1, level=1)
    running = plan(ledger, "18T11:00", micro, site=site)
    assert (running.outcome, running.period) == ("proposed", 1)
    ledger.infusion("18T12:00", "stop", 1)
    assert codes(plan(ledger, "18T13:00", micro, site=site)) == ["infusion_ended"]


def test_that_a_registry_is_never_planned() -> None:
    ledger = Ledger()
    ledger.enrol("18T08:00", weight="70 kg")
    found = plan(ledger, "18T09:00", load("ivig-cohort"), site={})
    assert codes(found) == ["observational"]


@pytest.mark.requirement("R18")
def test_that_the_same_record_gives_the_same_plan_again() -> None:
    ledger = first_dose_running()
    titer(ledger, "19T05:30", "81.0 mg/dL", use=True)
    assert plan(ledger, "19T06:41") == plan(ledger, "19T06:41")


def test_that_a_sample_at_the_very_start_of_a_dose_says_nothing_of_it() -> None:
    ledger = enrolled()
    ledger.infusion("18T10:00", "start", 1, rate="14.2 mL/h")
    ledger.infusion("18T20:00", "stop", 1)
    titer(ledger, "18T10:00", "40.0 mg/dL", use=True)
    assert "titer_before_last_dose" in codes(plan(ledger, "18T22:00"))


def test_that_an_accepted_second_dose_keeps_its_own_titer() -> None:
    ledger = first_dose_running()
    titer(ledger, "19T05:30", "81.0 mg/dL", use=True, id="morning")
    ledger.chart("19T06:45", decided(2, ("morning",), volume="93.1 mL"))
    found = plan(ledger, "19T07:00")
    assert (found.period, found.outcome) == (2, "proposed")


def test_that_a_declined_dose_is_over_even_where_a_volume_stands_in_it() -> None:
    ledger = enrolled()
    ledger.chart("18T09:30", decided(1, ("first-titer",), "decline", volume="343 mL"))
    assert plan(ledger, "18T10:00").period == 2


@pytest.mark.requirement("R29")
def test_that_an_unknown_stretch_counts_with_what_may_have_run() -> None:
    ledger = enrolled()
    ledger.chart("18T09:30", decided(1, ("first-titer",), volume="490 mL"))
    ledger.infusion("18T21:00", "start", 1, rate="1 mL/h")
    ledger.infusion("18T21:00", "unknown_from", 1)
    ledger.infusion("19T06:00", "stop", 1)  # 9 hours at most at the ceiling of 28 mL/h
    titer(ledger, "19T08:00", "0.0 mg/dL")
    found = plan(ledger, "19T09:00")
    assert found.limits == ("rolling_cap",)
    assert found.exact_volume == (490 - 252) * 2


@pytest.mark.requirement("R29")
def test_that_what_a_paused_bag_still_holds_stops_the_next_dose() -> None:
    ledger = enrolled()
    ledger.chart("18T09:30", decided(1, ("first-titer",), volume="490 mL"))
    ledger.infusion("18T10:00", "start", 1, rate="14 mL/h")
    ledger.infusion("18T20:00", "pause", 1)  # 140 mL given, 350 mL still in the bag
    titer(ledger, "19T08:00", "0.0 mg/dL", use=True)
    found = plan(ledger, "19T21:00")
    assert found.outcome == "refused"
    assert "infusion_paused" in codes(found)


def test_that_a_dose_which_follows_the_running_bag_has_its_whole_room() -> None:
    ledger = enrolled()
    ledger.chart("18T09:30", decided(1, ("first-titer",), volume="490 mL"))
    ledger.infusion("18T10:00", "start", 1, rate="20.4 mL/h")
    titer(ledger, "19T05:30", "0.0 mg/dL", use=True)
    found = plan(ledger, "19T06:41")
    assert (found.limits, found.exact_volume) == ((), 490)


def test_that_the_second_flat_dose_follows_the_first_without_being_cut() -> None:
    ledger = enrolled("flat")
    ledger.chart("18T09:30", decided(1, (), volume="350 mL"))
    ledger.infusion("18T10:00", "start", 1, rate="14.5 mL/h")
    found = plan(ledger, "19T08:00")
    assert (found.outcome, found.period, found.limits) == ("proposed", 2, ())
    assert found.exact_volume == 350
    assert found.not_before is not None
    assert at("19T10:08") < found.not_before < at("19T10:09")
    assert codes(plan(ledger, "19T08:00", stops=(Stop("Three daily doses are done."),))) == [
        "stopped"
    ]

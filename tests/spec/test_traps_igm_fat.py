"""Traps T1 to T9: where the description of IgM-FAT contradicts itself or leaves something open.

Each docstring names the trap, what the text says and how it is handled; each test runs the rules
as the program does, over the released file.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from protocols.analytes import ANALYTES, is_unusual
from protocols.catalogue import load
from protocols.course import Course
from protocols.definition.page import protocol_page
from protocols.facts import MeasurementTaken
from protocols.intake import Reading, read_reading
from protocols.issues import Issue
from protocols.units import quantity
from tests.spec.test_eligibility_trials import AT, IGM, judged, verdict
from tests.support.trial_builders import Ledger
from tests.unit.sheet.stories import course, enrol
from ui.commands.dose import answer_dose
from ui.commands.eligibility import answer_eligibility

SITE = {"distribution_volume": "42 mL/kg"}


def enrolled(arm: str = "titer") -> Ledger:
    """Shock on the 17th at 21:40, randomised on the 18th at 06:15, 70 kg, a titer of 30 mg/dL."""
    ledger = Ledger("IGM-0099")
    anchors = {"shock_onset": "17T21:40", "randomised": "18T06:15"}
    enrol(ledger, "igm-fat", "18T06:15", arm=arm, weight="70 kg", anchors=anchors)
    ledger.support("17T21:40", "vasopressor", "start", "norepinephrine")
    ledger.measure("18T05:00", "igm", "30.0 mg/dL")
    return ledger


def at_noon(ledger: Ledger, now: str, **signed: str) -> Course:
    return course(ledger, "igm-fat", now, **signed)


def dose(**line: Any) -> dict[str, Any]:
    whole = {"id": 1, "protocol": "igm-fat", "weight": "70 kg", "site": SITE} | line
    return answer_dose(whole, load)


def page() -> str:
    return " ".join(protocol_page(load("igm-fat")).split())


def test_that_a_fifth_of_the_laboratorys_limit_is_the_sites_to_sign_and_off_by_default() -> None:
    """T1: "< 20% of the lower threshold" would be 8 to 10 mg/dL; 60 holds unless signed."""
    assert verdict(judged("igm-fat", igm="59.9 mg/dL"), "I3") == "met"
    line = {"id": 1, "protocol": "igm-fat", "at": AT, "site": {"entry_limit": "10 mg/dL"}}
    for titer, expected in (("9.9 mg/dL", "met"), ("10 mg/dL", "not_met"), ("31 mg/dL", "not_met")):
        answer = answer_eligibility(line | {"facts": IGM | {"igm": titer}}, load)
        assert verdict(answer, "I3") == expected
    assert "recorded as a question to the sponsor" in page()


def test_that_the_flat_arm_gets_250_mg_per_kg_on_each_day_and_750_in_all() -> None:
    """T2: "250 mg/kg for 3 days" is per day, as the abstract says, not in all."""
    each = [dose(arm="flat", period=period) for period in (1, 2, 3)]
    assert [one["dose_per_weight"] for one in each] == ["250 mg/kg"] * 3
    assert dose(arm="flat", period=4)["outcome"] == "refused"
    assert "750 mg/kg in all" in page()


@pytest.mark.parametrize(
    ("now", "codes"),
    [("25T23:59", []), ("26T00:00", ["stopped", "titer_not_of_this_day"])],  # the 25th is day 7
)
def test_that_periods_are_counted_and_none_starts_after_day_7(now: str, codes: list[str]) -> None:
    """T3: "day 0 to day 7" are 8 dates and "7 days" are 7 doses: periods 1 to 7, none after D7."""
    ledger = enrolled()
    for number in range(1, 7):
        ledger.infusion(f"{17 + number}T12:00", "start", number, rate="10 mL/h")
        ledger.infusion(f"{18 + number}T11:00", "complete", number, volume="230 mL")
    ledger.measure("25T06:00", "igm", "80.0 mg/dL")
    plan = at_noon(ledger, now).next_dose
    assert plan is not None
    assert plan.period == 7
    assert [one.code for one in plan.reasons] == codes
    assert dose(arm="titer", titer="30 mg/dL", period=8)["outcome"] == "refused"


def test_that_a_titer_drawn_while_a_bag_runs_waits_for_a_persons_choice() -> None:
    """T4: the morning sample falls into yesterday's infusion; flagged, with what is still to run.

    The cap holds for any 24 h as well as for each period.
    """
    ledger = enrolled()
    ledger.infusion("18T12:00", "start", 1, rate="14.2 mL/h")
    drawn = MeasurementTaken("igm", Reading(quantity("81.0 mg/dL")))
    ledger.chart("19T06:00", drawn)
    now = at_noon(ledger, "19T06:30")
    assert now.titers[-1].during == 1
    assert now.next_dose is not None
    assert "sampled_during_infusion" in [one.code for one in now.next_dose.reasons]
    assert now.next_dose.volume is None
    caps = {cap.id: cap for cap in load("igm-fat").doses[0].caps}
    assert (caps["daily_cap"].per, caps["rolling_cap"].per) == ("period", "rolling")


def test_that_a_titer_at_target_on_a_vasopressor_proposes_nothing_and_asks_the_prescriber() -> None:
    """T5: "maintain above 100" with a titer of 100 or more: no dose; the prescriber decides."""
    ledger = enrolled()
    ledger.infusion("18T12:00", "start", 1, rate="14.2 mL/h")
    ledger.infusion("19T04:00", "complete", 1, volume="227 mL")
    ledger.measure("19T06:00", "igm", "104.0 mg/dL")
    now = at_noon(ledger, "19T06:30")
    assert now.next_dose is not None
    assert (now.next_dose.outcome, now.next_dose.dose, now.next_dose.rate) == ("none", 0, None)
    assert "prescriber decides whether to maintain" in now.next_dose.reasons[0].words
    assert now.supports["vasopressor"][-1].stop is None


@pytest.mark.parametrize(
    ("rate", "deviations"),
    [("14.2 mL/h", 0), ("28 mL/h", 0), ("28.1 mL/h", 1)],  # 0.4 x 70 kg = 28 mL/h
)
def test_that_the_rate_is_volume_over_24_h_and_any_up_to_the_ceiling_keeps_to_the_protocol(
    rate: str, deviations: int
) -> None:
    """T6: "in 24 hours" against "max 0,4 ml/kg until reaching 250"; the lost hour is read as h."""
    proposed = dose(arm="flat")
    assert Fraction(proposed["exact"]["rate_mL_h"]) - Fraction(350, 24) < Fraction(1, 10**20)
    assert proposed["ceiling_rate"] == "28 mL/h"
    ledger = enrolled("flat")
    ledger.infusion("18T12:00", "start", 1, rate=rate)
    found = [one for one in at_noon(ledger, "18T13:00").deviations if "ceiling" in one.kind]
    assert len(found) == deviations


@pytest.mark.parametrize(
    ("typed", "canonical", "unusual"),
    [
        ("0,4 g/L", "40", False),
        ("58.0 mg/dL", "58.0", False),
        ("310 mg/L", "31", False),
        ("0.5 mg/dL", "0.5", True),
        ("1.0 mg/dL", "1.0", False),
        ("400 mg/dL", "400", False),
        ("401 mg/dL", "401", True),
        ("5 g/L", "500", True),
    ],
)
def test_that_a_titer_is_read_with_its_unit_and_an_unusual_one_is_questioned(
    typed: str, canonical: str, unusual: bool
) -> None:
    """T7: decimal commas, g/L for mg/dL: unit chosen, either mark; asked outside 1 to 400 mg/dL."""
    read = read_reading(typed, "igm", ANALYTES["igm"].units)
    assert isinstance(read, Reading)
    assert is_unusual(ANALYTES["igm"], read) is unusual
    answer = judged("igm-fat", igm=f"{canonical} mg/dL")
    assert verdict(judged("igm-fat", igm=typed.replace(",", ".")), "I3") == verdict(answer, "I3")


@pytest.mark.parametrize("typed", ["0.4", "1.234", "1,234 mg/dL", "0.4 mL"])
def test_that_a_titer_without_unit_or_with_a_mark_that_reads_two_ways_is_refused(
    typed: str,
) -> None:
    """T7: a number without its unit is never guessed, nor is 1,234."""
    assert isinstance(read_reading(typed, "igm", ANALYTES["igm"].units), Issue)


def test_that_18_years_are_enough_only_where_the_site_signed_so() -> None:
    """T8: "Age > 18" against "18+": above 18 unless signed; exclusions are the registry's."""
    line = {"id": 1, "protocol": "igm-fat", "at": AT, "facts": IGM | {"age": 18}}
    assert verdict(answer_eligibility(line, load), "I1") == "not_met"
    signed = line | {"site": {"youngest_age": "18 a"}}
    assert verdict(answer_eligibility(signed, load), "I1") == "met"
    assert verdict(judged("igm-fat", age=19), "I1") == "met"
    exclusions = [one for one in load("igm-fat").criteria if one.kind == "exclusion"]
    assert [one.source[0] for one in exclusions] == ["registry"] * 12
    assert "Palo Alto" not in page()


def test_that_off_vasopressor_ends_treatment_only_by_the_signed_hours() -> None:
    """T9: "withdrawal of vasoactive drugs": how long off, inotropes, restart are the site's."""
    ledger = enrolled()
    ledger.support("19T10:00", "vasopressor", "stop", "norepinephrine")
    signed = at_noon(ledger, "20T10:00")
    assert signed.treatment_over
    assert not at_noon(ledger, "20T09:59").treatment_over
    later = at_noon(ledger, "20T10:00", vasopressor_off_hours="48 h")
    assert not later.treatment_over
    choices = {one.id: one.choices for one in load("igm-fat").site_parameters}
    assert choices["inotropes_count"] == ("no", "yes")
    ledger.support("21T08:00", "vasopressor", "start", "norepinephrine")
    again = at_noon(ledger, "21T09:00")
    assert not again.treatment_over
    assert "prescriber decides whether treatment resumes" in again.announcements[0].words
    stays = at_noon(ledger, "21T09:00", restart_after_stop="treatment stays ended")
    assert stays.treatment_over

"""Words, site values, caps and the backward check, each alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

import protocols.dosing
import protocols.infusion
from protocols.amount_words import (
    amount_words,
    dose_words,
    exact_text,
    hours_words,
    measured_words,
    number_words,
    unit_words,
)
from protocols.catalogue import load
from protocols.definition.model import SignedValue, SiteParameter, SiteRef
from protocols.dosing.caps import rolling_room
from protocols.dosing.crosscheck import Forward, check_amount, check_ladder_rate
from protocols.dosing.plan import (
    CrossCheck,
    DosePlan,
    EarlierDoses,
    Known,
    Refusal,
    Stretch,
)
from protocols.dosing.site import (
    in_force,
    judge_site_value,
    site_entries,
    site_quantity,
    site_source,
)
from protocols.dosing.working import conclude
from protocols.intake import Reading
from protocols.times import Instant
from protocols.units import Quantity, Unit, quantity


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (Fraction(343), "343"),
        (Fraction("103.74"), "103.74"),
        (Fraction("0.0625"), "0.0625"),
        (Fraction(700, 3), "Approx. 233.33"),
        (Fraction(1, 3), "Approx. 0.33"),
        (Fraction(1, 30000), "Approx. 0.000033"),
        (Fraction(0), "0"),
        (Fraction(17150), "17150"),
    ],
)
def test_that_a_number_which_does_not_end_is_said_to_be_approximate(
    number: Fraction, words: str
) -> None:
    assert number_words(number) == words


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(343, 24), "14.29166666666666666666666667"),
        (Fraction(10**12), "1000000000000"),
        (Fraction(1, 10**9), "0.000000001"),
        (Fraction(245), "245"),
        (Fraction("14.20"), "14.2"),
    ],
)
def test_that_exact_numbers_are_plain_digits_to_28_places(number: Fraction, text: str) -> None:
    assert exact_text(number) == text


@pytest.mark.requirement("R26", "R42")
def test_that_doses_lose_trailing_zeros_and_measurements_keep_their_digits() -> None:
    assert dose_words(quantity("42.0 mL/kg")) == "42 mL per kg"
    assert measured_words(quantity("81.0 mg/dL")) == "81.0 mg/dL"
    assert amount_words(Fraction("0.4"), Unit.ML_PER_KG_H) == "0.4 mL per kg per hour"
    assert unit_words(Unit.MICROG_PER_KG_MIN) == "micrograms per kg per min"
    assert unit_words(Unit.NG_PER_KG_MIN) == "nanograms per kg per min"
    assert unit_words(Unit.MG_PER_KG_DAY) == "mg per kg per day"


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (Fraction(24), "24hr"),
        (Fraction(35, 2), "17hr 30min"),
        (Fraction(1, 2), "30min"),
        (0, "0min"),
    ],
)
def test_that_hours_are_written_in_words(hours: Fraction, words: str) -> None:
    assert hours_words(Fraction(hours)) == words


IGM_FAT = load("igm-fat")


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("distribution_volume", "30 mL/kg", None),
        ("distribution_volume", "29.9 mL/kg", "out_of_range"),
        ("distribution_volume", "80 mL/kg", None),
        ("distribution_volume", "80.1 mL/kg", "out_of_range"),
        ("distribution_volume", "42 mL", "wrong_unit"),
        ("distribution_volume", "42", "no_unit"),
        ("distribution_volume", "", "empty"),
        ("distribution_volume", "-42 mL/kg", "not_a_number"),
        ("distribution_volume", "1e2 mL/kg", "not_a_number"),
        ("titer_window", "05:00-09:00", None),
        ("titer_window", "5-9", "not_allowed"),
        ("target_met", "above", None),
        ("target_met", "below", "not_allowed"),
        ("titer_max_age", "1 d", None),
        ("titer_max_age", "25 h", "out_of_range"),
    ],
)
@pytest.mark.requirement("R29")
def test_that_a_site_value_outside_its_declared_range_is_named(
    name: str, text: str, code: str | None
) -> None:
    parameter = IGM_FAT.parameter(name)
    assert parameter is not None
    issue = judge_site_value(parameter, text)
    assert (issue.code if issue else None) == code
    assert issue is None or issue.field == f"site.{name}"


def test_that_a_count_is_a_whole_number() -> None:
    parameter = SiteParameter("times", "Times", "count", ("S1",))
    assert judge_site_value(parameter, "3") is None
    issue = judge_site_value(parameter, "3.5")
    assert issue is not None
    assert "a whole number" in issue.message


def test_that_standards_hold_until_the_site_signs_and_demo_values_never_do() -> None:
    values = in_force(IGM_FAT, {"volume_step": SignedValue("1 mL")})
    assert values["volume_step"].text == "1 mL"
    assert values["rate_step"].text == "0.1 mL/h"
    assert "distribution_volume" not in values


def test_that_a_value_says_where_it_comes_from() -> None:
    step = SiteRef("volume_step")
    signed = {"volume_step": SignedValue("1 mL", "inv", "02-Nov-2026 10:15", "entry-9")}
    assert site_source(step, signed, "Protocol") == "Site setting, signed 02-Nov-2026 10:15"
    assert site_source(step, in_force(IGM_FAT, {}), "P") == "Standard of the file"
    assert site_source(step, {}, "Protocol") == "Site setting"
    assert site_source(quantity("6 mg/mL"), signed, "Protocol") == "Protocol"
    assert site_entries(signed, step, None, quantity("1 mL")) == ("entry-9",)
    assert site_quantity(quantity("1 mL"), {}) == quantity("1 mL")
    assert isinstance(site_quantity(step, {}), Refusal)


FORWARD = Forward(
    Fraction(245),
    Unit.MG_PER_KG,
    Fraction(343),
    quantity("343.0 mL"),
    quantity("14.2 mL/h"),
    quantity("70 kg"),
    quantity("50 mg/mL"),
    quantity("0.1 mL"),
)


@pytest.mark.requirement("R34")
@pytest.mark.parametrize(
    ("change", "agrees"),
    [
        ({}, True),
        ({"exact_volume": Fraction("343.01")}, False),
        ({"per_weight": Fraction(246)}, False),
        ({"weight": quantity("71 kg")}, False),
        ({"concentration": quantity("60 mg/mL")}, False),
        ({"volume": quantity("343.1 mL")}, False),
        ({"volume": quantity("342.9 mL")}, False),
        ({"weight": quantity("70 points")}, False),
    ],
)
def test_that_the_backward_check_sees_every_changed_number(
    change: dict[str, object], agrees: bool
) -> None:
    assert check_amount(replace(FORWARD, **change)).agrees == agrees


def test_that_a_ladder_rate_is_checked_backwards() -> None:
    level, weight, strength = (
        quantity("0.5 ng/kg/min"),
        quantity("70 kg"),
        quantity("0.2 microg/mL"),
    )
    assert check_ladder_rate(level, Fraction(21, 2), weight, strength)
    assert not check_ladder_rate(level, Fraction(22, 2), weight, strength)


@pytest.mark.requirement("R34")
def test_that_a_plan_which_disagrees_with_itself_is_blocked() -> None:
    plan = DosePlan(
        "proposed",
        "per_weight",
        1,
        volume=quantity("343 mL"),
        rate=quantity("14.2 mL/h"),
        cross_check=CrossCheck("14.2 mL per hour", agrees=False),
    )
    blocked = conclude(plan)
    assert blocked.outcome == "refused"
    assert (blocked.volume, blocked.rate, blocked.dose) == (None, None, None)
    assert [one.code for one in blocked.reasons] == ["cross_check"]


def test_that_a_value_without_a_time_is_a_value_without_a_time() -> None:
    assert Known(Reading(Quantity(Decimal(70), Unit.KG))).at is None


@pytest.mark.requirement("R25")
def test_that_no_binary_float_stands_in_the_dose_path() -> None:
    for package in (protocols.dosing, protocols.infusion):
        for path in Path(package.__path__[0]).glob("*.py"):
            text = path.read_text("utf-8")
            assert "float(" not in text, path
            assert "import math" not in text, path


@pytest.mark.parametrize(
    ("run", "window", "room"),
    [(24, 24, 100), (24, 12, 200), (12, 24, 100), (48, 24, 200)],
)
def test_that_a_window_shorter_than_the_run_holds_only_its_share(
    run: int, window: int, room: int
) -> None:
    start = Instant.parse_iso("2026-11-21T10:00:00Z")
    earlier = EarlierDoses((Stretch(start.add(hours=-90), start.add(hours=-80), Fraction(5)),))
    found = rolling_room(earlier, start, Fraction(run), Fraction(window), Fraction(100))
    assert found == room


def test_that_what_runs_beside_the_new_dose_counts_in_every_window_it_shares() -> None:
    start = Instant.parse_iso("2026-11-21T10:00:00Z")
    beside = Stretch(start.add(hours=30), start.add(hours=36), Fraction(60))
    found = rolling_room(EarlierDoses((beside,)), start, Fraction(24), Fraction(24), Fraction(100))
    assert found == 80  # the window that ends at 36 hours holds 60 and half of the new volume

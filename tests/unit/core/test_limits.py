"""Hard limits of a decided dose, one step below, at and above each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from protocols import catalogue
from protocols.definition.model import RaiseToTarget
from protocols.dosing.limits import decision_issues
from protocols.facts import PlanDecided
from protocols.record import Record
from protocols.units import quantity
from tests.support.rules import FLAT_RULE, INJECTION_RULE, LADDER_RULE, OBSERVED_RULE, TITER_RULE
from tests.support.trial_builders import Ledger


def record(weight: str | None = "70 kg") -> Record:
    ledger = Ledger()
    ledger.enrol(weight=weight) if weight else ledger.enrol()
    return ledger.record()


def codes(rule: Any = TITER_RULE, weight: str | None = "70 kg", **decided: Any) -> list[str]:
    amounts = {k: quantity(v) if isinstance(v, str) else v for k, v in decided.items()}
    fact = PlanDecided(amounts.pop("period", 1), "accept", **amounts)
    issues = decision_issues(rule, record(weight), fact)
    assert all(issue.message for issue in issues)
    return [issue.code for issue in issues]


# 350 mg/kg at 70 kg are 24,500 mg, at 50 mg/mL 490 mL; 0.4 mL/kg/h are 28 mL/h.
@pytest.mark.requirement("R29")
@pytest.mark.parametrize(
    ("volume", "expected"),
    [
        ("0 mL", []),
        ("343 mL", []),
        ("489.9 mL", []),
        ("490 mL", []),
        ("490.1 mL", ["above_daily_cap", "above_rolling_cap"]),
        ("0.49 L", []),
        ("0.4901 L", ["above_daily_cap", "above_rolling_cap"]),
        ("999999999999 mL", ["above_daily_cap", "above_rolling_cap"]),
    ],
)
def test_that_no_accepted_volume_passes_the_cap_by_one_step(volume, expected):
    assert codes(volume=volume) == expected


@pytest.mark.requirement("R29")
@pytest.mark.parametrize(
    ("rate", "expected"),
    [("0 mL/h", []), ("27.9 mL/h", []), ("28 mL/h", []), ("28.1 mL/h", ["above_ceiling"])],
)
def test_that_no_accepted_rate_passes_the_ceiling_by_one_step(rate, expected):
    assert codes(rate=rate) == expected


@pytest.mark.requirement("R29")
@pytest.mark.parametrize(
    ("period", "expected"), [(1, []), (7, []), (8, ["beyond_course"]), (99, ["beyond_course"])]
)
def test_that_no_eighth_dose_is_accepted(period, expected):
    assert codes(period=period, volume="343 mL") == expected


@pytest.mark.requirement("R29")
def test_that_every_limit_passed_is_told_at_once_with_the_numbers():
    fact = PlanDecided(8, "accept", quantity("500 mL"), quantity("30 mL/h"))
    issues = decision_issues(TITER_RULE, record(), fact)
    assert [issue.code for issue in issues] == [
        "beyond_course",
        "above_daily_cap",
        "above_rolling_cap",
        "above_ceiling",
    ]
    cap, ceiling = issues[1].message, issues[3].message
    assert "357.14 mg per kg" in cap
    assert "490 mL at 70 kg" in cap
    assert "28 mL/h" in ceiling


def test_that_the_limit_follows_the_weight_measured_last():
    ledger = Ledger()
    ledger.enrol(weight="70 kg")
    ledger.measure("19T06:00", "weight", "60 kg")
    fact = PlanDecided(1, "accept", quantity("420.1 mL"), quantity("24.1 mL/h"))
    found = [issue.code for issue in decision_issues(TITER_RULE, ledger.record(), fact)]
    assert found == ["above_daily_cap", "above_rolling_cap", "above_ceiling"]
    within = replace(fact, volume=quantity("420 mL"), rate=quantity("24 mL/h"))
    assert decision_issues(TITER_RULE, ledger.record(), within) == ()


def test_that_without_a_weight_only_the_number_of_doses_is_judged():
    assert codes(weight=None, volume="9999 mL", rate="999 mL/h") == []
    assert codes(weight=None, period=8) == ["beyond_course"]


def test_that_the_flat_dose_has_limits_of_its_own():
    assert codes(FLAT_RULE, volume="350 mL") == []
    assert codes(FLAT_RULE, volume="350.1 mL") == ["above_daily_cap"]
    assert codes(FLAT_RULE, period=4) == ["beyond_course"]


@pytest.mark.parametrize("rule", [LADDER_RULE, INJECTION_RULE, OBSERVED_RULE])
def test_that_a_dose_without_decisions_has_no_limits_here(rule):
    assert codes(rule, period=99, volume="9999 mL") == []


@pytest.mark.requirement("R29")
@pytest.mark.parametrize(
    ("volume", "rate", "expected"),
    [
        ("490 mL", "28 mL/h", []),
        ("490.1 mL", None, ["above_daily_cap", "above_rolling_cap"]),
        (None, "28.1 mL/h", ["above_ceiling"]),
    ],
)
def test_that_the_released_file_holds_the_same_limits(volume, rate, expected):
    released = catalogue.load("igm-fat")
    rule = next(one for one in released.doses if isinstance(one, RaiseToTarget))
    found = codes(rule, **{k: v for k, v in (("volume", volume), ("rate", rate)) if v})
    assert len(found) >= len(expected)
    assert bool(found) is bool(expected)

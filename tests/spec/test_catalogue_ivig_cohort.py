"""The IVIG registry: an observational protocol proposes nothing and keeps both groupings."""

from __future__ import annotations

from protocols.catalogue import load
from protocols.definition.model import AfterAnchor, Observed
from protocols.units import quantity

PROTOCOL = load("ivig-cohort")


def test_that_nothing_is_proposed() -> None:
    assert PROTOCOL.kind == "observational"
    (rule,) = PROTOCOL.doses
    assert isinstance(rule, Observed)
    assert PROTOCOL.second_check is None
    assert PROTOCOL.arms == ()


def test_that_day_1_is_hospital_admission_and_death_is_asked_28_days_later() -> None:
    assert (PROTOCOL.days.anchor, PROTOCOL.days.first) == ("hospital_admission", 1)
    item = next(one for one in PROTOCOL.schedule if one.does == "vital_status")
    assert item.when == AfterAnchor("hospital_admission", quantity("28 d"), day=28)


def test_that_both_cut_offs_of_dose_and_course_stand_side_by_side() -> None:
    options = {one.id: dict(one.options) for one in PROTOCOL.endpoints}
    assert options["max_daily_dose"] == {"methods": "at_least 10 g/d", "table_3": "above 10 g/d"}
    assert options["course_days"] == {"methods": "at_least 8 d", "table_3": "above 8 d"}
    assert options["hours_to_first"] == {"early": "at_most 48 h"}


def test_that_admission_and_day_3_laboratory_are_those_of_the_tables() -> None:
    asks = {one.id: one.asks for one in PROTOCOL.schedule}
    assert len(asks["laboratory_admission"]) == 22
    assert asks["laboratory_day_3"] == (
        "wbc",
        "neutrophils",
        "lymphocytes",
        "platelets",
        "pt",
        "aptt",
        "crp",
    )


def test_that_the_bias_is_said_and_no_effect_is() -> None:
    assert "immortal" in PROTOCOL.bias_note
    assert "no effect estimate" in PROTOCOL.bias_note

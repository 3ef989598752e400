"""The registry's summary against sums done by hand (T15, T17, T18; layout of Tables 1 and 2)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocols.analytes import ANALYTES
from protocols.catalogue import load
from protocols.issues import Issue
from protocols.mask import masked
from protocols.summary.content import Cell, Spread, Summary
from protocols.summary.statistics import quantile, shown
from protocols.summary.sum_up import sum_up
from protocols.summary.values import in_unit
from protocols.units import Unit, quantity
from tests.support.trial_builders import ROME
from tests.unit.summary.registry_ward import NOW, PROTOCOL, courses

F = Fraction


@pytest.fixture(scope="module")
def summary() -> Summary:
    made = sum_up(PROTOCOL, courses(), ROME, NOW)
    assert isinstance(made, Summary)
    return made


def cell(summary: Summary, row: str, group: str = "all", level: str = "") -> Cell:
    at = [column.id for column in summary.columns].index(group)
    lines = [line for table in summary.tables for line in table.lines]
    return next(line for line in lines if (line.row, line.level) == (row, level)).cells[at]


def test_that_a_subject_at_exactly_10_g_and_8_days_is_in_one_group_of_each_reading(summary) -> None:
    """T15: both cut-offs side by side, from the raw amounts."""
    told = {column.id: column.subjects for column in summary.columns}
    assert told == {
        "all": 6,
        "none_recorded": 2,  # 4, 5
        "recorded": 4,  # 1, 2, 3, 6
        "high_methods": 3,  # 1 and 6 at exactly 10 g, 2
        "low_methods": 1,  # 3
        "high_table_3": 1,  # 2
        "low_table_3": 3,  # 1, 3, 6
        "long_methods": 2,  # 1 at exactly 8 days, 2
        "short_methods": 2,  # 3, 6
        "long_table_3": 1,  # 2
        "short_table_3": 3,  # 1, 3, 6
        "early": 2,  # 1, and 2 at exactly 48 h
        "late": 2,  # 3, and 6 one minute after 48 h
    }
    assert dict(summary.not_grouped) == {"treated": 0, "dose": 2, "course": 2, "timing": 2}


@pytest.mark.parametrize(
    ("row", "group", "level", "expected"),
    [
        # T17: known, missing, count; what is missing is in no denominator
        ("copd", "all", "", Cell(5, 1, 2)),
        ("copd", "recorded", "", Cell(3, 1, 1)),
        ("copd", "none_recorded", "", Cell(2, 0, 1)),
        ("diabetes", "all", "", Cell(0, 6, 0)),
        ("sex", "all", "Male", Cell(5, 1, 3)),
        ("sex", "all", "Female", Cell(5, 1, 2)),
        ("mortality_28", "all", "", Cell(5, 1, 2)),
        ("mortality_28", "high_methods", "", Cell(3, 0, 1)),
        ("mortality_28", "high_table_3", "", Cell(1, 0, 0)),
        ("mortality_28", "low_methods", "", Cell(0, 1, 0)),
        ("niv", "all", "", Cell(3, 3, 2)),  # charted, answered yes, answered no
        ("shock", "all", "", Cell(1, 5, 0)),
        ("rrt", "all", "", Cell(0, 6, 0)),  # nobody charted it: not known, not absent
        # medians and quartiles of type 7
        ("age", "all", "", Cell(5, 1, None, Spread(F(56), F(45), F(66)))),
        ("wbc", "all", "", Cell(4, 2, None, Spread(F("6.5"), F("5.5"), F("7.75")))),
        ("wbc", "none_recorded", "", Cell(1, 1, None, Spread(F(10), F(10), F(10)))),
        ("max_daily_dose", "all", "", Cell(4, 2, None, Spread(F(10), F("8.75"), F("12.5")))),
        ("course_days", "recorded", "", Cell(4, 0, None, Spread(F(5), F("1.75"), F("8.25")))),
        ("hours_to_first", "early", "", Cell(2, 0, None, Spread(F(26), F(15), F(37)))),
        # 9 d, 14 d, and 457 h to the death of subject 5; three stays go on and have no length yet
        ("hospital_stay", "all", "", Cell(3, 3, None, Spread(F(14), F("11.5"), F("793/48")))),
        ("mortality_hospital", "all", "", Cell(3, 3, 2)),
        ("sofa", "all", "", Cell(0, 6)),
    ],
)
def test_that_each_cell_is_what_a_person_reckons(summary, row, group, level, expected) -> None:
    assert cell(summary, row, group, level) == expected


def test_that_the_layout_is_that_of_the_source_tables(summary) -> None:
    tables = {table.id: table for table in summary.tables}
    assert [table.source_table for table in summary.tables][:2] == ["Table 1", "Table 2"]
    first = [line.source_row for line in tables["table_1"].lines if line.level in ("", "Male")]
    assert first[:4] == [
        "Age, years",
        "Sex",
        "Smoking",
        "Chronic obstructive pulmonary disease",
    ]
    assert len(first) == 45
    second = [line.source_row for line in tables["table_2"].lines]
    assert second[:3] == ["28-day mortality", "In-hospital mortality", "Length of hospitalization"]
    assert len([one for one in second if one]) == 15


def test_that_the_bias_and_the_method_are_said_and_no_effect_is(summary) -> None:
    """T18: long courses and high doses are reached only by those who survive so long."""
    assert "immortal" in summary.bias_note
    assert any("type 7 of Hyndman and Fan" in note for note in summary.notes)
    assert any("never counted as no" in note for note in summary.notes)
    assert any("10 g" in note for note in summary.notes)


def test_that_the_order_of_subjects_changes_nothing(summary) -> None:
    for order in list(permutations(courses()))[::97]:
        assert sum_up(PROTOCOL, order, ROME, NOW) == summary


def test_that_every_cell_counts_each_subject_of_its_group_once(summary) -> None:
    for table in summary.tables:
        for line in table.lines:
            for one, column in zip(line.cells, summary.columns, strict=True):
                assert one.known + one.missing == column.subjects
                assert one.count is None or 0 <= one.count <= one.known


def test_that_an_empty_registry_and_a_trial_without_a_summary_are_told_in_words() -> None:
    empty = sum_up(PROTOCOL, [], ROME, NOW)
    assert isinstance(empty, Summary)
    assert empty.subjects == 0
    assert all(one.count in (None, 0) for one in empty.tables[0].lines[0].cells)
    none = sum_up(load("icar"), [], ROME, NOW)
    assert isinstance(none, Issue)
    assert "declares no summary" in none.message


def test_that_subjects_of_another_protocol_are_left_out() -> None:
    other = [replace(one, protocol=load("icar")) for one in courses()]
    made = sum_up(PROTOCOL, other, ROME, NOW)
    assert isinstance(made, Summary)
    assert made.subjects == 0


@pytest.mark.requirement("R79")
def test_that_what_is_masked_is_in_no_group() -> None:
    from protocols.definition.model import Mask

    hiding = replace(
        PROTOCOL, blinding=replace(PROTOCOL.blinding, masks=(Mask("dose", ("monitor",)),))
    )
    seen = [masked(replace(one, protocol=hiding), "monitor") for one in courses()]
    made = sum_up(hiding, seen, ROME, NOW)
    assert isinstance(made, Summary)
    told = {column.id: column.subjects for column in made.columns}
    for group in ("high_methods", "low_methods", "high_table_3", "low_table_3"):
        assert told[group] == 0, group


# --- statistics ----------------------------------------------------------------------------------

FIVE = tuple(F(n) for n in (36, 45, 56, 66, 76))


@pytest.mark.parametrize(
    ("method", "values", "expected"),
    [
        # as R gives them for both types
        ("type_7", FIVE, ("45", "56", "66")),
        ("type_6", FIVE, ("81/2", "56", "71")),
        ("type_7", FIVE[:1], ("36", "36", "36")),
        ("type_6", FIVE[:1], ("36", "36", "36")),
        ("type_7", FIVE[:2], ("153/4", "81/2", "171/4")),
        ("type_6", FIVE[:2], ("36", "81/2", "45")),
    ],
)
def test_that_quartiles_are_those_of_the_named_method(method, values, expected) -> None:
    found = tuple(quantile(values, p, method) for p in (F(1, 4), F(1, 2), F(3, 4)))
    assert found == tuple(F(one) for one in expected)


@given(st.lists(st.fractions(), min_size=1, max_size=30), st.sampled_from(["type_6", "type_7"]))
def test_that_quartiles_rise_and_lie_within_the_values(values, method) -> None:
    low, median, high = (quantile(values, p, method) for p in (F(1, 4), F(1, 2), F(3, 4)))
    assert min(values) <= low <= median <= high <= max(values)


def test_that_there_is_no_quartile_of_nothing() -> None:
    with pytest.raises(ValueError, match="0 values"):
        quantile([], F(1, 2), "type_7")


@pytest.mark.parametrize(
    ("number", "decimals", "text"),
    [
        ("0", 1, "0.0"),
        ("7.75", 1, "7.8"),
        ("7.65", 1, "7.7"),  # a half goes away from zero, not to the even digit
        ("-7.65", 1, "-7.7"),
        ("2/3", 2, "0.67"),
        ("56", 0, "56"),
        ("0.5", 0, "1"),
        ("-0.04", 1, "0.0"),
        ("1234.5", 0, "1235"),
    ],
)
def test_that_a_number_is_shown_with_its_decimals(number, decimals, text) -> None:
    assert shown(F(number), decimals) == text


@pytest.mark.parametrize(
    ("analyte", "given_", "unit", "expected"),
    [
        ("creatinine", "1.3 mg/dL", Unit.MICROMOL_PER_L, "114.92"),
        ("creatinine", "114.92 micromol/L", Unit.MICROMOL_PER_L, "114.92"),
        ("bilirubin", "2.1 mg/dL", Unit.MICROMOL_PER_L, "35.91"),
        ("hemoglobin", "12.9 g/dL", Unit.G_PER_L, "129"),
        ("pct", "0.21 microg/L", Unit.NG_PER_ML, "0.21"),
        ("wbc", "9800 /microL", Unit.TEN9_PER_L, "9.8"),
    ],
)
def test_that_units_are_converted_exactly(analyte, given_, unit, expected) -> None:
    assert in_unit(ANALYTES[analyte], quantity(given_), unit) == F(expected)

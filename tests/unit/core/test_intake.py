"""Typed numbers: the museum of bad ones, each refused by its name, and what is accepted."""

from __future__ import annotations

from decimal import Decimal

import pytest

from protocols.intake import (
    Reading,
    invisible_in,
    read_number,
    read_quantity,
    read_reading,
    read_text,
    read_unit,
)
from protocols.issues import Issue
from protocols.units import SPELLINGS, Quantity, Unit, plain, quantity

MUSEUM = [
    # number with a unit, and the code it is refused with
    ("1.200 mg/dL", "ambiguous_number"),
    ("1,200 mg/dL", "ambiguous_number"),
    ("0.125 mg/dL", "ambiguous_number"),
    ("12.000 mL", "ambiguous_number"),
    ("1,250,000 mL", "not_a_number"),
    ("1.250.000 mL", "not_a_number"),
    ("1.250,5 mL", "not_a_number"),
    ("1'250 mL", "not_a_number"),
    ("1_000 mL", "not_a_number"),
    ("1 000 mL", "unknown_unit"),
    ("nan mL", "not_a_number"),
    ("NaN mg/dL", "not_a_number"),
    ("inf mL", "not_a_number"),
    ("Infinity mL", "not_a_number"),
    ("1e3 mL", "not_a_number"),
    ("1E3 mL", "not_a_number"),
    ("0x10 mL", "not_a_number"),
    ("+5 mL", "not_a_number"),
    ("-5 mL", "not_a_number"),
    ("\u22125 mL", "not_a_number"),
    ("- 5 mL", "not_a_number"),
    ("(5) mL", "not_a_number"),
    ("~5 mL", "not_a_number"),
    ("5-6 mL", "not_a_number"),
    ("1/2 mL", "not_a_number"),
    (".5 mL", "not_a_number"),
    ("5. mL", "not_a_number"),
    (",5 mL", "not_a_number"),
    ("5, mL", "not_a_number"),
    ("1..5 mL", "not_a_number"),
    ("1.,5 mL", "not_a_number"),
    ("<5 mL", "not_a_number"),
    ("\u0661\u0662\u0663 mL", "not_a_number"),
    ("\u06f1\u06f2 mL", "not_a_number"),
    ("\uff11\uff12 mL", "not_a_number"),
    ("\U0001d7d7 mL", "not_a_number"),
    ("5\u00b2 mL", "not_a_number"),
    ("\u00bd mL", "not_a_number"),
    ("\u2164 mL", "not_a_number"),
    ("O.5 mL", "not_a_number"),
    ("l0 mL", "not_a_number"),
    ("1\u066b5 mL", "not_a_number"),
    ("1\u00b75 mL", "not_a_number"),
    ("007 mL", "leading_zero"),
    ("00.5 mL", "leading_zero"),
    ("1234567890123 mL", "not_a_number"),
    ("1.1234567890 mL", "not_a_number"),
    ("", "empty"),
    ("   ", "empty"),
    ("mL", "not_a_number"),
    ("81.0", "no_unit"),
    ("81", "no_unit"),
    ("180 lb", "unknown_unit"),
    ("180lbs", "unknown_unit"),
    ("180 pounds", "unknown_unit"),
    ("5 \u00b5g", "unknown_unit"),
    ("5 \u03bcg", "unknown_unit"),
    ("5 ug", "unknown_unit"),
    ("5 mcg", "unknown_unit"),
    ("5 gamma", "unknown_unit"),
    ("5 IU", "unknown_unit"),
    ("5 UI", "unknown_unit"),
    ("5 U", "unknown_unit"),
    ("5 cc", "unknown_unit"),
    ("5 ml", "unknown_unit"),
    ("5 ML", "unknown_unit"),
    ("5 mg/dl", "unknown_unit"),
    ("5 MG/DL", "unknown_unit"),
    ("5 mg%", "unknown_unit"),
    ("5 g/l", "unknown_unit"),
    ("70 KG", "unknown_unit"),
    ("70 Kg", "unknown_unit"),
    ("70 kgs", "unknown_unit"),
    ("5 mg /dL", "unknown_unit"),
    ("5 mg/dL.", "unknown_unit"),
    ("5 mg/dL mg/dL", "unknown_unit"),
    ("5 Mg", "unknown_unit"),
    ("5 k\u0261", "unknown_unit"),
    ("5 \u043cg", "unknown_unit"),
    ("5 1", "unknown_unit"),
    ("5 '; DROP TABLE entries;--", "unknown_unit"),
    ("58.0\u00a0mg/dL", "hidden_character"),
    ("58.0\u202fmg/dL", "hidden_character"),
    ("58.0\u2009mg/dL", "hidden_character"),
    ("5\u200b8 mg/dL", "hidden_character"),
    ("5\u200d8 mg/dL", "hidden_character"),
    ("5\u20608 mg/dL", "hidden_character"),
    ("\ufeff58 mg/dL", "hidden_character"),
    ("\u202e85 mg/dL", "hidden_character"),
    ("\u206685\u2069 mg/dL", "hidden_character"),
    ("58\u200e mg/dL", "hidden_character"),
    ("5\x008 mg/dL", "hidden_character"),
    ("58 mg/dL\n", "hidden_character"),
    ("58\r mg/dL", "hidden_character"),
    ("5\t8 mg/dL", "hidden_character"),
    ("58 mg/dL\x1b[0m", "hidden_character"),
    ("5\ud8008 mL", "hidden_character"),
    ("5\u00ad8 mL", "hidden_character"),
]


@pytest.mark.requirement("R26", "R52", "R54")
@pytest.mark.parametrize(("typed", "code"), MUSEUM, ids=[ascii(typed) for typed, _ in MUSEUM])
def test_that_a_bad_number_is_refused_by_its_name(typed: str, code: str):
    read = read_quantity(typed, "igm")
    assert isinstance(read, Issue), f"{typed!r} was read as {read}"
    assert (read.code, read.field) == (code, "igm")
    assert read.message
    assert not invisible_in(read.message), "the sentence itself must be readable"


ACCEPTED = [
    ("58.0 mg/dL", "58.0", Unit.MG_PER_DL),
    ("58,0 mg/dL", "58.0", Unit.MG_PER_DL),
    ("58.0mg/dL", "58.0", Unit.MG_PER_DL),
    ("  58.0   mg/dL  ", "58.0", Unit.MG_PER_DL),
    ("0 mg/dL", "0", Unit.MG_PER_DL),
    ("0.0 mg/dL", "0.0", Unit.MG_PER_DL),
    ("0.12 microg/kg/min", "0.12", Unit.MICROG_PER_KG_MIN),
    ("0.12 micrograms/kg/min", "0.12", Unit.MICROG_PER_KG_MIN),
    ("1.2500 mL", "1.2500", Unit.ML),
    ("1200 mL", "1200", Unit.ML),
    ("123456789012 mL", "123456789012", Unit.ML),
    ("50 %", "50", Unit.PERCENT),
    ("50%", "50", Unit.PERCENT),
    ("22 /min", "22", Unit.PER_MIN),
    ("22/min", "22", Unit.PER_MIN),
    ("90 10*9/L", "90", Unit.TEN9_PER_L),
    ("90 10^9/L", "90", Unit.TEN9_PER_L),
    ("0.04 units/min", "0.04", Unit.UNITS_PER_MIN),
    ("70 kg", "70", Unit.KG),
    ("245 mg/kg", "245", Unit.MG_PER_KG),
    ("24 h", "24", Unit.H),
]


@pytest.mark.requirement("R26", "R52")
@pytest.mark.parametrize(("typed", "value", "unit"), ACCEPTED)
def test_that_a_plain_number_with_its_unit_keeps_every_digit(typed: str, value: str, unit: Unit):
    read = read_quantity(typed, "x")
    assert isinstance(read, Quantity), read
    assert (plain(read.value), read.unit) == (value, unit)


@pytest.mark.requirement("R26")
@pytest.mark.parametrize("unit", [unit for unit in Unit if unit is not Unit.ONE])
def test_that_every_unit_is_read_as_it_is_written(unit: Unit):
    assert read_quantity(f"4.2 {unit.value}", "x") == Quantity(Decimal("4.2"), unit)


@pytest.mark.requirement("R26")
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_that_no_accepted_spelling_holds_a_greek_letter_or_an_abbreviated_microgram(spelling: str):
    assert spelling.isascii()
    assert "mcg" not in spelling
    assert "ug" not in spelling
    assert "IU" not in spelling


@pytest.mark.requirement("R52")
@pytest.mark.parametrize(
    ("typed", "small", "large"),
    [
        ("1.250", "1.25", "1250"),
        ("1,250", "1.25", "1250"),
        ("12,500", "12.5", "12500"),
        ("1.000", "1", "1000"),
        ("0.125", "0.1250", "125"),
        ("1.234", "1.2340", "1234"),
    ],
)
def test_that_both_readings_of_three_decimals_are_shown_and_can_be_typed(typed, small, large):
    issue = read_quantity(f"{typed} mL", "volume")
    assert isinstance(issue, Issue)
    assert dict(issue.details) == {"small": small, "large": large}
    for offered in (small, large):
        assert offered in issue.message
        again = read_quantity(f"{offered} mL", "volume")
        assert isinstance(again, Quantity), "what the sentence offers must be accepted"
        assert again.value == Decimal(offered)
    assert Decimal(small) == Decimal(typed.replace(",", "."))


def test_that_a_field_of_three_decimals_takes_them():
    read = read_quantity("0.125 microg/kg/min", "rate", three_decimals=True)
    assert read == quantity("0.125 microg/kg/min")
    assert read_number("7.315", "ph", three_decimals=True) == Decimal("7.315")


@pytest.mark.parametrize(("mark", "typed"), [(".", "58,5 mL"), (",", "58.5 mL")])
def test_that_the_other_decimal_mark_is_refused_where_the_ward_fixed_one(mark, typed):
    issue = read_quantity(typed, "volume", mark=mark)
    assert isinstance(issue, Issue)
    assert issue.code == "other_decimal_mark"
    right = typed.replace("," if mark == "." else ".", mark)
    assert right.removesuffix(" mL") in issue.message
    assert read_quantity(right, "volume", mark=mark) == quantity("58.5 mL")


def test_that_a_whole_number_is_read_under_either_mark():
    assert read_quantity("58 mL", "x", mark=",") == read_quantity("58 mL", "x", mark=".")


@pytest.mark.parametrize(
    ("typed", "value"), [("-4 mmol/L", "-4"), ("-4.5 mmol/L", "-4.5"), ("4 mmol/L", "4")]
)
def test_that_only_what_can_lie_below_zero_takes_a_minus(typed: str, value: str):
    read = read_quantity(typed, "base_excess", signed=True)
    assert read == Quantity(Decimal(value), Unit.MMOL_PER_L)
    if typed.startswith("-"):
        assert isinstance(read_quantity(typed, "potassium"), Issue)


@pytest.mark.parametrize("typed", ["--4 mmol/L", "- 4 mmol/L", "-+4 mmol/L", "4- mmol/L", "-"])
def test_that_a_minus_stands_once_and_right_before_the_digits(typed: str):
    assert isinstance(read_quantity(typed, "base_excess", signed=True), Issue)
    assert isinstance(
        read_number(typed.split(" mmol", maxsplit=1)[0], "base_excess", signed=True), Issue
    )


def test_that_minus_nothing_is_nothing():
    read = read_quantity("-0.0 mmol/L", "base_excess", signed=True)
    assert isinstance(read, Quantity)
    assert plain(read.value) == "0.0"


@pytest.mark.requirement("R31")
@pytest.mark.parametrize(
    ("typed", "sign", "amount", "words"),
    [
        ("<0.2 mg/dL", "<", "0.2 mg/dL", "below 0.2 mg/dL"),
        (">300 mg/dL", ">", "300 mg/dL", "above 300 mg/dL"),
        ("> 300 mg/dL", ">", "300 mg/dL", "above 300 mg/dL"),
        ("81.0 mg/dL", "", "81.0 mg/dL", "81.0 mg/dL"),
    ],
)
def test_that_a_titer_below_or_above_the_limit_is_kept_as_such(typed, sign, amount, words):
    read = read_reading(typed, "igm")
    assert read == Reading(quantity(amount), sign)
    assert str(read) == words


@pytest.mark.parametrize(
    "typed",
    ["<<0.2 mg/dL", "<> 1 mg/dL", "< mg/dL", "<", "\u22645 mg/dL", "<=5 mg/dL", "5 < mg/dL"],
)
def test_that_any_other_sign_before_a_titer_is_refused(typed: str):
    assert isinstance(read_reading(typed, "igm"), Issue)


def test_that_a_known_unit_of_another_field_is_refused_with_the_list():
    issue = read_unit("mL", "igm", (Unit.MG_PER_DL, Unit.G_PER_L))
    assert isinstance(issue, Issue)
    assert issue.code == "wrong_unit"
    assert "mg/dL, g/L" in issue.message


@pytest.mark.parametrize(
    ("typed", "write"),
    [("lb", "kg"), ("\u00b5g", "microg"), ("mcg", "microg"), ("IU", "units"), ("mg/dl", "mg/dL")],
)
def test_that_a_slip_is_answered_with_what_to_write(typed: str, write: str):
    issue = read_unit(typed, "x")
    assert isinstance(issue, Issue)
    assert f"Write {write}" in issue.message


def test_that_a_very_long_text_is_not_repeated_whole():
    issue = read_quantity("9" * 5000 + " mL", "x")
    assert isinstance(issue, Issue)
    assert len(issue.message) < 400
    assert len(issue.given) <= 100


@pytest.mark.requirement("R54")
@pytest.mark.parametrize(
    "hidden",
    [
        "\u202e",
        "\u200b",
        "\x00",
        "\x07",
        "\ud800",
        "\u2028",
        "\u2029",
        "\ue000",
        "\ufeff",
        "\u061c",
    ],
)
def test_that_free_text_with_hidden_characters_is_refused_with_a_pointer(hidden: str):
    issue = read_text(f"calm{hidden}now", "text")
    assert isinstance(issue, Issue)
    assert issue.code == "hidden_character"
    assert f"U+{ord(hidden):04X}" in issue.message


@pytest.mark.requirement("R54")
def test_that_free_text_is_composed_and_kept():
    assert read_text("  Andre\u0301 \u4e2d\u6587 \u05d0 \U0001f600 ", "text") == (
        "Andr\u00e9 \u4e2d\u6587 \u05d0 \U0001f600"
    )


def test_that_lines_are_kept_only_where_lines_may_stand():
    assert read_text("one\ntwo", "text", lines=True) == "one\ntwo"
    assert isinstance(read_text("one\ntwo", "bed"), Issue)


def test_that_a_text_too_long_is_refused_and_one_at_the_limit_is_kept():
    assert read_text("a" * 20, "bed", longest=20) == "a" * 20
    issue = read_text("a" * 21, "bed", longest=20)
    assert isinstance(issue, Issue)
    assert issue.code == "too_long"


@pytest.mark.requirement("R26")
@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("5 \u00b5g/kg/min", "Write microg/kg/min"),
        ("5 mcg/mL", "Write microg/mL"),
        ("14.2 ML/H", "Write mL/h"),
        ("5 mg / L", "Write mg/L"),
    ],
)
def test_that_a_unit_written_wrongly_is_refused_with_the_one_to_write(
    typed: str, advice: str
) -> None:
    issue = read_quantity(typed, "dose")
    assert isinstance(issue, Issue)
    assert issue.code == "unknown_unit"
    assert advice in issue.message


def test_that_micromoles_are_taken_as_a_laboratory_prints_them() -> None:
    read = read_quantity("110 umol/L", "creatinine")
    assert isinstance(read, Quantity)
    assert read.unit is Unit.MICROMOL_PER_L

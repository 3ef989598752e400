"""Whatever is typed: either it is refused, or it means exactly what an independent eye reads."""

# ruff: noqa: S311 - dice that need only be repeatable

from __future__ import annotations

import random
import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocols.intake import DecimalMark, read_quantity
from protocols.units import SPELLINGS, Quantity, Unit

# Written without looking at the reader: what a typed quantity may be, and nothing else.
ORACLE = re.compile(
    r"\x20*(?P<whole>0|[1-9][0-9]{0,11})(?:(?P<mark>[.,])(?P<part>[0-9]{1,2}|[0-9]{4,9}))?(?![0-9])"
    r"(?P<gap>\x20*)(?P<unit>[\x21-\x7e]+(?:\x20[\x21-\x7e]+)*)\x20*"
)
UNITS = {unit.value: unit for unit in Unit if unit is not Unit.ONE} | SPELLINGS

PIECES = (
    *("0", "1", "5", "9", "00", "12", "58", "250", "1000", "007", "125", "0000"),
    *(".", ",", ".", ",", "..", ".,", " ", "  ", "_", "'", "-", "+", "e", "E", "<", ">", "/"),
    *("nan", "inf", "1e3", "0x1F", "\u0661\u0662", "\uff11", "\U0001d7d7", "\u00b2", "\u00bd"),
    *("\u00a0", "\u200b", "\u202e", "\u2009", "\x00", "\n", "\t", "\u066b", "\u2212"),
)
TAILS = (
    *("mg/dL", "mL", "kg", "mL/h", "microg/kg/min", "10*9/L", "%", "/min", "h", "units/h"),
    *("", "", "mg/dl", "ug", "\u00b5g", "mcg", "IU", "U", "lb", "KG", "mg /dL", "1", "*9/L"),
)


def meant(typed: str, mark: DecimalMark | None) -> Quantity | None:
    """Return what the text says to the oracle, or None where it must be refused."""
    match = ORACLE.fullmatch(typed)
    if match is None:
        return None
    if mark is not None and match["mark"] not in (None, mark):
        return None
    unit = UNITS.get(match["unit"])
    if unit is None or (not match["gap"] and match["unit"][0].isdigit()):
        return None
    return Quantity(Decimal(f"{match['whole']}.{match['part'] or '0'}"), unit)


def disagrees(typed: str, mark: DecimalMark | None) -> str:
    """Return how reader and oracle differ, or an empty text."""
    read, expected = read_quantity(typed, "x", mark=mark), meant(typed, mark)
    got = read if isinstance(read, Quantity) else None
    if got is None or expected is None:
        return "" if got is expected else f"{typed!r} under {mark}: {got}, meant {expected}"
    same = got.unit is expected.unit and got.value == expected.value
    return "" if same else f"{typed!r} under {mark}: {got}, meant {expected}"


typed_texts = st.builds(
    lambda pieces, gap, tail: "".join(pieces) + gap + tail,
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=5),
    st.sampled_from(("", " ", " ", "  ")),
    st.sampled_from(TAILS),
)
any_texts = st.text(max_size=24) | st.text("0123456789.,-+eE_ \u00a0mgLdkh/%*", max_size=24)


@pytest.mark.requirement("R52")
@settings(max_examples=3000, deadline=None)
@given(typed_texts | any_texts, st.sampled_from((".", ",", None)))
def test_that_no_typed_quantity_is_silently_misread(typed: str, mark: DecimalMark | None):
    assert not disagrees(typed, mark)


@pytest.mark.requirement("R52")
@settings(max_examples=500, deadline=None)
@given(
    st.integers(0, 10**12 - 1),
    st.text("0123456789", min_size=0, max_size=9).filter(lambda part: len(part) != 3),
    st.sampled_from((".", ",")),
    st.sampled_from(sorted(UNITS)),
)
def test_that_every_plain_number_is_accepted_with_all_its_digits(whole, part, mark, unit):
    number = f"{whole}{mark}{part}" if part else str(whole)
    read = read_quantity(f"{number} {unit}", "x", mark=mark)
    assert isinstance(read, Quantity), read
    assert format(read.value, "f") == number.replace(",", ".")
    assert read.unit is UNITS[unit]


def throw(dice: random.Random) -> str:
    """Return one typed text, mostly near the border between good and bad."""
    if dice.random() < 0.4:
        whole = str(dice.randrange(10 ** dice.randrange(1, 8)))
        part = "".join(dice.choices("0123456789", k=dice.randrange(0, 6)))
        return f"{whole}{dice.choice('.,')}{part}{dice.choice(('', ' '))}{dice.choice(TAILS)}"
    pieces = "".join(dice.choices(PIECES, k=dice.randrange(1, 5)))
    return f"{pieces}{dice.choice(('', ' ', '  '))}{dice.choice(TAILS)}"


def misreads(number: int, seed: int) -> list[str]:
    dice = random.Random(seed)
    found = []
    accepted = 0
    for _ in range(number):
        typed = throw(dice)
        for mark in (".", ","):
            accepted += isinstance(read_quantity(typed, "x", mark=mark), Quantity)
            how = disagrees(typed, mark)
            if how:
                found.append(how)
    assert number < accepted * 20, "the dice must throw good numbers too"
    return found


@pytest.mark.requirement("R52")
def test_that_ten_thousand_typed_quantities_hold_no_misread():
    assert misreads(10_000, seed=20261121) == []


@pytest.mark.soak
@pytest.mark.requirement("R52")
@pytest.mark.parametrize("seed", range(10))
def test_that_a_million_typed_quantities_hold_no_misread(seed: int):
    assert misreads(100_000, seed) == []

"""Numbers in words, from the grammar books of the three languages."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.spoken import spoken_number

TABLE = [
    ("0", "zero", "zero", "zéro"),
    ("81.0", "eighty-one point zero", "ottantuno virgola zero", "quatre-vingt-un virgule zéro"),
    ("8.10", "eight point one zero", "otto virgola uno zero", "huit virgule un zéro"),
    ("0.08", "zero point zero eight", "zero virgola zero otto", "zéro virgule zéro huit"),
    ("17", "seventeen", "diciassette", "dix-sept"),
    ("21", "twenty-one", "ventuno", "vingt et un"),
    ("23", "twenty-three", "ventitré", "vingt-trois"),
    ("28", "twenty-eight", "ventotto", "vingt-huit"),
    ("70", "seventy", "settanta", "soixante-dix"),
    ("71", "seventy-one", "settantuno", "soixante et onze"),
    ("77", "seventy-seven", "settantasette", "soixante-dix-sept"),
    ("80", "eighty", "ottanta", "quatre-vingts"),
    ("91", "ninety-one", "novantuno", "quatre-vingt-onze"),
    ("99", "ninety-nine", "novantanove", "quatre-vingt-dix-neuf"),
    ("100", "one hundred", "cento", "cent"),
    ("103", "one hundred and three", "centotré", "cent trois"),
    ("108", "one hundred and eight", "centotto", "cent huit"),
    ("200", "two hundred", "duecento", "deux cents"),
    ("280", "two hundred and eighty", "duecentottanta", "deux cent quatre-vingts"),
    ("343", "three hundred and forty-three", "trecentoquarantatré", "trois cent quarante-trois"),
    ("810", "eight hundred and ten", "ottocentodieci", "huit cent dix"),
    ("1000", "one thousand", "mille", "mille"),
    ("1340", "one thousand three hundred and forty", "milletrecentoquaranta",
     "mille trois cent quarante"),
    ("2001", "two thousand and one", "duemilauno", "deux mille un"),
    ("3000", "three thousand", "tremila", "trois mille"),
    ("23000", "twenty-three thousand", "ventitremila", "vingt-trois mille"),
    ("80000", "eighty thousand", "ottantamila", "quatre-vingt mille"),
    ("200000", "two hundred thousand", "duecentomila", "deux cent mille"),
    ("1000000", "one million", "un milione", "un million"),
    ("2000000", "two million", "due milioni", "deux millions"),
]  # fmt: skip


@pytest.mark.requirement("R52")
@pytest.mark.parametrize(("number", "english", "italian", "french"), TABLE)
def test_that_a_number_is_said_as_a_colleague_would_read_it(number, english, italian, french):
    value = Decimal(number)
    assert spoken_number(value, "en") == english
    assert spoken_number(value, "it_IT") == italian
    assert spoken_number(value, "fr-FR") == french


def test_that_another_language_hears_english():
    assert spoken_number(Decimal("1.5"), "pl_PL") == "one point five"


@pytest.mark.parametrize("number", ["-1", "-0", "NaN", "Infinity", "1000000000"])
def test_that_what_is_no_clinical_number_is_refused(number: str):
    with pytest.raises(ValueError, match="not a number that is read back"):
        spoken_number(Decimal(number))


numbers = st.builds(
    lambda whole, part: Decimal(f"{whole}.{part}" if part else str(whole)),
    st.integers(0, 999_999),
    st.text("0123456789", max_size=3),
)


@pytest.mark.requirement("R52")
@given(numbers, numbers, st.sampled_from(["en", "it", "fr"]))
def test_that_two_numbers_that_differ_in_a_digit_sound_different(one, other, language):
    if str(one) != str(other):
        assert spoken_number(one, language) != spoken_number(other, language)


@given(numbers, st.sampled_from(["en", "it", "fr"]))
def test_that_ten_times_slips_are_heard(number, language):
    if number:
        shifted = Decimal(str(number)) * 10
        assert spoken_number(number, language) != spoken_number(
            Decimal(format(shifted, "f")), language
        )

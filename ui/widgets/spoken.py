"""Numbers in words for the read-back: `81.0` is eighty-one point zero, digit by digit after it.

Pure. English, Italian and French; any other language hears English, as the rest of its screen
does where a translation is missing. Digits after the mark are said one by one, so that 1.25 and
1.250 sound different and nothing is rounded.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

_EN_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_EN_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

_IT_ONES = (
    "zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci",
    "undici", "dodici", "tredici", "quattordici", "quindici", "sedici", "diciassette",
    "diciotto", "diciannove",
)  # fmt: skip
_IT_TENS = (
    "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta",
)  # fmt: skip

_FR_ONES = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
    "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip
_FR_TENS = ("vingt", "trente", "quarante", "cinquante", "soixante")

LARGEST = Decimal(1_000_000_000)


def spoken_number(value: Decimal, locale: str = "en") -> str:
    """Say a number in words, its digits kept: `81.0` is `eighty-one point zero`.

    Args:
        value: a finite number from 0 up to below one thousand million.
        locale: a language or locale name, such as `it` or `fr_FR`.

    Raises:
        ValueError: the number is negative, not finite or too large to be a clinical value.
    """
    if not value.is_finite() or value.is_signed() or value >= LARGEST:
        raise ValueError(f"{value} is not a number that is read back")
    language = _LANGUAGES.get(locale.replace("-", "_").partition("_")[0].lower(), _ENGLISH)
    whole, _, part = format(value, "f").partition(".")
    words = language.whole(int(whole))
    if part:
        digits = " ".join(language.digits[int(digit)] for digit in part)
        words = f"{words} {language.mark} {digits}"
    return words


def _english(number: int) -> str:
    if number < 20:
        return _EN_ONES[number]
    if number < 100:
        tens, one = divmod(number, 10)
        return _EN_TENS[tens - 2] + (f"-{_EN_ONES[one]}" if one else "")
    for size, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            many, rest = divmod(number, size)
            said = f"{_english(many)} {name}"
            if not rest:
                return said
            return f"{said} and {_english(rest)}" if rest < 100 else f"{said} {_english(rest)}"
    raise AssertionError(number)


def _italian(number: int) -> str:
    if number < 20:
        return _IT_ONES[number]
    if number < 100:
        tens, one = divmod(number, 10)
        stem = _IT_TENS[tens - 2]
        if one in (1, 8):
            stem = stem[:-1]  # ventuno, ventotto: the vowel falls
        return stem + ("tré" if one == 3 else _IT_ONES[one] if one else "")
    if number < 1000:
        many, rest = divmod(number, 100)
        stem = ("" if many == 1 else _IT_ONES[many]) + "cento"
        if rest == 8 or 80 <= rest < 90:
            stem = stem[:-1]  # centotto, centottanta
        return stem + (_accented_three(rest) if rest else "")
    if number < 1_000_000:
        many, rest = divmod(number, 1000)
        stem = "mille" if many == 1 else f"{_italian(many).replace('tré', 'tre')}mila"
        return stem + (_accented_three(rest) if rest else "")
    many, rest = divmod(number, 1_000_000)
    stem = "un milione" if many == 1 else f"{_italian(many)} milioni"
    return stem + (f" {_italian(rest)}" if rest else "")


def _accented_three(rest: int) -> str:
    return "tré" if rest == 3 else _italian(rest)


def _french(number: int) -> str:
    if number < 100:
        return _french_below_hundred(number)
    if number < 1000:
        many, rest = divmod(number, 100)
        said = "cent" if many == 1 else f"{_FR_ONES[many]} cent{'' if rest else 's'}"
        return f"{said} {_french_below_hundred(rest)}" if rest else said
    if number < 1_000_000:
        many, rest = divmod(number, 1000)
        said = "mille" if many == 1 else f"{_before_mille(_french(many))} mille"
        return f"{said} {_french(rest)}" if rest else said
    many, rest = divmod(number, 1_000_000)
    said = f"{_french(many)} million{'s' if many > 1 else ''}"
    return f"{said} {_french(rest)}" if rest else said


def _before_mille(said: str) -> str:
    """Take the plural s off cents and vingts, which stands only at the end of a number."""
    return said.removesuffix("s") if said.endswith(("cents", "vingts")) else said


def _french_below_hundred(number: int) -> str:
    if number < 20:
        return _FR_ONES[number]
    if number < 70:
        tens, one = divmod(number, 10)
        stem = _FR_TENS[tens - 2]
        if one == 1:
            return f"{stem} et un"
        return f"{stem}-{_FR_ONES[one]}" if one else stem
    if number < 80:
        return "soixante et onze" if number == 71 else f"soixante-{_FR_ONES[number - 60]}"
    return "quatre-vingts" if number == 80 else f"quatre-vingt-{_FR_ONES[number - 80]}"


class _Language(NamedTuple):
    whole: Callable[[int], str]
    digits: tuple[str, ...]
    mark: str


_ENGLISH = _Language(_english, _EN_ONES, "point")
_LANGUAGES = {
    "en": _ENGLISH,
    "it": _Language(_italian, _IT_ONES, "virgola"),
    "fr": _Language(_french, _FR_ONES, "virgule"),
}

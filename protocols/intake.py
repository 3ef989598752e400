"""Typed text becomes a number with its unit, or issues. The only number grammar of Bedline.

ASCII digits, at most one decimal mark (`.` or `,` alike), nothing else: no sign, exponent,
grouping, underscore, other digits or invisible characters; only what can lie below zero (base
excess, fluid balance) takes a minus. A mark followed by exactly three
digits is refused, for `1,250` is one and a quarter to one reader and a thousand to the next
(R52). Nothing is ever guessed or dropped.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from typing_extensions import override

from protocols.issues import Issue
from protocols.units import Quantity, Unit, unit_named

DecimalMark = Literal[".", ","]
Comparator = Literal["", "<", ">"]

_NUMBER = re.compile(r"(?P<whole>\d{1,12})(?:(?P<mark>[.,])(?P<part>\d{1,9}))?", re.ASCII)
_LONGEST = 80

# Units people write that are refused by name, with what to write instead (R26, ISMP).
_SLIPS: dict[str, str] = {
    "lb": "kg; pounds are not accepted",
    "lbs": "kg; pounds are not accepted",
    "pounds": "kg; pounds are not accepted",
    "\u00b5g": "microg; the Greek letter is misread as milli",
    "\u03bcg": "microg; the Greek letter is misread as milli",
    "ug": "microg; u is misread as milli",
    "mcg": "microg",
    "gamma": "microg",
    "IU": "units",
    "UI": "units",
    "U": "units",
    "cc": "mL",
    "ml": "mL",
    "mg/dl": "mg/dL",
    "mg%": "mg/dL",
    "g/l": "g/L",
    "mg/l": "mg/L",
    "KG": "kg",
    "Kg": "kg",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A measured value as the laboratory reports it: `81.0 mg/dL`, or `<` / `>` a limit.

    `comparator` is empty for a plain number. A reading below or above a limit is never turned
    into a number (R31).
    """

    quantity: Quantity
    comparator: Comparator = ""

    @override
    def __str__(self) -> str:
        words = {"": "", "<": "below ", ">": "above "}[self.comparator]
        return f"{words}{self.quantity}"


def read_number(
    text: str,
    field: str,
    *,
    mark: DecimalMark | None = None,
    three_decimals: bool = False,
    signed: bool = False,
) -> Decimal | Issue:
    """Read a plain decimal number as typed; digits are kept (`81.0` stays `81.0`).

    Args:
        text: what was typed.
        field: the field's machine name, carried by the issue.
        mark: the only decimal mark to accept; None accepts either.
        three_decimals: the field is known to carry three decimals, so `1.250` is not ambiguous.
        signed: the field can lie below zero: one `-` right before the digits is read.
    """
    hidden = invisible_in(text)
    if hidden:
        return Issue(
            "hidden_character",
            field,
            text[:_LONGEST],
            f"The number holds {hidden}, which cannot be seen. Type it again.",
        )
    typed = text.strip(" ")
    match = _NUMBER.fullmatch(typed.removeprefix("-") if signed else typed)
    if match is None:
        return _not_a_number(text, field)
    if mark is not None and match["mark"] not in (None, mark):
        return Issue(
            "other_decimal_mark",
            field,
            text,
            f"{text!r} has {match['mark']!r}, but the decimal mark here is {mark!r}. "
            f"Type {match['whole']}{mark}{match['part']} if that is meant.",
        )
    part = match["part"] or ""
    if len(part) == 3 and not three_decimals:
        return _ambiguous(match["whole"], match["mark"], part, field)
    if len(match["whole"]) > 1 and match["whole"].startswith("0"):
        return Issue(
            "leading_zero",
            field,
            text,
            f"{text!r} begins with a zero that has no meaning. Type "
            f"{match['whole'].lstrip('0') or '0'}{('.' + part) if part else ''}.",
        )
    size = Decimal(f"{match['whole']}.{part}" if part else match["whole"])
    return -size if size and typed.startswith("-") else size


def _ambiguous(whole: str, mark: str, part: str, field: str) -> Issue:
    typed = f"{whole}{mark}{part}"
    short = (part.rstrip("0") and f"{whole}.{part.rstrip('0')}") or whole
    one = short if len(short.partition(".")[2]) != 3 else f"{whole}.{part}0"
    return Issue(
        "ambiguous_number",
        field,
        typed,
        f"{typed} could mean {one} or {int(whole + part)}. Type {one} or {int(whole + part)}.",
        details=(("small", one), ("large", str(int(whole + part)))),
    )


def _not_a_number(text: str, field: str) -> Issue:
    given = text[:_LONGEST]
    if not text.strip():
        return Issue("empty", field, given, "Nothing was typed. Type a number such as 81.0.")
    return Issue(
        "not_a_number",
        field,
        given,
        f"{given!r} is not a plain number. Type digits with at most one decimal mark, such as "
        "85.5; no sign, spaces, grouping or exponent.",
    )


def _meant(text: str) -> str | None:
    """Name the unit that was probably meant, for the hint only: it is never taken."""
    if text in _SLIPS:
        return _SLIPS[text]
    for sign in ("\u00b5", "\u03bc", "u", "mc"):
        micro = f"micro{text.removeprefix(sign)}"
        if text.startswith(sign) and unit_named(micro) is not None:
            return f"{micro}; other signs for micro are misread as milli"
    for unit in Unit:
        if unit is not Unit.ONE and text.replace(" ", "").casefold() == unit.value.casefold():
            return f"{unit.value}; units are written exactly so"
    return None


def read_unit(text: str, field: str, allowed: tuple[Unit, ...] = ()) -> Unit | Issue:
    """Read a unit from the closed list, case-exact; `allowed` narrows it to a field's own units."""
    unit = unit_named(text)
    listed = ", ".join(one.value for one in allowed)
    if unit is None:
        meant = _meant(text)
        if meant is not None:
            hint = f" Write {meant}."
        elif listed:
            hint = f" Allowed: {listed}."
        else:
            hint = " Units are case-exact, such as mg/dL, mL, kg, microg/kg/min."
        return Issue(
            "unknown_unit",
            field,
            text[:_LONGEST],
            f"{text[:_LONGEST]!r} is not a unit that Bedline knows.{hint}",
        )
    if allowed and unit not in allowed:
        return Issue(
            "wrong_unit", field, text, f"{text} is not a unit of this field. Allowed: {listed}."
        )
    return unit


def read_quantity(
    text: str,
    field: str,
    allowed: tuple[Unit, ...] = (),
    *,
    mark: DecimalMark | None = None,
    three_decimals: bool = False,
    signed: bool = False,
) -> Quantity | Issue:
    """Read a number and its unit, such as `58.0 mg/dL`; a bare number is refused.

    Only a `signed` field takes a minus.
    """
    hidden = invisible_in(text)
    if hidden:
        return Issue(
            "hidden_character",
            field,
            text[:_LONGEST],
            f"The text holds {hidden}, which cannot be seen. Type it again.",
        )
    stripped = text.strip(" ")
    number_text, unit_text = _split(stripped)
    if not unit_text:
        number = read_number(number_text, field, mark=mark, signed=signed)
        if isinstance(number, Issue):
            return number
        listed = ", ".join(one.value for one in allowed) or "mg/dL, mL, kg"
        return Issue(
            "no_unit",
            field,
            text[:_LONGEST],
            f"{stripped!r} has no unit. Type the unit after the number: {listed}.",
        )
    number = read_number(
        number_text, field, mark=mark, three_decimals=three_decimals, signed=signed
    )
    if isinstance(number, Issue):
        return number
    unit = read_unit(unit_text, field, allowed)
    return unit if isinstance(unit, Issue) else Quantity(number, unit)


def _split(text: str) -> tuple[str, str]:
    number, space, unit = text.partition(" ")
    if space:
        return number, unit.lstrip(" ")
    match = re.fullmatch(r"(-?[\d.,]+)([A-Za-z%/].*)", text, re.ASCII)
    return (match[1], match[2]) if match else (text, "")


def read_reading(
    text: str,
    field: str,
    allowed: tuple[Unit, ...] = (),
    *,
    mark: DecimalMark | None = None,
    signed: bool = False,
) -> Reading | Issue:
    """Read a measurement: a quantity, or `<` / `>` and a quantity, kept as such."""
    stripped = text.strip(" ")
    comparator: Comparator = ""
    if stripped[:1] in ("<", ">"):
        comparator = "<" if stripped[0] == "<" else ">"
        stripped = stripped[1:]
    read = read_quantity(stripped, field, allowed, mark=mark, signed=signed)
    if isinstance(read, Issue):
        return read
    return Reading(read, comparator)


def invisible_in(text: str) -> str:
    """Name the first character of a one-line text that a reader cannot see, or return ``.

    Control characters, bidirectional marks, zero-width characters, lone surrogates and spaces
    other than the plain one are named by their code point (R54).
    """
    for character in text:
        category = unicodedata.category(character)
        if category in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") or (
            category == "Zs" and character != " "
        ):
            name = unicodedata.name(character, "control character").lower()
            return f"U+{ord(character):04X} ({name})"
    return ""


def read_text(text: str, field: str, *, longest: int = 2000, lines: bool = False) -> str | Issue:
    """Read free text: normalised to NFC, ends trimmed, hidden characters refused with a pointer."""
    plain_text = text.replace("\r\n", "\n").replace("\n", " ") if lines else text
    hidden = invisible_in(plain_text.replace("\u00a0", " ").replace("\u202f", " "))
    if hidden:
        return Issue(
            "hidden_character",
            field,
            text[:_LONGEST],
            f"The text holds {hidden}, which cannot be seen. Take it out.",
        )
    normal = unicodedata.normalize("NFC", text).strip()
    if len(normal) > longest:
        return Issue(
            "too_long",
            field,
            normal[:_LONGEST],
            f"The text has {len(normal)} characters; at most {longest} are kept. Shorten it.",
        )
    return normal

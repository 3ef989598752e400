"""Mutants of protocol files: the slips and the malice that a file may meet before it is read.

Deterministic: the same text, seed and count give the same mutants on every machine.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

_NUMBER = re.compile(r"(?<![\w.])\d+(\.\d+)?(?![\w.])")
_UNIT = re.compile(r"(?<=\d )[A-Za-z][A-Za-z0-9/]*")
_NUMBERS = (
    "nan", "inf", "-1", "0", "1e9", "9" * 40, "1,5", "1.250", "1_000", "0x1F", "٣", "½", ".5", "5.",
)  # fmt: skip
_UNITS = ("mg", "mg/kg", "mL/kg/h", "Mg/dL", "mcg", "h", "IU", "%", "mmol/L", "kg", "")
_HIDDEN = ("\x00", "\u202e", "\u200b", "\ufeff", "\u2066", "\t", "\x1b", "\u00a0", "\u2028")
_SYNTAX = (
    "[", "]", "{", "}", ":", "- ", "&a ", "*a", "!!python/object:x ", "|", ">", "#", '"', "'",
    "---\n", "...\n", "? ", "%YAML 1.1\n", "<<: ", "\\",
)  # fmt: skip

Change = Callable[[random.Random, list[str]], None]


def mutants(text: str, count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield `count` mutants of a file, each with the name of what was done to it."""
    chance = random.Random(seed)  # noqa: S311 - tests, not secrets
    for _ in range(count):
        lines = text.split("\n")
        names = []
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            change = chance.choice(_CHANGES)
            change(chance, lines)
            names.append(change.__name__.strip("_"))
        yield " + ".join(names), "\n".join(lines)


def _spot(chance: random.Random, lines: list[str]) -> int:
    return chance.randrange(len(lines))


def _delete_line(chance: random.Random, lines: list[str]) -> None:
    del lines[_spot(chance, lines)]


def _double_line(chance: random.Random, lines: list[str]) -> None:
    at = _spot(chance, lines)
    lines.insert(at, lines[at])


def _swap_lines(chance: random.Random, lines: list[str]) -> None:
    first, second = _spot(chance, lines), _spot(chance, lines)
    lines[first], lines[second] = lines[second], lines[first]


def _indent_line(chance: random.Random, lines: list[str]) -> None:
    at = _spot(chance, lines)
    lines[at] = " " * chance.randrange(1, 5) + lines[at]


def _outdent_line(chance: random.Random, lines: list[str]) -> None:
    at = _spot(chance, lines)
    lines[at] = lines[at][chance.randrange(1, 5) :]


def _cut_line(chance: random.Random, lines: list[str]) -> None:
    at = _spot(chance, lines)
    lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]


def _cut_file(chance: random.Random, lines: list[str]) -> None:
    del lines[chance.randrange(1, len(lines)) :]


def _flip_letter(chance: random.Random, lines: list[str]) -> None:
    at = _spot(chance, lines)
    line = lines[at]
    if line:
        place = chance.randrange(len(line))
        lines[at] = line[:place] + chance.choice("aZ9 :-_[{\"'") + line[place + 1 :]


def _put_in(chance: random.Random, lines: list[str], what: str) -> None:
    at = _spot(chance, lines)
    place = chance.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:place] + what + lines[at][place:]


def _hide_a_character(chance: random.Random, lines: list[str]) -> None:
    _put_in(chance, lines, chance.choice(_HIDDEN))


def _break_the_syntax(chance: random.Random, lines: list[str]) -> None:
    _put_in(chance, lines, chance.choice(_SYNTAX))


def _nest_deeply(chance: random.Random, lines: list[str]) -> None:
    _put_in(chance, lines, chance.choice(("[", "{a: ", "- ")) * chance.randrange(5, 2000))


def _fill_up(chance: random.Random, lines: list[str]) -> None:
    _put_in(chance, lines, chance.choice(("9", "x ", "a, ", "# ")) * chance.randrange(100, 20000))


def _other_match(
    chance: random.Random, lines: list[str], pattern: re.Pattern[str], others: tuple[str, ...]
) -> None:
    spots = [(at, match) for at, line in enumerate(lines) for match in pattern.finditer(line)]
    if spots:
        at, match = chance.choice(spots)
        lines[at] = lines[at][: match.start()] + chance.choice(others) + lines[at][match.end() :]


def _other_number(chance: random.Random, lines: list[str]) -> None:
    _other_match(chance, lines, _NUMBER, _NUMBERS)


def _slipped_digit(chance: random.Random, lines: list[str]) -> None:
    digits = str(chance.randrange(1, 10))
    _other_match(chance, lines, _NUMBER, (digits, digits + "0", digits + "00", "0." + digits))


def _other_unit(chance: random.Random, lines: list[str]) -> None:
    _other_match(chance, lines, _UNIT, _UNITS)


_CHANGES: tuple[Change, ...] = (
    _delete_line,
    _double_line,
    _swap_lines,
    _indent_line,
    _outdent_line,
    _cut_line,
    _cut_file,
    _flip_letter,
    _hide_a_character,
    _break_the_syntax,
    _nest_deeply,
    _fill_up,
    _other_number,
    _slipped_digit,
    _other_unit,
)

"""The named inputs of a score as they come from a form or a JSON line, read one by one.

A field that is absent or null is not known. A field that cannot be read becomes not known too, with
an issue that says what was given, what is allowed and what to do; the others are still read.
Quantities are texts with their unit; only counts and grades may be plain JSON numbers, and the two
quantities without a unit, FiO2 and pH.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from protocols.analytes import ANALYTES, judge_reading
from protocols.intake import Reading, read_number, read_quantity
from protocols.issues import Issue
from protocols.times import Instant, read_instant, zone_issue
from protocols.units import Quantity, Unit

LONGEST_LIST: Final = 2000
SHORT: Final = 80
_LONG_NUMBER: Final = 10**SHORT
_WHOLE = re.compile(r"-?\d{1,4}", re.ASCII)
# `0.125` is no grouped thousand; without this the grammar would refuse it (three decimals).
_BELOW_ONE = re.compile(r"(0[.,]\d{3})(?=[ A-Za-z%/]|$)", re.ASCII)
_THREE_PLACES: Final = Decimal("0.001")
_PLAUSIBLE_YEARS: Final = (1900, 2200)


def given_text(value: object) -> str:
    """Return what was given, short enough to show; lists and objects by their kind only."""
    if isinstance(value, str):
        return value[:SHORT]
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value) if -_LONG_NUMBER < value < _LONG_NUMBER else "a very long number"
    if isinstance(value, float | Decimal):
        return str(value)[:SHORT]
    return "a list" if isinstance(value, list | tuple) else "an object"


class Fields:
    """The inputs of one score; what cannot be read is collected in `issues` and `unread`."""

    def __init__(self, given: Mapping[str, object]) -> None:
        self._given = given
        self._asked: set[str] = set()
        self._issues: list[Issue] = []
        self._unread: set[str] = set()

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What could not be read, in the order of reading, unknown names last."""
        stray = [name for name in self._given if name not in self._asked]
        allowed = ", ".join(sorted(self._asked))
        return (
            *self._issues,
            *(
                Issue(
                    "unknown_input",
                    name[:SHORT],
                    given_text(self._given[name]),
                    f"{name[:SHORT]!r} is not an input of this score. Its inputs: {allowed}.",
                )
                for name in stray
            ),
        )

    @property
    def unread(self) -> frozenset[str]:
        """The names of inputs that were given and could not be read."""
        return frozenset(self._unread)

    def value(self, name: str) -> object:
        """Return what was given under a name, or None, and note that the name is an input."""
        self._asked.add(name)
        return self._given.get(name)

    def refuse(self, code: str, field: str, given: object, message: str) -> None:
        """Note that a field, such as `urine[2]`, cannot be read."""
        self._note(Issue(code, field, given_text(given), message))

    def _note(self, issue: Issue) -> None:
        self._issues.append(issue)
        self._unread.add(re.split(r"[\[.]", issue.field, maxsplit=1)[0])

    # --- quantities ---------------------------------------------------------------------------

    def quantity(self, name: str, analyte: str | None = None) -> Quantity | None:
        """Read a quantity of an analyte (by default the one of the same name)."""
        return self.quantity_of(self.value(name), name, analyte or name)

    def quantity_of(self, given: object, field: str, analyte: str) -> Quantity | None:
        """Read a value as a quantity of an analyte and judge whether it can be."""
        row = ANALYTES[analyte]
        read = self.unit_text(given, field, row.units)
        if read is None:
            return None
        impossible = judge_reading(row, Reading(read), field)
        if impossible:
            self._note(impossible[0])
            return None
        return read

    def unit_text(self, given: object, field: str, units: tuple[Unit, ...]) -> Quantity | None:
        """Read a value as a text with one of these units; whether it can be is not judged."""
        if given is None:
            return None
        if not isinstance(given, str):
            allowed = ", ".join(unit.value for unit in units)
            self.refuse(
                "no_unit",
                field,
                given,
                f"{given_text(given)} has no unit. Write it as a text with its unit: {allowed}.",
            )
            return None
        below_one = _BELOW_ONE.match(given.lstrip(" ")) is not None
        text = _BELOW_ONE.sub(r"\g<1>0", given, count=1) if below_one else given
        read = read_quantity(text, field, units)
        if isinstance(read, Issue):
            self._note(read)
            return None
        return Quantity(read.value.quantize(_THREE_PLACES), read.unit) if below_one else read

    def fraction(self, name: str) -> Quantity | None:
        """Read FiO2: a fraction from 0.21 to 1, or a percentage with its sign."""
        given = self.value(name)
        if given is None:
            return None
        if isinstance(given, str) and given.rstrip(" ").endswith("%"):
            read = self.unit_text(given, name, (Unit.PERCENT,))
            found = None if read is None else read.value.scaleb(-2)
        else:
            found = self._bare_number(given, name)
        if found is None:
            return None
        low, high = ANALYTES["fio2"].possible
        if low <= found <= high:
            return Quantity(found, Unit.ONE)
        shown = given_text(given)
        self.refuse(
            "impossible_value",
            name,
            given,
            f"FiO2 {shown} cannot be: write a fraction from 0.21 to 1.0, or a percentage with its "
            f"sign such as 50 %. A number above 1 without a sign is not taken for a percentage.",
        )
        return None

    def bare(self, name: str) -> Quantity | None:
        """Read a quantity that has no unit, such as pH, and judge whether it can be."""
        given = self.value(name)
        found = None if given is None else self._bare_number(given, name)
        if found is None:
            return None
        impossible = judge_reading(ANALYTES[name], Reading(Quantity(found, Unit.ONE)), name)
        if impossible:
            self._note(impossible[0])
            return None
        return Quantity(found, Unit.ONE)

    def _bare_number(self, given: object, name: str) -> Decimal | None:
        text = given
        if isinstance(given, int | float | Decimal) and not isinstance(given, bool):
            text = given_text(given)
        if not isinstance(text, str):
            self.refuse("not_a_number", name, given, f"{given_text(given)} is not a number.")
            return None
        read = read_number(text, name, three_decimals=True)
        if isinstance(read, Issue):
            self._note(read)
            return None
        return read

    # --- counts, answers, choices -------------------------------------------------------------

    def whole(self, name: str, low: int, high: int) -> int | None:
        """Read a whole number, as a JSON number or as digits."""
        return self.whole_of(self.value(name), name, low, high)

    def whole_of(self, given: object, field: str, low: int, high: int) -> int | None:
        """Read a value as a whole number from `low` to `high`."""
        if given is None:
            return None
        found = _whole(given)
        if found is not None and low <= found <= high:
            return found
        self.refuse(
            "not_a_grade",
            field,
            given,
            f"{given_text(given)} is not possible here: write a whole number from {low} to {high}.",
        )
        return None

    def truth(self, name: str) -> bool | None:
        """Read true or false."""
        given = self.value(name)
        if given is None or isinstance(given, bool):
            return given
        self.refuse(
            "not_true_or_false",
            name,
            given,
            f"{given_text(given)} is neither true nor false. Write true, false, or null for "
            "not known.",
        )
        return None

    def text(self, name: str) -> str | None:
        """Read a short text."""
        given = self.value(name)
        if given is None or (isinstance(given, str) and len(given) <= SHORT):
            return given
        self.refuse("not_a_text", name, given, f"{given_text(given)} given; write a short text.")
        return None

    def choice(self, name: str, allowed: tuple[str, ...]) -> str | None:
        """Read one of a closed list of words."""
        return self.choice_of(self.value(name), name, allowed)

    def choice_of(self, given: object, field: str, allowed: tuple[str, ...]) -> str | None:
        """Read a value as one of a closed list of words."""
        if given is None or (isinstance(given, str) and given in allowed):
            return given
        self.refuse(
            "not_a_choice",
            field,
            given,
            f"{given_text(given)} is not a choice here. Allowed: {', '.join(allowed)}.",
        )
        return None

    # --- times --------------------------------------------------------------------------------

    def instant(self, name: str) -> Instant | None:
        """Read an instant with its offset."""
        return self.instant_of(self.value(name), name)

    def instant_of(self, given: object, field: str) -> Instant | None:
        """Read a value as an instant with its offset, within plausible years."""
        if given is None:
            return None
        read = read_instant(given if isinstance(given, str) else given_text(given), field)
        if isinstance(read, Issue):
            self._note(read)
            return None
        first, last = _PLAUSIBLE_YEARS
        if first <= read.to_tz("UTC").year < last:
            return read
        self.refuse(
            "impossible_time", field, given, f"{given_text(given)} cannot be: check the year."
        )
        return None

    def zone(self, name: str) -> str | None:
        """Read an IANA time zone."""
        given = self.value(name)
        if given is None:
            return None
        text = given if isinstance(given, str) else given_text(given)
        issue = zone_issue(text[:SHORT])
        if issue is None:
            return text
        self.refuse(issue.code, name, given, issue.message)
        return None

    # --- lists --------------------------------------------------------------------------------

    def rows(self, name: str, longest: int = LONGEST_LIST) -> tuple[tuple[str, object], ...] | None:
        """Read a list: pairs of the row's field name and what stands there."""
        given = self.value(name)
        if given is None:
            return None
        if isinstance(given, list | tuple) and len(given) <= longest:
            return tuple((f"{name}[{place}]", one) for place, one in enumerate(given))
        self.refuse(
            "not_a_list",
            name,
            given,
            f"{given_text(given)} given; write a list of at most {longest} entries, or null for "
            "not known.",
        )
        return None

    def parts(self, given: object, field: str, count: int) -> tuple[object, ...] | None:
        """Read a row of exactly so many parts, such as [instant, quantity]."""
        if isinstance(given, list | tuple) and len(given) == count:
            return tuple(given)
        self.refuse(
            "not_a_row", field, given, f"{given_text(given)} given; write a list of {count} parts."
        )
        return None


def _whole(given: object) -> int | None:
    if isinstance(given, bool):
        return None
    if isinstance(given, int):
        return given
    if isinstance(given, float | Decimal):
        return int(given) if _is_integral(given) else None
    if isinstance(given, str) and _WHOLE.fullmatch(given.strip(" ")):
        return int(given)
    return None


def _is_integral(given: float | Decimal) -> bool:
    if isinstance(given, Decimal) and not given.is_finite():
        return False
    return -(10**6) < given < 10**6 and given == int(given)

"""Reads the keys of one JSON line: each in its type, with every issue collected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from protocols.intake import read_quantity, read_text
from protocols.issues import Issue
from protocols.times import Instant, read_instant
from protocols.units import Quantity, Unit

_COMMON = frozenset({"id", "kind", "subject", "at", "replaces", "correction", "from_paper"})


class LineReader:
    """Reads the keys of one line, collects issues, and knows which keys were asked for."""

    def __init__(self, line: Mapping[str, object]) -> None:
        self.line = line
        self.issues: list[Issue] = []
        self.asked: set[str] = set(_COMMON)

    def _refuse(self, code: str, key: str, given: object, message: str) -> None:
        self.issues.append(Issue(code, key, str(given)[:80], message))

    def raw(self, key: str) -> object:
        """Return what the line holds under a key, or None."""
        self.asked.add(key)
        return self.line.get(key)

    def words(self, key: str, *, required: bool = False, longest: int = 2000) -> str:
        """Read free text; hidden characters are refused."""
        given = self.raw(key)
        if given is None:
            if required:
                self._refuse("missing", key, "", f"{key} is missing.")
            return ""
        if not isinstance(given, str):
            self._refuse("not_text", key, given, f"{key} must be a text.")
            return ""
        read = read_text(given, key, longest=longest, lines=True)
        if isinstance(read, Issue):
            self.issues.append(read)
            return ""
        if required and not read:
            self._refuse("missing", key, given, f"{key} is empty.")
        return read

    def number(self, key: str) -> int | None:
        """Read a whole number (a JSON number without a fraction)."""
        given = self.raw(key)
        if given is None:
            return None
        if isinstance(given, bool) or not isinstance(given, int) or abs(given) > 10**9:
            self._refuse("not_whole", key, given, f"{key} must be a whole number, such as 1.")
            return None
        return given

    def yes_no(self, key: str) -> bool | None:
        """Read true or false; absent stays unknown."""
        given = self.raw(key)
        if given is None or isinstance(given, bool):
            return given
        self._refuse("not_yes_no", key, given, f"{key} must be true or false.")
        return None

    def amount(
        self, key: str, allowed: tuple[Unit, ...] = (), *, three_decimals: bool = False
    ) -> Quantity | None:
        """Read a quantity with its unit, such as `14.2 mL/h`.

        `three_decimals` is for dose rates of drugs, where 0.125 is usual and thousands are not.
        """
        given = self.raw(key)
        if given is None:
            return None
        if not isinstance(given, str):
            self._refuse(
                "no_unit", key, given, f'{key} must be a text with a unit, such as "70 kg".'
            )
            return None
        read = read_quantity(given, key, allowed, three_decimals=three_decimals)
        if isinstance(read, Issue):
            self.issues.append(read)
            return None
        return read

    def instant(self, key: str, *, required: bool = False) -> Instant | None:
        """Read a time with its offset."""
        given = self.raw(key)
        if given is None and not required:
            return None
        read = read_instant(given, key)
        if isinstance(read, Issue):
            self.issues.append(read)
            return None
        return read

    def one_of(self, key: str, allowed: tuple[str, ...], *, required: bool = False) -> str | None:
        """Read one of a closed list of texts."""
        given = self.raw(key)
        if given is None and not required:
            return None
        if isinstance(given, str) and given in allowed:
            return given
        self._refuse(
            "not_allowed",
            key,
            given if given is not None else "",
            f"{key} must be one of: {', '.join(allowed)}.",
        )
        return None

    def mapping(self, key: str) -> Mapping[str, object]:
        """Read a JSON object."""
        given = self.raw(key)
        if given is None:
            return {}
        if isinstance(given, Mapping):
            return cast("Mapping[str, object]", given)
        self._refuse("not_object", key, given, f"{key} must be an object.")
        return {}

    def unknown_keys(self) -> None:
        """Refuse every key that no reader asked for."""
        for key in self.line:
            if key not in self.asked:
                self._refuse(
                    "unknown_field",
                    str(key)[:40],
                    self.line[key],
                    f"{str(key)[:40]!r} is not a field of this kind. Allowed: "
                    f"{', '.join(sorted(self.asked))}.",
                )

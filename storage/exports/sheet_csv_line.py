"""One row of a day sheet's CSV file before it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from protocols.sheet.content import Signer
from protocols.sheet.wording import JOIN
from protocols.times import Instant
from protocols.units import Quantity, Unit
from storage.exports.csv_text import Cell, ZonedInstant

if TYPE_CHECKING:
    from protocols.sheet.content import Amount


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file before it is written: times as instants, quantities whole."""

    section: str
    row: int
    code: str
    label: str
    value: Cell | Quantity = None
    at: Instant | None = None
    until: Instant | None = None
    entered: Signer | None = None
    state: str = ""
    reason: str = ""

    def cells(self, zone: str) -> tuple[Cell, ...]:
        """Return the cells of the row, times in the ward's zone."""
        number: Cell
        if isinstance(self.value, Quantity):
            number, unit = self.value.value, self.value.unit.value
            unit = "" if self.value.unit is Unit.ONE else unit
        else:
            number, unit = self._plain_value(), ""
        entered = self.entered

        def when(at: Instant | None) -> ZonedInstant | None:
            return None if at is None else ZonedInstant(at, zone)

        return (
            *(self.section, self.row, self.code, self.label, number, unit),
            *(when(self.at), when(self.until), when(entered.at if entered else None)),
            *(entered.name if entered else "", self.state, self.reason),
        )

    def _plain_value(self) -> Cell:
        """Write the sheet's own words with plain spaces; what a person typed stays as typed."""
        value = self.value
        assert not isinstance(value, Quantity)  # noqa: S101 - looked at by the caller
        if isinstance(value, str) and (self.section, self.code) != ("note", "note"):
            return value.replace(JOIN, " ")
        return value


def amount_lines(line: Line, given: Amount | None) -> Iterator[Line]:
    """Yield a volume: known, or its lower and upper bound."""
    if given is None:
        return
    if given.known is not None:
        yield replace(line, value=given.known, state="known")
        return
    yield replace(line, code=f"{line.code}_at_least", value=given.low, state="bound")
    if given.high is not None:
        yield replace(line, code=f"{line.code}_at_most", value=given.high, state="bound")

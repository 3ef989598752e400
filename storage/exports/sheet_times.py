"""How times and people of a day sheet are written on paper, in the ward's zone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from protocols.times import local, show_time, show_when

if TYPE_CHECKING:
    from protocols.sheet.content import DaySheet, Signer
    from protocols.times import Instant

NOT_RECORDED: Final = "Not recorded"


class WrittenSheet:
    """A sheet with its times; a date is left out where it is the sheet's own."""

    def __init__(self, sheet: DaySheet) -> None:
        self.sheet = sheet

    def when(self, at: Instant | None) -> str:
        """Write a time of the ward, without a date where it is the sheet's own."""
        if at is None:
            return ""
        zone = self.sheet.zone
        same = local(at, zone).date() == self.sheet.header.date
        return show_time(at, zone) if same else show_when(at, zone)

    def full(self, at: Instant | None) -> str:
        """Write a time with its date, or that it is not recorded."""
        return NOT_RECORDED if at is None else show_when(at, self.sheet.zone)

    def until(self, at: Instant, start: Instant) -> str:
        """Write the end of a stretch, without a date where it is that of its start."""
        zone = self.sheet.zone
        same = local(at, zone).date() == local(start, zone).date()
        return show_time(at, zone) if same else show_when(at, zone)

    def signer(self, signer: Signer | None, beside: Instant | None = None) -> str:
        """Write who stated something, when, and whether from paper."""
        if signer is None:
            return ""
        paper = ", from paper" if signer.from_paper else ""
        if signer.at is None:
            return f"{signer.name}{paper}"
        at = self.until(signer.at, beside) if beside is not None else self.when(signer.at)
        return f"{signer.name}, {at}{paper}"

    def with_offset(self, at: Instant | None) -> str:
        """Write a signature's time with its zone (R85)."""
        if at is None:
            return NOT_RECORDED
        offset = local(at, self.sheet.zone).to_fixed_offset().format_iso()[-6:]
        return f"{self.full(at)}, UTC{offset}"

    def window(self, start: Instant | None, end: Instant | None) -> str:
        """Write a window, or the side of it that there is."""
        if start is not None and end is not None:
            return f"{self.when(start)} to {self.until(end, start)}"
        if end is not None:
            return f"before {self.when(end)}"
        return f"from {self.when(start)}" if start is not None else ""

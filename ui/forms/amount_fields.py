"""Pump rates and volumes as typed: one unit each, read by the one number grammar."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from protocols.intake import read_number
from protocols.issues import Issue
from protocols.units import Quantity, Unit, trimmed
from ui.i18n.core_words import dose_words
from ui.i18n.languages import in_force
from ui.i18n.wording import issue_text, unit_shown, unit_spoken
from ui.theme.runs import Run
from ui.theme.tokens import Step
from ui.widgets.fields import Captioned, NumberEdit
from ui.widgets.read_back import ReadBack
from ui.widgets.spoken import LARGEST, spoken_number

if TYPE_CHECKING:
    from collections.abc import Sequence

_FAR: Final = 5
"""From this factor on a value is said to be far from the one before: a slipped decimal mark."""

translate = QCoreApplication.translate


class AmountField(NumberEdit):
    """A number of one fixed unit.

    Args:
        name: what it is (`Rate`).
        field: the machine name that its issues carry.
        unit: its only unit, written behind the number.
    """

    def __init__(
        self,
        name: str,
        field: str,
        unit: Unit,
        *,
        step: Step = Step.STRONG,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            f"{name}, {unit_spoken(unit)}", step=step, unit=unit_shown(unit), parent=parent
        )
        self._field, self._measure = field, unit

    def read(self) -> Quantity | Issue | None:
        """Return the amount, the issue of what was typed, or None while nothing was."""
        if not self.text().strip():
            return None
        number = read_number(self.text(), self._field)
        return number if isinstance(number, Issue) else Quantity(number, self._measure)

    def quantity(self) -> Quantity | None:
        """Return the amount, None where there is none that can be read."""
        found = self.read()
        return found if isinstance(found, Quantity) else None

    def issues(self) -> tuple[Issue, ...]:
        """Return the issue of what was typed, if there is one."""
        found = self.read()
        return (found,) if isinstance(found, Issue) else ()

    def put(self, amount: Quantity | None) -> None:
        """Put an amount in, without trailing zeros, as text that can be changed."""
        self.setText(trimmed(amount.value) if amount is not None else "")


class PumpReadBack(ReadBack):
    """A read-back that is held against the pump, not against a report."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title.setText(translate("AmountFields", "Read back against the pump"))


def said_when_left(place: Captioned, field: AmountField) -> None:
    """Say under a field what cannot be read, once it is left, and until it is mended."""

    def say(_text: str = "", *, left: bool = False) -> None:
        if left or place.issue():
            found = field.issues()
            place.show_issue(issue_text(found[0]) if found else "")

    field.editingFinished.connect(lambda: say(left=True))
    field.typed.connect(say)


def in_words(amount: Quantity) -> str:
    """Return an amount in words: `fourteen point two millilitres per hour`."""
    if amount.value.is_signed() or amount.value >= LARGEST:
        return ""
    spoken = spoken_number(amount.value, in_force())
    return f"{spoken} {unit_spoken(amount.unit)}"


def change_words(amount: Quantity, before: Quantity, named: str) -> Sequence[Run]:
    """Say how an amount differs from the one before: `up 8.3 from 5.9 mL per hour as accepted`."""
    words = dose_words(before)
    if amount.value == before.value:
        same = translate("AmountFields", "the same as {0}, {1}").format(words, named)
        return (Run(same, tone="ink2"),)
    step = trimmed(abs(amount.value - before.value))
    way = (
        translate("AmountFields", "up {0}")
        if amount.value > before.value
        else translate("AmountFields", "down {0}")
    )
    rest = translate("AmountFields", " from {0}, {1}").format(words, named)
    return (Run(way.format(step), 700), Run(rest, tone="ink2"))


def far_words(amount: Quantity, before: Quantity) -> Sequence[Run]:
    """Warn where an amount is several times another, or a fraction of it; empty otherwise."""
    if not before.value or not amount.value:
        return ()
    times = Fraction(amount.value) / Fraction(before.value)
    if times >= _FAR:
        words = translate("AmountFields", "More than {0} times that. Check the decimal mark.")
    elif times <= Fraction(1, _FAR):
        words = translate("AmountFields", "Less than a {0}th of that. Check the decimal mark.")
        return (Run(words.format(int(1 / times)), 600, "amber"),)
    else:
        return ()
    return (Run(words.format(int(times)), 600, "amber"),)


def show_amount(
    read_back: ReadBack, field: AmountField, before: Quantity | None, named: str
) -> None:
    """Read an amount back against the one before it, which is named by what it is."""
    found = field.read()
    if isinstance(found, Issue):
        read_back.show_nothing(issue_text(found))
        return
    if found is None:
        read_back.show_nothing("")
        return
    lines = []
    if before is not None:
        lines = [change_words(found, before, named), far_words(found, before)]
    read_back.show_value(dose_words(found), in_words(found), lines=[one for one in lines if one])

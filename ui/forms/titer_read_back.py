"""The read-back of a typed value: large, in words, in another unit, against the last value."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from typing_extensions import override

from protocols.units import Quantity, Unit, plain, trimmed
from ui.i18n.core_words import duration_words
from ui.i18n.languages import in_force
from ui.i18n.wording import unit_spoken
from ui.theme.palette import theme
from ui.theme.runs import Look, Run, RunsLayout
from ui.theme.tokens import PAD, Step
from ui.widgets.read_back import ReadBack
from ui.widgets.spoken import spoken_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from protocols.analytes import Analyte
    from protocols.intake import Reading
    from protocols.times import Instant
    from ui.forms.titer_check import TiterCheck

translate = QCoreApplication.translate
_FITTING: Final = (Step.STRONG, Step.BODY, Step.CAPTION)
_ROW: Final = 48


class TiterReadBack(ReadBack):
    """A read-back whose words always stay whole: long numbers are said in a smaller step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spoken: tuple[str, str] = ("", "")

    def show_reading(
        self, analyte: Analyte, reading: Reading, lines: Sequence[tuple[Run, ...]]
    ) -> None:
        """Show a valid reading with its two lines."""
        self._spoken = (spoken_words(reading), _number_words(reading))
        other = other_unit_words(analyte, reading)
        self.show_value(shown_words(reading), self._spoken[0], other, lines)
        self._fit_words()

    def _fit_words(self) -> None:
        """Take the largest step in which the words fit; the unit goes first, for it is shown."""
        if not any(self._spoken):
            return
        room = self.width() - 3 * PAD - self._value.sizeHint().width()
        for said in self._spoken:
            for step in _FITTING:
                runs = (Run(said, 600, step=step),)
                laid = RunsLayout(runs, Look(step, "ink", 600), max(room, 60), theme().tokens)
                if laid.height <= _ROW:
                    self._words.show_runs(runs)
                    return
        self._words.show_runs((Run(self._spoken[1], 600, step=Step.CAPTION),))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()


def shown_words(reading: Reading) -> str:
    """Write a reading as on the report: `81.0 mg/dL`, `below 10 mg/dL`."""
    return f"{_limit(reading)}{reading.quantity}"


def spoken_words(reading: Reading) -> str:
    """Say a reading in words: `eighty-one point zero milligrams per decilitre`."""
    return f"{_number_words(reading)} {unit_spoken(reading.quantity.unit)}"


def _number_words(reading: Reading) -> str:
    return f"{_limit(reading)}{spoken_number(reading.quantity.value, in_force())}"


def _limit(reading: Reading) -> str:
    if reading.comparator == "<":
        return translate("ReadBackWords", "below ")
    if reading.comparator == ">":
        return translate("ReadBackWords", "above ")
    return ""


def other_unit_words(analyte: Analyte, reading: Reading) -> str:
    """Write the value in a second unit of the analyte: `0.810 g/L`; empty where there is none."""
    given = reading.quantity
    other = next((one for one in analyte.units if one is not given.unit), None)
    if other is None:
        return ""
    return f"{_limit(reading)}{_converted(given, other)}"


def _converted(given: Quantity, unit: Unit) -> Quantity:
    """Convert exactly; a conversion by ten keeps the digits that were reported."""
    from protocols.registry import convert

    exact = convert(given, unit)
    for places in range(-6, 7):
        moved = given.value.scaleb(places)
        if moved == exact.value:
            return Quantity(Decimal(plain(moved)), unit)
    return exact


def change_runs(check: TiterCheck, reading: Reading, sampled: Instant | None) -> tuple[Run, ...]:
    """Say the change from the last value: `Up 6.8 from 74.2 mg/dL, 23hr 40min earlier`."""
    if check.last is None:
        return (Run(translate("ReadBackWords", "No earlier value to compare with.")),)
    earlier = ""
    if sampled is not None:
        span = duration_words(sampled - check.last.at)
        earlier = translate("ReadBackWords", ", {0} earlier").format(span)
    if check.change is None:
        said = translate("ReadBackWords", "Last was {0}{1}.").format(check.last_shown, earlier)
        return (Run(said),)
    if check.change == 0:
        first = translate("ReadBackWords", "Unchanged")
    else:
        up = check.change > 0
        word = translate("ReadBackWords", "Up") if up else translate("ReadBackWords", "Down")
        digits = check.change if reading.quantity.unit is _unit_of(check) else None
        size = abs(check.change)
        first = f"{word} {plain(size) if digits is not None else trimmed(round(size, 3))}"
    rest = translate("ReadBackWords", " from {0}{1}.").format(check.last_shown, earlier)
    return (Run(first, 700), Run(rest))


def _unit_of(check: TiterCheck) -> Unit | None:
    return check.last.reading.quantity.unit if check.last is not None else None


def check_runs(check: TiterCheck, reading: Reading) -> tuple[Run, ...]:
    """Say what the ten-times check and the unit test found."""
    if reading.comparator:
        words = translate("ReadBackWords", "Kept as {0}: a limit, never turned into a number.")
        return (Run(words.format(shown_words(reading)), tone="ink2"),)
    if check.fits is None:
        return (Run(translate("ReadBackWords", "Ten-times check: nothing to hold it against.")),)
    if check.fits:
        words = translate(
            "ReadBackWords", "Ten-times check: neither {0} nor {1} would fit the last value."
        )
        return (Run(words.format(check.tenth, check.tenfold), tone="ink2"),)
    return (Run(slip_words(check), 600, "amber"),)


def slip_words(check: TiterCheck) -> str:
    """Say which slip would explain a value that does not fit the last one."""
    if check.slips or check.units:
        words = translate("ReadBackWords", "Ten-times check: {0} would fit the last value.")
        return words.format(_or((*check.slips, *check.units)))
    return translate("ReadBackWords", "It does not fit the last value within three times.")


def far_words(check: TiterCheck) -> str:
    """Say how far a value lies from the last one, or from what is usual."""
    if check.fits is False and check.ratio:
        if check.ratio >= 1:
            times = _times(check.ratio.numerator, check.ratio.denominator)
            return translate("ReadBackWords", "It is {0} times the last value.").format(times)
        times = _times(check.ratio.denominator, check.ratio.numerator)
        return translate("ReadBackWords", "The last value was {0} times higher.").format(times)
    return translate("ReadBackWords", "It lies outside what is usually measured.")


def _times(upper: int, lower: int) -> str:
    return trimmed(round(Decimal(upper) / Decimal(lower), 1))


def _or(words: tuple[str, ...]) -> str:
    joint = translate("ReadBackWords", " or ")
    return joint.join(words)

"""One day sheet as a PDF on A4: one page wherever the day can fit, else two, never cut."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from storage.exports.sheet_fit import DENSITIES, USUAL, Density, Places, settings_to_try
from storage.exports.sheet_words import sheet_words
from storage.exports.titer_chart_svg import titer_chart_svg
from storage.exports.typst_press import Printed, TypstPress

if TYPE_CHECKING:
    from protocols.sheet.content import DaySheet
    from storage.exports.typst_press import Json


def print_day_sheet(press: TypstPress, sheet: DaySheet) -> Printed:
    """Lay out a sheet with a press that is kept warm: the same sheet gives the same bytes.

    The most comfortable setting that keeps one page is taken. A day that fits on none of them is
    printed on two pages in the comfortable one.
    """
    return _laid_out(press, sheet)[0]


def picture_day_sheet(
    press: TypstPress, sheet: DaySheet, *, per_inch: int = 110
) -> tuple[bytes, ...]:
    """Return the pages of the very same layout as PNG pictures, for a preview."""
    return press.picture_pages("day_sheet", _laid_out(press, sheet)[1], per_inch=per_inch)


def _laid_out(press: TypstPress, sheet: DaySheet) -> tuple[Printed, dict[str, Json]]:
    words = sheet_words(sheet)
    for density, places in settings_to_try(words):
        data = _set(words, sheet, density, places)
        printed = press.print_page("day_sheet", data)
        if printed.pages == 1:
            return printed, data
    data = _set(words, sheet, DENSITIES[1], USUAL)
    return press.print_page("day_sheet", data), data


def day_sheet_pdf(sheet: DaySheet, fonts: Path | None) -> bytes:
    """Return one sheet's PDF with fonts from a folder; keep a `TypstPress` for more than one."""
    return print_day_sheet(TypstPress(fonts), sheet).pdf


def _set(
    words: dict[str, Json], sheet: DaySheet, density: Density, places: Places
) -> dict[str, Json]:
    chart = words["chart"]
    if isinstance(chart, dict) and sheet.chart is not None:
        svg = titer_chart_svg(sheet.chart, height=density.chart)
        chart = {**chart, "drawn": {"svg": svg}}
    return {**words, "chart": chart, "dense": asdict(density), "place": asdict(places)}

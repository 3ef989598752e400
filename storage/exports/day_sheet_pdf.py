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
    words = sheet_words(sheet)
    for density, places in settings_to_try(words):
        printed = press.print_page("day_sheet", _set(words, sheet, density, places))
        if printed.pages == 1:
            return printed
    return press.print_page("day_sheet", _set(words, sheet, DENSITIES[1], USUAL))


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

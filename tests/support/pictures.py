"""Grab each panel to PNG with the ward of `tests.support.story`.

`python -m tests.support.pictures OUT [NAME…]`
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.support import story
from ui.panels.deviations import Deviations
from ui.panels.history import History
from ui.panels.infusion_log import InfusionLog
from ui.panels.now_page import NowPage
from ui.panels.ward_board import WardBoard
from ui.theme.palette import apply_theme


class Screen(NamedTuple):
    """A screen size and what app bar, strip and footer leave of it for a page."""

    name: str
    width: int
    height: int
    bars: int
    strip: int


SCREENS = (
    Screen("1366x768", 1366, 768, 56 + 32, 72),
    Screen("1366x690", 1366, 690, 64 + 24, 0),
    Screen("1920x1080", 1920, 1080, 56 + 32, 72),
)


def ward_board() -> QWidget:
    """Return the ward board of mock 01."""
    board = WardBoard()
    board.show_board(story.ward())
    return board


def now_page() -> QWidget:
    """Return the subject's page of mock 02."""
    page = NowPage()
    page.show_now(story.now_page())
    return page


def now_page_trends() -> QWidget:
    """Return the subject's page with the scores in place of the titers."""
    page = NowPage()
    page.show_now(story.now_page())
    page.show_view("trends")
    return page


def infusion_log() -> QWidget:
    """Return the infusion log of mock 06."""
    page = InfusionLog()
    page.show_log(story.infusion_log())
    return page


def deviations() -> QWidget:
    """Return three deviations, one open."""
    page = Deviations()
    page.show_deviations(story.deviations())
    return page


def history() -> QWidget:
    """Return the record with a correction and a voided entry."""
    page = History()
    page.show_history(story.history())
    return page


PAGES: dict[str, tuple[Callable[[], QWidget], bool]] = {
    "01-ward-board": (ward_board, False),
    "02-subject-now": (now_page, True),
    "02b-subject-trends": (now_page_trends, True),
    "06-infusion-log": (infusion_log, True),
    "06b-deviations": (deviations, True),
    "06c-record": (history, True),
}


def take(app: QApplication, out: Path, only: Iterable[str] = ()) -> list[Path]:
    """Draw every page in every size and palette and return the files."""
    made = []
    wanted = tuple(only)
    for palette in ("day", "night"):
        apply_theme(app, palette)
        for name, (build, has_strip) in PAGES.items():
            if wanted and not any(part in name for part in wanted):
                continue
            for screen in SCREENS:
                page = build()
                page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
                if hasattr(page, "set_compact"):
                    page.set_compact(compact=screen.height < 740)
                page.resize(screen.width, screen.height - screen.bars - screen.strip * has_strip)
                page.show()
                page.activateWindow()
                settle(app, page)
                file = out / f"{name}-{screen.name}-{palette}.png"
                page.grab().save(str(file))
                made.append(file)
                page.close()
                page.deleteLater()
                app.processEvents()
    return made


def settle(app: QApplication, page: QWidget) -> None:
    """Let layouts and the page's focus come to rest."""
    take_focus = getattr(page, "take_focus", None)
    for _ in range(4):
        app.processEvents()
    if take_focus is not None:
        take_focus()
    for _ in range(4):
        app.processEvents()


def main(arguments: list[str]) -> int:
    """Write the pictures into the folder given first; further words pick pages by name."""
    out = Path(arguments[0] if arguments else "out/pictures")
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    for file in take(app, out, arguments[1:]):
        sys.stdout.write(f"{file}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Pictures of each screen, taken from the real window over a real store."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from protocols.times import Clock, show_when

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.windows.main_window import MainWindow

SIZE, COMPACT, WIDE = (1366, 768), (1366, 690), (1920, 1080)


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, how the window gets there, and at which sizes it is taken."""

    name: str
    go: Callable[[MainWindow], None]
    sizes: tuple[tuple[int, int], ...] = (SIZE,)


def _subject(page: str, subject: str = "IGM-0007") -> Callable[[MainWindow], None]:
    def go(window: MainWindow) -> None:
        window.open_subject(subject)
        window.show_page(page)

    return go


def _form(form: str, subject: str) -> Callable[[MainWindow], None]:
    def go(window: MainWindow) -> None:
        window.open_subject(subject)
        if window.pages is not None:
            window.show_page(window.pages.open_form(form))

    return go


def _ward(page: str) -> Callable[[MainWindow], None]:
    def go(window: MainWindow) -> None:
        window.show_ward()
        window.show_page(page)

    return go


def _enrolment(window: MainWindow) -> None:
    """Show the criteria of a synthetic candidate, two of them not answered yet."""
    window.show_ward()
    bedside = window.bedside
    if bedside is None or window.pages is None:
        return
    onset = bedside.now().add(hours=-11, minutes=-20)
    answers = dict.fromkeys(("I1", "I2", *(f"E{number}" for number in range(1, 13))), "met")
    texts: dict[str, object] = {
        "who": {
            "protocol": "igm-fat",
            "subject": "IGM-0031",
            "bed": "10",
            "birth_year": "1965",
            "sex": "M",
            "weight": "84",
            "method": "bed scale",
            "weight_at": show_when(bedside.now().add(hours=-1), bedside.zone),
            "height": "",
            "at": show_when(bedside.now(), bedside.zone),
            "arm": "titer",
            "anchors": {
                "shock_onset": show_when(onset, bedside.zone),
                "vasopressor_start": show_when(onset.add(minutes=10), bedside.zone),
                "randomised": show_when(bedside.now().add(minutes=-5), bedside.zone),
            },
        },
        "answers": {**answers, "E4": "not_known"},
        "step": "criteria",
    }
    bedside.keep_draft("enrol", {"kept": bedside.now().format_iso(), "texts": texts})
    window.show_page("enrol")
    page = window.pages.page("enrol")
    if page is not None:
        page.start(None)  # type: ignore[attr-defined]
    bedside.drop_draft("enrol")


SHOTS = (
    Shot("01-ward-board", _ward("ward"), (SIZE, WIDE)),
    Shot("02-subject-now", _subject("now"), (SIZE, COMPACT, WIDE)),
    Shot("03-titer-and-dose", _subject("dose"), (SIZE, COMPACT)),
    Shot("04-sofa", _form("sofa", "IGM-0007"), (SIZE, COMPACT)),
    Shot("05-mottling", _form("mottling", "IGM-0007"), (SIZE, COMPACT)),
    Shot("06-infusion-log", _subject("infusions"), (SIZE, COMPACT)),
    Shot("07-enrolment", _enrolment, (SIZE, COMPACT)),
    Shot("08-day-sheet", _subject("sheet")),
    Shot("09-deviations", _subject("deviations")),
    Shot("10-history", _subject("history")),
    Shot("11-assessments", _subject("assess")),
    Shot("12-store", _ward("store")),
    Shot("13-keys", _ward("keys")),
    Shot("15-people", _ward("people")),
    Shot("16-unblinding", _form("unblinding", "ICA-0021"), (SIZE, COMPACT)),
    Shot("17-icar-rate", _form("infusion_rate", "ICA-0021")),
    Shot("18-i-micro-ladder", _form("mottling", "MIC-0014"), (SIZE, COMPACT)),
    Shot("19-iliad-7-injection", _form("injection", "ILI-0003")),
    Shot("14-locked", lambda window: window.lock()),
)
"""What a nurse sees."""
REVIEW_SHOTS = (
    Shot("20-review", _ward("review")),
    Shot("21-registry", _ward("summary")),
    Shot("22-sign", _subject("sheet", "ICA-0021")),
)
"""What an investigator sees besides."""
REVIEWER = "Investigator C"


def take_pictures(
    store: Path, user: str, passphrase: str, out: Path, clock: Clock
) -> Iterator[str]:
    """Open the store in the real window, take every picture day and night, yield what was made."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ui.operations.doors import enter
    from ui.theme.palette import apply_theme
    from ui.windows.main_window import MainWindow

    application = QApplication.instance() or QApplication([])
    if not isinstance(application, QApplication):
        return
    out.mkdir(parents=True, exist_ok=True)
    for person, shots in ((user, SHOTS), (REVIEWER, REVIEW_SHOTS)):
        apply_theme(application, "day")
        window = MainWindow(store, clock)
        window.enter_ward(enter(store, person, passphrase, clock))
        window.resize(*SIZE)
        window.show()
        QTest.qWait(50)
        if window.bedside is not None:
            window.bedside.refresh_board()
        for shot in shots:
            yield from _take(application, window, shot, out)
        window.close()


def _take(application: QApplication, window: MainWindow, shot: Shot, out: Path) -> Iterator[str]:
    from PySide6.QtTest import QTest

    from ui.theme.palette import apply_theme

    shot.go(window)
    for size in shot.sizes:
        window.resize(*size)
        for palette in ("day", "night"):
            apply_theme(application, palette)
            QTest.qWait(60)
            name = f"{shot.name}{_suffix(size)}{'' if palette == 'day' else '-night'}.png"
            window.grab().save(str(out / name))
            yield name
    apply_theme(application, "day")
    window.resize(*SIZE)


def _suffix(size: tuple[int, int]) -> str:
    return {SIZE: "", COMPACT: "-compact-690", WIDE: "-1920x1080"}[size]

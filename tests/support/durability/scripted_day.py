"""A day of Bedline in one process: every command, then the window, with words that must not leak.

`python -m tests.support.durability.scripted_day FOLDER`, best under strace. FOLDER is the
person's whole world: home, temporary files, store. What was asked for (sheets, exports) lands in
FOLDER/asked; a patient's words may stand there and nowhere else.
"""

from __future__ import annotations

import faulthandler
import os
import sys
from pathlib import Path
from typing import Any

import pytest

PLANTED = tuple(f"Qzx{number:02}Planted" for number in range(50))
"""Words as only a patient's chart would hold them; the first one is part of the study id."""
SUBJECT = f"IGM-{PLANTED[0]}"
WORLD = {
    "HOME": "home",
    "TMPDIR": "tmp",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_RUNTIME_DIR": "run",
}


def world(folder: Path) -> dict[str, str]:
    """Make the folders of a person's world and return its variables."""
    made = {name: str(folder / inner) for name, inner in WORLD.items()}
    for path in made.values():
        Path(path).mkdir(parents=True, exist_ok=True, mode=0o700)
    (folder / "asked").mkdir(exist_ok=True)
    return made | {
        "QT_QPA_PLATFORM": "offscreen",
        "BEDLINE_TEST_CLOCK": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def chart_lines() -> list[dict[str, Any]]:
    """Return lines of the chart's contract that together hold every planted word but the last."""
    from tests.journeys.support.command_line import enrol, note

    words = iter(PLANTED[1:40])

    def line(kind: str, at: str = "2026-11-22T11:00+01:00", **fields: Any) -> dict[str, Any]:
        return {"kind": kind, "subject": SUBJECT, "at": at} | fields

    lines = [
        enrol(SUBJECT, bed=next(words)),
        line("measurement", analyte="igm", value="30.0 mg/dL", report=next(words)),
        line("adverse_event", term=next(words), serious=False, grade=2),
        line("not_done", item="titer", day=1, reason=next(words)),
        line("infusion", "2026-11-21T10:00+01:00", event="start", period=1, rate="14.2 mL/h"),
        line("infusion", period=1, event="pause", reason=next(words)),
        line("decision", period=1, choice="decline", reason=next(words)),
        line("criterion", criterion="I1", answer="met", evidence=next(words)),
    ]
    lines += [note("", SUBJECT, text=f"says {word} twice, {word}") for word in words]
    return [one | {"id": f"l{number}"} for number, one in enumerate(lines)]


def by_command(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Run every command that opens or makes something, and some that fail."""
    from tests.journeys.support.command_line import Door, note

    door = Door(patch, folder)
    store = door.new_store()
    asked = folder / "asked"
    answers = door.chart(store, *chart_lines())
    assert all(one.startswith("ACK ") for one in answers), answers
    # What is refused leaves no trace either.
    door.chart(store, note("bad", SUBJECT, text=f"{PLANTED[40]} \u202e"), b"{broken " + b"x" * 50)
    words: list[tuple[str | Path, ...]] = [
        ("dump", "--store", store),
        ("dump", "--house", "--store", store),
        ("verify", "--store", store),
        ("backup", "--store", store, "--out", folder / "copy.bak"),
        ("restore", folder / "copy.bak", "--store", folder / "back"),
        *(_sheet(store, asked / day) for day in ("0", "1")),
        ("handover", "--store", store, "--pdf", asked / "handover.pdf"),
        ("downtime", "--store", store, "--subject", SUBJECT, "--pdf", asked / "downtime.pdf"),
        ("export", "--store", store, "--format", "analysis", "--out", asked / "analysis"),
        ("protocol", "show", "igm-fat"),
    ]
    for one in words:
        said = door.run(*one)
        assert said.code == 0, (one, said.err)
    for one in (
        ("day-sheet", "--store", store, "--subject", PLANTED[41], "--day", "0"),
        ("day-sheet", "--store", store, "--subject", SUBJECT, "--day", "999999"),
        ("day-sheet", "--store", store, "--subject", SUBJECT, "--day", "0", "--pdf", "/no/where"),
    ):
        said = door.run(*one)
        assert said.code != 0, one


def _sheet(store: Path, out: Path) -> tuple[str | Path, ...]:
    which = ("day-sheet", "--store", store, "--subject", SUBJECT, "--day", out.name)
    return (*which, "--csv", f"{out}.csv", "--pdf", f"{out}.pdf")


def by_window(folder: Path) -> None:
    """Open the window, go through every page, record a note, leave one half typed, lock."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from tests.journeys.bedside_robot import BedsideRobot
    from tests.ui import forms_support as ward
    from ui.windows.main_window import MainWindow
    from ui.windows.pages import WARD_PAGES

    clock = ward.HandClock()
    bench = ward.make_bench(folder / "window-store", clock)
    ward.sign_site(bench, "igm-fat", ward.SITE)
    ward.enrol(bench, subject=SUBJECT)
    bench.store.close()
    application = QApplication.instance() or QApplication(["bedline"])
    assert isinstance(application, QApplication)
    ward.look(application)
    window = MainWindow(folder / "window-store", clock)
    window.first_painted.connect(window.after_first_paint)
    window.show_gate("")
    window.show_sized()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, 10000)
    robot = BedsideRobot(window)
    robot.types(ward.INVESTIGATOR.name)
    robot.presses("Tab")
    robot.types(ward.PASSPHRASE)
    robot.presses("Return")
    for _ in range(100):
        if robot.sees(SUBJECT):
            break
        QTest.qWait(20)
    for _, title in WARD_PAGES:
        robot.pushes(title)
    titles = _beside_a_bed(robot, folder)
    assert not any(word in title for word in PLANTED for title in titles), titles
    window.close()


def _beside_a_bed(robot: Any, folder: Path) -> set[str]:
    """Look at every page of the subject, chart, save sheets, leave typing behind, lock."""
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest

    from ui.windows.pages import SUBJECT_PAGES

    robot.presses("Ctrl+F")
    robot.types(SUBJECT)
    robot.presses("Return")
    titles = {robot.window.windowTitle()}
    for number, _ in enumerate(SUBJECT_PAGES, 1):
        robot.presses(f"Alt+{number}")
        titles.add(robot.window.windowTitle())
    robot.presses("Alt+3")
    robot.pushes("Enter Note")
    robot.types(f"recorded {PLANTED[42]}")
    robot.records()
    robot.pushes("Enter Note")
    robot.types(f"half typed {PLANTED[43]}")
    QTest.qWait(2500)
    assert list((folder / "window-store" / "drafts").iterdir()), "no draft was kept"
    robot.presses("Ctrl+P")
    for kind in ("CSV", "PDF"):
        path = folder / "asked" / f"window.{kind.lower()}"
        robot.goes_to(f"Save as {kind}")
        # Under strace a dialog takes its time.
        QTimer.singleShot(0, lambda path=path: robot._type_path(path, 400))
        robot.presses("Space")
        robot.must_see(f"Saved: {path}")
    robot.presses("Ctrl+L")
    QTest.qWait(100)
    titles.add(robot.window.windowTitle())
    return titles


def main() -> None:
    """Live one day in the folder named."""
    from tests.support.faults.planted import plant_named

    # A dialog that waits for a person would wait for ever.
    faulthandler.dump_traceback_later(150, exit=True)
    folder = Path(sys.argv[1])
    plant_named()
    with pytest.MonkeyPatch.context() as patch:
        by_command(folder, patch)
        by_window(folder)
    os.write(1, b"DAY OVER\n")


if __name__ == "__main__":
    main()

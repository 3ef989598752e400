"""A failure of the program: logged without anything of a chart, said in one plain sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from storage.crash_log import MOST_BYTES, MOST_FILES, NAME, CrashLog
from tests.journeys.support.command_line import Door, enrol
from tests.unit.operations.benches import NOW
from ui.operations.crashes import crash_text, log_crash, log_words

CHARTED = "IGM-0007 Rossi 58.0 mg/dL"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "keys.json").write_text("{}")
    return tmp_path


def fails(subject: str) -> None:
    raise ValueError(f"cannot work out {subject}")


def crash(folder: Path) -> str:
    try:
        fails(CHARTED)
    except ValueError as error:
        return log_crash(folder, lambda: NOW, type(error), error.__traceback__)
    raise AssertionError


@pytest.mark.requirement("R23", "R66", "R100")
def test_that_a_failure_is_said_and_logged_without_anything_of_a_chart(folder):
    said = crash(folder)
    logged = crash_text(folder)
    for text in (said, logged):
        assert "ValueError" in text
        assert re.search(r"test_crashes\.py:\d+ fails", text)
        for part in CHARTED.split():
            assert part not in text
    assert "2026-11-21T19:00:00Z bedline" in logged
    assert "Traceback" not in said
    assert "\n" not in said


@pytest.mark.requirement("R100")
def test_that_the_log_turns_over_and_stays_small(folder):
    log = CrashLog(folder)
    for number in range(40):
        assert log.write("now", "bedline", (f"failure {number}", "x" * (MOST_BYTES // 8)))
    files = sorted(folder.glob(f"{NAME}*"))
    assert len(files) == MOST_FILES
    assert all(one.stat().st_size <= MOST_BYTES for one in files)
    text = log.text()
    assert text.index("failure 38") < text.index("failure 39")
    assert "failure 1\n" not in text


@pytest.mark.requirement("R23")
def test_that_a_log_that_cannot_be_written_makes_nothing_worse(folder, monkeypatch):
    monkeypatch.setattr(CrashLog, "_turn_over", lambda *_: (_ for _ in ()).throw(OSError("full")))
    assert crash(folder).startswith("Something went wrong inside Bedline (ValueError")


@pytest.mark.requirement("R9", "R100")
def test_that_nothing_is_written_where_there_is_no_store(tmp_path):
    assert "It stands in" not in crash(tmp_path)
    log_words(tmp_path, lambda: NOW, "Qt: anything")
    assert not list(tmp_path.iterdir())


@pytest.mark.requirement("R66", "R100")
def test_that_a_warning_of_the_window_system_is_logged_without_quotes_and_numbers(folder):
    log_words(folder, lambda: NOW, f'Qt: cannot lay out "{CHARTED}" at 58.0')
    text = crash_text(folder)
    assert "cannot lay out (left out) at ##.#" in text
    assert "Rossi" not in text


@pytest.mark.requirement("R23")
def test_that_a_command_that_fails_inside_shows_no_traceback(monkeypatch, tmp_path):
    door = Door(monkeypatch, tmp_path)
    ward = door.new_store()
    door.chart(ward, enrol())

    def broken(*_given: object, **_named: object) -> None:
        raise KeyError(CHARTED)

    monkeypatch.setattr("ui.operations.sheets.print_day", broken)
    said = door.run("day-sheet", "--store", ward, "--subject", "IGM-0001", "--day", "0")
    assert said.code == 1
    assert "Traceback" not in said.err
    assert "Rossi" not in said.err
    assert "Something went wrong inside Bedline (KeyError" in said.err
    assert "KeyError" in crash_text(ward)
    monkeypatch.setattr("ui.commands.score.answer_score", broken)
    judged = door.run("score", given='{"id": "1"}\n')
    assert (judged.code, "Traceback" in judged.err) == (1, False)

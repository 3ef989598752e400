"""`about`, `check-installation` and `archive`: what runs here, does it hold, and a trial's end."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from storage.exports.typst_press import page_count
from tests.journeys.support.command_line import Door, enrol, note
from ui.operations import installation
from ui.operations.about import ANOMALIES, LIBRARIES, about

ROOT = Path(__file__).parents[2]


def plain(name: str) -> str:
    """Return a library's name as lists of versions compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Door:
    return Door(monkeypatch, tmp_path)


# -- what it is made of ---------------------------------------------------------------------------


@pytest.mark.requirement("R107", "R70")
def test_that_every_library_asked_for_is_listed_with_its_installed_version(door: Door):
    (found,) = door.run("about", "--json").objects
    versions = {one["name"].lower(): one["version"] for one in found["libraries"]}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = {
        re.split(r"[<>=!~\[; ]", line)[0].lower() for line in project["project"]["dependencies"]
    }
    assert asked == {one.lower() for one in LIBRARIES}
    for name in asked:
        assert versions[name] == importlib.metadata.version(name)


@pytest.mark.requirement("R107")
def test_that_what_is_installed_is_what_is_pinned_with_a_hash(door: Door):
    text = (ROOT / "constraints.txt").read_text("utf-8")
    # A library may be pinned twice, for older and newer Pythons.
    pinned: dict[str, set[str]] = {}
    for name, version in re.findall(r"(?m)^([A-Za-z0-9._-]+)==([^ ;\\]+)", text):
        pinned.setdefault(plain(name), set()).add(version)
    for one in about().libraries:
        if one.direct:
            assert one.version in pinned[plain(one.name)], one.name


@pytest.mark.requirement("R107")
def test_that_known_anomalies_say_what_is_done_about_them(door: Door):
    (found,) = door.run("about", "--json").objects
    assert any("WAL" in one["what"] for one in found["anomalies"])
    assert all(of and what and done for of, what, done in ANOMALIES)


@pytest.mark.requirement("R70")
def test_that_program_database_schema_and_protocol_files_are_named(door: Door):
    (found,) = door.run("about", "--json").objects
    assert found["program"].startswith("bedline ")
    assert found["schema"] >= 1
    assert found["sqlcipher"].startswith("4.")
    names = {one["file"] for one in found["protocols"]}
    assert {path.name for path in (ROOT / "protocols/catalogue").glob("*.yaml")} == names
    assert all(len(one["fingerprint"]) == 64 for one in found["protocols"])
    assert door.run("about").lines[0].startswith(found["program"])


def test_that_a_library_that_is_not_there_is_said_to_be_missing(monkeypatch):
    monkeypatch.setattr("ui.operations.about.LIBRARIES", ("whenever", "no-such-library"))
    found = {one.name: one.version for one in about().libraries}
    assert found["no-such-library"] == "not installed"


# -- does it hold here ----------------------------------------------------------------------------


@pytest.mark.requirement("R108")
def test_that_a_sound_installation_ends_with_0_and_leaves_nothing_behind(door: Door):
    store = door.new_store()
    before = sorted(path.name for path in store.iterdir())
    said = door.run("check-installation", "--store", store)
    assert said.code == 0, said.out.decode()
    assert all(line.startswith("OK") for line in said.lines[:-1])
    assert len(said.lines) == 13
    assert sorted(path.name for path in store.iterdir()) == before


@pytest.mark.requirement("R108")
def test_that_the_check_is_put_on_paper_to_be_signed(door: Door, monkeypatch):
    store, sheet = door.new_store(), door.home / "check.pdf"
    assert door.run("check-installation", "--store", store, "--pdf", sheet).code == 0
    whole = sheet.read_bytes()
    assert whole.startswith(b"%PDF")
    assert page_count(whole) == 1
    monkeypatch.setattr("storage.installation.versions", lambda: ("3.51.0", ""))
    assert door.run("check-installation", "--store", store, "--pdf", sheet).code == 1
    assert sheet.read_bytes() != whole


@pytest.mark.requirement("R108")
@pytest.mark.parametrize(
    ("target", "value", "name"),
    [
        ("storage.installation.settings_that_differ", lambda _f: ("x is 1, not 2",), "Settings"),
        ("storage.installation.changed_page_is_told", lambda _f: False, "A changed page"),
        ("storage.installation.versions", lambda: ("3.51.0", ""), "Database"),
        ("storage.installation.sync_seconds", lambda _f: 2.5, "Disk"),
        ("protocols.catalogue.released", dict, "Protocol files"),
        ("ui.commands.dose.answer_dose", lambda *_: {"outcome": "proposed"}, "Golden doses"),
        ("ui.operations.sheets.FONTS", Path("/nowhere"), "Fonts"),
        ("ui.operations.installation._ZONES", (("2026-01-01T00:00:00Z", "Asia/Tokyo", "08:00"),),
         "Time zones"),
    ],
)  # fmt: skip
def test_that_each_thing_that_does_not_hold_is_named_and_ends_with_1(
    door: Door, monkeypatch: pytest.MonkeyPatch, target: str, value: object, name: str
):
    store = door.new_store()
    monkeypatch.setattr(target, value)
    said = door.run("check-installation", "--store", store)
    assert said.code == 1
    (bad,) = [line for line in said.lines if line.startswith("FAILED")]
    assert name in bad
    assert "do not chart here" in said.lines[-1]


@pytest.mark.requirement("R108")
def test_that_a_clock_before_the_program_was_made_is_told(door: Door, monkeypatch):
    monkeypatch.setenv("BEDLINE_NOW", "2021-01-01T00:00:00Z")
    said = door.run("check-installation", "--store", door.home / "later", "--json")
    assert said.code == 1
    assert [one["check"] for one in said.objects if not one["holds"]] == ["Clock"]


@pytest.mark.requirement("R108", "R14")
def test_that_a_cloud_folder_is_told(door: Door):
    said = door.run("check-installation", "--store", door.home / "Dropbox" / "ward")
    assert said.code == 1
    assert "Dropbox" in next(line for line in said.lines if "Place" in line)


def test_that_a_check_that_cannot_be_made_counts_as_failed(monkeypatch, tmp_path):
    def broken(*_: object) -> object:
        raise RuntimeError("no such thing")

    monkeypatch.setattr(installation, "_zones", broken)
    from protocols.times import Instant

    checks = installation.check_installation(tmp_path, lambda: Instant.from_utc(2026, 11, 22))
    found = next(one for one in checks if one.name == "Time zones")
    assert not found.holds
    assert "no such thing" in found.words


# -- closing a trial ------------------------------------------------------------------------------


@pytest.fixture
def ward(door: Door) -> Path:
    store = door.new_store()
    assert door.chart(store, enrol(), note("n1"))[-1] == "ACK n1"
    return store


@pytest.mark.requirement("R91")
def test_that_an_archive_restores_and_proves_itself_and_takes_nothing_away(door: Door, ward: Path):
    before = door.dump(ward)
    out = door.home / "archive"
    said = door.run("archive", "--store", ward, "--out", out)
    assert said.code == 0, said.err
    assert "verified" in said.lines[0]
    assert door.dump(ward) == before
    assert {one["event"] for one in door.run("dump", "--store", ward, "--house").objects} >= {
        "archived",
        "backed_up",
        "exported",
    }
    checked = subprocess.run(
        [sys.executable, "-I", "-S", str(out / "inspector" / "verify_copy.py")],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout
    back = door.home / "back"
    restored = door.run("restore", out / "record.bedline-backup", "--store", back)
    assert restored.code == 0, restored.err
    assert door.dump(back) == before
    assert door.run("verify", "--store", ward, "--copy", out / "inspector").code == 0


@pytest.mark.requirement("R91")
def test_that_an_archive_is_there_whole_or_not_at_all(door: Door, ward: Path, monkeypatch):
    out = door.home / "archive"
    out.mkdir()
    assert door.run("archive", "--store", ward, "--out", out).code == 1
    assert list(out.iterdir()) == []
    missing = door.home / "no" / "archive"
    assert door.run("archive", "--store", ward, "--out", missing).code == 1

    monkeypatch.setattr(
        "ui.operations.sealed_copy.copy_problems", lambda *_: ("trail.csv: was changed",)
    )
    other = door.home / "other"
    said = door.run("archive", "--store", ward, "--out", other)
    assert said.code == 1
    assert "trail.csv" in said.err
    assert not other.exists()
    assert not [one for one in door.home.iterdir() if one.name.endswith(".part")]


@pytest.mark.requirement("R108", "R12")
def test_that_the_page_check_is_itself_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from storage.installation import changed_page_is_told

    (tmp_path / "one").mkdir()
    assert changed_page_is_told(tmp_path / "one")
    (tmp_path / "two").mkdir()
    # A disk on which the bit is not changed after all: nothing to tell, so the check fails.
    monkeypatch.setattr(Path, "write_bytes", lambda *_: 0)
    assert not changed_page_is_told(tmp_path / "two")

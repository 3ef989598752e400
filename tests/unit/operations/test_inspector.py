"""The inspector's copy: what it holds, and that a checker without Bedline finds every change."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from protocols.facts import EntryVoided, MeasurementTaken, NoteWritten
from protocols.intake import Reading
from protocols.units import quantity
from storage.accounts import Operator
from storage.problems import Damaged, Refused
from tests.storage import wards
from tests.unit.operations.benches import NOW, SUBJECT, enrol, sign_volume, start, state, titer
from ui.operations.bench import Bench
from ui.operations.export import export_folder

pytestmark = pytest.mark.requirement("R89")
NOTES = 6


def chart_a_day(bench: Bench, arm: str = "titer") -> None:
    sign_volume(bench)
    enrol(bench, arm)
    titer(bench)
    start(bench)
    for number in range(1, NOTES + 1):
        state(bench, "21T12:00", NoteWritten(f"calm «{number}»"), f"n{number}")
    better = MeasurementTaken("igm", Reading(quantity("33.0 mg/dL")))
    state(bench, "21T08:10", better, "m2", replaces="m1", reason="misread the report")


@pytest.fixture
def copy(bench: Bench, tmp_path: Path) -> Path:
    chart_a_day(bench)
    export_folder(bench, "inspector", tmp_path / "copy", None)
    return tmp_path / "copy"


def check(folder: Path, *words: str) -> tuple[int, str]:
    """Run the checker of a copy as an inspector does: alone, without this project's packages."""
    ran = subprocess.run(
        [sys.executable, "-I", "-S", str(folder / "verify_copy.py"), *words],
        capture_output=True,
        cwd="/",
        env={"PATH": "/usr/bin"},
        timeout=60,
        check=False,
    )
    assert ran.stderr == b""
    return ran.returncode, ran.stdout.decode()


def lines_of(path: Path) -> list[bytes]:
    return path.read_bytes().split(b"\n")[:-1]


def write_lines(path: Path, lines: list[bytes]) -> None:
    path.write_bytes(b"".join(line + b"\n" for line in lines))


def sums_again(folder: Path) -> None:
    """Cover the tracks: write SHA256SUMS anew over what is there now."""
    names = sorted(
        one.relative_to(folder).as_posix()
        for one in folder.rglob("*")
        if one.is_file() and one.name != "SHA256SUMS"
    )
    text = "".join(
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names
    )
    (folder / "SHA256SUMS").write_text(text)


def test_that_a_true_copy_passes_without_bedline(copy: Path, bench: Bench):
    code, said = check(copy)
    assert (code, said.splitlines()[0]) == (0, "PASSED")
    assert f"{bench.store.ledger.count} entries" in said
    assert bench.store.ledger.head_code() in said


def test_that_the_checker_is_short_and_uses_the_standard_library_only(copy: Path):
    text = (copy / "verify_copy.py").read_text("utf-8")
    assert len(text.splitlines()) <= 200
    imported = {
        line.split()[1] for line in text.splitlines() if line.startswith(("import", "from"))
    }
    assert {one.partition(".")[0] for one in imported} <= sys.stdlib_module_names


def test_that_a_copy_holds_sheets_trail_ledger_protocol_and_how_to_check_it(copy: Path):
    names = {one.relative_to(copy).as_posix() for one in copy.rglob("*") if one.is_file()}
    wanted = {
        *("README.txt", "SHA256SUMS", "SEAL.txt", "copy.json", "verify_copy.py", "house.csv"),
        *("trail.csv", "trail.pdf", "review.csv", "protocols/igm_fat_v1.yaml"),
        *(f"ledger/{one}" for one in ("entries.jsonl", "entries.hashes")),
        *(f"ledger/{one}" for one in ("journal.jsonl", "journal.hashes")),
        *(f"sheets/{SUBJECT}/day-00.{kind}" for kind in ("pdf", "csv")),
    }
    assert names == wanted
    assert "verify_copy.py" in (copy / "README.txt").read_text("utf-8")


def test_that_each_line_of_the_ledger_is_the_very_text_that_was_hashed(copy: Path, bench: Bench):
    hashes = [entry.hash for entry in bench.store.ledger.all_entries()]
    lines = lines_of(copy / "ledger/entries.jsonl")
    assert [hashlib.sha256(line).hexdigest() for line in lines] == hashes


def change_a_byte(folder: Path) -> None:
    path = folder / "ledger/entries.jsonl"
    path.write_bytes(path.read_bytes().replace("«3»".encode(), "«8»".encode()))


def spoil_the_json(folder: Path) -> None:
    path = folder / "ledger/entries.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"n3"', b'n3"'))


def drop(folder: Path, first: int, last: int | None, *, hashes: bool) -> None:
    names = ["entries.jsonl", "entries.hashes"] if hashes else ["entries.jsonl"]
    for name in names:
        lines = lines_of(folder / "ledger" / name)
        del lines[first:last]
        write_lines(folder / "ledger" / name, lines)


def swap(folder: Path, *, hashes: bool) -> None:
    names = ["entries.jsonl", "entries.hashes"] if hashes else ["entries.jsonl"]
    for name in names:
        lines = lines_of(folder / "ledger" / name)
        lines[6], lines[7] = lines[7], lines[6]
        write_lines(folder / "ledger" / name, lines)


def rehash(folder: Path) -> None:
    """Change an entry and write its new hash too."""
    change_a_byte(folder)
    lines = lines_of(folder / "ledger/entries.jsonl")
    known = lines_of(folder / "ledger/entries.hashes")
    for place, line in enumerate(lines):
        known[place] = hashlib.sha256(line).hexdigest().encode() + known[place][64:]
    write_lines(folder / "ledger/entries.hashes", known)


def add(folder: Path) -> None:
    lines = lines_of(folder / "ledger/entries.jsonl")
    write_lines(folder / "ledger/entries.jsonl", [*lines, lines[-1]])


# site, enrol, m1, i1, n1 … n6, m2: the places 0 … 10
TAMPERED: dict[str, tuple[Callable[[Path], None], str]] = {
    "a changed byte": (change_a_byte, "entries: n3 (workstation"),
    "broken JSON": (spoil_the_json, "entries: n3 (workstation"),
    "a changed byte with its hash": (rehash, "entries: n4 (workstation"),
    "the last entries gone": (lambda one: drop(one, 8, None, hashes=False), "entries: n5 ("),
    "the last entries gone everywhere": (
        lambda one: drop(one, 8, None, hashes=True),
        "rows 9 to 11 of workstation",
    ),
    "an entry in the middle gone": (lambda one: drop(one, 6, 7, hashes=False), "entries: n3 ("),
    "an entry in the middle gone everywhere": (
        lambda one: drop(one, 6, 7, hashes=True),
        "number 7 is missing before it",
    ),
    "two entries swapped": (lambda one: swap(one, hashes=False), "entries: n3 ("),
    "two entries swapped everywhere": (lambda one: swap(one, hashes=True), "entries: n4 ("),
    "an entry added": (add, "was added"),
}


@pytest.mark.requirement("R10", "R92")
@pytest.mark.parametrize("covered", [False, True], ids=["", "with the list of hashes made anew"])
@pytest.mark.parametrize("how", TAMPERED)
def test_that_the_checker_names_the_first_bad_entry(copy: Path, how: str, covered: bool):
    tamper, named = TAMPERED[how]
    tamper(copy)
    if covered:
        sums_again(copy)
    code, said = check(copy)
    assert code == 1
    assert said.startswith("FAILED ")
    assert named in said.splitlines()[0]


@pytest.mark.parametrize("name", ["trail.csv", "trail.pdf", f"sheets/{SUBJECT}/day-00.pdf"])
def test_that_an_edited_csv_or_pdf_is_named(copy: Path, name: str):
    content = bytearray((copy / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copy / name).write_bytes(content)
    assert check(copy) == (1, f"FAILED {name}: was changed\n")


def test_that_a_missing_and_an_added_file_are_named(copy: Path):
    (copy / "trail.csv").unlink()
    (copy / "extra.csv").write_text("x")
    code, said = check(copy)
    assert code == 1
    assert "trail.csv: is missing" in said
    assert "extra.csv: is not listed" in said


def test_that_a_count_or_code_made_to_fit_is_found(copy: Path):
    about = json.loads((copy / "copy.json").read_text("utf-8"))
    (copy / "copy.json").write_text(json.dumps(about | {"head_code": "0000 0000 00"}))
    sums_again(copy)
    code, said = check(copy)
    assert code == 1
    assert "copy.json" in said


@pytest.mark.requirement("R11")
def test_that_a_code_of_an_earlier_sheet_is_found_and_an_unknown_one_is_not(
    bench: Bench, tmp_path: Path
):
    sign_volume(bench)
    enrol(bench)
    early = bench.store.ledger.head_code()
    titer(bench)
    export_folder(bench, "inspector", tmp_path / "copy", None)
    code, said = check(tmp_path / "copy", "--code", early.lower())
    assert code == 0
    assert f"The code {early} is that of the first 2 entries" in said
    code, said = check(tmp_path / "copy", "--code", "0000 0000 00")
    assert code == 1
    assert "never had the code" in said


def test_that_what_is_no_copy_is_said_so(tmp_path: Path, copy: Path):
    empty = tmp_path / "empty"
    empty.mkdir()
    shutil.copy(copy / "verify_copy.py", empty)
    assert check(empty)[0] == 2


@pytest.mark.requirement("R72", "R79")
def test_that_a_blinded_copy_holds_no_arm_dose_number_or_hash(bench: Bench, tmp_path: Path):
    chart_a_day(bench)
    state(bench, "21T12:30", EntryVoided("i1", "rate of the wrong arm"), "v1")
    monitor = replace(bench, operator=Operator("mo-d", "monitor"))
    export_folder(monitor, "inspector", tmp_path / "copy", "assessor")
    folder = tmp_path / "copy"
    names = {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()}
    assert not [one for one in names if one.startswith(("ledger/", "house"))]
    entries = bench.store.ledger.all_entries()
    hidden = [b"flat", b"14.2 mL", b"30.0 mg", b"33.0 mg", b"wrong arm", b"Infusion"]
    hidden += [entry.hash.encode() for entry in entries]
    hidden += [f"{entry.device}-{entry.seq}".encode() for entry in entries]
    hidden += [bench.store.ledger.head_code().encode()]
    for name in names - {"README.txt", "verify_copy.py"}:
        if not name.endswith((".pdf", ".yaml")):
            content = (folder / name).read_bytes()
            assert not [one for one in hidden if one in content], name
    assert b"calm" in (folder / "trail.csv").read_bytes()
    code, said = check(folder)
    assert code == 0
    assert "blinded copy" in said
    assert "cannot be worked out" in (folder / "README.txt").read_text("utf-8")


def blinded_files(folder: Path, arm: str) -> dict[str, bytes]:
    wards.make_ward(folder)
    with wards.enter(folder, clock=lambda: NOW) as store:
        bench = Bench(store, store.operator, lambda: NOW, test_clock=True)
        chart_a_day(bench, arm)
        out = folder.parent / f"copy-{arm}"
        export_folder(bench, "inspector", out, "assessor")
        return {
            one.relative_to(out).as_posix(): one.read_bytes()
            for one in out.rglob("*")
            if one.is_file()
        }


@pytest.mark.requirement("R72")
def test_that_blinded_copies_of_twins_that_differ_in_arm_have_the_same_bytes(tmp_path, monkeypatch):
    # The code is keyed and covers every entry; all else must be alike.
    monkeypatch.setattr("storage.store.Store.masked_code", lambda *_: "ABCD EFGH IJ")
    first, second = (blinded_files(tmp_path / arm, arm) for arm in ("titer", "flat"))
    assert {name for name in first if first[name] != second.get(name)} == set()
    assert set(first) == set(second)


def test_that_a_record_that_does_not_verify_is_not_copied(tmp_path: Path):
    folder = wards.make_ward(tmp_path / "ward")
    wards.charted(folder, 3)
    with wards.enter(folder) as store:
        connection = wards.sql_editor(folder)
        connection.execute("UPDATE entries SET reason = 'changed' WHERE seq = 2")
        wards.guards_on(connection)
        connection.commit()
        connection.close()
        bench = Bench(store, store.operator, lambda: NOW, test_clock=True)
        with pytest.raises(Damaged, match="e2"):
            export_folder(bench, "inspector", tmp_path / "copy", None)
    assert not (tmp_path / "copy").exists()


@pytest.mark.parametrize("role", ["nurse", "pharmacist", "administrator"])
def test_that_who_reads_no_record_for_review_gets_no_copy(bench: Bench, tmp_path: Path, role: str):
    chart_a_day(bench)
    with pytest.raises(Refused):
        export_folder(
            replace(bench, operator=Operator("x", role)),  # type: ignore[arg-type]
            "inspector",
            tmp_path / "copy",
            None,
        )
    assert not (tmp_path / "copy").exists()

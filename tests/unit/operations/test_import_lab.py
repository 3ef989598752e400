"""Laboratory files: every row previewed, all or nothing, slips in their place, nothing masked."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from protocols.analytes import ANALYTES
from storage.imports.csv_cells import read_cells
from storage.imports.lab_file import MOST_ROWS, OPTIONAL, REQUIRED, read_lab_file
from tests.journeys.support.command_line import Door, enrol

DOC = Path(__file__).parents[3] / "docs" / "import-lab.md"
HEAD = "subject,analyte,value,sampled_at,report"
AT = "2026-11-21T08:10+01:00"


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Door:
    return Door(monkeypatch, tmp_path)


@pytest.fixture
def ward(door: Door) -> Path:
    store = door.new_store()
    icar = enrol("ICR-0001", protocol="icar", arm=None, id="e2", weight="80 kg")
    icar["anchors"] = {
        "mechanical_ventilation_start": "2026-11-20T08:00+01:00",
        "randomised": "2026-11-21T08:00+01:00",
        "first_dose": "2026-11-21T08:05+01:00",
    }
    answers = door.chart(store, enrol(), {k: v for k, v in icar.items() if v is not None})
    assert all(one.startswith("ACK") for one in answers), answers
    return store


def row(**changes: str) -> str:
    cells = {
        "subject": "IGM-0001",
        "analyte": "igm",
        "value": "58.0 mg/dL",
        "sampled_at": AT,
        "report": "LR-1",
    } | changes
    return ",".join(cells.values())


def run(door: Door, ward: Path, text: str | bytes, *words: str) -> Any:
    file = door.home / "lab.csv"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return door.run("import-lab", file, "--store", ward, *words)


def values(door: Door, ward: Path) -> list[dict[str, Any]]:
    return [one for one in door.dump(ward) if one["kind"] == "measurement"]


def complaints(said: Any) -> list[str]:
    return [line for line in said.err.splitlines() if "test clock" not in line]


def test_that_every_row_is_recorded_with_source_report_and_hash(door, ward) -> None:
    text = f"{HEAD},received_at\n{row()},2026-11-21T09:00+01:00\n"
    text += f"{row(analyte='platelets', value='90 10*9/L')},\n"
    text += f"{row(analyte='crp', value='<5 mg/L', report='LR-2')},\n"
    said = run(door, ward, text)
    assert said.code == 0, said.err
    found = values(door, ward)
    payload = [one["payload"] for one in found]
    assert [(one["analyte"], one["reading"], one["report"]) for one in payload] == [
        ("igm", "58.0 mg/dL", "LR-1"),
        ("platelets", "90 10*9/L", "LR-1"),
        ("crp", "<5 mg/L", "LR-2"),
    ]
    assert all(one["method"].startswith("lab file ") for one in payload)
    assert payload[0]["method"].endswith("received 21-Nov-2026 09:00")
    digest = payload[0]["method"].split()[2].rstrip(",")
    house = door.run("dump", "--store", ward, "--house").objects
    (noted,) = [one for one in house if one["event"] == "imported"]
    assert noted["details"]["sha256"].startswith(digest)
    assert (noted["details"]["values"], noted["operator"]) == ("3", "dr-a")
    assert "3 values recorded" in said.out.decode()


def test_that_a_dry_run_shows_every_row_and_records_nothing(door, ward) -> None:
    text = f"{HEAD}\n{row()}\n{row(analyte='crp', value='480 mg/L')}\n"
    before = door.dump(ward)
    said = run(door, ward, text, "--dry-run", "--json")
    assert said.code == 0, said.err
    told = said.objects
    assert [(one["line"], one["analyte"], one["value"], one["state"]) for one in told] == [
        (2, "igm", "58.0 mg/dL", "would be recorded"),
        (3, "crp", "480 mg/L", "would be recorded"),
    ]
    assert door.dump(ward) == before


def test_that_an_unusual_value_is_taken_with_a_warning(door, ward) -> None:
    said = run(door, ward, f"{HEAD}\n{row(value='900 mg/dL')}\n")
    assert said.code == 0
    assert "unusual value: read it again" in said.out.decode()


@pytest.mark.parametrize(
    ("changes", "place", "words"),
    [
        ({"subject": "IGM-9999"}, "3:1 subject", "No subject 'IGM-9999' is enrolled"),
        ({"subject": ""}, "3:1 subject", "is empty"),
        ({"analyte": "imG"}, "3:10 analyte", "Is 'igm' meant?"),
        ({"value": "58.0"}, "3:14 value", "has no unit"),
        ({"value": "58.0 mg/dl"}, "3:14 value", "mg/dL"),
        ({"value": "58.0 kg"}, "3:14 value", "Allowed: mg/dL"),
        ({"value": "1.250 mg/dL"}, "3:14 value", "could mean"),
        ({"value": "99999 mg/dL"}, "3:14 value", "cannot be"),
        ({"value": "-5 mg/dL"}, "3:14 value", "not a plain number"),
        ({"value": ""}, "3:14 value", ""),
        ({"sampled_at": "2026-11-21T08:10"}, "3:25 sampled_at", ""),
        ({"sampled_at": "2027-11-21T08:10+01:00"}, "3:25 sampled_at", "future"),
        ({"report": ""}, "3:48 report", "is empty"),
        ({"report": "LR-0"}, "3:48 report", "in line 2 of this file"),
    ],
)
def test_that_a_slip_is_told_in_its_place_and_nothing_is_recorded(
    door, ward, changes, place, words
) -> None:
    said = run(door, ward, f"{HEAD}\n{row(report='LR-0')}\n{row(**changes)}\n")
    assert said.code == 1
    assert said.out == b""
    (line,) = complaints(said)
    assert f"lab.csv:{place} " in line
    assert words in line
    assert values(door, ward) == []


def test_that_every_slip_of_a_file_is_told_in_the_order_of_the_file(door, ward) -> None:
    rows = [row(report=str(n), value="x mg/dL") for n in range(5)]
    said = run(door, ward, "\n".join([HEAD, *rows, row(subject="NO-1")]))
    places = [line.split(" ")[0].rpartition("lab.csv:")[2] for line in complaints(said)]
    assert places == ["2:14", "3:14", "4:14", "5:14", "6:14", "7:1"]


def test_that_a_dry_run_of_a_bad_file_shows_the_rows_and_refuses(door, ward) -> None:
    said = run(door, ward, f"{HEAD}\n{row()}\n{row(subject='NO-1')}\n", "--dry-run")
    assert said.code == 1
    assert "would be recorded" in said.out.decode()
    assert "refused" in said.out.decode()


def test_that_a_file_imported_twice_is_refused_by_its_report_numbers(door, ward) -> None:
    text = f"{HEAD}\n{row()}\n{row(analyte='crp', value='50 mg/L')}\n"
    assert run(door, ward, text).code == 0
    said = run(door, ward, text + "\n")  # another hash, the same reports
    assert said.code == 1
    assert len(complaints(said)) == 2
    assert all("already in the record" in line for line in complaints(said))
    assert len(values(door, ward)) == 2


# --- blinding ------------------------------------------------------------------------------------

MASKED = [
    *("700 mg/dL", "0 mg/dL", "20000 mg/dL", "<50 mg/dL", ">3000 mg/dL", "7.0 g/L"),
    *("4001 mg/dL", "49 mg/dL", "1 mg/L", "12 g/L"),
]


@pytest.mark.requirement("R74")
def test_that_a_masked_value_is_taken_and_never_shown_whatever_it_is(door, ward) -> None:
    """The same bytes of preview and answer for every value that can be taken."""
    seen = set()
    for number, value in enumerate(MASKED):
        report = f"LR-{number:02d}"
        line = row(subject="ICR-0001", analyte="igg", value=value, report=report)
        said = run(door, ward, f"{HEAD}\n{line}\n")
        assert said.code == 0, said.err
        shown = said.out.decode().replace(report, "LR")
        seen.add(shown.partition("File hash")[0])
        assert value not in shown
    assert len(seen) == 1
    assert "kept out by blinding" in seen.pop()


@pytest.mark.requirement("R74")
@pytest.mark.parametrize("value", ["99999 mg/dL", "x", "58.0", "1.250 mg/dL", "5 kg", "=1+1"])
def test_that_a_masked_value_that_cannot_be_taken_gets_the_same_words(door, ward, value) -> None:
    line = row(subject="ICR-0001", analyte="igg", value=value)
    said = run(door, ward, f"{HEAD}\n{line}\n")
    assert said.code == 1
    (told,) = complaints(said)
    assert told.endswith(
        "lab.csv:2:14 value This value cannot be taken as it stands; it is not repeated here. "
        "Check number and unit against the report."
    )
    dry = run(door, ward, f"{HEAD}\n{line}\n", "--dry-run")
    assert f"  {value}  " not in dry.out.decode()
    assert "kept out by blinding" in dry.out.decode()


# --- hostile files -------------------------------------------------------------------------------

GOOD = f"{HEAD}\n{row()}\n"


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("\n", "\r"),
        "\ufeff" + GOOD,
        GOOD.replace(",", ";"),
        GOOD.replace(",", "\t"),
        GOOD.replace(",", ";").replace("58.0", "58,0"),
        GOOD.replace("58.0 mg/dL", '"58,0 mg/dL"'),
        "\n".join(
            ",".join(f'"{cell}"' for cell in line.split(",")) for line in GOOD.split("\n")[:2]
        ),
        GOOD.rstrip("\n"),
        f"{HEAD}\n\n\n{row()}\n\n",
        GOOD.replace("IGM-0001,", "  IGM-0001 ,"),
    ],
    ids=[
        "lf",
        "crlf",
        "cr",
        "bom",
        "semicolon",
        "tab",
        "comma",
        "quoted",
        "all",
        "end",
        "gaps",
        "pad",
    ],
)
def test_that_what_spreadsheets_write_is_read(door, ward, text) -> None:
    said = run(door, ward, text)
    assert said.code == 0, said.err
    (found,) = values(door, ward)
    assert found["payload"]["reading"] == "58.0 mg/dL"


@pytest.mark.requirement("R55", "R58")
@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        (b"", "1:1", "empty"),
        (HEAD.encode(), "1:1", "no row"),
        (GOOD.encode("utf-16"), "1:1", "UTF-8"),
        (GOOD.encode().replace(b"LR-1", b"LR-\xe9"), "2:51", "UTF-8"),
        (GOOD.replace("LR-1", "LR\0").encode(), "2:50", "NUL"),
        (GOOD.replace("LR-1", '"LR-1').encode(), "2:48", "never closed"),
        (GOOD.replace("LR-1", 'L"R').encode(), "2:49", "inside a cell"),
        (GOOD.replace("LR-1", '"LR"1').encode(), "2:52", "must end"),
        (GOOD.replace("LR-1", "L" * 10**6).encode(), "2:2049", "longer than"),
        (GOOD.replace("LR-1", "LR-1,more").encode(), "2:1", "6 cells; the header has 5"),
        (GOOD.replace(",report", ",Report").encode(), "1:34", "Is 'report' meant?"),
        (GOOD.replace(",report", ",subject").encode(), "1:34", "twice"),
        (b"x" * (5 * 1024 * 1024), "1:1", "at most 4096 KB"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "1:1", "UTF-8"),
        (("\u202e" + GOOD).encode(), "1:1", "not a column"),
        (GOOD.replace("LR-1", "LR\u200b1").encode(), "2:48", "cannot be seen"),
    ],
)
def test_that_a_hostile_file_is_refused_in_its_place_without_a_traceback(
    door, ward, content, place, words
) -> None:
    said = run(door, ward, content)
    assert said.code == 1
    assert "Traceback" not in said.err
    assert any(f"lab.csv:{place} " in line and words in line for line in complaints(said)), said.err
    assert values(door, ward) == []


@pytest.mark.requirement("R58")
def test_that_a_huge_file_is_refused_within_little_memory() -> None:
    big = (GOOD + (row() + "\n") * 60_000).encode()[: 4 * 1024 * 1024]
    tracemalloc.start()
    found = read_lab_file(big, "big.csv")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.rows == ()
    assert [one.code for one in found.issues] == ["too_many_rows"]
    assert f"at most {MOST_ROWS}" in found.issues[0].message
    assert most < 300 * 1024 * 1024


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=300) | st.text(alphabet='ab,;"\n\r\0\ufeff=', max_size=80).map(str.encode)
)
def test_that_no_bytes_end_in_anything_but_cells_or_one_issue(content: bytes) -> None:
    read = read_lab_file(content, "x.csv")
    assert read.rows == ()  # none of these has the columns
    assert read.issues
    for issue in read.issues:
        assert issue.place is not None
        assert issue.place.line >= 1


@given(
    st.lists(
        st.lists(st.text(max_size=20).filter(lambda t: "\0" not in t), min_size=2, max_size=4),
        min_size=1,
        max_size=5,
    )
)
def test_that_what_the_standard_library_writes_comes_back(rows: list[list[str]]) -> None:
    import csv
    import io

    out = io.StringIO(newline="")
    head = ["a", "b", "c", "d", "e"]
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([head, *rows])
    try:
        content = out.getvalue().encode()
    except UnicodeEncodeError:
        return  # half of a surrogate pair is in no file
    read = read_cells(content, "x.csv")
    assert [[cell.text for cell in row] for row in read] == [head, *rows]


def test_that_the_page_names_every_column_and_analyte_with_its_units() -> None:
    text = DOC.read_text("utf-8")
    for name in (*REQUIRED, *OPTIONAL):
        assert f"| `{name}` |" in text
    for analyte in ANALYTES.values():
        units = ", ".join(unit.value for unit in analyte.units)
        assert f"| `{analyte.id}` | {analyte.label} | {units} |" in text

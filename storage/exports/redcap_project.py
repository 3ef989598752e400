"""The REDCap export: a data dictionary, the data by event and repeating instrument, and the set-up.

Each table of the analysis export is an instrument; the subject's own is answered once, the others
repeat. An event is a study day, or `Subject` for what has no day. REDCap numbers its own arms;
there is one of them here for everybody, and it says nothing about allocation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.exports.analysis_csv import Stamp, code_lists, stamp_lines
from storage.exports.analysis_table import Column, Table
from storage.exports.analysis_tables import TABLES
from storage.exports.csv_text import APOSTROPHE_RULE, Cell, write_rows

if TYPE_CHECKING:
    from protocols.course import Course

# The header that REDCap asks of a data dictionary, in its order.
DICTIONARY_HEADER = (
    "Variable / Field Name",
    "Form Name",
    "Section Header",
    "Field Type",
    "Field Label",
    "Choices, Calculations, OR Slider Labels",
    "Field Note",
    "Text Validation Type OR Show Slider Number",
    "Text Validation Min",
    "Text Validation Max",
    "Identifier?",
    "Branching Logic (Show field only if...)",
    "Required Field?",
    "Custom Alignment",
    "Question Number (surveys only)",
    "Matrix Group Name",
    "Matrix Ranking?",
    "Field Annotation",
)
RECORD = "record_id"
SUBJECT_EVENT = ("Subject", "subject_arm_1")
_KEYS = (RECORD, "redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance")
_ONCE = "subjects"
_COMPLETE = "2"
# Free words and lists of ids may have many lines or many words.
_LONG = frozenset(
    {"stated", "payload", "words", "text", "why", "reason", "quoted", "problems", "value_words"}
    | {"inputs", "entries", "missing", "parts", "rule_words", "struck_reason", "answered_by"}
)


@dataclass(frozen=True, slots=True)
class DataRow:
    """One row of the data: whose, in which event, of which instrument, which repetition."""

    subject: str
    event: tuple[str, str]
    table: Table
    instance: int
    cells: Sequence[Cell]


def redcap_files(
    courses: Sequence[Course], stamp: Stamp
) -> tuple[dict[str, bytes], dict[str, int]]:
    """Return the files of a REDCap project and how many rows each instrument has."""
    ordered = sorted(courses, key=lambda one: one.record.subject)
    rows = list(_rows(ordered))
    counts = {table.name: sum(row.table is table for row in rows) for table in TABLES}
    events = sorted({row.event for row in rows}, key=_by_day)
    pairs = sorted({(row.event, row.table.name) for row in rows}, key=lambda at: _by_day(at[0]))
    placed = [(event[1], name) for event, name in _in_order(pairs)]
    files = {
        "data_dictionary.csv": _dictionary(code_lists(ordered)),
        "data.csv": _data(rows),
        "arms.csv": write_rows(("arm_num", "name"), [(1, "All subjects")]),
        "events.csv": write_rows(
            ("event_name", "arm_num", "unique_event_name"),
            [(name, 1, unique) for name, unique in events],
        ),
        "instrument_designations.csv": write_rows(
            ("arm_num", "unique_event_name", "form"), [(1, *one) for one in placed]
        ),
        "repeating_instruments.csv": write_rows(
            ("event_name", "form_name", "custom_form_label"),
            [(*one, None) for one in placed if one[1] != _ONCE],
        ),
        "README.txt": _readme(counts, stamp),
    }
    return files, counts


def _in_order(pairs: Sequence[tuple[tuple[str, str], str]]) -> list[tuple[tuple[str, str], str]]:
    places = {table.name: number for number, table in enumerate(TABLES)}
    return sorted(pairs, key=lambda one: (_by_day(one[0]), places[one[1]]))


def event_of(day: int | None) -> tuple[str, str]:
    """Return the event of a study day: the name for people and REDCap's unique name."""
    if day is None:
        return SUBJECT_EVENT
    name = f"Day {day}" if day >= 0 else f"Day minus {-day}"
    return name, f"{name.lower().replace(' ', '_')}_arm_1"


def _by_day(event: tuple[str, str]) -> tuple[int, int]:
    if event == SUBJECT_EVENT:
        return (0, 0)
    number = int(event[0].rpartition(" ")[2])
    return (1, -number if "minus" in event[0] else number)


def _rows(courses: Sequence[Course]) -> Iterator[DataRow]:
    for course in courses:
        seen: Counter[tuple[str, str]] = Counter()
        for table in TABLES:
            names = [column.name for column in table.columns]
            day_at = names.index("study_day") if "study_day" in names else None
            for cells in table.rows(course):
                day = cells[day_at] if day_at is not None else None
                event = event_of(day if isinstance(day, int) else None)
                seen[event[1], table.name] += 1
                number = seen[event[1], table.name]
                yield DataRow(course.record.subject, event, table, number, cells)


# --- dictionary -----------------------------------------------------------------------------------


def field_name(table: Table, column: Column) -> str:
    """Return the variable of a column; variables are unique in a project, so the table leads."""
    return f"{table.name}_{column.name}".lower()


def _dictionary(codes: Mapping[str, Mapping[str, str]]) -> bytes:
    first = _entry(RECORD, _ONCE, "text", "Study id", note="the subject's study number")
    return write_rows(
        DICTIONARY_HEADER,
        [
            first,
            *(
                _field(table, column, codes)
                for table in TABLES
                for column in table.columns
                if column.name != "subject"
            ),
        ],
    )


def _field(table: Table, column: Column, codes: Mapping[str, Mapping[str, str]]) -> list[str]:
    name, label = field_name(table, column), column.name.replace("_", " ").capitalize()
    note = f"{column.holds}; unit {column.unit}" if column.unit else column.holds
    if column.codes:
        choices = " | ".join(
            f"{code}, {text.replace('|', '/')}" for code, text in codes[column.codes].items()
        )
        return _entry(name, table.name, "dropdown", label, choices=choices, note=note)
    if column.type == "boolean":
        return _entry(name, table.name, "yesno", label, note=note)
    if column.name in _LONG:
        return _entry(name, table.name, "notes", label, note=note)
    # A time keeps its offset, which no validation of REDCap allows: it stays a plain text.
    valid = {"integer": "integer", "number": "number"}.get(column.type, "")
    return _entry(name, table.name, "text", label, note=note, valid=valid)


def _entry(  # noqa: PLR0913 - the columns of one line, by name
    name: str,
    form: str,
    kind: str,
    label: str,
    *,
    choices: str = "",
    note: str = "",
    valid: str = "",
) -> list[str]:
    line = [name, form, "", kind, label, choices, note, valid]
    return line + [""] * (len(DICTIONARY_HEADER) - len(line))


# --- data -----------------------------------------------------------------------------------------


def _data(rows: Sequence[DataRow]) -> bytes:
    names: list[str] = []
    start: dict[str, int] = {}
    for table in TABLES:
        start[table.name] = len(_KEYS) + len(names)
        names += [field_name(table, one) for one in table.columns if one.name != "subject"]
        names.append(f"{table.name}_complete")
    header = (*_KEYS, *names)
    return write_rows(header, [_line(row, start[row.table.name], len(header)) for row in rows])


def _line(row: DataRow, start: int, width: int) -> list[Cell]:
    line: list[Cell] = [None] * width
    line[0], line[1] = row.subject, row.event[1]
    if row.table.name != _ONCE:
        line[2], line[3] = row.table.name, row.instance
    values = [
        _coded(column, cell)
        for column, cell in zip(row.table.columns, row.cells, strict=True)
        if column.name != "subject"
    ]
    line[start : start + len(values)] = values
    line[start + len(values)] = _COMPLETE
    return line


def _coded(column: Column, cell: Cell) -> Cell:
    if column.type == "boolean" and isinstance(cell, str):
        return {"true": "1", "false": "0"}.get(cell, cell)
    return cell


def _readme(counts: Mapping[str, int], stamp: Stamp) -> bytes:
    told = "\n".join(
        f"  {table.name:<24}{counts[table.name]:>8}  a row is {table.row_is}" for table in TABLES
    )
    made = "\n".join(stamp_lines(stamp))
    return f"""Bedline, export for REDCap

{made}

Files, in the order in which a longitudinal project is set up
  data_dictionary.csv           instruments and fields
  arms.csv, events.csv          one REDCap arm for everybody; an event is a study day
  instrument_designations.csv   which instrument belongs to which event
  repeating_instruments.csv     every instrument but subjects repeats
  data.csv                      the data by event, instrument and repetition
  SHA256SUMS                    hash of every other file

Instruments and rows
{told}

How to read them
  REDCap's arm 1 holds every subject; it is not the allocated arm of a trial.
  The event Subject holds what has no study day. Times are texts in ISO 8601 with the ward's offset,
  for REDCap's own times have none.
  An empty cell means that nothing was stated. Missing is never zero. Yes is 1 and no is 0.
  Values stand as reported; struck statements are kept with state corrected or void.
  {APOSTROPHE_RULE}
  Subjects are study numbers only. What the role may not see is not in these files.
""".encode()

"""Hostile texts through the whole path: charted, stored, on the sheet, in the exports (T14).

A text is refused with its reason, or stands everywhere as it was typed: not as markup, formula,
path or code.
"""

# ruff: noqa: S311 - dice that need only be repeatable

from __future__ import annotations

import csv
import io
import json
import random
import re
import shutil
import subprocess
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from storage.exports.csv_text import read_rows
from tests.journeys.support.command_line import Door, enrol, note

PIECES = (
    *("<b>bold</b>", "<img src=x onerror=alert(1)>", "<script>", "&amp;", "&#60;", "]]>", "<!--"),
    *("=cmd|' /C calc'!A0", "=1+1", "+1+1", "-2+3", "@SUM(A1)", "\uff1d1", "'=1", '"', ",", ";"),
    *(
        "#panic()",
        '#read("/etc/passwd")',
        "$x^2$",
        "*strong*",
        "_emph_",
        "`raw`",
        "<label>",
        "@ref",
    ),
    *("// comment", "/* */", "\\", "\\n", "{{7*7}}", "${jndi:ldap://x}", "%s%n", "{0}", "$(id)"),
    *(
        "'; DROP TABLE entries;--",
        "../../etc/passwd",
        "CON",
        "C:\\x",
        "\\\\srv\\x",
        "a:b",
        "|",
        "~",
    ),
    *("\u0130i\u0131I", "\u00df", "\u05d0\u05d1", "\u0627\u0644", "\u4e2d\u6587", "\U0001f489"),
    *("e\u0301", "\u00e9", "\u0661\u0662", "1_000", "NaN", "null", "\ufb01", "\u2028x", "\u00a0x"),
    *(
        "\u202ertl",
        "zero\u200bwidth",
        "nul\x00",
        "bell\x07",
        "tab\tin",
        "line\nend",
        "\ufeff",
        "\x1b[",
    ),
    *("x" * 120, " lead", "trail ", "  ", "IGM-0001", "10 mL", "1.250"),
)
_FORMULA = re.compile(r"^[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"^-?[0-9.]+$")
# A report's number and the reason why a sample was not taken stand in exports, not on every sheet.
_NOT_ON_PAPER = (1, 2)
EACH = 40
"""Texts in one subject's chart."""


@dataclass(slots=True)
class Outcome:
    """What became of the texts."""

    typed: int = 0
    taken: int = 0
    refused: int = 0
    failures: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, object]:
        """Return the figures as they are written down."""
        return {
            "texts": self.typed,
            "shown literally everywhere": self.taken,
            "refused with a reason": self.refused,
            "run, changed or shown otherwise": len(self.failures),
        }


def texts(number: int, seed: int) -> list[str]:
    """Return so many texts: every piece by itself first, then several together."""
    dice = random.Random(seed)
    made = list(PIECES[:number])
    while len(made) < number:
        made.append(dice.choice(("", " ")).join(dice.choices(PIECES, k=dice.randint(2, 4))))
    return made


def chart_and_print(door: Door, number: int, seed: int) -> Outcome:
    """Chart texts as notes, reasons, report numbers and terms; print and export what was taken."""
    outcome = Outcome()
    store = door.new_store("hostile")
    every = texts(number, seed)
    charted: dict[str, dict[str, str]] = {}
    for turn in range(0, len(every), EACH):
        subject = f"IGM-{turn // EACH:04}"
        charted[subject] = _chart(door, store, subject, every[turn : turn + EACH], outcome)
    _dumped(door, store, charted, outcome)
    _exported(door, store, charted, outcome)
    for subject, taken in charted.items():
        _printed(door, store, subject, taken, outcome)
    return outcome


def _chart(
    door: Door, store: Path, subject: str, some: list[str], outcome: Outcome
) -> dict[str, str]:
    lines = [_line(subject, number, text) for number, text in enumerate(some)]
    answers = door.chart(store, enrol(subject), *lines)
    assert answers[0].startswith("ACK"), answers[0]
    if len(answers) != len(lines) + 1:
        outcome.failures.append(f"{subject}: {len(answers)} answers to {len(lines) + 1} lines")
    taken = {}
    for line, text, answer in zip(lines, some, answers[1:], strict=False):
        outcome.typed += 1
        if answer == f"ACK {line['id']}":
            outcome.taken += 1
            taken[line["id"]] = unicodedata.normalize("NFC", text)
        elif answer.startswith(f"NAK {line['id']} ") and len(answer) > len(line["id"]) + 10:
            outcome.refused += 1
        else:
            outcome.failures.append(f"{text!r}: {answer!r}")
    return taken


def _line(subject: str, number: int, text: str) -> dict[str, Any]:
    id_ = f"{subject}-{number}"
    at = {"subject": subject, "at": "2026-11-22T11:00+01:00", "id": id_}
    kinds: tuple[dict[str, Any], ...] = (
        note(id_, subject, text=text) | at,
        {"kind": "measurement", "analyte": "igm", "value": "30.0 mg/dL", "report": text} | at,
        {"kind": "not_done", "item": "titer", "day": 1, "reason": text} | at,
        {"kind": "adverse_event", "term": text, "serious": False, "grade": 2} | at,
        note(id_, subject, text=text) | at,
    )
    return kinds[number % len(kinds)]


def _dumped(door: Door, store: Path, charted: dict[str, dict[str, str]], outcome: Outcome) -> None:
    stored = {one["id"]: one["payload"] for one in door.dump(store)}
    for taken in charted.values():
        for id_, text in taken.items():
            if not _holds(stored[id_].values(), text):
                outcome.failures.append(f"{text!r} is stored as {stored[id_]}")


def _holds(values: Any, text: str) -> bool:
    """Say whether one of the values is the text; spaces at its ends need not be kept."""
    return any(isinstance(one, str) and one.strip() == text.strip() for one in values)


def _exported(
    door: Door, store: Path, charted: dict[str, dict[str, str]], outcome: Outcome
) -> None:
    out = door.home / "analysis"
    said = door.run("export", "--store", store, "--format", "analysis", "--out", out)
    if said.code != 0:
        outcome.failures.append(said.err)
        return
    rows = {row["entry"]: row for row in read_rows((out / "entries.csv").read_bytes())}
    for taken in charted.values():
        for id_, text in taken.items():
            if not _holds(json.loads(rows[id_]["payload"]).values(), text):
                outcome.failures.append(f"{text!r} is exported as {rows[id_]['payload']!r}")
    for file in sorted(out.rglob("*.csv")):
        outcome.failures += _formulas(file)
    if {path.parent for path in out.rglob("*")} - {out}:
        outcome.failures.append("the export holds folders that nobody asked for")
    shutil.rmtree(out)


def _formulas(file: Path) -> list[str]:
    reader = csv.reader(io.StringIO(file.read_text("utf-8"), newline=""), strict=True)
    return [
        f"{file.name} holds a cell that a spreadsheet runs: {cell[:40]!r}"
        for row in reader
        for cell in row
        if _FORMULA.match(cell) and not _NUMBER.match(cell)
    ]


def _printed(
    door: Door, store: Path, subject: str, taken: dict[str, str], outcome: Outcome
) -> None:
    table, paper = door.home / "sheet.csv", door.home / "sheet.pdf"
    words = ("day-sheet", "--store", store, "--subject", subject, "--day", "1")
    said = door.run(*words, "--csv", table, "--pdf", paper)
    if said.code != 0 or "Traceback" in said.err:
        outcome.failures.append(f"{subject}: {said.err}")
        return
    outcome.failures += _formulas(table)
    cells = [cell for row in read_rows(table.read_bytes()) for cell in row.values()]
    raw = subprocess.run(["pdftotext", "-raw", str(paper), "-"], capture_output=True, check=True)
    shown = _squeezed(raw.stdout.decode())
    for id_, text in taken.items():
        if int(id_.rpartition("-")[2]) % 5 in _NOT_ON_PAPER:
            continue
        # The sheet's table writes a no-break space as a space; the exports keep it.
        if not any(_spaced(text).strip() in _spaced(cell) for cell in cells):
            outcome.failures.append(f"{text!r} ({id_}) is not on the sheet's table")
        # Letters without a form are spelled out; what is plain must stand literally.
        if text.isascii() and text.isprintable() and _squeezed(text) not in shown:
            outcome.failures.append(f"{text!r} ({id_}) is not on the sheet")
    if "root:" in shown:
        outcome.failures.append(f"{subject}: a file was read")


def _spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b\u00ad]+", "", text)

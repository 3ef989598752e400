"""Make docs/validation.md: each requirement with the tests that show it, or an honest line.

`python -m tests.support.validation` writes the table from the `requirement` marks in the tests.
A requirement without a test says so; nothing is claimed that no test shows.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
TABLE = ROOT / "docs" / "validation.md"

TITLES = """
R1 acknowledged only after commit and sync
R2 durable settings set and read back, else read-only
R3 one entry, one transaction
R4 drafts survive a crash, never charted by themselves
R5 a failed write keeps the text and says so
R6 low-disk warning and reserve
R7 saving stays fast at 50,000 entries
R8 closing and signals lose nothing acknowledged
R9 foreign and newer stores are not touched
R10 hash chain verified, first bad entry named
R11 anchor outside the ledger shows missing entries
R12 pages authenticated
R13 entries append-only
R14 unsafe places refused
R15 one writer; a second start looks on
R16 backups by the backup call, verified
R17 read back before commit
R18 results keep inputs, formula and protocol hash
R19 opens fast
R20 no network call
R21 starts and shows what it has
R22 downtime sheet
R23 no traceback reaches the ward
R24 a busy file is retried
R25 quantities carry dimensions; no floats in doses
R26 closed, case-exact units
R27 exact conversions
R28 rounding down, never over a maximum
R29 hard limits cannot be passed by a decision
R30 weight rules
R31 titer rules, below and above results kept
R32 a missing input is never a zero
R33 score tables at every cut-point
R34 the dose line and its inverse agree
R35 independent second check
R36 wrong-patient guards
R37 given, scheduled and calculated are three facts
R38 late and missed doses by the protocol's rule only
R39 a changed input voids the shown dose
R40 protocol version pinned
R41 golden dose table
R42 numbers displayed without ambiguity
R43 supports and does not replace the order
R44 two times per entry
R45 schedules in UTC
R46 repeated and skipped hour
R47 clock jumps noticed
R48 no charting in the future; late is labelled
R49 study days by the protocol
R50 overdue list after sleep
R51 24-hour clock and unambiguous dates
R52 number grammar
R53 same under every locale
R54 hostile text refused or shown literally
R55 plain text widgets, no eval, parameters in SQL
R56 templates get data as data
R57 CSV that no spreadsheet runs
R58 safe file names
R59 protocol files: limits, closed keys, line and column
R60 one account a person
R61 memory-hard passphrases, delays, lock-out
R62 lock over the form
R63 role by action table in the store
R64 administrators do not chart
R65 encrypted at rest, key wrapped per account
R66 no patient data in logs, titles, metadata
R67 exports carry the study id only
R68 exports to removable media
R69 honest limits stated
R70 pinned, hashed dependencies
R71 no arm in double-blind protocols
R72 twin subjects give identical output
R73 the loader refuses arm-dependent blinded protocols
R74 masked values never shown
R75 no listing by kit
R76 betraying words warned
R77 emergency unblinding without the arm
R78 suspected unblinding recorded
R79 backups and exports obey the mask
R80 who, what, when, why of every change
R81 the trail cannot be switched off
R82 corrections keep the old value legible
R83 house events logged
R84 readable trail
R85 signatures
R86 a signature binds what was shown
R87 signed days are locked
R88 first signer is not the second
R89 inspector copy
R90 monitor's review
R91 nothing is purged
R92 edits behind the program are detected
R93 names and times of entries cannot change later
R94 damage: read-only with what verifies
R95 backups rotated, the last good one kept
R96 restore into a side copy, missing entries listed
R97 migrations on a copy
R98 older program on a newer store
R99 re-entry from paper
R100 crash log without patient data
R101 merge is a union
R102 conflicts are shown
R103 wall clocks never decide order
R104 transfer files authenticated
R105 never merge into a damaged store
R106 hazard to test table made by the build
R107 list of third-party software
R108 check of an installation
R109 safety cases on Windows
R110 tried with nurses
""".strip()


def marks() -> dict[str, list[str]]:
    """Return requirement id to the tests that carry its mark."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        module = _ids_of(tree.body)
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                ids = {one for item in node.decorator_list for one in _ids(item)} | module
                name = f"{path.relative_to(ROOT).as_posix()}::{node.name}"
                for one in ids:
                    found.setdefault(one, []).append(name)
    return found


def _ids_of(body: list[ast.stmt]) -> set[str]:
    found: set[str] = set()
    for node in body:
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == "pytestmark" for target in node.targets
        ):
            for inner in ast.walk(node.value):
                found |= set(_ids(inner))
    return found


def _ids(node: ast.AST) -> list[str]:
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "requirement"
    ):
        return [str(one.value) for one in node.args if isinstance(one, ast.Constant)]
    return []


def table() -> str:
    """Return the page as it should stand."""
    shown = marks()
    lines = [
        "# Validation: requirement to test",
        "",
        "Made by `python -m tests.support.validation` from the `requirement` marks in the tests;",
        "a test holds this page to them. A requirement that no test shows says so.",
        "",
        "| Requirement | | Tests | Example |",
        "|---|---|---|---|",
    ]
    for line in TITLES.splitlines():
        id_, title = line.split(" ", 1)
        tests = shown.get(id_, [])
        example = f"`{tests[0]}`" if tests else "not shown by a test in this version"
        lines.append(f"| {id_} | {title} | {len(tests)} | {example} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    TABLE.write_text(table() + _notes(), "utf-8")
    return 0


def _notes() -> str:
    notes = ROOT / "docs" / "validation-notes.md"
    return "\n" + notes.read_text("utf-8") if notes.exists() else ""


if __name__ == "__main__":
    sys.exit(main())

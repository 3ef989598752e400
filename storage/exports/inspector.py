"""The files of an inspector's copy that stand beside sheets and trail: ledger, protocols, README.

A full copy holds each row of both chains as the very bytes that were hashed, so `verify_copy.py`
proves it without Bedline. A copy for somebody from whom anything is hidden holds no row and no
hash: a hash lets two arms be tried against it, a number counts what is hidden. It carries a seal
that only the store can make, and the store checks it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from protocols.times import Instant, show_when
from storage.canonical import canonical, canonical_text
from storage.chain import CHAINED, Chained, Row
from storage.exports.csv_text import APOSTROPHE_RULE

if TYPE_CHECKING:
    from storage.store import Store

FORM = "bedline inspector copy 1"
ABOUT, SEAL, CHECKER = "copy.json", "SEAL.txt", "verify_copy.py"


@dataclass(frozen=True, slots=True)
class CopyStamp:
    """What a copy says of itself."""

    made_at: Instant
    made_by: str
    role: str
    site: str
    zone: str
    program: str
    blinded: bool
    entries: int
    code: str


def in_order_written(store: Store, chained: Chained) -> list[Row]:
    """Return the rows of a table in the order in which this store received them."""
    names = ", ".join(chained.columns)
    return list(
        store.tables.execute(
            f"SELECT {names} FROM {chained.table} ORDER BY rowid"  # noqa: S608 - our own constants
        ).fetchall()
    )


def ledger_files(store: Store) -> dict[str, bytes]:
    """Return both chains: each row's hashed bytes a line, and the rows' hashes."""
    files = {}
    for chained in CHAINED:
        rows = in_order_written(store, chained)
        lines = (canonical([chained.mark, *row[:-1]]) + b"\n" for row in rows)
        files[f"ledger/{chained.table}.jsonl"] = b"".join(lines)
        # hash, workstation, number, and the entry's id or the event's name
        hashes = (f"{row[-1]} {row[0]} {row[1]} {row[2]}\n" for row in rows)
        files[f"ledger/{chained.table}.hashes"] = "".join(hashes).encode()
    return files


def tails_of(store: Store) -> dict[str, dict[str, list[object]]]:
    """Return where each chain ends: workstation to count and hash."""
    found: dict[str, dict[str, list[object]]] = {}
    for chained in CHAINED:
        ends = found.setdefault(chained.table, {})
        for row in in_order_written(store, chained):
            ends[str(row[0])] = [row[1], row[-1]]
    return found


def about_file(stamp: CopyStamp, store: Store) -> bytes:
    """Return `copy.json`; that of a blinded copy has no chain's end, only the code."""
    about: dict[str, object] = {
        "form": FORM,
        "made_at": stamp.made_at.format_iso(unit="second"),
        "made_by": stamp.made_by,
        "role": stamp.role,
        "site": stamp.site,
        "zone": stamp.zone,
        "program": stamp.program,
        "blinded": stamp.blinded,
        "head_code": stamp.code,
    }
    if not stamp.blinded:
        about |= {
            "entries": stamp.entries,
            "marks": {chained.table: chained.mark for chained in CHAINED},
            "tails": tails_of(store),
        }
    return canonical_text(about).encode() + b"\n"


def checker() -> bytes:
    """Return the stand-alone program that checks a copy."""
    return Path(__file__).with_name(CHECKER).read_bytes()


def seal_digest(files: Mapping[str, str]) -> str:
    """Return one hash over the names and hashes of all files but the seal and the list itself."""
    kept = sorted((name, digest) for name, digest in files.items() if name != SEAL)
    return hashlib.sha256(canonical([list(pair) for pair in kept])).hexdigest()


def file_name(subject: str) -> str:
    """Return a study id as a folder's name on any system; two ids never share one."""
    name = quote(subject, safe=" ")
    # A name of dots alone, or with one at its end, means something else to a file system.
    return f"{name[:-1]}%2E" if name.endswith(".") else name


def readme(stamp: CopyStamp, left_out: Sequence[str], subjects: int, sheets: int) -> bytes:
    """Return README.txt: what is here, and how to check it."""
    when = show_when(stamp.made_at, stamp.zone)
    lines = [
        "Copy of a Bedline record for inspection",
        "",
        f"Site: {stamp.site}. Times are of the zone {stamp.zone}.",
        f"Made on {when} by {stamp.made_by}, as the role {stamp.role}, by {stamp.program}.",
        f"{subjects} subjects, {sheets} day sheets.",
        *(f"Left out: {one}" for one in left_out),
        "",
        "What is here",
        "  sheets/       each subject's day sheets, as PDF and as CSV with the same content",
        "  trail.pdf, trail.csv   every entry: old and new value with units, who and in which",
        "                role, when it happened and when it was entered, why, where, version",
        "  review.csv    what a monitor would look at first",
        "  protocols/    the protocol files that the subjects follow",
        "  SHA256SUMS    the hash of every file (sha256sum --check SHA256SUMS)",
    ]
    lines += _BLINDED if stamp.blinded else _FULL
    lines += ["", "CSV", f"  {APOSTROPHE_RULE}", ""]
    return "\n".join(lines).encode()


_FULL = (
    "  house.csv     the house's own log: sign-ins, exports, prints, backups",
    "  ledger/       every row of the record, as the very bytes that were hashed, and its hash",
    "",
    "How to check it, on any computer with Python 3, without Bedline",
    "  python3 -I -S verify_copy.py",
    "  It proves that no file was changed, that no entry was changed, removed, put in or moved,",
    "  and that the code of the whole record is the one in copy.json.",
    '  python3 -I -S verify_copy.py --code "7F3A 91C2 4B"',
    "  with the code at the foot of a day sheet from the cabinet: it says after how many entries",
    "  the record had that code, so that nothing up to then was altered since. Sheets printed for",
    "  a role from which something is hidden carry another code; only the store can check it:",
    '  main.py verify --code "7F3A 91C2 4B" --store FOLDER',
    "",
    "What it cannot prove",
    "  Who may change every file of this folder can make another one that passes. Compare the",
    "  code with sheets printed on the ward, or let the store check this folder:",
    "  main.py verify --copy THIS_FOLDER --store FOLDER",
)
_BLINDED = (
    "",
    "This is a blinded copy",
    "  Something in the record is kept from the role that it was made for. What is kept out is",
    "  not in any file here, and neither are entries' numbers, hashes or the house's log: a gap",
    "  in numbers would count what is hidden, an arm could be tried against a hash, and second",
    "  persons sign in at study doses. So the chain of entries cannot be worked out again here.",
    "",
    "How to check it",
    "  python3 -I -S verify_copy.py",
    "  proves that no file was changed since the list of hashes was made. That the list is the",
    "  one that the store made, and that the record still holds, is for the store to say:",
    "  main.py verify --copy THIS_FOLDER --store FOLDER",
    "  A full copy, which anybody can check, is made by somebody from whom nothing is hidden.",
)

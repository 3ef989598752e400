"""Check a copy of Bedline's record. Needs Python 3 and nothing else; Bedline is not needed.

    python3 verify_copy.py [FOLDER] [--code "7F3A 91C2 4B"]

FOLDER is the copy (where this file lies, if none is named). --code is the code at the foot of a
printed sheet: the check then says after how many entries the record had that code.

What is checked
  1. Every file has the SHA-256 that SHA256SUMS gives, none is missing, none was added.
  2. Each line of ledger/*.jsonl is the exact text that was hashed: a JSON list of a mark, the
     columns of the row, and the hash of the row before it. Its SHA-256 is the row's own hash.
  3. The rows of each workstation are numbered from 1 without a gap, each names the hash of the
     one before; the first names the hash of [mark, workstation].
  4. The chains end where copy.json says that they ended when the copy was made.
  5. The code of the whole record, made of the ends of all chains, is the one in copy.json.
Who can change every file of a copy can make another one that passes: compare the code with
sheets that were printed on the ward (--code), and the copy with the store (verify --copy).
Exit code: 0 all of it holds, 1 something does not, 2 nothing could be checked.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SUMS = "SHA256SUMS"


class NotHeld(Exception):  # noqa: N818 - a finding, not a fault of the program
    """Something does not hold; the words say what."""


def canonical(value: object) -> bytes:
    """Write a JSON value as Bedline hashes it: keys sorted, no spaces, UTF-8."""
    text = json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    return text.encode()


def sha256(content: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def spoken(head: str) -> str:
    """Write the first ten characters of a head as paper shows them."""
    upper = head[:10].upper()
    return f"{upper[:4]} {upper[4:8]} {upper[8:]}"


def code_of(mark: str, tails: Any) -> str:
    """Return the code of a record whose chains end so: {workstation: (count, hash)}."""
    return spoken(sha256(canonical([mark, [[one, *tails[one]] for one in sorted(tails)]])))


def check_files(folder: Path) -> tuple[list[str], int]:
    """Return what is wrong with the files, a line each, and how many were read."""
    listed: dict[str, str] = {}
    for line in (folder / SUMS).read_text("utf-8").splitlines():
        digest, _, name = line.partition("  ")
        listed[name] = digest
    there = {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()}
    wrong = [f"{name}: is missing" for name in sorted(listed.keys() - there)]
    wrong += [f"{name}: is not listed in {SUMS}" for name in sorted(there - listed.keys() - {SUMS})]
    wrong += [
        f"{name}: was changed"
        for name in sorted(listed.keys() & there)
        if sha256((folder / name).read_bytes()) != listed[name]
    ]
    return wrong, len(listed)


def read_hashes(path: Path) -> list[tuple[str, str, int, str]]:
    """Return (hash, workstation, number, name) of each row as it was when the copy was made."""
    found = []
    for line in path.read_text("utf-8").split("\n")[:-1]:
        digest, device, seq, name = line.split(" ", 3)
        found.append((digest, device, int(seq), name))
    return found


def wrong_with(line: bytes, place: tuple[str, str, int], digest: str, head: str) -> str:
    """Return what is wrong with one row, or nothing."""
    try:
        row = json.loads(line)
        found, before = (row[0], row[1], row[2]), row[-1]
    except (ValueError, LookupError, TypeError):
        return "its content was changed"
    if found != place:
        return "is not where it was; another row stands there"
    if sha256(line) != digest:
        return "its content was changed"
    return "" if before == head else "does not follow the row before it"


def walk(folder: Path, table: str, mark: str) -> Iterator[tuple[str, int, str]]:
    """Yield (workstation, number, hash) of each row that holds; stop at the first that does not.

    Raises:
        NotHeld: with the name of the first bad row.
    """
    lines = (folder / "ledger" / f"{table}.jsonl").read_bytes().split(b"\n")
    if lines.pop() != b"":
        raise NotHeld(f"{table}: the last line is cut off")
    known = read_hashes(folder / "ledger" / f"{table}.hashes")
    tails: dict[str, tuple[int, str]] = {}
    for line, (digest, device, seq, name) in zip(lines, known, strict=False):
        count, head = tails.get(device, (0, sha256(canonical([mark, device]))))
        what = wrong_with(line, (mark, device, seq), digest, head)
        if seq != count + 1:
            what = f"number {count + 1} is missing before it"
        if what:
            raise NotHeld(f"{table}: {name} (workstation {device}, number {seq}): {what}")
        tails[device] = (seq, digest)
        yield device, seq, digest
    if len(lines) > len(known):
        raise NotHeld(f"{table}: line {len(known) + 1} was added; the copy had {len(known)}")
    if len(lines) < len(known):
        _, device, seq, name = known[len(lines)]
        raise NotHeld(f"{table}: {name} (workstation {device}, number {seq}) is missing")


def check_ends(table: str, tails: Any, ends: Any) -> None:
    """Compare where chains end with where they ended when the copy was made."""
    for device in sorted(ends.keys() | tails.keys()):
        was, now = tuple(ends.get(device, (0, ""))), tails.get(device, (0, ""))
        if now[0] < was[0]:
            raise NotHeld(
                f"{table}: rows {now[0] + 1} to {was[0]} of workstation {device} are missing"
            )
        if now != was:
            raise NotHeld(f"{table}: the chain of workstation {device} ends otherwise")


def check_ledger(folder: Path, about: Any, wanted: str) -> list[str]:
    """Check both chains and the code; return the lines to say."""
    tails: dict[str, dict[str, tuple[int, str]]] = {}
    said, when = [], None
    mark = about["marks"]["entries"]
    for table in ("entries", "journal"):
        tails[table] = {}
        for device, seq, digest in walk(folder, table, about["marks"][table]):
            tails[table][device] = (seq, digest)
            if table == "entries" and wanted and code_of(mark, tails[table]) == wanted:
                when = sum(count for count, _ in tails[table].values())
        check_ends(table, tails[table], about["tails"][table])
    total = sum(count for count, _ in tails["entries"].values())
    code = code_of(mark, tails["entries"])
    if (total, code) != (about["entries"], about["head_code"]):
        raise NotHeld(f"copy.json: says {about['entries']} entries, code {about['head_code']}")
    house = sum(count for count, _ in tails["journal"].values())
    said.append(f"{total} entries and {house} house events follow one another. Code {code}.")
    if wanted and when is None:
        raise NotHeld(f"The record of this copy never had the code {wanted}.")
    if wanted:
        said.append(f"The code {wanted} is that of the first {when} entries; all are here.")
    return said


def main(words: list[str]) -> int:
    """Check a copy; return the exit code."""
    wanted, folder = "", Path(__file__).resolve().parent
    if "--code" in words:
        place = words.index("--code")
        wanted = spoken("".join("".join(words[place + 1 : place + 2]).split()))
        words = words[:place] + words[place + 2 :]
    if words:
        folder = Path(words[0])
    wrong: list[str] = []
    said: list[str] = []
    try:
        about = json.loads((folder / "copy.json").read_text("utf-8"))
        wrong, files = check_files(folder)
        said.append(f"{files} files are as they were written.")
        if about["blinded"]:
            said.append("A blinded copy: it holds no ledger, so no chain can be worked out here.")
            said.append("Whoever has the store checks it with: verify --copy FOLDER")
        else:
            said += check_ledger(folder, about, wanted)
    except NotHeld as found:
        wrong.insert(0, str(found))
    except (OSError, ValueError, LookupError, TypeError) as error:
        sys.stdout.write("".join(f"FAILED {one}\n" for one in wrong))
        sys.stdout.write(f"This cannot be checked: {error}\n")
        return 1 if wrong else 2
    lines = [f"FAILED {one}" for one in wrong] or ["PASSED", *said]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Verified copies of the whole store in one file each, and which of them to keep.

A backup file is: a line naming the format; the header as one line of canonical JSON; the header's
HMAC under a key of the store, a line; the parts one after the other (the encrypted ledger, the key
file, an anchor made for this copy); the SHA-256 of all before it, 32 bytes. Any part damaged or
missing, and all of it is refused.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from protocols.times import Instant
from storage import connection as db
from storage import durable, sealing
from storage.anchor import AnchorFile, Tails, digest, spoken_code
from storage.canonical import canonical
from storage.chain import ENTRIES, Tail
from storage.folder import StoreFolder
from storage.migrations import copy_database
from storage.problems import Damaged, NotOpened, NotSaved

SUFFIX = ".bedline-backup"
_MAGIC = b"BEDLINE-BACKUP 1\n"
_LONGEST_HEADER = 1 << 20
_PARTS = ("ledger.db", "keys.json", "anchor")

KEEP_RECENT = 48
KEEP_DAYS = 30
KEEP_MONTHS = 12
_NAME = re.compile(
    r"(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z-(\d{8})-([0-9A-F]{10})" + re.escape(SUFFIX)
)


@dataclass(frozen=True, slots=True)
class Source:
    """What a backup is made from: the folder, the key, the store's id, the program's version."""

    folder: StoreFolder
    data_key: bytes
    store: str
    program: str


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A backup in a folder: where, when made, how many entries, and their ten-letter code."""

    path: Path
    made_at: Instant
    entries: int
    code: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a verified backup file holds."""

    store: str
    made_at: Instant
    program: str
    tails: Tails
    parts: dict[str, bytes]
    header: bytes
    mac: str

    @property
    def entries(self) -> int:
        """How many entries it holds."""
        return sum(tail.count for tail in self.tails[ENTRIES.table].values())

    def is_genuine(self, data_key: bytes) -> bool:
        """Say whether the header was written with this store's key."""
        return sealing.same(sealing.tag(sealing.subkey(data_key, "backup"), self.header), self.mac)


def make_backup(source: Source, now: Instant, out: Path | None = None) -> BackupFile:
    """Copy, verify, put into one file, sync, verify that file again, rename.

    Args:
        source: the store, which may be in use.
        now: the time that the backup bears.
        out: the file to make, which must not exist; None: one named by time in the folder.

    Raises:
        Damaged: the store does not verify; no backup was made.
        NotSaved: the disk refused, or the file named is there already.
    """
    if out is not None and out.exists():
        raise NotSaved(
            "file_exists",
            f"{out} is there already; it was not touched.",
            where=str(out),
            do="Name another file.",
        )
    try:
        return _make(source, now, out)
    except (OSError, db.Error) as error:
        raise NotSaved(
            "no_backup",
            f"The backup could not be made ({error}).",
            where=str(out or source.folder.backups),
            do="Free some space or choose another disk, then make a backup again.",
        ) from error


def _make(source: Source, now: Instant, out: Path | None) -> BackupFile:
    # Beside the file to be made: a viewer that backs up to a stick needs no room in the store.
    beside = out or source.folder.backups / "backup"
    scratch = beside.with_name(f"{beside.name}.ledger{durable.TEMPORARY}")
    try:
        tails, parts = _parts(source, scratch)
    finally:
        for left in beside.parent.glob(f"{scratch.name}*"):
            left.unlink(missing_ok=True)
    entries = tails[ENTRIES.table]
    code = spoken_code(digest(entries)).replace(" ", "")
    count = sum(tail.count for tail in entries.values())
    stamp = now.format_iso(unit="second").replace(":", "")
    target = out or source.folder.backups / f"{stamp}-{count:08}-{code}{SUFFIX}"
    new = target.with_name(target.name + durable.TEMPORARY)
    try:
        durable.write_new(new, _text(source, now, tails, parts))
        read_backup(new)
        durable.patiently(lambda: new.replace(target))
        durable.sync_folder(target.parent)
    finally:
        new.unlink(missing_ok=True)
    return BackupFile(target, now, count, code)


def _parts(source: Source, scratch: Path) -> tuple[Tails, dict[str, bytes]]:
    """Copy and verify the ledger, and make the anchor that belongs to just this copy."""
    pages_key = sealing.subkey(source.data_key, "pages")
    report = copy_database(source.folder.ledger, scratch, pages_key)
    if not report.clean:
        raise report.problems()[0]
    anchor = scratch.with_name(scratch.name + ".anchor")
    AnchorFile(anchor, source.data_key, source.store).make(report.tails)
    parts = {
        "ledger.db": scratch.read_bytes(),
        "keys.json": source.folder.keys.read_bytes(),
        "anchor": anchor.read_bytes(),
    }
    return report.tails, parts


def _text(source: Source, now: Instant, tails: Tails, parts: dict[str, bytes]) -> bytes:
    header = canonical(
        {
            "store": source.store,
            "made_at": now.format_iso(),
            "program": source.program,
            "tails": {
                table: {device: [tail.count, tail.head] for device, tail in of.items()}
                for table, of in tails.items()
            },
            "parts": [
                [name, len(parts[name]), hashlib.sha256(parts[name]).hexdigest()] for name in _PARTS
            ],
        }
    )
    mac = sealing.tag(sealing.subkey(source.data_key, "backup"), header)
    whole = b"".join(
        (_MAGIC, header, b"\n", mac.encode(), b"\n", *(parts[name] for name in _PARTS))
    )
    return whole + hashlib.sha256(whole).digest()


def copy_backup(made: BackupFile, folder: Path) -> BackupFile:
    """Copy a backup into another folder under its own name, verified there.

    Args:
        made: a backup just made and verified.
        folder: a folder for backups of this store alone.

    Raises:
        Damaged: what was written there does not read as it was.
        NotSaved: that disk refused; the backup itself is as it was.
    """
    target = folder / made.path.name
    new = target.with_name(target.name + durable.TEMPORARY)
    try:
        folder.mkdir(exist_ok=True, mode=0o700)
        durable.write_new(new, made.path.read_bytes())
        read_backup(new)
        durable.patiently(lambda: new.replace(target))
        durable.sync_folder(folder)
    except OSError as error:
        raise NotSaved(
            "no_second_backup",
            f"The backup could not be copied to the second place ({error.strerror}).",
            where=str(folder),
            do="See whether that disk is there and has room; the backup on this disk is good.",
        ) from error
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)
    return BackupFile(target, made.made_at, made.entries, made.code)


def read_backup(path: Path) -> Contents:
    """Read a backup file and check that nothing in it is damaged or missing.

    Raises:
        NotOpened: there is no such file, or it is not a backup.
        Damaged: it is not whole.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise NotOpened(
            "no_backup_file",
            f"{path} cannot be read ({error.strerror}).",
            where=str(path),
            do="Choose a backup file.",
        ) from error
    if not content.startswith(_MAGIC):
        raise NotOpened(
            "not_a_backup",
            f"{path} is not a Bedline backup.",
            where=str(path),
            do="Choose a backup file.",
        )
    whole, given_sum = content[:-32], content[-32:]
    if hashlib.sha256(whole).digest() != given_sum:
        raise Damaged(
            "backup_damaged",
            f"The backup {path.name} is damaged or not whole; nothing was restored from it.",
            where=str(path),
            do="Choose an earlier backup.",
        )
    header, mac, rest = whole[len(_MAGIC) :].split(b"\n", 2)
    found: dict[str, Any] = json.loads(header)
    parts = {}
    for name, size, _ in found["parts"]:
        parts[name], rest = rest[:size], rest[size:]
    return Contents(
        found["store"],
        Instant.parse_iso(found["made_at"]),
        found["program"],
        {
            table: {device: Tail(count, head) for device, (count, head) in of.items()}
            for table, of in found["tails"].items()
        },
        parts,
        header,
        mac.decode(),
    )


def listed(folder: Path) -> tuple[BackupFile, ...]:
    """Return the backups of a folder by their names, the youngest first."""
    found = [one for one in map(_named, folder.glob(f"*{SUFFIX}")) if one is not None]
    return tuple(sorted(found, key=lambda one: (one.made_at, one.entries), reverse=True))


def youngest(folder: Path) -> BackupFile | None:
    """Return the youngest backup of a folder, or None."""
    return next(iter(listed(folder)), None)


def _named(path: Path) -> BackupFile | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    date, hour, minute, second, entries, code = match.groups()
    made_at = Instant.parse_iso(f"{date}T{hour}:{minute}:{second}Z")
    return BackupFile(path, made_at, int(entries), code)


def to_keep(backups: Iterable[BackupFile]) -> frozenset[BackupFile]:
    """Choose which backups to keep: 48 recent ones, the last of 30 days, the last of 12 months."""
    ordered = sorted(backups, key=lambda one: (one.made_at, one.entries), reverse=True)
    kept = set(ordered[:KEEP_RECENT])
    for length, number in ((10, KEEP_DAYS), (7, KEEP_MONTHS)):
        last_of: dict[str, BackupFile] = {}
        for one in ordered:
            last_of.setdefault(one.made_at.format_iso()[:length], one)
        kept |= set(list(last_of.values())[:number])
    return frozenset(kept)


def rotate(folder: Path, verified: BackupFile) -> tuple[BackupFile, ...]:
    """Remove backups that need not be kept, after `verified` was made; return those removed.

    The one just verified is never among them, whatever a wrong clock has named the others.
    """
    there = listed(folder)
    kept = to_keep(there)
    removed = tuple(one for one in there if one not in kept and one.path != verified.path)
    for one in removed:
        one.path.unlink(missing_ok=True)
    return removed

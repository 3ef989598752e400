"""A backup takes the place of a damaged store: looked at first, confirmed, and taken back if not.

The backup is restored into a copy beside the store and verified there; what would be missing is
told; only a confirmation by passphrase sets the damaged folder aside, whole, and gives its name to
the copy (R94, R96). Who may is decided here, by the role that the accounts give. Until then, and
after any failure, the store lies where it lay.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from protocols.times import Clock, Instant
from storage.problems import NotOpened, NotSaved, StorageProblem
from ui.operations.backup_places import Kept, Place, kept_in, point_to

if TYPE_CHECKING:
    from protocols.facts import Entry
    from storage.accounts import Operator, Role
    from storage.keys import KeyRing
    from storage.lock import FileLock
    from storage.restore import Restored
    from storage.store import Store
    from ui.operations.bench import Bench

Whole = Literal["whole", "not_whole", "not_looked_at"]


@dataclass(frozen=True, slots=True)
class Found:
    """A backup to choose from.

    Attributes:
        path: the file.
        made_at: when it was made, None for a file that cannot be read.
        entries: how many entries it holds.
        place: where it lies.
        whole: whether the file was read and nothing in it is damaged or missing.
    """

    path: Path
    made_at: Instant | None
    entries: int
    place: Place
    whole: Whole = "not_looked_at"


@dataclass(frozen=True, slots=True)
class Lost:
    """An entry that the backup has not and the damaged ledger still shows, to be entered again.

    Attributes:
        number: the workstation's name and running number.
        person, role: who entered it.
        entered, at: when it was entered, and when it happened.
        subject: study id, empty for what concerns the site.
        field, value: what it says, in words; both empty where the reader may not see it.
    """

    number: str
    person: str
    role: str
    entered: Instant
    at: Instant
    subject: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A verified copy beside the store, and what it would cost to put it in the store's place.

    Attributes:
        folder: the store's folder, untouched.
        copy: the restored copy.
        operator: who prepared it.
        site, zone: as the copy says.
        restored: when the backup was made, what it holds, which entries are missing.
        lost: those of the missing entries that can still be read.
        anchor: the store's anchor as it was when this was told, to see that nobody wrote since.
        lock: the store's writing lock.
    """

    folder: Path
    copy: Path
    operator: Operator
    site: str
    zone: str
    restored: Restored
    lost: tuple[Lost, ...]
    anchor: bytes = field(repr=False, default=b"")
    lock: FileLock | None = field(repr=False, compare=False, default=None)

    @property
    def missing(self) -> int:
        """How many entries are known to be missing."""
        return sum(gap.last - gap.first + 1 for gap in self.restored.missing)


@dataclass(frozen=True, slots=True)
class Done:
    """The restored store, open, and under which name the damaged one was set aside."""

    bench: Bench
    set_aside: Path | None


def may_restore(role: Role) -> bool:
    """Say whether a role may put a backup in the place of a store, to show or hide the offer."""
    from storage.permissions import MAY_DO

    return "restore" in MAY_DO[role]


def found_backups(folder: Path) -> tuple[Found, ...]:
    """Return the backups that can be chosen, the youngest first; none was looked into yet."""
    return tuple(_found(one) for one in kept_in(folder))


def _found(one: Kept) -> Found:
    return Found(one.path, one.made_at, one.entries, one.place)


def looked_at(one: Found) -> Found:
    """Read a backup file and say whether it is whole; damage inside it shows here."""
    from storage.backups import read_backup

    try:
        contents = read_backup(one.path)
    except StorageProblem:
        return replace(one, whole="not_whole")
    except (OSError, ValueError, KeyError):
        return replace(one, whole="not_whole")
    return replace(one, made_at=contents.made_at, entries=contents.entries, whole="whole")


def named_backup(path: Path) -> Found:
    """Return a backup that a person named, read at once."""
    return looked_at(Found(path, None, 0, "named"))


# -- looking, with nothing changed ----------------------------------------------------------------


def prepare(folder: Path, backup: Path, user: str, passphrase: str, clock: Clock) -> Prepared:
    """Restore a backup into a copy beside the store and say what would be missing.

    Holds the store's writing lock until `leave` or `confirm`, so that what is told stays true.

    Args:
        folder: the store's folder.
        backup: the file.
        user: an investigator's or administrator's account: as it is now, where the key file can
            still be read, else as it was when the backup was made.
        passphrase: its passphrase.
        clock: the program's clock.

    Raises:
        StorageProblem: why not; the store was not touched.
    """
    from storage.put_in_place import copies_beside, copy_beside
    from storage.restore import discard_copy, restore_backup

    keys = _keys_as_they_are(folder, backup, user, passphrase, clock)
    lock = _locked(folder, user, clock)
    copy: Path | None = None
    try:
        for left in copies_beside(folder):  # of a start that was cut off
            with suppress(OSError):
                discard_copy(left)
        copy = copy_beside(folder, clock())
        restored = restore_backup(
            backup, copy, user, passphrase, clock=clock, instead_of=folder, keys=keys
        )
        return _looked_over(folder, copy, user, passphrase, clock, restored, lock)
    except BaseException as error:
        _give_up(copy, lock)
        if isinstance(error, OSError):
            raise _not_restored(folder, error) from error
        raise


def leave(prepared: Prepared) -> None:
    """Let it be: the copy is removed, the store is as it was."""
    _give_up(prepared.copy, prepared.lock)


def _give_up(copy: Path | None, lock: FileLock | None) -> None:
    from storage.restore import discard_copy

    if copy is not None:
        with suppress(OSError):
            discard_copy(copy)
    if lock is not None:
        lock.release()


def _ring(folder: Path, clock: Clock) -> KeyRing:
    from storage.folder import StoreFolder
    from storage.keys import KeyRing

    there = StoreFolder(folder)
    return KeyRing(there.keys, there.keys_lock, clock=clock)


def _keys_as_they_are(
    folder: Path, backup: Path, user: str, passphrase: str, clock: Clock
) -> Path | None:
    """Return the key file if it still tells who may; then the passphrase is right and allowed.

    Raises:
        StorageProblem: wrong passphrase, a role that may not, a backup of another store.
    """
    from storage.backups import read_backup
    from storage.permissions import refuse_action

    contents = read_backup(backup)
    ring = _ring(folder, clock)
    try:
        file = ring.read()
    except (OSError, StorageProblem):
        return None
    if not file.whole:
        return None
    if file.store != contents.store:
        raise NotOpened(
            "other_store",
            f"The backup {backup.name} is of another store, not of this ward's.",
            where=str(backup),
            do="Choose another backup.",
        )
    unlocked = ring.unlock(user, passphrase)
    refuse_action(unlocked.operator.role, "restore")
    return None if unlocked.problems else folder / "keys.json"


def _locked(folder: Path, user: str, clock: Clock) -> FileLock | None:
    from storage.folder import StoreFolder
    from storage.lock import FileLock, Holder, read_holder
    from storage.surroundings import this_computer

    path = StoreFolder(folder).lock
    if not folder.exists():
        return None  # the store is gone altogether: there is nothing to hold
    try:
        lock = FileLock.take(path, Holder(user, this_computer(), clock().format_iso(unit="second")))
    except OSError as error:
        raise _not_restored(folder, error) from error
    if lock is None:
        raise NotOpened(
            "held",
            f"{read_holder(path).words()} has the store open for writing.",
            where=str(path),
            do="Close it there first.",
        )
    return lock


def _not_restored(folder: Path, error: OSError) -> NotSaved:
    return NotSaved(
        "not_restored",
        f"The backup was not restored ({error.strerror or error}); the store is where it was.",
        where=str(folder),
        do="See whether the disk has room and may be written, then try again.",
    )


def _looked_over(  # noqa: PLR0913, PLR0917 - what was made, by whom, of what
    folder: Path,
    copy: Path,
    user: str,
    passphrase: str,
    clock: Clock,
    restored: Restored,
    lock: FileLock | None,
) -> Prepared:
    from storage.opening import open_store
    from storage.permissions import refuse_action

    with open_store(copy, user, passphrase, clock=clock, view_only=True) as store:
        refuse_action(store.operator.role, "restore")
        if store.damage is not None:
            raise store.damage
        lost = lost_entries(store, restored, clock)
        return Prepared(
            folder,
            copy,
            store.operator,
            store.site,
            store.zone,
            restored,
            lost,
            _anchor_of(folder),
            lock,
        )


def _anchor_of(folder: Path | None) -> bytes:
    from storage.folder import StoreFolder

    if folder is None:
        return b""
    with suppress(OSError):
        return StoreFolder(folder).anchor.read_bytes()
    return b""


# -- what is to be entered again ------------------------------------------------------------------


def lost_entries(store: Store, restored: Restored, clock: Clock) -> tuple[Lost, ...]:
    """Return the missing entries that can still be read, as who opened the copy may see them.

    Args:
        store: the restored copy, open.
        restored: what the restore told.
        clock: the program's clock.
    """
    from protocols.review.trail import field_and_value
    from ui.operations.bench import Bench

    bench = Bench(store, store.operator, clock)
    shown: dict[str, Entry[Any]] = {}
    for subject in dict.fromkeys(entry.subject for entry in restored.readable):
        shown |= _seen(bench, subject, restored.readable)
    found = []
    for entry in sorted(restored.readable, key=lambda one: (one.recorded_at, one.device, one.seq)):
        seen = shown.get(entry.id)
        words = field_and_value(seen) if seen is not None else ("", "")
        found.append(
            Lost(
                f"{entry.device}-{entry.seq}",
                entry.operator,
                entry.role,
                entry.recorded_at,
                entry.at,
                entry.subject or "",
                *words,
            )
        )
    return tuple(found)


def _seen(
    bench: Bench, subject: str | None, readable: tuple[Entry[Any], ...]
) -> dict[str, Entry[Any]]:
    """Return a subject's lost entries as the role may read them; none of what nobody can judge."""
    from protocols.mask import masked_record
    from protocols.record import fold_record
    from ui.operations.bench import protocol_of

    if bench.operator.role == "administrator":
        return {}  # keeps the accounts and reads no patient's record (R64)
    lost = [entry for entry in readable if entry.subject == subject]
    if subject is None:
        return {entry.id: entry for entry in lost}
    kept = bench.store.ledger.facts_of(subject)
    record = fold_record(subject, (*kept, *lost))
    protocol = protocol_of(record)
    if protocol is None:
        return {}  # without the protocol's file nobody knows what it hides
    seen = masked_record(protocol, record, bench.operator.role, bench.now())
    ids = {entry.id for entry in lost}
    return {entry.id: entry for entry in seen.entries if entry.id in ids}


# -- the one step that changes something ----------------------------------------------------------


def confirm(prepared: Prepared, passphrase: str, clock: Clock) -> Done:
    """Set the damaged folder aside, put the copy in its place, open it, and write that down.

    Args:
        prepared: what was looked at.
        passphrase: of the person who prepared it, typed again.
        clock: the program's clock.

    Raises:
        NotOpened: the passphrase is not right; nothing changed, it can be typed again.
        StorageProblem: it failed; the store is where it was, and `prepared` is used up.
    """
    from storage import put_in_place
    from storage.permissions import refuse_action

    person = _ring(prepared.copy, clock).unlock(prepared.operator.name, passphrase).operator
    refuse_action(person.role, "restore")
    if prepared.lock is not None:
        prepared.lock.release()  # no name of a folder changes while a file in it is held
    try:
        aside = put_in_place.put_in_place(prepared.folder, prepared.copy)
    except OSError as error:
        _give_up(prepared.copy, None)
        raise _not_restored(prepared.folder, error) from error
    try:
        _refuse_if_changed(prepared, aside)
        bench = _opened(prepared, passphrase, clock, aside)
    except BaseException as error:
        _taken_back(prepared)
        if isinstance(error, OSError):
            raise _not_restored(prepared.folder, error) from error
        raise
    point_to(bench)
    return Done(bench, aside)


def _taken_back(prepared: Prepared) -> None:
    from storage.put_in_place import put_back

    try:
        put_back(prepared.folder, prepared.copy)
    except OSError as error:
        raise _not_restored(prepared.folder, error) from error
    _give_up(prepared.copy, None)


def _refuse_if_changed(prepared: Prepared, aside: Path | None) -> None:
    if _anchor_of(aside) != prepared.anchor:
        raise NotOpened(
            "changed_meanwhile",
            "Somebody wrote into the store meanwhile; it is where it was.",
            where=str(prepared.folder),
            do="Close it everywhere, then look at the backup again.",
        )


def _opened(prepared: Prepared, passphrase: str, clock: Clock, aside: Path | None) -> Bench:
    from storage.opening import open_store
    from ui.operations.bench import Bench

    store = open_store(prepared.folder, prepared.operator.name, passphrase, clock=clock)
    try:
        store.require_writable()
        name = prepared.operator.name
        store.journal.record(
            "restored_in_place",
            f"{name} put a restored backup in the place of the store; "
            f"{prepared.missing} entries after it are missing.",
            prepared.operator,
            _details(prepared, aside),
        )
    except BaseException:
        store.close()
        raise
    return Bench(store, store.operator, clock)


def _details(prepared: Prepared, aside: Path | None) -> dict[str, str]:
    gaps = prepared.restored.missing
    return {
        "set_aside": aside.name if aside is not None else "",
        "backup_of": prepared.restored.made_at.format_iso(),
        "missing": ", ".join(f"{gap.device}-{gap.first} to {gap.last}" for gap in gaps),
        "all_counted": "yes" if prepared.restored.counted else "no",
    }


def settle(folder: Path) -> bool:
    """At a start: put a store back that a power cut left set aside; True if it was.

    Where the disk refuses, the start goes on and finds no store.
    """
    from storage.put_in_place import settle as settled

    if folder.exists():
        return False
    with suppress(OSError):
        return settled(folder)
    return False


__all__ = [
    "Done",
    "Found",
    "Lost",
    "Prepared",
    "confirm",
    "found_backups",
    "leave",
    "looked_at",
    "lost_entries",
    "may_restore",
    "named_backup",
    "prepare",
    "settle",
]

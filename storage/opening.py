"""Opening a store: place, keys, lock, schema, pragmas, anchor, in this order.

Opening decides how the store may be used. Nothing wrong: for writing. Held by another, a newer
schema, settings that do not hold, a folder that cannot be written: for viewing, and the reason is
kept. Damage: for viewing whatever verifies. Not even that: a StorageProblem. A file that is not
Bedline's is not touched.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from protocols.times import Clock
from storage.folder import StoreFolder
from storage.keys import KeyRing
from storage.problems import NotOpened
from storage.surroundings import Surroundings

# Deriving the key takes longest and needs none of these: it begins before they are loaded.
if TYPE_CHECKING:
    from storage.entrance import Check
    from storage.store import Store


def open_store(  # noqa: PLR0913 - who, how, and the injected world
    folder: Path | str,
    user: str,
    passphrase: str,
    *,
    clock: Clock,
    view_only: bool = False,
    check: Check = "full",
    around: Surroundings | None = None,
) -> Store:
    """Open a store for a person: for writing if nothing speaks against it, else for viewing.

    Args:
        folder: the store's folder.
        user: account name.
        passphrase: the account's passphrase.
        clock: for recorded times.
        view_only: do not write, although it might be possible.
        check: `full` verifies every page and row; `quick` the anchor and the guards, for a first
            window that verifies the rest on a worker thread (`Store.verify`). After a crash the
            check is always full.
        around: the injected world.

    Returns:
        The store; look at `writable`, `problems`, `damage` and `held_by`.

    Raises:
        NotOpened: wrong passphrase, unsafe place, not a store (exit code 4).
        Damaged: nothing of it can be read (exit code 3).
    """
    world = around or Surroundings()
    world.places.refuse_unsafe(folder)
    where = StoreFolder(Path(folder))
    try:
        where.refuse_foreign()
        ring = KeyRing(where.keys, where.keys_lock, clock=clock, around=world)
        unlocked = ring.unlock(user, passphrase)
        from storage.entrance import Entrance

        entrance = Entrance(where, ring, unlocked, clock, world)
        entrance.take_lock(view_only=view_only)
        try:
            return entrance.open(check)
        except BaseException:
            entrance.leave()
            raise
    except OSError as error:
        raise NotOpened(
            "not_readable",
            f"A file of the store cannot be read ({error.strerror}).",
            where=str(error.filename or where.path),
            do="Ask the administrator for the right to read it, or look at the disk.",
        ) from error


def recover_account(
    folder: Path | str,
    recovery: str,
    user: str,
    passphrase: str,
    *,
    clock: Clock,
    around: Surroundings | None = None,
) -> str:
    """Give a person a new passphrase by the recovery key; return the key that replaces it.

    The use of the recovery key stands in the journal.

    Raises:
        NotOpened: unsafe place, not a store, a mistyped or wrong recovery key, a disabled account.
        Refused: there is no such account, or the new passphrase is empty.
        Damaged: the key file was changed from outside.
    """
    world = around or Surroundings()
    world.places.refuse_unsafe(folder)
    where = StoreFolder(Path(folder))
    where.refuse_foreign()
    ring = KeyRing(where.keys, where.keys_lock, clock=clock, around=world)
    fresh = ring.recover(recovery, user, passphrase)
    with open_store(folder, user, passphrase, clock=clock, check="quick", around=world) as store:
        if store.writable:
            words = f"{store.operator.name} got a new passphrase by the recovery key."
            store.journal.record("recovered", words, store.operator)
    return fresh

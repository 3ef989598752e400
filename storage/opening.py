"""Making a store and opening one: place, keys, lock, schema, pragmas, anchor, in this order.

Opening decides how the store may be used. Nothing wrong: for writing. Held by another, a newer
schema, settings that do not hold, a folder that cannot be written: for viewing, and the reason is
kept. Damage: for viewing whatever verifies. Not even that: a StorageProblem. A file that is not
Bedline's is not touched.
"""

from __future__ import annotations

from pathlib import Path

from protocols.times import Clock, Instant, zone_issue
from storage import connection as db
from storage import durable, sealing
from storage.accounts import Operator
from storage.anchor import AnchorFile
from storage.book import sqlite_tables
from storage.chain import CHAINED
from storage.entrance import Check, Entrance
from storage.folder import StoreFolder
from storage.keys import KeyRing
from storage.migrations import build
from storage.problems import NotOpened, NotSaved, Refused
from storage.rows import normal
from storage.space import Reserve
from storage.store import Identity, Store
from storage.surroundings import Surroundings


def create_store(  # noqa: PLR0913 - the site, its first person, and the injected world
    folder: Path | str,
    site: str,
    zone: str,
    first: Operator,
    passphrase: str,
    *,
    clock: Clock,
    around: Surroundings | None = None,
) -> str:
    """Make a new, encrypted, empty store and return its recovery key, to be shown once.

    Args:
        folder: a folder that holds no store yet; made if it is not there.
        site: the site's name, as it stands on printed sheets.
        zone: the ward's IANA time zone.
        first: the first account.
        passphrase: the first account's passphrase.
        clock: for the time of making.
        around: the injected world.

    Raises:
        Refused: the zone, the name or the passphrase cannot be.
        NotOpened: an unsafe place, or there is a store already; nothing was touched.
        NotSaved: the disk refused.
    """
    world = around or Surroundings()
    issue = zone_issue(zone)
    if issue is not None:
        raise Refused(issue.code, issue.message, where=zone)
    if not site.strip():
        raise Refused("no_site", "The site's name is empty.", do="Give the site's name.")
    world.places.refuse_unsafe(folder)
    where = StoreFolder(Path(folder))
    if where.holds_store():
        raise NotOpened(
            "store_exists",
            f"There is a store in {where.path} already; it was not touched.",
            where=str(where.path),
            do="Open it, or choose another folder.",
        )
    ring = KeyRing(where.keys, where.keys_lock, clock=clock, around=world)
    keys, data_key, recovery = ring.make(first, passphrase)
    try:
        where.make()
        where.sweep()
        identity = Identity(keys.store, normal(site.strip()), zone)
        _make_ledger(where, data_key, identity, clock())
        AnchorFile(where.anchor, data_key, keys.store).make({one.table: {} for one in CHAINED})
        where.migrating.replace(where.ledger)
        where.sweep()
        # The key file last: without it there is no store, with it all of it is there.
        ring.write(keys)
        Reserve(where.reserve).keep()
    except (OSError, db.Error) as error:
        raise NotSaved(
            "not_made",
            f"The store could not be made ({error}).",
            where=str(where.path),
            do="Choose a folder that you may write to, on a disk with room.",
        ) from error
    return recovery


def _make_ledger(where: StoreFolder, data_key: bytes, identity: Identity, now: Instant) -> None:
    connection = db.connect(where.migrating, sealing.subkey(data_key, "pages"), "new")
    try:
        db.set_pragmas(connection)
        build(connection)
        house = {
            "store": identity.store,
            "site": identity.site,
            "zone": identity.zone,
            "made_at": now.format_iso(),
        }
        sqlite_tables(connection).table("house").insert_all(
            {"name": name, "value": value} for name, value in house.items()
        )
    finally:
        connection.close()
    durable.sync_folder(where.path)


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

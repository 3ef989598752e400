"""Making a store: folder, encrypted ledger, anchor, and the key file last."""

from __future__ import annotations

from pathlib import Path

from protocols.times import Clock, Instant, zone_issue
from storage import connection as db
from storage import durable, sealing
from storage.accounts import Operator
from storage.anchor import AnchorFile
from storage.book import sqlite_tables
from storage.chain import CHAINED
from storage.folder import StoreFolder
from storage.keys import KeyRing
from storage.migrations import build
from storage.problems import NotOpened, NotSaved, Refused
from storage.rows import normal
from storage.space import Reserve
from storage.store import Identity
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

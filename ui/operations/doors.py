"""Open the ward's store, or make a new one: what the window's first page and the commands share."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from protocols.issues import Issue
from protocols.times import Clock
from storage.problems import StorageProblem

# What opening can end with; windows know it by this name, for they never import the store.
DoorProblem = StorageProblem

if TYPE_CHECKING:
    from storage.accounts import Role
    from ui.operations.bench import Bench


def usual_folder() -> Path:
    """Return where the store lies when nobody names a folder: the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("bedline", appauthor=False)


def holds_store(folder: Path) -> bool:
    """Say whether there is a store to open in a folder."""
    from storage.folder import StoreFolder

    return StoreFolder(folder).holds_store()


def be_ready() -> None:
    """Import what deriving a key needs, so that the thread that opens begins with the derivation.

    Done on the importing thread itself: two threads that both import wait for each other.
    """
    for name in ("argon2.low_level", "storage.opening"):
        import_module(name)


def be_ready_to_read() -> None:
    """Import what opens and reads the ledger, by a thread that waits for the key anyway."""
    for name in ("cryptography.hazmat.primitives.ciphers.aead", "storage.entrance"):
        import_module(name)


def enter(folder: Path, user: str, passphrase: str, clock: Clock, *, quick: bool = False) -> Bench:
    """Open a store for a person.

    Args:
        folder: the store's folder.
        user: account name.
        passphrase: its passphrase.
        clock: the program's clock.
        quick: check anchor and guards now; the window verifies every row beside its work.

    Raises:
        StorageProblem: with its words and exit code.
    """
    from storage.opening import open_store
    from ui.operations.bench import Bench

    store = open_store(folder, user, passphrase, clock=clock, check="quick" if quick else "full")
    return Bench(store, store.operator, clock)


def make(  # noqa: PLR0913, PLR0917 - the site, its first person and where
    folder: Path, site: str, zone: str, name: str, role: str, passphrase: str, clock: Clock
) -> str | Issue:
    """Make a new store; return its recovery key, to be shown once, or why it cannot be made."""
    from storage.accounts import Operator, passphrase_issue
    from storage.making import create_store

    weak = passphrase_issue(passphrase)
    if weak is not None:
        return weak
    try:
        return create_store(
            folder, site, zone, Operator(name, cast("Role", role)), passphrase, clock=clock
        )
    except StorageProblem as problem:
        return Issue(problem.code, _FIELDS.get(problem.code, ""), "", str(problem))


_FIELDS = {
    "unknown_zone": "zone",
    "no_site": "site",
    "bad_name": "name",
    "weak_passphrase": "passphrase",
    "short_passphrase": "passphrase",
}

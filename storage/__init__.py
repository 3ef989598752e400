"""Where it rests: the encrypted, append-only ledger and what is written from it.

What the operations use: `create_store`, `open_store` and the `Store` it returns (`ledger`,
`journal`, `board`, `drafts`, people, backups), `restore_backup`, `Operator`, and one family of
exceptions, `StorageProblem`. The names are loaded when first asked for, so that importing the
package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.accounts import Operator
    from storage.making import create_store
    from storage.opening import open_store, recover_account
    from storage.problems import StorageProblem
    from storage.projections import BoardRow
    from storage.restore import restore_backup
    from storage.store import Store

__all__ = [
    "BoardRow",
    "Operator",
    "StorageProblem",
    "Store",
    "create_store",
    "open_store",
    "recover_account",
    "restore_backup",
    "warm_up",
]

_HOMES = {
    "BoardRow": "storage.projections",
    "Operator": "storage.accounts",
    "StorageProblem": "storage.problems",
    "Store": "storage.store",
    "create_store": "storage.making",
    "open_store": "storage.opening",
    "recover_account": "storage.opening",
    "restore_backup": "storage.restore",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def warm_up() -> None:
    """Import what the first saved entry needs; for a worker thread after the first paint."""
    from protocols.facts import NoteWritten
    from storage.book import load_tables
    from storage.codec import encode

    load_tables()
    encode(NoteWritten(""))

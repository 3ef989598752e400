"""The files of a store folder and their names: a fixed list, none made from patient data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from storage import durable
from storage.durable import TEMPORARY
from storage.problems import NotOpened

# What a file that is certainly not an encrypted ledger begins with.
_FOREIGN_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"SQLite format 3\x00", "an unencrypted database"),
    (b"PK\x03\x04", "a zip archive"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"BEDLINE-BACKUP", "a backup file"),
)


@dataclass(frozen=True, slots=True)
class StoreFolder:
    """A store's folder: the encrypted ledger, its keys, its anchor and what is made from it."""

    path: Path

    @property
    def ledger(self) -> Path:
        """The encrypted database."""
        return self.path / "ledger.db"

    @property
    def rollback(self) -> Path:
        """The database's rollback journal; not empty after a crash."""
        return self.path / "ledger.db-journal"

    @property
    def keys(self) -> Path:
        """Accounts and the wrapped data key."""
        return self.path / "keys.json"

    @property
    def keys_lock(self) -> Path:
        """Held for a moment while the key file is changed."""
        return self.path / "keys.lock"

    @property
    def anchor(self) -> Path:
        """Count and head of each chain, outside the database."""
        return self.path / "anchor"

    @property
    def lock(self) -> Path:
        """Held while the store is open for writing; says by whom."""
        return self.path / "lock"

    @property
    def reserve(self) -> Path:
        """Space kept for the last entries on a full disk."""
        return self.path / "reserve"

    @property
    def drafts(self) -> Path:
        """Typing not yet charted, encrypted."""
        return self.path / "drafts"

    @property
    def backups(self) -> Path:
        """Verified copies."""
        return self.path / "backups"

    @property
    def downtime(self) -> Path:
        """Printable sheets for when the program cannot run."""
        return self.path / "downtime"

    @property
    def migrating(self) -> Path:
        """The copy that a migration works on."""
        return self.path / "ledger.db.migrating"

    def holds_store(self) -> bool:
        """Say whether the folder looks like a store: it has a ledger or a key file."""
        return self.keys.exists() or self.ledger.exists()

    def make(self) -> None:
        """Make the folder and its sub-folders, for their owner only; their names rest on disk."""
        durable.make_folder(self.path)
        for inner in (self.drafts, self.backups, self.downtime):
            inner.mkdir(exist_ok=True, mode=0o700)
        durable.sync_folder(self.path)

    def sweep(self) -> None:
        """Remove what an interrupted write left: temporary files only, never a finished one."""
        for inner in (self.path, self.drafts, self.backups):
            _sweep(inner)
        for left in self.path.glob(self.migrating.name + "*"):
            left.unlink(missing_ok=True)

    def refuse_foreign(self) -> None:
        """Refuse a folder or ledger that is not Bedline's, without touching it (R9).

        Raises:
            NotOpened: there is no store here, or another program's file bears the ledger's name.
        """
        if not self.holds_store():
            raise NotOpened(
                "not_a_store",
                f"There is no Bedline store in {self.path}.",
                where=str(self.path),
                do="Choose the right folder, or make a store with init.",
            )
        for path, word in ((self.keys, "key file"), (self.ledger, "ledger")):
            if not path.is_file():
                raise NotOpened(
                    "not_a_store",
                    f"{self.path} has no {word} ({path.name}), so it is not a whole Bedline store.",
                    where=str(path),
                    do="Choose the right folder, or restore a backup into a new one.",
                )
        with self.ledger.open("rb") as file:
            beginning = file.read(16)
        for mark, word in _FOREIGN_BEGINNINGS:
            if beginning.startswith(mark):
                raise NotOpened(
                    "foreign_file",
                    f"{self.ledger} is {word}, not a Bedline ledger; it was not touched.",
                    where=str(self.ledger),
                    do="Choose the right folder.",
                )


def _sweep(folder: Path) -> None:
    for left in folder.glob(f"*{TEMPORARY}*"):
        left.unlink(missing_ok=True)

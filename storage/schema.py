"""The tables, and the guards that keep written rows as they are.

Rows of `entries` and `journal` are only ever added, in order, each following its predecessor:
triggers refuse everything else for every program that opens the file, and the connection's
authorizer refuses it for this one (R13). `board` may be dropped and rebuilt at any time.
"""

from __future__ import annotations

from typing import Any

from storage.chain import CHAINED

APPLICATION_ID = 0x42454431  # "BED1"
SCHEMA_VERSION = 1

_INSTANT = "GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9]*Z'"
_ROLE = "IN ('nurse', 'investigator', 'pharmacist', 'monitor', 'administrator')"

# Frozen with schema version 1: a change is a new step in storage.migrations, never an edit here.
TABLES_1: tuple[str, ...] = (
    f"""
CREATE TABLE entries (
  device TEXT NOT NULL CHECK (length(device) BETWEEN 1 AND 32),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 128),
  subject TEXT CHECK (length(subject) BETWEEN 1 AND 64),
  kind TEXT NOT NULL CHECK (kind <> ''),
  version INTEGER NOT NULL CHECK (version >= 1),
  at_utc TEXT NOT NULL CHECK (at_utc {_INSTANT}),
  recorded_at_utc TEXT NOT NULL CHECK (recorded_at_utc {_INSTANT}),
  zone TEXT NOT NULL CHECK (zone <> ''),
  operator TEXT NOT NULL CHECK (operator <> ''),
  role TEXT NOT NULL CHECK (role {_ROLE}),
  replaces TEXT,
  reason TEXT NOT NULL,
  from_paper INTEGER NOT NULL CHECK (from_paper IN (0, 1)),
  payload TEXT NOT NULL CHECK (json_valid(payload)),
  fingerprint TEXT NOT NULL,
  program TEXT NOT NULL,
  prev_hash TEXT NOT NULL CHECK (length(prev_hash) = 64),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  PRIMARY KEY (device, seq),
  CHECK (replaces IS NULL OR length(trim(reason)) >= 3)
) STRICT""",
    "CREATE INDEX entries_of_subject ON entries (subject, device, seq)",
    f"""
CREATE TABLE journal (
  device TEXT NOT NULL CHECK (length(device) BETWEEN 1 AND 32),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  event TEXT NOT NULL CHECK (event <> ''),
  recorded_at_utc TEXT NOT NULL CHECK (recorded_at_utc {_INSTANT}),
  zone TEXT NOT NULL CHECK (zone <> ''),
  operator TEXT NOT NULL,
  role TEXT NOT NULL,
  words TEXT NOT NULL,
  details TEXT NOT NULL CHECK (json_valid(details)),
  program TEXT NOT NULL,
  prev_hash TEXT NOT NULL CHECK (length(prev_hash) = 64),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  PRIMARY KEY (device, seq)
) STRICT""",
    """
CREATE TABLE board (
  subject TEXT PRIMARY KEY CHECK (length(subject) BETWEEN 1 AND 64),
  content TEXT NOT NULL CHECK (json_valid(content)),
  entry_count INTEGER NOT NULL CHECK (entry_count >= 0)
) STRICT""",
    """
CREATE TABLE house (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT""",
    """
CREATE TABLE devices (
  device TEXT PRIMARY KEY CHECK (length(device) BETWEEN 1 AND 32),
  machine TEXT NOT NULL,
  made_at_utc TEXT NOT NULL
) STRICT""",
)


def _guards() -> dict[str, str]:
    guards = {}
    for chained in CHAINED:
        table = chained.table
        for deed in ("UPDATE", "DELETE"):
            guards[f"{table}_no_{deed.lower()}"] = (
                f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed or deleted'); END"
            )
        guards[f"{table}_in_order"] = (
            f"CREATE TRIGGER {table}_in_order BEFORE INSERT ON {table} BEGIN "  # noqa: S608
            f"SELECT RAISE(ABORT, 'rows of {table} are added in order') WHERE NEW.seq <> 1 + "
            f"coalesce((SELECT max(seq) FROM {table} WHERE device = NEW.device), 0); "
            f"SELECT RAISE(ABORT, 'a row of {table} must follow the one before it') WHERE "
            f"NEW.prev_hash <> coalesce((SELECT hash FROM {table} WHERE device = NEW.device "
            f"AND seq = NEW.seq - 1), NEW.prev_hash); END"
        )
    return guards


# Built from the two table names above, nothing else (hence the exemption from S608).
GUARDS: dict[str, str] = _guards()


def install_guards(connection: Any) -> None:
    """Put every guard in place anew; part of every migration, for a rebuilt table loses its own."""
    for name, statement in GUARDS.items():
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        connection.execute(statement)


def missing_guards(connection: Any) -> tuple[str, ...]:
    """Return the guards that are not there, or not as they must be."""
    found = dict(
        connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    )
    return tuple(name for name, statement in GUARDS.items() if found.get(name) != statement)

"""Every entry of the store as one JSON object, as whoever asks may see it (R79).

An entry that blinding keeps out still has its line, with who, when and of which kind: a record
with gaps would look damaged. Where anything is kept out, no line carries its hash: the chain runs
through all rows, and a hidden value could be tried against any hash behind it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ui.operations.bench import Bench, protocol_of, record_of
from ui.operations.clock import uncertain
from ui.operations.printed_code import hides_anything

if TYPE_CHECKING:
    from protocols.facts import Entry


def dumped(bench: Bench) -> list[dict[str, object]]:
    """Return every entry, struck ones too, in the order of the ledger.

    Where a damaged page is met only now, the store has noted it: every entry that verifies is
    told all the same.
    """
    from storage.problems import Damaged

    try:
        return _dumped(bench)
    except Damaged:
        return _dumped(bench)


def _dumped(bench: Bench) -> list[dict[str, object]]:
    from protocols.facts import EntryVoided

    entries: tuple[Entry[Any], ...] = bench.store.ledger.all_entries()
    struck = {entry.fact.entry for entry in entries if isinstance(entry.fact, EntryVoided)}
    struck |= {entry.replaces for entry in entries if entry.replaces is not None}
    if not hides_anything(bench, {bench.operator.role}):
        lines = [_line(entry, entry, entry.id in struck) for entry in entries]
    else:
        seen = _seen(bench)
        lines = [_line(entry, seen.get(entry.id), entry.id in struck) for entry in entries]
    doubtful = _doubtful(bench)
    for entry, line in zip(entries, lines, strict=True):
        if (entry.device, entry.seq) in doubtful:
            line["clock_uncertain"] = True  # made while nobody had confirmed a moved clock (R47)
    return lines


def _doubtful(bench: Bench) -> set[tuple[str, int]]:
    """Return the entries of an unconfirmed clock; none where the journal cannot be read."""
    from storage.problems import Damaged

    try:
        return set(uncertain(bench))
    except Damaged:
        return set()


def _seen(bench: Bench) -> dict[str, Entry[Any]]:
    """Return what may be seen of each entry, by its id; those kept out are not in it."""
    from dataclasses import replace

    from protocols.mask import masked_record

    found: dict[str, Entry[Any]] = {}
    for subject in (None, *bench.store.ledger.subjects()):
        if subject is None:
            entries: tuple[Entry[Any], ...] = bench.store.ledger.facts_of(None)
        else:
            record = record_of(bench, subject)
            protocol = protocol_of(record)
            if protocol is not None:
                record = masked_record(
                    protocol, record, bench.operator.role, bench.now(), across=True
                )
            entries = record.entries
        found |= {entry.id: replace(entry, hash="") for entry in entries}
    return found


def _line(entry: Entry[Any], seen: Entry[Any] | None, void: bool) -> dict[str, object]:  # noqa: FBT001
    from storage.codec import encode

    kind, version, payload = encode(seen.fact if seen is not None else entry.fact)
    line: dict[str, object] = {
        "id": entry.id,
        "seq": entry.seq,
        "device": entry.device,
        "subject": entry.subject,
        "kind": kind,
        "version": version,
        "at": entry.at.format_iso(),
        "recorded_at": entry.recorded_at.format_iso(),
        "zone": entry.zone,
        "operator": entry.operator,
        "role": entry.role,
        "void": void,
        "replaces": entry.replaces,
        "reason": entry.reason,
        "from_paper": entry.from_paper,
        "fingerprint": entry.fingerprint,
        "program": entry.program,
        "hash": seen.hash if seen is not None else "",
        "payload": json.loads(payload) if seen is not None else {},
    }
    if seen is None:
        line |= {"withheld": "kept out by blinding", "reason": ""}
    return line

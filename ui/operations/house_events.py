"""House events that no other operation writes: paper printed, limits met, protocol files in use.

Each is a line of the journal (R83). Where nothing can be written the deed goes on without it: a
look at a record that somebody else holds open leaves no trace, and says so nowhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING

from storage.problems import StorageProblem

if TYPE_CHECKING:
    from protocols.issues import Issue
    from ui.operations.bench import Bench

LIMIT, PRINTED, PROTOCOLS = "limit_breached", "printed", "protocols_loaded"


def note_limit(bench: Bench, subject: str, issues: Sequence[Issue]) -> None:
    """Write down that somebody tried to decide a dose beyond a hard limit; never the value."""
    fields = ", ".join(sorted({issue.field for issue in issues}))
    words = f"{subject}: a decision beyond a hard limit ({fields}) was refused."
    codes = " ".join(sorted({issue.code for issue in issues}))
    _note(bench, LIMIT, words, {"subject": subject, "codes": codes})


def note_paper(bench: Bench, what: str, subject: str = "") -> None:
    """Write down that paper was made: a handover, a downtime sheet."""
    details = {"subject": subject} if subject else {}
    _note(bench, PRINTED, f"{subject}: {what}." if subject else f"{what}.", details)


def note_archive(bench: Bench, words: str) -> None:
    """Write down that an archive was made."""
    _note(bench, "archived", words)


def note_protocols(bench: Bench) -> None:
    """Write down which protocol files this program works with, when they are others than before."""
    from protocols import catalogue

    if not bench.store.writable:
        return
    names = [
        catalogue.file_name(id_, version)
        for id_ in catalogue.catalogue_ids()
        for version in catalogue.versions(id_)
    ]
    now = {name: hashlib.sha256(catalogue.source_text(name)).hexdigest() for name in names}
    try:
        before = bench.store.journal.last(PROTOCOLS)
    except StorageProblem:
        return  # what is wrong with the store is told elsewhere
    if before is None or dict(before.details) != now:
        changed = [
            name for name in names if before is None or before.details.get(name) != now[name]
        ]
        words = f"Protocol files in use: {len(names)}; new or changed: {', '.join(changed)}."
        _note(bench, PROTOCOLS, words, now)


def _note(
    bench: Bench, event: str, words: str, details: Mapping[str, str] = MappingProxyType({})
) -> None:
    if not bench.store.writable:
        return
    # A failing disk is told by the entry that follows; the refusal or the paper stands.
    with suppress(StorageProblem):
        bench.store.journal.record(event, words, bench.operator, details)

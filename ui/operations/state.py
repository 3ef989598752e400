"""How the store is, in few words: for the footer, the lock sheet and the store page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.models.board_row import row_from_json
from ui.operations.backup_places import copy_youngest
from ui.operations.printed_code import code_for

if TYPE_CHECKING:
    from protocols.times import Instant
    from ui.operations.bench import Bench


@dataclass(frozen=True, slots=True)
class StoreState:
    """The store now.

    Attributes:
        problem: why nothing can be written, or what is damaged; empty while all is well.
        last_saved: when the last entry was recorded.
        last_backup: when the youngest verified backup was made.
    """

    problem: str
    last_saved: Instant | None
    last_backup: Instant | None


def store_state(bench: Bench) -> StoreState:
    """Return how the store is; reads three small things and no entry."""
    from storage import backups

    store = bench.store
    youngest = backups.youngest(store.folder.backups)
    problems = store.problems
    return StoreState(
        str(problems[0]) if problems else "",
        store.ledger.last_recorded_at,
        youngest.made_at if youngest is not None else None,
    )


def room_words(bench: Bench) -> str:
    """Say how little room the disk has; empty while there is plenty (R6)."""
    from storage.problems import StorageProblem

    try:
        space = bench.store.space()
    except (OSError, StorageProblem):
        return ""
    if space.state == "plenty":
        return ""
    free = f"{space.free_bytes // (1024 * 1024)} MB free"
    if space.state == "full":
        return f"The disk is full ({free}): print what you need, chart on paper."
    return f"The disk is nearly full: {free}."


def running_by_bed(bench: Bench) -> tuple[str, ...]:
    """Return `Bed 04: running, ends 11:09` for each infusion that runs, from the kept board."""
    found = []
    for kept in bench.store.board.board_rows():
        try:
            row = row_from_json(json.loads(kept.content))
        except ValueError:
            continue
        if row.infusion.status in ("running", "paused"):
            end = "".join(part.text for part in row.infusion.line if part.strong)[-5:]
            ends = f", ends {end}" if ":" in end else ""
            found.append(f"Bed {row.bed}: {row.infusion.words.lower()}{ends}")
    return tuple(sorted(found))


def verify_words(bench: Bench) -> str:
    """Verify the whole store and say what was found."""
    report = bench.store.verify()
    if report.clean:
        code = code_for(bench)
        return f"Every page and all {report.entries} entries hold. Log head {code}."
    return "\n".join(str(problem) for problem in report.problems())


def back_up_words(bench: Bench) -> str:
    """Make a backup and say what was made, or why it was not."""
    from storage.problems import StorageProblem

    try:
        made = bench.store.back_up()
    except StorageProblem as problem:
        return str(problem)
    second = copy_youngest(bench)
    return " ".join(
        part for part in (f"Backup of {made.entries} entries made and verified.", second) if part
    )


def back_up_if_changed(bench: Bench) -> str:
    """Make a backup unless the youngest holds the same; say why not, or nothing."""
    from storage.problems import StorageProblem

    try:
        bench.store.back_up_if_changed()
    except StorageProblem as problem:
        return str(problem)
    return copy_youngest(bench)


def people_words(bench: Bench) -> tuple[str, ...]:
    """Return one line an account."""
    return tuple(
        f"{person.name}, {person.role}" + ("" if state == "active" else f" ({state})")
        for person, state in bench.store.accounts()
    )

"""`restore`: a backup into a new folder, and what the store that it stands for had beyond it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from protocols.issues import Issue
from protocols.times import Clock, show_when
from ui.commands.arguments import EXIT_DONE, Asked
from ui.commands.house import CommandRefusedError, credentials, store_folder

if TYPE_CHECKING:
    from storage.restore import Restored
    from ui.operations.restoring import Lost

Writer = Callable[[str], None]


def run(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001
    """Restore a backup; with --instead-of, list the gaps and what is to be entered again.

    What the missing entries say is told as far as the role of who restores may read it.
    """
    from storage.opening import open_store
    from storage.restore import restore_backup
    from ui.operations.restoring import lost_entries

    user, passphrase = credentials(asked)
    instead_of = _stood_for(asked)
    folder = store_folder(asked)
    restored = restore_backup(
        Path(asked.options["file"]),
        folder,
        user,
        passphrase,
        clock=clock,
        instead_of=instead_of,
    )
    lost: tuple[Lost, ...] = ()
    zone = "UTC"
    if restored.readable:
        with open_store(folder, user, passphrase, clock=clock, view_only=True) as store:
            lost, zone = lost_entries(store, restored, clock), store.zone
    if asked.json:
        write(json.dumps(_content(folder, restored, lost), ensure_ascii=False))
        return EXIT_DONE
    write(f"Restored {restored.entries} entries into {folder}, verified.")
    for line in _missing_words(restored) if instead_of is not None else ():
        write(line)
    if lost:
        write("To be entered again, as the damaged store still shows it:")
    for one in lost:
        write(_line(one, zone))
    return EXIT_DONE


def _stood_for(asked: Asked) -> Path | None:
    given = asked.options.get("instead_of")
    if not given:
        return None
    from ui.operations.doors import holds_store

    if not holds_store(Path(given)):
        words = f"There is no Bedline store in {given}; nothing was restored."
        raise CommandRefusedError(Issue("not_a_store", "instead_of", given, words))
    return Path(given)


def _missing_words(restored: Restored) -> list[str]:
    lines = []
    for gap in restored.missing:
        numbers = str(gap.first) if gap.first == gap.last else f"{gap.first} to {gap.last}"
        lines.append(f"Missing against the store it stands for: entries {numbers} of {gap.device}")
    count = sum(gap.last - gap.first + 1 for gap in restored.missing)
    if count > len(restored.readable):
        lines.append(f"Of these {count - len(restored.readable)} cannot be read any more.")
    if not restored.counted:
        lines.append(
            "The anchor of that store cannot be read, so nobody can tell whether more is missing."
        )
    elif not restored.missing:
        lines.append("Nothing is missing against the store it stands for.")
    return lines


def _line(one: Lost, zone: str) -> str:
    who = f"{one.person} ({one.role})"
    what = f"{one.field}: {one.value}" if one.field else "not shown to this role"
    when = f"{show_when(one.at, zone)}, entered {show_when(one.entered, zone)}"
    return "  ".join(part for part in (one.number, one.subject, what, when, who) if part)


def _content(folder: Path, restored: Restored, lost: tuple[Lost, ...]) -> dict[str, object]:
    return {
        "store": str(folder),
        "made_at": restored.made_at.format_iso(),
        "entries": restored.entries,
        "all_counted": restored.counted,
        "missing": [
            {"device": gap.device, "first": gap.first, "last": gap.last} for gap in restored.missing
        ],
        "to_enter_again": [
            {
                "number": one.number,
                "subject": one.subject,
                "at": one.at.format_iso(),
                "entered": one.entered.format_iso(),
                "person": one.person,
                "role": one.role,
                "field": one.field,
                "value": one.value,
            }
            for one in lost
        ],
    }

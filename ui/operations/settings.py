"""What the site chose for its ward: when the screen locks, where sheets lie, whom to call."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from protocols.intake import read_text
from protocols.issues import Issue
from storage.problems import StorageProblem

if TYPE_CHECKING:
    from ui.operations.bench import Bench

USUAL_MINUTES: Final = 5
FEWEST, MOST = 2, 15
_LOCK, _DOWNTIME, _CONTACT = "lock_minutes", "downtime_folder", "unblinding_contact"
OFF: Final = "off"


def lock_minutes(bench: Bench) -> int:
    """Return after how many idle minutes the screen locks: the site's choice, else five."""
    chosen = _chosen(bench, _LOCK)
    if chosen.isascii() and chosen.isdigit() and FEWEST <= int(chosen) <= MOST:
        return int(chosen)
    return USUAL_MINUTES


def choose_lock_minutes(bench: Bench, typed: str) -> tuple[Issue, ...]:
    """Let the screen lock after so many minutes, 2 to 15; empty when it is kept."""
    text = typed.strip()
    if not (text.isascii() and text.isdigit() and FEWEST <= int(text) <= MOST):
        words = f"{text[:20]!r} cannot be. The screen locks after {FEWEST} to {MOST} minutes."
        return (Issue("lock_minutes", "lock_minutes", text[:20], words),)
    minutes = str(int(text))
    said = f"{bench.operator.name} lets the screen lock after {minutes} idle minutes."
    return _choose(bench, _LOCK, minutes, said)


def downtime_folder(bench: Bench) -> Path | None:
    """Return where downtime sheets are kept; None where the site wants none on the disk."""
    chosen = _chosen(bench, _DOWNTIME)
    if chosen == OFF:
        return None
    return Path(chosen) if chosen else bench.store.folder.downtime


def choose_downtime_folder(bench: Bench, typed: str) -> tuple[Issue, ...]:
    """Keep downtime sheets elsewhere, or nowhere (`off`); empty text: in the store's own folder."""
    text = typed.strip()
    if text not in ("", OFF) and not Path(text).is_dir():
        words = f"{text} is not a folder here. Make it first, or choose another."
        return (Issue("no_folder", "downtime_folder", text, words),)
    if text not in ("", OFF) and not Path(text).is_absolute():
        words = f"{text} begins nowhere in particular. Give the whole path of the folder."
        return (Issue("no_folder", "downtime_folder", text, words),)
    where = {"": "in the store's folder", OFF: "nowhere"}.get(text, f"in {text}")
    said = f"{bench.operator.name} has downtime sheets kept {where}."
    return _choose(bench, _DOWNTIME, text, said)


def unblinding_contact(bench: Bench, protocol: str) -> str:
    """Return whom the site calls to have a trial's code broken; empty while it gave nobody."""
    return _chosen(bench, f"{_CONTACT}_{protocol}")


def choose_unblinding_contact(bench: Bench, protocol: str, typed: str) -> tuple[Issue, ...]:
    """Keep whom the site calls for a trial: a name and a number, in a line; empty when kept."""
    read = read_text(typed, _CONTACT, longest=200)
    if isinstance(read, Issue):
        return (read,)
    said = f"{bench.operator.name} gave the unblinding contact of {protocol}: {read or 'none'}."
    return _choose(bench, f"{_CONTACT}_{protocol}", read, said)


def _chosen(bench: Bench, name: str) -> str:
    try:
        return bench.store.setting(name)
    except StorageProblem:
        return ""  # a damaged store still locks its screen


def _choose(bench: Bench, name: str, value: str, words: str) -> tuple[Issue, ...]:
    try:
        bench.store.choose(bench.operator, name, value, words)
    except StorageProblem as problem:
        return (Issue(problem.code, name, value, str(problem)),)
    return ()

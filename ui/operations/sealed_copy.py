"""What the store says of things that left it: a printed code, an inspector's folder."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from protocols.issues import Issue
from protocols.times import show_when

if TYPE_CHECKING:
    from storage.printed_states import PrintedState
    from ui.operations.bench import Bench

_CODE_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Answered:
    """What was found about a code: the state it belongs to, and the same in words."""

    state: PrintedState
    words: str


def sheet_state(bench: Bench, code: str) -> Answered | Issue:
    """Return which state of the record a printed code belongs to; the store must be verified."""
    from storage.printed_states import plain_code, state_of
    from ui.operations.printed_code import hides_anything

    if len(plain_code(code)) != _CODE_LENGTH:
        return Issue(
            "not_a_code",
            "code",
            code[:40],
            f"{code[:40]!r} is not a code of a sheet: it has ten letters and digits, such as "
            "7F3A 91C2 4B, at the foot of the sheet.",
        )
    blinded = hides_anything(bench, {bench.operator.role})
    state = state_of(bench.store, code, whole=not blinded)
    if state is None:
        return _unknown(code, blinded=blinded)
    return Answered(state, _words(bench, code, state))


def _unknown(code: str, *, blinded: bool) -> Issue:
    more = (
        " A sheet that shows more than your role may see carries a code that is checked only by "
        "somebody from whom nothing is hidden."
        if blinded
        else ""
    )
    return Issue(
        "unknown_code",
        "code",
        code,
        f"This store never had the code {code}. Read the ten characters again. If they are "
        "right, the sheet is of another store, or entries that it rested on were changed or "
        f"removed and the chain was made anew: keep the sheet and tell the monitor.{more}",
    )


def _words(bench: Bench, code: str, state: PrintedState) -> str:
    if state.entered is None:
        then = "the empty record"
    else:
        when = show_when(state.entered, bench.zone)
        then = f"record version {state.count}, its last entry entered {when}"
    view = f" It is the code of the blinded view of the role {state.role}." if state.role else ""
    since = "No entry came since." if not state.since else f"{state.since} came since."
    return (
        f"The code {code} belongs to {then}.{view} All {state.count} entries of then are still "
        f"there, none changed, removed or moved. {since}"
    )


def copy_problems(bench: Bench, folder: Path) -> tuple[str, ...]:
    """Compare an inspector's folder with the store; return what does not hold, a line each."""
    from storage.exports import inspector
    from storage.exports.whole_folder import SUMS
    from storage.printed_states import hashes_in_order, state_of

    try:
        listed = _listed(folder / SUMS)
        seal = (folder / inspector.SEAL).read_text("utf-8").strip()
        about = json.loads((folder / inspector.ABOUT).read_text("utf-8"))
        code, blinded = str(about["head_code"]), bool(about["blinded"])
    except (OSError, ValueError, LookupError, TypeError) as error:
        return (f"{folder} is not an inspector's copy, or not whole: {error}.",)
    wrong = [f"{name}: {what}" for name, what in _changed(folder, listed)]
    if seal != bench.store.masked_code(inspector.seal_digest(listed), "copy"):
        # Nothing more is said of it: what it states could be made up to be tried out.
        return (*wrong, "The seal is not this store's: the list of files is not the one it made.")
    state = state_of(bench.store, code)
    if state is None:
        wrong.append(_unknown(code, blinded=False).message)
    elif not blinded and _hashes(folder) != hashes_in_order(bench.store)[: state.count]:
        wrong.append("The ledger in the copy is not the ledger of this store.")
    return tuple(wrong)


def _listed(path: Path) -> dict[str, str]:
    pairs = (line.partition("  ") for line in path.read_text("utf-8").splitlines())
    return {name: digest for digest, _, name in pairs}


def _changed(folder: Path, listed: dict[str, str]) -> list[tuple[str, str]]:
    there = {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()}
    found = [(name, "is missing") for name in sorted(listed.keys() - there)]
    found += [(name, "was added") for name in sorted(there - listed.keys() - {"SHA256SUMS"})]
    found += [
        (name, "was changed")
        for name in sorted(listed.keys() & there)
        if sha256((folder / name).read_bytes()).hexdigest() != listed[name]
    ]
    return found


def _hashes(folder: Path) -> tuple[str, ...]:
    try:
        text = (folder / "ledger" / "entries.hashes").read_text("utf-8")
    except OSError:
        return ()
    return tuple(line.partition(" ")[0] for line in text.split("\n")[:-1])

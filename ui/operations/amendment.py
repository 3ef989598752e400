"""An amendment on screen: whose, which versions ship, saved as text, followed with a signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocols import catalogue
from protocols.issues import Issue, IssuesError
from ui.operations.bench import Bench, record_of
from ui.operations.rehearsal import follow_version, rehearse_file

if TYPE_CHECKING:
    from pathlib import Path

    from protocols.rehearsal.content import Rehearsal

_SHORTEST_REASON = 3


def subjects(bench: Bench) -> tuple[str, ...]:
    """Return the study ids of the ward that a rehearsal can be made for."""
    known = sorted(bench.store.ledger.subjects())
    return tuple(one for one in known if record_of(bench, one).protocol_id)


def other_versions(bench: Bench, subject: str) -> tuple[int, ...]:
    """Return the versions of a subject's protocol that ship and that it does not follow now."""
    from ui.operations.bench import protocol_of

    record = record_of(bench, subject)
    now = protocol_of(record)
    follows = now.version if now is not None else 0
    return tuple(one for one in catalogue.versions(record.protocol_id) if one != follows)


def rehearse_path(bench: Bench, subject: str, path: Path) -> Rehearsal:
    """Rehearse a protocol file by its place; store nothing.

    Raises:
        IssuesError: it cannot be read, or as `rehearse_file` raises.
    """
    from protocols.definition.nodes import LARGEST_BYTES

    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_BYTES + 1)
    except (OSError, ValueError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else str(problem)
        words = f"The file cannot be read: {why}. Check its name and place."
        raise IssuesError((Issue("not_read", "file", path.name[:80], words),)) from None
    return rehearse_file(bench, subject, content, path.name)


def follow_signed(
    bench: Bench, subject: str, shown: Rehearsal, reason: str, secret: str
) -> tuple[Issue, ...]:
    """Let a subject follow a version, with a reason and the secret of who is at the bench.

    Empty when it is stored; else why it is not, and nothing is stored.
    """
    from ui.operations.people import check_person

    if len(reason.strip()) < _SHORTEST_REASON:
        words = "Write why the subject follows this version from now on, in at least 3 characters."
        return (Issue("reason_missing", "reason", reason, words),)
    person = check_person(bench, bench.operator.name, secret)
    if isinstance(person, Issue):
        return (Issue(person.code, "secret", "", person.message),)
    return follow_version(bench, subject, shown, reason.strip())


def save_rehearsal(shown: Rehearsal, path: Path) -> str:
    """Save what would change as text, whole or not at all; say what was done.

    Raises:
        IssuesError: the place cannot be written; what was there is untouched.
    """
    from storage.durable import write_whole

    try:
        write_whole(path, ("\n".join(shown.lines) + "\n").encode())
    except OSError as error:
        words = f"{path} cannot be written ({error.strerror}). Choose another place."
        raise IssuesError((Issue("not_written", "file", str(path), words),)) from error
    return f"Saved: {path}."

"""Who acts: sign in, the second person's check, and handing the laptop over."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from protocols.issues import Issue
from storage.accounts import Operator
from storage.accounts import same_name as same_person
from storage.problems import StorageProblem

if TYPE_CHECKING:
    from ui.operations.bench import Bench

_LONGEST_PIN = 12


def check_person(bench: Bench, name: str, secret: str) -> Operator | Issue:
    """Return a person by name and PIN or passphrase; failures are counted and logged by the store.

    Digits alone are taken for a PIN first, where the person has set one.
    """
    if not name.strip() or not secret:
        return Issue(
            "no_secret",
            "second_person",
            name,
            "Type the name and the PIN or passphrase of that person.",
        )
    problem: StorageProblem | None = None
    attempts: list[Callable[[str, str], Operator]] = [bench.store.sign_in]
    if secret.isascii() and secret.isdigit() and len(secret) <= _LONGEST_PIN:
        attempts.insert(0, bench.store.sign_in_with_pin)
    for attempt in attempts:
        try:
            return attempt(name, secret)
        except StorageProblem as failed:
            problem = failed
            if failed.code == "wrong_pin":
                break  # a slip in the PIN is no failure of the passphrase, and must not count so
    return Issue("not_checked", "second_person", name, str(problem))


def names(bench: Bench) -> tuple[str, ...]:
    """Return the names of the people who may act here."""
    return tuple(person.name for person, state in bench.store.accounts() if state == "active")


def note_lock(bench: Bench, *, by_itself: bool) -> None:
    """Write down that the screen was locked (R83); a lock never waits for the disk."""
    if not bench.store.writable:
        return
    how = "The screen locked by itself." if by_itself else "The screen was locked."
    with suppress(StorageProblem):
        bench.store.journal.record("locked", how, bench.operator)


__all__ = ["Operator", "check_person", "names", "note_lock", "same_person"]

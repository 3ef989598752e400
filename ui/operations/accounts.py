"""Keep the accounts: add, change, disable, unlock; and what each person does for the own account.

The store asks who may (R63, R64): administrators, or the investigator of a store that has no
administrator yet. Names are never changed and never given again: what somebody charted goes on
bearing the name of then (R93); whoever takes another name gets another account.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from protocols.issues import Issue
from storage.accounts import ROLES, Operator, passphrase_issue
from storage.problems import StorageProblem

if TYPE_CHECKING:
    from protocols.times import Clock
    from storage.accounts import Role
    from ui.operations.bench import Bench

__all__ = ["ROLES", "Person"]
_FIELDS = {
    "bad_name": "name",
    "name_taken": "name",
    "account_exists": "name",
    "no_such_account": "name",
    "last_account": "name",
    "own_role": "role",
    "unknown_role": "role",
    "no_passphrase": "passphrase",
    "short_passphrase": "passphrase",
    "wrong_passphrase": "old",
    "bad_pin": "pin",
    "recovery_mistyped": "recovery",
    "wrong_recovery_key": "recovery",
}


@dataclass(frozen=True, slots=True)
class Person:
    """One account: name, role, and whether it is active, disabled or locked."""

    name: str
    role: str
    state: str


def people(bench: Bench) -> tuple[Person, ...]:
    """Return every account, disabled ones too: a name is never given again."""
    return tuple(Person(one.name, one.role, state) for one, state in bench.store.accounts())


def keeps_accounts(bench: Bench) -> bool:
    """Say whether the person at work may keep accounts here."""
    return bench.store.writable and bench.store.keeps_accounts(bench.operator)


def add(bench: Bench, name: str, role: str, passphrase: str) -> tuple[Issue, ...]:
    """Add a person; empty when the account is on the disk."""
    weak = passphrase_issue(passphrase)
    if weak is not None:
        return (weak,)
    person = Operator(name, cast("Role", role))
    return _done(lambda: bench.store.add_account(bench.operator, person, passphrase))


def disable(bench: Bench, name: str) -> tuple[Issue, ...]:
    """Disable an account: nobody opens anything with it any more; its entries stay."""
    return _done(lambda: bench.store.disable_account(bench.operator, name))


def unlock(bench: Bench, name: str) -> tuple[Issue, ...]:
    """Let a person try again after ten failures."""
    return _done(lambda: bench.store.unlock_account(bench.operator, name))


def give_role(bench: Bench, name: str, role: str, passphrase: str) -> tuple[Issue, ...]:
    """Give a person another role, with a new passphrase: the store's key is sealed to the role."""
    weak = passphrase_issue(passphrase)
    if weak is not None:
        return (weak,)
    person = Operator(name, cast("Role", role))
    return _done(lambda: bench.store.give_role(bench.operator, person, passphrase))


def give_passphrase(bench: Bench, name: str, passphrase: str) -> tuple[Issue, ...]:
    """Give a person a new passphrase; a disabled account is active again."""
    weak = passphrase_issue(passphrase)
    if weak is not None:
        return (weak,)
    return _done(lambda: bench.store.give_passphrase(bench.operator, name, passphrase))


def change_own_passphrase(bench: Bench, old: str, new: str) -> tuple[Issue, ...]:
    """Change the passphrase of the person at work, by the old one."""
    weak = passphrase_issue(new)
    if weak is not None:
        return (weak,)
    return _done(lambda: bench.store.change_passphrase(bench.operator.name, old, new))


def set_own_pin(bench: Bench, passphrase: str, pin: str) -> tuple[Issue, ...]:
    """Set the PIN of the person at work, by the passphrase: an open screen sets nobody's PIN."""

    def work() -> None:
        person = bench.store.sign_in(bench.operator.name, passphrase)
        bench.store.set_pin(person, pin)

    return _done(work)


def recover(
    folder: Path, recovery: str, name: str, passphrase: str, clock: Clock
) -> str | tuple[Issue, ...]:
    """Give a person a new passphrase by the recovery key; return the key that replaces it.

    Where it cannot be done, return why.
    """
    from storage.opening import recover_account

    weak = passphrase_issue(passphrase)
    if weak is not None:
        return (weak,)
    try:
        return recover_account(folder, recovery, name, passphrase, clock=clock)
    except StorageProblem as problem:
        return (_issue(problem),)


def _done(deed: Callable[[], None]) -> tuple[Issue, ...]:
    try:
        deed()
    except StorageProblem as problem:
        return (_issue(problem),)
    return ()


def _issue(problem: StorageProblem) -> Issue:
    return Issue(problem.code, _FIELDS.get(problem.code, ""), problem.where, str(problem))

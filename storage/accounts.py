"""Who may open the store: one account per person, a role, a rising delay after failures.

An account is disabled, never deleted, and its name is never given to another person (R60). The
role is sealed together with the key: nobody edits himself into another one. The counter of
failures hinders somebody at the keyboard; against somebody who copies the files away only the
cost of the key derivation helps, and that is said openly.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal, get_args

from protocols.issues import Issue
from storage.sealing import KeyCost

Role = Literal["nurse", "investigator", "pharmacist", "monitor", "administrator"]
State = Literal["active", "disabled"]
ROLES: tuple[Role, ...] = get_args(Role)

LOCKED_AFTER = 10
_DELAYS_S = {5: 30, 6: 60, 7: 120, 8: 300, 9: 900}
_LONGEST_NAME = 64
_SHORTEST_PASSPHRASE = 8


@dataclass(frozen=True, slots=True)
class Operator:
    """A signed-in person: the name and role that every entry carries."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Wrap:
    """The data key sealed under one secret, as hexadecimal; `cost` is None for a random secret."""

    salt: str
    nonce: str
    sealed: str
    cost: KeyCost | None


@dataclass(frozen=True, slots=True)
class Pin:
    """What tells a right PIN, useless without the data key."""

    salt: str
    proof: str
    cost: KeyCost


@dataclass(frozen=True, slots=True)
class Account:
    """One person's account. A disabled one has no wrap: the key is out of its reach for good."""

    name: str
    role: Role
    state: State = "active"
    wrap: Wrap | None = None
    pin: Pin | None = None


@dataclass(frozen=True, slots=True)
class Attempts:
    """Failures since the last success.

    Attributes:
        failures: how many in a row.
        steady: the machine's steady time at the last one, in seconds since it started.
        last: when the last one was, by the wall clock; for people, never for the delay.
        unreported: how many the ledger's journal does not hold yet.
    """

    failures: int = 0
    steady: float = 0.0
    last: str = ""
    unreported: int = 0

    @property
    def locked(self) -> bool:
        """True after ten failures; an administrator or the recovery key unlocks."""
        return self.failures >= LOCKED_AFTER

    def wait_s(self, steady_now: float) -> int:
        """Return how many whole seconds to wait before the next attempt.

        The wall clock has no part in it, so setting it changes nothing. After a restart the
        machine's steady time begins anew and is a lower bound of what has passed: the wait may
        be counted once more from the restart, at most a quarter of an hour.
        """
        delay = _DELAYS_S.get(self.failures, 0)
        passed = steady_now - self.steady if steady_now >= self.steady else steady_now
        return max(0, -int(-(delay - passed) // 1))

    def failed(self, steady_now: float, when: str) -> Attempts:
        """Return the attempts after one more failure."""
        return Attempts(self.failures + 1, steady_now, when, self.unreported + 1)


def name_issue(name: str) -> Issue | None:
    """Return an issue unless the name can be an account's: visible, short, without odd spaces."""
    from protocols.intake import invisible_in  # not needed to unlock with a right name

    hidden = invisible_in(name)
    if hidden:
        message = f"The name holds {hidden}, which cannot be seen. Type it again."
    elif not name.strip() or name != name.strip():
        message = "A name is needed, without spaces before or after it."
    elif len(name) > _LONGEST_NAME:
        message = f"The name has {len(name)} characters; at most {_LONGEST_NAME} are kept."
    else:
        return None
    return Issue("bad_name", "user", name[:80], message)


def passphrase_issue(passphrase: str) -> Issue | None:
    """Return the window's advice on a passphrase that is too short to be safe."""
    if len(passphrase) >= _SHORTEST_PASSPHRASE:
        return None
    return Issue(
        "short_passphrase",
        "passphrase",
        "",
        f"The passphrase is short. Use at least {_SHORTEST_PASSPHRASE} characters; "
        "four words are easy to keep in mind.",
    )


def same_name(one: str, other: str) -> bool:
    """Say whether two account names are one to a reader (case and composition do not differ)."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()

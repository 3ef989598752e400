"""The key file: accounts, and the store's random data key wrapped once for each of them.

`keys.json` holds, for every active account, the 32-byte data key sealed by AES-256-GCM under a key
that argon2id derives from the passphrase, and once more under the recovery key. Three checks tell
what happened to it: `sum` (SHA-256) tells damage from a wrong passphrase, `mac` (HMAC under the
data key) tells an edited account from a genuine one, `check` tells that this data key is the one
the ledger was made with. Failures to sign in stand beside, outside the mac: who fails has no key.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from protocols.times import Clock
from storage import durable, sealing, wraps
from storage.accounts import Account, Attempts, Operator, Pin
from storage.key_refusals import (
    as_role,
    check_new,
    check_passphrase,
    known,
    problems_of,
    refuse_disabled,
    refuse_if_barred,
    wrong,
)
from storage.keyfile import KeyFile, read_bytes, unreadable, write_text
from storage.lock import held_briefly
from storage.problems import NotOpened, Refused, StorageProblem
from storage.surroundings import Surroundings

_PIN_TRIES = 5


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A successful sign-in: the data key, the person, and what is wrong with the key file."""

    data_key: bytes
    operator: Operator
    problems: tuple[StorageProblem, ...] = ()


class KeyRing:
    """The key file of one store, read and changed under a short lock.

    Until `unlock` succeeds only failures can be written. Afterwards `data_key` is known and the
    accounts can be changed; who may do that is decided by the store, not here.
    """

    def __init__(
        self, path: Path, lock: Path, *, clock: Clock, around: Surroundings | None = None
    ) -> None:
        self._path = path
        self._lock = lock
        self._clock = clock
        self._around = around or Surroundings()
        self._data_key = b""
        self._pin_failures: dict[str, int] = {}

    # -- making and reading -------------------------------------------------------------------

    def make(self, first: Operator, passphrase: str) -> tuple[KeyFile, bytes, str]:
        """Return a new store's key file, data key and recovery key; nothing is written yet."""
        check_new(first, passphrase)
        random = self._around.random_bytes
        data_key = random(sealing.KEY_BYTES)
        recovery = random(sealing.RECOVERY_BYTES)
        store = random(8).hex()
        file = KeyFile(
            store=store,
            check=wraps.check_value(data_key),
            recovery=wraps.recovery_wrap(store, data_key, recovery, random),
            accounts=(self._account(store, first, passphrase, data_key),),
        )
        self._data_key = data_key
        return wraps.signed(file, data_key), data_key, sealing.recovery_text(recovery)

    def write(self, file: KeyFile) -> None:
        """Write the file whole: temporary name, sync, rename, sync of the folder."""
        durable.write_whole(self._path, write_text(file))

    def read(self) -> KeyFile:
        """Read the key file as it is now."""
        return read_bytes(self._path.read_bytes(), str(self._path))

    @property
    def data_key(self) -> bytes:
        """The store's data key, known after a successful sign-in."""
        return self._data_key

    def operators(self) -> tuple[tuple[Operator, str], ...]:
        """Return every account's person and state (active, disabled or locked)."""
        file = self.read()
        return tuple(
            (
                Operator(one.name, one.role),
                "locked" if file.tries(one).locked and one.state == "active" else one.state,
            )
            for one in file.accounts
        )

    # -- signing in ---------------------------------------------------------------------------

    def unlock(self, name: str, passphrase: str) -> Unlocked:
        """Open the data key with a person's passphrase; a failure is counted.

        Raises:
            NotOpened: wrong name or passphrase, disabled, locked, or too early after failures.
            Damaged: the key file is damaged, so that nobody can tell.
        """
        file = self.read()
        account = file.account(name)
        if account is None:
            raise wrong()
        refuse_if_barred(file, account, self._around.steady())
        data_key = wraps.opened_by_passphrase(file, account, passphrase)
        if data_key is None:
            if not file.whole:
                raise unreadable(str(self._path))
            raise wrong(self._count_failure(account))
        problems = problems_of(file, data_key, str(self._path))
        if not problems and file.tries(account).failures:
            self._count(account, lambda tries: replace(tries, failures=0, steady=0.0))
        self._data_key = data_key
        self._pin_failures.pop(account.name, None)
        return Unlocked(data_key, Operator(account.name, account.role), problems)

    def recover(self, recovery: str, name: str, passphrase: str) -> str:
        """Give a person a new passphrase by the recovery key; return the key that replaces it.

        Raises:
            NotOpened: the recovery key is mistyped or not this store's.
            Refused: the account does not exist or is disabled.
            Damaged: the key file was changed from outside.
        """
        check_passphrase(passphrase)
        secret = sealing.read_recovery(recovery)
        if secret is None:
            raise NotOpened(
                "recovery_mistyped",
                "The recovery key is not typed as it was shown: eight groups of five.",
                do="Compare it with the sealed paper, group by group.",
            )
        file = self.read()
        data_key = wraps.opened_by_recovery(file, secret)
        if data_key is None:
            raise NotOpened(
                "wrong_recovery_key",
                "This recovery key does not belong to this store.",
                do="Look for the paper that was sealed when this store was made or last recovered.",
            )
        problems = problems_of(file, data_key, str(self._path))
        if problems:
            raise problems[0]
        account = known(file, name)
        refuse_disabled(account)
        self._data_key = data_key
        fresh = self._around.random_bytes(sealing.RECOVERY_BYTES)

        def changed(now: KeyFile) -> KeyFile:
            person = Operator(account.name, account.role)
            given = self._account(now.store, person, passphrase, data_key)
            return replace(
                now.with_account(replace(account, wrap=given.wrap)).with_attempts(
                    account, Attempts()
                ),
                recovery=wraps.recovery_wrap(now.store, data_key, fresh, self._around.random_bytes),
            )

        self._change(changed)
        return sealing.recovery_text(fresh)

    def check_pin(self, name: str, pin: str) -> Operator:
        """Check a PIN for a fast return to the open store.

        Raises:
            NotOpened: wrong, none set, or five failures since the last passphrase.
        """
        account = self.read().account(name)
        if account is None or account.pin is None or account.state != "active":
            raise NotOpened("no_pin", f"{name} has no PIN here.", do="Sign in with the passphrase.")
        if self._pin_failures.get(account.name, 0) >= _PIN_TRIES:
            raise NotOpened(
                "pin_locked",
                f"The PIN was wrong {_PIN_TRIES} times.",
                where=account.name,
                do="Sign in with the passphrase.",
            )
        if not sealing.same(self._pin_proof(pin, account.pin), account.pin.proof):
            self._pin_failures[account.name] = self._pin_failures.get(account.name, 0) + 1
            raise NotOpened(
                "wrong_pin", "The PIN is not right.", where=account.name, do="Type it again."
            )
        self._pin_failures.pop(account.name, None)
        return Operator(account.name, account.role)

    # -- changing accounts (the store decides who may) ------------------------------------------

    def add(self, person: Operator, passphrase: str) -> None:
        """Add an account; a name once used, by a disabled account too, is never used again."""
        check_new(person, passphrase)

        def changed(file: KeyFile) -> KeyFile:
            if file.account(person.name) is not None:
                raise Refused(
                    "name_taken",
                    f"There is an account {person.name} already, or was one.",
                    where=person.name,
                    do="Choose another name; names are never used twice.",
                )
            return file.with_account(self._account(file.store, person, passphrase, self._data_key))

        self._change(changed)

    def give_passphrase(self, name: str, passphrase: str) -> None:
        """Seal the data key under a new passphrase of that account; its role stays.

        A disabled account becomes active again; failures and the PIN are forgotten.
        """
        check_passphrase(passphrase)

        def changed(file: KeyFile) -> KeyFile:
            account = known(file, name)
            person = Operator(account.name, account.role)
            fresh = self._account(file.store, person, passphrase, self._data_key)
            return file.with_account(fresh).with_attempts(account, Attempts())

        self._change(changed)

    def give_role(self, person: Operator, passphrase: str) -> None:
        """Give an account another role: the data key is sealed anew, bound to it.

        Raises:
            Refused: no such account or role, no passphrase, or the account is disabled.
        """
        check_passphrase(passphrase)
        as_role(person.role)

        def changed(file: KeyFile) -> KeyFile:
            account = known(file, person.name)
            if account.state == "disabled":
                raise Refused(
                    "account_disabled",
                    f"The account {account.name} is disabled.",
                    where=account.name,
                    do="Give it a new passphrase first; it is active again then.",
                )
            same = Operator(account.name, person.role)
            fresh = self._account(file.store, same, passphrase, self._data_key)
            return file.with_account(fresh).with_attempts(account, Attempts())

        self._change(changed)

    def change_passphrase(self, name: str, old: str, new: str) -> None:
        """Change a person's own passphrase; the old one is asked for, and failures count."""
        check_passphrase(new)
        self.unlock(name, old)
        self.give_passphrase(name, new)

    def disable(self, name: str) -> None:
        """Disable an account: its seal of the data key is destroyed, its name stays taken."""

        def changed(file: KeyFile) -> KeyFile:
            account = known(file, name)
            left = [
                one for one in file.accounts if one.state == "active" and one.name != account.name
            ]
            if not left:
                raise Refused(
                    "last_account",
                    f"{account.name} is the last account that opens this store.",
                    where=account.name,
                    do="Add another account first.",
                )
            return file.with_account(replace(account, state="disabled", wrap=None, pin=None))

        self._change(changed)

    def clear_failures(self, name: str) -> None:
        """Unlock an account after ten failures."""
        self._change(lambda file: file.with_attempts(known(file, name), Attempts()))

    def set_pin(self, name: str, pin: str) -> None:
        """Set a person's PIN: 4 to 12 digits."""
        if not (pin.isascii() and pin.isdigit() and 4 <= len(pin) <= 12):
            raise Refused("bad_pin", "A PIN is 4 to 12 digits.", do="Type another one.")
        empty = Pin(self._around.random_bytes(sealing.SALT_BYTES).hex(), "", cost=self._around.cost)
        full = replace(empty, proof=self._pin_proof(pin, empty))
        self._change(lambda file: file.with_account(replace(known(file, name), pin=full)))

    def take_unreported(self) -> tuple[tuple[str, int, str], ...]:
        """Return failures that the journal does not hold yet (name, number, when of the last)."""
        found = tuple(
            (name, one.unreported, one.last)
            for name, one in sorted(self.read().attempts.items())
            if one.unreported
        )
        if found:
            self._edit(
                lambda now: replace(
                    now,
                    attempts={
                        name: replace(one, unreported=0) for name, one in now.attempts.items()
                    },
                )
            )
        return found

    # -- inner workings -----------------------------------------------------------------------

    def _count_failure(self, account: Account) -> Attempts:
        when = self._clock().format_iso()
        return self._count(account, lambda tries: tries.failed(self._around.steady(), when))

    def _count(self, account: Account, change: Callable[[Attempts], Attempts]) -> Attempts:
        try:
            file = self._edit(lambda now: now.with_attempts(account, change(now.tries(account))))
        except OSError:
            # A folder that cannot be written can still be read (R21); nothing can be counted.
            return change(Attempts())
        return file.tries(account)

    def _edit(self, change: Callable[[KeyFile], KeyFile]) -> KeyFile:
        around = self._around
        with held_briefly(self._lock, sleep=around.sleep, steady=around.steady):
            changed = change(self.read())
            self.write(changed)
        return changed

    def _change(self, change: Callable[[KeyFile], KeyFile]) -> None:
        def signed(file: KeyFile) -> KeyFile:
            problems = problems_of(file, self._data_key, str(self._path))
            if problems:
                raise problems[0]
            return wraps.signed(change(file), self._data_key)

        self._edit(signed)

    def _account(self, store: str, person: Operator, passphrase: str, data_key: bytes) -> Account:
        around = self._around
        return wraps.account_with(
            store, person, passphrase, data_key, around.random_bytes, around.cost
        )

    def _pin_proof(self, pin: str, kept: Pin) -> str:
        stretched = sealing.stretch(pin, bytes.fromhex(kept.salt), kept.cost)
        return sealing.tag(sealing.subkey(self._data_key, "pin"), stretched)

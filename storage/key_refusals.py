"""Why a sign-in or a change of accounts is refused, in words that say what to do."""

from __future__ import annotations

from storage import sealing, wraps
from storage.accounts import ROLES, Account, Attempts, Operator, Role, name_issue
from storage.keyfile import KeyFile, unreadable
from storage.problems import Damaged, NotOpened, Refused, StorageProblem


def refuse_if_barred(file: KeyFile, account: Account, steady: float) -> None:
    """Refuse who is disabled, locked after failures, or too early after the last one.

    Raises:
        NotOpened: one of these; it says what to do.
    """
    refuse_disabled(account)
    tries = file.tries(account)
    if tries.locked:
        raise NotOpened(
            "account_locked",
            f"{account.name} is locked after {tries.failures} failures to sign in.",
            where=account.name,
            do="Ask an administrator to unlock it; the printed downtime sheet is at hand.",
        )
    wait = tries.wait_s(steady)
    if wait:
        raise NotOpened(
            "too_early",
            f"After {tries.failures} failures {account.name} has to wait {wait} s.",
            where=account.name,
            do="Wait, then type the passphrase again.",
        )


def refuse_disabled(account: Account) -> None:
    """Refuse a disabled account."""
    if account.state == "disabled":
        raise NotOpened(
            "account_disabled",
            f"The account {account.name} is disabled.",
            where=account.name,
            do="Ask an administrator.",
        )


def wrong(tries: Attempts | None = None) -> NotOpened:
    """Return the refusal of a wrong name or passphrase; both sound alike."""
    then = "Type both again."
    if tries is not None and tries.locked:
        then = "The account is locked now; ask an administrator to unlock it."
    elif tries is not None and tries.wait_s(tries.steady):
        then = f"Wait {tries.wait_s(tries.steady)} s, then type both again."
    return NotOpened("wrong_passphrase", "The name or the passphrase is not right.", do=then)


def problems_of(file: KeyFile, data_key: bytes, where: str) -> tuple[StorageProblem, ...]:
    """Return what is wrong with a key file that this data key came from."""
    if not sealing.same(wraps.check_value(data_key), file.check):
        return (unreadable(where),)
    if not sealing.same(wraps.mac_of(file, data_key), file.mac):
        return (
            Damaged(
                "keys_changed",
                "An account in the key file was changed outside Bedline.",
                where=where,
                do="Ask the administrator; restore the last backup into a new folder.",
            ),
        )
    return () if file.whole else (unreadable(where),)


def check_new(person: Operator, passphrase: str) -> None:
    """Refuse a person without an allowed name or a known role, or an empty passphrase."""
    as_role(person.role)
    issue = name_issue(person.name)
    if issue is not None:
        raise Refused(issue.code, issue.message, where=issue.given)
    check_passphrase(passphrase)


def check_passphrase(passphrase: str) -> None:
    """Refuse an empty passphrase."""
    if not passphrase.strip():
        raise Refused(
            "no_passphrase", "The passphrase is empty.", do="Type a passphrase of your own."
        )


def known(file: KeyFile, name: str) -> Account:
    """Return the account of a name.

    Raises:
        Refused: there is none.
    """
    account = file.account(name)
    if account is None:
        raise Refused(
            "no_such_account",
            f"There is no account {name}.",
            where=name,
            do="Look at the list of accounts.",
        )
    return account


def as_role(text: str) -> Role:
    """Return a role by its name.

    Raises:
        Refused: there is no such role.
    """
    if text not in ROLES:
        raise Refused(
            "unknown_role",
            f"There is no role {text!r}.",
            do=f"Choose one of: {', '.join(ROLES)}.",
        )
    return text

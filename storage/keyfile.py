"""What stands in `keys.json`, and how it is read and written; who may change it is for others.

`sum` is the SHA-256 of all the rest and tells damage; `mac` authenticates `body` under the data key
and tells an edited account. Failures to sign in stand outside `body`: who fails has no key.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from storage.accounts import ROLES, Account, Attempts, Pin, Wrap, same_name
from storage.canonical import canonical
from storage.problems import Damaged, NotOpened
from storage.sealing import KeyCost

FORMAT = "bedline keys"
VERSION = 1


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The content of `keys.json`; `mac` and `whole` as found on the disk."""

    store: str
    check: str
    recovery: Wrap
    accounts: tuple[Account, ...]
    attempts: Mapping[str, Attempts] = field(default_factory=dict)
    mac: str = ""
    whole: bool = True

    def account(self, name: str) -> Account | None:
        """Return the account of that name, or None."""
        return next((one for one in self.accounts if same_name(one.name, name)), None)

    def tries(self, account: Account) -> Attempts:
        """Return the failures of an account since its last success."""
        return self.attempts.get(account.name, Attempts())

    def with_account(self, changed: Account) -> KeyFile:
        """Return the file with one account changed, or added at the end."""
        if self.account(changed.name) is None:
            return replace(self, accounts=(*self.accounts, changed))
        return replace(
            self,
            accounts=tuple(
                changed if same_name(one.name, changed.name) else one for one in self.accounts
            ),
        )

    def with_attempts(self, account: Account, attempts: Attempts) -> KeyFile:
        """Return the file with the failures of one account changed."""
        return replace(self, attempts={**self.attempts, account.name: attempts})


def body(file: KeyFile) -> dict[str, Any]:
    """Return the part of the key file that `mac` authenticates."""
    return {
        "store": file.store,
        "check": file.check,
        "recovery": asdict(file.recovery),
        "accounts": [asdict(account) for account in file.accounts],
    }


def write_text(file: KeyFile) -> bytes:
    """Write the key file's bytes, its sum over all the rest."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "body": body(file),
        "mac": file.mac,
        "attempts": {name: asdict(one) for name, one in file.attempts.items()},
    }
    content["sum"] = hashlib.sha256(canonical(content)).hexdigest()
    return json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def read_bytes(content: bytes, where: str) -> KeyFile:
    """Read a key file.

    Raises:
        Damaged: it cannot be read at all.
        NotOpened: it is another program's file, or one of a newer Bedline.
    """
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise unreadable(where) from error
    if not isinstance(found, dict) or not {"body", "mac", "sum"} <= found.keys():
        raise NotOpened(
            "not_a_store",
            f"{where} is not a Bedline key file.",
            where=where,
            do="Choose the right folder.",
        )
    if isinstance(found.get("version"), int) and found["version"] > VERSION:
        raise NotOpened(
            "newer_schema",
            f"{where} was written by a newer Bedline.",
            where=where,
            do="Open the store with the newer version.",
        )
    try:
        return _from_json(found)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise unreadable(where) from error


def unreadable(where: str) -> Damaged:
    """Return the problem of a damaged key file."""
    return Damaged(
        "keys_damaged",
        "The key file is damaged and cannot be read; it was not touched.",
        where=where,
        do="Restore the last backup into a new folder.",
    )


def _from_json(found: dict[str, Any]) -> KeyFile:
    body = found["body"]
    given_sum = found.pop("sum")
    accounts = tuple(_account(one) for one in body["accounts"])
    if any(account.role not in ROLES for account in accounts):
        raise ValueError("unknown role")
    return KeyFile(
        store=str(body["store"]),
        check=str(body["check"]),
        recovery=_wrap(body["recovery"]),
        accounts=accounts,
        attempts={
            name: Attempts(
                int(one["failures"]), float(one["steady"]), str(one["last"]), int(one["unreported"])
            )
            for name, one in found["attempts"].items()
        },
        mac=str(found["mac"]),
        whole=given_sum == hashlib.sha256(canonical(found)).hexdigest(),
    )


def _account(one: dict[str, Any]) -> Account:
    pin = one["pin"]
    return Account(
        str(one["name"]),
        one["role"],
        "active" if one["state"] == "active" else "disabled",
        _wrap(one["wrap"]) if one["wrap"] is not None else None,
        Pin(str(pin["salt"]), str(pin["proof"]), _cost(pin["cost"])) if pin is not None else None,
    )


def _wrap(one: dict[str, Any]) -> Wrap:
    wrap = Wrap(
        str(one["salt"]),
        str(one["nonce"]),
        str(one["sealed"]),
        None if one["cost"] is None else _cost(one["cost"]),
    )
    for text in (wrap.salt, wrap.nonce, wrap.sealed):
        bytes.fromhex(text)
    return wrap


def _cost(one: dict[str, Any]) -> KeyCost:
    cost = KeyCost(int(one["memory_kib"]), int(one["passes"]), int(one["lanes"]))
    if not cost.is_sane():
        raise ValueError("the key file asks for an impossible amount of work")
    return cost

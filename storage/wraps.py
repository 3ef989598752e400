"""The data key sealed under a passphrase or under the recovery key, and what tells it genuine.

A person's seal is bound to the store, the name and the role: none of them can be edited into
another. The recovery key is random, so it needs no stretching.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from storage import sealing
from storage.accounts import Account, Operator, Wrap
from storage.canonical import canonical
from storage.keyfile import KeyFile, body
from storage.sealing import KeyCost

Random = Callable[[int], bytes]


def account_with(
    store: str, person: Operator, passphrase: str, data_key: bytes, random: Random, cost: KeyCost
) -> Account:
    """Return a person's account with the data key sealed under the passphrase."""
    salt, nonce = random(sealing.SALT_BYTES), random(sealing.NONCE_BYTES)
    kek = sealing.stretch(passphrase, salt, cost)
    bound = _bound_to(store, person.name, person.role)
    sealed = sealing.seal(kek, nonce, data_key, bound)
    wrap = Wrap(salt.hex(), nonce.hex(), sealed.hex(), cost)
    return Account(person.name, person.role, "active", wrap)


def opened_by_passphrase(file: KeyFile, account: Account, passphrase: str) -> bytes | None:
    """Return the data key, or None if the passphrase is another one or the seal was changed."""
    wrap = account.wrap
    if wrap is None or wrap.cost is None:
        return None
    kek = sealing.stretch(passphrase, bytes.fromhex(wrap.salt), wrap.cost)
    return _unwrapped(wrap, kek, _bound_to(file.store, account.name, account.role))


def recovery_wrap(store: str, data_key: bytes, secret: bytes, random: Random) -> Wrap:
    """Return the data key sealed under a recovery secret."""
    empty = Wrap(random(sealing.SALT_BYTES).hex(), random(sealing.NONCE_BYTES).hex(), "", None)
    kek = _recovery_kek(secret, empty)
    bound = _bound_to(store, "", "recovery")
    sealed = sealing.seal(kek, bytes.fromhex(empty.nonce), data_key, bound)
    return replace(empty, sealed=sealed.hex())


def opened_by_recovery(file: KeyFile, secret: bytes) -> bytes | None:
    """Return the data key, or None if the recovery secret is another store's."""
    kek = _recovery_kek(secret, file.recovery)
    return _unwrapped(file.recovery, kek, _bound_to(file.store, "", "recovery"))


def check_value(data_key: bytes) -> str:
    """Return what tells this data key from another one, and nothing else of it."""
    return sealing.subkey(data_key, "check")[:8].hex()


def mac_of(file: KeyFile, data_key: bytes) -> str:
    """Return the authentication of the key file's body."""
    return sealing.tag(sealing.subkey(data_key, "keys"), canonical(body(file)))


def signed(file: KeyFile, data_key: bytes) -> KeyFile:
    """Return the file with the authentication of its present body."""
    return replace(file, mac=mac_of(file, data_key))


def _bound_to(store: str, name: str, role: str) -> bytes:
    return canonical(["bedline wrap 1", store, name, role])


def _unwrapped(wrap: Wrap, kek: bytes, bound: bytes) -> bytes | None:
    return sealing.unseal(kek, bytes.fromhex(wrap.nonce), bytes.fromhex(wrap.sealed), bound)


def _recovery_kek(secret: bytes, wrap: Wrap) -> bytes:
    return bytes.fromhex(sealing.tag(secret, b"bedline recovery 1" + bytes.fromhex(wrap.salt)))

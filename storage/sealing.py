"""Keys and seals: argon2id from a passphrase, AES-256-GCM around a secret, one key per purpose.

Nothing here invents cryptography: argon2id and AES-GCM come from `argon2-cffi` and
`cryptography`, imported when first needed.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from dataclasses import dataclass
from typing import Literal

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12

Purpose = Literal[
    "pages", "keys", "anchor", "drafts", "pin", "check", "device", "backup", "printed"
]

# The recovery key's alphabet: Crockford's base 32, without I, L, O, U.
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": ""})
RECOVERY_BYTES = 24


@dataclass(frozen=True, slots=True)
class KeyCost:
    """What argon2id spends on one guess: memory in KiB, passes over it, lanes."""

    memory_kib: int
    passes: int
    lanes: int

    def is_sane(self) -> bool:
        """Say whether a key file may ask this of the machine (a damaged one might ask for all)."""
        return (
            8 * self.lanes <= self.memory_kib <= 1 << 20
            and 1 <= self.passes <= 64
            and 1 <= self.lanes <= 64
        )


WARD_COST = KeyCost(memory_kib=64 * 1024, passes=3, lanes=4)
TEST_COST = KeyCost(memory_kib=64, passes=1, lanes=1)


def stretch(secret: str, salt: bytes, cost: KeyCost) -> bytes:
    """Derive 32 bytes from a passphrase or PIN by argon2id, about 0.1 s at the ward's cost."""
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        unicodedata.normalize("NFC", secret).encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def seal(key: bytes, nonce: bytes, secret: bytes, bound_to: bytes) -> bytes:
    """Encrypt and authenticate by AES-256-GCM; `bound_to` is authenticated, not hidden."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key).encrypt(nonce, secret, bound_to)


def unseal(key: bytes, nonce: bytes, sealed: bytes, bound_to: bytes) -> bytes | None:
    """Return the secret, or None if the key is another one or a bit was changed."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(nonce, sealed, bound_to)
    except (InvalidTag, ValueError):
        return None


def subkey(data_key: bytes, purpose: Purpose) -> bytes:
    """Derive the key of one purpose from the store's data key, so that none serves two."""
    return hmac.digest(data_key, f"bedline {purpose} 1".encode(), "sha256")


def tag(key: bytes, content: bytes) -> str:
    """Return the HMAC-SHA256 of a content, as text."""
    return hmac.new(key, content, hashlib.sha256).hexdigest()


def same(one: str, other: str) -> bool:
    """Compare two tags without telling by the time taken where they differ."""
    return hmac.compare_digest(one.encode(), other.encode())


def recovery_text(secret: bytes) -> str:
    """Write a recovery secret of 24 bytes as eight groups of five, a check byte at the end."""
    number = int.from_bytes(secret + _check_byte(secret), "big")
    letters = "".join(
        _CROCKFORD[(number >> shift) & 31] for shift in range(8 * RECOVERY_BYTES + 3, -1, -5)
    )
    return "-".join(letters[start : start + 5] for start in range(0, 40, 5))


def read_recovery(text: str) -> bytes | None:
    """Read a recovery key as typed (case, spaces, dashes, O, I forgiven); None if mistyped."""
    letters = text.strip().upper().translate(_READ_AS)
    if len(letters) != 40 or any(letter not in _CROCKFORD for letter in letters):
        return None
    number = 0
    for letter in letters:
        number = number << 5 | _CROCKFORD.index(letter)
    whole = number.to_bytes(RECOVERY_BYTES + 1, "big")
    secret = whole[:-1]
    return secret if whole[-1:] == _check_byte(secret) else None


def _check_byte(secret: bytes) -> bytes:
    return hashlib.sha256(b"bedline recovery check" + secret).digest()[:1]


def random_name(letters: bytes) -> str:
    """Turn random bytes into a short name without look-alike letters."""
    return "".join(_CROCKFORD[byte & 31] for byte in letters)

"""The code at the foot of a masked paper or export: it proves the record and tells nothing of it.

The head code of the ledger is an unkeyed digest over every entry. Who knows all of a record but
the arm could build both records and see which of them has the code of the sheet. So output that
hides something from its reader carries a code made with a key that only the store has: `verify`
can find it again, nobody without the store can make it.
"""

from __future__ import annotations

from storage import sealing
from storage.anchor import spoken_code


def masked_code(key: bytes, head: str, role: str) -> str:
    """Return the ten characters for paper that hides something, such as `7F3A 91C2 4B`.

    Args:
        key: the store's own key for this purpose, from `code_key`.
        head: the ledger's whole head; empty after damage, and so is the code then.
        role: whose view was printed; the same record has another code for each.
    """
    if not head:
        return ""
    return spoken_code(sealing.tag(key, f"{role}\n{head}".encode()))


def code_key(data_key: bytes) -> bytes:
    """Return the key that the codes of a store are made with."""
    return sealing.subkey(data_key, "printed")

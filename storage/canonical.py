r"""One text for one value: the JSON that is hashed, sealed and stored.

Keys sorted by code point, no spaces, characters as themselves (not as \u escapes) in UTF-8,
texts in Unicode normal form C, no NaN or infinity. Two programs that follow these five rules
write the same bytes, so a hash can be checked without Bedline.
"""

from __future__ import annotations

import json


def canonical_text(value: object) -> str:
    """Write a JSON value in its canonical form.

    Raises:
        ValueError: a number that JSON does not have, or half of a surrogate pair.
    """
    text = json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    text.encode()
    return text


def canonical(value: object) -> bytes:
    """Write a JSON value in its canonical form, as UTF-8 bytes."""
    return canonical_text(value).encode()

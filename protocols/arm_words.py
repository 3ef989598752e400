"""Words in a free text that could tell the arm of a blinded trial (R76).

Some are the same in every trial; the names of the product and of what it is compared with stand
in the protocol file. Whoever types such a word is warned and may still record it; the monitor
finds it again by the same words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protocols.definition.model import Protocol

_IN_EVERY_TRIAL = (
    "placebo",
    "verum",
    "dummy",
    "active drug",
    "active product",
    "active treatment",
    "active arm",
    "active group",
    "control arm",
    "control group",
    "treatment arm",
    "treatment group",
    "intervention arm",
    "arm [a-d]",
    "group [a-d]",
    "saline arm",
    "unblinded",
    "allocated to",
    "randomi[sz]ed to",
)
# Words of a product's name that say nothing of what is in it.
_NEUTRAL = frozenset(
    {"study", "infusion", "injection", "matching", "solution", "treatment", "enriched", "drug"}
)
_SHORTEST = 4  # letters from which a word of the product's name is looked for


def is_blinded(protocol: Protocol) -> bool:
    """Say whether nobody at the bedside may know the arm."""
    return protocol.blinding.kind in ("double", "quadruple")


def arm_words(protocol: Protocol) -> tuple[str, ...]:
    """Return what is looked for in a trial, as patterns: words of every trial, then its own."""
    product = protocol.product.words if protocol.product is not None else ""
    badge = {word.casefold() for word in re.split(r"[\s-]+", protocol.badge)}
    parts = [word.strip(",.;()") for word in product.split()]
    own = [
        word
        for word in parts
        if len(word) >= _SHORTEST
        and word.casefold() not in _NEUTRAL | badge | {protocol.badge.casefold()}
    ]
    named = [name for arm in protocol.arms for name in (arm.label, f"{arm.id} arm")]
    own = [re.escape(one) for one in (*own, *protocol.blinding.telling, *named)]
    return tuple(dict.fromkeys((*_IN_EVERY_TRIAL, *own)))


def told_in(protocol: Protocol, text: str) -> tuple[str, ...]:
    """Return the words of a free text that could tell the arm, as typed, each once.

    In a trial where the bedside may know the arm nothing is looked for.
    """
    if not is_blinded(protocol) or not text:
        return ()
    found = _pattern(arm_words(protocol)).findall(text)
    return tuple({one.casefold(): one for one in reversed(found)}.values())[::-1]


@lru_cache(maxsize=32)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    # `IL-7`, `IL 7` and `IL7` are one word to whoever reads them.
    loose = (word.replace("\\-", r"[\s\-]?").replace("\\ ", r"[\s\-]+") for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(loose)})(?!\w)", re.IGNORECASE)

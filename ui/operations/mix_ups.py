"""Which enrolled subjects could be taken for one another by their study ids (R36)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from protocols.look_alikes import look_alikes

if TYPE_CHECKING:
    from ui.operations.bench import Bench

_SHORTEST: Final = 4  # while somebody still types, everything is alike


def enrolled_like(bench: Bench, subject: str) -> tuple[str, ...]:
    """Return the study ids in the store that are easily taken for this one; not the id itself."""
    if len(subject) < _SHORTEST:
        return ()
    return look_alikes(subject, bench.store.ledger.subjects())

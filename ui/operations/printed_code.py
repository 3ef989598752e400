"""Which code stands at the foot of paper and files: the ledger's own, or one for blinded readers.

The head code covers every entry of the store. Where any of them holds something that a role may
not see, that role's paper carries a code which only the store can make (R72, R79).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.operations.bench import Bench


def code_for(bench: Bench, role: str | None = None) -> str:
    """Return the code for what is printed or exported as a role sees it; `verify` finds it again.

    Args:
        bench: the open store and who is at it.
        role: whose view is printed; None: of who is at the bench. Asking for another view never
            shows more than one's own, so either may call for the masked code.
    """
    seen_as = role or bench.operator.role
    return bench.store.printed_code(
        seen_as, masked=hides_anything(bench, {seen_as, bench.operator.role})
    )


def hides_anything(bench: Bench, roles: set[str]) -> bool:
    """Say whether the store holds a subject of a protocol that hides anything from a role."""
    from protocols.mask import is_for
    from ui.operations.bench import record_of
    from ui.operations.protocol_files import released

    trials = {record_of(bench, subject).protocol_id for subject in bench.store.ledger.subjects()}
    for trial in trials - {""}:
        protocol = released(trial)
        if protocol is None:
            return True  # what a protocol hides is not known here
        if any(is_for(mask, role) for mask in protocol.blinding.masks for role in roles):
            return True
    return False

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


def version_for(bench: Bench, role: str | None = None) -> int:
    """Return how many entries the paper of a role rests on: all but those it may not know of.

    One arm is dosed and sampled more often than the other; the number of entries would tell it.
    """
    roles = {role or bench.operator.role, bench.operator.role}
    count = bench.store.ledger.count
    if not hides_anything(bench, roles):
        return count
    subjects = bench.store.ledger.subjects()
    return count - sum(_left_out(bench, subject, roles) for subject in subjects)


def _left_out(bench: Bench, subject: str, roles: set[str]) -> int:
    from protocols.mask import masked_record
    from ui.operations.bench import protocol_of, record_of

    record = record_of(bench, subject)
    protocol = protocol_of(record)
    if protocol is None:
        return 0
    seen = record
    for role in sorted(roles):
        seen = masked_record(protocol, seen, role, bench.now())
    return len(record.entries) - len(seen.entries)

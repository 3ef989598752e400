"""The house's record of a second person's check that failed (R35, R83)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.accounts import Operator
    from ui.operations.bench import Bench

DIFFERED = "second_check_differed"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two people typed one value differently.

    Attributes:
        subject: the study id.
        what: the value's name, such as `igm`; never the value itself, first or second.
        second: who typed it again, signed in for that.
    """

    subject: str
    what: str
    second: Operator


def note_disagreement(bench: Bench, found: Disagreement) -> None:
    """Write down that a second person typed another value; nothing was recorded of it.

    Raises:
        StorageProblem: it was not written.
    """
    if not bench.store.writable:
        return
    label = found.what.replace("_", " ")
    words = f"{found.subject}: {found.second.name} typed another {label}; nothing was recorded."
    details = {
        "subject": found.subject,
        "what": found.what,
        "second_person": found.second.name,
        "second_role": found.second.role,
    }
    bench.store.journal.record(DIFFERED, words, bench.operator, details)

"""One subject's entries as a role may read them, with nothing left that tells of what is hidden.

The mask takes hidden facts out of a record. What still speaks of them goes here: a void or words
about a hidden entry, an item marked not done that only a dosed subject is asked for, the hash of a
signed sheet that showed the dose. Numbers of entries and hashes go too: a gap in the numbers
counts what is hidden, and of two arms one can be tried against a hash.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from protocols.facts import DaySigned, DeviationExplained, Entry, EntryVoided, ItemNotDone
from protocols.mask import hides, masked
from protocols.record import as_entered

if TYPE_CHECKING:
    from protocols.course import Course

# Masks that tell of the arm by what is there, whatever it says: decided by the file, not by data.
_TELLING = frozenset({"arm", "dose", "titer", "product"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A subject as a role may read it.

    Attributes:
        course: the masked course.
        entries: the entries that may be read, as they were entered, oldest first.
        blinded: something is kept out of the role's sight: no numbers and no hashes then.
        keeps_doses: whether house events about the subject may be read (they follow its doses).
    """

    course: Course
    entries: tuple[Entry[Any], ...]
    blinded: bool
    keeps_doses: bool


def seen_by(course: Course, *roles: str) -> Seen:
    """Return a subject as somebody may read it who is bound by each of the roles' masks."""
    hidden = frozenset[str]().union(*(hides(course, role) for role in roles))
    alone, shown = course, course
    for role in roles:
        alone = masked(alone, role)
        # Side by side with other subjects, numbers of kits go too (R75).
        shown = masked(shown, role, across=True)
    telling = bool(hidden & _TELLING)
    # What a role may read of each subject singly is not kept from it in a copy of the record.
    blinded = telling or _facts(alone) != _facts(course)
    entries = list(as_entered(shown.record.entries))
    if blinded:
        entries = [_unnumbered(one) for one in entries if _may_stay(one, course, shown)]
    return Seen(shown, tuple(entries), blinded, not telling)


def _facts(course: Course) -> list[tuple[str, Any]]:
    # The hash of a signed sheet alone hides nothing; it goes where something else does.
    return [
        (entry.id, replace(entry.fact, sheet_hash=""))
        if isinstance(entry.fact, DaySigned)
        else (entry.id, entry.fact)
        for entry in course.record.entries
    ]


def _may_stay(entry: Entry[Any], course: Course, shown: Course) -> bool:
    fact = entry.fact
    if isinstance(fact, EntryVoided):
        return shown.record.entry(fact.entry) is not None
    if entry.replaces is not None and shown.record.entry(entry.replaces) is None:
        # Another kind of fact took the place of a hidden one; its reason speaks of that one.
        return False
    if isinstance(fact, DeviationExplained):
        return any(one.key == fact.deviation for one in shown.deviations)
    if isinstance(fact, ItemNotDone):
        asked = {one.planned.item for one in shown.due}
        return fact.item in asked or fact.item not in {one.planned.item for one in course.due}
    return True


def _unnumbered(entry: Entry[Any]) -> Entry[Any]:
    fact = entry.fact
    if isinstance(fact, DaySigned):
        fact = replace(fact, sheet_hash="")
    return replace(entry, fact=fact, seq=0, hash="")

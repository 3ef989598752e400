"""Emergency unblinding: whom to call and what to do, offline; and what is recorded of it.

Bedline holds no arm, so it can tell none: it shows whom to call, and records who asked, when, why
and who was told (R77). Nobody's leave is asked first: the treating doctor decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ui.operations.settings import unblinding_contact

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.definition.model import Protocol
    from ui.operations.bench import Bench

STEPS: Final = (
    "The treating doctor decides. Nobody has to be asked for leave first, not the sponsor either.",
    "Ask only if the answer changes the treatment now; treat first what cannot wait.",
    "Call the contact, name the study id, and say who you are.",
    "Tell the treatment to those who need it for care, to nobody else. Never type it in Bedline.",
    "Record here who asked, when, why and who was told. Inform the sponsor as the protocol says.",
)
NO_CONTACT: Final = "The protocol file names no contact; look in the site's investigator folder."


@dataclass(frozen=True, slots=True)
class Procedure:
    """What to do for one subject.

    Attributes:
        contacts: lines of the protocol file about emergencies, else all its contacts.
        site_contact: whom the site calls for this trial; empty while it gave nobody.
        steps: what to do, in order.
    """

    subject: str
    protocol: str
    contacts: tuple[str, ...]
    site_contact: str
    steps: tuple[str, ...] = STEPS


def procedure(bench: Bench, course: Course) -> Procedure:
    """Return whom to call and what to do for the open subject; nothing of it needs a network."""
    protocol = course.protocol
    return Procedure(
        course.record.subject,
        protocol.label,
        _contacts(protocol),
        unblinding_contact(bench, protocol.id),
    )


def _contacts(protocol: Protocol) -> tuple[str, ...]:
    given = protocol.sheet.contacts if protocol.sheet is not None else ()
    emergency = tuple(one for one in given if "unblind" in one.lower())
    return emergency or given or (NO_CONTACT,)

"""Whether the parts of a protocol agree with each other; every finding points at its line.

Form is judged before (`protocols.definition.structure`): here every block has its keys and every
number its unit. What remains is sense: names that are used exist, units fit what they measure,
every limit can be reached and kept, nothing at a blinded bedside could tell the arm.
"""

from __future__ import annotations

from protocols.definition.checks import (
    amounts,
    arms,
    blinding,
    calendar,
    conditions,
    endpoints,
    head,
    names,
    site,
    stops,
    summary,
    units,
)
from protocols.definition.model import Protocol
from protocols.definition.places import Places


def check(protocol: Protocol, places: Places) -> None:
    """Keep an issue in `places` for everything in the protocol that cannot hold.

    Sums are done only once every name and unit holds: with a wrong unit they would mislead.
    """
    for part in (names, units, site):
        part.check(protocol, places)
    may_reckon = not places.issues
    for part in (head, arms, endpoints, blinding, summary):
        part.check(protocol, places)
    if may_reckon:
        for part in (amounts, calendar, conditions, stops):
            part.check(protocol, places)

"""A JSON line becomes a statement, or issues: the intake of `chart-stdin`.

Keys are closed: an unknown kind or key is refused, for a misspelt key would lose what it holds.
Quantities are texts with a unit, times carry their offset. Each kind lists its keys once, in
its reader; what the facts mean stands with `protocols.facts`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from protocols.facts import BedChanged, Fact, NoteWritten, Statement
from protocols.issues import Issue
from ui.commands.line_reader import LineReader
from ui.commands.lines_of_findings import (
    read_adverse_event,
    read_assessment,
    read_measurement,
    read_sample,
    read_vital_status,
)
from ui.commands.lines_of_record import (
    read_day_reopened,
    read_deviation,
    read_not_done,
    read_site_parameter,
    read_unblinding,
    read_void,
)
from ui.commands.lines_of_subject import read_anchor, read_criterion, read_enrolment, read_screening
from ui.commands.lines_of_treatment import (
    read_administration,
    read_decision,
    read_infusion,
    read_injection,
    read_support,
)

_OF_THE_WARD = frozenset({"site_parameter", "screening"})


def read_line(line: object) -> Statement | tuple[Issue, ...]:
    """Read one parsed JSON line into a statement, or every issue of it at once."""
    if not isinstance(line, Mapping):
        return (Issue("not_object", "", str(line)[:80], "A line must be one JSON object."),)
    reader = LineReader(cast("Mapping[str, object]", line))
    kind = line.get("kind")
    build = _READERS.get(kind) if isinstance(kind, str) else None
    if build is None:
        return (
            Issue(
                "unknown_kind",
                "kind",
                str(kind)[:40],
                f"{str(kind)[:40]!r} is not a kind of entry. Allowed: {', '.join(_READERS)}.",
            ),
        )
    id_ = reader.words("id", required=True, longest=100)
    subject = reader.words("subject", required=kind not in _OF_THE_WARD, longest=40) or None
    at = reader.instant("at", required=True)
    fact = build(reader)
    replaces = reader.words("replaces", longest=100) or None
    correction = reader.words("correction")
    from_paper = reader.yes_no("from_paper") or False
    reader.unknown_keys()
    if reader.issues or fact is None or at is None:
        return tuple(reader.issues)
    return Statement(subject, fact, at, id_, replaces, correction, from_paper)


_READERS: dict[str, Callable[[LineReader], Fact | None]] = {
    "enrol": read_enrolment,
    "measurement": read_measurement,
    "infusion": read_infusion,
    "injection": read_injection,
    "assessment": read_assessment,
    "support": read_support,
    "adverse_event": read_adverse_event,
    "decision": read_decision,
    "note": lambda reader: NoteWritten(reader.words("text", required=True, longest=4000)),
    "void": read_void,
    "anchor": read_anchor,
    "criterion": read_criterion,
    "bed": lambda reader: BedChanged(reader.words("bed", required=True, longest=20)),
    "administration": read_administration,
    "sample": read_sample,
    "not_done": read_not_done,
    "deviation": read_deviation,
    "vital_status": read_vital_status,
    "site_parameter": read_site_parameter,
    "screening": read_screening,
    "unblinding": read_unblinding,
    "day_reopened": read_day_reopened,
}

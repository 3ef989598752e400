"""The endpoints of a subject as rows: value, bounds and how final, for who reads them. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from ui.i18n.sentences import said

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.endpoints.view import EndpointValue

translate = QCoreApplication.translate
READERS: Final = frozenset({"investigator", "monitor"})
"""Who reads endpoints at the bedside program; the course is masked for them all the same."""


@dataclass(frozen=True, slots=True)
class EndpointRow:
    """One endpoint: its name, what it is so far, its bounds and its state."""

    id: str
    label: str
    value: str
    bounds: str
    state: str

    @property
    def cells(self) -> tuple[str, ...]:
        """Its texts in the order of the columns."""
        return self.label, self.value, self.bounds, self.state

    @property
    def asked(self) -> str:
        """What it is asked about by."""
        return f"endpoint:{self.id}"


def columns() -> tuple[str, ...]:
    """Return the headings."""
    return (
        translate("Endpoints", "Endpoint"),
        translate("Endpoints", "So far"),
        translate("Endpoints", "Bounds"),
        translate("Endpoints", "State"),
    )


def endpoint_rows(course: Course, role: str) -> tuple[EndpointRow, ...]:
    """Return every endpoint of a course for roles that read them, else none.

    Args:
        course: as that role may see it.
        role: who looks.
    """
    if role not in READERS:
        return ()
    return tuple(
        EndpointRow(one.id, said(one.label), said(one.words), _bounds(one), _state(one))
        for one in course.endpoints
    )


def _bounds(one: EndpointValue) -> str:
    if one.value is not None or one.low is None:
        return ""
    if one.high is None:
        words = translate("Endpoints", "at least {0} {1}").format(one.low, one.unit)
    else:
        words = translate("Endpoints", "{0} to {1} {2}").format(one.low, one.high, one.unit)
    return words.rstrip()


def _state(one: EndpointValue) -> str:
    if one.final:
        return translate("Endpoints", "Final")
    if one.value is None:
        return translate("Endpoints", "Not known yet")
    return translate("Endpoints", "Not final yet")

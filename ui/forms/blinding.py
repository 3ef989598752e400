"""What the person who acts must not see of a protocol, and words that could give an arm away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from protocols.arm_words import told_in
from protocols.mask import hides

if TYPE_CHECKING:
    from protocols.course import Course
    from ui.bedside import Bedside


def is_hidden(bedside: Bedside, what: str) -> bool:
    """Say whether a mask of the open subject's protocol hides something from who acts now.

    Args:
        bedside: the open subject and who acts.
        what: as masks name it: `lot`, `analyte:igg`.
    """
    course = bedside.course
    return course is None or what in hides(course, bedside.operator.role)


def betraying_words(course: Course | None, text: str) -> str:
    """Warn of words in a free text that could name an arm of a blinded trial, or return empty."""
    found = told_in(course.protocol, text) if course is not None else ()
    if not found:
        return ""
    words = QCoreApplication.translate(
        "Blinding",
        "'{0}' could tell an arm. It is recorded as typed, and the monitor will see it.",
    )
    return words.format("', '".join(found))

"""`explain(course, ref)`: why a dose, score, endpoint, due time or deviation is what it is.

Every sentence is read from what the engine left in the course, the protocol file and the record;
nothing is worked out a second time. A masked course explains only what is in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from protocols.explain.content import Explanation, Reason, Ref
from protocols.explain.deviations import deviation_reasons, deviation_title
from protocols.explain.doses import period_reasons, period_title, plan_reasons, plan_title
from protocols.explain.due import due_reasons, due_title
from protocols.explain.endpoints import endpoint_reasons, endpoint_title
from protocols.explain.scores import score_key, score_reasons, score_title
from protocols.explain.titers import titer_reasons, titer_title

if TYPE_CHECKING:
    from protocols.course import Course

_Told = tuple[Ref, str, Iterator[Reason]]


def explain(course: Course, ref: Ref) -> Explanation | None:
    """Return why, or None where the course (as its reader may see it) has nothing of that name."""
    for found, title, reasons in _all(course):
        if found == ref:
            return Explanation(ref, title, tuple(reasons))
    return None


def askable(course: Course) -> tuple[tuple[Ref, str], ...]:
    """Return everything that can be asked about, with its title, in the order of the course."""
    return tuple((ref, title) for ref, title, _ in _all(course))


def asked_by(course: Course, text: str) -> tuple[Ref, ...]:
    """Return what a typed text means: a whole reference, or a part of titles or references."""
    known = askable(course)
    exact = tuple(ref for ref, _ in known if str(ref) == text.strip())
    wanted = text.casefold().split()
    return exact or tuple(
        ref for ref, title in known if all(word in f"{ref} {title}".casefold() for word in wanted)
    )


def _all(course: Course) -> Iterator[_Told]:
    """Yield everything with its title; reasons are told only when somebody reads them."""
    if course.next_dose is not None:
        plan = course.next_dose
        yield Ref("dose", "next"), plan_title(plan), plan_reasons(course, plan)
    for period in course.periods:
        key = Ref("dose", str(period.number))
        yield key, period_title(period), period_reasons(course, period)
    for point in course.titers:
        key = Ref("titer", point.measured.entry.id)
        yield key, titer_title(course, point), titer_reasons(course, point)
    for item in course.due:
        yield Ref("due", item.planned.key), due_title(item), due_reasons(course, item)
    for one in course.deviations:
        yield Ref("deviation", one.key), deviation_title(one), deviation_reasons(course, one)
    for score in course.scores:
        yield Ref("score", score_key(score)), score_title(score), score_reasons(course, score)
    for value in course.endpoints:
        yield Ref("endpoint", value.id), endpoint_title(value), endpoint_reasons(course, value)

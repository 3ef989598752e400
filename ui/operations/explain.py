"""Ask why: one subject's course as the person at the bench may see it, and the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.operations.bench import Bench, course_of

if TYPE_CHECKING:
    from protocols.explain.content import Explanation, Ref


def why(bench: Bench, subject: str, text: str) -> tuple[Explanation, ...]:
    """Return the explanations of everything that a typed text means; none: it means nothing.

    Raises:
        IssuesError: nobody is enrolled under that study id, or its protocol file does not ship.
    """
    from protocols.explain.why import asked_by, explain
    from protocols.mask import masked

    course = masked(course_of(bench, subject), bench.operator.role)
    found = (explain(course, ref) for ref in asked_by(course, text))
    return tuple(one for one in found if one is not None)


def askable_of(bench: Bench, subject: str) -> tuple[tuple[Ref, str], ...]:
    """Return everything of a subject that can be asked about, with its title.

    Raises:
        IssuesError: nobody is enrolled under that study id, or its protocol file does not ship.
    """
    from protocols.explain.why import askable
    from protocols.mask import masked

    return askable(masked(course_of(bench, subject), bench.operator.role))

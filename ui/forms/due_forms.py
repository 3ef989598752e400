"""Which form opens for which due item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from protocols.course import key_analyte
from protocols.definition.model import Ladder

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.schedule.due import DueItem

_GAS: Final = frozenset({"pao2", "fio2"})
_TITER: Final = "titer_dose"


class FormCall(NamedTuple):
    """A form to open: its id in the registry, and what it is opened for."""

    form: str
    context: object = None


def form_for(item: DueItem, course: Course) -> FormCall:
    """Return the form that answers a due item, with the context that its `start` takes."""
    planned = item.planned
    if planned.does == "measurement":
        return _measured(item, course)
    if planned.does == "assessment":
        return _assessed(item)
    if planned.does == "dose":
        return _dosed(item, course)
    simple = {
        "injection": "injection",
        "sample": "sample",
        "vital_status": "vital_status",
        "consent": "anchor",
    }.get(planned.does)
    if simple is not None:
        return FormCall(simple, item)
    return FormCall("note", planned.what)


def _measured(item: DueItem, course: Course) -> FormCall:
    asked = set(item.planned.asks)
    if key_analyte(course.protocol) in asked:
        return FormCall(_TITER, item)
    if "pf" in asked or _GAS <= asked <= _GAS | {"paco2", "ph", "bicarbonate", "base_excess"}:
        return FormCall("gas", item)
    return FormCall("measurement", item)


def _assessed(item: DueItem) -> FormCall:
    form = (item.planned.asks or (item.planned.item,))[0]
    if form in ("sofa", "mottling", "refill"):
        return FormCall("sofa" if form == "sofa" else "mottling", item)
    return FormCall("measurement", item)


def _dosed(item: DueItem, course: Course) -> FormCall:
    """A dose that nobody decided yet needs its decision first; an accepted one is started."""
    asked = (item.planned.asks or ("",))[0]
    rule = course.protocol.dose_for(course.record.arm)
    if isinstance(rule, Ladder) and asked.startswith("level "):
        return FormCall("mottling", item)
    if asked == "end":
        return FormCall("infusion_stop", item)
    if isinstance(rule, Ladder):
        return FormCall("infusion_start", item)
    from protocols.schedule.fulfil import number_asked

    period = number_asked(item.planned)
    decided = next((one for one in course.periods if one.number == period), None)
    if decided is not None and decided.accepted is not None:
        return FormCall("infusion_start", item)
    return FormCall("dose", item)

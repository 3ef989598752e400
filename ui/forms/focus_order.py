"""The order in which Tab goes through a form.

Qt keeps one chain of all widgets of a window. A widget that hands its focus on (a time given, a
value with its unit) is put back into that chain by Qt itself, and two of them inside each other
turn it into a ring that never leaves the form. So a form looks its next stop up itself, at the
moment of the key: what is hidden, switched off or built anew by then cannot lead astray.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


def tab_stops(parent: QWidget) -> list[QWidget]:
    """Return what Tab can stop at under a widget, in the order in which it is read; shown or not.

    Read is as laid out: a layout's items from the first to the last, a grid's row by row. A widget
    that hands its focus on is no stop: what it hands it to is one. The windows of drop-down lists
    are not of the form.
    """
    window = parent.window()
    return [
        one
        for one in _as_read(parent)
        if one.window() is window and _takes_tab(one) and not _hands_on(one)
    ]


def _as_read(parent: QWidget) -> list[QWidget]:
    """Return every widget under one, each before what stands in it, laid out ones first."""
    children = [one for one in parent.children() if isinstance(one, QWidget)]
    placed = _laid_out(parent.layout(), children)
    seen = set(map(id, placed))
    ordered = [*placed, *(one for one in children if id(one) not in seen)]
    return [found for one in ordered for found in (one, *_as_read(one))]


def _laid_out(layout: QLayout | None, children: Sequence[QWidget]) -> list[QWidget]:
    """Return those of the children that a layout holds, in its order.

    The layout's items are not asked for: Python would keep them after Qt has let them go.
    """
    if layout is None:
        return []
    inner = [one for one in layout.children() if isinstance(one, QLayout)]
    known: list[QWidget | QLayout] = [*children, *inner]
    held = [(place, one) for one in known if (place := layout.indexOf(one)) >= 0]
    held.sort(key=lambda one: _row_first(layout, one[0]))
    return [
        widget
        for _, one in held
        for widget in ([one] if isinstance(one, QWidget) else _laid_out(one, children))
    ]


def _row_first(layout: QLayout, place: int) -> tuple[int, int]:
    if not isinstance(layout, QGridLayout):
        return 0, place
    row, column, *_ = cast("tuple[int, int, int, int]", layout.getItemPosition(place))
    return row, column


def step(stops: Sequence[QWidget], here: QWidget | None, *, forward: bool) -> QWidget | None:
    """Return the stop after or before the one that has the focus; None at the end.

    From something that is no stop itself, such as a segment that was moved to with an arrow, the
    way leads on from its neighbours in the same control.
    """
    open_ = [one for one in stops if one is here or _is_open(one)]
    if not open_:
        return None
    place = _place(open_, here)
    if place is None:
        return open_[0] if forward else open_[-1]
    wanted = place + (1 if forward else -1)
    return open_[wanted] if 0 <= wanted < len(open_) else None


def step_out(page: QWidget, *, forward: bool) -> QWidget | None:
    """Return the first stop outside a page on the window's own way round, None without one."""
    here = page
    for _ in range(_FARTHEST):
        after = here.nextInFocusChain() if forward else here.previousInFocusChain()
        if after is None or after is page:
            return None
        here = after
        if page.isAncestorOf(here) or here.window() is not page.window():
            continue
        if _takes_tab(here) and not _hands_on(here) and _is_open(here):
            return here
    return None


def focus_on(stop: QWidget | None, *, forward: bool) -> bool:
    """Put the focus on a stop as Tab or Shift+Tab does; say whether there was one."""
    if stop is None:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stop.setFocus(reason)
    return True


_FARTHEST: Final = 5000


def _place(stops: Sequence[QWidget], here: QWidget | None) -> int | None:
    """Return where the focus stands among the stops, a control of several parts as one."""
    if here is None:
        return None
    if here in stops:
        return stops.index(here)
    control = here.parentWidget()
    inside = [n for n, one in enumerate(stops) if control is not None and control.isAncestorOf(one)]
    return inside[-1] if inside else None


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _is_open(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()


def _hands_on(widget: QWidget) -> bool:
    return widget.focusProxy() is not None

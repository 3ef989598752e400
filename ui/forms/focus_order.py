"""The order in which Tab goes through a form."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_stops(parent: QWidget) -> list[QWidget]:
    """Return what Tab stops at, but for the windows of drop-down lists.

    A widget that hands its focus on stands before what it hands it to.
    """
    tab, window = Qt.FocusPolicy.TabFocus, parent.window()
    return [
        one
        for one in parent.findChildren(QWidget)
        if one.window() is window and (one.focusPolicy() & tab or _hands_on(one))
    ]


def _hands_on(widget: QWidget) -> bool:
    to = widget.focusProxy()
    return to is not None and widget.isAncestorOf(to)


def lay_order(stops: list[QWidget]) -> None:
    """Put widgets into one order of Tab.

    Qt leaves a widget with a focus proxy where it is and comes by it again on its way round, so
    the proxies are taken away while the order is laid.
    """
    handed = [
        (one, proxy, one.focusPolicy())
        for one in stops
        if (proxy := one.focusProxy()) is not None and _hands_on(one)
    ]
    for one, _, _ in handed:
        one.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes None; its stub does not say so
        one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
    for one, proxy, policy in handed:
        one.setFocusPolicy(policy)
        one.setFocusProxy(proxy)

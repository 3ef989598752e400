"""Fields of a form that is only read: they stand as text, nothing in them answers to a key."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ui.widgets.fields import TextField


def typed_controls(content: QWidget) -> list[QWidget]:
    """Return everything that takes an entry now: fields to type, lists, segments, ticks."""
    texts = [
        one
        for one in content.findChildren(QWidget)
        if isinstance(one, QLineEdit | QPlainTextEdit) and not one.isReadOnly()
    ]
    chosen = [
        one
        for one in content.findChildren(QWidget)
        if isinstance(one, QComboBox | QAbstractButton) and one.isEnabledTo(content)
    ]
    return [*texts, *chosen]


def still_field(control: QWidget, *, still: bool) -> None:
    """Make a control a text, or what it was before."""
    if isinstance(control, TextField):
        control.setReadOnly(still)
        control.update()
    elif isinstance(control, QLineEdit | QPlainTextEdit):
        control.setReadOnly(still)
    else:
        control.setEnabled(not still)

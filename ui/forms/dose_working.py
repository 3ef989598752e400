"""The working of a dose as a table: number, line, value, source and time, and what each line means.

The rows are those of the plan, nothing is worked out here. They grow lower when there are many,
so that the whole working stays in sight; only below that does the table scroll.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from ui.delegates.cells import (
    Ink,
    draw_line,
    draw_line_right,
    draw_row_focus,
    draw_row_line,
    text_width,
)
from ui.i18n.languages import core_said
from ui.i18n.wording import QT_TRANSLATE_NOOP
from ui.theme.marks import Status, paint_mark
from ui.theme.palette import theme
from ui.theme.tokens import Step
from ui.widgets.text import plain_tooltip

if TYPE_CHECKING:
    from protocols.dosing.plan import Step as Line

translate = QCoreApplication.translate
_Index = QModelIndex | QPersistentModelIndex
NUMBER, LABEL, VALUE, SOURCE = range(4)
HIGHEST, LOWEST, HEADER = 29, 23, 27
_LEAST_ROWS = 4
_PAD, _INSET = 16, 8
_LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1

# What each line means, by the words with which it begins; longer beginnings first.
_MEANINGS: Final = (
    (
        "Titer to be expected",
        QT_TRANSLATE_NOOP(
            "Working", "If the whole dose stays in one compartment, without any loss."
        ),
    ),
    (
        "Titer in",
        QT_TRANSLATE_NOOP(
            "Working", "The same result in the unit of the target, converted exactly."
        ),
    ),
    (
        "Titer",
        QT_TRANSLATE_NOOP(
            "Working", "The result as the laboratory reports it; it is never rounded."
        ),
    ),
    ("Target", QT_TRANSLATE_NOOP("Working", "The titer that the protocol wants to reach.")),
    ("Shortfall", QT_TRANSLATE_NOOP("Working", "What the titer lacks to the target.")),
    (
        "Still to run",
        QT_TRANSLATE_NOOP("Working", "What a running bag still held when the sample was drawn."),
    ),
    (
        "Volume of distribution",
        QT_TRANSLATE_NOOP("Working", "The volume per kg in which it spreads; the site signs it."),
    ),
    (
        "Dosing weight",
        QT_TRANSLATE_NOOP(
            "Working", "The one weight that doses, with how and when it was measured."
        ),
    ),
    ("Dose", QT_TRANSLATE_NOOP("Working", "The amount of product for each kg of body weight.")),
    ("Amount", QT_TRANSLATE_NOOP("Working", "Dose times weight.")),
    ("Daily cap", QT_TRANSLATE_NOOP("Working", "More than this is never advised in one period.")),
    (
        "Room under",
        QT_TRANSLATE_NOOP(
            "Working", "What the cap leaves beside that which was given before or is still to run."
        ),
    ),
    ("Volume", QT_TRANSLATE_NOOP("Working", "The amount divided by the product's concentration.")),
    ("Rounded down", QT_TRANSLATE_NOOP("Working", "Always down, so that no limit is passed.")),
    (
        "Rate ceiling",
        QT_TRANSLATE_NOOP(
            "Working", "The highest pump rate that the protocol allows for this weight."
        ),
    ),
    (
        "Rate",
        QT_TRANSLATE_NOOP("Working", "The volume divided by the time of the run, rounded down."),
    ),
)


def explain_line(line: Line) -> tuple[str, str]:
    """Return a line of the working as a sentence, and what it means with its source."""
    first = translate("Working", "Line {0}, {1}: {2}.").format(
        line.number, core_said(line.label), core_said(line.value)
    )
    meaning = next((said for start, said in _MEANINGS if line.label.startswith(start)), "")
    rest = translate("Working", meaning) if meaning else ""
    if line.source:
        source = translate("Working", "From: {0}.").format(core_said(line.source))
        rest = f"{rest} {source}".strip()
    return first, rest


class WorkingModel(QAbstractTableModel):
    """The lines of one working."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show another working."""
        if lines == self._lines:
            return
        same = len(lines) == len(self._lines)
        if not same:
            self.beginResetModel()
        self._lines = lines
        if same:
            last = self.index(len(lines) - 1, SOURCE)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.endResetModel()

    def line(self, row: int) -> Line | None:
        """Return a line by its row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines shown."""
        return self._lines

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: _Index | None = None) -> int:
        return 4

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> Any:
        if role == int(Qt.ItemDataRole.TextAlignmentRole) and section == VALUE:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != int(Qt.ItemDataRole.DisplayRole) or orientation is Qt.Orientation.Vertical:
            return None
        return (
            "",
            translate("Working", "Line"),
            translate("Working", "Value"),
            translate("Working", "Source and time"),
        )[section]

    @override
    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        line = self.line(index.row())
        if line is None:
            return None
        texts = (str(line.number), *map(core_said, (line.label, line.value, line.source)))
        if role == int(Qt.ItemDataRole.DisplayRole):
            return texts[index.column()]
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return plain_tooltip(texts[index.column()])
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            first, rest = explain_line(line)
            return f"{first} {rest}"
        return line if role == _LINE_ROLE else None


class WorkingDelegate(QStyledItemDelegate):
    """Paints one cell; results on sunken ground and bold, checks with their mark and word."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(_LINE_ROLE)
        view = option.widget
        if line is None or not isinstance(view, QTableView):
            return
        tokens = theme().tokens
        area = QRectF(option.rect)
        painter.save()
        ground = tokens.sunken if line.emphasis else tokens.surface
        painter.fillRect(area, QColor(ground))
        self._cell(painter, area, index.column(), line)
        draw_row_line(painter, area, tokens)
        if index.row() == view.currentIndex().row() and view.hasFocus():
            whole = QRectF(0, area.top(), view.viewport().width(), area.height())
            painter.setClipRect(area)
            draw_row_focus(painter, whole, tokens, focused=True)
        painter.restore()

    def _cell(self, painter: QPainter, area: QRectF, column: int, line: Line) -> None:
        weight = 700 if line.emphasis else 400
        middle = area.center().y() - 0.5
        if column == NUMBER:
            ink = Ink(Step.BODY, 700 if line.emphasis else 400, "ink2")
            draw_line(painter, QPointF(area.left() + 10, middle), str(line.number), ink)
        elif column == LABEL:
            ink = Ink(Step.BODY, 700 if weight == 700 else 400)
            draw_line(painter, QPointF(area.left() + _INSET, middle), core_said(line.label), ink)
        elif column == VALUE:
            end = QPointF(area.right() - _INSET, middle)
            draw_line_right(
                painter, end, core_said(line.value).replace(" ", "\u00a0"), Ink(Step.BODY, 700)
            )
        else:
            self._source(painter, area.adjusted(_INSET, 0, -_PAD, 0), middle, line)

    def _source(self, painter: QPainter, area: QRectF, middle: float, line: Line) -> None:
        left = area.left()
        ink = Ink(Step.CAPTION, 600 if line.emphasis else 400, "ink2")
        if line.check:
            ok = line.check == "ok"
            spot = QRectF(left, middle - 7, 14, 14)
            paint_mark(painter, spot, Status.DONE if ok else Status.WARNING, theme().tokens)
            left += 20
            ink = Ink(Step.CAPTION, 600, "green" if ok else "amber")
        room = area.right() - left
        draw_line(painter, QPointF(left, middle), core_said(line.source), ink, room)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(40, LOWEST)


class WorkingTable(QTableView):
    """The table; Up and Down move, Ctrl+E or Enter explain the line, Tab leaves.

    Signals:
        explain_asked(): the line under the focus is to be explained.
        line_changed(): another line is current.
    """

    explain_asked = Signal()
    line_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = WorkingModel(self)
        self.setModel(self._model)
        self.setItemDelegate(WorkingDelegate(self))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(translate("Working", "Working of the dose"))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(LOWEST)
        header = self.horizontalHeader()
        header.setFixedHeight(HEADER)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(10)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.clicked.connect(lambda _index: self.explain_asked.emit())

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show a working, and keep the line that was looked at."""
        row = self.currentIndex().row()
        self._model.show_lines(lines)
        self._fit()
        if 0 <= row < len(lines):
            self.setCurrentIndex(self._model.index(row, LABEL))

    def lines(self) -> tuple[Line, ...]:
        """Return the lines shown."""
        return self._model.lines

    def current_line(self) -> Line | None:
        """Return the line under the focus, the first before any was chosen."""
        return self._model.line(max(self.currentIndex().row(), 0))

    def share(self, room: int) -> int:
        """Take the height that the lines need of what there is, whole rows only.

        Args:
            room: the pixels there are for the table.

        Returns:
            How many lines do not fit; they are reached by scrolling.
        """
        rows = max(1, len(self._model.lines))
        row = max(LOWEST, min(HIGHEST, (room - HEADER) // rows))
        shown = rows
        if HEADER + rows * row > room:  # a line below says how many more there are
            shown = max(_LEAST_ROWS, (room - HEADER - Step.CAPTION.line) // row)
        self.verticalHeader().setDefaultSectionSize(row)
        self.setFixedHeight(HEADER + min(rows, shown) * row)
        return max(0, rows - shown)

    def _fit(self) -> None:
        lines = self._model.lines
        value = max(
            (text_width(core_said(one.value), Ink(Step.BODY, 700)) for one in lines), default=120.0
        )
        label = max(
            (
                text_width(core_said(one.label), Ink(Step.BODY, 700 if one.emphasis else 400))
                for one in lines
            ),
            default=200.0,
        )
        source = max(
            (
                text_width(core_said(one.source), Ink(Step.CAPTION, 600)) + 20 * bool(one.check)
                for one in lines
            ),
            default=120.0,
        )
        total = self.viewport().width()
        first, second, third = 31, int(label) + 2 * _INSET + 8, int(value) + 2 * _INSET + 4
        spare = total - first - second - third - (int(source) + 3) - _PAD - _INSET
        second += max(0, min(90, spare))  # a wide card sets the values further right
        widths = (first, second, third, max(80, total - first - second - third))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    @override
    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        for one in (current, previous):
            if one.isValid():
                row = self.visualRect(self._model.index(one.row(), 0))
                self.viewport().update(QRect(0, row.top(), self.viewport().width(), row.height()))
        self.line_changed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.explain_asked.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.accept()
        else:
            super().keyPressEvent(event)

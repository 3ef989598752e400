"""Day sheet: a preview of the very pages that are printed, and PDF, CSV or paper from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from ui.panels.sign_card import KEY, SignCard
from ui.theme.icons import Icon
from ui.theme.tokens import GAP, PAD, Step
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card, Rule
from ui.widgets.note import Note
from ui.widgets.text import Label

if TYPE_CHECKING:
    from ui.bedside import Bedside

translate = QCoreApplication.translate
_SIDE = 372


class Paper(QWidget):
    """One page as it will be printed, as wide as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[QImage, ...] = ()
        self.setAccessibleName(translate("Sheet", "Preview of the printed page"))

    def show_pages(self, pages: tuple[bytes, ...], words: str) -> None:
        """Show pages given as PNG; `words` is the sheet's text for a screen reader."""
        self._pages = tuple(QImage.fromData(page) for page in pages)
        self.setAccessibleDescription(words)
        self._fit()
        self.update()

    def _fit(self) -> None:
        height = 0
        for page in self._pages:
            if page.width():
                height += int(page.height() * self.width() / page.width()) + GAP
        self.setMinimumHeight(max(height, 10))

    @override
    def resizeEvent(self, event: object) -> None:
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(620, 880)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        top = 0.0
        for page in self._pages:
            height = page.height() * self.width() / max(page.width(), 1)
            painter.drawImage(QRectF(0, top, self.width(), height), page)
            top += height + GAP


class SheetPage(QWidget):
    """Preview on the left, what can be done with it on the right.

    Signals:
        day_changed(int): another study day is shown.
    """

    day_changed = Signal(int)

    def __init__(self, bedside: Bedside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bedside = bedside
        self._day: int | None = None
        self.paper = Paper()
        self.area = QScrollArea()
        self.area.setWidget(self.paper)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(translate("Sheet", "Day sheet"))
        self.title = Label("", Step.STRONG)
        self.earlier = SecondaryButton(translate("Sheet", "Day before"), Icon.BACK)
        self.later = SecondaryButton(translate("Sheet", "Day after"))
        self.print = PrimaryButton(translate("Sheet", "Print"), Icon.PRINT, "Ctrl+P", large=True)
        self.pdf = SecondaryButton(translate("Sheet", "Save as PDF"))
        self.csv = SecondaryButton(translate("Sheet", "Save as CSV"))
        self.complete = Label("", Step.BODY, wrap=True)
        self.problem = Note("stop", "")
        self.done = Label("", Step.BODY, wrap=True)
        self.signature = SignCard(bedside)
        self._as_signed = False
        self._arrange()
        self.earlier.clicked.connect(lambda: self._go(-1))
        self.later.clicked.connect(lambda: self._go(1))
        self.pdf.clicked.connect(lambda: self._save("pdf"))
        self.csv.clicked.connect(lambda: self._save("csv"))
        self.print.clicked.connect(self._print)
        self.signature.changed.connect(lambda: self.show_day(self._day))
        self.signature.version_asked.connect(self._show_version)
        key = QShortcut(QKeySequence(KEY), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.signature.take_focus)

    def _arrange(self) -> None:
        card = Card(translate("Sheet", "Day sheet"))
        days = QHBoxLayout()
        days.addWidget(self.earlier)
        days.addWidget(self.later)
        card.body.addWidget(self.title)
        card.body.addLayout(days)
        card.body.addWidget(self.complete)
        for widget in (self.print, self.pdf, self.csv, self.done, self.problem):
            card.body.addWidget(widget)
        card.body.addWidget(Rule())
        card.body.addWidget(self.signature)
        card.body.addStretch(1)
        card.setFixedWidth(_SIDE - GAP)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAD, GAP, PAD, GAP)
        row.setSpacing(GAP)
        column = QVBoxLayout()
        column.addWidget(self.area)
        row.addLayout(column, 1)
        side = QScrollArea()
        side.setWidget(card)
        side.setWidgetResizable(True)
        side.setFrameShape(QFrame.Shape.NoFrame)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setFixedWidth(_SIDE)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(side)
        self.problem.hide()

    def show_day(self, day: int | None) -> None:
        """Show the sheet of a study day; without one the day now."""
        course = self._bedside.course
        if course is None:
            return
        known = course.day if course.day is not None else course.protocol.days.first
        wanted = day if day is not None else known
        if wanted != self._day:
            self._as_signed = False
        self._day = wanted
        made = self._bedside.preview(self._day, as_signed=self._as_signed)
        self.signature.show_signature(self._day, made, as_signed=self._as_signed)
        if made.problem:
            self.problem.say(made.problem)
        self.problem.setVisible(bool(made.problem))
        self.paper.show_pages(made.pages, made.words)
        self.complete.setText(made.complete)
        said = translate("Sheet", "%1, Day %2")
        self.title.setText(said.replace("%1", course.record.subject).replace("%2", str(self._day)))
        self.earlier.setEnabled(self._day > course.protocol.days.first)
        self.later.setEnabled(self._day < course.protocol.days.last)
        self.done.setText("")
        self.day_changed.emit(self._day)

    def take_focus(self) -> None:
        """Show the day now, with the focus on Print."""
        self.show_day(self._day)
        self.print.setFocus()

    def _show_version(self, as_signed: bool) -> None:  # noqa: FBT001 - a Qt signal's shape
        self._as_signed = as_signed
        self.show_day(self._day)

    def _go(self, step: int) -> None:
        self.show_day((self._day or 0) + step)

    def _save(self, kind: str) -> None:
        course = self._bedside.course
        if course is None or self._day is None:
            return
        name = f"{course.record.subject}-day-{self._day:02}.{kind}"
        path, _ = QFileDialog.getSaveFileName(self, translate("Sheet", "Save the sheet"), name)
        if path:
            self.done.setText(
                self._bedside.save_sheet(self._day, kind, path, as_signed=self._as_signed)
            )

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() != QPrintDialog.DialogCode.Accepted or self._day is None:
            return
        self.print_on(printer)

    def print_on(self, printer: object) -> None:
        """Paint the sheet's pages, at the printer's own fineness, on a printer."""
        from PySide6.QtPrintSupport import QPrinter

        if not isinstance(printer, QPrinter) or self._day is None:
            return
        made = self._bedside.preview(self._day, per_inch=300, as_signed=self._as_signed)
        painter = QPainter(printer)
        for number, page in enumerate(made.pages):
            if number:
                printer.newPage()
            image = QImage.fromData(page)
            painter.drawImage(QRectF(painter.viewport()), image)
        painter.end()
        self._bedside.note_print(self._day)
        self.done.setText(translate("Sheet", "Sent to the printer."))

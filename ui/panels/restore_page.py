"""A backup in the place of a damaged store: choose, look at what would be missing, confirm.

Nothing changes until the confirmation at the end; each step before it can be left. It is worked
without an open store: what is shown of a record comes from the restored copy, and goes from the
screen when nobody touches the keys.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QThread, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from protocols.times import Clock, show_when
from ui.i18n.languages import core_said
from ui.operations import restoring
from ui.operations.doors import DoorProblem
from ui.theme.tokens import GAP, PAD, TARGET
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.fields import Captioned, TextField
from ui.widgets.note import Note

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.operations.backup_places import Place
    from ui.operations.restoring import Done, Found, Lost, Prepared

translate = QCoreApplication.translate
IDLE_MS: Final = 5 * 60_000
_TOUCHES = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove})


class _Work(QThread):
    """One deed on a thread of its own: what it made, or why not."""

    def __init__(self, work: Callable[[], Any], parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work
        self.made: Any = None
        self.problem: DoorProblem | None = None

    @override
    def run(self) -> None:
        try:
            self.made = self._work()
        except DoorProblem as problem:
            self.problem = problem


def place_words(place: Place) -> str:
    """Say where a backup lies."""
    return {
        "own": translate("Restore", "in the store's folder"),
        "second": translate("Restore", "in the second place"),
        "set_aside": translate("Restore", "with a store that was set aside"),
        "named": translate("Restore", "chosen by hand"),
    }[place]


def _secret(name: str) -> TextField:
    field = TextField(name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def _list(name: str) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(name)
    made.setWordWrap(True)
    made.setTabKeyNavigation(False)
    return made


class RestorePage(QWidget):
    """The three steps of a restore, one after the other.

    Signals:
        left(): back to the first page; nothing was changed.
        opened(object): the bench of the restored store, open; the ward is to be shown.
        idle(): nobody touched a key for five minutes while entries are shown.
    """

    left = Signal()
    opened = Signal(object)
    idle = Signal()

    def __init__(
        self, folder: Path, clock: Clock, zone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._folder, self._clock, self._zone = folder, clock, zone
        self._found: list[Found] = []
        self._prepared: Prepared | None = None
        self._done: Done | None = None
        self._work: _Work | None = None
        self._steps = QStackedWidget()
        for step in (self._choosing(), self._looking()):
            self._steps.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, GAP, PAD, GAP)
        column.addWidget(self._steps)
        self._reading = QTimer(self)
        self._reading.setInterval(0)
        self._reading.timeout.connect(self._read_next)
        self._untouched = QTimer(self)
        self._untouched.setSingleShot(True)
        self._untouched.setInterval(IDLE_MS)
        self._untouched.timeout.connect(self._nobody_here)
        self.setAccessibleName(translate("Restore", "Restore from a backup"))

    def _choosing(self) -> QWidget:
        card = Card(
            translate("Restore", "Restore from a backup"),
            translate("Restore", "nothing changes until you confirm at the end"),
        )
        self.note = Note("info", "", "")
        self.refusal = Note("stop", "", "")
        self.refusal.hide()
        self.backups = _list(translate("Restore", "Backups"))
        self.other = SecondaryButton(translate("Restore", "Choose another file"))
        self.name = TextField(translate("Restore", "Your name"))
        self.passphrase = _secret(translate("Restore", "Your passphrase"))
        self.go = PrimaryButton(translate("Restore", "Look at this backup"))
        self.leave_first = SecondaryButton(translate("Restore", "Leave, change nothing"))
        for note in (self.note, self.refusal):
            card.body.addWidget(note)
        card.body.addWidget(self.backups, 1)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.other, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        for field in (self.name, self.passphrase):
            row.addWidget(Captioned(field.accessibleName(), field), 2)
        for button in (self.leave_first, self.go):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        card.body.addLayout(row)
        self.other.clicked.connect(self._ask_file)
        self.go.clicked.connect(self._look)
        self.passphrase.returnPressed.connect(self._look)
        self.leave_first.clicked.connect(self.leave)
        return card

    def _looking(self) -> QWidget:
        self._card = card = Card(translate("Restore", "What would be missing"))
        self.missing = Note("warning", "", "")
        self.done_note = Note("done", "", "")
        self.refused = Note("stop", "", "")
        self.lost = _list(translate("Restore", "Entries to be entered again"))
        self.again = _secret(translate("Restore", "Your passphrase again, to confirm"))
        self.again_field = Captioned(self.again.accessibleName(), self.again)
        self.confirm = PrimaryButton(translate("Restore", "Put the restored store in place"))
        self.back = SecondaryButton(translate("Restore", "Another backup"))
        self.leave_second = SecondaryButton(translate("Restore", "Leave, change nothing"))
        self.ward = PrimaryButton(translate("Restore", "Open the ward"))
        for note in (self.done_note, self.missing, self.refused):
            card.body.addWidget(note)
        card.body.addWidget(self.lost, 1)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        row.addWidget(self.again_field, 2)
        for button in (self.leave_second, self.confirm, self.ward):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        card.body.addLayout(row)
        for widget in (self.refused, self.done_note, self.ward):
            widget.hide()
        self.back.clicked.connect(self._another)
        self.leave_second.clicked.connect(self.leave)
        self.confirm.clicked.connect(self._confirm)
        self.again.returnPressed.connect(self._confirm)
        self.ward.clicked.connect(self.open_ward)
        return card

    # -- asked by the window ----------------------------------------------------------------------

    def begin(self, name: str = "") -> None:
        """Look for the backups anew and show them."""
        self.name.setText(name)
        self._found = list(restoring.found_backups(self._folder))
        self._show_found(0)
        self._reading.start()

    def take_focus(self) -> None:
        """Put the focus on what is to be done first."""
        if self._done is not None:
            self.ward.setFocus()
        elif self._steps.currentIndex() == 1 and self._prepared is None:
            self.lost.setFocus()
        elif self._prepared is not None:
            self.lost.setFocus() if self.lost.count() else self.again.setFocus()
        else:
            self.backups.setFocus() if self._found else self.other.setFocus()

    def leave(self) -> None:
        """Leave without a change; the restored copy is removed. Not while the disk is at work."""
        if self._work is not None or self._done is not None:
            return
        self._let_go()
        self.left.emit()

    def close_down(self) -> None:
        """The window closes: wait for the disk, remove a copy that was not put in place."""
        self._reading.stop()
        if self._work is not None:
            self._work.wait()
            made = self._work.made
            if isinstance(made, restoring.Prepared):
                self._prepared = made
            elif isinstance(made, restoring.Done):
                self._done = made
        if self._done is not None:
            self._done.bench.store.close()
        else:
            self._let_go()

    def open_ward(self) -> None:
        """Hand the restored store over to the window."""
        if self._done is not None:
            done, self._done = self._done, None
            self._stop_watching()
            self.opened.emit(done.bench)

    def keep_as_list(self) -> None:
        """Stay as the list of what is to be entered again, beside the open ward."""
        self.done_note.hide()
        self.ward.hide()

    @property
    def to_enter_again(self) -> int:
        """How many entries are listed to be entered again."""
        return self.lost.count()

    # -- choosing ---------------------------------------------------------------------------------

    def _show_found(self, row: int) -> None:
        self.backups.clear()
        for one in self._found:
            item = QListWidgetItem(self._backup_words(one))
            item.setToolTip(one.path.name)
            item.setSizeHint(QSize(200, TARGET))
            self.backups.addItem(item)
        self.backups.setCurrentRow(row)
        first = translate("Restore", "Choose the backup that is to take the store's place.")
        rest = translate(
            "Restore",
            "It is restored beside the store first, and you are told what would be missing. An "
            "investigator or administrator does this.",
        )
        if not self._found:
            first = translate("Restore", "No backup was found.")
            rest = translate("Restore", "Choose the file of one, such as on another disk.")
        self.note.say(first, rest)

    def _backup_words(self, one: Found) -> str:
        zone = self._zone or "UTC"
        when = one.path.name
        if one.made_at is not None:
            when = show_when(one.made_at, zone) + ("" if self._zone else " UTC")
        entries = translate("Restore", "%1 entries").replace("%1", str(one.entries))
        whole = {
            "whole": translate("Restore", "read, whole"),
            "not_whole": translate("Restore", "damaged or not whole"),
            "not_looked_at": translate("Restore", "not read yet"),
        }[one.whole]
        return "    ".join((when, entries, whole, place_words(one.place)))

    def _read_next(self) -> None:
        """Read one backup more, so that each is called whole or not before it is chosen."""
        for row, one in enumerate(self._found):
            if one.whole == "not_looked_at":
                self._found[row] = restoring.looked_at(one)
                item = self.backups.item(row)
                item.setText(self._backup_words(self._found[row]))
                return
        self._reading.stop()

    def _ask_file(self) -> None:
        title = translate("Restore", "Choose a backup file")
        path, _ = QFileDialog.getOpenFileName(self, title)
        if path:
            self._found.insert(0, restoring.named_backup(Path(path)))
            self._show_found(0)
            self.backups.setFocus()

    def _look(self) -> None:
        row = self.backups.currentRow()
        if not 0 <= row < len(self._found) or self._work is not None:
            return
        chosen, name, secret = self._found[row].path, self.name.text().strip(), self.passphrase
        if not name or not secret.text():
            self._refuse(self.refusal, translate("Restore", "Type your name and passphrase."))
            (secret if name else self.name).setFocus()
            return
        typed = secret.text()
        self._reading.stop()
        self._run(
            lambda: restoring.prepare(self._folder, chosen, name, typed, self._clock), self._looked
        )

    def _looked(self, made: Any, problem: DoorProblem | None) -> None:
        self.passphrase.clear()
        self._reading.start()
        if not isinstance(made, restoring.Prepared):
            self._refuse(self.refusal, self._why(problem))
            self.passphrase.setFocus()
            return
        self.refusal.hide()
        self._prepared = made
        self._show_prepared(made)
        self._steps.setCurrentIndex(1)
        self._watch()
        self.take_focus()

    # -- what would be missing --------------------------------------------------------------------

    def _show_prepared(self, made: Prepared) -> None:
        self._show_missing(made, done=False)
        self.lost.clear()
        for one in made.lost:
            self.lost.addItem(QListWidgetItem(_lost_words(one, made.zone)))
        self.lost.setVisible(bool(made.lost))
        self.refused.hide()
        self.again.clear()

    def _show_missing(self, made: Prepared, *, done: bool) -> None:
        would = translate("Restore", "What would be missing")
        self._card.show_title(
            translate("Restore", "What is missing") if done else would,
            translate("Restore", "Backup of %1, %2 entries, verified")
            .replace("%1", show_when(made.restored.made_at, made.zone))
            .replace("%2", str(made.restored.entries)),
        )
        self.missing.say(*_missing_words(made, done=done))

    def _another(self) -> None:
        if self._work is not None:
            return
        self._let_go()
        self._steps.setCurrentIndex(0)
        self._found = list(restoring.found_backups(self._folder))
        self._show_found(0)
        self._reading.start()
        self.take_focus()

    def _confirm(self) -> None:
        prepared, typed = self._prepared, self.again.text()
        if prepared is None or self._work is not None:
            return
        if not typed:
            self._refuse(self.refused, translate("Restore", "Type your passphrase to confirm."))
            self.again.setFocus()
            return
        self._run(lambda: restoring.confirm(prepared, typed, self._clock), self._confirmed)

    def _confirmed(self, made: Any, problem: DoorProblem | None) -> None:
        self.again.clear()
        if isinstance(made, restoring.Done):
            prepared, self._prepared, self._done = self._prepared, None, made
            if prepared is not None:
                self._show_missing(prepared, done=True)
            self._show_done(made)
        elif self._prepared is not None and self._prepared.copy.exists():
            self._refuse(self.refused, self._why(problem))
            self.again.setFocus()
        else:  # it was taken back: the store is where it was, and the copy is gone
            self._another()
            self._refuse(self.refusal, self._why(problem))

    def _show_done(self, done: Done) -> None:
        aside = done.set_aside.name if done.set_aside is not None else ""
        first = translate("Restore", "The restored store is in its place.")
        rest = translate(
            "Restore",
            "The damaged one is set aside whole as %1. Old backups are all kept until somebody "
            "lets them be rotated out again, on the Store page.",
        ).replace("%1", aside)
        self.done_note.say(first, rest if aside else "")
        self.done_note.show()
        for widget in (self.again_field, self.confirm, self.back, self.leave_second, self.refused):
            widget.hide()
        self.ward.show()
        self.take_focus()

    # -- inner workings ---------------------------------------------------------------------------

    def _run(
        self, work: Callable[[], Any], then: Callable[[Any, DoorProblem | None], None]
    ) -> None:
        self._steps.setEnabled(False)
        self._card.setAccessibleDescription(translate("Restore", "Working…"))
        self._work = working = _Work(work, self)

        def ended() -> None:
            self._work = None
            self._steps.setEnabled(True)
            self._card.setAccessibleDescription("")
            then(working.made, working.problem)
            working.deleteLater()

        working.finished.connect(ended)
        working.start()

    def _let_go(self) -> None:
        self._reading.stop()
        self._stop_watching()
        prepared, self._prepared = self._prepared, None
        if prepared is not None:
            restoring.leave(prepared)
        self.lost.clear()

    @staticmethod
    def _refuse(note: Note, words: str) -> None:
        note.say(words)
        note.show()

    @staticmethod
    def _why(problem: DoorProblem | None) -> str:
        if problem is None:
            return translate("Restore", "It did not work; nothing was changed.")
        return core_said(str(problem))

    def _watch(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._untouched.start()

    def _stop_watching(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._untouched.stop()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._untouched.start()
        return False

    def _nobody_here(self) -> None:
        if self._work is not None:
            self._untouched.start()
        elif self._done is not None:
            self.idle.emit()
        else:
            self.leave()


def _missing_words(made: Prepared, *, done: bool) -> tuple[str, str]:
    told = made.restored
    if made.missing:
        gaps = "; ".join(_gap_words(gap.device, gap.first, gap.last) for gap in told.missing)
        would = translate("Restore", "Entries that would be missing: %1 (%2).")
        first = translate("Restore", "Entries that are missing: %1 (%2).") if done else would
        first = first.replace("%1", str(made.missing)).replace("%2", gaps)
    elif told.counted:
        would = translate("Restore", "Nothing would be missing.")
        first = translate("Restore", "Nothing is missing.") if done else would
    else:
        first = translate("Restore", "No missing entry is known.")
    parts = []
    if not told.counted:
        parts.append(
            translate("Restore", "How many there were cannot be read, so more may be missing.")
        )
    if made.lost:
        parts.append(
            translate("Restore", "%1 can still be read. Enter these again:").replace(
                "%1", str(len(made.lost))
            )
        )
    elif made.missing:
        parts.append(translate("Restore", "None of them can be read; look in the paper sheets."))
    return first, " ".join(parts)


def _gap_words(device: str, first: int, last: int) -> str:
    if first == last:
        words = translate("Restore", "number %1 of workstation %3")
    else:
        words = translate("Restore", "numbers %1 to %2 of workstation %3")
    return words.replace("%1", str(first)).replace("%2", str(last)).replace("%3", device)


def _lost_words(one: Lost, zone: str) -> str:
    what = f"{core_said(one.field)}: {one.value}"  # it may be what a person wrote
    if not one.field:
        what = translate("Restore", "not shown to your role")
    who = (
        translate("Restore", "by %1 (%2), entered %3")
        .replace("%1", one.person)
        .replace("%2", translate("Gate", one.role))
        .replace("%3", show_when(one.entered, zone))
    )
    return "    ".join(part for part in (show_when(one.at, zone), one.subject, what, who) if part)

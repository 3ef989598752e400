"""Every widget of the kit on one sheet, to look at: `python -m ui.widgets.gallery --out FILE`.

All texts are synthetic. Nothing of the program uses this module.
"""

from __future__ import annotations

import argparse
import os
import sys
from decimal import Decimal

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from protocols.times import Instant
from ui.theme.icons import Icon
from ui.theme.marks import Status
from ui.theme.palette import apply_theme
from ui.theme.runs import Look, Run
from ui.theme.tokens import GAP, GRID, PAD, Step
from ui.widgets.app_bar import AppBar
from ui.widgets.bars import ProgressBar, WindowBar
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card, Rule
from ui.widgets.choices import Choice, RadioRow, TickBox
from ui.widgets.compact_bar import CompactBar
from ui.widgets.fields import Captioned, NumberEdit, TextField
from ui.widgets.footer import Footer, FooterItem
from ui.widgets.leg_picker import LegPicker
from ui.widgets.note import Note
from ui.widgets.patient_strip import PatientStrip, StripField, StripSubject
from ui.widgets.read_back import ReadBack
from ui.widgets.score import BoundsTotal, PointCells
from ui.widgets.segments import Segments
from ui.widgets.spoken import spoken_number
from ui.widgets.status_mark import StatusMark
from ui.widgets.text import Label, RunsLabel
from ui.widgets.time_edit import TimeEdit

_NOW = Instant.parse_iso("2026-11-21T05:41:00Z")
_PAGES = (
    ("now", "Now"),
    ("dose", "Titer and dose"),
    ("assess", "Assessments"),
    ("infusion", "Infusions"),
    ("deviations", "Deviations"),
    ("sheet", "Day sheet"),
)
_WHO = StripSubject(
    "IGM-0007", "IgM-FAT", Status.SINGLE_BLIND, "Bed 04", "keep arm from patient and family"
)
_FIELDS = (
    StripField("Dosing weight", "78 kg", "bed scale 18-Nov-2026"),
    StripField("Protocol, arm", "IgM-FAT 3.0, titer-based"),
    StripField("Since shock onset", "3 days 9hr 1min"),
    StripField("Since randomisation", "3 days 26min"),
    StripField("Study day", "Day 3 of 7"),
)


def sheet() -> QWidget:
    """Build the whole sheet, 1366 wide."""
    whole = QWidget()
    whole.setObjectName("page")
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in (_ward_bar(), _subject_bar(), _strip(_WHO), _practice(), _compact()):
        column.addWidget(widget)
    body = QVBoxLayout()
    body.setContentsMargins(PAD, GAP, PAD, GAP)
    body.setSpacing(GAP)
    body.addLayout(_row((_titer_card(), 492), (_field_card(), 0), (_button_card(), 300)))
    body.addLayout(_row((_leg_card(), 544), (_score_card(), 332), (_infusion_card(), 0)))
    body.addLayout(_row((_marks_card(), 700), (_choice_card(), 0)))
    column.addLayout(body)
    column.addWidget(_footer())
    compact = _footer()
    compact.set_compact(compact=True)
    column.addWidget(compact)
    return whole


def _row(*cards: tuple[QWidget, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for card, width in cards:
        if width:
            card.setFixedWidth(width)
        row.addWidget(card, 0 if width else 1)
    return row


def _ward_bar() -> QWidget:
    bar = AppBar()
    bar.show_pages((("ward", "Ward board"), ("enrol", "Enrol"), ("store", "Store")), "ward")
    bar.show_clock("06:12", "21-Nov-2026")
    bar.show_operator("Nurse A", "bedside, blinded roles")
    return bar


def _subject_bar() -> QWidget:
    bar = AppBar()
    bar.show_back("Ward")
    bar.show_find(shown=False)
    bar.show_pages(_PAGES, "dose")
    bar.show_clock("06:41", "21-Nov-2026")
    bar.show_operator("Nurse A", "bedside, blinded roles")
    return bar


def _strip(who: StripSubject) -> PatientStrip:
    strip = PatientStrip()
    strip.show_subject(who, _FIELDS)
    return strip


def _practice() -> QWidget:
    who = StripSubject(
        "MIC-0014", "I-MICRO", Status.BLINDED, "Bed 09", "arm is not held in Bedline",
        practice=True,
    )  # fmt: skip
    return _strip(who)


def _compact() -> QWidget:
    bar = CompactBar()
    bar.show_subject(_WHO, _FIELDS)
    bar.show_pages(_PAGES, "dose")
    bar.show_clock("06:41", "21-Nov-2026")
    return bar


def _titer_card() -> QWidget:
    card = Card("IgM titer, Day 3", "sampling window 05:00 to 09:00")
    value = NumberEdit("IgM titer, milligrams per decilitre", step=Step.KEY)
    value.setText("81.0")
    value.setObjectName("focused")
    unit = Segments("Unit", (("mg/dL", "mg/dL"), ("g/L", "g/L"), ("mg/L", "mg/L")))
    unit.choose("mg/dL")
    unit.setFixedHeight(56)
    top = QHBoxLayout()
    top.setSpacing(GAP)
    top.addWidget(Captioned("Value, as printed on the report", value), 1)
    top.addWidget(Captioned("Unit on the report", unit))
    card.body.addLayout(top)
    card.body.addLayout(_titer_times())
    back = ReadBack()
    words = f"{spoken_number(Decimal('81.0'))} milligrams per decilitre"
    back.show_value(
        "81.0 mg/dL",
        words,
        "0.810 g/L",
        (
            (Run("Up 6.8", 700), Run(" from 74.2 mg/dL, 23hr 40min earlier.")),
            (Run("Ten-times check: neither 8.10 nor 810 would fit the last value.", None, "ink2"),),
        ),
    )
    card.body.addWidget(back)
    note = Note(
        "warning",
        "Sampled while dose 3 was running.",
        "33 mL to run at 05:30, worth up to 6.1 mg/dL. Not subtracted (site setting).",
    )
    answer = Segments(
        "Sample", (("use", "Use this sample"), ("wait", "Wait for a new one")), tick=True
    )
    answer.choose("use")
    note.choices.addWidget(answer)
    card.body.addWidget(note)
    card.body.addStretch(1)
    return card


def _titer_times() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    sampled = TimeEdit("Sampled", "sampled", lambda: _NOW, "Europe/Rome")
    sampled.set_text("0530")
    entered = TextField("Entered", step=Step.BODY)
    entered.setText("21-Nov-2026 06:41")
    entered.setReadOnly(True)
    report = TextField("Report no.", step=Step.BODY)
    report.setText("LR-20417")
    report.setFixedWidth(104)
    for caption, field, stretch in (
        ("Sampled", sampled, 1), ("Entered, set by the clock", entered, 1),
        ("Report no.", report, 0),
    ):  # fmt: skip
        row.addWidget(Captioned(caption, field), stretch)
    return row


def _field_card() -> QWidget:
    card = Card("Fields", "computed, empty, wrong, twice")
    grid = QGridLayout()
    grid.setSpacing(GAP)
    gas = NumberEdit("PaO2, mmHg", unit="mmHg")
    gas.setText("71")
    ratio = NumberEdit("P/F, mmHg", unit="mmHg", computed=True)
    ratio.setText("157.8")
    empty = NumberEdit("Bilirubin, mg/dL", unit="mg/dL")
    empty.setPlaceholderText("not entered")
    wrong = NumberEdit("Platelets, G/L", unit="G/L")
    wrong.setText("1,000")
    bad = Captioned("Platelets", wrong)
    bad.show_issue("1,000 could mean 1 or 1000. Type 1 or 1000.")
    twice = TimeEdit("Sampled", "sampled", lambda: _NOW, "Europe/Rome")
    twice.set_text("25-Oct-2026 02:30")
    grid.addWidget(Captioned("PaO2, same gas", gas), 0, 0)
    grid.addWidget(Captioned("P/F, computed", ratio), 0, 1)
    grid.addWidget(Captioned("Bilirubin", empty), 1, 0)
    grid.addWidget(bad, 1, 1)
    grid.addWidget(Captioned("Sampled", twice), 2, 0, 1, 2)
    card.body.addLayout(grid)
    nothing = ReadBack()
    nothing.show_nothing("1,000 could mean 1 or 1000: nothing to read back yet.")
    card.body.addWidget(nothing)
    card.body.addWidget(Note("stop", "No dose advised: titer older than 24hr."))
    card.body.addStretch(1)
    return card


def _button_card() -> QWidget:
    card = Card("Buttons", padding=GAP)
    off = PrimaryButton("Record", None, "Ctrl+Enter", large=True)
    off.setEnabled(False)
    for button in (
        PrimaryButton("Next due", Icon.CHEVRON, "Ctrl+J"),
        PrimaryButton("Record assessment", None, "Ctrl+Enter", large=True),
        off,
        SecondaryButton("Leave, keep draft", Icon.BACK, "Esc", large=True),
        SecondaryButton("Not done, why", Icon.NOT_DONE),
        SecondaryButton("Correct an entry", Icon.PENCIL, quiet=True),
        SecondaryButton("Bag change", Icon.BAG, "B"),
    ):
        card.body.addWidget(button)
    soft = Segments(
        "Pregnant", (("no", "Absent"), ("yes", "Present"), ("?", "Not known")), look="soft"
    )
    soft.choose("?")
    card.body.addWidget(soft)
    none = Segments("Decision", (("a", "Accept"), ("j", "Adjust, why"), ("d", "Decline, why")))
    card.body.addWidget(none)
    card.body.addStretch(1)
    return card


def _leg_card() -> QWidget:
    card = Card("Mottling, knee and thigh")
    side = Segments("Leg", (("right", "Right leg"), ("left", "Left leg")), look="soft")
    side.choose("right")
    card.title_row.addWidget(side)
    card.title_row.setContentsMargins(PAD, 4, GRID, 4)
    leg = LegPicker()
    leg.choose(4)
    card.body.addWidget(leg, 1)
    return card


def _score_card() -> QWidget:
    card = Card()
    total = BoundsTotal("SOFA")
    total.show_total(11, 15, "5 of 6 organs known, 11 points so far", "1 of 6 unknown")
    total.show_change(
        (
            Run("2 lower to 2 higher", 700),
            Run(" than baseline 13. Direction cannot be stated until bilirubin is known."),
        )
    )
    card.body.addWidget(total)
    card.body.addWidget(Rule())
    known, open_, some = PointCells("Lung"), PointCells("Liver"), PointCells("Kidney")
    known.show_points(3)
    open_.show_unknown(range(5))
    some.show_unknown((2, 3, 4))
    for cells in (known, open_, some):
        card.body.addWidget(cells)
    card.body.addWidget(Note("info", "Read-only.", "Wrong role for this page."))
    card.body.addWidget(Note("done", "Recorded.", "Titer 81.0 mg/dL, 06:41."))
    card.body.addStretch(1)
    return card


def _infusion_card() -> QWidget:
    card = Card("", accent=True)
    top = QHBoxLayout()
    top.addWidget(StatusMark(Status.RUNNING, None, Step.STRONG))
    top.addWidget(Label("dose 3", Step.STRONG), 1)
    top.addWidget(Label("since 20-Nov-2026 10:40", Step.CAPTION, tone="ink2"))
    card.body.addLayout(top)
    card.body.addWidget(Label("5.9 mL per hour", Step.KEY))
    for delivered, status in (("112", Status.RUNNING), ("140", Status.PAUSED)):
        bar = ProgressBar()
        bar.show_delivery(Decimal(delivered), Decimal(310), status)
        card.body.addWidget(bar)
    over, unknown = ProgressBar(), ProgressBar(8)
    over.show_delivery(Decimal(330), Decimal(300), Status.RUNNING)
    card.body.addWidget(over)
    card.body.addWidget(unknown)
    runs = (Run("112", 700), Run(" of 141 mL, ends "), Run("11:09", 700))
    card.body.addWidget(RunsLabel(runs, Look(Step.CAPTION)))
    window = WindowBar()
    window.show_window("Shock onset 11hr 20min ago; limit 24 hours", "12hr 40min left", 0.47)
    late = WindowBar()
    late.show_window("First dose within 12hr", "35min over", 1.05)
    card.body.addWidget(window)
    card.body.addWidget(late)
    card.body.addWidget(Note("warning", "It would end after 7hr 52min.", mark=Status.DEVIATION))
    card.body.addWidget(Label("<b>x</b> & y, shown as typed"))
    card.body.addStretch(1)
    return card


def _marks_card() -> QWidget:
    card = Card("Status marks", "shape and word first, colour last")
    grid = QGridLayout()
    grid.setSpacing(GRID)
    for place, status in enumerate(Status):
        grid.addWidget(StatusMark(status), place // 5, place % 5)
    card.body.addLayout(grid)
    return card


def _choice_card() -> QWidget:
    card = Card("Choices")
    choice = Choice("Reason", "Choose a reason")
    choice.addItems(["Theatre", "No access", "Refused"])
    choice.setCurrentIndex(-1)
    row = QHBoxLayout()
    ticked = TickBox("Opaque sleeve intact")
    ticked.setChecked(True)
    row.addWidget(ticked)
    row.addWidget(TickBox("Line flushed"))
    card.body.addLayout(row)
    card.body.addWidget(choice)
    card.body.addWidget(RadioRow("Consent by the patient"))
    return card


def _footer() -> Footer:
    footer = Footer()
    footer.show_items(
        (
            FooterItem(Status.DONE, "Store", "saved 06:12:03, checked 20:04"),
            FooterItem(Status.WARNING, "Backup", "3hr late"),
            FooterItem(Status.DONE, "Clock", "12 s behind ward clock; UTC+01:00"),
        ),
        (FooterItem(None, "Offline", "by design"), FooterItem(None, "", "Record version 118")),
    )
    return footer


def main(arguments: list[str] | None = None) -> int:
    """Draw the sheet into a PNG file and return 0."""
    parser = argparse.ArgumentParser(prog="python -m ui.widgets.gallery", description=__doc__)
    parser.add_argument("--palette", choices=("day", "night"), default="day")
    parser.add_argument("--out", required=True)
    taken = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        return 1
    apply_theme(app, taken.palette)
    whole = sheet()
    whole.show()
    focused = whole.findChild(NumberEdit, "focused")
    if focused is not None:
        whole.activateWindow()
        focused.setFocus()
    app.processEvents()
    layout = whole.layout()
    whole.resize(1366, layout.totalHeightForWidth(1366) if layout else 768)
    app.processEvents()
    picture = QPixmap(whole.size())
    whole.render(picture, QPoint())
    return 0 if picture.save(taken.out) else 1


if __name__ == "__main__":
    raise SystemExit(main())

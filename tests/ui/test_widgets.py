"""The kit: reachable by keyboard, named for screen readers, literal in its texts."""

from decimal import Decimal
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from protocols.times import Instant
from ui.theme.icons import Icon, icon_path
from ui.theme.marks import Status
from ui.theme.palette import apply_theme, theme
from ui.theme.runs import Look, Run, RunsLayout
from ui.theme.tokens import TARGET, Step
from ui.widgets import gallery, leg_figure
from ui.widgets.app_bar import AppBar
from ui.widgets.bars import ProgressBar, WindowBar
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.choices import Choice, TickBox
from ui.widgets.compact_bar import CompactBar
from ui.widgets.fields import Captioned, NumberEdit
from ui.widgets.footer import Footer, FooterItem
from ui.widgets.leg_picker import LegPicker
from ui.widgets.note import Note
from ui.widgets.patient_strip import Dress, PatientStrip, StripCell, StripField, StripSubject
from ui.widgets.read_back import ReadBack
from ui.widgets.score import BoundsTotal, PointCells, bounds_text
from ui.widgets.segments import Segments
from ui.widgets.status_mark import StatusMark
from ui.widgets.text import Label, RunsLabel, plain_tooltip
from ui.widgets.time_edit import TimeEdit, time_ago_words

NOW = Instant.parse_iso("2026-11-21T05:12:34Z")
WHO = StripSubject("IGM-0007", "IgM-FAT", Status.SINGLE_BLIND, "Bed 04", "keep arm from family")
FIELDS = (
    StripField("Dosing weight", "78 kg", "bed scale 18-Nov-2026"),
    StripField("Protocol, arm", "IgM-FAT 3.0, titer-based"),
    StripField("Since shock onset", "3 days 9hr 1min"),
)


@pytest.fixture(autouse=True)
def _day(qapp):
    apply_theme(qapp, "day")


@pytest.fixture
def page(qtbot):
    """A page that holds what a test shows, active so that focus is real."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    qtbot.addWidget(whole)

    def show(*widgets: QWidget) -> QWidget:
        for widget in widgets:
            column.addWidget(widget)
        whole.resize(900, 600)
        with qtbot.waitExposed(whole):
            whole.show()
        whole.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is whole)
        return whole

    return show


@pytest.fixture
def sheet(qtbot, page):
    whole = gallery.sheet()
    return page(whole)


def controls(root: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    return [one for kind in kinds for one in root.findChildren(kind) if one.isVisibleTo(root)]


@pytest.mark.parametrize("palette", ["day", "night"])
def test_that_every_widget_paints_in_both_palettes_without_a_word_from_qt(
    qapp, sheet, palette, qtlog
):
    apply_theme(qapp, palette)
    picture = sheet.grab()
    assert not picture.isNull()
    colour = picture.toImage().pixelColor(2, picture.height() - 2)
    assert colour == QColor(theme().tokens.bg)


def test_that_every_control_has_a_name_for_screen_readers(sheet):
    nameless = [one for one in controls(sheet) if not one.accessibleName()]
    assert nameless == []


def test_that_every_control_is_large_enough_for_a_gloved_finger(sheet):
    small = [(type(one).__name__, one.accessibleName(), one.height())
             for one in controls(sheet) if one.height() < TARGET]  # fmt: skip
    assert small == []


def test_that_the_keyboard_reaches_every_group_of_controls(sheet):
    reached: set[QWidget] = set()
    for _ in range(120):
        sheet.focusNextChild()
        reached.add(QApplication.focusWidget())
    able = [
        one for one in controls(sheet)
        if one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]  # fmt: skip
    assert able
    assert {one.accessibleName() for one in able} <= {one.accessibleName() for one in reached}


@pytest.mark.requirement("R55")
def test_that_every_label_shows_text_and_never_markup(sheet):
    assert sheet.findChildren(QLabel)
    for label in sheet.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()


@pytest.mark.requirement("R55", "R56")
def test_that_angle_brackets_are_as_wide_as_they_are_typed(page):
    plain, marked = Label("<b>x</b>"), RunsLabel("<b>x</b>", wrap=False)
    page(plain, marked)
    bare = plain.fontMetrics().horizontalAdvance("<b>x</b>")
    assert plain.sizeHint().width() >= bare
    assert marked.sizeHint().width() >= bare
    assert marked.text() == "<b>x</b>"
    assert plain_tooltip("<b>x</b>") == "<span>&lt;b&gt;x&lt;/b&gt;</span>"


def test_that_runs_wrap_into_whole_lines_and_keep_letters_outside_the_plane(qapp):
    runs = (Run("\U0001f9ea 81.0", 700), Run(" from 74.2 mg/dL, 23hr 40min earlier, twice"))
    wide = RunsLayout(runs, Look(), 10_000, theme().tokens)
    narrow = RunsLayout(runs, Look(), 120, theme().tokens)
    assert (wide.lines, wide.height) == (1, Step.BODY.line)
    assert narrow.lines > 2
    assert narrow.height == narrow.lines * Step.BODY.line
    assert narrow.width <= 120


@pytest.mark.requirement("R42")
def test_that_a_number_and_its_unit_stay_on_one_line(qapp):
    joined = RunsLayout((Run("dose of 104\u00a0mL"),), Look(), 70, theme().tokens)
    assert joined.lines == 2
    assert joined.text.endswith("104\u00a0mL")


def test_that_a_status_mark_says_its_word(page):
    mark = StatusMark(Status.OVERDUE, "Overdue 12min")
    bare = StatusMark(Status.BLINDED, "")
    page(mark, bare)
    assert mark.accessibleName() == "Overdue 12min"
    assert bare.accessibleName() == "Blinded"
    assert bare.sizeHint().width() < mark.sizeHint().width()
    mark.show_status(Status.DONE)
    assert (mark.words(), mark.status) == ("Done", Status.DONE)


@pytest.mark.parametrize("icon", list(Icon), ids=lambda icon: icon.value)
def test_that_every_icon_is_drawn(icon):
    assert not icon_path(icon).isEmpty()


def test_that_a_button_is_pressed_by_space_and_shows_its_key(page, qtbot):
    button = PrimaryButton("Record", Icon.TICK, "Ctrl+Enter", large=True)
    page(button)
    assert button.accessibleDescription() == "Ctrl+Enter"
    assert button.sizeHint().width() > SecondaryButton("Record").sizeHint().width()
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_that_a_focused_control_looks_different(page, qtbot):
    first, second = SecondaryButton("Pause"), NumberEdit("Rate, mL per hour")
    page(first, second)
    for control in (first, second):
        (second if control is first else first).setFocus()
        quiet = control.grab().toImage()
        control.setFocus()
        assert control.grab().toImage() != quiet
        edge = control.grab().toImage().pixelColor(1, control.height() // 2)
        assert edge == QColor(theme().tokens.focus)


def test_that_no_unit_is_chosen_before_a_person_chooses(page):
    unit = Segments("Unit on the report", (("mg/dL", "mg/dL"), ("g/L", "g/L")))
    page(unit)
    assert unit.choice() is None


def test_that_segments_move_with_arrows_and_choose_with_space(page, qtbot):
    unit = Segments("Unit", (("a", "mg/dL"), ("b", "g/L"), ("c", "mg/L")))
    page(unit)
    unit.segment("a").setFocus()
    qtbot.keyClick(unit.segment("a"), Qt.Key.Key_Right)
    assert unit.segment("b").hasFocus()
    assert unit.choice() is None, "moving is not choosing"
    with qtbot.waitSignal(unit.chosen) as told:
        qtbot.keyClick(unit.segment("b"), Qt.Key.Key_Space)
    assert told.args == ["b"]
    qtbot.keyClick(unit.segment("b"), Qt.Key.Key_Space)
    assert unit.choice() == "b", "a second press does not take the answer away"
    qtbot.keyClick(unit.segment("b"), Qt.Key.Key_Right)
    qtbot.keyClick(unit.segment("c"), Qt.Key.Key_Right)
    assert unit.segment("c").hasFocus()


def test_that_segments_cycle_and_tell_each_change_once(page, qtbot):
    unit = Segments("Unit", (("a", "mg/dL"), ("b", "g/L")))
    page(unit)
    told: list[str] = []
    unit.chosen.connect(told.append)
    for _ in range(3):
        unit.cycle()
    unit.choose("b")
    assert told == ["a", "b", "a"]
    assert unit.choice() == "b"
    with pytest.raises(KeyError):
        unit.choose("lb")


def test_that_the_chosen_segment_is_the_one_tab_stop(page):
    unit = Segments("Unit", (("a", "mg/dL"), ("b", "g/L")))
    page(unit)
    unit.choose("b")
    stops = [key for key in "ab" if unit.segment(key).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["b"]


@pytest.mark.requirement("R52")
@pytest.mark.parametrize("typed", ["81.0", "1,000", "1O3", "-5", "8 1", "81.0.0", "<b>8</b>"])
def test_that_a_number_field_keeps_every_character_as_typed(page, qtbot, typed):
    field = NumberEdit("IgM titer, milligrams per decilitre", step=Step.KEY, unit="mg/dL")
    page(field)
    told: list[str] = []
    field.typed.connect(told.append)
    for sign in typed:
        qtbot.keyClicks(field, sign)
    assert field.text() == typed
    assert told[-1] == typed
    assert len(told) == len(typed)


@pytest.mark.requirement("R52")
def test_that_other_digits_are_kept_for_the_reader_to_refuse(page, qtbot):
    field = NumberEdit("IgM titer, milligrams per decilitre")
    page(field)
    written = QInputMethodEvent()
    written.setCommitString("\u0668\u0661")
    with qtbot.waitSignal(field.typed) as told:
        QApplication.sendEvent(field, written)
    assert told.args == ["\u0668\u0661"]
    assert field.text() == "\u0668\u0661"


def test_that_text_put_in_by_the_program_is_not_told_as_typed(page):
    field = NumberEdit("Rate")
    page(field)
    told: list[str] = []
    field.typed.connect(told.append)
    field.setText("5.9")
    assert told == []


def test_that_an_error_is_said_under_the_field_and_typed_text_stays(page):
    field = NumberEdit("Platelets, G/L")
    whole = Captioned("Platelets", field)
    page(whole)
    field.setText("1,000")
    before = whole.sizeHint().height()
    whole.show_issue("1,000 could mean 1 or 1000. Type 1 or 1000.")
    assert field.has_error()
    assert field.text() == "1,000"
    assert field.accessibleDescription().startswith("1,000 could mean")
    assert whole.sizeHint().height() > before
    whole.show_issue("")
    assert not field.has_error()
    assert whole.issue() == ""


def test_that_a_computed_value_cannot_be_typed_into(page, qtbot):
    field = NumberEdit("P/F, mmHg", unit="mmHg", computed=True)
    page(field)
    field.setText("157.8")
    qtbot.keyClicks(field, "9")
    assert field.text() == "157.8"
    assert field.focusPolicy() is Qt.FocusPolicy.NoFocus


@pytest.fixture
def sampled(page):
    field = TimeEdit("Sampled", "sampled", lambda: NOW, "Europe/Rome")
    page(field)
    return field


def test_that_a_typed_time_is_read_back_with_its_date(sampled, qtbot):
    with qtbot.waitSignal(sampled.read) as told:
        qtbot.keyClicks(sampled.line, "-35")
    assert sampled.instant() == Instant.parse_iso("2026-11-21T04:37:00Z")
    assert isinstance(told.args[0], Instant | None)
    assert "21-Nov-2026 05:37, 35min ago" in [
        one.accessibleName() for one in sampled.findChildren(RunsLabel)
    ]


def test_that_leaving_the_field_pins_a_relative_time_to_its_date(sampled, qtbot):
    qtbot.keyClicks(sampled.line, "now")
    qtbot.keyClick(sampled.line, Qt.Key.Key_Return)
    assert sampled.text() == "21-Nov-2026 06:12"
    assert sampled.instant() == Instant.parse_iso("2026-11-21T05:12:00Z")


def test_that_a_wrong_time_stays_typed_and_means_nothing(sampled, qtbot):
    qtbot.keyClicks(sampled.line, "25:99")
    qtbot.keyClick(sampled.line, Qt.Key.Key_Return)
    assert sampled.text() == "25:99"
    assert sampled.instant() is None
    assert sampled.issue().code == "no_such_time"
    assert sampled.line.has_error()


def test_that_an_empty_time_is_no_error_yet(sampled, qtbot):
    qtbot.keyClicks(sampled.line, "n")
    qtbot.keyClick(sampled.line, Qt.Key.Key_Backspace)
    assert sampled.instant() is None
    assert not sampled.line.has_error()


@pytest.mark.requirement("R46")
def test_that_the_repeated_hour_is_asked_as_first_or_second(sampled, qtbot):
    twice = sampled.findChild(Segments)
    assert not twice.isVisible()
    qtbot.keyClicks(sampled.line, "25-Oct-2026 02:30")
    assert twice.isVisible()
    assert sampled.instant() is None
    qtbot.mouseClick(twice.segment("second"), Qt.MouseButton.LeftButton)
    assert sampled.instant() == Instant.parse_iso("2026-10-25T01:30:00Z")
    assert not twice.isVisible()


def test_that_how_long_ago_is_said_in_words():
    ago = Instant.parse_iso("2026-11-21T03:10:00Z")
    assert time_ago_words(ago, NOW) == "2hr 2min ago"
    assert time_ago_words(NOW, NOW) == "now"
    assert time_ago_words(Instant.parse_iso("2026-11-21T05:14:00Z"), NOW) == "in 2min"


@pytest.mark.requirement("R52")
def test_that_an_invalid_entry_empties_the_read_back_and_says_why(page):
    back = ReadBack()
    page(back)
    back.show_value("81.0 mg/dL", "eighty-one point zero", "0.810 g/L", ("Up 6.8",))
    height = back.sizeHint().height()
    assert back.value_text() == "81.0 mg/dL"
    assert "eighty-one point zero" in back.accessibleName()
    back.show_nothing("1,000 could mean 1 or 1000.")
    assert back.value_text() == ""
    assert back.accessibleName().endswith("1,000 could mean 1 or 1000.")
    assert back.sizeHint().height() == height, "what is below must not jump"


def test_that_a_missing_organ_is_never_shown_as_zero(page):
    cells = PointCells("Liver")
    total = BoundsTotal("SOFA")
    page(cells, total)
    assert cells.accessibleName() == "Liver, not known, 0 to 4 points possible"
    cells.show_points(2)
    assert cells.accessibleName() == "Liver, 2 of 4 points"
    total.show_total(11, 15, "5 of 6 organs known", "1 of 6 unknown")
    assert total.accessibleName() == "SOFA, incomplete, 11 to 15, 1 of 6 unknown"
    total.show_total(13, 13, "6 of 6 organs known")
    assert total.accessibleName() == "SOFA, 13"
    assert bounds_text(0, 24) == "0 to 24"


def test_that_a_volume_past_the_plan_is_not_clipped(page):
    bar = ProgressBar()
    page(bar)
    bar.show_delivery(Decimal(150), Decimal(300), Status.RUNNING)
    half = bar.grab().toImage()
    bar.show_delivery(Decimal(330), Decimal(300), Status.RUNNING)
    over = bar.grab().toImage()
    y, last = over.height() // 2, over.width() - 8
    assert half.pixelColor(last, y) == QColor(theme().tokens.sunken)
    assert over.pixelColor(last, y) == QColor(theme().tokens.amber)
    assert bar.accessibleName() == "330 of 300 mL delivered"


def test_that_an_unknown_volume_is_not_an_empty_bar(page):
    bar = ProgressBar()
    page(bar)
    bar.show_delivery(Decimal(0), Decimal(300), Status.RUNNING)
    none_given = bar.grab().toImage()
    bar.show_delivery(None, Decimal(300), Status.RUNNING)
    assert bar.accessibleName() == "Delivered volume not known"
    assert bar.grab().toImage() != none_given


def test_that_a_window_that_is_over_says_by_how_much(page):
    window = WindowBar()
    page(window)
    window.show_window("First dose within 12hr", "35min over", 1.05)
    assert window.accessibleName() == "First dose within 12hr, 35min over"


@pytest.mark.parametrize("side", ["right", "left"])
def test_that_a_tap_on_the_leg_chooses_the_zone_under_it(page, qtbot, side):
    leg = LegPicker()
    page(leg)
    leg.show_side(side)
    assert leg.zone() is None, "not answered is not zero"
    for zone in (5, 4, 3, 2, 1):
        with qtbot.waitSignal(leg.chosen) as told:
            qtbot.mouseClick(
                leg.figure, Qt.MouseButton.LeftButton, pos=leg.figure.point_of(zone).toPoint()
            )
        assert told.args == [zone]
        assert leg.zone() == zone
        assert leg.row(zone).isChecked()


def test_that_a_tap_beside_the_leg_chooses_nothing(page, qtbot):
    leg = LegPicker()
    page(leg)
    qtbot.mouseClick(leg.figure, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert leg.zone() is None


def test_that_digits_choose_a_zone_and_others_do_not(page, qtbot):
    leg = LegPicker()
    page(leg)
    leg.row(5).setFocus()
    qtbot.keyClick(leg.row(5), Qt.Key.Key_3)
    assert leg.zone() == 3
    assert leg.row(3).hasFocus()
    qtbot.keyClick(leg.row(3), Qt.Key.Key_6)
    assert leg.zone() == 3
    leg.choose(None)
    assert leg.zone() is None


def test_that_arrows_move_between_the_rows_and_space_chooses(page, qtbot):
    leg = LegPicker()
    page(leg)
    leg.choose(4)
    leg.row(4).setFocus()
    qtbot.keyClick(leg.row(4), Qt.Key.Key_Down)
    assert leg.row(3).hasFocus()
    assert leg.zone() == 4, "moving is not choosing"
    with qtbot.waitSignal(leg.chosen) as told:
        qtbot.keyClick(leg.row(3), Qt.Key.Key_Space)
    assert told.args == [3]
    qtbot.keyClick(leg.row(3), Qt.Key.Key_Up)
    qtbot.keyClick(leg.row(4), Qt.Key.Key_Up)
    qtbot.keyClick(leg.row(5), Qt.Key.Key_Up)
    assert leg.row(5).hasFocus()


@pytest.mark.parametrize(
    ("x", "y", "zone"),
    [
        (60, 20, 5), (150, 70, 5), (40, 75, 4), (120, 110, 4), (60, 150, 4), (110, 158, 4),
        (50, 180, 3), (105, 200, 3), (55, 225, 2), (92, 255, 2), (75, 240, 1), (80, 244, 1),
        (70, 300, None), (70, 350, None), (5, 5, None), (190, 150, None), (140, 150, None),
    ],
)  # fmt: skip
def test_that_each_place_of_the_leg_belongs_to_its_zone(x, y, zone):
    assert leg_figure.zone_at(QPointF(x, y)) == zone


def test_that_a_higher_zone_holds_all_lower_ones():
    assert leg_figure.filled(0).isEmpty()
    for zone in (1, 2, 3, 4):
        assert leg_figure.filled(zone + 1).contains(leg_figure.filled(zone).boundingRect().center())
        lower, higher = (leg_figure.filled(one).boundingRect() for one in (zone, zone + 1))
        assert higher.top() < lower.top()
    assert leg_figure.filled(4).boundingRect().bottom() < 320, "the lower leg stays plain"


def test_that_page_tabs_are_buttons_that_the_keyboard_reaches(page, qtbot):
    bar = AppBar()
    page(bar)
    bar.show_pages((("now", "Now"), ("dose", "Titer and dose")), "now")
    tabs = [one for one in bar.findChildren(QAbstractButton) if one.isCheckable()]
    assert [tab.text() for tab in tabs if tab.isChecked()] == ["Now"]
    tabs[0].setFocus()
    qtbot.keyClick(tabs[0], Qt.Key.Key_Right)
    assert tabs[1].hasFocus()
    with qtbot.waitSignal(bar.tab_chosen) as told:
        qtbot.keyClick(tabs[1], Qt.Key.Key_Space)
    assert told.args == ["dose"]
    bar.show_pages((("now", "Now"), ("dose", "Titer and dose")), "dose")
    assert [tab.text() for tab in tabs if tab.isChecked()] == ["Titer and dose"]


def test_that_the_bar_tells_what_is_asked(page, qtbot):
    bar = AppBar()
    page(bar)
    bar.show_back("Ward")
    bar.show_operator("Nurse A", "bedside, blinded roles")
    for button, signal in (
        (bar.back_button, bar.back_asked), (bar.find_button, bar.find_asked),
        (bar.palette_button, bar.palette_asked), (bar.operator, bar.operator_asked),
        (bar.lock_button, bar.lock_asked),
    ):  # fmt: skip
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert bar.operator.accessibleName() == "Operator Nurse A, bedside, blinded roles"


def test_that_the_palette_button_offers_the_other_palette(qapp, page):
    bar = AppBar()
    page(bar)
    assert bar.palette_button.text() == "Night"
    apply_theme(qapp, "night")
    assert bar.palette_button.text() == "Day"


def test_that_the_strip_gives_up_notes_before_values(page, qtbot):
    strip = PatientStrip()
    page(strip)
    strip.show_subject(WHO, FIELDS)
    strip.resize(1340, 72)
    cells = strip.findChildren(StripCell)
    wide = cells[0].width_for(FIELDS[0], Dress())
    assert cells[0].minimumWidth() == wide
    strip.resize(700, 72)
    assert cells[0].minimumWidth() < wide
    assert cells[0].toolTip() == "<span>bed scale 18-Nov-2026</span>"
    assert cells[0].accessibleName() == "Dosing weight: 78 kg, bed scale 18-Nov-2026"


@pytest.mark.requirement("R42")
@pytest.mark.parametrize("make", [PatientStrip, CompactBar])
@pytest.mark.parametrize("width", [1024, 1280])
def test_that_no_field_of_the_strip_lies_on_another(page, qtbot, make, width):
    strip = make()
    whole = page(strip)
    whole.layout().setContentsMargins(0, 0, 0, 0)
    long = ("Protocol, arm", "IgM-FAT 3.0, Titer-based dose by the pharmacy's own table")
    strip.show_subject(WHO, (FIELDS[0], long, *FIELDS[2:]))
    whole.resize(width, 400)
    qtbot.waitUntil(lambda: strip.width() == width)
    shown = [one.geometry() for one in strip.findChildren(StripCell) if one.isVisible()]
    assert len(shown) >= 2
    for one, following in pairwise(shown):
        assert one.right() < following.left(), (one, following)
    assert shown[-1].right() < width


@pytest.mark.requirement("R42")
@pytest.mark.parametrize("width", [1280, 1366, 1920])
def test_that_no_bar_cuts_a_word_or_runs_past_the_window(page, qtbot, width):
    bars = [gallery._subject_bar(), gallery._strip(WHO), gallery._compact()]
    whole = page(*bars)
    whole.layout().setContentsMargins(0, 0, 0, 0)
    whole.resize(width, 400)
    qtbot.waitUntil(lambda: bars[-1].width() == width)
    for bar in bars:
        for one in bar.findChildren(QWidget):
            if one.isVisible() and isinstance(one, QLabel | QAbstractButton | RunsLabel):
                needed = one.minimumSizeHint().width()
                assert one.width() >= needed, (width, one.accessibleName(), one.width(), needed)
                assert one.mapTo(bar, QPoint(one.width(), 0)).x() <= width


@pytest.mark.parametrize("make", [PatientStrip, CompactBar])
def test_that_a_locked_strip_shows_nothing_but_the_bed(page, make):
    strip = make()
    page(strip)
    strip.show_subject(WHO, FIELDS)
    strip.hide_for_lock("Bed 04")
    shown = [one.text() for one in strip.findChildren(QLabel) if one.isVisibleTo(strip)] + [
        one.accessibleName() for one in strip.findChildren(StripCell) if one.isVisibleTo(strip)
    ]
    assert "Bed 04" in shown
    assert not any("IGM" in text or "78" in text or "arm" in text for text in shown)


def test_that_a_practice_subject_says_so(page):
    strip, bar = PatientStrip(), CompactBar()
    page(strip, bar)
    who = StripSubject("PRA-0001", "ICAR", Status.BLINDED, "Bed 99", practice=True)
    strip.show_subject(who, ())
    bar.show_subject(who, ())
    names = [one.accessibleName() for one in strip.findChildren(QWidget) if one.isVisible()]
    assert "Practice" in names
    assert any("Practice" in one.accessibleName() for one in bar.findChildren(QWidget))


def test_that_the_compact_bar_keeps_every_way_out(page, qtbot):
    bar = CompactBar()
    page(bar)
    bar.show_pages((("now", "Now"), ("dose", "Titer and dose")), "now")
    bar.show_operator("Nurse A & B", "bedside")
    menu = bar.menu()
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == ["Now", "Titer and dose", "Night palette", "Operator: Nurse A && B, bedside"]
    with qtbot.waitSignal(bar.tab_chosen) as told:
        menu.actions()[1].trigger()
    assert told.args == ["dose"]
    with qtbot.waitSignal(bar.palette_asked):
        menu.actions()[3].trigger()


def test_that_the_footer_names_the_state_of_its_items(page, qtbot):
    footer = Footer()
    page(footer)
    footer.show_items((FooterItem(Status.WARNING, "Backup", "3hr late"),))
    names = [one.accessibleName() for one in footer.findChildren(QWidget)]
    assert "Backup 3hr late, Warning" in names
    footer.set_compact(compact=True)
    assert footer.height() == 24
    with qtbot.waitSignal(footer.asked):
        qtbot.mouseClick(footer, Qt.MouseButton.LeftButton)


def test_that_a_note_and_a_card_carry_their_words(page):
    note = Note("stop", "No dose advised: titer older than 24hr.", "A new titer would lift it.")
    card = Card("Now", "8 more by 23:59")
    page(note, card)
    assert note.text() == "No dose advised: titer older than 24hr. A new titer would lift it."
    assert note.accessibleName() == note.text()
    card.show_title("Then")
    assert (card.title(), card.accessibleName()) == ("Then", "Then")


def test_that_nothing_is_chosen_from_a_list_by_itself_or_by_the_wheel(page, qtbot):
    choice = Choice("Reason", "Choose a reason")
    choice.addItems(["Theatre", "Refused"])
    page(choice)
    choice.setCurrentIndex(-1)
    assert choice.currentIndex() == -1
    box = TickBox("Sleeve intact")
    page(box)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 4, 10))
    assert box.isChecked(), "the whole line is the target"

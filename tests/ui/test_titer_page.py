"""Titer and dose, typed by keyboard only: a nurse, a prescriber, a second person, a real store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from protocols.facts import MeasurementTaken, PlanDecided
from protocols.units import quantity
from tests.ui.forms_support import (
    INVESTIGATOR,
    NURSE,
    OTHER_NURSE,
    PASSPHRASE,
    SITE,
    SUBJECT,
    HandClock,
    at,
    enrol,
    focus_of,
    look,
    make_bench,
    paste,
    press,
    settle,
    sign_site,
    tab_to,
    three_doses,
    type_into,
)
from ui.bedside import Bedside
from ui.forms.titer_page import TiterDosePage
from ui.operations.bench import Bench
from ui.theme.tokens import PaletteName
from ui.widgets.text import RunsLabel

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def bench(tmp_path: Path, clock: HandClock, qapp: QApplication) -> Iterator[Bench]:
    look(qapp)
    made = make_bench(tmp_path / "store", clock)
    yield made
    made.store.close()


@pytest.fixture
def bedside(bench: Bench) -> Bedside:
    """IGM-0007 in the titer arm on its third day; dose 3 runs."""
    sign_site(bench, "igm-fat", SITE)
    enrol(bench)
    three_doses(bench)
    return opened(bench)


def opened(bench: Bench) -> Bedside:
    made = Bedside(bench)
    assert made.open(SUBJECT)
    return made


@pytest.fixture
def page(bedside: Bedside, qtbot: QtBot) -> TiterDosePage:
    return shown(bedside, qtbot)


def shown(bedside: Bedside, qtbot: QtBot, context: object = None) -> TiterDosePage:
    made = TiterDosePage(bedside)
    qtbot.addWidget(made)
    made.start(context)
    settle(made)
    made.take_focus()
    return made


def type_titer(page: TiterDosePage, value: str = "81.0", sampled: str = "0530") -> None:
    """Type value, sample time and report from the first field on, by Tab."""
    titer = page.titer
    type_into(titer.value.number, value)
    tab_to(page, titer.sampled.line)
    type_into(titer.sampled.line, sampled)
    press(page, Qt.Key.Key_Tab)
    type_into(titer.report, "LR-20417")


def choose_name(page: QWidget, box: QComboBox, name: str) -> None:
    """Choose a name in a list with Down."""
    tab_to(page, box)
    for _ in range(box.count()):
        if box.currentText() == name:
            return
        press(page, Qt.Key.Key_Down)
    assert box.currentText() == name


def use_sample(page: TiterDosePage) -> None:
    tab_to(page, page.titer.use.segment("use"))
    press(page, Qt.Key.Key_Space)


def sign_as_investigator(page: TiterDosePage) -> None:
    tab_to(page, page.decision.bar.who)
    press(page, Qt.Key.Key_Space)
    person = page.decision.person
    choose_name(page, person.name, INVESTIGATOR.name)
    tab_to(page, person.secret)
    type_into(person.secret, PASSPHRASE)
    press(page, Qt.Key.Key_Return)


def confirm_subject(page: TiterDosePage, typed: str = "007") -> None:
    """Ask to record, and type the last three of the study id in the panel that opens."""
    press(page, Qt.Key.Key_Return, CTRL)
    assert focus_of(page) is page.confirm.digits
    type_into(page.confirm.digits, typed)
    press(page, Qt.Key.Key_Return)


def second_person_types(page: TiterDosePage, value: str, typed_secret: str = PASSPHRASE) -> None:
    """Open the second person's page by keyboard and type there."""
    if not page.asking_second:
        tab_to(page, page.decision.second_button)
        press(page, Qt.Key.Key_Space)
        choose_name(page, page.decision.second.name, OTHER_NURSE.name)
    second = page.decision.second
    tab_to(page, second.secret)
    second.secret.clear()
    type_into(second.secret, typed_secret)
    tab_to(page, second.value.number)
    press(page, Qt.Key.Key_A, CTRL)
    type_into(second.value.number, value)
    if second.value.unit() is None:
        tab_to(page, second.value.segments().segment("mg/dL"))
        press(page, Qt.Key.Key_U)
        second.value.number.setFocus()
    press(page, Qt.Key.Key_Return)


# -- the whole path ------------------------------------------------------------------------------


@pytest.mark.requirement("R35", "R37", "R44")
def test_that_a_titer_typed_by_keyboard_becomes_a_checked_and_accepted_dose(
    page: TiterDosePage, bedside: Bedside, qtbot: QtBot
) -> None:
    type_titer(page)
    assert page.bar.missing_words() == "One step left: use this sample or wait"
    use_sample(page)
    assert "103\u00a0mL" in page.dose.panel.text()
    assert "4.3\u00a0mL\u00a0per\u00a0hour" in page.dose.panel.text()
    press(page, Qt.Key.Key_A, ALT)
    assert page.bar.missing_words() == "One step left: who decides, with PIN"
    sign_as_investigator(page)
    assert page.bar.missing_words() == "One step left: second person types it"
    second_person_types(page, "81.0")
    assert page.bar.record.isEnabled()
    with qtbot.waitSignal(page.done):
        confirm_subject(page)

    course = bedside.course
    assert course is not None
    stored = course.record.of(MeasurementTaken)[-1]
    assert (str(stored.fact.reading), stored.at, stored.operator) == (
        "81.0 mg/dL",
        at("21T05:30"),
        NURSE.name,
    )
    assert stored.fact.report == "LR-20417"
    assert stored.fact.use_despite
    decision = course.record.of(PlanDecided)[-1].fact
    assert (decision.choice, decision.period) == ("accept", 4)
    assert (decision.volume, decision.rate) == (quantity("103 mL"), quantity("4.3 mL/h"))
    assert decision.decided_by == INVESTIGATOR.name
    assert (decision.second_person, decision.second_checked) == (OTHER_NURSE.name, True)
    assert stored.id in decision.inputs
    assert decision.working[2] == (
        "Shortfall = 100 \u2212 81.0",
        "19.0 mg/dL",
        "line 2 \u2212 line 1",
    )


def test_that_a_form_once_recorded_is_empty_and_cannot_be_recorded_again(
    page: TiterDosePage, bedside: Bedside
) -> None:
    type_titer(page)
    use_sample(page)
    press(page, Qt.Key.Key_Return, CTRL)
    before = len(bedside.course.record.entries)  # type: ignore[union-attr]
    press(page, Qt.Key.Key_Return, CTRL)
    assert len(bedside.course.record.entries) == before  # type: ignore[union-attr]
    assert page.titer.value.text() == ""


def test_that_a_nurse_records_the_titer_alone_and_the_decision_comes_later(
    page: TiterDosePage, bedside: Bedside, bench: Bench, clock: HandClock, qtbot: QtBot
) -> None:
    type_titer(page)
    use_sample(page)
    assert page.bar.missing_words() == "Records the titer; the decision can follow"
    press(page, Qt.Key.Key_Return, CTRL)
    assert not bedside.course.record.of(PlanDecided)[3:]  # type: ignore[union-attr]

    clock.to("21T07:40")
    later = opened(Bench(bench.store, INVESTIGATOR, clock))
    page = shown(later, qtbot)
    assert page.titer.locked
    assert page.titer.read_back.value_text() == "81.0 mg/dL"
    assert page.bar.missing_words() == "One step left: the decision"
    press(page, Qt.Key.Key_D, ALT)
    assert page.bar.missing_words() == "One step left: say why"
    type_into(page.dose.panel.decided.reason, "family asks to stop")
    assert page.decision.bar.who.text() == INVESTIGATOR.name  # decides as himself, no PIN
    press(page, Qt.Key.Key_Return, CTRL)
    decision = later.course.record.of(PlanDecided)[-1].fact  # type: ignore[union-attr]
    assert (decision.choice, decision.reason) == ("decline", "family asks to stop")
    assert decision.volume is None
    assert decision.proposed_volume == quantity("103 mL")


# -- reading what is typed -----------------------------------------------------------------------

BAD = (
    ("1.200", "1.200 could mean 1.2 or 1200. Type 1.2 or 1200."),
    ("1,200", "1,200 could mean 1.2 or 1200. Type 1.2 or 1200."),
    ("1_000", "not a plain number"),
    ("nan", "not a plain number"),
    ("inf", "not a plain number"),
    ("1e3", "holds more than a number"),
    ("-5", "not a plain number"),
    ("+81", "not a plain number"),
    (".5", "not a plain number"),
    ("5.", "not a plain number"),
    ("1 000", "not a plain number"),
    ("081", "begins with a zero"),
    ("\u0668\u0661", "not a plain number"),
    ("\uff18\uff11", "not a plain number"),
    ("\u202e81", "U+202E"),
    ("8\u200b1", "U+200B"),
    ("81\u00a0", "U+00A0"),
    ("81 µg/dL", "'µg/dL' is not a unit of IgM titer"),
    ("81 lb", "'lb' is not a unit of IgM titer"),
    ("81 mg/dl", "'mg/dl' is not a unit of IgM titer"),
    ("81 mg/dL", "Type the number alone and choose the unit beside it"),
    ("9000", "cannot be: possible is 0 to 5000 mg/dL"),
)


@pytest.mark.requirement("R52", "R54", "R26")
@pytest.mark.parametrize(("typed", "said"), BAD)
def test_that_a_number_that_cannot_be_read_is_refused_beside_the_field(
    page: TiterDosePage, typed: str, said: str
) -> None:
    field = page.titer.value
    if typed.isascii():
        type_into(field.number, typed)
    else:
        paste(field.number, typed)
    assert said in field.issue()
    assert field.text() == typed  # what was typed stays
    assert field.number.has_error()
    assert page.titer.read_back.value_text() == ""
    assert not page.bar.record.isEnabled()
    press(page, Qt.Key.Key_Return, CTRL)
    assert focus_of(page) is field.number
    assert page.titer.measurement() is None


def test_that_nul_never_reaches_a_value(page: TiterDosePage) -> None:
    page.titer.value.set_text("8\x001")
    assert page.titer.reading() is None
    assert "cannot be seen" in page.titer.value.issue() or not page.titer.value.text()


@pytest.mark.requirement("R26")
def test_that_a_bare_number_has_no_unit_until_somebody_chooses_one(
    bench: Bench, qtbot: QtBot
) -> None:
    sign_site(bench, "igm-fat", SITE)
    enrol(bench)
    page = shown(opened(bench), qtbot)
    type_titer(page, "45", "0530")
    assert page.titer.value.unit() is None
    assert page.bar.missing_words() == "One step left: choose the unit"
    assert page.titer.reading() is None
    press(page, Qt.Key.Key_Return, CTRL)
    press(page, Qt.Key.Key_U)
    press(page, Qt.Key.Key_U)
    assert page.titer.value.unit().value == "g/L"  # type: ignore[union-attr]


def test_that_the_read_back_says_value_words_other_unit_and_change(page: TiterDosePage) -> None:
    type_titer(page)
    said = page.titer.read_back.accessibleName()
    for words in (
        "81.0 mg/dL",
        "eighty-one point zero milligrams per decilitre",
        "0.810 g/L",
        "Up 6.8 from 74.2 mg/dL, 23hr 40min earlier.",
        "Ten-times check: neither 8.10 nor 810 would fit the last value.",
    ):
        assert words in said


@pytest.mark.requirement("R31")
def test_that_a_tenfold_value_is_asked_for_again_and_the_slip_is_named(
    page: TiterDosePage,
) -> None:
    type_titer(page, "810")
    assert "81.0 or 810 mg/L would fit the last value" in page.titer.read_back.accessibleName()
    assert page.bar.missing_words() == "One step left: type it once more"
    press(page, Qt.Key.Key_Return, CTRL)
    assert focus_of(page) is page.titer.again
    type_into(page.titer.again, "811")
    assert page.bar.missing_words() == "One step left: type it once more"
    press(page, Qt.Key.Key_Backspace)
    type_into(page.titer.again, "0")
    assert page.bar.missing_words() == "One step left: use this sample or wait"
    fact = page.titer.measurement()
    assert fact is not None
    assert fact.confirmed


@pytest.mark.requirement("R31")
def test_that_a_value_in_the_other_unit_is_named_as_such(page: TiterDosePage) -> None:
    type_titer(page, "0.81")
    assert "81 or 0.81 g/L would fit" in page.titer.read_back.accessibleName()


@pytest.mark.requirement("R31")
def test_that_a_result_below_a_limit_is_kept_as_such_and_gives_no_dose(
    page: TiterDosePage, bedside: Bedside
) -> None:
    type_titer(page, "<10")
    assert page.titer.read_back.value_text() == "below 10 mg/dL"
    use_sample(page)
    assert page.dose.panel.stopped
    assert "a range, not a number" in page.dose.panel.text()
    press(page, Qt.Key.Key_Return, CTRL)
    stored = bedside.course.record.of(MeasurementTaken)[-1].fact  # type: ignore[union-attr]
    assert str(stored.reading) == "below 10 mg/dL"
    assert stored.reading.comparator == "<"


@pytest.mark.requirement("R48")
def test_that_a_sample_of_the_future_is_not_recorded(page: TiterDosePage) -> None:
    type_titer(page, sampled="21-Nov-2026 09:00")
    press(page, Qt.Key.Key_Return, CTRL)
    assert "future" in page.titer.at_place.issue()
    assert page.titer.value.text() == "81.0"


# -- what stops a dose ----------------------------------------------------------------------------


@pytest.mark.requirement("R32")
def test_that_a_distribution_volume_nobody_signed_stops_the_dose_with_the_reason(
    bench: Bench, qtbot: QtBot
) -> None:
    enrol(bench)
    three_doses(bench)
    page = shown(opened(bench), qtbot)
    type_titer(page)
    use_sample(page)
    assert page.dose.panel.stopped
    assert "distribution volume is not signed" in page.dose.panel.text()
    assert not page.dose.table.lines()
    assert not page.decision.bar.decision.segment("accept").isEnabled()


@pytest.mark.requirement("R31")
def test_that_yesterdays_titer_is_never_used_again_in_silence(page: TiterDosePage) -> None:
    assert not page.titer.locked
    assert page.dose.panel.stopped
    assert "sampled 20-Nov-2026 05:50" in page.dose.panel.text()
    assert "Enter the titer of this day" in page.dose.panel.text()


def test_that_a_sample_older_than_a_day_gives_no_dose_however_it_is_typed(
    page: TiterDosePage,
) -> None:
    type_titer(page, sampled="20-Nov-2026 05:30")
    assert page.dose.panel.stopped


def test_that_a_titer_at_target_says_the_protocols_words(page: TiterDosePage) -> None:
    type_titer(page, "104")
    use_sample(page)
    assert "No dose advised by the rule." in page.dose.panel.text()
    assert "has reached 100 mg/dL" in page.dose.panel.text()


def test_that_waiting_for_a_new_sample_records_the_titer_and_advises_nothing(
    page: TiterDosePage, bedside: Bedside
) -> None:
    type_titer(page)
    tab_to(page, page.titer.use.segment("use"))
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Space)
    assert page.titer.use.choice() == "wait"
    press(page, Qt.Key.Key_Return, CTRL)
    stored = bedside.course.record.of(MeasurementTaken)[-1].fact  # type: ignore[union-attr]
    assert not stored.use_despite
    plan = bedside.course.next_dose  # type: ignore[union-attr]
    assert plan is not None
    assert plan.outcome == "refused"


# -- the decision ---------------------------------------------------------------------------------


@pytest.mark.requirement("R35", "R83")
def test_that_a_failed_check_of_the_second_person_stands_in_the_journal_of_the_house(
    page: TiterDosePage, bedside: Bedside
) -> None:
    type_titer(page)
    use_sample(page)
    press(page, Qt.Key.Key_A, ALT)
    sign_as_investigator(page)
    second_person_types(page, "18.0")
    journal = bedside.bench.store.journal
    (event,) = [one for one in journal.events() if one.event == "second_check_differed"]
    assert event.operator == bedside.operator.name
    assert event.details["second_person"] == OTHER_NURSE.name
    assert event.details["what"] == "igm"
    assert event.words == f"{SUBJECT}: Nurse B typed another igm; nothing was recorded."
    told = f"{event.words} {dict(event.details)}"
    assert not [number for number in ("18", "81") if number in told]
    second_person_types(page, "81.0")
    assert len([one for one in journal.events() if one.event == "second_check_differed"]) == 1


@pytest.mark.requirement("R35")
def test_that_a_second_person_who_types_another_value_blocks_and_sees_neither(
    page: TiterDosePage, bedside: Bedside
) -> None:
    type_titer(page)
    use_sample(page)
    press(page, Qt.Key.Key_A, ALT)
    sign_as_investigator(page)
    QApplication.clipboard().setText("81.0")
    second_person_types(page, "18.0")
    assert page.asking_second
    note = page.decision.second.note
    assert note.isVisible()
    assert "81" not in note.text()
    assert not page.bar.record.isEnabled()
    assert QApplication.clipboard().text() == ""
    visible = [one for one in page.findChildren(QWidget) if one.isVisible()]
    assert not [one for one in visible if "81.0" in one.accessibleName()]
    second_person_types(page, "81.0")
    assert not page.asking_second
    assert page.bar.record.isEnabled()
    assert not bedside.course.record.of(PlanDecided)[3:]  # type: ignore[union-attr]


@pytest.mark.requirement("R35", "R88")
def test_that_the_second_person_is_neither_who_typed_nor_who_decides(page: TiterDosePage) -> None:
    type_titer(page)
    use_sample(page)
    press(page, Qt.Key.Key_A, ALT)
    sign_as_investigator(page)
    page.decision.second_button.click()
    box = page.decision.second.name
    assert [box.itemText(row) for row in range(box.count())] == [OTHER_NURSE.name]


def test_that_a_wrong_pin_checks_nobody(page: TiterDosePage) -> None:
    type_titer(page)
    use_sample(page)
    press(page, Qt.Key.Key_A, ALT)
    sign_as_investigator(page)
    second_person_types(page, "81.0", PASSPHRASE.upper())
    assert page.asking_second
    assert page.decision.second.secret_place.issue()
    assert page.decision.second.secret.text() == ""


def test_that_a_nurse_cannot_decide_about_a_dose(page: TiterDosePage) -> None:
    type_titer(page)
    use_sample(page)
    press(page, Qt.Key.Key_A, ALT)
    tab_to(page, page.decision.bar.who)
    press(page, Qt.Key.Key_Space)
    choose_name(page, page.decision.person.name, OTHER_NURSE.name)
    tab_to(page, page.decision.person.secret)
    type_into(page.decision.person.secret, PASSPHRASE)
    press(page, Qt.Key.Key_Return)
    assert "An investigator decides" in page.decision.person.secret_place.issue()
    assert page.bar.missing_words() == "One step left: who decides, with PIN"


@pytest.mark.requirement("R39")
def test_that_a_changed_titer_takes_the_decision_back(page: TiterDosePage) -> None:
    type_titer(page)
    use_sample(page)
    press(page, Qt.Key.Key_A, ALT)
    sign_as_investigator(page)
    second_person_types(page, "81.0")
    type_into(page.titer.value.number, "1")
    assert page.decision.choice() is None
    assert page.bar.missing_words() == "The working changed: decide again"
    assert page.decision.second_button.text() == "Second person types it"


@pytest.mark.requirement("R29")
def test_that_an_adjusted_dose_over_a_hard_limit_is_refused_with_the_numbers(
    page: TiterDosePage,
) -> None:
    type_titer(page)
    use_sample(page)
    press(page, Qt.Key.Key_J, ALT)
    decided = page.dose.panel.decided
    assert focus_of(page) is decided.volume
    type_into(decided.volume, "600")
    press(page, Qt.Key.Key_Tab)
    type_into(decided.rate, "32")
    press(page, Qt.Key.Key_Tab)
    type_into(decided.reason, "slower on the ward")
    assert "546 mL at 78 kg" in decided.places["volume"].issue()
    assert "above the ceiling 31.2 mL/h" in decided.places["rate"].issue()
    assert page.bar.missing_words() == "Over a hard limit: choose less"
    assert "103\u00a0mL" in page.dose.panel.text()  # the advised one stays legible


def test_that_an_adjusted_dose_keeps_what_was_advised_beside_it(
    page: TiterDosePage, bedside: Bedside
) -> None:
    type_titer(page)
    use_sample(page)
    press(page, Qt.Key.Key_J, ALT)
    decided = page.dose.panel.decided
    type_into(decided.volume, "90")
    type_into(decided.rate, "3.7")
    type_into(decided.reason, "fluid overload")
    sign_as_investigator(page)
    second_person_types(page, "81.0")
    confirm_subject(page)
    fact = bedside.course.record.of(PlanDecided)[-1].fact  # type: ignore[union-attr]
    assert (fact.volume, fact.rate) == (quantity("90 mL"), quantity("3.7 mL/h"))
    assert (fact.proposed_volume, fact.reason) == (quantity("103 mL"), "fluid overload")


@pytest.mark.requirement("R36")
def test_that_a_dose_is_recorded_only_for_the_study_id_that_was_read_off_the_patient(
    page: TiterDosePage, bedside: Bedside
) -> None:
    before = bedside.entries
    type_titer(page)
    use_sample(page)
    press(page, Qt.Key.Key_A, ALT)
    sign_as_investigator(page)
    second_person_types(page, "81.0")
    press(page, Qt.Key.Key_Return, CTRL)
    for typed in ("", "009", "07", "7"):
        page.confirm.digits.setText(typed)
        press(page, Qt.Key.Key_Return)
        assert page.confirm.place.issue(), typed
        assert bedside.entries == before
    press(page, Qt.Key.Key_Escape)
    assert not page.confirm.isVisible()
    assert page.decision.choice() == "accept"  # stepping back keeps the decision
    press(page, Qt.Key.Key_Return, CTRL)
    assert "103\u00a0mL" in page.confirm.dose.text()
    type_into(page.confirm.digits, "igm-0007")
    press(page, Qt.Key.Key_Return)
    assert bedside.entries == before + 2


@pytest.mark.requirement("R36", "R39")
def test_that_a_dose_that_changes_while_it_is_confirmed_is_asked_anew(
    page: TiterDosePage, bedside: Bedside
) -> None:
    before = bedside.entries
    type_titer(page)
    use_sample(page)
    press(page, Qt.Key.Key_A, ALT)
    sign_as_investigator(page)
    second_person_types(page, "81.0")
    press(page, Qt.Key.Key_Return, CTRL)
    assert page.confirm.isVisible()
    page.titer.value.number.setText("71.0")
    page.titer.changed.emit()
    assert not page.confirm.isVisible()
    assert bedside.entries == before


@pytest.mark.requirement("R36")
def test_that_the_study_id_stands_beside_record(page: TiterDosePage) -> None:
    shown_words = [one.text() for one in page.bar.findChildren(RunsLabel)]
    assert any(words.startswith(SUBJECT) for words in shown_words)


def test_that_the_flat_arm_needs_no_titer_and_the_second_person_types_the_weight(
    bench: Bench, qtbot: QtBot
) -> None:
    sign_site(bench, "igm-fat", SITE)
    enrol(bench, arm="flat")
    page = shown(opened(bench), qtbot)
    assert not page.titer.isVisible()
    assert "390\u00a0mL" in page.dose.panel.text()
    press(page, Qt.Key.Key_A, ALT)
    sign_as_investigator(page)
    tab_to(page, page.decision.second_button)
    press(page, Qt.Key.Key_Space)
    assert "Body weight" in page.decision.second.card.title()


def test_that_a_stored_sample_that_waited_can_be_used_by_the_prescriber_later(
    page: TiterDosePage, bedside: Bedside, bench: Bench, clock: HandClock, qtbot: QtBot
) -> None:
    type_titer(page)
    tab_to(page, page.titer.use.segment("use"))
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_Return, CTRL)
    waited = bedside.course.record.measured("igm")[-1].entry  # type: ignore[union-attr]

    later = opened(Bench(bench.store, INVESTIGATOR, clock))
    page = shown(later, qtbot)
    assert page.titer.locked
    assert page.dose.panel.stopped
    use_sample(page)
    press(page, Qt.Key.Key_A, ALT)
    second_person_types(page, "81.0")
    confirm_subject(page)
    record = later.course.record  # type: ignore[union-attr]
    assert record.struck[waited.id].reason == "Sample used although a dose was running"
    decision = record.of(PlanDecided)[-1].fact
    assert decision.choice == "accept"
    assert record.measured("igm")[-1].entry.id in decision.inputs


def test_that_a_dose_can_be_declined_without_a_titer(page: TiterDosePage, bedside: Bedside) -> None:
    press(page, Qt.Key.Key_D, ALT)
    type_into(page.dose.panel.decided.reason, "laboratory down, no titer today")
    sign_as_investigator(page)
    press(page, Qt.Key.Key_Return, CTRL)
    decision = bedside.course.record.of(PlanDecided)[-1].fact  # type: ignore[union-attr]
    assert (decision.period, decision.choice) == (4, "decline")
    assert decision.reason == "laboratory down, no titer today"
    assert len(bedside.course.record.of(MeasurementTaken)) == 3  # type: ignore[union-attr]


# -- working --------------------------------------------------------------------------------------


def test_that_the_working_stands_line_by_line_and_explains_itself(page: TiterDosePage) -> None:
    type_titer(page)
    use_sample(page)
    lines = page.dose.table.lines()
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    tab_to(page, page.dose.table)
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_E, CTRL)
    said = page.dose.explanation.text()
    assert page.dose.explanation.isVisible()
    assert "Shortfall = 100 \u2212 81.0: 19.0 mg/dL." in said
    press(page, Qt.Key.Key_Escape)
    assert not page.dose.explanation.isVisible()
    assert page.isVisible()


# -- drafts, corrections, failures ----------------------------------------------------------------


@pytest.mark.requirement("R4")
def test_that_a_draft_is_kept_within_two_seconds_and_comes_back_as_typed(
    page: TiterDosePage, bedside: Bedside, clock: HandClock, qtbot: QtBot
) -> None:
    type_into(page.titer.value.number, "1,200")
    tab_to(page, page.titer.sampled.line)
    type_into(page.titer.sampled.line, "-35")
    qtbot.waitUntil(lambda: bedside.draft(page.FORM) is not None, timeout=2000)
    assert page.bar.draft_words() == "Draft kept 06:41:00, not charted"
    clock.to("21T07:00")
    again = shown(bedside, qtbot)
    assert again.titer.value.text() == "1,200"
    assert "could mean" in again.titer.value.issue()
    assert again.titer.sampled.text() == "21-Nov-2026 06:06"  # not 35 minutes before now
    assert again.bar.draft_words() == "Draft kept 06:41:00, not charted"
    assert len(bedside.course.record.of(MeasurementTaken)) == 3  # type: ignore[union-attr]


def test_that_leaving_keeps_the_draft_and_discards_nothing(
    page: TiterDosePage, bedside: Bedside, qtbot: QtBot
) -> None:
    type_into(page.titer.value.number, "81.0")
    with qtbot.waitSignal(page.left):
        press(page, Qt.Key.Key_Escape)
    assert shown(bedside, qtbot).titer.value.text() == "81.0"


def test_that_neither_pin_nor_second_value_is_ever_in_a_draft(
    page: TiterDosePage, bedside: Bedside
) -> None:
    type_titer(page)
    use_sample(page)
    press(page, Qt.Key.Key_A, ALT)
    sign_as_investigator(page)
    page.keep_draft_now()
    kept = str(bedside.draft(page.FORM))
    assert PASSPHRASE not in kept
    assert INVESTIGATOR.name not in kept


@pytest.mark.requirement("R44")
def test_that_a_correction_asks_the_reason_and_leaves_the_old_value_legible(
    page: TiterDosePage, bedside: Bedside
) -> None:
    old = bedside.course.record.measured("igm")[-1].entry  # type: ignore[union-attr]
    page.start_correction(old)
    assert page.titer.value.text() == "74.2"
    assert "74.2 mg/dL" in page.correction.note.text()
    assert not page.decision.bar.isVisible()
    assert page.bar.missing_words() == "One step left: say why it is corrected"
    type_into(page.titer.value.number, "")
    press(page, Qt.Key.Key_A, CTRL)
    type_into(page.titer.value.number, "72.4")
    type_into(page.correction.reason, "digits swapped")
    press(page, Qt.Key.Key_Return, CTRL)
    record = bedside.course.record  # type: ignore[union-attr]
    assert str(record.measured("igm")[-1].reading) == "72.4 mg/dL"
    assert record.struck[old.id].reason == "digits swapped"
    assert record.entry(old.id) is not None


def test_that_a_titer_of_the_past_night_is_entered_late_and_marked_as_from_paper(
    page: TiterDosePage, bedside: Bedside
) -> None:
    page.paper.setFocus()
    press(page, Qt.Key.Key_Space)
    type_titer(page, sampled="21-Nov-2026 02:10")
    use_sample(page)
    press(page, Qt.Key.Key_Return, CTRL)
    entry = bedside.course.record.of(MeasurementTaken)[-1]  # type: ignore[union-attr]
    assert entry.from_paper
    assert (entry.at, entry.recorded_at) == (at("21T02:10"), at("21T06:41"))


def test_that_a_failed_save_keeps_what_was_typed_and_offers_to_retry(
    page: TiterDosePage, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    from storage.problems import NotSaved

    def refuse(*_given: object) -> None:
        raise NotSaved("disk_full", "The disk is full.", where="store", do="Make room.")

    type_titer(page)
    use_sample(page)
    monkeypatch.setattr(bench.store.ledger, "append", refuse)
    press(page, Qt.Key.Key_Return, CTRL)
    assert page.note.isVisible()
    assert "Not recorded" in page.note.text()
    assert page.titer.value.text() == "81.0"


def test_that_another_subject_takes_nothing_over(
    page: TiterDosePage, bedside: Bedside, bench: Bench
) -> None:
    enrol(bench, subject="IGM-0008")
    type_into(page.titer.value.number, "81.0")
    page.keep_draft_now()
    bedside.open("IGM-0008")
    page.show_course(bedside.course)
    assert page.subject == "IGM-0008"
    assert page.titer.value.text() == ""


@pytest.mark.parametrize("palette", ["night", "day"])
@pytest.mark.parametrize("size", [(1366, 608), (1366, 602), (1280, 592), (1480, 920)])
def test_that_every_line_and_the_dose_fit_each_screen(
    bedside: Bedside, qtbot: QtBot, qapp: QApplication, size: tuple[int, int], palette: PaletteName
) -> None:
    look(qapp, palette)
    page = shown(bedside, qtbot)
    type_titer(page)
    use_sample(page)
    settle(page, *size)
    assert (page.width(), page.height()) == size
    table = page.dose.table
    last = table.visualRect(table.model().index(len(table.lines()) - 1, 0))
    assert last.bottom() <= table.viewport().height()
    for one in (page.dose.panel.advice.more, page.titer.use, page.titer.read_back):
        corner = one.mapTo(page, one.rect().bottomRight())
        assert corner.y() < page.bar.y()
        assert corner.x() < page.width()

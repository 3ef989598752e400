"""Enrolment, typed by keyboard only: who, the clocks, every criterion, and who may enrol."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from protocols import catalogue
from protocols.facts import MeasurementTaken, Statement, SubjectEnrolled
from protocols.units import quantity
from tests.ui.forms_support import (
    INVESTIGATOR,
    NURSE,
    SITE,
    HandClock,
    at,
    focus_of,
    look,
    make_bench,
    press,
    settle,
    sign_site,
    tab_to,
    type_into,
)
from ui.bedside import Bedside
from ui.forms.enrol_page import EnrolPage
from ui.operations.bench import Bench, record_of
from ui.operations.screened import screened
from ui.theme.tokens import PaletteName

CTRL = Qt.KeyboardModifier.ControlModifier
NEW = "IGM-0031"


@pytest.fixture
def clock() -> HandClock:
    return HandClock("21T06:12")


@pytest.fixture
def bench(tmp_path: Path, clock: HandClock, qapp: QApplication) -> Iterator[Bench]:
    look(qapp)
    made = make_bench(tmp_path / "store", clock, INVESTIGATOR)
    sign_site(made, "igm-fat", SITE)
    yield made
    made.store.close()


@pytest.fixture
def page(bench: Bench, qtbot: QtBot) -> EnrolPage:
    return shown(Bedside(bench), qtbot)


def shown(bedside: Bedside, qtbot: QtBot) -> EnrolPage:
    made = EnrolPage(bedside)
    qtbot.addWidget(made)
    made.start()
    settle(made)
    made.take_focus()
    return made


def choose(page: EnrolPage, box: QComboBox, text: str) -> None:
    tab_to(page, box)
    for _ in range(box.count()):
        if box.currentText() == text:
            break
        press(page, Qt.Key.Key_Down)
    assert box.currentText() == text


def type_who(page: EnrolPage, weight: str = "84", birth_year: str = "1965") -> None:
    """Type the first step field by field, from the first one on."""
    who = page.who
    choose(page, who.protocol, "IgM-FAT 3.0")
    type_into(who.subject, NEW)
    type_into(who.bed, "10")
    type_into(who.birth_year, birth_year)
    tab_to(page, who.sex.segment("F"))
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Space)
    type_into(who.weight, weight)
    choose(page, who.method, "estimated")
    type_into(who.weight_at.line, "-30")
    type_into(who.stature, "178")
    type_into(who.anchors["shock_onset"].line, "20-Nov-2026 18:52")
    type_into(who.anchors["randomised"].line, "0605")


def go_on(page: EnrolPage) -> None:
    press(page, Qt.Key.Key_Return, CTRL)
    settle(page)
    assert page.at_criteria


def answer_all(page: EnrolPage, key: Qt.Key = Qt.Key.Key_Y) -> None:
    """Answer every open criterion and go on with Down, until none is left."""
    for _ in range(len(page.criteria.rows) + 1):
        if not page.criteria.unanswered():
            return
        press(page, key)
        press(page, Qt.Key.Key_Down)
    raise AssertionError("Down does not come by every criterion without an answer")


# -- who ------------------------------------------------------------------------------------------


def test_that_the_first_step_names_what_is_missing_and_goes_there(page: EnrolPage) -> None:
    assert focus_of(page) is page.who.protocol
    assert page.bar.missing_words() == "One step left: choose the protocol"
    choose(page, page.who.protocol, "IgM-FAT 3.0")
    press(page, Qt.Key.Key_Return, CTRL)
    assert focus_of(page) is page.who.subject
    assert not page.at_criteria


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("subject", "7-IGM", "cannot be a study id"),
        ("birth_year", "61", "Type four digits"),
        ("birth_year", "1066", "cannot be the birth year"),
        ("weight", "185 lb", "pounds are not accepted"),
        ("weight", "84,000", "84,000 could mean 84 or 84000"),
        ("weight", "8400", "cannot be: possible is 20 to 400 kg"),
        ("weight", "nan", "is not a plain number"),
        ("stature", "178 m", "cannot be"),
    ],
)
def test_that_what_cannot_be_is_refused_beside_its_field(
    page: EnrolPage, field: str, typed: str, said: str
) -> None:
    choose(page, page.who.protocol, "IgM-FAT 3.0")
    control = getattr(page.who, field)
    type_into(control, typed)
    place = page.who.places["height" if field == "stature" else field]
    assert said in place.issue()
    assert control.text() == typed


@pytest.mark.requirement("R30")
def test_that_weight_and_height_are_read_back_with_the_body_mass_index(page: EnrolPage) -> None:
    type_who(page, weight="185")  # pounds typed as kilograms
    assert "185 kg, one hundred and eighty-five kilograms" in page.who.read_back_words()
    assert "BMI 58.4" in page.who.read_back_words()


def test_that_a_weight_needs_how_and_when_it_was_got(page: EnrolPage) -> None:
    choose(page, page.who.protocol, "IgM-FAT 3.0")
    type_into(page.who.subject, NEW)
    type_into(page.who.bed, "10")
    type_into(page.who.birth_year, "1965")
    tab_to(page, page.who.sex.segment("F"))
    press(page, Qt.Key.Key_Space)
    type_into(page.who.weight, "84")
    assert page.bar.missing_words() == "One step left: how the weight was got"
    choose(page, page.who.method, "bed scale")
    assert page.bar.missing_words() == "One step left: when it was weighed"


@pytest.mark.requirement("R75")
def test_that_a_blinded_protocol_has_no_field_for_an_arm(page: EnrolPage) -> None:
    choose(page, page.who.protocol, "IgM-FAT 3.0")
    assert page.who.arm is not None
    blinded = [one for one in catalogue.catalogue_ids() if not catalogue.load(one).arms]
    assert blinded
    for id_ in blinded:
        choose(page, page.who.protocol, catalogue.load(id_).label)
        assert page.who.arm is None


# -- criteria -------------------------------------------------------------------------------------


def test_that_the_criteria_are_judged_live_with_their_windows(page: EnrolPage) -> None:
    type_who(page)
    go_on(page)
    shock = page.criteria.rows["I2"]
    assert shock.window_bar.isVisible()
    said = shock.window_bar.accessibleName()
    assert "Shock onset 11hr 20min ago; limit 24 hours" in said
    assert "12hr 40min left" in said
    age = page.criteria.rows["I1"].verdict
    assert age is not None
    assert age.verdict == "met"
    assert page.verdict_words() == "Eligibility not known: 12 answers missing"
    pregnancy = page.criteria.rows["E5"].verdict
    assert pregnancy is not None
    assert pregnancy.why == "not applicable: male"


def test_that_keys_answer_and_down_goes_to_the_next_one_without_an_answer(
    page: EnrolPage,
) -> None:
    type_who(page)
    go_on(page)
    rows = page.criteria.rows
    assert focus_of(page) is rows["I2"]
    assert rows["I2"].is_open
    press(page, Qt.Key.Key_Y)
    press(page, Qt.Key.Key_Down)
    assert focus_of(page) is rows["I3"]
    assert not rows["I2"].is_open
    press(page, Qt.Key.Key_X)
    assert page.verdict_words() == "Not eligible: I3 not met"
    press(page, Qt.Key.Key_Question)
    assert page.verdict_words().startswith("Eligibility not known")


def test_that_an_answer_never_overrules_a_fact_that_excludes(page: EnrolPage) -> None:
    type_who(page, birth_year="2012")
    go_on(page)
    page.criteria.rows["I1"].setFocus()
    press(page, Qt.Key.Key_Y)
    verdict = page.criteria.rows["I1"].verdict
    assert verdict is not None
    assert (verdict.verdict, verdict.conflict) == ("not_met", True)


def test_that_a_titer_given_with_its_criterion_settles_it_and_is_recorded(
    page: EnrolPage, bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_who(page)
    go_on(page)
    page.criteria.rows["I3"].setFocus()
    press(page, Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_Space)
    panel = page.values
    assert panel.isVisible()
    type_into(panel.value.number, "41,000")
    press(page, Qt.Key.Key_Return)
    assert "could mean" in panel.value.issue()
    press(page, Qt.Key.Key_A, CTRL)
    type_into(panel.value.number, "41.0")
    press(page, Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_Space)
    tab_to(page, panel.sampled.line)
    type_into(panel.sampled.line, "0555")
    press(page, Qt.Key.Key_Return)
    verdict = page.criteria.rows["I3"].verdict
    assert verdict is not None
    assert verdict.verdict == "met"
    answer_all(page)
    append = bench.store.ledger.append
    transactions: list[int] = []

    def counted(statements: Sequence[Statement], *given: Any, **named: Any) -> Any:
        transactions.append(len(statements))
        return append(statements, *given, **named)

    monkeypatch.setattr(bench.store.ledger, "append", counted)
    with qtbot.waitSignal(page.done) as told:
        press(page, Qt.Key.Key_Return, CTRL)
    assert told.args == [NEW]
    assert transactions == [2], "enrolment and value stand or fall together"
    record = record_of(bench, NEW)
    (titer,) = record.of(MeasurementTaken)
    assert (str(titer.fact.reading), titer.at) == ("41.0 mg/dL", at("21T05:55"))


# -- who enrols -----------------------------------------------------------------------------------


@pytest.mark.requirement("R44")
def test_that_an_investigator_enrols_an_eligible_subject(
    page: EnrolPage, bench: Bench, qtbot: QtBot
) -> None:
    type_who(page)
    tab_to(page, page.who.arm.segment("titer"))  # type: ignore[union-attr]
    press(page, Qt.Key.Key_Space)
    go_on(page)
    answer_all(page)
    assert page.verdict_words() == "Eligible: every criterion is met"
    assert not page.reason_place.isVisible()
    with qtbot.waitSignal(page.done):
        press(page, Qt.Key.Key_Return, CTRL)
    enrolment = record_of(bench, NEW).enrolment
    assert enrolment is not None
    fact = enrolment.fact
    assert (fact.arm, fact.bed, fact.birth_year, fact.sex) == ("titer", "10", 1965, "M")
    assert (fact.weight, fact.weight_method) == (quantity("84 kg"), "estimated")
    assert fact.weight_at == at("21T05:42")
    assert fact.anchors["shock_onset"] == at("20T18:52")
    assert set(fact.answers.values()) == {"met"}
    assert fact.deviation_reason == ""
    assert (enrolment.at, enrolment.operator) == (at("21T06:12"), INVESTIGATOR.name)


@pytest.mark.requirement("T30")
def test_that_a_criterion_not_known_needs_a_reason_before_anybody_is_enrolled(
    page: EnrolPage, bench: Bench, qtbot: QtBot
) -> None:
    type_who(page)
    go_on(page)
    press(page, Qt.Key.Key_Return, CTRL)
    assert page.bar.missing_words() == "One step left: why enrolled all the same"
    assert focus_of(page) is page.reason
    assert record_of(bench, NEW).enrolment is None
    type_into(page.reason, "titer awaited, window closes at 18:52")
    with qtbot.waitSignal(page.done):
        press(page, Qt.Key.Key_Return, CTRL)
    (entry,) = record_of(bench, NEW).of(SubjectEnrolled)
    assert entry.fact.deviation_reason == "titer awaited, window closes at 18:52"
    assert entry.fact.answers["I3"] == "not_known"
    assert entry.fact.answers["I1"] == "met"


@pytest.mark.requirement("T30")
def test_that_a_nurse_prepares_and_does_not_enrol(
    bench: Bench, clock: HandClock, qtbot: QtBot
) -> None:
    page = shown(Bedside(Bench(bench.store, NURSE, clock)), qtbot)
    type_who(page)
    go_on(page)
    answer_all(page)
    assert page.bar.missing_words() == "Only an investigator enrols; answers stay as a draft"
    assert not page.bar.record.isEnabled()
    press(page, Qt.Key.Key_Return, CTRL)
    assert record_of(bench, NEW).enrolment is None


def test_that_a_screening_that_failed_is_recorded_by_a_nurse_and_listed(
    bench: Bench, clock: HandClock, qtbot: QtBot
) -> None:
    bedside = Bedside(Bench(bench.store, NURSE, clock))
    page = shown(bedside, qtbot)
    type_who(page)
    go_on(page)
    answer_all(page, Qt.Key.Key_X)
    assert not page.not_enrolled.isEnabled(), "the reason comes first"
    tab_to(page, page.reason)
    type_into(page.reason, "family refused")
    tab_to(page, page.not_enrolled)
    with qtbot.waitSignal(page.left):
        press(page, Qt.Key.Key_Space)
    assert record_of(bench, NEW).enrolment is None
    (row,) = screened(bench)
    assert (row.study_id, row.protocol, row.by) == (NEW, "igm-fat", NURSE.name)
    assert row.words.endswith("family refused")
    assert "not met" in row.words
    assert bedside.screened_lines()[0].startswith(NEW)
    assert page.who.subject.text() == "", "nothing of it is offered to the next one"


def test_that_an_eligible_candidate_is_no_failed_screening(page: EnrolPage) -> None:
    type_who(page)
    go_on(page)
    answer_all(page)
    assert not page.not_enrolled.isVisible()


def test_that_a_study_id_in_use_is_refused_and_the_answers_stay(
    page: EnrolPage, bench: Bench, qtbot: QtBot
) -> None:
    for _ in range(2):
        type_who(page)
        go_on(page)
        answer_all(page)
        press(page, Qt.Key.Key_Return, CTRL)
        settle(page)
        if not page.opened:
            page.start()
            page.take_focus()
    assert not page.at_criteria
    assert "is enrolled already" in page.who.places["subject"].issue()
    assert page.who.subject.text() == NEW
    assert len(record_of(bench, NEW).of(SubjectEnrolled)) == 1


@pytest.mark.requirement("R4")
def test_that_a_draft_of_both_steps_comes_back(page: EnrolPage, qtbot: QtBot) -> None:
    type_who(page)
    go_on(page)
    press(page, Qt.Key.Key_Y)
    page.keep_draft_now()
    again = shown(page.bedside, qtbot)
    assert again.at_criteria
    assert again.who.subject.text() == NEW
    answered = again.criteria.rows["I2"].verdict
    assert answered is not None
    assert answered.stated == "met"
    assert again.bar.draft_words().startswith("Draft kept 06:12:00")


def test_that_escape_goes_back_one_step_and_discards_nothing(page: EnrolPage, qtbot: QtBot) -> None:
    type_who(page)
    go_on(page)
    press(page, Qt.Key.Key_Escape)
    assert not page.at_criteria
    assert page.who.subject.text() == NEW
    with qtbot.waitSignal(page.left):
        press(page, Qt.Key.Key_Escape)


@pytest.mark.parametrize("palette", ["night", "day"])
@pytest.mark.parametrize("size", [(1366, 608), (1366, 602), (1280, 592), (1920, 920)])
def test_that_both_steps_fit_each_screen(
    page: EnrolPage, qapp: QApplication, size: tuple[int, int], palette: PaletteName
) -> None:
    look(qapp, palette)
    type_who(page)
    settle(page, *size)
    assert (page.width(), page.height()) == size
    for place in page.who.places.values():
        foot = place.control.mapTo(page, place.control.rect().bottomRight())
        assert foot.y() < page.bar.y()
        assert foot.x() < page.width()
    go_on(page)
    settle(page, *size)
    for name in ("I1", "I3", "E1", "E6"):
        row = page.criteria.rows[name]
        assert row.mapTo(page, row.rect().bottomRight()).y() < page.bar.y()

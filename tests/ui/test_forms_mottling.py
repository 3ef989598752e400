"""Mottling, refill and the ladder of a blinded infusion, by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from protocols.facts import AssessmentMade, InfusionCharted, MeasurementTaken
from tests.ui.forms_support import (
    SUBJECT,
    HandClock,
    at,
    enrol,
    infusion,
    make_bench,
    press,
    settle,
    sign_site,
    type_into,
)
from ui.bedside import Bedside
from ui.forms.mottling_form import MottlingForm
from ui.forms.refill_card import RefillCard
from ui.operations.chart import chart
from ui.operations.protocol_files import released
from ui.theme.palette import apply_theme


@pytest.fixture(autouse=True)
def _day(qapp: QApplication) -> None:
    apply_theme(qapp, "day")


@pytest.fixture
def clock() -> HandClock:
    return HandClock("21T06:12")


@pytest.fixture
def bedside(qtbot, tmp_path, clock):
    """Level 2 of 3 since 05:39."""
    bench = make_bench(tmp_path / "ward", clock)
    rules = released("i-micro")
    sign_site(bench, "i-micro", {one.id: one.demo for one in rules.site_parameters if one.demo})
    anchors = {"vasopressor_start": at("20T15:30"), "randomised": at("21T04:02")}
    enrol(bench, protocol="i-micro", arm=None, anchors=anchors, answers={})
    chart(
        bench,
        [
            infusion("start", "21T05:09", period=1, level=1),
            infusion("rate", "21T05:39", period=1, level=2),
        ],
    )
    found = Bedside(bench)
    assert found.open(SUBJECT)
    yield found
    bench.store.close()


@pytest.fixture
def form(qtbot, bedside):
    made = MottlingForm(bedside)
    qtbot.addWidget(made)
    made.start(None)
    settle(made)
    made.take_focus()
    return made


def record(form) -> None:
    press(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def made(bedside, form_id):
    return [
        one.fact for one in bedside.course.record.of(AssessmentMade) if one.fact.form == form_id
    ]


def steps(bedside):
    return [(one.fact.step, one.fact.level) for one in bedside.course.record.of(InfusionCharted)]


def test_that_no_zone_is_chosen_before_a_person_chooses(form):
    assert form.leg.picker.zone() is None
    assert form.bar.missing_words() == "One step left: choose a zone or type a time"


def test_that_a_digit_chooses_the_zone_and_l_the_leg(qtbot, form, bedside):
    press(form, Qt.Key.Key_4)
    press(form, Qt.Key.Key_L)
    with qtbot.waitSignal(form.done):
        record(form)
    assert dict(made(bedside, "mottling")[-1].values) == {"zone": 4, "leg": "left"}


def test_that_a_digit_typed_into_a_time_is_no_zone(form):
    type_into(form.refill.fields["finger"].number, "4.2")
    assert form.leg.picker.zone() is None
    assert form.refill.fields["finger"].value_text() == "4.2 s"


def test_that_skin_that_cannot_be_judged_is_not_zero_and_says_why(qtbot, form, bedside):
    press(form, Qt.Key.Key_X)
    assert form.bar.missing_words() == "One step left: say why it is not assessable"
    type_into(form.leg.reason, "dressing over the knee")
    with qtbot.waitSignal(form.done):
        record(form)
    fact = made(bedside, "mottling")[-1]
    assert fact.values["zone"] == "not assessable"
    assert fact.not_done["zone"] == "dressing over the knee"
    score = [one for one in bedside.course.scores if one.form == "mottling"][-1].score
    assert (score.total, score.high) == (None, 5)


def test_that_finger_and_knee_are_recorded_with_their_site(qtbot, form, bedside):
    type_into(form.refill.fields["finger"].number, "4.2")
    type_into(form.refill.fields["knee"].number, "5.6")
    assert form.refill._said["finger"].text().startswith("Above 3 s")
    assert not form.refill._said["knee"].text()
    with qtbot.waitSignal(form.done):
        record(form)
    assert [dict(one.values) for one in made(bedside, "refill")] == [
        {"site": "finger", "time": "4.2 s"},
        {"site": "knee", "time": "5.6 s"},
    ]


def test_that_the_timer_types_tenths_of_seconds_and_a_forgotten_one_types_nothing(qtbot):
    now = [0]
    card = RefillCard(lambda: now[0])
    qtbot.addWidget(card)
    card.toggle()
    now[0] = 3840
    card.toggle()
    assert card.fields["finger"].value_text() == "3.8 s"
    card.toggle("knee")
    now[0] += 3_600_000
    card.toggle()
    assert card.fields["knee"].is_empty()


def test_that_the_step_up_is_off_until_every_line_of_the_gate_is_met(form):
    assert not form.ladder.up.isEnabled()
    assert "MAP, missing" in form.ladder.lines()
    type_into(form.vitals.analytes["map"].number, "67")
    assert not form.ladder.up.isEnabled()
    type_into(form.vitals.analytes["heart_rate"].number, "104")
    assert form.ladder.up.isEnabled()
    assert "Step up to level 3" in form.ladder.up.text()


def test_that_the_step_up_is_off_before_its_time(form, bedside, clock):
    clock.to("21T06:05")
    bedside.open(SUBJECT)
    form.start(None)
    for name, text in (("map", "67"), ("heart_rate", "104")):
        type_into(form.vitals.analytes[name].number, text)
    assert not form.ladder.up.isEnabled()
    assert any("not before 06:09" in line for line in form.ladder.lines())


def test_that_a_step_is_read_back_and_confirmed_by_another_key_with_its_vitals(form, bedside):
    for name, text in (("map", "67"), ("heart_rate", "104")):
        type_into(form.vitals.analytes[name].number, text)
    form.leg.picker.row(5).setFocus()
    press(form, Qt.Key.Key_Plus)
    assert form.ladder.is_asking()
    assert "Step up to level 3" in form.ladder._said.text()
    assert len(steps(bedside)) == 2
    press(form, Qt.Key.Key_Plus)
    assert len(steps(bedside)) == 2
    assert QApplication.focusWidget() is form.ladder.chart
    press(form.ladder.chart, Qt.Key.Key_Return)
    assert steps(bedside)[-1] == ("rate", 3)
    taken = {one.fact.analyte for one in bedside.course.record.of(MeasurementTaken)}
    assert taken == {"map", "heart_rate"}
    assert bedside.course.running.level == 3
    last = max(bedside.course.record.of(InfusionCharted), key=lambda one: one.seq)
    assert not [one for one in bedside.course.deviations if last.id in one.entries]


def test_that_a_hold_says_why_and_does_not_put_the_next_step_off(form, bedside):
    form.leg.picker.row(5).setFocus()
    press(form, Qt.Key.Key_H)
    assert not form.ladder.chart.isEnabled()
    type_into(form.ladder.reason, "pressure low, Dr C")
    press(form.ladder.reason, Qt.Key.Key_Return)
    event = bedside.course.record.of(InfusionCharted)[-1].fact
    assert (event.step, event.level, event.reason) == ("rate", None, "hold, pressure low, Dr C")
    assert bedside.course.running.level == 2


def test_that_a_step_down_is_charted_with_its_reason(form, bedside):
    form.leg.picker.row(5).setFocus()
    press(form, Qt.Key.Key_Minus)
    type_into(form.ladder.reason, "headache, Dr C")
    press(form.ladder.reason, Qt.Key.Key_Return)
    assert steps(bedside)[-1] == ("rate", 1)


def test_that_escape_takes_a_step_back_before_it_leaves_the_form(qtbot, form):
    form.leg.picker.row(5).setFocus()
    press(form, Qt.Key.Key_Minus)
    press(form, Qt.Key.Key_Escape)
    assert not form.ladder.is_asking()
    with qtbot.waitSignal(form.left):
        press(form, Qt.Key.Key_Escape)


def test_that_pause_and_stop_ask_for_their_own_forms(qtbot, form):
    with qtbot.waitSignal(
        form.wanted, check_params_cb=lambda form_id, _: form_id == "infusion_pause"
    ):
        press(form.ladder.pause, Qt.Key.Key_Space)


def test_that_a_level_raised_without_its_gate_can_still_be_charted_and_is_said(qtbot, bedside):
    from ui.forms.infusion_forms import RateForm

    form = RateForm(bedside)
    qtbot.addWidget(form)
    form.start(None)
    settle(form)
    press(form.level.segment("3"), Qt.Key.Key_Space)
    form.foresee()
    assert "without MAP and Heart rate" in form.deviations.text()
    with qtbot.waitSignal(form.done):
        record(form)
    assert steps(bedside)[-1] == ("rate", 3)


def test_that_a_correction_of_a_score_opens_with_its_zone(qtbot, form, bedside):
    press(form, Qt.Key.Key_3)
    with qtbot.waitSignal(form.done):
        record(form)
    old = [one for one in bedside.course.record.of(AssessmentMade) if one.fact.form == "mottling"][
        -1
    ]
    form.start(old)
    assert form.leg.picker.zone() == 3
    form.leg.pick(4)
    type_into(form.correction.reason, "other leg was worse")
    with qtbot.waitSignal(form.done):
        record(form)
    assert made(bedside, "mottling")[-1].values["zone"] == 4
    assert bedside.course.record.struck[old.id].replaced

"""Vitals, laboratory sets, one gas, scores: each value with its unit, its time and its report."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from protocols.facts import AssessmentMade, ItemNotDone, MeasurementTaken
from protocols.units import Quantity, Unit, quantity
from tests.ui.forms_support import (
    SITE,
    SUBJECT,
    HandClock,
    at,
    enrol,
    make_bench,
    press,
    settle,
    sign_site,
    type_into,
)
from ui.bedside import Bedside
from ui.forms.gas_form import GasForm
from ui.forms.measurement_form import MeasurementForm
from ui.forms.void_form import VoidForm
from ui.operations.protocol_files import released
from ui.theme.palette import apply_theme


@pytest.fixture(autouse=True)
def _day(qapp: QApplication) -> None:
    apply_theme(qapp, "day")


def ward(tmp_path, protocol, anchors, arm=None) -> Bedside:
    bench = make_bench(tmp_path / protocol, HandClock("21T06:22"))
    rules = released(protocol)
    signed = {one.id: one.demo for one in rules.site_parameters if one.demo}
    sign_site(bench, protocol, signed | (SITE if protocol == "igm-fat" else {}))
    stated = {name: at(when) for name, when in anchors.items()}
    enrol(bench, protocol=protocol, arm=arm, anchors=stated, answers={})
    bedside = Bedside(bench)
    assert bedside.open(SUBJECT)
    return bedside


@pytest.fixture
def bedside(qtbot, tmp_path):
    anchors = {"shock_onset": "17T21:40", "randomised": "18T06:15"}
    found = ward(tmp_path, "igm-fat", anchors, "titer")
    yield found
    found.bench.store.close()


@pytest.fixture
def icar(qtbot, tmp_path):
    anchors = {"mechanical_ventilation_start": "17T16:20", "randomised": "18T06:00"}
    found = ward(tmp_path, "icar", anchors)
    yield found
    found.bench.store.close()


def due(bedside, item):
    return next(
        one
        for one in bedside.course.due
        if one.planned.item == item and one.planned.study_day == bedside.course.day
    )


def opened(qtbot, bedside, item, kind=MeasurementForm):
    form = kind(bedside)
    qtbot.addWidget(form)
    form.start(due(bedside, item) if not isinstance(item, str) or kind else item)
    settle(form)
    form.take_focus()
    return form


def shown(qtbot, bedside, form_id):
    form = MeasurementForm(bedside)
    qtbot.addWidget(form)
    form.start(form_id)
    settle(form)
    form.take_focus()
    return form


def record(form) -> None:
    press(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def measured(bedside, analyte):
    return bedside.course.record.measured(analyte)[-1]


def number(form, analyte):
    return form.grid.analytes[analyte].number


def test_that_vitals_are_recorded_one_by_one_with_their_time_and_what_is_empty_stays_open(
    qtbot, bedside
):
    form = opened(qtbot, bedside, "vitals")
    assert QApplication.focusWidget() is number(form, "map")
    type_into(number(form, "map"), "67")
    type_into(number(form, "heart_rate"), "104")
    assert form.bar.record.text() == "Record 2 of 6"
    with qtbot.waitSignal(form.done):
        record(form)
    assert measured(bedside, "map").reading.quantity == quantity("67 mmHg")
    assert set(due(bedside, "vitals").missing) >= {"urine_24h", "temperature"}
    assert due(bedside, "vitals").is_open


@pytest.mark.requirement("R51")
def test_that_no_unit_is_taken_for_granted_on_first_use_and_u_takes_the_next(qtbot, bedside):
    form = opened(qtbot, bedside, "laboratory")
    field = form.grid.analytes["creatinine"]
    type_into(field.number, "2.1")
    assert "Choose the unit" in field.read().message
    field.unit.setFocus()
    press(field.unit, Qt.Key.Key_U)
    press(field.unit, Qt.Key.Key_U)
    assert field.unit.unit() is Unit.MICROMOL_PER_L
    press(field.unit, Qt.Key.Key_U)
    assert field.value_text() == "2.1 mg/dL"
    type_into(form.report, "LR-20411")
    with qtbot.waitSignal(form.done):
        record(form)
    again = opened(qtbot, bedside, "laboratory")
    assert again.grid.analytes["creatinine"].unit.unit() is Unit.MG_PER_DL
    assert measured(bedside, "creatinine").entry.fact.report == "LR-20411"


@pytest.mark.requirement("R31")
def test_that_a_value_below_a_limit_is_kept_as_such(qtbot, bedside):
    form = opened(qtbot, bedside, "inflammation")
    field = form.grid.analytes["pct"]
    press(field.unit, Qt.Key.Key_U)
    type_into(field.number, "<0.02")
    with qtbot.waitSignal(form.done):
        record(form)
    assert str(measured(bedside, "pct").reading) == "below 0.02 microg/L"


def test_that_a_fluid_balance_asks_for_plus_or_minus(qtbot, bedside):
    form = opened(qtbot, bedside, "vitals")
    field = form.grid.analytes["fluid_balance"]
    press(field.unit, Qt.Key.Key_U)
    type_into(field.number, "310")
    assert "plus or minus" in field.read().message
    press(field.sign.segment("minus"), Qt.Key.Key_Space)
    with qtbot.waitSignal(form.done):
        record(form)
    assert measured(bedside, "fluid_balance").reading.quantity == Quantity(Decimal(-310), Unit.ML)


def test_that_an_unusual_value_is_read_again_and_the_tick_is_kept(qtbot, bedside):
    form = opened(qtbot, bedside, "vitals")
    type_into(number(form, "temperature"), "43.2")
    assert form.bar.missing_words().startswith("One step left: read unusual values again")
    press(form.again, Qt.Key.Key_Space)
    with qtbot.waitSignal(form.done):
        record(form)
    assert measured(bedside, "temperature").entry.fact.confirmed


def test_that_an_impossible_value_names_what_is_possible(qtbot, bedside):
    form = opened(qtbot, bedside, "vitals")
    type_into(number(form, "map"), "670")
    press(number(form, "map"), Qt.Key.Key_Tab)
    assert "possible is 0 to 300" in form.grid.analytes["map"].captioned.issue()
    assert form.bar.missing_words() == "One step left: mend MAP"


def test_that_the_ratio_pairs_one_gas_and_is_recorded_with_its_values(qtbot, bedside):
    form = opened(qtbot, bedside, "blood_gas", GasForm)
    press(form.grid.analytes["pao2"].unit, Qt.Key.Key_U)
    type_into(number(form, "pao2"), "71")
    assert form.ratio.text() == "not known"
    type_into(number(form, "fio2"), "0.45")
    assert form.ratio.text() == "157.8 mmHg"
    type_into(number(form, "ph"), "7.312")
    form.given.edit.line.clear()
    type_into(form.given.edit.line, "0520")
    with qtbot.waitSignal(form.done):
        record(form)
    pf = [one for one in bedside.course.record.of(AssessmentMade) if one.fact.form == "pf"][-1]
    assert dict(pf.fact.values) == {"pao2": "71 mmHg", "fio2": "0.45"}
    assert pf.at == measured(bedside, "pao2").at == measured(bedside, "fio2").at == at("21T05:20")
    assert str(measured(bedside, "ph").reading) == "7.312"


def test_that_a_gas_without_its_oxygen_fraction_makes_no_ratio(qtbot, bedside):
    form = opened(qtbot, bedside, "blood_gas", GasForm)
    press(form.grid.analytes["pao2"].unit, Qt.Key.Key_U)
    type_into(number(form, "pao2"), "71")
    with qtbot.waitSignal(form.done):
        record(form)
    assert all(one.fact.form != "pf" for one in bedside.course.record.of(AssessmentMade))


def one_gas(qtbot, bedside):
    form = opened(qtbot, bedside, "blood_gas", GasForm)
    press(form.grid.analytes["pao2"].unit, Qt.Key.Key_U)
    type_into(number(form, "pao2"), "71")
    type_into(number(form, "fio2"), "0.45")
    with qtbot.waitSignal(form.done):
        record(form)
    return measured(bedside, "pao2").entry


def ratios(bedside):
    return [one.fact for one in bedside.course.record.of(AssessmentMade) if one.fact.form == "pf"]


def test_that_the_ratio_follows_when_a_value_of_its_gas_is_corrected(qtbot, bedside):
    form = MeasurementForm(bedside)
    qtbot.addWidget(form)
    form.start(one_gas(qtbot, bedside))
    settle(form)
    number(form, "pao2").clear()
    type_into(number(form, "pao2"), "90")
    type_into(form.correction.reason, "read from the wrong line")
    with qtbot.waitSignal(form.done):
        record(form)
    assert [dict(one.values) for one in ratios(bedside)] == [{"pao2": "90 mmHg", "fio2": "0.45"}]


def test_that_the_ratio_is_struck_with_a_value_of_its_gas(qtbot, bedside):
    form = VoidForm(bedside)
    qtbot.addWidget(form)
    form.start(one_gas(qtbot, bedside).id)
    settle(form)
    type_into(form.reason, "gas of another patient")
    with qtbot.waitSignal(form.done):
        record(form)
    assert ratios(bedside) == []
    assert not bedside.course.record.measured("pao2")


def test_that_a_whole_set_not_done_keeps_its_reason(qtbot, bedside):
    form = opened(qtbot, bedside, "inflammation")
    type_into(form.reason_words, "laboratory closed")
    with qtbot.waitSignal(form.done):
        record(form)
    fact = bedside.course.record.of(ItemNotDone)[-1].fact
    assert (fact.item, fact.reason) == ("inflammation", "laboratory closed")
    assert due(bedside, "inflammation").status == "not_done"


def test_that_a_score_is_live_and_recorded_as_its_inputs(qtbot, icar):
    form = shown(qtbot, icar, "compliance")
    for name, text in (("tidal_volume", "420"), ("plateau", "24"), ("peep_total", "10")):
        type_into(form.grid.analytes[name].number, text)
    assert form.score._value.text().startswith("30")
    with qtbot.waitSignal(form.done):
        record(form)
    found = [one for one in icar.course.scores if one.form == "compliance"][-1]
    assert found.score.value == 30


def test_that_grades_not_examined_leave_bounds(qtbot, icar):
    form = shown(qtbot, icar, "mrc")
    for name in form.grid.controls:
        if name != "left_5":
            type_into(form.grid.controls[name], "4")
    with qtbot.waitSignal(form.done):
        record(form)
    found = [one for one in icar.course.scores if one.form == "mrc"][-1]
    assert (found.score.low, found.score.high) == (44, 49)
    again = MeasurementForm(icar)
    qtbot.addWidget(again)
    again.start(icar.course.record.entry(found.entry))
    assert again.grid.controls["right_0"].text() == "4"
    assert again.grid.controls["left_5"].text() == ""


@pytest.mark.parametrize("typed", ["6", "4.5", "four", "-1"])
def test_that_a_grade_outside_its_range_is_not_taken(qtbot, icar, typed):
    form = shown(qtbot, icar, "mrc")
    type_into(form.grid.controls["right_0"], typed)
    assert form.bar.missing_words().startswith("One step left: mend")
    assert form.grid.controls["right_0"].text() == typed


def test_that_a_weight_says_how_it_was_got(qtbot, bedside):
    form = shown(qtbot, bedside, "weight")
    type_into(number(form, "weight"), "79.5")
    form.method.setCurrentIndex(form.method.findData("bed scale"))
    with qtbot.waitSignal(form.done):
        record(form)
    assert (str(measured(bedside, "weight").reading), measured(bedside, "weight").method) == (
        "79.5 kg",
        "bed scale",
    )


@pytest.mark.requirement("R82")
def test_that_a_measurement_is_corrected_alone_with_its_reason(qtbot, bedside):
    form = opened(qtbot, bedside, "vitals")
    type_into(number(form, "map"), "76")
    type_into(number(form, "heart_rate"), "104")
    with qtbot.waitSignal(form.done):
        record(form)
    entry = measured(bedside, "map").entry
    again = MeasurementForm(bedside)
    qtbot.addWidget(again)
    again.start(entry)
    settle(again)
    assert "76 mmHg" in again.correction.note.text().replace("\u00a0", " ")
    number(again, "map").clear()
    type_into(number(again, "map"), "67")
    type_into(again.correction.reason, "digits turned round")
    with qtbot.waitSignal(again.done):
        record(again)
    assert measured(bedside, "map").reading.quantity == quantity("67 mmHg")
    assert isinstance(bedside.course.record.entry(entry.id).fact, MeasurementTaken)


def test_that_drafts_of_two_sets_stay_apart(qtbot, bedside):
    vitals = opened(qtbot, bedside, "vitals")
    type_into(number(vitals, "map"), "67")
    press(vitals, Qt.Key.Key_Escape)
    laboratory = opened(qtbot, bedside, "laboratory")
    type_into(number(laboratory, "inr"), "1.4")
    press(laboratory, Qt.Key.Key_Escape)
    assert number(opened(qtbot, bedside, "vitals"), "map").text() == "67"
    assert number(opened(qtbot, bedside, "laboratory"), "inr").text() == "1.4"

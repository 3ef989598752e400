"""SOFA at the bedside: raw values with units, live points, bounds where something is not known."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from protocols.facts import AssessmentMade, MeasurementTaken, Statement, SupportCharted
from protocols.intake import Reading
from protocols.units import quantity
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
from ui.forms.sofa_form import SofaForm
from ui.operations.chart import chart
from ui.theme.palette import apply_theme


@pytest.fixture(autouse=True)
def _day(qapp: QApplication) -> None:
    apply_theme(qapp, "day")


def value(analyte: str, text: str, when: str, report: str = "") -> Statement:
    fact = MeasurementTaken(analyte, Reading(quantity(text)), report=report)
    return Statement(SUBJECT, fact, at(when))


def drug(step: str, rate: str, when: str) -> Statement:
    fact = SupportCharted(
        "vasopressor",
        step,  # type: ignore[arg-type]
        drug="norepinephrine",
        rate=quantity(rate),
        formulation="base",
    )
    return Statement(SUBJECT, fact, at(when))


BASELINE = {
    "pao2": "82 mmHg",
    "fio2": "0.55",
    "respiratory_support": True,
    "platelets": "92 10*9/L",
    "bilirubin": "2.4 mg/dL",
    "map": "66 mmHg",
    "gcs": 14,
    "creatinine": "2.2 mg/dL",
    "urine_24h": "1620 mL",
    "vasopressors": [
        {"drug": "norepinephrine", "rate": "0.2 microg/kg/min", "for": "6 h", "formulation": "base"}
    ],
}


@pytest.fixture
def bedside(qtbot, tmp_path):
    bench = make_bench(tmp_path / "ward", HandClock("21T06:22"))
    sign_site(bench, "igm-fat", SITE)
    enrol(bench)
    chart(
        bench,
        [
            Statement(SUBJECT, AssessmentMade("sofa", BASELINE), at("18T07:00")),
            Statement(SUBJECT, SupportCharted("mechanical_ventilation", "start"), at("17T22:40")),
            drug("start", "0.2 microg/kg/min", "18T06:30"),
            drug("rate", "0.08 microg/kg/min", "20T21:00"),
            value("pao2", "90 mmHg", "21T01:00"),
            value("fio2", "0.40", "21T01:00"),
            value("pao2", "71 mmHg", "21T05:20"),
            value("fio2", "0.45", "21T05:20"),
            value("platelets", "84 10*9/L", "21T04:50", "LR-20411"),
            value("platelets", "97 10*9/L", "21T02:10"),
            value("creatinine", "2.1 mg/dL", "21T04:50"),
            value("urine_24h", "1340 mL", "21T06:00"),
            value("bilirubin", "1.4 mg/dL", "20T05:02"),
        ],
    )
    found = Bedside(bench)
    assert found.open(SUBJECT)
    yield found
    bench.store.close()


@pytest.fixture
def form(qtbot, bedside):
    made = SofaForm(bedside)
    qtbot.addWidget(made)
    made.start(None)
    settle(made)
    made.take_focus()
    return made


def record(form) -> None:
    press(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def recorded(bedside) -> AssessmentMade:
    return max(bedside.course.record.of(AssessmentMade), key=lambda one: one.seq).fact


def test_that_the_worst_values_of_the_day_stand_there_with_their_source(form):
    typed = form.inputs.analytes
    assert (typed["pao2"].value_text(), typed["fio2"].value_text()) == ("71 mmHg", "0.45")
    assert form.inputs.ratio.text() == "157.8"
    assert typed["platelets"].value_text() == "84 10*9/L"
    assert form.inputs.rows["coagulation"].source() == "LR-20411, 04:50"
    assert form.inputs.support.choice() == "yes"
    assert form.inputs.drugs.value()[0]["rate"] == "0.08 microg/kg/min"


@pytest.mark.requirement("R31")
def test_that_a_missing_organ_leaves_bounds_and_never_counts_as_zero(form):
    score = form.score()
    assert score.total is None
    assert (score.component("liver").low, score.component("liver").high) == (0, 4)
    assert "not counted as 0" in form.inputs.rows["liver"].rule_text()
    assert form.side.total.accessibleName().startswith("SOFA, incomplete")
    assert form.bar.record.text() == "Record as incomplete"


def test_that_the_focus_goes_to_the_first_organ_that_is_not_known_and_moves_by_enter(form):
    assert QApplication.focusWidget() is form.inputs.analytes["bilirubin"].number
    press(form, Qt.Key.Key_Return)
    assert form.inputs.rows["cardiovascular"].isAncestorOf(QApplication.focusWidget())
    press(form.inputs.analytes["map"].number, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is form.inputs.coma
    press(form, Qt.Key.Key_Up)
    assert form.inputs.rows["cardiovascular"].isAncestorOf(QApplication.focusWidget())


def test_that_points_change_with_every_key_and_the_change_from_baseline_is_a_range(form):
    type_into(form.inputs.analytes["bilirubin"].number, "1.4")
    assert form.score().component("liver").points == 1
    assert form.inputs.rows["liver"].rule_text() == "below 2"
    type_into(form.inputs.coma, "14")
    type_into(form.inputs.analytes["map"].number, "66")
    score = form.score()
    assert score.total == score.low == score.high
    assert form.bar.record.text() == "Record SOFA"
    assert "than baseline 14" in form.side.total._change.text()


def test_that_raw_values_with_units_are_recorded_and_points_are_not(qtbot, form, bedside):
    type_into(form.inputs.analytes["bilirubin"].number, "1.4")
    type_into(form.inputs.coma, "E4 VNT M6")
    with qtbot.waitSignal(form.done):
        record(form)
    fact = recorded(bedside)
    assert fact.form == "sofa"
    assert fact.values["bilirubin"] == "1.4 mg/dL"
    assert dict(fact.values["gcs"]) == {"eye": 4, "verbal": "NT", "motor": 6}
    assert fact.values["respiratory_support"] is True
    assert "points" not in str(fact.values)
    day = [one for one in bedside.course.scores if one.form == "sofa"][-1]
    assert day.score.component("respiration").points == 3


def test_that_not_done_asks_why_in_place_of_the_value(qtbot, form, bedside):
    press(form, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    row = form.inputs.rows["liver"]
    assert row.is_not_done()
    assert form.bar.missing_words() == "One step left: Liver, say why not done"
    type_into(row.reason.words, "sample haemolysed")
    with qtbot.waitSignal(form.done):
        record(form)
    fact = recorded(bedside)
    assert dict(fact.not_done) == {"bilirubin": "sample haemolysed"}
    assert "bilirubin" not in fact.values


def test_that_the_last_coma_scale_is_taken_over_only_when_asked_and_marked_stale(form):
    assert form.inputs.coma.text() == ""
    form.inputs.coma.setFocus()
    press(form, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    assert form.inputs.coma.text() == "14"
    assert not form.inputs.rows["cns"]._stale.isHidden()
    assert "last before sedation" in form.inputs.rows["cns"].source()


def test_that_no_single_letter_acts_while_a_text_field_has_the_focus(form):
    form.inputs.coma.setFocus()
    type_into(form.inputs.coma, "n")
    assert not form.inputs.rows["cns"].is_not_done()
    assert form.inputs.coma.text() == "n"


def test_that_none_running_is_said_and_not_assumed(form):
    drugs = form.inputs.drugs
    drugs.clear()
    form.changed()
    assert drugs.value() is None
    assert form.score().component("cardiovascular").points is None
    drugs.drug.setCurrentIndex(drugs.drug.findData("none"))
    drugs.drug.activated.emit(drugs.drug.currentIndex())
    type_into(form.inputs.analytes["map"].number, "72")
    assert drugs.value() == ()
    assert form.score().component("cardiovascular").points == 0


def test_that_the_salt_of_norepinephrine_moves_the_points(form):
    drugs = form.inputs.drugs
    drugs.rate.clear()
    type_into(drugs.rate, "0.16")
    assert form.score().component("cardiovascular").points == 4
    drugs.drug.setCurrentIndex(drugs.drug.findData("norepinephrine/bitartrate"))
    drugs.drug.activated.emit(drugs.drug.currentIndex())
    assert form.score().component("cardiovascular").points == 3


def test_that_a_second_vasopressor_is_kept_beside_the_first(qtbot, form, bedside):
    drugs = form.inputs.drugs
    press(drugs.other, Qt.Key.Key_Space)
    drugs.drug.setCurrentIndex(drugs.drug.findData("vasopressin/"))
    drugs.drug.activated.emit(drugs.drug.currentIndex())
    type_into(drugs.rate, "0.03")
    with qtbot.waitSignal(form.done):
        record(form)
    listed = recorded(bedside).values["vasopressors"]
    assert [one["drug"] for one in listed] == ["norepinephrine", "vasopressin"]
    assert listed[1]["rate"] == "0.03 units/min"


@pytest.mark.parametrize("typed", ["1,400", "12.5.1", "eighty", "-3"])
def test_that_a_value_that_cannot_be_read_stays_and_holds_recording_up(form, typed):
    field = form.inputs.analytes["bilirubin"]
    type_into(field.number, typed)
    press(field.number, Qt.Key.Key_Tab)
    assert field.number.text() == typed
    assert form.inputs.rows["liver"].issue()
    assert form.bar.missing_words() == "One step left: mend Bilirubin"


def test_that_a_correction_opens_with_the_old_inputs(qtbot, bedside):
    old = next(iter(bedside.course.record.of(AssessmentMade)))
    form = SofaForm(bedside)
    qtbot.addWidget(form)
    form.start(old)
    settle(form)
    assert form.inputs.analytes["platelets"].value_text() == "92 10*9/L"
    assert form.inputs.drugs.value()[0]["for"] == "6 h"
    assert form.score().total == 14
    form.inputs.analytes["platelets"].number.clear()
    type_into(form.inputs.analytes["platelets"].number, "62")
    type_into(form.correction.reason, "read from the wrong column")
    with qtbot.waitSignal(form.done):
        record(form)
    assert bedside.course.record.struck[old.id].replaced
    assert recorded(bedside).values["platelets"] == "62 10*9/L"


def test_that_the_draft_comes_back_whole(qtbot, form, bedside):
    type_into(form.inputs.analytes["bilirubin"].number, "1,400")
    press(form, Qt.Key.Key_Escape)
    again = SofaForm(bedside)
    qtbot.addWidget(again)
    again.start(None)
    assert again.inputs.analytes["bilirubin"].number.text() == "1,400"
    assert again.inputs.drugs.value()[0]["rate"] == "0.08 microg/kg/min"


def test_that_a_day_that_is_over_takes_its_own_values_and_asks_when_it_was_assessed(qtbot, bedside):
    item = next(
        one
        for one in bedside.course.due
        if one.planned.item == "sofa" and one.planned.study_day == 2
    )
    form = SofaForm(bedside)
    qtbot.addWidget(form)
    form.start(item)
    settle(form)
    assert form.card.title().startswith("SOFA 1996, Day 2")
    assert form.inputs.analytes["bilirubin"].value_text() == "1.4 mg/dL"
    assert form.inputs.analytes["platelets"].is_empty()
    assert form.inputs.drugs.value()[0]["rate"] == "0.2 microg/kg/min"
    assert form.bar.missing_words() == "One step left: type when it happened"
    type_into(form.given.edit.line, "20-Nov-2026 23:00")
    with qtbot.waitSignal(form.done):
        record(form)
    assert [one for one in bedside.course.scores if one.form == "sofa"][-1].day == 2

"""Events, supports, injections, samples, status, notes and explanations, by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from protocols.facts import (
    AdministrationObserved,
    AdverseEventReported,
    AnchorStated,
    DeviationExplained,
    InjectionGiven,
    ItemNotDone,
    NoteWritten,
    SampleDrawn,
    SupportCharted,
    VitalStatusStated,
)
from protocols.units import quantity
from tests.ui.forms_support import (
    INVESTIGATOR,
    SITE,
    SUBJECT,
    HandClock,
    at,
    enrol,
    make_bench,
    press,
    settle,
    sign_site,
    three_doses,
    type_into,
)
from ui.bedside import Bedside
from ui.forms.adverse_event_form import AdverseEventForm
from ui.forms.explain_deviation_form import ExplainDeviationForm
from ui.forms.injection_form import InjectionForm
from ui.forms.not_done_form import NotDoneForm
from ui.forms.note_form import NoteForm
from ui.forms.other_forms import AdministrationForm, AnchorForm, SampleForm
from ui.forms.support_form import SupportForm
from ui.forms.vital_status_form import VitalStatusForm
from ui.operations.protocol_files import released
from ui.theme.palette import apply_theme

ANCHORS = {
    "igm-fat": {"shock_onset": "17T21:40", "randomised": "18T06:15"},
    "i-micro": {"vasopressor_start": "20T15:30", "randomised": "20T18:02"},
    "iliad-7": {"consent": "17T15:30", "randomised": "17T16:02"},
    "ivig-cohort": {"hospital_admission": "17T15:30"},
}


@pytest.fixture(autouse=True)
def _day(qapp: QApplication) -> None:
    apply_theme(qapp, "day")


@pytest.fixture
def ward(qtbot, tmp_path):
    benches = []

    def build(protocol="igm-fat"):
        bench = make_bench(tmp_path / protocol, HandClock("21T06:12"))
        benches.append(bench)
        rules = released(protocol)
        signed = {one.id: one.demo for one in rules.site_parameters if one.demo}
        sign_site(bench, protocol, signed | (SITE if protocol == "igm-fat" else {}))
        stated = {name: at(when) for name, when in ANCHORS[protocol].items()}
        arm = "titer" if protocol == "igm-fat" else None
        enrol(bench, protocol=protocol, arm=arm, anchors=stated, answers={})
        if protocol == "igm-fat":
            three_doses(bench)
        bedside = Bedside(bench)
        assert bedside.open(SUBJECT)
        return bedside

    yield build
    for bench in benches:
        bench.store.close()


def opened(qtbot, form, context=None):
    qtbot.addWidget(form)
    form.start(context)
    settle(form)
    form.take_focus()
    return form


def record(form) -> None:
    press(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def choose(choice, key):
    choice.setCurrentIndex(choice.findData(key))
    choice.activated.emit(choice.currentIndex())


def due(bedside, item):
    return next(one for one in bedside.course.due if one.planned.item == item)


def last(bedside, kind):
    return max(bedside.course.record.of(kind), key=lambda one: one.seq)


def test_that_a_note_keeps_its_words(qtbot, ward):
    bedside = ward()
    form = opened(qtbot, NoteForm(bedside))
    assert QApplication.focusWidget() is form.words
    type_into(form.words, "Back from CT, family informed.")
    with qtbot.waitSignal(form.done):
        record(form)
    assert last(bedside, NoteWritten).fact.text == "Back from CT, family informed."


@pytest.mark.requirement("R76")
def test_that_words_that_could_tell_an_arm_are_pointed_at_and_not_refused(qtbot, ward):
    bedside = ward("i-micro")
    form = opened(qtbot, NoteForm(bedside))
    type_into(form.words, "surely placebo")
    assert "'placebo' could tell an arm" in form._warning.text()
    with qtbot.waitSignal(form.done):
        record(form)


def test_that_an_adverse_event_says_whether_it_is_serious_and_leaves_the_rest_open(qtbot, ward):
    bedside = ward()
    form = opened(qtbot, AdverseEventForm(bedside))
    assert form.bar.missing_words() == "One step left: name the event"
    choose(form.term, "Headache")
    assert form.bar.missing_words() == "One step left: serious or not"
    press(form.serious.segment("no"), Qt.Key.Key_Space)
    press(form.grade.segment("2"), Qt.Key.Key_Space)
    form.given.edit.line.clear()
    type_into(form.given.edit.line, "0130")
    with qtbot.waitSignal(form.done):
        record(form)
    entry = last(bedside, AdverseEventReported)
    assert (entry.fact.term, entry.fact.serious, entry.fact.grade) == ("Headache", False, 2)
    assert (entry.fact.relation, entry.at) == ("", at("21T01:30"))


def test_that_a_vasopressor_is_charted_with_rate_and_salt(qtbot, ward):
    bedside = ward()
    form = opened(qtbot, SupportForm(bedside), "vasopressor")
    press(form.step.segment("rate"), Qt.Key.Key_Space)
    choose(form.drug, "norepinephrine")
    assert form.bar.missing_words() == "One step left: type the rate"
    type_into(form.rate, "0.12")
    choose(form.salt, "base")
    with qtbot.waitSignal(form.done):
        record(form)
    fact = last(bedside, SupportCharted).fact
    assert (fact.rate, fact.formulation) == (quantity("0.12 microg/kg/min"), "base")


def test_that_the_end_of_a_stay_asks_for_no_drug(qtbot, ward):
    bedside = ward()
    form = opened(qtbot, SupportForm(bedside))
    choose(form.what, "icu")
    press(form.step.segment("stop"), Qt.Key.Key_Space)
    with qtbot.waitSignal(form.done):
        record(form)
    fact = last(bedside, SupportCharted).fact
    assert (fact.what, fact.step, fact.drug) == ("icu", "stop", "")


def test_that_an_injection_needs_its_place_and_a_missing_second_person_is_said(qtbot, ward):
    bedside = ward("iliad-7")
    form = opened(qtbot, InjectionForm(bedside), due(bedside, "injection_1"))
    assert form.number.text() == "1"
    form.volume.clear()
    type_into(form.volume, "0.78")
    assert form.bar.missing_words() == "One step left: where it was injected"
    press(form.place.segment("left deltoid"), Qt.Key.Key_Space)
    form.foresee()
    assert "without a second person" in form.deviations.text()
    with qtbot.waitSignal(form.done):
        record(form)
    fact = last(bedside, InjectionGiven).fact
    assert (fact.number, fact.volume, fact.site) == (1, quantity("0.78 mL"), "left deltoid")


def test_that_an_eighth_injection_can_be_charted_and_is_a_deviation(qtbot, ward):
    bedside = ward("iliad-7")
    form = opened(qtbot, InjectionForm(bedside))
    form.number.clear()
    type_into(form.number, "8")
    form.volume.clear()
    type_into(form.volume, "0.78")
    press(form.place.segment("left thigh"), Qt.Key.Key_Space)
    form.foresee()
    assert "Injection 8 was given; the protocol has 7" in form.deviations.text()
    with qtbot.waitSignal(form.done):
        record(form)
    assert any(one.kind == "too_many_injections" for one in bedside.course.deviations)


@pytest.mark.requirement("R35", "R83")
def test_that_the_second_person_types_weight_and_concentration_again(qtbot, ward):
    bedside = ward("iliad-7")
    form = opened(qtbot, InjectionForm(bedside), due(bedside, "injection_1"))
    press(form.place.segment("left deltoid"), Qt.Key.Key_Space)
    type_into(form.second.name, "Nurse B")
    type_into(form.second.secret, "four quiet words here")
    type_into(form.second._again["weight"], "87")
    type_into(form.second._again["concentration"], "1000")
    record(form)
    record(form)
    assert "not what is charted" in form.second._places["weight"].issue()
    form.second._again["weight"].clear()
    type_into(form.second._again["weight"], "78")
    record(form)
    if form.opened:
        record(form)
    fact = last(bedside, InjectionGiven).fact
    assert (fact.witness, fact.witness_checked) == ("Nurse B", True)
    house = [one for one in bedside.bench.store.journal.events() if "differed" in one.event]
    assert {(one.details["what"], one.details["second_person"]) for one in house} == {
        ("weight", "Nurse B")
    }


def test_that_an_item_not_done_keeps_its_reason_and_is_settled(qtbot, ward):
    bedside = ward()
    form = opened(qtbot, NotDoneForm(bedside), due(bedside, "sofa"))
    choose(form.code, "Discharged or transferred")
    with qtbot.waitSignal(form.done):
        record(form)
    fact = last(bedside, ItemNotDone).fact
    assert (fact.item, fact.reason) == ("sofa", "Discharged or transferred")


def test_that_a_death_has_its_own_time_and_is_said_to_end_what_is_asked(qtbot, ward):
    bedside = ward()
    form = opened(qtbot, VitalStatusForm(bedside))
    assert form.bar.missing_words() == "One step left: alive or dead"
    press(form.status.segment("dead"), Qt.Key.Key_Space)
    assert form._death.isVisible()
    form.given.edit.line.clear()
    type_into(form.given.edit.line, "0440")
    with qtbot.waitSignal(form.done):
        record(form)
    assert bedside.course.record.died_at == at("21T04:40")
    assert last(bedside, VitalStatusStated).fact.alive is False


def test_that_a_sample_keeps_tubes_and_aliquots(qtbot, ward):
    bedside = ward("i-micro")
    form = opened(qtbot, SampleForm(bedside), due(bedside, "biobank"))
    assert "12 aliquots" in form._plan.text()
    type_into(form.tubes, "3")
    type_into(form.aliquots, "11")
    with qtbot.waitSignal(form.done):
        record(form)
    fact = last(bedside, SampleDrawn).fact
    assert (fact.sample, fact.tubes, fact.aliquots) == ("biobank", 3, 11)


def test_that_the_labels_of_a_sample_are_saved_where_the_nurse_says(
    qtbot, ward, tmp_path, monkeypatch
):
    bedside = ward("i-micro")
    form = opened(qtbot, SampleForm(bedside), due(bedside, "biobank"))
    asked = []
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda *words: (asked.append(words[2]) or str(tmp_path / "labels.pdf"), ""),
    )
    press(form.labels, Qt.Key.Key_Space)
    assert asked == [f"{bedside.course.record.subject}-biobank-labels.pdf"]
    assert (tmp_path / "labels.pdf").read_bytes().startswith(b"%PDF-")
    assert "labels.pdf" in form._plan.text()


def test_that_consent_is_a_time(qtbot, ward):
    bedside = ward()
    form = opened(qtbot, AnchorForm(bedside), due(bedside, "consent"))
    form.given.edit.line.clear()
    type_into(form.given.edit.line, "18-Nov-2026 05:50")
    with qtbot.waitSignal(form.done):
        record(form)
    assert last(bedside, AnchorStated).fact == AnchorStated("consent", at("18T05:50"))


def test_that_a_registry_treatment_is_recorded_with_amount_and_unit(qtbot, ward):
    bedside = ward("ivig-cohort")
    form = opened(qtbot, AdministrationForm(bedside))
    choose(form.product, "immunoglobulin intravenous")
    type_into(form.amount, "20")
    assert form.bar.missing_words() == "One step left: amount with its unit"
    press(form.unit.segment("g"), Qt.Key.Key_Space)
    with qtbot.waitSignal(form.done):
        record(form)
    assert last(bedside, AdministrationObserved).fact.amount == quantity("20 g")


def test_that_a_deviation_is_explained_by_the_nurse_and_reviewed_by_the_investigator(qtbot, ward):
    bedside = ward()
    one = next(one for one in bedside.course.deviations if one.state == "open")
    form = opened(qtbot, ExplainDeviationForm(bedside), one.key)
    assert not form.importance.isVisible()
    type_into(form.words, "Blood gas machine was down")
    with qtbot.waitSignal(form.done):
        record(form)
    found = next(each for each in bedside.course.deviations if each.key == one.key)
    assert (found.state, found.quoted) == ("explained", "Blood gas machine was down")
    bedside.hand_over(INVESTIGATOR)
    review = opened(qtbot, ExplainDeviationForm(bedside), one.key)
    press(review.importance.segment("minor"), Qt.Key.Key_Space)
    type_into(review.words, "Seen, no effect on the dose")
    with qtbot.waitSignal(review.done):
        record(review)
    fact = last(bedside, DeviationExplained).fact
    assert (fact.state, fact.importance) == ("reviewed", "minor")


def test_that_a_failed_save_keeps_everything_and_says_so(qtbot, ward, monkeypatch):
    from storage.problems import NotSaved
    from ui.operations import chart as module

    bedside = ward()
    form = opened(qtbot, NoteForm(bedside))
    type_into(form.words, "calm")

    def refuse(*_given):
        raise NotSaved("disk_full", "The disk is full.")

    monkeypatch.setattr(module, "chart", refuse)
    record(form)
    assert form.words.toPlainText() == "calm"
    assert "Not recorded" in form.note.text()
    assert form.opened

"""Every due item has its form, every entry its correction, and every form fits and opens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from protocols.facts import (
    AdverseEventReported,
    AssessmentMade,
    InfusionCharted,
    MeasurementTaken,
    NoteWritten,
    SampleDrawn,
    Statement,
    SubjectEnrolled,
    SupportCharted,
    VitalStatusStated,
)
from protocols.intake import Reading
from protocols.units import quantity
from tests.ui.forms_support import (
    SITE,
    HandClock,
    at,
    enrol,
    infusion,
    make_bench,
    settle,
    sign_site,
    three_doses,
)
from ui.bedside import Bedside
from ui.forms.correction import correcting_form
from ui.forms.due_forms import form_for
from ui.forms.registry import FORMS, make_form
from ui.operations.bench import Bench
from ui.operations.chart import chart
from ui.operations.protocol_files import released
from ui.theme.palette import apply_theme

ANCHORS = {
    "igm-fat": {"shock_onset": "17T21:40", "randomised": "18T06:15"},
    "icar": {"mechanical_ventilation_start": "17T16:20", "randomised": "18T06:00"},
    "i-micro": {"vasopressor_start": "17T15:30", "randomised": "18T04:02"},
    "iliad-7": {"consent": "17T15:30", "randomised": "17T16:02"},
    "ivig-cohort": {"hospital_admission": "17T15:30"},
}
NOT_OURS = ("titer_dose", "dose")
SIZES = [(1366, 608), (1366, 602), (1280, 592), (1480, 920)]


@pytest.fixture(autouse=True)
def _day(qapp: QApplication) -> None:
    apply_theme(qapp, "day")


@pytest.fixture
def ward(qtbot, tmp_path):
    """Open a subject of a protocol, with site values as in the demo profile."""
    open_stores: list[Bench] = []

    def build(protocol: str) -> Bedside:
        bench = make_bench(tmp_path / protocol, HandClock("21T06:41"))
        open_stores.append(bench)
        rules = released(protocol)
        assert rules is not None
        signed = {one.id: one.demo for one in rules.site_parameters if one.demo}
        sign_site(bench, protocol, signed | (SITE if protocol == "igm-fat" else {}))
        stated = {name: at(when) for name, when in ANCHORS[protocol].items()}
        arm = "titer" if protocol == "igm-fat" else None
        enrol(bench, protocol=protocol, arm=arm, anchors=stated, answers={})
        if protocol == "igm-fat":
            three_doses(bench)
        bedside = Bedside(bench)
        assert bedside.open("IGM-0007")
        return bedside

    yield build
    for bench in open_stores:
        bench.store.close()


@pytest.mark.parametrize("protocol", list(ANCHORS))
def test_that_every_due_item_of_every_protocol_opens_a_form_that_can_be_filled(
    qtbot, ward, protocol
):
    bedside = ward(protocol)
    opened = set()
    for item in bedside.course.due:
        asked = form_for(item, bedside.course)
        if asked.form in NOT_OURS or (asked.form, item.planned.item) in opened:
            continue
        opened.add((asked.form, item.planned.item))
        form = make_form(asked.form, bedside)
        qtbot.addWidget(form)
        form.start(asked.context)
        form.show_course(bedside.course)
        assert form.first_field() is not None, item.planned.item
        form.fill(form.texts())
    assert len(opened) > 5


def test_that_a_dose_is_decided_before_it_is_started(ward):
    bedside = ward("igm-fat")
    items = {one.planned.item: one for one in bedside.course.due}
    assert form_for(items["dose_4"], bedside.course).form == "dose"
    assert form_for(items["dose_3"], bedside.course).form == "infusion_start"
    assert form_for(items["igm_morning"], bedside.course).form == "titer_dose"
    assert form_for(items["blood_gas"], bedside.course).form == "gas"


def test_that_every_kind_of_entry_names_the_form_that_corrects_it(ward):
    bedside = ward("igm-fat")
    facts = {
        "note": NoteWritten("calm"),
        "measurement": MeasurementTaken("map", Reading(quantity("67 mmHg"))),
        "sofa": AssessmentMade("sofa", {"platelets": "84 10*9/L"}),
        "mottling": AssessmentMade("refill", {"site": "knee", "time": "4.2 s"}),
        "infusion_stop": InfusionCharted("complete", 3),
        "infusion_unknown": InfusionCharted("unknown_from", 3),
        "support": SupportCharted("rrt", "start"),
        "adverse_event": AdverseEventReported("Headache"),
        "vital_status": VitalStatusStated(alive=True),
        "sample": SampleDrawn("serum"),
    }
    bench = bedside.bench
    entries = chart(bench, [Statement("IGM-0007", one, at("21T06:00")) for one in facts.values()])
    assert [correcting_form(one) for one in entries] == list(facts)
    enrolment = bedside.course.record.of(SubjectEnrolled)[0]
    assert correcting_form(enrolment) == "void"


def test_that_a_form_made_for_one_subject_offers_the_lists_of_the_next_ones_protocol(qtbot, ward):
    first, second = ward("igm-fat"), ward("i-micro")
    form = make_form("adverse_event", first)
    qtbot.addWidget(form)
    form.start(None)
    before = form.term.count()
    form.show_course(second.course)
    assert form.term.findText("Thrombocytopenia") >= 0
    assert form.term.count() != before


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_that_no_form_asks_for_more_room_than_the_smallest_screen_has(qtbot, ward, size):
    bedside = ward("i-micro")
    chart(bedside.bench, [infusion("start", "21T05:09", period=1, level=1)])
    bedside.open("IGM-0007")
    for name in FORMS:
        if name in (*NOT_OURS, "injection"):
            continue
        form = make_form(name, bedside)
        qtbot.addWidget(form)
        form.start(None)
        settle(form, *size)
        assert form.minimumSizeHint().width() <= size[0], name
        assert form.minimumSizeHint().height() <= size[1], name
        for area in form.findChildren(QScrollArea):
            inner = area.widget()
            assert inner.minimumSizeHint().width() <= area.viewport().width(), name


def controls(form: QWidget) -> list[QWidget]:
    return [
        one
        for one in form.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisibleTo(form)
    ]


@pytest.mark.parametrize("name", [one for one in FORMS if one not in (*NOT_OURS, "injection")])
def test_that_every_control_has_a_name_and_every_label_is_plain_text(qtbot, ward, name):
    form = make_form(name, ward("i-micro"))
    qtbot.addWidget(form)
    form.start(None)
    settle(form)
    nameless = [type(one).__name__ for one in controls(form) if not one.accessibleName()]
    assert nameless == []
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in form.findChildren(QLabel))
    assert form.take_focus() is None
    assert QApplication.focusWidget() is not form.bar.record

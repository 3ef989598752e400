"""Tab goes through every form once round, in the order in which it is read, and Shift+Tab back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from protocols.facts import (
    AssessmentMade,
    Fact,
    InfusionCharted,
    MeasurementTaken,
    NoteWritten,
    Statement,
    VitalStatusStated,
)
from protocols.intake import Reading
from protocols.units import quantity
from tests.ui.forms_support import (
    INVESTIGATOR,
    SITE,
    SUBJECT,
    HandClock,
    at,
    enrol,
    focus_of,
    look,
    make_bench,
    settle,
    sign_site,
    three_doses,
)
from ui.bedside import Bedside
from ui.forms.correction import correcting_form
from ui.forms.enrol_page import EnrolPage
from ui.forms.form_page import FormPage
from ui.forms.registry import FORMS, make_form
from ui.forms.titer_page import TiterDosePage
from ui.operations.bench import Bench
from ui.operations.chart import chart
from ui.operations.protocol_files import released

ANCHORS = {
    "igm-fat": {"shock_onset": "17T21:40", "randomised": "18T06:15"},
    "i-micro": {"vasopressor_start": "17T15:30", "randomised": "18T04:02"},
    "iliad-7": {"consent": "17T15:30", "randomised": "17T16:02"},
    "ivig-cohort": {"hospital_admission": "17T15:30"},
}
ELSEWHERE = {"mottling": "i-micro", "injection": "iliad-7", "administration": "ivig-cohort"}
CORRECTED: dict[str, Fact] = {
    "note": NoteWritten("calm"),
    "measurement": MeasurementTaken("map", Reading(quantity("67 mmHg"))),
    "sofa": AssessmentMade("sofa", {"platelets": "84 10*9/L"}),
    "vital_status": VitalStatusStated(alive=True),
    "infusion_rate": InfusionCharted("rate", 3, rate=quantity("5 mL/h")),
}


@pytest.fixture
def ward(tmp_path: Path, qapp: QApplication) -> Iterator[object]:
    look(qapp)
    made: list[Bench] = []

    def build(protocol: str) -> Bedside:
        bench = make_bench(tmp_path / protocol, HandClock("21T06:41"), INVESTIGATOR)
        made.append(bench)
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
        assert bedside.open(SUBJECT)
        return bedside

    yield build
    for bench in made:
        bench.store.close()


def reachable(form: QWidget) -> set[QWidget]:
    """Return all that a person can be meant to reach, found without the order under test."""
    return {
        one
        for one in form.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isVisible()
        and one.isEnabled()
        and one.focusProxy() is None
        and one.window() is form.window()
    }


def said(widgets: object) -> list[str]:
    return [f"{type(one).__name__} {one.accessibleName()}" for one in widgets]  # type: ignore[attr-defined]


def walk(form: QWidget, key: Qt.Key) -> list[QWidget]:
    """Press a key until it comes round; return where it went by."""
    start = focus_of(form)
    passed = [start]
    for _ in range(200):
        QTest.keyClick(focus_of(form), key)
        here = focus_of(form)
        assert here.isVisible(), said([here])
        if here is start:
            return passed
        assert here not in passed, f"{said([here])} comes twice: {said(passed)}"
        passed.append(here)
    raise AssertionError(f"Tab does not come round: {said(passed)}")


def place(form: QWidget, one: QWidget) -> QRect:
    return QRect(one.mapTo(form, QPoint(0, 0)), one.size())


def check(form: FormPage) -> None:
    settle(form)
    form.take_focus()
    first = form.stops()
    start = next(one for one in first if one.isVisible() and one.isEnabled())
    start.setFocus()
    forth = walk(form, Qt.Key.Key_Tab)
    missed = reachable(form) - set(forth)
    assert not missed, f"not reached: {said(missed)}"
    assert set(forth) == reachable(form)
    back = walk(form, Qt.Key.Key_Backtab)
    assert [back[0], *reversed(back[1:])] == forth
    ends = [one for one in (form.bar.record, form.bar.leave) if one in forth]
    assert forth[-len(ends) :] == ends
    inside = [one for one in forth if form.content.isAncestorOf(one)]
    for one, after in pairwise(inside):
        here, there = place(form, one), place(form, after)
        upward = there.bottom() <= here.top() and there.left() <= here.left()
        leftward = there.right() <= here.left() and there.top() == here.top()
        back_again = upward or leftward
        assert not back_again, f"{said([after])} is read before {said([one])}"


@pytest.mark.parametrize("name", list(FORMS))
def test_that_tab_goes_through_every_form_once_in_reading_order(qtbot, ward, name):
    bedside = ward(ELSEWHERE.get(name, "igm-fat"))
    form = make_form(name, bedside)
    qtbot.addWidget(form)
    form.start("vitals" if name == "measurement" else None)
    check(form)


@pytest.mark.parametrize("asked", ["weight", "igm"])
def test_that_tab_goes_through_a_set_of_one_value(qtbot, ward, asked):
    form = make_form("measurement", ward("igm-fat"))
    qtbot.addWidget(form)
    form.start(asked)
    check(form)


@pytest.mark.parametrize("kind", list(CORRECTED))
def test_that_tab_goes_through_a_correction_from_its_reason_on(qtbot, ward, kind):
    bedside = ward("igm-fat")
    (entry,) = chart(bedside.bench, [Statement(SUBJECT, CORRECTED[kind], at("21T06:00"))])
    assert bedside.open(SUBJECT)
    form = make_form(correcting_form(entry), bedside)
    qtbot.addWidget(form)
    form.start(entry)
    check(form)
    assert form.correction.reason in reachable(form)


def test_that_tab_goes_through_striking_an_entry(qtbot, ward):
    bedside = ward("igm-fat")
    (entry,) = chart(bedside.bench, [Statement(SUBJECT, NoteWritten("calm"), at("21T06:00"))])
    assert bedside.open(SUBJECT)
    form = make_form("void", bedside)
    qtbot.addWidget(form)
    form.start(entry.id)
    check(form)


def test_that_tab_goes_through_the_titer_page(qtbot, ward):
    bedside = ward("igm-fat")
    form = TiterDosePage(bedside)
    qtbot.addWidget(form)
    form.start(None)
    form.show_course(bedside.course)
    check(form)


def test_that_tab_goes_through_both_steps_of_enrolment(qtbot, ward):
    bedside = ward("igm-fat")
    bedside.close()
    form = EnrolPage(bedside)
    qtbot.addWidget(form)
    form.start()
    check(form)
    form.who.protocol.setCurrentIndex(1)
    form.who.protocol.activated.emit(1)
    check(form)

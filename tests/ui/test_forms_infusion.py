"""A nurse runs an infusion by keyboard: nothing is refused, and departures are said in words."""

from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from protocols.facts import DeviationExplained, EntryVoided, InfusionCharted
from protocols.units import quantity
from tests.ui.forms_support import (
    OTHER_NURSE,
    PASSPHRASE,
    SITE,
    SUBJECT,
    HandClock,
    decided,
    enrol,
    infusion,
    make_bench,
    press,
    settle,
    sign_site,
    three_doses,
    type_into,
)
from ui.bedside import Bedside
from ui.forms.infusion_forms import (
    BagForm,
    EndForm,
    PauseForm,
    RateForm,
    ResumeForm,
    StartForm,
    UnknownForm,
)
from ui.forms.void_form import VoidForm
from ui.operations.chart import chart
from ui.theme.palette import apply_theme


@pytest.fixture(autouse=True)
def _day(qapp: QApplication) -> None:
    apply_theme(qapp, "day")


@pytest.fixture
def clock() -> HandClock:
    return HandClock("21T06:12")


@pytest.fixture
def bedside(qtbot, tmp_path, clock):
    """Dose 3 of the titer arm runs at 5.9 mL per hour."""
    bench = make_bench(tmp_path / "ward", clock)
    sign_site(bench, "igm-fat", SITE)
    enrol(bench)
    three_doses(bench)
    found = Bedside(bench)
    assert found.open(SUBJECT)
    yield found
    bench.store.close()


def opened(qtbot, form, context=None):
    qtbot.addWidget(form)
    form.start(context)
    settle(form)
    form.take_focus()
    return form


def retype(form, field, text):
    field.clear()
    type_into(field, text)


def record(form) -> None:
    press(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def last(bedside, kind=InfusionCharted):
    return max(bedside.course.record.of(kind), key=lambda one: one.seq)


def events(bedside):
    return [one.fact for one in bedside.course.record.of(InfusionCharted) if one.fact.period == 3]


@pytest.mark.requirement("R37")
def test_that_a_rate_change_is_read_back_against_the_rate_before(qtbot, bedside):
    form = opened(qtbot, RateForm(bedside))
    type_into(form.rate, "11.8")
    assert form.read_back.value_text() == "11.8 mL per hour"
    assert "up 5.9 from 5.9" in form.read_back.accessibleName().replace("\u00a0", " ")
    retype(form, form.rate, "59")
    assert "More than 10 times" in form.read_back.accessibleName()
    retype(form, form.rate, "7.1")
    with qtbot.waitSignal(form.done):
        record(form)
    fact = last(bedside).fact
    assert (fact.step, fact.period, fact.rate) == ("rate", 3, quantity("7.1 mL/h"))
    assert bedside.course.running.rate == Fraction("7.1")


@pytest.mark.requirement("R37")
def test_that_a_rate_above_the_ceiling_is_told_before_it_is_recorded_and_never_refused(
    qtbot, bedside
):
    form = opened(qtbot, RateForm(bedside))
    type_into(form.rate, "39")
    form.foresee()
    assert "above the ceiling 31.2 mL per hour" in form.deviations.text()
    type_into(form.deviations.words, "Set to catch up after CT")
    with qtbot.waitSignal(form.done):
        record(form)
    found = [one for one in bedside.course.deviations if one.kind == "rate_above_ceiling"]
    bedside.bench.clock.to("21T06:14")
    bedside.open(SUBJECT)
    found = [one for one in bedside.course.deviations if one.kind == "rate_above_ceiling"]
    assert len(found) == 1
    assert (found[0].state, found[0].quoted) == ("explained", "Set to catch up after CT")
    assert last(bedside).fact.rate == quantity("39 mL/h")


def test_that_a_deviation_not_seen_yet_is_shown_before_the_first_press_records(qtbot, bedside):
    form = opened(qtbot, RateForm(bedside))
    type_into(form.rate, "39")
    before = bedside.entries
    record(form)
    assert bedside.entries == before
    assert not form.deviations.isHidden()
    with qtbot.waitSignal(form.done):
        record(form)
    assert bedside.entries == before + 1


def test_that_a_deviation_may_be_recorded_without_words_and_stays_open(qtbot, bedside):
    form = opened(qtbot, StartForm(bedside), 8)
    type_into(form.rate, "5")
    record(form)
    said = form.deviations.text()
    assert "Dose 8 started; the protocol has 7" in said
    assert "without an accepted plan" in said
    with qtbot.waitSignal(form.done):
        record(form)
    kinds = {one.kind: one.state for one in bedside.course.deviations}
    assert kinds["extra_period"] == "open"


def test_that_a_first_dose_later_than_twelve_hours_after_randomisation_is_said(
    qtbot, tmp_path, clock
):
    bench = make_bench(tmp_path / "late", clock)
    sign_site(bench, "igm-fat", SITE)
    enrol(bench)
    late = Bedside(bench)
    late.open(SUBJECT)
    chart(bench, [decided(1, "373 mL", "15.5 mL/h", "18T09:40")])
    late.open(SUBJECT)
    form = opened(qtbot, StartForm(late), 1)
    assert form.rate.text() == "15.5"
    retype(form, form.given.edit.line, "18-Nov-2026 20:00")
    form.foresee()
    assert "1hr 45min after the window closed" in form.deviations.text()
    with qtbot.waitSignal(form.done):
        record(form)
    assert late.course.infusions[1].started is not None
    bench.store.close()


def test_that_a_pause_needs_its_reason_and_a_resume_takes_the_rate_before(qtbot, bedside, clock):
    pause = opened(qtbot, PauseForm(bedside))
    assert pause.bar.missing_words() == "One step left: say why it is paused"
    assert not pause.bar.record.isEnabled()
    type_into(pause.why, "transfer to CT")
    with qtbot.waitSignal(pause.done):
        record(pause)
    assert bedside.course.running.state == "paused"
    clock.to("21T06:50")
    bedside.open(SUBJECT)
    resume = opened(qtbot, ResumeForm(bedside))
    assert resume.rate.text() == "5.9"
    with qtbot.waitSignal(resume.done):
        record(resume)
    assert (bedside.course.running.state, bedside.course.running.rate) == (
        "running",
        Fraction("5.9"),
    )
    assert bedside.course.running.paused_hours == Fraction(38, 60)


def test_that_a_new_bag_keeps_its_lot_and_volume(qtbot, bedside):
    form = opened(qtbot, BagForm(bedside))
    type_into(form.volume, "100")
    type_into(form.lot, "P4402120")
    with qtbot.waitSignal(form.done):
        record(form)
    fact = last(bedside).fact
    assert (fact.step, fact.volume, fact.lot) == ("bag", quantity("100 mL"), "P4402120")


def test_that_an_early_stop_is_a_deviation_in_the_words_charted_with_it(qtbot, bedside):
    form = opened(qtbot, EndForm(bedside))
    press(form.how.segment("stop"), Qt.Key.Key_Space)
    type_into(form.volume, "111.8")
    type_into(form.why, "rash on both arms")
    form.foresee()
    assert "was stopped with" in form.deviations.text()
    with qtbot.waitSignal(form.done):
        record(form)
    found = [one for one in bedside.course.deviations if one.kind == "early_stop"]
    assert found[0].quoted == "rash on both arms"
    assert bedside.course.running is None


def test_that_the_pump_and_the_charted_rates_are_held_against_each_other(qtbot, bedside):
    form = opened(qtbot, EndForm(bedside))
    type_into(form.volume, "125")
    shown = form._compared.text().replace("\u00a0", " ")
    assert "111.8 mL" in shown
    assert "The pump says 13.2 mL more" in shown


def test_that_an_unknown_stretch_widens_the_volume_and_makes_nothing_up(qtbot, bedside):
    form = opened(qtbot, UnknownForm(bedside))
    retype(form, form.given.edit.line, "0430")
    type_into(form.until.edit.line, "0530")
    type_into(form.why, "no chart of the transfer")
    with qtbot.waitSignal(form.done):
        record(form)
    steps = [one.step for one in events(bedside)][-2:]
    assert steps == ["unknown_from", "unknown_to"]
    assert bedside.course.running.delivered.exact is None
    assert bedside.course.running.state == "running"


@pytest.mark.requirement("R82")
def test_that_a_correction_asks_why_and_leaves_the_old_value_legible(qtbot, bedside, clock):
    start = next(one for one in bedside.course.record.of(InfusionCharted) if one.fact.period == 3)
    form = StartForm(bedside)
    qtbot.addWidget(form)
    form.start(start)
    settle(form)
    assert form.given.text() == "20-Nov-2026 11:15"
    assert form.rate.text() == "5.9"
    assert "5.9 mL per hour" in form.correction.note.text().replace("\u00a0", " ")
    retype(form, form.given.edit.line, "20-Nov-2026 10:51")
    assert form.bar.missing_words() == "One step left: say why it is corrected"
    type_into(form.correction.reason, "read from the wrong line")
    record(form)
    if form.opened:
        record(form)
    struck = bedside.course.record.struck[start.id]
    assert (struck.reason, struck.replaced) == ("read from the wrong line", True)
    assert bedside.course.infusions[3].started == HandClock("20T10:51")()


def test_that_a_late_entry_says_so_and_may_come_from_paper(qtbot, bedside, clock):
    form = opened(qtbot, PauseForm(bedside))
    retype(form, form.given.edit.line, "0102")
    assert form.given.late_text() == "Entered 5hr 10min after the fact"
    type_into(form.why, "line change")
    press(form.paper, Qt.Key.Key_Space)
    with qtbot.waitSignal(form.done):
        record(form)
    assert last(bedside).from_paper


def test_that_what_was_typed_is_there_again_after_leaving(qtbot, bedside):
    form = opened(qtbot, PauseForm(bedside))
    type_into(form.why, "transfer")
    press(form, Qt.Key.Key_Escape)
    before = bedside.entries
    again = opened(qtbot, PauseForm(bedside))
    assert again.why.text() == "transfer"
    assert again.bar.draft_words().endswith("not charted")
    assert bedside.entries == before


@pytest.mark.parametrize(
    ("typed", "said"), [("1,000", "could mean"), ("1O3", "not a plain number")]
)
def test_that_a_rate_that_cannot_be_read_keeps_its_text_and_says_why(qtbot, bedside, typed, said):
    form = opened(qtbot, RateForm(bedside))
    type_into(form.rate, typed)
    press(form.rate, Qt.Key.Key_Tab)
    assert form.rate.text() == typed
    assert said in form.fields["rate"].issue()
    assert not form.bar.record.isEnabled()


def test_that_a_second_person_signs_in_and_is_somebody_else(qtbot, bedside):
    form = opened(qtbot, StartForm(bedside), 4)
    type_into(form.rate, "5.2")
    type_into(form.second.name, "Nurse A")
    type_into(form.second.secret, PASSPHRASE)
    record(form)
    record(form)
    assert "somebody else" in form.second.named.issue()
    retype(form, form.second.name, OTHER_NURSE.name)
    retype(form, form.second.secret, PASSPHRASE)
    record(form)
    if form.opened:
        record(form)
    fact = last(bedside).fact
    assert (fact.witness, fact.witness_checked) == (OTHER_NURSE.name, True)
    kept = bedside.draft(form.draft_id) or {}
    assert PASSPHRASE not in str(kept)


def test_that_an_entry_is_struck_with_its_reason_and_stays_in_the_record(qtbot, bedside):
    entry = last(bedside)
    form = opened(qtbot, VoidForm(bedside), entry.id)
    type_into(form.reason, "typed for the wrong subject")
    with qtbot.waitSignal(form.done):
        record(form)
    assert bedside.course.record.entry(entry.id) is not None
    assert bedside.course.record.struck[entry.id].reason == "typed for the wrong subject"
    assert last(bedside, EntryVoided).fact.entry == entry.id


def test_that_nothing_is_recorded_into_another_subject(qtbot, bedside):
    enrol(bedside.bench, subject="IGM-0008")
    form = opened(qtbot, PauseForm(bedside))
    type_into(form.why, "transfer to CT")
    bedside.open("IGM-0008")
    before = bedside.entries
    record(form)
    assert bedside.entries == before
    assert "another subject" in form.bar.missing_words()


def test_that_explanations_name_the_deviation_they_were_given_for(qtbot, bedside):
    form = opened(qtbot, RateForm(bedside))
    type_into(form.rate, "40")
    form.foresee()
    type_into(form.deviations.words, "asked for by the prescriber")
    with qtbot.waitSignal(form.done):
        record(form)
    told = last(bedside, DeviationExplained).fact
    assert told.deviation == f"rate_above_ceiling:3:{last(bedside).id}"


def test_that_blinding_keeps_the_lot_from_the_bedside(qtbot, tmp_path, clock):
    from ui.operations.protocol_files import released

    bench = make_bench(tmp_path / "icar", clock)
    rules = released("icar")
    sign_site(bench, "icar", {one.id: one.demo for one in rules.site_parameters if one.demo})
    anchors = {"mechanical_ventilation_start": "20T16:20", "randomised": "20T20:00"}
    stated = {name: HandClock(when)() for name, when in anchors.items()}
    enrol(bench, protocol="icar", arm=None, anchors=stated, answers={})
    chart(bench, [infusion("start", "21T05:00", period=1, rate="40 mL/h")])
    blinded = Bedside(bench)
    blinded.open(SUBJECT)
    form = opened(qtbot, RateForm(blinded))
    assert form.card.title() == "Rate, study infusion 1 of 4"
    bag = opened(qtbot, BagForm(blinded))
    hidden = any(mask.hides == "lot" for mask in rules.blinding.masks)
    assert bag.lot.isVisible() is not hidden
    bench.store.close()

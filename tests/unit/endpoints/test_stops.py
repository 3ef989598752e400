"""When treatment ends: announced with since when, by the site's signed choices (1.5, T3, T9)."""

from __future__ import annotations

import pytest

from protocols.definition import model as m
from protocols.endpoints.stops import find_stops
from protocols.facts import InfusionCharted, InjectionGiven, VitalStatusStated
from protocols.infusion.windows import infusions_of
from protocols.units import quantity
from tests.support.trial_builders import ROME, SOURCE, Ledger, at, trial

OFF_HOURS = m.SiteParameter("off_hours", "Off for", "quantity", SOURCE, "h")
RESTART = m.SiteParameter(
    "restart_after_stop", "Restart", "choice", SOURCE, standard="prescriber decides"
)
INOTROPES = m.SiteParameter("inotropes_count", "Inotropes", "choice", SOURCE)
WITHDRAWN = m.StopRule(
    "off",
    "support_off",
    "Vasoactive drugs are withdrawn.",
    SOURCE,
    support="vasopressor",
    off_for=m.SiteRef("off_hours"),
)
SIGNED = {"off_hours": m.SignedValue("24 h")}


def stops(ledger, now, *rules, site=None, **changes):
    protocol = trial(stop_rules=rules, site_parameters=(OFF_HOURS, RESTART, INOTROPES), **changes)
    record, moment = ledger.record(), at(now)
    states = infusions_of(record.of(InfusionCharted), now=moment)
    return find_stops(protocol, record, states, SIGNED if site is None else site, ROME, moment)


def shocked():
    ledger = Ledger()
    ledger.enrol("18T06:15", anchors={"randomised": "18T06:15"})
    ledger.support("18T02:00", "vasopressor", "start", "norepinephrine")
    return ledger


def test_that_a_running_vasopressor_announces_nothing():
    assert stops(shocked(), "19T12:00", WITHDRAWN) == ()


@pytest.mark.parametrize(("now", "over"), [("20T09:59", False), ("20T10:00", True)])
def test_that_a_vasopressor_off_for_the_signed_hours_ends_treatment(now, over):
    ledger = shocked()
    ledger.support("19T10:00", "vasopressor", "stop", "norepinephrine")
    (one,) = stops(ledger, now, WITHDRAWN)
    assert one.ends_treatment is over
    if over:
        assert one.since == at("20T10:00")
        assert one.words == "Vasoactive drugs are withdrawn. Off for 1 day on 20-Nov-2026 10:00."
    else:
        assert "counts as withdrawn from 20-Nov-2026 10:00 if it stays off" in one.words


def test_that_unsigned_hours_are_said_and_end_nothing():
    ledger = shocked()
    ledger.support("19T10:00", "vasopressor", "stop", "norepinephrine")
    (one,) = stops(ledger, "25T10:00", WITHDRAWN, site={})
    assert not one.ends_treatment
    assert "The site has not signed how long off counts as withdrawn" in one.words


def test_that_a_second_vasopressor_keeps_the_subject_on():
    ledger = shocked()
    ledger.support("18T05:00", "vasopressor", "start", "vasopressin")
    ledger.support("19T10:00", "vasopressor", "stop", "norepinephrine")
    assert stops(ledger, "21T10:00", WITHDRAWN) == ()


@pytest.mark.parametrize(("choice", "announced"), [("yes", 0), ("no", 1)])
def test_that_the_site_says_whether_an_inotrope_alone_counts(choice, announced):
    ledger = shocked()
    ledger.support("18T05:00", "vasopressor", "start", "dobutamine")
    ledger.support("19T10:00", "vasopressor", "stop", "norepinephrine")
    site = SIGNED | {"inotropes_count": m.SignedValue(choice)}
    assert len(stops(ledger, "21T10:00", WITHDRAWN, site=site)) == announced


@pytest.mark.parametrize(
    ("choice", "ends", "said"),
    [
        ("treatment stays ended", True, "Off for 1 day"),
        ("treatment resumes", False, "by the site's choice treatment resumes"),
        ("prescriber decides", False, "the prescriber decides whether treatment resumes"),
    ],
)
def test_that_a_restart_means_what_the_site_signed(choice, ends, said):
    ledger = shocked()
    ledger.support("19T10:00", "vasopressor", "stop", "norepinephrine")
    ledger.support("21T08:00", "vasopressor", "start", "norepinephrine")
    site = SIGNED | {"restart_after_stop": m.SignedValue(choice)}
    (one,) = stops(ledger, "21T10:00", WITHDRAWN, site=site)
    assert one.ends_treatment is ends
    assert said in one.words


def test_that_a_short_pause_of_the_vasopressor_is_forgotten_when_it_runs_again():
    ledger = shocked()
    ledger.support("19T10:00", "vasopressor", "stop", "norepinephrine")
    ledger.support("19T12:00", "vasopressor", "start", "norepinephrine")
    assert stops(ledger, "21T10:00", WITHDRAWN) == ()


def test_that_periods_are_done_when_the_last_one_has_ended():
    done = m.StopRule("three", "periods_done", "Three doses are done.", SOURCE, count=3)
    ledger = shocked()
    for day in (18, 19, 20):
        ledger.infusion(f"{day}T10:00", "start", day - 17, rate="14 mL/h")
        if day < 20:
            ledger.infusion(f"{day + 1}T09:00", "complete", day - 17)
    assert stops(ledger, "21T08:59", done) == ()
    ledger.infusion("21T09:00", "complete", 3)
    assert [one.since for one in stops(ledger, "21T09:00", done)] == [at("21T09:00")]


def test_that_seven_injections_end_treatment():
    done = m.StopRule("seven", "periods_done", "Seven are given.", SOURCE, count=2)
    ledger = shocked()
    ledger.chart("18T10:00", InjectionGiven(1, quantity("1 mL")))
    assert stops(ledger, "22T10:00", done) == ()
    ledger.chart("21T10:00", InjectionGiven(2, quantity("1 mL")))
    assert [one.since for one in stops(ledger, "22T10:00", done)] == [at("21T10:00")]


@pytest.mark.parametrize(
    ("now", "expected"),
    [("24T23:59", []), ("25T00:00", [False]), ("25T23:59", [False]), ("26T00:00", [True])],
)
def test_that_a_dose_may_still_start_on_day_7_and_none_after_it(now, expected):
    day_7 = m.StopRule("day_7", "day_reached", "Day 7 is reached.", SOURCE, count=7)
    assert [one.ends_treatment for one in stops(shocked(), now, day_7)] == expected


@pytest.mark.parametrize(("now", "count"), [("20T09:59", 0), ("20T10:00", 1)])
def test_that_a_study_infusion_is_over_48_hours_after_its_start(now, count):
    run = m.StopRule("run", "elapsed", "48 h.", SOURCE, limit=quantity("48 h"))
    ledger = shocked()
    ledger.infusion("18T10:00", "start", 1, rate="14 mL/h")
    assert len(stops(ledger, now, run)) == count


def test_that_discharge_ends_treatment_and_death_is_no_discharge():
    home = m.StopRule("home", "discharge", "Discharged.", SOURCE)
    ledger = shocked()
    assert stops(ledger, "20T12:00", home) == ()
    ledger.support("20T11:00", "hospital", "stop")
    assert [one.kind for one in stops(ledger, "20T12:00", home)] == ["discharge"]
    ledger.chart("20T10:30", VitalStatusStated(alive=False))
    assert [one.kind for one in stops(ledger, "20T12:00", home)] == ["death"]


def test_that_a_reaction_is_never_announced_by_itself():
    reaction = m.StopRule("reaction", "reaction", "Stop and treat.", SOURCE)
    assert stops(shocked(), "20T12:00", reaction) == ()

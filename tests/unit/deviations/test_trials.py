"""The five trials' own rules, endpoints and schedules have their mechanism, at every moment."""

from __future__ import annotations

import pytest

from protocols.assess import assess
from protocols.catalogue import load
from protocols.deviations.find import MECHANISMS as DEVIATIONS
from protocols.endpoints.derive import MECHANISMS as ENDPOINTS
from protocols.facts import SubjectEnrolled, VitalStatusStated
from protocols.schedule.fulfil import _FINDERS as WAYS
from protocols.units import quantity
from tests.support.trial_builders import ROME, Ledger, at

TRIALS = ("igm-fat", "icar", "i-micro", "iliad-7", "ivig-cohort")


@pytest.mark.parametrize("id_", TRIALS)
def test_that_every_rule_of_the_file_has_its_mechanism(id_):
    protocol = load(id_)
    assert {one.kind for one in protocol.deviations} <= set(DEVIATIONS)
    assert {one.kind for one in protocol.endpoints} <= set(ENDPOINTS)
    assert {one.does for one in protocol.schedule} <= set(WAYS)


@pytest.mark.parametrize("id_", TRIALS)
@pytest.mark.parametrize("known", ["nothing", "anchors", "dead"])
def test_that_a_subject_of_whom_little_is_known_is_assessed_at_every_moment(id_, known):
    protocol = load(id_)
    ledger = Ledger()
    anchors = {} if known == "nothing" else {one.id: at("18T06:15") for one in protocol.anchors}
    arm = protocol.arms[0].id if protocol.arms else None
    ledger.chart(
        "18T07:00", SubjectEnrolled(id_, arm=arm, weight=quantity("70 kg"), anchors=anchors)
    )
    if known == "dead":
        ledger.chart("20T07:00", VitalStatusStated(alive=False))
    for hours in (0, 1, 30, 100, 24 * 29, 24 * 100):
        course = assess(protocol, ledger.record(), {}, ROME, at("18T07:00").add(hours=hours))
        assert len({one.key for one in course.deviations}) == len(course.deviations)
        assert "criteria_not_known:enrolment" in {one.key for one in course.deviations}
        assert all(one.words and one.value != "" for one in course.endpoints)
        if known == "dead":
            assert course.treatment_over is (hours >= 48)

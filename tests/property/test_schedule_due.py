"""The due list agrees with itself as time passes, and nothing that is done comes undone."""

from __future__ import annotations

import itertools
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from protocols.definition.model import AfterAnchor, OnDays, SignedValue, SiteRef
from protocols.facts import AssessmentMade, ItemNotDone, VitalStatusStated
from protocols.schedule.due import OPEN, day_summaries, list_due, next_due
from protocols.schedule.items import expand_schedule
from tests.support.trial_builders import ROME, Ledger, at, hours, item, trial

START = at("2026-10-23T10:40")  # the clock goes back in the second night
SETTLED = ("done", "not_done")
RANK = {status: rank for rank, status in enumerate(("later", "soon", "due_now", "overdue"))}
PROTOCOL = trial(
    schedule=(
        item("igm", "measurement", OnDays((0, 1, 2, 3), SiteRef("window")), ("igm",)),
        item("labs", "measurement", OnDays((0, 1, 2, 3)), ("crp", "pct")),
        item("sofa", "assessment", OnDays((1, 3, 7)), ("sofa",)),
        item("shock", "measurement", OnDays((1, 2, 3)), ("map",), only_while="vasopressor"),
        item("mottling_0", "assessment", AfterAnchor("randomised", hours(1)), ("mottling",)),
        item("mottling_24", "assessment", AfterAnchor("randomised", hours(24)), ("mottling",)),
        item("lactate", "measurement", OnDays((1,)), ("lactate",), required=False),
        item("blood", "sample", AfterAnchor("randomised", hours(0), late=hours(12)), ("edta",)),
        item("end", "note", AfterAnchor("first_dose", hours(48))),
        item("vital", "vital_status", OnDays((7,))),
    )
)
PLAN = expand_schedule(
    PROTOCOL, {"randomised": START}, ROME, site={"window": SignedValue("05:00-09:00")}
)
minutes = st.integers(-600, 9 * 24 * 60)
facts = st.one_of(
    st.tuples(st.just("measure"), st.sampled_from(("igm", "crp", "pct", "map", "lactate"))),
    st.tuples(st.just("form"), st.sampled_from(("sofa", "mottling"))),
    st.tuples(st.just("support"), st.sampled_from(("start", "stop"))),
    st.tuples(st.just("not_done"), st.sampled_from(("igm", "labs", "sofa"))),
)
VALUES = {
    "igm": "50 mg/dL",
    "crp": "9 mg/L",
    "pct": "1 ng/mL",
    "map": "65 mmHg",
    "lactate": "2 mmol/L",
}


def charted(events, died):
    ledger = Ledger()
    for offset, (what, name) in sorted(events, key=lambda one: one[0]):
        when = START.add(minutes=offset)
        if what == "measure":
            ledger.measure(when, name, VALUES[name])
        elif what == "form":
            ledger.chart(when, AssessmentMade(name, {"gcs": 15}))
        elif what == "support":
            ledger.support(when, "vasopressor", name, "norepinephrine")
        else:
            ledger.chart(when, ItemNotDone(name, 1, "no time"))
    if died is not None:
        ledger.chart(START.add(minutes=died), VitalStatusStated(alive=False))
    return ledger.record()


histories = st.builds(
    charted,
    st.lists(st.tuples(minutes, facts), max_size=12),
    st.none() | st.integers(60, 8 * 24 * 60),
)


def statuses(record, now):
    return {one.planned.key: one for one in list_due(PLAN, record, now, zone=ROME)}


@settings(max_examples=150, deadline=None)
@given(record=histories, moments=st.lists(minutes, min_size=2, max_size=6))
def test_that_nothing_done_comes_undone_by_the_passing_of_time(record, moments):
    seen = [statuses(record, START.add(minutes=one)) for one in sorted(moments)]
    for earlier, later in itertools.pairwise(seen):
        for key, before in earlier.items():
            after = later[key]
            if before.status == "done":
                assert after.status == "done"
                assert after.done_at == before.done_at
            if before.status == "not_done":
                assert after.status in SETTLED


@settings(max_examples=150, deadline=None)
@given(record=histories, first=minutes, second=minutes)
def test_that_an_open_item_only_becomes_more_urgent(record, first, second):
    early, late = sorted((first, second))
    before = statuses(record, START.add(minutes=early))
    after = statuses(record, START.add(minutes=late))
    for key, one in before.items():
        if one.status in OPEN and after[key].status in OPEN:
            assert RANK[after[key].status] >= RANK[one.status]
        if one.status == after[key].status == "overdue":
            assert after[key].late >= one.late


@settings(max_examples=100, deadline=None)
@given(record=histories, offset=minutes)
def test_that_list_rail_and_next_agree(record, offset):
    found = list_due(PLAN, record, START.add(minutes=offset), zone=ROME)
    assert Counter(one.planned.key for one in found) == Counter(one.key for one in PLAN)
    ranks = [RANK[one.status] for one in found if one.is_open]
    assert ranks == sorted(ranks, reverse=True)
    assert [one.is_open for one in found] == sorted((one.is_open for one in found), reverse=True)
    assert next_due(found) == (found[0] if found[0].is_open else None)
    on_rail = [one for one in found if one.planned.study_day is not None]
    for day in day_summaries(found, ROME):
        asked = [
            one
            for one in on_rail
            if one.planned.study_day == day.day
            and one.status not in ("cancelled", "not_applicable")
        ]
        assert day.asked == len(asked)
        assert day.done == sum(one.status in SETTLED for one in asked)
        assert (day.status == "overdue") == any(one.status == "overdue" for one in asked)


@settings(max_examples=100, deadline=None)
@given(record=histories, offset=minutes)
def test_that_an_answer_lies_in_the_record_and_not_after_now(record, offset):
    now = START.add(minutes=offset)
    for one in list_due(PLAN, record, now, zone=ROME):
        entries = [record.entry(id_) for id_ in one.answered_by]
        assert all(entry is not None and entry.at <= now for entry in entries)
        assert (one.status == "done") == (one.done_at is not None)
        assert one.status_words
        assert one.words

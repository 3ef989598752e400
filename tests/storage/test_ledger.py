from __future__ import annotations

from pathlib import Path

import pytest

from protocols.facts import (
    EntryVoided,
    NoteWritten,
    SiteParameterSigned,
    Statement,
    VitalStatusStated,
)
from protocols.times import Instant
from storage.accounts import ROLES, Operator
from storage.chain import ENTRIES
from storage.permissions import MAY_DO, MAY_STATE, refuse_action
from storage.problems import NotSaved, Refused
from storage.projections import BoardRow
from storage.store import Store
from tests.storage import wards
from tests.storage.wards import INVESTIGATOR, NURSE, START, SUBJECT, note, titer, void


@pytest.mark.requirement("R44", "R80")
def test_that_an_entry_carries_who_when_where_and_both_times(store: Store):
    (entry,) = store.ledger.append([titer(entry_id="a2")], NURSE)
    assert (entry.id, entry.device, entry.seq) == ("a2", store.device, 1)
    assert (entry.operator, entry.role) == ("nurse-a", "nurse")
    assert entry.at == START
    assert entry.recorded_at > entry.at
    assert (entry.zone, entry.program) == ("Europe/Rome", "bedline 0.1.0")
    assert str(entry.fact.reading) == "81.0 mg/dL"


def test_that_entries_come_back_after_closing_as_they_were_charted(ward: Path):
    with wards.enter(ward) as store:
        written = store.ledger.append([titer(), note("ünïcode ≥ 中")], NURSE)
    with wards.enter(ward) as store:
        assert store.ledger.facts_of(SUBJECT) == written
        assert store.ledger.all_entries() == written
        assert store.ledger.subjects() == (SUBJECT,)
        assert store.ledger.count == 2


def test_that_an_entry_without_an_id_is_named_by_device_and_number(store: Store):
    first, second = store.ledger.append([note(), note()], NURSE)
    assert (first.id, second.id) == (f"{store.device}-1", f"{store.device}-2")
    assert store.ledger.entry(first.id) == first
    assert store.ledger.entry("nothing") is None


def test_that_recording_one_entry_grows_what_is_kept_without_reading_it_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    store.ledger.append([note() for _ in range(20)], NURSE)
    kept = store.ledger.facts_of(SUBJECT)
    decoded = []
    monkeypatch.setattr(
        "storage.codec.decode", lambda *given: decoded.append(given) or NoteWritten(given[2])
    )
    (new,) = store.ledger.append([note()], NURSE)
    assert store.ledger.facts_of(SUBJECT) == (*kept, new)
    assert all(
        one is other for one, other in zip(kept, store.ledger.facts_of(SUBJECT), strict=False)
    )
    assert len(decoded) == 2, "once before it is written, once as it was read back"


def test_that_facts_of_the_site_have_no_subject(store: Store):
    signed = SiteParameterSigned("igm-fat", "distribution_volume", "42 mL/kg")
    (entry,) = store.ledger.append([Statement(None, signed, START)], INVESTIGATOR)
    assert store.ledger.facts_of(None) == (entry,)
    assert store.ledger.subjects() == ()


def test_that_nothing_to_say_stores_nothing(store: Store):
    assert store.ledger.append([], NURSE) == ()
    assert store.ledger.count == 0


@pytest.mark.requirement("R3")
@pytest.mark.parametrize(
    ("statements", "code"),
    [
        ([note(entry_id="a1")], "repeated_id"),
        ([note(entry_id="b1"), note(entry_id="b1")], "repeated_id"),
        ([note(entry_id="b1"), void("nowhere")], "no_such_entry"),
        ([note(entry_id="b1"), void("a1", "  x  ")], "no_reason"),
        ([note(entry_id="b1"), note("x\ud800")], "not_storable"),
        ([note(entry_id=" b1")], "bad_id"),
        ([note(entry_id="b\u202e1")], "bad_id"),
        ([note(entry_id="b" * 129)], "bad_id"),
        ([note(subject="")], "bad_subject"),
        ([note(subject="IGM\u200b1")], "bad_subject"),
        ([note(subject="I" * 65)], "bad_subject"),
        ([Statement("OTHER-1", EntryVoided("a1", "wrong patient"), START)], "no_such_entry"),
        ([Statement(SUBJECT, NoteWritten("x"), START, replaces="a1", reason="")], "no_reason"),
        (
            [Statement(SUBJECT, NoteWritten("x"), START, replaces="no", reason="why")],
            "no_such_entry",
        ),
        ([note(), Statement(SUBJECT, VitalStatusStated(1), START)], "not_storable"),
    ],
)
def test_that_one_bad_statement_leaves_the_whole_append_unstored(
    store: Store, statements: list[Statement], code: str
):
    store.ledger.append([note(entry_id="a1")], NURSE)
    head = store.ledger.head
    with pytest.raises(Refused) as refused:
        store.ledger.append(statements, NURSE)
    assert refused.value.code == code
    assert refused.value.exit_code == 1
    assert (store.ledger.count, store.ledger.head) == (1, head)
    assert len(store.ledger.append([note()], NURSE)) == 1


@pytest.mark.requirement("R82")
def test_that_a_correction_points_to_the_entry_it_replaces_and_both_stay(store: Store):
    (old,) = store.ledger.append([titer("18 mg/dL")], NURSE)
    fact = titer("81 mg/dL").fact
    (new,) = store.ledger.append(
        [Statement(SUBJECT, fact, START, replaces=old.id, reason="digits swapped")], NURSE
    )
    (gone,) = store.ledger.append([void(new.id)], NURSE)
    assert store.ledger.facts_of(SUBJECT) == (old, new, gone)


def test_that_a_batch_may_void_what_it_charted_itself(store: Store):
    stored = store.ledger.append([note(entry_id="x1"), void("x1")], NURSE)
    assert len(stored) == 2


@pytest.mark.requirement("R54")
def test_that_texts_are_kept_in_one_normal_form(store: Store):
    decomposed = "U\u0308berwachung"
    (entry,) = store.ledger.append([note(decomposed, "e\u0301")], NURSE)
    assert entry.fact == NoteWritten("\u00dcberwachung")
    assert entry.id == "\u00e9"
    with pytest.raises(Refused):
        store.ledger.append([note(entry_id="\u00e9")], NURSE)


@pytest.mark.requirement("R63", "R64")
@pytest.mark.parametrize("role", ROLES)
def test_that_the_store_itself_refuses_what_a_role_may_not_state(store: Store, role: str):
    from tests.storage.samples import SAMPLES

    store.ledger.append([note(entry_id="target")], INVESTIGATOR)
    person = Operator("somebody", role)
    for kind, fact in SAMPLES.items():
        statement = Statement(SUBJECT, fact, START)
        if kind in MAY_STATE[role]:
            assert store.ledger.append([statement], person)
        else:
            with pytest.raises(Refused, match="may not record"):
                store.ledger.append([statement], person)


@pytest.mark.requirement("R63", "R64")
def test_that_an_administrator_charts_nothing_and_only_he_keeps_accounts():
    assert MAY_STATE["administrator"] == frozenset()
    assert {role for role in ROLES if "accounts" in MAY_DO[role]} == {"administrator"}
    with pytest.raises(Refused, match="may not do this"):
        refuse_action("nurse", "accounts")
    refuse_action("administrator", "accounts")


@pytest.mark.requirement("R17")
def test_that_a_row_that_comes_back_otherwise_than_it_was_bound_is_not_committed(
    store: Store,
):
    store.ledger.append([note()], NURSE)
    # A planted fault: a trigger of somebody else's that changes what was written.
    raw = store._book.connection
    raw.set_authorizer(None)
    raw.execute("DROP TRIGGER entries_no_update")
    raw.execute(
        "CREATE TRIGGER mischief AFTER INSERT ON entries BEGIN "
        'UPDATE entries SET payload = \'{"text":"other"}\' WHERE hash = NEW.hash; END'
    )
    with pytest.raises(NotSaved) as refused:
        store.ledger.append([note()], NURSE)
    assert refused.value.code == "read_back_differs"
    raw.execute("DROP TRIGGER mischief")
    assert store.ledger.count == 1
    assert raw.execute("SELECT count(*) FROM entries").fetchone() == (1,)
    assert store.ledger.append([note()], NURSE)[0].seq == 2


def test_that_board_rows_are_written_with_the_append_and_stale_ones_are_seen(store: Store):
    store.ledger.append(
        [note()], NURSE, board=lambda new: [BoardRow(SUBJECT, '{"bed":"7"}', len(new))]
    )
    assert store.board.board_rows() == (BoardRow(SUBJECT, '{"bed":"7"}', 1, stale=False),)
    store.ledger.append([note()], NURSE)
    assert store.board.board_rows()[0].stale
    store.board.put_board_row(SUBJECT, "{}", 2)
    assert store.board.board_rows() == (BoardRow(SUBJECT, "{}", 2, stale=False),)
    store.ledger.append([note()], NURSE, board=lambda _: [])
    store.board.drop()
    assert store.board.board_rows() == ()


def test_that_a_board_row_that_cannot_be_made_never_costs_an_entry(store: Store):
    store.board.put_board_row(SUBJECT, "{}", 0)
    store.board.put_board_row("OTHER-1", "{}", 0)
    (entry,) = store.ledger.append([note()], NURSE, board=lambda _: {}["no such row"])
    assert store.ledger.facts_of(SUBJECT) == (entry,)
    assert [row.subject for row in store.board.board_rows()] == ["OTHER-1"]


def test_that_a_board_row_that_is_not_json_is_refused(store: Store):
    with pytest.raises(Refused):
        store.board.put_board_row(SUBJECT, "{", 1)


@pytest.mark.requirement("R11")
def test_that_the_code_for_paper_has_ten_letters_and_follows_every_entry(store: Store):
    empty = store.ledger.head_code()
    store.ledger.append([note()], NURSE)
    code = store.ledger.head_code()
    assert code != empty
    assert [len(part) for part in code.split(" ")] == [4, 4, 2]
    assert code.replace(" ", "").lower() == store.ledger.head[:10]


def test_that_the_last_recorded_time_tells_a_clock_that_went_back(store: Store):
    assert store.ledger.last_recorded_at is None
    (entry,) = store.ledger.append([note()], NURSE)
    assert store.ledger.last_recorded_at == entry.recorded_at


def test_that_recorded_times_are_kept_to_the_microsecond(ward: Path):
    fine = Instant.from_timestamp(1_795_248_000_123_456_789, unit="nanosecond")
    with wards.enter(ward, clock=lambda: fine) as store:
        (entry,) = store.ledger.append([note()], NURSE)
    assert entry.recorded_at.format_iso().endswith(".123456Z")


def test_that_two_laptops_number_their_own_entries(ward: Path):
    wards.charted(ward, 2)
    other = wards.surroundings(seed=9, machine=lambda: "machine-2")
    with wards.enter(ward, around=other) as store:
        (entry,) = store.ledger.append([note()], NURSE)
        assert entry.seq == 1
        assert store.ledger.count == 3
        devices = [one.device for one in store.ledger.all_entries()]
        assert len(set(devices)) == 2
        assert devices == sorted(devices)
    with wards.enter(ward) as store:
        assert store.device != entry.device
        assert store.problems == ()
        assert set(store._book.tails(ENTRIES)) == set(devices)


def test_that_an_entry_of_another_device_stands_at_once_where_reopening_puts_it(ward: Path):
    names = iter([b"\x0b" * 5, b"\x01" * 5])
    for machine in ("m1", "m2"):
        around = wards.surroundings(
            machine=lambda name=machine: name, random_bytes=lambda _: next(names)
        )
        with wards.enter(ward, around=around) as store:
            assert len(store.ledger.facts_of(wards.SUBJECT)) in (0, 1)
            store.ledger.append([note(machine)], NURSE)
            at_once = store.ledger.facts_of(wards.SUBJECT)
    assert len({one.device for one in at_once}) == 2
    with wards.enter(ward) as store:
        assert store.ledger.facts_of(wards.SUBJECT) == at_once


def test_that_a_device_name_that_is_taken_is_not_given_twice(ward: Path):
    names = iter([b"\x01" * 5, b"\x01" * 5, b"\x02" * 5])
    for machine in ("m1", "m2"):
        around = wards.surroundings(
            machine=lambda name=machine: name, random_bytes=lambda _: next(names)
        )
        with wards.enter(ward, around=around) as store:
            assert store.device
    with wards.enter(ward) as store:
        rows = store._book.read("SELECT device FROM devices ORDER BY device")
    assert {row[0] for row in rows} >= {"11111", "22222"}

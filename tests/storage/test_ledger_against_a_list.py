"""Whatever a ward does in whatever order, the ledger holds what a plain list would hold."""

from __future__ import annotations

import os
import shutil
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from protocols.facts import DayReopened, DaySigned, EntryVoided, Fact, NoteWritten, Statement
from protocols.record import fold_record
from protocols.times import Instant
from storage.accounts import Operator
from storage.problems import NotOpened, NotSaved, Refused
from storage.restore import restore_backup
from storage.store import Store
from tests.storage import wards
from tests.storage.wards import INVESTIGATOR, NURSE, PASSPHRASE, START

SUBJECTS = st.sampled_from(["IGM-0001", "ICA-0002"])
# In normal form C, as every text is stored.
TEXTS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), max_size=20).map(
    lambda text: unicodedata.normalize("NFC", text)
)
DAYS = st.integers(1, 3)
IDS = st.one_of(st.none(), st.sampled_from(["a1", "a2", "a3", "a4"]))


class PowerCutError(Exception):
    """Stands for the end of the process in the middle of a transaction."""


@dataclass(frozen=True, slots=True)
class Line:
    """What the model keeps of an entry, and who wrote it."""

    subject: str
    id: str
    fact: Fact
    device: str
    recorded_at: Instant


class LedgerAgainstAList(RuleBasedStateMachine):
    """The model: a list of entries in the order in which they were acknowledged."""

    store: Store

    @initialize()
    def make(self) -> None:
        os.environ["BEDLINE_TEST_CLOCK"] = "1"
        self.folder = Path(tempfile.mkdtemp(prefix="bedline-ward-"))
        self.clock = wards.TickingClock()
        self.ward = wards.make_ward(self.folder / "ward")
        self.model: list[Line] = []
        self.backups: list[tuple[Path, list[Line]]] = []
        self.restores = 0
        self.viewer: Store | None = None
        self.around = wards.surroundings(seed=5)
        self._open()

    def _open(self) -> None:
        self.store = wards.enter(self.ward, clock=self.clock, around=self.around)
        assert self.store.problems == ()

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self._close_viewer()
            self.store.close()
            shutil.rmtree(self.folder)

    def _close_viewer(self) -> None:
        if self.viewer is not None:
            self.viewer.close()
            self.viewer = None

    @rule(subject=SUBJECTS, texts=st.lists(TEXTS, min_size=1, max_size=3), entry_id=IDS)
    def append(self, subject: str, texts: list[str], entry_id: str | None) -> None:
        facts = [NoteWritten(text) for text in texts]
        statements = [Statement(subject, facts[0], START, id=entry_id)]
        statements += [Statement(subject, fact, START) for fact in facts[1:]]
        if entry_id in {line.id for line in self.model}:
            with pytest.raises(Refused):
                self.store.ledger.append(statements, NURSE)
            return
        stored = self._charted(statements)
        assert [line.fact for line in stored] == facts

    @precondition(lambda self: self.model)
    @rule(data=st.data(), reason=st.sampled_from(["wrong patient", "no", "digits swapped"]))
    def void(self, data: st.DataObject, reason: str) -> None:
        line = data.draw(st.sampled_from(self.model))
        statement = Statement(line.subject, EntryVoided(line.id, reason), START)
        if len(reason) < 3:
            with pytest.raises(Refused):
                self.store.ledger.append([statement], NURSE)
            return
        self._charted([statement])

    def _charted(self, statements: list[Statement], who: Operator = NURSE) -> list[Line]:
        stored = [
            Line(entry.subject or "", entry.id, entry.fact, entry.device, entry.recorded_at)
            for entry in self.store.ledger.append(statements, who)
        ]
        self.model += stored
        return stored

    @rule(subject=SUBJECTS, day=DAYS)
    def sign(self, subject: str, day: int) -> None:
        fact = DaySigned(day, "reviewed", "ab" * 32)
        self._charted([Statement(subject, fact, START)], INVESTIGATOR)

    @rule(subject=SUBJECTS, day=DAYS)
    def open_a_signed_day_again(self, subject: str, day: int) -> None:
        fact = DayReopened(day, "a value came late")
        with pytest.raises(Refused):
            self.store.ledger.append([Statement(subject, fact, START)], NURSE)
        self._charted([Statement(subject, fact, START)], INVESTIGATOR)

    @rule(seconds=st.integers(1, 10**6))
    def put_the_clock_back(self, seconds: int) -> None:
        # Two devices have only their clocks in common: what an earlier one showed is the limit.
        others = [one.recorded_at for one in self.model if one.device != self.store.device]
        self.clock.now = max([self.clock.now.subtract(seconds=seconds), *others])

    @rule()
    def lose_the_process(self) -> None:
        """Nothing is closed, nothing is said: what a kill leaves."""
        self._close_viewer()
        self.store._book.close()
        assert self.store._opened.lock is not None
        self.store._opened.lock.release()
        self._open()
        assert "not_closed" in [event.event for event in self.store.journal.events()]

    @precondition(lambda self: self.backups)
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        backup, then = data.draw(st.sampled_from(self.backups))
        self._close_viewer()
        self.store.close()
        self.restores += 1
        folder = self.folder / f"ward-{self.restores}"
        # Whoever restores looks at the clock first, see `put_the_clock_back`.
        self.clock.now = max([self.clock.now, *(one.recorded_at for one in self.model)])
        told = restore_backup(
            backup,
            folder,
            "dr-b",
            PASSPHRASE,
            clock=self.clock,
            around=self.around,
            instead_of=self.ward,
        )
        assert told.entries == len(then)
        lost = [one for one in self.model if one not in then]
        assert {entry.id for entry in told.readable} == {one.id for one in lost}
        self.ward, self.model = folder, list(then)
        self._open()
        assert "restored" in [event.event for event in self.store.journal.events()]

    @rule()
    def reopen(self) -> None:
        self._close_viewer()
        self.store.close()
        self._open()

    @rule(subject=SUBJECTS, number=st.integers(1, 3))
    def crash_inside_the_transaction(self, subject: str, number: int) -> None:
        book = self.store._book
        statements = [Statement(subject, NoteWritten("lost"), START) for _ in range(number)]

        def cut(_: object) -> None:
            raise PowerCutError

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("storage.ledger._board_work", lambda *_: cut)
            with pytest.raises(PowerCutError):
                self.store.ledger.append(statements, NURSE)
        assert not book.connection.in_transaction

    @rule()
    def look_from_a_second_process(self) -> None:
        if self.viewer is None:
            self.viewer = wards.enter(self.ward, clock=self.clock)
        assert not self.viewer.writable
        assert self.viewer.held_by is not None
        assert isinstance(self.viewer.problems[0], NotOpened)
        with pytest.raises((NotOpened, NotSaved)):
            self.viewer.ledger.append([Statement("IGM-0001", NoteWritten("x"), START)], NURSE)
        self._same(self.viewer)

    @rule()
    def back_up_and_verify(self) -> None:
        assert self.store.verify().clean
        made = self.store.back_up(self.folder / f"copy-{len(self.backups)}.bak")
        assert made.entries == len(self.model)
        self.backups.append((made.path, list(self.model)))

    @invariant()
    def the_ledger_is_the_list(self) -> None:
        if hasattr(self, "store"):
            self._same(self.store)

    def _same(self, store: Store) -> None:
        for subject in ("IGM-0001", "ICA-0002"):
            lines = [one for one in self.model if one.subject == subject]
            entries = store.ledger.facts_of(subject)
            # Each device's entries in the order of its own numbers.
            expected = sorted(lines, key=lambda one: one.device)
            assert [(entry.id, entry.fact) for entry in entries] == [
                (one.id, one.fact) for one in expected
            ]
            assert set(fold_record(subject, entries).signed_days) == _signed(lines)
        assert store.ledger.count == len(self.model)
        assert store.ledger.subjects() == tuple(sorted({one.subject for one in self.model}))


def _signed(lines: list[Line]) -> set[int]:
    """Return the days signed and not opened again, by plain reading of the list."""
    struck = {one.fact.entry for one in lines if isinstance(one.fact, EntryVoided)}
    signed: set[int] = set()
    for line in lines:
        if line.id in struck:
            continue
        if isinstance(line.fact, DaySigned):
            signed.add(line.fact.day)
        elif isinstance(line.fact, DayReopened):
            signed.discard(line.fact.day)
    return signed


LedgerAgainstAList.TestCase.settings = settings(
    max_examples=50, stateful_step_count=20, deadline=None
)
TestLedgerAgainstAList = pytest.mark.requirement("R3", "R15", "R87", "R96", "R103")(
    LedgerAgainstAList.TestCase
)

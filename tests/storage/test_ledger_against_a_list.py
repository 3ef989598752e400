"""Whatever a ward does in whatever order, the ledger holds what a plain list would hold."""

from __future__ import annotations

import os
import shutil
import tempfile
import unicodedata
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

from protocols.facts import EntryVoided, NoteWritten, Statement
from storage.problems import NotOpened, NotSaved, Refused
from storage.store import Store
from tests.storage import wards
from tests.storage.wards import NURSE, START

SUBJECTS = st.sampled_from(["IGM-0001", "ICA-0002"])
# In normal form C, as every text is stored.
TEXTS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), max_size=20).map(
    lambda text: unicodedata.normalize("NFC", text)
)
IDS = st.one_of(st.none(), st.sampled_from(["a1", "a2", "a3", "a4"]))


class PowerCutError(Exception):
    """Stands for the end of the process in the middle of a transaction."""


class LedgerAgainstAList(RuleBasedStateMachine):
    """The model: a list of (subject, id, fact)."""

    store: Store

    @initialize()
    def make(self) -> None:
        os.environ["BEDLINE_TEST_CLOCK"] = "1"
        self.folder = Path(tempfile.mkdtemp(prefix="bedline-ward-"))
        self.clock = wards.TickingClock()
        wards.make_ward(self.folder / "ward")
        self.model: list[tuple[str, str, object]] = []
        self.viewer: Store | None = None
        self.around = wards.surroundings(seed=5)
        self._open()

    def _open(self) -> None:
        self.store = wards.enter(self.folder / "ward", clock=self.clock, around=self.around)
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
        if entry_id in {one for _, one, _ in self.model}:
            with pytest.raises(Refused):
                self.store.ledger.append(statements, NURSE)
            return
        stored = self.store.ledger.append(statements, NURSE)
        assert [entry.fact for entry in stored] == facts
        self.model += [(subject, entry.id, entry.fact) for entry in stored]

    @precondition(lambda self: self.model)
    @rule(data=st.data(), reason=st.sampled_from(["wrong patient", "no", "digits swapped"]))
    def void(self, data: st.DataObject, reason: str) -> None:
        subject, target, _ = data.draw(st.sampled_from(self.model))
        statement = Statement(subject, EntryVoided(target, reason), START)
        if len(reason) < 3:
            with pytest.raises(Refused):
                self.store.ledger.append([statement], NURSE)
            return
        (entry,) = self.store.ledger.append([statement], NURSE)
        self.model.append((subject, entry.id, entry.fact))

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
            self.viewer = wards.enter(self.folder / "ward", clock=self.clock)
        assert not self.viewer.writable
        assert self.viewer.held_by is not None
        assert isinstance(self.viewer.problems[0], NotOpened)
        with pytest.raises((NotOpened, NotSaved)):
            self.viewer.ledger.append([Statement("IGM-0001", NoteWritten("x"), START)], NURSE)
        self._same(self.viewer)

    @rule()
    def back_up_and_verify(self) -> None:
        assert self.store.verify().clean
        assert self.store.back_up().entries == len(self.model)

    @invariant()
    def the_ledger_is_the_list(self) -> None:
        if hasattr(self, "store"):
            self._same(self.store)

    def _same(self, store: Store) -> None:
        for subject in ("IGM-0001", "ICA-0002"):
            expected = [(one, fact) for whose, one, fact in self.model if whose == subject]
            found = [(entry.id, entry.fact) for entry in store.ledger.facts_of(subject)]
            assert found == expected
        assert store.ledger.count == len(self.model)
        assert store.ledger.subjects() == tuple(sorted({one for one, _, _ in self.model}))


LedgerAgainstAList.TestCase.settings = settings(
    max_examples=50, stateful_step_count=20, deadline=None
)
TestLedgerAgainstAList = pytest.mark.requirement("R3", "R15")(LedgerAgainstAList.TestCase)

"""One bit of one file of the store flips, or a file ends too early: found, or nothing changes (T5).

Every file of a store is spoilt: ledger, hot journal, anchor, keys, a draft, a backup, locks.
"""

# ruff: noqa: S311 - dice that need only be repeatable

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from storage.backups import read_backup
from storage.problems import StorageProblem
from tests.storage import wards

_DRAFT = '{"texts": {"text": "half typed"}}'
# Bytes without meaning: made anew, of no use to anybody else.
_LEFT_OUT = ("reserve",)


class Spoilt:
    """A ward of which copies are spoilt."""

    def __init__(self, folder: Path, scratch: Path, entries: int = 40) -> None:
        self.ward = wards.make_ward(folder)
        self.scratch = scratch
        with wards.enter(self.ward) as store:
            for number in range(entries):
                text = f"note {number} " + "x" * (number * 7 % 400)
                store.ledger.append([wards.note(text, f"e{number}")], wards.NURSE)
            store.drafts.keep("dr-b", "note", wards.SUBJECT, _DRAFT)
            self.backup = read_backup(store.back_up().path)
        for name in _LEFT_OUT:
            (self.ward / name).unlink()
        self.expected = self._shown(self.ward)
        self.outcomes: Counter[str] = Counter()
        self.failures: list[str] = []

    def files(self) -> list[str]:
        """Return every file of the store that holds something."""
        return [
            path.relative_to(self.ward).as_posix()
            for path in sorted(self.ward.rglob("*"))
            if path.is_file() and path.stat().st_size
        ]

    def flip(self, name: str, bit: int) -> None:
        """Flip one bit of one file of a copy, and look at the copy."""
        content = bytearray((self.ward / name).read_bytes())
        content[bit // 8] ^= 1 << bit % 8
        self._look(name, bytes(content), f"{name}, bit {bit}")

    def cut(self, name: str, size: int) -> None:
        """End a file after so many bytes, and look at the copy."""
        self._look(name, (self.ward / name).read_bytes()[:size], f"{name}, cut at {size}")

    def figures(self) -> dict[str, object]:
        """Return the figures as they are written down."""
        return {
            "spoilt": self.outcomes.total(),
            "files": len(self.files()),
            **dict(sorted(self.outcomes.items())),
            "wrong without a word": len(self.failures),
        }

    def _look(self, name: str, content: bytes, words: str) -> None:
        copy = self.scratch / "spoilt"
        shutil.copytree(self.ward, copy)
        (copy / name).write_bytes(content)
        try:
            self.outcomes[self._outcome(copy)] += 1
        except AssertionError as error:
            self.outcomes["failed"] += 1
            self.failures.append(f"{words}: {error}")
        shutil.rmtree(copy)

    def _outcome(self, copy: Path) -> str:
        found = "without effect"
        (backup,) = (copy / "backups").glob("*.bedline-backup")
        try:
            assert read_backup(backup) == self.backup, "another backup is given out"
        except StorageProblem:
            found = "found in the backup"
        try:
            store = wards.enter(copy)
        except StorageProblem as problem:
            return _refused(problem)
        with store:
            shown = [(one.id, one.fact) for one in store.ledger.facts_of(wards.SUBJECT)]
            assert [one for one in self.expected if one in shown] == shown, "untrue entries shown"
            if not store.writable:
                assert store.problems, "viewing only without a word"
                return "shown read-only"
            assert shown == self.expected, "entries are missing without a word"
            assert store.verify().clean, "not clean, and yet written"
            draft = store.drafts.find("dr-b", "note", wards.SUBJECT)
            assert draft is None or draft.content == _DRAFT, "another draft is given out"
            assert store.ledger.append([wards.note()], wards.NURSE)
            return "draft left out" if draft is None else found

    def _shown(self, folder: Path) -> list[tuple[str, object]]:
        with wards.enter(folder, view_only=True) as store:
            return [(one.id, one.fact) for one in store.ledger.facts_of(wards.SUBJECT)]


def _refused(problem: StorageProblem) -> str:
    assert problem.exit_code in (3, 4), problem
    assert problem.what, problem
    return "refused in words"


def flips(spoilt: Spoilt, number: int, seed: int) -> None:
    """Flip so many bits, half of them in the ledger, the others in every other file in turn."""
    dice = random.Random(seed)
    names = spoilt.files()
    for turn in range(number):
        name = "ledger.db" if turn % 2 else names[turn // 2 % len(names)]
        spoilt.flip(name, dice.randrange((spoilt.ward / name).stat().st_size * 8))


def cuts(spoilt: Spoilt, sizes: Iterable[tuple[str, int]]) -> None:
    """End files after so many bytes."""
    for name, size in sizes:
        spoilt.cut(name, size)


def every_cut(spoilt: Spoilt, step: int) -> Iterable[tuple[str, int]]:
    """Return every so-manieth length of every file, and the ones beside the ends."""
    for name in spoilt.files():
        size = (spoilt.ward / name).stat().st_size
        for cut in sorted({*range(0, size, step), 1, size // 2, size - 1} - {size}):
            yield name, cut

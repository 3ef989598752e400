"""Power cuts: what a person was told is saved is there, whatever of the rest the disk kept (T3)."""

# ruff: noqa: S311 - dice that need only be repeatable

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from storage.backups import read_backup
from storage.opening import open_store
from storage.problems import NotOpened, StorageProblem
from storage.store import Store
from tests.storage import wards
from tests.support.durability.disk import MODES, Disk, lay_out
from tests.support.durability.trace import Event, Said, run_traced
from tests.support.durability.ward_at_work import passphrase


@dataclass(slots=True)
class Outcome:
    """What became of the states: how many, and every one that breaks a promise."""

    states: int = 0
    acknowledged: int = 0
    lost: int = 0
    unreadable: int = 0
    failures: list[str] = field(default_factory=list)
    modes: Counter[str] = field(default_factory=Counter)

    def figures(self) -> dict[str, object]:
        """Return the figures as they are written down."""
        return {
            "states": self.states,
            "acknowledged entries looked for": self.acknowledged,
            "states that lost one": self.lost,
            "states that could not be read": self.unreadable,
            "other failures": len(self.failures) - self.lost - self.unreadable,
        }


class _LostError(AssertionError):
    """An acknowledged thing is not there."""


def cut_power(
    script: str,
    ward: Path,
    scratch: Path,
    *,
    states: int,
    seed: int,
    number: int = 12,
) -> Outcome:
    """Trace a script once, cut the power at so many moments, open every disk that may be left.

    Half of the cuts come right after a person was told something.

    Args:
        script: of `ward_at_work`.
        ward: the store's folder, closed; for `make` and `restore` it is not there yet.
        scratch: an empty folder.
        states: how many disks to look at.
        seed: of the dice.
        number: how many entries the script charts.
    """
    root = ward if ward.exists() else ward.parent
    before = scratch / "before"
    shutil.copytree(root, before)
    words = ["tests.support.durability.ward_at_work", script, str(ward.resolve()), str(number)]
    events, _ = run_traced([*words], root, scratch)
    dice = random.Random(seed)
    outcome = Outcome()
    moments = Counter(_moments(events, states, dice))
    disk = Disk(before, root)
    said: list[str] = []
    for number_now, event in enumerate(events):
        if isinstance(event, Said):
            said.append(event.line)
        disk.happens(event)
        for _ in range(moments[number_now]):
            mode = dice.choice(MODES)
            folder = scratch / "after"
            lay_out(disk.cut(mode, dice), folder)
            _judge(outcome, folder / ward.relative_to(root), said, f"{mode}, call {number_now}")
            outcome.modes[mode] += 1
            shutil.rmtree(folder)
    return outcome


def _moments(events: Sequence[Event], states: int, dice: random.Random) -> list[int]:
    # From where the ward is open: the making before it is another script's.
    told = [at for at, event in enumerate(events) if isinstance(event, Said)]
    first = told[0] if len(told) > 1 else 0
    return [
        dice.choice(told) if one % 2 else dice.randrange(first, len(events))
        for one in range(states)
    ]


def _judge(outcome: Outcome, folder: Path, said: list[str], where: str) -> None:
    outcome.states += 1
    outcome.acknowledged += sum(line.startswith("ACK ") for line in said)
    try:
        look_again(folder, said)
    except _LostError as error:
        outcome.lost += 1
        outcome.failures.append(f"{where}: lost: {error}")
    except StorageProblem as problem:
        outcome.unreadable += 1
        outcome.failures.append(f"{where}: {problem.code}: {problem}")
    except AssertionError as error:
        outcome.failures.append(f"{where}: {error}")


def told_of(said: Sequence[str]) -> dict[str, list[str]]:
    """Return what was said, by its first word."""
    told: dict[str, list[str]] = {}
    for line in said:
        word, _, name = line.partition(" ")
        if name:
            told.setdefault(word, []).append(name)
    return told


def look_again(folder: Path, said: Sequence[str]) -> None:
    """Open a store after a power cut with the real code and look for all that was said.

    Raises:
        AssertionError: something is missing, half there, or there twice.
        StorageProblem: the store cannot be read.
    """
    told = told_of(said)
    if not ("READY" in said or "MADE" in said or "RESTORED" in said) and _no_store(folder):
        return
    with _entered(folder, told) as store:
        if store.damage is not None:
            raise store.damage
        assert store.writable, store.problems
        _entries_there(store, told)
        _house_there(store, told)
        store.ledger.append([wards.note("after the cut")], wards.NURSE)
        report = store.verify()
        assert report.clean, report.problems()


def _no_store(folder: Path) -> bool:
    """Say whether an interrupted making left nothing that could be taken for a store."""
    try:
        wards.enter(folder).close()
    except NotOpened as problem:
        return problem.code == "not_a_store"
    return False


def _entered(folder: Path, told: dict[str, list[str]]) -> Store:
    numbers = [0, *(int(one) for one in told.get("PASSPHRASE", ()))]
    begun = [int(one) for one in told.get("CHANGING", ()) if int(one) > numbers[-1]]
    candidates = [passphrase(one) for one in (numbers[-1], *begun)]
    for last, one in enumerate(candidates, 1):
        try:
            return open_store(
                folder,
                "dr-b",
                one,
                clock=wards.TickingClock(wards.START.add(hours=24 * 3650)),
                around=wards.surroundings(seed=2),
            )
        except NotOpened:
            if last == len(candidates):
                raise
    raise AssertionError("no passphrase to try")


def _entries_there(store: Store, told: dict[str, list[str]]) -> None:
    stored = [entry.id for entry in store.ledger.facts_of(wards.SUBJECT)]
    assert len(set(stored)) == len(stored), "an entry is there twice"
    lost = set(told.get("ACK", ())) - set(stored)
    if lost:
        raise _LostError(f"entries {sorted(lost)}")
    # An entry that is said to be in doubt may be there or not; the person was told to look.
    naks = [name.split(" ") for name in told.get("NAK", ())]
    refused = {name for name, code in naks if code != "in_doubt"}
    assert not refused & set(stored), "an entry that was refused is there"
    firsts = {one for one in stored if one.startswith("n-") and not one.endswith("b")}
    unsaid = firsts - set(told.get("ACK", ()))
    open_ends = {*told.get("TRY", ())[-1:], *(name for name, code in naks if code == "in_doubt")}
    assert unsaid <= open_ends, f"entries nobody was told of: {unsaid}"
    for one in stored:
        if one.endswith("b"):
            assert one[:-1] in stored, "half of what was one statement"


def _house_there(store: Store, told: dict[str, list[str]]) -> None:
    names = {person.name for person, _ in store.accounts()}
    if not set(told.get("ACCOUNT", ())) <= names:
        raise _LostError("an account")
    for name in told.get("DRAFT", ())[-1:]:
        draft = store.drafts.find("dr-b", "note", wards.SUBJECT)
        if draft is None or int(draft.content.strip('"')) < int(name):
            raise _LostError("a draft")
    for name in told.get("BACKUP", ()):
        path = store.folder.backups / name
        if not path.exists():
            raise _LostError(f"backup {name}")
    for path in store.folder.backups.glob("*.bedline-backup"):
        # What bears a backup's final name is a whole backup.
        read_backup(path)

"""Where backups lie: in the store's folder, and copied to a second place if the site set one (R95).

The second place holds a folder of this store alone, so that rotation never touches another ward's
backups. A small file beside the backups says where it is: a store that cannot be opened any more
still tells where its backups are.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from protocols.issues import Issue
from storage.problems import StorageProblem

if TYPE_CHECKING:
    from protocols.times import Instant
    from storage.backups import BackupFile
    from ui.operations.bench import Bench

Place = Literal["own", "second", "set_aside", "named"]
LATE_HOURS: Final = 24
_SETTING, _POINTER = "second_place", "second-place.txt"


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup and where it lies: in the store's folder, the second place, a store set aside."""

    path: Path
    made_at: Instant
    entries: int
    place: Place


@dataclass(frozen=True, slots=True)
class BackupsState:
    """How the backups are.

    Attributes:
        last: the youngest ones, the youngest first.
        late: there is none of the last 24 hours, in the store's folder or, if set, the second.
        second: the second place, as the site chose it; None while it chose none.
        second_reached: whether that folder is there now.
        resting: old backups are all kept since a restore, until somebody lets rotation go on.
    """

    last: tuple[Kept, ...]
    late: bool
    second: Path | None
    second_reached: bool
    resting: bool


def backups_state(bench: Bench, most: int = 4) -> BackupsState:
    """Return how the backups are, by the names of the files; no file is read."""
    folder = bench.store.folder.path
    second = second_place(bench)
    found = [one for one in kept_in(folder) if one.place in ("own", "second")]
    places: tuple[Place, ...] = ("own",) if second is None else ("own", "second")
    young = [one.place for one in found if (bench.now() - one.made_at).total("hours") <= LATE_HOURS]
    try:
        resting = bench.store.rotation_paused
    except StorageProblem:
        resting = False
    return BackupsState(
        tuple(found[:most]),
        any(place not in young for place in places),
        second,
        second is not None and second.is_dir(),
        resting,
    )


def kept_in(folder: Path) -> tuple[Kept, ...]:
    """Return every backup of a store that can be found, the youngest first, by names alone.

    Args:
        folder: the store's folder, whether or not the store can be opened.
    """
    from storage.put_in_place import set_aside_before

    found = [*_listed(folder / "backups", "own")]
    second = pointed_to(folder)
    if second is not None:
        found += _listed(second, "second")
    for aside in set_aside_before(folder):
        found += _listed(aside / "backups", "set_aside")
    return tuple(sorted(found, key=lambda one: (one.made_at, one.entries), reverse=True))


def _listed(folder: Path, place: Place) -> tuple[Kept, ...]:
    from storage.backups import listed

    try:
        return tuple(Kept(one.path, one.made_at, one.entries, place) for one in listed(folder))
    except OSError:
        return ()  # a second place that is not reached now


def second_place(bench: Bench) -> Path | None:
    """Return the folder that the site chose for second copies, or None."""
    try:
        chosen = bench.store.setting(_SETTING)
    except StorageProblem:
        return None
    return Path(chosen) if chosen else None


def choose_second_place(bench: Bench, typed: str) -> tuple[Issue, ...]:
    """Keep a copy of each backup in a second folder; empty text: no longer. Empty when kept."""
    text = typed.strip()
    issue = _place_issue(bench, text) if text else None
    if issue is not None:
        return (issue,)
    who = bench.operator.name
    said = f"{who} has backups copied to {text}." if text else f"{who} ends the second backups."
    try:
        bench.store.choose(bench.operator, _SETTING, text, said)
    except StorageProblem as problem:
        return (Issue(problem.code, _SETTING, text, str(problem)),)
    point_to(bench)
    problem_words = copy_youngest(bench)
    return (Issue("no_second_backup", _SETTING, text, problem_words),) if problem_words else ()


def _place_issue(bench: Bench, text: str) -> Issue | None:
    place = Path(text)
    words = ""
    if not place.is_absolute():
        words = f"{text} begins nowhere in particular. Give the whole path of the folder."
    elif not place.is_dir():
        words = f"{text} is not a folder here. Make it first, or choose another."
    elif place.resolve().is_relative_to(bench.store.folder.path.resolve()):
        words = f"{text} lies in the store's own folder. Choose a folder on another disk."
    return Issue("no_folder", _SETTING, text, words) if words else None


def copy_youngest(bench: Bench) -> str:
    """Copy the youngest backup to the second place unless it is there; say why not, or nothing.

    May run on a worker thread.
    """
    from storage import backups

    chosen = second_place(bench)
    youngest = backups.youngest(bench.store.folder.backups)
    if chosen is None or youngest is None:
        return ""
    if not chosen.is_dir():
        return f"The second place for backups, {chosen}, is not there now."
    try:
        _copy(bench, youngest, chosen / _own_name(bench.store.folder.path))
    except StorageProblem as problem:
        return str(problem)
    except OSError as error:
        return f"The second place for backups cannot be read ({error.strerror})."
    return ""


def _copy(bench: Bench, youngest: BackupFile, folder: Path) -> None:
    from storage import backups

    if (folder / youngest.path.name).exists():
        return
    copied = backups.copy_backup(youngest, folder)
    if not bench.store.rotation_paused:
        backups.rotate(folder, copied)


def _own_name(folder: Path) -> str:
    """Return the name of this store's folder in the second place: by the store's own random id."""
    from storage.folder import StoreFolder
    from storage.keyfile import read_bytes

    keys = StoreFolder(folder).keys
    return f"bedline-{read_bytes(keys.read_bytes(), str(keys)).store}"


def point_to(bench: Bench) -> None:
    """Leave word beside the backups where their copies lie: who restores may not get in first."""
    from storage import durable

    chosen, own = second_place(bench), bench.store.folder.backups
    try:
        # Empty rather than removed: no second place any more.
        text = f"{chosen / _own_name(bench.store.folder.path)}\n" if chosen is not None else ""
        if text or (own / _POINTER).exists():
            durable.write_whole(own / _POINTER, text.encode())
    except (OSError, StorageProblem):
        return  # it is found by hand then: the setting is kept


def pointed_to(folder: Path) -> Path | None:
    """Return this store's folder in the second place, as word was left; None without word."""
    try:
        text = (folder / "backups" / _POINTER).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return Path(text) if text else None


def let_rotation_go_on(bench: Bench) -> str:
    """Let old backups be rotated out again after a restore; return what was done, or why not."""
    try:
        bench.store.resume_rotation(bench.operator)
    except StorageProblem as problem:
        return str(problem)
    return "Old backups are rotated out again."

"""Check this installation (R108): does what the record rests on work on this computer?

Each check says in words what it found. A check that cannot be made counts as failed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from protocols.times import Instant, local

if TYPE_CHECKING:
    from protocols.times import Clock

_PROBE_WORDS: Final = "Prüfseite: 12.5 µg/kg, 21-Nov-2026 06:12, ≥ ½ àéîõü"
# An instant, a zone and its wall clock: both sides of a change of clocks, and half an hour.
_ZONES: Final = (
    ("2026-10-25T00:30:00Z", "Europe/Rome", "02:30"),
    ("2026-10-25T01:30:00Z", "Europe/Rome", "02:30"),
    ("2026-03-29T01:00:00Z", "Europe/Rome", "03:00"),
    ("2026-11-21T00:00:00Z", "Asia/Kolkata", "05:30"),
    ("2026-07-01T12:00:00Z", "America/New_York", "08:00"),
)
# Worked out by hand: (100 - 30) mg/dL x 42 mL/kg = 29.4 mg/kg short, of 12 % IgM: 245 mg/kg.
_DOSES: Final[tuple[tuple[dict[str, object], str, str | None, str | None], ...]] = (
    (
        {
            "protocol": "igm-fat",
            "arm": "titer",
            "weight": "70 kg",
            "titer": "30 mg/dL",
            "site": {"distribution_volume": "42 mL/kg"},
        },
        "proposed",
        "343 mL",
        "14.2 mL/h",
    ),
    (
        {
            "protocol": "igm-fat",
            "arm": "titer",
            "weight": "70 kg",
            "titer": "100 mg/dL",
            "site": {"distribution_volume": "42 mL/kg"},
        },
        "none",
        "0 mL",
        None,
    ),
    (
        {"protocol": "igm-fat", "arm": "titer", "weight": "70 kg", "titer": "30 mg/dL"},
        "refused",
        None,
        None,
    ),
    ({"protocol": "icar", "weight": "80 kg"}, "proposed", "800 mL", "100 mL/h"),
)


@dataclass(frozen=True, slots=True)
class Checked:
    """One check: its name, whether it holds, and what was found."""

    name: str
    holds: bool
    words: str


def check_installation(place: Path, clock: Clock) -> Iterator[Checked]:
    """Yield each check as it is made.

    Args:
        place: the store's folder, or where it would be; scratch files go beside it and are gone
            at the end.
        clock: the program's clock.
    """
    checks: tuple[tuple[str, Callable[[], tuple[bool, str]]], ...] = (
        ("Libraries", _libraries),
        ("Place of the store", lambda: _place(place)),
        ("Database", _database),
        ("Settings of the database", lambda: _settings(place)),
        ("A changed page is told", lambda: _pages(place)),
        ("Disk", lambda: _disk(place)),
        ("Clock", lambda: _clock(clock())),
        ("Time zones", _zones),
        ("Fonts and press", _press),
        ("Protocol files", _catalogue),
        ("Golden doses", _doses),
        ("Backup and restore", lambda: _backup(place, clock)),
    )
    for name, check in checks:
        try:
            holds, words = check()
        except Exception as error:  # noqa: BLE001 - whatever is broken here is the finding
            holds, words = False, f"could not be checked ({type(error).__name__}: {error})"
        yield Checked(name, holds, words)


def installation_sheet(made: Sequence[Checked], now: Instant, *, test_clock: bool) -> bytes:
    """Return the checks as PDF, with places to sign."""
    import platform

    from storage.exports.installation_pdf import installation_pdf
    from storage.surroundings import PROGRAM, this_computer
    from ui.operations.sheets import press

    where = f"{PROGRAM} on {this_computer()}, {platform.system()} {platform.release()}"
    rows = [(one.holds, one.name, one.words) for one in made]
    return installation_pdf(press(), rows, where, now, test_clock=test_clock).pdf


def _scratch(place: Path) -> tempfile.TemporaryDirectory[str]:
    """Return a scratch folder on the store's own disk."""
    there = place
    while not there.is_dir():
        there = there.parent
    return tempfile.TemporaryDirectory(prefix=".bedline-check-", dir=there)


def _libraries() -> tuple[bool, str]:
    from ui.operations.about import about

    made = about()
    missing = [one.name for one in made.libraries if one.version == "not installed"]
    if missing:
        return False, f"not installed: {', '.join(missing)}"
    return True, f"{len(made.libraries)} installed, {made.program}, Python {made.python}"


def _place(place: Path) -> tuple[bool, str]:
    from storage.places import Places

    reason = Places().reason_against(str(place))
    if reason:
        return False, f"{place}: {reason}"
    with _scratch(place) as folder:
        return True, f"{Path(folder).parent} can be written"


def _database() -> tuple[bool, str]:
    from storage.installation import versions

    sqlite, sqlcipher = versions()
    words = f"SQLite {sqlite}, SQLCipher {sqlcipher or 'not found'}"
    return bool(sqlcipher), words


def _settings(place: Path) -> tuple[bool, str]:
    from storage.installation import settings_that_differ

    with _scratch(place) as folder:
        differing = settings_that_differ(Path(folder))
    return not differing, "; ".join(differing) or "all read back as set"


def _pages(place: Path) -> tuple[bool, str]:
    from storage.installation import changed_page_is_told

    with _scratch(place) as folder:
        told = changed_page_is_told(Path(folder))
    return told, "one changed bit was found" if told else "one changed bit was not found"


def _disk(place: Path) -> tuple[bool, str]:
    from storage.installation import is_slow, sync_seconds

    with _scratch(place) as folder:
        seconds = sync_seconds(Path(folder))
    return not is_slow(seconds), f"an entry rests on the disk after {seconds * 1000:.0f} ms"


def _clock(now: Instant) -> tuple[bool, str]:
    # The program was made in 2026; a clock before that is a battery that ran down.
    holds = Instant.from_utc(2026, 1, 1) < now < Instant.from_utc(2060, 1, 1)
    return holds, f"says {now.format_iso(unit='second')}"


def _zones() -> tuple[bool, str]:
    for instant, zone, wall in _ZONES:
        found = local(Instant.parse_iso(instant), zone)
        if f"{found.hour:02}:{found.minute:02}" != wall:
            return False, f"{instant} in {zone} is {found}, not {wall}"
    return True, f"{len(_ZONES)} known moments agree"


def _press() -> tuple[bool, str]:
    from protocols.review.trail import TrailRow
    from storage.exports.inspector_tables import TrailStamp, trail_pdf
    from ui.operations.sheets import FONTS, press

    shipped = sorted(one.name for one in FONTS.glob("*.ttf"))
    if len(shipped) < 3:
        return False, f"fonts are missing; here are {', '.join(shipped) or 'none'}"
    now = Instant.from_utc(2026, 11, 21)
    row = TrailRow(
        *("", "", _PROBE_WORDS, "", _PROBE_WORDS, "", now, now, "", "", "", "", "holds"),
        from_paper=False,
    )
    stamp = TrailStamp("Check", "Europe/Rome", "check", now, "check", "", "")
    printed = trail_pdf(press(), (row,), stamp)
    if printed.spelled_out or not printed.archival:
        return False, f"a page lost letters: {' '.join(printed.spelled_out) or 'not archival'}"
    return printed.pdf.startswith(b"%PDF"), f"{len(shipped)} fonts, one page printed"


def _catalogue() -> tuple[bool, str]:
    from protocols import catalogue

    released = catalogue.released()
    for id_ in catalogue.catalogue_ids():
        for version in catalogue.versions(id_):
            name = catalogue.file_name(id_, version)
            if released.get(name) != catalogue.load(id_, version).fingerprint:
                return False, f"{name} is not the file that was released"
    return True, f"{len(released)} files are those that were released"


def _doses() -> tuple[bool, str]:
    from protocols.catalogue import load
    from ui.commands.dose import answer_dose

    for line, outcome, volume, rate in _DOSES:
        answer = answer_dose({"id": "check", **line}, load)
        found = answer.get("outcome"), answer.get("volume"), answer.get("rate")
        if found != (outcome, volume, rate):
            return False, f"{line} gives {found}, not {(outcome, volume, rate)}"
    return True, f"{len(_DOSES)} doses worked out by hand agree"


def _backup(place: Path, clock: Clock) -> tuple[bool, str]:
    from protocols.facts import NoteWritten, Statement
    from storage.accounts import Operator
    from storage.making import create_store
    from storage.opening import open_store
    from storage.restore import restore_backup

    person, secret = Operator("check", "investigator"), "a passphrase for one check only"
    with _scratch(place) as scratch:
        folder, copy = Path(scratch) / "store", Path(scratch) / "copy"
        create_store(folder, "Check", "Europe/Rome", person, secret, clock=clock)
        with open_store(folder, person.name, secret, clock=clock) as store:
            notes = [
                Statement("CHECK-1", NoteWritten(f"check {number}"), clock()) for number in range(3)
            ]
            store.ledger.append(notes, person)
            before = store.ledger.all_entries()
            made = store.back_up()
        restore_backup(made.path, copy, person.name, secret, clock=clock)
        with open_store(copy, person.name, secret, clock=clock) as store:
            same = store.ledger.all_entries() == before and store.verify().clean
    return same, "three entries came back as they were" if same else "entries came back otherwise"

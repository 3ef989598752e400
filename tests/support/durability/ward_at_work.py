"""A ward at work in a process of its own: says on standard output what a person is told is saved.

`python -m tests.support.durability.ward_at_work SCRIPT FOLDER NUMBER`
"""

from __future__ import annotations

import importlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from protocols.times import Instant
from storage.accounts import Operator
from storage.problems import StorageProblem
from storage.store import Store
from tests.storage import wards

LONG = "x" * 3000


_PATIENCE_S = 60


def say(words: str) -> None:
    """Tell the person; one write, so that it stands in the trace at its own moment."""
    os.write(1, f"{words}\n".encode())


def passphrase(number: int) -> str:
    """Return the investigator's passphrase after so many changes."""
    return wards.PASSPHRASE if number == 0 else f"{wards.PASSPHRASE} {number}"


def chart(folder: Path, number: int) -> None:
    """Chart entries, every third with a second half in the same transaction."""
    with wards.enter(folder, clock=Instant.now, around=wards.surroundings(seed=7)) as store:
        say("READY")
        # More than any number that was given before a crash.
        start = store.ledger.count
        for one in range(start, start + number):
            # Some are long, so that the tree of pages grows and splits.
            statements = [wards.note(f"note {one}" + LONG * (one % 4 == 3), f"n-{one}")]
            if one % 3 == 2:
                statements.append(wards.note("its second half", f"n-{one}b"))
            say(f"TRY n-{one}")
            acknowledge(store, statements, f"n-{one}")


def acknowledge(store: Store, statements: list, name: str) -> None:
    """Append and say so; a planted fault changes the order."""
    try:
        store.ledger.append(statements, wards.NURSE)
    except StorageProblem as problem:
        say(f"NAK {name} {problem.code}")
        return
    say(f"ACK {name}")


def keep_house(folder: Path, number: int) -> None:
    """Drafts, backups, accounts and passphrases between entries."""
    around = wards.surroundings(seed=8)
    with wards.enter(folder, clock=Instant.now, around=around) as store:
        say("READY")
        for one in range(number):
            say(f"TRY n-{one}")
            acknowledge(store, [wards.note(f"note {one}", f"n-{one}")], f"n-{one}")
            store.drafts.keep("dr-b", "note", wards.SUBJECT, f'"{one}"')
            say(f"DRAFT {one}")
            person = Operator(f"nurse-{one}", "nurse")
            store.add_account(wards.INVESTIGATOR, person, wards.PASSPHRASE)
            say(f"ACCOUNT {person.name}")
            say(f"CHANGING {one + 1}")
            store.change_passphrase("dr-b", passphrase(one), passphrase(one + 1))
            say(f"PASSPHRASE {one + 1}")
            say(f"BACKUP {store.back_up().path.name}")


def make(folder: Path, number: int) -> None:
    """Make a store where there was none."""
    del number
    wards.make_ward(folder)
    say("MADE")


def restore(folder: Path, number: int) -> None:
    """Restore the only backup of the ward next door into a new folder."""
    from storage.restore import restore_backup

    del number
    (backup,) = (folder.parent / "ward" / "backups").iterdir()
    restore_backup(
        backup,
        folder,
        "dr-b",
        wards.PASSPHRASE,
        clock=wards.TickingClock(),
        around=wards.surroundings(seed=9),
    )
    say("ACK old-1")
    say("RESTORED")


def compete(folder: Path, number: int) -> None:
    """Chart so many entries beside another process that wants the same: whoever opens, writes."""
    charted = 0
    patience = time.monotonic() + _PATIENCE_S + number * 0.1
    while charted < number:
        if time.monotonic() > patience:
            say("REFUSED starved")  # neither got anywhere: the check fails, it does not hang
            return
        around = wards.surroundings(seed=os.getpid())
        with wards.enter(folder, clock=Instant.now, check="quick", around=around) as store:
            if not store.writable:
                time.sleep(0.005)
                continue
            for _ in range(min(5, number - charted)):
                name = f"p{os.getpid()}-{charted}"
                acknowledge(store, [wards.note("beside another", name)], name)
                charted += 1


SCRIPTS: dict[str, Callable[[Path, int], None]] = {
    "chart": chart,
    "house": keep_house,
    "compete": compete,
    "make": make,
    "restore": restore,
}


def main() -> None:
    """Run the script named on the command line, under a planted fault if one is named."""
    import storage
    from tests.support.faults.planted import plant_named

    os.environ["BEDLINE_TEST_CLOCK"] = "1"
    script, folder, number = sys.argv[1:]
    storage.warm_up()
    plant_named()
    try:
        SCRIPTS[script](Path(folder), int(number))
    except StorageProblem as problem:
        say(f"REFUSED {problem.code}")


if __name__ == "__main__":
    # By its own name, so that a fault planted there is met here.
    importlib.import_module("tests.support.durability.ward_at_work").main()

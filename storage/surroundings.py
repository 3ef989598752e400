"""What the store takes from the world around it: randomness, steady time, the machine's name.

All of it is injected, so that every test can replay a run and every refusal can be provoked.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from storage.places import Places
from storage.sealing import WARD_COST, KeyCost

PROGRAM = "bedline 0.1.0"
_MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


def this_computer() -> str:
    """Return the computer's name as its users know it."""
    import platform

    return platform.node() or "unnamed computer"


def this_machine() -> str:
    """Return a text that differs between machines: the system's own id, else name and address."""
    for path in _MACHINE_IDS:
        try:
            found = path.read_text("ascii").strip()
        except (OSError, ValueError):
            continue
        if found:
            return f"{found} {this_computer()}"
    import uuid

    return f"{uuid.getnode():012x} {this_computer()}"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The injected world.

    Attributes:
        random_bytes: source of keys, salts and names; cryptographically strong in use.
        steady: seconds since the machine started; never the wall clock.
        sleep: waits while another program holds a file.
        machine: a text that differs between machines; the device's name hangs on it.
        computer: the computer's name, for people.
        places: how a folder's place is judged.
        program: name and version, written into every entry.
        cost: what deriving a key from a passphrase costs; cheaper only in tests.
    """

    random_bytes: Callable[[int], bytes] = secrets.token_bytes
    steady: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    machine: Callable[[], str] = this_machine
    computer: Callable[[], str] = this_computer
    places: Places = field(default_factory=Places)
    program: str = PROGRAM
    cost: KeyCost = WARD_COST

    def __post_init__(self) -> None:
        if self.cost != WARD_COST and os.environ.get("BEDLINE_TEST_CLOCK") != "1":
            raise ValueError("a cheaper key derivation is for tests: set BEDLINE_TEST_CLOCK=1")

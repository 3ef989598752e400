"""Charts one note after another, says `ACK id` when the store has returned; killed at will."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["BEDLINE_TEST_CLOCK"] = "1"


def main() -> None:
    """Open the store named, chart until killed."""
    folder, prefix = Path(sys.argv[1]), sys.argv[2]
    import storage
    from protocols.times import Instant
    from tests.storage import wards

    storage.warm_up()
    store = wards.enter(folder, clock=Instant.now, around=wards.surroundings(seed=7))
    if not store.writable:
        os.write(1, f"REFUSED {store.problems}\n".encode())
        return
    os.write(1, b"READY\n")
    for number in range(100_000):
        statements = [wards.note(f"note {number}", f"{prefix}-{number}")]
        if number % 3 == 2:
            statements.append(wards.note("its second half", f"{prefix}-{number}b"))
        store.ledger.append(statements, wards.NURSE)
        os.write(1, f"ACK {prefix}-{number}\n".encode())


if __name__ == "__main__":
    main()

"""The k-th write, sync, resize or opening fails in the kernel, under the real driver (T4)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.durability.injected import KINDS, let_fail

# One call while the store opens, three while entries are charted.
CALLS = {
    "pwrite64": (3, 41, 47, 55),
    "fsync": (2, 9, 16, 18, 24),
    "ftruncate": (1, 3, 5, 7),
    "openat": (3, 9, 15, 21),
}


@pytest.mark.requirement("R1", "R3", "R5", "R6", "R21")
@pytest.mark.parametrize("kind", KINDS)
def test_that_a_failing_call_loses_nothing_and_tells_no_untruth(
    ward: Path, tmp_path: Path, kind: str
):
    ks = CALLS[KINDS[kind][0].split(",", 1)[0]]
    outcome = let_fail(ward, tmp_path, kinds=[kind], ks=ks)
    assert outcome.failures == []
    assert outcome.runs == len(ks)

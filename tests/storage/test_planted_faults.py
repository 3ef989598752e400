"""Each check is run under the fault that it is there to find, and must fail (T23)."""

from __future__ import annotations

import pytest

from tests.support.faults.planted import PLANTED
from tests.support.faults.proof import must_be_found


@pytest.mark.parametrize("fault", [name for name, one in PLANTED.items() if one.where == "both"])
def test_that_a_planted_fault_is_found_by_its_check(fault: str):
    must_be_found(fault)

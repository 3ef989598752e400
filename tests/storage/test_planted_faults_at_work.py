"""Power cuts, kills and silence are run under faults of the ward at work, and must fail (T23)."""

from __future__ import annotations

import pytest

from tests.support.faults.planted import PLANTED
from tests.support.faults.proof import must_be_found


@pytest.mark.parametrize("fault", [name for name, one in PLANTED.items() if one.where == "child"])
def test_that_a_fault_of_the_ward_at_work_is_found_by_its_check(fault: str):
    must_be_found(fault)

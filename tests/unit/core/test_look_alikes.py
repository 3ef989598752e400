"""Study ids that are taken for one another: every slip of a hurried hand, and no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocols.look_alikes import alike, look_alikes


@pytest.mark.requirement("R36")
@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("IGM-0007", "IGM-0001", True),  # one digit
        ("IGM-0012", "IGM-0021", True),  # swapped
        ("IGM-0007", "IGM-007", True),  # one left out
        ("IGM-0007", "IGM-00077", True),  # one doubled
        ("IGM-0O07", "IGM-0007", True),  # a letter like a digit
        ("ILI-1", "1L1-I", True),
        ("igm-0007", "IGM-0007", True),  # told by case alone
        ("IGM-0007", "IGM-0007", False),
        ("IGM-0007", "ICA-0007", False),
        ("IGM-0012", "IGM-0034", False),
        ("IGM-0102", "IGM-0201", False),
        ("IGM-0007", "IGM-07", False),
    ],
)
def test_that_ids_one_slip_apart_are_alike(one, other, are):
    assert alike(one, other) is are
    assert alike(other, one) is are


IDS = st.text("IGMO0127-", min_size=2, max_size=9)


@pytest.mark.requirement("R36")
@given(IDS, st.data())
def test_that_any_one_slip_is_seen(subject, data):
    place = data.draw(st.integers(0, len(subject) - 1))
    changed = data.draw(st.sampled_from("ABX3489"))
    slips = (
        subject[:place] + changed + subject[place + 1 :],
        subject[:place] + subject[place + 1 :],
        subject[:place] + changed + subject[place:],
        subject[:place] + subject[place : place + 2][::-1] + subject[place + 2 :],
    )
    for slip in slips:
        assert alike(subject, slip) or slip == subject


def test_that_the_look_alikes_of_a_ward_are_named_once_and_in_order():
    ward = ["IGM-0021", "IGM-0001", "IGM-0012", "IGM-0001", "ICA-0001"]
    assert look_alikes("IGM-0011", ward) == ("IGM-0001", "IGM-0012", "IGM-0021")
    assert look_alikes("IGM-0012", ward) == ("IGM-0021",)

"""A whole day under strace: no network, no patient's word outside the encrypted files (T21)."""

from __future__ import annotations

import pytest

from tests.support.durability.silence import LOCAL, Day, live_a_day


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """One day of commands and window, lived once for all that is asked about it."""
    return live_a_day(tmp_path_factory.mktemp("a-day") / "world")


@pytest.mark.requirement("R20")
def test_that_a_whole_day_opens_no_socket_to_a_network(day: Day):
    assert day.sockets <= LOCAL


@pytest.mark.requirement("R65", "R66", "R100")
def test_that_no_patients_word_is_left_outside_the_encrypted_files(day: Day):
    assert day.leaks == ()
    assert day.files_searched > 30


@pytest.mark.requirement("R66")
def test_that_nothing_is_written_outside_the_persons_own_folders(day: Day):
    assert day.written_outside == frozenset()

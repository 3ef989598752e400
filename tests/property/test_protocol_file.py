"""Whatever happens to a protocol file: no traceback, no wait, no other meaning unseen.

A mutant is either refused with its lines, or accepted; and an accepted one that says anything else
than the released file carries another fingerprint, so that it can never pass for the signed one.
"""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocols.catalogue import catalogue_ids, file_name, load, source_text
from protocols.definition.model import Protocol
from protocols.definition.reader import read_protocol
from tests.support.protocol_mutations import mutants

QUICK = 60  # for each of the five files: 300 in all
LONG = 2_000


@cache
def _text(id_: str) -> str:
    return source_text(file_name(id_, load(id_).version)).decode()


def _survives(id_: str, name: str, text: str) -> None:
    begun = time.process_time()
    read = read_protocol(text, "mutant.yaml")
    assert time.process_time() - begun < 2, name
    if isinstance(read, Protocol):
        released = load(id_)
        same = replace(read, fingerprint="") == replace(released, fingerprint="")
        assert same == (read.fingerprint == released.fingerprint), name
        return
    last = text.count("\n") + 1
    assert read, name
    for issue in read:
        assert issue.place is not None, name
        assert 1 <= issue.place.line <= last + 1, name
        assert issue.message, name
        assert "Traceback" not in issue.message


@pytest.mark.requirement("R59")
@pytest.mark.parametrize("id_", catalogue_ids())
def test_that_a_spoiled_file_is_refused_with_its_line_or_means_the_same(id_: str) -> None:
    for name, text in mutants(_text(id_), QUICK, seed=59):
        _survives(id_, name, text)


@pytest.mark.soak
@pytest.mark.requirement("R59")
@pytest.mark.parametrize("id_", catalogue_ids())
def test_that_ten_thousand_spoiled_files_are_refused_or_mean_the_same(id_: str) -> None:
    for name, text in mutants(_text(id_), LONG, seed=1996):
        _survives(id_, name, text)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_that_no_bytes_at_all_make_the_reader_fall_over(given: bytes) -> None:
    read = read_protocol(given, "bytes.yaml")
    assert isinstance(read, tuple)
    assert read


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="idabc: -[]{}\"'|>&*!%#\n\t\\,?0159.", max_size=200))
def test_that_no_punctuation_makes_the_reader_fall_over(given: str) -> None:
    assert isinstance(read_protocol(given, "text.yaml"), tuple)


def test_that_mutants_are_the_same_each_time_and_do_differ() -> None:
    text = _text("icar")
    first, second = list(mutants(text, 20, seed=1)), list(mutants(text, 20, seed=1))
    assert first == second
    assert len({mutant for _, mutant in first}) > 15

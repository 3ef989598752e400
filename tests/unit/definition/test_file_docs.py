"""docs/protocol-file.md names every key and every closed word of the format."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from protocols.definition import model
from protocols.definition.checks import vocabulary
from protocols.definition.nodes import DEEPEST, LARGEST_BYTES
from protocols.definition.structure import keys_of

DOC = (Path(__file__).parents[3] / "docs" / "protocol-file.md").read_text("utf-8")
NAMED = set(re.findall(r"[A-Za-z0-9_:-]+", " ".join(re.findall(r"`([^`\n]+)`", DOC))))
NAMED |= set(re.findall(r"(\w+):", DOC))

BLOCKS = [
    one
    for one in vars(model).values()
    if isinstance(one, type)
    and dataclasses.is_dataclass(one)
    and one.__module__.startswith("protocols.definition.")
    and one not in (model.SignedValue, model.Combined)
]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda one: one.__name__)
def test_that_every_key_is_taught(block: type) -> None:
    assert set(keys_of(block)) - NAMED == set()


def test_that_every_closed_word_is_taught() -> None:
    words = {
        *vocabulary.NAMED_FACTS,
        *vocabulary.SCORES,
        *vocabulary.ROLES,
        *vocabulary.HIDES,
        *vocabulary.ONLY_WHILE,
        *vocabulary.DEVIATION_CLASSES,
        *vocabulary.DEVIATION_KINDS,
        *vocabulary.ENDPOINT_OPTIONS,
        *(key for keys in vocabulary.ENDPOINT_OPTIONS.values() for key in keys),
        *vocabulary.RETYPED,
    }
    assert words - NAMED == set()


def test_that_the_limits_are_those_of_the_reader() -> None:
    assert f"at most {LARGEST_BYTES // 1024} KB, at most {DEEPEST} levels" in DOC

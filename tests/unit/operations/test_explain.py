"""The command that asks why: by reference or words, in lines or JSON, as its reader may see it."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from tests.unit.operations.benches import NOW, SUBJECT, enrol, sign_volume, start, titer
from ui.commands.arguments import Asked
from ui.commands.explain import run
from ui.commands.house import CommandRefusedError
from ui.operations.bench import Bench


@pytest.fixture
def ward(bench: Bench) -> Bench:
    sign_volume(bench)
    enrol(bench)
    titer(bench)
    start(bench)
    return bench


def said(
    ward: Bench, monkeypatch: Any, what: str | None, *, as_json: bool = False, who: str = SUBJECT
) -> list[str]:
    monkeypatch.setattr("ui.commands.house.open_bench", lambda *_a, **_k: ward)
    lines: list[str] = []
    options = {"subject": who, "what": what}
    asked = Asked("explain", None, "dr-b", None, None, as_json, options)
    assert run(asked, lambda: NOW, io.BytesIO(), lines.append) == 0
    return lines


def test_that_a_reference_is_answered_with_reasons_and_sources(ward, monkeypatch):
    (line,) = said(ward, monkeypatch, "endpoint:mortality_28", as_json=True)
    told = json.loads(line)
    assert told["ref"] == "endpoint:mortality_28"
    assert any(one["source"] for one in told["reasons"])


def test_that_without_words_everything_that_can_be_asked_is_listed(ward, monkeypatch):
    lines = said(ward, monkeypatch, None)
    assert any(one.startswith("dose:next  Next dose") for one in lines)
    assert any(one.startswith("due:") for one in lines)


@pytest.mark.parametrize(("what", "who"), [("no such thing", SUBJECT), ("dose", "IGM-9999")])
def test_that_what_is_not_there_is_refused_by_name(ward, monkeypatch, what, who):
    with pytest.raises(CommandRefusedError):
        said(ward, monkeypatch, what, who=who)

"""Sentences of issues as the screen says them: what was given, what to do, never a placeholder."""

from __future__ import annotations

import pytest

from protocols.analytes import ANALYTES
from protocols.intake import read_number, read_quantity
from protocols.issues import Issue
from protocols.units import Unit
from tests.ui.forms_support import ROME, at
from ui.i18n.wording import analyte_label, issue_text, unit_shown, unit_spoken
from ui.widgets.typed_time import read_typed_time


@pytest.mark.parametrize(
    "text", ["1.200", "1,234", "1e5", "{given}", "{0}", "8\u200b1", "\u202e12", "", "007", "--"]
)
def test_that_a_number_is_refused_in_a_whole_sentence(text: str) -> None:
    issue = read_number(text, "value")
    assert isinstance(issue, Issue)
    said = issue_text(issue)
    assert said.endswith(".")
    assert "{small}" not in said
    assert "{hidden}" not in said
    if text.isascii() and text:
        assert text in said  # braces that somebody typed are shown, never filled in


@pytest.mark.parametrize("text", ["25:00", "12:61", "soon", "0900", "-99h", "31-Feb-2026 05:00"])
def test_that_a_time_is_refused_in_a_whole_sentence(text: str) -> None:
    issue = read_typed_time(text, at("21T06:12"), ROME, "at")
    assert isinstance(issue, Issue)
    assert issue_text(issue).endswith(".")
    assert "{" not in issue_text(issue)


def test_that_a_code_without_a_sentence_is_never_swallowed() -> None:
    issue = read_quantity("70 lb", "weight", (Unit.KG,))
    assert isinstance(issue, Issue)
    assert "pounds are not accepted" in issue_text(issue)
    assert issue_text(Issue("something_new", "x", "y", "The whole story.")) == "The whole story."


def test_that_units_are_said_without_signs_and_shown_without_slash_but_in_the_laboratory() -> None:
    for unit in Unit:
        assert "/" not in unit_spoken(unit) or unit_spoken(unit) == unit_shown(unit)
    assert unit_shown(Unit.ML_PER_H) == "mL per hour"
    assert unit_shown(Unit.MICROG_PER_KG_MIN) == "micrograms per kg per min"
    assert unit_shown(Unit.MG_PER_DL) == "mg/dL"


def test_that_every_analyte_has_a_name() -> None:
    assert all(analyte_label(id_) for id_ in ANALYTES)
    assert analyte_label("igm") == "IgM titer"

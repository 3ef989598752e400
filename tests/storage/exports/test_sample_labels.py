"""Labels of I-MICRO's biobank: three tubes and twelve aliquots, told apart, none with an arm."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from protocols.facts import SampleDrawn
from protocols.issues import Issue
from protocols.sheet.labels import LabelSheet, sample_labels
from storage.exports.label_sheet import print_labels, square_code
from storage.exports.typst_press import TypstPress
from tests.support.trial_builders import Ledger, at
from tests.unit.sheet.stories import course, enrol

NOW = "2026-11-20T12:00"


def drawn(*when: str) -> Ledger:
    ledger = Ledger("MIC-0012")
    enrol(ledger, "i-micro", "20T05:00", anchors={"randomised": "20T05:00"})
    for one in when:
        ledger.chart(one, SampleDrawn("biobank", 3, 12))
    return ledger


def labels_of(ledger: Ledger) -> LabelSheet:
    found = sample_labels(course(ledger, "i-micro", NOW), "biobank")
    assert isinstance(found, LabelSheet)
    return found


def test_that_each_tube_and_each_aliquot_has_its_own_label_and_code() -> None:
    sheet = labels_of(drawn("20T06:10"))
    assert len(sheet.labels) == 3 + 12
    assert len({one.code for one in sheet.labels}) == 15
    assert sheet.labels[2].piece == "Tube 3 of 3, aprotinin 5 mL"
    assert sheet.labels[3].piece == "Aliquot 1 of 12, EDTA 5 mL, tube 1"
    assert sheet.labels[10].piece == "Aliquot 8 of 12, EDTA 5 mL, tube 2"
    assert sheet.labels[11].piece == "Aliquot 9 of 12, aprotinin 5 mL, tube 3"
    assert sheet.labels[14].code == "I-MICRO/MIC-0012/biobank/A12"


def test_that_the_time_drawn_stands_on_the_label_or_is_a_line_to_write_on(
    press: TypstPress, text_of: Callable[[bytes], str]
) -> None:
    now = at(NOW)
    assert all(one.drawn is None for one in labels_of(drawn()).labels)
    paper = text_of(print_labels(press, labels_of(drawn("20T06:10")), now).pdf)
    assert paper.count("Drawn 20-Nov-2026 06:10") == 15
    assert "MIC-0012" in paper
    assert "20-Nov-2026" not in text_of(print_labels(press, labels_of(drawn()), now).pdf)


def test_that_fifteen_labels_fit_one_page_and_print_the_same_twice(press: TypstPress) -> None:
    sheet = labels_of(drawn("20T06:10"))
    first, second = (print_labels(press, sheet, at(NOW)) for _ in range(2))
    assert first.pages == 1
    assert first.pdf == second.pdf


def test_that_another_text_gives_another_code_and_the_same_text_the_same() -> None:
    one, other = (square_code(f"I-MICRO/MIC-0012/biobank/A{number:02}") for number in (1, 2))
    assert one != other
    assert one == square_code("I-MICRO/MIC-0012/biobank/A01")
    assert one.startswith("<svg")


@pytest.mark.requirement("R71")
def test_that_no_label_tells_an_arm_and_an_unknown_sample_is_refused() -> None:
    story = course(drawn("20T06:10"), "i-micro", NOW)
    words = " ".join(f"{one.piece} {one.code}" for one in labels_of(drawn()).labels).lower()
    assert "iloprost" not in words
    assert "placebo" not in words
    refused = sample_labels(story, "serum")
    assert isinstance(refused, Issue)
    assert "biobank" in refused.message

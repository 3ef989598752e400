"""The fingerprint changes with the meaning of a file and with nothing else."""

from __future__ import annotations

from protocols.definition.fingerprint import canonical_text, short
from tests.unit.definition.good import OPEN, held, replaced


def test_that_layout_and_comments_leave_the_fingerprint_as_it_is() -> None:
    plain = held(OPEN)
    laid_out = replaced(OPEN, "version: 1\n", "# a comment\n\nversion:   1\n")
    laid_out = replaced(laid_out, "identifiers: [INVENTED]", "identifiers:\n  - INVENTED")
    assert held(laid_out).fingerprint == plain.fingerprint


def test_that_a_key_with_its_default_written_out_leaves_it_as_it_is() -> None:
    text = replaced(
        OPEN, "when: {days: [28]}, source", "when: {days: [28]}, required: true, source"
    )
    assert held(text).fingerprint == held(OPEN).fingerprint


def test_that_every_number_word_and_source_changes_it() -> None:
    seen = {held(OPEN).fingerprint}
    for old, new in (
        ("amount: 350 mg/kg", "amount: 349 mg/kg"),
        ("target: 100 mg/dL", "target: 100.0 mg/dL"),
        ("words: Two doses are done.", "words: Two doses have run."),
        ("rate_ceiling: 0.4 mL/kg/h\n    max_age", "rate_ceiling: 0.3 mL/kg/h\n    max_age"),
        ("max_age: 24 h", "max_age: 23 h"),
    ):
        seen.add(held(replaced(OPEN, old, new)).fingerprint)
    assert len(seen) == 6


def test_that_the_fingerprint_is_not_part_of_what_it_covers() -> None:
    protocol = held(OPEN)
    assert protocol.fingerprint not in canonical_text(protocol)
    assert len(protocol.fingerprint) == 64
    assert short(protocol.fingerprint) == protocol.fingerprint[:12]

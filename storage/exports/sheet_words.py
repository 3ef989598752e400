"""A day sheet in the words that stand on paper: every text written, nothing laid out.

The template only places these texts. All wording of the sheet's own (headings, column heads) stands
in `WORDS`, so that another language is another mapping.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from storage.exports.print_marks import COPY, TEST_CLOCK
from storage.exports.sheet_head_words import footer_words, head_words
from storage.exports.sheet_shift_words import (
    correction_words,
    deviation_words,
    next_words,
    note_words,
    score_block_words,
    task_words,
)
from storage.exports.sheet_times import NOT_RECORDED, WrittenSheet
from storage.exports.sheet_treatment_words import (
    chart_words,
    doses_words,
    events_words,
    pump_words,
    working_words,
)

if TYPE_CHECKING:
    from protocols.sheet.content import DaySheet, Rules
    from storage.exports.typst_press import Json

WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "title": "Bedline day sheet",
        "copy": COPY,
        "practice": "PRACTICE SUBJECT, NOT A PATIENT",
        "test_clock": TEST_CLOCK,
        "not_recorded": NOT_RECORDED,
        "new": "New:",
        "struck": "struck through: replaced or void",
    }
)


def sheet_words(sheet: DaySheet) -> dict[str, Json]:
    """Return the whole sheet as texts for the template."""
    of = WrittenSheet(sheet)
    return {
        "words": dict(WORDS),
        **head_words(of),
        "doses": doses_words(of),
        "working": working_words(of),
        "chart": chart_words(of, sheet.chart),
        "events": events_words(of),
        "pump": pump_words(of),
        "tasks": [task_words(of, one) for one in sheet.tasks],
        "scores": [score_block_words(block) for block in sheet.scores],
        "deviations": [deviation_words(of, one) for one in sheet.deviations],
        "corrections": [correction_words(of, one) for one in sheet.corrections],
        "notes": [note_words(of, one) for one in sheet.notes],
        "next": [next_words(of, one) for one in sheet.upcoming],
        "rules": _rules_words(sheet.rules),
        "footer": footer_words(of, sheet.footer),
    }


def _rules_words(rules: Rules) -> dict[str, Json]:
    return {
        "announced": list(rules.announced),
        "stop": list(rules.stop),
        "contacts": list(rules.contacts),
        "codes": list(rules.not_done_codes),
        "standing": rules.standing,
    }

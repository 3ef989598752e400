"""May it be charted: an unblinding, with its reasons and never with the arm."""

from __future__ import annotations

import re

from protocols.admission.ward import Ward
from protocols.facts import (
    UnblindingRecorded,
)
from protocols.issues import Issue

_TELLS_AN_ARM = re.compile(
    r"\b(placebo|verum|saline|sham|active (drug|arm|group|treatment)"
    r"|(control|treatment) (arm|group)|arm [b-d0-9]|(?-i:[Aa]rm A))\b",
    re.IGNORECASE,
)


def unblinding_issues(fact: UnblindingRecorded, ward: Ward) -> list[Issue]:
    """Judge an unblinding: why, who asked, and no word that tells the arm."""
    found = []
    if len(fact.reason.strip()) < 3:
        found.append(
            Issue(
                "reason_missing",
                "reason",
                fact.reason,
                "Say in a few words why the treatment was or may have been disclosed.",
            )
        )
    if not fact.asked_by.strip():
        found.append(Issue("missing", "asked_by", "", "Say who asked, or who learned it."))
    if ward.protocol is not None and ward.protocol.blinding.kind != "open":
        found += [
            issue
            for field, text in (
                *(("reason", fact.reason), ("asked_by", fact.asked_by), ("told", fact.told)),
            )
            for issue in _arm_told(field, text)
        ]
    return found


def _arm_told(field: str, text: str) -> list[Issue]:
    """Of an unblinding the arm is never recorded (R77): refuse the words that would tell it."""
    told = _TELLS_AN_ARM.search(text)
    if told is None:
        return []
    return [
        Issue(
            "tells_arm",
            field,
            "(not repeated)",
            "A word here could tell what the subject was given. Say why and who, and leave the "
            "treatment out: it is not held in Bedline.",
        )
    ]

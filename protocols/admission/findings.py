"""May it be charted: what was measured, assessed, supported, reported or noted."""

from __future__ import annotations

from protocols.admission.ward import Ward, time_issues
from protocols.analytes import ANALYTES, judge_reading
from protocols.facts import (
    AdverseEventReported,
    AssessmentMade,
    MeasurementTaken,
    NoteWritten,
    SupportCharted,
)
from protocols.issues import Issue

_SCORE_FORMS = frozenset(
    {
        "sofa",
        "sofa-2",
        "pf",
        "mottling",
        "refill",
        "compliance",
        "rale",
        "mrc",
        "gcs",
        "news2",
        "apache2",
        "kdigo",
        "berlin",
        "septic-shock",
        "vitals",
        "history",
        "examination",
    }
)


def measurement_issues(fact: MeasurementTaken, ward: Ward) -> list[Issue]:  # noqa: ARG001 - one shape for all
    """Judge a measurement: a known analyte, a unit it has, a value that can be."""
    analyte = ANALYTES.get(fact.analyte)
    if analyte is None:
        return [
            Issue(
                "unknown_analyte",
                "analyte",
                fact.analyte,
                f"{fact.analyte!r} is not something that Bedline can measure.",
            )
        ]
    return list(judge_reading(analyte, fact.reading, "value"))


def assessment_issues(fact: AssessmentMade, ward: Ward) -> list[Issue]:
    """Judge a filled form: one that there is, and not empty."""
    known = (
        _SCORE_FORMS | {form.id for form in ward.protocol.forms} if ward.protocol else _SCORE_FORMS
    )
    if fact.form not in known:
        return [
            Issue(
                "unknown_form",
                "form",
                fact.form,
                f"There is no form {fact.form!r}. Allowed: {', '.join(sorted(known))}.",
            )
        ]
    if not fact.values and not fact.not_done:
        return [Issue("empty_form", "values", "", "The form is empty: give at least one value.")]
    return []


def support_issues(fact: SupportCharted, ward: Ward) -> list[Issue]:
    """Judge a support: one that the protocol follows."""
    if ward.protocol is not None and fact.what not in ward.protocol.supports:
        return [
            Issue(
                "unknown_support",
                "what",
                fact.what,
                f"{fact.what!r} is not a support of {ward.protocol.label}. Allowed: "
                f"{', '.join(ward.protocol.supports)}.",
            )
        ]
    return []


def adverse_event_issues(fact: AdverseEventReported, ward: Ward) -> list[Issue]:
    """Judge an adverse event: named, graded 1 to 5, not reported in the future."""
    found = time_issues("reported_at", fact.reported_at, ward.now) if fact.reported_at else []
    if not fact.term.strip():
        found.append(Issue("empty", "term", "", "Name the event."))
    if fact.grade is not None and not 1 <= fact.grade <= 5:
        found.append(Issue("grade", "grade", str(fact.grade), "The grade goes from 1 to 5."))
    return found


def note_issues(fact: NoteWritten, ward: Ward) -> list[Issue]:  # noqa: ARG001 - one shape for all
    """Judge a note: not empty."""
    return [] if fact.text.strip() else [Issue("empty", "text", "", "The note is empty.")]

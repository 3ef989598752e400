"""Print the ward's handover and one subject's blank sheet for downtime.

Both pass the reader's mask first and show no arm: a handover lies on a desk, and a downtime sheet
hangs at the bed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from protocols.issues import IssuesError
from ui.operations.bench import Bench, course_of, record_of
from ui.operations.printed_code import code_for
from ui.operations.sheets import press

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.sheet.ward import HandoverRow, Stamp


def handover_pdf(bench: Bench) -> bytes:
    """Return the ward on paper, one row a subject, with the next twelve hours.

    A subject that cannot be worked out here stands at the end with the reason: nobody is left
    out of a handover.
    """
    from protocols.sheet.ward import build_handover
    from storage.exports.ward_sheets import print_handover

    courses: list[Course] = []
    rest: list[HandoverRow] = []
    for subject in bench.store.ledger.subjects():
        try:
            courses.append(_as_seen(bench, subject))
        except IssuesError as error:
            rest.append(_not_worked_out(bench, subject, error))
    content = build_handover(courses, bench.store.site, bench.zone, _stamp(bench))
    return print_handover(press(), replace(content, rows=(*content.rows, *rest))).pdf


def _not_worked_out(bench: Bench, subject: str, error: IssuesError) -> HandoverRow:
    from protocols.sheet.ward import HandoverRow

    record = record_of(bench, subject)
    words = tuple(issue.message for issue in error.issues)
    return HandoverRow(
        record.bed,
        subject,
        record.protocol_id,
        "Blinding not known here",
        "Day not known",
        ("Not known here",),
        "Not known here",
        (),
        notes=words,
    )


def downtime_pdf(bench: Bench, subject: str) -> bytes:
    """Return a subject's blank sheet for the next 24 hours.

    Raises:
        IssuesError: nobody is enrolled under that study id, or its protocol file does not ship.
    """
    from protocols.sheet.ward import build_downtime
    from storage.exports.ward_sheets import print_downtime

    content = build_downtime(_as_seen(bench, subject), _stamp(bench))
    return print_downtime(press(), content).pdf


def labels_pdf(bench: Bench, subject: str, sample: str) -> bytes:
    """Return labels for the tubes and aliquots of a study sample, each with its square code.

    Raises:
        IssuesError: nobody is enrolled under that study id, or its protocol has no such sample.
    """
    from protocols.issues import Issue
    from protocols.sheet.labels import sample_labels
    from storage.exports.label_sheet import print_labels

    labels = sample_labels(_as_seen(bench, subject), sample)
    if isinstance(labels, Issue):
        raise IssuesError((labels,))
    return print_labels(press(), labels, bench.now()).pdf


def _as_seen(bench: Bench, subject: str) -> Course:
    from protocols.mask import masked

    return masked(course_of(bench, subject), bench.operator.role)


def _stamp(bench: Bench) -> Stamp:
    from protocols.sheet.ward import Stamp

    ledger = bench.store.ledger
    return Stamp(
        bench.now(),
        bench.operator.name,
        ledger.count,
        code_for(bench),
        test_clock=bench.test_clock,
    )

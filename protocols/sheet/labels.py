"""Labels for the tubes and aliquots of a study sample: whose, which, when drawn. Never an arm.

The seed of I-MICRO asks for three tubes and twelve aliquots of 500 microlitres; a file says
so under `samples`. What a label's code holds is what stands on it in letters, nothing more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from protocols.facts import SampleDrawn
from protocols.issues import Issue

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.definition.bedside_forms import SampleRule
    from protocols.times import Instant


@dataclass(frozen=True, slots=True)
class SampleLabel:
    """One label.

    Attributes:
        subject: study id; `protocol` the trial's badge.
        sample: what was drawn, `Plasma for the biobank`.
        piece: which tube or aliquot, `Aliquot 5 of 12, EDTA 5 mL, tube 2`.
        drawn: when it was drawn; None leaves a line to write on.
        code: what the square code holds: `I-MICRO/MIC-0012/biobank/A05`.
    """

    subject: str
    protocol: str
    sample: str
    piece: str
    drawn: Instant | None
    code: str


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """All labels of one sample of one subject; `zone` in which the time drawn is written."""

    labels: tuple[SampleLabel, ...]
    zone: str


def sample_labels(course: Course, sample: str) -> LabelSheet | Issue:
    """Return a label for each tube and each aliquot that the protocol's sample asks for.

    Args:
        course: the subject's course, already masked for the reader's role.
        sample: the sample's id in the protocol file.

    Returns:
        The labels, or the issue that the protocol has no such sample.
    """
    rule = next((one for one in course.protocol.samples if one.id == sample), None)
    if rule is None:
        known = ", ".join(one.id for one in course.protocol.samples) or "none"
        return Issue(
            "unknown_sample",
            "sample",
            sample,
            f"{course.protocol.badge} has no sample {sample!r}. Its samples: {known}.",
        )
    drawn = [one.at for one in course.record.of(SampleDrawn) if one.fact.sample == sample]
    return LabelSheet(
        tuple(
            SampleLabel(
                course.record.subject,
                course.protocol.badge,
                rule.label,
                piece,
                max(drawn, default=None),
                "/".join((course.protocol.badge, course.record.subject, rule.id, short)),
            )
            for piece, short in (*_tubes(rule), *_aliquots(rule))
        ),
        course.zone,
    )


def _tubes(rule: SampleRule) -> list[tuple[str, str]]:
    count = len(rule.tubes)
    return [
        (f"Tube {number} of {count}, {tube}", f"T{number:02}")
        for number, tube in enumerate(rule.tubes, start=1)
    ]


def _aliquots(rule: SampleRule) -> list[tuple[str, str]]:
    """Number the aliquots; where they divide evenly, each names the tube that it comes from."""
    each, rest = divmod(rule.aliquots, len(rule.tubes)) if rule.tubes else (0, 1)
    found = []
    for number in range(1, rule.aliquots + 1):
        words = f"Aliquot {number} of {rule.aliquots}"
        if each and not rest:
            tube = (number - 1) // each
            words = f"{words}, {rule.tubes[tube]}, tube {tube + 1}"
        found.append((words, f"A{number:02}"))
    return found

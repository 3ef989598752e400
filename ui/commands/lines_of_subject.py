"""Lines about who the subject is: enrolment, criteria, clocks, screening."""

from __future__ import annotations

from typing import Literal, cast, get_args

from protocols.facts import (
    AnchorStated,
    Answer,
    CriterionAnswered,
    Fact,
    ScreeningFailed,
    SubjectEnrolled,
)
from protocols.issues import Issue
from protocols.times import Instant, read_instant
from protocols.units import Unit
from ui.commands.line_reader import LineReader


def read_enrolment(reader: LineReader) -> Fact | None:
    """Read an enrolment with its anchors, answers and stated weight."""
    anchors: dict[str, Instant] = {}
    for name, given in reader.mapping("anchors").items():
        if given is None:
            continue
        read = read_instant(given, f"anchors.{name}")
        if isinstance(read, Issue):
            reader.issues.append(read)
        else:
            anchors[name] = read
    sex = reader.one_of("sex", ("F", "M", "other", "unknown")) or "unknown"
    return SubjectEnrolled(
        protocol=reader.words("protocol", required=True, longest=40),
        bed=reader.words("bed", longest=20),
        birth_year=reader.number("birth_year"),
        sex=cast("Literal['F', 'M', 'other', 'unknown']", sex),
        arm=_arm(reader),
        weight=reader.amount("weight", (Unit.KG,)),
        weight_method=reader.words("weight_method", longest=80),
        weight_at=reader.instant("weight_at"),
        height=reader.amount("height", (Unit.CM, Unit.M)),
        anchors=anchors,
        answers=_answers(reader),
        deviation_reason=reader.words("deviation_reason"),
    )


def _arm(reader: LineReader) -> str | None:
    """Read the arm; whatever is typed there is kept as a text so that it is judged, not dropped."""
    if reader.raw("arm") is None:
        return None
    return reader.words("arm", longest=40) or "(empty)"


def _answers(reader: LineReader) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for name, given in reader.mapping("answers").items():
        if isinstance(given, str) and given in get_args(Answer):
            found[name] = cast("Answer", given)
        else:
            reader.issues.append(
                Issue(
                    "not_allowed",
                    f"answers.{name}",
                    str(given)[:40],
                    f"{name} must be met, not_met or not_known.",
                )
            )
    return found


def read_anchor(reader: LineReader) -> Fact | None:
    """Read the instant from which a clock of the protocol runs."""
    when = reader.instant("when", required=True)
    anchor = reader.words("anchor", required=True, longest=60)
    return AnchorStated(anchor, when) if when else None


def read_criterion(reader: LineReader) -> Fact | None:
    """Read a person's answer to one criterion."""
    answer = reader.one_of("answer", get_args(Answer), required=True)
    criterion = reader.words("criterion", required=True, longest=20)
    evidence = reader.words("evidence")
    return CriterionAnswered(criterion, cast("Answer", answer), evidence) if answer else None


def read_screening(reader: LineReader) -> Fact | None:
    """Read a screening that ended without an enrolment."""
    return ScreeningFailed(
        study_id=reader.words("study_id", required=True, longest=40),
        protocol=reader.words("protocol", required=True, longest=40),
        answers=_answers(reader),
        reason=reader.words("reason", required=True),
    )

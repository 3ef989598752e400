"""Six synthetic subjects of the registry, charted so that every sum can be done in one's head.

Admission is 1-Nov-2026 08:00 for all.

| | sex, born | COPD | white cells, day 1 | immunoglobulin | first after | at 28 days |
|---|---|---|---|---|---|---|
| 1 | M 1950 | yes | 4.0 | 10 g on 8 days | 4 h | dead |
| 2 | F 1960 | no | 6.0 | 20 g on 9 days | 48 h exactly | alive |
| 3 | M 1970 | not done | below 10 | 5 g on 2 days | 72 h | not stated |
| 4 | F, not stated | no | 10.0 | none recorded | | alive |
| 5 | not stated, 1981 | yes | not measured | none recorded | | dead |
| 6 | M 1990 | corrected to no | 7.0, then 9.0 | 6 g and 4 g on 1 day | 48 h 1 min | alive |
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from protocols.assess import assess
from protocols.catalogue import load
from protocols.course import Course
from protocols.facts import (
    AdministrationObserved,
    AssessmentMade,
    Fact,
    MeasurementTaken,
    SubjectEnrolled,
    SupportCharted,
    VitalStatusStated,
)
from protocols.intake import Reading
from protocols.units import quantity
from tests.support.trial_builders import ROME, Ledger, at

PROTOCOL = load("ivig-cohort")
NOW = at("2026-12-05T08:00")
PRODUCT = "immunoglobulin intravenous"
Say = Callable[..., Any]


def _one(say: Say) -> None:
    say("2026-11-01T09:00", AssessmentMade("admission", {"copd": True}))
    say("2026-11-01T09:10", wbc("4.0"))
    for day in range(1, 9):
        say(f"2026-11-{day:02d}T12:00", given("10 g"))
    say("2026-11-02T10:00", SupportCharted("niv", "start"))
    stay(say, "2026-11-10T08:00")
    say("2026-11-10T08:00", VitalStatusStated(alive=False))


def _two(say: Say) -> None:
    say("2026-11-01T09:00", AssessmentMade("admission", {"copd": False}))
    say("2026-11-01T09:10", wbc("6.0"))
    for day in range(3, 12):
        say(f"2026-11-{day:02d}T08:00", given("20 g"))
    stay(say, "2026-11-15T08:00")
    say("2026-11-29T12:00", AssessmentMade("outcomes", {"niv": False, "shock": False}))
    say("2026-11-29T12:00", VitalStatusStated(alive=True))


def _three(say: Say) -> None:
    say("2026-11-01T09:00", AssessmentMade("admission", {}, {"copd": "not asked"}))
    say("2026-11-01T09:10", wbc("10", "<"))
    for day in (4, 5):
        say(f"2026-11-{day:02d}T08:00", given("5 g"))


def _four(say: Say) -> None:
    say("2026-11-01T09:00", AssessmentMade("admission", {"copd": False}))
    say("2026-11-01T09:10", wbc("10.0"))
    stay(say, None)
    say("2026-11-29T12:00", AssessmentMade("outcomes", {"niv": True}))
    say("2026-11-29T12:00", VitalStatusStated(alive=True))


def _five(say: Say) -> None:
    say("2026-11-01T09:00", AssessmentMade("admission", {"copd": True}))
    say("2026-11-02T09:10", wbc("5.0"))  # of the second day
    say("2026-11-20T09:00", VitalStatusStated(alive=False))


def _six(say: Say) -> None:
    wrong = say("2026-11-01T09:00", AssessmentMade("admission", {"copd": True}))
    right = AssessmentMade("admission", {"copd": False})
    say("2026-11-01T09:00", right, replaces=wrong.id, reason="asked again")
    say("2026-11-01T09:10", wbc("7.0"))
    say("2026-11-01T18:10", wbc("9.0"))
    say("2026-11-03T08:01", given("6 g"))
    say("2026-11-03T20:00", given("4 g"))
    say("2026-11-29T12:00", VitalStatusStated(alive=True))


def wbc(number: str, limit: str = "") -> Fact:
    return MeasurementTaken("wbc", Reading(quantity(f"{number} 10*9/L"), limit))  # type: ignore[arg-type]


def given(grams: str) -> Fact:
    return AdministrationObserved(PRODUCT, quantity(grams))


def stay(say: Say, until: str | None) -> None:
    say("2026-11-01T08:00", SupportCharted("hospital", "start"))
    if until is not None:
        say(until, SupportCharted("hospital", "stop"))


_WHO: tuple[tuple[str, int | None, Callable[[Say], None]], ...] = (
    ("M", 1950, _one),
    ("F", 1960, _two),
    ("M", 1970, _three),
    ("F", None, _four),
    ("unknown", 1981, _five),
    ("M", 1990, _six),
)


def story(number: int) -> Ledger:
    """Return the entries of one subject, 1 to 6."""
    sex, born, tell = _WHO[number - 1]
    ledger = Ledger(f"REG-{number:04d}")
    ledger.chart(
        "2026-11-01T08:30",
        SubjectEnrolled(
            "ivig-cohort",
            birth_year=born,
            sex=sex,  # type: ignore[arg-type]
            anchors={"hospital_admission": at("2026-11-01T08:00")},
        ),
    )
    tell(ledger.chart)
    return ledger


def courses() -> list[Course]:
    """Return the six courses."""
    return [assess(PROTOCOL, story(number).record(), {}, ROME, NOW) for number in range(1, 7)]

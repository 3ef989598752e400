"""What the tests of operations chart: one synthetic subject of IgM-FAT, site values signed."""

from __future__ import annotations

from typing import Any

from protocols.facts import (
    Fact,
    InfusionCharted,
    MeasurementTaken,
    SiteParameterSigned,
    Statement,
    SubjectEnrolled,
)
from protocols.intake import Reading
from protocols.units import quantity
from tests.support.trial_builders import at
from ui.operations.bench import Bench
from ui.operations.chart import chart

NOW = at("21T20:00")
SUBJECT = "IGM-0001"


def state(bench: Bench, when: str, fact: Fact, id_: str | None = None, **more: Any) -> Any:
    """Chart one fact; return its entry."""
    subject = None if isinstance(fact, SiteParameterSigned) else more.pop("subject", SUBJECT)
    (entry,) = chart(bench, (Statement(subject, fact, at(when), id_, **more),))
    return entry


def sign_volume(bench: Bench, value: str = "42 mL/kg") -> None:
    state(bench, "21T08:00", SiteParameterSigned("igm-fat", "distribution_volume", value), "site")


def enrol(bench: Bench, arm: str | None = "titer", subject: str = SUBJECT, **more: Any) -> None:
    fields: dict[str, Any] = {
        "bed": "7",
        "birth_year": 1961,
        "sex": "F",
        "weight": quantity("70 kg"),
        "weight_at": at("21T08:30"),
        "anchors": {"shock_onset": at("21T02:10"), "randomised": at("21T09:00")},
    } | more
    trial = fields.pop("protocol", "igm-fat")
    state(
        bench,
        "21T09:00",
        SubjectEnrolled(trial, arm=arm, **fields),
        f"enrol-{subject}",
        subject=subject,
    )


def titer(bench: Bench, value: str = "30.0 mg/dL", when: str = "21T08:10", id_: str = "m1") -> None:
    state(bench, when, MeasurementTaken("igm", Reading(quantity(value))), id_)


def start(bench: Bench, rate: str = "14.2 mL/h", when: str = "21T10:00") -> None:
    state(bench, when, InfusionCharted("start", 1, quantity(rate)), "i1")

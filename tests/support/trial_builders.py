"""Small hand-made protocols, entries and records for rules that are tested without the catalogue.

All subjects are synthetic. `at("21T06:12")` is a ward time of November 2026 in Europe/Rome.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from whenever import PlainDateTime

from protocols.definition import model as m
from protocols.facts import (
    Entry,
    Fact,
    InfusionCharted,
    MeasurementTaken,
    SubjectEnrolled,
    SupportCharted,
)
from protocols.intake import Reading
from protocols.record import Record, fold_record
from protocols.times import Instant
from protocols.units import Quantity, Unit, quantity

ROME = "Europe/Rome"
SOURCE: m.Sources = ("test",)
SUBJECT = "TST-0001"


def at(text: str, zone: str = ROME) -> Instant:
    """Return a ward time: `21T06:12` in November 2026, or a whole `2026-03-29T03:10`."""
    whole = text if len(text) > 9 else f"2026-11-{text}"
    return PlainDateTime.parse_iso(f"{whole}:00").assume_tz(zone).to_instant()


def hours(number: int | str) -> Quantity:
    return Quantity(Decimal(number), Unit.H)


def trial(**changes: Any) -> m.Protocol:
    """Return a protocol with day 0 at randomisation and nothing else in it."""
    plain = m.Protocol(
        id="test-trial",
        version=1,
        label="Test trial 1",
        badge="Test",
        title="A trial made for a test",
        kind="interventional",
        subject_prefix="TST",
        identifiers=(),
        sources={"test": m.SourceText("made for a test", "inference")},
        blinding=m.Blinding("open", "Open", "", SOURCE),
        anchors=(m.AnchorRule("randomised", "Randomisation"),),
        days=m.DayCount("randomised", 0, "calendar", SOURCE, treatment_last=7, last=90),
        criteria=(),
        doses=(),
        schedule=(),
    )
    return replace(plain, **changes)


def item(id_: str, does: Any, when: m.When, asks: tuple[str, ...] = (), **more: Any) -> Any:
    return m.ScheduleItem(id_, id_.replace("_", " "), does, when, SOURCE, asks=asks, **more)


class Ledger:
    """Collects entries in the order in which they are charted."""

    def __init__(self, subject: str = SUBJECT) -> None:
        self.subject = subject
        self.entries: list[Entry[Any]] = []

    def chart(self, when: str | Instant, fact: Fact, **more: Any) -> Entry[Any]:
        instant = at(when) if isinstance(when, str) else when
        number = len(self.entries) + 1
        entry: Entry[Any] = Entry(
            id=more.pop("id", f"e{number}"),
            device="d1",
            seq=number,
            subject=self.subject,
            fact=fact,
            at=instant,
            recorded_at=more.pop("recorded_at", instant),
            zone=ROME,
            operator="nurse-a",
            role="nurse",
            **more,
        )
        self.entries.append(entry)
        return entry

    def measure(
        self, when: str | Instant, analyte: str, value: str, sign: Any = "", **more: Any
    ) -> Entry[Any]:
        return self.chart(when, MeasurementTaken(analyte, Reading(quantity(value), sign)), **more)

    def support(self, when: str | Instant, what: str, step: Any, drug: str = "") -> Entry[Any]:
        return self.chart(when, SupportCharted(what, step, drug))

    def infusion(self, when: str | Instant, step: Any, period: int | None = 1, **more: Any) -> Any:
        for name in ("rate", "volume"):
            if name in more:
                more[name] = quantity(more[name])
        return self.chart(when, InfusionCharted(step, period, **more))

    def enrol(self, when: str | Instant = "18T09:00", **more: Any) -> Entry[Any]:
        anchors = {name: at(one) for name, one in more.pop("anchors", {}).items()}
        for name in ("weight", "height"):
            if isinstance(more.get(name), str):
                more[name] = quantity(more[name])
        return self.chart(
            when,
            SubjectEnrolled("test-trial", anchors=anchors, **more),  # type: ignore[arg-type]
        )

    def record(self) -> Record:
        return fold_record(self.subject, self.entries)


def record_of(charted: Iterable[tuple[str, Fact]]) -> Record:
    """Return the record of facts at ward times."""
    ledger = Ledger()
    for when, fact in charted:
        ledger.chart(when, fact)
    return ledger.record()

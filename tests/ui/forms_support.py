"""A bedside over a real store for the tests of forms: synthetic subjects, a clock moved by hand."""

from __future__ import annotations

import os
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from whenever import PlainDateTime

from protocols.facts import (
    InfusionCharted,
    MeasurementTaken,
    PlanDecided,
    SiteParameterSigned,
    Statement,
    SubjectEnrolled,
    SupportCharted,
)
from protocols.intake import Reading
from protocols.times import Instant
from protocols.units import quantity
from ui.operations.bench import Bench
from ui.operations.chart import chart
from ui.theme.palette import apply_theme, theme
from ui.theme.tokens import PaletteName

os.environ.setdefault("BEDLINE_TEST_CLOCK", "1")

from storage.accounts import Operator
from storage.making import create_store
from storage.opening import open_store
from storage.places import Places
from storage.sealing import TEST_COST
from storage.surroundings import Surroundings

ROME = "Europe/Rome"
NURSE = Operator("Nurse A", "nurse")
OTHER_NURSE = Operator("Nurse B", "nurse")
INVESTIGATOR = Operator("Investigator C", "investigator")
PASSPHRASE = "four quiet words here"  # noqa: S105 - of a store that lives for one test
SUBJECT = "IGM-0007"
NOW = "21T06:41"


class HandClock:
    """The program's clock, moved by hand."""

    def __init__(self, text: str = NOW) -> None:
        self.now = at(text)

    def __call__(self) -> Instant:
        return self.now

    def to(self, text: str) -> None:
        self.now = at(text)


def at(text: str) -> Instant:
    """Return a ward time: `21T06:12` in November 2026, or a whole `2026-03-29T03:10`."""
    whole = text if len(text) > 9 else f"2026-11-{text}"
    return PlainDateTime.parse_iso(f"{whole}:00").assume_tz(ROME).to_instant()


def make_bench(folder: Path, clock: HandClock, operator: Operator = NURSE) -> Bench:
    """Make a store with three accounts and open it for a person."""
    around = Surroundings(
        random_bytes=random.Random(7).randbytes,  # noqa: S311 - a test store, replayable
        cost=TEST_COST,
        computer=lambda: "WARD-PC-1",
        machine=lambda: "machine-1",
        sleep=lambda _seconds: None,
        places=Places(mounts=tuple),
    )
    create_store(folder, "Test ICU", ROME, INVESTIGATOR, PASSPHRASE, clock=clock, around=around)
    store = open_store(folder, INVESTIGATOR.name, PASSPHRASE, clock=clock, around=around)
    for person in (NURSE, OTHER_NURSE):
        store.add_account(INVESTIGATOR, person, PASSPHRASE)
    return Bench(store, operator, clock)


def sign_site(bench: Bench, protocol: str, values: Mapping[str, str]) -> None:
    """Sign site parameters as the investigator."""
    signed = [
        Statement(None, SiteParameterSigned(protocol, name, value), at("02T10:00"))
        for name, value in values.items()
    ]
    chart(Bench(bench.store, INVESTIGATOR, bench.clock), signed)


SITE = {"distribution_volume": "42 mL/kg", "volume_step": "1 mL", "vasopressor_off_hours": "24 h"}


def enrol(bench: Bench, *, arm: str = "titer", subject: str = SUBJECT, **changes: Any) -> None:
    """Enrol a synthetic subject of IgM-FAT, randomised on 18-Nov-2026 at 06:15."""
    given: dict[str, Any] = {
        "protocol": "igm-fat",
        "arm": arm,
        "bed": "04",
        "birth_year": 1958,
        "sex": "M",
        "weight": quantity("78 kg"),
        "weight_method": "bed scale",
        "weight_at": at("18T06:05"),
        "height": quantity("176 cm"),
        "anchors": {"shock_onset": at("17T21:40"), "randomised": at("18T06:15")},
        "answers": dict.fromkeys(("I1", "I2", "I3", *(f"E{n}" for n in range(1, 13))), "met"),
    } | changes
    investigator = Bench(bench.store, INVESTIGATOR, bench.clock)
    chart(investigator, [Statement(subject, SubjectEnrolled(**given), at("18T06:15"))])


def titer(value: str, when: str, *, report: str = "", use_despite: bool = False) -> Statement:
    """Return the statement of an IgM titer."""
    fact = MeasurementTaken("igm", Reading(quantity(value)), report=report, use_despite=use_despite)
    return Statement(SUBJECT, fact, at(when))


def decided(period: int, volume: str, rate: str, when: str) -> Statement:
    """Return the statement of an accepted dose."""
    fact = PlanDecided(
        period,
        "accept",
        volume=quantity(volume),
        rate=quantity(rate),
        working=(("as charted on paper", "", ""),),
        decided_by=INVESTIGATOR.name,
        second_person=OTHER_NURSE.name,
        second_checked=True,
    )
    return Statement(SUBJECT, fact, at(when))


def infusion(step: str, when: str, **more: Any) -> Statement:
    """Return the statement of an infusion event."""
    for name in ("rate", "volume"):
        if name in more:
            more[name] = quantity(more[name])
    return Statement(SUBJECT, InfusionCharted(step, **more), at(when))  # type: ignore[arg-type]


def three_doses(bench: Bench) -> None:
    """Chart three days in the titer arm; dose 3 runs, 33 mL left on 21-Nov-2026 at 05:30."""
    running = SupportCharted("vasopressor", "start", drug="norepinephrine")
    statements = [
        Statement(SUBJECT, running, at("17T21:55")),
        titer("31.4 mg/dL", "18T04:50", report="LR-20377"),
        decided(1, "373 mL", "15.5 mL/h", "18T09:40"),
        infusion("start", "18T10:05", period=1, rate="15.5 mL/h"),
        infusion("complete", "19T10:09", period=1, volume="373 mL"),
        titer("58.6 mg/dL", "19T05:40", report="LR-20389", use_despite=True),
        decided(2, "226 mL", "9.4 mL/h", "19T10:20"),
        infusion("start", "19T10:40", period=2, rate="9.4 mL/h"),
        infusion("complete", "20T10:42", period=2, volume="226 mL"),
        titer("74.2 mg/dL", "20T05:50", report="LR-20402", use_despite=True),
        decided(3, "141 mL", "5.9 mL/h", "20T10:50"),
        infusion("start", "20T11:15", period=3, rate="5.9 mL/h"),
    ]
    chart(Bench(bench.store, INVESTIGATOR, bench.clock), statements)


def type_into(widget: QWidget, text: str) -> None:
    """Type a text as a person does, key by key, into the widget that has or takes the focus."""
    target = widget.focusProxy() or widget
    target.setFocus()
    for character in text:
        # the whole character at once: some tests type what no key has
        QTest.keyClicks(target, character)


def press(widget: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press one key in the widget that has the focus, or in this one."""
    held = Qt.KeyboardModifier.NoModifier
    for one in modifiers:
        held |= one
    QTest.keyClick(widget.focusWidget() or widget, key, held)


def settle(page: QWidget, width: int = 1366, height: int = 608) -> None:
    """Show a page at a size and let it come to rest with the focus."""
    page.resize(width, height)
    page.show()
    page.activateWindow()
    for _ in range(4):
        QApplication.processEvents()


def paste(widget: QWidget, text: str) -> None:
    """Paste a text from the clipboard, as a person does who copies from the laboratory's page."""
    target = widget.focusProxy() or widget
    target.setFocus()
    QApplication.clipboard().setText(text)
    QTest.keyClick(target, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def focus_of(page: QWidget) -> QWidget:
    """Return the widget that has the focus.

    Raises:
        AssertionError: nothing has the focus; a person would type into nothing.
    """
    found = page.focusWidget()
    assert found is not None
    return found


def tab_to(page: QWidget, wanted: QWidget, at_most: int = 30) -> None:
    """Press Tab until a widget has the focus."""
    for _ in range(at_most):
        if focus_of(page) is wanted:
            return
        QTest.keyClick(focus_of(page), Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {wanted.accessibleName()!r}")


def look(app: QApplication, palette: PaletteName = "day") -> None:
    """Put the palette on the program, unless it is on: a style sheet anew costs a second."""
    # pages of earlier tests wait for an event loop to go; each of them would be polished too
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if theme().name != palette or not app.styleSheet():
        apply_theme(app, palette)

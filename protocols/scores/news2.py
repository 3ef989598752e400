"""NEWS2: national early warning score, 0 to 20.

Source: Royal College of Physicians, National Early Warning Score (NEWS) 2, London 2017, chart 1.
Not for children below 16 years and not in pregnancy. The chart prints whole numbers (temperature:
one decimal); a number between two printed steps belongs to the lower step. SpO2 scale 2 only where
88 to 92 % has been prescribed by a competent person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from protocols.scores.amounts import in_words, number_of
from protocols.scores.bands import BandTable, below, otherwise, points_for, reachable, table
from protocols.scores.result import Component, Score, settled, summed

if TYPE_CHECKING:
    from protocols.units import Quantity

RESPIRATORY_RATE: Final = table(
    below("9", 3), below("12", 1), below("21", 0), below("25", 2), otherwise(3)
)
SPO2_SCALE_1: Final = table(below("92", 3), below("94", 2), below("96", 1), otherwise(0))
SPO2_SCALE_2_ON_AIR: Final = table(below("84", 3), below("86", 2), below("88", 1), otherwise(0))
SPO2_SCALE_2_ON_OXYGEN: Final = table(
    below("84", 3),
    below("86", 2),
    below("88", 1),
    below("93", 0),
    below("95", 1),
    below("97", 2),
    otherwise(3),
)
SYSTOLIC: Final = table(
    below("91", 3), below("101", 2), below("111", 1), below("220", 0), otherwise(3)
)
PULSE: Final = table(
    below("41", 3),
    below("51", 1),
    below("91", 0),
    below("111", 1),
    below("131", 2),
    otherwise(3),
)
TEMPERATURE: Final = table(
    below("35.1", 3), below("36.1", 1), below("38.1", 0), below("39.1", 1), otherwise(2)
)
OXYGEN_POINTS: Final = 2
NOT_ALERT_POINTS: Final = 3
ACVPU: Final = ("A", "C", "V", "P", "U")
Acvpu = Literal["A", "C", "V", "P", "U"]
_ACVPU_WORDS: Final = {
    "A": "alert",
    "C": "new confusion",
    "V": "responds to voice",
    "P": "responds to pain",
    "U": "unresponsive",
}
_URGENT, _EMERGENCY, _SINGLE = 5, 7, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class News2Inputs:
    """One set of observations; None is not known.

    Attributes:
        respiratory_rate: breaths per minute.
        spo2: oxygen saturation.
        scale: SpO2 scale 1 or 2.
        on_oxygen: supplemental oxygen.
        systolic: systolic pressure.
        pulse: beats per minute.
        acvpu: alert, confusion (new), voice, pain, unresponsive.
        temperature: body temperature.
    """

    respiratory_rate: Quantity | None = None
    spo2: Quantity | None = None
    scale: int | None = None
    on_oxygen: bool | None = None
    systolic: Quantity | None = None
    pulse: Quantity | None = None
    acvpu: Acvpu | None = None
    temperature: Quantity | None = None


def news2(given: News2Inputs) -> Score:
    """Return NEWS2 with the RCP's response group, or its bounds where inputs are missing."""
    components = (
        _banded("respiratory_rate", "respiratory_rate", given.respiratory_rate, RESPIRATORY_RATE),
        _saturation(given),
        _oxygen(given),
        _banded("systolic", "sbp", given.systolic, SYSTOLIC),
        _banded("pulse", "heart_rate", given.pulse, PULSE),
        _consciousness(given.acvpu),
        _banded("temperature", "temperature", given.temperature, TEMPERATURE),
    )
    return summed(components, reading=_response(components))


def _banded(name: str, analyte: str, given: Quantity | None, bands: BandTable) -> Component:
    number = number_of(analyte, given)
    if number is None or given is None:
        return Component(name, *reachable(bands), f"{name.replace('_', ' ')} not known", (name,))
    return settled(name, points_for(bands, number), in_words(given))


def _saturation(given: News2Inputs) -> Component:
    saturation = number_of("spo2", given.spo2)
    if saturation is None or given.spo2 is None:
        return Component("spo2", *reachable(SPO2_SCALE_1), "SpO2 not known", ("spo2",))
    points = [points_for(bands, saturation) for bands in _scales(given)]
    low, high = min(points), max(points)
    missing = ("scale",) if given.scale is None else ("on_oxygen",)
    scale = f"scale {given.scale}" if given.scale else "scale not known"
    why = f"SpO2 {in_words(given.spo2)}, {scale}"
    return Component("spo2", low, high, why, () if low == high else missing)


def _scales(given: News2Inputs) -> tuple[BandTable, ...]:
    second: tuple[BandTable, ...] = (SPO2_SCALE_2_ON_AIR, SPO2_SCALE_2_ON_OXYGEN)
    if given.on_oxygen is not None:
        second = (SPO2_SCALE_2_ON_OXYGEN if given.on_oxygen else SPO2_SCALE_2_ON_AIR,)
    if given.scale == 1:
        return (SPO2_SCALE_1,)
    return second if given.scale == 2 else (SPO2_SCALE_1, *second)


def _oxygen(given: News2Inputs) -> Component:
    if given.on_oxygen is None:
        why = "air or oxygen not known"
        return Component("oxygen", 0, OXYGEN_POINTS, why, ("on_oxygen",))
    words = "on oxygen" if given.on_oxygen else "on air"
    return settled("oxygen", OXYGEN_POINTS * given.on_oxygen, words)


def _consciousness(acvpu: Acvpu | None) -> Component:
    if acvpu is None:
        why = "consciousness not known"
        return Component("consciousness", 0, NOT_ALERT_POINTS, why, ("acvpu",))
    points = 0 if acvpu == "A" else NOT_ALERT_POINTS
    return settled("consciousness", points, _ACVPU_WORDS[acvpu])


def _response(components: tuple[Component, ...]) -> str:
    """Name the RCP's response group, where every completion would give the same one."""
    low = sum(one.low for one in components)
    high = sum(one.high for one in components)
    if low >= _EMERGENCY:
        return "7 or more: emergency response"
    if low >= _URGENT and high < _EMERGENCY:
        return "5 to 6: urgent response"
    if high < _URGENT:
        if any(one.low == _SINGLE for one in components):
            return "3 in a single parameter: urgent ward review"
        if all(one.high < _SINGLE for one in components):
            return "0 to 4: ward response"
    return ""

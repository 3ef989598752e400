"""APACHE II, 0 to 71: worst values of the first 24 h in the ICU.

Source: Knaus et al., Crit Care Med 1985;13:818-829, Table. The printed steps leave gaps (38.45
degC, 109.5 per min): a band holds from its lower printed value up to the next one's. FiO2 of
exactly 0.5 is judged by the A-a gradient. Without a given gradient it is worked out as
FiO2 x 713 - PaCO2 / 0.8 - PaO2 (sea level, never below 0).

In acute renal failure the creatinine points count twice, those for a creatinine below 0.6 mg/dL
too: the paper makes no exception; some calculators do. Bicarbonate in place of a missing blood gas
is not offered. "Worst" means most points, so of a day both the lowest and the highest value have
to be scored.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from protocols.scores.amounts import converted, in_words, number_of, shown
from protocols.scores.bands import (
    BandTable,
    below,
    otherwise,
    points_for,
    reachable,
    table,
    up_to,
)
from protocols.scores.gcs import HIGHEST_TOTAL, LOWEST_TOTAL, Glasgow
from protocols.scores.result import Component, Score, settled, summed
from protocols.units import Quantity, Unit

TEMPERATURE: Final = table(
    below("30", 4),
    below("32", 3),
    below("34", 2),
    below("36", 1),
    below("38.5", 0),
    below("39", 1),
    below("41", 3),
    otherwise(4),
)
MAP: Final = table(
    below("50", 4), below("70", 2), below("110", 0), below("130", 2), below("160", 3), otherwise(4)
)
HEART_RATE: Final = table(
    below("40", 4),
    below("55", 3),
    below("70", 2),
    below("110", 0),
    below("140", 2),
    below("180", 3),
    otherwise(4),
)
RESPIRATORY_RATE: Final = table(
    below("6", 4),
    below("10", 2),
    below("12", 1),
    below("25", 0),
    below("35", 1),
    below("50", 3),
    otherwise(4),
)
AA_GRADIENT: Final = table(below("200", 0), below("350", 2), below("500", 3), otherwise(4))
# Printed: above 70 scores 0, 61 to 70 scores 1, 55 to 60 scores 3, below 55 scores 4.
PAO2: Final = table(below("55", 4), below("61", 3), up_to("70", 1), otherwise(0))
PH: Final = table(
    below("7.15", 4),
    below("7.25", 3),
    below("7.33", 2),
    below("7.5", 0),
    below("7.6", 1),
    below("7.7", 3),
    otherwise(4),
)
SODIUM: Final = table(
    below("111", 4),
    below("120", 3),
    below("130", 2),
    below("150", 0),
    below("155", 1),
    below("160", 2),
    below("180", 3),
    otherwise(4),
)
POTASSIUM: Final = table(
    below("2.5", 4),
    below("3", 2),
    below("3.5", 1),
    below("5.5", 0),
    below("6", 1),
    below("7", 3),
    otherwise(4),
)
CREATININE: Final = table(
    below("0.6", 2), below("1.5", 0), below("2", 2), below("3.5", 3), otherwise(4)
)
HEMATOCRIT: Final = table(
    below("20", 4), below("30", 2), below("46", 0), below("50", 1), below("60", 2), otherwise(4)
)
WBC: Final = table(
    below("1", 4), below("3", 2), below("15", 0), below("20", 1), below("40", 2), otherwise(4)
)
AGE: Final = table(below("45", 0), below("55", 2), below("65", 3), below("75", 5), otherwise(6))
CHRONIC_HEALTH: Final = {
    "none": 0,
    "elective_postoperative": 2,
    "nonoperative_or_emergency_postoperative": 5,
}
ChronicHealth = Literal["none", "elective_postoperative", "nonoperative_or_emergency_postoperative"]
GRADIENT_FROM_FIO2: Final = Fraction(1, 2)
_DRY_PRESSURE: Final = Fraction(713)  # mmHg at sea level, less water vapour
_RESPIRATORY_QUOTIENT: Final = Fraction(8, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Apache2Inputs:
    """Worst values of the first ICU day; None is not known.

    Attributes:
        temperature: core temperature.
        map: mean arterial pressure.
        heart_rate: ventricular rate.
        respiratory_rate: breaths per minute, ventilated or not.
        fio2: inspired fraction.
        pao2: arterial oxygen pressure.
        aa_gradient: A-a gradient; None: worked out from `paco2`.
        paco2: arterial CO2 pressure.
        ph: arterial pH.
        sodium: serum sodium.
        potassium: serum potassium.
        creatinine: serum creatinine.
        acute_renal_failure: doubles the creatinine points.
        hematocrit: hematocrit.
        wbc: white cells.
        gcs: coma scale.
        age: whole years.
        chronic_health: severe organ insufficiency or immunocompromise, by kind of admission.
    """

    temperature: Quantity | None = None
    map: Quantity | None = None
    heart_rate: Quantity | None = None
    respiratory_rate: Quantity | None = None
    fio2: Quantity | None = None
    pao2: Quantity | None = None
    aa_gradient: Quantity | None = None
    paco2: Quantity | None = None
    ph: Quantity | None = None
    sodium: Quantity | None = None
    potassium: Quantity | None = None
    creatinine: Quantity | None = None
    acute_renal_failure: bool | None = None
    hematocrit: Quantity | None = None
    wbc: Quantity | None = None
    gcs: Glasgow | None = None
    age: int | None = None
    chronic_health: ChronicHealth | None = None


def apache2(given: Apache2Inputs) -> Score:
    """Return APACHE II, or its bounds where inputs are missing."""
    return summed(
        (
            _banded("temperature", given.temperature, TEMPERATURE),
            _banded("map", given.map, MAP),
            _banded("heart_rate", given.heart_rate, HEART_RATE),
            _banded("respiratory_rate", given.respiratory_rate, RESPIRATORY_RATE),
            _oxygenation(given),
            _banded("ph", given.ph, PH),
            _banded("sodium", given.sodium, SODIUM),
            _banded("potassium", given.potassium, POTASSIUM),
            _creatinine(given),
            _banded("hematocrit", given.hematocrit, HEMATOCRIT),
            _banded("wbc", given.wbc, WBC),
            _coma(given.gcs),
            _age(given.age),
            _chronic(given.chronic_health),
        )
    )


def _banded(name: str, given: Quantity | None, bands: BandTable) -> Component:
    number = number_of(name, given)
    if number is None or given is None:
        return Component(name, *reachable(bands), f"{name.replace('_', ' ')} not known", (name,))
    return settled(name, points_for(bands, number), in_words(given))


def aa_gradient(given: Apache2Inputs) -> Fraction | None:
    """Return the A-a gradient in mmHg, as given or worked out; None where it cannot be."""
    direct = number_of("aa_gradient", given.aa_gradient)
    if direct is not None:
        return direct
    fraction, oxygen = number_of("fio2", given.fio2), number_of("pao2", given.pao2)
    carbon_dioxide = number_of("paco2", given.paco2)
    if fraction is None or oxygen is None or carbon_dioxide is None:
        return None
    gradient = fraction * _DRY_PRESSURE - carbon_dioxide / _RESPIRATORY_QUOTIENT - oxygen
    return max(gradient, Fraction(0))


def _oxygenation(given: Apache2Inputs) -> Component:
    fraction = number_of("fio2", given.fio2)
    if fraction is None:
        return Component("oxygenation", 0, 4, "FiO2 not known", ("fio2",))
    if fraction < GRADIENT_FROM_FIO2:
        pressure = number_of("pao2", given.pao2)
        if pressure is None or given.pao2 is None:
            return Component("oxygenation", *reachable(PAO2), "PaO2 not known", ("pao2",))
        why = f"PaO2 {converted(given.pao2, pressure, Unit.MMHG)}, FiO2 below 0.5"
        return settled("oxygenation", points_for(PAO2, pressure), why)
    gradient = aa_gradient(given)
    if gradient is None:
        why = "A-a gradient not known, FiO2 at least 0.5"
        names = ("pao2", "paco2") if given.pao2 is None else ("paco2",)
        missing = tuple(name for name in names if name == "pao2" or given.paco2 is None)
        return Component("oxygenation", *reachable(AA_GRADIENT), why, missing)
    why = f"A-a gradient {shown(gradient)} mmHg, FiO2 at least 0.5"
    return settled("oxygenation", points_for(AA_GRADIENT, gradient), why)


def _creatinine(given: Apache2Inputs) -> Component:
    level, failing = number_of("creatinine", given.creatinine), given.acute_renal_failure
    least, most = reachable(CREATININE)
    if level is None or given.creatinine is None:
        high = most if failing is False else 2 * most
        return Component("creatinine", least, high, "creatinine not known", ("creatinine",))
    points = points_for(CREATININE, level)
    words = f"creatinine {converted(given.creatinine, level, Unit.MG_PER_DL)}"
    if failing is None and points:
        why = f"{words}; acute renal failure not known, it would count twice"
        return Component("creatinine", points, 2 * points, why, ("acute_renal_failure",))
    if not failing:
        return settled("creatinine", points, words)
    low_edge = CREATININE[0].edge
    warnings: tuple[str, ...] = ()
    if low_edge is not None and level < low_edge:
        warnings = ("creatinine below 0.6 mg/dL counted twice; some calculators do not",)
    return settled("creatinine", 2 * points, f"{words}, twice in acute renal failure", warnings)


def _coma(coma: Glasgow | None) -> Component:
    if coma is None:
        most = HIGHEST_TOTAL - LOWEST_TOTAL
        return Component("gcs", 0, most, "GCS not known", ("gcs",))
    lowest, highest = coma.span()
    low, high = HIGHEST_TOTAL - highest, HIGHEST_TOTAL - lowest
    return Component("gcs", low, high, coma.words(), () if low == high else ("gcs",))


def _age(age: int | None) -> Component:
    if age is None:
        return Component("age", *reachable(AGE), "age not known", ("age",))
    return settled("age", points_for(AGE, age), f"{age} years")


def _chronic(kind: ChronicHealth | None) -> Component:
    if kind is None:
        most = max(CHRONIC_HEALTH.values())
        why = "chronic health not known"
        return Component("chronic_health", 0, most, why, ("chronic_health",))
    return settled("chronic_health", CHRONIC_HEALTH[kind], kind.replace("_", " "))

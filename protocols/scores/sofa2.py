"""SOFA-2: six components of 0 to 4, total 0 to 24. Never mixed with SOFA of 1996.

Source: Ranzani, Moreno et al., JAMA 2025 (SOFA-2), table and footnotes, read in the public
transcription of the CLIF consortium; check against the primary table before a release.

The bounds are inclusive ("at most"), the reverse of 1996: platelets of exactly 100 score 2 here
and 1 there, bilirubin and creatinine of exactly 1.2 score 0 here and 1 there.

Inputs beyond those of SOFA (`ecmo`, `mechanical_support`, `rrt`, RRT criteria, `delirium_drug`,
`weight`, `spo2`) are optional, as urine is in SOFA: not given, the score is made without them and
says so; given and not readable, they leave bounds. A 24 h volume can show oliguria of 12 h or
more; an oliguria of 6 to 12 h inside it cannot be seen from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Final

from protocols.scores.amounts import converted, in_words, number_of, shown
from protocols.scores.bands import (
    below,
    otherwise,
    points_between,
    points_for,
    reachable,
    table,
    up_to,
)
from protocols.scores.pf import missing_for_pf, pf_ratio
from protocols.scores.result import Component, Score, settled, summed
from protocols.scores.sofa import SofaInputs
from protocols.scores.vasopressors import RunningDrug, warnings_about
from protocols.units import Quantity, Unit

if TYPE_CHECKING:
    from protocols.scores.gcs import Glasgow

PF: Final = table(up_to("75", 4), up_to("150", 3), up_to("225", 2), up_to("300", 1), otherwise(0))
SF: Final = table(up_to("120", 4), up_to("200", 3), up_to("250", 2), up_to("300", 1), otherwise(0))
SPO2_USABLE_BELOW: Final = Fraction(98)  # footnote f, percent
WITHOUT_SUPPORT: Final = 2
PLATELETS: Final = table(
    up_to("50", 4), up_to("80", 3), up_to("100", 2), up_to("150", 1), otherwise(0)
)
BILIRUBIN: Final = table(
    up_to("1.2", 0), up_to("3", 1), up_to("6", 2), up_to("12", 3), otherwise(4)
)
MAP: Final = table(below("70", 1), otherwise(0))
NOREPINEPHRINE_AND_EPINEPHRINE: Final = table(up_to("0.2", 2), up_to("0.4", 3), otherwise(4))
DOPAMINE_ALONE: Final = table(up_to("20", 2), up_to("40", 3), otherwise(4))
GCS: Final = table(up_to("5", 4), up_to("8", 3), up_to("12", 2), up_to("14", 1), otherwise(0))
MOTOR: Final = table(up_to("2", 4), up_to("3", 3), up_to("4", 2), up_to("5", 1), otherwise(0))
CREATININE: Final = table(up_to("1.2", 0), up_to("2", 1), up_to("3.5", 2), otherwise(3))
URINE_PER_KG_H: Final = table(below("0.3", 3), below("0.5", 2), otherwise(0))
POTASSIUM_FOR_RRT: Final = Fraction(6)
PH_FOR_RRT: Final = Fraction("7.2")
BICARBONATE_FOR_RRT: Final = Fraction(12)
CREATININE_FOR_RRT: Final = Fraction("1.2")
URINE_FOR_RRT: Final = Fraction("0.3")
_WORST: Final = 4
_MOST_COMBINATIONS: Final = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Sofa2Inputs(SofaInputs):
    """What SOFA-2 is made of; `respiratory_support` is its "advanced ventilatory support".

    That is high-flow oxygen, CPAP, NIV, invasive or home ventilation.

    Attributes:
        spo2: saturation, used with FiO2 only where there is no PaO2 and below 98 %.
        weight: body weight, for the urine per kg and hour.
        ecmo: `none`, `vv` (respiration only) or `va` (respiration and cardiovascular).
        mechanical_support: pump or device for the circulation.
        rrt: renal replacement for a renal reason, the days between sessions included.
        potassium: for the criteria of renal replacement.
        ph: for the criteria of renal replacement.
        bicarbonate: for the criteria of renal replacement, in mmol/L.
        delirium_drug: a drug given for delirium.
    """

    spo2: Quantity | None = None
    weight: Quantity | None = None
    ecmo: str | None = None
    mechanical_support: bool | None = None
    rrt: bool | None = None
    potassium: Quantity | None = None
    ph: Quantity | None = None
    bicarbonate: Quantity | None = None
    delirium_drug: bool | None = None


def sofa2(given: Sofa2Inputs) -> Score:
    """Return the SOFA-2 score, or its bounds where inputs are missing."""
    return summed(
        (
            _respiration(given),
            _coagulation(given),
            _liver(given),
            _cardiovascular(given),
            _cns(given),
            _renal(given),
        ),
        warnings=_not_given(given),
    )


def _not_given(given: Sofa2Inputs) -> tuple[str, ...]:
    names = (
        ("ecmo", "ECMO", given.ecmo),
        ("mechanical_support", "mechanical support of the circulation", given.mechanical_support),
        ("rrt", "renal replacement", given.rrt),
        ("delirium_drug", "a drug for delirium", given.delirium_drug),
    )
    absent = [words for name, words, value in names if value is None and name not in given.unread]
    if not absent:
        return ()
    return (f"not given, and scored without: {', '.join(absent)}",)


def _respiration(given: Sofa2Inputs) -> Component:
    if given.ecmo in ("vv", "va"):
        return settled("respiration", _WORST, f"ECMO ({given.ecmo.upper()})")
    found = _respiration_without_ecmo(given)
    if "ecmo" not in given.unread:
        return found
    missing = (*found.missing, "ecmo")
    why = f"{found.why}; whether ECMO runs could not be read"
    return Component("respiration", found.low, _WORST, why, missing, found.warnings)


def _respiration_without_ecmo(given: Sofa2Inputs) -> Component:
    support = given.respiratory_support
    measured = _oxygenation(given)
    if measured is None:
        missing = missing_for_pf(given.pao2, given.fio2)
        high = WITHOUT_SUPPORT if support is False else _WORST
        return Component("respiration", 0, high, "P/F not known", missing)
    points, words, warnings = measured
    if points <= WITHOUT_SUPPORT:
        return settled("respiration", points, words, warnings)
    if support is None:
        why = f"{words}; 2 without advanced support, {points} with it"
        missing = ("respiratory_support",)
        return Component("respiration", WITHOUT_SUPPORT, points, why, missing, warnings)
    if support:
        return settled("respiration", points, f"{words}, with advanced support", warnings)
    why = f"{words}, without advanced support: 2 at most"
    return settled("respiration", WITHOUT_SUPPORT, why, warnings)


def _oxygenation(given: Sofa2Inputs) -> tuple[int, str, tuple[str, ...]] | None:
    ratio = pf_ratio(given.pao2, given.fio2)
    if ratio is not None:
        return points_for(PF, ratio), f"P/F {shown(ratio)} mmHg, {_at_most(ratio, PF)}", ()
    saturation, fraction = number_of("spo2", given.spo2), number_of("fio2", given.fio2)
    if given.pao2 is not None or "pao2" in given.unread or saturation is None:
        return None
    if fraction is None or saturation >= SPO2_USABLE_BELOW:
        return None
    ratio = saturation / fraction
    words = f"SpO2/FiO2 {shown(ratio)}, {_at_most(ratio, SF)}"
    return points_for(SF, ratio), words, ("no PaO2: SpO2/FiO2 used in its place",)


def _at_most(number: Fraction, bands: tuple[object, ...]) -> str:
    edges = [edge for band in bands if (edge := getattr(band, "edge", None)) is not None]
    inside = [edge for edge in edges if number <= edge]
    return f"at most {shown(inside[0])}" if inside else f"above {shown(edges[-1])}"


def _coagulation(given: Sofa2Inputs) -> Component:
    count = number_of("platelets", given.platelets)
    if count is None or given.platelets is None:
        return Component("coagulation", 0, _WORST, "platelets not known", ("platelets",))
    words = converted(given.platelets, count, Unit.TEN9_PER_L)
    why = f"platelets {words}, {_at_most(count, PLATELETS)}"
    return settled("coagulation", points_for(PLATELETS, count), why)


def _liver(given: Sofa2Inputs) -> Component:
    level = number_of("bilirubin", given.bilirubin)
    if level is None or given.bilirubin is None:
        return Component("liver", 0, _WORST, "bilirubin not known", ("bilirubin",))
    words = converted(given.bilirubin, level, Unit.MG_PER_DL)
    why = f"bilirubin {words}, {_at_most(level, BILIRUBIN)}"
    return settled("liver", points_for(BILIRUBIN, level), why)


def _cardiovascular(given: Sofa2Inputs) -> Component:
    if given.mechanical_support or given.ecmo == "va":
        return settled("cardiovascular", _WORST, "mechanical support of the circulation")
    unread = tuple(one for one in ("mechanical_support", "ecmo") if one in given.unread)
    pressure = number_of("map", given.map)
    low, high = reachable(MAP) if pressure is None else (points_for(MAP, pressure),) * 2
    words = "MAP not known"
    if given.map is not None:
        words = f"MAP {in_words(given.map)}, {'below' if low else 'at least'} 70"
    missing = ("map",) if pressure is None else ()
    if given.vasopressors is None:
        why = f"{words}; vasopressors not known"
        return Component("cardiovascular", low, _WORST, why, (*missing, "vasopressors", *unread))
    by_drug = _drug_points(given.vasopressors, low, high)
    running = "; ".join(one.words() for one in given.vasopressors if one.counts() is not False)
    decided = by_drug[0] > 1
    why = running if decided else f"{words}; {running or 'no vasopressor for 1hr or longer'}"
    uncertain = ("vasopressors",) if len(set(by_drug)) > 1 and running else ()
    return Component(
        "cardiovascular",
        by_drug[0],
        _WORST if unread else by_drug[1],
        why,
        (*(() if decided else missing), *uncertain, *unread),
        warnings_about(given.vasopressors),
    )


def _drug_points(drugs: tuple[RunningDrug, ...], low: int, high: int) -> tuple[int, int]:
    possible = [one.could_be() for one in drugs]
    if prod(len(one) for one in possible) > _MOST_COMBINATIONS:
        return low, _WORST
    found: list[int] = []
    for combination in product(*possible):
        points = _points_of(tuple(pair for pair in combination if pair[1] > 0))
        found += [low, high] if points is None else [points]
    return min(found), max(found)


def _points_of(running: tuple[tuple[str, Fraction], ...]) -> int | None:
    if not running:
        return None
    if all(drug == "dopamine" for drug, _ in running):
        return points_for(DOPAMINE_ALONE, sum((rate for _, rate in running), Fraction(0)))
    pair = ("norepinephrine", "epinephrine")
    together = sum((rate for drug, rate in running if drug in pair), Fraction(0))
    if together == 0:
        return 2
    other = any(drug not in pair for drug, _ in running)
    return min(points_for(NOREPINEPHRINE_AND_EPINEPHRINE, together) + other, _WORST)


def _cns(given: Sofa2Inputs) -> Component:
    if given.gcs is None:
        low = 1 if given.delirium_drug else 0
        return Component("cns", low, _WORST, "GCS not known", ("gcs",))
    low, high, warnings = _brain(given.gcs)
    words = given.gcs.words()
    if given.delirium_drug:
        low, high, words = max(low, 1), max(high, 1), f"{words}; a drug for delirium"
    missing: tuple[str, ...] = () if low == high else ("gcs",)
    if "delirium_drug" in given.unread and low == 0:
        high, missing = max(high, 1), (*missing, "delirium_drug")
    return Component("cns", low, high, words, missing, warnings)


def _brain(coma: Glasgow) -> tuple[int, int, tuple[str, ...]]:
    not_testable = "NT" in (coma.eye, coma.verbal)
    if not_testable and isinstance(coma.motor, int):
        points = points_for(MOTOR, coma.motor)
        return points, points, ("GCS not testable in full: scored by the motor response alone",)
    return (*points_between(GCS, *coma.span()), ())


def _renal(given: Sofa2Inputs) -> Component:
    if given.rrt:
        return settled("renal", _WORST, "renal replacement")
    creatinine, rate = number_of("creatinine", given.creatinine), _urine_rate(given)
    by_urine = _urine_points(given, rate)
    if _meets_rrt_criteria(given, creatinine, rate):
        return settled("renal", _WORST, "meets the criteria for renal replacement")
    if creatinine is None or given.creatinine is None:
        return Component("renal", by_urine, _WORST, "creatinine not known", ("creatinine",))
    words = converted(given.creatinine, creatinine, Unit.MG_PER_DL)
    why = f"creatinine {words}, {_at_most(creatinine, CREATININE)}"
    if rate is not None:
        why = f"{why}; urine {shown(rate, 2)} mL per kg per h over 24hr"
    points = max(points_for(CREATININE, creatinine), by_urine)
    unread = tuple(one for one in ("rrt", "potassium", "ph", "bicarbonate") if one in given.unread)
    if unread:
        return Component("renal", points, _WORST, f"{why}; not all could be read", unread)
    if {"urine_24h", "weight"} & given.unread and points < CREATININE[-1].points:
        missing = tuple(sorted({"urine_24h", "weight"} & given.unread))
        return Component("renal", points, CREATININE[-1].points, why, missing)
    return settled("renal", points, why, _urine_warning(given))


def _urine_warning(given: Sofa2Inputs) -> tuple[str, ...]:
    if given.urine_24h is None:
        return ("urine of the full 24hr not given: renal points by creatinine alone",)
    if given.weight is None and given.urine_24h.value != 0:
        return ("urine without a body weight: renal points by creatinine alone",)
    return ()


def _urine_rate(given: Sofa2Inputs) -> Fraction | None:
    volume, weight = number_of("urine_24h", given.urine_24h), number_of("weight", given.weight)
    if volume == 0:
        return Fraction(0)
    return None if volume is None or weight is None else volume / weight / 24


def _urine_points(given: Sofa2Inputs, rate: Fraction | None) -> int:
    if given.urine_24h is None or rate is None:
        return 0
    return points_for(URINE_PER_KG_H, rate)


def _meets_rrt_criteria(
    given: Sofa2Inputs, creatinine: Fraction | None, rate: Fraction | None
) -> bool:
    renal = creatinine is not None and creatinine > CREATININE_FOR_RRT
    oliguria = rate is not None and rate < URINE_FOR_RRT
    potassium = number_of("potassium", given.potassium)
    ph, bicarbonate = number_of("ph", given.ph), number_of("bicarbonate", given.bicarbonate)
    high_potassium = potassium is not None and potassium >= POTASSIUM_FOR_RRT
    acidosis = (
        ph is not None
        and bicarbonate is not None
        and ph <= PH_FOR_RRT
        and bicarbonate <= BICARBONATE_FOR_RRT
    )
    return (renal or oliguria) and (high_potassium or acidosis)

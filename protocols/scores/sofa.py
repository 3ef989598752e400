"""SOFA of 1996: six components of 0 to 4, total 0 to 24.

Source: Vincent et al., Intensive Care Med 1996;22:707-710, doi 10.1007/BF01709751, Table 3, as
reprinted by Singer et al., JAMA 2016;315:801, Table 1.

Edges. The printed table leaves 11.9 to 12.0 mg/dL of bilirubin and 4.9 to 5.0 mg/dL of creatinine
open; as in the public implementations 12.0 and 5.0 score 4. Everything is compared in mg/dL and
mmHg, converted at full precision: the printed SI columns are rounded.

What is not in the table:
- P/F below 200 without respiratory support scores 2, and no more.
- A vasopressor counts from one hour on (footnote b). Dopamine of exactly 5, and norepinephrine or
  epinephrine of exactly 0.1, belong to the lower step.
- Vasopressin, phenylephrine and the other drugs that the table does not name have no points. With
  a drug of the table running beside them, that drug decides, with a warning; alone, they leave
  bounds, for neither 0 nor 4 would be true.
- Renal takes the worse of creatinine and the urine of a complete 24 h. In daily practice the
  volume is often not there: with a creatinine and no urine, creatinine decides, with a warning.
  A volume that was given and could not be read is another matter: it leaves bounds. Urine
  without creatinine leaves bounds too.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

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
from protocols.scores.gcs import Glasgow
from protocols.scores.pf import missing_for_pf, pf_ratio
from protocols.scores.result import Component, Score, settled, summed
from protocols.scores.vasopressors import OFF_TABLE, RunningDrug, warnings_about
from protocols.units import Quantity, Unit

RESPIRATION: Final = table(
    below("100", 4), below("200", 3), below("300", 2), below("400", 1), otherwise(0)
)
WITHOUT_SUPPORT: Final = 2
PLATELETS: Final = table(
    below("20", 4), below("50", 3), below("100", 2), below("150", 1), otherwise(0)
)
BILIRUBIN: Final = table(
    below("1.2", 0), below("2", 1), below("6", 2), below("12", 3), otherwise(4)
)
MAP: Final = table(below("70", 1), otherwise(0))
DOSES: Final = {
    "norepinephrine": table(up_to("0.1", 3), otherwise(4)),
    "epinephrine": table(up_to("0.1", 3), otherwise(4)),
    "dopamine": table(up_to("5", 2), up_to("15", 3), otherwise(4)),
    "dobutamine": table(otherwise(2)),
}
GCS: Final = table(below("6", 4), below("10", 3), below("13", 2), below("15", 1), otherwise(0))
CREATININE: Final = table(
    below("1.2", 0), below("2", 1), below("3.5", 2), below("5", 3), otherwise(4)
)
URINE: Final = table(below("200", 4), below("500", 3), otherwise(0))
_WORST: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class SofaInputs:
    """What SOFA is made of; None is unknown, never normal.

    Attributes:
        pao2: arterial oxygen pressure.
        fio2: inspired fraction in force when the gas was drawn.
        respiratory_support: mechanical ventilation, CPAP or NIV.
        platelets: platelet count.
        bilirubin: total bilirubin.
        map: lowest mean arterial pressure.
        vasopressors: the infusion list; empty means that none runs.
        gcs: coma scale; under sedation the last one before it.
        creatinine: serum creatinine.
        urine_24h: urine of a complete 24 h.
        unread: names of inputs that were given and could not be read.
    """

    pao2: Quantity | None = None
    fio2: Quantity | None = None
    respiratory_support: bool | None = None
    platelets: Quantity | None = None
    bilirubin: Quantity | None = None
    map: Quantity | None = None
    vasopressors: tuple[RunningDrug, ...] | None = None
    gcs: Glasgow | None = None
    creatinine: Quantity | None = None
    urine_24h: Quantity | None = None
    unread: frozenset[str] = frozenset()


def sofa(given: SofaInputs) -> Score:
    """Return the SOFA score of 1996, or its bounds where inputs are missing."""
    return summed(
        (
            _respiration(given),
            _coagulation(given),
            _liver(given),
            _cardiovascular(given),
            _cns(given),
            _renal(given),
        )
    )


def _respiration(given: SofaInputs) -> Component:
    ratio, support = pf_ratio(given.pao2, given.fio2), given.respiratory_support
    if ratio is None:
        missing = missing_for_pf(given.pao2, given.fio2)
        high = WITHOUT_SUPPORT if support is False else _WORST
        return Component("respiration", 0, high, "P/F not known", missing)
    points = points_for(RESPIRATION, ratio)
    words = f"P/F {shown(ratio)} mmHg, {_below_or(ratio, (100, 200, 300, 400), 'at least 400')}"
    if points <= WITHOUT_SUPPORT:
        return settled("respiration", points, words)
    if support is None:
        why = f"{words}; 2 without respiratory support, {points} with it"
        return Component("respiration", WITHOUT_SUPPORT, points, why, ("respiratory_support",))
    if support:
        return settled("respiration", points, f"{words} with support")
    why = f"{words}, without respiratory support: 2 at most"
    return settled("respiration", WITHOUT_SUPPORT, why)


def _below_or(number: Fraction, edges: tuple[int | str, ...], top: str) -> str:
    for edge in edges:
        if number < Fraction(edge):
            return f"below {edge}"
    return top


def _coagulation(given: SofaInputs) -> Component:
    count = number_of("platelets", given.platelets)
    if count is None or given.platelets is None:
        return _unknown("coagulation", "platelets", "platelets not known")
    why = (
        f"platelets {converted(given.platelets, count, Unit.TEN9_PER_L)}, "
        f"{_below_or(count, (20, 50, 100, 150), 'at least 150')}"
    )
    return settled("coagulation", points_for(PLATELETS, count), why)


def _liver(given: SofaInputs) -> Component:
    level = number_of("bilirubin", given.bilirubin)
    if level is None or given.bilirubin is None:
        return _unknown("liver", "bilirubin", "bilirubin not known")
    why = (
        f"bilirubin {converted(given.bilirubin, level, Unit.MG_PER_DL)}, "
        f"{_below_or(level, ('1.2', 2, 6, 12), 'at least 12 mg/dL')}"
    )
    return settled("liver", points_for(BILIRUBIN, level), why)


def _unknown(name: str, missing: str, why: str) -> Component:
    return Component(name, 0, _WORST, why, (missing,))


def _cardiovascular(given: SofaInputs) -> Component:
    pressure = number_of("map", given.map)
    low, high = reachable(MAP) if pressure is None else (points_for(MAP, pressure),) * 2
    words = "MAP not known"
    if given.map is not None:
        words = f"MAP {in_words(given.map)}, {'below' if low else 'at least'} 70"
    map_missing = ("map",) if pressure is None else ()
    if given.vasopressors is None:
        why = f"{words}; vasopressors not known"
        return Component("cardiovascular", low, _WORST, why, (*map_missing, "vasopressors"))
    return _with_drugs(given.vasopressors, (low, high), words, map_missing)


def _with_drugs(
    drugs: tuple[RunningDrug, ...],
    by_map: tuple[int, int],
    map_words: str,
    map_missing: tuple[str, ...],
) -> Component:
    warnings = warnings_about(drugs)
    running = tuple(one for one in drugs if one.counts() is not False)
    off_table = tuple(one for one in running if one.drug in OFF_TABLE)
    of_table = tuple(one for one in running if one not in off_table)
    for one in off_table:
        name = (one.drug or "").replace("_", " ")
        warnings = (*warnings, f"{name} runs and has no points in the SOFA table of 1996")
    spans = [_dose_points(one) for one in of_table]
    low = max([by_map[0], *(span[0] for span in spans)])
    high = max([by_map[1], *(span[1] for span in spans)])
    decided_by_drug = any(span[0] > 1 for span in spans)
    if off_table and not decided_by_drug:
        high = _WORST
    missing = () if decided_by_drug else map_missing
    if any(span[0] != span[1] for span in spans) or (off_table and not decided_by_drug):
        missing = (*missing, "vasopressors")
    listed = "; ".join(one.words() for one in running)
    why = listed if decided_by_drug else f"{map_words}; {listed or _none_counts(drugs)}"
    return Component("cardiovascular", low, high, why, missing, warnings)


def _none_counts(drugs: tuple[RunningDrug, ...]) -> str:
    if all(one.stopped for one in drugs):
        return "no vasopressor running"
    return "no vasopressor for 1hr or longer"


def _dose_points(one: RunningDrug) -> tuple[int, int]:
    points = [
        points_for(DOSES[drug], rate) if rate > 0 and drug in DOSES else 0
        for drug, rate in one.could_be()
    ]
    return min(points), max(points)


def _cns(given: SofaInputs) -> Component:
    if given.gcs is None:
        return _unknown("cns", "gcs", "GCS not known")
    low, high = points_between(GCS, *given.gcs.span())
    if low == high:
        return settled("cns", low, given.gcs.words())
    lowest, highest = given.gcs.span()
    why = f"{given.gcs.words()}: between {lowest} and {highest}"
    warning = (
        "GCS with a part that is not testable or not known: use the one before the tube or sedation"
    )
    return Component("cns", low, high, why, ("gcs",), (warning,))


def _renal(given: SofaInputs) -> Component:
    creatinine = number_of("creatinine", given.creatinine)
    urine = number_of("urine_24h", given.urine_24h)
    by_urine = 0 if urine is None else points_for(URINE, urine)
    urine_words = ""
    if given.urine_24h is not None and urine is not None:
        step = _below_or(urine, (200, 500), "at least 500 mL")
        urine_words = f"; urine {in_words(given.urine_24h)} in 24hr, {step}"
    if creatinine is None or given.creatinine is None:
        missing = () if by_urine == _WORST else ("creatinine",)
        return Component("renal", by_urine, _WORST, f"creatinine not known{urine_words}", missing)
    points = max(points_for(CREATININE, creatinine), by_urine)
    step = _below_or(creatinine, ("1.2", 2, "3.5", 5), "at least 5 mg/dL")
    words = f"creatinine {converted(given.creatinine, creatinine, Unit.MG_PER_DL)}, {step}"
    if urine is not None or points == _WORST:
        return settled("renal", points, f"{words}{urine_words}")
    if "urine_24h" in given.unread:
        why = f"{words}; the urine given could not be read"
        return Component("renal", points, _WORST, why, ("urine_24h",))
    warning = "urine of the full 24hr not given: renal points by creatinine alone"
    return settled("renal", points, words, (warning,))

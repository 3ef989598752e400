"""Every score by its name: which inputs it asks for, read from a form or a JSON line.

The names and the inputs are those of the command line's contract; forms use the same ones.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, TypeVar, cast

from protocols.issues import Issue
from protocols.scores.apache2 import CHRONIC_HEALTH, Apache2Inputs, ChronicHealth, apache2
from protocols.scores.berlin import SUPPORTS, BerlinInputs, berlin
from protocols.scores.berlin import Support as BerlinSupport
from protocols.scores.bmi import bmi
from protocols.scores.compliance import compliance
from protocols.scores.compound_fields import read_drugs, read_glasgow, read_glasgow_part
from protocols.scores.fields import Fields
from protocols.scores.free_days import USUAL_RULE, FreeDaysInputs, FreeDaysRule, Support, free_days
from protocols.scores.gcs import BEST, Glasgow, gcs
from protocols.scores.kdigo import CreatinineAt, KdigoInputs, UrineOver, kdigo
from protocols.scores.mottling import EXTENTS, NOT_ASSESSABLE, mottling
from protocols.scores.mrc import MOST, MOVEMENTS, Side, mrc
from protocols.scores.news2 import ACVPU, Acvpu, News2Inputs, news2
from protocols.scores.norepinephrine_equivalent import FORMULAS, norepinephrine_equivalent
from protocols.scores.pf import pf
from protocols.scores.rale import MOST_DENSITY, MOST_EXTENT, QUADRANTS, Quadrant, rale
from protocols.scores.refill import SITES, Refill, Site, refill
from protocols.scores.result import Derived, Score
from protocols.scores.septic_shock import SepticShockInputs, septic_shock
from protocols.scores.sofa import SofaInputs, sofa
from protocols.scores.sofa2 import Sofa2Inputs, sofa2

Answer = Score | Derived
Read = TypeVar("Read")
RuleOf = Callable[[str, str], FreeDaysRule | None]
_OLDEST: Final = 130
_WIDEST_RISE: Final = 24
_USUAL_RULE_WORDS: Final = (
    "no rule of this protocol is known here: 28 calendar days from the start's own day, a day is "
    "free without any support, 0 if dead on or before day 28"
)


def answer_named(
    name: str, inputs: Mapping[str, object], *, rule_of: RuleOf | None = None
) -> tuple[Answer, tuple[Issue, ...]] | None:
    """Return a score and the issues of its inputs, or None where no score has that name.

    Args:
        name: the score's name, such as `sofa-2`.
        inputs: its inputs by name; absent and null are not known.
        rule_of: gives the rule of free days for a protocol and a kind of support, or None
            where the protocol has none.
    """
    fields = Fields(inputs)
    if name == "free-days":
        return _free_days(fields, rule_of), fields.issues
    ask = _ASKED.get(name)
    if ask is None:
        return None
    answer = ask(fields)
    return answer, fields.issues


def names() -> tuple[str, ...]:
    """Return the names of all scores."""
    return (*_ASKED, "free-days")


def _sofa(fields: Fields) -> Score:
    return sofa(
        SofaInputs(
            pao2=fields.quantity("pao2"),
            fio2=fields.fraction("fio2"),
            respiratory_support=fields.truth("respiratory_support"),
            platelets=fields.quantity("platelets"),
            bilirubin=fields.quantity("bilirubin"),
            map=fields.quantity("map"),
            vasopressors=read_drugs(fields, "vasopressors"),
            gcs=read_glasgow(fields, "gcs"),
            creatinine=fields.quantity("creatinine"),
            urine_24h=fields.quantity("urine_24h"),
            unread=fields.unread,
        )
    )


def _sofa2(fields: Fields) -> Score:
    return sofa2(
        Sofa2Inputs(
            pao2=fields.quantity("pao2"),
            fio2=fields.fraction("fio2"),
            respiratory_support=fields.truth("respiratory_support"),
            platelets=fields.quantity("platelets"),
            bilirubin=fields.quantity("bilirubin"),
            map=fields.quantity("map"),
            vasopressors=read_drugs(fields, "vasopressors"),
            gcs=read_glasgow(fields, "gcs"),
            creatinine=fields.quantity("creatinine"),
            urine_24h=fields.quantity("urine_24h"),
            spo2=fields.quantity("spo2"),
            weight=fields.quantity("weight"),
            ecmo=fields.choice("ecmo", ("none", "vv", "va")),
            mechanical_support=fields.truth("mechanical_support"),
            rrt=fields.truth("rrt"),
            potassium=fields.quantity("potassium"),
            ph=fields.bare("ph"),
            bicarbonate=fields.quantity("bicarbonate"),
            delirium_drug=fields.truth("delirium_drug"),
            unread=fields.unread,
        )
    )


def _pf(fields: Fields) -> Derived:
    return pf(fields.quantity("pao2"), fields.fraction("fio2"))


def _berlin(fields: Fields) -> Derived:
    return berlin(
        BerlinInputs(
            pao2=fields.quantity("pao2"),
            fio2=fields.fraction("fio2"),
            peep=fields.quantity("peep"),
            support=cast("BerlinSupport | None", fields.choice("support", SUPPORTS)),
            bilateral_opacities=fields.truth("bilateral_opacities"),
            within_one_week=fields.truth("within_one_week"),
            not_cardiac=fields.truth("not_cardiac"),
        )
    )


def _kdigo(fields: Fields) -> Score:
    return kdigo(
        KdigoInputs(
            weight=fields.quantity("weight"),
            baseline=fields.quantity("baseline", "creatinine"),
            creatinine=_creatinine_series(fields),
            urine=_urine_series(fields),
            rrt=fields.truth("rrt"),
            unread=fields.unread,
        )
    )


def _creatinine_series(fields: Fields) -> tuple[CreatinineAt, ...] | None:
    rows = fields.rows("creatinine")
    if rows is None:
        return None
    found: list[CreatinineAt] = []
    for field, given in rows:
        parts = fields.parts(given, field, 2)
        if parts is None:
            continue
        at = _needed(fields, fields.instant_of(parts[0], field), field, parts[0])
        value = fields.quantity_of(parts[1], field, "creatinine")
        value = _needed(fields, value, field, parts[1])
        if at is not None and value is not None:
            found.append(CreatinineAt(at, value))
    return tuple(found)


def _urine_series(fields: Fields) -> tuple[UrineOver, ...] | None:
    rows = fields.rows("urine")
    if rows is None:
        return None
    found: list[UrineOver] = []
    for field, given in rows:
        parts = fields.parts(given, field, 3)
        if parts is None:
            continue
        start = _needed(fields, fields.instant_of(parts[0], field), field, parts[0])
        end = _needed(fields, fields.instant_of(parts[1], field), field, parts[1])
        volume = fields.quantity_of(parts[2], field, "urine_24h")
        volume = _needed(fields, volume, field, parts[2])
        if start is None or end is None or volume is None:
            continue
        if end <= start:
            message = "The stretch does not end after it begins. Check both times."
            fields.refuse("ends_before_it_begins", field, given, message)
            continue
        found.append(UrineOver(start, end, volume))
    return tuple(found)


def _needed(fields: Fields, read: Read | None, field: str, given: object) -> Read | None:
    """Return what was read; a null in a row that needs all its parts is an issue."""
    if given is None:
        fields.refuse("empty", field, given, "A part of this row is null. Fill it in.")
    return read


def _rale(fields: Fields) -> Score:
    rows = fields.rows("quadrants", QUADRANTS)
    return rale(None if rows is None else tuple(_quadrant(fields, *row) for row in rows))


def _quadrant(fields: Fields, field: str, given: object) -> Quadrant:
    if given is None:
        return Quadrant()
    if not isinstance(given, Mapping):
        message = "Write an object with extent (0 to 4) and density (1 to 3, or null)."
        fields.refuse("not_a_quadrant", field, given, message)
        return Quadrant()
    for key in given:
        if key not in ("extent", "density"):
            message = "A quadrant has extent and density."
            fields.refuse("unknown_input", f"{field}.{str(key)[:80]}", given[key], message)
    return Quadrant(
        fields.whole_of(given.get("extent"), f"{field}.extent", 0, MOST_EXTENT),
        fields.whole_of(given.get("density"), f"{field}.density", 1, MOST_DENSITY),
    )


def _mrc(fields: Fields) -> Score:
    return mrc(_side(fields, "right"), _side(fields, "left"))


def _side(fields: Fields, name: str) -> Side | None:
    rows = fields.rows(name, len(MOVEMENTS))
    if rows is None:
        return None
    if len(rows) != len(MOVEMENTS):
        message = f"Six grades are needed, {len(rows)} given; write null for one not examined."
        fields.refuse("not_six", name, fields.value(name), message)
        return None
    return tuple(fields.whole_of(given, field, 0, MOST) for field, given in rows)


def _compliance(fields: Fields) -> Derived:
    volume = fields.quantity("tidal_volume")
    plateau, peep = fields.quantity("plateau"), fields.quantity("peep_total", "peep")
    if plateau is not None and peep is not None and plateau.value <= peep.value:
        message = f"The plateau {plateau} is not above total PEEP {peep}. Measure again."
        fields.refuse("plateau_not_above_peep", "plateau", str(plateau), message)
    return compliance(volume, plateau, peep)


def _mottling(fields: Fields) -> Score:
    given = fields.value("zone")
    if given == NOT_ASSESSABLE:
        return mottling(NOT_ASSESSABLE)
    return mottling(fields.whole("zone", 0, len(EXTENTS) - 1))


def _refill(fields: Fields) -> Derived:
    if fields.value("site") is None and fields.value("refill_finger") is not None:
        # A form that asks for both: the finger is classed; the knee has no class of its own.
        return refill(Refill("finger", fields.quantity("refill_finger")))
    site = cast("Site | None", fields.choice("site", SITES))
    return refill(Refill(site, fields.quantity("time", "refill_finger")))


def _news2(fields: Fields) -> Score:
    return news2(
        News2Inputs(
            respiratory_rate=fields.quantity("respiratory_rate"),
            spo2=fields.quantity("spo2"),
            scale=fields.whole("scale", 1, 2),
            on_oxygen=fields.truth("on_oxygen"),
            systolic=fields.quantity("systolic", "sbp"),
            pulse=fields.quantity("pulse", "heart_rate"),
            acvpu=cast("Acvpu | None", fields.choice("acvpu", ACVPU)),
            temperature=fields.quantity("temperature"),
        )
    )


def _apache2(fields: Fields) -> Score:
    chronic = fields.choice("chronic_health", tuple(CHRONIC_HEALTH))
    return apache2(
        Apache2Inputs(
            temperature=fields.quantity("temperature"),
            map=fields.quantity("map"),
            heart_rate=fields.quantity("heart_rate"),
            respiratory_rate=fields.quantity("respiratory_rate"),
            fio2=fields.fraction("fio2"),
            pao2=fields.quantity("pao2"),
            aa_gradient=fields.quantity("aa_gradient"),
            paco2=fields.quantity("paco2"),
            ph=fields.bare("ph"),
            sodium=fields.quantity("sodium"),
            potassium=fields.quantity("potassium"),
            creatinine=fields.quantity("creatinine"),
            acute_renal_failure=fields.truth("acute_renal_failure"),
            hematocrit=fields.quantity("hematocrit"),
            wbc=fields.quantity("wbc"),
            gcs=read_glasgow(fields, "gcs"),
            age=fields.whole("age", 0, _OLDEST),
            chronic_health=cast("ChronicHealth | None", chronic),
        )
    )


def _septic_shock(fields: Fields) -> Derived:
    return septic_shock(
        SepticShockInputs(
            vasopressor_for_map_65=fields.truth("vasopressor_for_map_65"),
            lactate=fields.quantity("lactate"),
            fluids_adequate=fields.truth("fluids_adequate"),
            infection=fields.truth("infection"),
            sofa_rise=fields.whole("sofa_rise", -_WIDEST_RISE, _WIDEST_RISE),
        )
    )


def _formula_named(text: str) -> str:
    """Return the formula that is cited by its first author, with or without its year."""
    cited = "-".join(text.casefold().replace("_", " ").split())
    short = {name.rpartition("-")[0]: name for name in FORMULAS}
    return short.get(cited, cited if cited in FORMULAS else text)


def _equivalent(fields: Fields) -> Derived:
    given = fields.value("formula")
    named = _formula_named(given) if isinstance(given, str) else given
    formula = fields.choice_of(named, "formula", tuple(FORMULAS))
    return norepinephrine_equivalent(formula, read_drugs(fields, "drugs"))


def _bmi(fields: Fields) -> Derived:
    return bmi(fields.quantity("weight"), fields.quantity("height"))


def _gcs(fields: Fields) -> Score:
    whole = read_glasgow(fields, "gcs")
    parts = {name: read_glasgow_part(fields, fields.value(name), name) for name in BEST}
    if any(part is not None for part in parts.values()):
        return gcs(Glasgow(eye=parts["eye"], verbal=parts["verbal"], motor=parts["motor"]))
    return gcs(whole)


def _free_days(fields: Fields, rule_of: RuleOf | None) -> Derived:
    protocol, what = fields.text("protocol"), fields.text("what")
    rule: FreeDaysRule | None = None
    if rule_of is not None and protocol is not None and what is not None:
        rule = rule_of(protocol, what)
    zone = fields.zone("zone")
    start, died = fields.instant("start"), fields.instant("died")
    known_until, intervals = fields.instant("known_until"), _intervals(fields)
    given = FreeDaysInputs(
        start=start,
        zone=zone,
        intervals=intervals,
        died=died,
        known_until=known_until,
        unread=fields.unread,
    )
    found = free_days(given, rule or USUAL_RULE)
    if rule is not None:
        return found
    return replace(found, warnings=(*found.warnings, _USUAL_RULE_WORDS))


def _intervals(fields: Fields) -> tuple[Support, ...] | None:
    rows = fields.rows("intervals")
    if rows is None:
        return None
    found: list[Support] = []
    for field, given in rows:
        parts = fields.parts(given, field, 2)
        if parts is None:
            continue
        start = _needed(fields, fields.instant_of(parts[0], field), field, parts[0])
        stop = fields.instant_of(parts[1], field)
        if start is None or (stop is None and parts[1] is not None):
            continue
        if stop is not None and stop < start:
            message = "The support stops before it starts. Check both times."
            fields.refuse("ends_before_it_begins", field, given, message)
            continue
        found.append(Support(start, stop))
    return tuple(found)


_ASKED: Final[dict[str, Callable[[Fields], Answer]]] = {
    "sofa": _sofa,
    "sofa-2": _sofa2,
    "pf": _pf,
    "berlin": _berlin,
    "kdigo": _kdigo,
    "rale": _rale,
    "mrc": _mrc,
    "compliance": _compliance,
    "mottling": _mottling,
    "refill": _refill,
    "news2": _news2,
    "apache2": _apache2,
    "septic-shock": _septic_shock,
    "norepinephrine-equivalent": _equivalent,
    "bmi": _bmi,
    "gcs": _gcs,
}

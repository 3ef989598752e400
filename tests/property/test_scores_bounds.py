"""Whatever is missing, the bounds hold every completion, and nothing missing becomes zero."""

from dataclasses import fields, replace
from decimal import Decimal
from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocols.scores.apache2 import Apache2Inputs, apache2
from protocols.scores.gcs import Glasgow
from protocols.scores.kdigo import CreatinineAt, KdigoInputs, UrineOver, kdigo
from protocols.scores.news2 import News2Inputs, news2
from protocols.scores.result import Score
from protocols.scores.sofa import SofaInputs, sofa
from protocols.scores.sofa2 import Sofa2Inputs, sofa2
from protocols.scores.vasopressors import RunningDrug
from protocols.times import Instant
from protocols.units import Quantity, Unit

pytestmark = pytest.mark.requirement("R32")

COMPONENTS = {
    "respiration": ("pao2", "fio2", "respiratory_support"),
    "coagulation": ("platelets",),
    "liver": ("bilirubin",),
    "cardiovascular": ("map", "vasopressors"),
    "cns": ("gcs",),
    "renal": ("creatinine", "urine_24h"),
}
PATTERNS = list(
    chain.from_iterable(combinations(COMPONENTS, size) for size in range(len(COMPONENTS) + 1))
)


def number(low: str, high: str, places: int, unit: Unit) -> st.SearchStrategy[Quantity]:
    return st.decimals(
        Decimal(low), Decimal(high), places=places, allow_nan=False, allow_infinity=False
    ).map(lambda value: Quantity(value, unit))


DRUGS = st.builds(
    RunningDrug,
    st.sampled_from(["norepinephrine", "epinephrine", "dopamine", "dobutamine"]),
    number("0.01", "50", 2, Unit.MICROG_PER_KG_MIN),
    number("0", "3", 1, Unit.H),
    st.sampled_from(["base", "bitartrate", "hydrochloride"]),
)
COMAS = st.builds(Glasgow, eye=st.integers(1, 4), verbal=st.integers(1, 5), motor=st.integers(1, 6))
SOFA_PARTS = {
    "pao2": number("30", "500", 0, Unit.MMHG),
    "fio2": number("0.21", "1", 2, Unit.ONE),
    "respiratory_support": st.booleans(),
    "platelets": number("0", "400", 0, Unit.TEN9_PER_L),
    "bilirubin": number("0.1", "20", 1, Unit.MG_PER_DL),
    "map": number("40", "110", 0, Unit.MMHG),
    "vasopressors": st.lists(DRUGS, max_size=3).map(tuple),
    "gcs": COMAS,
    "creatinine": number("0.3", "8", 1, Unit.MG_PER_DL),
    "urine_24h": number("0", "3000", 0, Unit.ML),
}
SOFAS = st.builds(SofaInputs, **SOFA_PARTS)
SOFA2S = st.builds(
    Sofa2Inputs,
    **SOFA_PARTS,
    weight=number("40", "150", 0, Unit.KG),
    ecmo=st.sampled_from(["none", "vv", "va"]),
    mechanical_support=st.booleans(),
    rrt=st.booleans(),
    delirium_drug=st.booleans(),
)


def lost(inputs: SofaInputs, names: frozenset[str]) -> dict[str, object]:
    """Return the changes that make these inputs unknown; urine is lost as "could not be read"."""
    changes: dict[str, object] = dict.fromkeys(names)
    return changes | {"unread": inputs.unread | names}


def holds(part: Score, whole: Score) -> None:
    assert part.low <= whole.low <= whole.high <= part.high
    for one in whole.components:
        bounds = part.component(one.name)
        assert bounds.low <= one.low <= one.high <= bounds.high, one.name
    if part.total is not None:
        assert part.total == whole.total


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda names: "-".join(names) or "none")
@settings(max_examples=15, deadline=None)
@given(whole=SOFAS)
def test_that_each_missing_pattern_of_components_bounds_the_score(
    pattern: tuple[str, ...], whole: SofaInputs
) -> None:
    names = frozenset(name for component in pattern for name in COMPONENTS[component])
    part = sofa(replace(whole, **dict.fromkeys(names)))
    holds(part, sofa(whole))
    for name in pattern:
        assert part.component(name).points is None
        assert (part.component(name).low, part.component(name).high) == (0, 4)
        assert set(part.component(name).missing) <= names
    assert (part.total is None) == bool(pattern)


@settings(max_examples=300, deadline=None)
@given(whole=SOFAS, names=st.frozensets(st.sampled_from(sorted(SOFA_PARTS))))
def test_that_any_lost_input_of_sofa_leaves_the_truth_within_bounds(
    whole: SofaInputs, names: frozenset[str]
) -> None:
    holds(sofa(replace(whole, **lost(whole, names))), sofa(whole))


@settings(max_examples=300, deadline=None)
@given(whole=SOFAS, without=st.lists(st.sampled_from(["rate", "duration", "drug"]), max_size=3))
def test_that_what_is_not_known_of_a_drug_leaves_the_truth_within_bounds(
    whole: SofaInputs, without: list[str]
) -> None:
    drugs = list(whole.vasopressors or ())
    for place, what in enumerate(without[: len(drugs)]):
        drugs[place] = replace(drugs[place], **{what: None})
    holds(sofa(replace(whole, vasopressors=tuple(drugs))), sofa(whole))


@settings(max_examples=200, deadline=None)
@given(whole=SOFAS, parts=st.frozensets(st.sampled_from(["eye", "verbal", "motor"])))
def test_that_untestable_parts_of_gcs_leave_the_truth_within_bounds(
    whole: SofaInputs, parts: frozenset[str]
) -> None:
    assert whole.gcs is not None
    coma = replace(whole.gcs, **dict.fromkeys(parts, "NT"))
    holds(sofa(replace(whole, gcs=coma)), sofa(whole))


SOFA2_NAMES = sorted({*SOFA_PARTS, "ecmo", "mechanical_support", "rrt", "delirium_drug", "weight"})


@settings(max_examples=400, deadline=None)
@given(whole=SOFA2S, names=st.frozensets(st.sampled_from(SOFA2_NAMES)))
def test_that_any_lost_input_of_sofa_2_leaves_the_truth_within_bounds(
    whole: Sofa2Inputs, names: frozenset[str]
) -> None:
    holds(sofa2(replace(whole, **lost(whole, names))), sofa2(whole))


@settings(max_examples=300, deadline=None)
@given(whole=SOFA2S, without=st.lists(st.sampled_from(["rate", "duration", "drug"]), max_size=3))
def test_that_a_drug_half_known_leaves_sofa_2_within_bounds(
    whole: Sofa2Inputs, without: list[str]
) -> None:
    drugs = list(whole.vasopressors or ())
    for place, what in enumerate(without[: len(drugs)]):
        drugs[place] = replace(drugs[place], **{what: None})
    holds(sofa2(replace(whole, vasopressors=tuple(drugs))), sofa2(whole))


NEWS = st.builds(
    News2Inputs,
    respiratory_rate=number("4", "40", 0, Unit.PER_MIN),
    spo2=number("75", "100", 0, Unit.PERCENT),
    scale=st.sampled_from([1, 2]),
    on_oxygen=st.booleans(),
    systolic=number("60", "240", 0, Unit.MMHG),
    pulse=number("30", "180", 0, Unit.PER_MIN),
    acvpu=st.sampled_from(["A", "C", "V", "P", "U"]),
    temperature=number("33", "41", 1, Unit.DEGC),
)
NEWS_NAMES = sorted(one.name for one in fields(News2Inputs))


@settings(max_examples=300, deadline=None)
@given(whole=NEWS, names=st.frozensets(st.sampled_from(NEWS_NAMES)))
def test_that_any_lost_input_of_news2_leaves_the_truth_within_bounds(
    whole: News2Inputs, names: frozenset[str]
) -> None:
    part = news2(replace(whole, **dict.fromkeys(names)))
    holds(part, news2(whole))
    assert part.reading in ("", news2(whole).reading)


APACHES = st.builds(
    Apache2Inputs,
    temperature=number("28", "42", 1, Unit.DEGC),
    map=number("40", "180", 0, Unit.MMHG),
    heart_rate=number("30", "200", 0, Unit.PER_MIN),
    respiratory_rate=number("4", "60", 0, Unit.PER_MIN),
    fio2=number("0.21", "1", 2, Unit.ONE),
    pao2=number("40", "400", 0, Unit.MMHG),
    paco2=number("20", "90", 0, Unit.MMHG),
    ph=number("6.9", "7.8", 2, Unit.ONE),
    sodium=number("100", "190", 0, Unit.MMOL_PER_L),
    potassium=number("2", "8", 1, Unit.MMOL_PER_L),
    creatinine=number("0.3", "8", 1, Unit.MG_PER_DL),
    acute_renal_failure=st.booleans(),
    hematocrit=number("15", "65", 0, Unit.PERCENT),
    wbc=number("0.5", "50", 1, Unit.TEN9_PER_L),
    gcs=COMAS,
    age=st.integers(18, 99),
    chronic_health=st.sampled_from(
        ["none", "elective_postoperative", "nonoperative_or_emergency_postoperative"]
    ),
)
APACHE_NAMES = sorted(one.name for one in fields(Apache2Inputs))


@settings(max_examples=300, deadline=None)
@given(whole=APACHES, names=st.frozensets(st.sampled_from(APACHE_NAMES)))
def test_that_any_lost_input_of_apache_ii_leaves_the_truth_within_bounds(
    whole: Apache2Inputs, names: frozenset[str]
) -> None:
    holds(apache2(replace(whole, **dict.fromkeys(names))), apache2(whole))


START = Instant.from_utc(2026, 11, 21)
HOURLY = st.lists(st.integers(0, 120), min_size=8, max_size=36)
LEVELS = st.lists(number("0.5", "5", 2, Unit.MG_PER_DL), min_size=1, max_size=5)


def charted(volumes: list[int], dropped: frozenset[int]) -> tuple[UrineOver, ...]:
    last = len(volumes) - 1
    return tuple(
        UrineOver(
            START.add(hours=hour),
            START.add(hours=hour + 1),
            Quantity(Decimal(volume), Unit.ML),
        )
        for hour, volume in enumerate(volumes)
        if hour in (0, last) or hour not in dropped
    )


@settings(max_examples=300, deadline=None)
@given(
    volumes=HOURLY,
    dropped=st.frozensets(st.integers(1, 34)),
    levels=LEVELS,
    names=st.frozensets(st.sampled_from(["weight", "baseline", "rrt"])),
    rrt=st.booleans(),
)
def test_that_uncharted_hours_and_lost_inputs_leave_the_kdigo_stage_within_bounds(
    volumes: list[int],
    dropped: frozenset[int],
    levels: list[Quantity],
    names: frozenset[str],
    rrt: bool,
) -> None:
    whole = KdigoInputs(
        weight=Quantity(Decimal(80), Unit.KG),
        baseline=Quantity(Decimal("1.0"), Unit.MG_PER_DL),
        creatinine=tuple(
            CreatinineAt(START.add(hours=20 * place), level) for place, level in enumerate(levels)
        ),
        urine=charted(volumes, frozenset()),
        rrt=rrt,
    )
    part = kdigo(replace(whole, urine=charted(volumes, dropped), **dict.fromkeys(names)))
    full = kdigo(whole)
    assert part.low <= full.low <= full.high <= part.high
    for one in full.components:
        bounds = part.component(one.name)
        assert bounds.low <= one.low <= one.high <= bounds.high, one.name

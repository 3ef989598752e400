"""Eligibility is monotone in knowledge: learning more never turns a known verdict around."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from protocols.definition.model import Combined, Compare, Criterion, Elapsed, Stated
from protocols.eligibility.candidate import Value
from protocols.eligibility.given import candidate_from_facts
from protocols.eligibility.judge import judge
from protocols.eligibility.logic import all_of, any_of, compare, none_of
from protocols.units import Quantity, Unit
from tests.support.trial_builders import SOURCE, at, trial

NOW = at("21T06:12")
FACTS = {
    "igm": st.integers(1, 120).map(lambda n: f"{n} mg/dL"),
    "lactate": st.integers(0, 60).map(lambda n: f"{Decimal(n) / 10} mmol/L"),
    "age": st.integers(10, 110),
    "weight": st.integers(40, 180).map(lambda n: f"{n} kg"),
    "height": st.integers(140, 210).map(lambda n: f"{n} cm"),
    "infection": st.booleans(),
    "fluids": st.booleans(),
    "shock_onset": st.integers(0, 48 * 60).map(
        lambda n: NOW.subtract(minutes=n).to_tz("UTC").to_fixed_offset().format_iso()[:19] + "Z"
    ),
}
known = st.fixed_dictionaries({}, optional=FACTS)
leaves = st.one_of(
    st.builds(
        Compare,
        st.just("igm"),
        st.sampled_from(("below", "at_most", "above", "at_least")),
        st.integers(1, 120).map(lambda n: Quantity(Decimal(n), Unit.MG_PER_DL)),
    ),
    st.just(Compare("lactate", "above", Quantity(Decimal(2), Unit.MMOL_PER_L))),
    st.just(Compare("age", "at_least", Quantity(Decimal(18), Unit.A))),
    st.just(Compare("bmi", "above", Quantity(Decimal(40), Unit.KG_PER_M2))),
    st.just(Stated("infection", "Infection")),
    st.just(Stated("fluids", "Fluids")),
    st.just(Elapsed("shock_onset", SOURCE, below=Quantity(Decimal(24), Unit.H))),
)
rules = st.recursive(
    leaves,
    lambda inner: st.builds(
        Combined,
        st.lists(inner, min_size=1, max_size=3).map(tuple),
        st.sampled_from(("all", "any", "none")),
    ),
    max_leaves=6,
)
criteria = st.lists(
    st.tuples(st.sampled_from(("inclusion", "exclusion")), rules), min_size=1, max_size=4
).map(
    lambda rows: tuple(
        Criterion(f"C{n}", kind, "text", SOURCE, rule) for n, (kind, rule) in enumerate(rows)
    )
)


def judged(protocol, facts):
    given_ = candidate_from_facts(facts, protocol, NOW)
    assert given_.issues == ()
    return judge(protocol, given_.candidate, NOW)


@settings(max_examples=300, deadline=None)
@given(criteria=criteria, facts=known, kept=st.sets(st.sampled_from(sorted(FACTS))))
def test_that_adding_a_fact_only_turns_not_known_into_known(criteria, facts, kept):
    protocol = trial(criteria=criteria)
    fewer = judged(protocol, {name: one for name, one in facts.items() if name in kept})
    more = judged(protocol, facts)
    for before, after in zip(fewer.criteria, more.criteria, strict=True):
        assert before.verdict in ("not_known", after.verdict)
    assert fewer.verdict in ("not_known", more.verdict)


@settings(max_examples=200, deadline=None)
@given(criteria=criteria, facts=known)
def test_that_the_whole_follows_from_its_criteria(criteria, facts):
    found = judged(trial(criteria=criteria), facts)
    verdicts = [one.verdict for one in found.criteria]
    if "not_met" in verdicts:
        assert found.verdict == "not_eligible"
    else:
        assert found.verdict == ("not_known" if "not_known" in verdicts else "eligible")
    for one in found.criteria:
        assert one.why
        assert (one.verdict == "not_known") == bool(one.missing)


truths = st.lists(st.sampled_from((True, False, None)), max_size=5)


@given(parts=truths)
def test_that_kleene_logic_says_known_only_if_every_completion_agrees(parts):
    holes = [place for place, one in enumerate(parts) if one is None]
    for join, plain in ((all_of, all), (any_of, any), (none_of, lambda one: not any(one))):
        outcomes = set()
        for guess in product((True, False), repeat=len(holes)):
            filled = list(parts)
            for place, one in zip(holes, guess, strict=True):
                filled[place] = one
            outcomes.add(plain(filled))
        assert join(parts) == (outcomes.pop() if len(outcomes) == 1 else None)


ends = st.none() | st.integers(0, 20).map(Fraction)


@given(
    low=ends,
    high=ends,
    limit=st.integers(0, 20).map(Fraction),
    is_=st.sampled_from(("below", "at_most", "above", "at_least")),
    inside=st.fractions(0, 20),
)
def test_that_a_range_is_judged_as_each_number_in_it_would_be(low, high, limit, is_, inside):
    within = (low is None or inside >= low) and (high is None or inside <= high)
    answer = compare(Value(Unit.ONE, low, high, ""), is_, limit)
    if within and answer is not None:
        exact = {
            "below": inside < limit,
            "at_most": inside <= limit,
            "above": inside > limit,
            "at_least": inside >= limit,
        }[is_]
        assert answer is exact

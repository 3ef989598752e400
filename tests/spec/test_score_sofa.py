"""SOFA 1996 (Vincent, Intensive Care Med 1996;22:707, Table 3), each edge on both sides."""

from dataclasses import replace
from decimal import Decimal

import pytest

from protocols.scores.gcs import Glasgow
from protocols.scores.result import Component
from protocols.scores.sofa import SofaInputs, sofa
from protocols.scores.vasopressors import RunningDrug
from protocols.units import Quantity, Unit, quantity

pytestmark = pytest.mark.requirement("R32", "R33")


def fraction(text: str) -> Quantity:
    return Quantity(Decimal(text), Unit.ONE)


def drug(
    name: str, rate: str | None, span: str | None = "2 h", salt: str | None = "base"
) -> RunningDrug:
    return RunningDrug(
        name,
        quantity(rate) if rate else None,
        quantity(span) if span else None,
        salt,
    )


HEALTHY = SofaInputs(
    pao2=quantity("100 mmHg"),
    fio2=fraction("0.21"),
    respiratory_support=False,
    platelets=quantity("250 10*9/L"),
    bilirubin=quantity("0.6 mg/dL"),
    map=quantity("85 mmHg"),
    vasopressors=(),
    gcs=Glasgow(total=15),
    creatinine=quantity("0.8 mg/dL"),
    urine_24h=quantity("1500 mL"),
)


def part(name: str, **given: object) -> Component:
    return sofa(replace(HEALTHY, **given)).component(name)


def test_that_a_healthy_adult_scores_zero() -> None:
    score = sofa(HEALTHY)
    assert (score.total, score.low, score.high) == (0, 0, 0)
    assert score.missing == ()
    assert score.warnings == ()


@pytest.mark.parametrize(
    ("pao2", "fio2", "with_support", "without"),
    [
        # Exact cuts on which binary floating point lands on the wrong side (28 / 0.28).
        ("28 mmHg", "0.28", 3, 2),
        ("56 mmHg", "0.28", 2, 2),
        ("84 mmHg", "0.28", 1, 1),
        ("112 mmHg", "0.28", 0, 0),
        ("27.99 mmHg", "0.28", 4, 2),
        ("55.99 mmHg", "0.28", 3, 2),
        ("83.99 mmHg", "0.28", 2, 2),
        ("111.99 mmHg", "0.28", 1, 1),
        ("99 mmHg", "1", 4, 2),
        ("100 mmHg", "1", 3, 2),
        ("199 mmHg", "1", 3, 2),
        ("200 mmHg", "1", 2, 2),
        ("299 mmHg", "1", 2, 2),
        ("300 mmHg", "1", 1, 1),
        ("399 mmHg", "1", 1, 1),
        ("400 mmHg", "1", 0, 0),
        ("199.6 mmHg", "1", 3, 2),  # not rounded to 200 first
        ("26.66 kPa", "1", 3, 2),  # 199.97 mmHg
        ("26.67 kPa", "1", 2, 2),  # 200.04 mmHg
    ],
)
def test_that_respiration_follows_pf_and_support(
    pao2: str, fio2: str, with_support: int, without: int
) -> None:
    gas = {"pao2": quantity(pao2), "fio2": fraction(fio2)}
    assert part("respiration", **gas, respiratory_support=True).points == with_support
    assert part("respiration", **gas, respiratory_support=False).points == without


def test_that_a_low_pf_without_known_support_lies_between_two_and_its_step() -> None:
    gas = {"pao2": quantity("80 mmHg"), "fio2": fraction("1")}
    unknown = part("respiration", **gas, respiratory_support=None)
    assert (unknown.points, unknown.low, unknown.high) == (None, 2, 4)
    assert unknown.missing == ("respiratory_support",)
    harmless = part(
        "respiration", pao2=quantity("90 mmHg"), fio2=fraction("0.3"), respiratory_support=None
    )
    assert harmless.points == 1


def test_that_two_is_the_most_without_support_and_the_reason_says_so() -> None:
    capped = part("respiration", pao2=quantity("60 mmHg"), fio2=fraction("0.4"))
    assert capped.points == 2
    assert "without respiratory support: 2 at most" in capped.why
    unknown = part("respiration", pao2=None)
    assert (unknown.low, unknown.high) == (0, 2)


@pytest.mark.parametrize(
    ("count", "points"),
    [
        ("19 10*9/L", 4),
        ("20 10*9/L", 3),
        ("49 10*9/L", 3),
        ("50 10*9/L", 2),
        ("99 10*9/L", 2),
        ("100 10*9/L", 1),
        ("149 10*9/L", 1),
        ("150 10*9/L", 0),
        ("149999 /microL", 1),
        ("150000 /microL", 0),
        ("99 10*3/microL", 2),
        ("0 10*9/L", 4),
    ],
)
def test_that_platelets_are_compared_in_their_own_unit(count: str, points: int) -> None:
    assert part("coagulation", platelets=quantity(count)).points == points


@pytest.mark.parametrize(
    ("level", "points"),
    [
        ("1.19 mg/dL", 0),
        ("1.2 mg/dL", 1),
        ("1.99 mg/dL", 1),
        ("2.0 mg/dL", 2),
        ("5.99 mg/dL", 2),
        ("6.0 mg/dL", 3),
        ("11.9 mg/dL", 3),
        ("11.99 mg/dL", 3),
        ("12.0 mg/dL", 4),  # the printed gap: 12.0 scores 4
        ("12.1 mg/dL", 4),
        ("20 micromol/L", 0),  # 1.17 mg/dL; the rounded SI column would say 1
        ("20.52 micromol/L", 1),  # exactly 1.2 mg/dL
        ("20.51 micromol/L", 0),
        ("205.2 micromol/L", 4),  # exactly 12 mg/dL
        ("205.19 micromol/L", 3),
    ],
)
def test_that_bilirubin_is_compared_in_mg_per_dl(level: str, points: int) -> None:
    assert part("liver", bilirubin=quantity(level)).points == points


@pytest.mark.parametrize(
    ("level", "points"),
    [
        ("1.19 mg/dL", 0),
        ("1.2 mg/dL", 1),
        ("1.99 mg/dL", 1),
        ("2.0 mg/dL", 2),
        ("3.49 mg/dL", 2),
        ("3.5 mg/dL", 3),
        ("4.9 mg/dL", 3),
        ("4.99 mg/dL", 3),
        ("5.0 mg/dL", 4),  # the printed gap: 5.0 scores 4
        ("5.1 mg/dL", 4),
        ("106.07 micromol/L", 0),
        ("106.08 micromol/L", 1),  # exactly 1.2 mg/dL
        ("110 micromol/L", 1),
        ("442 micromol/L", 4),  # exactly 5 mg/dL
        ("441.99 micromol/L", 3),
    ],
)
def test_that_creatinine_is_compared_in_mg_per_dl(level: str, points: int) -> None:
    assert part("renal", creatinine=quantity(level)).points == points


@pytest.mark.parametrize(
    ("urine", "points"),
    [("0 mL", 4), ("199 mL", 4), ("200 mL", 3), ("499 mL", 3), ("500 mL", 0), ("0.5 L", 0)],
)
def test_that_urine_edges_are_strict(urine: str, points: int) -> None:
    assert part("renal", urine_24h=quantity(urine)).points == points


@pytest.mark.parametrize(
    ("creatinine", "urine", "unread", "low", "high"),
    [
        ("2.5 mg/dL", "1500 mL", False, 2, 2),
        ("2.5 mg/dL", "400 mL", False, 3, 3),
        ("3.6 mg/dL", "150 mL", False, 4, 4),
        ("2.5 mg/dL", None, False, 2, 2),  # urine optional: by creatinine, with a warning
        ("5.2 mg/dL", None, False, 4, 4),
        ("2.5 mg/dL", None, True, 2, 4),  # a volume was given and could not be read
        ("5.2 mg/dL", None, True, 4, 4),
        (None, "150 mL", False, 4, 4),
        (None, "400 mL", False, 3, 4),
        (None, "1500 mL", False, 0, 4),
        (None, None, False, 0, 4),
    ],
)
def test_that_renal_takes_the_worse_of_what_is_known(
    creatinine: str | None, urine: str | None, unread: bool, low: int, high: int
) -> None:
    found = part(
        "renal",
        creatinine=quantity(creatinine) if creatinine else None,
        urine_24h=quantity(urine) if urine else None,
        unread=frozenset({"urine_24h"} if unread else ()),
    )
    assert (found.low, found.high) == (low, high)


def test_that_a_creatinine_alone_is_scored_with_a_warning() -> None:
    score = sofa(replace(HEALTHY, urine_24h=None))
    assert score.total == 0
    assert "urine of the full 24hr not given: renal points by creatinine alone" in score.warnings


@pytest.mark.parametrize(
    ("name", "rate", "points"),
    [
        ("dopamine", "0.1 microg/kg/min", 2),
        ("dopamine", "5 microg/kg/min", 2),
        ("dopamine", "5.01 microg/kg/min", 3),
        ("dopamine", "15 microg/kg/min", 3),
        ("dopamine", "15.01 microg/kg/min", 4),
        ("dobutamine", "0.1 microg/kg/min", 2),
        ("dobutamine", "20 microg/kg/min", 2),
        ("norepinephrine", "0.01 microg/kg/min", 3),
        ("norepinephrine", "0.1 microg/kg/min", 3),
        ("norepinephrine", "0.1001 microg/kg/min", 4),
        ("norepinephrine", "100 ng/kg/min", 3),
        ("norepinephrine", "101 ng/kg/min", 4),
        ("epinephrine", "0.1 microg/kg/min", 3),
        ("epinephrine", "0.11 microg/kg/min", 4),
    ],
)
def test_that_each_dose_step_holds_its_upper_edge(name: str, rate: str, points: int) -> None:
    found = part("cardiovascular", vasopressors=(drug(name, rate),), map=None)
    assert found.points == points
    assert found.missing == ()


@pytest.mark.parametrize(("pressure", "points"), [("69 mmHg", 1), ("69.9 mmHg", 1), ("70 mmHg", 0)])
def test_that_map_decides_where_no_drug_runs(pressure: str, points: int) -> None:
    assert part("cardiovascular", map=quantity(pressure)).points == points


@pytest.mark.parametrize(
    ("pressure", "drugs", "low", "high"),
    [
        ("65 mmHg", None, 1, 4),
        ("75 mmHg", None, 0, 4),
        (None, None, 0, 4),
        (None, (), 0, 1),
        ("75 mmHg", (drug("norepinephrine", "0 microg/kg/min"),), 0, 0),
        ("65 mmHg", (drug("norepinephrine", "0 microg/kg/min"),), 1, 1),
        ("75 mmHg", (drug("norepinephrine", "0.3 microg/kg/min", "59 min"),), 0, 0),
        ("75 mmHg", (drug("norepinephrine", "0.3 microg/kg/min", "60 min"),), 4, 4),
        ("75 mmHg", (drug("norepinephrine", "0.3 microg/kg/min", None),), 0, 4),
        ("65 mmHg", (drug("norepinephrine", "0.05 microg/kg/min", None),), 1, 3),
        ("75 mmHg", (drug("norepinephrine", None),), 3, 4),
        ("75 mmHg", (drug("dopamine", None),), 2, 4),
        ("75 mmHg", (drug("dobutamine", None),), 2, 2),
        ("75 mmHg", (drug("vasopressin", "0.03 units/min"),), 0, 4),
        ("65 mmHg", (drug("vasopressin", "0.03 units/min"),), 1, 4),
        ("75 mmHg", (drug("vasopressin", "0 units/min"),), 0, 0),
        ("75 mmHg", (RunningDrug(None),), 0, 4),
        (
            "75 mmHg",
            (
                drug("vasopressin", "0.03 units/min"),
                drug("norepinephrine", "0.08 microg/kg/min"),
            ),
            3,
            3,
        ),
        (
            "75 mmHg",
            (
                drug("dobutamine", "5 microg/kg/min"),
                drug("norepinephrine", "0.2 microg/kg/min", "30 min"),
            ),
            2,
            2,
        ),
        (
            "75 mmHg",
            (drug("dobutamine", "5 microg/kg/min"), drug("epinephrine", "0.2 microg/kg/min")),
            4,
            4,
        ),
    ],
)
def test_that_cardiovascular_bounds_say_what_is_known(
    pressure: str | None, drugs: tuple[RunningDrug, ...] | None, low: int, high: int
) -> None:
    found = part("cardiovascular", map=quantity(pressure) if pressure else None, vasopressors=drugs)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("salt", "rate", "points"),
    [
        ("bitartrate", "0.2 microg/kg/min", 3),
        ("bitartrate", "0.21 microg/kg/min", 4),
        ("tartrate", "0.189 microg/kg/min", 3),
        ("tartrate", "0.19 microg/kg/min", 4),
        ("hydrochloride", "0.122 microg/kg/min", 3),
        ("hydrochloride", "0.123 microg/kg/min", 4),
        ("base", "0.12 microg/kg/min", 4),
        (None, "0.12 microg/kg/min", 4),
    ],
)
def test_that_norepinephrine_is_scored_as_base(salt: str | None, rate: str, points: int) -> None:
    found = part("cardiovascular", vasopressors=(drug("norepinephrine", rate, salt=salt),))
    assert found.points == points
    assert bool(found.warnings) == (salt is None)


def test_that_an_off_table_drug_is_named_and_never_silently_ignored() -> None:
    score = sofa(replace(HEALTHY, vasopressors=(drug("vasopressin", "0.03 units/min"),)))
    assert score.total is None
    assert score.missing == ("vasopressors",)
    assert any("vasopressin runs and has no points" in text for text in score.warnings)


@pytest.mark.parametrize(
    ("total", "points"),
    [(15, 0), (14, 1), (13, 1), (12, 2), (10, 2), (9, 3), (6, 3), (5, 4), (3, 4)],
)
def test_that_gcs_follows_the_table(total: int, points: int) -> None:
    assert part("cns", gcs=Glasgow(total=total)).points == points


@pytest.mark.parametrize(
    ("coma", "low", "high"),
    [
        (Glasgow(eye=4, verbal=5, motor=6), 0, 0),
        (Glasgow(eye=4, verbal="NT", motor=6), 0, 2),
        (Glasgow(eye=1, verbal="NT", motor=1), 3, 4),
        (Glasgow(eye="NT", verbal="NT", motor=6), 0, 3),
        (Glasgow(eye=1, verbal=1, motor=None), 3, 4),
        (None, 0, 4),
    ],
)
def test_that_a_part_not_testable_leaves_bounds(coma: Glasgow | None, low: int, high: int) -> None:
    found = part("cns", gcs=coma)
    assert (found.low, found.high) == (low, high)


def test_that_a_total_with_a_gap_reads_incomplete() -> None:
    score = sofa(replace(HEALTHY, platelets=None))
    assert score.total is None
    assert score.missing == ("platelets",)
    assert score.incomplete == "incomplete: at least 0, at most 4 (5 of 6 known)"


def test_that_reasons_are_plain_words_without_signs() -> None:
    score = sofa(
        SofaInputs(
            pao2=quantity("71 mmHg"),
            fio2=fraction("0.45"),
            respiratory_support=True,
            platelets=quantity("90 10*9/L"),
            bilirubin=quantity("40 micromol/L"),
            map=quantity("65 mmHg"),
            vasopressors=(drug("norepinephrine", "0.08 microg/kg/min"),),
            gcs=Glasgow(total=13),
            creatinine=quantity("1.3 mg/dL"),
            urine_24h=quantity("1400 mL"),
        )
    )
    whys = {one.name: one.why for one in score.components}
    assert whys["respiration"] == "P/F 157.8 mmHg, below 200 with support"
    assert whys["liver"] == "bilirubin 40 micromol/L (2.34 mg/dL), below 6"
    assert whys["cardiovascular"] == "norepinephrine 0.08 micrograms per kg per min for 2 h"
    assert not any(sign in why for why in whys.values() for sign in "<>=")
    assert score.total == 12

"""A day of each protocol as released: the CSV byte for byte, the paper word for word.

Where a role sees less, its own sheet stands beside that of the nurse. `BEDLINE_WRITE_GOLDEN=1`
writes the files anew; then they are read as the next shift would read them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import pytest

from protocols.day_sheet import build_day_sheet
from protocols.facts import (
    AdverseEventReported,
    AssessmentMade,
    InjectionGiven,
    SampleDrawn,
)
from protocols.mask import masked
from protocols.sheet.content import DaySheet
from protocols.units import quantity
from storage.exports.day_sheet_csv import day_sheet_csv
from storage.exports.day_sheet_pdf import print_day_sheet
from storage.exports.typst_press import TypstPress
from tests.support.trial_builders import Ledger
from tests.unit.sheet.stories import cohort, course, icar, igm, iliad, micro


def icar_day() -> Ledger:
    """The second study infusion was slow at first; compliance and film are there, P/F is not."""
    ledger = icar()
    ledger.chart(
        "20T09:00",
        AssessmentMade(
            "compliance",
            {"tidal_volume": "420 mL", "plateau": "26 cmH2O", "peep_total": "12 cmH2O"},
        ),
    )
    ledger.infusion("21T07:38", "complete", 2, volume="800 mL")
    ledger.measure("21T06:00", "crp", "182 mg/L")
    ledger.chart("21T02:00", AdverseEventReported("Fluid overload", serious=False, grade=2))
    return ledger


def micro_day() -> Ledger:
    """Level 2 was reached; the sample is drawn, the examination is incomplete."""
    ledger = micro()
    ledger.chart("21T05:50", SampleDrawn("biobank", 3, 12, "box 4"))
    return ledger


def iliad_day() -> Ledger:
    """The second injection, with the count before it that an assessor may not see."""
    ledger = iliad()
    ledger.measure("17T12:30", "lymphocytes", "0.6 10*9/L")
    ledger.measure("21T06:30", "lymphocytes", "1.9 10*9/L")
    ledger.chart(
        "21T07:25",
        InjectionGiven(2, quantity("0.7 mL"), "right thigh", "S-131", witness="nurse-b"),
    )
    return ledger


class Day(NamedTuple):
    story: Callable[[], Ledger]
    protocol: str
    now: str
    day: int
    role: str


DAYS = {
    "icar_day_2": Day(icar_day, "icar", "21T08:10", 2, "nurse"),
    "icar_day_2_assessor": Day(icar_day, "icar", "21T08:10", 2, "assessor"),
    "icar_day_3": Day(icar_day, "icar", "21T08:10", 3, "nurse"),
    "i_micro_day_1": Day(micro_day, "i-micro", "21T07:05", 1, "nurse"),
    "i_micro_day_1_assessor": Day(micro_day, "i-micro", "21T07:05", 1, "assessor"),
    "iliad_7_day_4": Day(iliad_day, "iliad-7", "21T08:00", 4, "nurse"),
    "iliad_7_day_4_assessor": Day(iliad_day, "iliad-7", "21T08:00", 4, "assessor"),
    "ivig_cohort_day_2": Day(cohort, "ivig-cohort", "19T20:00", 2, "nurse"),
    "igm_fat_day_3_assessor": Day(igm, "igm-fat", "21T07:05", 3, "assessor"),
}
SAME_FOR_BOTH = ("icar_day_2", "i_micro_day_1")


def sheet_of(name: str) -> DaySheet:
    """Build the sheet of a day as a role may see it."""
    one = DAYS[name]
    now = masked(course(one.story(), one.protocol, one.now), one.role)
    built = build_day_sheet(
        now,
        one.day,
        printed_at=now.now,
        printed_by=f"{one.role}-a",
        record_version=12,
        head_code="7F3A 91C2",
    )
    assert isinstance(built, DaySheet), built
    return built


@pytest.mark.requirement("R53")
@pytest.mark.parametrize("name", DAYS)
def test_that_the_file_of_a_day_is_the_released_one(
    name: str, golden: Callable[[str, bytes], None]
) -> None:
    golden(f"{name}.csv", day_sheet_csv(sheet_of(name)))


@pytest.mark.parametrize("name", DAYS)
def test_that_the_paper_of_a_day_reads_as_released(
    name: str,
    press: TypstPress,
    text_of: Callable[[bytes], str],
    golden: Callable[[str, bytes], None],
) -> None:
    printed = print_day_sheet(press, sheet_of(name))
    assert (printed.pages, printed.archival) == (1, True)
    text = text_of(printed.pdf)
    golden(f"{name}.txt", "\n".join(re.findall(r".{1,100}(?: |$)", text)).encode())


@pytest.mark.requirement("R71", "R72", "R79")
@pytest.mark.parametrize("name", DAYS)
def test_that_no_sheet_of_a_blinded_protocol_names_an_arm(name: str) -> None:
    one = DAYS[name]
    told = day_sheet_csv(sheet_of(name)).decode().lower()
    if one.role == "assessor":
        for word in ("titer-based", "flat dose", "1.9", "81.0"):
            assert word not in told, word
    if one.protocol in ("icar", "i-micro", "iliad-7"):
        for word in ("clairyg", "sodium chloride", "ilomedin", "cyt107", "placebo group", "lot"):
            assert not re.search(rf"\b{word}\b", told), word


@pytest.mark.parametrize("name", SAME_FOR_BOTH)
def test_that_where_nothing_is_hidden_from_the_assessor_both_sheets_say_the_same(name: str) -> None:
    nurse, assessor = (
        day_sheet_csv(sheet_of(one)).decode().replace("assessor-a", "nurse-a")
        for one in (name, f"{name}_assessor")
    )
    assert nurse == assessor

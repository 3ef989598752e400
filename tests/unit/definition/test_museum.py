"""Every file of the museum of bad protocols is refused with exactly the issues it names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from protocols.definition.reader import read_protocol
from protocols.issues import Issue
from tests.unit.definition.good import BLINDED, GOLDEN, OPEN, held

MUSEUM = sorted((GOLDEN / "bad_protocols").glob("*.yaml"))
_EXPECT = re.compile(r"# expect (\d+):(\d+) (\S+) (\S+)")


def _expected(text: str) -> list[tuple[int, int, str, str]]:
    return [
        (int(row), int(column), field, code) for row, column, field, code in _EXPECT.findall(text)
    ]


def test_that_the_museum_is_worth_a_visit() -> None:
    assert len(MUSEUM) >= 40
    codes = {code for file in MUSEUM for *_, code in _expected(file.read_text("utf-8"))}
    assert len(codes) >= 30


@pytest.mark.requirement("R59")
@pytest.mark.parametrize("file", MUSEUM, ids=lambda file: file.stem)
def test_that_each_bad_file_is_refused_with_line_column_field_and_code(file: Path) -> None:
    text = file.read_bytes()
    expected = _expected(text.decode())
    assert expected, "the file does not say what is wrong with it"
    read = read_protocol(text, file.name)
    assert isinstance(read, tuple), "the file was accepted"
    found = [
        (issue.place.line, issue.place.column, issue.field, issue.code)
        for issue in read
        if issue.place is not None
    ]
    assert found == expected


@pytest.mark.parametrize("file", MUSEUM, ids=lambda file: file.stem)
def test_that_each_message_says_what_is_wrong_in_a_sentence(file: Path) -> None:
    read = read_protocol(file.read_bytes(), file.name)
    assert isinstance(read, tuple)
    for issue in read:
        assert issue.message.endswith((".", "?"))
        assert len(issue.message) < 500
        assert issue.line().startswith(f"{file.name}:{issue.place.line}:")  # type: ignore[union-attr]


def test_that_the_protocols_which_were_spoiled_hold_unspoiled() -> None:
    assert held(OPEN).id == "small-open"
    assert held(BLINDED).blinding.kind == "double"


# What the check promises to find, each with the files that show it.
CLASSES = {
    "gap": ("arm_without_dose", "dose_not_scheduled", "window_never_open"),
    "overlap": ("overlapping_doses", "asked_twice", "two_windows_one_clock"),
    "wrong unit": ("wrong_analyte_unit", "unit_case", "cap_not_per_kg", "time_in_millilitres"),
    "unreachable rule": ("never_met", "cap_never_reached", "deviation_without_rule"),
    "unreachable state": ("state_never_charted", "eighth_period", "day_outside_the_count"),
    "mask that betrays": ("mask_betrayed", "titer_told_by_dose"),
    "mask that stops work": ("masked_but_asked", "masked_gate"),
    "mask that hides nothing": ("mask_for_nobody", "mask_of_nothing"),
    "endpoint that cannot be derived": ("endpoint_without_reason", "baseline_unknown"),
}
# Nothing may differ by arm in a double-blind file (R73).
BY_ARM = {
    "arm": ("arm_in_double_blind",),
    "dose": ("arm_dependent_dose",),
    "volume": ("placebo_strength", "placebo_named"),
    "rate": ("placebo_strength",),
    "duration": ("arm_dependent_duration",),
    "stop rule": ("arm_dependent_stop", "placebo_stops_early"),
    "sample": ("arm_dependent_sample",),
    "reminder": ("arm_dependent_reminder", "active_drug_reminder"),
    "allocation": ("kit_list", "kit_number_form"),
}


@pytest.mark.requirement("R59")
@pytest.mark.parametrize("names", CLASSES.values(), ids=CLASSES)
def test_that_each_class_of_fault_has_its_bad_file(names: tuple[str, ...]) -> None:
    assert set(names) <= {file.stem for file in MUSEUM}


@pytest.mark.requirement("R71", "R73")
@pytest.mark.parametrize("names", BY_ARM.values(), ids=BY_ARM)
def test_that_a_blinded_file_with_anything_by_arm_is_refused(names: tuple[str, ...]) -> None:
    for name in names:
        (file,) = [one for one in MUSEUM if one.stem == name]
        codes = {issue.code for issue in _issues(file)}
        assert codes & {
            "arm_in_blinded",
            "one_arm_named",
            "product_not_neutral",
            "allocation_in_file",
            "unknown_key",
        }, codes


def _issues(file: Path) -> tuple[Issue, ...]:
    read = read_protocol(file.read_bytes(), file.name)
    assert isinstance(read, tuple)
    return read

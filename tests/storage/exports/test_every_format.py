"""What holds for every export format: same bytes anywhere, study ids only, no masked thing."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from protocols.facts import SubjectEnrolled
from protocols.mask import masked
from tests.storage.exports.forms import LOCALES, NOW, STAMP, all_courses, digest, writer
from tests.unit.sheet.stories import course, igm

ROOT = Path(__file__).parents[3]
FORMS = ("excel", "odm", "redcap", "fhir")


@pytest.mark.requirement("R53")
@pytest.mark.parametrize("locale", LOCALES)
def test_that_another_locale_seed_and_zone_of_the_machine_change_no_byte(locale: str) -> None:
    environment = {
        **os.environ,
        "LC_ALL": locale,
        "LANG": locale,
        "PYTHONHASHSEED": str(len(locale)),
        "TZ": "Asia/Tokyo",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.exports.forms", *FORMS],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.split("\n") == [digest(form) for form in FORMS]


@pytest.mark.parametrize("form", FORMS)
def test_that_the_same_courses_in_any_order_give_the_same_files(form: str) -> None:
    assert writer(form)(all_courses(), STAMP) == writer(form)(all_courses()[::-1], STAMP)


def of_arm(arm: str) -> list:
    """Return the igm-fat subject as an assessor sees it, allocated to an arm."""
    ledger = igm()
    ledger.entries[:] = [
        replace(one, fact=replace(one.fact, arm=arm))
        if isinstance(one.fact, SubjectEnrolled)
        else one
        for one in ledger.entries
    ]
    return [masked(course(ledger, "igm-fat", NOW), "assessor")]


@pytest.mark.requirement("R72", "R79")
@pytest.mark.parametrize("form", FORMS)
def test_that_twins_of_two_arms_give_an_assessor_the_same_bytes(form: str) -> None:
    assert writer(form)(of_arm("titer"), STAMP) == writer(form)(of_arm("flat"), STAMP)


@pytest.mark.parametrize("form", FORMS)
def test_that_an_empty_ward_gives_files_without_rows(form: str) -> None:
    files, counts = writer(form)([], STAMP)
    assert files
    assert sum(counts.values()) == 0

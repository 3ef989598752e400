"""The page of a protocol: said as the ward says it, and complete."""

from __future__ import annotations

import pytest

from protocols.catalogue import catalogue_ids, load
from protocols.definition.model import SiteRef
from protocols.definition.page import protocol_page
from protocols.definition.page_grid import schedule_grid
from protocols.definition.page_words import days_words, said
from protocols.units import quantity


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("350 mg/kg", "350 mg per kg"),
        ("0.4 mL/kg/h", "0.4 mL per kg per h"),
        ("1.0 ng/kg/min", "1 nanograms per kg per min"),
        ("10 microg/kg", "10 micrograms per kg"),
        ("100 mg/dL", "100 mg/dL"),
        ("30000 /mm3", "30\u00a0000 per mm3"),
        ("18 a", "18 years"),
        ("1 d", "1 day"),
        ("0.1 mL/h", "0.1 mL per h"),
    ],
)
def test_that_quantities_are_said_as_on_the_ward(given: str, words: str) -> None:
    assert said(quantity(given)) == words


def test_that_a_site_parameter_is_named() -> None:
    assert said(SiteRef("distribution_volume")) == "site parameter distribution_volume"


def test_that_days_are_said_in_spans() -> None:
    assert days_words((0, 1, 2, 3, 7, 14, 15)) == "Day 0 to 3, 7, 14 to 15"


def test_that_the_grid_of_icar_has_its_six_visits() -> None:
    grid = schedule_grid(load("icar"))
    sofa = [line for line in grid if line.startswith("SOFA")]
    assert sum(line.count("X") for line in sofa) == 6
    heads = " ".join(line for line in grid if line.startswith(" "))
    assert {"D1", "D3", "D7", "D14", "D21", "D28", "D90"} <= set(heads.split())


@pytest.mark.requirement("R26")
@pytest.mark.parametrize("id_", catalogue_ids())
def test_that_no_page_uses_an_error_prone_abbreviation(id_: str) -> None:
    page = protocol_page(load(id_))
    for slip in ("µ", "\u03bc", " ug", "mcg", " IU", " U/", "≥", "≤"):
        assert slip not in page, slip


def test_that_the_page_of_igm_fat_states_the_numbers_to_be_signed() -> None:
    page = protocol_page(load("igm-fat"))
    for words in (
        "Never more than 350 mg per kg in any 24 h [seed, derived].",
        "Rate at most 0.4 mL per kg per h.",
        "First dose within 12 h of: randomised [seed]",
        "Neutrophils below 1\u00a0000 per mm3",
        "Unless signed: none, must be signed.",
        "Rounded down: volume to site parameter volume_step",
    ):
        assert words in page

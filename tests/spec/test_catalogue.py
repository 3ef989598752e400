"""The catalogue as released: what ships, that no file changes unseen, what holds for all of it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from protocols import catalogue
from protocols.catalogue import (
    catalogue_ids,
    file_name,
    load,
    released,
    source_text,
    versions,
)
from protocols.definition.checks.walk import blocks
from protocols.definition.model import Criterion, Protocol
from protocols.definition.page import protocol_page
from protocols.definition.reader import read_protocol
from protocols.issues import IssuesError
from tests.unit.definition.good import GOLDEN

IDS = ("igm-fat", "icar", "i-micro", "iliad-7", "ivig-cohort")

# A second hand holds the fingerprints too. A changed file is a new version, never a new line here.
RELEASED = {
    "igm_fat_v1.yaml": "1b8e773047fe6d43e43a7c4fb29d8fd72e07e40287e89c10ffdc6e640c79aeb0",
    "icar_v1.yaml": "342352f614bcb0a71964fc5675896bef1793160a2f36e8810bd1f36710fb51ca",
    "i_micro_v1.yaml": "9dc6e80125563452ac8248f813a1b8fa0983cf20f5372f5e165ce2495fd4d06f",
    "iliad_7_v1.yaml": "8be739bff01e9f42838bd176b835e0170b454df702fd6651b2c9243bde6edb9f",
    "ivig_cohort_v1.yaml": "534d301f7b53423591340786153829936459f78533b0686325cdbed6b3f92cf1",
}


def _read(name: str) -> Protocol:
    read = read_protocol(source_text(name), name)
    assert isinstance(read, Protocol), [issue.line() for issue in read]
    return read


def test_that_the_five_protocols_ship_in_the_order_of_the_list() -> None:
    assert catalogue_ids() == IDS
    assert all(versions(id_) == (1,) for id_ in IDS)


@pytest.mark.requirement("R40")
@pytest.mark.parametrize("name", sorted(RELEASED))
def test_that_a_released_file_has_not_changed(name: str) -> None:
    assert _read(name).fingerprint == RELEASED[name]
    assert released()[name] == RELEASED[name]


def test_that_every_file_of_the_catalogue_is_released() -> None:
    assert {file_name(id_, one) for id_ in catalogue_ids() for one in versions(id_)} == set(
        RELEASED
    )


@pytest.mark.parametrize("id_", IDS)
def test_that_the_quick_way_and_the_full_check_give_the_same(id_: str) -> None:
    assert load(id_) == _read(file_name(id_, 1))
    assert load(id_) is load(id_, 1)
    assert load(id_).id == id_


@pytest.fixture
def read_anew() -> Iterator[None]:
    """Read files again, and let nothing that a test read stay."""
    catalogue._load.cache_clear()
    yield
    catalogue._load.cache_clear()


@pytest.mark.requirement("R59")
@pytest.mark.usefixtures("read_anew")
def test_that_a_catalogue_file_changed_on_disk_is_checked_in_full(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = source_text("igm_fat_v1.yaml").decode()
    cap = "id: daily_cap, amount: 350 mg/kg"
    for amount, holds in (("3500 mg/kg", False), ("300 mg/kg", True)):
        changed = text.replace(cap, cap.replace("350 mg/kg", amount)).encode()
        monkeypatch.setattr(catalogue, "source_text", lambda _, given=changed: given)
        catalogue._load.cache_clear()
        if holds:
            assert load("igm-fat").fingerprint != RELEASED["igm_fat_v1.yaml"]
        else:
            with pytest.raises(IssuesError) as refused:
                load("igm-fat")
            assert "cap_never_reached" in {one.code for one in refused.value.issues}


def test_that_an_unknown_protocol_or_version_is_an_issue() -> None:
    with pytest.raises(IssuesError) as unknown:
        load("igm-fast")
    assert unknown.value.issues[0].code == "unknown_protocol"
    with pytest.raises(IssuesError) as version:
        load("igm-fat", 7)
    assert version.value.issues[0].code == "unknown_version"


@pytest.mark.parametrize("id_", IDS)
def test_that_every_rule_names_a_source_that_the_file_describes(id_: str) -> None:
    protocol = load(id_)
    for path, block in blocks(protocol):
        source = getattr(block, "source", None)
        if source is not None:
            assert source, path
            assert set(source) <= set(protocol.sources), path


@pytest.mark.requirement("R71", "R72", "R73")
@pytest.mark.parametrize("id_", ["icar", "i-micro", "iliad-7"])
def test_that_a_blinded_protocol_holds_no_arm(id_: str) -> None:
    protocol = load(id_)
    assert protocol.blinding.kind in ("double", "quadruple")
    assert protocol.arms == ()
    assert len(protocol.doses) == 1
    assert all(not getattr(block, "arms", ()) for _, block in blocks(protocol))
    assert protocol.dose_for(None) is protocol.doses[0]


@pytest.mark.parametrize("id_", IDS)
def test_that_no_product_text_of_a_blinded_protocol_names_one_arm(id_: str) -> None:
    protocol = load(id_)
    if protocol.blinding.kind in ("double", "quadruple"):
        assert protocol.product is not None
        assert "study" in protocol.product.words or "matching placebo" in protocol.product.words


@pytest.mark.parametrize("id_", IDS)
def test_that_the_page_says_every_criterion_source_and_site_parameter(id_: str) -> None:
    protocol = load(id_)
    page = protocol_page(protocol)
    assert protocol.fingerprint[:12] in page
    for criterion in protocol.criteria:
        assert f"  {criterion.id}  " in page
    for key in protocol.sources:
        assert f"\n{key} (" in page
    for parameter in protocol.site_parameters:
        assert f"({parameter.id})" in page
    assert "Investigator ____" in page
    assert max(map(len, page.splitlines())) <= 140
    assert "SiteRef" not in page
    assert "Quantity(" not in page


@pytest.mark.parametrize("id_", IDS)
def test_that_criteria_with_a_correction_or_note_say_it_on_the_page(id_: str) -> None:
    protocol = load(id_)
    page = " ".join(protocol_page(protocol).split())
    for one in protocol.criteria:
        for text in (one.correction, one.note):
            assert " ".join(text.split()) in page


def test_that_an_invented_sixth_protocol_is_only_a_file() -> None:
    text = (GOLDEN / "sixth_protocol.yaml").read_bytes()
    protocol = read_protocol(text, "sixth_protocol.yaml")
    assert isinstance(protocol, Protocol), [issue.line() for issue in protocol]
    assert [arm.id for arm in protocol.arms] == ["albumin", "stepped", "injected"]
    assert [rule.kind for rule in protocol.doses] == ["raise_to_target", "ladder", "injections"]
    assert "albumin" in protocol_page(protocol).lower()
    assert all(isinstance(one, Criterion) for one in protocol.criteria)


def test_that_a_protocol_loads_without_the_heavy_libraries() -> None:
    """The first painted window must not wait for unit arithmetic."""
    script = (
        "import sys; from protocols.catalogue import load; load('igm-fat'); "
        "print([one for one in ('pint', 'numpy', 'cattrs', 'PySide6') if one in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout.strip() == "[]"


def test_that_reading_a_protocol_takes_less_than_a_blink() -> None:
    source = source_text("igm_fat_v1.yaml")
    read_protocol(source, "igm_fat_v1.yaml")
    begun = time.process_time()
    read_protocol(source, "igm_fat_v1.yaml")
    assert time.process_time() - begun < 1.5  # some 0.06 s on a quiet machine

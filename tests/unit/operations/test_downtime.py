"""Downtime sheets on the disk: who can open them, what they hold, where they lie."""

from __future__ import annotations

import os
import stat
from dataclasses import replace

import pytest

from protocols.facts import InfusionCharted, MeasurementTaken, NoteWritten
from protocols.intake import Reading
from protocols.units import quantity
from tests.storage.wards import Operator
from tests.unit.operations.benches import SUBJECT, enrol, sign_volume, start, state, titer
from ui.operations.bench import Bench
from ui.operations.downtime import downtime_content, point_to, refresh, sheets_place
from ui.operations.settings import choose_downtime_folder, choose_lock_minutes, lock_minutes


@pytest.fixture
def running(bench: Bench) -> Bench:
    """A subject with a running dose and a note that names the patient, as it should not."""
    sign_volume(bench)
    enrol(bench)
    titer(bench)
    start(bench)
    state(bench, "21T12:00", NoteWritten("Signora Rossi, born 12-May-1961, slept"))
    return bench


@pytest.mark.requirement("R22", "R61")
def test_that_a_sheet_is_kept_that_opens_without_the_program_and_names_nobody(running):
    assert sheets_place(running.store.folder.path) is None
    assert refresh(running, SUBJECT) == ""
    place = sheets_place(running.store.folder.path)
    assert place == running.store.folder.downtime
    made = place / f"{SUBJECT}.pdf"
    if os.name == "posix":
        assert stat.S_IMODE(made.stat().st_mode) == 0o600
    content = str(downtime_content(running, SUBJECT))
    for hidden in ("Rossi", "1961", "titer-based", "Titer-based"):
        assert hidden not in content
        assert hidden.encode() not in made.read_bytes()
    assert SUBJECT in content


@pytest.mark.requirement("R22", "R74", "R79")
def test_that_whoever_is_at_work_the_sheet_holds_what_a_nurse_may_see(bench):
    enrol(bench, None, "ICA-0001", protocol="icar", anchors={})
    more = {"subject": "ICA-0001"}
    rate = quantity("20 mL/h")
    state(bench, "21T10:00", InfusionCharted("start", 1, rate, lot="LOT-7"), **more)
    igg = MeasurementTaken("igg", Reading(quantity("2200 mg/dL")))
    state(replace(bench, operator=Operator("ph", "pharmacist")), "21T12:00", igg, **more)
    seen = {
        str(replace(made, stamp=made.stamp))
        for role in ("nurse", "investigator", "pharmacist", "monitor", "administrator")
        if (made := downtime_content(replace(bench, operator=Operator("x", role)), "ICA-0001"))
    }
    assert len(seen) == 1
    assert "LOT-7" not in seen.pop()


@pytest.mark.requirement("R22")
@pytest.mark.parametrize("role", ["investigator", "pharmacist", "monitor", "administrator"])
def test_that_the_sheet_at_the_bed_keeps_its_dose_whoever_is_at_work(running, role):
    """An administrator sees no dose; the sheet that is written meanwhile is still the nurses'."""
    for_nurse = downtime_content(replace(running, operator=Operator("n", "nurse")), SUBJECT)
    meanwhile = downtime_content(replace(running, operator=Operator("x", role)), SUBJECT)
    assert for_nurse is not None
    assert meanwhile is not None
    assert replace(meanwhile, stamp=for_nurse.stamp) == for_nurse
    assert "Dose 1 running, 14.2" in str(for_nurse.now)


@pytest.mark.requirement("R22")
def test_that_the_site_chooses_another_place_or_none(running, tmp_path):
    assert refresh(running, SUBJECT) == ""
    other = tmp_path / "ward share"
    (issue,) = choose_downtime_folder(running, str(other))
    assert issue.code == "no_folder"
    assert choose_downtime_folder(running, "ward share")
    other.mkdir()
    assert choose_downtime_folder(running, str(other)) == ()
    point_to(running)
    assert refresh(running, SUBJECT) == ""
    assert [one.name for one in other.iterdir()] == [f"{SUBJECT}.pdf"]
    assert not list(running.store.folder.downtime.glob("*.pdf")), "no old sheet is left behind"
    assert sheets_place(running.store.folder.path) == other
    assert choose_downtime_folder(running, "off") == ()
    (other / f"{SUBJECT}.pdf").unlink()
    point_to(running)
    assert refresh(running, SUBJECT) == ""
    assert sheets_place(running.store.folder.path) is None


@pytest.mark.requirement("R22", "R5")
def test_that_a_place_that_is_gone_is_said_and_stops_nothing(running, tmp_path):
    place = tmp_path / "share"
    place.mkdir()
    assert choose_downtime_folder(running, str(place)) == ()
    place.rmdir()
    assert "cannot be written into" in refresh(running, SUBJECT)
    assert refresh(running, "IGM-9999") == "", "nobody is enrolled under it: there is no sheet"


@pytest.mark.requirement("R62", "R63")
def test_that_only_investigator_and_administrator_choose_for_the_ward(bench):
    for role in ("nurse", "pharmacist", "monitor"):
        other = replace(bench, operator=Operator("x", role))
        (issue,) = choose_lock_minutes(other, "9")
        assert issue.code == "not_permitted"
    assert lock_minutes(bench) == 5
    assert choose_lock_minutes(bench, " 9 ") == ()
    assert lock_minutes(bench) == 9

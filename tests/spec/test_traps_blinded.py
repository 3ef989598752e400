"""Traps T10 to T14 (ICAR), T20 to T25 (I-MICRO) and T26 to T29 (ILIAD-7).

Each docstring names the trap, what the texts say and how it is handled; each test runs the rules
as the program does, over the released files.
"""

from __future__ import annotations

import pytest

from protocols.catalogue import load
from protocols.course import Course
from protocols.definition.page import protocol_page
from protocols.facts import AssessmentMade, InjectionGiven, NoteWritten
from protocols.facts import VitalStatusStated as Vital
from protocols.units import quantity
from tests.spec.test_eligibility_trials import (
    AT,
    ICAR,
    ILIAD,
    MICRO,
    hours_ago,
    judged,
    verdict,
)
from tests.spec.test_schedule_trials import dates_of, days_of, schedule
from tests.support.trial_builders import Ledger, at
from tests.unit.sheet.stories import course, enrol
from ui.commands.dose import answer_dose
from ui.commands.eligibility import answer_eligibility
from ui.commands.score import answer_score


def page(id_: str) -> str:
    return " ".join(protocol_page(load(id_)).split())


def organs(platelets: str = "200") -> dict[str, object]:
    """Return SOFA inputs of a well adult but for the platelets."""
    return {
        "pao2": "400 mmHg",
        "fio2": "0.5",
        "respiratory_support": True,
        "platelets": f"{platelets} 10*9/L",
        "bilirubin": "0.9 mg/dL",
        "map": "75 mmHg",
        "vasopressors": [],
        "gcs": 15,
        "creatinine": "0.9 mg/dL",
    }


# --- ICAR ----------------------------------------------------------------------------------------


def ventilated(since: str = "18T16:00") -> Ledger:
    ledger = Ledger("ICA-0099")
    anchors = {"mechanical_ventilation_start": since, "randomised": "19T08:00"}
    enrol(ledger, "icar", "19T08:00", weight="80 kg", anchors=anchors)
    return ledger


def endpoint(found: Course, id_: str) -> object:
    return next(one.value for one in found.endpoints if one.id == id_)


@pytest.mark.parametrize(
    ("ago", "verdict_", "started", "late"),
    [
        (hours_ago(71, 59), "met", "22T15:59", 0),
        (hours_ago(72), "not_met", "22T16:00", 1),  # 96 h after the 18th, 16:00
    ],
)
def test_that_72_h_to_include_and_96_h_to_infuse_are_two_clocks(
    ago: str, verdict_: str, started: str, late: int
) -> None:
    """T10: ventilated under 72 h at inclusion, first dose before 96 h: both from its start."""
    answer = judged("icar", mechanical_ventilation_start=ago)
    assert verdict(answer, "I2") == verdict_
    ledger = ventilated()
    ledger.infusion(started, "start", 1, rate="100 mL/h")
    found = course(ledger, "icar", at(started).add(minutes=5)).deviations
    assert sum(one.kind == "late_start" for one in found) == late


def test_that_the_first_study_infusion_is_warned_of_under_8_h_before_its_limit() -> None:
    """T10: the deadline is ventilation + 96 h, and less than 8 h left is said."""

    def warned(now: str) -> bool:
        plan = course(ventilated(), "icar", now).next_dose
        assert plan is not None
        return any("start" in one.code for one in plan.warnings)

    assert not warned("22T07:59")
    assert warned("22T08:01")


@pytest.mark.parametrize(("rate", "expected"), [("0.29", "not_met"), ("0.3", "met")])
def test_that_the_lost_hour_of_the_urine_limit_is_read_per_hour(rate: str, expected: str) -> None:
    """T11: "less than 0.3 mL/Kg for 24 hours" is read as per hour (KDIGO 3), and said so."""
    answer = judged("icar", urine_rate_24h=f"{rate} mL/kg/h")
    assert verdict(answer, "E4") == expected
    refused = answer_eligibility(
        {"id": 1, "protocol": "icar", "at": AT, "facts": ICAR | {"urine_rate_24h": "0.2 mL/kg"}},
        load,
    )
    assert verdict(refused, "E4") == "not_known"
    assert "Read as 0.3 mL per kg per hour" in page("icar")


@pytest.mark.parametrize(("died", "days"), [(None, 17), ("16T23:59", 0), ("17T00:00", 17)])
def test_that_death_by_day_28_zeroes_ventilator_free_days(died: str | None, days: int) -> None:
    """T12: a day with any invasive ventilation is not free; death on or before D28 gives 0.

    Randomised on the 19th of November as day 1, so that day 28 is the 16th of December.
    """
    ledger = ventilated()
    ledger.support("29T12:00", "mechanical_ventilation", "stop")
    ledger.support("2026-12-01T09:00", "niv", "start")  # not invasive: the days stay free
    ledger.chart("2026-12-19T12:00", NoteWritten("seen"))
    if died is not None:
        ledger.chart(f"2026-12-{died}", Vital(alive=False))
    found = course(ledger, "icar", at("2026-12-20T12:00"))
    assert endpoint(found, "ventilator_free_days") == days
    assert "not defined in the registry entry" in page("icar")


@pytest.mark.parametrize(
    ("pao2", "unsigned", "signed"),
    [
        ("120 mmHg", "met", "met"),
        ("121 mmHg", "met", "not_met"),
        ("181 mmHg", "not_met", "not_met"),
    ],
)
def test_that_any_severity_of_ards_counts_unless_the_site_signs_moderate(
    pao2: str, unsigned: str, signed: str
) -> None:
    """T13: "Berlin criteria" (P/F to 300) against moderate to severe (to 200): signed by the site.

    Start dates and the word for masking differ between texts; no rule rests on either.
    """
    line = {"id": 1, "protocol": "icar", "at": AT, "facts": ICAR | {"pao2": pao2}}
    assert verdict(answer_eligibility(line, load), "I3") == unsigned
    line["site"] = {"pf_limit": "200 mmHg"}
    assert verdict(answer_eligibility(line, load), "I3") == signed
    assert "03-Apr-2020" in page("icar")


def test_that_the_immune_profile_is_one_panel_on_a_free_date() -> None:
    """T14: "CD4 HLA-DR+ and CD38+, CD8" without days: one panel, once, up to day 28."""
    items = schedule("icar", mechanical_ventilation_start=AT, first_dose="2026-11-19T10:00+01:00")
    (panel,) = [one for one in items if one["what"] == "Immune profile"]
    assert (panel["due_from"], panel["due_to"], panel["required"]) == (
        "2026-11-19T10:00:00+01:00",
        "2026-12-17T10:00:00+01:00",
        False,
    )
    (item,) = [one for one in load("icar").schedule if one.id == "immune_profile"]
    assert item.asks == ("cd4_hla_dr_cd38", "cd8")


# --- I-MICRO -------------------------------------------------------------------------------------


def test_that_mottling_is_asked_at_inclusion_and_24_h_and_48_h_later_if_wanted() -> None:
    """T20: "day 1 after randomisation" against "inclusion and D2" of the table of visits."""
    items = schedule("i-micro", randomised="2026-11-18T06:15+01:00")
    assert dates_of(items, "Mottling score") == [
        "2026-11-18T00:00",
        "2026-11-19T06:15",
        "2026-11-20T06:15",
    ]
    asked = [one["required"] for one in items if one["what"] == "Mottling score"]
    assert asked == [True, True, False]


@pytest.mark.parametrize(
    ("started", "change", "kept"),
    [("18T11:00", -4, None), ("18T12:01", -4, "2")],  # randomised at 10:00
)
def test_that_delta_sofa_takes_the_last_before_the_infusion_and_keeps_that_at_randomisation(
    started: str, change: int, kept: str | None
) -> None:
    """T21: "infusion onset" against "randomisation"; both are kept where over 2 h apart."""
    ledger = Ledger("MIC-0099")
    enrol(
        ledger,
        "i-micro",
        "18T10:00",
        anchors={"vasopressor_start": "18T02:00", "randomised": "18T10:00"},
    )
    ledger.chart("18T09:50", AssessmentMade("sofa", organs("95")))  # 2 points
    ledger.chart("18T10:50", AssessmentMade("sofa", organs("19")))  # 4 points
    ledger.infusion(started, "start", 1, rate="10.5 mL/h", level=1)
    ledger.chart("24T09:00", AssessmentMade("sofa", organs()))  # 0 points on day 7
    found = course(ledger, "i-micro", "25T09:00")
    primary = next(one for one in found.endpoints if one.id == "delta_sofa")
    assert primary.value == change
    assert dict(primary.parts).get("SOFA at randomisation") == kept


def test_that_map_65_is_included_as_sepsis_3_says() -> None:
    """T22: MAP "> 65" in the text, 65 or more in Sepsis-3, to which it refers."""
    asked = [one for one in judged("i-micro")["criteria"] if one["id"] == "I2"]
    assert "65 mmHg or more" in asked[0]["why"]
    shock = {
        "vasopressor_for_map_65": True,
        "lactate": "2.1 mmol/L",
        "fluids_adequate": True,
        "infection": True,
        "sofa_rise": 2,
    }
    assert answer_score({"id": 1, "score": "septic-shock", "inputs": shock})["value"] == "met"
    assert "Read as 65 mmHg or more" in page("i-micro")


def test_that_the_6_to_24_h_run_from_norepinephrine_and_not_from_shock() -> None:
    """T23: "24 h after septic shock" against "after norepinephrine onset"."""
    early_shock = MICRO | {"vasopressor_start": hours_ago(8), "shock_onset": hours_ago(40)}
    line = {"id": 1, "protocol": "i-micro", "at": AT, "facts": early_shock}
    assert verdict(answer_eligibility(line, load), "I4") == "met"
    late_drug = early_shock | {"vasopressor_start": hours_ago(30), "shock_onset": hours_ago(8)}
    assert verdict(answer_eligibility(line | {"facts": late_drug}, load), "I4") == "not_met"


def test_that_mottling_has_its_six_zones_again() -> None:
    """T24: the list of the registry entry lost its digits 1 to 5 and spells "Molting"."""
    zones = {
        zone: answer_score({"score": "mottling", "inputs": {"zone": zone}}) for zone in range(6)
    }
    assert [zones[zone]["value"] for zone in range(6)] == list(range(6))
    assert "issues" in answer_score({"score": "mottling", "inputs": {"zone": 6}})
    form = next(one for one in load("i-micro").forms if one.id == "mottling")
    for words in ("1 coin-sized on the knee", "3 to the middle of the thigh", "5 beyond the groin"):
        assert words in form.note


@pytest.mark.parametrize(
    ("mottling", "finger", "knee", "expected"),
    [
        (1, "3 s", "4 s", "met"),
        (0, "3.1 s", "4 s", "met"),
        (0, "3 s", "4.1 s", "met"),
        (0, "3 s", "4 s", "not_met"),
        (0, "3 s", None, "not_known"),
    ],
)
def test_that_any_one_sign_of_hypoperfusion_suffices_and_the_knees_4_s_are_refill(
    mottling: int, finger: str, knee: str | None, expected: str
) -> None:
    """T25: "and/or" is any one of three; above 4 s at the knee is refill, not mottling."""
    answer = judged("i-micro", mottling=mottling, refill_finger=finger, refill_knee=knee)
    assert verdict(answer, "I3") == expected


# --- ILIAD-7 -------------------------------------------------------------------------------------


def test_that_the_scrambled_list_is_put_right_and_the_place_is_said() -> None:
    """T26: items 6 to 12 of the exclusions are inclusions; literally nobody could enter."""
    assert judged("iliad-7")["verdict"] == "eligible"
    for fact, id_ in (("covid_confirmed", "I11"), ("contraception", "I12")):
        answer = judged("iliad-7", **{fact: False})
        assert (verdict(answer, id_), answer["verdict"]) == ("not_met", "not_eligible")
    moved = [one for one in load("iliad-7").criteria if one.id in ("I8", "I9", "I10", "I11", "I12")]
    assert all(one.kind == "inclusion" and "xclusions" in one.correction for one in moved[:4])


def test_that_one_and_six_are_seven_injections_and_there_is_no_test_dose() -> None:
    """T27: "maximum 7" against "twice a week for 3 weeks" (6): 1 + 6, never an eighth."""
    site = {"concentration": "1000 microg/mL"}
    line = {"id": 1, "protocol": "iliad-7", "weight": "70 kg", "site": site}
    doses = [answer_dose(line | {"period": number}, load) for number in range(1, 9)]
    assert [one["dose"] for one in doses[:7]] == ["700 microg"] * 7
    assert doses[7]["outcome"] == "refused"
    items = schedule("iliad-7", first_dose="2026-11-18T10:00+01:00", randomised=AT)
    assert sum(one["what"].startswith("Injection ") for one in items) == 7
    ledger = Ledger("ILI-0099")
    enrol(ledger, "iliad-7", "18T09:00", anchors={"randomised": "18T09:00"})
    ledger.chart("18T10:00", InjectionGiven(1, quantity("0.7 mL"), "left deltoid"))
    assert course(ledger, "iliad-7", "21T09:59").next_dose.outcome == "refused"
    assert course(ledger, "iliad-7", "21T10:00").next_dose.outcome == "proposed"


@pytest.mark.parametrize(
    ("flow", "count", "expected"),
    [
        ("4 L/min", "1000 /mm3", ("not_met", "met")),
        ("4.1 L/min", "1001 /mm3", ("met", "not_met")),
    ],
)
def test_that_oxygen_is_above_4_and_one_lymphocyte_count_suffices(
    flow: str, count: str, expected: tuple[str, str]
) -> None:
    """T28: ">4L per minute or greater" is above 4; one count at most 1000, not two."""
    facts = ILIAD | {"intubated": False, "niv": False, "oxygen_for_spo2_90": True}
    facts |= {"oxygen_flow": flow, "lymphocytes": count}
    answer = answer_eligibility({"id": 1, "protocol": "iliad-7", "at": AT, "facts": facts}, load)
    assert (verdict(answer, "I10"), verdict(answer, "I9")) == expected


def _news2(rate: int, pulse: int = 80) -> dict[str, object]:
    return {
        "respiratory_rate": f"{rate} /min",
        "spo2": "97 %",
        "scale": 1,
        "on_oxygen": rate > 20,
        "systolic": "120 mmHg",
        "pulse": f"{pulse} /min",
        "acvpu": "A",
        "temperature": "37.0 degC",
    }


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([], "not_known"),
        ([("18T08:00", _news2(16))], "not_known"),  # one score tells no rise
        ([("18T08:00", _news2(16)), ("20T08:00", _news2(26))], "met"),  # 0 to 5
        ([("18T08:00", _news2(16)), ("20T08:00", _news2(26, 135))], "not_met"),  # 0 to 8
        ([("16T08:00", _news2(16)), ("20T08:00", _news2(26, 135))], "not_known"),  # 4 days apart
        ([("18T08:00", _news2(26, 135)), ("20T08:00", _news2(16))], "met"),  # it fell
        ([("18T08:00", _news2(16)), ("20T08:00", _news2(26) | {"pulse": None})], "not_known"),
    ],
)
def test_that_a_rise_of_news2_needs_two_timed_scores(
    scores: list[tuple[str, dict[str, object]]], expected: str
) -> None:
    """T29: "increase of NEWS2 by more than 6" in 48 to 72 h: two timed scores, else not known."""
    ledger = Ledger("ILI-0098")
    for when, values in scores:
        ledger.chart(when, AssessmentMade("news2", values))
    enrol(ledger, "iliad-7", "20T09:00", anchors={"randomised": "20T09:00"})
    judgement = course(ledger, "iliad-7", "20T09:30").eligibility
    assert judgement is not None
    found = next(one for one in judgement.criteria if one.id == "E15")
    assert found.verdict == expected


def test_that_days_of_the_sibling_cohorts_rules_are_not_used() -> None:
    """T27, T28: neither the test dose of the UK cohort nor the second count of US-I is asked."""
    items = schedule("iliad-7", first_dose="2026-11-18T10:00+01:00", randomised=AT)
    assert days_of(items, "Lymphocytes before injection") == [1, 4, 8, 11, 15, 18, 22]
    assert not [one for one in items if "est dose" in one["what"]]

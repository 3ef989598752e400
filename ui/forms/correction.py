"""Which form corrects which kind of entry.

A correction opens the form that the entry was made with: the old value stands above the fields,
the reason is asked, and the new fact replaces the old one. Kinds without a form are struck and
entered again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from protocols.facts import (
    AdministrationObserved,
    AdverseEventReported,
    AnchorStated,
    AssessmentMade,
    InfusionCharted,
    InjectionGiven,
    ItemNotDone,
    MeasurementTaken,
    NoteWritten,
    SampleDrawn,
    SupportCharted,
    VitalStatusStated,
)

if TYPE_CHECKING:
    from protocols.facts import Entry
    from protocols.record import Record

_STEPS: Final[Mapping[str, str]] = {
    "start": "infusion_start",
    "rate": "infusion_rate",
    "pause": "infusion_pause",
    "resume": "infusion_resume",
    "bag": "infusion_bag",
    "stop": "infusion_stop",
    "complete": "infusion_stop",
    "unknown_from": "infusion_unknown",
    "unknown_to": "infusion_unknown",
}
_FORMS: Final[Mapping[type[Any], str]] = {
    MeasurementTaken: "measurement",
    InjectionGiven: "injection",
    SupportCharted: "support",
    AdverseEventReported: "adverse_event",
    NoteWritten: "note",
    ItemNotDone: "not_done",
    VitalStatusStated: "vital_status",
    SampleDrawn: "sample",
    AnchorStated: "anchor",
    AdministrationObserved: "administration",
}
STRIKES: Final = "void"


def correcting_form(entry: Entry[Any]) -> str:
    """Return the id of the form that corrects an entry; `void` where it can only be struck."""
    fact = entry.fact
    if isinstance(fact, InfusionCharted):
        return _STEPS[fact.step]
    if isinstance(fact, AssessmentMade):
        return _assessed(fact)
    return _FORMS.get(type(fact), STRIKES)


def ratio_of(record: Record, entry: Entry[Any]) -> Entry[AssessmentMade] | None:
    """Return the P/F that stands on a measured PaO2 or FiO2, or None.

    It was recorded with that gas: same moment, and the value as it was measured.
    """
    fact = entry.fact
    if not isinstance(fact, MeasurementTaken) or fact.analyte not in ("pao2", "fio2"):
        return None
    name, text = fact.analyte, str(fact.reading.quantity)
    gases = (one for one in record.of(AssessmentMade) if one.fact.form == "pf")
    same = (one for one in gases if one.at == entry.at and one.fact.values.get(name) == text)
    return next(same, None)


def _assessed(fact: AssessmentMade) -> str:
    if fact.form == "sofa":
        return "sofa"
    if fact.form == "mottling" or (fact.form == "refill" and "site" in fact.values):
        return "mottling"
    if fact.form == "pf":
        return (
            STRIKES  # it stands for one gas: its values are corrected, or the gas is entered again
        )
    return "measurement"

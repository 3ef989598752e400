"""Every form by its id, loaded when it is first opened."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final, cast

from ui.forms.correction import correcting_form

if TYPE_CHECKING:
    from ui.bedside import Bedside
    from ui.forms.form_page import FormPage

FORMS: Final = {
    "adverse_event": ("adverse_event_form", "AdverseEventForm"),
    "administration": ("other_forms", "AdministrationForm"),
    "anchor": ("other_forms", "AnchorForm"),
    "deviation": ("explain_deviation_form", "ExplainDeviationForm"),
    "gas": ("gas_form", "GasForm"),
    "infusion_bag": ("infusion_forms", "BagForm"),
    "infusion_pause": ("infusion_forms", "PauseForm"),
    "infusion_rate": ("infusion_start", "RateForm"),
    "infusion_resume": ("infusion_forms", "ResumeForm"),
    "infusion_start": ("infusion_start", "StartForm"),
    "infusion_stop": ("infusion_forms", "EndForm"),
    "infusion_unknown": ("infusion_forms", "UnknownForm"),
    "injection": ("injection_form", "InjectionForm"),
    "measurement": ("measurement_form", "MeasurementForm"),
    "mottling": ("mottling_form", "MottlingForm"),
    "not_done": ("not_done_form", "NotDoneForm"),
    "note": ("note_form", "NoteForm"),
    "sample": ("other_forms", "SampleForm"),
    "sofa": ("sofa_form", "SofaForm"),
    "support": ("support_form", "SupportForm"),
    "unblinding": ("unblinding_form", "UnblindingForm"),
    "vital_status": ("vital_status_form", "VitalStatusForm"),
    "void": ("void_form", "VoidForm"),
}

# What panels ask for in a word, and the form that answers.
ASKED: Final = {
    "infusion_known_again": "infusion_unknown",
    "infusion_complete": "infusion_stop",
    "infusion_correct": "void",
    "weight": "measurement",
}


def make_form(form: str, bedside: Bedside) -> FormPage:
    """Return a new form.

    Raises:
        KeyError: there is no such form; our own mistake.
    """
    module, name = FORMS[ASKED.get(form, form)]
    made = getattr(importlib.import_module(f"ui.forms.{module}"), name)(bedside)
    return cast("FormPage", made)


def is_form(form: str) -> bool:
    """Say whether a form of that id can be opened."""
    return ASKED.get(form, form) in FORMS


__all__ = ["FORMS", "correcting_form", "is_form", "make_form"]

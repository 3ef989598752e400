"""Every form by its id, made when it is first asked for.

Ids are those of `due_forms`, of the panels' actions (`infusion_rate`), and of the protocol's own
forms: one that no class is named for is a set of fields.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

from ui.forms.correction import correcting_form
from ui.forms.due_forms import FormCall, form_for

if TYPE_CHECKING:
    from ui.bedside import Bedside
    from ui.forms.form_page import FormPage

__all__ = ["FormCall", "correcting_form", "form_for", "form_ids", "make_form"]

_CLASSES: Final[Mapping[str, tuple[str, str]]] = {
    "sofa": ("sofa_form", "SofaForm"),
    "gas": ("gas_form", "GasForm"),
    "blood_gas": ("gas_form", "GasForm"),
    "mottling": ("mottling_form", "MottlingForm"),
    "refill": ("mottling_form", "MottlingForm"),
    "measurement": ("measurement_form", "MeasurementForm"),
    "infusion_start": ("infusion_start", "StartForm"),
    "infusion_rate": ("infusion_start", "RateForm"),
    "infusion_pause": ("infusion_forms", "PauseForm"),
    "infusion_resume": ("infusion_forms", "ResumeForm"),
    "infusion_bag": ("infusion_forms", "BagForm"),
    "infusion_stop": ("infusion_forms", "EndForm"),
    "infusion_unknown": ("infusion_forms", "UnknownForm"),
    "injection": ("injection_form", "InjectionForm"),
    "support": ("support_form", "SupportForm"),
    "note": ("note_form", "NoteForm"),
    "adverse_event": ("adverse_event_form", "AdverseEventForm"),
    "not_done": ("not_done_form", "NotDoneForm"),
    "vital_status": ("vital_status_form", "VitalStatusForm"),
    "void": ("void_form", "VoidForm"),
    "deviation": ("explain_deviation_form", "ExplainDeviationForm"),
    "sample": ("other_forms", "SampleForm"),
    "anchor": ("other_forms", "AnchorForm"),
    "administration": ("other_forms", "AdministrationForm"),
    "titer_dose": ("titer_page", "TiterDosePage"),
    "dose": ("titer_page", "TiterDosePage"),
    "enrol": ("enrol_page", "EnrolPage"),
}


def form_ids() -> tuple[str, ...]:
    """Return the ids that have a class of their own."""
    return tuple(_CLASSES)


def make_form(form: str, bedside: Bedside) -> FormPage:
    """Make the form of an id; an id of the protocol's own forms gets its fields."""
    named = _CLASSES.get(form)
    if named is None:
        from ui.forms.measurement_form import MeasurementForm

        return MeasurementForm(bedside, form)
    module, name = named
    make: Callable[[Bedside], FormPage] = getattr(import_module(f"ui.forms.{module}"), name)
    return make(bedside)

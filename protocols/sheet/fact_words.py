"""What an entry states, in a few plain words: what it is, and its value as it was stated.

For corrections (old beside new), notes of the day and files; never a judgement of the value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from protocols.analytes import ANALYTES
from protocols.facts import (
    AdministrationObserved,
    AdverseEventReported,
    AnchorStated,
    AssessmentMade,
    BedChanged,
    CriterionAnswered,
    DeviationExplained,
    Fact,
    InfusionCharted,
    InjectionGiven,
    ItemNotDone,
    JsonValue,
    MeasurementTaken,
    NoteWritten,
    PlanDecided,
    SampleDrawn,
    ScreeningFailed,
    SubjectEnrolled,
    SupportCharted,
    UnblindingRecorded,
    VitalStatusStated,
)
from protocols.sheet.wording import dose_words, measurement_words

if TYPE_CHECKING:
    from protocols.units import Quantity

STEPS: Mapping[str, str] = {
    "start": "Start",
    "rate": "Rate",
    "pause": "Pause",
    "resume": "Resume",
    "bag": "Bag change",
    "stop": "Stop",
    "complete": "Complete",
    "unknown_from": "Not known from here",
    "unknown_to": "Known again from here",
}
SUPPORTS: Mapping[str, str] = {
    "mechanical_ventilation": "Mechanical ventilation",
    "vasopressor": "Vasopressor",
    "rrt": "Renal replacement",
    "icu": "Intensive care",
    "hospital": "Hospital",
    "niv": "Non-invasive ventilation",
    "ecmo": "ECMO",
}


def fact_words(fact: Fact) -> tuple[str, str]:
    """Return what an entry is about and what it states: (`IgM titer`, `18.0 mg/dL`)."""
    teller = _TELLERS.get(type(fact))
    if teller is None:
        return fact.KIND.replace("_", " ").capitalize(), "stated"
    return teller(fact)


def analyte_label(name: str) -> str:
    """Return the English name of an analyte, or its machine name in words."""
    known = ANALYTES.get(name)
    return known.label if known is not None else name.replace("_", " ")


def input_label(name: str) -> str:
    """Return the name of one input of a form: the analyte's, else the machine name in words."""
    capitals = {"gcs": "GCS", "map": "MAP", "peep": "PEEP", "rrt": "RRT", "acvpu": "ACVPU"}
    capitals["peep_total"] = "Total PEEP"
    return capitals.get(name) or analyte_label(name)


def form_label(form: str) -> str:
    """Return a form's machine name in words; scores keep their capitals."""
    capitals = {
        "sofa": "SOFA",
        "sofa-2": "SOFA-2",
        "pf": "P/F",
        "mrc": "MRC sum score",
        "rale": "Chest X-ray score",
        "news2": "NEWS2",
        "kdigo": "KDIGO",
        "gcs": "GCS",
        "apache2": "APACHE II",
    }
    return capitals.get(form, form.replace("_", " ").replace("-", " ").capitalize())


def support_label(what: str) -> str:
    """Return the name of an organ support or stay."""
    return SUPPORTS.get(what, what.replace("_", " ").capitalize())


def value_words(value: JsonValue) -> str:
    """Write a stated input of a form: texts as they are, lists with commas, yes and no."""
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(
            f"{name.replace('_', ' ')} {value_words(one)}" for name, one in value.items()
        )
    if isinstance(value, str | int):
        return str(value)
    return "; ".join(value_words(one) for one in value) or "none"


def infusion_words(fact: InfusionCharted) -> str:
    """Write an infusion event: `Start, level 1`, `Bag change, 400 mL`."""
    parts = [STEPS[fact.step]]
    if fact.level is not None:
        parts.append(f"level {fact.level}")
    if fact.volume is not None:
        read = " read off the pump" if fact.step in ("stop", "complete") else ""
        parts.append(f"{dose_words(fact.volume)}{read}")
    if fact.lot:
        parts.append(f"lot {fact.lot}")
    return ", ".join(parts)


def event_words(fact: AdverseEventReported) -> str:
    """Write an adverse event in one line, without judging what was left out."""
    serious = {True: "serious", False: "not serious", None: "seriousness not stated"}
    parts = [fact.term]
    if fact.grade is not None:
        parts.append(f"grade {fact.grade}")
    parts.append(serious[fact.serious])
    parts += [one for one in (fact.relation, fact.outcome) if one]
    words = ", ".join(parts)
    return f"{words}; {fact.text}" if fact.text else words


def support_words(fact: SupportCharted) -> str:
    """Write a support's step: `start, norepinephrine 0.12 micrograms per kg per min, base`."""
    parts: list[str] = [fact.step]
    if fact.drug or fact.rate is not None:
        rate = dose_words(fact.rate) if fact.rate is not None else ""
        parts.append(f"{fact.drug.replace('_', ' ')} {rate}".strip())
    parts += [one for one in (fact.formulation, fact.reason) if one]
    return ", ".join(parts)


def _quantities(*given: Quantity | None) -> str:
    return " at ".join(dose_words(one) for one in given if one is not None)


def _enrolment(fact: SubjectEnrolled) -> tuple[str, str]:
    parts = [fact.protocol]
    if fact.bed:
        parts.append(f"bed {fact.bed}")
    if fact.weight is not None:
        parts.append(dose_words(fact.weight))
    if fact.height is not None:
        parts.append(dose_words(fact.height))
    if fact.birth_year is not None:
        parts.append(f"born {fact.birth_year}")
    if fact.sex:
        parts.append(fact.sex)
    parts += _criteria(fact)
    if fact.deviation_reason:
        parts.append(fact.deviation_reason)
    return "Enrolment", ", ".join(parts)


def _criteria(fact: SubjectEnrolled) -> list[str]:
    """Name the criteria that are not met or not known; of the rest only how many there are."""
    named = {
        answer: [name for name, given in fact.answers.items() if given == answer]
        for answer in ("not_met", "not_known", "met")
    }
    met = len(named.pop("met"))
    found = [
        f"criteria {answer.replace('_', ' ')}: {' '.join(names)}"
        for answer, names in named.items()
        if names
    ]
    if met:
        found.append(f"{met} other criteria met" if found else f"all {met} criteria met")
    return found


def _assessment(fact: AssessmentMade) -> tuple[str, str]:
    stated = [f"{input_label(name)} {value_words(one)}" for name, one in fact.values.items()]
    stated += [f"{input_label(name)} not done, {why}" for name, why in fact.not_done.items()]
    return form_label(fact.form), ", ".join(stated) or "no inputs"


def _infusion(fact: InfusionCharted) -> tuple[str, str]:
    name = "Infusion" if fact.period is None else f"Infusion {fact.period}"
    rate = f" at {dose_words(fact.rate)}" if fact.rate is not None else ""
    return name, _with_reason(f"{infusion_words(fact)}{rate}", fact.reason)


def _syringe(fact: InjectionGiven) -> str:
    return f"syringe {fact.syringe}" if fact.syringe else ""


def _with_reason(words: str, reason: str) -> str:
    return f"{words}, {reason}" if reason else words


def _decision(fact: PlanDecided) -> tuple[str, str]:
    given = _quantities(fact.volume, fact.rate)
    decided = f"{fact.choice}{', ' if given else ''}{given}"
    return f"Decision on dose {fact.period}", _with_reason(decided, fact.reason)


def _sample(fact: SampleDrawn) -> tuple[str, str]:
    parts = [f"{fact.tubes} tubes" if fact.tubes is not None else "drawn"]
    if fact.aliquots is not None:
        parts.append(f"{fact.aliquots} aliquots")
    parts += [one for one in (fact.label, fact.note) if one]
    return f"Sample {fact.sample.replace('_', ' ')}", ", ".join(parts)


def _vital(fact: VitalStatusStated) -> tuple[str, str]:
    state = "alive" if fact.alive else "died"
    return "Vital status", f"{state}, {fact.note}" if fact.note else state


def _unblinding(fact: UnblindingRecorded) -> tuple[str, str]:
    kind = "Suspected accidental unblinding" if fact.suspected_accidental else "Unblinding"
    told = f"; told: {fact.told}" if fact.told else ""
    return kind, f"{fact.reason}, asked by {fact.asked_by}{told}"


def _criterion(fact: CriterionAnswered) -> tuple[str, str]:
    answer = fact.answer.replace("_", " ")
    return f"Criterion {fact.criterion}", f"{answer}, {fact.evidence}" if fact.evidence else answer


def _screening(fact: ScreeningFailed) -> tuple[str, str]:
    lacking = [name for name, answer in fact.answers.items() if answer == "not_met"]
    unknown = [name for name, answer in fact.answers.items() if answer == "not_known"]
    parts = [fact.protocol]
    if lacking:
        parts.append(f"not met {', '.join(lacking)}")
    if unknown:
        parts.append(f"not known {', '.join(unknown)}")
    return f"Screened, not enrolled: {fact.study_id}", _with_reason("; ".join(parts), fact.reason)


_TELLERS: Mapping[type[Any], Callable[[Any], tuple[str, str]]] = {
    SubjectEnrolled: _enrolment,
    CriterionAnswered: _criterion,
    ScreeningFailed: _screening,
    AnchorStated: lambda fact: (fact.anchor.replace("_", " ").capitalize(), "time stated"),
    BedChanged: lambda fact: ("Bed", fact.bed),
    MeasurementTaken: lambda fact: (analyte_label(fact.analyte), measurement_words(fact.reading)),
    AssessmentMade: _assessment,
    InfusionCharted: _infusion,
    InjectionGiven: lambda fact: (
        f"Injection {fact.number}",
        ", ".join(filter(None, (dose_words(fact.volume), fact.site, _syringe(fact), fact.reason))),
    ),
    AdministrationObserved: lambda fact: (fact.product, dose_words(fact.amount)),
    PlanDecided: _decision,
    SupportCharted: lambda fact: (support_label(fact.what), support_words(fact)),
    AdverseEventReported: lambda fact: ("Adverse event", event_words(fact)),
    SampleDrawn: _sample,
    ItemNotDone: lambda fact: (f"Not done: {fact.item.replace('_', ' ')}", fact.reason),
    DeviationExplained: lambda fact: ("Words on a deviation", fact.words),
    VitalStatusStated: _vital,
    NoteWritten: lambda fact: ("Note", fact.text),
    UnblindingRecorded: _unblinding,
}

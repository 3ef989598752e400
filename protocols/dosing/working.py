"""The working of a dose, line by line, as a person reads it on screen and on paper."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from protocols.dosing.plan import Check, DoseInputs, DosePlan, Refusal, Step
from protocols.registry import as_decimal
from protocols.units import Quantity, Unit


class Working:
    """Collects the lines of one working in the order in which they were worked out."""

    def __init__(self) -> None:
        self._steps: list[Step] = []

    def line(
        self,
        label: str,
        value: str,
        source: str = "",
        *,
        emphasis: bool = False,
        check: Check = "",
    ) -> int:
        """Add a line and return its number."""
        number = len(self._steps) + 1
        self._steps.append(Step(number, label, value, source, emphasis, check))
        return number

    @property
    def steps(self) -> tuple[Step, ...]:
        """The lines so far."""
        return tuple(self._steps)


def reasons_of(*judged: object) -> tuple[Refusal, ...]:
    """Return the refusals among what was judged, each once, in the order of judging."""
    return tuple(dict.fromkeys(one for one in judged if isinstance(one, Refusal)))


def refused(
    kind: str, inputs: DoseInputs, reasons: tuple[Refusal, ...], working: Working | None = None
) -> DosePlan:
    """Return a plan that proposes nothing because something is missing, stale or impossible."""
    return DosePlan(
        "refused",
        kind,
        inputs.period,
        steps=working.steps if working is not None else (),
        reasons=reasons,
        inputs=entries_of(inputs),
    )


def entries_of(inputs: DoseInputs, *site: str) -> tuple[str, ...]:
    """Return the ids of the entries that a dose rests on, each once."""
    known = (inputs.titer, inputs.weight, inputs.concentration)
    found = [one.entry for one in known if one is not None and one.entry]
    return tuple(dict.fromkeys([*found, *site]))


def ceiling_quantity(ceiling: Fraction | None) -> Quantity | None:
    """Return a ceiling in mL/h as a quantity, or None where the protocol has none."""
    return None if ceiling is None else Quantity(as_decimal(ceiling), Unit.ML_PER_H)


def conclude(plan: DosePlan) -> DosePlan:
    """Return the plan, unless its backward check disagrees or nothing is left after rounding."""
    if plan.cross_check is not None and not plan.cross_check.agrees:
        reason = Refusal(
            "cross_check",
            f"The working does not agree with itself run backwards: {plan.cross_check.words}",
            "dose",
            "Do not use this dose; work it out by hand and report the fault.",
        )
        return DosePlan(
            "refused",
            plan.kind,
            plan.period,
            steps=plan.steps,
            reasons=(reason,),
            inputs=plan.inputs,
            cross_check=plan.cross_check,
            formula=plan.formula,
        )
    if plan.volume is not None and plan.volume.value == 0:
        reason = Refusal(
            "below_step",
            "The dose is less than one step to which volumes are rounded down; nothing is left "
            "to give.",
            "volume",
            "The prescriber decides whether to give one step.",
        )
        return replace(plan, outcome="none", rate=None, reasons=(reason,))
    return plan

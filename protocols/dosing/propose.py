"""One door to every dose: guard, compute, cap, round; each step named in the result.

The order is fixed: safety first, arithmetic second, cap third, rounding last. A plan is advice;
Bedline never sends anything to a pump (R43).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from protocols.definition.model import Injections, Ladder, Observed, PerWeight, RaiseToTarget
from protocols.dosing.injections import plan_injection
from protocols.dosing.ladder import plan_ladder
from protocols.dosing.per_weight import plan_per_weight
from protocols.dosing.plan import DoseInputs, DosePlan, EarlierDoses, Refusal
from protocols.dosing.raise_to_target import plan_raise
from protocols.dosing.working import refused

if TYPE_CHECKING:
    from protocols.definition.model import DoseRule

OBSERVATIONAL = Refusal(
    "observational",
    "This protocol only observes treatment; no dose is proposed.",
    "protocol",
)
_NOTHING_EARLIER = EarlierDoses()


def plan_dose(
    rule: DoseRule, inputs: DoseInputs, *, earlier: EarlierDoses = _NOTHING_EARLIER
) -> DosePlan:
    """Work out one dose by a rule.

    Args:
        rule: the dose rule of the subject's protocol and arm.
        inputs: what is known; whatever is missing refuses the dose.
        earlier: what was delivered and is still to run, for rolling caps.

    Returns:
        A proposal, none (nothing is needed), or a refusal with every reason found.
    """
    if isinstance(rule, RaiseToTarget):
        return plan_raise(rule, inputs, earlier)
    if isinstance(rule, PerWeight):
        return plan_per_weight(rule, inputs, earlier)
    if isinstance(rule, Ladder):
        return plan_ladder(rule, inputs)
    if isinstance(rule, Injections):
        return plan_injection(rule, inputs)
    if isinstance(rule, Observed):
        return refused(rule.kind, inputs, (OBSERVATIONAL,))
    assert_never(rule)

"""`dose`: one parsed JSON line in, its dose with the whole working out. No store, no window.

A field that cannot be read is answered with issues; a dose that cannot be worked out is answered
as refused, with every reason. Site parameters come from the line alone: what the file's standards
leave open and the line lacks refuses the dose. Values are stated as current, so no age is judged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from protocols.analytes import ANALYTES, is_unusual, judge_reading
from protocols.definition.model import (
    Injections,
    Ladder,
    Observed,
    Protocol,
    RaiseToTarget,
    Rounding,
    SignedValue,
    SiteRef,
)
from protocols.intake import Reading, read_quantity, read_reading
from protocols.issues import Issue, IssuesError
from protocols.units import Quantity, Unit, quantity, trimmed

if TYPE_CHECKING:
    from fractions import Fraction

    from protocols.definition.model import DoseRule
    from protocols.dosing.plan import DosePlan, DoseWarning, Known

Load = Callable[[str], "Protocol | None"]

_FIELDS: Final = frozenset(
    {"id", "protocol", "arm", "weight", "titer", "site", "period", "concentration"}
)
_STEPS: Final = {"volume_step": "0.1 mL", "rate_step": "0.1 mL/h"}
_BLINDED: Final = ("double", "quadruple")
_LARGEST_PERIOD: Final = 10_000


@dataclass(frozen=True, slots=True)
class _Read:
    """A line whose fields could be read."""

    protocol: Protocol
    rule: DoseRule
    arm: str | None
    weight: Quantity | None
    titer: Reading | None
    concentration: Quantity | None
    site: Mapping[str, SignedValue]
    period: int


def answer_dose(line: Mapping[str, object], load: Load) -> dict[str, object]:
    """Answer one line of the `dose` command; never raises for any parsed JSON.

    Args:
        line: the parsed line.
        load: returns a protocol by its id, or None for one that is not installed.
    """
    identifier = line.get("id")
    protocol = _protocol(line.get("protocol"), load)
    if isinstance(protocol, Issue):
        return _refused_line(identifier, [protocol])
    if any(isinstance(rule, Observed) for rule in protocol.doses):
        return {"id": identifier, **_answer(_observed(protocol))}
    read = _read(line, protocol)
    if isinstance(read, list):
        return _refused_line(identifier, read)
    return {"id": identifier, **_answer(_plan(read))}


def _observed(protocol: Protocol) -> DosePlan:
    from protocols.dosing.plan import DoseInputs
    from protocols.dosing.propose import plan_dose

    rule = next(one for one in protocol.doses if isinstance(one, Observed))
    return plan_dose(rule, DoseInputs())


def _plan(read: _Read) -> DosePlan:
    from protocols.dosing.plan import DoseInputs
    from protocols.dosing.propose import plan_dose
    from protocols.dosing.site import in_force

    inputs = DoseInputs(
        weight=_known(None if read.weight is None else Reading(read.weight)),
        titer=_known(read.titer),
        site=in_force(read.protocol, read.site),
        period=read.period,
        arm=read.arm,
        concentration=_known(None if read.concentration is None else Reading(read.concentration)),
        protocol_words=f"Protocol {read.protocol.label}",
        blinded=read.protocol.blinding.kind in _BLINDED,
    )
    plan = plan_dose(_with_rounding(read.rule), inputs)
    return replace(plan, warnings=(*plan.warnings, *_unusual(read)))


def _unusual(read: _Read) -> tuple[DoseWarning, ...]:
    """Warn of a titer outside the usual range: most often it stands in another unit."""
    from protocols.dosing.plan import DoseWarning

    analyte = ANALYTES.get(read.rule.analyte) if isinstance(read.rule, RaiseToTarget) else None
    if analyte is None or read.titer is None or not is_unusual(analyte, read.titer):
        return ()
    low, high = (trimmed(one) for one in analyte.usual)
    words = f"{analyte.label} {read.titer} is outside the usual {low} to {high} "
    return (
        DoseWarning(
            "unusual_titer",
            f"{words}{analyte.unit.value}. Check number and unit against the report.",
            "titer",
        ),
    )


def _known(reading: Reading | None) -> Known | None:
    from protocols.dosing.plan import Known

    return None if reading is None else Known(reading, words="as stated")


def _with_rounding(rule: DoseRule) -> DoseRule:
    """Return the rule with the line's rounding steps, 0.1 where the line gives none."""
    if isinstance(rule, Observed):
        return rule
    rounding = Rounding(SiteRef("volume_step"), SiteRef("rate_step"), rule.rounding.source)
    return replace(rule, rounding=rounding)


def _protocol(given: object, load: Load) -> Protocol | Issue:
    found = None
    if isinstance(given, str):
        try:
            found = load(given)
        except (IssuesError, LookupError):
            found = None
    if found is not None:
        return found
    return _issue(
        "unknown_protocol", "protocol", given, "is not a protocol that is installed here."
    )


def _read(line: Mapping[str, object], protocol: Protocol) -> _Read | list[Issue]:
    issues = [
        _issue("unknown_field", str(name)[:80], None, "is not a field of a dose line.")
        for name in line
        if name not in _FIELDS
    ]
    arm = _arm(line.get("arm"), protocol)
    if isinstance(arm, Issue):
        return [*issues, arm]
    rule = protocol.dose_for(arm)
    if rule is None:
        listed = ", ".join(one.id for one in protocol.arms)
        words = f"is missing; the dose of this protocol differs by arm: {listed}."
        return [*issues, _issue("arm_missing", "arm", None, words)]
    weight = _weight(line.get("weight"))
    titer = _titer(line.get("titer"), protocol, rule)
    period = _period(line.get("period"))
    site, wrong = _site(line.get("site"), protocol)
    concentration = _concentration(line.get("concentration"), protocol, rule, site)
    judged = (weight, titer, period, concentration)
    issues += [*(one for one in judged if isinstance(one, Issue)), *wrong]
    if (
        issues
        or isinstance(weight, Issue)
        or isinstance(titer, Issue)
        or isinstance(period, Issue)
        or isinstance(concentration, Issue)
    ):
        return issues
    return _Read(protocol, rule, arm, weight, titer, concentration, site, period)


def _arm(given: object, protocol: Protocol) -> str | Issue | None:
    if given is None:
        return None
    if not protocol.arms:
        words = "cannot be given: the arm of this protocol is not held at the bedside."
        return _issue("arm_not_held", "arm", None, words)
    if isinstance(given, str) and given in {one.id for one in protocol.arms}:
        return given
    listed = ", ".join(one.id for one in protocol.arms)
    return _issue("unknown_arm", "arm", given, f"is not an arm. Allowed: {listed}.")


def _weight(given: object) -> Quantity | Issue | None:
    if given is None:
        return None
    if not isinstance(given, str):
        return _not_text("weight", given, "70 kg")
    return read_quantity(given, "weight", (Unit.KG,))


def _titer(given: object, protocol: Protocol, rule: DoseRule) -> Reading | Issue | None:
    if given is None:
        return None
    by_titer = next((one for one in protocol.doses if isinstance(one, RaiseToTarget)), None)
    if by_titer is None:
        words = "is not used by this protocol; leave it out."
        return _issue("field_not_used", "titer", None, words)
    if not isinstance(given, str):
        return _not_text("titer", given, "30 mg/dL")
    analyte = ANALYTES.get(by_titer.analyte)
    read = read_reading(given, "titer", analyte.units if analyte is not None else ())
    if isinstance(read, Issue):
        return read
    wrong = judge_reading(analyte, read, "titer") if analyte is not None else ()
    if wrong:
        return wrong[0]
    return read if rule is by_titer else None


def _period(given: object) -> int | Issue:
    if given is None:
        return 1
    if isinstance(given, bool) or not isinstance(given, int) or abs(given) > _LARGEST_PERIOD:
        return _issue("not_a_count", "period", given, "is not a period; write 1, 2, 3 …")
    return given


def _concentration(
    given: object, protocol: Protocol, rule: DoseRule, site: Mapping[str, SignedValue]
) -> Quantity | Issue | None:
    if given is None:
        return None
    if not isinstance(rule, Ladder | Injections):
        words = "is given by the protocol file; leave it out."
        return _issue("field_not_used", "concentration", None, words)
    if rule.concentration.site in site:
        words = "is given twice, here and under site; give it once."
        return _issue("given_twice", "concentration", None, words)
    if not isinstance(given, str):
        return _not_text("concentration", given, "0.2 microg/mL")
    parameter = protocol.parameter(rule.concentration.site)
    if parameter is not None:
        from protocols.dosing.site import judge_site_value

        wrong = judge_site_value(parameter, given)
        if wrong is not None:
            return replace(wrong, field="concentration")
    return read_quantity(given, "concentration")


def _site(given: object, protocol: Protocol) -> tuple[dict[str, SignedValue], list[Issue]]:
    """Return the line's site values with its rounding steps, and an issue for each wrong one."""
    values = {name: SignedValue(text) for name, text in _STEPS.items()}
    if given is None:
        return values, []
    if not isinstance(given, Mapping):
        words = 'is not an object such as {"distribution_volume":"42 mL/kg"}.'
        return values, [_issue("not_an_object", "site", given, words)]
    issues: list[Issue] = []
    for name, text in given.items():
        wrong = None if text is None else _site_issue(str(name), text, protocol)
        if wrong is not None:
            issues.append(wrong)
        elif isinstance(text, str):
            values[str(name)] = SignedValue(text)
    return values, issues


def _site_issue(name: str, text: object, protocol: Protocol) -> Issue | None:
    from protocols.dosing.site import judge_site_value

    field = f"site.{name[:80]}"
    parameter = protocol.parameter(name)
    if parameter is None and name not in _STEPS:
        words = "is not a value that this protocol leaves to the site."
        return _issue("unknown_field", field, None, words)
    if not isinstance(text, str):
        return _not_text(field, text, "42 mL/kg")
    wrong = judge_site_value(parameter, text) if parameter is not None else None
    return wrong if wrong is not None or name not in _STEPS else _step_issue(name, text, field)


def _step_issue(name: str, text: str, field: str) -> Issue | None:
    read = read_quantity(text, field, (quantity(_STEPS[name]).unit,))
    if isinstance(read, Issue):
        return read
    if read.value > 0:
        return None
    return _issue("not_positive", field, text, "is not a step; it must be above zero.")


def _not_text(field: str, given: object, example: str) -> Issue:
    return _issue("not_text", field, given, f'is not a text with a unit, such as "{example}".')


def _issue(code: str, field: str, given: object, words: str) -> Issue:
    shown = "" if given is None else f"{str(given)[:80]!r} "
    subject = f"{field} {shown}" if given is None else shown
    return Issue(code, field, "" if given is None else str(given)[:80], f"{subject}{words}")


def _refused_line(identifier: object, issues: list[Issue]) -> dict[str, object]:
    told = [{"code": one.code, "field": one.field, "message": one.message} for one in issues]
    return {"id": identifier, "issues": told}


def _answer(plan: DosePlan) -> dict[str, object]:
    """Write a plan as the contract has it: plain decimal texts, null where nothing applies."""
    answer: dict[str, object] = {
        "outcome": plan.outcome,
        "dose_per_weight": _exact(plan.dose_per_weight, plan.per_weight_unit),
        "dose": _exact(plan.dose, plan.dose_unit),
        "volume": _quantity(plan.volume),
        "rate": _quantity(plan.rate),
        "ceiling_rate": _quantity(plan.ceiling_rate),
        "exact": {
            "volume_mL": _exact(plan.exact_volume),
            "rate_mL_h": _exact(plan.exact_rate),
        },
        "expected": _exact(plan.expected, plan.expected_unit),
        "limits": list(plan.limits),
        "steps": [
            {"label": one.label, "value": one.value, "source": one.source} for one in plan.steps
        ],
        "reasons": [
            {"code": one.code, "field": one.field, "message": one.message} for one in plan.reasons
        ],
        "warnings": [{"code": one.code, "message": one.words} for one in plan.warnings],
    }
    if plan.cross_check is not None:
        answer["cross_check"] = plan.cross_check.words
    if plan.ladder:
        answer["ladder"] = [
            {
                "level": one.level,
                "after": _quantity(one.after),
                "rate": _quantity(one.rate),
                "exact_rate_mL_h": _exact(one.exact_rate),
            }
            for one in plan.ladder
        ]
    return answer


def _exact(number: Fraction | None, unit: Unit | None = None) -> str | None:
    from protocols.amount_words import exact_text

    if number is None:
        return None
    return exact_text(number) if unit is None else f"{exact_text(number)} {unit.value}"


def _quantity(given: Quantity | None) -> str | None:
    return None if given is None else f"{trimmed(given.value)} {given.unit.value}"

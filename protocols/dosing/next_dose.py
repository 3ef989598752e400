"""The next dose of a subject: inputs gathered from the record, then `plan_dose`.

Which period is next, which weight and titer it rests on, what was given before, and whether
treatment is over. What the record lacks stays missing, and the plan says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING
from typing import Protocol as Shape

from protocols.definition.model import Injections, Ladder, Observed, PerWeight, RaiseToTarget
from protocols.dosing.amounts import rate_in_ml_per_hour
from protocols.dosing.guard import judge_concentration, number_of
from protocols.dosing.plan import (
    DoseInputs,
    DosePlan,
    DoseWarning,
    EarlierDoses,
    Known,
    Refusal,
    Stretch,
)
from protocols.dosing.propose import OBSERVATIONAL, plan_dose
from protocols.dosing.samples import Moment, Sample, dosing_titer, dosing_weight
from protocols.dosing.site import in_force
from protocols.dosing.timing import after_last_day, not_before, start_window, too_early
from protocols.facts import InjectionGiven, PlanDecided
from protocols.infusion.events import InfusionState, Planned
from protocols.registry import exact, magnitude
from protocols.times import Instant
from protocols.units import Unit

if TYPE_CHECKING:
    from protocols.definition.model import DoseRule, Protocol, SiteValues
    from protocols.record import Record

_NO_INFUSIONS: Mapping[int, InfusionState] = {}
_BLINDED = ("double", "quadruple")


class Stop(Shape):
    """A stop rule that is reached, as far as a dose needs to know it."""

    @property
    def words(self) -> str:
        """What is reached, in words."""
        ...

    @property
    def ends_treatment(self) -> bool:
        """Whether no further dose is started after it."""
        ...


def plan_next(  # noqa: PLR0913 - each is another source; the assembler names them
    protocol: Protocol,
    record: Record,
    site: SiteValues,
    *,
    zone: str,
    now: Instant,
    infusions: Mapping[int, InfusionState] = _NO_INFUSIONS,
    stops: Sequence[Stop] = (),
) -> DosePlan:
    """Work out the next dose of a subject from its record.

    Args:
        protocol: the protocol version that the subject follows.
        record: the subject's entries, folded.
        site: site parameters signed; the file's standards are added.
        zone: the ward's zone.
        now: when the dose is worked out.
        infusions: every infusion so far by period, integrated up to now.
        stops: stop rules that are reached.

    Returns:
        A proposal, none, or a refusal with every reason found.
    """
    moment = Moment(protocol, record, in_force(protocol, site), zone, now)
    rule = protocol.dose_for(record.arm)
    if rule is None or isinstance(rule, Observed):
        reason = OBSERVATIONAL if isinstance(rule, Observed) else _no_rule(protocol)
        return DosePlan("refused", "observed" if rule else "", 1, reasons=(reason,))
    period = next_period(rule, record, infusions)
    earliest = not_before(rule, period, record, infusions)
    weight = dosing_weight(rule.weight, moment)
    known_weight = weight if isinstance(weight, Known) else None
    sample = (
        dosing_titer(rule, period, known_weight, moment, infusions)
        if isinstance(rule, RaiseToTarget)
        else Sample(None)
    )
    reasons = [
        *(_stopped(stops) or after_last_day(rule, moment)),
        *too_early(rule, period, earliest, moment),
        *_ladder_over(rule, infusions),
        *_paused(rule, infusions),
        *([weight] if isinstance(weight, Refusal) else []),
        *sample.reasons,
    ]
    warnings, missing = start_window(rule, period, moment)
    plan = plan_dose(
        rule,
        DoseInputs(
            weight=known_weight,
            titer=sample.known,
            site=moment.site,
            period=period,
            arm=record.arm,
            now=now,
            anchors=record.anchors,
            zone=zone,
            remainder=sample.remainder,
            protocol_words=f"Protocol {protocol.label}",
            blinded=protocol.blinding.kind in _BLINDED,
        ),
        earlier=_earlier(infusions, period, max(now, earliest) if earliest else now),
    )
    said = (*_to_look_at(stops), *warnings, *sample.warnings, *plan.warnings)
    reasons += missing
    if not reasons:
        return replace(plan, warnings=said, not_before=earliest)
    if isinstance(weight, Refusal):
        plan = replace(plan, reasons=_without(plan.reasons, "weight_missing"))
    return DosePlan(
        "refused",
        rule.kind,
        period,
        reasons=tuple(dict.fromkeys([*reasons, *_if_refused(plan)])),
        warnings=said,
        inputs=plan.inputs,
        not_before=earliest,
        formula=plan.formula,
    )


def planned_for(
    protocol: Protocol, record: Record, site: SiteValues
) -> Callable[[int], Planned | None]:
    """Return what each period's infusion is measured against: accepted volume, weight, rates.

    Args:
        protocol: the protocol version that the subject follows.
        record: the subject's entries, folded.
        site: site parameters in force.
    """
    rule = protocol.dose_for(record.arm)
    if not isinstance(rule, RaiseToTarget | PerWeight | Ladder):
        return lambda _period: None
    weights = record.measured("weight")
    weight = weights[-1].reading.quantity if weights else None
    if weight is not None and (weight.unit is not Unit.KG or weight.value <= 0):
        weight = None
    volumes = {
        entry.fact.period: magnitude(exact(entry.fact.volume), Unit.ML)
        for entry in record.of(PlanDecided)
        if entry.fact.volume is not None and entry.fact.choice != "decline"
    }
    common = Planned(weight=weight)
    if isinstance(rule, Ladder):
        common = _planned_ladder(rule, common, protocol, site)
    else:
        common = replace(common, concentration=rule.concentration)
        if weight is not None and rule.rate_ceiling is not None:
            highest = rate_in_ml_per_hour(rule.rate_ceiling, weight, rule.concentration)
            common = replace(common, highest_rate=highest)
    return lambda period: replace(common, volume=volumes.get(period))


def next_period(rule: DoseRule, record: Record, infusions: Mapping[int, InfusionState]) -> int:
    """Return the number of the next dose: after the last that was started, given or declined.

    An accepted dose that has not been started yet is still the next one. A ladder has one run.
    """
    if isinstance(rule, Ladder):
        return 1
    if isinstance(rule, Injections):
        return max((one.fact.number for one in record.of(InjectionGiven)), default=0) + 1
    closed = [state.period for state in infusions.values() if state.started is not None]
    latest = {one.fact.period: one.fact for one in record.of(PlanDecided)}
    closed += [
        period
        for period, decided in latest.items()
        if decided.choice == "decline" or decided.volume is None or decided.volume.value == 0
    ]
    return max(closed, default=0) + 1


def _planned_ladder(rule: Ladder, common: Planned, protocol: Protocol, site: SiteValues) -> Planned:
    values = in_force(protocol, site)
    concentration = judge_concentration(rule, DoseInputs(site=values), Unit.MICROG_PER_ML)
    if isinstance(concentration, Refusal):
        return common
    common = replace(common, concentration=concentration)
    if common.weight is None:
        return common
    from protocols.dosing.guard import judge_site
    from protocols.dosing.ladder import pump_rate
    from protocols.registry import floor_to

    step = judge_site(rule.rounding.rate_step, DoseInputs(site=values), Unit.ML_PER_H)
    if isinstance(step, Refusal):
        return common
    rates = {
        level.level: Fraction(
            floor_to(
                pump_rate(level.rate, common.weight, concentration),
                number_of(step, Unit.ML_PER_H),
            )
        )
        for level in rule.levels
    }
    return replace(common, level_rates=rates, highest_rate=max(rates.values()))


def _no_rule(protocol: Protocol) -> Refusal:
    arms = ", ".join(arm.label for arm in protocol.arms)
    return Refusal(
        "arm_missing",
        f"The allocated arm is not recorded; the dose differs between {arms}.",
        "arm",
        "Record the allocated arm.",
    )


def _stopped(stops: Sequence[Stop]) -> list[Refusal]:
    return [Refusal("stopped", one.words, "stop_rule") for one in stops if one.ends_treatment]


def _to_look_at(stops: Sequence[Stop]) -> list[DoseWarning]:
    """Return what a person should look at before treatment goes on."""
    return [DoseWarning("stop_rule", one.words) for one in stops if not one.ends_treatment]


def _paused(rule: DoseRule, infusions: Mapping[int, InfusionState]) -> list[Refusal]:
    """A paused bag has no known end: what a further dose may add in 24 hours is not known."""
    if not isinstance(rule, RaiseToTarget | PerWeight):
        return []
    return [
        Refusal(
            "infusion_paused",
            f"Dose {state.period} is paused with volume still to run, so its end is not known.",
            "infusion",
            "Resume it or end it; then the next dose is worked out.",
        )
        for state in infusions.values()
        if state.state == "paused" and (state.remaining is None or state.remaining.high != 0)
    ]


def _ladder_over(rule: DoseRule, infusions: Mapping[int, InfusionState]) -> list[Refusal]:
    if not isinstance(rule, Ladder):
        return []
    ended = [one for one in infusions.values() if one.state in ("ended", "complete")]
    if not ended:
        return []
    return [Refusal("infusion_ended", "The study infusion has ended; there is one.", "infusion")]


def _earlier(
    infusions: Mapping[int, InfusionState], period: int, starts_at: Instant
) -> EarlierDoses:
    """Return what was delivered, and what is still to run, before the proposed dose starts."""
    stretches: list[Stretch] = []
    known = True
    for state in infusions.values():
        if state.period == period or state.started is None:
            continue
        for segment in state.segments:
            most = segment.volume.high
            known = known and most is not None
            if most:
                stretches.append(Stretch(segment.start, segment.end, most))
        if not state.active:
            continue
        if state.remaining is None or state.remaining.high is None:
            known = False
        elif state.remaining.high > 0:
            # Without a known end it may run at any time: counted whole when the new dose starts.
            end = state.projected_end
            run = (state.now, end) if end is not None and end > state.now else (starts_at,) * 2
            stretches.append(Stretch(*run, state.remaining.high))
    return EarlierDoses(tuple(stretches), starts_at, known)


def _if_refused(plan: DosePlan) -> tuple[Refusal, ...]:
    return plan.reasons if plan.outcome == "refused" else ()


def _without(reasons: tuple[Refusal, ...], code: str) -> tuple[Refusal, ...]:
    return tuple(one for one in reasons if one.code != code)

"""Stop rules that are reached where the dose ends, and deviations that something can find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocols.definition import model
from protocols.definition.checks import vocabulary as words
from protocols.definition.checks.amounts import number
from protocols.definition.checks.calendar import numbers_of
from protocols.definition.checks.walk import not_a_word
from protocols.definition.model import Protocol
from protocols.units import Unit

if TYPE_CHECKING:
    from protocols.definition.places import Path, Places


def check(protocol: Protocol, places: Places) -> None:
    """Report stop rules that are never reached, and deviations with nothing to judge by."""
    for at, stop in enumerate(protocol.stop_rules):
        _stop(protocol, places, ("stop_rules", at), stop)
    for at, deviation in enumerate(protocol.deviations):
        _deviation(protocol, places, ("deviations", at), deviation)


def _stop(protocol: Protocol, places: Places, path: Path, rule: model.StopRule) -> None:
    needed = {
        "support_off": ("support", "off_for"),
        "periods_done": ("count",),
        "day_reached": ("count",),
        "elapsed": ("limit",),
    }.get(rule.kind, ())
    for key in needed:
        if getattr(rule, key) in (None, ""):
            places.report(
                "missing_key",
                (*path, key),
                "",
                f"A stop rule of kind {rule.kind} needs `{key}`. Add it.",
            )
            return
    if rule.kind == "support_off" and rule.support not in protocol.supports:
        not_a_word(places, (*path, "support"), rule.support, protocol.supports)
    _reachable(protocol, places, path, rule)


def _reachable(protocol: Protocol, places: Places, path: Path, rule: model.StopRule) -> None:
    doses = [one for one in protocol.doses if _shared(one.arms, rule.arms)]
    if rule.kind == "periods_done" and rule.count is not None:
        for dose in doses:
            if numbers_of(dose) != rule.count:
                places.report(
                    "stop_does_not_fit",
                    (*path, "count"),
                    rule.count,
                    f"The rule ends treatment after {rule.count}, but {dose.id!r} has "
                    f"{numbers_of(dose)} periods or injections.",
                )
    days = protocol.days
    outside = rule.count is not None and not days.first <= rule.count <= days.last
    if rule.kind == "day_reached" and outside:
        places.report(
            "stop_does_not_fit",
            (*path, "count"),
            rule.count,
            f"Day {rule.count} lies outside the day count, {days.first} to {days.last}: the rule "
            "is never reached.",
        )
    if rule.kind == "elapsed" and rule.limit is not None:
        for dose in doses:
            if isinstance(dose, model.Ladder) and number(dose.run_for, Unit.H) != number(
                rule.limit, Unit.H
            ):
                places.report(
                    "stop_does_not_fit",
                    (*path, "limit"),
                    rule.limit,
                    f"The rule ends treatment after {rule.limit}, but {dose.id!r} runs for "
                    f"{dose.run_for}.",
                )


def _shared(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    return not first or not second or bool(set(first) & set(second))


def _deviation(protocol: Protocol, places: Places, path: Path, rule: model.DeviationRule) -> None:
    if rule.kind not in words.DEVIATION_KINDS:
        not_a_word(places, (*path, "kind"), rule.kind, words.DEVIATION_KINDS)
        return
    if rule.class_ not in words.DEVIATION_CLASSES:
        not_a_word(places, (*path, "class"), rule.class_, words.DEVIATION_CLASSES)
    missing = _lacks(protocol, rule.kind)
    if missing:
        places.report(
            "deviation_without_rule",
            (*path, "kind"),
            rule.kind,
            f"{rule.kind} can never be found: the protocol has no {missing}.",
        )


def _lacks(protocol: Protocol, kind: str) -> str:
    """Return what a kind of deviation is judged by, if the protocol does not have it."""
    doses = protocol.doses
    courses = [
        one.course for one in doses if isinstance(one, (model.RaiseToTarget, model.PerWeight))
    ]
    ladders = [one for one in doses if isinstance(one, model.Ladder)]
    injections = [one for one in doses if isinstance(one, model.Injections)]
    starts = [one.start for one in courses if one.start] + [
        one.start for one in ladders if one.start
    ]
    ceilings = [
        one
        for one in doses
        if getattr(one, "rate_ceiling", None) is not None
        or getattr(one, "max_rate", None) is not None
    ]
    at_least = [
        one for one in doses if isinstance(one, model.PerWeight) and one.run.meaning == "at_least"
    ]
    needs: dict[str, tuple[bool, str]] = {
        "late_start": (bool(starts), "start window"),
        "late_first_dose": (bool(starts), "start window"),
        "rate_above_ceiling": (bool(ceilings or ladders), "rate ceiling"),
        "over_cap": (any(getattr(one, "caps", ()) for one in doses), "cap"),
        "extra_period": (bool(courses), "counted dose periods"),
        "too_fast": (bool(at_least), "dose with a least running time"),
        "step_without_gate": (any(one.gate for one in ladders), "gated ladder"),
        "step_too_early": (bool(ladders), "ladder"),
        "run_too_long": (bool(ladders), "ladder"),
        "gap_too_short": (bool(injections), "injections"),
        "too_many_injections": (bool(injections), "injections"),
        "arm_missing": (bool(protocol.arms), "arms"),
        "no_second_check": (protocol.second_check is not None, "second check"),
        "started_after_stop": (bool(protocol.stop_rules), "stop rules"),
        "early_stop": (bool(protocol.stop_rules), "stop rules"),
    }
    held, what = needs.get(kind, (True, ""))
    return "" if held else what

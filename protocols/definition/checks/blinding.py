"""Nothing at a blinded bedside may tell the arm (R71, R73), and masks must hide what they mean to.

Double and quadruple blind: no arm exists in the file at all, so dose, volume, rate, duration, stop
rules, samples and reminders are the same for everybody by construction. Single blind: whoever must
not see the arm must not see what differs by arm either.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from protocols.analytes import ANALYTES
from protocols.definition import model
from protocols.definition.checks import vocabulary as words
from protocols.definition.checks.walk import blocks, listed, meant
from protocols.definition.model import Protocol
from protocols.definition.structure import ALLOCATION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from protocols.definition.places import Path, Places

# Parts of an id or label that would hold who receives what.
_TELLING = re.compile(
    r"\b(arm|kit|allocation|unblinding code|treatment (group|code))\b", re.IGNORECASE
)
# A blinded product is named so that both arms read the same.
_NEUTRAL = re.compile(r"\b(study|matching placebo)\b", re.IGNORECASE)
_TYPED = (model.FormField, model.SiteParameter, model.SampleRule)
# Said of one arm alone; "matching placebo" is said of both.
_ONE_ARM = re.compile(
    r"\b(?<!matching )(placebo|verum|active (drug|product|treatment)|comparator)\b", re.IGNORECASE
)
_DOSES = (model.RaiseToTarget, model.PerWeight, model.Ladder, model.Injections, model.Observed)
_FOR_BOTH = (*_TYPED, *_DOSES, model.ScheduleItem, model.StopRule, model.DeviationRule)


def check(protocol: Protocol, places: Places) -> None:
    """Report what would tell the arm, and masks that hide nothing or too little."""
    if protocol.blinding.kind in ("double", "quadruple"):
        _no_arm(protocol, places)
        _nothing_typed(protocol, places)
        _neutral_words(protocol, places)
        _for_both_arms(protocol, places)
    for at, mask in enumerate(protocol.blinding.masks):
        _mask(protocol, places, ("blinding", "masks", at), mask)
    _betrayed(protocol, places)


def _no_arm(protocol: Protocol, places: Places) -> None:
    if protocol.arms:
        places.report(
            "arm_in_blinded",
            ("arms",),
            listed(one.id for one in protocol.arms),
            f"A {protocol.blinding.kind}-blind protocol names no arms: the bedside does not have "
            "them. Take `arms` out.",
        )
    for path, block in blocks(protocol):
        if not isinstance(block, Protocol) and getattr(block, "arms", None):
            places.report(
                "arm_in_blinded",
                (*path, "arms"),
                listed(block.arms),
                "In a blinded protocol nothing may differ by arm: dose, volume, rate, duration, "
                "stop rule, sample or reminder. Take `arms` out.",
            )


def _nothing_typed(protocol: Protocol, places: Places) -> None:
    for path, block in blocks(protocol):
        if not isinstance(block, _TYPED):
            continue
        for key in ("id", "label"):
            said = str(getattr(block, key))
            if said.lower() in ALLOCATION_WORDS or _TELLING.search(said.replace("_", " ")):
                places.report(
                    "allocation_in_file",
                    (*path, key),
                    said,
                    f"{said!r} asks for what would tell the arm. No blinded protocol holds that; "
                    "take it out.",
                )
                break


def _neutral_words(protocol: Protocol, places: Places) -> None:
    product = protocol.product
    if product is not None and not _NEUTRAL.search(product.words):
        places.report(
            "product_not_neutral",
            ("product", "words"),
            product.words,
            f"{product.words!r} names one arm's product. Write it for both, such as `study "
            "infusion` or `iloprost or matching placebo`.",
        )


def _for_both_arms(protocol: Protocol, places: Places) -> None:
    """Report a dose, strength, rate, stop rule, sample or reminder that names one arm only."""
    for path, block in blocks(protocol):
        if not isinstance(block, _FOR_BOTH):
            continue
        for key in ("id", "label", "what", "words"):
            said = str(getattr(block, key, ""))
            if _ONE_ARM.search(said.replace("_", " ")):
                places.report(
                    "one_arm_named",
                    (*path, key),
                    said,
                    f"{said!r} holds for one arm only. In a blinded protocol dose, volume, rate, "
                    "duration, stop rule, sample and reminder are the same for both; say it for "
                    "both, or take it out.",
                )
                break


def _mask(protocol: Protocol, places: Places, path: Path, mask: model.Mask) -> None:
    kind, _, analyte = mask.hides.partition(":")
    if mask.hides not in words.HIDES and not (kind in words.HIDES_ANALYTE and analyte in ANALYTES):
        known = (*words.HIDES, *(f"{one}:…" for one in words.HIDES_ANALYTE))
        places.report(
            "unknown_mask",
            (*path, "hides"),
            mask.hides,
            f"{mask.hides!r} is not something that can be hidden. Known: {listed(known)} with an "
            f"analyte.{meant(mask.hides, known)}",
        )
    allowed = (*words.ROLES, words.BOARD)
    for at, role in enumerate(mask.roles):
        if role not in allowed:
            places.report(
                "unknown_role",
                (*path, "roles", at),
                role,
                f"{role!r} is not a role. Known: {listed(allowed)}.{meant(role, allowed)}",
            )
    if not mask.roles:
        places.report(
            "empty", (*path, "roles"), "", "The mask hides it from nobody. Name the roles."
        )
    for at, item in enumerate(protocol.schedule):
        if kind == "analyte" and analyte in item.asks and set(mask.roles) >= {"nurse"}:
            places.report(
                "masked_but_asked",
                ("schedule", at, "asks"),
                analyte,
                f"{analyte} is hidden from the nurse who is asked for it. Take the item or the "
                "mask out.",
            )

    _hidden_but_needed(protocol, places, path, mask)


def _hidden_but_needed(protocol: Protocol, places: Places, path: Path, mask: model.Mask) -> None:
    """Report an analyte that is hidden from those at the bedside and needed there.

    The level of a ladder would wait for it, or a dose would tell it.
    """
    kind, _, analyte = mask.hides.partition(":")
    for at, rule in enumerate(protocol.doses):
        gated = isinstance(rule, model.Ladder) and analyte in rule.gate
        if kind in words.HIDES_ANALYTE and gated and "nurse" in mask.roles:
            places.report(
                "masked_but_asked",
                ("doses", at, "gate"),
                analyte,
                f"The next level waits for {analyte}, which is hidden from the nurse. Take the "
                "gate or the mask out.",
            )
        told = isinstance(rule, model.RaiseToTarget) and (
            kind == "titer" or mask.hides == f"analyte:{rule.analyte}"
        )
        if told and not mask.after:
            _told_by_dose(protocol, places, path, mask)


def _told_by_dose(protocol: Protocol, places: Places, path: Path, mask: model.Mask) -> None:
    masks = protocol.blinding.masks
    for role in mask.roles:
        hidden = {one.hides for one in masks if role in one.roles and not one.after}
        if "dose" not in hidden and role != words.BOARD:
            places.report(
                "mask_betrayed",
                path,
                role,
                f"{mask.hides} is hidden from the {role}, but the dose is worked out from it and "
                "is not hidden. Hide the dose from the same role.",
            )


def _betrayed(protocol: Protocol, places: Places) -> None:
    """Report roles that may not see the arm but would see what differs by arm."""
    masks = protocol.blinding.masks
    for at, mask in enumerate(masks):
        if mask.hides != "arm":
            continue
        for role in mask.roles:
            if role == words.BOARD:
                continue
            hidden = {one.hides for one in masks if role in one.roles and not one.after}
            seen = [what for what, names in _differs(protocol) if not names & hidden]
            if seen:
                places.report(
                    "mask_betrayed",
                    ("blinding", "masks", at),
                    role,
                    f"The arm is hidden from the {role}, but {listed(dict.fromkeys(seen))} differs "
                    "by arm and is not hidden. Hide it from the same role.",
                )


def _differs(protocol: Protocol) -> Iterator[tuple[str, set[str]]]:
    """Yield what differs by arm in words, with the masks any one of which hides it."""
    if any(rule.arms for rule in protocol.doses):
        yield "the dose", {"dose"}
    dosed = {rule.analyte for rule in protocol.doses if isinstance(rule, model.RaiseToTarget)}
    for item in protocol.schedule:
        if not item.arms or item.does != "measurement":
            continue
        for analyte in item.asks:
            names = {f"analyte:{analyte}"} | ({"titer"} if analyte in dosed else set())
            yield analyte, names

"""Every arm has one dose, and an observational protocol proposes none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocols.definition import model
from protocols.definition.checks.walk import listed
from protocols.definition.model import Protocol

if TYPE_CHECKING:
    from protocols.definition.places import Places


def check(protocol: Protocol, places: Places) -> None:
    """Report arms with two doses or none, and doses where none may be proposed."""
    everybody: list[int] = []
    of_arm: dict[str, int] = {}
    for at, rule in enumerate(protocol.doses):
        taken = [arm for arm in rule.arms if arm in of_arm]
        if everybody or (not rule.arms and at > 0) or taken:
            places.report(
                "doses_overlap",
                ("doses", at),
                rule.id,
                f"{rule.id!r} applies to {listed(taken) if taken else 'subjects'} for whom an "
                "earlier dose of this list holds already. One dose per arm.",
            )
        if not rule.arms:
            everybody.append(at)
        of_arm |= dict.fromkeys(rule.arms, at)
    missing = [arm.id for arm in protocol.arms if arm.id not in of_arm]
    if missing and not everybody:
        places.report(
            "arm_without_dose",
            ("arms",),
            listed(missing),
            f"No dose says what {listed(missing)} receives. Add its rule under `doses`.",
        )
    if not protocol.doses:
        places.report(
            "no_dose", ("doses",), "", "No dose is described; a registry has one of kind observed."
        )
    for at, rule in enumerate(protocol.doses):
        if protocol.kind == "observational" and not isinstance(rule, model.Observed):
            places.report(
                "dose_in_registry",
                ("doses", at, "kind"),
                rule.kind,
                "An observational protocol proposes no dose. Use the kind observed.",
            )

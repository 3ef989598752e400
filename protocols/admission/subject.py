"""May it be charted: who the subject is, its criteria and clocks, what the site signed."""

from __future__ import annotations

from collections.abc import Iterable

from protocols.admission.ward import Ward, time_issues
from protocols.analytes import ANALYTES, judge_reading
from protocols.definition.model import Protocol
from protocols.dosing.site import judge_site_value
from protocols.facts import (
    AnchorStated,
    CriterionAnswered,
    ScreeningFailed,
    SiteParameterSigned,
    SubjectEnrolled,
)
from protocols.intake import Reading
from protocols.issues import Issue
from protocols.times import Instant
from protocols.ward_settings import PARAMETERS, WARD, WARD_LABEL, ward_parameter


def subject_id_issues(subject: str) -> list[Issue]:
    """Return why a text cannot be a study id."""
    allowed = subject.isascii() and subject.replace("-", "").isalnum() and 2 <= len(subject) <= 20
    if allowed and subject[0].isalpha() and not subject.endswith("-"):
        return []
    return [
        Issue(
            "subject_id",
            "subject",
            subject[:40],
            f"{subject[:40]!r} cannot be a study id: letters, digits and hyphens, beginning "
            "with a letter, such as IGM-0001.",
        )
    ]


def enrolment_issues(fact: SubjectEnrolled, ward: Ward) -> list[Issue]:
    """Judge an enrolment: arm, anchors, criteria, weight, height and birth year."""
    protocol = ward.protocol
    if protocol is None:
        return [_unknown_protocol(fact.protocol)]
    found = _arm_issues(fact.arm, protocol)
    known = {anchor.id for anchor in protocol.anchors}
    for name, when in fact.anchors.items():
        if name not in known:
            found.append(_unknown_anchor(name, protocol))
        found += time_issues(f"anchors.{name}", when, ward.now)
    found += _answer_issues(fact.answers, protocol)
    for analyte, value in (("weight", fact.weight), ("height", fact.height)):
        if value is not None:
            found += judge_reading(ANALYTES[analyte], Reading(value), analyte)
    if fact.birth_year is not None:
        found += _birth_year_issues(fact.birth_year, ward.now)
    return found


def _unknown_protocol(id_: str) -> Issue:
    return Issue("unknown_protocol", "protocol", id_, f"There is no protocol {id_!r}.")


def _arm_issues(arm: str | None, protocol: Protocol) -> list[Issue]:
    arms = tuple(one.id for one in protocol.arms)
    if arm is not None and not arms:
        return [
            Issue(
                "blinded_arm",
                "arm",
                "(not repeated)",
                f"{protocol.label} is blinded or has no arms: Bedline holds no arm. "
                "Leave the field out.",
            )
        ]
    if arm is not None and arm not in arms:
        return [
            Issue(
                "unknown_arm",
                "arm",
                arm,
                f"{arm!r} is not an arm of {protocol.label}. Allowed: {', '.join(arms)}.",
            )
        ]
    return []


def _birth_year_issues(year: int, now: Instant) -> list[Issue]:
    this_year = now.to_stdlib().year
    if this_year - 125 <= year <= this_year:
        return []
    return [
        Issue(
            "birth_year",
            "birth_year",
            str(year),
            f"{year} cannot be the birth year of a patient today. Check it.",
        )
    ]


def _unknown_anchor(name: str, protocol: Protocol) -> Issue:
    allowed = ", ".join(anchor.id for anchor in protocol.anchors)
    return Issue(
        "unknown_anchor",
        f"anchors.{name}",
        name,
        f"{protocol.label} has no anchor {name!r}. Allowed: {allowed}.",
    )


def anchor_issues(fact: AnchorStated, ward: Ward) -> list[Issue]:
    """Judge an anchor: known to the protocol, and not in the future."""
    found = time_issues("when", fact.when, ward.now)
    if ward.protocol is not None and ward.protocol.anchor(fact.anchor) is None:
        found.append(_unknown_anchor(fact.anchor, ward.protocol))
    return found


def criterion_issues(fact: CriterionAnswered, ward: Ward) -> list[Issue]:
    """Judge an answered criterion: known to the protocol."""
    if ward.protocol and fact.criterion not in {one.id for one in ward.protocol.criteria}:
        return [_unknown_criterion("criterion", fact.criterion, ward.protocol)]
    return []


def _answer_issues(answers: Iterable[str], protocol: Protocol) -> list[Issue]:
    known = {criterion.id for criterion in protocol.criteria}
    return [
        _unknown_criterion(f"answers.{name}", name, protocol)
        for name in answers
        if name not in known
    ]


def _unknown_criterion(field: str, name: str, protocol: Protocol) -> Issue:
    return Issue("unknown_criterion", field, name, f"{protocol.label} has no criterion {name!r}.")


def screening_issues(fact: ScreeningFailed, ward: Ward) -> list[Issue]:
    """Judge a screening without enrolment: its number, its criteria and the reason."""
    if ward.protocol is None:
        return [_unknown_protocol(fact.protocol)]
    found = subject_id_issues(fact.study_id)
    found += _answer_issues(fact.answers, ward.protocol)
    if not fact.reason.strip():
        found.append(
            Issue("empty", "reason", "", "Say in words why nobody was enrolled, such as refusal.")
        )
    return found


def site_value_issues(fact: SiteParameterSigned, ward: Ward) -> list[Issue]:
    """Judge a signed value against the parameter that the protocol or the ward declares."""
    if fact.protocol == WARD:
        known, label, parameter = PARAMETERS, WARD_LABEL, ward_parameter(fact.parameter)
    elif ward.protocol is None:
        return [_unknown_protocol(fact.protocol)]
    else:
        known, label = ward.protocol.site_parameters, ward.protocol.label
        parameter = ward.protocol.parameter(fact.parameter)
    if parameter is None:
        allowed = ", ".join(one.id for one in known)
        return [
            Issue(
                "unknown_parameter",
                "parameter",
                fact.parameter,
                f"{label} has no site parameter {fact.parameter!r}. Allowed: {allowed or 'none'}.",
            )
        ]
    issue = judge_site_value(parameter, fact.value)
    return [issue] if issue is not None else []

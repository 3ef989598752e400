"""`schedule`: a line with a protocol and anchors in, its planned items out.

A line: `{"id", "protocol", "arm" where it has one, "zone", "anchors": {"randomised": "…", …}}`,
and `"site": {"titer_window": "05:00-09:00"}` for values that the protocol leaves to the site.
An item whose anchor is not given has null times and says which anchor it waits for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from protocols.definition.model import SignedValue
from protocols.eligibility.given import KNOWN_ANCHORS
from protocols.issues import Issue
from protocols.schedule.items import PlannedItem, expand_schedule
from protocols.times import zone_issue
from ui.commands.lines import (
    Answer,
    Load,
    iso,
    issue_of,
    not_an_object,
    read_anchors,
    read_protocol,
    refusal,
)

if TYPE_CHECKING:
    from protocols.definition.model import Protocol
    from protocols.times import Instant


def answer_schedule(line: object, load: Load) -> Answer:
    """Answer one line of the `schedule` command.

    Args:
        line: the JSON object as read.
        load: returns a protocol by its id; raises LookupError for one that is not installed.
    """
    if not isinstance(line, Mapping):
        return refusal(line, not_an_object(line))
    protocol = read_protocol(line, load)
    if isinstance(protocol, Issue):
        return refusal(line, protocol)
    zone, zone_wrong = _zone(line.get("zone"))
    anchors, wrong = read_anchors(line.get("anchors"))
    wrong += [one for one in (zone_wrong, _arm_issue(protocol, line.get("arm"))) if one]
    if wrong:
        return refusal(line, *wrong)
    arm = line.get("arm")
    planned = expand_schedule(protocol, anchors, zone, arm=arm, site=_site(line.get("site")))
    answer: Answer = {"id": line.get("id"), "items": [_item(one, zone) for one in planned]}
    warnings = _warnings(protocol, anchors, arm)
    if warnings:
        answer["warnings"] = [issue_of(one) for one in warnings]
    return answer


def _item(planned: PlannedItem, zone: str) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "what": planned.what,
        "study_day": planned.study_day,
        "due_from": iso(planned.due_from, zone),
        "due": iso(planned.due, zone),
        "due_to": iso(planned.due_to, zone),
        "required": planned.required,
        "item": planned.key,
    }
    if planned.waits_for:
        shown["waits_for"] = planned.waits_for
    return shown


def _zone(given: object) -> tuple[str, Issue | None]:
    if given is None:
        return "", Issue(
            "missing", "zone", "", "The ward's time zone is missing; write one like Europe/Rome."
        )
    zone = given if isinstance(given, str) else str(given)[:80]
    return zone, zone_issue(zone)


def _arm_issue(protocol: Protocol, given: object) -> Issue | None:
    if given is None:
        return None
    arms = ", ".join(arm.id for arm in protocol.arms)
    if given in [arm.id for arm in protocol.arms]:
        return None
    allowed = (
        f"Allowed: {arms}." if arms else "This protocol has none at the bedside; leave it out."
    )
    return Issue(
        "unknown_arm", "arm", str(given)[:80], f"{str(given)[:80]!r} is not an arm. {allowed}"
    )


def _warnings(protocol: Protocol, anchors: Mapping[str, Instant], arm: object) -> list[Issue]:
    known = {*KNOWN_ANCHORS, *(one.id for one in protocol.anchors)}
    found = [
        Issue("unknown_anchor", f"anchors.{name}", name, f"{name!r} is not an anchor; not used.")
        for name in anchors
        if name not in known
    ]
    if arm is None and any(item.arms for item in protocol.schedule):
        found.append(
            Issue("arm_missing", "arm", "", "No arm given: items of one arm only are left out.")
        )
    return found


def _site(given: object) -> dict[str, SignedValue]:
    if not isinstance(given, Mapping):
        return {}
    return {str(name): SignedValue(text) for name, text in given.items() if isinstance(text, str)}

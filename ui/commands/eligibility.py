"""`eligibility`: a line with facts about a candidate in, a verdict per criterion out.

A line: `{"id", "protocol", "at", "facts": {…}}`, and `"site": {…}` for values that the protocol
leaves to the site. The keys of `facts` are those of `protocols.eligibility.given`: analyte ids with
a quantity text or `{"value", "at"}`, anchors (here or under `anchors`), `age` (`61` or `"61 a"`) or
`birth_year`, `sex`, `weight`, `height`, stated facts and criterion ids with true, false, `yes`,
`no`, `present`, `absent`, `met`, `not_met` or null. For the id of an exclusion true means present:
not met. Unknown keys are named in `warnings`; a value that cannot be read is named in `issues`, its
fact counts as not known, and the line is answered all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from protocols.definition.model import SignedValue
from protocols.eligibility.conditions import TimeWindow
from protocols.eligibility.given import candidate_from_facts
from protocols.eligibility.judge import CriterionVerdict, judge
from protocols.issues import Issue
from protocols.times import read_instant
from ui.commands.lines import Answer, Load, issue_of, not_an_object, read_protocol, refusal


def answer_eligibility(line: object, load: Load) -> Answer:
    """Answer one line of the `eligibility` command.

    Args:
        line: the JSON object as read.
        load: returns a protocol by its id; raises IssuesError for one that is not installed.
    """
    if not isinstance(line, Mapping):
        return refusal(line, not_an_object(line))
    protocol = read_protocol(line, load)
    at = read_instant(line.get("at"), "at")
    facts = line.get("facts")
    wrong = [one for one in (protocol, at) if isinstance(one, Issue)]
    if facts is not None and not isinstance(facts, Mapping):
        wrong.append(Issue("not_an_object", "facts", str(facts)[:80], "Facts are one JSON object."))
    if wrong or isinstance(protocol, Issue) or isinstance(at, Issue):
        return refusal(line, *wrong)
    named = dict(facts) if isinstance(facts, Mapping) else {}
    if "anchors" in line:
        named.setdefault("anchors", line["anchors"])
    given = candidate_from_facts(named, protocol, at)
    found = judge(protocol, given.candidate, at, site=_site(line.get("site")))
    answer: Answer = {
        "id": line.get("id"),
        "verdict": found.verdict,
        "criteria": [_criterion(one) for one in found.criteria],
        "words": found.words,
        "missing": list(dict.fromkeys(name for one in found.criteria for name in one.missing)),
    }
    if given.issues:
        answer["issues"] = [issue_of(one) for one in given.issues]
    if given.warnings:
        answer["warnings"] = [issue_of(one) for one in given.warnings]
    return answer


def _criterion(one: CriterionVerdict) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "id": one.id,
        "verdict": one.verdict,
        "why": one.why,
        "kind": one.kind,
    }
    if one.window is not None:
        shown["window"] = _window(one.window)
    if one.conflict:
        shown["conflict"] = True
    return shown


def _window(one: TimeWindow) -> dict[str, Any]:
    return {
        "words": one.words,
        "elapsed_min": int(one.elapsed.total("minutes")),
        "limit_min": int(one.limit.total("minutes")) if one.limit is not None else None,
        "left_min": int(one.left.total("minutes")) if one.left is not None else None,
    }


def _site(given: object) -> dict[str, SignedValue]:
    if not isinstance(given, Mapping):
        return {}
    return {str(name): SignedValue(text) for name, text in given.items() if isinstance(text, str)}

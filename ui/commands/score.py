"""`score`: one parsed JSON line in, its score out. No store, no files, no window.

A field that cannot be read gives an entry in `issues` and counts as not known; the score is still
answered with its bounds. Only a line that names no score, or is no object, has nothing but issues.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from protocols.issues import Issue
from protocols.scores.by_name import RuleOf, answer_named, names
from protocols.scores.fields import given_text
from protocols.scores.result import Component, Derived, Score
from protocols.units import trimmed
from ui.commands.lines import issue_of

_KEYS: Final = ("id", "score", "inputs")


def answer_score(line: object, *, rule_of: RuleOf | None = None) -> dict[str, object]:
    """Answer one line `{"id", "score", "inputs"}`; never raises for any parsed JSON.

    Args:
        line: the parsed line.
        rule_of: gives a protocol's rule of free days; without it the usual rule is taken.

    Returns:
        The answer with the line's id given back: points as numbers, quantities as plain decimal
        texts, null where it cannot be judged.
    """
    if not isinstance(line, Mapping):
        message = f"{given_text(line)} given; write an object with id, score and inputs."
        return _refused(None, Issue("not_an_object", "", given_text(line), message))
    identifier, name = line.get("id"), line.get("score")
    inputs = line.get("inputs")
    if not isinstance(inputs, Mapping):
        message = f"{given_text(inputs)} given; write an object with the score's inputs."
        return _refused(identifier, Issue("no_inputs", "inputs", given_text(inputs), message))
    found = answer_named(name, inputs, rule_of=rule_of) if isinstance(name, str) else None
    if found is None:
        message = f"{given_text(name)} is not a score. Scores: {', '.join(names())}."
        return _refused(identifier, Issue("unknown_score", "score", given_text(name), message))
    answer, issues = found
    stray = [
        Issue("unknown_field", str(key)[:80], "", "A line has id, score and inputs only.")
        for key in line
        if key not in _KEYS
    ]
    body = _score(answer) if isinstance(answer, Score) else _derived(answer)
    told = [issue_of(one) for one in (*issues, *stray)]
    return {"id": identifier, "score": name, **body, **({"issues": told} if told else {})}


def _refused(identifier: object, issue: Issue) -> dict[str, object]:
    return {"id": identifier, "issues": [issue_of(issue)]}


def _score(answer: Score) -> dict[str, object]:
    return {
        "value": answer.total,
        "total": answer.total,
        "low": answer.low,
        "high": answer.high,
        "components": {one.name: _component(one) for one in answer.components},
        "missing": list(answer.missing),
        "warnings": list(answer.warnings),
        **({"reading": answer.reading} if answer.reading else {}),
        **({"incomplete": answer.incomplete} if answer.total is None else {}),
    }


def _component(one: Component) -> dict[str, object]:
    return {"points": one.points, "low": one.low, "high": one.high, "why": one.why}


def _derived(answer: Derived) -> dict[str, object]:
    return {
        "value": _plain(answer.value),
        "total": None,
        **({"unit": answer.unit.value} if answer.unit is not None else {}),
        "low": _plain(answer.low),
        "high": _plain(answer.high),
        "why": answer.why,
        "missing": list(answer.missing),
        "warnings": list(answer.warnings),
        **{name: _plain(value) for name, value in answer.also},
    }


def _plain(value: Decimal | int | str | None) -> int | str | None:
    return trimmed(value) if isinstance(value, Decimal) else value

"""Eligibility: a three-valued verdict per criterion, and eligible only if nothing is unknown (T30).

Rules are judged on facts, exactly, in Kleene logic. A person's answer counts where a criterion has
no rule, or where the rule's facts are not known. Facts that say a criterion is not met are never
overruled by an answer: both are said. Where the facts say met and the person says not met, nobody
is right until it is settled: not known. Bedline judges and never enrols.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from protocols.definition.model import Stated
from protocols.eligibility.candidate import Candidate, candidate_from_record
from protocols.eligibility.conditions import Bench, Evidence, Judged, TimeWindow, judge_condition

if TYPE_CHECKING:
    from protocols.definition.model import Criterion, Protocol, SiteValues
    from protocols.facts import Answer
    from protocols.times import Instant

__all__ = [
    "Candidate",
    "CriterionVerdict",
    "Eligibility",
    "Evidence",
    "TimeWindow",
    "candidate_from_record",
    "judge",
]

Verdict = Literal["eligible", "not_eligible", "not_known"]
_SEX = {"M": "male", "F": "female"}
_SAID = {"met": "met", "not_met": "not met", "not_known": "not known"}
_SAID_OF_EXCLUSION = {"met": "absent", "not_met": "present", "not_known": "not known"}


@dataclass(frozen=True, slots=True)
class CriterionVerdict:
    """One criterion, judged.

    Attributes:
        verdict: for an exclusion `met` means that the excluding condition is absent.
        why: in words.
        evidence: the rows beneath, as the rule asks them.
        window: elapsed, limit and left, where the criterion has a clock.
        computed: what the rule alone says; None without a rule.
        stated: what a person answered; None where nobody did.
        conflict: the facts and the person say opposite things.
        missing: what would settle it.
    """

    id: str
    kind: Literal["inclusion", "exclusion"]
    text: str
    verdict: Answer
    why: str
    evidence: tuple[Evidence, ...] = ()
    window: TimeWindow | None = None
    computed: Answer | None = None
    stated: Answer | None = None
    conflict: bool = False
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The whole: eligible only if every criterion is met; one that is not met decides at once."""

    verdict: Verdict
    criteria: tuple[CriterionVerdict, ...]
    words: str

    def having(self, verdict: Answer) -> tuple[CriterionVerdict, ...]:
        """Return the criteria with a verdict."""
        return tuple(one for one in self.criteria if one.verdict == verdict)


def judge(
    protocol: Protocol, candidate: Candidate, at: Instant, *, site: SiteValues | None = None
) -> Eligibility:
    """Judge a candidate at a moment; facts sampled later than that do not count."""
    bench = Bench(protocol, candidate, at, site)
    criteria = tuple(_criterion(one, bench) for one in protocol.criteria)
    failed = [one.id for one in criteria if one.verdict == "not_met"]
    open_ = [one.id for one in criteria if one.verdict == "not_known"]
    if failed:
        return Eligibility("not_eligible", criteria, f"Not eligible: {', '.join(failed)} not met")
    if open_:
        answers = "1 answer" if len(open_) == 1 else f"{len(open_)} answers"
        words = f"Eligibility not known: {answers} missing ({', '.join(open_)})"
        return Eligibility("not_known", criteria, words)
    return Eligibility("eligible", criteria, "Eligible: every criterion is met")


def _criterion(criterion: Criterion, bench: Bench) -> CriterionVerdict:
    judged = judge_condition(criterion.rule, bench) if criterion.rule is not None else None
    computed = _computed(criterion, judged)
    spared = _not_applicable(criterion, bench.candidate)
    answered = bench.candidate.answers.get(criterion.id)
    stated = answered.answer if answered is not None else None
    if spared and computed in (None, "not_known"):
        return CriterionVerdict(
            criterion.id, criterion.kind, criterion.text, "met", spared, stated=stated
        )
    verdict, why, conflict = _settle(criterion, judged, computed, stated)
    who = f" ({answered.words})" if answered is not None and answered.words and stated else ""
    return CriterionVerdict(
        criterion.id,
        criterion.kind,
        criterion.text,
        verdict,
        why + (who if "answered" in why else ""),
        judged.evidence if judged is not None else (),
        judged.window if judged is not None else None,
        computed,
        stated,
        conflict,
        _missing(judged) if verdict == "not_known" else (),
    )


def _computed(criterion: Criterion, judged: Judged | None) -> Answer | None:
    if judged is None:
        return None
    if judged.truth is None:
        return "not_known"
    return "met" if judged.truth is (criterion.kind == "inclusion") else "not_met"


def _not_applicable(criterion: Criterion, candidate: Candidate) -> str:
    """Return why a criterion is not asked of this person (`sex M`), or empty."""
    name, _, value = criterion.not_applicable.partition(" ")
    if name == "sex" and value and candidate.sex == value:
        return f"not applicable: {_SEX.get(value, value)}"
    return ""


def _settle(
    criterion: Criterion, judged: Judged | None, computed: Answer | None, stated: Answer | None
) -> tuple[Answer, str, bool]:
    """Return verdict, reason and whether facts and answer contradict each other."""
    said = (_SAID if criterion.kind == "inclusion" else _SAID_OF_EXCLUSION)[stated or "not_known"]
    answered = f"answered {said}" if stated is not None else "not answered"
    if computed is None or judged is None:
        return stated or "not_known", answered, False
    facts = _reason(judged, computed, criterion.kind)
    if computed == "not_known":
        if stated is None or stated == "not_known":
            return "not_known", facts, False
        only_asked = isinstance(criterion.rule, Stated)
        return stated, answered if only_asked else f"{answered}; {facts}", False
    if stated in (None, "not_known", computed):
        return computed, facts, False
    both = f"{facts}; {answered} against the facts"
    return ("not_known" if computed == "met" else "not_met"), both, True


def _reason(judged: Judged, computed: Answer, kind: str) -> str:
    """Return the rows that decide: the failing ones, the open ones, or all of them."""
    if computed == "not_known":
        rows = [row for row in judged.evidence if row.holds is None]
    elif (computed == "not_met") == (kind == "inclusion"):
        rows = [row for row in judged.evidence if row.holds is False] or list(judged.evidence)
    else:
        rows = [row for row in judged.evidence if row.holds] or list(judged.evidence)
    text = "; ".join(row.text for row in rows)
    return f"not known: {text}" if computed == "not_known" else text


def _missing(judged: Judged | None) -> tuple[str, ...]:
    if judged is None:
        return ()
    return tuple(dict.fromkeys(row.missing for row in judged.evidence if row.missing))

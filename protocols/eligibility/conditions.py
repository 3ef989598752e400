"""One condition at a moment: true, false or not known, with the evidence and the window it has."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from protocols.analytes import ANALYTES, canonical
from protocols.definition.model import Combined, Compare, Elapsed, Stated
from protocols.definition.spans import site_quantity, span
from protocols.eligibility.candidate import Candidate, Value
from protocols.eligibility.logic import Truth, all_of, any_of, compare, none_of
from protocols.eligibility.supports import support_at
from protocols.eligibility.wording import anchor_words, comparison_words, fact_label, limit_words
from protocols.times import Instant, TimeDelta, duration_words
from protocols.units import Quantity, Unit

if TYPE_CHECKING:
    from protocols.definition.model import Condition, Protocol, SiteValues

_PLAIN = (Unit.ONE, Unit.POINTS, Unit.A)  # a bare whole number means the limit's own unit


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row under a criterion.

    Attributes:
        text: what is asked and what was found, `Lactate above 2 mmol/L: 3.8 mmol/L`.
        holds: whether the asked thing is so; None: not known.
        source: where it comes from, or empty.
        entry: id of the ledger entry, or empty.
        missing: what would settle it, or empty.
    """

    text: str
    holds: Truth
    source: str = ""
    entry: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """An elapsed window for the window bar.

    Attributes:
        anchor: its label; `since` its instant.
        elapsed: since then.
        limit: until which it holds; `left` of it (none left: zero); None without a limit.
        opens: from which elapsed time on it holds, or None.
        words: `shock onset 11hr 20min ago, limit 24 hours, 12hr 40min left`.
    """

    anchor: str
    since: Instant
    elapsed: TimeDelta
    limit: TimeDelta | None
    left: TimeDelta | None
    opens: TimeDelta | None
    words: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A condition's truth with its evidence rows and its first elapsed window."""

    truth: Truth
    evidence: tuple[Evidence, ...]
    window: TimeWindow | None = None


@dataclass(frozen=True, slots=True)
class Bench:
    """What a condition is judged against."""

    protocol: Protocol
    candidate: Candidate
    at: Instant
    site: SiteValues | None

    def label(self, anchor: str) -> str:
        """Return an anchor's label."""
        rule = self.protocol.anchor(anchor)
        return rule.label if rule is not None else anchor.replace("_", " ")


def judge_condition(condition: Condition, bench: Bench) -> Judged:
    """Judge one condition of a criterion's rule."""
    if isinstance(condition, Compare):
        return _compared(condition, bench)
    if isinstance(condition, Elapsed):
        return _elapsed(condition, bench)
    if isinstance(condition, Stated):
        return _stated(condition, bench)
    if isinstance(condition, Combined):
        return _combined(condition, bench)
    assert_never(condition)


def _combined(condition: Combined, bench: Bench) -> Judged:
    parts = tuple(judge_condition(one, bench) for one in condition.of)
    join = {"all": all_of, "any": any_of, "none": none_of}[condition.needs]
    return Judged(
        join(one.truth for one in parts),
        tuple(row for one in parts for row in one.evidence),
        next((one.window for one in parts if one.window is not None), None),
    )


def _stated(condition: Stated, bench: Bench) -> Judged:
    known = bench.candidate.stated.get(condition.fact)
    answer = bench.candidate.answers.get(condition.fact)
    if known is None:
        charted = support_at(bench.candidate.supports.get(condition.fact, ()), bench.at)
        if charted is not None:
            said = "yes" if charted.on else "no"
            words = f"{condition.ask}: {said}"
            shown = Evidence(words, charted.on, source=charted.words, entry=charted.entry)
            return Judged(charted.on, (shown,))
    said = {True: "yes", False: "no", None: "not known"}[known]
    return Judged(
        known,
        (
            Evidence(
                f"{condition.ask}: {said}",
                known,
                source=answer.words if answer is not None else "",
                entry=answer.entry if answer is not None else "",
                missing="" if known is not None else condition.ask,
            ),
        ),
    )


def _elapsed(condition: Elapsed, bench: Bench) -> Judged:
    label = bench.label(condition.anchor)
    since = bench.candidate.anchors.get(condition.anchor)
    if since is None:
        return _unknown(f"{label} not recorded", label)
    elapsed = bench.at - since
    if elapsed < TimeDelta():
        return _unknown(f"{label} lies {duration_words(elapsed)} after the time of judging", label)
    window = _window(condition, label, since, elapsed)
    late = (condition.below is not None and elapsed >= span(condition.below)) or (
        condition.at_most is not None and elapsed > span(condition.at_most)
    )
    early = window.opens is not None and elapsed < window.opens
    truth = not (late or early)
    return Judged(truth, (Evidence(window.words, truth),), window)


def _window(condition: Elapsed, label: str, since: Instant, elapsed: TimeDelta) -> TimeWindow:
    upper = condition.below or condition.at_most
    limit = span(upper) if upper is not None else None
    opens = span(condition.at_least) if condition.at_least is not None else None
    left = max(limit - elapsed, TimeDelta()) if limit is not None else None
    parts = [f"{anchor_words(label)} {duration_words(elapsed)} ago"]
    if condition.at_least is not None and opens is not None:
        parts.append(f"at least {limit_words(condition.at_least)}")
        if elapsed < opens:
            parts.append(f"opens in {duration_words(opens - elapsed)}")
    if upper is not None and limit is not None and left is not None:
        parts.append(f"limit {limit_words(upper)}")
        over = elapsed - limit
        parts.append(
            f"{duration_words(over)} over" if over > TimeDelta() else f"{duration_words(left)} left"
        )
    return TimeWindow(label, since, elapsed, limit, left, opens, ", ".join(parts))


def _compared(condition: Compare, bench: Bench) -> Judged:
    label = fact_label(condition.fact)
    limit = site_quantity(bench.protocol, bench.site, condition.value)
    upper = site_quantity(bench.protocol, bench.site, condition.upper)
    if limit is None or (condition.upper is not None and upper is None):
        return _unknown(f"{label}: the site has not signed its limit", f"{label} limit of the site")
    asked = f"{label} {comparison_words(condition.is_, limit, upper)}"
    value, why_not = _sampled(condition, bench)
    if value is None:
        return _unknown(f"{asked}: {why_not}", label)
    limits = (
        _in_unit_of(value, condition.fact, limit),
        (_in_unit_of(value, condition.fact, upper) if upper is not None else None),
    )
    if limits[0] is None:
        return _unknown(f"{asked}: {value.words} is in another kind of unit", label)
    truth = compare(value, condition.is_, limits[0], limits[1])
    row = Evidence(
        f"{asked}: {value.words}",
        truth,
        source=value.source,
        entry=value.entry,
        missing=label if truth is None else "",
    )
    return Judged(truth, (row,))


def _unknown(text: str, missing: str) -> Judged:
    return Judged(None, (Evidence(text, None, missing=missing),))


def _in_unit_of(value: Value, fact: str, limit: Quantity) -> Fraction | None:
    analyte = ANALYTES.get(fact)
    if analyte is not None:
        limit = canonical(analyte, limit)
    if limit.unit is value.unit or (value.unit is Unit.ONE and limit.unit in _PLAIN):
        return Fraction(limit.value)
    from protocols.registry import exact, magnitude, same_kind

    return magnitude(exact(limit), value.unit) if same_kind(limit.unit, value.unit) else None


def _sampled(condition: Compare, bench: Bench) -> tuple[Value | None, str]:
    """Return the last value sampled in the asked time, or why there is none."""
    found = bench.candidate.known(condition.fact, bench.at)
    if not found:
        lacking = bench.candidate.lacking(condition.fact, bench.at)
        names = " and ".join(fact_label(one) for one in lacking)
        return None, f"{names} not recorded".strip()
    if condition.sampled_within is None and not condition.sampled_after:
        return found[-1], ""
    since = bench.candidate.anchors.get(condition.sampled_after)
    if condition.sampled_after and since is None:
        return None, f"{bench.label(condition.sampled_after)} not recorded"
    inside = [one for one in found if _in_time(one.at, since, condition.sampled_within, bench.at)]
    if inside:
        return inside[-1], ""
    return None, _outside(condition, found[-1], since, bench)


def _in_time(
    sampled: Instant | None, since: Instant | None, within: Quantity | None, at: Instant
) -> bool:
    if sampled is None:
        return False
    if since is None:
        return within is None or at - sampled <= span(within)
    after = sampled - since
    return TimeDelta() <= after and (within is None or after <= span(within))


def _outside(condition: Compare, last: Value, since: Instant | None, bench: Bench) -> str:
    if last.at is None:
        return f"{last.words}, sample time not recorded"
    within = f" within {limit_words(condition.sampled_within)}" if condition.sampled_within else ""
    if since is None:
        return f"{last.words} sampled {duration_words(bench.at - last.at)} ago, asked{within}"
    after = last.at - since
    side = "after" if after >= TimeDelta() else "before"
    label = anchor_words(bench.label(condition.sampled_after))
    return f"{last.words} sampled {duration_words(after)} {side} {label}, asked{within} after it"

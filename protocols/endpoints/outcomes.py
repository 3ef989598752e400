"""Mortality, days free of a support, durations, events: what became of the subject.

Nothing is concluded from silence: a subject is alive at a day only if somebody stated so from that
day on, and a support that nobody charted is not known, not absent.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from protocols.endpoints.view import Result, View, missing_anchor
from protocols.facts import AdverseEventReported, VitalStatusStated
from protocols.schedule.supports import Stretch, stretches
from protocols.scores.free_days import FreeDaysInputs, Support, free_days, rule_from
from protocols.times import Instant, TimeDelta, duration_words, local, midnight, show_when

if TYPE_CHECKING:
    from protocols.definition.model import Endpoint


def mortality(endpoint: Endpoint, view: View) -> Result:
    """Dead or alive at a day, or at discharge (`until: discharge`)."""
    if view.anchor(endpoint) is None:
        return missing_anchor(endpoint, view)
    if endpoint.day is None:
        return _until_discharge(view)
    horizon = view.horizon(endpoint)
    assert horizon is not None  # noqa: S101 - anchor and day were just looked at
    died = view.died
    if died is not None:
        dead = died < horizon
        words = f"{'Dead' if dead else 'Alive'} at day {endpoint.day}"
        return Result(
            "dead" if dead else "alive",
            f"{words}; died {show_when(died, view.zone)}",
            final=dead or view.now >= horizon,
        )
    seen = [
        one.at for one in view.record.of(VitalStatusStated) if one.fact.alive and one.at <= view.now
    ]
    day_began = midnight(local(horizon, view.zone).date().add(days=-1), view.zone)
    if seen and max(seen) >= day_began:
        words = f"Alive at day {endpoint.day}, stated {show_when(max(seen), view.zone)}"
        return Result("alive", words, final=True)
    if view.now < horizon:
        return Result(None, f"Day {endpoint.day} is not over", missing=("vital_status",))
    return Result(None, f"Vital status at day {endpoint.day} not stated", missing=("vital_status",))


def _until_discharge(view: View) -> Result:
    stays = stretches(view.record, "hospital", view.now)
    left = stays[-1].stop if stays else None
    died = view.died
    if died is not None and (left is None or died <= left):
        return Result("dead", f"Died in hospital {show_when(died, view.zone)}", final=True)
    if left is not None:
        return Result("alive", f"Discharged alive {show_when(left, view.zone)}", final=True)
    return Result(None, "Still in hospital, as far as charted", missing=("discharge",))


def support_free_days(endpoint: Endpoint, view: View) -> Result:
    """Days free of a support by the protocol's own rule; days not known leave bounds."""
    anchor = view.anchor(endpoint)
    if anchor is None:
        return missing_anchor(endpoint, view)
    known = stretches(view.record, endpoint.support, view.now)
    found = free_days(
        FreeDaysInputs(
            start=anchor,
            zone=view.zone,
            intervals=_as_supports(known, anchor) if known else None,
            died=view.died,
            known_until=_known_until(view),
        ),
        rule_from(endpoint.day, endpoint.options),
    )
    name = endpoint.support.replace("_", " ")
    words = found.why if known or found.value is not None else f"{name} is not charted"
    value = found.value if not isinstance(found.value, str) else None
    return Result(
        value,
        words,
        "days",
        low=found.low,
        high=found.high,
        missing=found.missing,
        final=value is not None,
    )


def _as_supports(known: tuple[Stretch, ...], anchor: Instant) -> tuple[Support, ...]:
    """A support that was on before it was charted was on at the anchor, as far as it matters."""
    found = []
    for one in known:
        start = one.start if one.start is not None else anchor
        if one.stop is None or one.stop >= start:
            found.append(Support(start, one.stop))
    return tuple(found)


def _known_until(view: View) -> Instant | None:
    """Return the last time at which anything is charted: behind it nothing is known."""
    return max((one.at for one in view.record.entries if one.at <= view.now), default=None)


def duration(endpoint: Endpoint, view: View) -> Result:
    """How long a support or stay lasted, or the time from one anchor to another."""
    anchor = view.anchor(endpoint)
    if anchor is None:
        return missing_anchor(endpoint, view)
    until = endpoint.options.get("until", "")
    if until:
        return _between_anchors(anchor, until, view)
    known = stretches(view.record, endpoint.support, view.now)
    name = endpoint.support.replace("_", " ")
    if not known:
        return Result(None, f"{name} is not charted", "h", missing=(endpoint.support,))
    horizon = view.horizon(endpoint)
    end = min(view.now, horizon) if horizon is not None else view.now
    total = sum((_within(one, anchor, end) for one in known), TimeDelta())
    runs = known[-1].stop is None and (horizon is None or view.now < horizon)
    words = duration_words(total) + (" so far" if runs else "")
    if known[0].start is None:
        return Result(
            None,
            f"at least {words}: its start is not charted",
            "h",
            low=_hours(total),
            missing=(f"start of {name}",),
        )
    return Result(_hours(total), words, "h", final=not runs)


def _within(one: Stretch, start: Instant, end: Instant) -> TimeDelta:
    begins = max(one.start, start) if one.start is not None else start
    ends = min(one.stop, end) if one.stop is not None else end
    return ends - begins if ends > begins else TimeDelta()


def _hours(span: TimeDelta) -> Decimal:
    from protocols.registry import as_decimal

    return as_decimal(Fraction(int(span.total("nanoseconds")), 3600 * 10**9))


def _between_anchors(start: Instant, until: str, view: View) -> Result:
    end = view.anchors.get(until)
    if end is None:
        return Result(None, f"waits for {until.replace('_', ' ')}", "h", missing=(until,))
    if end < start:
        return Result(None, "the end lies before the start; check both times", "h")
    return Result(_hours(end - start), duration_words(end - start), "h", final=True)


def occurrence(endpoint: Endpoint, view: View) -> Result:
    """Whether any of the named events was reported up to the day; how often, each.

    With `grade`, only events of that grade or above; without `terms`, events of any name.
    """
    anchor = view.anchor(endpoint)
    if anchor is None:
        return missing_anchor(endpoint, view)
    terms = [one.strip() for one in endpoint.options.get("terms", "").split(",") if one.strip()]
    least = int(endpoint.options.get("grade", "0"))
    horizon = view.horizon(endpoint)
    counts = dict.fromkeys(terms, 0)
    ungraded = 0
    for entry in view.record.of(AdverseEventReported):
        in_time = anchor <= entry.at <= view.now and (horizon is None or entry.at < horizon)
        term, grade = entry.fact.term, entry.fact.grade
        if not in_time or (terms and term not in counts):
            continue
        if least and grade is None:
            ungraded += 1
        elif grade is None or grade >= least:
            counts[term] = counts.get(term, 0) + 1
    over = horizon is not None and view.now >= horizon
    parts = tuple((term, str(count)) for term, count in counts.items())
    if any(counts.values()):
        named = ", ".join(term for term, count in counts.items() if count)
        return Result("yes", f"Reported: {named}", parts=parts, final=over)
    if ungraded:
        words = f"Not known: {ungraded} reported without a grade"
        return Result(None, words, parts=parts, missing=("grade",))
    if over:
        return Result("no", "None reported", parts=parts, final=True)
    return Result(None, "None reported so far", parts=parts)


def not_derived(endpoint: Endpoint, view: View) -> Result:  # noqa: ARG001 - one shape for all
    """An endpoint of the trial that Bedline does not work out, with the reason from the file."""
    return Result(None, f"Not worked out here: {endpoint.options['reason']}")

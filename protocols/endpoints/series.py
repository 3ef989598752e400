"""Endpoints that are read off series: SOFA change and mean, values by day, change of an analyte."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from protocols.analytes import ANALYTES, canonical
from protocols.definition.model import OnDays
from protocols.endpoints.view import Result, View, missing_anchor
from protocols.facts import AssessmentMade
from protocols.schedule.supports import stretches
from protocols.scores.result import Derived, Score
from protocols.scores.sofa_course import (
    SofaChange,
    SofaDay,
    delta_sofa,
    impute_death,
    maximum_sofa,
    mean_sofa,
)
from protocols.times import TimeDelta
from protocols.units import plain, trimmed

if TYPE_CHECKING:
    from protocols.definition.model import Endpoint
    from protocols.record import Measured
    from protocols.times import Instant

_SAME_BASELINE = TimeDelta(hours=2)  # randomisation and start of the infusion as one baseline


def _sofa_scores(view: View) -> list[tuple[int, Instant, Score]]:
    return [
        (one.day, one.at, one.score)
        for one in view.scores
        if one.form == "sofa"
        and one.day is not None
        and one.at <= view.now
        and isinstance(one.score, Score)
    ]


def _worst(view: View, day: int) -> Score | None:
    """Return the worst SOFA of a day, or None without one."""
    found = [score for on, _, score in _sofa_scores(view) if on == day]
    return max(found, key=lambda one: (one.low, one.high), default=None)


def sofa_change(endpoint: Endpoint, view: View) -> Result:
    """SOFA of a day minus a baseline, by the file's `baseline` and its rule for `death`.

    The baseline is the last SOFA by the start of the study infusion (`last_before_infusion`) or
    by randomisation (`last_before_randomisation`). `death` is the total that death by the day
    counts as; without it nothing is assigned. What was observed stays beside it.
    """
    start = _baseline_at(endpoint, view)
    if start is None or endpoint.day is None:
        return missing_anchor(endpoint, view)
    before = [(on, score) for on, at, score in _sofa_scores(view) if at <= start]
    if not before:
        return Result(None, f"No SOFA before {_BASELINES[_baseline(endpoint)]}", missing=("sofa",))
    day, baseline = before[-1]
    later = _with_death((SofaDay(endpoint.day, _worst(view, endpoint.day)),), endpoint, view)[0]
    change = delta_sofa(SofaDay(day, baseline), later)
    value = change.imputed if change.reason else change.observed
    parts = (
        ("observed", _or_unknown(change.observed)),
        ("with the rule for death", _or_unknown(change.imputed if change.reason else None)),
        *_at_randomisation(view, start, before),
    )
    if value is not None:
        words = _moved(value) + (" by the rule for death" if change.reason else "")
        return Result(value, words, "points", parts=parts, final=True)
    return Result(
        None,
        _without_change(endpoint, view, change),
        "points",
        low=change.low,
        high=change.high,
        parts=parts,
        missing=("sofa",),
    )


_BASELINES = {
    "last_before_infusion": "the study infusion",
    "last_before_randomisation": "randomisation",
}


def _baseline(endpoint: Endpoint) -> str:
    return endpoint.options.get("baseline", "last_before_infusion")


def _baseline_at(endpoint: Endpoint, view: View) -> Instant | None:
    if _baseline(endpoint) == "last_before_randomisation":
        return view.anchors.get("randomised")
    return view.anchor(endpoint)


def _without_change(endpoint: Endpoint, view: View, change: SofaChange) -> str:
    if change.low is not None:
        return f"between {change.low} and {change.high}: a SOFA is incomplete"
    died = view.day_of(view.died) if view.died is not None else None
    if died is not None and endpoint.day is not None and died <= endpoint.day:
        return f"Died on day {died}; the protocol assigns no SOFA to death"
    return f"No SOFA on day {endpoint.day} yet"


def _at_randomisation(
    view: View, start: Instant, before: list[tuple[int, Score]]
) -> tuple[tuple[str, str], ...]:
    """Keep the SOFA at randomisation beside it where the infusion began over 2 h later (T21)."""
    randomised = view.anchors.get("randomised")
    if randomised is None or start - randomised <= _SAME_BASELINE:
        return ()
    earlier = [score for _, at, score in _sofa_scores(view) if at <= randomised]
    if not earlier or earlier[-1] is before[-1][1]:
        return ()
    return (("SOFA at randomisation", _score_words(earlier[-1])),)


def _moved(value: int) -> str:
    if value == 0:
        return "unchanged"
    return f"up {value}" if value > 0 else f"down {-value}"


def _or_unknown(value: int | None) -> str:
    return str(value) if value is not None else "not known"


def _with_death(days: tuple[SofaDay, ...], endpoint: Endpoint, view: View) -> tuple[SofaDay, ...]:
    """Return the days with the total that the file assigns from death on, where it assigns one."""
    on = view.day_of(view.died) if view.died is not None else None
    total = endpoint.options.get("death", "")
    if on is None or not total.isdecimal():
        return days
    return impute_death(days, day_of_death=on, total=int(total))


def sofa_mean(endpoint: Endpoint, view: View) -> Result:
    """Mean of the daily totals, and the worst of each organ; the dead by the file's `death`.

    With `death: "24"` days from death on count so; with `death: stop`, or without the option, the
    mean ends with the last observed day. The other way stands beside it.
    """
    today = view.day_of(view.now)
    if today is None or endpoint.day is None:
        return missing_anchor(endpoint, view)
    first = max(view.protocol.days.first, 1)
    last = min(today, endpoint.day)
    days = tuple(SofaDay(day, _worst(view, day)) for day in range(first, last + 1))
    on = view.day_of(view.died) if view.died is not None else None
    found = mean_sofa(impute_death(days, day_of_death=on) if on is not None else days)
    by_rule = _with_death(days, endpoint, view) != days
    value = found.with_imputed if by_rule else found.observed
    counted = found.days_with_imputed if by_rule else found.days
    parts = [("days", str(found.days)), *_highest(days)]
    if found.with_imputed is not None:
        parts.append(("with 24 from death on", _short(found.with_imputed)))
    if by_rule and found.observed is not None:
        parts.append(("observed days alone", _short(found.observed)))
    gaps = (*found.incomplete_days, *found.absent_days)
    if gaps:
        parts.append(("days without a complete SOFA", ", ".join(map(str, sorted(gaps)))))
    if value is None:
        return Result(None, "No complete SOFA yet", "points", missing=("sofa",))
    how = ", 24 from death on" if by_rule else ""
    return Result(
        value,
        f"{_short(value)} over {counted} days{how}",
        "points",
        parts=tuple(parts),
        final=today > endpoint.day,
    )


def _highest(days: tuple[SofaDay, ...]) -> list[tuple[str, str]]:
    """Return the highest SOFA: the worst of each organ over the days with a score."""
    found = maximum_sofa(tuple(one for one in days if one.score is not None))
    if found is None:
        return []
    return [("worst of each organ", _score_words(found))]


def _short(number: object) -> str:
    from decimal import Decimal

    return trimmed(round(Decimal(str(number)), 2))


def values(endpoint: Endpoint, view: View) -> Result:
    """What was recorded on the scheduled days; `value` is that of the endpoint's day."""
    points = _points(endpoint, view)
    wanted = endpoint.day
    days = _scheduled_days(endpoint, view)
    listed = [
        (day, text)
        for day, text in points
        if (wanted is None or day <= wanted) and (not days or day in days)
    ]
    parts = tuple((f"Day {day}", text) for day, text in listed)
    last = dict(listed).get(wanted) if wanted is not None else (listed[-1][1] if listed else None)
    if last is None:
        words = f"No value on day {wanted}" if wanted is not None else "No value yet"
        return Result(None, words, parts=parts, missing=(_what(endpoint),))
    return Result(last, last, parts=parts, final=True)


def _what(endpoint: Endpoint) -> str:
    options = endpoint.options
    return options.get("analyte") or options.get("score") or options.get("form") or endpoint.id


def _points(endpoint: Endpoint, view: View) -> list[tuple[int, str]]:
    """Return the last value of each study day, as reported or as points."""
    found: dict[int, str] = {}
    analyte = endpoint.options.get("analyte")
    for one in view.record.measured(analyte) if analyte else ():
        day = view.day_of(one.at)
        if day is not None and one.at <= view.now:
            found[day] = str(one.reading)
    for score in view.scores:
        if score.form == endpoint.options.get("score") and score.day is not None:
            found[score.day] = _score_words(score.score)
    for entry in view.record.of(AssessmentMade):
        day = view.day_of(entry.at)
        if entry.fact.form == endpoint.options.get("form") and day is not None:
            found[day] = ", ".join(
                f"{name} {value}" for name, value in entry.fact.values.items() if value is not None
            )
    if endpoint.options.get("score") == "pf" and not found:
        found = _ratios(view)
    return sorted(found.items())


def _ratios(view: View) -> dict[int, str]:
    """P/F of measured pairs: a PaO2 with the FiO2 of the same sample."""
    from protocols.scores.pf import pf

    oxygen = {one.at: one for one in view.record.measured("fio2")}
    found: dict[int, str] = {}
    for gas in view.record.measured("pao2"):
        day = view.day_of(gas.at)
        if gas.at in oxygen and day is not None and gas.at <= view.now:
            found[day] = _score_words(pf(gas.reading.quantity, oxygen[gas.at].reading.quantity))
    return found


def _score_words(score: Score | Derived) -> str:
    if isinstance(score, Score):
        return str(score.total) if score.total is not None else f"{score.low} to {score.high}"
    if score.value is None:
        return "not known"
    unit = f" {score.unit.value}" if score.unit is not None else ""
    return f"{_short(score.value)}{unit}" if not isinstance(score.value, str) else score.value


def _scheduled_days(endpoint: Endpoint, view: View) -> frozenset[int]:
    """Return the days on which the endpoint's own item asks for it; none: every day counts."""
    own = [one for one in view.protocol.schedule if one.id == endpoint.id]
    return frozenset(day for one in own if isinstance(one.when, OnDays) for day in one.when.days)


def change(endpoint: Endpoint, view: View) -> Result:
    """An analyte on a day minus its last value before treatment; or at discharge, if earlier."""
    start = view.anchor(endpoint)
    analyte = ANALYTES.get(endpoint.options.get("analyte", ""))
    if start is None or analyte is None or endpoint.day is None:
        return missing_anchor(endpoint, view)
    known = [one for one in view.record.measured(analyte.id) if one.at <= view.now]
    before = [one for one in known if one.at <= start]
    later = _at_day(endpoint, view, known, start)
    if not before or later is None:
        missing = "a value before treatment" if not before else f"a value on day {endpoint.day}"
        return Result(None, f"Waits for {missing}", analyte.unit.value, missing=(analyte.id,))
    first, last = before[-1], later
    if first.reading.comparator or last.reading.comparator:
        words = f"{first.reading} to {last.reading}: a limit of the laboratory, no difference"
        return Result(None, words, analyte.unit.value, missing=(analyte.id,))
    a, b = (canonical(analyte, one.reading.quantity).value for one in (first, last))
    from protocols.registry import as_decimal

    moved = as_decimal(Fraction(b) - Fraction(a))
    side = "unchanged" if moved == 0 else f"{'up' if moved > 0 else 'down'} {plain(abs(moved))}"
    words = f"{first.reading} to {last.reading}, {side}"
    return Result(moved, words, analyte.unit.value, final=True)


def _at_day(
    endpoint: Endpoint, view: View, known: list[Measured], start: Instant
) -> Measured | None:
    on_day = [one for one in known if view.day_of(one.at) == endpoint.day]
    if on_day:
        return on_day[-1]
    if endpoint.options.get("until") != "discharge":
        return None
    stays = stretches(view.record, "hospital", view.now)
    left = stays[-1].stop if stays else None
    if left is None or (view.day_of(left) or 0) > (endpoint.day or 0):
        return None
    inside = [one for one in known if start < one.at <= left]
    return inside[-1] if inside else None

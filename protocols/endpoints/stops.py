"""When study treatment ends by the protocol's stop rules: announced in words, never enforced.

What the protocol leaves open (how long off a vasopressor is withdrawn, what a restart means) is
the site's signed choice; without it the words say so and nothing is taken as ended.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from protocols.definition.model import SiteRef
from protocols.definition.spans import site_quantity, site_text, span
from protocols.facts import InjectionGiven
from protocols.schedule.supports import Stretch, stretches
from protocols.times import Instant, TimeDelta, day_window, duration_words, show_when

if TYPE_CHECKING:
    from protocols.definition.model import Protocol, SiteValues, StopRule
    from protocols.infusion.events import InfusionState
    from protocols.record import Record

_INOTROPES = frozenset({"dobutamine", "milrinone", "enoximone", "levosimendan", "isoprenaline"})


@dataclass(frozen=True, slots=True)
class Announcement:
    """A stop rule that is met, or that a person should look at.

    Attributes:
        rule: id of the stop rule, or `death`.
        kind: its mechanism.
        words: what the protocol says, and why now.
        since: since when.
        ends_treatment: no further study treatment is asked for from `since` on.
    """

    rule: str
    kind: str
    words: str
    since: Instant
    ends_treatment: bool = True


@dataclass(frozen=True, slots=True)
class _Case:
    """What every rule looks at."""

    protocol: Protocol
    record: Record
    states: Mapping[int, InfusionState]
    site: SiteValues
    zone: str
    now: Instant

    def choice(self, parameter: str) -> str | None:
        """Return the site's choice, if the protocol knows that parameter."""
        return site_text(self.protocol, self.site, SiteRef(parameter))


def find_stops(
    protocol: Protocol,
    record: Record,
    states: Mapping[int, InfusionState],
    site: SiteValues,
    zone: str,
    now: Instant,
) -> tuple[Announcement, ...]:
    """Return the stop rules that are met at `now`, the earliest first."""
    case = _Case(protocol, record, states, site, zone, now)
    found: list[Announcement] = []
    for rule in protocol.stop_rules:
        if rule.arms and record.arm not in rule.arms:
            continue
        find = _FINDERS.get(rule.kind)
        if find is not None:
            found += find(rule, case)
    died = record.died_at
    if died is not None and died <= now:
        found.append(Announcement("death", "death", "Subject died; treatment ends.", died))
    return tuple(sorted(found, key=lambda one: one.since))


def _periods_done(rule: StopRule, case: _Case) -> list[Announcement]:
    if rule.count is None:
        return []
    ends = [
        state.ended
        for state in case.states.values()
        if state.ended is not None and not state.active
    ]
    given = [one.at for one in case.record.of(InjectionGiven) if one.at <= case.now]
    done = sorted([*ends, *given])
    if len(done) < rule.count:
        return []
    return [Announcement(rule.id, rule.kind, rule.words, done[rule.count - 1])]


def _day_reached(rule: StopRule, case: _Case) -> list[Announcement]:
    """On the last day itself a period may still start: said, not ended, until that day is over."""
    days = case.protocol.days
    anchor = case.record.anchors.get(days.anchor)
    if rule.count is None or anchor is None:
        return []
    last = day_window(rule.count, anchor, case.zone, first=days.first, rule=days.rule)
    if last.start is None or last.end is None or case.now < last.start:
        return []
    over = case.now >= last.end
    return [Announcement(rule.id, rule.kind, rule.words, last.end if over else last.start, over)]


def _elapsed(rule: StopRule, case: _Case) -> list[Announcement]:
    first = case.record.first_dose_at
    if first is None or rule.limit is None or first + span(rule.limit) > case.now:
        return []
    return [Announcement(rule.id, rule.kind, rule.words, first + span(rule.limit))]


def _discharge(rule: StopRule, case: _Case) -> list[Announcement]:
    stays = stretches(case.record, rule.support or "hospital", case.now)
    if not stays or stays[-1].stop is None:
        return []
    if case.record.died_at is not None and case.record.died_at <= stays[-1].stop:
        return []
    return [Announcement(rule.id, rule.kind, rule.words, stays[-1].stop)]


def _support_off(rule: StopRule, case: _Case) -> list[Announcement]:
    drugs = _INOTROPES if case.choice("inotropes_count") == "no" else frozenset()
    known = stretches(case.record, rule.support, case.now, ignoring=drugs)
    support = rule.support.replace("_", " ") or "support"
    off_for = site_quantity(case.protocol, case.site, rule.off_for)
    if not known:
        return []
    if off_for is None:
        return _unsigned(rule, known, support, case)
    wait = span(off_for)
    gaps = _gaps(known, case.now)
    reached = [gap for gap in gaps if gap.length >= wait]
    if not reached:
        return _pending(rule, gaps, wait, support, case)
    return _withdrawn(rule, reached, wait, known, case)


@dataclass(frozen=True, slots=True)
class _Gap:
    """A time off the support; `until` None while it lasts."""

    since: Instant
    until: Instant | None
    length: TimeDelta


def _gaps(known: tuple[Stretch, ...], now: Instant) -> list[_Gap]:
    found: list[_Gap] = []
    for place, one in enumerate(known):
        if one.stop is None:
            continue
        again = known[place + 1].start if place + 1 < len(known) else None
        found.append(_Gap(one.stop, again, (again or now) - one.stop))
    return found


def _unsigned(
    rule: StopRule, known: tuple[Stretch, ...], support: str, case: _Case
) -> list[Announcement]:
    last = known[-1].stop
    if last is None:
        return []
    words = (
        f"{support.capitalize()} is off since {show_when(last, case.zone)}. The site has not "
        "signed how long off counts as withdrawn; an investigator decides."
    )
    return [Announcement(rule.id, rule.kind, words, last, ends_treatment=False)]


def _pending(
    rule: StopRule, gaps: list[_Gap], wait: TimeDelta, support: str, case: _Case
) -> list[Announcement]:
    if not gaps or gaps[-1].until is not None:
        return []
    since = gaps[-1].since
    words = (
        f"{support.capitalize()} is off for {duration_words(case.now - since)}; it counts as "
        f"withdrawn from {show_when(since + wait, case.zone)} if it stays off."
    )
    return [Announcement(rule.id, rule.kind, words, since, ends_treatment=False)]


def _withdrawn(
    rule: StopRule, reached: list[_Gap], wait: TimeDelta, known: tuple[Stretch, ...], case: _Case
) -> list[Announcement]:
    """Say that the support was withdrawn, and what a restart since then means for the site."""
    first, last = reached[0].since + wait, reached[-1].since + wait
    off = duration_words(wait)
    restart = known[-1].start if known[-1].stop is None else None
    words = f"{rule.words} Off for {off} on {show_when(first, case.zone)}."
    if restart is None or case.choice("restart_after_stop") == "treatment stays ended":
        stays = case.choice("restart_after_stop") != "treatment resumes"
        return [Announcement(rule.id, rule.kind, words, first if stays else last)]
    again = f"It runs again since {show_when(restart, case.zone)}"
    if case.choice("restart_after_stop") == "treatment resumes":
        words = f"{words} {again}; by the site's choice treatment resumes."
    else:
        words = f"{words} {again}; the prescriber decides whether treatment resumes."
    return [Announcement(rule.id, rule.kind, words, restart, ends_treatment=False)]


_Find = Callable[["StopRule", _Case], list[Announcement]]
_FINDERS: Mapping[str, _Find] = {
    "support_off": _support_off,
    "periods_done": _periods_done,
    "day_reached": _day_reached,
    "elapsed": _elapsed,
    "discharge": _discharge,
}

"""Endpoints, derived from the facts and never entered: words, bounds and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from protocols.endpoints.exposure import course_days, exposure, hours_to_first, max_daily_dose
from protocols.endpoints.outcomes import (
    duration,
    mortality,
    not_derived,
    occurrence,
    support_free_days,
)
from protocols.endpoints.series import change, sofa_change, sofa_mean, values
from protocols.endpoints.view import EndpointValue, Result, ScoredDay, View

if TYPE_CHECKING:
    from protocols.definition.model import Endpoint, Protocol, SiteValues
    from protocols.infusion.events import InfusionState
    from protocols.record import Record
    from protocols.times import Instant

__all__ = ["EndpointValue", "derive_endpoints"]

MECHANISMS: Mapping[str, Callable[[Endpoint, View], Result]] = {
    "mortality": mortality,
    "free_days": support_free_days,
    "delta_sofa": sofa_change,
    "mean_sofa": sofa_mean,
    "exposure": exposure,
    "duration": duration,
    "change": change,
    "max_daily_dose": max_daily_dose,
    "course_days": course_days,
    "hours_to_first": hours_to_first,
    "values": values,
    "occurrence": occurrence,
    "not_derived": not_derived,
}


def derive_endpoints(  # noqa: PLR0913 - the parts of one course, all by name
    protocol: Protocol,
    record: Record,
    *,
    infusions: Mapping[int, InfusionState],
    site: SiteValues,
    zone: str,
    now: Instant,
    scores: tuple[ScoredDay, ...] = (),
) -> tuple[EndpointValue, ...]:
    """Return every endpoint of the protocol that a mechanism is known for, in the file's order.

    Args:
        protocol: names the endpoints.
        record: the subject's record.
        infusions: what ran, by period.
        site: site values in force.
        zone: the ward's time zone; days end at its midnights.
        now: the moment asked for; later facts do not count.
        scores: every score of the subject, oldest first.
    """
    view = View(protocol, record, infusions, site, zone, now, scores, record.anchors)
    return tuple(
        _named(endpoint, MECHANISMS[endpoint.kind](endpoint, view))
        for endpoint in protocol.endpoints
        if endpoint.kind in MECHANISMS
    )


def _named(endpoint: Endpoint, found: Result) -> EndpointValue:
    return EndpointValue(
        endpoint.id,
        endpoint.label,
        endpoint.kind,
        found.value,
        found.unit,
        found.words,
        found.low,
        found.high,
        found.parts,
        found.missing,
        found.final,
    )

"""Site parameters: what a protocol leaves to the site, signed by the investigator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from protocols.facts import SiteParameterSigned, Statement
from protocols.issues import Issue
from protocols.ward_settings import PARAMETERS, WARD, WARD_LABEL, ward_parameter
from ui.operations.bench import Bench, site_values
from ui.operations.chart import ChartRefusedError, chart
from ui.operations.protocol_files import released, released_ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protocols.definition.model import SiteParameter


@dataclass(frozen=True, slots=True)
class SiteLine:
    """One site parameter with the value in force.

    `value` is empty while nobody signed one and the file gives no standard; `source` says where
    the value comes from.
    """

    protocol: str
    protocol_label: str
    parameter: SiteParameter
    value: str
    source: str


def site_lines(bench: Bench) -> tuple[SiteLine, ...]:
    """Return the ward's own settings, then each protocol's site parameters as in its file."""
    found = list(_lines_of(bench, WARD, WARD_LABEL, PARAMETERS))
    for id_ in released_ids():
        protocol = released(id_)
        if protocol is not None:
            found += _lines_of(bench, id_, protocol.label, protocol.site_parameters)
    return tuple(found)


def _lines_of(
    bench: Bench, id_: str, label: str, parameters: Sequence[SiteParameter]
) -> Iterator[SiteLine]:
    signed = site_values(bench, id_)
    for parameter in parameters:
        value = signed.get(parameter.id)
        if value is not None:
            text, source = value.text, f"signed by {value.signed_by}, {value.signed_at}"
        elif parameter.standard is not None:
            of_file = "standard of the file, not signed"
            text, source = parameter.standard, "standard, not signed" if id_ == WARD else of_file
        else:
            text, source = "", "not signed"
        yield SiteLine(id_, label, parameter, text, source)


def sign_parameter(
    bench: Bench, protocol_id: str, parameter_id: str, value: str, reason: str
) -> tuple[Issue, ...]:
    """Sign a site parameter; empty when it is on the disk, else why it is not."""
    from protocols.dosing.site import judge_site_value
    from storage.problems import StorageProblem

    if protocol_id == WARD:
        parameter = ward_parameter(parameter_id)
    else:
        protocol = released(protocol_id)
        parameter = protocol.parameter(parameter_id) if protocol is not None else None
    if parameter is None:
        return (
            Issue(
                "unknown_parameter",
                "parameter",
                parameter_id,
                f"{protocol_id} has no site parameter {parameter_id!r}.",
            ),
        )
    issue = judge_site_value(parameter, value)
    if issue is not None:
        return (issue,)
    fact = SiteParameterSigned(protocol_id, parameter_id, value.strip(), reason)
    try:
        chart(bench, (Statement(None, fact, bench.now()),))
    except ChartRefusedError as refused:
        return refused.issues
    except StorageProblem as problem:
        return (Issue(problem.code, "value", value, str(problem)),)
    return ()

"""Site parameters: what a protocol leaves to the site, signed by the investigator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from protocols.facts import SiteParameterSigned, Statement
from protocols.issues import Issue
from ui.operations.bench import Bench, site_values
from ui.operations.chart import ChartRefusedError, chart
from ui.operations.protocol_files import released, released_ids

if TYPE_CHECKING:
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
    """Return every site parameter of every protocol, in the order of the files."""
    found = []
    for id_ in released_ids():
        protocol = released(id_)
        if protocol is None:
            continue
        signed = site_values(bench, id_)
        for parameter in protocol.site_parameters:
            value = signed.get(parameter.id)
            if value is not None:
                text, source = value.text, f"signed by {value.signed_by}, {value.signed_at}"
            elif parameter.standard is not None:
                text, source = parameter.standard, "standard of the file, not signed"
            else:
                text, source = "", "not signed"
            found.append(SiteLine(id_, protocol.label, parameter, text, source))
    return tuple(found)


def sign_parameter(
    bench: Bench, protocol_id: str, parameter_id: str, value: str, reason: str
) -> tuple[Issue, ...]:
    """Sign a site parameter; empty when it is on the disk, else why it is not."""
    from protocols.dosing.site import judge_site_value
    from storage.problems import StorageProblem

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

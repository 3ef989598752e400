"""Who may state what: one table, asked by the store itself, not by the windows (R63).

An administrator keeps the accounts and charts nothing (R64); a monitor reads and reviews; what
binds the site or opens a signed day is the investigator's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from protocols.facts import KINDS
from storage.accounts import Role
from storage.problems import Refused

HouseAction = Literal[
    "accounts", "back_up", "export", "identified_export", "restore", "review", "settings"
]

_INVESTIGATOR_ONLY = frozenset({"site_parameter", "protocol_switch", "day_reopened"})
_BEDSIDE = frozenset(KINDS) - _INVESTIGATOR_ONLY

MAY_STATE: Mapping[Role, frozenset[str]] = MappingProxyType(
    {
        "nurse": _BEDSIDE,
        "investigator": frozenset(KINDS),
        "pharmacist": frozenset(
            {
                *("infusion", "injection", "administration", "sample", "measurement", "note"),
                *("decision", "deviation", "unblinding", "void"),
            }
        ),
        "monitor": frozenset({"deviation"}),
        "administrator": frozenset(),
    }
)

MAY_DO: Mapping[Role, frozenset[HouseAction]] = MappingProxyType(
    {
        "nurse": frozenset({"back_up"}),
        "investigator": frozenset(
            {"back_up", "export", "identified_export", "restore", "review", "settings"}
        ),
        "pharmacist": frozenset({"back_up"}),
        "monitor": frozenset({"back_up", "export", "review"}),
        "administrator": frozenset(
            {"accounts", "back_up", "export", "restore", "review", "settings"}
        ),
    }
)


def refuse_statement(role: Role, kind: str) -> None:
    """Refuse a kind of fact that this role may not state.

    Raises:
        Refused: with the role and the kind named.
    """
    if kind not in MAY_STATE[role]:
        raise Refused(
            "not_permitted",
            f"The role {role} may not record {kind.replace('_', ' ')}.",
            where=kind,
            do="Ask somebody whose role allows it.",
        )


def refuse_action(role: Role, action: HouseAction) -> None:
    """Refuse a deed about the house that this role may not do.

    Raises:
        Refused: with the role and the deed named.
    """
    if action not in MAY_DO[role]:
        raise Refused(
            "not_permitted",
            f"The role {role} may not do this: {action.replace('_', ' ')}.",
            where=action,
            do="Ask somebody whose role allows it.",
        )


def refuse_keeping_accounts(role: Role, roles: Sequence[Role]) -> None:
    """Refuse to let a role keep accounts, unless there is nobody whose deed it is.

    A store whose first account is an investigator's has nobody else to begin with; one with
    neither administrator nor investigator is kept by the role that was there first.

    Args:
        role: who would keep accounts.
        roles: of every account that is not disabled, the oldest first.

    Raises:
        Refused: as `refuse_action` does.
    """
    first = "" if "investigator" in roles else roles[0]
    if "administrator" in roles or role not in ("investigator", first):
        refuse_action(role, "accounts")

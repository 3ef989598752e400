"""The head of the file: ids, version, criteria and samples that are there at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from protocols.definition.checks import vocabulary as words
from protocols.definition.checks.walk import not_a_word
from protocols.definition.model import Protocol

if TYPE_CHECKING:
    from protocols.definition.places import Places

_PREFIX = re.compile(r"[A-Z]{2,4}", re.ASCII)
_PROTOCOL_ID = re.compile(r"[a-z][a-z0-9-]{1,39}", re.ASCII)


def check(protocol: Protocol, places: Places) -> None:
    """Report a head that cannot be."""
    _head(protocol, places)
    _criteria(protocol, places)
    for at, sample in enumerate(protocol.samples):
        if not sample.tubes or sample.aliquots < 1:
            places.report(
                "not_above_zero",
                ("samples", at),
                sample.id,
                "A sample has at least one tube and one aliquot.",
            )


def _head(protocol: Protocol, places: Places) -> None:
    for key, given, pattern, form in (
        ("id", protocol.id, _PROTOCOL_ID, "small letters, digits and -, such as igm-fat"),
        ("subject_prefix", protocol.subject_prefix, _PREFIX, "two to four capitals, such as IGM"),
    ):
        if not pattern.fullmatch(given):
            places.report("not_an_id", (key,), given, f"{given!r} cannot be. Write {form}.")
    if protocol.version < 1:
        places.report("not_above_zero", ("version",), protocol.version, "Versions begin with 1.")


def _criteria(protocol: Protocol, places: Places) -> None:
    if not any(one.kind == "inclusion" for one in protocol.criteria):
        places.report(
            "no_inclusion", ("criteria",), "", "No inclusion criterion is listed. Add at least one."
        )
    for at, criterion in enumerate(protocol.criteria):
        if criterion.not_applicable not in words.SEXES:
            not_a_word(
                places,
                ("criteria", at, "not_applicable"),
                criterion.not_applicable,
                words.SEXES[1:],
            )

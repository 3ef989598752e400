"""Endpoints: a known kind, what it needs, and options that it can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocols.analytes import ANALYTES
from protocols.definition import model
from protocols.definition.checks import vocabulary as words
from protocols.definition.checks.walk import not_a_word
from protocols.definition.model import Protocol

if TYPE_CHECKING:
    from protocols.definition.places import Path, Places


def check(protocol: Protocol, places: Places) -> None:
    """Report endpoints that could not be derived."""
    for at, endpoint in enumerate(protocol.endpoints):
        _endpoint(protocol, places, ("endpoints", at), endpoint)


def _endpoint(protocol: Protocol, places: Places, path: Path, rule: model.Endpoint) -> None:
    allowed = words.ENDPOINT_OPTIONS.get(rule.kind)
    if allowed is None:
        not_a_word(places, (*path, "kind"), rule.kind, words.ENDPOINT_OPTIONS)
        return
    of_support = rule.kind in ("free_days", "duration") and "until" not in rule.options
    if of_support and rule.support not in protocol.supports:
        not_a_word(places, (*path, "support"), rule.support, protocol.supports)
    if rule.kind in ("free_days", "delta_sofa", "mean_sofa", "change") and rule.day is None:
        places.report(
            "missing_key", (*path, "day"), "", f"An endpoint of kind {rule.kind} needs `day`."
        )
    if rule.kind == "not_derived" and not rule.options.get("reason"):
        places.report(
            "missing_key",
            (*path, "options"),
            "",
            "An endpoint that is not derived says why, as its option `reason`.",
        )
    for key in rule.options:
        if key not in allowed:
            not_a_word(places, (*path, "options", key), key, allowed)
    _option_values(protocol, places, (*path, "options"), rule)


def _option_values(protocol: Protocol, places: Places, path: Path, rule: model.Endpoint) -> None:
    known = {
        "analyte": tuple(ANALYTES),
        "score": words.SCORES,
        "form": tuple(form.id for form in protocol.forms),
        "day_rule": ("calendar", "elapsed_24h"),
        "count": ("every_free_day", "after_last_support"),
        "first": ("0", "1"),
        "baseline": ("last_before_infusion", "last_before_randomisation"),
        "death": ("24", "stop"),
        "grade": ("1", "2", "3", "4", "5"),
    }
    for key, given in rule.options.items():
        if key in known and given not in known[key]:
            not_a_word(places, (*path, key), given, known[key])
        if key == "zero_if_dead_by" and given != "never" and not given.isdecimal():
            not_a_word(places, (*path, key), given, ("never", "the number of a day"))
        if key == "terms":
            for term in given.split(", "):
                if term not in protocol.adverse_event_terms:
                    not_a_word(places, (*path, key), term, protocol.adverse_event_terms)

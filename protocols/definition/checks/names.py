"""Names that are used exist: sources, site parameters, anchors, arms, analytes, forms, samples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from protocols.analytes import ANALYTES
from protocols.definition import model
from protocols.definition.checks import vocabulary as words
from protocols.definition.checks.walk import blocks, key_of, listed, meant
from protocols.definition.model import Protocol
from protocols.definition.places import Path, Places

# Fields that hold an anchor's id.
_ANCHORS: tuple[tuple[type, str], ...] = (
    (model.DayCount, "anchor"),
    (model.StartWindow, "anchor"),
    (model.Elapsed, "anchor"),
    (model.Compare, "sampled_after"),
    (model.AfterAnchor, "anchor"),
    (model.Mask, "after"),
    (model.Endpoint, "anchor"),
)
_ANALYTE_LISTS: tuple[tuple[type, str], ...] = (
    (model.RaiseToTarget, "analyte"),
    (model.Ladder, "gate"),
)
_LISTS = (
    "anchors", "arms", "site_parameters", "doses", "criteria", "schedule", "stop_rules",
    "deviations", "forms", "samples", "endpoints",
)  # fmt: skip
# Blocks that alter a dose, a verdict or an end of treatment: our own judgement may not give them.
_NUMBERS = (model.Cap, model.Course, model.Run, model.StartWindow)
_MOST_LISTED = 25
_DOSES = (model.RaiseToTarget, model.PerWeight, model.Ladder, model.Injections)


def check(protocol: Protocol, places: Places) -> None:
    """Report names that nothing declares, names used twice, and numbers without a source."""
    for path, block in blocks(protocol):
        _sources(protocol, places, path, block)
        _declared(protocol, places, path, block)
    _twice(protocol, places)
    _schedule(protocol, places)
    _form_fields(protocol, places)
    _retyped(protocol, places)


def _unknown(places: Places, code: str, path: Path, given: str, what: str, allowed: Any) -> None:
    known = [str(one) for one in allowed]
    said = (
        f" Known: {listed(known)}."
        if len(known) <= _MOST_LISTED
        else " docs/protocol-file.md lists them."
    )
    places.report(code, path, given, f"{given[:80]!r} is not {what}.{said}{meant(given, known)}")


def _sources(protocol: Protocol, places: Places, path: Path, block: Any) -> None:
    if not hasattr(block, "source") or isinstance(block, Protocol):
        return
    if not block.source:
        places.report(
            "no_source",
            (*path, "source"),
            "",
            "No source is named. Every block with a number or a rule names where it comes from.",
        )
        return
    for at, name in enumerate(block.source):
        if name not in protocol.sources:
            _unknown(
                places,
                "unknown_source",
                (*path, "source", at),
                name,
                "a source of this file",
                protocol.sources,
            )
    marks = {protocol.sources[name].mark for name in block.source if name in protocol.sources}
    if marks and not marks & {"seed", "published"} and _carries_a_number(block):
        places.report(
            "only_judged",
            (*path, "source"),
            listed(block.source),
            "No document gives this number: its sources are our judgement or the site. Make it a "
            "site parameter that the investigator signs, or name the document.",
        )


def _carries_a_number(block: Any) -> bool:
    if isinstance(block, model.Criterion):
        return block.rule is not None
    if isinstance(block, model.StopRule):
        return block.count is not None or block.limit is not None
    return isinstance(block, (*_NUMBERS, *_DOSES))


def _declared(protocol: Protocol, places: Places, path: Path, block: Any) -> None:
    if isinstance(block, model.SiteRef) and protocol.parameter(block.site) is None:
        known = [one.id for one in protocol.site_parameters]
        _unknown(
            places,
            "unknown_site_parameter",
            (*path, "site"),
            block.site,
            "a site parameter of this file",
            known,
        )
    for cls, field in _ANCHORS:
        name = getattr(block, field, "") if isinstance(block, cls) else ""
        if name and protocol.anchor(name) is None:
            _unknown(
                places,
                "unknown_anchor",
                (*path, key_of(cls, field)),
                name,
                "an anchor of this file",
                [one.id for one in protocol.anchors],
            )
    for cls, field in _ANALYTE_LISTS:
        if isinstance(block, cls):
            _analytes(places, (*path, field), getattr(block, field))
    known_arms = [one.id for one in protocol.arms]
    if known_arms and not isinstance(block, Protocol):
        for at, arm in enumerate(getattr(block, "arms", ())):
            if arm not in known_arms:
                _unknown(
                    places, "unknown_arm", (*path, "arms", at), arm, "an arm of this file",
                    known_arms,
                )  # fmt: skip


def _analytes(places: Places, path: Path, given: str | tuple[str, ...]) -> None:
    names = [(path, given)] if isinstance(given, str) else _numbered(path, given)
    for where, name in names:
        if name not in ANALYTES:
            _unknown(
                places, "unknown_analyte", where, name, "something that Bedline can measure",
                ANALYTES,
            )  # fmt: skip


def _numbered(path: Path, names: tuple[str, ...]) -> list[tuple[Path, str]]:
    return [((*path, at), name) for at, name in enumerate(names)]


def _twice(protocol: Protocol, places: Places) -> None:
    named: list[tuple[Path, Any]] = [((name,), getattr(protocol, name)) for name in _LISTS]
    named += [(("forms", at, "fields"), form.fields) for at, form in enumerate(protocol.forms)]
    named += [
        (("doses", at, "caps"), getattr(dose, "caps", ())) for at, dose in enumerate(protocol.doses)
    ]
    for path, items in named:
        seen: set[str] = set()
        for at, item in enumerate(items):
            if item.id in seen:
                places.report(
                    "id_twice",
                    (*path, at, "id"),
                    item.id,
                    f"{item.id!r} is already the id of another entry of this list. Give each its "
                    "own.",
                )
            seen.add(item.id)


def _schedule(protocol: Protocol, places: Places) -> None:
    forms = [form.id for form in protocol.forms]
    samples = [sample.id for sample in protocol.samples]
    for at, item in enumerate(protocol.schedule):
        path: Path = ("schedule", at)
        asks: Path = (*path, "asks")
        if item.does in ("measurement", "assessment", "sample") and not item.asks:
            places.report(
                "nothing_asked",
                path,
                item.id,
                f"A {item.does} says in `asks` what is asked: analytes, a form or a sample.",
            )
        elif item.does == "measurement":
            _analytes(places, asks, item.asks)
        elif item.does in ("assessment", "sample"):
            known = forms if item.does == "assessment" else samples
            what = "a form of this file" if item.does == "assessment" else "a sample of this file"
            for where, name in _numbered(asks, item.asks):
                if name not in known:
                    _unknown(places, f"unknown_{_kind(item.does)}", where, name, what, known)
        allowed = (*words.ONLY_WHILE, *protocol.supports)
        if item.only_while and item.only_while not in allowed:
            _unknown(
                places, "unknown_state", (*path, "only_while"), item.only_while,
                "a state that Bedline follows", allowed,
            )  # fmt: skip


def _kind(does: str) -> str:
    return "form" if does == "assessment" else "sample"


def _form_fields(protocol: Protocol, places: Places) -> None:
    for path, field in _fields(protocol):
        if field.kind == "analyte":
            _analytes(places, (*path, "analyte"), field.analyte)
        if (field.kind == "choice") != (len(field.choices) > 1):
            places.report(
                "choices_do_not_fit",
                path,
                field.id,
                "A choice lists two or more `choices`; every other kind of field lists none.",
            )
        if field.low is not None and field.high is not None and field.low >= field.high:
            places.report(
                "limits_not_rising",
                (*path, "low"),
                field.low,
                f"`low` {field.low} is not below `high` {field.high}. Put the lower first.",
            )
    for at, form in enumerate(protocol.forms):
        if form.score and form.score not in words.SCORES:
            _unknown(
                places, "unknown_score", ("forms", at, "score"), form.score,
                "a score that Bedline computes", words.SCORES,
            )  # fmt: skip
        if not form.score and not form.fields:
            places.report(
                "empty_form", ("forms", at), form.id,
                "The form has neither fields nor a score. Say what is filled in.",
            )  # fmt: skip


def _fields(protocol: Protocol) -> Iterator[tuple[Path, model.FormField]]:
    for at, form in enumerate(protocol.forms):
        for number, field in enumerate(form.fields):
            yield ("forms", at, "fields", number), field


def _retyped(protocol: Protocol, places: Places) -> None:
    if protocol.second_check is None:
        return
    for where, name in _numbered(("second_check", "retypes"), protocol.second_check.retypes):
        if name not in words.RETYPED and name not in ANALYTES:
            _unknown(
                places, "unknown_analyte", where, name, "a value that a second person can type",
                words.RETYPED,
            )  # fmt: skip

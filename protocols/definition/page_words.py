"""How the page of a protocol says quantities, conditions and times.

Dose rates are said with `per`, laboratory units keep their slash, and no comparison sign stands
beside a number (display rules of the window).
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from protocols.analytes import ANALYTES
from protocols.definition import model
from protocols.definition.model import Protocol
from protocols.units import Unit, trimmed

WIDTH = 96

_LABORATORY = frozenset(
    unit for analyte in ANALYTES.values() for unit in analyte.units if "/kg" not in unit.value
) | {Unit.ML_PER_H, Unit.L_PER_MIN, Unit.KG_PER_M2, Unit.PER_MM3}
_UNIT_WORDS = {
    Unit.A: "years",
    Unit.D: "days",
    Unit.MICROG: "micrograms",
    Unit.NG: "nanograms",
    Unit.PER_MM3: "per mm3",
    Unit.ML_PER_H: "mL per h",
    Unit.L_PER_MIN: "L per min",
}
_FACTS = {
    "age": "age",
    "bmi": "BMI",
    "pf": "P/F",
    "sofa": "SOFA",
    "sofa_rise": "rise of SOFA",
    "news2": "NEWS2",
    "news2_rise": "rise of NEWS2",
    "mottling": "mottling score",
    "clinical_frailty": "Clinical Frailty Scale",
    "creatinine_of_baseline": "creatinine of its baseline",
    "alt_of_uln": "ALT of the laboratory's upper limit",
    "ast_of_uln": "AST of the laboratory's upper limit",
    "urine_rate_24h": "urine over 24 h",
}


def said(given: model.Given) -> str:
    """Say a quantity (`350 mg per kg`), or which site parameter it is."""
    if isinstance(given, model.SiteRef):
        return f"site parameter {given.site}"
    unit = given.unit
    if unit is Unit.ONE:
        return trimmed(given.value)
    words = _UNIT_WORDS.get(unit)
    if words is None:
        words = unit.value if unit in _LABORATORY else unit.value.replace("/", " per ")
        words = words.replace("microg", "micrograms").replace("ng per", "nanograms per")
    if given.value == 1 and words in ("days", "years"):
        words = words.removesuffix("s")
    return f"{_grouped(trimmed(given.value))} {words}"


def _grouped(number: str) -> str:
    """Part thousands by a no-break space: a clinician counts zeros badly."""
    whole, mark, part = number.partition(".")
    if len(whole) < 4:
        return number
    groups: list[str] = []
    while whole:
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
    return "\u00a0".join(groups) + mark + part


def fact_words(fact: str) -> str:
    """Name a compared fact."""
    return _FACTS.get(fact) or (ANALYTES[fact].label if fact in ANALYTES else fact)


def anchor_words(protocol: Protocol, id_: str) -> str:
    """Name an anchor inside a sentence: `randomised`, `ICU admission`."""
    rule = protocol.anchor(id_)
    if rule is None:
        return id_
    label = rule.label
    return label if label[:2].isupper() else label[0].lower() + label[1:]


def condition_lines(protocol: Protocol, rule: model.Condition, indent: str = "") -> list[str]:
    """Say a condition, one line each, parts of a combination indented below it."""
    if isinstance(rule, model.Combined):
        head = {"all": "all of:", "any": "at least one of:", "none": "none of:"}[rule.needs]
        lines = [f"{indent}{head}"]
        for part in rule.of:
            lines += condition_lines(protocol, part, f"{indent}  ")
        return lines
    return [f"{indent}{_one_condition(protocol, rule)}"]


def _one_condition(protocol: Protocol, rule: model.Compare | model.Elapsed | model.Stated) -> str:
    if isinstance(rule, model.Stated):
        return f"stated: {rule.ask}"
    if isinstance(rule, model.Elapsed):
        parts = [
            f"{word} {said(limit)}"
            for word, limit in (
                ("at least", rule.at_least),
                ("less than", rule.below),
                ("at most", rule.at_most),
            )
            if limit is not None
        ]
        return f"{' and '.join(parts)} since: {anchor_words(protocol, rule.anchor)}"
    text = f"{fact_words(rule.fact)} {rule.is_.replace('_', ' ')} {said(rule.value)}"
    if rule.upper is not None:
        text += f" and {said(rule.upper)}, both included"
    if rule.sampled_within is not None:
        after = anchor_words(protocol, rule.sampled_after) if rule.sampled_after else ""
        text += f", sampled within {said(rule.sampled_within)}"
        text += f" after: {after}" if after else " before"
    return text


def days_words(days: tuple[int, ...]) -> str:
    """Say days with spans: `Day 0, 1 to 7, 14`."""
    spans: list[list[int]] = []
    for day in days:
        if spans and day == spans[-1][1] + 1:
            spans[-1][1] = day
        else:
            spans.append([day, day])
    texts = [str(low) if low == high else f"{low} to {high}" for low, high in spans]
    return f"Day {', '.join(texts)}"


def when_words(protocol: Protocol, item: model.ScheduleItem) -> str:
    """Say when a schedule item is asked for."""
    when = item.when
    if isinstance(when, model.OnDays):
        text = days_words(when.days)
        return f"{text}, within {said(when.within)}" if when.within is not None else text
    anchor = anchor_words(protocol, when.anchor)
    text = f"{said(when.after)} after: {anchor}" if when.after.value else f"from: {anchor}"
    if when.early is not None:
        text += f", up to {said(when.early)} earlier"
    if when.late is not None:
        text += f", at most {said(when.late)} later"
    return text if when.day is None else f"{text} (called Day {when.day})"


def wrapped(text: str, indent: str = "", hang: str | None = None) -> list[str]:
    """Wrap a text to the page's width."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if hang is None else hang,
        break_long_words=False,
        break_on_hyphens=False,
    )


def named(source: model.Sources) -> str:
    """Name the sources of a block: `[seed, table1]`."""
    return f"[{', '.join(source)}]"


def bullets(items: Iterable[str]) -> list[str]:
    """Write texts as a list with dashes."""
    return [line for item in items for line in wrapped(item, "- ", "  ")]

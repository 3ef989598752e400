"""A protocol as a page that a clinician can read, compare with the trial's papers, and sign."""

from __future__ import annotations

from protocols.definition import model
from protocols.definition.fingerprint import short
from protocols.definition.model import Protocol
from protocols.definition.page_doses import dose_lines
from protocols.definition.page_grid import schedule_grid
from protocols.definition.page_words import (
    anchor_words,
    bullets,
    condition_lines,
    fact_words,
    named,
    said,
    when_words,
    wrapped,
)

_STATES = {"icu": "in ICU", "hospital": "in hospital", "vasopressor": "on a vasopressor"}
_ROLES = {"board": "whoever sees the ward board or a hand-over"}


def protocol_page(protocol: Protocol) -> str:
    """Return the whole protocol as plain text, one section after the other."""
    sections = (
        ("What this is", _what(protocol)),
        ("Arms", _arms(protocol)),
        ("Product", _product(protocol)),
        ("Dose", dose_lines(protocol)),
        ("Time", _time(protocol)),
        ("Schedule", [*schedule_grid(protocol), "", *_schedule(protocol)]),
        ("Criteria", _criteria(protocol)),
        ("When treatment ends", _stops(protocol)),
        ("Deviations that are found", _deviations(protocol)),
        ("Blinding", _blinding(protocol)),
        ("Forms and samples", _forms(protocol)),
        ("Adverse events offered", wrapped(", ".join(protocol.adverse_event_terms))),
        ("Endpoints", _endpoints(protocol)),
        ("Summary of all subjects", _summary(protocol)),
        ("Second person", _second(protocol)),
        ("Notes on the texts", _notes(protocol)),
        ("Site parameters to sign", _site(protocol)),
        ("Sources", _sources(protocol)),
        ("Signatures", _signatures(protocol)),
    )
    head = [f"{protocol.label}  (protocol {protocol.id}, version {protocol.version})"]
    head += [*wrapped(protocol.title), f"Fingerprint {short(protocol.fingerprint)}"]
    lines = [*head]
    for title, body in sections:
        if body and any(body):
            lines += ["", title.upper(), "-" * len(title), *body]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _what(protocol: Protocol) -> list[str]:
    kind = {
        "interventional": "Interventional: Bedline proposes doses; a named prescriber decides.",
        "observational": "Observational: Bedline proposes nothing; what was given is recorded.",
    }[protocol.kind]
    return [
        kind,
        f"Identifiers: {', '.join(protocol.identifiers)}",
        f"Subjects are numbered {protocol.subject_prefix}-0001 and so on.",
        f"Supports followed: {', '.join(one.replace('_', ' ') for one in protocol.supports)}",
        *wrapped(f"Bias: {protocol.bias_note}" if protocol.bias_note else ""),
    ]


def _arms(protocol: Protocol) -> list[str]:
    if not protocol.arms:
        if protocol.kind == "observational":
            return ["No arms."]
        return [f"{protocol.blinding.words}: the arm is not held in Bedline."]
    return bullets(f"{arm.label} ({arm.id}) {named(arm.source)}" for arm in protocol.arms)


def _product(protocol: Protocol) -> list[str]:
    product = protocol.product
    if product is None:
        return []
    strength = f", {said(product.concentration)}" if product.concentration is not None else ""
    lines = [f"{product.words}{strength} {named(product.source)}"]
    lines += bullets(f"Contraindication: {one}" for one in product.contraindications)
    return lines + bullets(product.handling)


def _time(protocol: Protocol) -> list[str]:
    days = protocol.days
    rule = {"calendar": "ward dates", "elapsed_24h": "elapsed 24 h"}[days.rule]
    lines = wrapped(
        f"Day {days.first} is the day of: {anchor_words(protocol, days.anchor)}; days are "
        f"{rule}. Treatment to Day {days.treatment_last}, schedule to Day {days.last} "
        f"{named(days.source)}."
    )
    asked = {"enrolment": "asked at enrolment", "later": "asked later", "derived": "from entries"}
    return lines + bullets(
        f"{one.label}: {asked[one.asked]}{'' if one.required else ', not required'}"
        for one in protocol.anchors
    )


def _schedule(protocol: Protocol) -> list[str]:
    lines = []
    for item in protocol.schedule:
        extra = [when_words(protocol, item)]
        if item.arms:
            extra.append(f"arm {', '.join(item.arms)}")
        if item.only_while:
            extra.append(f"while {_STATES.get(item.only_while, item.only_while)}")
        if item.asks and item.does == "measurement":
            extra.append("asks " + ", ".join(fact_words(one) for one in item.asks))
        if not item.required:
            extra.append("optional")
        lines.append(f"{item.what}: {'; '.join(extra)} {named(item.source)}")
    return bullets(lines)


def _criteria(protocol: Protocol) -> list[str]:
    lines: list[str] = []
    for kind, title in (("inclusion", "Included if"), ("exclusion", "Excluded if")):
        lines.append(title)
        for one in protocol.criteria:
            if one.kind == kind:
                lines += _criterion(protocol, one)
    return lines


def _criterion(protocol: Protocol, one: model.Criterion) -> list[str]:
    lines = wrapped(f"{one.id}  {one.text} {named(one.source)}", "  ", "      ")
    if one.rule is not None and not isinstance(one.rule, model.Stated):
        for text in condition_lines(protocol, one.rule):
            lines += wrapped(text.strip(), "      " + text[: len(text) - len(text.lstrip())])
    for word, text in (
        ("Read otherwise than printed", one.correction),
        ("Note", one.note),
        ("Not asked", one.not_applicable),
    ):
        lines += wrapped(f"{word}: {text}", "      ", "        ") if text else []
    return lines


def _stops(protocol: Protocol) -> list[str]:
    lines = []
    for rule in protocol.stop_rules:
        whom = f" (arm {', '.join(rule.arms)})" if rule.arms else ""
        off = f" Off for: {said(rule.off_for)}." if rule.off_for is not None else ""
        lines.append(f"{rule.words}{off}{whom} {named(rule.source)}")
    if lines:
        lines.append("Announced, never enforced: the prescriber ends treatment.")
    return bullets(lines)


def _deviations(protocol: Protocol) -> list[str]:
    return bullets(
        f"{one.words} ({one.class_}, {one.importance}) {named(one.source)}"
        for one in protocol.deviations
    )


def _blinding(protocol: Protocol) -> list[str]:
    blinding = protocol.blinding
    lines = [f"{blinding.words}: {blinding.bedside_line} {named(blinding.source)}"]
    for mask in blinding.masks:
        whom = ", ".join(_ROLES.get(one, one) for one in mask.roles)
        after = f", from: {anchor_words(protocol, mask.after)}" if mask.after else ""
        what = f"{mask.hides.replace(':', ' ')}{after}"
        lines += bullets((f"Hidden from {whom}: {what}; shown instead: {mask.shows}",))
    return lines


def _forms(protocol: Protocol) -> list[str]:
    lines = []
    for form in protocol.forms:
        what = ", ".join(field.label for field in form.fields) or f"inputs of {form.label}"
        note = f" {form.note}" if form.note else ""
        lines.append(f"{form.label}: {what}.{note} {named(form.source)}")
    lines += [
        f"{one.label}: {', '.join(one.tubes)}; {one.aliquots} aliquots. {one.note} "
        f"{named(one.source)}"
        for one in protocol.samples
    ]
    return bullets(lines)


def _endpoints(protocol: Protocol) -> list[str]:
    lines = []
    for one in protocol.endpoints:
        how = [one.kind.replace("_", " ")]
        if one.anchor:
            how.append(f"from: {anchor_words(protocol, one.anchor)}")
        how += [f"{key.replace('_', ' ')}: {value}" for key, value in one.options.items()]
        lines.append(f"{one.label} ({'; '.join(how)}) {named(one.source)}")
    return bullets(lines)


def _summary(protocol: Protocol) -> list[str]:
    rule = protocol.summary
    if rule is None:
        return []
    method = rule.quartiles.replace("_", " ")
    lines = wrapped(
        f"{rule.label}. Median with quartiles ({method} of Hyndman and Fan), number of those "
        f"known; what is missing is never counted as no {named(rule.source)}. {rule.note}".strip()
    )
    for grouping in rule.groupings:
        groups = ", ".join(one.label for one in grouping.groups)
        lines += bullets([f"Groups, {grouping.label}: {groups} {named(grouping.source)}"])
    for table in rule.tables:
        rows = "; ".join(one.label for one in table.rows)
        head = f"{table.label}, layout of {table.source_table} {named(table.source)}"
        lines += bullets([f"{head}: {rows}"])
    return lines


def _second(protocol: Protocol) -> list[str]:
    check = protocol.second_check
    if check is None:
        return []
    typed = ", ".join(fact_words(one) for one in check.retypes)
    return bullets(
        (f"Checks: {', '.join(check.steps)}; types again: {typed} {named(check.source)}",)
    )


def _notes(protocol: Protocol) -> list[str]:
    sheet = [f"Day sheet: {one}" for one in protocol.sheet.stop_text] if protocol.sheet else []
    contacts = list(protocol.sheet.contacts) if protocol.sheet else []
    return bullets([*protocol.notes, *sheet, *contacts])


def _site(protocol: Protocol) -> list[str]:
    lines: list[str] = []
    for one in protocol.site_parameters:
        if one.kind == "quantity":
            low, high = one.low, one.high
            allowed = f"{said(low)} to {said(high)}" if low and high else one.unit
        elif one.kind == "choice":
            allowed = " | ".join(one.choices)
        else:
            allowed = {"count": "a whole number", "clock_window": "two clock times"}[one.kind]
        standard = one.standard if one.standard is not None else "none, must be signed"
        lines += wrapped(f"{one.label} ({one.id}) {named(one.source)}", "", "    ")
        lines += wrapped(f"Allowed: {allowed}. Unless signed: {standard}.", "    ")
        if one.note:
            lines += wrapped(one.note, "    ")
        lines.append("    Value signed: ______________________")
    return lines


def _sources(protocol: Protocol) -> list[str]:
    marks = {
        "seed": "trial document",
        "published": "published",
        "inference": "our judgement",
        "site": "site",
    }
    return [
        line
        for key, one in protocol.sources.items()
        for line in wrapped(
            f"{key} ({marks[one.mark]}): {one.title}{'. ' + one.address if one.address else ''}",
            "",
            "    ",
        )
    ]


def _signatures(protocol: Protocol) -> list[str]:
    return [
        *wrapped(
            f"I have compared this page (fingerprint {short(protocol.fingerprint)}) with the "
            "protocol of my site, and signed the site parameters above."
        ),
        "",
        "Investigator ________________________  Date ______________  Signature __________________",
        "",
        "Pharmacist   ________________________  Date ______________  Signature __________________",
    ]

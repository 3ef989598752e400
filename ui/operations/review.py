"""The monitor's review and the readable trail: what is worth a look, and every entry by choice.

Who may read it stands in `storage.permissions`; what a role may not see is taken out first, by
the mask of the person who asks and by the mask of the role that is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from protocols.issues import IssuesError
from ui.operations.bench import Bench, course_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protocols.facts import Entry, Fact
    from protocols.review.findings import Finding, HouseLine, Limits
    from protocols.review.seen import Seen
    from protocols.review.trail import Choice, TrailRow


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a person asked to read.

    Attributes:
        findings: what is worth a look, the latest first.
        trail: the entries that fit the choice, the oldest first.
        house: the house's journal, where the role may read all of it.
        role: as which role it is read.
        blinded: entries, numbers or values are kept out of this role's sight.
        left_out: subjects that cannot be read, with the reason, a line each.
        subjects, people: all that can be chosen.
    """

    findings: tuple[Finding, ...]
    trail: tuple[TrailRow, ...]
    house: tuple[HouseLine, ...]
    role: str
    blinded: bool
    left_out: tuple[str, ...]
    subjects: tuple[str, ...]
    people: tuple[str, ...]


def review_ward(
    bench: Bench,
    *,
    role: str | None = None,
    choice: Choice | None = None,
    limits: Limits | None = None,
) -> Reviewed:
    """Return the review of the whole ward, as the person and the role asked for may read it.

    An administrator keeps the accounts and reads no patient's record: only house events.

    Raises:
        Refused: the person's role reads no review.
    """
    from protocols.review.findings import house_findings, review
    from protocols.review.trail import Choice, chosen
    from storage.permissions import refuse_action

    refuse_action(bench.operator.role, "review")
    as_role = role or bench.operator.role
    wanted = choice or Choice()
    house = house_lines(bench)
    if "administrator" in (bench.operator.role, as_role):
        lines = _of_no_subject(house, bench.store.ledger.subjects())
        found = house_findings(lines)
        kept = [one for one in found if wanted.takes("", one.person, one.field, one.entered)]
        kept.sort(key=lambda one: one.entered, reverse=True)
        people = tuple(sorted({one.person for one in lines if one.person}))
        return Reviewed(
            tuple(kept), (), lines, as_role, blinded=True, left_out=(), subjects=(), people=people
        )
    seen, left_out = subjects_seen(bench, as_role)
    site = bench.store.ledger.facts_of(None)
    blinded = any(one.blinded for one in seen)
    if blinded:
        # The numbers of site entries would tell how many entries of subjects lie between.
        site = tuple(replace(one, seq=0, hash="") for one in site)
    found = list(review(seen, house, site, zone=bench.zone, limits=limits, choice=wanted))
    if blinded:
        found = [replace(one, number="") for one in found]
        seen = tuple(replace(one, entries=unnumbered(one.entries)) for one in seen)
    rows = _rows(seen, site)
    return Reviewed(
        tuple(found),
        chosen(rows, wanted),
        () if blinded else house,
        as_role,
        blinded,
        left_out,
        tuple(one.course.record.subject for one in seen),
        tuple(sorted({row.person for row in rows})),
    )


def subjects_seen(bench: Bench, role: str) -> tuple[tuple[Seen, ...], tuple[str, ...]]:
    """Return each subject as the person here and the role may read it, and who is left out."""
    from protocols.review.seen import seen_by

    seen, left_out = [], []
    for subject in bench.store.ledger.subjects():
        try:
            course = course_of(bench, subject)
        except IssuesError as error:
            # Without the protocol's file nobody knows what it hides.
            left_out.append(f"{subject}: {error.issues[0].message}")
            continue
        seen.append(seen_by(course, bench.operator.role, role))
    return tuple(seen), tuple(left_out)


def unnumbered(entries: Sequence[Entry[Fact]]) -> tuple[Entry[Fact], ...]:
    """Return entries without numbers and hashes: a gap in numbers counts what is hidden."""
    return tuple(replace(one, seq=0, hash="") for one in entries)


def house_lines(bench: Bench) -> tuple[HouseLine, ...]:
    """Return the house's journal as the rules read it."""
    from protocols.review.findings import HouseLine

    return tuple(
        HouseLine(
            one.event,
            one.recorded_at,
            one.operator,
            one.role,
            one.words,
            one.details.get("subject", ""),
        )
        for one in bench.store.journal.events()
    )


def _of_no_subject(house: Sequence[HouseLine], subjects: Sequence[str]) -> tuple[HouseLine, ...]:
    return tuple(
        one
        for one in house
        if not one.subject and not any(subject in one.words for subject in subjects)
    )


def _rows(seen: Sequence[Seen], site: Sequence[Entry[Fact]]) -> tuple[TrailRow, ...]:
    from protocols.review.trail import trail_rows

    rows = list(trail_rows(site))
    for one in seen:
        rows += trail_rows(one.entries)
    return tuple(
        sorted(rows, key=lambda row: (row.entered, row.workstation, row.place, row.subject))
    )


def review_csv(made: Reviewed, zone: str) -> bytes:
    """Return the findings as CSV."""
    from storage.exports.inspector_tables import findings_csv

    return findings_csv(made.findings, zone)


def trail_file(bench: Bench, made: Reviewed, kind: str, chosen_words: str = "") -> bytes:
    """Return the trail as `csv` or `pdf`."""
    from storage.exports.inspector_tables import TrailStamp, trail_csv, trail_pdf
    from ui.operations.sheets import press

    if kind == "csv":
        return trail_csv(made.trail, bench.zone)
    version, code = stamp_words(bench, made)
    stamp = TrailStamp(
        bench.store.site,
        bench.zone,
        chosen_words or "all entries",
        bench.now(),
        bench.operator.name,
        version,
        code,
        bench.test_clock,
    )
    return trail_pdf(press(), made.trail, stamp).pdf


def stamp_words(bench: Bench, made: Reviewed) -> tuple[str, str]:
    """Return the words before the code at the foot of paper, and the code."""
    from ui.operations.printed_code import code_for

    code = code_for(bench, made.role)
    if made.blinded:
        return "Blinded: what is kept out is not counted; code", code
    return f"Record version {bench.store.ledger.count}, log head", code


def save_review(bench: Bench, made: Reviewed, what: str, kind: str, path: str) -> str:
    """Save what was read into a file, noted in the journal; return what was done, or why not.

    Args:
        bench: the open store.
        made: what is shown.
        what: `findings`, `trail` or `house`.
        kind: `csv`, or `pdf` for the trail.
        path: the file.
    """
    from storage.exports.inspector_tables import house_csv

    if what == "findings":
        content = review_csv(made, bench.zone)
    elif what == "house":
        content = house_csv(made.house, bench.zone)
    else:
        content = trail_file(bench, made, kind)
    try:
        Path(path).write_bytes(content)
    except OSError as error:
        return f"{path} cannot be written ({error.strerror}). Choose another place."
    note_export(bench, f"Review as {made.role} written: {Path(path).name}.")
    return f"Saved: {path}"


def note_export(bench: Bench, what: str) -> None:
    """Write down that a review or trail left the store (R83), where entries can be made."""
    if bench.store.writable:
        bench.store.journal.record("exported", what, bench.operator)

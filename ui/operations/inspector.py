"""The inspector's copy (R89): sheets, trail, ledger, protocols and a checker, in one folder."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from protocols.issues import IssuesError
from ui.operations.bench import Bench

if TYPE_CHECKING:
    from protocols.review.seen import Seen
    from ui.operations.export import Made, Wanted


def inspector_files(wanted: Wanted) -> Made:
    """Return the files of an inspector's copy, and how many of each kind.

    Raises:
        Damaged: the record does not verify; a copy of it would count as good.
        Refused: the role reads no patients' records.
    """
    from storage.exports import inspector
    from storage.exports.inspector_tables import house_csv
    from storage.problems import Refused
    from ui.operations.printed_code import code_for
    from ui.operations.review import review_csv, review_ward, subjects_seen, trail_file

    bench, store = wanted.bench, wanted.bench.store
    if "administrator" in (bench.operator.role, wanted.role):
        raise Refused(
            "not_permitted",
            "An administrator keeps accounts and makes no copy of patients' records.",
            where="inspector",
            do="Ask the investigator or the monitor.",
        )
    report = store.verify()
    if not report.clean:
        raise report.problems()[0]
    made = review_ward(bench, role=wanted.role)
    seen, left_out = subjects_seen(bench, wanted.role)
    stamp = inspector.CopyStamp(
        wanted.stamp.made_at,
        wanted.stamp.made_by,
        wanted.role,
        store.site,
        store.zone,
        store.program,
        made.blinded,
        store.ledger.count,
        code_for(bench, wanted.role) if made.blinded else store.ledger.head_code(),
    )
    sheets = _sheets(bench, wanted.role, seen)
    files = {
        "trail.csv": trail_file(bench, made, "csv"),
        "trail.pdf": trail_file(bench, made, "pdf"),
        "review.csv": review_csv(made, bench.zone),
        inspector.ABOUT: inspector.about_file(stamp, store),
        inspector.CHECKER: inspector.checker(),
        "README.txt": inspector.readme(stamp, left_out, len(seen), len(sheets) // 2),
        **sheets,
        **_protocols(seen),
    }
    if not made.blinded:
        files["house.csv"] = house_csv(made.house, bench.zone)
        files |= inspector.ledger_files(store)
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    seal = store.masked_code(inspector.seal_digest(hashes), "copy")
    files[inspector.SEAL] = f"{seal}\n".encode()
    return files, {
        "entries": len(made.trail),
        "sheets": len(sheets) // 2,
        "findings": len(made.findings),
        "house events": len(made.house),
    }


def _sheets(bench: Bench, role: str, seen: tuple[Seen, ...]) -> dict[str, bytes]:
    from storage.exports.inspector import file_name
    from ui.operations.sheets import print_day

    files = {}
    for one in seen:
        course = one.course
        days = course.protocol.days
        last = min(course.day, days.last) if course.day is not None else days.first
        for day in range(days.first, last + 1):
            try:
                printed = print_day(bench, course.record.subject, day, role=role)
            except IssuesError:
                continue  # the protocol counts no such day
            name = f"sheets/{file_name(course.record.subject)}/day-{day:02}"
            files[f"{name}.pdf"], files[f"{name}.csv"] = printed.pdf, printed.csv
    return files


def _protocols(seen: tuple[Seen, ...]) -> dict[str, bytes]:
    from protocols.catalogue import file_name, source_text

    names = {file_name(one.course.protocol.id, one.course.protocol.version) for one in seen}
    return {f"protocols/{name}": source_text(name) for name in sorted(names)}

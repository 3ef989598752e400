"""Commands for a monitor or inspector: the review, the trail, a code from the cabinet, an archive.

`verify --code` and `verify --copy` answer for paper and folders that left the house.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from protocols.issues import Issue, IssuesError
from protocols.times import Clock, Instant, read_instant, show_when
from ui.commands.arguments import EXIT_DAMAGE, EXIT_DONE, EXIT_REFUSED, Asked
from ui.commands.house import CommandRefusedError, open_bench, store_folder
from ui.commands.paper import write_file

if TYPE_CHECKING:
    from protocols.review.trail import Choice
    from ui.operations.bench import Bench
    from ui.operations.review import Reviewed

Writer = Callable[[str], None]
Command = Callable[[Asked, Clock, BinaryIO, Writer], int]


def _review(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001
    from protocols.review.findings import Limits
    from ui.operations.review import note_export, review_csv, review_ward, trail_file

    options = asked.options
    choice = _choice(asked)
    files = {name: options[name] for name in ("csv", "trail_csv", "trail_pdf") if options[name]}
    # For writing where nothing speaks against it: a file that leaves the store is journalled.
    bench = open_bench(asked, clock, view_only=not files)
    with bench.store as store:
        limits = Limits(late_hours=options["late_hours"])
        made = review_ward(bench, role=options["role"], choice=choice, limits=limits)
        if "csv" in files:
            write_file(Path(files["csv"]), review_csv(made, bench.zone))
        for kind in ("csv", "pdf"):
            if f"trail_{kind}" in files:
                content = trail_file(bench, made, kind, choice_words(choice, bench.zone))
                write_file(Path(files[f"trail_{kind}"]), content)
        if files:
            names = ", ".join(Path(one).name for one in files.values())
            note_export(bench, f"Review as {made.role} written: {names}.")
        if asked.json:
            for line in _as_json(made):
                write(json.dumps(line, ensure_ascii=False))
        else:
            _say(made, bench, write)
        return EXIT_DAMAGE if store.damage is not None else EXIT_DONE


def _choice(asked: Asked) -> Choice:
    from protocols.review.trail import Choice

    options = asked.options
    return Choice(
        options["subject"] or "",
        options["person"] or "",
        options["field"] or "",
        _instant(options["since"], "from"),
        _instant(options["until"], "to"),
    )


def _instant(text: str | None, field: str) -> Instant | None:
    if not text:
        return None
    read = read_instant(text, field)
    if isinstance(read, Issue):
        raise CommandRefusedError(read)
    return read


def choice_words(choice: Choice, zone: str) -> str:
    """Return what was chosen in words, for paper: `IGM-0001, by nurse-a, from 21-Nov-2026`."""
    parts = [
        choice.subject,
        choice.person and f"by {choice.person}",
        choice.field and f"about {choice.field}",
        choice.since is not None and f"from {show_when(choice.since, zone)}",
        choice.until is not None and f"before {show_when(choice.until, zone)}",
    ]
    return ", ".join(part for part in parts if part) or "all entries"


def _as_json(made: Reviewed) -> list[dict[str, object]]:
    return [
        {
            "kind": one.kind,
            "subject": one.subject,
            "number": one.number,
            "field": one.field,
            "words": one.words,
            "given": one.given.format_iso() if one.given is not None else None,
            "entered": one.entered.format_iso(),
            "person": one.person,
            "role": one.role,
        }
        for one in made.findings
    ]


def _say(made: Reviewed, bench: Bench, write: Writer) -> None:
    from protocols.review.findings import KINDS

    for line in made.left_out:
        write(f"Left out: {line}")
    for kind, label in KINDS.items():
        of_kind = [one for one in made.findings if one.kind == kind]
        if of_kind:
            write(f"{label}: {len(of_kind)}")
        for one in of_kind:
            entered = show_when(one.entered, bench.zone)
            who = f"{one.person}, {one.role}" if one.person else "nobody signed in"
            where = " ".join(part for part in (one.subject, one.number) if part) or "house"
            write(f"  {where}; {one.field}; {one.words}; entered {entered}; {who}")
    blinded = ", blinded" if made.blinded else ""
    write(f"{len(made.findings)} to look at, {len(made.trail)} entries, as {made.role}{blinded}.")


def _verify(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001
    """Prove the store; with --code or --copy also what left it: exit 1 if that does not fit."""
    from ui.operations.printed_code import code_for

    bench = open_bench(asked, clock, view_only=True)
    with bench.store as store:
        report = store.verify()
        said = {str(problem) for problem in report.problems()}
        # What opening found and the report does not repeat.
        others = [store.damage] if store.damage is not None and not said else []
        damage = [str(problem) for problem in (*report.problems(), *others)]
        answer = _left_the_house(bench, asked) if not damage else _Answer()
        code = "" if damage else code_for(bench)
        if asked.json:
            write(
                json.dumps(
                    {
                        "clean": not damage and not answer.problems,
                        "entries": report.entries,
                        "code": code,
                        "problems": [*damage, *answer.problems],
                        **answer.found,
                    },
                    ensure_ascii=False,
                )
            )
        else:
            if not damage:
                write(f"Clean: {report.entries} entries, log head {code}.")
            for line in (*damage, *answer.problems, *answer.words):
                write(line)
        if damage:
            return EXIT_DAMAGE
        return EXIT_REFUSED if answer.problems else EXIT_DONE


@dataclass(frozen=True, slots=True)
class _Answer:
    """What is said of a code or a copy: problems, plain words, and the same for machines."""

    problems: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    found: Mapping[str, object] = field(default_factory=dict)


def _left_the_house(bench: Bench, asked: Asked) -> _Answer:
    """Answer for a printed code and for an inspector's folder, where one was named."""
    from ui.operations.sealed_copy import copy_problems, sheet_state

    problems: list[str] = []
    words: list[str] = []
    found: dict[str, object] = {}
    if asked.options["code"] is not None:
        answer = sheet_state(bench, asked.options["code"])
        if isinstance(answer, Issue):
            problems.append(answer.message)
        else:
            words.append(answer.words)
            entered = answer.state.entered
            found["sheet"] = {
                "entries": answer.state.count,
                "entered": entered.format_iso() if entered is not None else None,
                "since": answer.state.since,
                "role": answer.state.role,
            }
    if asked.options["copy"] is not None:
        wrong = copy_problems(bench, Path(asked.options["copy"]))
        problems += wrong
        if not wrong:
            words.append(f"{asked.options['copy']} is a copy of this store, none of it changed.")
    return _Answer(tuple(problems), tuple(words), found)


def _archive(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001
    from ui.operations.archive import make_archive

    # For writing where nothing speaks against it: an archive stands in the journal.
    bench = open_bench(asked, clock)
    with bench.store:
        try:
            made = make_archive(bench, Path(asked.options["out"]))
        except IssuesError as error:
            raise CommandRefusedError(*error.issues) from error
        for line in made:
            write(line)
    return EXIT_DONE


def _about(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001
    from ui.operations.about import about

    made = about()
    if asked.json:
        write(json.dumps(made.as_json(), ensure_ascii=False))
        return EXIT_DONE
    write(f"{made.program}, Python {made.python}, {made.system}")
    write(f"SQLite {made.sqlite}, SQLCipher {made.sqlcipher}, schema {made.schema}")
    for name, fingerprint in made.protocols:
        write(f"Protocol {name}, fingerprint {fingerprint[:12]}")
    for one in made.libraries:
        mark = "" if one.direct else "  "
        write(f"{mark}{one.name} {one.version}, {one.licence or 'licence not stated'}")
    return EXIT_DONE


def _check_installation(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001
    from ui.operations.installation import Checked, check_installation, installation_sheet

    made: list[Checked] = []
    for one in check_installation(store_folder(asked), clock):
        made.append(one)
        if asked.json:
            found = {"check": one.name, "holds": one.holds, "words": one.words}
            write(json.dumps(found, ensure_ascii=False))
        else:
            write(f"{'OK    ' if one.holds else 'FAILED'}  {one.name}: {one.words}")
    failed = sum(not one.holds for one in made)
    if asked.options["pdf"]:
        sheet = installation_sheet(made, clock(), test_clock=asked.now_ns is not None)
        write_file(Path(asked.options["pdf"]), sheet)
    if not asked.json:
        write(
            "This installation is as it must be."
            if not failed
            else f"{failed} of the checks failed: do not chart here until they hold."
        )
    return EXIT_REFUSED if failed else EXIT_DONE


COMMANDS: dict[str, Command] = {
    "about": _about,
    "archive": _archive,
    "check-installation": _check_installation,
    "review": _review,
    "verify": _verify,
}

"""Commands that write paper and files: day sheet, handover, downtime, export, import, demo."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from protocols.issues import Issue, IssuesError
from protocols.times import Clock
from ui.commands.arguments import EXIT_DAMAGE, EXIT_DONE, Asked
from ui.commands.house import CommandRefusedError, open_bench, store_folder

if TYPE_CHECKING:
    from ui.operations.bench import Bench
    from ui.operations.sheets import PrintedSheet

Writer = Callable[[str], None]
Command = Callable[[Asked, Clock, BinaryIO, Writer], int]


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside it first, then under its name.

    Raises:
        CommandRefusedError: the place cannot be written; what was there is untouched.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise CommandRefusedError(
            Issue(
                "not_written",
                "file",
                str(path),
                f"{path} cannot be written ({error.strerror}). Choose another place.",
            )
        ) from error


def _as_signed(bench: Bench, options: Mapping[str, Any]) -> PrintedSheet:
    from ui.operations.signing import print_signed

    printed = print_signed(bench, options["subject"], options["day"])
    if isinstance(printed, Issue):
        raise CommandRefusedError(printed)
    return printed


def _day_sheet(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001
    from ui.operations.sheets import note_print, print_day

    options = asked.options
    files = [options[kind] for kind in ("pdf", "csv") if options[kind]]
    # For writing where nothing speaks against it: a sheet that is printed stands in the journal.
    bench = open_bench(asked, clock, view_only=not files)
    with bench.store as store:
        try:
            printed = (
                _as_signed(bench, options)
                if options["as_signed"]
                else print_day(bench, options["subject"], options["day"], role=options["role"])
            )
        except IssuesError as error:
            raise CommandRefusedError(*error.issues) from error
        if options["pdf"]:
            write_file(Path(options["pdf"]), printed.pdf)
        if options["csv"]:
            write_file(Path(options["csv"]), printed.csv)
        if not options["pdf"] and not options["csv"]:
            sys.stdout.flush()
            write(printed.csv.decode("utf-8").rstrip("\r\n"))
        else:
            names = ", ".join(Path(one).name for one in files)
            note_print(bench, options["subject"], options["day"], f"written as {names}")
        return EXIT_DAMAGE if store.damage is not None else EXIT_DONE


def _export(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001
    from ui.operations.export import export_folder

    # Opened for writing where nothing speaks against it: an export stands in the journal.
    bench = open_bench(asked, clock)
    with bench.store as store:
        try:
            made = export_folder(
                bench, asked.options["format"], Path(asked.options["out"]), asked.options["role"]
            )
        except IssuesError as error:
            raise CommandRefusedError(*error.issues) from error
        for line in made:
            write(line)
        return EXIT_DAMAGE if store.damage is not None else EXIT_DONE


def _demo(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001
    from ui.operations.demo import make_demo

    made = make_demo(
        Path(asked.options["out"]),
        asked.store,
        clock,
        user=asked.user,
        passphrase=asked.passphrase,
        test_clock=asked.now_ns is not None,
    )
    for line in made.lines:
        write(line)
    if not asked.options["no_pictures"]:
        from ui.commands.demo_pictures import take_pictures

        for line in take_pictures(made, Path(asked.options["out"]), clock):
            write(line)
    return EXIT_DONE


def _ward_paper(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001
    from ui.operations.house_events import note_paper
    from ui.operations.ward_paper import downtime_pdf, handover_pdf, labels_pdf

    bench = open_bench(asked, clock)
    with bench.store as store:
        try:
            subject = asked.options.get("subject") or ""
            if asked.command == "handover":
                pdf = handover_pdf(bench)
            elif asked.command == "labels":
                pdf = labels_pdf(bench, subject, asked.options["sample"])
            else:
                pdf = downtime_pdf(bench, subject)
        except IssuesError as error:
            raise CommandRefusedError(*error.issues) from error
        write_file(Path(asked.options["pdf"]), pdf)
        what = asked.command.capitalize() + " sheet" if asked.command else ""
        note_paper(bench, f"{what} written", subject)
        return EXIT_DAMAGE if store.damage is not None else EXIT_DONE


def _summary(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:
    from ui.commands import summary

    return summary.run(asked, clock, lines_in, write)


def _import_lab(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:
    from ui.commands import import_lab

    return import_lab.run(asked, clock, lines_in, write)


COMMANDS: dict[str, Command] = {
    "day-sheet": _day_sheet,
    "export": _export,
    "handover": _ward_paper,
    "downtime": _ward_paper,
    "labels": _ward_paper,
    "summary": _summary,
    "import-lab": _import_lab,
    "demo": _demo,
}

__all__ = ["COMMANDS", "store_folder", "write_file"]

"""The command `import-lab`: a laboratory's CSV file, previewed row by row, all or nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, BinaryIO

from protocols.issues import IssuesError
from protocols.times import Clock
from ui.commands.arguments import EXIT_DAMAGE, EXIT_DONE, Asked
from ui.commands.house import CommandRefusedError, open_bench

if TYPE_CHECKING:
    from ui.operations.import_lab import Preview, PreviewRow

Writer = Callable[[str], None]


def run(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001
    """Preview a laboratory's file, and record it unless only a preview was asked for."""
    from ui.operations.import_lab import file_content, import_lab, preview_lab

    name, dry = str(asked.options["file"]), asked.options["dry_run"]
    try:
        content = file_content(name)
    except IssuesError as error:
        raise CommandRefusedError(*error.issues) from error
    bench = open_bench(asked, clock, view_only=dry)
    with bench.store as store:
        try:
            if dry:
                found = preview_lab(bench, content, name)
            else:
                store.require_writable()
                found = import_lab(bench, content, name)
        except IssuesError as error:
            raise CommandRefusedError(*error.issues) from error
        _tell(found, write, as_json=asked.json, recorded=not dry)
        if found.issues:
            raise CommandRefusedError(*found.issues)
        return EXIT_DAMAGE if store.damage is not None else EXIT_DONE


def _tell(found: Preview, write: Writer, *, as_json: bool, recorded: bool) -> None:
    state = "recorded" if recorded else "would be recorded"
    for row in found.rows:
        told = "refused" if row.refused else state
        if as_json:
            write(json.dumps(asdict(row) | {"state": told}, ensure_ascii=False))
        else:
            write(_line(row, told))
    if not as_json:
        count = "1 value" if len(found.rows) == 1 else f"{len(found.rows)} values"
        words = "recorded" if recorded else "read; nothing was recorded"
        write(f"{count} {words}. File hash {found.digest}.")


def _line(row: PreviewRow, state: str) -> str:
    parts = [f"line {row.line}", row.subject, row.label, row.value, row.sampled_at, row.report]
    return "  ".join((*parts, *([row.warning] if row.warning else []), state))

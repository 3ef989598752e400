"""`protocol rehearse FILE --store DIR --subject ID`: what an amendment would change, in words."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from protocols.issues import Issue, IssuesError
from protocols.times import Clock
from ui.commands.arguments import EXIT_DONE, EXIT_USAGE, Asked

Writer = Callable[[str], None]


def run(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001
    """Rehearse the file on the subject; one JSON object with `--json`, else plain lines."""
    from ui.commands.house import CommandRefusedError, open_bench
    from ui.operations.rehearsal import rehearse_file

    subject, files = asked.options.get("subject"), asked.options["what"]
    if subject is None or len(files) != 1:
        sys.stderr.write("usage: protocol rehearse FILE --store DIR --subject ID\n")
        return EXIT_USAGE
    content = _bytes_of(files[0])
    bench = open_bench(asked, clock, view_only=True)
    with bench.store:
        try:
            found = rehearse_file(bench, subject, content, files[0])
        except IssuesError as error:
            raise CommandRefusedError(*error.issues) from None
    if asked.json:
        write(json.dumps(found.as_json(), ensure_ascii=False))
    else:
        for line in found.lines:
            write(line)
    return EXIT_DONE


def _bytes_of(name: str) -> bytes:
    from protocols.definition.nodes import LARGEST_BYTES
    from ui.commands.house import CommandRefusedError

    try:
        with Path(name).open("rb") as file:
            return file.read(LARGEST_BYTES + 1)
    except (OSError, ValueError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else str(problem)
        words = f"The file cannot be read: {why}. Check its name and place."
        raise CommandRefusedError(Issue("not_read", "file", name[:80], words)) from None

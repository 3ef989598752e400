"""`explain --store DIR --subject ID --what TEXT`: why something is as it is, with its sources."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import BinaryIO

from protocols.issues import Issue, IssuesError
from protocols.times import Clock
from ui.commands.arguments import EXIT_DONE, Asked

Writer = Callable[[str], None]


def run(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001
    """Explain everything that the text means, or list what can be asked without one."""
    from ui.commands.house import CommandRefusedError, open_bench
    from ui.operations.explain import askable_of, why

    subject, text = asked.options["subject"], asked.options.get("what")
    bench = open_bench(asked, clock, view_only=True)
    with bench.store:
        try:
            if text is None:
                for ref, title in askable_of(bench, subject):
                    listed = {"ref": str(ref), "title": title}
                    write(
                        json.dumps(listed, ensure_ascii=False) if asked.json else f"{ref}  {title}"
                    )
                return EXIT_DONE
            found = why(bench, subject, text)
        except IssuesError as error:
            raise CommandRefusedError(*error.issues) from None
    if not found:
        words = f"Nothing of {subject} goes by {text[:80]!r}. Without --what, all is listed."
        raise CommandRefusedError(Issue("nothing_found", "what", text[:80], words))
    for one in found:
        if asked.json:
            write(json.dumps(one.as_json(), ensure_ascii=False))
        else:
            for line in one.lines:
                write(line)
    return EXIT_DONE

"""Commands about signatures of study days: sign, open again, and tell which signatures hold."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import BinaryIO

from protocols.issues import IssuesError
from protocols.times import Clock, show_when
from ui.commands.arguments import EXIT_DONE, EXIT_REFUSED, Asked
from ui.commands.house import CommandRefusedError, open_bench

Writer = Callable[[str], None]
Command = Callable[[Asked, Clock, BinaryIO, Writer], int]


def _sign(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001
    from ui.operations.signing import SigningSession, show_day, sign_day

    options = asked.options
    bench = open_bench(asked, clock)
    with bench.store:
        try:
            shown = show_day(bench, options["subject"], options["day"])
        except IssuesError as error:
            raise CommandRefusedError(*error.issues) from error
        # A command is a session of its own: name and passphrase are asked for again.
        issues = sign_day(
            bench, SigningSession(), shown, options["meaning"], asked.user, asked.passphrase or ""
        )
        if issues:
            raise CommandRefusedError(*issues)
        write(
            f"Day {shown.day} of {shown.subject} signed by {bench.operator.name}: "
            f"{options['meaning'].strip()}. Sheet {shown.hash[:16]}."
        )
    return EXIT_DONE


def _reopen(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001
    from ui.operations.signing import reopen_day

    options = asked.options
    bench = open_bench(asked, clock)
    with bench.store:
        issues = reopen_day(bench, options["subject"], options["day"], options["reason"])
        if issues:
            raise CommandRefusedError(*issues)
        write(f"Day {options['day']} of {options['subject']} is open again.")
    return EXIT_DONE


def _signatures(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001
    from ui.operations.signing import signatures

    bench = open_bench(asked, clock, view_only=True)
    holds = True
    with bench.store as store:
        wanted = asked.options["subject"]
        for subject in (wanted,) if wanted else store.ledger.subjects():
            for one in signatures(bench, subject):
                entry = one.entry
                holds = holds and not one.problem
                if asked.json:
                    line = {
                        "subject": subject,
                        "day": entry.fact.day,
                        "signed_by": entry.operator,
                        "role": entry.role,
                        "meaning": entry.fact.meaning,
                        "at": entry.recorded_at.format_iso(),
                        "reopened": one.reopened,
                        "holds": not one.problem,
                        "problem": one.problem,
                    }
                    write(json.dumps(line, ensure_ascii=False))
                    continue
                state = one.problem or ("holds, opened again since" if one.reopened else "holds")
                when = show_when(entry.recorded_at, bench.zone)
                write(
                    f"{subject}, Day {entry.fact.day}: {entry.operator} ({entry.role}), {when}, "
                    f"{entry.fact.meaning}: {state}"
                )
    return EXIT_DONE if holds else EXIT_REFUSED


COMMANDS: dict[str, Command] = {"sign": _sign, "reopen": _reopen, "signatures": _signatures}

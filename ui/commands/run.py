"""One command, from its words to its exit code. What a command does stands in its own module."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import BinaryIO

from protocols.times import Clock
from ui.commands.arguments import EXIT_DONE, EXIT_NOT_OPENED, EXIT_REFUSED, Asked

Writer = Callable[[str], None]


def run_command(asked: Asked, clock: Clock, lines_in: BinaryIO, lines_out: BinaryIO) -> int:
    """Run the command that was asked for; return its exit code.

    Args:
        asked: the command with its options.
        clock: the one clock of the program.
        lines_in: standard input, in bytes.
        lines_out: standard output, in bytes; every line is written whole and at once.
    """

    def write(line: str) -> None:
        lines_out.write(line.encode("utf-8", "backslashreplace") + b"\n")
        lines_out.flush()

    if asked.now_ns is not None:
        sys.stderr.write(f"Bedline runs on a fixed test clock: {clock().format_iso()}\n")
    try:
        return _run(asked, clock, lines_in, write)
    except BrokenPipeError:
        raise  # whoever reads has gone: the door knows what to do
    except Exception as error:  # noqa: BLE001 - whatever it is, no traceback reaches the ward
        from ui.commands.house import store_folder
        from ui.operations.crashes import log_crash

        said = log_crash(store_folder(asked), clock, type(error), error.__traceback__)
        sys.stderr.write(f"{said}\n")
        return EXIT_REFUSED


def _run(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:
    command = _named(asked)
    if command in _JUDGEMENTS:
        return _JUDGEMENTS[command](asked, lines_in, write)
    from storage.problems import StorageProblem
    from ui.commands import house

    try:
        return house.COMMANDS[command](asked, clock, lines_in, write)
    except StorageProblem as problem:
        sys.stderr.write(f"{problem}\n")
        return problem.exit_code
    except house.CommandRefusedError as refused:
        for issue in refused.issues:
            sys.stderr.write(f"{issue.line()}\n")
        return EXIT_REFUSED
    except BrokenPipeError:
        raise  # whoever reads has gone: the door knows what to do
    except OSError as error:
        sys.stderr.write(f"{error.filename or ''}: {error.strerror or error}\n")
        return EXIT_NOT_OPENED


def _named(asked: Asked) -> str:
    """Return the command; to rehearse is the one deed of `protocol` that needs a store."""
    if asked.command == "protocol" and asked.options["action"] == "rehearse":
        return "rehearse"
    return asked.command or ""


def _quantity(asked: Asked, lines_in: BinaryIO, write: Writer) -> int:
    from ui.commands import quantity

    return quantity.run(lines_in, asked.options.get("decimal"), write)


def _score(asked: Asked, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001 - one shape
    from ui.commands.jsonl import answer_lines
    from ui.commands.score import answer_score
    from ui.operations.protocol_files import free_days_rule

    answer_lines(lines_in, lambda line: answer_score(line, rule_of=free_days_rule), write)
    return EXIT_DONE


def _dose(asked: Asked, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001 - one shape
    from protocols.catalogue import load
    from ui.commands.dose import answer_dose
    from ui.commands.jsonl import answer_lines

    answer_lines(lines_in, lambda line: answer_dose(line, load), write)
    return EXIT_DONE


def _schedule(asked: Asked, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001 - one shape
    from protocols.catalogue import load
    from ui.commands.jsonl import answer_lines
    from ui.commands.schedule import answer_schedule

    answer_lines(lines_in, lambda line: answer_schedule(line, load), write)
    return EXIT_DONE


def _eligibility(asked: Asked, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001
    from protocols.catalogue import load
    from ui.commands.eligibility import answer_eligibility
    from ui.commands.jsonl import answer_lines

    answer_lines(lines_in, lambda line: answer_eligibility(line, load), write)
    return EXIT_DONE


def _protocol(asked: Asked, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001 - one shape
    from ui.commands import protocol

    words = [asked.options["action"], *asked.options["what"]]
    return protocol.run(words, write, json=asked.json)


_JUDGEMENTS: dict[str, Callable[[Asked, BinaryIO, Writer], int]] = {
    "quantity": _quantity,
    "score": _score,
    "dose": _dose,
    "schedule": _schedule,
    "eligibility": _eligibility,
    "protocol": _protocol,
}

"""Commands that open a store: make, chart, read, prove, copy. Paper and files: `paper.py`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from protocols.issues import Issue
from protocols.times import Clock
from ui.commands.arguments import EXIT_DAMAGE, EXIT_DONE, EXIT_REFUSED, Asked
from ui.commands.jsonl import BadLineError, id_in, lines_of, parse_line

if TYPE_CHECKING:
    from storage.store import Store
    from ui.operations.bench import Bench

Writer = Callable[[str], None]
Command = Callable[[Asked, Clock, BinaryIO, Writer], int]


class CommandRefusedError(Exception):
    """What was asked cannot be done; each issue says why, on a line of its own."""

    def __init__(self, *issues: Issue) -> None:
        super().__init__("; ".join(issue.line() for issue in issues))
        self.issues = issues


def store_folder(asked: Asked) -> Path:
    """Return the store's folder: as given, else the platform's user-data folder."""
    if asked.store is not None:
        return asked.store
    from platformdirs import user_data_path

    return user_data_path("bedline", appauthor=False)


def open_bench(asked: Asked, clock: Clock, *, view_only: bool = False) -> Bench:
    """Open the store for the person that the options or variables name.

    Raises:
        StorageProblem: with the exit code of the contract.
    """
    from storage.opening import open_store
    from storage.problems import NotOpened
    from ui.operations.bench import Bench

    try:
        user, passphrase = credentials(asked)
    except CommandRefusedError as refused:
        # A store is not opened without a passphrase, as it is not with a wrong one.
        raise NotOpened("not_signed_in", refused.issues[0].message) from None
    store = open_store(store_folder(asked), user, passphrase, clock=clock, view_only=view_only)
    return Bench(store, store.operator, clock, test_clock=asked.now_ns is not None)


def credentials(asked: Asked) -> tuple[str, str]:
    """Return who acts, and that person's passphrase.

    Raises:
        CommandRefusedError: one of them was not given.
    """
    if not asked.user:
        raise CommandRefusedError(
            Issue("no_user", "user", "", "Nobody is named. Give --user NAME or BEDLINE_USER.")
        )
    if asked.passphrase is None:
        raise CommandRefusedError(
            Issue(
                "no_passphrase",
                "passphrase",
                "",
                "No passphrase was given. Set BEDLINE_PASSPHRASE or --passphrase-file FILE.",
            )
        )
    return asked.user, asked.passphrase


def _init(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001
    from storage.accounts import Operator
    from storage.making import create_store

    user, passphrase = credentials(asked)
    first = Operator(user, asked.options["role"])
    recovery = create_store(
        store_folder(asked),
        asked.options["site"],
        asked.options["zone"],
        first,
        passphrase,
        clock=clock,
    )
    if asked.json:
        write(
            json.dumps(
                {
                    "store": str(store_folder(asked)),
                    "recovery_key": recovery,
                    "test_clock": asked.now_ns is not None,
                }
            )
        )
        return EXIT_DONE
    write(f"A new store for {asked.options['site']}, zone {asked.options['zone']}.")
    write(f"First account: {user} ({asked.options['role']}).")
    write("Recovery key, shown this once. Write it down and lock it away:")
    write(f"    {recovery}")
    return EXIT_DONE


def _chart_stdin(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:
    from ui.operations.chart import ChartRefusedError, chart
    from ui.operations.clock import note_at_start
    from ui.operations.house_events import note_protocols

    bench = open_bench(asked, clock)
    with bench.store:
        bench.store.require_writable()
        note_protocols(bench)
        note_at_start(bench)
        write("READY")
        for raw in lines_of(lines_in):
            id_: object = None
            try:
                line = parse_line(raw)
                id_ = line.get("id") if isinstance(line, dict) else None
                write(_charted(bench, line, chart))
            except BadLineError as error:
                write(_nak(id_in(raw), str(error)))
            except ChartRefusedError as refused:
                write(_nak(id_, "; ".join(issue.line() for issue in refused.issues)))
            except _storage_problem() as problem:
                write(_nak(id_, str(problem)))
    return EXIT_DONE


def _storage_problem() -> type[Exception]:
    from storage.problems import StorageProblem

    return StorageProblem


def _charted(bench: Bench, line: object, chart: Callable[..., Any]) -> str:
    """Chart one line and return its ACK, or the NAK with every reason."""
    from ui.commands.charting import read_line

    read = read_line(line)
    if isinstance(read, tuple):
        id_ = line.get("id") if isinstance(line, dict) else None
        return _nak(id_, "; ".join(issue.line() for issue in read))
    chart(bench, (read,))
    return f"ACK {read.id}"


def _nak(id_: object, reason: str) -> str:
    name = id_ if isinstance(id_, str) and id_.isprintable() and id_ and len(id_) <= 100 else "-"
    return f"NAK {name} {' '.join(reason.split())}"


def _dump(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001
    bench = open_bench(asked, clock, view_only=True)
    with bench.store as store:
        if asked.options.get("house"):
            for event in store.journal.events():
                write(
                    json.dumps(
                        {
                            "device": event.device,
                            "seq": event.seq,
                            "event": event.event,
                            "recorded_at": event.recorded_at.format_iso(),
                            "operator": event.operator,
                            "role": event.role,
                            "words": event.words,
                            "details": dict(event.details),
                        },
                        ensure_ascii=False,
                    )
                )
        else:
            from ui.operations.dump import dumped

            for line in dumped(bench):
                write(json.dumps(line, ensure_ascii=False))
        return _damage_exit(store)


def _damage_exit(store: Store) -> int:
    """Say what is damaged, if anything is, and return the exit code for it."""
    if store.damage is None:
        return EXIT_DONE
    sys.stderr.write(f"{store.damage}\n")
    return EXIT_DAMAGE


def _backup(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001
    out = Path(asked.options["out"])
    if out.exists():
        raise CommandRefusedError(
            Issue(
                "exists",
                "out",
                str(out),
                f"{out} exists already; it was not touched. Choose another name.",
            )
        )
    # For writing where nothing speaks against it: a backup stands in the journal.
    bench = open_bench(asked, clock)
    with bench.store as store:
        made = store.back_up(out)
        write(f"Backup of {made.entries} entries, verified: {out}")
    return EXIT_DONE


def _restore(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:
    from ui.commands.restore import run

    return run(asked, clock, lines_in, write)


def _paper(name: str) -> Command:
    def run(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:
        from ui.commands import paper

        command: Command = paper.COMMANDS[name]
        return command(asked, clock, lines_in, write)

    return run


def _inspection(name: str) -> Command:
    def run(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:
        from ui.commands import inspection

        return inspection.COMMANDS[name](asked, clock, lines_in, write)

    return run


def _people(name: str) -> Command:
    def run(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:
        from ui.commands import accounts, settings, signing

        people = {**accounts.COMMANDS, **settings.COMMANDS, **signing.COMMANDS}
        command: Command = people[name]
        return command(asked, clock, lines_in, write)

    return run


def _rehearse(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:
    from ui.commands.rehearse import run

    return run(asked, clock, lines_in, write)


def _explain(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:
    from ui.commands.explain import run

    return run(asked, clock, lines_in, write)


COMMANDS: dict[str, Command] = {
    "init": _init,
    "chart-stdin": _chart_stdin,
    "dump": _dump,
    "backup": _backup,
    "restore": _restore,
    "rehearse": _rehearse,
    "explain": _explain,
    **{
        name: _paper(name)
        for name in (
            *("day-sheet", "handover", "downtime", "labels"),
            *("export", "summary", "import-lab", "demo"),
        )
    },
    **{
        name: _inspection(name)
        for name in ("about", "archive", "check-installation", "review", "verify")
    },
    **{name: _people(name) for name in ("sign", "reopen", "signatures", "account", "setting")},
}

__all__ = ["COMMANDS", "EXIT_REFUSED", "CommandRefusedError", "open_bench", "store_folder"]

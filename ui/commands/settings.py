"""What a site chooses for its ward, by command: the lock, the downtime sheets, whom to call."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import BinaryIO

from protocols.issues import Issue
from protocols.times import Clock
from ui.commands.arguments import EXIT_DONE, Asked
from ui.commands.house import CommandRefusedError, open_bench
from ui.operations import settings
from ui.operations.bench import Bench

Writer = Callable[[str], None]
NAMES = ("lock-minutes", "downtime-folder", "unblinding-contact")


def setting(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001
    """Show or change what the site chose; changing is the investigator's or administrator's."""
    name, value = asked.options["name"], asked.options["value"]
    bench = open_bench(asked, clock, view_only=value is None)
    with bench.store:
        if value is None:
            for known, chosen in _chosen(bench, asked.options["protocol"]):
                if not name or name == known:
                    write(json.dumps({known: chosen}) if asked.json else f"{known}: {chosen}")
            return EXIT_DONE
        bench.store.require_writable()
        issues = _choose(bench, name, value, asked.options["protocol"])
        if issues:
            raise CommandRefusedError(*issues)
        write(f"{name}: {value or 'as usual'}")
    return EXIT_DONE


def _chosen(bench: Bench, protocol: str) -> tuple[tuple[str, str], ...]:
    folder = settings.downtime_folder(bench)
    rows = (
        ("lock-minutes", str(settings.lock_minutes(bench))),
        ("downtime-folder", str(folder) if folder is not None else settings.OFF),
    )
    if not protocol:
        return rows
    return (*rows, ("unblinding-contact", settings.unblinding_contact(bench, protocol)))


def _choose(bench: Bench, name: str, value: str, protocol: str) -> tuple[Issue, ...]:
    if name == "lock-minutes":
        return settings.choose_lock_minutes(bench, value)
    if name == "downtime-folder":
        from ui.operations.downtime import point_to

        issues = settings.choose_downtime_folder(bench, value)
        if not issues:
            point_to(bench)
        return issues
    if not protocol:
        words = "For which trial? Give --protocol, such as icar."
        return (Issue("no_protocol", "protocol", "", words),)
    return settings.choose_unblinding_contact(bench, protocol, value)


COMMANDS = {"setting": setting}

"""Accounts by command. No secret is ever an argument: other people of the machine could read it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from protocols.issues import Issue
from protocols.times import Clock
from ui.commands.arguments import EXIT_DONE, Asked
from ui.commands.house import CommandRefusedError, open_bench, store_folder
from ui.operations import accounts
from ui.operations.bench import Bench

Writer = Callable[[str], None]
NEW, PIN, RECOVERY = "BEDLINE_NEW_PASSPHRASE", "BEDLINE_PIN", "BEDLINE_RECOVERY_KEY"


def account(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001
    """Do what the command asks about accounts."""
    deed = asked.options["action"]
    if deed == "recover":
        return _recover(asked, clock, write)
    bench = open_bench(asked, clock, view_only=deed == "list")
    with bench.store:
        if deed == "list":
            _list(bench, asked, write)
            return EXIT_DONE
        bench.store.require_writable()
        issues = _DEEDS[deed](bench, asked)
        if issues:
            raise CommandRefusedError(*issues)
        who = asked.options["name"] or bench.operator.name
        write(f"{who}: {_SAID[deed]}")
    return EXIT_DONE


def _list(bench: Bench, asked: Asked, write: Writer) -> None:
    for one in accounts.people(bench):
        if asked.json:
            write(json.dumps({"name": one.name, "role": one.role, "state": one.state}))
        else:
            write(f"{one.name}, {one.role}, {one.state}")


def _recover(asked: Asked, clock: Clock, write: Writer) -> int:
    made = accounts.recover(
        store_folder(asked),
        _secret(asked, RECOVERY, "recovery_file"),
        _name(asked),
        _new(asked),
        clock,
    )
    if isinstance(made, tuple):
        raise CommandRefusedError(*made)
    write(f"{_name(asked)}: has a new passphrase.")
    write("The recovery key that takes the place of the old one, shown this once:")
    write(f"    {made}")
    return EXIT_DONE


def _secret(asked: Asked, variable: str, option: str) -> str:
    file = asked.options.get(option)
    if file is None:
        found = os.environ.get(variable)
    else:
        try:
            found = Path(file).read_text("utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise CommandRefusedError(
                Issue("not_read", option, file, f"The file {file} cannot be read: {error}.")
            ) from None
    if not found:
        words = f"It is asked for. Set {variable}, or give --{option.replace('_', '-')} FILE."
        raise CommandRefusedError(Issue("no_secret", option, "", words))
    return found


def _new(asked: Asked) -> str:
    return _secret(asked, NEW, "new_passphrase_file")


def _name(asked: Asked) -> str:
    name = asked.options["name"]
    if not name:
        raise CommandRefusedError(Issue("no_name", "name", "", "Whose account? Give the name."))
    return str(name)


def _role(asked: Asked) -> str:
    role = asked.options["role"]
    if not role:
        raise CommandRefusedError(
            Issue("no_role", "role", "", f"Give --role, one of: {', '.join(accounts.ROLES)}.")
        )
    return str(role)


Deed = Callable[[Bench, Asked], tuple[Issue, ...]]
_DEEDS: dict[str, Deed] = {
    "add": lambda bench, asked: accounts.add(bench, _name(asked), _role(asked), _new(asked)),
    "disable": lambda bench, asked: accounts.disable(bench, _name(asked)),
    "unlock": lambda bench, asked: accounts.unlock(bench, _name(asked)),
    "role": lambda bench, asked: accounts.give_role(bench, _name(asked), _role(asked), _new(asked)),
    "reset": lambda bench, asked: accounts.give_passphrase(bench, _name(asked), _new(asked)),
    "passphrase": lambda bench, asked: accounts.change_own_passphrase(
        bench, asked.passphrase or "", _new(asked)
    ),
    "pin": lambda bench, asked: accounts.set_own_pin(
        bench, asked.passphrase or "", _secret(asked, PIN, "pin_file")
    ),
}
_SAID = {
    "add": "account added.",
    "disable": "account disabled; what it charted stays.",
    "unlock": "may try again.",
    "role": "has the new role and the new passphrase.",
    "reset": "has a new passphrase.",
    "passphrase": "passphrase changed.",
    "pin": "PIN set.",
}
COMMANDS = {"account": account}

"""The command line's words: which commands there are and what each takes.

A passphrase is never taken from the command line itself, where other people of the machine can
read it. A fixed clock is honoured only with BEDLINE_TEST_CLOCK=1.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from typing_extensions import override

EXIT_DONE, EXIT_REFUSED, EXIT_USAGE, EXIT_DAMAGE, EXIT_NOT_OPENED = 0, 1, 2, 3, 4
ROLES = ("nurse", "investigator", "pharmacist", "monitor", "administrator")
VIEWS = (*ROLES, "assessor")


class UsageError(Exception):
    """The words on the command line do not fit; `exit_code` is 0 when only help was asked for."""

    def __init__(self, message: str, exit_code: int = EXIT_USAGE) -> None:
        super().__init__(message)
        self.exit_code = exit_code


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: the command with its options, and who asks."""

    command: str | None
    store: Path | None
    user: str
    passphrase: str | None
    now_ns: int | None
    json: bool
    options: Mapping[str, Any] = field(default_factory=dict)


class _Parser(argparse.ArgumentParser):
    """A parser that takes no option cut short: `--passphrase X` must not pass for a file's name."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**{**more, "allow_abbrev": False})

    @override
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{self.prog}: {message}\n{self.format_usage().strip()}")


def read_arguments(arguments: list[str], environment: Mapping[str, str]) -> Asked:
    """Read the command line and Bedline's variables.

    Raises:
        UsageError: an unknown command or option, a fixed clock outside a test, an unreadable
            passphrase file.
    """
    parsed = _parse(arguments)
    options = vars(parsed)
    common = {
        name: options.pop(name, None)
        for name in ("command", "store", "user", "passphrase_file", "now", "json")
    }
    return Asked(
        command=common["command"],
        store=Path(common["store"]) if common["store"] else None,
        user=common["user"] or environment.get("BEDLINE_USER", ""),
        passphrase=_passphrase(common["passphrase_file"], environment),
        now_ns=_fixed_clock(common["now"] or environment.get("BEDLINE_NOW"), environment),
        json=bool(common["json"]),
        options=options,
    )


def _parse(arguments: list[str]) -> argparse.Namespace:
    # The window's own start asks for no command: it does not wait for twenty parsers to be built.
    common = _common()
    asked, rest = common.parse_known_args(arguments, argparse.Namespace(command=None))
    if not rest:
        return asked
    parser = _parser()
    try:
        return parser.parse_args(arguments)
    except SystemExit as stop:  # --help and --version print by themselves
        raise UsageError("", int(stop.code or 0)) from None


def _passphrase(file: str | None, environment: Mapping[str, str]) -> str | None:
    if file is None:
        return environment.get("BEDLINE_PASSPHRASE")
    try:
        return Path(file).read_text("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The passphrase file {file} cannot be read: {error}.") from None


def _fixed_clock(text: str | None, environment: Mapping[str, str]) -> int | None:
    if not text:
        return None
    if environment.get("BEDLINE_TEST_CLOCK") != "1":
        raise UsageError(
            "A fixed clock (--now, BEDLINE_NOW) is honoured only with BEDLINE_TEST_CLOCK=1."
        )
    from protocols.issues import Issue
    from protocols.times import read_instant

    read = read_instant(text, "now")
    if isinstance(read, Issue):
        raise UsageError(read.message)
    return int(read.timestamp(unit="nanosecond"))


def _common() -> _Parser:
    common = _Parser(prog="main.py", add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--store", metavar="DIR", help="the store's folder")
    common.add_argument("--user", metavar="NAME", help="who acts (or BEDLINE_USER)")
    common.add_argument(
        "--passphrase-file", metavar="FILE", help="that user's passphrase (or BEDLINE_PASSPHRASE)"
    )
    common.add_argument("--now", metavar="INSTANT", help="a fixed clock, in tests only")
    common.add_argument("--json", action="store_true", help="machine-readable answers")
    return common


def _parser() -> argparse.ArgumentParser:
    common = _common()
    parser = _Parser(
        prog="main.py", parents=[common], description="Bedline. Without a command: the window."
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text, parents=[common])

    init = command("init", "a new, encrypted store with its first account")
    init.add_argument("--site", required=True)
    init.add_argument("--zone", required=True, help="IANA time zone of the ward")
    init.add_argument("--role", choices=ROLES, default="investigator")
    command("chart-stdin", "chart JSON lines from standard input")
    command("dump", "every entry as one JSON object a line").add_argument(
        "--house", action="store_true", help="log-ins, prints and other events of the house instead"
    )
    verify = command("verify", "prove chain, anchor and pages")
    verify.add_argument("--code", help="the code at the foot of a printed sheet, old or new")
    verify.add_argument("--copy", metavar="DIR", help="compare an inspector's copy")
    command("backup", "a verified copy").add_argument("--out", metavar="FILE", required=True)
    restore = command("restore", "a backup into a new folder")
    restore.add_argument("file", metavar="FILE")
    restore.add_argument(
        "--instead-of", metavar="DIR", help="the store it stands for: tells what is missing"
    )
    quantity = command("quantity", "how typed quantities are read")
    quantity.add_argument("--decimal", choices=(".", ","), default=None)
    command("dose", "work out doses; JSON lines")
    command("score", "work out scores; JSON lines")
    command("schedule", "when a protocol asks for what; JSON lines")
    command("eligibility", "judge criteria; JSON lines")
    protocol = command("protocol", "list, show or check protocol files; rehearse an amendment")
    protocol.add_argument("action", choices=("list", "show", "check", "rehearse"))
    protocol.add_argument("what", nargs="*", metavar="ID or FILE")
    protocol.add_argument("--subject", help="whom an amendment is rehearsed on")
    explain = command("explain", "why a dose, score, time, deviation or endpoint is as it is")
    explain.add_argument("--subject", required=True)
    explain.add_argument(
        "--what", metavar="TEXT", help="a part of its name; without it, what can be asked"
    )
    _paper(command)
    _people(command)
    _inspection(command)
    return parser


def _inspection(command: Any) -> None:
    archive = command("archive", "a verified backup and an inspector's copy, for a trial's end")
    archive.add_argument("--out", metavar="DIR", required=True)
    command("about", "versions of the program, its libraries and protocol files")
    check = command("check-installation", "does all that the record rests on work on this computer")
    check.add_argument("--pdf", metavar="FILE", help="the same on paper, to be signed")
    review = command("review", "what a monitor looks at: corrections, late entries, overrides")
    review.add_argument("--subject", metavar="ID")
    review.add_argument("--person", metavar="NAME")
    review.add_argument("--field", metavar="WORDS", help="part of a field's name, such as IgM")
    review.add_argument("--from", dest="since", metavar="INSTANT", help="entered from here on")
    review.add_argument("--to", dest="until", metavar="INSTANT", help="entered before this")
    review.add_argument(
        "--late-hours", type=int, default=24, metavar="N", help="late after N hours"
    )
    review.add_argument("--csv", metavar="FILE", help="what is worth a look")
    review.add_argument("--trail-csv", metavar="FILE", help="every entry, old and new value")
    review.add_argument("--trail-pdf", metavar="FILE", help="every entry, on paper")
    review.add_argument("--role", choices=VIEWS)


def _people(command: Any) -> None:
    sign = command("sign", "sign a study day that is over")
    reopen = command("reopen", "open a signed study day again")
    for one in (sign, reopen):
        one.add_argument("--subject", required=True)
        one.add_argument("--day", required=True, type=int)
    sign.add_argument("--meaning", required=True, help="such as: reviewed and complete")
    reopen.add_argument("--reason", required=True)
    command("signatures", "every signature, and whether it holds").add_argument("--subject")
    setting = command("setting", "what the site chose for its ward; with a value: choose it")
    setting.add_argument(
        "name", nargs="?", choices=("lock-minutes", "downtime-folder", "unblinding-contact")
    )
    setting.add_argument("value", nargs="?", help="minutes, a folder or off, a name and number")
    setting.add_argument("--protocol", default="", metavar="ID")
    account = command("account", "add, change, disable and list accounts")
    account.add_argument(
        "action",
        choices=(
            *("list", "add", "disable", "unlock", "role", "reset"),
            *("passphrase", "pin", "recover"),
        ),
    )
    account.add_argument("name", nargs="?", default="", help="whose account")
    account.add_argument("--role", choices=ROLES)
    for secret in ("new-passphrase", "pin", "recovery"):
        account.add_argument(f"--{secret}-file", metavar="FILE")


def _paper(command: Any) -> None:
    sheet = command("day-sheet", "one subject, one study day")
    sheet.add_argument("--subject", required=True)
    sheet.add_argument("--day", required=True, type=int)
    sheet.add_argument("--pdf", metavar="FILE")
    sheet.add_argument("--csv", metavar="FILE")
    sheet.add_argument("--role", choices=VIEWS)
    sheet.add_argument("--as-signed", action="store_true", help="as it was when last signed")
    command("handover", "the ward, next twelve hours").add_argument(
        "--pdf", metavar="FILE", required=True
    )
    downtime = command("downtime", "a blank sheet for the next 24 h")
    downtime.add_argument("--subject", required=True)
    downtime.add_argument("--pdf", metavar="FILE", required=True)
    labels = command("labels", "labels for the tubes and aliquots of a study sample")
    labels.add_argument("--subject", required=True)
    labels.add_argument("--sample", required=True, help="its id in the protocol file")
    labels.add_argument("--pdf", metavar="FILE", required=True)
    export = command("export", "files for analysis, other systems or an inspector")
    export.add_argument(
        "--format",
        required=True,
        choices=("analysis", "excel", "odm", "redcap", "fhir", "inspector"),
    )
    export.add_argument("--out", metavar="DIR", required=True)
    export.add_argument("--role", choices=VIEWS)
    summary = command("summary", "a registry's subjects summed up as its protocol declares")
    summary.add_argument("--protocol", required=True, metavar="ID")
    summary.add_argument("--csv", metavar="FILE")
    summary.add_argument("--role", choices=VIEWS)
    lab = command("import-lab", "a laboratory's CSV file")
    lab.add_argument("file", metavar="FILE")
    lab.add_argument("--dry-run", action="store_true")
    demo = command("demo", "synthetic subjects, their sheets and pictures")
    demo.add_argument("--out", metavar="DIR", required=True)
    demo.add_argument("--no-pictures", action="store_true")

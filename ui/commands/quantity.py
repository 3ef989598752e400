"""`quantity`: how a typed quantity is read, one JSON string a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from protocols.intake import DecimalMark, read_quantity
from protocols.issues import Issue
from protocols.units import plain
from ui.commands.jsonl import BadLineError, lines_of, parse_line


def answer_quantity(typed: object, mark: DecimalMark | None) -> dict[str, object]:
    """Read one typed text; the answer holds the value and unit, or the error in words."""
    if not isinstance(typed, str):
        return {"ok": False, "error": "A line must be a JSON string: the text as it was typed."}
    read = read_quantity(typed, "quantity", mark=mark)
    if isinstance(read, Issue):
        return {"ok": False, "error": read.message, "code": read.code}
    return {"ok": True, "value": plain(read.value), "unit": read.unit.value}


def run(raw_lines: Iterable[bytes], mark: DecimalMark | None, write: Callable[[str], None]) -> int:
    """Answer every line; bad ones are answered too and the run goes on."""
    for line in lines_of(raw_lines):
        try:
            reply = answer_quantity(parse_line(line), mark)
        except BadLineError as error:
            reply = {"ok": False, "error": str(error), "code": "not_json"}
        write(json.dumps(reply, ensure_ascii=False))
    return 0

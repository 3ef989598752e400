"""JSON lines in, JSON lines out: same order, the `id` given back, and never a traceback.

Numbers with a fraction are kept as decimals, never as binary floats; whoever answers a line
decides whether a number without a unit is acceptable there.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import cast

LONGEST_LINE = 1_000_000
_LONGEST_NUMBER = 400
Answer = Callable[[Mapping[str, object]], Mapping[str, object]]


class BadLineError(ValueError):
    """A line that is not JSON, said in words for the person who sent it."""


def parse_line(raw: bytes) -> object:
    """Parse one line of UTF-8 JSON.

    Raises:
        BadLineError: with words, for whatever the line holds instead.
    """
    if len(raw) > LONGEST_LINE:
        raise BadLineError(f"The line has {len(raw)} bytes; at most {LONGEST_LINE} are read.")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadLineError(f"The line is not UTF-8 at byte {error.start}.") from None
    try:
        return json.loads(
            text, parse_float=_decimal, parse_constant=_no_constant, object_pairs_hook=_no_doubles
        )
    except json.JSONDecodeError as error:
        raise BadLineError(f"The line is not JSON: {error.msg} at column {error.colno}.") from None
    except RecursionError:
        raise BadLineError("The line is nested too deeply.") from None
    except BadLineError:
        raise
    except ValueError:  # an integer of thousands of digits
        raise BadLineError("The line holds a number with too many digits to be kept.") from None


def _decimal(text: str) -> Decimal:
    try:
        found = Decimal(text)
    except InvalidOperation:
        raise BadLineError(f"{text[:40]} is not a number that can be kept.") from None
    # Written out in plain digits, 1e99999999 would fill the machine's memory.
    if found and abs(found.adjusted()) > _LONGEST_NUMBER:
        raise BadLineError(f"{text[:40]} is not a number that can be kept.")
    return found


def _no_constant(text: str) -> object:
    raise BadLineError(f"{text} is not a number. Write null for what is not known.")


def _no_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        double = next(name for name in names if names.count(name) > 1)
        raise BadLineError(f"The field {double[:40]!r} stands twice in one object.")
    return found


def lines_of(raw_lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the lines that hold something, without their line ends.

    The mark that some programs write before the first line of a text is no part of the line.
    """
    for place, raw in enumerate(raw_lines):
        line = raw.rstrip(b"\r\n")
        if not place:
            line = line.removeprefix(codecs.BOM_UTF8)
        if line.strip():
            yield line


def answer_lines(raw_lines: Iterable[bytes], answer: Answer, write: Callable[[str], None]) -> bool:
    """Answer every line in order; return whether each was understood.

    A line that cannot be read, or that is not an object, is answered with its issues, and the run
    goes on.
    """
    clean = True
    for line in lines_of(raw_lines):
        reply = _reply(line, answer)
        clean = clean and "issues" not in reply
        write(json.dumps(reply, ensure_ascii=False, default=_plain))
    return clean


def _reply(line: bytes, answer: Answer) -> Mapping[str, object]:
    try:
        parsed = parse_line(line)
    except BadLineError as error:
        return _refused(id_in(line), "not_json", str(error))
    if not isinstance(parsed, Mapping):
        return _refused(None, "not_object", "A line must be one JSON object.")
    return answer(cast("Mapping[str, object]", parsed))


def id_in(line: bytes) -> object:
    """Return the `id` of a line that is refused whole, where it can be told without doubt."""
    if len(line) > LONGEST_LINE:
        return None
    try:
        parsed = json.loads(
            line.decode("utf-8"), parse_float=_left, parse_int=_left, object_pairs_hook=list
        )
    except (ValueError, RecursionError):
        return None
    pairs = parsed if isinstance(parsed, list) else []
    found = [pair[1] for pair in pairs if isinstance(pair, tuple) and pair[0] == "id"]
    return found[0] if len(found) == 1 and isinstance(found[0], str) else None


def _left(text: str) -> None:  # noqa: ARG001 - only a text can be given back as it came
    return None


def _refused(id_: object, code: str, message: str) -> Mapping[str, object]:
    return {"id": id_, "issues": [{"code": code, "field": "", "message": message}]}


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")

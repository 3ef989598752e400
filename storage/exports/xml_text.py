r"""XML written piece by piece: every text escaped, the same pieces the same bytes.

XML cannot hold most control characters nor half of a surrogate pair; such a character is written
as `\uXXXX`, so that it is seen and nothing is lost. Line ends inside values are kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}
_TO_ESCAPE = re.compile('[&<>"\t\n\r]')


def escaped(text: str) -> str:
    """Return a text as it may stand in a value or between tags."""
    seen = _NOT_IN_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return _TO_ESCAPE.sub(lambda found: _ESCAPES[found[0]], seen)


class Xml:
    """A document that grows: `open` and `close` elements, or write a `leaf`."""

    def __init__(self) -> None:
        self._out = ['<?xml version="1.0" encoding="UTF-8"?>\n']
        self._open: list[str] = []

    def open(self, name: str, **attributes: str | None) -> None:
        """Open an element; attributes that are None are left out."""
        self._line(f"<{name}{_written(attributes)}>")
        self._open.append(name)

    def close(self, times: int = 1) -> None:
        """Close the innermost open element, or several."""
        for _ in range(times):
            name = self._open.pop()
            self._line(f"</{name}>")

    def leaf(self, name: str, text: str = "", **attributes: str | None) -> None:
        """Write an element without children."""
        head = f"<{name}{_written(attributes)}"
        self._line(f"{head}>{escaped(text)}</{name}>" if text else f"{head}/>")

    def content(self) -> bytes:
        """Return the document; every element must have been closed."""
        if self._open:
            raise ValueError(f"not closed: {self._open}")
        return "".join(self._out).encode("utf-8")

    def _line(self, text: str) -> None:
        self._out.append(f"{' ' * len(self._open)}{text}\n")


def _written(attributes: Mapping[str, str | None]) -> str:
    return "".join(
        f' {name.replace("__", ":")}="{escaped(value)}"'
        for name, value in attributes.items()
        if value is not None
    )

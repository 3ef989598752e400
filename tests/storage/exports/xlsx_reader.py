"""Reads a workbook without a library for it: what each cell is, text or number or anything else."""

# ruff: noqa: S314 - reads only what the program under test has just written

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from xml.etree import ElementTree as ET

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Value = str | Decimal


def sheets(book: bytes) -> dict[str, list[dict[int, Value]]]:
    """Return each sheet's rows; a row is column number to a text or a number.

    Raises:
        AssertionError: a cell is a formula or of another kind.
    """
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        assert packed.testzip() is None
        texts = _texts(packed)
        named = ET.fromstring(packed.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
        return {
            one.attrib["name"]: _rows(packed.read(f"xl/worksheets/sheet{number}.xml"), texts)
            for number, one in enumerate(named, 1)
        }


def _texts(packed: zipfile.ZipFile) -> list[str]:
    root = ET.fromstring(packed.read("xl/sharedStrings.xml"))
    return [
        re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), _joined(item))
        for item in root.iter(f"{_MAIN}si")
    ]


def _joined(item: ET.Element) -> str:
    return "".join(part.text or "" for part in item.iter(f"{_MAIN}t"))


def _rows(sheet: bytes, texts: list[str]) -> list[dict[int, Value]]:
    root = ET.fromstring(sheet)
    assert not list(root.iter(f"{_MAIN}f")), "a formula"
    assert not list(root.iter(f"{_MAIN}hyperlink")), "a link"
    return [
        {_column(cell.attrib["r"]): _value(cell, texts) for cell in row.iter(f"{_MAIN}c")}
        for row in root.iter(f"{_MAIN}row")
    ]


def _value(cell: ET.Element, texts: list[str]) -> Value:
    value = cell.find(f"{_MAIN}v")
    assert value is not None
    assert value.text is not None
    kind = cell.attrib.get("t", "n")
    assert kind in ("s", "n"), kind
    return texts[int(value.text)] if kind == "s" else Decimal(value.text)


def _column(place: str) -> int:
    number = 0
    for letter in re.match(r"[A-Z]+", place)[0]:  # type: ignore[index]
        number = number * 26 + ord(letter) - 64
    return number - 1

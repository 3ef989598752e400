"""One typst compiler with its fonts: data in as JSON text, an A4 PDF out, the same bytes each time.

Data never becomes markup: it goes in as one JSON text that the template reads. The template's root
is its own folder, it imports no package, and only the given fonts and those inside typst are used,
so every laptop prints the same. A page is written as PDF/A-3a and PDF/UA-1 together (tagged, fonts
embedded); where that cannot be, it is written as plain PDF: a sheet with a flaw beats no sheet.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from protocols.sheet.wording import unit_words
from protocols.units import Unit

if TYPE_CHECKING:
    import typst

Json: TypeAlias = bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"] | None

TEMPLATES: Final = Path(__file__).parent / "templates"
STANDARDS: Final = ("a-3a", "ua-1")
_LOST_LETTER = re.compile(r'the text `"(?P<text>.+?)"` could not be displayed')
_MOST_LOST = 40  # different letters without a form before every unusual one is spelled out

# Signs to the template: a place where a long word may break, and the ends of what must not break.
_WIDEST: Final = 20  # characters of what is held together
BREAK: Final = "\u200b"
HOLD: Final = "\ue000"
LET: Final = "\ue001"
_LONG_WORD = re.compile(r"[^\s\u00a0]{19,}")
_UNITS = sorted(
    {re.escape(text) for unit in Unit for text in (unit.value, unit_words(unit)) if text}
    | {re.escape(unit_words(unit).replace("\u00a0", " ")) for unit in Unit if unit_words(unit)},
    key=len,
    reverse=True,
)
_WHOLE = re.compile(
    r"(?:\d\d-[A-Z][a-z]{2}-\d{4})"
    r"|(?:\b(?:below|above)[ \u00a0])?"
    rf"\d[\d.\u00a0]*[ \u00a0](?:{'|'.join(_UNITS)})(?![A-Za-z0-9/])"
    r"|\bP/F\b|(?<=\s)[a-zA-Z]{1,6}/d?L\b"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF with what a caller may want to say about it.

    Attributes:
        pages: how many pages it has.
        spelled_out: characters without a letterform, printed as `[U+4E2D]`.
        archival: written as PDF/A-3a and PDF/UA-1; False: plain PDF.
    """

    pdf: bytes
    pages: int
    spelled_out: tuple[str, ...] = ()
    archival: bool = True


class TypstPress:
    """A compiler and its fonts, made once and kept: a warm page takes a few milliseconds.

    Args:
        fonts: folder with the shipped TTF files, or None for the fonts inside typst.
    """

    def __init__(self, fonts: Path | None) -> None:
        import typst

        paths = [str(fonts)] if fonts is not None else []
        self._fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=True, font_paths=paths
        )
        self._compilers: dict[str, typst.Compiler] = {}

    def print_page(self, template: str, data: Mapping[str, Json]) -> Printed:
        """Lay out `templates/<template>.typ` with the data and return the PDF.

        The template finds the data in `sys.inputs.data`. Texts in it are made safe for paper
        first: hidden characters become visible, long words may break, numbers keep their units.
        """
        lost: set[str] = set()
        while True:
            try:
                pdf = self._compile(template, paper_data(data, frozenset(lost)), STANDARDS)
            except RuntimeError as error:  # typst.TypstError; the class is not typed
                found = set(_lost_letters(str(error))) - lost
                if not found:
                    return self._plain(template, data, lost)
                lost |= found if len(lost) < _MOST_LOST else _unusual(data)
            else:
                return Printed(pdf, page_count(pdf), tuple(sorted(lost)))

    def picture_pages(
        self, template: str, data: Mapping[str, Json], *, per_inch: int
    ) -> tuple[bytes, ...]:
        """Return the pages as PNG pictures; letters without a form are spelled out as on paper."""
        lost = frozenset(self.print_page(template, data).spelled_out)
        text = _as_text(paper_data(data, lost))
        made = self._compiler(template).compile(
            format="png", ppi=float(per_inch), sys_inputs={"data": text}
        )
        return (made,) if isinstance(made, bytes) else tuple(made or ())

    def _plain(self, template: str, data: Mapping[str, Json], lost: set[str]) -> Printed:
        pdf = self._compile(template, paper_data(data, frozenset(lost)), ())
        return Printed(pdf, page_count(pdf), tuple(sorted(lost)), archival=False)

    def _compile(
        self, template: str, data: Mapping[str, Json], standards: tuple[str, ...]
    ) -> bytes:
        wanted: Any = list(standards)  # typst types each standard by its own literal
        made = self._compiler(template).compile(
            format="pdf", sys_inputs={"data": _as_text(data)}, pdf_standards=wanted
        )
        if not isinstance(made, bytes):
            raise TypeError(f"typst gave {type(made).__name__}, not a PDF")
        return made

    def _compiler(self, template: str) -> typst.Compiler:
        compiler = self._compilers.get(template)
        if compiler is None:
            import typst

            compiler = self._compilers[template] = typst.Compiler(
                input=str(TEMPLATES / f"{template}.typ"),
                root=str(TEMPLATES),
                font_paths=self._fonts,
            )
        return compiler


def _as_text(data: Mapping[str, Json]) -> str:
    return json.dumps(data, ensure_ascii=True, sort_keys=True)


def page_count(pdf: bytes) -> int:
    """Return the number of pages that the page tree of a PDF made by typst states."""
    found = re.search(rb"/Type\s*/Pages\s*/Count (\d+)", pdf)
    return int(found[1]) if found else 0


def paper_data(data: Mapping[str, Json], lost: frozenset[str] = frozenset()) -> dict[str, Json]:
    """Return the data with each text made safe for paper; SVG texts (key `svg`) only escaped."""
    return {key: _paper(value, lost, raw=key == "svg") for key, value in data.items()}


def _paper(value: Json, lost: frozenset[str], *, raw: bool = False) -> Json:
    if isinstance(value, str):
        shown = visible(value, lost)
        if raw or len(shown) < 4:
            return shown
        return _WHOLE.sub(_held, _LONG_WORD.sub(_may_break, shown))
    if isinstance(value, Mapping):
        return {key: _paper(item, lost, raw=key == "svg") for key, item in value.items()}
    if isinstance(value, Sequence):
        return [_paper(item, lost) for item in value]
    return value


def visible(text: str, lost: frozenset[str] = frozenset()) -> str:
    """Write every character that paper cannot show as `[U+202E]`; line ends and no-breaks stay."""
    return "".join(f"[U+{ord(one):04X}]" if one in lost or _hidden(one) else one for one in text)


def _hidden(one: str) -> bool:
    if one in ("\n", "\u00a0", " "):
        return False
    return unicodedata.category(one) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs")


def _may_break(match: re.Match[str]) -> str:
    word = match[0]
    return BREAK.join(word[start : start + 8] for start in range(0, len(word), 8))


def _held(match: re.Match[str]) -> str:
    # Inside a box a plain space does not break, and it is found by a search for `103 mL`. A box
    # wider than its cell would wrap inside and be read in the wrong order: a long unit breaks after
    # its first word instead, so that the number still keeps a unit.
    text = match[0].replace("\u00a0", " ")
    if len(text) <= _WIDEST:
        return f"{HOLD}{text}{LET}"
    end = text.index(" ", text.index(" ") + 1) if text.count(" ") > 1 else len(text)
    return f"{HOLD}{text[:end]}{LET}{text[end:]}"


def _lost_letters(message: str) -> list[str]:
    return [one for match in _LOST_LETTER.finditer(message) for one in match["text"]]


def _unusual(data: Json) -> set[str]:
    """Return every character beyond Latin in the texts: the last resort of a strange sheet."""
    if isinstance(data, str):
        return {one for one in data if ord(one) > 0x17F}
    if isinstance(data, Mapping):
        return set().union(*(_unusual(item) for item in data.values()))
    if isinstance(data, Sequence):
        return set().union(*(_unusual(item) for item in data))
    return set()

"""How tight one page must be set: a guess from line counts, from comfortable to dense.

Laying a page out only to measure it costs as much as printing it, so the tightness is guessed here
and checked on the printed page; a wrong guess costs one more try, never a cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any, Final, Literal

# Points of text on an A4 page, as the counts below see them: they err on the tall side, and the
# figure is set so that the guess is right on hand-made days from quiet to dense.
PAGE: Final = 820.0
WIDTH: Final = 533.0
HALF: Final = 260.0
_LETTER: Final = 0.48  # mean advance of a letter in the body size


@dataclass(frozen=True, slots=True)
class Density:
    """Sizes in points: body, captions, headings, cell padding, gap of blocks, boxes to write in."""

    body: float
    small: float
    title: float
    pad: float
    gap: float
    hand: float
    chart: float  # height of the chart

    def row(self, lines: int = 1) -> float:
        """Return the height of a table row with so many lines of text."""
        return self.text(lines) + 2 * self.pad + 0.5

    def text(self, lines: int) -> float:
        """Return the height of so many lines of text."""
        return self.body * (1.14 * lines - 0.14)

    @property
    def heading(self) -> float:
        """The height of a block's heading with its rule and the gaps around it."""
        return self.gap + self.title + 3.7

    def lines(self, text: str, width: float) -> int:
        """Return how many lines a text takes in a cell of so many points."""
        letters = max(1, int((width - 9) / (self.body * _LETTER)))
        return max(1, ceil(len(text) / letters))


DENSITIES: Final = (
    Density(9.0, 7.8, 10.5, 2.6, 8.0, 15.0, 124.0),
    Density(8.7, 7.6, 10.5, 2.1, 7.0, 14.0, 116.0),
    Density(8.4, 7.4, 10.0, 1.4, 5.5, 12.5, 104.0),
    Density(8.0, 7.2, 9.5, 0.8, 4.0, 11.0, 88.0),
    Density(7.6, 7.2, 9.0, 0.5, 3.0, 10.5, 78.0),
)


Side = Literal["left", "right", "wide"]


@dataclass(frozen=True, slots=True)
class Places:
    """Where assessments, deviations and notes stand: in a half column, or over the whole width.

    `ahead` is the half column of the next 24 hours.
    """

    deviations: Side
    notes: Side
    tasks: Literal["left", "wide"] = "left"
    ahead: Literal["left", "right"] = "right"


USUAL: Final = Places("left", "right")
_OTHERS: Final = tuple(
    Places(deviations, notes)
    for deviations in ("left", "right", "wide")
    for notes in ("right", "left", "wide")
)
_DOUBT: Final = 60.0  # by so much the guess may be too tall for long values over the whole width
# Values in many words take a fraction of the lines when they may run over the whole width.
_WIDE_TASKS: Final = (
    Places("left", "right", "wide"),
    Places("wide", "right", "wide"),
    Places("left", "wide", "wide"),
    Places("wide", "wide", "wide"),
    Places("left", "right", "wide", "left"),
    Places("left", "left", "wide", "left"),
)


def settings_to_try(words: Mapping[str, Any]) -> tuple[tuple[Density, Places], ...]:
    """Return how to set a sheet, from the most comfortable that should fit to the densest.

    Deviations belong under the assessments and notes under the next 24 hours; they leave their
    place only where they do not fit there.

    Args:
        words: the sheet as texts, `storage.exports.sheet_words`.
    """
    found: list[tuple[Density, Places]] = []
    for density in DENSITIES:
        places = USUAL
        if _height(words, density, USUAL) > PAGE:  # the lambda is used at once
            places = min(_OTHERS, key=lambda one: _lower_half(words, density, one))
        if found or density is DENSITIES[-1] or _height(words, density, places) <= PAGE:
            found.append((density, places))
    for density in DENSITIES:
        places = min(_WIDE_TASKS, key=lambda one: _lower_half(words, density, one))
        if density is DENSITIES[-1] or _height(words, density, places) <= PAGE + _DOUBT:
            found.append((density, places))
    return tuple(found)


def _height(words: Mapping[str, Any], density: Density, places: Places) -> float:
    parts = [
        85.0 + (13.0 if words["signature"] else 0.0),
        _doses(words, density),
        _middle(words, density),
        _events(words, density),
        density.heading + density.row() + 3 * density.hand if words["pump"] else 0.0,
        _lower_half(words, density, places),
        _rules(words, density),
    ]
    return sum(parts)


def _lower_half(words: Mapping[str, Any], density: Density, places: Places) -> float:
    """Return the height of the half columns and of what stands under them."""
    wide = places.tasks == "wide"
    heights = {
        "left": 0.0 if wide else _left(words, density, HALF),
        "right": _scores_below(words, density),
        "wide": _left(words, density, WIDTH) if wide else 0.0,
    }
    heights[places.ahead] += _ahead(words, density)
    for side, block in ((places.deviations, _deviations), (places.notes, _notes)):
        heights[side] += block(words, density, WIDTH if side == "wide" else HALF)
    return max(heights["left"], heights["right"]) + heights["wide"]


def _table(density: Density, rows: Iterable[int], *, head: bool = True) -> float:
    return density.heading + (density.row() if head else 0.0) + sum(map(density.row, rows))


def _doses(words: Mapping[str, Any], density: Density) -> float:
    rows = []
    for one in words["doses"]["rows"]:
        amounts = density.lines(" at ".join(one["amounts"]), 92) + bool(one["over"])
        window = density.lines(one["window"], 89) + bool(one["note"])
        name = density.lines(f"{one['name']}, {one['state']}", 71)
        hand = max(density.lines(text, 52) for text in one["hand"])
        rows.append(max(amounts, window, name, hand))
    return _table(density, rows or [1])


def _middle(words: Mapping[str, Any], density: Density) -> float:
    right = 0.0
    if words["chart"]:
        right = density.heading + density.chart * HALF / 254.0
    elif words["working"]:
        right = _scores(words, density)
    left = 0.0
    if words["working"]:
        rows = [density.lines(row["label"], 190) for row in words["working"]["rows"]]
        left = _table(density, rows, head=False)
        left += 20.0 * bool(words["working"]["refusal"]) + 10.0 * bool(words["working"]["limits"])
    return max(left, right)


def _events(words: Mapping[str, Any], density: Density) -> float:
    if not words["events"]:
        return 0.0
    rows = [
        max(
            density.lines(row["event"] + "Deviation: " * row["deviates"], 95),
            density.lines(row["entered"], 85),
            density.lines(row["reason"], 135),
        )
        for row in words["events"]["rows"]
    ]
    return _table(density, rows)


def _left(words: Mapping[str, Any], density: Density, width: float) -> float:
    """Return the height of the assessments; over the whole width values get most of the room."""
    widest = max((len(task["due"]) for task in words["tasks"]), default=5)
    due = min(widest * density.body * _LETTER + 9, 68.0)
    rest = width - due
    share = 0.44 if width == HALF else 0.27
    rows = [
        max(
            density.lines(task["what"], rest * share - 12),
            density.lines(task["value"], rest * (1 - share)),
            density.lines(task["due"], due + 4),
        )
        for task in words["tasks"]
    ]
    return _table(density, rows)


def _ahead(words: Mapping[str, Any], density: Density) -> float:
    rows = [density.lines(one["what"], HALF - 92) for one in words["next"]]
    return _table(density, rows or [1], head=False)


def _scores_below(words: Mapping[str, Any], density: Density) -> float:
    """Return the height of the scores where they stand under the assessments, else nothing."""
    placed = (words["chart"] is None) == (words["working"] is not None)
    return 0.0 if placed else _scores(words, density)


def _scores(words: Mapping[str, Any], density: Density) -> float:
    total = 0.0
    for score in words["scores"]:
        rows = [density.lines(row["raw"], HALF - 112) for row in score["rows"]]
        total += sum(map(density.row, rows))
        total += density.heading + density.row() if score["title"] else 0.0
    return total


def _deviations(words: Mapping[str, Any], density: Density, width: float) -> float:
    texts = [
        f"{one['words']}. ({one['more']}) {one['quoted']} {one['by']}."
        for one in words["deviations"]
    ]
    texts += [
        f"Corrected: {one['what']}, was {one['old']}, now {one['new']}: {one['reason']}. "
        f"{one['by']}."
        for one in words["corrections"]
    ]
    rows = [density.lines(text, width) for text in texts or ["None found."]]
    return _table(density, rows, head=False) + density.hand * 1.4 + 2 * density.pad


def _notes(words: Mapping[str, Any], density: Density, width: float) -> float:
    if not words["notes"]:
        return 0.0
    rows = []
    for one in words["notes"]:
        text = f"{one['label']}. {one['text']} ({one['by']})"
        room = width - len(one["at"]) * density.body * _LETTER - 9
        rows.append(density.lines(text, room))
    return _table(density, rows, head=False)


def _rules(words: Mapping[str, Any], density: Density) -> float:
    rules = words["rules"]
    right = ". ".join(rules["contacts"]) + "Not done codes: " + ", ".join(rules["codes"])
    lines = max(
        density.lines(" ".join(rules["stop"]), HALF + 9), density.lines(right, HALF + 9)
    ) + len(rules["announced"])
    return density.heading + density.text(lines)

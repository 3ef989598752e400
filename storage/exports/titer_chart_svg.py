"""The titer chart of the day sheet as SVG text: deterministic, vector, legible on a black printer.

A point is filled when it was sampled between doses and half-filled when a dose was running; a
reading below or above a limit is a hollow triangle, never a plain point. Each point carries its
value in the digits reported. The target is a solid line, the entry line is dashed; bars along the
day axis show when a dose ran. Consecutive days are joined by a hairline, a missing day breaks it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil, log10
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from protocols.amount_words import grouped
from protocols.times import show_date
from protocols.units import plain, trimmed

if TYPE_CHECKING:
    from protocols.sheet.content import Chart, ChartDay, ChartPoint
    from protocols.times import Instant

# Lengths are in points, so that the type sizes are those of the page.
WIDTH: Final = 254.0
LEFT: Final = 26.0
RIGHT: Final = 250.0
TOP: Final = 8.0
SMALL: Final = 7.2
VALUE: Final = 8.4
FAMILY: Final = "Atkinson Hyperlegible Next"
INK, MUTED, ACCENT = "#12202B", "#455663", "#00587A"
LINE, GRID, BAR = "#71808C", "#B9C3CA", "#8C99A3"
RADIUS: Final = 3.3
_EM: Final = 0.56  # mean advance of a character of the typeface, in its size


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that something on the chart takes up."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Say whether two rectangles overlap."""
        return not (
            self.right <= other.left
            or other.right <= self.left
            or self.bottom <= other.top
            or other.bottom <= self.top
        )


@dataclass(slots=True)
class _Drawing:
    """Marks in the order in which they were drawn, and the places that are taken."""

    marks: list[str] = field(default_factory=list)
    taken: list[Box] = field(default_factory=list)

    def line(
        self, ends: tuple[float, float, float, float], colour: str, width: float, dash: str = ""
    ) -> None:
        x1, y1, x2, y2 = (_n(end) for end in ends)
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self.marks.append(
            f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{colour}" '
            f'stroke-width="{_n(width)}"{dashed}/>'
        )

    def text(
        self,
        at: tuple[float, float],
        words: str,
        *,
        size: float = SMALL,
        bold: bool = False,
        colour: str = INK,
        anchor: str = "start",
    ) -> None:
        weight = "700" if bold else "400"
        box = _text_box(at, words, size, anchor)
        self.marks.append(
            f'<rect x="{_n(box.left)}" y="{_n(box.top)}" width="{_n(box.right - box.left)}" '
            f'height="{_n(box.bottom - box.top)}" fill="#FFFFFF"/>'
        )
        self.marks.append(
            f'<text x="{_n(at[0])}" y="{_n(at[1])}" font-family="{FAMILY}" font-size="{_n(size)}" '
            f'font-weight="{weight}" fill="{colour}" text-anchor="{anchor}">{escape(words)}</text>'
        )
        self.taken.append(box)


def titer_chart_svg(chart: Chart, *, height: float = 128.0) -> str:
    """Draw the chart as an SVG document, `WIDTH` by `height` points."""
    plot = _Plot(chart, height)
    drawing = _Drawing()
    plot.draw(drawing)
    marks = "\n".join(drawing.marks)
    size = f"{_n(WIDTH)} {_n(height)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" '
        f'width="{_n(WIDTH)}" height="{_n(height)}">\n{marks}\n</svg>\n'
    )


class _Plot:
    """Scales of one chart and its parts, drawn from the back to the front."""

    def __init__(self, chart: Chart, height: float) -> None:
        self._chart = chart
        self._bottom = height - 22.0
        self._start = chart.days[0].starts
        self._span = (chart.ends - self._start).total("seconds")
        self._ceiling, self._step = _axis(chart)

    def x(self, at: Instant) -> float:
        """Return where an instant lies, held inside the axis."""
        part = (at - self._start).total("seconds") / self._span
        return LEFT + (RIGHT - LEFT) * min(max(part, 0.0), 1.0)

    def y(self, value: float) -> float:
        """Return the height of a value in the chart's unit."""
        return self._bottom - (self._bottom - TOP) * value / self._ceiling

    def draw(self, drawing: _Drawing) -> None:
        self._days(drawing)
        self._scale(drawing)
        self._doses(drawing)
        self._levels(drawing)
        self._joins(drawing)
        self._points(drawing)

    def _days(self, drawing: _Drawing) -> None:
        days = self._chart.days
        room = (RIGHT - LEFT) / len(days)
        every = max(1, ceil(25.0 / room))
        for index, day in enumerate(days):
            left = self.x(day.starts)
            drawing.line((left, TOP, left, self._bottom + 3), GRID, 0.5)
            if index % every == 0:
                drawing.text((left + 2, self._bottom + 9.5), f"Day {day.number}", bold=True)
                drawing.text((left + 2, self._bottom + 18.5), _date_words(day, room * every))
        drawing.line((LEFT, self._bottom, RIGHT, self._bottom), INK, 0.9)

    def _scale(self, drawing: _Drawing) -> None:
        marked = [
            float(level.value)
            for level in (self._chart.target, self._chart.entry)
            if level is not None
        ]
        for value in marked:
            number = trimmed_number(value)
            drawing.text((LEFT - 4, self.y(value) + 2.5), number, anchor="end")
        value = 0.0
        while value <= self._ceiling:
            if all(abs(self.y(value) - self.y(other)) > 9 for other in marked):
                drawing.text((LEFT - 4, self.y(value) + 2.5), trimmed_number(value), anchor="end")
                drawing.line((LEFT - 2, self.y(value), LEFT, self.y(value)), INK, 0.7)
            value += self._step

    def _doses(self, drawing: _Drawing) -> None:
        """Draw when a dose ran as bars on the day axis; an open one ends in a gap at `now`."""
        for span in self._chart.spans:
            left, right = self.x(span.start), self.x(span.end or self._chart.now)
            if right <= left:
                continue
            top = self._bottom - 4.0
            drawing.marks.append(
                f'<rect x="{_n(left)}" y="{_n(top)}" width="{_n(right - left)}" height="4" '
                f'fill="{BAR}" stroke="#FFFFFF" stroke-width="0.6"/>'
            )
            drawing.taken.append(Box(left, top, right, self._bottom))
            if right - left > len(span.label) * SMALL * _EM + 2:
                middle = (left + right) / 2
                drawing.text((middle, top - 2), span.label, colour=MUTED, anchor="middle")

    def _levels(self, drawing: _Drawing) -> None:
        unit = self._chart.unit
        target, entry = self._chart.target, self._chart.entry
        if target is not None:
            y = self.y(float(target.value))
            drawing.line((LEFT, y, RIGHT, y), ACCENT, 1.8)
            words = f"target {trimmed(target.value)} {unit}"
            drawing.text((LEFT + 3, y - 3), words, bold=True, colour=ACCENT)
            drawing.taken.append(Box(LEFT, y - 1, RIGHT, y + 1))
        if entry is not None:
            y = self.y(float(entry.value))
            drawing.line((LEFT, y, RIGHT, y), LINE, 0.9, "3.5 2.5")
            words = f"entry: below {trimmed(entry.value)}"
            drawing.text((RIGHT, y + 8), words, anchor="end")

    def _joins(self, drawing: _Drawing) -> None:
        points = self._chart.points
        for first, second in pairwise(points):
            if self._day_of(second) - self._day_of(first) <= 1:
                ends = (*self._place(first), *self._place(second))
                drawing.line(ends, LINE, 0.5)

    def _points(self, drawing: _Drawing) -> None:
        places = [self._place(point) for point in self._chart.points]
        for x, y in places:
            drawing.taken.append(Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS))
        for point, place in zip(self._chart.points, places, strict=True):
            drawing.marks.append(_mark(point, *place))
            words = value_words(point)
            spot, anchor = _free_place(drawing.taken, words, place, self._bottom)
            drawing.text(spot, words, size=VALUE, bold=True, anchor=anchor)
        if not points_or_words(self._chart):
            middle = ((LEFT + RIGHT) / 2, (TOP + self._bottom) / 2)
            drawing.text(middle, self._chart.empty_words, size=VALUE, anchor="middle")

    def _place(self, point: ChartPoint) -> tuple[float, float]:
        return self.x(point.at), self.y(float(point.value.value))

    def _day_of(self, point: ChartPoint) -> int:
        return max((day.number for day in self._chart.days if day.starts <= point.at), default=0)


def points_or_words(chart: Chart) -> bool:
    """Say whether the chart has points; without any it says so in words."""
    return bool(chart.points) or not chart.empty_words


def value_words(point: ChartPoint) -> str:
    """Write the value at a point: the digits reported, converted ones in the chart's unit."""
    sign = {"": "", "<": "below ", ">": "above "}[point.reading.comparator]
    reported = point.reading.quantity
    if reported.unit is point.value.unit:
        return sign + grouped(plain(reported.value))
    return f"{sign}{grouped(trimmed(point.value.value))}*"


def _mark(point: ChartPoint, x: float, y: float) -> str:
    if point.reading.comparator:
        away = RADIUS if point.reading.comparator == "<" else -RADIUS
        corners = ((x - RADIUS, y - away), (x + RADIUS, y - away), (x, y + away))
        path = " ".join(f"{_n(a)},{_n(b)}" for a, b in corners)
        return f'<polygon points="{path}" fill="#FFFFFF" stroke="{INK}" stroke-width="1"/>'
    where = f'cx="{_n(x)}" cy="{_n(y)}" r="{_n(RADIUS)}" stroke="{INK}" stroke-width="1"'
    if not point.during:
        return f'<circle {where} fill="{INK}"/>'
    half = (
        f"M {_n(x)} {_n(y - RADIUS)} A {_n(RADIUS)} {_n(RADIUS)} 0 0 0 {_n(x)} {_n(y + RADIUS)} Z"
    )
    return f'<circle {where} fill="#FFFFFF"/><path d="{half}" fill="{INK}"/>'


def _free_place(
    taken: list[Box], words: str, place: tuple[float, float], bottom: float
) -> tuple[tuple[float, float], str]:
    """Find a place beside a point where its value covers nothing; the last one if none is free."""
    x, y = place
    near = RADIUS + 2
    tries = [
        ((x + near, y - 3), "start"),
        ((x + near, y + 8), "start"),
        ((x - near, y - 3), "end"),
        ((x - near, y + 8), "end"),
        ((x, y - near - 1), "middle"),
        ((x, y + near + 6), "middle"),
        ((x + near, y - 12), "start"),
        ((x + near, y + 16), "start"),
    ]
    for spot, anchor in tries:
        box = _text_box(spot, words, VALUE, anchor)
        inside = box.left >= LEFT and box.right <= WIDTH and box.top >= 0 and box.bottom <= bottom
        if inside and not any(box.meets(other) for other in taken):
            return spot, anchor
    return tries[0]


def _text_box(at: tuple[float, float], words: str, size: float, anchor: str) -> Box:
    width = len(words) * size * _EM
    left = {"start": at[0], "end": at[0] - width, "middle": at[0] - width / 2}[anchor]
    return Box(left, at[1] - size * 0.72, left + width, at[1] + size * 0.06)


def _axis(chart: Chart) -> tuple[float, float]:
    """Return the top of the axis and the step of its ticks; the axis begins at 0."""
    levels = [float(level.value) for level in (chart.target, chart.entry) if level is not None]
    highest = max([*levels, *(float(point.value.value) for point in chart.points)], default=1.0)
    highest = highest or 1.0
    decade = 10.0 ** int(log10(highest)) if highest >= 1 else 0.1
    step = next(
        one * decade for one in (0.2, 0.25, 0.5, 1, 2, 5, 10) if highest / (one * decade) <= 5
    )
    return highest * 1.18, step


def _date_words(day: ChartDay, room: float) -> str:
    whole = show_date(day.date)
    return whole if room > len(whole) * SMALL * _EM else whole[:6]


def trimmed_number(value: float) -> str:
    """Write a tick without trailing zeros, thousands apart."""
    return grouped(f"{value:g}" if value < 100_000 else f"{value:.0f}")


def _n(number: float) -> str:
    """Write a coordinate to a hundredth of a point, the same on every machine."""
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text

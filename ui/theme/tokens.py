"""Colours, type steps, spaces and radii of both palettes. Values only, no Qt.

Every screen, delegate, chart and sheet takes its colours from one of the two `Tokens` objects,
so that a change of palette is one signal. Status is never shown by colour alone: see `marks`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal

PaletteName = Literal["day", "night"]
Weight = Literal[400, 600, 700]
Tone = Literal["ink", "ink2", "accent", "onaccent", "red", "amber", "green"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one palette as `#rrggbb`.

    Text colours keep a contrast of 4.5 to 1 on `bg`, `surface`, `sunken` and their own soft
    ground; `edge`, `accent` and `focus` keep 3 to 1. `line` and `accentline` are decoration and
    are never the edge of a control.
    """

    name: PaletteName
    bg: str
    surface: str
    sunken: str
    raised: str
    ink: str
    ink2: str
    line: str
    edge: str
    accent: str
    onaccent: str
    accentsoft: str
    accentline: str
    accenthover: str
    focus: str
    red: str
    redsoft: str
    amber: str
    ambersoft: str
    green: str
    greensoft: str
    mottle: str

    def tone(self, tone: Tone) -> str:
        """Return the colour of a text tone."""
        colour: str = getattr(self, tone)
        return colour


DAY: Final = Tokens(
    name="day",
    bg="#E8ECEF",
    surface="#FFFFFF",
    sunken="#F2F5F7",
    raised="#E9EEF1",
    ink="#12202B",
    ink2="#455663",
    line="#CAD3DA",
    edge="#71808C",
    accent="#00587A",
    onaccent="#FFFFFF",
    accentsoft="#DCEBF2",
    accentline="#7FB2C9",
    accenthover="#00486A",
    focus="#00587A",
    red="#93100F",
    redsoft="#FBE7E5",
    amber="#8A5600",
    ambersoft="#FFF0D2",
    green="#1B6A39",
    greensoft="#E1F1E6",
    mottle="#6B4A63",
)

NIGHT: Final = Tokens(
    name="night",
    bg="#0C1114",
    surface="#151C21",
    sunken="#10161A",
    raised="#1C252B",
    ink="#D9D4C8",
    ink2="#A4A9A6",
    line="#2B353C",
    edge="#6F7B83",
    accent="#6DB3D1",
    onaccent="#051D28",
    accentsoft="#15303C",
    accentline="#2F6377",
    accenthover="#86C3DD",
    focus="#9AD3EC",
    red="#FF8C7D",
    redsoft="#381A17",
    amber="#E0AE4A",
    ambersoft="#31260F",
    green="#7BC291",
    greensoft="#142E1D",
    mottle="#B893AE",
)

PALETTES: Final[dict[PaletteName, Tokens]] = {"day": DAY, "night": NIGHT}


@dataclass(frozen=True, slots=True)
class TypeStep:
    """One size of the type scale: pixels at 100 %, line height and its usual weight."""

    px: int
    line: int
    weight: Weight


class Step(Enum):
    """The six steps of the type scale; nothing on screen is smaller than a caption."""

    CAPTION = TypeStep(13, 16, 400)
    BODY = TypeStep(15, 20, 400)
    STRONG = TypeStep(17, 22, 600)
    VALUE = TypeStep(20, 24, 700)
    KEY = TypeStep(28, 32, 700)
    READ_BACK = TypeStep(40, 48, 700)

    @property
    def px(self) -> int:
        """Pixels of the em at 100 % scaling."""
        return self.value.px

    @property
    def line(self) -> int:
        """Pixels from one line to the next."""
        return self.value.line

    @property
    def weight(self) -> Weight:
        """The usual weight of the step."""
        return self.value.weight


HALF: Final = 4
GRID: Final = 8
GAP: Final = 12
PAD: Final = 16
CARD_RADIUS: Final = 6
BADGE_RADIUS: Final = 3
NOTE_RADIUS: Final = 4
EDGE_WIDTH: Final = 1.5
FOCUS_WIDTH: Final = 3
TARGET: Final = 44
"""The least height of anything that is pressed or typed into, in pixels."""

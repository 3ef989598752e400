"""Puts one palette on the whole program: fonts, Qt palette, one style sheet, one signal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from ui.theme.tokens import DAY, PALETTES, PaletteName, Step, Tokens, Weight

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

FAMILY = "Atkinson Hyperlegible Next"
FALLBACKS = ("Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans")
_FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"


class Theme(QObject):
    """What the program looks like now. Widgets, delegates and charts read it when they paint.

    Signals:
        changed: another palette is in force; repaint whatever keeps colours.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tokens = DAY
        self._families: tuple[str, ...] = ()
        self._fonts: dict[tuple[Step, Weight | None], QFont] = {}

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self._tokens

    @property
    def name(self) -> PaletteName:
        """`day` or `night`."""
        return self._tokens.name

    def font(self, step: Step = Step.BODY, weight: Weight | None = None) -> QFont:
        """Return the font of a type step, digits of equal width."""
        font = self._fonts.get((step, weight))
        if font is None:
            self.load_fonts()
            font = QFont(list(self._families))
            font.setPixelSize(step.px)
            font.setWeight(QFont.Weight(weight or step.weight))
            font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[step, weight] = font
        return QFont(font)  # the caller may change what it is given

    def load_fonts(self) -> None:
        """Register the shipped font files once.

        Raises:
            FileNotFoundError: a font file is missing or unreadable; the installation is broken.
        """
        if self._families:
            return
        for file in ("Regular", "SemiBold", "Bold"):
            path = _FONTS / f"AtkinsonHyperlegibleNext-{file}.ttf"
            if QFontDatabase.addApplicationFont(str(path)) < 0:
                raise FileNotFoundError(f"the font file {path.name} is missing or unreadable")
        present = set(QFontDatabase.families())
        self._families = (FAMILY, *(name for name in FALLBACKS if name in present))

    def take(self, name: PaletteName) -> None:
        """Make the named palette the one in force; `apply_theme` does the whole and tells."""
        self._tokens = PALETTES[name]


_theme: Theme | None = None


def theme() -> Theme:
    """Return the one theme of the program (day until another is applied)."""
    global _theme  # noqa: PLW0603 -- one look per process, as there is one QApplication
    if _theme is None:
        _theme = Theme()
    return _theme


def apply_theme(app: QApplication, name: PaletteName) -> Theme:
    """Put palette, fonts and style sheet on the application and return the theme."""
    one = theme()
    one.take(name)
    tokens = one.tokens
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setFont(one.font())
    app.setPalette(qt_palette(tokens))
    app.setStyleSheet(style_sheet(tokens))
    one.changed.emit()
    return one


def qt_palette(tokens: Tokens) -> QPalette:
    """Build the Qt palette of the tokens, for whatever the style sheet does not reach."""
    role = QPalette.ColorRole
    palette = QPalette()
    for which, colour in (
        (role.Window, tokens.bg),
        (role.WindowText, tokens.ink),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.sunken),
        (role.Text, tokens.ink),
        (role.PlaceholderText, tokens.ink2),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.ink),
        (role.BrightText, tokens.red),
        (role.ToolTipBase, tokens.surface),
        (role.ToolTipText, tokens.ink),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.onaccent),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.Light, tokens.raised),
        (role.Midlight, tokens.line),
        (role.Mid, tokens.edge),
        (role.Dark, tokens.edge),
        (role.Shadow, tokens.bg),
        (role.Accent, tokens.accent),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.ink2))
    return palette


def style_sheet(tokens: Tokens) -> str:
    """Build the one style sheet. Controls that paint themselves are not named here."""
    t = tokens
    return f"""
QMainWindow, QDialog, QWidget#page {{ background: {t.bg}; }}
QLabel {{ background: transparent; color: {t.ink}; }}
QLabel[tone="ink2"] {{ color: {t.ink2}; }}
QLabel[tone="accent"] {{ color: {t.accent}; }}
QLabel[tone="onaccent"] {{ color: {t.onaccent}; }}
QLabel[tone="red"] {{ color: {t.red}; }}
QLabel[tone="amber"] {{ color: {t.amber}; }}
QLabel[tone="green"] {{ color: {t.green}; }}
QLineEdit[kit="true"] {{
    background: transparent; border: none; color: {t.ink}; placeholder-text-color: {t.ink2};
    selection-background-color: {t.accent}; selection-color: {t.onaccent};
}}
QPlainTextEdit {{
    background: {t.surface}; color: {t.ink};
    border: 1px solid {t.edge}; border-radius: 6px; padding: 6px 8px;
    selection-background-color: {t.accent}; selection-color: {t.onaccent};
}}
QPlainTextEdit:focus {{ border: 3px solid {t.focus}; padding: 4px 6px; }}
QPlainTextEdit:read-only {{ background: {t.sunken}; border: 1px dashed {t.edge}; }}
QAbstractItemView {{
    background: {t.surface}; alternate-background-color: {t.sunken}; color: {t.ink};
    border: none; outline: none; gridline-color: {t.line};
    selection-background-color: {t.accentsoft}; selection-color: {t.ink};
}}
QTableView::item, QListView::item {{ border: none; padding: 0 8px; }}
QTableView::item:selected, QListView::item:selected {{
    background: {t.accentsoft}; color: {t.ink};
}}
QHeaderView {{ background: {t.surface}; border: none; }}
QHeaderView::section {{
    background: {t.surface}; color: {t.ink2}; border: none;
    border-bottom: 1px solid {t.line}; padding: 4px 8px;
    font-size: {Step.CAPTION.px}px; font-weight: 600;
}}
QTableCornerButton::section {{ background: {t.surface}; border: none; }}
QComboBox QAbstractItemView {{ border: 1px solid {t.edge}; padding: 4px; }}
QComboBox QAbstractItemView::item {{ min-height: 40px; padding: 0 8px; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: {t.sunken}; width: 14px; margin: 0; border: none; }}
QScrollBar:horizontal {{ background: {t.sunken}; height: 14px; margin: 0; border: none; }}
QScrollBar::handle {{ background: {t.edge}; border: 3px solid {t.sunken}; border-radius: 6px; }}
QScrollBar::handle:vertical {{ min-height: 44px; }}
QScrollBar::handle:horizontal {{ min-width: 44px; }}
QScrollBar::handle:hover {{ background: {t.ink2}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: {t.line}; }}
QMenu {{ background: {t.surface}; color: {t.ink}; border: 1px solid {t.edge}; padding: 4px; }}
QMenu::item {{ min-height: 36px; padding: 4px 24px 4px 16px; }}
QMenu::item:selected {{ background: {t.accentsoft}; }}
QMenu::item:disabled {{ color: {t.ink2}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
QToolTip {{
    background: {t.surface}; color: {t.ink}; border: 1px solid {t.edge}; padding: 6px;
}}
"""


def fonts_folder() -> Path:
    """Return where the shipped font files lie; the sheet's typesetter needs the folder too."""
    return _FONTS

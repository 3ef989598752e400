"""Both palettes keep their contrast, the type its digits, and one signal tells of a change."""

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel

from ui.theme.marks import Status, mark_path, status_tone, status_word
from ui.theme.palette import FAMILY, apply_theme, fonts_folder, theme
from ui.theme.tokens import DAY, NIGHT, Step, Tokens

TEXT, CONTROL = 4.5, 3.0
PALETTES = pytest.mark.parametrize("tokens", [DAY, NIGHT], ids=["day", "night"])


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_that_black_on_white_has_the_contrast_that_the_standard_says():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@PALETTES
@pytest.mark.parametrize("ground", ["bg", "surface", "sunken", "raised"])
@pytest.mark.parametrize("ink", ["ink", "ink2", "accent", "red", "amber", "green"])
def test_that_every_text_can_be_read_on_every_ground(tokens: Tokens, ground: str, ink: str):
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= TEXT


@PALETTES
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("onaccent", "accent"), ("onaccent", "accenthover"), ("ink", "accentsoft"),
        ("ink2", "accentsoft"), ("accent", "accentsoft"), ("ink", "redsoft"), ("red", "redsoft"),
        ("ink", "ambersoft"), ("ink2", "ambersoft"), ("amber", "ambersoft"),
        ("ink", "greensoft"), ("green", "greensoft"), ("surface", "ink"),
    ],
)  # fmt: skip
def test_that_text_can_be_read_on_its_own_soft_ground(tokens: Tokens, ink: str, ground: str):
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= TEXT


@PALETTES
@pytest.mark.parametrize("edge", ["edge", "accent", "focus", "red", "amber"])
@pytest.mark.parametrize("ground", ["bg", "surface", "sunken"])
def test_that_the_edge_of_every_control_is_seen(tokens: Tokens, edge: str, ground: str):
    assert contrast(getattr(tokens, edge), getattr(tokens, ground)) >= CONTROL


@PALETTES
def test_that_the_focus_ring_is_seen_on_the_filled_button(tokens: Tokens):
    # there the light line inside the ring does the work
    assert contrast(tokens.surface, tokens.accent) >= CONTROL


def test_that_the_night_palette_has_no_bright_ground():
    grounds = (NIGHT.bg, NIGHT.surface, NIGHT.sunken, NIGHT.raised, NIGHT.accentsoft,
               NIGHT.redsoft, NIGHT.ambersoft, NIGHT.greensoft)  # fmt: skip
    assert all(luminance(ground) < 0.035 for ground in grounds)


@PALETTES
def test_that_every_colour_is_a_colour(tokens: Tokens):
    for field in tokens.__dataclass_fields__:
        if field != "name":
            assert QColor(getattr(tokens, field)).isValid(), field


def test_that_nothing_on_screen_is_smaller_than_a_caption():
    assert min(step.px for step in Step) == 13
    assert all(step.line > step.px for step in Step)


@pytest.mark.requirement("R42")
@pytest.mark.parametrize("weight", [400, 600, 700])
@pytest.mark.parametrize("step", list(Step), ids=lambda step: step.name)
def test_that_all_digits_are_equally_wide(qapp, step: Step, weight):
    metrics = QFontMetricsF(theme().font(step, weight))
    assert len({metrics.horizontalAdvance(digit * 10) for digit in "0123456789"}) == 1


@pytest.mark.requirement("R42")
@pytest.mark.parametrize("weight", [400, 600, 700])
def test_that_the_shipped_font_is_used_in_its_three_weights(qapp, weight):
    font = theme().font(Step.BODY, weight)
    found = QFontInfo(font)
    assert found.family() == FAMILY
    assert found.weight() == weight


def test_that_bold_is_wider_than_regular_so_that_weights_are_real(qapp):
    widths = [
        QFontMetricsF(theme().font(Step.KEY, weight)).horizontalAdvance("milligrams")
        for weight in (400, 600, 700)
    ]
    assert widths == sorted(set(widths))


@pytest.mark.requirement("R42")
def test_that_one_ell_and_capital_i_do_not_look_alike(qapp):
    font = theme().font(Step.KEY, 400)
    shapes = set()
    for sign in "1lI0O":
        metrics = QFontMetricsF(font)
        box = metrics.tightBoundingRect(sign)
        shapes.add((round(box.width(), 1), round(box.height(), 1)))
    assert len(shapes) >= 4


def test_that_polish_italian_and_french_names_have_their_letters(qapp):
    from PySide6.QtGui import QRawFont

    raw = QRawFont.fromFont(theme().font())
    letters = "ŁłŚśŻżĄąĘęĆćŃńÓóàèéìòùçœÿßÄÖÜ"
    signs = "\u00d7\u00f7\u2212\u2019\u201c\u201d\u2026\u00a0"
    for sign in letters + signs:
        assert raw.supportsCharacter(ord(sign)), sign


def test_that_the_fonts_come_with_their_licence():
    names = {path.name for path in fonts_folder().iterdir()}
    assert "OFL.txt" in names
    assert len([name for name in names if name.endswith(".ttf")]) == 3


def test_that_equal_digits_survive_the_style_sheet(qapp, qtbot):
    apply_theme(qapp, "day")
    label = QLabel()
    qtbot.addWidget(label)
    label.setFont(theme().font(Step.KEY))
    label.setText("1111")
    narrow = label.sizeHint().width()
    label.setText("0000")
    assert label.sizeHint().width() == narrow


def test_that_a_change_of_palette_is_one_signal(qapp, qtbot):
    apply_theme(qapp, "day")
    with qtbot.waitSignal(theme().changed):
        apply_theme(qapp, "night")
    assert theme().tokens is NIGHT
    assert qapp.palette().window().color() == QColor(NIGHT.bg)
    assert NIGHT.surface in qapp.styleSheet()
    apply_theme(qapp, "day")
    assert theme().tokens is DAY


def test_that_the_application_font_is_the_shipped_one(qapp):
    apply_theme(qapp, "day")
    assert QApplication.font().families()[0] == FAMILY
    assert QApplication.font().pixelSize() == Step.BODY.px
    assert QApplication.font().weight() == QFont.Weight.Normal


@pytest.mark.parametrize("status", list(Status), ids=lambda status: status.value)
def test_that_every_status_has_a_shape_in_its_box_a_word_and_a_tone(status: Status):
    box = mark_path(status).boundingRect()
    assert not box.isEmpty()
    assert box.left() >= -0.5
    assert box.top() >= -0.5
    assert box.right() <= 20.5
    assert box.bottom() <= 20.5
    assert status_word(status)
    assert status_tone(status) in ("ink", "ink2", "accent", "red", "amber", "green")


def test_that_no_two_states_of_a_kind_share_shape_or_word():
    shapes = [mark_path(status) for status in Status]
    assert all(one != other for k, one in enumerate(shapes) for other in shapes[k + 1 :]), (
        "a mark must be told apart without its colour"
    )
    assert len({status_word(status) for status in Status}) == len(Status)


def test_that_a_deviation_is_never_red():
    assert status_tone(Status.DEVIATION) == "amber"

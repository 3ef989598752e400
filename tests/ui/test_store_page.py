"""Site parameters in the window: choices offered in words, units written out, signed by keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from protocols.definition.model import SiteParameter
from protocols.units import quantity
from tests.ui.forms_support import INVESTIGATOR, NURSE, HandClock, look, make_bench
from ui.bedside import Bedside
from ui.models.site_words import allowed_words, typed_value, unit_beside, value_words
from ui.operations.bench import Bench, site_values
from ui.panels.store_page import StorePage

VOLUME = SiteParameter(
    "volume", "Volume", "quantity", (), "mL/kg", quantity("30 mL/kg"), quantity("80 mL/kg")
)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = make_bench(tmp_path / "store", HandClock(), INVESTIGATOR)
    yield made
    made.store.close()


@pytest.fixture
def page(bench: Bench, qapp: QApplication) -> Iterator[StorePage]:
    look(qapp)
    page = StorePage(Bedside(bench))
    page.resize(1366, 640)
    page.show()
    page.activateWindow()
    page.take_focus()
    yield page
    page.close()
    page.deleteLater()


def go_to(page: StorePage, protocol: str, parameter: str) -> None:
    found = [(one.protocol, one.parameter.id) for one in page._lines]
    page.list.setCurrentRow(found.index((protocol, parameter)))


def shown(page: StorePage) -> list[str]:
    return [page.list.item(row).text() for row in range(page.list.count())]


def test_that_no_machine_word_and_no_slashed_dose_unit_stands_in_the_list(page: StorePage) -> None:
    texts = shown(page)
    assert not [one for one in texts if "_" in one]
    assert any(one.endswith(":  at or above") for one in texts)
    for row in range(page.list.count()):
        page.list.setCurrentRow(row)
        assert "_" not in page.note.text()
        assert "/kg" not in page.note.text()
        offered = [page.choice.itemText(n) for n in range(page.choice.count())]
        assert not [one for one in offered if "_" in one]


def test_that_a_choice_is_signed_from_its_list_by_keys_alone(page: StorePage, bench: Bench) -> None:
    go_to(page, "igm-fat", "target_met")
    assert page.choice.isVisible()
    assert not page.value.isVisible()
    assert page.choice.currentText() == "at or above"
    QTest.keyClick(page.list, Qt.Key.Key_Tab)
    assert page.choice.hasFocus()
    QTest.keyClick(page.choice, Qt.Key.Key_Down)
    assert page.choice.currentText() == "above"
    QTest.keyClick(page.choice, Qt.Key.Key_Tab)
    QTest.keyClicks(page.reason, "protocol, section 6")
    QTest.keyClick(page.reason, Qt.Key.Key_Tab)
    QTest.keyClick(page.sign, Qt.Key.Key_Space)
    assert site_values(bench, "igm-fat")["target_met"].text == "above"
    assert any(one.endswith("when it is:  above") for one in shown(page))


def test_that_nothing_is_chosen_where_nobody_signed_and_the_file_gives_no_standard(
    page: StorePage, bench: Bench
) -> None:
    go_to(page, "igm-fat", "inotropes_count")
    assert page.choice.currentIndex() == -1
    page.sign.click()
    assert page.choice_field.issue()
    assert "inotropes_count" not in site_values(bench, "igm-fat")


def test_that_a_number_is_signed_in_the_unit_that_stands_behind_it(
    page: StorePage, bench: Bench
) -> None:
    go_to(page, "igm-fat", "distribution_volume")
    assert page.value.isVisible()
    assert not page.choice.isVisible()
    assert plain(page.value.unit()) == "mL per kg"
    page.value.setText("42")
    page.sign.click()
    assert site_values(bench, "igm-fat")["distribution_volume"].text == "42 mL/kg"
    assert any(one.endswith("body weight:  42 mL per kg") for one in map(plain, shown(page)))
    assert page.value.text() == "42"
    page.value.setText("0.045 L/kg")
    assert page.value.unit() == ""
    page.value.setText("420")
    page.sign.click()
    assert page.value_field.issue()


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("typed", "signed"),
    [
        ("42", "42 mL/kg"),
        (" 42.5 ", "42.5 mL/kg"),
        ("42 mL per kg", "42 mL/kg"),
        ("42 mL/kg", "42 mL/kg"),
        ("42 mL", "42 mL"),
        ("", ""),
        ("forty", "forty"),
    ],
)
def test_that_only_a_bare_number_takes_the_unit_of_the_field(typed: str, signed: str) -> None:
    assert typed_value(VOLUME, typed) == signed


def test_that_ranges_and_choices_are_told_in_words() -> None:
    assert plain(allowed_words(VOLUME)) == "30 mL per kg to 80 mL per kg"
    which = replace(VOLUME, kind="choice", unit="", low=None, high=None, choices=("as_entered",))
    assert allowed_words(which) == "as entered"
    assert value_words(which, "as_entered") == "as entered"
    assert value_words(VOLUME, "not a number") == "not a number"
    assert unit_beside(which, "") == ""


def test_that_a_nurse_reads_the_values_and_cannot_sign(tmp_path: Path, qapp: QApplication) -> None:
    bench = make_bench(tmp_path / "other", HandClock(), NURSE)
    page = StorePage(Bedside(bench))
    page.refresh()
    assert not page.sign.isEnabled()
    assert page.list.count() > 0
    bench.store.close()
    page.deleteLater()

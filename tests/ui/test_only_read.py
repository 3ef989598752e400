"""A form that is only read: its fields are text, and nothing in it records."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.forms_support import NURSE, SUBJECT, HandClock, enrol, look, make_bench, settle
from ui.bedside import Bedside
from ui.forms.form_page import FormPage
from ui.forms.registry import make_form


def shown(form: str, tmp_path: Path, qapp: QApplication, qtbot: QtBot, *, reads: bool) -> FormPage:
    look(qapp)
    bench = make_bench(tmp_path / "store", HandClock(), NURSE)
    enrol(bench)
    bedside = Bedside(bench)
    assert bedside.open(SUBJECT)
    if reads:
        bedside.why_read_only = lambda: ("Your role reads.", "")  # type: ignore[method-assign]
    page = make_form(form, bedside)
    qtbot.addWidget(page)
    page.resize(1280, 600)
    page.show()
    page.start()
    settle(page)
    return page


@pytest.mark.parametrize("form", ["note", "gas", "sofa", "adverse_event"])
@pytest.mark.parametrize("reads", [True, False])
def test_that_a_role_that_only_reads_finds_no_field_to_type_into(
    form: str, reads: bool, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    page = shown(form, tmp_path, qapp, qtbot, reads=reads)
    fields = [one for one in page.content.findChildren(QLineEdit) if one.isVisible()]
    assert fields
    assert all(one.isReadOnly() for one in fields) is reads
    assert page.bar.record.isVisible() is not reads
    if reads:
        assert page.bar.missing_words() == "Only looking: nothing can be recorded here"
        page.try_record()  # Ctrl+Enter still reaches the form
        assert page.opened

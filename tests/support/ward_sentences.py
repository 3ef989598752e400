"""Every sentence of the core that the windows say: gathered from the demo ward and the catalogue.

The window walks over the whole demo ward, page by page and form by form, while everything that is
asked of `said` is noted; the protocols' own words are taken from their files. `unsaid` then tells
which parts of a sentence have no words in a language.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from protocols.analytes import ANALYTES
from protocols.issues import Issue
from protocols.times import read_instant
from ui.i18n import sentences
from ui.i18n.languages import install_language
from ui.operations.protocol_files import released, released_ids

MORNING = "2026-11-21T06:42+01:00"
_LETTERS = re.compile(r"[A-Za-z]{2,}")
_NO_WORDS = re.compile(
    r"[\W\d]*|\d\d-[A-Z][a-z]{2}-\d{4}|.*(?:[A-Z]{2,}[-A-Z0-9]*\d|UTC).*|[A-Z]{1,2}\d{0,2}|(?:Nurse|Investigator|Monitor) [A-Z]"
)


def unsaid(text: str, language: str) -> tuple[str, ...]:
    """Return the parts of a sentence that stay English in a language; names and numbers do not."""
    left: list[str] = []

    def listen(part: str) -> str:
        left.append(part)
        return part

    with patch.object(sentences, "_as_it_stands", listen):
        sentences.speak(language)
        sentences.said(text)
    sentences.speak("en")
    return tuple(one for one in left if _LETTERS.search(one) and not _NO_WORDS.fullmatch(one))


def of_protocols() -> set[str]:
    """Return the words of every released protocol that a page shows, and of every analyte."""
    found = {one.label for one in ANALYTES.values()}
    for protocol in filter(None, map(released, released_ids())):
        found |= {one.text for one in protocol.criteria}
        found |= {one.what for one in protocol.schedule}
        found |= {one.words for one in (*protocol.stop_rules, *protocol.deviations)}
        found |= {one.label for one in (*protocol.endpoints, *protocol.arms, *protocol.forms)}
        found |= {one.label for one in (*protocol.samples, *protocol.anchors)}
        found |= {one.clock_label for one in protocol.anchors}
        found |= {text for one in protocol.samples for text in (one.note, *one.tubes)}
        found |= {text for one in protocol.site_parameters for text in (one.label, one.note)}
        found |= {one.label for form in protocol.forms for one in form.fields}
        found |= {one.shows for one in protocol.blinding.masks}
        found |= {protocol.blinding.words, protocol.blinding.bedside_line, protocol.bias_note}
        found |= set(protocol.adverse_event_terms)
        if protocol.product is not None:
            found.add(protocol.product.words)
        if protocol.sheet is not None:
            found |= set(protocol.sheet.not_done_codes)
    return {one for one in found if one.strip()}


def of_the_ward(application: QApplication, language: str = "it") -> set[str]:
    """Walk the window over the demo ward in a language; return what the core was asked to say."""
    from ui.operations.demo import make_ward
    from ui.operations.doors import enter
    from ui.windows.main_window import MainWindow

    now = read_instant(MORNING, "now")
    assert not isinstance(now, Issue)
    heard: set[str] = set()
    install_language(application, language)
    say = sentences.said

    def listen(text: str) -> str:
        heard.add(text)
        return say(text)

    with tempfile.TemporaryDirectory() as folder, _listening(listen):
        made = make_ward(Path(folder) / "store", lambda: now)
        window = MainWindow(made.store, lambda: now)
        window.enter_ward(enter(made.store, made.user, made.passphrase, lambda: now))
        window.resize(1366, 768)
        window.show()
        _settle()
        assert window.bedside is not None
        window.bedside.refresh_board()
        for _ in range(400):
            _settle()
        for go in _ways(window, made.subjects):
            go()
            _settle()
            window.grab()
        window.close()
        _settle()
    install_language(application, "en")
    return heard


def _ways(window: Any, subjects: Sequence[str]) -> Iterator[Callable[[], None]]:
    from ui.forms.registry import FORMS
    from ui.windows.pages import REVIEW_PAGES, SUBJECT_PAGES, WARD_PAGES

    for name, _ in (*WARD_PAGES, *REVIEW_PAGES):
        yield lambda name=name: (window.show_ward(), window.show_page(name))
    for subject in subjects:
        yield lambda subject=subject: window.open_subject(subject)
        for name, _ in SUBJECT_PAGES:
            yield lambda name=name: window.show_page(name)
        course = window.bedside.course
        for item in {one.planned.item: one for one in course.due}.values():
            if item.is_open:
                yield lambda item=item: window.open_due(course.record.subject, item.planned.key)
        for form in sorted(FORMS):
            if form not in ("deviation", "not_done", "void"):
                yield lambda form=form: window.show_page(window.pages.open_form(form))
        for found in course.deviations:
            yield lambda found=found: window.show_page(
                window.pages.open_form("deviation", found.key)
            )
        yield lambda: window.show_page(window.pages.open_form("void", course.record.entries[-1]))
    yield lambda: (window.show_ward(), window.lock())


def _settle() -> None:
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _listening(listen: Callable[[str], str]) -> Any:
    """Put an ear wherever a module took `said` by name, and where it is called through."""
    import sys
    from contextlib import ExitStack

    from ui.forms import registry

    for module, _ in registry.FORMS.values():
        __import__(f"ui.forms.{module}")
    for module in (
        "now_page",
        "infusion_log",
        "deviations",
        "history",
        "sheet_page",
        "store_page",
        "assess_page",
        "review_page",
        "summary_page",
        "people_page",
        "due_shift",
    ):
        __import__(f"ui.panels.{module}")
    for module in ("enrol_page", "titer_page"):
        __import__(f"ui.forms.{module}")
    for module in (
        "now_content",
        "record_content",
        "infusion_content",
        "review_rows",
        "summary_model",
        "chart_content",
        "strip",
    ):
        __import__(f"ui.models.{module}")
    stack = ExitStack()
    for module in list(sys.modules.values()):
        if getattr(module, "said", None) is sentences.said:
            stack.enter_context(patch.object(module, "said", listen))
    return stack

"""The sentences of the core that the windows say, gathered from the demo ward and the protocols.

The window walks over the whole demo ward, page by page and form by form, while everything that is
asked of `said` is noted; the protocols' own words are taken from their files. `unsaid` then tells
which parts of a sentence have no words in a language.
"""

from __future__ import annotations

import ast
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication, QEvent

from protocols.analytes import ANALYTES
from protocols.issues import Issue
from protocols.times import read_instant
from ui.i18n import sentences
from ui.i18n.languages import install_language
from ui.operations.protocol_files import released, released_ids

MORNING = "2026-11-21T06:42+01:00"
_LETTERS = re.compile(r"[A-Za-z]{2,}")
_NO_WORDS = re.compile(
    r"[\W\d]*|\d\d-[A-Z][a-z]{2}-\d{4}|.*(?:[A-Z]{2,}[-A-Z0-9]*\d|UTC).*|[A-Z]{1,2}\d{0,2}"
    r"|(?:Nurse|Investigator|Monitor|Pharmacist) [A-Z]"
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
        found |= {one.words for one in protocol.stop_rules}
        found |= {one.words for one in protocol.deviations}
        for parts in ("endpoints", "arms", "forms", "samples", "anchors"):
            found |= {one.label for one in getattr(protocol, parts)}
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


def refusals(folder: Path) -> set[str]:
    """Return the sentences of issues and problems that modules make, `¤` for each value."""
    found = set()
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found |= {_sentence(one) for one in _spoken(node)}
    # a value right after a full stop is a hint of its own: a sentence, or nothing
    return {one.replace(".¤", ".") for one in found if re.match(r"[A-Z¤'].* ", one)}


def _spoken(call: ast.Call) -> Sequence[ast.expr]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if name == "Issue":
        return call.args[3:4]
    if name in ("Refused", "NotSaved", "Damaged", "NotOpened"):
        return [*call.args[1:2], *(one.value for one in call.keywords if one.arg == "do")]
    return ()


def _sentence(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        parts = [str(one.value) if isinstance(one, ast.Constant) else "¤" for one in node.values]
        return re.sub("¤+", "¤", "".join(parts))
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def of_the_ward(application: QCoreApplication, language: str = "it") -> set[str]:
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


def _ways(window: Any, subjects: Sequence[str]) -> Iterator[partial[Any]]:
    from ui.forms.registry import FORMS
    from ui.windows.pages import REVIEW_PAGES, SUBJECT_PAGES, WARD_PAGES

    def form(name: str, context: object = None) -> None:
        window.show_page(window.pages.open_form(name, context))

    for name, _ in (*WARD_PAGES, *REVIEW_PAGES):
        yield partial(window.show_ward)
        yield partial(window.show_page, name)
    for subject in subjects:
        yield partial(window.open_subject, subject)
        for name, _ in SUBJECT_PAGES:
            yield partial(window.show_page, name)
        course = window.bedside.course
        for item in {one.planned.item: one for one in course.due}.values():
            if item.is_open:
                yield partial(window.open_due, subject, item.planned.key)
        for name in sorted(set(FORMS) - {"deviation", "not_done", "void"}):
            yield partial(form, name)
        for found in course.deviations:
            yield partial(form, "deviation", found.key)
        yield partial(form, "void", course.record.entries[-1])
    yield partial(window.show_ward)
    yield partial(window.lock)


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
    say = sentences.said
    for loaded in list(sys.modules.values()):
        if getattr(loaded, "said", None) is say:
            stack.enter_context(patch.object(loaded, "said", listen))
    return stack

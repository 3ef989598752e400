"""Gather the window's texts, fill the catalogues from what is known, and compile them.

Texts that the code names as they stand are found by Qt's own lupdate. Texts that come from tables
(names of what is measured, fields of a form, roles) are written into a file of marks for the time
of the run, so that the same tool finds them. No place in the code and no path is kept: catalogues
change only where words change. Run as a module: it brings ui/i18n up to date and says what is
left to translate.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "ui" / "i18n"
TRANSLATED = ("it", "fr")


class Text(NamedTuple):
    """One text of the window: where it is said, in English, and translated (empty: not yet)."""

    context: str
    source: str
    translation: str


def table_texts() -> list[tuple[str, str]]:
    """Return the texts that the code takes from tables, each with the context it is asked in."""
    from protocols.analytes import ANALYTES
    from ui.forms.enrol_candidate import WEIGHT_METHODS
    from ui.forms.form_fields import SCORE_FIELDS
    from ui.operations.protocol_files import released, released_ids
    from ui.panels.assess_page import _ALWAYS, _MORE
    from ui.windows.gate import ROLES
    from ui.windows.pages import REVIEW_PAGES, SUBJECT_PAGES, WARD_PAGES

    found = [("Analytes", one.label) for one in ANALYTES.values()]
    found += [("FormFields", one.label) for one in ANALYTES.values()]
    found += [("Gate", role) for role in ROLES]
    found += [("WeightMethods", method) for method in WEIGHT_METHODS]
    found += [("SecondPerson", one) for one in ("Dosing weight", "Concentration", "IgM titer")]
    found += [("SofaForm", salt) for salt in ("base", "bitartrate", "tartrate", "hydrochloride")]
    found += [("Pages", words) for _, words in (*SUBJECT_PAGES, *WARD_PAGES, *REVIEW_PAGES)]
    found.append(("Pages", "Study drug"))
    found += [("Assess", title) for _, title in (*_ALWAYS, *_MORE)]
    fields = [one for group in SCORE_FIELDS.values() for one in group]
    for id_ in released_ids():
        protocol = released(id_)
        if protocol is None:
            continue
        found += [("FormFields", item.what) for item in protocol.schedule]
        for form in protocol.forms:
            found += [("FormFields", form.label), ("Assess", form.label)]
            fields += form.fields
    for field in fields:
        found.append(("FormFields", field.label))
        found += [("FormFields", choice) for choice in field.choices]
    return [one for one in dict.fromkeys(found) if any(letter.isalpha() for letter in one[1])]


def gather(ts: Path, language: str = "") -> None:
    """Bring one catalogue file up to date with the code; what is said no more leaves it."""
    files = sorted(str(one.relative_to(ROOT)) for one in (ROOT / "ui").rglob("*.py"))
    with tempfile.TemporaryDirectory() as folder:
        marks = Path(folder) / "marks.py"
        marks.write_text(
            "".join(f"QT_TRANSLATE_NOOP({c!r}, {text!r})\n" for c, text in table_texts()),
            encoding="utf-8",
        )
        target = ["-target-language", language] if language else []
        _run(
            "lupdate",
            *files,
            str(marks),
            *("-locations", "none", "-no-obsolete", "-source-language", "en", *target),
            *("-ts", str(ts)),
        )


def _run(tool: str, *arguments: str) -> None:
    code = f"from PySide6.scripts import pyside_tool; pyside_tool.{tool}()"
    done = subprocess.run(  # Qt's own tools, with our own files
        [sys.executable, "-c", code, *arguments],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)


def texts_of(ts: Path) -> list[Text]:
    """Return every text of a catalogue file; one marked unfinished has no translation."""
    found = []
    for context in ET.parse(ts).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            made = message.find("translation")
            words = (made.text or "") if made is not None and not made.get("type") else ""
            found.append(Text(name, message.findtext("source") or "", words))
    return found


def fill(ts: Path, words: dict[tuple[str, str], str]) -> int:
    """Put known translations where a catalogue has none; return how many are still missing."""
    tree = ET.parse(ts)  # noqa: S314 - our own file
    missing = 0
    for context in tree.getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            made = message.find("translation")
            source = message.findtext("source") or ""
            if made is None or made.get("type") != "unfinished":
                continue
            known = words.get((name, source)) or words.get(("", source.replace("_", " ")))
            if known:
                made.text = known
                del made.attrib["type"]
            else:
                missing += 1
    body = ET.tostring(tree.getroot(), encoding="unicode")
    ts.write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8"
    )
    return missing


def known_words(language: str, ts: Path) -> dict[tuple[str, str], str]:
    """Return what is translated already: in the catalogue itself, and as words of the core."""
    from ui.i18n.sentences import has_words_for, said, speak

    texts = texts_of(ts)
    known = {("", text.source): text.translation for text in texts if text.translation}
    speak(language)
    for text in texts:
        english = text.source.replace("_", " ")
        if "{" not in english and has_words_for(english, language):
            known.setdefault(("", english), said(english))
    speak("en")
    return known


def update(language: str) -> list[Text]:
    """Bring the catalogue of a language up to date and compile it; return what is missing."""
    ts = FOLDER / f"bedline_{language}.ts"
    gather(ts, language)
    fill(ts, known_words(language, ts))
    gather(ts, language)  # Qt's own tool writes the file last, in its own form
    _run("lrelease", str(ts), "-qm", str(ts.with_suffix(".qm")))
    return [text for text in texts_of(ts) if not text.translation]


def main() -> int:
    """Bring every language up to date; say what is missing, with 1 where something is."""
    code = 0
    for language in TRANSLATED:
        missing = update(language)
        total = len(texts_of(FOLDER / f"bedline_{language}.ts"))
        sys.stdout.write(f"{language}: {total - len(missing)} of {total} texts translated\n")
        for text in missing:
            sys.stdout.write(f"  {text.context}: {text.source!r}\n")
            code = 1
    return code


if __name__ == "__main__":
    raise SystemExit(main())

"""Which language the window speaks: English, Italian or French (system, or BEDLINE_LANGUAGE)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

LANGUAGES = ("en", "it", "fr")
_installed: list[QTranslator] = []
_in_force = ["en"]


def language() -> str:
    """Return the language asked for, or English where there is no translation."""
    asked = os.environ.get("BEDLINE_LANGUAGE") or QLocale.system().name()
    short = asked[:2].lower()
    return short if short in LANGUAGES else "en"


def install_language(application: QCoreApplication, name: str | None = None) -> str:
    """Install the translation of a language; return the language that is in force."""
    wanted = name or language()
    for translator in _installed:
        application.removeTranslator(translator)
    _installed.clear()
    _speak("en")
    if wanted == "en":
        return wanted
    translator = QTranslator(application)
    file = Path(__file__).parent / f"bedline_{wanted}.qm"
    if not translator.load(str(file)):
        return "en"
    application.installTranslator(translator)
    _installed.append(translator)
    _speak(wanted)
    return wanted


def in_force() -> str:
    """Return the language that the window speaks now."""
    return _in_force[0]


def core_said(text: str) -> str:
    """Say a sentence of the core, without loading the catalogue while the window is English."""
    known = sys.modules.get("ui.i18n.sentences")
    return text if known is None else str(known.said(text))


def _speak(name: str) -> None:
    """Set the language of the core's sentences; English is theirs until another was set."""
    _in_force[0] = name
    if name == "en" and "ui.i18n.sentences" not in sys.modules:
        return  # the first painted board does not wait for the catalogue of sentences
    from ui.i18n.sentences import speak

    speak(name)

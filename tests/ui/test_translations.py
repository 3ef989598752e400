"""Italian and French: every text of the window, every sentence that the core makes of a mistake."""

import ast
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from protocols.facts import (
    AdverseEventReported,
    AssessmentMade,
    DeviationExplained,
    Entry,
    Fact,
    InfusionCharted,
    ItemNotDone,
    NoteWritten,
    SampleDrawn,
    SupportCharted,
    UnblindingRecorded,
    VitalStatusStated,
)
from protocols.times import Instant
from tests.support import story, translations, ward_sentences
from ui.i18n.core_words import changes, fact_words, said_around
from ui.i18n.languages import install_language
from ui.i18n.sentences import CATALOGUE, SLOT, has_words_for, said, speak
from ui.i18n.wording import issue_text
from ui.models.board_model import said_row
from ui.models.board_row import row_from_json
from ui.panels.ward_board import WardBoard

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

CORE = Path(__file__).parents[2] / "protocols"
HOLE = re.compile(r"%\d|\{[^}]*\}")
# Issues that a nurse meets while charting come from these.
CHARTING = (
    "intake.py",
    "analytes.py",
    "times.py",
    *(
        f"admission/{part}.py"
        for part in ("judge", "ward", "subject", "findings", "treatment", "unblinding")
    ),
)


@pytest.fixture(params=translations.TRANSLATED)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def spoken(qapp: QCoreApplication, language: str):  # type: ignore[no-untyped-def]
    install_language(qapp, language)
    yield language
    install_language(qapp, "en")


def committed(language: str) -> list[translations.Text]:
    return translations.texts_of(translations.FOLDER / f"bedline_{language}.ts")


def test_that_every_text_of_the_window_has_a_translation(language: str, tmp_path: Path) -> None:
    now = tmp_path / "now.ts"
    translations.gather(now)
    said_already = {(one.context, one.source) for one in committed(language) if one.translation}
    missing = [
        f"{one.context}: {one.source}"
        for one in translations.texts_of(now)
        if (one.context, one.source) not in said_already
    ]
    assert not missing, "\n".join([f"{len(missing)} texts lack {language}:", *missing])


def test_that_a_translation_keeps_each_place_of_a_value(language: str) -> None:
    odd = [
        one.source
        for one in committed(language)
        if one.translation and set(HOLE.findall(one.source)) != set(HOLE.findall(one.translation))
    ]
    assert odd == []


def test_that_a_translation_keeps_the_spaces_at_its_ends(language: str) -> None:
    def ends(text: str) -> tuple[bool, bool]:
        return text[:1] == " ", text[-1:] == " "

    odd = [
        one.source
        for one in committed(language)
        if one.translation and ends(one.source) != ends(one.translation)
    ]
    assert odd == []


def test_that_the_compiled_catalogue_says_what_the_written_one_says(language: str) -> None:
    translator = QTranslator()
    assert translator.load(str(translations.FOLDER / f"bedline_{language}.qm"))
    differing = [
        one.source
        for one in committed(language)
        if one.translation and translator.translate(one.context, one.source) != one.translation
    ]
    assert differing == []


def test_that_catalogues_name_no_place_of_a_machine(language: str) -> None:
    text = (translations.FOLDER / f"bedline_{language}.ts").read_text(encoding="utf-8")
    assert "<location" not in text
    assert "vanished" not in text


@pytest.mark.parametrize(
    ("asked", "overdue"), [("it", "In ritardo"), ("fr", "En retard"), ("xx", "Overdue")]
)
def test_that_the_asked_language_is_installed_and_english_otherwise(
    qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch, asked: str, overdue: str
) -> None:
    monkeypatch.setenv("BEDLINE_LANGUAGE", asked)
    try:
        assert install_language(qapp) == (asked if asked in translations.TRANSLATED else "en")
        assert QCoreApplication.translate("Status", "Overdue") == overdue
        assert said("Overdue 12min").startswith(overdue)
    finally:
        install_language(qapp, "en")
    assert QCoreApplication.translate("Status", "Overdue") == "Overdue"
    assert said("Overdue 12min") == "Overdue 12min"


def test_that_the_ward_board_is_drawn_in_the_language_of_the_ward(
    qtbot: QtBot, spoken: str, tmp_path: Path
) -> None:
    board = WardBoard()
    qtbot.addWidget(board)
    board.show_board(story.ward())
    board.resize(1366, 680)
    board.show()
    picture = tmp_path / f"board-{spoken}.png"
    assert board.grab().save(str(picture))
    assert picture.stat().st_size > 10_000
    assert board.accessibleName() != "Ward board" or board.accessibleName() == ""


def test_that_every_sentence_keeps_its_slots(language: str) -> None:
    rows = json.loads(CATALOGUE.read_text(encoding="utf-8"))
    odd = [one["en"] for one in rows if set(SLOT.findall(one["en"])) != slots(one[language])]
    assert odd == []
    assert len({one["en"] for one in rows}) == len(rows)


def slots(text: str) -> set[tuple[str, str]]:
    return set(SLOT.findall(text))


def issues_in(name: str) -> list[tuple[str, str]]:
    """Return code and English sentence of each issue that a module makes, `¤` for each value."""
    found = []
    for node in ast.walk(ast.parse((CORE / name).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Issue":
            message = node.args[3]
            assert isinstance(node.args[0], ast.Constant), ast.unparse(node)
            found.append((str(node.args[0].value), sentence(message)))
    return found


def sentence(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    assert isinstance(node, ast.JoinedStr), ast.unparse(node)
    parts = [str(one.value) if isinstance(one, ast.Constant) else "¤" for one in node.values]
    # a value right after a full stop is a hint of its own: a sentence, or nothing
    return re.sub(r"\.¤", ".", re.sub("¤+", "¤", "".join(parts)))


@pytest.mark.parametrize("module", CHARTING)
def test_that_every_issue_of_charting_is_said_in_the_language_of_the_ward(
    module: str, language: str
) -> None:
    found = issues_in(module)
    assert found
    samples = ("7", "'1,000'", "IgM titer", "5 mg/dL")
    silent = [
        f"{code}: {text}"
        for code, text in found
        if not any(has_words_for(text.replace("¤", sample), language) for sample in samples)
    ]
    assert silent == []


def plain_sentences(folder: str) -> list[str]:
    """Return the whole sentences without values that the modules of a folder hold."""
    found = []
    for file in sorted((CORE / folder).glob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        quiet = {
            id(part)
            for node in ast.walk(tree)
            if isinstance(node, ast.Raise | ast.JoinedStr)
            or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
            for part in ast.walk(node)
        }
        found += [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and id(node) not in quiet
            and isinstance(node.value, str)
            and re.fullmatch(r"[A-Z][a-z]*(?: \S+){2,}\.", node.value)
        ]
    return found


@pytest.mark.parametrize("folder", ["dosing", "infusion", "deviations", "endpoints", "eligibility"])
def test_that_whole_sentences_of_the_core_have_words_in_each_language(
    folder: str, language: str
) -> None:
    silent = [one for one in plain_sentences(folder) if not has_words_for(one, language)]
    assert silent == []


def test_that_an_issue_is_read_in_the_language_of_the_screen(spoken: str) -> None:
    from protocols.intake import read_number

    issue = read_number("1,000", "igm")
    text = issue_text(issue)  # type: ignore[arg-type]
    assert text != issue.message  # type: ignore[union-attr]
    assert "1,000" in text


@pytest.mark.parametrize(
    ("english", "italian", "french"),
    [
        ("due by 06:00", "entro le 06:00", "avant 06:00"),
        ("Overdue 1hr 12min", "In ritardo 1 h 12 min", "En retard 1 h 12 min"),
        (
            "Later, 23-Nov-2026 11:09",
            "Più tardi, 23-Nov-2026 11:09",
            "Plus tard, 23-Nov-2026 11:09",
        ),
        ("Study infusion 2 of 4", "Infusione di studio 2 di 4", "Perfusion d'étude 2 sur 4"),
        ("14.2 mL per hour", "14.2 mL per ora", "14.2 mL par heure"),
        (
            "P/F 128 mmHg, below 200 with support",
            "P/F 128 mmHg, sotto 200 con supporto",
            "P/F 128 mmHg, sous 200 avec support",
        ),
        (
            "Injection 3 was given 2 days 4hr after the one before; the protocol waits 3hr",
            "L'iniezione 3 è stata data 2 giorni 4 h dopo la precedente; il protocollo attende 3 h",
            "L'injection 3 a été faite 2 jours 4 h après la précédente ; le protocole attend 3 h",
        ),
        (
            "No dosing weight is recorded.",
            "Nessun peso per la dose è registrato.",
            "Aucun poids pour la dose n'est enregistré.",
        ),
    ],
)
def test_that_sentences_of_the_core_are_said_with_their_values(
    english: str, italian: str, french: str
) -> None:
    try:
        for name, expected in (("it", italian), ("fr", french)):
            speak(name)
            assert said(english).replace("\u00a0", " ") == expected
    finally:
        speak("en")
    assert said(english) == english


@pytest.mark.parametrize("text", ["", "pump alarm again, called the doctor", "7 of them wept", "?"])
def test_that_words_without_a_pattern_stay_as_they_are(text: str, language: str) -> None:
    speak(language)
    try:
        assert said(text) == text
    finally:
        speak("en")


# --- the whole ward ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def heard(qapp: QCoreApplication) -> set[str]:
    return ward_sentences.of_the_ward(qapp)


def english_of(texts: set[str], language: str) -> list[str]:
    """Return what stays English; texts that Qt translated already are not the core's."""
    speak("it")
    already = {said(text) for text in texts if said(text) != text}  # twice does no harm
    speak("en")
    return sorted(
        {
            part
            for text in texts - already
            for part in ward_sentences.unsaid(text, language)
            if not QT_SAYS.intersection((part, text)) and part not in already
        }
    )


# What a page takes from Qt's own catalogue and hands on to be said stands there already.
QT_SAYS = frozenset(one.translation for one in committed("it"))


def test_that_no_sentence_of_the_demo_ward_stays_english(heard: set[str], language: str) -> None:
    assert len(heard) > 200
    assert english_of(heard, language) == []


def test_that_the_words_of_every_protocol_are_said_in_the_language_of_the_ward(
    language: str,
) -> None:
    assert english_of(ward_sentences.of_protocols(), language) == []


@pytest.mark.parametrize("folder", ["storage", "protocols/dosing", "protocols/eligibility"])
def test_that_what_a_person_may_be_refused_is_said_in_the_language_of_the_ward(
    folder: str, language: str
) -> None:
    samples = ("7", "'1,000'", "IgM titer", "21-Nov-2026 05:30")
    silent = [
        text
        for text in ward_sentences.refusals(CORE.parent / folder)
        if all(ward_sentences.unsaid(text.replace("¤", one), language) for one in samples)
    ]
    assert silent == []


# --- what was typed ------------------------------------------------------------------------------

CORE_WORDS = ("Running", "Overdue 12min", "serious", "not known", "Dose 3", "yes", "start, 5 mL")
AT = Instant.from_utc(2026, 11, 20, 10)


@given(typed=st.sampled_from(CORE_WORDS) | st.text("aeRrun 12,;.", min_size=1, max_size=12))
@pytest.mark.parametrize("language", translations.TRANSLATED)
def test_that_what_a_person_typed_is_never_changed_by_a_language(typed: str, language: str) -> None:
    facts = (
        NoteWritten(typed),
        ItemNotDone("sofa", 2, typed),
        DeviationExplained("late_start:1", typed),
        InfusionCharted("pause", 1, reason=typed),
        VitalStatusStated(alive=True, note=typed),
        SampleDrawn("igm", 2, label=typed),
        AdverseEventReported("fever", serious=True, text=typed),
        SupportCharted("vasopressor", "stop", reason=typed),
        AssessmentMade("sofa", {"anything": typed}, {"gcs": typed}),
        UnblindingRecorded(typed, typed),
    )
    speak(language)
    try:
        words = [" ".join(fact_words(fact)) for fact in facts]
        around = said_around(f"Not done: {typed}", typed)
    finally:
        speak("en")
    assert [one for one in (*words, around) if typed not in one] == []
    assert fact_words(NoteWritten(typed))[1] == typed


def test_that_a_note_that_reads_like_the_program_stays_as_it_was_typed(language: str) -> None:
    speak(language)
    try:
        assert fact_words(NoteWritten("Running"))[1] == "Running"
        assert fact_words(NoteWritten("Running"))[0] != ""
        assert said("Running") != "Running"
    finally:
        speak("en")


def test_that_a_correction_says_its_fields_and_keeps_what_was_typed(language: str) -> None:
    old = entry(InfusionCharted("pause", 1, reason="Running"))
    new = entry(InfusionCharted("stop", 1, reason="yes"))
    speak(language)
    try:
        told = {one.field: (one.old, one.new) for one in changes(old, new, "Europe/Rome")}
    finally:
        speak("en")
    assert told["reason"] == ("Running", "yes")
    assert told["event"] != ("Pause", "Stop") or language == "fr"


def entry(fact: Fact) -> Entry[Fact]:
    return Entry("e1", "D", 1, "IGM-0007", fact, AT, AT, "Europe/Rome", "Nurse A", "nurse")


def test_that_the_kept_board_stays_english_and_the_shown_one_is_said(spoken: str) -> None:
    row = story.ward().rows[0]
    shown = said_row(row)
    assert row_from_json(row.as_json()) == row
    assert shown.due.words != row.due.words
    assert (shown.subject, shown.bed, shown.protocol) == (row.subject, row.bed, row.protocol)

"""Sentences that the pure core makes, said in the language of the screen.

`protocols` and `storage` speak English only: due words, refusals, deviations, reasons of scores.
`said` finds the sentence in a catalogue of patterns with named slots and says it in Italian or
French; what has no pattern stays English, never swallowed and never guessed at. What a slot holds
is copied, except that words, spans and units inside it are said too. Dates keep `21-Nov-2026` in
every language: that is how they are typed as well.

Kinds of slots, by the beginning of their name: `number`, `time` (a time, a date or both), `span`
(`4hr 57min`), `amount` (numbers with units), `unit`, `words` (said in their turn), `name` (copied
as it stands). Never give it what a person wrote: their words stay theirs.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from protocols.units import Unit

CATALOGUE: Final = Path(__file__).parent / "sentences.json"
SLOT: Final = re.compile(r"\{([a-z]+)(\d?)\}")
_GAP: Final = "\u00a0"
_TIME: Final = r"\d\d:\d\d(?: UTC[+-]\d\d:\d\d)?"
_DATE: Final = r"\d\d-[A-Z][a-z]{2}-\d{4}"
_SPAN: Final = r"(?=\d)(?:\d+ days?)?(?: ?\d+hr)?(?: ?\d+min)?"
_INSIDE: Final = r"(?:(?!(?<!Approx)[.!?] [A-Z]).)"  # never over the end of a sentence
_COMPARED: Final = "Approx\\.|[Aa]bout|[Aa]t least|[Aa]t most|[Bb]elow|[Aa]bove|[Uu]p to|between"
_KINDS: Final = {
    "number": r"-?\d(?:[\d.,\u00a0]*\d)?",
    "time": rf"(?:Approx\. )?(?:{_DATE}(?: {_TIME})?|{_TIME}|\d{{4}}-\d\d-\d\dT[\d:.+Z-]+)",
    "span": _SPAN,
    "amount": rf"(?:(?:{_COMPARED})[ \u00a0])*[-\u2212(]?\d{_INSIDE}*?",
    "unit": r"\S+(?:[ \u00a0]per[ \u00a0]\S+)*",
    "words": rf"{_INSIDE}+?",
    "name": r".+?",
}
_WHOLE_SPAN: Final = re.compile(_SPAN)
_SENTENCES: Final = re.compile(r"(?<=[.!?])(?<!Approx\.) (?=[A-Z0-9])")
_IN_BRACKETS: Final = re.compile(r"(.+?) \(([^()]+)\)")
_UNIT_PARTS: Final = frozenset(
    part for unit in Unit for part in re.findall("[A-Za-z]+", unit.value)
)
_LETTERS: Final = re.compile("[A-Za-z]+")
_WORD: Final = re.compile(r"Approx\.|at least|at most|in any|[A-Za-z]+")
# Words that stand inside amounts: units written in full, comparisons, what joins two numbers.
_IN_AMOUNTS: Final = {
    "it": {
        "per": "per",
        "hour": "ora",
        "hours": "ore",
        "day": "giorno",
        "days": "giorni",
        "month": "mese",
        "months": "mesi",
        "year": "anno",
        "years": "anni",
        "micrograms": "microgrammi",
        "nanograms": "nanogrammi",
        "units": "unità",
        "points": "punti",
        "Approx.": "Circa",
        "about": "circa",
        "at least": "almeno",
        "at most": "al massimo",
        "in any": "in ogni",
        "below": "sotto",
        "above": "sopra",
        "at": "a",
        "to": "a",
        "and": "e",
        "or": "o",
        "line": "riga",
    },
    "fr": {
        "per": "par",
        "hour": "heure",
        "hours": "heures",
        "day": "jour",
        "days": "jours",
        "month": "mois",
        "months": "mois",
        "year": "an",
        "years": "ans",
        "micrograms": "microgrammes",
        "nanograms": "nanogrammes",
        "units": "unités",
        "points": "points",
        "Approx.": "Env.",
        "about": "environ",
        "at least": "au moins",
        "at most": "au plus",
        "in any": "en",
        "below": "sous",
        "above": "au-dessus de",
        "at": "à",
        "to": "à",
        "and": "et",
        "or": "ou",
        "line": "ligne",
    },
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One sentence with slots: how it is known again, and how it is said."""

    regex: re.Pattern[str]
    longest: str
    says: str


@dataclass(frozen=True, slots=True)
class _Speech:
    plain: dict[str, str]
    patterns: tuple[Pattern, ...]


_language = "en"


def speak(language: str) -> None:
    """Say what follows in this language; English where there is no catalogue of it."""
    global _language  # noqa: PLW0603 - a screen speaks one language, set where it is installed
    _language = language if language in _IN_AMOUNTS else "en"
    _said.cache_clear()


def said(text: str) -> str:
    """Return a sentence of the core in the language of the screen, or as it is."""
    if _language == "en" or not text:
        return text
    return _said(text, _language)


def said_unit(text: str) -> str:
    """Return a unit that stands alone in the language of the screen: `mL par heure`."""
    return text if _language == "en" else _amount(text, _language)


@lru_cache(maxsize=8192)
def _said(text: str, language: str) -> str:
    bare = text.strip(" ")
    if bare != text:  # a part of a line keeps the gaps to its neighbours
        return text.replace(bare, _said(bare, language)) if bare else text
    whole = _whole(text, language)
    if whole is not None:
        return whole
    brackets = _IN_BRACKETS.fullmatch(text)
    if brackets is not None:
        return f"{_said(brackets[1], language)} ({_said(brackets[2], language)})"
    for split, joint in ((_SENTENCES.split, " "), (_at_semicolons, "; "), (_at_commas, ", ")):
        parts = split(text)
        if len(parts) > 1:
            return _joint(joint, language).join(_said(part, language) for part in parts)
    return _amount(text, language) if _only_amounts(text, language) else _as_it_stands(text)


def _as_it_stands(text: str) -> str:
    """Leave a part in English: no pattern knows it. Tests listen here for what is missing."""
    return text


def _only_amounts(text: str, language: str) -> bool:
    """Say whether a text is numbers and units alone: nothing else is said word by word."""
    known = _IN_AMOUNTS[language]
    rest = _WORD.sub(lambda m: "" if m[0] in known else m[0], text)
    return text[:1] in "-0123456789" and all(
        word in _UNIT_PARTS or word in ("hr", "min") for word in _LETTERS.findall(rest)
    )


def has_words_for(text: str, language: str) -> bool:
    """Say whether the catalogue knows this sentence, whole or sentence by sentence."""
    parts = _SENTENCES.split(text)
    return _whole(text, language) is not None or (
        len(parts) > 1 and all(has_words_for(part, language) for part in parts)
    )


def _whole(text: str, language: str) -> str | None:
    speech = _speech(language)
    plain = text.replace(_GAP, " ")
    known = _plain_word(plain, speech.plain)
    if known is not None:
        return known
    if _WHOLE_SPAN.fullmatch(plain):
        return _span(plain, language)
    for pattern in speech.patterns:
        if pattern.longest in plain:
            match = pattern.regex.fullmatch(text)
            if match is not None:
                return _fill(pattern, match, language)
    return None


def _plain_word(text: str, plain: dict[str, str]) -> str | None:
    """Find a text without slots, also where only its first letter is of another size."""
    if text in plain:
        return plain[text]
    other = text[:1].swapcase() + text[1:]
    if other not in plain:
        return None
    found = plain[other]
    if text[:1].isupper():
        return found[:1].upper() + found[1:]
    return found if found[1:2].isupper() else found[:1].lower() + found[1:]


def _fill(pattern: Pattern, match: re.Match[str], language: str) -> str:
    def slot(place: re.Match[str]) -> str:
        kind, given = place[1], match[place[1] + place[2]]
        if kind == "words":
            return _said(given, language)
        if kind in ("amount", "time", "unit"):
            return _amount(given, language)
        return _span(given, language) if kind == "span" else given

    return SLOT.sub(slot, pattern.says)


def _amount(text: str, language: str) -> str:
    words = _IN_AMOUNTS[language]
    spans = re.sub(r"(?<!\d)\d+hr(?: \d+min)?|\b\d+min\b", lambda m: _span(m[0], language), text)
    return _WORD.sub(lambda m: words.get(m[0], m[0]), spans)


def _span(text: str, language: str) -> str:
    """Say `2 days 4hr 32min` as `2 giorni 4 h 32 min`; the gaps inside do not break."""
    text = re.sub(
        r"(\d)(hr|min)\b", lambda m: f"{m[1]}{_GAP}{'h' if m[2] == 'hr' else 'min'}", text
    )
    words = _IN_AMOUNTS[language]
    return re.sub(r"(\d) (days?)\b", lambda m: f"{m[1]}{_GAP}{words[m[2]]}", text)


def _at_semicolons(text: str) -> list[str]:
    return text.split("; ")


def _at_commas(text: str) -> list[str]:
    return text.split(", ")


def _joint(joint: str, language: str) -> str:
    return f"{_GAP}; " if joint == "; " and language == "fr" else joint


@lru_cache(maxsize=4)
def _speech(language: str) -> _Speech:
    """Read the catalogue of a language; the most telling patterns come first."""
    rows = json.loads(CATALOGUE.read_text(encoding="utf-8"))
    plain = {row["en"]: row[language] for row in rows if not SLOT.search(row["en"])}
    by_letters = sorted(
        (row for row in rows if SLOT.search(row["en"])),
        key=lambda row: -len(SLOT.sub("", row["en"])),
    )
    return _Speech(plain, tuple(pattern(row["en"], row[language]) for row in by_letters))


def pattern(english: str, says: str) -> Pattern:
    """Make the pattern of a sentence with slots."""
    parts: list[str] = []
    pieces: list[str] = []
    end = 0
    for slot in SLOT.finditer(english):
        pieces.append(english[end : slot.start()])
        parts += [_literal(pieces[-1]), f"(?P<{slot[1]}{slot[2]}>{_KINDS[slot[1]]})"]
        end = slot.end()
    pieces.append(english[end:])
    parts.append(_literal(pieces[-1]))
    return Pattern(re.compile("".join(parts)), max(pieces, key=len), says)


def _literal(text: str) -> str:
    return re.escape(text).replace(r"\ ", "[ \u00a0]")

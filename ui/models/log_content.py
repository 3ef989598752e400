"""What infusion log, deviations and history show, as plain values with finished words. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ui.models.board_row import InfusionStatus
from ui.models.chart_values import DeliveredContent

LogMark = Literal[
    "start", "rate", "pause", "resume", "bag", "stop", "complete", "unknown", "expected"
]
LogAction = Literal["start", "rate", "pause", "resume", "bag", "stop", "unknown", "known_again"]
UnderKind = Literal["", "correction", "deviation", "note"]


@dataclass(frozen=True, slots=True)
class LogLine:
    """One event of an infusion.

    Attributes:
        key: id of the entry; empty for what is only expected.
        date: `21-Nov-2026`; a row with the date stands before the first event of each day.
        time, old_time: time given, and the struck one that it replaced, or empty.
        event, detail: `Bag change` strong, `, bottle 2 of 2, 400 mL` after it.
        under: a second line: the correction with its reason, or the deviation in words.
        rate: rate from here on; volume: mL so far; `old_volume` the struck one.
        by, entered: who entered it and at what time.
    """

    key: str
    date: str
    time: str
    mark: LogMark
    event: str
    rate: str
    volume: str
    by: str
    entered: str
    detail: str = ""
    under: str = ""
    under_kind: UnderKind = ""
    old_time: str = ""
    old_volume: str = ""


@dataclass(frozen=True, slots=True)
class LogNote:
    """The note under the curve: what follows from the present rate, and the open deviation.

    Attributes:
        first, rest: the first sentence is strong.
        caption, quote, by: a deviation explained in the nurse's own words, by whom and when.
        action: what the button says, with its `key`; empty for no button.
    """

    first: str
    rest: str = ""
    caption: str = ""
    quote: str = ""
    by: str = ""
    action: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class LogContent:
    """The page of one infusion.

    Attributes:
        title, under: `ICAR study infusion 2 of 4`, and what was to be given.
        status, words, rate: the state now; `to_run` and `ends` beside it.
        actions: what may be charted now, the most likely first.
    """

    title: str
    under: str
    lines: tuple[LogLine, ...]
    status: InfusionStatus
    words: str
    rate: str = ""
    to_run: str = ""
    ends: str = ""
    chart: DeliveredContent | None = None
    notes: tuple[LogNote, ...] = ()
    actions: tuple[LogAction, ...] = ()


@dataclass(frozen=True, slots=True)
class DeviationRow:
    """One departure from the protocol, in words.

    Attributes:
        key: stable key; explanations name it.
        words: the difference; `rule` what the protocol asks for.
        place: when and on which study day.
        class_words: class and importance, `dose, minor`.
        state: open, explained, reviewed; `state_words` the word for it.
        quote, by: the nurse's own words, and who said them when.
    """

    key: str
    words: str
    rule: str
    place: str
    class_words: str
    state: Literal["open", "explained", "reviewed"]
    state_words: str
    quote: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class DeviationsContent:
    """All deviations of a subject; `may_review` for the roles that review them."""

    rows: tuple[DeviationRow, ...]
    may_explain: bool = True
    may_review: bool = False


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One entry as it stands in the record.

    Attributes:
        key: id of the entry.
        at: when it happened; `number` its place in the record, such as `A-118`.
        kind, kind_words: machine name for the filter, and its word.
        text: what was stated.
        old: the texts that it replaced, oldest first, struck through above it.
        reason: why it was corrected or voided, in the words typed, with who and when.
        by: name and role; `entered` when it was entered.
        void: the entry itself no longer holds.
    """

    key: str
    number: str
    at: str
    kind: str
    kind_words: str
    text: str
    by: str
    role: str
    entered: str
    old: tuple[str, ...] = ()
    reason: str = ""
    void: bool = False


@dataclass(frozen=True, slots=True)
class HistoryContent:
    """Every entry of a subject, newest first; `may_correct` for the roles that chart."""

    rows: tuple[HistoryRow, ...]
    may_correct: bool = True

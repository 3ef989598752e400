"""A JSON line becomes a statement, or issues: the intake of `chart-stdin`.

Keys are closed: an unknown kind or key is refused, for a misspelt key would lose what it holds.
Quantities are texts with a unit, times carry their offset. Each kind lists its keys once, here;
what the facts mean stands with `protocols.facts`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Literal, TypeVar, cast, get_args

from protocols.analytes import ANALYTES
from protocols.facts import (
    AdministrationObserved,
    AdverseEventReported,
    AnchorStated,
    Answer,
    AssessmentMade,
    BedChanged,
    Choice,
    CriterionAnswered,
    DayReopened,
    DeviationExplained,
    EntryVoided,
    Fact,
    InfusionCharted,
    InfusionStep,
    InjectionGiven,
    ItemNotDone,
    JsonObject,
    JsonValue,
    MeasurementTaken,
    NoteWritten,
    PlanDecided,
    SampleDrawn,
    ScreeningFailed,
    SiteParameterSigned,
    Statement,
    SubjectEnrolled,
    SupportCharted,
    SupportStep,
    UnblindingRecorded,
    VitalStatusStated,
    frozen_json,
)
from protocols.intake import (
    Comparator,
    Reading,
    read_number,
    read_quantity,
    read_reading,
    read_text,
)
from protocols.issues import Issue
from protocols.times import Instant, read_instant
from protocols.units import Quantity, Unit

T = TypeVar("T")
_OF_THE_WARD = frozenset({"site_parameter", "screening"})
_COMMON = frozenset({"id", "kind", "subject", "at", "replaces", "correction", "from_paper"})
_MINUTE_UNITS = (Unit.ML_PER_H,)


class LineReader:
    """Reads the keys of one line, collects issues, and knows which keys were asked for."""

    def __init__(self, line: Mapping[str, object]) -> None:
        self.line = line
        self.issues: list[Issue] = []
        self.asked: set[str] = set(_COMMON)

    def _refuse(self, code: str, key: str, given: object, message: str) -> None:
        self.issues.append(Issue(code, key, str(given)[:80], message))

    def raw(self, key: str) -> object:
        """Return what the line holds under a key, or None."""
        self.asked.add(key)
        return self.line.get(key)

    def words(self, key: str, *, required: bool = False, longest: int = 2000) -> str:
        """Read free text; hidden characters are refused."""
        given = self.raw(key)
        if given is None:
            if required:
                self._refuse("missing", key, "", f"{key} is missing.")
            return ""
        if not isinstance(given, str):
            self._refuse("not_text", key, given, f"{key} must be a text.")
            return ""
        read = read_text(given, key, longest=longest, lines=True)
        if isinstance(read, Issue):
            self.issues.append(read)
            return ""
        if required and not read:
            self._refuse("missing", key, given, f"{key} is empty.")
        return read

    def number(self, key: str) -> int | None:
        """Read a whole number (a JSON number without a fraction)."""
        given = self.raw(key)
        if given is None:
            return None
        if isinstance(given, bool) or not isinstance(given, int) or abs(given) > 10**9:
            self._refuse("not_whole", key, given, f"{key} must be a whole number, such as 1.")
            return None
        return given

    def yes_no(self, key: str) -> bool | None:
        """Read true or false; absent stays unknown."""
        given = self.raw(key)
        if given is None or isinstance(given, bool):
            return given
        self._refuse("not_yes_no", key, given, f"{key} must be true or false.")
        return None

    def amount(
        self, key: str, allowed: tuple[Unit, ...] = (), *, three_decimals: bool = False
    ) -> Quantity | None:
        """Read a quantity with its unit, such as `14.2 mL/h`.

        `three_decimals` is for dose rates of drugs, where 0.125 is usual and thousands are not.
        """
        given = self.raw(key)
        if given is None:
            return None
        if not isinstance(given, str):
            self._refuse(
                "no_unit", key, given, f'{key} must be a text with a unit, such as "70 kg".'
            )
            return None
        read = read_quantity(given, key, allowed, three_decimals=three_decimals)
        if isinstance(read, Issue):
            self.issues.append(read)
            return None
        return read

    def instant(self, key: str, *, required: bool = False) -> Instant | None:
        """Read a time with its offset."""
        given = self.raw(key)
        if given is None and not required:
            return None
        read = read_instant(given, key)
        if isinstance(read, Issue):
            self.issues.append(read)
            return None
        return read

    def one_of(self, key: str, allowed: tuple[str, ...], *, required: bool = False) -> str | None:
        """Read one of a closed list of texts."""
        given = self.raw(key)
        if given is None and not required:
            return None
        if isinstance(given, str) and given in allowed:
            return given
        self._refuse(
            "not_allowed",
            key,
            given if given is not None else "",
            f"{key} must be one of: {', '.join(allowed)}.",
        )
        return None

    def mapping(self, key: str) -> Mapping[str, object]:
        """Read a JSON object."""
        given = self.raw(key)
        if given is None:
            return {}
        if isinstance(given, Mapping):
            return cast("Mapping[str, object]", given)
        self._refuse("not_object", key, given, f"{key} must be an object.")
        return {}

    def unknown_keys(self) -> None:
        """Refuse every key that no reader asked for."""
        for key in self.line:
            if key not in self.asked:
                self._refuse(
                    "unknown_field",
                    str(key)[:40],
                    self.line[key],
                    f"{str(key)[:40]!r} is not a field of this kind. Allowed: "
                    f"{', '.join(sorted(self.asked))}.",
                )


def read_line(line: object) -> Statement | tuple[Issue, ...]:
    """Read one parsed JSON line into a statement, or every issue of it at once."""
    if not isinstance(line, Mapping):
        return (Issue("not_object", "", str(line)[:80], "A line must be one JSON object."),)
    reader = LineReader(cast("Mapping[str, object]", line))
    kind = line.get("kind")
    build = _READERS.get(kind) if isinstance(kind, str) else None
    if build is None:
        return (
            Issue(
                "unknown_kind",
                "kind",
                str(kind)[:40],
                f"{str(kind)[:40]!r} is not a kind of entry. Allowed: {', '.join(_READERS)}.",
            ),
        )
    id_ = reader.words("id", required=True, longest=100)
    subject = reader.words("subject", required=kind not in _OF_THE_WARD, longest=40) or None
    at = reader.instant("at", required=True)
    fact = build(reader)
    replaces = reader.words("replaces", longest=100) or None
    correction = reader.words("correction")
    from_paper = reader.yes_no("from_paper") or False
    reader.unknown_keys()
    if reader.issues or fact is None or at is None:
        return tuple(reader.issues)
    return Statement(subject, fact, at, id_, replaces, correction, from_paper)


def _enrol(reader: LineReader) -> Fact | None:
    anchors: dict[str, Instant] = {}
    for name, given in reader.mapping("anchors").items():
        if given is None:
            continue
        read = read_instant(given, f"anchors.{name}")
        if isinstance(read, Issue):
            reader.issues.append(read)
        else:
            anchors[name] = read
    sex = reader.one_of("sex", ("F", "M", "other", "unknown")) or "unknown"
    return SubjectEnrolled(
        protocol=reader.words("protocol", required=True, longest=40),
        bed=reader.words("bed", longest=20),
        birth_year=reader.number("birth_year"),
        sex=cast("Literal['F', 'M', 'other', 'unknown']", sex),
        arm=_arm(reader),
        weight=reader.amount("weight", (Unit.KG,)),
        weight_method=reader.words("weight_method", longest=80),
        weight_at=reader.instant("weight_at"),
        height=reader.amount("height", (Unit.CM, Unit.M)),
        anchors=anchors,
        answers=_answers(reader),
        deviation_reason=reader.words("deviation_reason"),
    )


def _arm(reader: LineReader) -> str | None:
    """Read the arm; whatever is typed there is kept as a text so that it is judged, not dropped."""
    if reader.raw("arm") is None:
        return None
    return reader.words("arm", longest=40) or "(empty)"


def _answers(reader: LineReader) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for name, given in reader.mapping("answers").items():
        if isinstance(given, str) and given in get_args(Answer):
            found[name] = cast("Answer", given)
        else:
            reader.issues.append(
                Issue(
                    "not_allowed",
                    f"answers.{name}",
                    str(given)[:40],
                    f"{name} must be met, not_met or not_known.",
                )
            )
    return found


def _measurement(reader: LineReader) -> Fact | None:
    analyte = reader.words("analyte", required=True, longest=40)
    given = reader.raw("value")
    more = {
        "method": reader.words("method", longest=80),
        "report": reader.words("report", longest=80),
    }
    use_despite = reader.yes_no("use_despite") or False
    confirmed = reader.yes_no("confirmed") or False
    if not isinstance(given, str):
        reader.issues.append(
            Issue(
                "no_unit",
                "value",
                str(given)[:80],
                'value must be a text with a unit, such as "30.0 mg/dL".',
            )
        )
        return None
    reading = _reading(analyte, given)
    if isinstance(reading, Issue):
        reader.issues.append(reading)
        return None
    return MeasurementTaken(analyte, reading, use_despite=use_despite, confirmed=confirmed, **more)


def _reading(analyte: str, given: str) -> Reading | Issue:
    """Read a measurement; pure numbers (pH, INR, FiO2 as a fraction, GCS) stand without a unit."""
    known = ANALYTES.get(analyte)
    stripped = given.strip(" ")
    comparator: Comparator = "<" if stripped[:1] == "<" else ">" if stripped[:1] == ">" else ""
    number_text = stripped.removeprefix(comparator).strip(" ")
    bare = number_text.replace(".", "", 1).replace(",", "", 1)
    if (
        known is not None
        and known.unit in (Unit.ONE, Unit.POINTS)
        and bare.isascii()
        and bare.isdigit()
    ):
        # Three decimals are usual here (pH 7.315) and thousands impossible.
        number = read_number(number_text, "value", three_decimals=True)
        if isinstance(number, Issue):
            return number
        return Reading(Quantity(number, known.unit), comparator)
    signed = known is not None and known.possible[0] < 0
    return read_reading(given, "value", signed=signed)


def _infusion(reader: LineReader) -> Fact | None:
    event = reader.one_of("event", get_args(InfusionStep), required=True)
    fact = InfusionCharted(
        step=cast("InfusionStep", event or "start"),
        period=reader.number("period"),
        rate=reader.amount("rate", _MINUTE_UNITS),
        volume=reader.amount("volume"),
        lot=reader.words("lot", longest=80),
        level=reader.number("level"),
        reason=reader.words("reason"),
        witness=reader.words("witness", longest=80),
    )
    return fact if event else None


def _injection(reader: LineReader) -> Fact | None:
    number, volume = reader.number("number"), reader.amount("volume")
    for key, value in (("number", number), ("volume", volume)):
        if value is None and reader.line.get(key) is None:
            reader.issues.append(Issue("missing", key, "", f"{key} is missing."))
    site = reader.words("site", longest=80)
    syringe = reader.words("syringe", longest=80)
    reason = reader.words("reason")
    witness = reader.words("witness", longest=80)
    if number is None or volume is None:
        return None
    return InjectionGiven(number, volume, site, syringe, reason, witness)


def _assessment(reader: LineReader) -> Fact | None:
    values = reader.mapping("values")
    reasons: dict[str, str] = {}
    for name, given in reader.mapping("not_done").items():
        if isinstance(given, str) and given.strip():
            reasons[name] = given.strip()
        else:
            reader.issues.append(
                Issue(
                    "reason_missing",
                    f"not_done.{name}",
                    str(given)[:40],
                    f"Say in words why {name} was not done.",
                )
            )
    form = reader.words("form", required=True, longest=60)
    bad = _first_bad_json(values, "values")
    if bad is not None:
        reader.issues.append(bad)
        return None
    return AssessmentMade(form, cast("JsonObject", frozen_json(cast("JsonValue", values))), reasons)


def _first_bad_json(value: object, where: str, depth: int = 0) -> Issue | None:
    """Return an issue for what cannot be kept exactly: fractions, hidden text, deep nests."""
    if depth > 6:
        return Issue("too_deep", where, "", f"{where} is nested too deeply.")
    if isinstance(value, float | Decimal):
        return Issue(
            "no_unit",
            where,
            str(value),
            f'{where} must be a text with its unit, such as "0.5" or "50 %".',
        )
    if isinstance(value, str):
        read = read_text(value, where, lines=True)
        return read if isinstance(read, Issue) else None
    inner: list[tuple[str, object]] = []
    if isinstance(value, Mapping):
        inner = [(f"{where}.{key}", item) for key, item in value.items()]
    elif isinstance(value, list):
        inner = [(f"{where}[{number}]", item) for number, item in enumerate(value)]
    for name, item in inner:
        bad = _first_bad_json(item, name, depth + 1)
        if bad is not None:
            return bad
    return None


def _support(reader: LineReader) -> Fact | None:
    event = reader.one_of("event", get_args(SupportStep), required=True)
    fact = SupportCharted(
        what=reader.words("what", required=True, longest=60),
        step=cast("SupportStep", event or "start"),
        drug=reader.words("drug", longest=60),
        rate=reader.amount("rate", three_decimals=True),
        formulation=reader.words("formulation", longest=60),
        reason=reader.words("reason"),
    )
    return fact if event else None


def _decision(reader: LineReader) -> Fact | None:
    choice = reader.one_of("choice", get_args(Choice), required=True)
    period = reader.number("period")
    if period is None and reader.line.get("period") is None:
        reader.issues.append(Issue("missing", "period", "", "period is missing."))
    fact = PlanDecided(
        period=1 if period is None else period,
        choice=cast("Choice", choice or "accept"),
        volume=reader.amount("volume"),
        rate=reader.amount("rate", _MINUTE_UNITS),
        reason=reader.words("reason"),
        decided_by=reader.words("decided_by", longest=80),
        second_person=reader.words("second_person", longest=80),
    )
    return fact if choice else None


def _adverse_event(reader: LineReader) -> Fact | None:
    return AdverseEventReported(
        term=reader.words("term", required=True, longest=200),
        serious=reader.yes_no("serious"),
        grade=reader.number("grade"),
        relation=reader.words("relation", longest=80),
        outcome=reader.words("outcome", longest=80),
        text=reader.words("text"),
        reported_at=reader.instant("reported_at"),
    )


def _administration(reader: LineReader) -> Fact | None:
    amount = reader.amount("amount")
    if amount is None and reader.line.get("amount") is None:
        reader.issues.append(Issue("missing", "amount", "", "amount is missing."))
    product = reader.words("product", required=True, longest=120)
    until = reader.instant("until")
    return AdministrationObserved(product, amount, until) if amount else None


def _anchor(reader: LineReader) -> Fact | None:
    when = reader.instant("when", required=True)
    anchor = reader.words("anchor", required=True, longest=60)
    return AnchorStated(anchor, when) if when else None


def _criterion(reader: LineReader) -> Fact | None:
    answer = reader.one_of("answer", get_args(Answer), required=True)
    criterion = reader.words("criterion", required=True, longest=20)
    evidence = reader.words("evidence")
    return CriterionAnswered(criterion, cast("Answer", answer), evidence) if answer else None


def _sample(reader: LineReader) -> Fact | None:
    return SampleDrawn(
        reader.words("sample", required=True, longest=60),
        reader.number("tubes"),
        reader.number("aliquots"),
        reader.words("label", longest=80),
        reader.words("note"),
    )


def _not_done(reader: LineReader) -> Fact | None:
    return ItemNotDone(
        reader.words("item", required=True, longest=60),
        reader.number("day"),
        reader.words("reason", required=True),
    )


def _deviation(reader: LineReader) -> Fact | None:
    state = reader.one_of("state", ("explained", "reviewed")) or "explained"
    importance = reader.one_of("importance", ("minor", "major")) or ""
    return DeviationExplained(
        reader.words("deviation", required=True, longest=120),
        reader.words("words", required=True),
        cast("Literal['explained', 'reviewed']", state),
        cast("Literal['', 'minor', 'major']", importance),
    )


def _vital_status(reader: LineReader) -> Fact | None:
    alive = reader.yes_no("alive")
    if alive is None and reader.line.get("alive") is None:
        reader.issues.append(Issue("missing", "alive", "", "alive is missing: true or false."))
    note = reader.words("note")
    return VitalStatusStated(alive, note) if alive is not None else None


def _screening(reader: LineReader) -> Fact | None:
    return ScreeningFailed(
        study_id=reader.words("study_id", required=True, longest=40),
        protocol=reader.words("protocol", required=True, longest=40),
        answers=_answers(reader),
        reason=reader.words("reason", required=True),
    )


def _site_parameter(reader: LineReader) -> Fact | None:
    return SiteParameterSigned(
        reader.words("protocol", required=True, longest=40),
        reader.words("parameter", required=True, longest=60),
        reader.words("value", required=True, longest=120),
        reader.words("reason"),
    )


def _unblinding(reader: LineReader) -> Fact | None:
    return UnblindingRecorded(
        reader.words("reason", required=True),
        reader.words("asked_by", required=True, longest=80),
        reader.words("told", longest=200),
        reader.yes_no("suspected_accidental") or False,
    )


def _day_reopened(reader: LineReader) -> Fact | None:
    day = reader.number("day")
    reason = reader.words("reason", required=True)
    if day is None:
        reader.issues.append(Issue("missing", "day", "", "day is missing."))
        return None
    return DayReopened(day, reason)


def _void(reader: LineReader) -> Fact | None:
    return EntryVoided(
        reader.words("entry", required=True, longest=100), reader.words("reason", required=True)
    )


_READERS: dict[str, Callable[[LineReader], Any]] = {
    "enrol": _enrol,
    "measurement": _measurement,
    "infusion": _infusion,
    "injection": _injection,
    "assessment": _assessment,
    "support": _support,
    "adverse_event": _adverse_event,
    "decision": _decision,
    "note": lambda reader: NoteWritten(reader.words("text", required=True, longest=4000)),
    "void": _void,
    "anchor": _anchor,
    "criterion": _criterion,
    "bed": lambda reader: BedChanged(reader.words("bed", required=True, longest=20)),
    "administration": _administration,
    "sample": _sample,
    "not_done": _not_done,
    "deviation": _deviation,
    "vital_status": _vital_status,
    "site_parameter": _site_parameter,
    "screening": _screening,
    "unblinding": _unblinding,
    "day_reopened": _day_reopened,
}

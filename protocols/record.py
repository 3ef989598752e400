"""One subject's entries, folded: what holds, what was struck, and in which order it happened.

No protocol and no clock: a record says what was stated, never what it means. Order is by when
things happened (`at`), then by device and sequence, so entries that arrive in another order fold
to the same record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from protocols.facts import (
    AnchorStated,
    Answer,
    AssessmentMade,
    BedChanged,
    CriterionAnswered,
    DayReopened,
    DaySigned,
    Entry,
    EntryVoided,
    Fact,
    InfusionCharted,
    InjectionGiven,
    MeasurementTaken,
    SubjectEnrolled,
    SupportCharted,
    VitalStatusStated,
)
from protocols.intake import Reading
from protocols.times import Instant

if TYPE_CHECKING:
    from protocols.units import Quantity

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True, slots=True)
class Struck:
    """An entry that no longer holds: by which entry, and why. Its old value stays legible."""

    by: Entry[Any]
    reason: str
    replaced: bool  # a corrected value took its place, as against a plain void


@dataclass(frozen=True, slots=True)
class Measured:
    """One value of an analyte that holds, with when it was sampled and the entry it came from."""

    analyte: str
    reading: Reading
    at: Instant
    entry: Entry[Any]
    method: str = ""


@dataclass(frozen=True, slots=True)
class Interval:
    """A support from its start to its stop; `stop` is None while it runs."""

    what: str
    drug: str
    start: Instant
    stop: Instant | None
    entries: tuple[Entry[SupportCharted], ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What the entries of one subject amount to.

    Attributes:
        subject: the study id.
        entries: every entry, struck ones too, in the order in which they happened.
        struck: entry id to what struck it.
    """

    subject: str
    entries: tuple[Entry[Any], ...]
    struck: Mapping[str, Struck]
    # Answers already given. A record never changes, so neither do they; a course asks some
    # hundred times for the same few kinds, and each answer walks through every entry.
    _given: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of(self, kind: type[F]) -> tuple[Entry[F], ...]:
        """Return the entries of a kind that hold, in the order in which they happened."""
        found: tuple[Entry[F], ...] | None = self._given.get(kind)
        if found is None:
            found = self._given[kind] = self._of_types(
                tuple(one for one in self._by_type() if issubclass(one, kind))
            )
        return found

    def _of_types(self, types: tuple[type, ...]) -> tuple[Entry[Any], ...]:
        if not types:
            return ()
        if len(types) == 1:  # every kind of fact is a class without others beneath it
            return self._by_type()[types[0]]
        return tuple(
            entry
            for entry in self.entries
            if isinstance(entry.fact, types) and entry.id not in self.struck
        )

    def _by_type(self) -> Mapping[type, tuple[Entry[Any], ...]]:
        kept: Mapping[type, tuple[Entry[Any], ...]] | None = self._given.get("by type")
        if kept is None:
            sorted_out: dict[type, list[Entry[Any]]] = {}
            for entry in self.entries:
                if entry.id not in self.struck:
                    sorted_out.setdefault(type(entry.fact), []).append(entry)
            kept = {one: tuple(entries) for one, entries in sorted_out.items()}
            self._given["by type"] = kept
        return kept

    def entry(self, id_: str) -> Entry[Any] | None:
        """Return an entry by its id, struck or not."""
        by_id: dict[str, Entry[Any]] | None = self._given.get(Entry)
        if by_id is None:
            # Read from behind: of two entries under one id the first is the one.
            by_id = self._given[Entry] = {entry.id: entry for entry in reversed(self.entries)}
        return by_id.get(id_)

    def sampled_by(self, at: Instant) -> Record:
        """Return the record without values and forms of later than `at`.

        Answers, anchors and whatever else was stated stay, whenever they were entered.
        """
        kept = tuple(
            entry
            for entry in self.entries
            if entry.at <= at or not isinstance(entry.fact, MeasurementTaken | AssessmentMade)
        )
        return Record(self.subject, kept, self.struck)

    @property
    def enrolment(self) -> Entry[SubjectEnrolled] | None:
        """The enrolment that holds, or None while there is none."""
        found = self.of(SubjectEnrolled)
        return found[-1] if found else None

    @property
    def protocol_id(self) -> str:
        """The id of the subject's protocol, or empty."""
        return self.enrolment.fact.protocol if self.enrolment else ""

    @property
    def arm(self) -> str | None:
        """The allocated arm, only where the protocol lets the bedside have one."""
        return self.enrolment.fact.arm if self.enrolment else None

    @property
    def bed(self) -> str:
        """The bed stated last."""
        moved = self.of(BedChanged)
        if moved:
            return moved[-1].fact.bed
        return self.enrolment.fact.bed if self.enrolment else ""

    @property
    def anchors(self) -> Mapping[str, Instant]:
        """Anchors as stated, the last statement of each; `first_dose` from the first dose given."""
        found: dict[str, Instant] = dict(self.enrolment.fact.anchors) if self.enrolment else {}
        for entry in as_entered(self.of(AnchorStated)):
            found[entry.fact.anchor] = entry.fact.when
        first = self.first_dose_at
        if first is not None:
            found["first_dose"] = first
        return MappingProxyType(found)

    @property
    def first_dose_at(self) -> Instant | None:
        """When the first study infusion started or the first injection was given."""
        starts = [entry.at for entry in self.of(InfusionCharted) if entry.fact.step == "start"]
        starts += [entry.at for entry in self.of(InjectionGiven)]
        return min(starts, default=None)

    @property
    def answers(self) -> Mapping[str, Answer]:
        """The last answer to each criterion that a person gave."""
        found: dict[str, Answer] = dict(self.enrolment.fact.answers) if self.enrolment else {}
        for entry in as_entered(self.of(CriterionAnswered)):
            found[entry.fact.criterion] = entry.fact.answer
        return MappingProxyType(found)

    def measured(self, analyte: str) -> tuple[Measured, ...]:
        """Return every value of an analyte that holds, oldest sample first."""
        kept: tuple[Measured, ...] | None = self._given.get(("measured", analyte))
        if kept is None:
            found = [
                Measured(analyte, entry.fact.reading, entry.at, entry, entry.fact.method)
                for entry in self.of(MeasurementTaken)
                if entry.fact.analyte == analyte
            ]
            found += self._stated_at_enrolment(analyte)
            kept = tuple(sorted(found, key=lambda one: one.at))
            self._given["measured", analyte] = kept
        return kept

    def _stated_at_enrolment(self, analyte: str) -> list[Measured]:
        enrolment = self.enrolment
        if enrolment is None:
            return []
        fact = enrolment.fact
        value: Quantity | None = {"weight": fact.weight, "height": fact.height}.get(analyte)
        if value is None:
            return []
        at = fact.weight_at if analyte == "weight" and fact.weight_at else enrolment.at
        method = fact.weight_method if analyte == "weight" else ""
        return [Measured(analyte, Reading(value), at, enrolment, method)]

    def intervals(self, what: str) -> tuple[Interval, ...]:
        """Return when a support ran, per drug; an unmatched stop begins nowhere and is left out."""
        open_: dict[str, list[Entry[SupportCharted]]] = {}
        found: list[Interval] = []
        for entry in self.of(SupportCharted):
            fact = entry.fact
            if fact.what != what:
                continue
            if fact.step == "stop":
                for drug in [fact.drug] if fact.drug else list(open_):
                    run = open_.pop(drug, None)
                    if run is not None:
                        found.append(Interval(what, drug, run[0].at, entry.at, (*run, entry)))
            else:
                open_.setdefault(fact.drug, []).append(entry)
        found += [Interval(what, drug, run[0].at, None, tuple(run)) for drug, run in open_.items()]
        return tuple(sorted(found, key=lambda one: (one.start, one.drug)))

    @property
    def died_at(self) -> Instant | None:
        """When the subject died, if the last statement of vital status says so."""
        stated = self.of(VitalStatusStated)
        return stated[-1].at if stated and not stated[-1].fact.alive else None

    @property
    def signed_days(self) -> Mapping[int, Entry[DaySigned]]:
        """Study days that are signed and were not opened again since."""
        found: dict[int, Entry[DaySigned]] = {}
        steps: list[Entry[Any]] = [*self.of(DaySigned), *self.of(DayReopened)]
        for entry in as_entered(steps):
            if isinstance(entry.fact, DaySigned):
                found[entry.fact.day] = entry
            else:
                found.pop(entry.fact.day, None)
        return MappingProxyType(found)


def as_entered(entries: Iterable[Entry[F]]) -> tuple[Entry[F], ...]:
    """Return entries in the order in which they were entered, whatever the laptop's clock did.

    What one device entered is ordered by its own numbers alone: a clock that was put back changes
    nothing. Two devices are compared by the latest time that each had shown by then, for they have
    nothing else in common.
    """
    shown: dict[str, Instant] = {}
    ordered: list[tuple[Instant, str, int, Entry[F]]] = []
    for entry in sorted(entries, key=lambda one: (one.device, one.seq)):
        latest = max(shown.get(entry.device, entry.recorded_at), entry.recorded_at)
        shown[entry.device] = latest
        ordered.append((latest, entry.device, entry.seq, entry))
    return tuple(one[-1] for one in sorted(ordered, key=lambda one: one[:3]))


def entered_after(entry: Entry[Any], other: Entry[Any]) -> bool:
    """Say whether an entry was entered after another one (see `as_entered`)."""
    return as_entered((entry, other))[-1] is entry and entry is not other


def fold_record(subject: str, entries: Iterable[Entry[Any]]) -> Record:
    """Fold one subject's entries: voids and corrections applied, order by when things happened."""
    ordered = tuple(sorted(entries, key=lambda one: (one.at, one.device, one.seq)))
    struck: dict[str, Struck] = {}
    for entry in as_entered(ordered):
        if entry.replaces is not None:
            struck[entry.replaces] = Struck(entry, entry.reason, replaced=True)
        if isinstance(entry.fact, EntryVoided):
            struck[entry.fact.entry] = Struck(entry, entry.fact.reason, replaced=False)
    return Record(subject, ordered, MappingProxyType(struck))

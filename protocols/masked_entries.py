"""What may be seen of an entry by somebody from whom something is hidden, and where it stands.

An entry that is masked in the record and whole beside it would be masked nowhere: doses, titers,
supports and deviations carry the entries they rest on, so each is put in place there too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from protocols.facts import (
    AdministrationObserved,
    AssessmentMade,
    CriterionAnswered,
    DaySigned,
    Entry,
    EntryVoided,
    InfusionCharted,
    InjectionGiven,
    ItemNotDone,
    MeasurementTaken,
    PlanDecided,
    SubjectEnrolled,
)
from protocols.record import Record, Struck

if TYPE_CHECKING:
    from protocols.times import Instant

Seen = Mapping[str, "Entry[Any] | None"]


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is kept from one reader of one course.

    Attributes:
        names: of the masks in force, the key analyte's too where titers are hidden.
        analytes: of which no value is shown.
        trends: analytes of which only values until an instant are shown; None: none at all.
        syringes: whether numbers of syringes go as lots do.
        items: schedule items that are not shown to have been done or not.
        criteria: criteria that rest on a hidden analyte.
        gone: ids of entries that are left out.
    """

    names: frozenset[str]
    analytes: frozenset[str] = frozenset()
    trends: Mapping[str, Instant | None] = field(default_factory=lambda: MappingProxyType({}))
    syringes: bool = False
    items: frozenset[str] = frozenset()
    criteria: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()

    def value_hidden(self, analyte: str, at: Instant) -> bool:
        """Say whether a value of an analyte, sampled then, is kept out."""
        if analyte in self.analytes:
            return True
        since = self.trends.get(analyte)
        return analyte in self.trends and (since is None or at > since)


def entry_seen(entry: Entry[Any], hidden: Hidden) -> Entry[Any] | None:
    """Return an entry without what is hidden, or None where nothing of it may be seen."""
    see = _SEE.get(type(entry.fact))
    fact = see(entry, hidden) if see is not None else entry.fact
    if fact is None:
        return None
    # Of two arms one can be tried against the hash of the row that named it, and against every
    # hash after it.
    return replace(entry, fact=fact, hash="")


def renumbered(seen: Seen) -> dict[str, Entry[Any] | None]:
    """Return what is seen with running numbers that have no gaps, where anything is left out.

    One arm is dosed and sampled more often than the other; gaps would count it out.
    """
    if all(entry is not None for entry in seen.values()):
        return dict(seen)
    kept = [entry for entry in seen.values() if entry is not None]
    places = {
        entry.id: place
        for place, entry in enumerate(sorted(kept, key=lambda one: (one.device, one.seq)), start=1)
    }
    return {
        id_: replace(entry, seq=places[id_]) if entry is not None else None
        for id_, entry in seen.items()
    }


def record_seen(record: Record, seen: Seen) -> Record:
    """Return a record of what is seen of its entries, what struck them included."""
    kept = tuple(one for one in (seen[entry.id] for entry in record.entries) if one is not None)
    ids = {entry.id for entry in kept}
    struck = {id_: _struck(id_, how, seen) for id_, how in record.struck.items() if id_ in ids}
    return Record(record.subject, kept, MappingProxyType(struck))


def _struck(id_: str, how: Struck, seen: Seen) -> Struck:
    """Return how an entry was struck; what took its place may itself be hidden."""
    by = seen.get(how.by.id)
    if by is not None:
        return replace(how, by=by)
    void = replace(how.by, fact=EntryVoided(id_, how.reason), replaces=None, hash="")
    return Struck(void, how.reason, replaced=False)


# --- what is seen of each kind; None: nothing ---------------------------------------------------


def _dose(entry: Entry[Any], hidden: Hidden) -> Any:
    if "dose" in hidden.names:
        return None
    fact = entry.fact
    if isinstance(fact, InfusionCharted) and "lot" in hidden.names:
        return replace(fact, lot="")
    if isinstance(fact, InjectionGiven) and hidden.syringes:
        return replace(fact, syringe="")
    if isinstance(fact, PlanDecided) and "titer" in hidden.names:
        return replace(fact, inputs=(), working=())
    return fact


def _measured(entry: Entry[MeasurementTaken], hidden: Hidden) -> Any:
    return None if hidden.value_hidden(entry.fact.analyte, entry.at) else entry.fact


def _not_done(entry: Entry[ItemNotDone], hidden: Hidden) -> Any:
    return None if entry.fact.item.partition("@")[0] in hidden.items else entry.fact


def _voided(entry: Entry[EntryVoided], hidden: Hidden) -> Any:
    return None if entry.fact.entry in hidden.gone else entry.fact


def _enrolled(entry: Entry[SubjectEnrolled], hidden: Hidden) -> Any:
    return replace(entry.fact, arm=None) if "arm" in hidden.names else entry.fact


def _criterion(entry: Entry[CriterionAnswered], hidden: Hidden) -> Any:
    if entry.fact.criterion not in hidden.criteria:
        return entry.fact
    return replace(entry.fact, evidence="")


def _form(entry: Entry[AssessmentMade], hidden: Hidden) -> Any:
    fact = entry.fact
    out = {name for name in (*fact.values, *fact.not_done) if hidden.value_hidden(name, entry.at)}
    if not out:
        return fact
    return replace(
        fact,
        values=MappingProxyType({k: v for k, v in fact.values.items() if k not in out}),
        not_done=MappingProxyType({k: v for k, v in fact.not_done.items() if k not in out}),
    )


def _signed(entry: Entry[DaySigned], hidden: Hidden) -> Any:  # noqa: ARG001 - one shape for all
    # The signer may have seen more: of two sheets one could be tried against the hash.
    return replace(entry.fact, sheet_hash="")


_SEE: Mapping[type, Callable[[Entry[Any], Hidden], Any]] = MappingProxyType(
    {
        **dict.fromkeys(
            (InfusionCharted, InjectionGiven, PlanDecided, AdministrationObserved), _dose
        ),
        MeasurementTaken: _measured,
        ItemNotDone: _not_done,
        EntryVoided: _voided,
        SubjectEnrolled: _enrolled,
        CriterionAnswered: _criterion,
        AssessmentMade: _form,
        DaySigned: _signed,
    }
)


# --- wherever else an entry stands --------------------------------------------------------------


def reseated(value: Any, seen: Seen) -> Any:
    """Return a value with each entry as it is seen; what stands for one not seen is left out.

    Args:
        value: a dataclass, tuple or mapping that may hold entries; anything else comes back.
        seen: by entry id, what may be seen of it.
    """
    if isinstance(value, Entry):
        return seen.get(value.id, value)
    if isinstance(value, tuple):
        return _tuple(value, seen)
    if isinstance(value, Mapping):
        return MappingProxyType({key: reseated(one, seen) for key, one in value.items()})
    if is_dataclass(value) and not isinstance(value, type) and _holds_entries(type(value)):
        changed = {}
        for one in fields(value):
            old = getattr(value, one.name)
            new = reseated(old, seen)
            if new is not old:
                changed[one.name] = new
        if any(changed.get(name, value) is None for name in _STANDS_FOR):
            return None
        return replace(value, **changed) if changed else value
    return value


def _tuple(value: tuple[Any, ...], seen: Seen) -> tuple[Any, ...]:
    found = [(one, reseated(one, seen)) for one in value]
    if all(old is new for old, new in found):
        return value
    return tuple(new for old, new in found if new is not None or old is None)


def _holds_entries(kind: type) -> bool:
    """Say whether a value of our own can hold entries; numbers, times and rules cannot."""
    module = kind.__module__
    return module.startswith("protocols.") and not module.startswith(_PLAIN)


# A value that stands for an entry is not seen without it.
_STANDS_FOR = ("entry", "measured")
_PLAIN = ("protocols.units", "protocols.intake", "protocols.times", "protocols.definition.")

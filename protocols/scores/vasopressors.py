"""Vasopressors and inotropes that run: what is known of each, and what it may amount to.

Norepinephrine is dosed as base in the scores. 1 mg of base is 2 mg of the bitartrate monohydrate,
1.89 mg of the anhydrous tartrate, 1.22 mg of the hydrochloride (SOFA-2 footnote k, JAMA 2025;
Mongardon 2023): a factor of two moves 0.06 to 0.12 micrograms per kg per min.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from protocols.scores.amounts import in_words, number_in
from protocols.units import Quantity, Unit

CATECHOLAMINES: Final = ("norepinephrine", "epinephrine", "dopamine", "dobutamine")
# Known by name, without points of their own in SOFA 1996 ("any other" in SOFA-2).
OFF_TABLE: Final = (
    "vasopressin",
    "phenylephrine",
    "terlipressin",
    "angiotensin_ii",
    "metaraminol",
    "methylene_blue",
    "hydroxocobalamin",
    "ephedrine",
    "milrinone",
    "enoximone",
    "levosimendan",
    "isoprenaline",
)
_OTHER_NAMES: Final = {
    "noradrenaline": "norepinephrine",
    "adrenaline": "epinephrine",
    "argipressin": "vasopressin",
    "angiotensin": "angiotensin_ii",
    "angiotensin_2": "angiotensin_ii",
    "methylthioninium_chloride": "methylene_blue",
    "isoproterenol": "isoprenaline",
}
BASE_PER_SALT: Final[dict[str, Fraction]] = {
    "base": Fraction(1),
    "bitartrate": Fraction(1, 2),
    "tartrate": Fraction(100, 189),
    "hydrochloride": Fraction(100, 122),
}
_LONG_ENOUGH: Final = Fraction(60)  # minutes: SOFA 1996 footnote, SOFA-2 footnote j
# Stand for "some rate, however small or large" where a drug runs at a rate that is not known.
_TRACE, _FLOOD = Fraction(1, 10**9), Fraction(10**6)


def drug_named(text: str) -> str | None:
    """Return the machine name of a drug, or None: an unknown name is never guessed."""
    name = "_".join(text.strip().lower().replace("-", " ").split())
    name = _OTHER_NAMES.get(name, name)
    return name if name in CATECHOLAMINES or name in OFF_TABLE else None


@dataclass(frozen=True, slots=True)
class RunningDrug:
    """One line of the infusion list.

    Attributes:
        drug: machine name, or None: something is listed that could not be read.
        rate: its rate; zero means not running, None means running at a rate that is not known.
        duration: for how long it has run at that rate; None: not known.
        formulation: what the norepinephrine rate counts: base, bitartrate (monohydrate),
            tartrate (anhydrous) or hydrochloride; None: not stated.
    """

    drug: str | None
    rate: Quantity | None = None
    duration: Quantity | None = None
    formulation: str | None = None

    def words(self) -> str:
        """Write it for a reason."""
        if self.drug is None:
            return "a drug that could not be read"
        name = self.drug.replace("_", " ")
        rate = in_words(self.rate) if self.rate is not None else "at a rate not known"
        span = f" for {in_words(self.duration)}" if self.duration is not None else ""
        salt = f" of {self.formulation}" if self.formulation not in (None, "base") else ""
        return f"{name} {rate}{salt}{span}"

    @property
    def stopped(self) -> bool:
        """Whether the rate is zero: listed, but not running."""
        return self.rate is not None and self.rate.value == 0

    def counts(self) -> bool | None:
        """Say whether it has run for an hour or more; None where the time is not known."""
        if self.stopped:
            return False
        minutes = number_in(Unit.MIN, self.duration)
        return None if minutes is None else minutes >= _LONG_ENOUGH

    def per_kg_min(self) -> Fraction | None:
        """Return micrograms per kg per min, norepinephrine as base; None where not known.

        A rate in another kind of unit (vasopressin in units per min) is None here.
        """
        if self.rate is None or self.drug is None:
            return None
        from protocols.registry import same_kind

        if not same_kind(self.rate.unit, Unit.MICROG_PER_KG_MIN):
            return None
        rate = number_in(Unit.MICROG_PER_KG_MIN, self.rate)
        if rate is not None and self.drug == "norepinephrine":
            return rate * BASE_PER_SALT.get(self.formulation or "base", Fraction(1))
        return rate

    def could_be(self) -> tuple[tuple[str, Fraction], ...]:
        """List what it may count as: pairs of drug and rate, rate zero for "does not count"."""
        counts = self.counts()
        nothing = (self.drug or "", Fraction(0))
        if counts is False:
            return (nothing,)
        if self.drug is None:
            return (
                nothing,
                ("norepinephrine", _TRACE),
                ("norepinephrine", _FLOOD),
                ("dopamine", _FLOOD),
                ("vasopressin", _TRACE),
            )
        rate = self.per_kg_min() if self.drug in CATECHOLAMINES else _TRACE
        rates = (_TRACE, _FLOOD) if rate is None else (rate,)
        running = tuple((self.drug, one) for one in rates)
        return running if counts else (nothing, *running)


def warnings_about(drugs: tuple[RunningDrug, ...]) -> tuple[str, ...]:
    """Return what a reader must know of the list: salts not stated, times and rates not known."""
    found: list[str] = []
    for one in drugs:
        if one.stopped:
            continue
        if one.drug is None:
            found.append("an entry of the infusion list could not be read")
            continue
        name = one.drug.replace("_", " ")
        if one.drug == "norepinephrine" and one.formulation is None:
            found.append(
                "norepinephrine: base or salt not stated, taken as base; as bitartrate the dose "
                "would be half"
            )
        if one.counts() is None:
            found.append(f"{name}: for how long it has run is not known; it counts from 1hr on")
        elif one.counts() is False:
            found.append(f"{name} has run for less than 1hr and is not counted")
        if one.rate is None:
            found.append(f"{name}: rate not known")
    return tuple(found)

"""The kinds of dose rules and their parts: courses, caps, rounding, the weight that doses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from protocols.definition.site_values import Given, SiteRef, Sources
from protocols.units import Quantity


@dataclass(frozen=True, slots=True)
class StartWindow:
    """The first dose must start within `limit` of an anchor.

    Attributes:
        warn_below: time left from which on it is said that the window closes.
        before: it must start before the limit is reached; at the limit itself it is late.
    """

    anchor: str
    limit: Quantity
    source: Sources
    warn_below: Quantity | None = None
    before: bool = False


@dataclass(frozen=True, slots=True)
class Cap:
    """A hard limit of dose per body weight, for one period or for any rolling window."""

    id: str  # `daily_cap`, `rolling_cap`
    amount: Quantity  # 350 mg/kg
    per: Literal["period", "rolling"]
    source: Sources
    window: Quantity | None = None  # rolling: 24 h


@dataclass(frozen=True, slots=True)
class Rounding:
    """Volumes and rates are rounded down to these steps, never above a limit (R28)."""

    volume_step: Given
    rate_step: Given
    source: Sources


@dataclass(frozen=True, slots=True)
class Run:
    """How long one period's volume runs."""

    over: Quantity  # 24 h, 8 h
    meaning: Literal["exactly", "at_least"]
    source: Sources


@dataclass(frozen=True, slots=True)
class Course:
    """How many dose periods, how long each is, when they must have begun and when they end."""

    periods: int
    period: Quantity  # 24 h
    source: Sources
    start: StartWindow | None = None
    no_start_after_day: int | None = None  # counted as the study days of the protocol


@dataclass(frozen=True, slots=True)
class WeightRule:
    """Which weight doses: one dosing weight with its source and time (T31).

    `which` names the site parameter that says which weight that is (actual, ideal…); `low` and
    `high` are the range outside which a weight is taken for a typing error and refused.
    """

    source: Sources
    low: Quantity
    high: Quantity
    max_age: Given | None = None
    which: SiteRef | None = None


@dataclass(frozen=True, slots=True)
class RaiseToTarget:
    """Dose from a measured analyte: deficit to the target in one compartment.

    amount of analyte = (target - measured) x distribution volume x weight;
    volume = amount / content; product = volume x product concentration.

    `target_met` names the site's choice whether a measurement equal to the target has reached it;
    `running_bag` whether what is still to run is subtracted from the next dose.
    """

    id: str
    label: str
    arms: tuple[str, ...]
    analyte: str
    target: Quantity
    distribution_volume: SiteRef
    content: Quantity  # 6 mg of the analyte per mL of product
    concentration: Quantity  # 50 mg of product per mL
    course: Course
    run: Run
    caps: tuple[Cap, ...]
    rate_ceiling: Quantity  # 0.4 mL/kg/h
    rounding: Rounding
    weight: WeightRule
    source: Sources
    max_age: Given  # of the measurement when a dose is worked out
    first_within: StartWindow | None = None  # sample of the first dose: within 24 h of shock
    entry_below: Quantity | None = None  # the entry line drawn in the chart
    at_target: str = ""  # what is said when the measurement reaches the target
    target_met: SiteRef | None = None
    running_bag: SiteRef | None = None
    kind: Literal["raise_to_target"] = "raise_to_target"


@dataclass(frozen=True, slots=True)
class PerWeight:
    """A fixed amount per body weight in each period."""

    id: str
    label: str
    arms: tuple[str, ...]
    amount: Quantity  # 250 mg/kg, 0.5 g/kg
    concentration: Quantity
    course: Course
    run: Run
    rounding: Rounding
    weight: WeightRule
    source: Sources
    caps: tuple[Cap, ...] = ()
    rate_ceiling: Quantity | None = None
    initial_rate: SiteRef | None = None
    step_minutes: SiteRef | None = None
    max_rate: SiteRef | None = None
    kind: Literal["per_weight"] = "per_weight"


@dataclass(frozen=True, slots=True)
class LadderLevel:
    """One level of a ladder and its dose rate."""

    level: int
    rate: Quantity  # 0.5 ng/kg/min


@dataclass(frozen=True, slots=True)
class Ladder:
    """Dose rates that rise in steps, each step gated on measurements entered since the last."""

    id: str
    label: str
    arms: tuple[str, ...]
    levels: tuple[LadderLevel, ...]
    step_every: Quantity  # 30 min
    run_for: Quantity  # 48 h
    concentration: SiteRef  # pharmacy, the same for both arms
    gate: tuple[str, ...]  # analytes that must be entered before each step
    rounding: Rounding
    weight: WeightRule
    source: Sources
    start: StartWindow | None = None
    kind: Literal["ladder"] = "ladder"


@dataclass(frozen=True, slots=True)
class Injections:
    """A number of injections with planned days and gaps."""

    id: str
    label: str
    arms: tuple[str, ...]
    amount: Quantity  # 10 microg/kg
    number: int
    planned_days: tuple[int, ...]
    first_gap: Quantity  # 72 h before the second
    min_gap: Quantity
    concentration: SiteRef
    route: str
    sites: tuple[str, ...]
    rounding: Rounding
    weight: WeightRule
    source: Sources
    kind: Literal["injections"] = "injections"


@dataclass(frozen=True, slots=True)
class Observed:
    """Treatment that is recorded and never proposed."""

    id: str
    label: str
    arms: tuple[str, ...]
    products: tuple[str, ...]
    source: Sources
    kind: Literal["observed"] = "observed"


DoseRule: TypeAlias = RaiseToTarget | PerWeight | Ladder | Injections | Observed

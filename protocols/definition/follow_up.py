"""What is read from what happened: stops, deviations and endpoints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from protocols.definition.site_values import Given, Sources
from protocols.units import Quantity


@dataclass(frozen=True, slots=True)
class StopRule:
    """When study treatment ends: announced, never enforced.

    kind: `support_off` (a support ended for the site's time), `periods_done`, `day_reached`,
    `elapsed` (run time since first start), `discharge`, `reaction` (in words only).
    """

    id: str
    kind: Literal["support_off", "periods_done", "day_reached", "elapsed", "discharge", "reaction"]
    words: str
    source: Sources
    arms: tuple[str, ...] = ()
    support: str = ""
    off_for: Given | None = None
    count: int | None = None
    limit: Quantity | None = None


@dataclass(frozen=True, slots=True)
class DeviationRule:
    """A departure that is found from the facts, with its class and importance.

    kind names the mechanism: `late_start`, `rate_above_ceiling`, `over_cap`, `extra_period`,
    `criteria_not_met`, `criteria_not_known`, `differs_from_accepted`, `not_accepted`,
    `window_missed`, `started_after_stop`, `too_fast`, `step_without_gate`, `step_too_early`,
    `gap_too_short`, `too_many_injections`, `late_first_dose`, `missing_required`,
    `no_second_check`, `run_too_long`, `arm_missing`, `early_stop`.
    """

    id: str
    kind: str
    class_: str  # eligibility, dose, timing, assessment, consent
    importance: Literal["minor", "major"]
    words: str
    source: Sources
    arms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An endpoint derived from facts.

    Kinds: `mortality`, `free_days`, `delta_sofa`, `mean_sofa`, `exposure`, `duration`, `change`,
    `max_daily_dose`, `course_days`, `hours_to_first`; `values` lists what was recorded on the
    scheduled days, `occurrence` says whether an event was reported up to `day`, `not_derived` why
    an endpoint of the trial is not worked out.
    """

    id: str
    label: str
    kind: str
    source: Sources
    support: str = ""
    anchor: str = ""
    day: int | None = None
    options: Mapping[str, str] = field(default_factory=dict)

"""What a protocol file says, as frozen values. The file format is taught in docs/protocol-file.md.

Every block that holds a clinical number names its `source` (keys into the file's `sources`); a
number that no source gives is a site parameter, declared here and signed by the investigator in
the store. Quantities keep their unit; nothing here computes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from protocols.definition.tables import SummaryRule
from protocols.units import Quantity

Sources: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceText:
    """One source document: what it is, and how far it carries (seed, published, inference)."""

    title: str
    mark: Literal["seed", "published", "inference", "site"]
    address: str = ""


@dataclass(frozen=True, slots=True)
class SiteRef:
    """A value that the site signs: the id of a site parameter (`{site: distribution_volume}`)."""

    site: str


Given: TypeAlias = Quantity | SiteRef


@dataclass(frozen=True, slots=True)
class SiteParameter:
    """A value that the protocol leaves to the site.

    Attributes:
        kind: what the signed text must be: a quantity, a choice, a whole number, or a clock
            window such as `05:00-09:00`.
        unit: for a quantity, the unit it is signed in; `low`/`high` its allowed range.
        choices: for a choice, the allowed texts.
        standard: the value in force when the site signed none; None means: nothing can be done
            that needs it until it is signed.
        demo: the value that the demo profile signs; never used outside it.
    """

    id: str
    label: str
    kind: Literal["quantity", "choice", "count", "clock_window"]
    source: Sources
    unit: str = ""
    low: Quantity | None = None
    high: Quantity | None = None
    choices: tuple[str, ...] = ()
    standard: str | None = None
    demo: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class AnchorRule:
    """An instant from which clocks run: what it is called, and whether enrolment asks for it."""

    id: str
    label: str
    asked: Literal["enrolment", "later", "derived"] = "enrolment"
    required: bool = True
    clock_label: str = ""  # "Since shock onset": shown in the strip when given


@dataclass(frozen=True, slots=True)
class DayCount:
    """How study days are counted: from which anchor, from which number, by which rule."""

    anchor: str
    first: int
    rule: Literal["calendar", "elapsed_24h"]
    source: Sources
    treatment_last: int  # "Day 3 of 7"
    last: int  # the last day that the schedule knows


@dataclass(frozen=True, slots=True)
class Arm:
    """An allocated arm, only in protocols that are not blinded to the bedside (T32)."""

    id: str
    label: str
    source: Sources


@dataclass(frozen=True, slots=True)
class Mask:
    """Something that the named roles must not see, and what they see instead."""

    hides: str  # `arm`, `analyte:igg`, `trend:lymphocytes`, `dose`, `product`, `lot`, `titer`
    roles: tuple[str, ...]  # nurse, investigator, pharmacist, monitor, administrator, assessor
    after: str = ""  # an anchor id: only from then on (`first_dose`), or empty: always
    shows: str = "kept out by blinding"


@dataclass(frozen=True, slots=True)
class Blinding:
    """How the trial is blinded and what follows for the bedside.

    `telling` lists names of product and comparator that would tell an arm in a free text.
    """

    kind: Literal["open", "single", "double", "quadruple"]
    words: str  # "Single-blind"
    bedside_line: str  # "keep arm from patient and family"
    source: Sources
    masks: tuple[Mask, ...] = ()
    telling: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Product:
    """What runs: words for the bedside, concentration of the dosed amount."""

    words: str  # "immunoglobulin, IgM-enriched"; blinded: "ICAR study infusion"
    source: Sources
    concentration: Given | None = None  # 50 mg/mL of product
    contraindications: tuple[str, ...] = ()
    handling: tuple[str, ...] = ()


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


# --- eligibility -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Compare:
    """A named fact against a limit: `igm below 60 mg/dL`, `age at_least 18 a`."""

    fact: str  # analyte id, `age`, `bmi`, `pf`, `sofa_rise`, `news2_rise`, or another named fact
    is_: Literal["below", "at_most", "above", "at_least", "between"]
    value: Given
    upper: Given | None = None
    sampled_within: Quantity | None = None  # of `sampled_after`, or before now
    sampled_after: str = ""  # anchor id


@dataclass(frozen=True, slots=True)
class Elapsed:
    """Time since an anchor at the moment of judging: at least, at most, or below."""

    anchor: str
    source: Sources
    at_least: Quantity | None = None
    below: Quantity | None = None
    at_most: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """A person's answer to a question; `present` states the thing that is asked for."""

    fact: str
    ask: str


@dataclass(frozen=True, slots=True)
class Combined:
    """Several conditions together, in three-valued logic."""

    of: tuple[Condition, ...]
    needs: Literal["all", "any", "none"]


Condition: TypeAlias = Compare | Elapsed | Stated | Combined


@dataclass(frozen=True, slots=True)
class Criterion:
    """One inclusion or exclusion criterion.

    An exclusion's `rule` states the excluding condition; its verdict is `met` when that condition
    is absent. A criterion without a rule is answered by a person.
    """

    id: str
    kind: Literal["inclusion", "exclusion"]
    text: str
    source: Sources
    rule: Condition | None = None
    note: str = ""
    not_applicable: str = ""  # `sex M`: pregnancy is not asked of men
    correction: str = ""  # where the source was read otherwise than printed, and why


# --- schedule ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OnDays:
    """On these study days, within the clock window (site parameter) or the whole day."""

    days: tuple[int, ...]
    within: SiteRef | None = None


@dataclass(frozen=True, slots=True)
class AfterAnchor:
    """At a time after an anchor, with an optional tolerance on each side.

    `day` is the protocol's own name of that day where the anchor is not the one that study days
    count from: vital status 28 d after randomisation is `Day 28`, whatever Day 1 is.
    """

    anchor: str
    after: Quantity
    early: Quantity | None = None
    late: Quantity | None = None
    day: int | None = None


When: TypeAlias = OnDays | AfterAnchor


@dataclass(frozen=True, slots=True)
class ScheduleItem:
    """Something the protocol asks for at a time.

    Attributes:
        what: English title, as in answers of the `schedule` command.
        does: how it is fulfilled: analytes to measure, a form, a dose period, an injection, a
            sample, vital status, or a plain tick (note).
        asks: analyte ids (measurement), form id (assessment), sample id…
        only_while: `vasopressor`, `treated`, `icu`, `hospital`, `ventilated`: asked only while so.
    """

    id: str
    what: str
    does: Literal[
        "measurement",
        "assessment",
        "dose",
        "injection",
        "sample",
        "vital_status",
        "note",
        "consent",
    ]
    when: When
    source: Sources
    asks: tuple[str, ...] = ()
    arms: tuple[str, ...] = ()
    required: bool = True
    only_while: str = ""
    time_critical: bool = False


# --- rules over what happened --------------------------------------------------------------------


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
class FormField:
    """One input of a form of the protocol: an analyte, a choice, a count, yes/no or text."""

    id: str
    label: str
    kind: Literal["analyte", "choice", "count", "yes_no", "text", "date", "instant"]
    analyte: str = ""
    choices: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class FormRule:
    """A form that the bedside fills: a score's own form, or fields listed here."""

    id: str  # `sofa`, `mottling`, `refill`, `vitals`, `blood_gas`, `laboratory`…
    label: str
    score: str = ""  # `sofa`, `mottling`… when the form feeds a score
    fields: tuple[FormField, ...] = ()
    source: Sources = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class SampleRule:
    """A study sample: tubes, aliquots, labels."""

    id: str
    label: str
    tubes: tuple[str, ...]
    aliquots: int
    source: Sources
    note: str = ""


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


@dataclass(frozen=True, slots=True)
class SecondCheck:
    """Which steps need a second person, and what that person types again."""

    steps: tuple[Literal["decision", "start", "rate", "injection", "bag"], ...]
    retypes: tuple[str, ...]
    source: Sources


@dataclass(frozen=True, slots=True)
class SheetRule:
    """What the day sheet adds in the protocol's own words."""

    stop_text: tuple[str, ...]
    contacts: tuple[str, ...] = ()
    not_done_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Protocol:
    """One protocol version: everything the program knows of a trial."""

    id: str
    version: int
    label: str  # "IgM-FAT 3.0"
    badge: str  # "IgM-FAT"
    title: str
    kind: Literal["interventional", "observational"]
    subject_prefix: str
    identifiers: tuple[str, ...]
    sources: Mapping[str, SourceText]
    blinding: Blinding
    anchors: tuple[AnchorRule, ...]
    days: DayCount
    criteria: tuple[Criterion, ...]
    doses: tuple[DoseRule, ...]
    schedule: tuple[ScheduleItem, ...]
    arms: tuple[Arm, ...] = ()
    product: Product | None = None
    site_parameters: tuple[SiteParameter, ...] = ()
    stop_rules: tuple[StopRule, ...] = ()
    deviations: tuple[DeviationRule, ...] = ()
    forms: tuple[FormRule, ...] = ()
    samples: tuple[SampleRule, ...] = ()
    adverse_event_terms: tuple[str, ...] = ()
    endpoints: tuple[Endpoint, ...] = ()
    second_check: SecondCheck | None = None
    sheet: SheetRule | None = None
    supports: tuple[str, ...] = (
        "vasopressor",
        "mechanical_ventilation",
        "rrt",
        "icu",
        "hospital",
    )
    notes: tuple[str, ...] = ()
    bias_note: str = ""
    summary: SummaryRule | None = None
    fingerprint: str = ""

    def dose_for(self, arm: str | None) -> DoseRule | None:
        """Return the dose rule of an arm; a rule without arms is everybody's."""
        for rule in self.doses:
            if not rule.arms or (arm is not None and arm in rule.arms):
                return rule
        return None

    def parameter(self, id_: str) -> SiteParameter | None:
        """Return a site parameter by its id."""
        return next((one for one in self.site_parameters if one.id == id_), None)

    def anchor(self, id_: str) -> AnchorRule | None:
        """Return an anchor rule by its id."""
        return next((one for one in self.anchors if one.id == id_), None)


@dataclass(frozen=True, slots=True)
class SignedValue:
    """A site parameter's value in force: its text, by whom and when it was signed."""

    text: str
    signed_by: str = ""
    signed_at: str = ""  # shown as given: `02-Nov-2026 10:15`, or `standard of the file`
    entry: str = ""


SiteValues: TypeAlias = Mapping[str, SignedValue]

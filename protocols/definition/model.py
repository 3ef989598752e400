"""What a protocol file says as a whole, as a frozen value; the format: docs/protocol-file.md.

Every block that holds a clinical number names its `source` (keys into the file's `sources`); a
number that no source gives is a site parameter, declared here and signed by the investigator in
the store. Quantities keep their unit; nothing here computes. The blocks stand by what they are
about (`site_values`, `trial`, `dose_rules`, `criteria`, `calendar`, `follow_up`, `bedside_forms`);
whoever reads a protocol takes them from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from protocols.definition.bedside_forms import (
    FormField,
    FormRule,
    SampleRule,
    SecondCheck,
    SheetRule,
)
from protocols.definition.calendar import (
    AfterAnchor,
    AnchorRule,
    DayCount,
    OnDays,
    ScheduleItem,
    When,
)
from protocols.definition.criteria import Combined, Compare, Condition, Criterion, Elapsed, Stated
from protocols.definition.dose_rules import (
    Cap,
    Course,
    DoseRule,
    Injections,
    Ladder,
    LadderLevel,
    Observed,
    PerWeight,
    RaiseToTarget,
    Rounding,
    Run,
    StartWindow,
    WeightRule,
)
from protocols.definition.follow_up import DeviationRule, Endpoint, StopRule
from protocols.definition.site_values import (
    Given,
    SignedValue,
    SiteParameter,
    SiteRef,
    SiteValues,
    Sources,
    SourceText,
)
from protocols.definition.tables import SummaryRule
from protocols.definition.trial import Arm, Blinding, Mask, Product

__all__ = [
    "AfterAnchor",
    "AnchorRule",
    "Arm",
    "Blinding",
    "Cap",
    "Combined",
    "Compare",
    "Condition",
    "Course",
    "Criterion",
    "DayCount",
    "DeviationRule",
    "DoseRule",
    "Elapsed",
    "Endpoint",
    "FormField",
    "FormRule",
    "Given",
    "Injections",
    "Ladder",
    "LadderLevel",
    "Mask",
    "Observed",
    "OnDays",
    "PerWeight",
    "Product",
    "Protocol",
    "RaiseToTarget",
    "Rounding",
    "Run",
    "SampleRule",
    "ScheduleItem",
    "SecondCheck",
    "SheetRule",
    "SignedValue",
    "SiteParameter",
    "SiteRef",
    "SiteValues",
    "SourceText",
    "Sources",
    "StartWindow",
    "Stated",
    "StopRule",
    "WeightRule",
    "When",
]


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

"""How the trial is set up: arms, who is kept from knowing what, and what runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from protocols.definition.site_values import Given, Sources


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

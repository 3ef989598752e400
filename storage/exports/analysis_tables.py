"""The tables of the analysis export, in their order.

The data dictionary is written from this list, so table and dictionary cannot disagree. Codes and
their English labels stand side by side. An empty cell means that nothing was stated.
"""

from __future__ import annotations

from storage.exports.analysis_findings import ADVERSE_EVENTS, ASSESSMENTS, SCORES
from storage.exports.analysis_protocol import DEVIATIONS, ENDPOINTS, SCHEDULE
from storage.exports.analysis_record import ANCHORS, ENTRIES, MEASUREMENTS, SUBJECTS
from storage.exports.analysis_table import Table
from storage.exports.analysis_treatment import (
    ADMINISTRATIONS,
    DECISIONS,
    INFUSION_SEGMENTS,
    INFUSIONS,
    INJECTIONS,
    SUPPORTS,
)

TABLES: tuple[Table, ...] = (
    SUBJECTS,
    ANCHORS,
    ENTRIES,
    MEASUREMENTS,
    INFUSION_SEGMENTS,
    INFUSIONS,
    DECISIONS,
    INJECTIONS,
    ADMINISTRATIONS,
    SUPPORTS,
    ASSESSMENTS,
    SCORES,
    DEVIATIONS,
    ADVERSE_EVENTS,
    SCHEDULE,
    ENDPOINTS,
)

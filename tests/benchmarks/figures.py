"""One measured figure: median, p95, how often, its unit and its ratio to a reference."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from time import perf_counter_ns

Figure = dict[str, float | int | str | bool | None]


def figure(
    times_ms: Sequence[float],
    *,
    reference: Sequence[float] | None = None,
    reference_name: str = "",
    limit: str = "",
) -> Figure:
    """Return the figure of some times in milliseconds; the ratio is of the two medians."""
    found: Figure = {
        "median": round(statistics.median(times_ms), 2),
        "p95": round(percentile(times_ms, 95), 2),
        "n": len(times_ms),
        "unit": "ms",
        "limit": limit,
    }
    if reference is not None:
        found["ratio"] = round(statistics.median(times_ms) / statistics.median(reference), 2)
        found["reference"] = reference_name
    return found


def percentile(values: Sequence[float], hundredths: int) -> float:
    """Return the smallest value that this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[max(-(-len(ordered) * hundredths // 100) - 1, 0)]


def since_ms(started_ns: int) -> float:
    """Return how many milliseconds have passed since a reading of the performance counter."""
    return (perf_counter_ns() - started_ns) / 1e6

"""A pytest plugin that plants the fault named by the environment before any test is collected."""

from __future__ import annotations

from tests.support.faults.planted import plant_named

plant_named(in_test=True)

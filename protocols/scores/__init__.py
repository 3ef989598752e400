"""Published scores as pure functions: one module a score, thresholds as band tables.

Missing is never normal: what is not known leaves bounds, and a total only where every completion
of the missing inputs would give the same one.
"""

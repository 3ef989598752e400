"""Static compliance of the respiratory system and driving pressure.

Source: Amato et al., N Engl J Med 2015;372:747 (driving pressure = plateau - PEEP, compliance =
tidal volume / driving pressure). Needs an inspiratory hold without effort; PEEP is total PEEP, set
and intrinsic. The peak pressure would give the dynamic compliance, another number.
"""

from __future__ import annotations

from protocols.scores.amounts import number_of, shown
from protocols.scores.result import Derived
from protocols.units import Quantity, Unit


def compliance(
    tidal_volume: Quantity | None, plateau: Quantity | None, peep_total: Quantity | None
) -> Derived:
    """Return tidal volume over driving pressure in mL/cmH2O; `driving_pressure` stands beside it.

    A plateau at or below PEEP cannot be: there is then no value, with a warning.
    """
    volume = number_of("tidal_volume", tidal_volume)
    above, base = number_of("plateau", plateau), number_of("peep", peep_total)
    inputs = (("tidal_volume", volume), ("plateau", above), ("peep_total", base))
    missing = tuple(name for name, number in inputs if number is None)
    if above is None or base is None:
        return _without(missing, "plateau or total PEEP not known")
    driving = above - base
    if driving <= 0:
        warning = "the plateau pressure is not above total PEEP: measure again"
        return _without(missing, "no driving pressure", (warning,))
    from protocols.registry import as_decimal

    beside = (("driving_pressure", as_decimal(driving)),)
    words = f"driving pressure {shown(driving)} cmH2O"
    if volume is None:
        return Derived(None, Unit.ML_PER_CMH2O, why=words, missing=missing, also=beside)
    value = as_decimal(volume / driving)
    return Derived(value, Unit.ML_PER_CMH2O, why=f"{shown(volume)} mL, {words}", also=beside)


def _without(missing: tuple[str, ...], why: str, warnings: tuple[str, ...] = ()) -> Derived:
    return Derived(
        None,
        Unit.ML_PER_CMH2O,
        why=why,
        missing=missing,
        warnings=warnings,
        also=(("driving_pressure", None),),
    )

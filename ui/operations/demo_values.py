"""What several subjects of the demo ward share: sets of values, the inputs of SOFA, an X-ray."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.operations.demo_ward import Script

When = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Organs:
    """What SOFA asks for on one day; an empty text is a value that is not there yet.

    `norepinephrine` is a dose rate of base in microg/kg/min.
    """

    pao2: str
    fio2: str
    platelets: str
    bilirubin: str
    creatinine: str
    gcs: int
    map: str = "71"
    norepinephrine: str = ""
    urine: str = "1480"
    ventilated: bool = True

    def gas(self) -> dict[str, str]:
        """Return PaO2 and FiO2 as they are charted."""
        return {"pao2": f"{self.pao2} mmHg", "fio2": self.fio2}

    def laboratory(self) -> dict[str, str]:
        """Return the laboratory's part of SOFA, without what is not there yet."""
        bilirubin = {"bilirubin": f"{self.bilirubin} mg/dL"} if self.bilirubin else {}
        return {
            "platelets": f"{self.platelets} 10*9/L",
            **bilirubin,
            "creatinine": f"{self.creatinine} mg/dL",
        }


def chart_values(
    script: Script,
    when: When,
    values: Mapping[str, str],
    *,
    by: str,
    after: int = 6,
    report: str = "",
) -> None:
    """Chart one measurement an analyte, all taken at one time; `report` is the laboratory's."""
    more = {"report": report} if report else {}
    for analyte, value in values.items():
        script.chart(when, "measurement", by=by, after=after, analyte=analyte, value=value, **more)


def chart_form(
    script: Script,
    when: When,
    form: str,
    values: Mapping[str, object],
    *,
    by: str,
    after: int = 4,
) -> None:
    """Chart a filled form."""
    script.chart(when, "assessment", by=by, after=after, form=form, values=dict(values))


def chart_sofa(script: Script, when: When, one: Organs, *, by: str, after: int = 5) -> None:
    """Chart the inputs of SOFA; what is not there yet is left out, so that the score has bounds."""
    drugs = (
        [
            {
                "drug": "norepinephrine",
                "for": "6 h",
                "formulation": "base",
                "rate": f"{one.norepinephrine} microg/kg/min",
            }
        ]
        if one.norepinephrine
        else []
    )
    values: dict[str, object] = {
        **one.gas(),
        "respiratory_support": one.ventilated,
        **one.laboratory(),
        "map": f"{one.map} mmHg",
        "vasopressors": drugs,
        "gcs": one.gcs,
        "urine_24h": f"{one.urine} mL",
    }
    chart_form(script, when, "sofa", values, by=by, after=after)


def quadrants(*pairs: tuple[int, int]) -> dict[str, object]:
    """Return the inputs of the chest X-ray score: extent and density of each quadrant."""
    return {
        "quadrants": [{"extent": extent, "density": density or None} for extent, density in pairs]
    }

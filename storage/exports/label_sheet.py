"""Labels of a study sample on A4: three across, eight down, each with its square code."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from protocols.times import show_when
from storage.exports.print_marks import moment_parts

if TYPE_CHECKING:
    from protocols.sheet.labels import LabelSheet, SampleLabel
    from protocols.times import Instant
    from storage.exports.typst_press import Json, Printed, TypstPress


def print_labels(press: TypstPress, sheet: LabelSheet, made: Instant) -> Printed:
    """Lay out the labels; the same labels made at the same moment give the same bytes."""
    labels: list[Json] = [_words(one, sheet.zone) for one in sheet.labels]
    return press.print_page(
        "labels", {"title": "Bedline sample labels", "made": moment_parts(made), "labels": labels}
    )


def _words(label: SampleLabel, zone: str) -> dict[str, Json]:
    drawn = show_when(label.drawn, zone) if label.drawn is not None else ""
    return {
        "subject": label.subject,
        "protocol": label.protocol,
        "sample": label.sample,
        "piece": label.piece,
        "drawn": drawn,
        "code": {"svg": square_code(label.code), "alt": f"Code: {label.code}"},
    }


def square_code(text: str) -> str:
    """Return a QR code as SVG: error correction M, four modules of quiet zone, black on white."""
    import segno

    out = BytesIO()
    code = segno.make(text, error="m", micro=False, boost_error=False)
    code.save(out, kind="svg", xmldecl=False, border=4, scale=1)
    return out.getvalue().decode("ascii")

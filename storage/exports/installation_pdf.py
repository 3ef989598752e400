"""The check of an installation on paper, to be signed by who made it (R108)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from protocols.times import Instant
from storage.exports.print_marks import moment_parts, test_clock_mark

if TYPE_CHECKING:
    from storage.exports.typst_press import Printed, TypstPress


def installation_pdf(
    press: TypstPress,
    rows: Sequence[tuple[bool, str, str]],
    program: str,
    made_at: Instant,
    *,
    test_clock: bool = False,
) -> Printed:
    """Lay out the checks.

    Args:
        press: the typst press.
        rows: whether it holds, the check's name, what was found.
        program: name and version of the program, and the computer.
        made_at: when the check was made.
        test_clock: the moment comes from a fixed test clock; the sheet says so.
    """
    failed = sum(not holds for holds, _, _ in rows)
    when = made_at.format_iso(unit="second").replace("T", " ").replace("Z", " UTC")
    said = (
        "This installation is as it must be."
        if not failed
        else f"{failed} of {len(rows)} checks failed: do not chart here until they hold."
    )
    return press.print_page(
        "installation",
        {
            "title": "Check of an installation of Bedline",
            "program": f"{program}, {when}",
            "made": moment_parts(made_at),
            "test_clock": test_clock_mark(on=test_clock),
            "rows": [
                {"holds": "yes" if holds else "NO", "name": name, "words": words}
                for holds, name, words in rows
            ],
            "said": said,
        },
    )

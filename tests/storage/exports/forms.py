"""What the tests of every export format share: courses of all trials, hostile texts, one stamp.

`python -m tests.storage.exports.forms FORMAT` prints one hash of all files of a format: for the
test that another locale, hash seed or time zone changes nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256

from protocols.course import Course
from protocols.facts import AdverseEventReported, NoteWritten
from storage.exports.analysis_csv import Stamp
from tests.storage.exports.sample_sheets import HOSTILE
from tests.support.trial_builders import ROME, at
from tests.unit.sheet.stories import STORIES, course, igm

NOW = "21T07:05"
STAMP = Stamp(at(NOW), "nurse-a", "nurse", ROME, "0.1.0", 61, "7F3A 91C2")
LOCALES = (
    *("C", "en_US.UTF-8", "it_IT.UTF-8", "fr_FR.UTF-8", "de_DE.UTF-8", "de_CH.UTF-8"),
    *("zh_CN.UTF-8", "ar_EG.UTF-8", "fa_IR.UTF-8", "hi_IN.UTF-8", "tr_TR.UTF-8", "ja_JP.UTF-8"),
)
# Beyond the hostile texts of paper: what a format of its own could take for markup or an end.
NASTY = (
    *HOSTILE,
    "]]> <!-- --> <?xml?> &amp; &#0; <ODM/>",
    "line one\nline two\r\nline three",
    "\ttab first",
    "_x0041_ is not A",
    "{=1+1}",
    "http://example.org",
    "\U0001f9ea \u00e9 e\u0301 \u4e2d",
    "a | b, c | d",
    '","x',
)

Files = tuple[Mapping[str, bytes], Mapping[str, int]]


def all_courses() -> list[Course]:
    """Return the courses of one subject of each trial."""
    return [course(make(), trial, NOW) for trial, make in STORIES.items()]


def hostile_course() -> Course:
    """Return a course whose notes and events are texts that look like something else."""
    ledger = igm()
    for number, text in enumerate(NASTY):
        ledger.chart("20T12:00", NoteWritten(text), id=f"nasty-{number}")
    ledger.chart("20T12:30", AdverseEventReported(term="=1+1", text=NASTY[-1]), id="=ae")
    return course(ledger, "igm-fat", NOW)


def writer(form: str) -> Callable[[Sequence[Course], Stamp], Files]:
    """Return what turns courses into the files of a format."""
    if form == "excel":
        from storage.exports.excel_book import excel_files

        return excel_files
    if form == "redcap":
        from storage.exports.redcap_project import redcap_files

        return redcap_files
    if form == "odm":
        from storage.exports.odm_file import odm_files

        return odm_files
    from storage.exports.fhir_bundle import fhir_files

    return fhir_files


def digest(form: str) -> str:
    """Return one hash of every file of a format."""
    files, _ = writer(form)(all_courses(), STAMP)
    whole = b"".join(name.encode() + files[name] for name in sorted(files))
    return sha256(whole).hexdigest()


if __name__ == "__main__":
    sys.stdout.write("\n".join(digest(form) for form in sys.argv[1:]))

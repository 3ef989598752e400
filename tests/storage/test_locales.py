"""The same ward under twelve languages of the machine: the same bytes in every file (T16)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCALES = (
    *("C", "en_US.UTF-8", "de_DE.UTF-8", "it_IT.UTF-8", "fr_FR.UTF-8", "tr_TR.UTF-8"),
    *("hi_IN", "fa_IR", "ar_EG.UTF-8", "ru_RU.UTF-8", "ja_JP.UTF-8", "pt_BR.UTF-8"),
)
# Made for the test where the machine can make them: comma, grouping, dotless i, own digits, dates.
MADE = ("de_DE.UTF-8", "fr_FR.UTF-8", "tr_TR.UTF-8", "fa_IR", "hi_IN")
PROGRAM = """
import hashlib, locale, sys
try:
    locale.setlocale(locale.LC_ALL, "")
except locale.Error:
    pass
from PySide6.QtCore import QCoreApplication, QLocale
application = QCoreApplication(["bedline"])
said = [locale.localeconv()["decimal_point"], QLocale().name()]
from pathlib import Path
from tests.storage.exports.sample_sheets import icar_sheet, igm_sheet
from storage.exports.analysis_csv import analysis_files
from storage.exports.day_sheet_csv import day_sheet_csv
from storage.exports.day_sheet_pdf import print_day_sheet
from storage.exports.typst_press import TypstPress
from tests.storage.exports.test_analysis import STAMP, all_courses
from protocols.intake import read_quantity
from tests.support.faults.planted import plant_named
plant_named()
files, _ = analysis_files(all_courses(), STAMP)
press = TypstPress(Path("ui/resources/fonts"))
made = {name: content for name, content in files.items()}
for name, sheet in (("igm", igm_sheet()), ("icar", icar_sheet())):
    made[name + ".csv"] = day_sheet_csv(sheet)
    made[name + ".pdf"] = print_day_sheet(press, sheet).pdf
typed = ("58.0 mg/dL", "58,0 mg/dL", "1.250 mL", "\\u0661\\u0662 mL", "0.5 mL", "58.0 MG/DL")
made["typed"] = repr([str(read_quantity(one, "x")) for one in typed]).encode()
for name in sorted(made):
    print(name, hashlib.sha256(made[name]).hexdigest())
sys.stderr.write(" ".join(said))
"""


def files_under(locale: str, path: Path) -> tuple[str, str]:
    """Return the hashes of all files that a machine of that language makes, and what it says."""
    variables = {"LC_ALL": locale, "LANG": locale, "LANGUAGE": locale[:2], "LOCPATH": str(path)}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM],
        cwd=ROOT,
        env={**os.environ, **variables, "TZ": "Pacific/Chatham", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-1500:]
    return done.stdout, done.stderr


@cache
def at_home() -> str:
    return files_under("C", ROOT)[0]


@pytest.mark.requirement("R51", "R53")
@pytest.mark.parametrize("locale", LOCALES)
def test_that_every_file_has_the_same_bytes_under_every_language_of_the_machine(
    locale: str, tmp_path: Path
):
    maker = shutil.which("localedef")
    if locale in MADE and maker is not None:
        words = [maker, "-i", locale.partition(".")[0], "-f", "UTF-8", str(tmp_path / locale)]
        subprocess.run(words, capture_output=True, check=False)
    files, said = files_under(locale, tmp_path)
    assert len(files.splitlines()) > 15
    assert files == at_home()
    if (tmp_path / locale).exists() and locale.startswith(("de", "fr", "tr")):
        assert said.startswith(","), "this machine's own decimal mark was not in force"

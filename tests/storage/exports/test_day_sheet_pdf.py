"""The day sheet on paper: one page, literal texts, tagged, fonts embedded, the same bytes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest

from protocols.day_sheet import build_day_sheet
from protocols.sheet.content import DaySheet, NoteRow
from storage.exports.day_sheet_pdf import picture_day_sheet, print_day_sheet
from storage.exports.typst_press import TypstPress
from tests.storage.exports.conftest import ROOT
from tests.storage.exports.sample_sheets import (
    HOSTILE,
    at,
    dense_sheet,
    hostile_sheet,
    icar_sheet,
    igm_sheet,
    quiet_sheet,
)
from tests.unit.sheet.stories import STORIES, course

TextOf = Callable[[bytes], str]


def noted(sheet: DaySheet, *texts: str) -> DaySheet:
    return replace(
        sheet, notes=tuple(NoteRow("note", "Note", at("21 03:10"), text, None) for text in texts)
    )


def test_that_the_paper_of_day_3_reads_as_released(
    press: TypstPress, text_of: TextOf, golden: Callable[[str, bytes], None]
) -> None:
    for name, sheet in (("day_3", igm_sheet()), ("dense", dense_sheet())):
        text = text_of(print_day_sheet(press, sheet).pdf)
        golden(f"igm_0007_{name}.txt", "\n".join(re.findall(r".{1,100}(?: |$)", text)).encode())


@pytest.mark.parametrize("make", [igm_sheet, dense_sheet, icar_sheet, quiet_sheet, hostile_sheet])
def test_that_an_ordinary_and_a_dense_day_stand_on_one_page(
    press: TypstPress, make: Callable[[], DaySheet]
) -> None:
    printed = print_day_sheet(press, make())
    assert (printed.pages, printed.archival) == (1, True)


@pytest.mark.parametrize("trial", STORIES)
def test_that_every_day_of_every_trial_prints(
    press: TypstPress, text_of: TextOf, trial: str
) -> None:
    now = course(STORIES[trial](), trial, "21T07:05")
    last = now.protocol.days.last
    for day in (now.protocol.days.first, now.day or 1, (now.day or 1) + 1, last):
        sheet = build_day_sheet(
            now, day, printed_at=now.now, printed_by="n", record_version=9, head_code="7F3A 91C2"
        )
        assert isinstance(sheet, DaySheet)
        printed = print_day_sheet(press, sheet)
        text = text_of(printed.pdf)
        assert printed.pages == 1
        assert now.record.subject in text
        assert f"Day {day}" in text


def test_that_a_day_beyond_one_page_goes_on_on_a_second_one_and_loses_nothing(
    press: TypstPress, text_of: TextOf
) -> None:
    words = [f"Remark number {number} about the infusion pump and its line" for number in range(60)]
    printed = print_day_sheet(press, noted(dense_sheet(), *words))
    text = text_of(printed.pdf)
    assert printed.pages > 1
    assert all(one in text for one in words)
    assert f"Page 1 of {printed.pages}" in text
    assert f"Page {printed.pages} of {printed.pages}" in text
    assert "IGM-0007, Day 3 of 7, 21-Nov-2026, continued" in text


@pytest.mark.requirement("R56")
def test_that_texts_like_markup_stand_literally_and_change_nothing_else(
    press: TypstPress, text_of: TextOf
) -> None:
    plain = print_day_sheet(press, noted(igm_sheet(), *("x" * len(one) for one in HOSTILE)))
    hostile = print_day_sheet(press, hostile_sheet())
    text = text_of(hostile.pdf)
    squeezed = text.replace(" ", "")
    for payload in HOSTILE:
        assert payload.replace(" ", "") in squeezed
    assert "<i>4</i>" in text
    assert "by =cmd" in text
    assert hostile.pages == plain.pages
    assert "root:" not in text


@pytest.mark.requirement("R42")
def test_that_long_words_wrap_inside_their_cell_and_stay_whole(
    press: TypstPress, text_of: TextOf
) -> None:
    word = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 6
    base = igm_sheet()
    sheet = replace(
        noted(base, word),
        deviations=(replace(base.deviations[0], words=word, quoted=word),),
        events=(replace(base.events[0], reason=word), *base.events[1:]),
    )
    printed = print_day_sheet(press, sheet)
    assert text_of(printed.pdf).replace(" ", "").count(word) == 4
    assert printed.pages == 1


@pytest.mark.requirement("R42")
def test_that_a_number_keeps_its_unit_and_a_date_is_never_torn(
    press: TypstPress, text_of: TextOf
) -> None:
    text = text_of(print_day_sheet(press, noted(igm_sheet(), "at 103 mL and 21-Nov-2026")).pdf)
    for whole in ("141 mL", "5.8 mL per hour", "81.0 mg/dL", "66.5 mg per kg", "20-Nov-2026 10:40"):
        assert whole in text


@pytest.mark.parametrize(
    "strange", ["\u4e2d\u6587", "\u202eRTL\u202c", "a\x07b", "\u2610 \u03b1 \u0416", "\ue000x"]
)
def test_that_a_character_without_a_letterform_is_spelled_out_and_the_sheet_prints(
    press: TypstPress, text_of: TextOf, strange: str
) -> None:
    printed = print_day_sheet(press, noted(igm_sheet(), f"Name {strange} end"))
    text = text_of(printed.pdf)
    assert printed.pages == 1
    assert "end" in text
    for one in strange:
        code = f"[U+{ord(one):04X}]"
        assert code in text or one in text or one == " "


def test_that_many_different_strange_characters_still_give_a_sheet(
    press: TypstPress, text_of: TextOf
) -> None:
    text = "".join(chr(0x4E00 + number) for number in range(80))
    printed = print_day_sheet(press, noted(igm_sheet(), text))
    assert "[U+4E00]" in text_of(printed.pdf).replace(" ", "")


@pytest.mark.requirement("R66")
def test_that_the_file_is_tagged_embeds_its_fonts_and_names_no_subject_outside_the_page(
    press: TypstPress,
) -> None:
    pdf = print_day_sheet(press, igm_sheet()).pdf
    assert b"/StructTreeRoot" in pdf
    assert b"/MarkInfo<</Marked true" in pdf.replace(b" ", b"").replace(
        b"/Markedtrue", b"/Marked true"
    )
    assert b"<pdfuaid:part>1<" in pdf
    assert b"<pdfaid:part>3<" in pdf
    fonts = re.findall(rb"/FontDescriptor/FontName|/FontFile[23]", pdf)
    assert fonts.count(b"/FontFile2") + fonts.count(b"/FontFile3") == fonts.count(
        b"/FontDescriptor/FontName"
    )
    assert b"Bedline day sheet" in pdf
    for hidden in (b"IGM-0007", b"Nurse", b"IgM-FAT"):
        assert hidden not in pdf


def test_that_the_same_sheet_gives_the_same_bytes_in_another_process(press: TypstPress) -> None:
    program = (
        "import hashlib; from pathlib import Path;"
        "from tests.storage.exports.sample_sheets import dense_sheet;"
        "from storage.exports.day_sheet_pdf import day_sheet_pdf;"
        "pdf = day_sheet_pdf(dense_sheet(), Path('ui/resources/fonts'));"
        "print(hashlib.sha256(pdf).hexdigest())"
    )
    environment = {**os.environ, "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=True,
        text=True,
    )
    once = print_day_sheet(press, dense_sheet()).pdf
    assert print_day_sheet(press, dense_sheet()).pdf == once
    assert done.stdout.strip() == sha256(once).hexdigest()


def test_that_the_sheet_says_what_it_is_and_which_record_it_rests_on(
    press: TypstPress, text_of: TextOf
) -> None:
    base = igm_sheet()
    sheet = replace(
        base,
        header=replace(base.header, practice=True),
        footer=replace(base.footer, test_clock=True),
    )
    text = text_of(print_day_sheet(press, sheet).pdf)
    for words in (
        "COPY, NOT THE RECORD",
        "Record version 121, log head 7F3A 91C2",
        "Complete: 3 of 7 items, 4 missing",
        "PRACTICE SUBJECT, NOT A PATIENT",
        "TEST CLOCK",
        "drives no pump",
    ):
        assert words in text


def test_that_the_preview_shows_every_page_of_the_same_layout(press: TypstPress) -> None:
    pages = picture_day_sheet(press, igm_sheet(), per_inch=40)
    assert [one[:8] for one in pages] == [b"\x89PNG\r\n\x1a\n"]
    long = noted(dense_sheet(), *(f"Remark {number}" for number in range(90)), "\u4e2d")
    assert len(picture_day_sheet(press, long, per_inch=40)) == print_day_sheet(press, long).pages

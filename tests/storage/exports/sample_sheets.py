"""Day sheets made by hand from synthetic subjects: an ordinary day, a dense one, a hostile one."""

from __future__ import annotations

from dataclasses import replace

from protocols.intake import Reading
from protocols.sheet.content import (
    Amount,
    Chart,
    ChartDay,
    ChartPoint,
    ChartSpan,
    CorrectionRow,
    DaySheet,
    DeviationRow,
    DoseRow,
    EventRow,
    Footer,
    Header,
    NextRow,
    NoteRow,
    PumpCheck,
    Rules,
    ScoreBlock,
    ScoreRow,
    Signer,
    Stated,
    TaskRow,
    Working,
    WorkingLine,
)
from protocols.times import Date, Instant, Window
from protocols.units import quantity

ZONE = "Europe/Rome"
STANDING = (
    "Bedline supports the order and does not replace it; it drives no pump. Check the live record."
)


def at(text: str) -> Instant:
    """Read `21 06:12` as that day of November 2026 in the ward's winter time (UTC+1)."""
    day, time = text.split()
    return Instant.from_utc(2026, 11, int(day), *(int(part) for part in time.split(":"))).subtract(
        hours=1
    )


def ml(text: str) -> Amount:
    return Amount(quantity(f"{text} mL"), quantity(f"{text} mL"))


def igm_header() -> Header:
    return Header(
        subject="IGM-0007",
        protocol="igm-fat",
        protocol_label="IgM-FAT",
        version=1,
        fingerprint="a1b2c3",
        day=3,
        day_words="Day 3 of 7",
        phase="treatment day",
        date=Date(2026, 11, 21),
        starts=at("21 00:00"),
        ends=at("22 00:00"),
        bed="04",
        weight=quantity("78 kg"),
        weight_source="bed scale, 18-Nov-2026",
        blinding="single",
        blinding_words="single-blind",
        bedside_line="Bedside team only: doses show the arm. Keep from patient and family.",
        anchors=(
            Stated("shock_onset", "Shock onset", at("17 21:40")),
            Stated("randomised", "Randomised", at("18 06:15")),
            Stated("first_dose", "First dose", at("18 10:20")),
        ),
    )


def igm_chart() -> Chart:
    def point(when: str, value: str, *, during: bool) -> ChartPoint:
        given = quantity(f"{value} mg/dL")
        return ChartPoint(at(when), given, Reading(given), during=during)

    days = tuple(
        ChartDay(number, Date(2026, 11, 18 + number), at(f"{18 + number} 00:00"))
        for number in range(4)
    )
    return Chart(
        title="IgM titer by day",
        unit="mg/dL",
        days=days,
        ends=at("22 00:00"),
        now=at("21 07:05"),
        points=(
            point("18 05:00", "31.4", during=False),
            point("19 05:40", "58.0", during=True),
            point("20 06:00", "74.2", during=True),
            point("21 05:30", "81.0", during=True),
        ),
        target=quantity("100 mg/dL"),
        entry=quantity("60 mg/dL"),
        spans=(
            ChartSpan("dose 1", at("18 10:20"), at("19 10:20")),
            ChartSpan("dose 2", at("19 10:25"), at("20 10:36")),
            ChartSpan("dose 3", at("20 10:40"), None),
        ),
    )


def igm_sheet() -> DaySheet:
    """The subject of the design's picture: Day 3 of 7, dose 3 runs, dose 4 is accepted."""
    nurse_c = Signer("Nurse C", at("20 15:50"))
    return DaySheet(
        zone=ZONE,
        when="today",
        header=igm_header(),
        treatment="Doses today",
        treatment_kind="infusion",
        product="immunoglobulin, IgM-enriched, 50 mg per mL. Not standard IVIG.",
        doses=(
            DoseRow(
                3,
                "Dose 3",
                "running",
                volume=quantity("141 mL"),
                rate=quantity("5.8 mL/h"),
                over=quantity("24 h"),
                from_decision=True,
                window=Window(at("20 10:36"), at("20 12:36")),
                started=at("20 10:40"),
                start_rate=quantity("5.8 mL/h"),
                given=ml("115"),
                initials="Nurse C",
                witness="Nurse B",
                witness_checked=True,
            ),
            DoseRow(
                4,
                "Dose 4",
                "accepted",
                volume=quantity("103 mL"),
                rate=quantity("4.2 mL/h"),
                over=quantity("24 h"),
                from_decision=True,
                window_words="when dose 3 ends, about 21-Nov-2026 11:09",
            ),
        ),
        working=Working(
            "Titer and dose working",
            "target 100 mg/dL",
            (
                WorkingLine("Titer, sampled 05:30, during dose 3", "81.0 mg/dL", "entry 118", True),
                WorkingLine("Shortfall, 100 \u2212 81.0", "19.0 mg/dL"),
                WorkingLine("Volume of distribution, site setting", "42 mL per kg"),
                WorkingLine("19.0 \u00d7 42 \u00f7 12 (cap 350, not reached)", "66.5 mg per kg"),
                WorkingLine("66.5 \u00d7 78 \u00f7 50", "103.74 mL"),
                WorkingLine("Advised, rounded down to whole mL", "103 mL", strong=True),
                WorkingLine(
                    "Accepted 06:58 by Prescriber B, checked by Nurse B", "103 mL", strong=True
                ),
            ),
        ),
        chart=igm_chart(),
        events_title="Infusion events, dose 3",
        events=(
            EventRow(
                at("20 10:40"),
                3,
                "start",
                "Start",
                quantity("5.8 mL/h"),
                ml("0"),
                Signer("Nurse C", at("20 10:41")),
                "as planned",
            ),
            EventRow(
                at("20 15:10"),
                3,
                "pause",
                "Pause",
                quantity("0 mL/h"),
                ml("26.1"),
                nurse_c,
                "transfer to CT",
            ),
            EventRow(
                at("20 15:45"),
                3,
                "resume",
                "Resume",
                quantity("5.8 mL/h"),
                ml("26.1"),
                nurse_c,
                "paused 35min",
            ),
            EventRow(
                at("21 07:05"),
                3,
                "state",
                "Still running at printing",
                quantity("5.8 mL/h"),
                ml("115"),
                None,
                "26 mL to run",
            ),
        ),
        pump_check=PumpCheck(at("21 07:00"), tuple(f"{(7 + hour) % 24:02}" for hour in range(24))),
        tasks=(
            TaskRow(
                "vitals",
                "Daily vitals",
                "done",
                due=at("21 06:00"),
                at=at("21 06:24"),
                entered=Signer("Nurse A", at("21 06:26")),
            ),
            TaskRow(
                "igm",
                "IgM titer",
                "done",
                due=at("21 09:00"),
                value="81.0 mg/dL",
                at=at("21 05:30"),
                entered=Signer("Nurse A", at("21 06:21")),
            ),
            TaskRow(
                "blood_gas",
                "Arterial gas, FiO2",
                "done",
                due=at("21 08:00"),
                value="P/F 212 mmHg",
                at=at("21 06:10"),
                entered=Signer("Nurse A", at("21 06:18")),
            ),
            TaskRow("laboratory", "Laboratory set", "due", due=at("21 09:00")),
            TaskRow("crp", "CRP, PCT", "due", due=at("21 09:00")),
            TaskRow("vasopressor", "Vasopressor check", "later", due=at("21 20:00")),
            TaskRow("fluids", "Fluid balance, urine", "later", due=at("21 23:59")),
        ),
        scores=(
            ScoreBlock(
                "sofa",
                "SOFA inputs today",
                (
                    ScoreRow("respiration", "Respiration", "P/F 212 mmHg, ventilated", 2, 2),
                    ScoreRow(
                        "coagulation", "Coagulation", "platelets awaited", 0, 4, ("platelets",)
                    ),
                    ScoreRow("liver", "Liver", "bilirubin awaited", 0, 4, ("bilirubin",)),
                    ScoreRow(
                        "cardiovascular",
                        "Cardiovascular",
                        "norepinephrine 0.12 micrograms per kg per min, base",
                        4,
                        4,
                    ),
                    ScoreRow("cns", "Nervous system", "GCS 14 before sedation", 1, 1),
                    ScoreRow(
                        "renal",
                        "Kidney",
                        "urine 1\u00a0620 mL; creatinine awaited",
                        0,
                        4,
                        ("creatinine",),
                    ),
                ),
                7,
                19,
                3,
                6,
            ),
            ScoreBlock("bedside", "", (ScoreRow("mottling", "Mottling", "not asked today"),)),
        ),
        deviations=(
            DeviationRow(
                "window_missed:vitals:3",
                "Daily vitals 24min after the window, 06:24",
                "timing",
                "minor",
                at("21 06:24"),
                "Other bed unstable.",
                Signer("Nurse A", at("21 06:27")),
                "explained",
            ),
        ),
        upcoming=(
            NextRow(at("21 11:09"), "Dose 3 ends, start dose 4"),
            NextRow(at("22 05:00"), "IgM titer sample", until=at("22 09:00")),
            NextRow(at("22 06:00"), "Daily vitals, Day 4"),
        ),
        rules=Rules(
            stop=(
                "Stop when vasoactive drugs are withdrawn, or after Day 7.",
                "Stop at once for anaphylaxis. Slow or pause for a rate-related reaction.",
                "Never above 31.2 mL per hour.",
            ),
            contacts=("Study investigator, extension 4410", "Trial pharmacy 4422"),
            not_done_codes=(
                "T theatre",
                "A no access",
                "P pharmacy delay",
                "R refused",
                "O other",
            ),
            standing=STANDING,
        ),
        footer=Footer(at("21 07:05"), "Nurse A", 3, 7, 4, 121, "7F3A 91C2"),
    )


def dense_sheet() -> DaySheet:
    """A day at the limit: 14 infusion events, 12 assessments, 6 deviations, corrections, notes."""
    base = igm_sheet()
    nurse = Signer("Nurse A", at("21 06:27"))
    steps = [("start", "Start"), ("rate", "Rate step"), ("pause", "Pause"), ("resume", "Resume")]
    events = tuple(
        EventRow(
            at(f"21 {hour:02}:1{hour % 6}"),
            3 + hour // 8,
            *steps[hour % 4],
            quantity("5.8 mL/h"),
            ml(f"{10 * hour}.5"),
            Signer("Nurse C", at(f"21 {hour:02}:4{hour % 6}")),
            "bag changed early, old bag leaked" if hour % 5 == 1 else "as planned",
            deviates=hour == 5,
            struck=hour == 6,
        )
        for hour in range(14)
    )
    tasks = tuple(
        replace(base.tasks[number % 7], code=f"task{number}", what=f"{what} {number}")
        for number, what in enumerate(
            ["Laboratory set", "Blood gas", "Urine, complete 24 hours", "Mottling, both legs"] * 3
        )
    )
    deviations = tuple(
        replace(
            base.deviations[0],
            key=f"window_missed:{number}",
            words=f"Laboratory set {number} started 2hr {number}min after its window, 06:24",
            quoted="Sample haemolysed, the laboratory asked for another one.",
            importance="major" if number == 2 else "minor",
        )
        for number in range(1, 7)
    )
    return replace(
        base,
        events=events,
        events_title="Infusion events, doses 3 and 4",
        tasks=tasks,
        deviations=deviations,
        corrections=(
            CorrectionRow(
                "Bag change, dose 3",
                "03:17, 296 mL",
                "04:17, 400 mL",
                "read from the wrong line",
                nurse,
            ),
            CorrectionRow("IgM titer", "18.0 mg/dL", None, "typed for the wrong patient", nurse),
        ),
        notes=(
            NoteRow("note", "Note", at("21 03:10"), "Family informed of transfer to CT.", nurse),
            NoteRow(
                "adverse_event",
                "Adverse event",
                at("21 04:20"),
                "Rash on both arms, grade 2, not serious; infusion slowed.",
                nurse,
            ),
            NoteRow(
                "support",
                "Vasopressor",
                at("21 05:00"),
                "norepinephrine 0.12 micrograms per kg per min, base",
                nurse,
            ),
        ),
        footer=replace(
            base.footer,
            done=5,
            asked=12,
            missing=7,
            signed=Signer("Investigator D", at("21 20:10")),
            changed_after_signature=(Signer("Nurse A", at("21 21:30")),),
        ),
    )


def icar_sheet() -> DaySheet:
    """A double-blind trial: study infusion 2 of 4, volumes and rates, no titer, no chart."""
    base = igm_sheet()
    header = replace(
        base.header,
        subject="ICR-0021",
        protocol="icar",
        protocol_label="ICAR",
        day_words="Day 3 of 28",
        weight=quantity("80 kg"),
        blinding="double",
        blinding_words="double-blind",
        bedside_line="Arm is not held in Bedline.",
        bed="02",
        anchors=(
            Stated("mechanical_ventilation_start", "Ventilation start", at("18 16:22")),
            Stated("first_dose", "First infusion", at("19 21:55")),
        ),
    )
    return replace(
        base,
        header=header,
        treatment="Study infusions today",
        product="ICAR study infusion, opaque sleeve",
        doses=(
            DoseRow(
                2,
                "Study infusion 2 of 4",
                "running",
                volume=quantity("800 mL"),
                rate=quantity("100 mL/h"),
                over=quantity("8 h"),
                window_words="Day 3",
                started=at("20 23:30"),
                start_rate=quantity("40 mL/h"),
                given=ml("613"),
                initials="Nurse C",
                witness="Nurse B",
            ),
        ),
        working=Working(
            "Volume and rate",
            "",
            (
                WorkingLine("Dosing weight", "80 kg", "bed scale 19-Nov-2026"),
                WorkingLine("Volume from the pharmacy", "800 mL", strong=True),
                WorkingLine("Over at least 8 hours", "100 mL per hour", strong=True),
            ),
        ),
        chart=None,
        events_title="Infusion events, study infusion 2 of 4",
        deviations=(),
        upcoming=base.upcoming[1:],
        rules=replace(base.rules, stop=("Pause for a suspected reaction and call.",)),
    )


def quiet_sheet() -> DaySheet:
    """A future day on which nothing was charted yet."""
    base = igm_sheet()
    return replace(
        base,
        when="future",
        header=replace(base.header, day=4, day_words="Day 4 of 7", date=Date(2026, 11, 22)),
        doses=(),
        working=None,
        chart=replace(base.chart, points=(), spans=(), empty_words="No titer yet")
        if base.chart
        else None,
        events=(),
        pump_check=None,
        scores=(),
        deviations=(),
        upcoming=(),
        tasks=base.tasks[3:],
        footer=replace(base.footer, done=0, asked=4, missing=4),
    )


HOSTILE = (
    "<b>x</b>",
    "=cmd|'/C calc'!A0",
    "#panic()",
    '#include "/etc/passwd"',
    "+1+1",
    "-2",
    "@SUM(A1)",
    "'quoted'",
    '"double", comma',
    "$x^2$ *bold* _it_ `raw` [block] {set}",
    "\\u{202e} \\ // /* comment */ <label> @ref",
    "https://example.org/a?b=c&d",
    "a--b---c...",
)


def hostile_sheet() -> DaySheet:
    """Texts that look like markup, formulas or code, in every place that takes free words."""
    base = igm_sheet()
    return replace(
        base,
        header=replace(base.header, bed="<i>4</i>"),
        notes=tuple(
            NoteRow("note", "Note", at("21 03:10"), text, Signer("#panic()", at("21 06:27")))
            for text in HOSTILE
        ),
        footer=replace(base.footer, printed_by="=cmd"),
    )

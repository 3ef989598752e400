"""The ward of the pictures and panel tests, 21-Nov-2026 06:12: synthetic subjects, made by hand."""

from __future__ import annotations

from decimal import Decimal

from tests.support import story_chart
from ui.models.board_row import (
    Board,
    BoardDue,
    BoardInfusion,
    BoardMeasure,
    BoardRow,
    Part,
    ShiftRow,
    Spark,
)
from ui.models.log_content import (
    DeviationRow,
    DeviationsContent,
    HistoryContent,
    HistoryRow,
    LogContent,
    LogLine,
    LogNote,
)
from ui.models.subject_content import (
    DoseRow,
    Figure,
    InfusionContent,
    LastValue,
    NowContent,
    NowItem,
    RailDay,
)

NB = "\u00a0"


def _at(hour: int, minute: int) -> int:
    """Return an instant of 21-Nov-2026 in Rome, in seconds since 1970."""
    return 1795215600 + hour * 3600 + minute * 60


def ward() -> Board:
    """Return the eight subjects of the board."""
    rows = (
        BoardRow(
            "IGM-0007",
            "04",
            "IgM-FAT",
            "single_blind",
            BoardDue("overdue", "Overdue 12min", "due by 06:00", "Daily vitals", "v", _at(6, 0)),
            BoardInfusion(
                "running",
                "Running",
                "dose 3",
                (
                    Part("112", True),
                    Part(f" of 141{NB}mL, ends "),
                    Part("11:09", True),
                ),
                794,
            ),
            BoardMeasure(
                f"74.2{NB}mg/dL",
                "20-Nov-2026 05:50",
                Spark(((50, 160), (300, 480), (550, 690)), 985),
            ),
            "Day 3",
            "of 7",
            ("06:12 IgM titer result", "06:12 Arterial gas, FiO2"),
        ),
        BoardRow(
            "MIC-0014",
            "09",
            "I-MICRO",
            "blinded",
            BoardDue(
                "due_now",
                "Due now",
                "30min reached at 06:09",
                "Vitals, then step to level 3",
                "l",
                _at(6, 9),
            ),
            BoardInfusion(
                "running",
                "Running",
                "level 2 of 3",
                (Part(f"21{NB}mL per hour", True), Part(", 46hr 57min left")),
                22,
            ),
            BoardMeasure("Mottling 4 of 5", "21-Nov-2026 04:10"),
            "Day 0",
            "of 7",
            ("06:42 Vitals at level 3", "16:02 Biobank tubes, last chance"),
        ),
        BoardRow(
            "MIC-0012",
            "07",
            "I-MICRO",
            "blinded",
            BoardDue(
                "due_now",
                "Due now",
                "bilirubin awaited, by 10:00",
                "Daily SOFA: 1 of 6 missing",
                "s",
                _at(6, 12),
            ),
            BoardInfusion("ended", "Ended", "48hr course", (Part("Complete 18-Nov-2026 22:40"),)),
            BoardMeasure("SOFA 11 to 15", "5 of 6 known"),
            "Day 5",
            "of 7",
            ("07:00 Laboratory set", "20:00 Capillary refill"),
        ),
        BoardRow(
            "ICR-0021",
            "02",
            "ICAR",
            "blinded",
            BoardDue(
                "soon",
                "Soon, 06:30",
                "1 open deviation",
                "Rate check, 8hr minimum",
                "r",
                _at(6, 30),
            ),
            BoardInfusion(
                "running",
                "Running",
                "infusion 2 of 4",
                (Part("613", True), Part(f" of 800{NB}mL, ends "), Part("08:00", True)),
                766,
            ),
            BoardMeasure(f"P/F 142{NB}mmHg", "19-Nov-2026 06:05"),
            "Day 3",
            "of 28",
            ("08:00 Infusion 2 ends", "10:00 SOFA, P/F, chest score"),
        ),
        BoardRow(
            "ILD-0003",
            "11",
            "ILIAD-7",
            "blinded",
            BoardDue(
                "soon",
                "Soon, 07:20",
                "72hr after injection 1",
                "IM injection 2 of 7",
                "i",
                _at(7, 20),
            ),
            BoardInfusion("no_infusion", "No infusion", "", (Part("Last IM 18-Nov-2026 07:20"),)),
            BoardMeasure("Not shown", "kept out by blinding"),
            "Day 4",
            "of 30",
            ("07:00 ALC before the injection", "08:20 Site check"),
        ),
        BoardRow(
            "IGM-0009",
            "06",
            "IgM-FAT",
            "single_blind",
            BoardDue("later", "Later, 07:00", "07:00 to 09:00", "Laboratory set", "b", _at(7, 0)),
            BoardInfusion(
                "paused",
                "Paused 9min",
                "dose 2",
                (Part("140", True), Part(f" of 310{NB}mL, line change")),
                452,
            ),
            BoardMeasure(f"44.0{NB}mg/dL", "19-Nov-2026 22:15", Spark(((50, 310),), 985)),
            "Day 1",
            "of 7",
            ("07:00 Vasopressor check", "20:00 Dose 3 start window"),
        ),
        BoardRow(
            "REG-0118",
            "12",
            "IVIG registry",
            "open",
            BoardDue("later", "Later, 08:00", "observed only", "Record IVIG given", "o", _at(8, 0)),
            BoardInfusion(
                "no_infusion",
                "No infusion",
                "",
                (Part(f"Last recorded 20{NB}g, 20-Nov-2026"),),
            ),
            BoardMeasure(f"20{NB}g in a day", "highest so far"),
            "Day 4",
            "of 28",
            ("20:00 Ventilation and support", "Nothing else before midnight"),
        ),
        BoardRow(
            "ICR-0019",
            "01",
            "ICAR",
            "blinded",
            BoardDue("done", "Nothing due", "next 28-Nov-2026", "Day 14 set complete"),
            BoardInfusion("ended", "Ended", "4 of 4", (Part("Complete 10-Nov-2026 18:20"),)),
            BoardMeasure(f"P/F 231{NB}mmHg", "21-Nov-2026 05:40"),
            "Day 14",
            "of 28",
            ("28-Nov-2026 Day 21 set",),
        ),
    )
    shift = (
        ShiftRow("06:00", "overdue", "04", "IGM-0007", "Daily vitals", "v"),
        ShiftRow("06:12", "due_now", "09", "MIC-0014", "Vitals, then step", "l"),
        ShiftRow("06:12", "due_now", "04", "IGM-0007", "IgM titer result", "t"),
        ShiftRow("06:12", "due_now", "07", "MIC-0012", "Bilirubin for SOFA", "s"),
        ShiftRow("06:30", "soon", "02", "ICR-0021", "Check the rate", "r"),
        ShiftRow("07:00", "later", "04", "IGM-0007", "Laboratory set", "b"),
        ShiftRow("07:00", "later", "06", "IGM-0009", "Laboratory set", "b"),
        ShiftRow("07:20", "soon", "11", "ILD-0003", "IM injection 2 of 7", "i"),
        ShiftRow("08:00", "later", "02", "ICR-0021", "Infusion 2 ends", "e"),
    )
    return Board(
        tuple(reversed(rows)),
        shift,
        "Night 20:00 to 08:00: 31 done, 2 not done with reason",
        9,
        "8 subjects enrolled, all shown. 1 screening: SCR-0031, Bed 10.",
    )


def now_page() -> NowContent:
    """Return IGM-0007 of mock 02."""
    later = (("4", "22"), ("5", "23"), ("6", "24"), ("7", "25"))
    days = (
        RailDay(0, "Day 0", "18-Nov-2026", "24 of 24", "done"),
        RailDay(1, "Day 1", "19-Nov-2026", "11 of 11", "done"),
        RailDay(2, "Day 2", "20-Nov-2026", "10 of 11", "not_done"),
        RailDay(3, "Day 3", "21-Nov-2026", "2 of 11", "due_now", today=True),
        *(RailDay(int(n), f"Day {n}", f"{date}-Nov-2026", "", "later") for n, date in later),
        RailDay(14, "Day 14", "02-Dec-2026", "", "later"),
        RailDay(21, "Day 21", "09-Dec-2026", "", "later"),
        RailDay(28, "Day 28", "16-Dec-2026", "", "later"),
        RailDay(90, "Day 90", "16-Feb-2027", "", "later"),
    )
    return NowContent(
        days,
        LastValue(
            "Last titer, sampled 20-Nov-2026 05:50",
            f"74.2{NB}mg/dL",
            "up 16.2 from the day before",
            "25.8 below target",
        ),
        story_chart.course(),
        tuple(
            DoseRow(
                dose,
                f"{given}{NB}mL",
                "running" if dose.startswith("3") else "done",
                "Running" if dose.startswith("3") else "Complete",
                f"{titer}{NB}mg/dL",
                f"{amount}{NB}mL",
                f"{amount}{NB}mL",
                f"{amount}{NB}mL",
            )
            for dose, titer, amount, given in (
                ("3, Day 2", "74.2", 141, 112),
                ("2, Day 1", "58.0", 229, 229),
                ("1, Day 0", "31.4", 375, 375),
            )
        ),
        (
            NowItem(
                "overdue", "Overdue 12min", "due by 06:00", "Daily vitals", "v", "Enter vitals"
            ),
            NowItem(
                "due_now",
                "Due now",
                "window to 09:00",
                "IgM titer result",
                "t",
                "Enter titer",
                "sample 05:30 at the laboratory",
            ),
            NowItem(
                "due_now", "Due now", "window to 08:00", "Arterial gas, FiO2", "g", "Enter gas"
            ),
            NowItem("soon", "Soon, 07:00", "07:00 to 09:00", "Laboratory set", "l", "Enter labs"),
            NowItem("later", "Later, 11:09", "", "Dose 4 decision", "d"),
        ),
        InfusionContent(
            "running",
            "Running",
            "dose 3",
            "since 20-Nov-2026 10:40",
            f"5.9{NB}mL per hour",
            "Ends, in 4hr 57min",
            "11:09",
            Decimal(112),
            Decimal(141),
            (
                Figure(f"112{NB}mL", "delivered"),
                Figure(f"29{NB}mL", "to run"),
                Figure(f"141{NB}mL", "DOSE"),
            ),
            actions=("pause", "rate", "stop"),
        ),
        8,
        "23:59",
    )


def infusion_log() -> LogContent:
    """Return ICR-0021 of mock 06."""

    def line(time: str, mark: str, event: str, rest: tuple[str, ...], **more: str) -> LogLine:
        rate, volume, who, entered = rest
        return LogLine(
            f"A-{time}",
            more.pop("date", "21-Nov-2026"),
            time,
            mark,  # type: ignore[arg-type]
            event,
            f"{rate}{NB}mL per hour",
            f"{volume}{NB}mL",
            who,
            entered,
            **more,  # type: ignore[arg-type]
        )

    lines = (
        line(
            "23:30",
            "start",
            "Start",
            ("40", "0", "Nurse C", "23:31"),
            detail=f", bottle 1 of 2, 400{NB}mL",
            date="20-Nov-2026",
        ),
        line(
            "00:00", "rate", "Rate", ("104", "20", "Nurse C", "00:02"), detail=" step, after 30min"
        ),
        line(
            "01:10", "pause", "Pause", ("0", "141", "Nurse C", "01:55"), detail=", transfer to CT"
        ),
        line(
            "01:48", "resume", "Resume", ("104", "141", "Nurse C", "01:55"), detail=", after 38min"
        ),
        line(
            "04:17",
            "bag",
            "Bag change",
            ("104", "400", "Nurse A", "04:19"),
            detail=f", bottle 2 of 2, 400{NB}mL",
            under="corrected 04:31, Nurse A: read from the wrong line",
            under_kind="correction",
            old_time="03:17",
            old_volume=f"296{NB}mL",
        ),
        line(
            "04:20",
            "rate",
            "Rate",
            ("130", "405", "Nurse A", "04:22"),
            detail=" step",
            under="Deviation: above ceiling 104 for 32min",
            under_kind="deviation",
        ),
        line(
            "04:52",
            "rate",
            "Rate",
            ("104", "474", "Nurse A", "04:53"),
            detail=" step, back to plan",
        ),
        LogLine(
            "",
            "21-Nov-2026",
            "08:00",
            "expected",
            "Ends, at this rate",
            f"0{NB}mL per hour",
            f"800{NB}mL",
            "not yet",
            "",
        ),
    )
    return LogContent(
        "ICAR study infusion 2 of 4",
        f"800{NB}mL in at least 8hr; opaque sleeve intact at start: yes",
        lines,
        "running",
        "Running",
        f"104{NB}mL per hour",
        f"187{NB}mL to run",
        "ends 08:00",
        story_chart.delivered(),
        (
            LogNote(
                "It would end after 7hr 52min of running time; the protocol asks at least 8hr.",
                f"At 96{NB}mL per hour it would end at 08:09, after 8hr 1min. "
                "Pauses are not counted (site setting).",
                "Deviation 1, what happened, in your words",
                "Rate set to catch up after CT.",
                "Nurse A, 04:53",
                "Change rate",
                "rate",
            ),
        ),
        ("rate", "pause", "bag", "stop", "unknown"),
    )


def deviations() -> DeviationsContent:
    """Return three departures of ICR-0021, one of them not explained yet."""
    return DeviationsContent(
        (
            DeviationRow(
                "rate_above_ceiling:2",
                f"Rate 130{NB}mL per hour for 32min, 26 above the ceiling of 104{NB}mL per hour.",
                "The rate of a study infusion stays at or below the ceiling that the site signed.",
                "21-Nov-2026 04:20, Day 3",
                "dose, minor",
                "explained",
                "Explained",
                "Rate set to catch up after CT.",
                "Nurse A, 21-Nov-2026 04:53",
            ),
            DeviationRow(
                "window_missed:pf:2",
                "P/F of Day 2 was recorded 1hr 40min after its window ended.",
                "P/F is measured once each study day, between 05:00 and 09:00.",
                "20-Nov-2026 10:40, Day 2",
                "assessment, minor",
                "open",
                "Open",
            ),
            DeviationRow(
                "criteria_not_known:weight",
                "Enrolled with one criterion not known: body weight measured within 24hr.",
                "Every criterion is answered before a subject is enrolled.",
                "18-Nov-2026 16:22, Day 1",
                "eligibility, major",
                "reviewed",
                "Reviewed",
                "Bed scale broken; weighed the morning after and entered.",
                "Investigator B, 19-Nov-2026 08:10",
            ),
        ),
        may_review=True,
    )


def history() -> HistoryContent:
    """Return the last entries of ICR-0021, one corrected and one voided."""

    def row(number: int, at: str, kinds: tuple[str, str], text: str, **more: object) -> HistoryRow:
        by = str(more.pop("by", "Nurse A"))
        return HistoryRow(
            f"A-{number}",
            f"A-{number}",
            f"21-Nov-2026 {at}",
            *kinds,
            text,
            by,
            "nurse",
            str(more.pop("entered", f"entered {at}")),
            **more,  # type: ignore[arg-type]
        )

    infusion, value = ("infusion", "Infusion"), ("measurement", "Measurement")
    return HistoryContent(
        (
            row(
                118, "06:05", value, f"Platelets 92{NB}10*9/L", entered="entered 06:11, 6min later"
            ),
            row(
                117, "04:53", ("deviation", "Deviation explained"), "Rate set to catch up after CT."
            ),
            row(116, "04:52", infusion, f"Rate 104{NB}mL per hour, back to plan"),
            row(115, "04:20", infusion, f"Rate 130{NB}mL per hour"),
            row(
                114,
                "04:17",
                infusion,
                f"Bag change 04:17, bottle 2 of 2, 400{NB}mL",
                old=(f"Bag change 03:17, bottle 2 of 2, 400{NB}mL",),
                reason="corrected 04:31 by Nurse A: read from the wrong line",
                entered="entered 04:31, 14min later",
            ),
            row(112, "01:48", infusion, f"Resume 104{NB}mL per hour, after 38min", by="Nurse C"),
            row(111, "01:10", infusion, "Pause, transfer to CT", by="Nurse C"),
            row(
                110,
                "00:40",
                value,
                f"Potassium 41{NB}mmol/L",
                by="Nurse C",
                void=True,
                reason="voided 00:52 by Nurse C: typed for the wrong patient",
            ),
            row(109, "00:00", infusion, f"Rate 104{NB}mL per hour", by="Nurse C"),
        )
    )

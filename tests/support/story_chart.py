"""The course of IGM-0007 as charts draw it: the numbers of the pictures, made by hand."""

from __future__ import annotations

from decimal import Decimal

from protocols.times import Date, Instant, PlainDateTime, midnight, show_date, show_when
from ui.models.chart_values import (
    Awaited,
    ChartContent,
    DayMark,
    DeliveredContent,
    DoseLabel,
    Level,
    PauseSpan,
    Point,
    RateLane,
    RateSpan,
    SupportLane,
    SupportSpan,
    ValueLane,
    VolumeMark,
    VolumePoint,
    VolumeStretch,
)

ZONE = "Europe/Rome"
D = Decimal


def at(day: int, clock: str, month: int = 11) -> Instant:
    """Return a wall time of November 2026 in Rome."""
    hour, minute = (int(part) for part in clock.split(":"))
    return PlainDateTime(2026, month, day, hour, minute).assume_tz(ZONE).to_instant()


NOW = at(21, "06:12")


def days(first: Date, count: int) -> tuple[DayMark, ...]:
    """Return the midnights of study days 0 to count - 1."""
    dates = [first.add(days=number) for number in range(count)]
    return tuple(
        DayMark(midnight(date, ZONE), f"Day {number}", show_date(date))
        for number, date in enumerate(dates)
    )


def titer(when: Instant, text: str, form: str, day: int, *, joined: bool = True) -> Point:
    """Return a titer with its sentence."""
    words = "before a dose" if form == "before" else f"during dose {day}"
    sentence = f"IgM titer {text} mg/dL, sampled {show_when(when, ZONE)}, Day {day}, {words}."
    return Point(when, D(text), D(text), text, sentence, form, joined)  # type: ignore[arg-type]


def span(start: Instant, end: Instant, rate: str, kind: str = "given") -> RateSpan:
    """Return a stretch of one rate."""
    sentence = f"{rate} mL per hour from {show_when(start, ZONE)} to {show_when(end, ZONE)}."
    return RateSpan(start, end, D(rate), sentence, kind)  # type: ignore[arg-type]


def support(start: Instant, end: Instant, text: str) -> SupportSpan:
    """Return a stretch of norepinephrine."""
    words = f"Norepinephrine {text} micrograms per kg per min from {show_when(start, ZONE)}."
    return SupportSpan(start, end, text, words)


def measure(day: int, low: int, high: int, what: str) -> Point:
    """Return a score of a study day at six in the morning."""
    when = at(18 + day, "06:00")
    text = str(low) if low == high else f"{low} to {high}"
    return Point(when, D(low), D(high), text, f"{what} {text}, Day {day}.", joined=day > 0)


def course() -> ChartContent:
    """Return the chart of mock 02."""
    pause = (at(20, "15:20"), at(20, "15:50"))
    return ChartContent(
        ZONE,
        NOW,
        "Now 06:12",
        at(18, "00:00"),
        at(22, "02:00"),
        days(Date(2026, 11, 18), 5),
        ValueLane(
            "IgM titer, mg/dL",
            D(120),
            D(20),
            (
                titer(at(18, "04:48"), "31.4", "before", 0, joined=False),
                titer(at(19, "05:33"), "58.0", "during", 1),
                titer(at(20, "05:50"), "74.2", "during", 2),
            ),
            (
                Level(D(100), "Target 100", "target"),
                Level(D(60), "Entry: below 60", "threshold"),
            ),
            Awaited(
                at(21, "05:30"),
                ("Sample 05:30,", "result awaited"),
                "IgM sample of 21-Nov-2026 05:30, result awaited.",
            ),
        ),
        RateLane(
            "Infusion rate, mL per hour",
            D(30),
            D(30),
            (
                span(at(18, "10:20"), at(19, "10:20"), "15.6"),
                span(at(19, "10:30"), at(20, "10:35"), "9.5"),
                span(at(20, "10:40"), pause[0], "5.9"),
                span(pause[1], NOW, "5.9"),
                span(NOW, at(21, "11:09"), "5.9", "forecast"),
            ),
            (PauseSpan(*pause, "Paused 30min from 20-Nov-2026 15:20, line change."),),
            (
                DoseLabel(at(18, "10:20"), "Dose 1, ", "240 mg per kg", "375 mL given"),
                DoseLabel(at(19, "10:30"), "Dose 2, ", "147 mg per kg", "229 mL given"),
                DoseLabel(at(20, "10:40"), "Dose 3, ", "90 mg per kg", "112 of 141 mL"),
            ),
            Level(D("31.2"), "Ceiling 31.2", "ceiling"),
        ),
        (
            SupportLane(
                "Norepinephrine",
                "base, micrograms per kg per min",
                (
                    support(at(17, "22:00"), at(19, "02:00"), "0.42"),
                    support(at(19, "02:00"), at(19, "20:30"), "0.3"),
                    support(at(19, "20:30"), at(20, "18:00"), "0.18"),
                    support(at(20, "18:00"), NOW, "0.12"),
                ),
                before=True,
            ),
        ),
        (
            ValueLane(
                "SOFA, 0 to 24",
                D(24),
                D(8),
                (
                    measure(0, 13, 13, "SOFA"),
                    measure(1, 12, 12, "SOFA"),
                    measure(2, 10, 10, "SOFA"),
                    measure(3, 8, 12, "SOFA"),
                ),
            ),
            ValueLane(
                "P/F, mmHg",
                D(400),
                D(200),
                (
                    measure(0, 142, 142, "P/F"),
                    measure(1, 168, 168, "P/F"),
                    measure(2, 231, 231, "P/F"),
                ),
                (Level(D(300), "300", "threshold"),),
            ),
            ValueLane(
                "Mottling, 0 to 5",
                D(5),
                D(5),
                (
                    measure(0, 4, 4, "Mottling"),
                    measure(1, 3, 3, "Mottling"),
                    measure(2, 2, 2, "Mottling"),
                ),
            ),
        ),
    )


def empty_course() -> ChartContent:
    """Return a course without a titer and without a dose."""
    whole = course()
    return ChartContent(
        ZONE,
        at(18, "06:00"),
        "Now 06:00",
        whole.start,
        whole.end,
        whole.days,
        ValueLane(
            "IgM titer, mg/dL",
            D(120),
            D(20),
            levels=(Level(D(100), "Target 100", "target"),),
            empty="No titer yet; first sample due 18-Nov-2026 09:00",
        ),
        RateLane("Infusion rate, mL per hour", D(30), D(30)),
    )


def long_course(count: int = 28) -> ChartContent:
    """Return a course of four weeks, one titer and one dose a day."""
    start = at(1, "00:00")
    points, spans, doses = [], [], []
    for number in range(count):
        when = start.add(hours=24 * number + 5)
        points.append(titer(when, f"{30 + (number * 7) % 60}.{number % 10}", "during", number))
        spans.append(span(when.add(hours=4), when.add(hours=26), f"{5 + number % 9}.5"))
        doses.append(DoseLabel(when.add(hours=4), f"Dose {number + 1}, ", "90 mg per kg", "141 mL"))
    whole = course()
    assert whole.key is not None
    assert whole.rate is not None
    return ChartContent(
        ZONE,
        start.add(hours=24 * count - 4),
        "Now 20:00",
        start,
        start.add(hours=24 * count + 2),
        days(Date(2026, 11, 1), count + 1),
        ValueLane(whole.key.title, D(120), D(20), tuple(points), whole.key.levels),
        RateLane(
            whole.rate.title, D(30), D(30), tuple(spans), (), tuple(doses), whole.rate.ceiling
        ),
        (
            SupportLane(
                "Norepinephrine",
                "base, micrograms per kg per min",
                tuple(
                    support(start.add(hours=12 * n), start.add(hours=12 * n + 12), f"0.{n % 5 + 1}")
                    for n in range(2 * count - 1)
                ),
            ),
        ),
        tuple(
            ValueLane(
                lane.title,
                lane.top,
                lane.step,
                tuple(
                    Point(start.add(hours=24 * n + 6), D(n % 5), D(n % 5), str(n % 5), f"Day {n}.")
                    for n in range(count)
                ),
            )
            for lane in whole.trends
        ),
    )


def delivered() -> DeliveredContent:
    """Return the delivered volume of mock 06."""

    def volume(when: Instant, amount: int) -> VolumePoint:
        return VolumePoint(when, D(amount))

    start = at(20, "23:30")
    return DeliveredContent(
        ZONE,
        NOW,
        "Now 06:12",
        at(20, "23:00"),
        at(21, "08:40"),
        "Delivered volume, mL",
        D(800),
        D(200),
        Level(D(800), "Planned 800 mL", "target"),
        tuple(
            DayMark(at(21, f"{hour:02}:00"), f"{hour:02}:00", "21-Nov-2026" if not hour else "")
            for hour in range(0, 10, 2)
        ),
        (
            volume(start, 0),
            volume(at(21, "00:00"), 20),
            volume(at(21, "01:10"), 141),
            volume(at(21, "01:48"), 141),
            volume(at(21, "04:17"), 400),
            volume(at(21, "04:20"), 405),
            volume(at(21, "04:52"), 474),
            volume(NOW, 613),
        ),
        (volume(start, 0), volume(at(21, "00:00"), 20), volume(at(21, "07:30"), 800)),
        (volume(NOW, 613), volume(at(21, "08:00"), 800)),
        (
            VolumeStretch(
                (volume(at(21, "04:20"), 405), volume(at(21, "04:52"), 474)),
                "deviation",
                "Rate 130",
                "130 mL per hour from 04:20 to 04:52, above the ceiling of 104 for 32min.",
            ),
        ),
        (
            VolumeMark(
                at(21, "01:29"), D(141), "pause", "paused 38min", "Paused 38min from 01:10."
            ),
            VolumeMark(at(21, "04:17"), D(400), "bag", "bottle 2", "Bag change 04:17 at 400 mL."),
            VolumeMark(NOW, D(613), "now", "613 mL", "613 mL delivered at 06:12."),
        ),
    )

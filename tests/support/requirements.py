"""What is asked of Bedline (R1-R110), the hazards behind it, and why a test may be missing.

The numbers are those of the `requirement` marks in the tests.
"""

from __future__ import annotations

from dataclasses import dataclass

TITLES = """
R1 acknowledged only after commit and sync
R2 durable settings set and read back, else read-only
R3 one entry, one transaction
R4 drafts survive a crash, never charted by themselves
R5 a failed write keeps the text and says so
R6 low-disk warning and reserve
R7 saving stays fast at 50,000 entries
R8 closing and signals lose nothing acknowledged
R9 foreign and newer stores are not touched
R10 hash chain verified, first bad entry named
R11 anchor outside the ledger shows missing entries
R12 pages authenticated
R13 entries append-only
R14 unsafe places refused
R15 one writer; a second start looks on
R16 backups by the backup call, verified
R17 read back before commit
R18 results keep inputs, formula and protocol hash
R19 opens fast
R20 no network call
R21 starts and shows what it has
R22 downtime sheet
R23 no traceback reaches the ward
R24 a busy file is retried
R25 quantities carry dimensions; no floats in doses
R26 closed, case-exact units
R27 exact conversions
R28 rounding down, never over a maximum
R29 hard limits cannot be passed by a decision
R30 weight rules
R31 titer rules, below and above results kept
R32 a missing input is never a zero
R33 score tables at every cut-point
R34 the dose line and its inverse agree
R35 independent second check
R36 wrong-patient guards
R37 given, scheduled and calculated are three facts
R38 late and missed doses by the protocol's rule only
R39 a changed input voids the shown dose
R40 protocol version pinned
R41 golden dose table
R42 numbers displayed without ambiguity
R43 supports and does not replace the order
R44 two times per entry
R45 schedules in UTC
R46 repeated and skipped hour
R47 clock jumps noticed
R48 no charting in the future; late is labelled
R49 study days by the protocol
R50 overdue list after sleep
R51 24-hour clock and unambiguous dates
R52 number grammar
R53 same under every locale
R54 hostile text refused or shown literally
R55 plain text widgets, no eval, parameters in SQL
R56 templates get data as data
R57 CSV that no spreadsheet runs
R58 safe file names
R59 protocol files: limits, closed keys, line and column
R60 one account a person
R61 memory-hard passphrases, delays, lock-out
R62 lock over the form
R63 role by action table in the store
R64 administrators do not chart
R65 encrypted at rest, key wrapped per account
R66 no patient data in logs, titles, metadata
R67 exports carry the study id only
R68 exports to removable media
R69 honest limits stated
R70 pinned, hashed dependencies
R71 no arm in double-blind protocols
R72 twin subjects give identical output
R73 the loader refuses arm-dependent blinded protocols
R74 masked values never shown
R75 no listing by kit
R76 betraying words warned
R77 emergency unblinding without the arm
R78 suspected unblinding recorded
R79 backups and exports obey the mask
R80 who, what, when, why of every change
R81 the trail cannot be switched off
R82 corrections keep the old value legible
R83 house events logged
R84 readable trail
R85 signatures
R86 a signature binds what was shown
R87 signed days are locked
R88 first signer is not the second
R89 inspector copy
R90 monitor's review
R91 nothing is purged
R92 edits behind the program are detected
R93 names and times of entries cannot change later
R94 damage: read-only with what verifies
R95 backups rotated, the last good one kept
R96 restore into a side copy, missing entries listed
R97 migrations on a copy
R98 older program on a newer store
R99 re-entry from paper
R100 crash log without patient data
R101 merge is a union
R102 conflicts are shown
R103 wall clocks never decide order
R104 transfer files authenticated
R105 never merge into a damaged store
R106 hazard to test table made by the build
R107 list of third-party software
R108 check of an installation
R109 safety cases on Windows
R110 tried with nurses
""".strip()

UNSHOWN: dict[str, str] = {
    "R7": "timed by `python -m tests.benchmarks`, not by a test that passes or fails",
    "R23": "no one test: bad lines, bad files and failing disks each end in words, see R5, R59",
    "R43": "the downtime sheet says so; no test looks for the sentence on each dose screen",
    "R77": "the contact of the protocol is not shown by a button of its own in this version",
    "R78": "recorded as a note; there is no form of its own in this version",
    "R101": "not offered: the stores of two laptops are not merged",
    "R102": "not offered: the stores of two laptops are not merged",
    "R105": "not offered: the stores of two laptops are not merged",
    "R108": "not built in this version; `verify` checks a store, not an installation",
    "R109": "nothing was run on Windows",
    "R110": "no nurse has tried the screens",
}
"""Why no test shows a requirement; left out of the page as soon as one does."""


@dataclass(frozen=True, slots=True)
class Hazard:
    """What could harm somebody, and the requirements that stand against it."""

    id: str
    what: str
    harm: str
    requirements: tuple[str, ...]


def _hazard(id_: str, what: str, harm: str, *spans: str) -> Hazard:
    """Make a hazard; a span is `R5` or `R10-R13`."""
    found: list[str] = []
    for span in spans:
        first, _, last = span.replace("R", "").partition("-")
        found += [f"R{number}" for number in range(int(first), int(last or first) + 1)]
    return Hazard(id_, what, harm, tuple(found))


HAZARDS: tuple[Hazard, ...] = (
    _hazard(
        "H1",
        "A dose, volume or rate is worked out or shown wrong",
        "overdose, underdose, reaction to a fast infusion",
        *("R18", "R25", "R27-R31", "R34", "R35", "R39-R41", "R43"),
    ),
    _hazard(
        "H2",
        "A missing, old or doubtful value is taken for a good one",
        "a dose or a score that rests on nothing",
        *("R30-R33", "R39", "R49"),
    ),
    _hazard(
        "H3",
        "An entry that was acknowledged is lost",
        "a dose given twice or not at all; a hole in the trial's data",
        *("R1-R8", "R16", "R24", "R95-R97"),
    ),
    _hazard(
        "H4",
        "The record is changed, shortened or exchanged unseen",
        "decisions and results on a false record",
        *("R9-R13", "R17", "R82", "R87", "R91", "R92"),
    ),
    _hazard("H5", "An entry goes into another patient's chart", "wrong treatment twice", "R36"),
    _hazard(
        "H6",
        "A typed number or unit is read otherwise than it was meant",
        "an error by a factor of ten or a thousand",
        *("R25-R27", "R42", "R52", "R53"),
    ),
    _hazard(
        "H7",
        "A time, a day or an order of events is wrong",
        "a dose too early, too late or twice; wrong study days",
        *("R38", "R44-R51", "R103"),
    ),
    _hazard(
        "H8",
        "What is due, paused or missed is not noticed",
        "a gap in the treatment; a missed sample",
        *("R22", "R37", "R38", "R50", "R99"),
    ),
    _hazard(
        "H9",
        "Somebody learns the arm who must not",
        "a biased trial; in double-blind trials a lost one",
        "R71-R79",
    ),
    _hazard(
        "H10",
        "Somebody acts in another's name, or beyond his role",
        "orders and signatures that nobody answers for",
        *("R60-R64", "R85", "R86", "R88"),
    ),
    _hazard(
        "H11",
        "A patient's data leave the ward",
        "harm to a person's privacy",
        *("R14", "R20", "R65-R70", "R100", "R104"),
    ),
    _hazard(
        "H12",
        "The program or the record is not there when it is needed",
        "treatment from memory",
        *("R19", "R21-R24", "R94", "R96", "R98", "R99"),
    ),
    _hazard(
        "H13",
        "A text or a file is taken for a command, a formula or markup",
        "a changed sheet, a changed record, a changed limit",
        *("R54-R59", "R70"),
    ),
    _hazard(
        "H14",
        "Two people or two laptops write at once",
        "entries lost or doubled",
        *("R15", "R101-R105"),
    ),
    _hazard(
        "H15",
        "An inspector cannot follow what happened",
        "the trial's results are not accepted",
        *("R80-R86", "R89-R91", "R93"),
    ),
    _hazard(
        "H16",
        "This page says more than was shown",
        "a false feeling of safety",
        *("R69", "R106-R110"),
    ),
)

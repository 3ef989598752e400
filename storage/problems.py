"""What can go wrong where the record rests: one family, in plain words, with the exit code.

Nothing below the windows and commands shows a traceback for damage, a wrong passphrase or a full
disk: it shows one of these, which says what is wrong, where, and what to do.
"""

from __future__ import annotations

from typing import ClassVar, Literal

ExitCode = Literal[1, 3, 4]


class StorageProblem(Exception):  # noqa: N818 - the family's name in the windows and the manual
    """One problem of the store.

    Attributes:
        code: stable machine name, such as `wrong_passphrase`; the window translates by it.
        what: one plain English sentence: what is wrong.
        where: the file, entry or account it is about, or empty.
        do: one plain English sentence: what the person should do.
        exit_code: what a command ends with (1 refused, 3 damage, 4 not opened).
    """

    exit_code: ClassVar[ExitCode] = 1

    def __init__(self, code: str, what: str, *, where: str = "", do: str = "") -> None:
        super().__init__(" ".join(part for part in (what, do) if part))
        self.code = code
        self.what = what
        self.where = where
        self.do = do


class Refused(StorageProblem):
    """What was asked is not allowed or not possible; nothing was changed."""


class NotSaved(StorageProblem):
    """The file could not be written; nothing was stored, the typed text is still the person's."""


class Damaged(StorageProblem):
    """Something was changed, lost or cannot be read; nothing is repaired or deleted."""

    exit_code = 3


class NotOpened(StorageProblem):
    """The store was not opened, or not for writing, and nothing is known to be damaged."""

    exit_code = 4

"""Typing that is not charted yet: kept encrypted for its author, never part of the record (R4).

One file per author, form and subject, replaced whole. Its name tells nothing about any of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from protocols.times import Clock, Instant
from storage import durable, sealing
from storage.canonical import canonical
from storage.problems import NotSaved

_MARK = b"BEDLINE-DRAFT 1\n"
_SUFFIX = ".draft"


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody typed and did not save.

    Attributes:
        author: the account that typed it; nobody else is shown it.
        form: which form, by its machine name.
        subject: whose chart the form was open for, or None.
        content: JSON text, made and understood by the form.
        kept_at: when it was kept.
    """

    author: str
    form: str
    subject: str | None
    content: str
    kept_at: Instant


class Drafts:
    """The drafts of one open store."""

    def __init__(
        self, folder: Path, data_key: bytes, clock: Clock, random_bytes: Callable[[int], bytes]
    ) -> None:
        self._folder = folder
        self._key = sealing.subkey(data_key, "drafts")
        self._clock = clock
        self._random = random_bytes

    def keep(self, author: str, form: str, subject: str | None, content: str) -> None:
        """Keep what was typed, in place of the author's earlier draft of the same form.

        Raises:
            NotSaved: the disk refused; the earlier draft is still there.
        """
        path = self._path(author, form, subject)
        nonce = self._random(sealing.NONCE_BYTES)
        text = canonical([author, form, subject, content, self._clock().format_iso()])
        sealed = _MARK + nonce + sealing.seal(self._key, nonce, text, path.name.encode())
        try:
            durable.write_whole(path, sealed)
        except OSError as error:
            raise NotSaved(
                "draft_not_kept",
                f"What you typed could not be kept as a draft ({error.strerror}).",
                where=str(self._folder),
                do="Save it before you leave the form.",
            ) from error

    def of_author(self, author: str) -> tuple[Draft, ...]:
        """Return an author's drafts, the youngest first; damaged ones are left out, not deleted."""
        found = [self._read(path) for path in self._folder.glob(f"*{_SUFFIX}")]
        mine = [draft for draft in found if draft is not None and draft.author == author]
        return tuple(sorted(mine, key=lambda draft: draft.kept_at, reverse=True))

    def find(self, author: str, form: str, subject: str | None) -> Draft | None:
        """Return the author's draft of a form, or None."""
        return self._read(self._path(author, form, subject))

    def drop(self, author: str, form: str, subject: str | None) -> None:
        """Forget a draft: it was charted, or its author let it go."""
        self._path(author, form, subject).unlink(missing_ok=True)

    def _path(self, author: str, form: str, subject: str | None) -> Path:
        name = sealing.tag(self._key, canonical([author, form, subject]))
        return self._folder / f"{name[:32]}{_SUFFIX}"

    def _read(self, path: Path) -> Draft | None:
        try:
            content = path.read_bytes()
        except OSError:
            return None
        start = len(_MARK) + sealing.NONCE_BYTES
        text = sealing.unseal(
            self._key, content[len(_MARK) : start], content[start:], path.name.encode()
        )
        if text is None or not content.startswith(_MARK):
            return None
        author, form, subject, typed, kept_at = json.loads(text)
        return Draft(author, form, subject, typed, Instant.parse_iso(kept_at))

"""What a rehearsal of an amendment says: content for window, paper and command line, no layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from protocols.times import Instant

Part = Literal[
    "schedule",
    "dose",
    "criteria",
    "deviations",
    "endpoints",
    "stop rules",
    "site parameters",
    "blinding",
    "forms",
    "samples",
]
How = Literal["added", "removed", "moved", "changed"]

PARTS: tuple[Part, ...] = (
    "schedule", "dose", "criteria", "deviations", "endpoints", "stop rules", "site parameters",
    "blinding", "forms", "samples",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that another version would change.

    Attributes:
        id: of the block in the file, or key of the planned item or deviation.
        words: a whole sentence.
        sources: titles of the source texts that the new version names for it.
    """

    part: Part
    how: How
    id: str
    words: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What would change for one subject, if it followed another version from a moment on.

    Attributes:
        before, after: the two versions as `IgM-FAT 3.0, version 1`.
        fingerprint: of the new version.
        at: from when on the new version would hold.
        changes: in the order of `PARTS`, the schedule in order of time.
        kept: how many planned items lie before the switch; none of them is touched.
        to_sign: site parameters that the new version needs and nobody signed.
    """

    subject: str
    protocol: str
    before: str
    after: str
    version: int
    fingerprint: str
    at: Instant
    at_words: str
    changes: tuple[Change, ...]
    kept: int
    to_sign: tuple[str, ...] = ()

    def of(self, part: Part) -> tuple[Change, ...]:
        """Return the changes of one part."""
        return tuple(one for one in self.changes if one.part == part)

    @property
    def summary(self) -> str:
        """The rehearsal in one sentence."""
        if not self.changes:
            return f"Nothing would change for {self.subject}."
        counts = [(part, len(self.of(part))) for part in PARTS]
        listed = ", ".join(f"{part} {count}" for part, count in counts if count)
        return f"For {self.subject} would change from {self.at_words} on: {listed}."

    @property
    def past_words(self) -> str:
        """What is said about the past."""
        items = "1 planned item" if self.kept == 1 else f"{self.kept} planned items"
        return (
            f"{items} from before {self.at_words} and everything recorded stay as they are, "
            f"judged by {self.before}."
        )

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it as plain lines, a heading before each part."""
        found = [f"{self.before} to {self.after}. Rehearsed only; nothing was recorded."]
        found += [self.summary, self.past_words]
        for part in PARTS:
            changes = self.of(part)
            if changes:
                found.append(f"{part.capitalize()}")
                found += [f"  {one.words}" for one in changes]
        if self.to_sign:
            found.append("To be signed by the investigator before a dose can be worked out")
            found += [f"  {one}" for one in self.to_sign]
        return tuple(found)

    def as_json(self) -> dict[str, Any]:
        """Return it for machines."""
        return {
            "subject": self.subject,
            "protocol": self.protocol,
            "before": self.before,
            "after": self.after,
            "version": self.version,
            "fingerprint": self.fingerprint,
            "at": self.at.format_iso(),
            "summary": self.summary,
            "past": self.past_words,
            "kept": self.kept,
            "to_sign": list(self.to_sign),
            "changes": [
                {
                    "part": one.part,
                    "how": one.how,
                    "id": one.id,
                    "words": one.words,
                    "sources": list(one.sources),
                }
                for one in self.changes
            ],
        }

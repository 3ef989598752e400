"""Bedline's command line inside this process: arguments and bytes in, exit code and bytes out."""

# ruff: noqa: S105 - a test's passphrase is no secret

from __future__ import annotations

import functools
import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import main
from storage.sealing import TEST_COST
from storage.surroundings import Surroundings

PASSPHRASE = "four quiet words here"
USER = "dr-a"
NOW = "2026-11-22T12:00+01:00"


@dataclass(frozen=True, slots=True)
class Said:
    """What a command answered."""

    code: int
    out: bytes
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.decode().splitlines()

    @property
    def objects(self) -> list[Any]:
        return [json.loads(line) for line in self.lines]


class Door:
    """Runs commands as `main.py` does, with a cheap key derivation and a fixed clock."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
        self._patch = monkeypatch
        self.home = home
        monkeypatch.setenv("BEDLINE_TEST_CLOCK", "1")
        monkeypatch.setenv("BEDLINE_NOW", NOW)
        monkeypatch.setenv("BEDLINE_USER", USER)
        monkeypatch.setenv("BEDLINE_PASSPHRASE", PASSPHRASE)
        cheap = functools.partial(Surroundings, cost=TEST_COST)
        for module in ("storage.making", "storage.opening", "storage.restore"):
            monkeypatch.setattr(f"{module}.Surroundings", cheap)

    def run(self, *words: str | Path, given: bytes | str = b"") -> Said:
        """Run one command; `given` is its standard input."""
        raw = given.encode() if isinstance(given, str) else given
        out, err = io.BytesIO(), io.StringIO()
        with self._patch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
            patch.setattr(sys, "stdout", io.TextIOWrapper(out, write_through=True))
            patch.setattr(sys, "stderr", err)
            code = main.main([str(word) for word in words])
            sys.stdout.flush()
            answered = out.getvalue()
        return Said(code, answered, err.getvalue())

    def lines(self, command: str, *lines: object, words: tuple[str, ...] = ()) -> list[Any]:
        """Answer JSON lines; every answer is parsed."""
        given = "".join(f"{json.dumps(line)}\n" for line in lines)
        said = self.run(command, *words, given=given)
        assert said.code == 0, said.err
        return said.objects

    def new_store(self, name: str = "ward") -> Path:
        """Make a store with one investigator; return its folder."""
        folder = self.home / name
        said = self.run("init", "--store", folder, "--site", "Test ICU", "--zone", "Europe/Rome")
        assert said.code == 0, said.err
        return folder

    def chart(self, store: Path, *lines: object) -> list[str]:
        """Chart lines (objects, or raw bytes); return the answers after READY."""
        raw = b"".join(
            (line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n"
            for line in lines
        )
        said = self.run("chart-stdin", "--store", store, given=raw)
        assert said.code == 0, said.err
        assert said.lines[0] == "READY"
        return said.lines[1:]

    def dump(self, store: Path) -> list[dict[str, Any]]:
        said = self.run("dump", "--store", store)
        assert said.code == 0, said.err
        return said.objects


def enrol(subject: str = "IGM-0001", **changes: Any) -> dict[str, Any]:
    """Return the line that enrols a synthetic subject into IgM-FAT."""
    line: dict[str, Any] = {
        "id": f"enrol-{subject}",
        "kind": "enrol",
        "subject": subject,
        "protocol": "igm-fat",
        "at": "2026-11-21T09:00+01:00",
        "arm": "titer",
        "bed": "7",
        "weight": "70 kg",
        "height": "172 cm",
        "birth_year": 1961,
        "sex": "F",
        "anchors": {
            "shock_onset": "2026-11-21T02:10+01:00",
            "randomised": "2026-11-21T09:00+01:00",
        },
    } | changes
    return {key: value for key, value in line.items() if value is not None}


def note(id_: str, subject: str = "IGM-0001", **changes: Any) -> dict[str, Any]:
    """Return a line with a note."""
    return {
        "id": id_,
        "kind": "note",
        "subject": subject,
        "text": "calm",
        "at": "2026-11-21T12:00+01:00",
    } | changes

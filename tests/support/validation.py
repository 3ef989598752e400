"""Make docs/validation.md: hazard to requirement to test to result, or an honest line why not.

`python -m tests.support.validation` writes the page from the `requirement` marks in the tests, from
`tests/support/requirements.py` and from the figures of the long runs. Nothing is claimed that no
test shows: after the tests have run, `tests.support.run_all` asks `unmet` whether every requirement
claimed here has a test that passed, and the run fails where one has not.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.support import figures
from tests.support.requirements import HAZARDS, TITLES, UNSHOWN

ROOT = Path(__file__).parent.parent.parent
TABLE = ROOT / "docs" / "validation.md"


@dataclass(frozen=True, slots=True)
class Mark:
    """One test that carries the mark of a requirement; `soak`: run by `make soak` only."""

    test: str
    soak: bool


# -- what the tests claim -------------------------------------------------------------------------


def marks() -> dict[str, list[str]]:
    """Return requirement id to the tests that carry its mark."""
    return {one: [mark.test for mark in of] for one, of in marked().items()}


def marked() -> dict[str, list[Mark]]:
    """Return requirement id to the marks of its tests, in the order of their names."""
    found: dict[str, list[Mark]] = {}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        everywhere = [one for node in tree.body for one in _module_marks(node)]
        for node in ast.walk(tree):
            name, carried = _test_in(node)
            if name:
                carried = [*carried, *everywhere]
                soak = any(_is_soak(one) for one in carried)
                mark = Mark(f"{path.relative_to(ROOT).as_posix()}::{name}", soak)
                for id_ in sorted({id_ for one in carried for id_ in _ids(one)}):
                    found.setdefault(id_, []).append(mark)
    return found


def _module_marks(node: ast.stmt) -> list[ast.expr]:
    """Return what `pytestmark = …` gives to every test of a module."""
    if isinstance(node, ast.Assign) and any(
        isinstance(target, ast.Name) and target.id == "pytestmark" for target in node.targets
    ):
        return node.value.elts if isinstance(node.value, ast.List | ast.Tuple) else [node.value]
    return []


def _test_in(node: ast.AST) -> tuple[str, list[ast.expr]]:
    """Return a test's name and its marks; `TestX = mark(machine.TestCase)` is one too."""
    if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
        return node.name, node.decorator_list
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        name = node.targets[0].id
        if name.startswith("Test") and isinstance(node.value, ast.Call):
            return name, [node.value.func]
    return "", []


def _is_soak(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "soak"


def _ids(node: ast.expr) -> list[str]:
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "requirement"
    ):
        return [str(one.value) for one in node.args if isinstance(one, ast.Constant)]
    return []


# -- what became of them --------------------------------------------------------------------------


def results(report: Path) -> dict[str, set[str]]:
    """Read a JUnit report: test, without its parameters, to its outcomes."""
    found: dict[str, set[str]] = {}
    # The report was made by this very run.
    for case in ET.parse(report).getroot().iter("testcase"):  # noqa: S314
        parts = case.get("classname", "").split(".")
        name = case.get("name", "").partition("[")[0]
        if parts[-1][:1].isupper():
            inner = parts.pop()
            name = inner if name == "runTest" else name
        outcome = "passed"
        for kind in ("failure", "error", "skipped"):
            if case.find(kind) is not None:
                outcome = kind
        found.setdefault(f"{'/'.join(parts)}.py::{name}", set()).add(outcome)
    return found


def unmet(report: Path, claimed: dict[str, list[Mark]] | None = None) -> list[str]:
    """Return every requirement that is claimed and that this run did not show, in words."""
    outcomes = results(report)
    found: list[str] = []
    for id_, of in sorted((claimed if claimed is not None else marked()).items()):
        in_run = [mark.test for mark in of if not mark.soak]
        seen = [outcomes.get(test, {"not run"}) for test in in_run]
        bad = [test for test, one in zip(in_run, seen, strict=True) if one & {"failure", "error"}]
        if bad:
            found.append(f"{id_}: {bad[0]} failed")
        elif in_run and not any("passed" in one for one in seen):
            found.append(f"{id_}: none of its {len(in_run)} tests passed; {in_run[0]} did not run")
    return found


# -- the page -------------------------------------------------------------------------------------


def table() -> str:
    """Return the page as it should stand, without the notes."""
    shown = marked()
    return "\n".join((*_head(), *_hazards(shown), *_requirements(shown), *_figures())) + "\n"


def _head() -> Iterable[str]:
    yield "# Validation: hazard, requirement, test, result"
    yield ""
    yield "Made by `python -m tests.support.validation` from the `requirement` marks in the tests;"
    yield "a test holds this page to them. `passes` means: `make test` fails when one of the tests"
    yield "that carry the mark failed or when none of them passed, so the word is as good as the"
    yield "last green run. A requirement that no test shows says why."
    yield ""


def _hazards(shown: dict[str, list[Mark]]) -> Iterable[str]:
    yield "## Hazards"
    yield ""
    yield "| Hazard | What could happen | The harm | Requirements shown | Not shown by a test |"
    yield "|---|---|---|---|---|"
    for one in HAZARDS:
        met = ", ".join(id_ for id_ in one.requirements if id_ in shown) or "none"
        open_ = ", ".join(id_ for id_ in one.requirements if id_ not in shown) or "none"
        yield f"| {one.id} | {one.what} | {one.harm} | {met} | {open_} |"
    yield ""


def _requirements(shown: dict[str, list[Mark]]) -> Iterable[str]:
    yield "## Requirements"
    yield ""
    yield "| Requirement | | Hazards | Tests | Result | Example, or why there is none |"
    yield "|---|---|---|---|---|---|"
    for id_, title in _titles().items():
        of = shown.get(id_, [])
        hazards = ", ".join(one.id for one in HAZARDS if id_ in one.requirements)
        short = [mark for mark in of if not mark.soak]
        result = "passes" if short else "passes in `make soak`" if of else "not shown"
        example = f"`{(short or of)[0].test}`" if of else UNSHOWN.get(id_, "no reason given")
        yield f"| {id_} | {title} | {hazards} | {len(of)} | {result} | {example} |"
    yield ""


def _figures() -> Iterable[str]:
    yield "## Figures of the long runs"
    yield ""
    yield "Written down by `make soak`; the command of a row gives its figures again."
    yield ""
    yield "| What | Figures | Where | Command |"
    yield "|---|---|---|---|"
    for what, one in sorted(figures.read().items()):
        values = "; ".join(f"{name}: {_grouped(value)}" for name, value in one["figures"].items())
        yield f"| {what} | {values} | {one['where']} | `{one['command']}` |"


def _grouped(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def _titles() -> dict[str, str]:
    return dict(line.split(" ", 1) for line in TITLES.splitlines())


def _notes() -> str:
    notes = ROOT / "docs" / "validation-notes.md"
    return "\n" + notes.read_text("utf-8") if notes.exists() else ""


def unexplained() -> list[str]:
    """Return requirements that neither a test shows nor a line explains, and unknown numbers."""
    shown = marks()
    titles = _titles()
    silent = [id_ for id_ in titles if id_ not in shown and id_ not in UNSHOWN]
    known = {id_ for one in HAZARDS for id_ in one.requirements} | UNSHOWN.keys()
    unknown = sorted(known - titles.keys())
    stray = [one for one in shown if re.fullmatch(r"R\d+", one) and one not in titles]
    return [*silent, *unknown, *stray]


def main() -> int:
    """Write the page; or, given a JUnit report, say which claims it does not bear out."""
    if len(sys.argv) > 1:
        found = unmet(Path(sys.argv[1]))
        for line in found:
            sys.stderr.write(f"Claimed in docs/validation.md, not shown by this run: {line}\n")
        return 1 if found else 0
    TABLE.write_text(table() + _notes(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

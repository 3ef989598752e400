"""The one command that needs Qt: pictures of each screen of the demo ward."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from protocols.times import Clock
from ui.operations.demo import DemoMade


def take_pictures(made: DemoMade, out: Path, clock: Clock) -> Iterator[str]:
    """Take every picture of the demo ward into `out/pictures`; yield the name of each."""
    from ui.windows import pictures

    for name in pictures.take_pictures(
        made.store, made.user, made.passphrase, out / "pictures", clock
    ):
        yield str(out / "pictures" / name)

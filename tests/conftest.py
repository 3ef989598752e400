"""What every test needs: a Qt that draws without a display."""

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure(config: pytest.Config) -> None:
    """Let pass the one line that the display-less Qt prints for every window of fixed size."""
    config.addinivalue_line("qt_log_ignore", "does not support propagateSizeHints")

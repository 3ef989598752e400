"""What every test needs: a Qt that draws without a display."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

"""Run by Python itself in the child processes of the tests, before anything else is."""

from __future__ import annotations

import sys
from pathlib import Path

TESTS = str(Path(__file__).parent.parent)
sys.path.append(TESTS)
import deeds  # noqa: E402

sys.path.remove(TESTS)
if "pytest" not in sys.modules:
    deeds.watch_as_told()

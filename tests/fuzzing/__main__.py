"""Fuzzing by coverage: PYTHONPATH=tests python -m fuzzing TARGET… --minutes 10 [--corpus FOLDER]

Each target runs in a process of its own (`hunt`), again and again until its time is over, for one
that hangs, or takes all memory, ends its process. At its end stands one line on each target. What
fails lies in the corpus folder beneath `TARGET/failures`: made small by hand it belongs to `found`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from fuzzing.targets import TARGETS

EXECUTIONS = re.compile(r"^stat::number_of_executed_units:\s+(\d+)", re.M)
DEFAULT = Path(tempfile.gettempdir(), "briefing-fuzzing")
# Seconds: what ends sooner than this did not begin.
SOONEST = 3.0


def main() -> int:
    """Run the targets one after another; 1 where any has failed."""
    parser = ArgumentParser(prog="fuzzing", description="Fuzz parts of the program.")
    parser.add_argument("targets", nargs="+", choices=(*TARGETS, "all"), metavar="TARGET",
                        help=f"all, or any of: {', '.join(TARGETS)}")  # fmt: skip
    parser.add_argument("--minutes", type=float, default=10, help="for each target (10)")
    parser.add_argument("--corpus", type=Path, default=DEFAULT, help=f"a folder ({DEFAULT})")
    options = parser.parse_args()
    names = tuple(TARGETS) if "all" in options.targets else tuple(options.targets)
    failed = [fuzz(name, 60 * options.minutes, options.corpus) for name in names]
    return int(any(failed))


def fuzz(name: str, seconds: float, corpus: Path) -> int:
    """Run one target for so long, tell of it in one line, and count its failures."""
    failures = corpus / name / "failures"
    failures.mkdir(parents=True, exist_ok=True)
    before = set(failures.iterdir())
    executions, began = 0, time.monotonic()
    while (left := seconds - (time.monotonic() - began)) > 1:
        started = time.monotonic()
        executions += sum(hunted(name, int(left), corpus))
        if time.monotonic() - started < min(SOONEST, left):
            break
    found = len(set(failures.iterdir()) - before)
    passed = time.monotonic() - began
    print(f"{name}: {executions:,} executions in {passed:.0f} s, {found} failures", flush=True)
    return found


def hunted(name: str, seconds: int, corpus: Path) -> Iterator[int]:
    """Run one process; the executions that it tells of. All it says goes to the errors of this."""
    command = [sys.executable, "-m", "fuzzing.hunt", name, str(corpus), str(seconds)]
    # A fuzzer is no place for a database's waiting for the disk.
    memory = Path("/dev/shm")
    place = {"TMPDIR": str(memory)} if os.access(memory, os.W_OK) else {}
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, errors="replace", env={**os.environ, **place}
    ) as process:
        assert process.stderr
        for line in process.stderr:
            sys.stderr.write(line)
            if told := EXECUTIONS.match(line):
                yield int(told[1])


if __name__ == "__main__":
    sys.exit(main())

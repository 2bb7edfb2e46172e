"""What processes cost: CPU time and memory of one and its descendants, as Linux tells them."""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")
ROOT = Path(__file__).resolve().parents[2]
# Seconds between two looks at the memory of a running command.
LOOK = 0.1
LIBC = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True, slots=True)
class Run:
    """A command from its start to its end: seconds by the clock, megabytes at the most."""

    seconds: float
    megabytes: float


def environment(home: Path | None = None) -> Mapping[str, str]:
    """What children run in: this program, compiled once, with folders of its own below `home`."""
    dropped = {"PYTHONDONTWRITEBYTECODE", "LINES", "COLUMNS", "NO_COLOR"}
    made = {
        name: value
        for name, value in os.environ.items()
        if name not in dropped and not name.startswith("BRIEFING_")
    }
    made["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    if home:
        for name in ("CACHE", "DATA", "CONFIG", "STATE"):
            made[f"XDG_{name}_HOME"] = str(home / name.lower())
    return made


def family(pid: int) -> list[int]:
    """A process and its living descendants."""
    found = [pid]
    for each in found:
        with suppress(OSError):
            for task in (PROC / str(each) / "task").iterdir():
                found += map(int, (task / "children").read_text().split())
    return found


def cpu_milliseconds(pid: int) -> float:
    """CPU time of a process and its descendants until now; of ended ones to the nearest 10 ms."""
    spent = 0.0
    for each in family(pid):
        with suppress(OSError):
            spent += 1000 * time.clock_gettime(_cpu_clock(each))
            fields = (PROC / str(each) / "stat").read_text().rpartition(")")[2].split()
            # User and system time of the children that it has waited for.
            spent += 1000 * (int(fields[13]) + int(fields[14])) / TICKS
    return spent


def _cpu_clock(pid: int) -> int:
    clock = ctypes.c_int()
    if LIBC.clock_getcpuclockid(ctypes.c_int(pid), ctypes.byref(clock)):
        raise ProcessLookupError(pid)
    return clock.value


def megabytes(pid: int, counted: Literal["Rss", "Pss"]) -> float:
    """Memory of a process and its descendants just now.

    `Rss` is all that is resident; of `Pss` what several processes share counts once.
    """
    kilobytes = 0
    for each in family(pid):
        with suppress(OSError):
            told = (PROC / str(each) / "smaps_rollup").read_text()
            if found := re.search(rf"^{counted}:\s+(\d+)", told, re.MULTILINE):
                kilobytes += int(found[1])
    return kilobytes / 1024


def run(command: Sequence[str], home: Path | None = None) -> Run:
    """Run a command to its end; RuntimeError with what it said if it fails."""
    started, most = time.perf_counter(), 0.0
    child = subprocess.Popen(
        command, env=environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    while True:
        most = max(most, megabytes(child.pid, "Pss"))
        try:
            _, complaint = child.communicate(timeout=LOOK)
        except subprocess.TimeoutExpired:
            continue
        break
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)}: {complaint.decode(errors='replace')[-800:]}")
    return Run(time.perf_counter() - started, most)


def answer(command: Sequence[str], home: Path | None = None) -> str:
    """What a command prints; RuntimeError with what it said if it fails."""
    done = subprocess.run(command, env=environment(home), capture_output=True, check=False)
    if done.returncode:
        said = done.stderr.decode(errors="replace")
        raise RuntimeError(f"{' '.join(command)}: {said[-800:]}")
    return done.stdout.decode()


def milliseconds_to_first_line(command: Sequence[str], home: Path | None = None) -> float:
    """By the clock, from the start of a command to its first line; it is awaited to its end."""
    started = time.perf_counter()
    with subprocess.Popen(command, env=environment(home), stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        line = child.stdout.readline()
        spent = 1000 * (time.perf_counter() - started)
        child.stdout.read()
    if child.returncode or not line:
        raise RuntimeError(f"{' '.join(command)} has printed nothing.")
    return spent


def cpu_milliseconds_of(command: Sequence[str]) -> float:
    """CPU time of a command from its start to its end."""
    child = subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return 1000 * (used.ru_utime + used.ru_stime)


def python(*arguments: str) -> list[str]:
    """A command of this Python."""
    return [sys.executable, *arguments]

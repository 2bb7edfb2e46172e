"""Processes that read files side by side.

What they give comes in the order of the files. A file that hangs, crashes or fills the memory of
its process costs itself alone: the process is ended, another one goes on behind that file. One that
ends its process is read once more before: something else may have ended it.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pickle import UnpicklingError
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeAlias

from briefing.errors import LoadError
from briefing.formats.limits import seconds_for
from briefing.processes import Other, send, told
from briefing.reader import READY
from briefing.reading import Assignment, FileReader, FileReading, broken

# More than three find nothing to do: one process writes down what all of them read.
MOST = 3
# Files that a process is given ahead, so that it reads on while what it gave is written down.
AHEAD = 16
# Readings that wait for one before them.
WINDOW = 400

# What a process gives, in the order in which it was given files; None is its end.
News: TypeAlias = "SimpleQueue[tuple[_Process, object]]"


def count() -> int:
    """How many processes read on this machine."""
    return min(MOST, os.cpu_count() or 1)


class Readers:
    """Some processes that read the files of one folder; `close` ends them.

    `furniture` is what the caller knows of lines printed again and again. It may grow meanwhile.
    """

    def __init__(
        self,
        reader: FileReader,
        furniture: Mapping[int, int],
        processes: int,
        seconds_for: Callable[[int], float] = seconds_for,
    ) -> None:
        self._reader, self._furniture, self._seconds_for = reader, furniture, seconds_for
        self._news: News = SimpleQueue()
        # The files that have been under way when a process ended, by number.
        self._tried: set[int] = set()
        self._processes = [self._start() for _ in range(processes)]

    def _start(self) -> _Process:
        return _Process(self._reader, self._furniture, self._news)

    def read(self, files: Iterable[Assignment]) -> Iterator[FileReading]:
        """What each file holds, in the order of the files.

        Raises LoadError if no process can be begun.
        """
        waiting = enumerate(files)
        done: dict[int, FileReading] = {}
        turn = 0
        while True:
            while turn in done:
                yield done.pop(turn)
                turn += 1
            for process in self._processes:
                room = min(AHEAD - len(process.tasks), WINDOW - len(done))
                for task in islice(waiting, max(0, room)):
                    process.read(task, self._furniture)
            if not any(process.tasks for process in self._processes):
                return
            done |= self._next()

    def _next(self) -> dict[int, FileReading]:
        """What comes next: a reading, or the failure of a file that ends its process or hangs."""
        busy = (each for each in self._processes if each.tasks)
        slow = min(busy, key=lambda each: each.since + self._seconds(each))
        patience = slow.since + self._seconds(slow) - time.monotonic()
        try:
            process, news = self._news.get(timeout=max(0.0, patience))
        except Empty:
            return self._replace(slow, f"was given up after {self._seconds(slow):.0f} seconds")
        if process not in self._processes:
            return {}
        if isinstance(news, FileReading):
            process.since = time.monotonic()
            return {process.tasks.popleft()[0]: news}
        if news == READY:
            process.is_ready, process.since = True, time.monotonic()
            return {}
        if not process.is_ready:
            raise LoadError("Reading could not be begun in another process.")
        under_way = {number for number, _ in islice(process.tasks, 1)}
        if under_way & self._tried:
            return self._replace(process, "ended the process that read it")
        self._tried |= under_way
        self._begin_again(process, process.tasks)
        return {}

    def _seconds(self, process: _Process) -> float:
        """For the file that it is at."""
        return self._seconds_for(process.tasks[0][1].size)

    def _replace(self, process: _Process, why: str) -> dict[int, FileReading]:
        """Let another process go on behind the file at which one has failed."""
        (number, file), *others = process.tasks
        self._begin_again(process, others)
        return {number: broken(file, why)}

    def _begin_again(self, process: _Process, tasks: Iterable[tuple[int, Assignment]]) -> None:
        process.end()
        another = self._start()
        self._processes[self._processes.index(process)] = another
        for task in tasks:
            another.read(task, self._furniture)

    def close(self) -> None:
        """End the processes, whatever they are at."""
        for process in self._processes:
            process.end()


class _Process:
    """One of them, with the files that it was given."""

    def __init__(self, reader: FileReader, furniture: Mapping[int, int], news: News) -> None:
        self._other = Other("briefing.reader")
        self._news = news
        # How many lines it knows of.
        self._told = len(furniture)
        self._send((reader, dict(furniture)))
        self.is_ready = False
        self.tasks: deque[tuple[int, Assignment]] = deque()
        # When it began with the first of them, at the earliest.
        self.since = time.monotonic()
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    def read(self, task: tuple[int, Assignment], furniture: Mapping[int, int]) -> None:
        """Let it read a file, and know what is furniture by now."""
        if not self.tasks:
            self.since = time.monotonic()
        self.tasks.append(task)
        news = dict(islice(furniture.items(), self._told, None))
        self._told = len(furniture)
        self._send((task[1], news))

    def _send(self, value: object) -> None:
        # That it has ended is heard by who listens.
        with suppress(OSError):
            send(self._other.give, value)

    def _listen(self) -> None:
        with suppress(EOFError, OSError, ValueError, UnpicklingError):
            while True:
                self._news.put((self, told(self._other.take)))
        self._news.put((self, None))

    def end(self) -> None:
        """End it now."""
        self._other.kill()
        self._listener.join()
        self._other.end()

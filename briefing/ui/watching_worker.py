"""Watching the folders of a library beside the screen: the worker, and what it tells."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual.message import Message
from textual.worker import get_current_worker

from briefing.errors import LoadError
from briefing.places import Places
from briefing.ui.workers import Post
from briefing.watching import Watching, out_of_sight


@dataclass(eq=False, repr=False)
class Noticed(Message):
    """These files of the library have come, changed or gone; none stands for any of them."""

    files: frozenset[Path]


@dataclass(eq=False, repr=False)
class Unwatched(Message):
    """Not all that changes is noticed."""

    sentence: str


def watch(places: Places, post: Post) -> None:
    """Tell what is noticed until the worker is cancelled."""
    worker = get_current_worker()
    if sentence := out_of_sight(places):
        post(Unwatched(sentence))
    try:
        for files in Watching(places, lambda: worker.is_cancelled).changes():
            post(Noticed(files))
    except LoadError as error:
        post(Unwatched(str(error)))

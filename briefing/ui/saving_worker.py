"""What is saved beside the screen: told as it goes, and stopped where the reader wishes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.message import Message
from textual.worker import get_current_worker

from briefing import saving
from briefing.errors import BriefingError
from briefing.library import Library
from briefing.saving import Form
from briefing.ui.workers import Post

# How often it is told how far a file is: more often nobody sees.
STEPS = 100


@dataclass(frozen=True, slots=True)
class Parcel:
    """Something to be saved: how, what it is called, what names its file, and its articles' ids."""

    form: Form
    what: str
    title: str
    articles: Callable[[], Sequence[str]]

    @property
    def label(self) -> str:
        """What it is, and how it is written: "the article as Markdown"."""
        return f"{self.what} as {self.form.name}"

    @property
    def name(self) -> str:
        """The name of its file, unless the reader wants another."""
        return saving.file_name(self.title, self.form.suffix)


@dataclass
class Saving(Message):
    """So many articles are in the file."""

    done: int
    total: int

    def can_replace(self, message: Message) -> bool:
        """Only the newest count is worth showing."""
        return isinstance(message, Saving)


@dataclass
class Saved(Message):
    """It is over: where the file is and how much it holds, or why there is none."""

    told: BriefingError | str


class Stopped(Exception):
    """The reader does not want the file any more."""


def save(library: Library, parcel: Parcel, path: Path, is_sure: bool, post: Post) -> None:
    """Save something; when the worker is cancelled, that ends before the next article."""
    worker = get_current_worker()

    def told(article_ids: Sequence[str]) -> Iterator[str]:
        every = max(1, len(article_ids) // STEPS)
        for done, article_id in enumerate(article_ids):
            if worker.is_cancelled:
                raise Stopped
            if done % every == 0:
                post(Saving(done, len(article_ids)))
            yield article_id

    try:
        articles = told(parcel.articles())
        size = saving.save(library, parcel.form, articles, path, is_sure=is_sure)
    except Stopped:
        post(Saved("Stopped: nothing was saved."))
    except BriefingError as error:
        post(Saved(error))
    else:
        post(Saved(f"Saved {parcel.what}, {saving.sized(size)}: {path}"))

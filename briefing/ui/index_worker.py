"""What fetches rows of the entities of the library, beside the screen."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from briefing.entity_index import IndexQuestion, IndexRows
from briefing.errors import BriefingError
from briefing.library import Library
from briefing.ui.workers import Failed, Post


@dataclass(eq=False, repr=False)
class Indexed(Message):
    """The answer to a question for entities; None where it cannot be answered."""

    question: IndexQuestion
    answer: IndexRows | None


def fetch(library: Library, question: IndexQuestion, post: Post) -> None:
    """Ask the library for some of its entities."""
    answer: IndexRows | None = None
    try:
        answer = library.naming.index.answer(question)
    except BriefingError as error:
        post(Failed(error))
    post(Indexed(question, answer))

"""What a reader is told when something fails.

BriefingError
├── LoadError            a file or folder cannot be read, or holds no readable article
├── QueryError           a query, an article id or an entity cannot be understood or found
├── IndexUnavailable     the search index cannot be opened, even after being rebuilt
├── StateError           the reader's marks or rules cannot be opened or written
├── SaveError            a file cannot be saved where the reader wants it
└── ProgramError         another program cannot be run, or says that it failed

Only these are caught and told; any other exception is a bug and may end the program.
"""

from __future__ import annotations

#: Where a disk is full or read-only.
DISK_REMEDY = "Make room there, or let it be written, and start again; what was there is kept."


class BriefingError(Exception):
    """`str(error)` is one sentence a reader understands; `remedy` says what to do, or is None."""

    def __init__(self, sentence: str, remedy: str | None = None) -> None:
        super().__init__(sentence)
        self.remedy = remedy


class LoadError(BriefingError):
    """A file or folder cannot be read, or holds no readable article; the sentence names it."""


class PackageMissing(LoadError):
    """A file cannot be read without a package that is not installed; it is tried again."""


class QueryError(BriefingError):
    """A query, an article id or an entity cannot be understood or found."""


class IndexUnavailable(BriefingError):
    """The search index cannot be opened, even after being rebuilt."""


class StateError(BriefingError):
    """The reader's marks or rules cannot be opened or written."""


class SaveError(BriefingError):
    """A file cannot be saved where the reader wants it; the sentence names the place."""


class ProgramError(BriefingError):
    """Another program cannot be run, or says that it failed."""

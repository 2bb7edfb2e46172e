"""How much a file and a text may hold: what has more is data, and would hold up all other files."""

from __future__ import annotations

from pathlib import PurePosixPath

from briefing.errors import LoadError

# Megabytes. Bare text is as long as two of the longest novels. Pages, messages and PDFs carry their
# pictures with them; 50 MB of markup take 0.8 GB of memory. A mailbox is read message by message.
TEXT, CARRIER, MAILBOX = 6, 50, 200
LARGEST = {".txt": TEXT, ".text": TEXT, ".md": TEXT, ".markdown": TEXT, ".mbox": MAILBOX}
MEGABYTE = 1_000_000
# A megabyte of prose takes two seconds to be cleaned and searched for names, 10,000 lines of one
# letter half a second. The novels above have 60,000 printed lines.
MOST_CHARACTERS = TEXT * MEGABYTE
MOST_LINES = 100_000

# Seconds for one file, and for each megabyte of it. The densest text there is (sanctions in every
# sentence) takes 10 s a megabyte on a busy machine, a mailbox of ordinary messages 2.
LEAST_SECONDS, SECONDS_A_MEGABYTE = 60, 30


def seconds_for(size: int) -> int:
    """How long a file of so many bytes may be read: after that it hangs."""
    return LEAST_SECONDS + SECONDS_A_MEGABYTE * size // MEGABYTE


def refuse_large(path: str, size: int) -> None:
    """`LoadError` for a file of more bytes than one of its kind has."""
    most = LARGEST.get(PurePosixPath(path).suffix.lower(), CARRIER)
    if size > most * MEGABYTE:
        raise LoadError(f"{path} is larger than {most} MB, the most that is read of its kind.")


def refuse_large_message(path: str, size: int) -> None:
    """`LoadError` for a message of more bytes than one that is sent; a mailbox may hold it."""
    if size > CARRIER * MEGABYTE:
        raise LoadError(f"{path} holds a message larger than {CARRIER} MB.")


def refuse_long(path: str, characters: int, lines: int) -> None:
    """`LoadError` for a text of more characters or lines than any that is read for its words."""
    if characters > MOST_CHARACTERS:
        raise LoadError(f"{path} has more than {MOST_CHARACTERS:,} characters of text.")
    if lines > MOST_LINES:
        raise LoadError(f"{path} has its text in more than {MOST_LINES:,} lines.")

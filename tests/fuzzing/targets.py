"""What is fuzzed: for each part of the program what is tried, from which inputs and words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fuzzing import asking, keeping, reading, seeds, tokens


@dataclass(frozen=True, slots=True)
class Target:
    """A part of the program; `check` fails where something else than it promises comes of bytes."""

    name: str
    check: Callable[[bytes], None]
    seeds: tuple[bytes, ...]
    tokens: tuple[str, ...]


def target(
    name: str,
    check: Callable[[bytes], None],
    begin: tuple[str | bytes, ...],
    words: tuple[str, ...],
) -> Target:
    """A target that begins with bytes or texts."""
    found = (each if isinstance(each, bytes) else each.encode() for each in begin)
    return Target(name, check, tuple(found), words)


TEXT = seeds.REPORT
OTHER_ENCODINGS = (TEXT.encode("utf-16"), TEXT.encode("utf-16-le"), TEXT.encode("cp1252"))
ALL = (
    target("cleaning", reading.cleaning, (seeds.PRINTED_PAGE,), tokens.CLEANING),
    target("text", reading.loading(".txt"), (TEXT, *OTHER_ENCODINGS), tokens.PROSE),
    target("markdown", reading.loading(".md"), (seeds.MARKDOWN,), tokens.MARKDOWN),
    target("webpage", reading.loading(".html"), (seeds.WEBPAGE,), tokens.HTML),
    target("mail", reading.loading(".eml"), (seeds.MAIL, seeds.PLAIN_MAIL), tokens.MAIL),
    target("mailbox", reading.loading(".mbox"), (seeds.MAILBOX,), tokens.MAILBOX),
    target("mhtml", reading.loading(".mhtml"), (seeds.MHTML,), tokens.MHTML),
    target("pdf", reading.loading(".pdf"), seeds.PDFS, tokens.PDF),
    target("extraction", reading.extraction, (seeds.REPORT,), tokens.PROSE),
    target("query", asking.query, seeds.QUERIES, tokens.QUERY),
    target("settings", keeping.settings, (seeds.SETTINGS,), tokens.SETTINGS),
    target("names", keeping.names, (seeds.NAMES,), tokens.NAMES),
    target("rules", keeping.own_rules, (seeds.RULES,), tokens.RULES),
    target("state", keeping.state, seeds.STATES, tokens.STATE),
    target("session", keeping.session, seeds.SESSIONS, tokens.JSON),
    target("commit", keeping.commit, seeds.COMMITS, (*tokens.JSON, "parts", "files", "../")),
    target("record", keeping.record, seeds.RECORDS, (*tokens.JSON, '"person"', '"sure"')),
)
TARGETS = {each.name: each for each in ALL}

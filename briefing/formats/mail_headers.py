"""What the headers of a message say of it: title, author, publisher, day, address."""

from __future__ import annotations

import re

from briefing.article import Metadata
from briefing.formats.mime import Part, header, raw_header, readable, sent
from briefing.inert import one_line

# "Re", "Fwd" and their like in the languages whose mailers translate them.
REPLY = "re aw sv vs antw odp ynt".split()
FORWARD = "fwd fw wg tr rv enc vb doorst".split()
PREFIX = re.compile(
    rf"\s*(?:(?P<forward>{'|'.join(FORWARD)})|{'|'.join(REPLY)})"
    r"(?:\[\d{1,3}\]|\(\d{1,3}\))?\s?[:：]\s*",
    re.I,
)
TAG = re.compile(r"\s*\[(?P<name>[^\[\]]{1,40})\]\s*")

NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]*)>")
COMMENTED = re.compile(r"(?P<address>[^()]*)\((?P<name>[^()]*)\)")
SURNAME_FIRST = re.compile(r"(?P<last>[^\s,]+(?: [^\s,]+)?), (?P<first>[^\s,]+(?: [^\s,]+)?)")
# "Jane Doe via the-list", "Jane Doe from Letters to a Friend", "Jane at The Post", "Doe | Post".
FOR = re.compile(r"(?P<who>.+?)(?: (?:via|from|at|@|\|) )(?P<where>.+)")

# Mailboxes that no person writes from, by the words of the part before the @.
ROLES = frozenset(
    "admin alert alerts announce announcements app bounce bounces breaking briefing contact daily"
    " digest donotreply editorial editors email hello info list listserv lists mail mailer"
    " mailman members membership news newsdesk newsletter newsletters noreply notification"
    " notifications notify owner postmaster press reader readers reply replies robot service"
    " subscriptions support team today updates weekly".split()
)
# Words in the names of papers, programmes and offices, and not in those of people.
INSTITUTIONS = frozenset(
    "agency alert alerts analysis brief briefing bulletin bureau center centre chronicle club"
    " committee council daily desk digest dispatch editor editorial editors express foundation"
    " gazette group herald inc institute international journal list ltd magazine mail media"
    " ministry monitor news newsletter newsroom observer office online playbook post press radio"
    " report reports review service society staff team telegraph the think times today tribune tv"
    " union university update updates weekly".split()
)
PARTICLES = frozenset("al bin da de del della den der di do dos du el la le ten van von y".split())
NAME_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
BULK = ("List-Id", "List-Post", "List-Unsubscribe")

LIST = re.compile(r"(?P<phrase>[^<>]*)<(?P<label>[^<>.]*)\.[^<>]*>")
LIST_NAME = re.compile(r"[^\W\d_]+(?:[-_][^\W\d_]+)*", re.I)
WEB_ADDRESS = re.compile(r"<?(?P<url>https?://[^\s<>]+)>?", re.I)


def is_forward(message: Part) -> bool:
    """Does the subject say that the message passes on another one?"""
    found = PREFIX.match(header(message, "Subject") or "")
    return bool(found and found["forward"])


def metadata_of(message: Part) -> Metadata:
    """What the headers say; `published` is the day of sending, as the sender's clock had it.

    Of a message that is passed on they tell who saved it and when, not who wrote it.
    """
    list_name = name_of_list(message)
    found = WEB_ADDRESS.match(header(message, "Archived-At") or "")
    day = sent(message)
    if is_forward(message):
        return Metadata(title=title(header(message, "Subject") or "", list_name), captured=day)
    byline, publisher = sender(message)
    return Metadata(
        title=title(header(message, "Subject") or "", list_name),
        publisher=publisher or list_name,
        url=found["url"] if found else None,
        byline=byline,
        published=day,
        dated_by="mail header Date" if day else None,
    )


def title(subject: str, list_name: str | None) -> str | None:
    """The subject without "Re:", "Fwd:" and the list's own tag, or None where nothing is left."""
    while True:
        tag = TAG.match(subject)
        of_list = tag and list_name and letters(tag["name"]) in letters(list_name)
        found = PREFIX.match(subject) or (tag if of_list else None)
        if not found:
            return subject.strip() or None
        subject = subject[found.end() :]


def sender(message: Part) -> tuple[tuple[str, ...], str | None]:
    """Who wrote it, and the publisher that the sender's name tells: often just one of the two."""
    name, address = mailbox(message)
    if not name:
        return (), None
    if found := FOR.fullmatch(name):
        who, where = found["who"].strip(" '\""), found["where"]
        return ((who,) if is_person(who) else ()), where
    local, _, domain = address.lower().partition("@")
    is_bulk = any(raw_header(message, key) is not None for key in BULK)
    speaks_for_many = (
        bool(ROLES & set(re.split(r"[^a-z]+", local)))
        or (is_bulk and (letters(name) in letters(domain) or not is_person(name)))
        or not INSTITUTIONS.isdisjoint(name.lower().split())
    )
    return ((), name) if speaks_for_many else ((name,), None)


def mailbox(message: Part) -> tuple[str, str]:
    """The display name and the address of the sender; the name is empty where there is none."""
    raw = raw_header(message, "From") or ""
    found = NAMED.match(raw) or COMMENTED.match(raw)
    if not found:
        return "", raw
    name = one_line(readable(found["name"].replace("\\", ""))).strip(" '\"")
    if swapped := SURNAME_FIRST.fullmatch(name):
        name = f"{swapped['first']} {swapped['last']}"
    return ("" if "@" in name else name), found["address"].strip()


def is_person(name: str) -> bool:
    """Two to five words as people are called, none of which names an institution."""
    words = name.split()
    return (
        2 <= len(words) <= 5
        and INSTITUTIONS.isdisjoint(name.lower().split())
        and all(NAME_WORD.fullmatch(word) for word in words)
        and all(word[0].isupper() or word in PARTICLES for word in words)
    )


def name_of_list(message: Part) -> str | None:
    """The name of the mailing list, where its header gives one that a person chose."""
    found = LIST.match(header(message, "List-Id") or "")
    if not found:
        return None
    # Services that send for others put a number or a digest there.
    names = (found["phrase"].strip(" '\""), found["label"])
    return next((name for name in names if name and is_chosen(name)), None)


def is_chosen(name: str) -> bool:
    """Is every word of the name made of letters?"""
    return all(LIST_NAME.fullmatch(word.strip(",.:;&()'’")) for word in name.split())


def letters(name: str) -> str:
    """Its letters alone, in lower case: what is left of a name in an address."""
    return "".join(character for character in name.lower() if character.isalpha())

"""Who wrote it: persons where a byline names them, else the agency or desk it credits."""

from __future__ import annotations

import re

BY = re.compile(
    r"(?:(?:written|reported|reporting|story|words|text|posted|published|analysis) )?by\b:? ?"
    r"|(?:author|writer|reporter)s?(?:\(s\))?\s?:\s*",
    re.IGNORECASE,
)
BETWEEN_NAMES = re.compile(r",? and |,? & |[,;|/•·–—]| - | with | in | for | at ", re.IGNORECASE)
INITIAL = r"[^\W\d_a-z]\.?(?:-?[^\W\d_a-z]\.)?"
PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|bin|bint|ibn|ben|abu|al|el|of)"
CAPITALISED = r"(?:(?:Mc|Mac|[OoDd]['’]|[Aa]l-|[Ee]l-))?[^\W\d_a-z][\w'’-]*[^\W\d_]\.?"
NAME = re.compile(
    rf"{CAPITALISED}(?: (?:{PARTICLE}|{INITIAL}|{CAPITALISED})){{0,3}} {CAPITALISED}"
    rf"|{INITIAL}(?: {INITIAL})? {CAPITALISED}"
)
# A name ends where its role begins; a line that begins with one of these is no name.
NOT_IN_NAMES = frozenset(
    """
    a an the in on of for to and with from at by is as our your my analyst anchor associate
    assistant author bureau chief columnist commentator contributor contributing correspondent
    critic desk director editor editorial editors fellow freelance global guest host
    international investigative journalist lead local managing national photographer political
    politics producer professor reporter reporters senior special staff team writer writers
    agencies agency associated channel company daily group herald journal magazine media network
    news newspaper online post press radio service times tribune tv business culture defence
    defense education entertainment environment health lifestyle local opinion science sport
    sports technology travel weather world comments contact copyright email facebook follow
    instagram linkedin more published read share twitter updated video videos views watch photo
    photos picture image images getty reuters monday tuesday wednesday thursday friday saturday
    sunday january february march april may june july august september october november december
    today yesterday am pm gmt utc est edt pst pdt bst ist
    """.split()
)
DESK = re.compile(
    r"(?:the )?"
    r"(?:associated press|ap|reuters|afp|agence france-presse|agencies|staff reports?|staff"
    r"|(?:[\w.'’-]+ ){1,4}(?:agency|desk|editors|news|press|reporters?|staff|team))",
    re.IGNORECASE,
)
LONGEST = 25


def is_signed(text: str) -> bool:
    """Does the line begin as bylines do?"""
    return text.count(" ") < LONGEST and BY.match(text) is not None


def person_names(text: str) -> tuple[str, ...]:
    """The persons a byline lists, in its order, without "by", roles and employers."""
    parts = BETWEEN_NAMES.split(BY.sub("", text, count=1))
    names = (without_role(part.strip(" .:()[]")) for part in parts)
    whole = (name.title() if name.isupper() else name for name in names if NAME.fullmatch(name))
    return tuple(dict.fromkeys(whole))


def without_role(part: str) -> str:
    """The words before the first that is no part of a name ("Jane Roe Political Editor")."""
    name: list[str] = []
    all_shouted = part.isupper()
    for word in part.split():
        shouted = word.isupper() and len(word) > 3 and not all_shouted
        if word.lower().strip(".,") in NOT_IN_NAMES or not word[0].isalpha() or shouted:
            break
        name.append(word)
    return " ".join(name)


def is_only_names(text: str) -> bool:
    """Is half of the line or more names, the rest roles?"""
    if text.count(" ") >= LONGEST or not text[0].isalpha():
        return False
    words = sum(name.count(" ") + 1 for name in person_names(text))
    return words > 0 and 2 * words > text.count(" ")


def desk(text: str) -> str | None:
    """The agency or desk that a byline credits; only asked where no person is named."""
    parts = (part.strip(" .") for part in BETWEEN_NAMES.split(BY.sub("", text, count=1)))
    return next((part for part in parts if DESK.fullmatch(part)), None)

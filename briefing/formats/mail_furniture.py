"""What stands around the words of a message: quoted replies, signatures, footers of lists.

Read line by line from a plain body, block by block from a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefing.article import Block, Removed

Reach = Literal["lines", "quote", "end", "near"]

QUOTED, FORWARDED, SIGNATURE = "quoted reply", "forwarded header", "signature"
FOOTER, SERVICE = "list footer", "mail service"

# Mailers wrap "On …, … wrote:" into up to three lines; a divider has up to six headers below it.
WINDOW = 7
# No rule reads further into a line.
LONGEST_READ = 600
# Four lines are the custom below "-- " (RFC 1855) and in the footers of lists; three times as many
# are still a business card, more are a section of a newsletter.
LONGEST_TAIL = 12


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over a line and those below it, and what it marks for which reason.

    The lines that the pattern touches are marked, and with them by `reach`: the quote that must
    follow; all that is below; what is below up to the next rule or the end, but nothing at all
    where that is not near.
    """

    reason: str
    reach: Reach
    pattern: re.Pattern[str]


def rules(*table: tuple[str, Reach, str]) -> tuple[Rule, ...]:
    """The table with its patterns compiled; case does not count, `$` is the end of a line."""
    return tuple(
        Rule(reason, reach, re.compile(pattern, re.I | re.M)) for reason, reach, pattern in table
    )


WROTE = (
    r"(?:On|Am|Le|El|Il|Op|Em|Den|W dniu)\b[^\n]{0,200}(?:\n[^\n]{0,200}){0,2}?"
    r"\b(?:wrote|a écrit|escribió|ha scritto|escreveu|napisał(?:a|\(a\))?"
    r"|(?:schrieb|schreef|skrev)[^\n:]{0,80})\s?:$"
)
FROM = r"\*?(?:From|Von|De|Da|Van):"
OTHER = (
    r"\*?(?:Sent|Date|To|Cc|Subject|Reply-To|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Enviado|Fecha"
    r"|Para|Asunto|Inviato|A|Oggetto|Verzonden|Aan|Onderwerp):"
)
# The headers of another message as text, in lines of their own or folded into one paragraph.
VALUE = rf"[^\n]{{1,300}}?\s(?={OTHER})"
HEADERS = rf"(?>{FROM}{VALUE})(?:(?>{OTHER}{VALUE}))+{OTHER}"

RULES = rules(
    # Who wrote what is quoted below.
    (QUOTED, "quote", rf"(?=[^:\n]{{0,200}}\d){WROTE}"),
    # With no sign of a quote below, an hour or an address tells that a mailer wrote the line.
    (QUOTED, "end", rf"(?=[^\n]{{0,200}}(?:\n[^\n]{{0,200}})?(?:\d[:.h]\d\d|\S@\S)){WROTE}"),
    # Outlook and its like set the whole message below the answer.
    (
        QUOTED,
        "end",
        r"-{3,} ?(?:Original Message|Ursprüngliche Nachricht|Message d'origine|Mensaje original"
        rf"|Messaggio originale|Oorspronkelijk bericht) ?-{{3,}}(?:\s{HEADERS})?",
    ),
    (QUOTED, "end", rf"(?:_{{10,}}\s)?{HEADERS}"),
    # What passes a message on names its sender, day and subject above it.
    (
        FORWARDED,
        "lines",
        r"(?:-{3,} ?(?:Forwarded message|Weitergeleitete Nachricht|Message transféré|Mensaje"
        rf" reenviado|Messaggio inoltrato) ?-{{3,}}|Begin forwarded message:)(?:\s{HEADERS})?",
    ),
    # Two hyphens and a blank, alone on a line (RFC 3676, 4.3); many lose the blank on their way.
    (SIGNATURE, "near", r"--$"),
    # What telephones add.
    (SIGNATURE, "lines", r"(?:Sent from (?:my|Mail for)|Get Outlook for) [^\n]{1,40}$"),
    # Mailman, Sympa and Listserv draw a line across, and name the list or the way out of it.
    (
        FOOTER,
        "near",
        r"[_=*~#-]{10,}(?:\n[^\n]{0,200}){0,2}?\n[^\n]{0,200}"
        r"(?:mailing list|listinfo|listserv|list archive|unsubscribe)",
    ),
    # The same as one paragraph of a page.
    (FOOTER, "near", r"_{10,} [^\n]{1,200}(?:mailing list|listinfo)"),
    # Google Groups.
    (FOOTER, "near", r"You received this message because you\b"),
    # The way out that every newsletter and list must print: told from a report on it by whom it
    # speaks to.
    (FOOTER, "lines", r"To (?:unsubscribe|post to this|view this discussion)\b[^\n]{0,300}$"),
    (FOOTER, "lines", r"(?:Click here to |You (?:can|may) )?unsubscribe\b[^\n]{0,120}$"),
    # The service that sends a newsletter prints this around it.
    (SERVICE, "lines", r"(?:View|Read|Open) (?:this|it|the|in)\b[^\n]{0,30}\b(?:browser|online)\b"),
    (
        SERVICE,
        "lines",
        r"(?:Manage|Update|Change) your [^\n]{0,30}(?:preferences|subscriptions?)\b",
    ),
    (SERVICE, "lines", r"You(?:['’]re| are) receiving this (?:e-?mail|message|newsletter)\b"),
    (SERVICE, "lines", r"(?:Was|Has) this (?:e-?mail|message|newsletter) (?:been )?forwarded\b"),
)


# A plain reply has a mark before each line that it quotes; the answers stand between such lines.
MARKED = Rule(QUOTED, "lines", re.compile(">"))


def furniture_of(text: str, lines: Sequence[Block], *, is_forward: bool) -> tuple[Removed, ...]:
    """The lines that are not what the sender had to say, and why.

    A message that passes another one on keeps what it quotes: that is what it was sent for.
    """
    found = [rule_at(text, lines, index, is_forward) for index in range(len(lines))]
    removed: list[Removed] = []
    rest: str | None = None
    at = 0
    while at < len(lines):
        rule, below = found[at] or (None, at + 1)
        if rule and rule.reach == "quote":
            while below < len(lines) and lines[below].kind == "quote":
                below += 1
        elif rule and rule.reach == "end":
            rest = rule.reason
        elif rule and rule.reach == "near":
            below = next((n for n in range(below, len(lines)) if found[n]), len(lines))
            if below - at > 1 + LONGEST_TAIL:
                rule, below = None, at + 1
        if reason := rule.reason if rule else rest:
            removed += (Removed(line.start, line.end, reason) for line in lines[at:below])
        at = below
    return tuple(removed)


def rule_at(
    text: str, lines: Sequence[Block], index: int, is_forward: bool
) -> tuple[Rule, int] | None:
    """The first rule that holds at this line, and the index of the line below what it touches."""
    window = lines[index : index + WINDOW]
    drawn = "\n".join(text[line.start : line.end][:LONGEST_READ] for line in window)
    if window[0].kind == "quote" and drawn.startswith(">"):
        return None if is_forward else (MARKED, index + 1)
    for rule in RULES:
        if match := rule.pattern.match(drawn):
            below = index + match[0].count("\n") + 1
            if rule.reason == QUOTED and is_forward:
                return replace(rule, reason=FORWARDED, reach="lines"), below
            if rule.reach != "quote" or [line.kind for line in lines[below : below + 1]] == [
                "quote"
            ]:
                return rule, below
    return None

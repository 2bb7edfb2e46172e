"""What stands under a story and is no part of it: who helped to report it, who its author is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.cleaning.page import Line

NAME = r"(?:[A-Z][\w.’'-]*,? (?:[a-z]{2,3} )?){2,4}"
ROLE = (
    r"(?:author|blogger|bureau chief|columnist|contributor|correspondent|critic|director|editor"
    r"|fellow|founder|freelancer|host|journalist|lecturer|photographer|producer|professor|reporter"
    r"|researcher|writer)"
)
CREDITS = re.compile(
    r"\W*(?:additional |with )?(?:reporting|writing|editing|edited|compiled|reported) by\b"
    r"|\W*with (?:files|reporting|additional reporting) (?:from|by)\b"
    r"|.{0,160}\bcontribut(?:ed|ing) (?:reporting|to th(?:is|e) (?:report|story|article|post))\b",
    re.IGNORECASE,
)
AUTHOR = re.compile(
    rf"\W?{NAME}is (?:currently )?(?:an?|the|our) (?:[\w’',/&.-]+ ){{0,8}}{ROLE}s?\b"
    rf"|{NAME}(?:covers|writes (?:about|for|on)|reports (?:on|for|from))\b"
    r"|(?:About|Sobre|Über|Chi è) (?:the |o |a )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}$"
)
# A profile may say higher up of its subject what such a line says of the author. With 4 or 16 lines
# the same of the measured pages are cleaned alike; with all of them paragraphs are lost.
LAST_LINES = 8


def drop_signoff(body: Sequence[Line]) -> None:
    """Take it out of the last lines that are kept."""
    kept = [line for line in body if line.is_kept]
    for line in kept[-LAST_LINES:]:
        if CREDITS.match(line.text):
            line.drop("reporting credits")
        elif AUTHOR.match(line.text):
            line.drop("author's note")

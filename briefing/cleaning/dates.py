"""Dates as pages print them: in full, or not at all."""

from __future__ import annotations

import datetime
import re

from briefing.months import month_of

MONTH = r"(?P<{}>(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{{0,6}})\.?"
FULL_DATE = re.compile(
    r"\b(?P<d1>\d{1,2})(?:st|nd|rd|th)?[ .-] ?(?:of )?"
    rf"{MONTH.format('m1')},?[ -](?P<y1>\d{{4}})\b"
    rf"|\b{MONTH.format('m2')} ?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}})\b"
    r"|\b(?P<y3>\d{4})[-/.](?P<m3>\d{2})[-/.](?P<d3>\d{2})(?=\D|T|$)"
    r"|\b(?P<n1>\d{1,2})(?P<mark>[/.-])(?P<n2>\d{1,2})(?P=mark)(?P<y4>\d{4})\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"\d{4}")
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?"
# What may stand beside a date in a line that says when, and nothing else.
BESIDE = re.compile(
    rf"\b{WEEKDAY}\.?|{CLOCK}"
    r"|\b(?:first |last |originally )?"
    r"(?:published|posted|updated|modified|created|date|issued|released?)\b"
    r"|\b\d+[ -]?(?:min|minute|hour|hr)s?(?:[ -](?:read|ago))?\b|\bago\b"
    r"|\b(?:on|at|the|of|by|time|local|[a-z]{2,3}t|gmt|utc|hrs)\b|[^\w\s]",
    re.IGNORECASE,
)
CLOCKS = re.compile(CLOCK, re.IGNORECASE)
WEEKDAY_FIRST = re.compile(WEEKDAY, re.IGNORECASE)
PUBLISHED = re.compile(
    r"\b(?:published|posted|publication date|date|created|issued)\b", re.IGNORECASE
)
UPDATED = re.compile(r"\b(?:updated|modified|revised|last)\b", re.IGNORECASE)


def date_of(found: re.Match[str]) -> datetime.date | None:
    """The day a match of FULL_DATE names; None for one that is no day or may be two."""
    part = found.groupdict()
    if part["n1"]:
        first, second = int(part["n1"]), int(part["n2"])
        # 04/05/2023 is April in America and May elsewhere; only points are always day first.
        if part["mark"] == "." or first > 12 or first == second:
            year, month, day = int(part["y4"]), second, first
        elif second > 12:
            year, month, day = int(part["y4"]), first, second
        else:
            return None
    elif part["y3"]:
        year, month, day = int(part["y3"]), int(part["m3"]), int(part["d3"])
    else:
        year = int(part["y1"] or part["y2"])
        month, day = month_of((part["m1"] or part["m2"])[:3]), int(part["d1"] or part["d2"])
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def published_date(text: str) -> datetime.date | None:
    """The day of publication that a line names: the date after "published", else the first."""
    days = [(found.start(), date_of(found)) for found in FULL_DATE.finditer(text)]
    named = [(start, day) for start, day in days if day is not None]
    if not named:
        return None
    done = 0
    for start, day in named:
        label = text[done:start]
        if PUBLISHED.search(label) and not UPDATED.search(label):
            return day
        done = start
    return named[0][1]


def has_date(text: str) -> bool:
    """Does the line name a full date?"""
    return YEAR.search(text) is not None and FULL_DATE.search(text) is not None


def undated(text: str) -> str:
    """The line with a bullet for each date and hour, so that names beside them stand alone."""
    return CLOCKS.sub(" · ", FULL_DATE.sub(" · ", text))


def without_date(text: str) -> str:
    """The line without its dates, hours and the words around them: nothing left of a date line."""
    return " ".join(BESIDE.sub(" ", FULL_DATE.sub(" ", text)).split())


def header_date(text: str) -> datetime.date | None:
    """The day in a line of weekday and date alone, as a site's header prints that of the visit."""
    if not WEEKDAY_FIRST.match(text) or not has_date(text) or without_date(text):
        return None
    return published_date(text)


def is_date_alone(text: str) -> bool:
    """Is there nothing in the line but one date, not even an hour?"""
    return not FULL_DATE.sub("", text).strip(" ,.|•·-–—")

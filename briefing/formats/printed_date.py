"""A date as people and programs write it whole: the day as printed, in its own time zone."""

from __future__ import annotations

import datetime
import re

from briefing.months import month_of

MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY, YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
CLOCK = r"(?:,? (?:at )?(?:\d{1,2}[:.]\d\d|\d{1,2} ?[ap]\.?m).*)?"
DATES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?:[T ]\d\d:.*)?",
        rf"{WEEKDAY}{DAY} {MONTH},? {YEAR}{CLOCK}",
        rf"{WEEKDAY}{MONTH} {DAY},? {YEAR}{CLOCK}",
    )
)


def date_of(value: str) -> datetime.date | None:
    """The day as printed, in the value's own time zone; None for one that may be two or is none."""
    for pattern in DATES:
        if found := pattern.fullmatch(value):
            month = found["month"]
            number = int(month) if month.isdecimal() else month_of(month[:3])
            try:
                return datetime.date(int(found["year"]), number, int(found["day"]))
            except ValueError:
                return None
    return None

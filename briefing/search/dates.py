"""Dates as people type them: what days "oct-2022", "last-month" or "3-may-2023" stand for."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TypeAlias

from briefing.months import MONTHS, month_of

# The first day and the last.
Days: TypeAlias = tuple[date, date]

TO = re.compile(r"\.{2,}|…")
BETWEEN = re.compile(r"[-/\s,]+")
PART = re.compile(r"\d{1,4}|[a-z]{3,9}")
UNITS = ("day", "week", "month", "year")
# Y is a number of four digits, N one of fewer, M the name of a month: which is what.
ORDERS = {
    "Y": "year", "YN": "year month", "YM": "year month", "MY": "month year", "M": "month",
    "YNN": "year month day", "YMN": "year month day", "NMY": "day month year",
    "MNY": "month day year",
}  # fmt: skip


def stretch(text: str, today: date) -> tuple[date | None, date | None, str]:
    """The first day and the last of a date or a range (2021..2022, 2021..), None where it is open.

    With them comes what of the text is no date. Both days are None if nothing could be read. The
    ends of a range may come in any order.
    """
    ends = [end.strip() for end in TO.split(text, maxsplit=1)]
    read = [days(end, today) for end in ends]
    known = [found for found in read if found]
    wrong = next((end for end, found in zip(ends, read, strict=True) if end and not found), "")
    if not known:
        return None, None, wrong or text
    is_open_before, is_open_behind = read[0] is None, read[-1] is None
    first = None if is_open_before else min(found[0] for found in known)
    last = None if is_open_behind else max(found[1] for found in known)
    return first, last, wrong


def days(text: str, today: date) -> Days | None:
    """The days that one date stands for; None for what is no date, or not yet."""
    parts = [part for part in BETWEEN.split(text.lower()) if part]
    if not all(map(PART.fullmatch, parts)):
        return None
    try:
        return _told(parts, today) or _written(parts, today)
    except (ValueError, OverflowError):
        # There is no such month, no 30th of February, and no day before the year 1.
        return None


def _told(parts: list[str], today: date) -> Days | None:
    """today, yesterday, this-week, last-month, last-30-days."""
    match parts:
        case ["today"]:
            return today, today
        case ["yesterday"]:
            return today - timedelta(1), today - timedelta(1)
        case ["this" | "last" as which, unit] if unit in UNITS:
            return _whole(unit, today, ago=int(which == "last"))
        case ["last" | "past", number, unit] if number.isdigit() and unit.rstrip("s") in UNITS:
            first = _back(unit.rstrip("s"), today, int(number)) + timedelta(1)
            return (first, today) if first <= today else None
        case _:
            return None


def _written(parts: list[str], today: date) -> Days | None:
    """2022, 2022-10, oct-2022, oct, 2022-10-05, 5-oct-2022, oct-5-2022."""
    shape = "".join(("Y" if len(p) == 4 else "N") if p.isdigit() else "M" for p in parts)
    if shape not in ORDERS:
        return None
    numbers = (int(part) if part.isdigit() else month_of(part) for part in parts)
    told = dict(zip(ORDERS[shape].split(), numbers, strict=True))
    month, day = told.get("month"), told.get("day")
    # The month alone is the last one of this name.
    year = told["year"] if "year" in told else today.year - (told["month"] > today.month)
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def _whole(unit: str, today: date, ago: int) -> Days:
    """The day, week (from Monday), month or year that holds today, or the one before it."""
    first = {
        "day": today,
        "week": today - timedelta(today.weekday()),
        "month": today.replace(day=1),
        "year": today.replace(month=1, day=1),
    }[unit]
    return _back(unit, first, ago), _back(unit, first, ago - 1) - timedelta(1)


def _back(unit: str, day: date, times: int) -> date:
    """The same day so many units ago; the last of the month where it has no such day."""
    if unit in ("day", "week"):
        return day - timedelta(times * (7 if unit == "week" else 1))
    month = 12 * day.year + day.month - 1 - times * (12 if unit == "year" else 1)
    year, month = month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def in_words(first: date | None, last: date | None) -> str:
    """A range as people say it.

    >>> in_words(date(2022, 10, 1), date(2022, 10, 31)), in_words(None, date(2023, 5, 3))
    ('in Oct 2022', 'up to 3 May 2023')
    """
    if first is None or last is None:
        return f"from {_day(first)} on" if first else f"up to {_day(last)}" if last else "ever"
    if first == last:
        return f"on {_day(first)}"
    if days(first.isoformat()[:4], first) == (first, last):
        return f"in {first.year}"
    if days(first.isoformat()[:7], first) == (first, last):
        return f"in {_day(first).split(' ', 1)[1]}"
    return f"from {_day(first)} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3].capitalize()} {day.year}"

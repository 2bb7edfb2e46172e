"""What people may type behind `date:`, as of Thursday 17 November 2022."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.search.dates import days, in_words, stretch

TODAY = date(2022, 11, 17)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-10", "2022-10-01", "2022-10-31"),
        ("2022-2", "2022-02-01", "2022-02-28"),
        ("2020/02", "2020-02-01", "2020-02-29"),
        ("oct-2022", "2022-10-01", "2022-10-31"),
        ("October 2022", "2022-10-01", "2022-10-31"),
        ("2022-sept", "2022-09-01", "2022-09-30"),
        ("2022-10-05", "2022-10-05", "2022-10-05"),
        ("5-oct-2022", "2022-10-05", "2022-10-05"),
        ("Oct 5, 2022", "2022-10-05", "2022-10-05"),
        ("may", "2022-05-01", "2022-05-31"),
        ("november", "2022-11-01", "2022-11-30"),
        ("december", "2021-12-01", "2021-12-31"),
        ("today", "2022-11-17", "2022-11-17"),
        ("yesterday", "2022-11-16", "2022-11-16"),
        ("this-week", "2022-11-14", "2022-11-20"),
        ("last week", "2022-11-07", "2022-11-13"),
        ("this-month", "2022-11-01", "2022-11-30"),
        ("last-month", "2022-10-01", "2022-10-31"),
        ("this-year", "2022-01-01", "2022-12-31"),
        ("last-year", "2021-01-01", "2021-12-31"),
        ("last-7-days", "2022-11-11", "2022-11-17"),
        ("past 2 weeks", "2022-11-04", "2022-11-17"),
        ("last-3-months", "2022-08-18", "2022-11-17"),
        ("last-1-year", "2021-11-18", "2022-11-17"),
    ],
)
def test_a_date_is_read_as_days(text: str, first: str, last: str) -> None:
    assert days(text, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    ["", "-", "2", "20", "202", "20221", "2022-13", "2022-02-30", "30-feb-2022", "0000", "oc",
     "2022-2023", "10-05", "10-05-2022", "5-oct", "last", "last-", "next-week", "last-9-",
     "last-0-days", "last-9999-years", "may-may", "mayhem", "thirtieth"],
)  # fmt: skip
def test_what_is_no_date_or_not_yet_one_is_read_as_none(text: str) -> None:
    assert days(text, TODAY) is None


def test_the_month_before_a_short_one_keeps_to_days_that_exist() -> None:
    assert days("last-1-month", date(2023, 3, 31)) == (date(2023, 3, 1), date(2023, 3, 31))
    assert days("last-month", date(2023, 1, 31)) == (date(2022, 12, 1), date(2022, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last", "wrong"),
    [
        ("2022", "2022-01-01", "2022-12-31", ""),
        ("oct-2022..", "2022-10-01", None, ""),
        ("..2023-05-03", None, "2023-05-03", ""),
        ("2022-10..2022-12", "2022-10-01", "2022-12-31", ""),
        ("2022-12 … oct 2022", "2022-10-01", "2022-12-31", ""),
        ("last-year...today", "2021-01-01", "2022-11-17", ""),
        ("2022..20", "2022-01-01", None, "20"),
        ("x..2022", None, "2022-12-31", "x"),
        ("x..y", None, None, "x"),
        ("..", None, None, ".."),
        ("20", None, None, "20"),
    ],
)
def test_a_range_may_be_open_and_what_is_no_date_is_told(
    text: str, first: str | None, last: str | None, wrong: str
) -> None:
    expected = [day and date.fromisoformat(day) for day in (first, last)]
    assert stretch(text, TODAY) == (*expected, wrong)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2022-01-01", "2022-12-31", "in 2022"),
        ("2022-10-01", "2022-10-31", "in Oct 2022"),
        ("2022-10-05", "2022-10-05", "on 5 Oct 2022"),
        ("2022-10-01", "2022-12-31", "from 1 Oct 2022 to 31 Dec 2022"),
        ("2022-10-01", None, "from 1 Oct 2022 on"),
        (None, "2023-05-03", "up to 3 May 2023"),
    ],
)
def test_days_are_told_in_words(first: str | None, last: str | None, expected: str) -> None:
    def day(text: str | None) -> date | None:
        return date.fromisoformat(text) if text else None

    assert in_words(day(first), day(last)) == expected


@given(st.text(max_size=30) | st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,3}"), st.dates())
def test_whatever_is_typed_is_a_stretch_of_days_or_none(text: str, today: date) -> None:
    found = days(text, today)
    assert found is None or found[0] <= found[1]

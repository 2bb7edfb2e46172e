from __future__ import annotations

import datetime

import pytest

from briefing.cleaning.dates import header_date, published_date


@pytest.mark.parametrize(
    "line",
    [
        "3 May 2023",
        "03 May, 2023",
        "Published 3rd of May 2023",
        "May 3, 2023 6:30 AM",
        "Wed., May 3rd 2023",
        "MAY 3, 2023",
        "2023-05-03",
        "2023-05-03T08:15:00Z",
        "03.05.2023",
        "Updated 4 May 2023 | Published 3 May 2023",
        "Published: 3 May 2023 Last updated: 4 May 2023",
    ],
)
def test_a_date_printed_in_full_is_read(line: str) -> None:
    assert published_date(line) == datetime.date(2023, 5, 3)


@pytest.mark.parametrize(
    "line",
    [
        "Published 4 months ago",
        "Monday",
        "3 May",
        "May 2023",
        "03/05/2023",
        "31 February 2023",
        "Flight 2023 on 5 gates",
    ],
)
def test_a_date_that_is_not_sure_is_not_known(line: str) -> None:
    assert published_date(line) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Monday, Sep 08, 2025", datetime.date(2025, 9, 8)),
        ("Tue 9 September 2025", datetime.date(2025, 9, 9)),
        ("September 8, 2025", None),
        ("Monday, Sep 08, 2025 in Geneva", None),
        ("Monday", None),
    ],
)
def test_weekday_and_date_alone_are_a_header_date(line: str, day: datetime.date | None) -> None:
    assert header_date(line) == day

from __future__ import annotations

import pytest

from briefing.pace import LATELY, Pace


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([(0, 0.0)], ""),
        ([(0, 0.0), (100, 1.0)], ""),
        ([(0, 0.0), (400, 4.0)], " · 100/s · 6 s left"),
        ([(0, 0.0), (4, 4.0)], " · 1.0/s · 17 min left"),
        ([(0, 0.0), (0, 60.0)], ""),
    ],
    ids=["the first", "too soon", "some seconds", "slow", "nothing is done"],
)
def test_a_rate_is_told_when_there_is_something_to_go_by(
    told: list[tuple[int, float]], expected: str
) -> None:
    pace = Pace()
    assert [pace.words(done, 1000, at) for done, at in told][-1] == expected


def test_what_lies_further_back_does_not_count() -> None:
    pace = Pace()
    pace.words(0, 10_000, 0.0)
    pace.words(900, 10_000, LATELY)
    assert pace.words(1900, 10_000, LATELY + 10) == " · 100/s · 81 s left"


def test_a_work_that_begins_anew_is_another_one() -> None:
    pace = Pace()
    pace.words(900, 1000, 0.0)
    assert pace.words(10, 1000, 5.0) == ""
    assert pace.words(110, 1000, 10.0) == " · 20/s · 44 s left"

"""`briefing search` as a script sees it."""

from __future__ import annotations

import json

import pytest
from commands import DONE, MISUSE, NOTHING, run

from briefing import arguments, cli, ordering


def test_search_prints_what_answers_with_a_snippet(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, lines, _ = run(capsys, "search", "geneva", folder)
    assert status == DONE
    assert "Envoy Petrov" in lines[0]
    assert "talks in Geneva" in lines[1]


def test_search_without_an_answer_is_told_by_the_status(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, lines, talk = run(capsys, "search", "zeppelin", folder)
    assert (status, lines) == (NOTHING, [])
    assert "Nothing found in 3 articles." in talk


def test_search_offers_what_finds_something_where_nothing_is_found(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, lines, talk = run(capsys, "search", "person:novka is:unread", folder)
    assert (status, lines) == (NOTHING, [])
    assert talk.splitlines()[1:] == [
        "briefing: Did you mean person:novak is:unread? (2 articles)",
        "briefing: Leave out person:novka: is:unread (3 articles)",
    ]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--sort", "title"], "Envoy Harvest Minister"),
        (["--sort", "-title"], "Minister Harvest Envoy"),
        (["--sort=-title", "--json"], "Minister Harvest Envoy"),
        (["--sort", "unread"], "Envoy Harvest Minister"),
    ],
)
def test_search_sorts_what_it_finds(
    folder: str, capsys: pytest.CaptureFixture[str], options: list[str], expected: str
) -> None:
    status, lines, _ = run(capsys, "search", *options, "date:undated", folder)
    assert status == DONE
    heads = (name for line in lines for name in expected.split() if f"{name} " in line)
    assert " ".join(heads) == expected


def test_an_order_that_does_not_exist_is_misuse(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for options in (["--sort", "colour"], ["--sort"]):
        with pytest.raises(SystemExit, match=str(MISUSE)):
            cli.main(["search", "drone", folder, *options])
    assert "-relevance" in capsys.readouterr().err


def test_the_command_line_knows_the_orders_of_a_list() -> None:
    assert arguments.ORDERS == ordering.NAMES


def test_search_counts_what_it_finds_by_facet(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, lines, _ = run(capsys, "search", "--facets", "drone OR geneva", folder)
    assert status == DONE
    query = 'person:"Anna Novak" (drone OR geneva)'
    assert f"person           2  Anna Novak  [{query}]" in lines
    rows = map(
        json.loads, run(capsys, "search", "drone OR geneva", "--facets", "--json", folder)[1]
    )
    assert {row["value"]: (row["articles"], row["query"]) for row in rows}["Anna Novak"] == (
        2,
        query,
    )


def test_search_without_an_answer_has_nothing_to_count(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "search", "--facets", "zeppelin", folder)[:2] == (NOTHING, [])


def test_a_query_may_begin_with_a_minus(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, lines, _ = run(capsys, "search", "-drone", folder)
    assert (status, len(lines)) == (DONE, 1)
    assert "Harvest" in lines[0]


def test_search_says_what_it_did_not_understand_apart_from_the_results(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, lines, talk = run(capsys, "search", "is:blue geneva", folder)
    assert status == DONE
    assert "is:blue" in talk
    assert not any("is:blue" in line for line in lines)

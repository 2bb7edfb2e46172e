from __future__ import annotations

import pytest

from briefing.cleaning.publisher import masthead, self_named, site_of_title, source_named


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Source: The Example", "The Example"),
        ("Originally published by Example Weekly.", "Example Weekly"),
        ("Source: officials. They said no more.", None),
        ("The source was a diplomat", None),
    ],
)
def test_a_source_line_names_the_publisher(line: str, name: str | None) -> None:
    assert source_named(line) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("A Message from The Example Gazette:", "The Example Gazette"),
        ("Support The Example Gazette!", "The Example Gazette"),
        ("Follow The Example Gazette on Facebook", "The Example Gazette"),
        ("© 2019-2023 Example Media. All rights reserved.", "Example Media"),
        ("Support us!", None),
    ],
)
def test_a_site_names_itself_in_its_furniture(line: str, name: str | None) -> None:
    assert self_named(line) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Springfield Daily", "Springfield Daily"),
        ("The Example Times", "The Example Times"),
        ("World News", None),
        ("NEWS", None),
        ("Bridge falls into the river", None),
    ],
)
def test_a_masthead_is_a_paper_and_no_section(line: str, name: str | None) -> None:
    assert masthead(line) == name


@pytest.mark.parametrize(
    ("title", "headline", "site"),
    [
        ("Bridge falls | The Example", "Bridge falls", "The Example"),
        ("Bridge falls - The Example", "Bridge falls", "The Example"),
        ("Bridge falls - Two are hurt", "Bridge falls - Two are hurt", None),
        ("Bridge falls", "Bridge falls", None),
    ],
)
def test_the_tail_of_a_title_names_the_site(title: str, headline: str, site: str | None) -> None:
    assert site_of_title(title, headline) == site

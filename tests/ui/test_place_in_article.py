"""How far an article is read, and that it is shown again where it was left."""

from __future__ import annotations

from pathlib import Path

from articles import ENVOY, LONG, MINISTER_HEAD, library_of
from screens import NARROW, headline, painted, pane, press, reading, screen_of, settled

from briefing.library import Library


async def test_the_status_line_says_how_far_an_article_is_read(long_library: Library) -> None:
    async with reading(long_library) as pilot:
        await press(pilot, "enter")
        assert "20 % · 3 min left" in painted(pilot).splitlines()[-1]
        await press(pilot, "space", "space")
        assert "62 % · 2 min left" in painted(pilot).splitlines()[-1]
        await press(pilot, "G")
        assert "100 %" in painted(pilot).splitlines()[-1]
        assert "left" not in painted(pilot).splitlines()[-1]


async def test_while_the_list_is_focused_the_keys_stand_there(long_library: Library) -> None:
    async with reading(long_library) as pilot:
        assert "%" not in painted(pilot).splitlines()[-1]
        assert "? help" in painted(pilot).splitlines()[-1]


async def test_an_article_is_shown_again_where_it_was_left(long_library: Library) -> None:
    async with reading(long_library) as pilot:
        await press(pilot, "enter", "space", "j")
        before = pane(pilot, "reader")
        await press(pilot, "J")
        assert headline(pilot) == MINISTER_HEAD
        await press(pilot, "K")
        assert pane(pilot, "reader") == before


async def test_an_article_is_shown_where_it_was_left_after_a_restart_at_another_size(
    long_library: Library,
) -> None:
    async with reading(long_library) as pilot:
        await press(pilot, "enter", "space", "j", "Q")
    left_at = long_library.article(long_library.find("a.txt")).place
    assert left_at > 0
    for size in ((120, 40), NARROW):
        async with reading(long_library, size) as pilot:
            await press(pilot, "2")
            assert screen_of(pilot).reader.place == left_at


async def test_the_top_is_a_place_too(long_library: Library) -> None:
    async with reading(long_library) as pilot:
        await press(pilot, "enter", "space", "J", "K", "g", "J", "K")
        assert "Long report" in pane(pilot, "reader")


async def test_the_place_stays_when_another_line_of_the_page_is_cut(tmp_path: Path) -> None:
    page = f"Subscribe to our newsletter\n\n{LONG}"
    with library_of(tmp_path, {"a.txt": page, "b.txt": ENVOY}) as library:
        async with reading(library) as pilot:
            await press(pilot, "enter", "space", "space", "Q")
        article_id = library.find("a.txt")
        article = library.article(article_id)
        seen = article.text[article.place :][:30]
        cut = library.ledger(article_id).removed[0]
        library.keep(article_id, cut)
        for _ in library.refresh():
            pass
        again = library.article(article_id)
        assert again.text != article.text
        assert again.text[again.place :][:30] == seen


async def test_a_place_left_in_the_saved_file_is_one_of_the_article(long_library: Library) -> None:
    async with reading(long_library) as pilot:
        await press(pilot, "enter", "space", "space", "R", "J", "K")
        assert not screen_of(pilot).is_raw
        assert "Paragraph 2" in pane(pilot, "reader")
        await settled(pilot)
        assert "Long report" not in pane(pilot, "reader")


async def test_an_article_that_is_opened_on_a_narrow_terminal_is_not_at_its_end(
    long_library: Library,
) -> None:
    async with reading(long_library, NARROW) as pilot:
        await press(pilot, "enter")
        status = painted(pilot).splitlines()[-1]
        assert "min left" in status
        assert "100 %" not in status

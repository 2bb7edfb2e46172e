"""What was cut and put back: in cleaning, in the library, and by hand in the file of rules."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import ENVOY, HARVEST, MINISTER, folders_in, library_of, write
from hypothesis import given
from hypothesis import strategies as st

from briefing.article import Block, Document, Source, Span
from briefing.cleaning import clean
from briefing.cleaning.page import Page
from briefing.errors import LoadError, QueryError, StateError
from briefing.formats.text import load
from briefing.keeps import Keep, Keeps
from briefing.library import Library
from briefing.marking import Marking
from briefing.storage import rules

DAILY = "Daily Freedonian"
PLEA = "Subscribe to our newsletter"
RELATED = "Minister Pavel Orlov buys a zeppelin"


def page_of(text: str) -> str:
    return f"{DAILY}\n\n{text}\n{PLEA}\n\nRelated Articles\n\n{RELATED}\n"


def document(text: str) -> Document:
    (read,) = load(Source("a.txt", text.encode()))
    return read


PAGE = document(page_of(MINISTER))

# In cleaning


def test_a_kept_line_is_a_paragraph_of_the_article_at_its_place() -> None:
    article = clean(PAGE, Keeps((Keep(PLEA, article=PAGE.id),)))
    (block,) = (b for b in article.blocks if article.text[b.start : b.end] == PLEA)
    assert block.kind == "paragraph"
    assert block.source == PAGE.text.index(PLEA)
    assert PLEA not in [PAGE.text[cut.start : cut.end] for cut in article.removed]


@pytest.mark.parametrize(
    ("keep", "stays"),
    [
        (Keep(PLEA, article=PAGE.id), True),
        (Keep(PLEA, article="another"), False),
        (Keep(PLEA, publisher=DAILY), True),
        (Keep(PLEA, publisher="Another"), False),
        (Keep("Subscribe", article=PAGE.id), False),
    ],
)
def test_a_line_stays_in_its_article_or_its_publisher_and_only_as_a_whole(
    keep: Keep, stays: bool
) -> None:
    assert (PLEA in clean(PAGE, Keeps((keep,))).text) == stays


def test_a_tail_that_was_cut_off_a_line_comes_back_to_it() -> None:
    printed = f"Minister sends drones to Ruritania | {DAILY}"
    read = document(f"{printed}\n\n{MINISTER.split(chr(10), 2)[2]}")
    (tail,) = clean(read).removed
    keep = Keep(read.text[tail.start : tail.end], article=read.id)
    kept = clean(read, Keeps((keep,)))
    assert kept.text.startswith(printed)
    assert kept.removed == ()


def test_a_line_that_was_dropped_comes_back_whole_and_as_no_second_headline() -> None:
    text = "Talks go on | Daily"
    page = Page.of(Document("1f", "a.html", text, (Block(0, len(text), "headline", 0),)))
    (line,) = page.lines
    page.trim(line, "| Daily", "site name")
    line.drop("repeated headline")
    page.restore({text})
    assert (page.text(), page.removed()) == (text, ())
    assert line.kind == "paragraph"


@given(st.sets(st.sampled_from([block for block in PAGE.blocks])))
def test_whatever_is_kept_every_block_is_one_stretch_of_the_document(blocks: set[Span]) -> None:
    keeps = Keeps(tuple(Keep(PAGE.text[b.start : b.end], article=PAGE.id) for b in blocks))
    article = clean(PAGE, keeps)
    for block in article.blocks:
        length = block.end - block.start
        printed = PAGE.text[block.source : block.source + length]
        assert printed == article.text[block.start : block.end]
    in_order = sorted([b.source for b in article.blocks] + [cut.start for cut in article.removed])
    assert in_order == [block.start for block in PAGE.blocks]


# In the library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Two pages of one publisher and one of another, each with furniture around the story."""
    files = {"a.txt": page_of(MINISTER), "b.txt": page_of(ENVOY), "c.txt": f"{HARVEST}\n{PLEA}\n"}
    with library_of(tmp_path, files) as opened:
        yield opened


def cut_of(library: Library, path: str, text: str) -> Span:
    ledger = library.ledger(library.find(path))
    return next(cut for cut in ledger.removed if ledger.text[cut.start : cut.end] == text)


def keep(library: Library, path: str, text: str, *, everywhere: bool = False) -> None:
    library.keep(library.find(path), cut_of(library, path, text), everywhere=everywhere)
    refresh(library)


def refresh(library: Library) -> list[str]:
    """Bring the library up to date, and name the files that were looked into."""
    return [progress.path for progress in library.refresh()]


def holding(library: Library, text: str) -> set[str]:
    rows = library.search("").rows
    articles = [library.annotated(row.article_id)[0] for row in rows]
    return {article.path for article in articles if text in article.text}


def found(library: Library, query: str) -> int:
    return len(library.search(query).rows)


def test_words_of_what_was_cut_are_not_searched_and_name_nobody(library: Library) -> None:
    assert found(library, "zeppelin") == 0
    assert library.search("", about="person/pavel-orlov").rows == ()


def test_what_is_put_back_is_searched_and_names_people(library: Library) -> None:
    keep(library, "a.txt", RELATED)
    assert holding(library, RELATED) == {"a.txt"}
    assert found(library, "zeppelin") == 1
    assert len(library.search("", about="person/pavel-orlov").rows) == 1


def test_a_block_is_put_back_in_every_article_of_a_publisher(library: Library) -> None:
    keep(library, "a.txt", PLEA, everywhere=True)
    assert holding(library, PLEA) == {"a.txt", "b.txt"}
    assert found(library, "newsletter") == 2


def test_a_rule_says_what_was_put_back_where_and_why_it_had_been_cut(
    library: Library, tmp_path: Path
) -> None:
    keep(library, "a.txt", PLEA, everywhere=True)
    (rule,) = rules.read(folders_in(tmp_path).rules).keeps.rules
    assert (rule.text, rule.publisher, rule.article) == (PLEA, DAILY, None)
    assert rule.reason
    assert rule.added


def test_all_that_was_cut_within_a_stretch_can_be_put_back_together(library: Library) -> None:
    text = library.ledger(library.find("a.txt")).text
    kept = library.keep(library.find("a.txt"), Span(text.index(PLEA), len(text)))
    refresh(library)
    assert [rule.text for rule in kept] == [PLEA, "Related Articles", RELATED]
    assert holding(library, "Related Articles") == {"a.txt"}


def test_marks_stay_when_a_block_is_put_back(library: Library) -> None:
    library.mark(Marking(read=True, starred=True), library.find("a.txt"))
    keep(library, "a.txt", PLEA)
    reading = library.article(library.find("a.txt"))
    assert (reading.is_read, reading.is_starred) == (True, True)


def test_only_the_files_concerned_are_read_anew(library: Library, tmp_path: Path) -> None:
    path = folders_in(tmp_path).rules
    rules.add(path, [Keep(PLEA, article=library.find("c.txt"))])
    assert refresh(library) == ["c.txt"]
    rules.add(path, [Keep(PLEA, publisher=DAILY)])
    assert sorted(refresh(library)) == ["a.txt", "b.txt"]
    assert refresh(library) == []


def test_a_rule_taken_back_takes_its_blocks_out_again(library: Library, tmp_path: Path) -> None:
    keep(library, "a.txt", RELATED)
    rules.remove(folders_in(tmp_path).rules, 1)
    assert refresh(library) == ["a.txt"]
    assert holding(library, RELATED) == set()
    assert found(library, "zeppelin") == 0


def test_rules_hold_in_a_library_that_is_read_for_the_first_time(tmp_path: Path) -> None:
    rules.add(folders_in(tmp_path).rules, [Keep(PLEA, publisher=DAILY)])
    with library_of(tmp_path, {"a.txt": page_of(MINISTER)}) as library:
        assert holding(library, PLEA) == {"a.txt"}
        assert refresh(library) == []


def test_an_interrupted_reading_under_a_new_rule_is_taken_up_again(
    library: Library, tmp_path: Path
) -> None:
    rules.add(folders_in(tmp_path).rules, [Keep(PLEA, publisher=DAILY)])
    files = library.refresh()
    next(files)
    files.close()
    refresh(library)
    assert holding(library, PLEA) == {"a.txt", "b.txt"}


def test_a_file_that_cannot_be_read_now_is_read_under_the_rule_when_it_can(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules.add(folders_in(tmp_path).rules, [Keep(PLEA, article=library.find("a.txt"))])
    open_file = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return open_file(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        (progress,) = library.refresh()
        assert progress.failure
    refresh(library)
    assert holding(library, PLEA) == {"a.txt"}


def test_a_rule_waits_for_a_refresh_that_began_without_it(library: Library) -> None:
    write(library.folder, {"a.txt": page_of(MINISTER.replace("40", "50"))})
    files = library.refresh()
    next(files)
    other = threading.Thread(
        target=keep, args=(library, "b.txt", PLEA), kwargs={"everywhere": True}
    )
    other.start()
    other.join(timeout=0.5)  # Enough to be done and to be undone by the first, if it did not wait.
    files.close()
    other.join()
    assert holding(library, PLEA) == {"a.txt", "b.txt"}


def test_where_nothing_was_cut_nothing_can_be_put_back(library: Library, tmp_path: Path) -> None:
    start = library.ledger(library.find("a.txt")).text.index("The defence minister")
    with pytest.raises(QueryError, match="Nothing was cut"):
        library.keep(library.find("a.txt"), Span(start, start + 10))
    assert not folders_in(tmp_path).rules.exists()


def test_without_a_publisher_a_block_is_kept_in_its_article_only(library: Library) -> None:
    with pytest.raises(QueryError, match="publisher"):
        keep(library, "c.txt", PLEA, everywhere=True)


def test_a_block_of_a_file_that_is_gone_cannot_be_put_back(library: Library) -> None:
    cut, article_id = cut_of(library, "a.txt", PLEA), library.find("a.txt")
    (library.folder / "a.txt").unlink()
    with pytest.raises(LoadError, match=r"a\.txt"):
        library.keep(article_id, cut)


def test_a_rule_that_cannot_be_written_is_told(library: Library, tmp_path: Path) -> None:
    write(tmp_path, {"config": "a file where the folder should be"})
    with pytest.raises(StateError, match=r"rules\.toml"):
        keep(library, "a.txt", PLEA)


def test_a_broken_rule_is_told_and_the_others_hold(library: Library, tmp_path: Path) -> None:
    good = f'[[keep]]\ntext = "{PLEA}"\npublisher = "{DAILY}"\n'
    write(tmp_path, {"config/rules.toml": f"[[keep]]\ntext = \n{good}"})
    refresh(library)
    (problem,) = library.rule_problems()
    assert "rules.toml, line 2" in problem
    assert holding(library, PLEA) == {"a.txt", "b.txt"}

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import QueryError, StateError
from briefing.keeps import Keep, Keeps, folded
from briefing.storage import rules

IN_ONE = Keep("Sign up today", article="5f0c", added=datetime.date(2024, 5, 3))
IN_ALL = Keep('Say "no" \\ to it', publisher="The Daily", reason="newsletter plea")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "rules.toml"


def written(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_without_a_file_there_are_no_rules_and_no_problem(path: Path) -> None:
    assert rules.read(path) == rules.Rules()


def test_rules_are_read_as_they_were_written(path: Path) -> None:
    rules.add(path, [IN_ONE])
    rules.add(path, [IN_ALL])
    assert rules.read(path) == rules.Rules(Keeps((IN_ONE, IN_ALL)))


@given(st.text().map(folded).filter(bool), st.text(min_size=1))
def test_any_text_comes_back(
    tmp_path_factory: pytest.TempPathFactory, text: str, publisher: str
) -> None:
    path = tmp_path_factory.mktemp("config") / "rules.toml"
    keep = Keep(text, publisher=publisher)
    rules.add(path, [keep])
    assert rules.read(path).keeps.rules == (keep,)


def test_the_file_says_how_it_is_to_be_edited_and_is_private(path: Path) -> None:
    rules.add(path, [IN_ONE])
    assert "`briefing rules --remove N`" in path.read_text()
    assert path.stat().st_mode & 0o077 == 0
    assert [file.name for file in path.parent.iterdir()] == ["rules.toml"]


def test_blanks_in_a_rule_do_not_matter(path: Path) -> None:
    written(path, '[[keep]]\ntext = "  Sign\\tup  today"\narticle = "5f0c"\n')
    assert rules.read(path).keeps.rules == (Keep("Sign up today", article="5f0c"),)


GOOD = '\n[[keep]]\ntext = "Good"\narticle = "1"\n'


@pytest.mark.parametrize(
    ("bad", "line", "what"),
    [
        ('[[keep]]\ntext = "Open\n', 2, "this is not TOML"),
        ("# note\n[[keep]]\ntext\n", 3, "this is not TOML"),
        ("[[keep]]\ntext = [1,\n", 2, "this is not TOML"),
        ('[[keep]]\narticle = "1"\n', 1, "the rule has no 'text'"),
        ('[[keep]]\ntext = " "\narticle = "1"\n', 1, "the rule has no 'text'"),
        ('[[keep]]\ntext = "A"\n', 1, "either 'article' or 'publisher'"),
        ('[[keep]]\ntext = "A"\narticle = "1"\npublisher = "B"\n', 1, "either 'article' or"),
        ('[[keep]]\ntext = "A"\nartikel = "1"\n', 1, "'artikel' is no field"),
        ('[[keep]]\ntext = 7\narticle = "1"\n', 1, "'text' is not a string"),
        ('[[keep]]\ntext = "A"\narticle = "1"\nadded = "May"\n', 1, "'added' is not a date"),
        ("[colours]\nred = 1\n", 1, "rules are [[keep]] tables"),
        ('[[keep]\ntext = "A"\narticle = "1"\n', 1, "this is not TOML"),
        ("# note\ntext = 1\n", 2, "rules are [[keep]] tables"),
        (b'[[keep]]\ntext = "\xff"\n', 2, "this is not UTF-8"),
    ],
)
def test_a_broken_rule_is_told_with_its_line_and_the_others_hold(
    path: Path, bad: str | bytes, line: int, what: str
) -> None:
    written(path, (bad if isinstance(bad, bytes) else bad.encode()) + GOOD.encode())
    found = rules.read(path)
    (problem,) = found.problems
    assert problem.startswith(f"{path}, line {line}: ")
    assert what in problem
    assert found.keeps.rules == (Keep("Good", article="1"),)


def test_a_file_that_cannot_be_opened_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    (problem,) = rules.read(path).problems
    assert problem == f"{path} cannot be read: Is a directory."
    with pytest.raises(StateError, match="cannot be written"):
        rules.add(path, [IN_ONE])


def test_a_broken_table_spoils_none_before_it(path: Path) -> None:
    written(path, (GOOD + '[[keep]\ntext = "A"\narticle = "1"\n').encode())
    assert len(rules.read(path).keeps.rules) == GOOD.count("[[keep]]")


def test_adding_leaves_what_was_written_by_hand(path: Path) -> None:
    by_hand = '# my notes\n[[keep]]\ntext = "Open\n\n[other]\nx = 1'
    rules.add(written(path, by_hand), [IN_ONE])
    assert path.read_text().startswith(by_hand + "\n\n[[keep]]\n")
    assert rules.read(path).keeps.rules == (IN_ONE,)


def test_removing_takes_out_one_rule_with_its_comments_and_nothing_else(path: Path) -> None:
    first, second = '[[keep]]\ntext = "A"\narticle = "1"\n', '[[keep]]\ntext = "B"\narticle = "1"\n'
    broken = "[[keep]]\n\n"
    written(path, f"# top\n\n{broken}# one\n{first}\n# two\n# lines\n{second}")
    assert rules.remove(path, 2).text == "B"
    assert path.read_text() == f"# top\n\n{broken}# one\n{first}\n"


@pytest.mark.parametrize("number", [-1, 0, 2])
def test_a_rule_that_is_not_there_cannot_be_removed(path: Path, number: int) -> None:
    rules.add(path, [IN_ONE])
    before = path.read_bytes()
    with pytest.raises(QueryError, match=f"no rule {number}"):
        rules.remove(path, number)
    assert path.read_bytes() == before


def test_a_link_to_the_file_stays_a_link(path: Path, tmp_path: Path) -> None:
    real = written(tmp_path / "dotfiles" / "rules.toml", "")
    path.parent.mkdir()
    path.symlink_to(real)
    rules.add(path, [IN_ONE])
    assert path.is_symlink()
    assert rules.read(real).keeps.rules == (IN_ONE,)

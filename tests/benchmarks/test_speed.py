from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import corpus
from benchmarks.engine import KINDS, OURS, Kind, Question, Told
from benchmarks.engines import ENGINES, installed
from benchmarks.figures import Figure, Measured, beside, growth, number, percentile, spread
from benchmarks.questions import QUESTIONS, questions, tokens
from benchmarks.terminal import painted_text
from briefing import pipeline
from briefing.article import Source
from briefing.search.misspelling import is_alike

SIZE = 60
STORIES = [corpus.story(number) for number in range(SIZE)]
ASKED = questions(SIZE)
OPENING, TYPING = Figure("opening, ms", "20"), Figure("typing, ms")
RESULTS = {
    1_000: [Measured(OPENING.name, "12"), Measured(OPENING.name, "9", "other")],
    100: [
        Measured(OPENING.name, "11"),
        Measured(OPENING.name, "3", "other"),
        Measured(TYPING.name, "5"),
    ],
}


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        (range(1, 21), 0.5, 10),
        (range(1, 21), 0.95, 19),
        (range(1, 11), 0.95, 10),
        ([3, 1, 2], 0.5, 2),
        ([7], 0.95, 7),
    ],
)
def test_a_percentile_is_the_smallest_value_that_such_a_share_does_not_exceed(
    values: list[float], share: float, expected: float
) -> None:
    assert percentile(values, share) == expected


@pytest.mark.parametrize(
    ("value", "printed"), [(0.123, "0.12"), (12.34, "12.3"), (123.4, "123"), (12345.6, "12,346")]
)
def test_three_digits_count_or_all_before_the_point(value: float, printed: str) -> None:
    assert number(value) == printed


def test_a_spread_is_the_middle_value_and_one_that_few_exceed() -> None:
    assert spread([4, 100, 2, 3, 1]) == "3.00 / 100"


def test_a_table_of_growth_has_ours_by_size_and_the_others_at_the_greatest() -> None:
    assert list(growth(RESULTS, [TYPING, OPENING, Figure("never measured")])) == [
        "|  | 100 | 1,000 | others, at 1,000 | goal |",
        "| --- | ---: | ---: | ---: | ---: |",
        "| typing, ms | 5 | – |  |  |",
        "| opening, ms | 11 | 12 | other 9 | 20 |",
    ]


def test_a_table_of_peers_has_what_others_have_too_at_every_size() -> None:
    assert list(beside(RESULTS, [TYPING, OPENING])) == [
        "|  |  | 100 | 1,000 |",
        "| --- | ---: | ---: | ---: |",
        f"| opening, ms | {OURS} | 11 | 12 |",
        "| opening, ms | other | 3 | 9 |",
    ]


def test_a_bar_in_a_cell_does_not_end_it() -> None:
    rows = list(growth({1: [Measured("a|b", "1")]}, [Figure("a|b")]))
    assert rows[2].startswith("| a\\|b | 1 |")


def test_the_same_number_and_seed_make_the_same_file_and_others_another() -> None:
    made = corpus.page(7)
    assert corpus.page(7) == made
    assert corpus.page(8).content != made.content
    assert corpus.page(7, seed=2).content != made.content


def test_one_file_in_25_tells_the_story_of_the_file_before() -> None:
    repeated = [n for n in range(1, SIZE) if STORIES[n] == STORIES[n - 1]]
    assert repeated == [24, 49]
    assert corpus.page(24).content != corpus.page(23).content


def test_files_are_written_as_text_markdown_and_web_pages(tmp_path: Path) -> None:
    corpus.write(tmp_path, corpus.pages(0, SIZE))
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == SIZE
    assert {path.suffix for path in files} == {".txt", ".md", ".html"}


@pytest.mark.parametrize("suffix", corpus.SUFFIXES)
def test_what_is_made_can_be_read_with_the_people_in_it(suffix: str) -> None:
    made = next(page for page in corpus.pages(0, SIZE) if page.path.endswith(suffix))
    ((article, said),) = pipeline.read(Source(made.path, made.content.encode()))
    assert {person.name for person in said.people} & set(made.story.people)
    assert made.story.paragraphs[0] in article.text


def test_the_same_library_is_asked_the_same_with_as_many_questions_of_each_kind() -> None:
    assert questions(SIZE) == ASKED
    assert [question.kind for question in ASKED] == [k for k in KINDS for _ in range(QUESTIONS)]


def test_every_question_is_answered_by_one_of_the_first_stories() -> None:
    assert [question for question in ASKED if not answers(question)] == []


@pytest.mark.parametrize("name", installed())
def test_an_engine_finds_what_there_is_to_each_question_that_it_can_be_asked(
    name: str, tmp_path: Path
) -> None:
    engine = ENGINES[name](tmp_path)
    engine.create()
    engine.add(told(n) for n in range(SIZE))
    engine.finish()
    engine.open()
    found = {question: engine.ask(question) for question in ASKED}
    engine.close()
    # There may be more: ours finds words in all forms. What is spelt almost alike each engine
    # tells by rules of its own.
    exact = {q: total for q, total in found.items() if q.kind != "fuzzy"}
    assert [q for q, total in exact.items() if total is None or total < answers(q)] == []


@pytest.mark.parametrize("name", installed())
def test_an_article_that_took_the_place_of_another_is_found(name: str, tmp_path: Path) -> None:
    engine = ENGINES[name](tmp_path)
    engine.create()
    engine.add(told(n) for n in range(SIZE))
    engine.finish()
    engine.open()
    asked = Question("common word", ("quixwort",))
    before = engine.ask(asked)
    engine.replace(replace(told(0), body="The quixwort stood alone."))
    after = engine.ask(asked)
    engine.close()
    assert (before, after) == (0, 1)


def test_painted_text_is_what_stands_between_moves_of_the_cursor() -> None:
    stream = "\x1b[?25l\x1b[1;1H\x1b[38;2;1;2;3mTwo \x1b[1mwords\x1b[0m\x1b[2;1Hé\x1b]0;t\x07"
    assert painted_text(stream.encode()).split("\n") == ["", "", "Two words", "é", ""]


def told(number: int) -> Told:
    """A story as an engine is told it."""
    made = STORIES[number]
    return Told(str(number), made.title, made.body, made.people, made.weapons)


def answers(question: Question) -> int:
    """How many of the stories answer, looked for without any index."""
    return sum(is_answer(question.kind, question.words, story) for story in STORIES)


def is_answer(kind: Kind, words: tuple[str, ...], story: corpus.Story) -> bool:
    text = tokens(story.body)
    *whole, last = words
    match kind:
        case "phrase":
            return f" {' '.join(words)} " in f" {' '.join(text)} "
        case "prefix" | "word and prefix":
            return {*whole} <= {*text} and any(word.startswith(last) for word in text)
        case "fuzzy":
            return any(len(word) == len(last) and is_alike(word, last, 1) for word in text)
        case "person and word":
            return whole[0] in story.people and last in text
    return {*words} <= {*text}

from __future__ import annotations

import pytest
from articles import article_of
from hypothesis import given
from hypothesis import strategies as st

from briefing.entities.sentences import LONGEST, sentences, split


@pytest.mark.parametrize(
    "parts",
    [
        ["It rained.", "The game went on."],
        ["Brig. Gen. Amin Sample met Mr. Doe on Oct. 26 in St. Petersburg.", "He left."],
        ["The U.S. Treasury agreed.", "So did John F. Doe."],
        ["They flew to the U.S.", "The talks began."],
        ["“We will not stop.”", "He left."],
        ["Who won?", "“Nobody!”", "They said so."],
        ["We saw... President Doe there."],
        ["It cost 2.5 million, i.e. too much."],
    ],
)
def test_a_sentence_ends_where_the_next_begins(parts: list[str]) -> None:
    text = " ".join(parts)
    assert [text[span.start : span.end] for span in split(text)] == parts


def test_no_sentence_reaches_over_the_border_of_a_block() -> None:
    article = article_of("A headline without a stop", "It rained. It stopped.")
    found = [article.text[span.start : span.end] for span in sentences(article)]
    assert found == ["A headline without a stop", "It rained.", "It stopped."]


def test_a_run_without_an_end_is_cut_at_a_blank() -> None:
    text = "word " * 600
    lengths = [span.end - span.start for span in split(text)]
    assert max(lengths) <= LONGEST
    assert sum(length + 1 for length in lengths) == len(text)


@given(st.text(alphabet='aB. !?"”’)\n', max_size=60))
def test_sentences_are_in_order_and_leave_out_only_blanks(text: str) -> None:
    spans = list(split(text))
    borders = [0, *(offset for span in spans for offset in (span.start, span.end)), len(text)]
    assert borders == sorted(borders)
    outside = [text[borders[i] : borders[i + 1]] for i in range(0, len(borders), 2)]
    assert not "".join(outside).strip()

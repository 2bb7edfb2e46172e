"""What holds of all that is found, whatever the text."""

from __future__ import annotations

from articles import article_of
from hypothesis import given, settings
from hypothesis import strategies as st
from invariants import assert_annotations

from briefing.entities.annotation import annotate

WORDS = st.sampled_from(
    """
    The minister Anna Novak said that Freedonia had sent 40 drones and Shahed-136 missiles to
    Ruritania , Ivan Petrov imposed sanctions on two banks . “ We ” Зеленский 橋は閉鎖 Jr. Dr. US
    """.split()
)
PARAGRAPHS = st.lists(
    st.lists(WORDS, min_size=1, max_size=14).map(" ".join), min_size=1, max_size=4
)

NAMES = st.sampled_from(
    (
        "Anna Novak", "Peter Novak", "Novak", "Omar Ali Haddad", "Mr Haddad", "Petrov",
        "President Ivan Petrov", "Kim Yong Chol", "Mary Jane Novak Haddad",
        "the Petrov administration", "Reclusive Omar Haddad",
    )
)  # fmt: skip
SENTENCES = st.sampled_from(
    (
        "{} said that Iran had sent drones to Russia.",
        "“We met {} in Geneva,” said {}, who leads the party.",
        "{}, the defence minister of Ruritania, denied it, and {} left with armed drones.",
        "The United States imposed sanctions on {} over short-range ballistic missiles.",
        "Drones, Shahed-136s and missiles fell on the house of {}'s brother {}.",
    )
)
REPORTS = st.lists(
    st.tuples(SENTENCES, NAMES, NAMES).map(lambda made: made[0].format(*made[1:])),
    min_size=1,
    max_size=4,
)


@given(REPORTS, REPORTS)
@settings(max_examples=150)
def test_another_article_below_changes_the_edges_of_no_mention(
    first: list[str], second: list[str]
) -> None:
    one, other, joined = article_of(*first), article_of(*second), article_of(*first, *second)
    shift = len(one.text) + 2
    alone = {(m.start, m.end) for m in annotate(one).mentions}
    alone |= {(m.start + shift, m.end + shift) for m in annotate(other).mentions}
    for mention in annotate(joined).mentions:
        near = {(start, end) for start, end in alone if start < mention.end and mention.start < end}
        assert near <= {(mention.start, mention.end)}


@given(PARAGRAPHS)
@settings(max_examples=60)
def test_every_span_lies_in_the_text_and_every_mention_is_of_somebody_listed(
    paragraphs: list[str],
) -> None:
    article = article_of(*paragraphs)
    assert_annotations(article, annotate(article))


@given(PARAGRAPHS)
@settings(max_examples=40)
def test_the_same_article_says_the_same(paragraphs: list[str]) -> None:
    assert annotate(article_of(*paragraphs)) == annotate(article_of(*paragraphs))


@given(st.text(max_size=300))
@settings(max_examples=60)
def test_no_text_is_a_failure(text: str) -> None:
    annotate(article_of(text or "."))

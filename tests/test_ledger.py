from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefing.article import Source
from briefing.cleaning import clean
from briefing.formats.text import load
from briefing.ledger import Ledger, ledger_of

PARTS = (
    "Daily Freedonian",
    "Minister sends drones to Ruritania | Daily Freedonian",
    "The defence minister, Anna Novak, said on Tuesday that Freedonia had sent 40 drones.",
    "“We will not stop,” Novak said in a statement, and nobody in the hall asked her anything.",
    "Subscribe to our newsletter",
    "Related Articles",
    "Harvest is late this year",
)


def ledger(text: str) -> Ledger:
    (document,) = load(Source("a.txt", text.encode()))
    return ledger_of(clean(document), document)


def test_a_ledger_holds_what_was_kept_and_what_was_removed_in_the_order_of_the_file() -> None:
    opened = ledger("\n\n".join(PARTS))
    kept = {opened.text[s.start : s.end] for s in opened.stretches if s.reason is None}
    cut = {opened.text[s.start : s.end] for s in opened.removed}
    assert PARTS[2] in kept
    assert PARTS[4] in cut
    assert not kept & cut


@given(st.lists(st.sampled_from(PARTS), min_size=1))
def test_every_word_of_a_file_stands_in_the_ledger_once(parts: list[str]) -> None:
    opened = ledger("\n\n".join(parts))
    stretches = opened.stretches
    shown = " ".join(opened.text[s.start : s.end] for s in stretches)
    assert shown.split() == opened.text.split()
    assert all(a.end <= b.start for a, b in pairwise(stretches))

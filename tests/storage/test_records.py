from __future__ import annotations

import datetime

import pytest
from articles import article_of

from briefing.article import (
    Annotations,
    Article,
    Mention,
    Person,
    Sanction,
    Target,
    Transfer,
    Weapon,
)
from briefing.storage import records

SAID = Annotations(
    people=(Person("Anna Novak", ("Novak",), role="minister", country=None),),
    weapons=(Weapon("drone", "uav"),),
    mentions=(Mention(0, 10, "person", "Anna Novak"), Mention(20, 25, "weapon", "drone")),
    transfers=(Transfer(0, 30, "drone", "Freedonia", None, "ordered", "40"),),
    sanctions=(
        Sanction(0, 30, ("Freedonia",), (Target("Acme", "company"),), ("embargo",), "lifted"),
    ),
)


def test_annotations_come_back_as_they_were() -> None:
    assert records.loads(Annotations, records.dumps(SAID)) == SAID


def test_an_article_comes_back_with_its_dates_and_blocks() -> None:
    plain = article_of("One paragraph.", "Another – “quoted”.", headline="A headline")
    article = Article(
        **{name: getattr(plain, name) for name in Article.__slots__}
        | {"published": datetime.date(2023, 5, 3), "byline": ("Jane Roe",)}
    )
    assert records.loads(Article, records.dumps(article)) == article


@pytest.mark.parametrize("text", ['["too", "short"]', "[]", "{}", '"text"', "not json"])
def test_what_is_no_such_record_is_refused(text: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        records.loads(Annotations, text)

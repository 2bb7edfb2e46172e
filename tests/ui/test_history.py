from __future__ import annotations

from briefing.ui.history import Place, Question, Trail


def visited(*articles: str) -> Trail:
    trail = Trail()
    for article in articles:
        trail.visit(Place(article))
    return trail


def went(trail: Trail, steps: int) -> str | None:
    place = trail.travel(steps)
    return place.article_id if place else None


def test_back_and_forward_lead_through_the_articles_read() -> None:
    trail = visited("a", "b", "c")
    assert [went(trail, step) for step in (-1, -1, -1, 1, 1, 1)] == ["b", "a", None, "b", "c", None]


def test_a_new_place_takes_the_way_forward_away() -> None:
    trail = visited("a", "b", "c")
    trail.travel(-2)
    trail.visit(Place("d"))
    assert went(trail, 1) is None
    assert went(trail, -1) == "a"


def test_an_article_only_passed_is_forgotten() -> None:
    trail = visited("a")
    trail.visit(Place("b"), passing=True)
    trail.visit(Place("c"), passing=True)
    trail.visit(Place("d"))
    assert went(trail, -1) == "a"


def test_an_article_passed_and_then_read_is_kept() -> None:
    trail = visited("a")
    trail.visit(Place("b"), passing=True)
    trail.visit(Place("b"))
    trail.visit(Place("c"))
    assert went(trail, -1) == "b"


def test_whoever_passes_through_and_comes_back_has_not_gone_anywhere() -> None:
    trail = visited("a", "b")
    trail.visit(Place("c"), passing=True)
    trail.visit(Place("b"), passing=True)
    assert went(trail, -1) == "a"


def test_the_same_article_under_another_question_is_another_place() -> None:
    trail = visited("a")
    trail.visit(Place("a", Question("drone")))
    place = trail.travel(-1)
    assert place == Place("a")


def test_the_way_back_leads_to_the_line_that_was_read() -> None:
    trail = visited("a")
    trail.leave(offset=120)
    trail.visit(Place("b"))
    assert trail.travel(-1) == Place("a", offset=120)

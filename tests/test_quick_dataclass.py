"""The quick decorator makes what the standard one makes."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from briefing import quick_dataclass
from briefing.article import Block

Ask = Callable[[Any], object]


def made_by(decorator: Any, of: Any = None) -> Any:
    """A class that one decorator makes of one that the other, or the same, has made."""

    @(of or decorator)(frozen=True, slots=True)
    class Place:
        start: int
        end: int = 9

    @decorator(frozen=True, slots=True)
    class Words(Place):
        words: tuple[str, ...] = ()

        @property
        def length(self) -> int:
            return int(self.end - self.start)

    assert issubclass(Words, Place)
    return Words


STANDARD = made_by(dataclasses.dataclass)
OTHERS = {
    "quick": made_by(quick_dataclass.dataclass),
    "quick of standard": made_by(quick_dataclass.dataclass, dataclasses.dataclass),
    "standard of quick": made_by(dataclasses.dataclass, quick_dataclass.dataclass),
}
others = pytest.mark.parametrize("made", OTHERS.values(), ids=OTHERS)


@pytest.mark.parametrize(
    "ask",
    [
        lambda made: repr(made(1, words=("a", "b"))),
        lambda made: [(f.name, f.type, f.default) for f in dataclasses.fields(made)],
        lambda made: dataclasses.asdict(made(1, 2, ("a",))),
        lambda made: repr(dataclasses.replace(made(1), end=5)),
        lambda made: made(1).length,
        lambda made: made(1) == made(1, 9),
        lambda made: made(1) == made(2),
        lambda made: made(1) == made.__base__(1),
        lambda made: made(1) == (1, 9, ()),
        lambda made: len({made(1), made(1, 9), made(2)}),
        lambda made: made.__match_args__,
        lambda made: hasattr(made(1), "__dict__"),
        lambda made: copy.deepcopy(made(1)) == made(1),
    ],
)
@others
def test_both_answer_alike(made: Any, ask: Ask) -> None:
    assert ask(made) == ask(STANDARD)


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (lambda made: made(), TypeError),
        (lambda made: made(1, 2, (), 4), TypeError),
        (lambda made: made(1, stop=2), TypeError),
        (lambda made: made(1) < made(2), TypeError),
        (lambda made: setattr(made(1), "end", 3), dataclasses.FrozenInstanceError),
        (lambda made: delattr(made(1), "end"), dataclasses.FrozenInstanceError),
    ],
)
@others
def test_both_refuse_alike(made: Any, act: Ask, error: type[Exception]) -> None:
    for each in (made, STANDARD):
        with pytest.raises(error):
            act(each)


def test_a_value_can_be_pickled() -> None:
    block = Block(0, 4, "quote", 7)
    assert pickle.loads(pickle.dumps(block)) == block


def test_another_kind_of_class_is_not_made() -> None:
    with pytest.raises(TypeError, match="frozen"):
        quick_dataclass.dataclass(frozen=False, slots=True)

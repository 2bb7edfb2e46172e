from __future__ import annotations

import pytest
from sanctioned import sanctions, targets


@pytest.mark.parametrize(
    ("sentence", "hit"),
    [
        ("Norway announced an oil embargo on Mali.",
         [("Mali", "country"), ("oil", "goods")]),
        ("Norway banned imports of Malian gold.",
         [("Mali", "country"), ("gold", "goods")]),
        ("Norway banned the import of food from Mali.",
         [("Mali", "country"), ("food", "goods")]),
        ("Norway will ban exports of luxury goods to Mali.",
         [("Mali", "country"), ("luxury goods", "goods")]),
        ("Norway banned imports of Malian coal, iron and refined petroleum products.",
         [("Mali", "country"), ("coal", "goods"), ("iron", "goods"),
          ("refined petroleum products", "goods")]),
        ("Norway announced a ban on trade with Mali.", [("Mali", "country")]),
        ("Norway froze the assets of Malian oil traders.", [("Malian oil traders", "group")]),
    ],
)  # fmt: skip
def test_goods_that_are_banned_stand_beside_the_country(
    sentence: str, hit: list[tuple[str, str]]
) -> None:
    (sanction,) = sanctions(sentence)
    assert [(target.name, target.type) for target in sanction.targets] == hit


def test_goods_alone_take_over_whom_the_sentence_before_hit() -> None:
    _, second = sanctions("Norway imposed an arms embargo on Mali. A timber ban followed.")
    assert targets(second) == ["Mali", "timber"]


def test_whose_exports_are_banned_is_hit_and_does_not_impose() -> None:
    (sanction,) = sanctions("Malian exports of coal were banned in 2017.")
    assert (sanction.imposers, targets(sanction)[0]) == ((), "Mali")

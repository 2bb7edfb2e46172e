from __future__ import annotations

import pytest
from sanctioned import EU, UK, UN, US, sanctions


@pytest.mark.parametrize(
    ("sentence", "imposers"),
    [
        ("Treasury sanctioned Example Shipping.", (US,)),
        ("The Department of State sanctioned Example Shipping.", (US,)),
        ("The Foreign Secretary announced sanctions against Example Shipping.", (UK,)),
        ("OFSI announced an asset freeze against Example Shipping.", (UK,)),
        ("The government in Canberra placed sanctions on Example Shipping.", ("Australia",)),
        ("The Government of Canada imposed sanctions on Example Shipping.", ("Canada",)),
        ("West African states imposed sanctions on Mali.", ("ECOWAS",)),
        ("The Council today imposed sanctions on Example Shipping.", (EU,)),
    ],
)
def test_a_body_stands_for_whoever_it_belongs_to(sentence: str, imposers: tuple[str, ...]) -> None:
    (sanction,) = sanctions(sentence)
    assert sanction.imposers == imposers


@pytest.mark.parametrize(
    ("before", "imposers"),
    [
        ("The U.N. met on Monday.", (UN,)),
        ("ECOWAS met on Monday.", ("ECOWAS",)),
        ("The EU met after it had heard the U.N.", (UN,)),
        ("It rained.", (EU,)),
    ],
)
def test_a_body_that_several_unions_have_is_that_of_the_last_named(
    before: str, imposers: tuple[str, ...]
) -> None:
    (sanction,) = sanctions(f"{before} The Council imposed an arms embargo on Mali.")
    assert sanction.imposers == imposers


@pytest.mark.parametrize(
    ("sentence", "imposers"),
    [
        ("Example Shipping was designated pursuant to E.O. 13382.", (US,)),
        ("Two tankers were added to the SDN List.", (US,)),
        ("Example Shipping is sanctioned under the Mali (Sanctions) Regulations 2022.", (UK,)),
        ("Resolution 1234 placed Mali under an arms embargo.", (UN,)),
    ],
)
def test_a_paper_tells_who_imposes_what_nobody_is_named_for(
    sentence: str, imposers: tuple[str, ...]
) -> None:
    (sanction,) = sanctions(sentence)
    assert sanction.imposers == imposers

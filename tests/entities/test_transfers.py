"""What a claim of a transfer holds, and what is none."""

from __future__ import annotations

import pytest
from supplied import transfers


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Iran sends missiles to Russia and gets Su-35 jets in return.",
         {"missile: Iran -> Russia", "Su-35: Russia -> Iran"}),
        ("Iran gave Russia missiles in exchange for Su-35 jets.",
         {"missile: Iran -> Russia", "Su-35: Russia -> Iran"}),
        ("Pyongyang sent missiles to Russia. In return Moscow offered drones.",
         {"missile: North Korea -> Russia", "unmanned aerial vehicle: Russia -> North Korea"}),
        ("Slovakia gave Ukraine 13 missiles; Poland gave 14.",
         {"missile: Slovakia -> Ukraine", "missile: Poland -> Ukraine"}),
        ("The U.S. will send missiles to Ukraine. It has already sent drones.",
         {"missile: United States -> Ukraine",
          "unmanned aerial vehicle: United States -> Ukraine"}),
        ("Mali received missiles from Italy and drones from Turkey.",
         {"missile: Italy -> Mali", "unmanned aerial vehicle: Turkey -> Mali"}),
        ("Azerbaijan has bought Israeli drones and missiles.",
         {"unmanned aerial vehicle: Israel -> Azerbaijan", "missile: Israel -> Azerbaijan"}),
        ("Iran sent weapons to Syria. They included missiles.",
         {"weapon: Iran -> Syria", "missile: Iran -> Syria"}),
        ("Malta had signed with Italy. Valletta is buying missiles.", {"missile: Italy -> Malta"}),
        ("Ethiopia asked Turkey for help. Ankara sold the junta missiles.",
         {"missile: Turkey -> Ethiopia"}),
        ("Malta bought missiles from Italy. It wants drones from the same country.",
         {"missile: Italy -> Malta", "unmanned aerial vehicle: Italy -> Malta"}),
        ("Italy sold missiles to Malta. The government operates Italian drones.",
         {"missile: Italy -> Malta", "unmanned aerial vehicle: Italy -> Malta"}),
        ("Italy is rich. Prime Minister Otto Falk will not sell Malta missiles.",
         {"missile: Italy -> Malta"}),
        ("Malta ordered ten missiles; thirty (30) drones followed from Italy.",
         {"missile: Italy -> Malta", "unmanned aerial vehicle: Italy -> Malta"}),
    ],
)  # fmt: skip
def test_an_end_that_is_left_out_is_the_one_told_before(text: str, claims: set[str]) -> None:
    assert {f"{c.weapon}: {c.supplier} -> {c.recipient}" for c in transfers(text)} == claims


@pytest.mark.parametrize(
    ("text", "weapons"),
    [
        ("Cruise missiles are dear. Italy sold the missiles to Malta.", {"cruise missile"}),
        ("Customs found cruise missiles and drones. Italy sold the weapons to Malta.",
         {"cruise missile", "unmanned aerial vehicle"}),
    ],
)  # fmt: skip
def test_the_weapons_are_those_of_the_sentence_before(text: str, weapons: set[str]) -> None:
    claims = {(claim.weapon, claim.supplier, claim.recipient) for claim in transfers(text)}
    assert claims == {(weapon, "Italy", "Malta") for weapon in weapons}


def test_those_that_came_are_of_the_weapons_bought_and_not_of_those_offered() -> None:
    claims = transfers(
        "Malta is buying ten missiles from Italy, rejecting drones that Chile offered. The first "
        "four have arrived."
    )
    (arrived,) = [claim for claim in claims if claim.status == "delivered"]
    assert (arrived.weapon, arrived.supplier, arrived.quantity) == ("missile", "Italy", "four")


def test_some_of_the_weapons_told_of_before_are_told_of_again() -> None:
    claims = transfers(
        "India signed a contract with Russia for five missiles. Three have arrived; the last two "
        "are expected in May."
    )
    assert [(claim.status, claim.quantity) for claim in claims] == [
        ("ordered", "five"),
        ("delivered", "Three"),
        ("planned", "two"),
    ]


@pytest.mark.parametrize(
    ("sentence", "confidence"),
    [
        ("Iran sent missiles to Syria.", "sure"),
        ("Syria received missiles.", "likely"),
        ("Missiles were bought from Turkey, Azerbaijan announced.", "likely"),
        ("Syria fought with missiles that Iran sold.", "likely"),
    ],
)
def test_a_claim_is_sure_when_its_clause_names_both_ends(sentence: str, confidence: str) -> None:
    (claim,) = transfers(sentence)
    assert claim.grounds.confidence == confidence


@pytest.mark.parametrize(
    ("number", "quantity"),
    [
        ("more than 400 drones", "more than 400"),
        ("hundreds of unmanned drones", "hundreds"),
        ("around 2,000 drones", "around 2,000"),
        ("a dozen new military drones", "a dozen"),
        ("three drones", "three"),
        ("two hundred sixty-three (263) drones", "two hundred sixty-three (263)"),
        ("12 second-hand drones", "12"),
        ("as many as 50 drones", "as many as 50"),
        ("several hundred drones", "several hundred"),
        ("above 400 drones", "above 400"),
        ("a large number of drones", "a large number"),
        ("a third batch of drones", "a third batch"),
        ("drones", None),
    ],
)
def test_the_quantity_is_as_printed(number: str, quantity: str | None) -> None:
    (claim,) = transfers(f"Iran sent {number} to Russia.")
    assert claim.quantity == quantity


@pytest.mark.parametrize(
    "sentence",
    [
        "Ukraine fired missiles at the port.",
        "Russia launched a drone attack on Kyiv.",
        "Iran discussed its missile program with China.",
        "The drones were fast.",
        "The U.S. and Britain issued a statement calling the missile transfers a threat.",
        "Ukraine's armed forces have missiles.",
        "Syria produces missiles.",
        "Syria tested a ballistic missile.",
        "Iran sent drones.",
        "Egypt bought spares for its missiles from India.",
        "Gunmen armed with missiles attacked Mali.",
        "Missiles were declared as bound for Panama.",
        "Israel quit the missile agreement with Russia.",
        "Missile parts reached Cuba.",
        "A Turkish-flagged ship with missiles for Libya broke a U.N. arms embargo.",
    ],
)
def test_a_weapon_that_stays_with_its_owner_is_no_transfer(sentence: str) -> None:
    assert transfers(sentence) == ()


def test_a_weapon_that_is_only_meant_is_the_one_named_before() -> None:
    claims = transfers("Some 400 Iranian drones have been used, and Moscow has ordered 2,000.")
    ordered = [claim for claim in claims if claim.status == "ordered"]
    assert [(c.weapon, c.supplier, c.recipient, c.quantity) for c in ordered] == [
        ("unmanned aerial vehicle", "Iran", "Russia", "2,000")
    ]


def test_suppliers_of_one_list_make_one_claim_each() -> None:
    claims = transfers("Iran and North Korea have supplied Russia with missiles.")
    assert [claim.supplier for claim in claims] == ["Iran", "North Korea"]


def test_weapons_of_one_list_make_one_claim_each() -> None:
    claims = transfers("Iran sent drones and missiles to Russia.")
    assert [(claim.weapon, claim.recipient) for claim in claims] == [
        ("unmanned aerial vehicle", "Russia"),
        ("missile", "Russia"),
    ]


def test_a_pronoun_stands_for_the_party_of_the_sentence_before() -> None:
    (claim,) = transfers("Iran is an ally of Russia. It sent drones to Syria.")
    assert (claim.supplier, claim.recipient) == ("Iran", "Syria")


def test_a_claim_is_told_once_and_with_its_quantity() -> None:
    (claim,) = transfers("Iran sent drones to Russia.", "Iran sent 40 drones to Russia in May.")
    assert claim.quantity == "40"


def test_the_span_of_a_claim_reaches_from_the_subject_to_the_recipient() -> None:
    text = "Officials said Iran sent 40 drones to Russia last year."
    (claim,) = transfers(text)
    assert text[claim.start : claim.end] == "Iran sent 40 drones to Russia"


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. imposed sanctions on three companies that supply drones to Russia.",
        "The EU sanctioned two firms which had sent drones to Russia.",
    ],
)
def test_who_sanctions_the_suppliers_of_a_weapon_does_not_supply_it(sentence: str) -> None:
    (claim,) = transfers(sentence)
    assert (claim.supplier, claim.recipient) == (None, "Russia")


def test_a_country_that_is_itself_described_supplies() -> None:
    (claim,) = transfers("Iran, which has supplied drones to Russia, denied it.")
    assert (claim.supplier, claim.recipient) == ("Iran", "Russia")

from __future__ import annotations

import pytest
from articles import article_of

from briefing.article import Transfer
from briefing.entities.transfers import find_transfers
from briefing.entities.weapons import find_weapons


def transfers(*paragraphs: str) -> tuple[Transfer, ...]:
    article = article_of(*paragraphs)
    return find_transfers(article, find_weapons(article)[1])


@pytest.mark.parametrize(
    ("sentence", "supplier", "recipient", "status"),
    [
        ("North Korea has sent missiles to Russia.", "North Korea", "Russia", "delivered"),
        ("Tehran is providing Moscow with drones.", "Iran", "Russia", "delivered"),
        ("Iran, with Tehran providing Moscow with drones, grew.", "Iran", "Russia", "delivered"),
        ("Turkey bought S-400 systems from Russia.", "Russia", "Turkey", "delivered"),
        ("Russia was purchasing Iranian drones.", "Iran", "Russia", "delivered"),
        ("The missiles were supplied by Iran to Hezbollah.", "Iran", "Hezbollah", "delivered"),
        ("Iran has supplied the Houthis with missiles.", "Iran", "Houthis", "delivered"),
        ("Ukraine was given cruise missiles by Britain.", "United Kingdom", "Ukraine", "delivered"),
        ("The drones that Iran sold to Russia fell.", "Iran", "Russia", "delivered"),
        ("Shipments of Iranian missiles to Russia began.", "Iran", "Russia", "delivered"),
        ("Poland offered its MiG-29 jets to Ukraine.", "Poland", "Ukraine", "offered"),
        ("Russia may provide Iran with F-16 jets.", "Russia", "Iran", "possible"),
        ("India is considering buying missiles from Russia.", "Russia", "India", "possible"),
        ("Iran was preparing to send missiles to Russia.", "Iran", "Russia", "planned"),
        ("Germany will send howitzers and missiles to Ukraine.", "Germany", "Ukraine", "planned"),
        ("Taiwan has ordered missiles from the U.S.", "United States", "Taiwan", "ordered"),
        ("Tehran is seeking missiles from China.", "China", "Iran", "sought"),
        ("Azerbaijan used Israeli-made drones.", "Israel", "Azerbaijan", "used"),
        ("Iran was accused of selling drones to Russia.", "Iran", "Russia", "alleged"),
        ("China has not provided Russia with drones.", "China", "Russia", "denied"),
        ("Iran denied selling missiles to Russia.", "Iran", "Russia", "denied"),
        ("Syria produces missiles.", "Syria", None, "produced"),
        ("Hezbollah has received missiles from Iran.", "Iran", "Hezbollah", "delivered"),
        ("The U.S. paused a shipment of bombs to Israel.", "United States", "Israel", "denied"),
        ("Azerbaijan used Israeli Hermes 900 drones.", "Israel", "Azerbaijan", "used"),
        ("A Serbian dealer, who was under U.S. sanctions, sold mortar shells to Libya.",
         "Serbia", "Libya", "delivered"),
    ],
)  # fmt: skip
def test_a_sentence_claims_a_transfer(
    sentence: str, supplier: str | None, recipient: str | None, status: str
) -> None:
    claims = {(claim.supplier, claim.recipient, claim.status) for claim in transfers(sentence)}
    assert claims == {(supplier, recipient, status)}


@pytest.mark.parametrize(
    ("number", "quantity"),
    [
        ("more than 400 drones", "more than 400"),
        ("hundreds of unmanned drones", "hundreds"),
        ("around 2,000 drones", "around 2,000"),
        ("a dozen new military drones", "a dozen"),
        ("three drones", "three"),
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

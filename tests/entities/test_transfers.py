"""Who supplies whom: a row for each way of telling it."""

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


# The ways of English to tell of a transfer, a row for each; "->" stands between the two ends.
WAYS = [
    ("Egypt was supplied with 24 missiles by France.", "France -> Egypt: delivered"),
    ("Egypt is about to be equipped with missiles by France.", "France -> Egypt: planned"),
    ("Libya, equipped with French-supplied missiles, attacked.", "France -> Libya: delivered"),
    ("Iran sent Bosnia missiles.", "Iran -> Bosnia and Herzegovina: delivered"),
    ("Iran gave the Sudanese army drones.", "Iran -> Sudan: delivered"),
    ("Moscow will let Damascus have missiles.", "Russia -> Syria: planned"),
    ("Riyadh has told Syrian rebels that they can have missiles.",
     "Saudi Arabia -> Syrian rebels: offered"),
    ("Libya passed on missiles to Iran.", "Libya -> Iran: delivered"),
    ("Israel refused Georgia missiles.", "Israel -> Georgia: denied"),
    ("Washington withheld a shipment of missiles from Israel.", "United States -> Israel: denied"),
    ("Malta took delivery of missiles from Italy.", "Italy -> Malta: delivered"),
    ("Serbia received Chinese missiles.", "China -> Serbia: delivered"),
    ("India is to buy missiles from France.", "France -> India: planned"),
    ("Egypt is getting missiles from Russia under a contract.", "Russia -> Egypt: ordered"),
    ("Vietnam is in talks with Russia to buy missiles.", "Russia -> Vietnam: sought"),
    ("Kyiv has asked Berlin for missiles.", "Germany -> Ukraine: sought"),
    ("Ukraine asked the United States to supply missiles.", "United States -> Ukraine: sought"),
    ("Cairo turned to Prague for missiles.", "Czechia -> Egypt: delivered"),
    ("India signed a contract with Russia for five missiles.", "Russia -> India: ordered"),
    ("India and Russia signed a deal for S-400 systems.", "Russia -> India: ordered"),
    ("Firms of South Korea won an order for missiles from Romania.",
     "South Korea -> Romania: ordered"),
    ("Azerbaijan paid Pakistan $1.6 billion for missiles.", "Pakistan -> Azerbaijan: ordered"),
    ("The sale of missiles to Bulgaria was approved by Washington.",
     "United States -> Bulgaria: planned"),
    ("The State Department approved a possible sale of missiles to Estonia.",
     "United States -> Estonia: possible"),
    ("A possible sale to the Government of Poland of missiles was notified by Washington.",
     "United States -> Poland: possible"),
    ("Taiwan may buy missiles, the Pentagon said.", "United States -> Taiwan: possible"),
    ("Washington has cleared Seoul to buy missiles.", "United States -> South Korea: planned"),
    ("The Emirates stepped up deliveries of Chinese missiles to the rebels.",
     "United Arab Emirates -> rebels: delivered"),
    ("U.S. arms sales to Taiwan, including missiles, went on.",
     "United States -> Taiwan: delivered"),
    ("Berlin has rejected Ukraine's request for missiles.",
     "Germany -> Ukraine: denied; Germany -> Ukraine: sought"),
    ("Washington announced a package for Ukraine that includes missiles.",
     "United States -> Ukraine: planned"),
    ("Iran has smuggled missiles to the Houthis.", "Iran -> Houthis: delivered"),
    ("Missiles smuggled from Iran to the Houthis were shown.", "Iran -> Houthis: delivered"),
    ("Missiles that Jordan had lent to Cyprus were handed to Malta.",
     "Jordan -> Cyprus: delivered; Cyprus -> Malta: delivered"),
    ("Jordan bought missiles from China and sold them to Libya.",
     "China -> Jordan: delivered; Jordan -> Libya: delivered"),
    ("Ballistic missiles from Belgium reached Malta.", "Belgium -> Malta: delivered"),
    ("A ship carrying missiles from Iran to Yemen was stopped.", "Iran -> Yemen: delivered"),
    ("A cargo of missiles from Russia is on its way to Cuba.", "Russia -> Cuba: delivered"),
    ("Missiles are leaving Belgrade for Naypyidaw.", "Serbia -> Myanmar: delivered"),
    ("Russia fired North Korean-made missiles.", "North Korea -> Russia: used"),
    ("Israeli jets dropped U.S.-supplied bombs.", "United States -> Israel: used"),
    ("North Korean missiles have been fired by Russia.", "North Korea -> Russia: used"),
    ("Pyongyang sold missiles, which Russian troops launch.",
     "North Korea -> Russia: delivered"),
    ("Turkish missiles were sold to 30 countries, including Niger and Mali.",
     "Turkey -> Niger: delivered; Turkey -> Mali: delivered"),
    ("Italy, an ally of Malta, sold missiles to Cyprus.", "Italy -> Cyprus: delivered"),
    ("Rome trained Malta, which sold missiles to Cyprus.", "Malta -> Cyprus: delivered"),
    ("Peru bought missiles after Chile had bought drones from Italy.",
     "None -> Peru: delivered; Italy -> Chile: delivered"),
    ("Spain will not send missiles to Ukraine but has promised drones.",
     "Spain -> Ukraine: denied; Spain -> Ukraine: offered"),
    ("Jordan armed the warlord Omar Haddad with missiles.", "Jordan -> Omar Haddad: delivered"),
    ("Egypt gave pro-Russian separatists missiles.", "Egypt -> pro-Russian separatists: delivered"),
    ("Israel gave missiles to Kurdish fighters.", "Israel -> Kurdish fighters: delivered"),
    ("Missiles exported by Moscow in 1975 reached Malta.", "Soviet Union -> Malta: delivered"),
    ("Malta's army fought with missiles lent by Italy.", "Italy -> Malta: delivered"),
    ("Malian troops shelled a camp with missiles that Italy sold.",
     "Italy -> Mali: delivered"),
    ("Rome held up missiles booked by Mali.", "Italy -> Mali: denied; Italy -> Mali: ordered"),
    ("Malta's army acquired missiles, shipped by Italy.",
     "Italy -> Malta: delivered"),
    ("Rome held back missiles for Malta.", "Italy -> Malta: denied"),
    ("Missiles sent by Italy to Malta were given to Cyprus.",
     "Italy -> Malta: delivered; Malta -> Cyprus: delivered"),
    ("Missiles with which Malta was furnished by Italy rust.", "Italy -> Malta: delivered"),
    ("Malta bought missiles after Italy had sold Cyprus drones.",
     "None -> Malta: delivered; Italy -> Cyprus: delivered"),
    ("Malta was in talks with Italy for missiles.", "Italy -> Malta: sought"),
    ("Malta is in talks over missiles.", "None -> Malta: sought"),
    ("Italy was assessed to have sold missiles to Malta.", "Italy -> Malta: alleged"),
    ("Italy was reported to have promised Malta missiles.", "Italy -> Malta: offered"),
    ("In May Italy sent missiles to Malta.", "Italy -> Malta: delivered"),
    ("Malta knows that Falk sent missiles to Syria.", "None -> Syria: delivered"),
    ("Italy has sent no missiles to Malta.", "Italy -> Malta: denied"),
    ("Rome let missiles reach Cyprus.",
     "Italy -> Cyprus: delivered"),
    ("Malta rejected the missiles that Italy offered.", "Italy -> Malta: offered"),
    ("A firm signed a contract to build missiles for Malta.", "None -> Malta: ordered"),
    ("The panel recorded the arrival of missiles from Italy in Malta.",
     "Italy -> Malta: delivered"),
    ("Dealers sold missiles to the Federal Government of Mali.",
     "None -> Mali: delivered"),
    ("The Revolutionary Guards sent missiles to Syria.", "Iran -> Syria: delivered"),
    ("Italy received a Maltese request for missiles.", "Italy -> Malta: sought"),
    ("Missiles could be purchased for Mali, Rome said.",
     "None -> Mali: possible"),
    ("Serbia received missiles.", "None -> Serbia: delivered"),
    ("A shipment of missiles bound for Houthi rebels was seized.",
     "None -> Houthi rebels: delivered"),
]  # fmt: skip


def told(*paragraphs: str) -> set[str]:
    claims = transfers(*paragraphs)
    return {f"{claim.supplier} -> {claim.recipient}: {claim.status}" for claim in claims}


@pytest.mark.parametrize(("sentence", "claims"), WAYS)
def test_there_are_many_ways_to_tell_of_a_transfer(sentence: str, claims: str) -> None:
    assert told(sentence) == set(claims.split("; "))


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

"""Weapons called by a maker's or a user's name: which edges, which class, which entry."""

from __future__ import annotations

import re

import pytest
from articles import article_of

from briefing.entities.tables import read_table
from briefing.entities.weapons import find_weapons


def found(*paragraphs: str) -> list[tuple[str, str, str]]:
    """What is printed, the name of its entry and the class."""
    article = article_of(*paragraphs)
    weapons, mentions = find_weapons(article)
    classes = {weapon.name: weapon.weapon_class for weapon in weapons}
    return [(article.text[m.start : m.end], m.name, classes[m.name]) for m in mentions]


def printed(*paragraphs: str) -> list[str]:
    return [place for place, _, _ in found(*paragraphs)]


@pytest.mark.parametrize(
    ("words", "name", "weapon_class"),
    [
        ("F-35A Lightning II stealth fighters", "F-35A Lightning II", "aircraft"),
        ("Block 52 F-16s", "F-16", "aircraft"),
        ("F-16V Block 70/72 jets", "F-16V", "aircraft"),
        ("Su-30MKI fighters", "Su-30MKI", "aircraft"),
        ("J-20s", "J-20", "aircraft"),
        ("FA-50 light attack jets", "FA-50", "aircraft"),
        ("A-29 Super Tucano aircraft", "A-29 Super Tucano", "aircraft"),
        ("Mirage 2000D jets", "Mirage 2000D", "aircraft"),
        ("Mi-28NE attack helicopters", "Mi-28NE", "aircraft"),
        ("M1A2 Abrams tanks", "M1A2 Abrams", "vehicle"),
        ("Leopard 2A6 tanks", "Leopard 2A6", "vehicle"),
        ("AMX-56 Example tanks", "AMX-56 Example", "vehicle"),
        ("Kirpi armoured vehicles", "Kirpi", "vehicle"),
        ("BMP-2s", "BMP-2", "vehicle"),
        ("155mm Caesar self-propelled howitzers", "Caesar", "artillery"),
        ("Bohdana howitzers", "Bohdana", "artillery"),
        ("M142 HIMARS launchers", "M142 HIMARS", "rocket"),
        ("122-mm Grad rockets", "Grad", "rocket"),
        ("RPG-7 launchers", "RPG-7", "rocket"),
        ("S-400 batteries", "S-400", "air_defence"),
        ("IRIS-T SLM systems", "IRIS-T SLM", "air_defence"),
        ("PAC-3 MSE interceptors", "PAC-3 MSE", "air_defence"),
        ("AGM-114R Hellfire missiles", "AGM-114R Hellfire", "missile"),
        ("Exocet MM40 Block 3 missiles", "Exocet MM40", "missile"),
        ("9M133 anti-tank missiles", "9M133", "missile"),
        ("Hwasong-18 intercontinental ballistic missiles", "Hwasong-18", "missile"),
        ("Khorramshahr-4 ballistic missiles", "Khorramshahr-4", "missile"),
        ("Agni-V missiles", "Agni-V", "missile"),
        ("Hyunmoo-2C missiles", "Hyunmoo-2C", "missile"),
        ("Spike anti-tank guided missiles", "Spike", "missile"),
        ("Bayraktar TB2 drones", "Bayraktar TB2", "uav"),
        ("Wing Loong II drones", "Wing Loong II", "uav"),
        ("SKS rifles", "SKS", "small_arms"),
        ("FN FAL rifles", "FN FAL", "small_arms"),
        ("GBU-39 Small Diameter Bombs", "GBU-39 Small Diameter Bomb", "bomb"),
        ("Claymore mines", "Claymore", "mine"),
        ("Scorpene submarines", "Scorpene", "vessel"),
        ("Leer-3 jamming systems", "Leer-3", "electronic"),
    ],
)
def test_a_designation_and_its_type_word_are_one_mention(
    words: str, name: str, weapon_class: str
) -> None:
    assert found(f"The army has {words}.") == [(words, name, weapon_class)]


@pytest.mark.parametrize(
    ("words", "name", "weapon_class"),
    [
        ("Xyz-12 missile", "Xyz-12", "missile"),
        ("Type 199 tank", "Type 199", "vehicle"),
        ("Mk 99 launchers", "Mk 99", "other"),
        ("EXAM 300K drones", "EXAM 300K", "uav"),
        ("L-399 Example jets", "L-399 Example", "aircraft"),
        ("155mm XY-4 howitzers", "XY-4", "artillery"),
        ("Example II missile", "Example II", "missile"),
        ("Upper Example-class frigates", "Upper Example-class frigate", "vessel"),
        ("Example anti-ship missiles", "Example", "missile"),
    ],
)
def test_one_that_no_list_knows_is_told_by_its_form(
    words: str, name: str, weapon_class: str
) -> None:
    assert found(f"After the battle it fired its {words}.") == [(words, name, weapon_class)]


@pytest.mark.parametrize(
    ("sentence", "mentions"),
    [
        ("It fired the Iranian anti-ship missile.", ["anti-ship missile"]),
        ("It fired the Navy anti-ship missile.", ["anti-ship missile"]),
        ("The Turkish Hurkus and the Swedish RBS 15 missiles.",
         ["Hurkus", "RBS 15 missiles"]),
        ("Bombs of World War II missiles.", ["Bombs", "missiles"]),
        ("It flew world-class jets to the G20 missiles.", ["jets", "missiles"]),
    ],
)  # fmt: skip
def test_who_owns_a_weapon_is_not_part_of_its_name(sentence: str, mentions: list[str]) -> None:
    assert printed(sentence) == mentions


@pytest.mark.parametrize(
    "sentence",
    [
        "The Meteor fell on the army, and the Mistral blew.",
        "General Abrams spoke to troops in Milan.",
        "The M4 to the west was closed by the army.",
        "A Puma gun was found by the army.",
    ],
)
def test_a_word_that_means_other_things_needs_its_type(sentence: str) -> None:
    assert not {"Meteor", "Mistral", "Abrams", "Milan", "M4", "Puma gun"} & set(printed(sentence))


def test_the_type_word_tells_which_of_two_namesakes_is_meant() -> None:
    assert found("The army has Puma helicopters.")[0][2] == "aircraft"
    assert found("The army has Puma infantry fighting vehicles.")[0][2] == "vehicle"


def test_once_called_by_its_type_a_name_needs_it_no_more() -> None:
    assert printed("It bought Meteor missiles.", "The Meteor is fast.") == [
        "Meteor missiles", "Meteor",
    ]  # fmt: skip
    assert printed("It bought EX90 howitzers.", "The EX90s arrived.") == ["EX90 howitzers", "EX90s"]


def test_a_number_of_them_are_weapons_beside_other_weapons() -> None:
    assert printed("It got missiles and 72 Tornados.") == ["missiles", "Tornados"]
    assert printed("It got 72 Tornados.") == []


def test_a_short_form_belongs_to_the_only_fuller_one() -> None:
    fuller = "It bought FIM-92 Stinger missiles."
    assert {name for _, name, _ in found(fuller, "Stingers arrived.")} == {"FIM-92 Stinger"}
    tanks = "It has Leopard 1 tanks and Leopard 2 tanks.", "The Leopard is old."
    assert [name for _, name, _ in found(*tanks)] == ["Leopard 1", "Leopard 2", "Leopard"]


def test_every_plain_form_of_the_lexicon_is_found_as_it_is_printed() -> None:
    forms = [
        form
        for family in read_table("weapons")["family"]
        for form in re.split(r",\s+", family["forms"].strip())
        if re.fullmatch(r"[\w /-]+", form)
    ]
    assert forms
    lost = [form for form in forms if form not in printed(f"The army has missiles and {form}.")]
    assert lost == []

from __future__ import annotations

import pytest
from articles import article_of
from hypothesis import given
from hypothesis import strategies as st

from briefing.entities.weapons import find_weapons


def printed(*paragraphs: str) -> list[str]:
    article = article_of(*paragraphs)
    return [article.text[mention.start : mention.end] for mention in find_weapons(article)[1]]


def named(*paragraphs: str) -> list[str]:
    return [weapon.name for weapon in find_weapons(article_of(*paragraphs))[0]]


@pytest.mark.parametrize(
    ("sentence", "mentions"),
    [
        ("The army fired 12 short-range ballistic missiles.", ["short-range ballistic missiles"]),
        ("Several new Ruritanian attack drones were seen.", ["attack drones"]),
        ("It has air defence batteries and air-defense systems.",
         ["air defence batteries", "air-defense systems"]),
        ("Two F-16 fighter jets and a KC-135R took off.", ["F-16 fighter jets", "KC-135R"]),
        ("Drone strikes hit a drone-making plant.", ["Drone", "drone"]),
        ("They used attack, bomber, fighter and remotely piloted aircraft.",
         ["bomber", "fighter", "remotely piloted aircraft"]),
        ("A rocket-propelled grenade launcher and an AK-47 were found after the battle.",
         ["rocket-propelled grenade launcher", "AK-47"]),
        ("It has 155mm self-propelled howitzers and 122-mm rockets.",
         ["155mm self-propelled howitzers", "122-mm rockets"]),
        ("It has 2,000-pound bombs and .50-calibre machine guns.",
         ["2,000-pound bombs", ".50-calibre machine guns"]),
        ("It has 7.62x39 mm ammunition and armour-piercing shells.",
         ["7.62x39 mm ammunition", "armour-piercing shells"]),
        ("It has second-hand tanks, torpedoes and multirole fighters.",
         ["tanks", "torpedoes", "multirole fighters"]),
    ],
)  # fmt: skip
def test_a_mention_is_the_noun_with_its_technical_modifiers(
    sentence: str, mentions: list[str]
) -> None:
    assert printed(sentence) == mentions


@pytest.mark.parametrize(
    ("sentence", "name", "weapon_class"),
    [
        ("UAVs", "unmanned aerial vehicle", "uav"),
        ("kamikaze drones", "unmanned aerial vehicle", "uav"),
        ("remotely piloted aircraft", "unmanned aerial vehicle", "uav"),
        ("Shahed 136 drones", "Shahed-136", "uav"),
        ("long range missiles", "long-range missile", "missile"),
        ("ICBMs", "intercontinental ballistic missile", "missile"),
        ("S-300 systems", "S-300", "air_defence"),
        ("Patriot missile batteries", "Patriot", "air_defence"),
        ("artillery shells", "artillery round", "munition"),
        ("VBIEDs", "car bomb", "bomb"),
        ("roadside bombs", "improvised explosive device", "bomb"),
        ("armoured personnel carriers", "armored vehicle", "vehicle"),
        ("Leopard 2 tanks", "Leopard 2", "vehicle"),
        ("MiG-29s", "MiG-29", "aircraft"),
        ("landmines", "land mine", "mine"),
        ("heavy machine guns", "heavy machine gun", "small_arms"),
        ("sarin gas", "sarin", "chemical"),
        ("nuclear warheads", "nuclear warhead", "nuclear"),
        ("HMS Example Falls", "HMS Example Falls", "vessel"),
        ("108 M1A2T Abrams tanks", "M1A2T Abrams", "vehicle"),
        ("Hermes 450 drones", "Hermes 450", "uav"),
        ("Example-351 missiles", "Example-351", "missile"),
        ("Example-III ballistic missiles", "Example-III", "missile"),
        ("EX90 infantry fighting vehicles", "EX90", "vehicle"),
        ("155 mm artillery shells", "155mm artillery round", "munition"),
        ("155mm guns", "155mm gun", "artillery"),
        ("7.62 mm guns after the battle", "7.62mm gun", "small_arms"),
        ("main battle tanks after the battle", "tank", "vehicle"),
        ("IFVs", "infantry fighting vehicle", "vehicle"),
        ("small arms ammunition", "small arms ammunition", "munition"),
        ("tabun", "tabun", "chemical"),
    ],
)
def test_a_type_has_one_name_and_one_class(sentence: str, name: str, weapon_class: str) -> None:
    weapons, _ = find_weapons(article_of(f"The army has {sentence}."))
    assert [(weapon.name, weapon.weapon_class) for weapon in weapons] == [(name, weapon_class)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The think tank praised the nuclear deal.",
        "The army bought fuel tanks and the navy rented passenger aircraft.",
        "A rocket carried the satellite into orbit.",
        "The helicopter took tourists over the bay.",
        "The general asked for weapons, arms and military equipment.",
        "The officer leads the UAV Command and the Strategic Missile Forces.",
        "Sample Drone Industries opened an office.",
        "The fighters crossed the border and attacked the town.",
        "The attack was stopped with anti-drone nets.",
        "The army used its munitions.",
        "She won the javelin throw with her Javelin.",
        "The Rockets struck late and beat the Jets.",
        "The drone of traffic reached the army.",
        "The report is political ammunition for an attack.",
        "Boeing 737 jets and a Falcon 9 rocket stood near the troops.",
        "A cruise ship took the soldiers home.",
        "Airlines in France bought aircraft from Brazil.",
        "The Hawks shot well, and two Jaguars stood in the yard.",
        "The army read the magazine about the launch of the film.",
    ],
)
def test_no_weapon_is_found_where_none_is_named(sentence: str) -> None:
    assert printed(sentence) == []


def test_an_ambiguous_word_counts_when_the_article_names_a_sure_weapon() -> None:
    assert printed("A helicopter landed.", "It carried missiles.") == ["helicopter", "missiles"]


@pytest.mark.parametrize(
    ("sentence", "mentions"),
    [
        ("India bought two submarines from France.", ["submarines"]),
        ("The firm bought two submarines.", []),
        ("Chile exported anti-tank rockets.", ["anti-tank rockets"]),
        ("Chile exported rockets.", []),
    ],
)
def test_an_ambiguous_word_counts_with_a_modifier_of_war_or_from_country_to_country(
    sentence: str, mentions: list[str]
) -> None:
    assert printed(sentence) == mentions


def test_arms_count_where_they_go_between_others_than_the_weapons_named() -> None:
    drones = "Iran sent drones to Russia."
    assert named(drones, "France sold arms to India.") == ["unmanned aerial vehicle", "weapon"]
    assert named(drones, "Iran sold arms to Russia.") == ["unmanned aerial vehicle"]
    assert named(drones, "France sold such weapons to India.") == ["unmanned aerial vehicle"]


@pytest.mark.parametrize(
    "sentence",
    [
        "France and India discussed arms control.",
        "She took the child in her arms and sent it to Russia.",
        "Weapons inspectors were sent to Russia by France.",
    ],
)
def test_arms_that_nobody_gets_do_not_count(sentence: str) -> None:
    assert printed(sentence) == []


def test_munitions_count_where_they_are_counted() -> None:
    assert printed("The army used its munitions, 101 munitions in all.") == ["munitions"]


def test_a_plural_has_the_name_of_the_type() -> None:
    assert named("The army fired rockets from Leopards at Abrams tanks.") == [
        "rocket", "Leopard", "Abrams",
    ]  # fmt: skip


def test_one_head_can_serve_two_munitions() -> None:
    assert printed("The army got artillery and tank rounds.") == ["artillery", "tank rounds"]
    assert named("The army got artillery and tank rounds.") == ["artillery round", "tank round"]


def test_a_bare_name_means_the_only_fuller_type_of_the_article() -> None:
    assert named("Missiles were sent.", "The ballistic missiles arrived.") == ["ballistic missile"]


def test_a_bare_name_stays_itself_between_two_fuller_types() -> None:
    text = "Missiles, cruise missiles and ballistic missiles were shown."
    assert named(text) == ["missile", "cruise missile", "ballistic missile"]


def test_missiles_from_another_country_are_a_type_of_their_own() -> None:
    fuller = "Iran sent ballistic missiles to Russia."
    assert named(fuller, "Iranian missiles hit the port.") == ["ballistic missile"]
    assert named(fuller, "Ukraine fired American missiles.") == ["ballistic missile", "missile"]


def test_the_other_forms_of_a_type_are_its_aliases() -> None:
    (weapon,), _ = find_weapons(article_of("The unmanned aerial vehicles (UAVs), or drones, fell."))
    assert weapon.aliases == ("UAV", "drone")


WORDS = st.sampled_from(
    "attack short-range ballistic missile missiles DRONE Drone F-16 tank rounds, and artillery "
    "air defense systems Patriot İED miſſile fighter aircraft Iranian . the 155mm arms Abrams "
    "Leopard 2A6 Xyz-12 Meteor Type 199 Example-class frigates Block 52 Stingers to Russia".split()
)


@given(st.lists(st.lists(WORDS, max_size=12).map(" ".join), min_size=1, max_size=4))
def test_mentions_are_in_order_apart_and_inside_one_block(paragraphs: list[str]) -> None:
    article = article_of("Lead.", *(text for text in paragraphs if text))
    weapons, mentions = find_weapons(article)
    ends = [0, *(mention.end for mention in mentions)]
    assert all(end <= mention.start for end, mention in zip(ends, mentions, strict=False))
    assert all("\n" not in article.text[m.start : m.end] for m in mentions)
    assert {mention.name for mention in mentions} == {weapon.name for weapon in weapons}

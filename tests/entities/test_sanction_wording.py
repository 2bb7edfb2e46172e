"""How press releases, agencies and histories word measures, one row for each rule."""

from __future__ import annotations

import pytest
from articles import article_of
from sanctioned import EU, NO, PLAIN, US, measure, sanctions, targets

from briefing.article import Mention, Person
from briefing.entities.sanctions import find_sanctions


@pytest.mark.parametrize(
    ("sentence", "imposers", "hit", "kinds", "status"),
    [
        ("All property and interests in property of the persons named above are blocked.",
         (), ["persons named above"], ("asset_freeze",), "in_force"),
        ("Whatever property the named firms own abroad is frozen.",
         (), ["named firms"], ("asset_freeze",), "in_force"),
        ("U.S. persons are prohibited from engaging in transactions with listed entities.",
         (), ["listed entities"], ("transaction_ban",), "in_force"),
        ("OFAC is designating Iran-based Example Shipping (also known as EXS).",
         (US,), ["Example Shipping"], (PLAIN,), "newly_imposed"),
        ("OFAC designated two individuals and four firms tied to the group.",
         (US,), ["individuals", "firms tied to the group"], (PLAIN,), "newly_imposed"),
        ("Norway removed Example Shipping and its owner, Sample Oil, from its sanctions list.",
         (NO,), ["Example Shipping", "Sample Oil"], (PLAIN,), "lifted"),
        ("The EU added nine tankers to the list of those subject to restrictive measures.",
         (EU,), ["tankers"], (PLAIN,), "newly_imposed"),
        ("The U.S. added to the Entity List several Malian firms.",
         (US,), ["Malian firms"], ("export_control",), "newly_imposed"),
        ("Norway placed ten persons under a travel ban.",
         (NO,), ["persons"], ("travel_ban",), "newly_imposed"),
        ("The three men had their assets frozen by Norway.",
         (NO,), ["men"], ("asset_freeze",), "newly_imposed"),
        ("Norway barred Malian airlines from its airspace.",
         (NO,), ["Malian airlines"], ("air_services_cancellation",), "newly_imposed"),
        ("Norway recalled its ambassador in Bamako.",
         (NO,), ["Mali"], ("diplomatic_measure",), "newly_imposed"),
        ("Norway severed ties with Mali.",
         (NO,), ["Mali"], ("diplomatic_measure",), "newly_imposed"),
        ("Norway closed its airspace to Malian planes.",
         (NO,), ["Malian planes"], ("air_services_cancellation",), "newly_imposed"),
        ("Norwegian airspace is closed to flights from Mali.",
         (NO,), ["Mali"], ("air_services_cancellation",), "in_force"),
        ("Norway forbade flights to Mali.",
         (NO,), ["Mali"], ("air_services_cancellation",), "newly_imposed"),
        ("Norway revoked the flight licence of Example Air.",
         (NO,), ["Example Air"], ("air_services_cancellation",), "newly_imposed"),
        ("Norway outlawed imports of Malian gold.",
         (NO,), ["Mali", "gold"], ("embargo",), "newly_imposed"),
        ("Norway wants to ban Malian cotton exports.",
         (NO,), ["Mali", "cotton"], ("embargo",), "under_consideration"),
        ("Norway announced a halt to timber exports to Mali.",
         (NO,), ["Mali", "timber"], ("export_control",), "announced"),
        ("Sanctions that Norway introduced forbid imports of Malian gold.",
         (NO,), ["Mali", "gold"], ("embargo",), "newly_imposed"),
        ("Mali's gold reserves were immobilised by Norway.",
         (NO,), ["Mali"], ("asset_freeze",), "in_force"),
        ("The law exposes Malian banks to secondary sanctions.",
         (), ["Malian banks"], ("secondary_sanctions",), "in_force"),
        ("Nine Malian officials are covered by a Norwegian asset and travel ban.",
         (NO,), ["Malian officials"], ("asset_freeze", "travel_ban"), "in_force"),
        ("Norway sanctioned Malian military and police officers.",
         (NO,), ["Malian military and police officers"], (PLAIN,), "newly_imposed"),
        ("Norway froze the assets of the Malian central bank.",
         (NO,), ["Malian central bank"], ("asset_freeze",), "newly_imposed"),
        ("Malian judges are subject to a Norwegian travel ban.",
         (NO,), ["Malian judges"], ("travel_ban",), "in_force"),
        ("Norway ended a ban on copper imports from Mali.",
         (NO,), ["Mali", "copper"], ("embargo",), "lifted"),
        ("The Norwegian arms embargo on Mali remains in force.",
         (NO,), ["Mali"], ("arms_embargo",), "in_force"),
        ("Norwegian sanctions on Mali are expected to be approved soon.",
         (NO,), ["Mali"], (PLAIN,), "announced"),
        ("The king signed a bill that tightens Norwegian sanctions on Mali.",
         (NO,), ["Mali"], (PLAIN,), "newly_imposed"),
        ("Norway halted arms deliveries to Mali.",
         (NO,), ["Mali"], ("arms_embargo",), "newly_imposed"),
        ("Norway halted all trade with Mali.",
         (NO,), ["Mali"], ("embargo",), "newly_imposed"),
        ("Norway excluded five Malian banks from SWIFT.",
         (NO,), ["Malian banks"], ("transaction_ban",), "newly_imposed"),
        ("Norway revoked the visas of Malian judges.",
         (NO,), ["Malian judges"], ("travel_ban",), "newly_imposed"),
        ("Norway ended the sanctions that Sweden had imposed on Mali.",
         (NO,), ["Mali"], (PLAIN,), "lifted"),
        ("Sanctions were imposed on Malian judges.",
         (), ["Malian judges"], (PLAIN,), "newly_imposed"),
        ("Norway rejected calls for sanctions on Mali.",
         (NO,), ["Mali"], (PLAIN,), "denied"),
        ("The parliament passed a bill that would impose sanctions on Mali.",
         (), ["Mali"], (PLAIN,), "under_consideration"),
        ("Norway will impose sanctions on Mali unless it frees the prisoners.",
         (NO,), ["Mali"], (PLAIN,), "threatened"),
        ("Sweden called on Norway to lift sanctions against Mali.",
         (NO,), ["Mali"], (PLAIN,), "in_force"),
        ("Sweden was suspended after the coup, and Norway imposed sanctions on Mali.",
         (NO,), ["Mali"], (PLAIN,), "newly_imposed"),
        ("Norway imposed sanctions on Libyan divers.",
         (NO,), ["Libyan divers"], (PLAIN,), "newly_imposed"),
        ("Norway imposed travel bans on fifteen Saudis.",
         (NO,), ["Saudis"], ("travel_ban",), "newly_imposed"),
        ("Norway sanctioned a Lebanese businessman.",
         (NO,), ["Lebanese businessman"], (PLAIN,), "newly_imposed"),
        ("OSLO (AP) — Norway is freezing the assets of 12 Malian generals.",
         (NO,), ["Malian generals"], ("asset_freeze",), "newly_imposed"),
    ],
)  # fmt: skip
def test_a_measure_is_found_in_each_wording(
    sentence: str, imposers: tuple[str, ...], hit: list[str], kinds: tuple[str, ...], status: str
) -> None:
    (sanction,) = sanctions(sentence)
    assert measure(sanction) == (imposers, hit, kinds, status)


@pytest.mark.parametrize(
    ("before", "after", "hit"),
    [
        ("Norway sanctioned Example Shipping.", "It is also subject to a travel ban.",
         ["Example Shipping"]),
        ("Norway sanctioned Example Shipping and Sample Oil.", "Both face an asset freeze.",
         ["Example Shipping", "Sample Oil"]),
        ("Norway sanctioned Example Shipping.", "They will be subject to an asset freeze.",
         ["Example Shipping"]),
        ("Norway sanctioned Example Shipping.", "The company was also hit by a travel ban.",
         ["Example Shipping"]),
        ("Norway imposed sanctions on Mali.", "The Council lifted them in May.", ["Mali"]),
        ("Norway lifted sanctions on Mali.", "Sweden kept the measures targeting Malian judges.",
         ["Malian judges"]),
        ("Norway imposed sanctions on Mali.", "Also listed were two Malian banks.",
         ["Malian banks"]),
        ("Norway imposed sanctions on Mali.", "Two Malian judges remain on the list.",
         ["Malian judges"]),
        ("Norway imposed sanctions on Mali.", "Sweden recalled its ambassadors.", ["Mali"]),
        ("Norway imposed sanctions on North Korea.", "Sweden may sanction the North.",
         ["North Korea"]),
        ("Norway imposed sanctions on Mali.", "Sweden put both party leaders on its stop list.",
         ["party leaders"]),
    ],
)  # fmt: skip
def test_what_stands_for_them_is_whom_the_measure_before_hit(
    before: str, after: str, hit: list[str]
) -> None:
    assert targets(sanctions(f"{before} {after}")[-1]) == hit


@pytest.mark.parametrize(
    "sentence",
    [
        "The club was sanctioned by FIFA over its fans in Mali.",
        "Norway expelled Malian envoys in retaliation for sanctions.",
        "Kenya barred its citizens from travelling to Somalia.",
        "Mali exports gold to firms that a sanctioned Russian bank pays.",
        "A company was exempted by Norway from sanctions on Mali.",
        "The Norwegian minister would not say whether sanctions were planned for Mali.",
        "Norway designated Oslo as the seat of the court.",
        "A guild can impose penalties on its members.",
        "The agency against Doping upheld sanctions on Malian runners.",
        "Norway said that firms must comply with sanctions legislation in Mali.",
    ],
)
def test_no_sanction_is_read_where_none_is_told(sentence: str) -> None:
    assert all(PLAIN not in sanction.kinds for sanction in sanctions(sentence))


def test_a_reference_to_a_measure_told_before_is_none() -> None:
    assert len(sanctions("Norway imposed sanctions on Mali. The sanctions hurt the poor.")) == 1


def test_whom_the_examples_name_is_hit_too() -> None:
    (sanction,) = sanctions(
        "Norway announced sanctions on nine Malians, including Anna Novak.", people=("Anna Novak",)
    )
    assert targets(sanction) == ["Malians", "Anna Novak"]


def test_names_behind_a_group_tell_who_it_is() -> None:
    (sanction,) = sanctions(
        "Norway sanctioned two Malian nationals, Anna Novak and Ivan Petrov.",
        people=("Anna Novak",),
    )
    assert [(t.name, t.type) for t in sanction.targets] == [
        ("Anna Novak", "person"),
        ("Ivan Petrov", "person"),
    ]


def test_an_embargo_is_not_carried_over_to_persons() -> None:
    text = "Norway froze the assets of Anna Novak. It imposed an arms embargo, too."
    assert [sanction.kinds for sanction in sanctions(text, people=("Anna Novak",))] == [
        ("asset_freeze",)
    ]


@pytest.mark.parametrize(
    "before",
    ["Bamako urged Norway to act.", "A law of Norway (Mali Exit) is old."],
)
def test_who_acts_or_stands_in_brackets_is_not_hit_by_what_follows(before: str) -> None:
    assert all("Mali" not in targets(s) for s in sanctions(f"{before} Sanctions were imposed."))


@pytest.mark.parametrize(
    ("sentence", "hit"),
    [
        ("Norway put five Malian firms on its sanctions list, among them Example Shipping.",
         [("Malian firms", "group"), ("Example Shipping", "company")]),
        ("Norway sanctioned two rebel movements, Example and Sample.",
         [("Example", "group"), ("Sample", "group")]),
        ("Norway punished Mali's minister of trade, Anna Novak, with sanctions.",
         [("Anna Novak", "person")]),
        ("Ivan Petrov and his aides face a Norwegian travel ban.",
         [("Ivan Petrov", "person"), ("his aides", "group")]),
    ],
)  # fmt: skip
def test_names_have_the_type_that_the_words_beside_them_tell(
    sentence: str, hit: list[tuple[str, str]]
) -> None:
    (sanction,) = sanctions(sentence, people=("Anna Novak",) * ("Anna Novak" in sentence))
    assert [(target.name, target.type) for target in sanction.targets] == hit


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("Norway imposed sanctions on Mali.", "sure"),
        ("Sanctions were imposed on Mali.", "likely"),
        ("Example Shipping was designated pursuant to E.O. 13382.", "likely"),
        ("The Council imposed sanctions on Mali.", "likely"),
        ("The U.N. met. The Council imposed sanctions on Mali.", "sure"),
        (
            "Norway imposed sanctions on Example Shipping. Sweden froze the company's assets.",
            "likely",
        ),
        ("Norway imposed sanctions on Example Shipping. Mali is under an arms embargo.", "likely"),
    ],
)
def test_a_measure_is_sure_when_its_sentence_states_who_imposes_it_on_whom(
    text: str, confidence: str
) -> None:
    assert sanctions(text)[-1].grounds.confidence == confidence


@pytest.mark.parametrize(("country", "confidence"), [("United States", "sure"), (None, "likely")])
def test_a_president_whose_country_is_not_stated_is_a_guess(
    country: str | None, confidence: str
) -> None:
    text = "President Novak imposed sanctions on Mali. Washington applauded."
    mention = Mention(10, 15, "person", "Novak")
    novak = Person("Novak", role="President", country=country)
    (sanction,) = find_sanctions(article_of(text), (mention,), (novak,))
    assert (sanction.imposers, sanction.grounds.confidence) == ((US,), confidence)

"""What a sanction holds: who imposes what on whom, and what is none."""

from __future__ import annotations

import pytest
from sanctioned import EU, PLAIN, UK, UN, US, measure, sanctions, targets


@pytest.mark.parametrize(
    ("sentence", "imposers", "hit", "kinds", "status"),
    [
        ("Canada and Britain imposed asset freezes and travel bans on eight Belarusian officials.",
         ("Canada", UK), ["Belarusian officials"], ("asset_freeze", "travel_ban"), "newly_imposed"),
        ("The U.S. on Friday sanctioned two Myanmar generals and three military companies.",
         (US,), ["Myanmar generals", "military companies"], (PLAIN,), "newly_imposed"),
        ("The U.N. Security Council voted to tighten sanctions against North Korea.",
         (UN,), ["North Korea"], (PLAIN,), "newly_imposed"),
        ("North Korea has been under U.N. sanctions since 2006.",
         (UN,), ["North Korea"], (PLAIN,), "in_force"),
        ("The United States eased oil sanctions on Venezuela in October.",
         (US,), ["Venezuela"], (PLAIN,), "lifted"),
        ("Huawei was hit with export controls by the United States.",
         (US,), ["Huawei"], ("export_control",), "newly_imposed"),
        ("The U.S. added Huawei to its Entity List, imposing export controls on the company.",
         (US,), ["Huawei"], ("export_control",), "newly_imposed"),
        ("Japan froze the assets of 32 Russian oligarchs.",
         ("Japan",), ["Russian oligarchs"], ("asset_freeze",), "newly_imposed"),
        ("The European Union adopted its 14th package of sanctions against Russia.",
         (EU,), ["Russia"], (PLAIN,), "newly_imposed"),
        ("The Treasury Department's Office of Foreign Assets Control designated 12 individuals.",
         (US,), ["individuals"], (PLAIN,), "newly_imposed"),
        ("The State Department imposed visa bans on Ugandan officials.",
         (US,), ["Ugandan officials"], ("travel_ban",), "newly_imposed"),
        ("The Group of Seven agreed to impose a price cap on Russian oil.",
         ("Group of Seven",), ["Russia"], ("economic_sanctions",), "announced"),
        ("Cuba has been under a U.S. trade embargo since 1962.",
         (US,), ["Cuba"], ("embargo",), "in_force"),
        ("Australia announced an arms embargo against Myanmar.",
         ("Australia",), ["Myanmar"], ("arms_embargo",), "announced"),
        ("The EU is considering a ban on imports of Russian gas.",
         (EU,), ["Russia", "gas"], ("embargo",), "under_consideration"),
        ("Washington has threatened to impose secondary sanctions on Chinese banks.",
         (US,), ["Chinese banks"], ("secondary_sanctions",), "threatened"),
        ("Germany ruled out sanctions on Turkey.",
         ("Germany",), ["Turkey"], (PLAIN,), "denied"),
        ("Poland expelled 45 Russian diplomats.",
         ("Poland",), ["Russian diplomats", "Russia"], ("diplomatic_measure",), "newly_imposed"),
        ("Russia banned flights from Britain.",
         ("Russia",), [UK], ("air_services_cancellation",), "newly_imposed"),
        ("China imposed sanctions on Lockheed Martin and Raytheon over arms sales to Taiwan.",
         ("China",), ["Lockheed Martin", "Raytheon"], (PLAIN,), "newly_imposed"),
        ("After Russia invaded Ukraine, the EU imposed sanctions on Russian banks.",
         (EU,), ["Russian banks"], (PLAIN,), "newly_imposed"),
        ("The U.S. extended sanctions on Zimbabwe for another year.",
         (US,), ["Zimbabwe"], (PLAIN,), "in_force"),
        ("Lawmakers urged the administration to impose sanctions on Georgia.",
         (US,), ["Georgia"], (PLAIN,), "under_consideration"),
        ("Iran faces crippling economic sanctions.",
         (), ["Iran"], ("economic_sanctions",), "in_force"),
        ("Sanctions bar the firms and banks from accessing assets held in Britain.",
         (), ["firms and banks"], ("asset_freeze",), "in_force"),
        ("The U.S. Commerce Department added 28 Chinese companies to its Entity List.",
         (US,), ["Chinese companies"], ("export_control",), "newly_imposed"),
        ("Beijing retaliated by sanctioning Example Defense for selling weapons to Taiwan.",
         ("China",), ["Example Defense"], (PLAIN,), "newly_imposed"),
        ("The Netherlands has restricted exports of chip-making equipment to China.",
         ("Netherlands",), ["China", "chip-making equipment"], ("export_control",), "in_force"),
        ("Norway has barred Belarusian officials from entering the country.",
         ("Norway",), ["Belarusian officials"], ("travel_ban",), "newly_imposed"),
        ("Mali's junta was hit by ECOWAS sanctions in 2022, which were lifted in July.",
         ("ECOWAS",), ["Mali"], (PLAIN,), "lifted"),
        ("The United States is weighing whether to ease sanctions on Venezuela.",
         (US,), ["Venezuela"], (PLAIN,), "in_force"),
        ("Rosneft and Lukoil were placed under sanctions by the U.S. and Britain.",
         (US, UK), ["Rosneft", "Lukoil"], (PLAIN,), "in_force"),
        ("Norway has imposed sanctions on the Central Bank of Iran.",
         ("Norway",), ["Central Bank of Iran"], (PLAIN,), "newly_imposed"),
        ("The Security Council approved an arms embargo on the Houthis.",
         (UN,), ["Houthis"], ("arms_embargo",), "newly_imposed"),
        ("Nicaragua could face new sanctions, officials warned.",
         (), ["Nicaragua"], (PLAIN,), "threatened"),
        ("Canada sanctions Russian judges.",
         ("Canada",), ["Russian judges"], (PLAIN,), "newly_imposed"),
        ("Three banks are under U.S., British and EU sanctions.",
         (US, UK, EU), ["banks"], (PLAIN,), "in_force"),
        ("Washington will designate Wagner as a transnational criminal organization.",
         (US,), ["Wagner"], (PLAIN,), "announced"),
        ("The U.S. revoked its designation of Example Front as a terrorist group.",
         (US,), ["Example Front"], (PLAIN,), "lifted"),
        ("The EU put Turkish firm Example Shipping on its sanctions list.",
         (EU,), ["Example Shipping"], (PLAIN,), "newly_imposed"),
        ("ECOWAS has frozen Niger's assets.",
         ("ECOWAS",), ["Niger"], ("asset_freeze",), "newly_imposed"),
        ("Beijing retaliated by banning exports of gallium to the United States.",
         ("China",), [US, "gallium"], ("export_control",), "newly_imposed"),
        ("Washington reimposed oil sanctions on Venezuela.",
         (US,), ["Venezuela"], (PLAIN,), "newly_imposed"),
        ("Britain announced travel bans on 25 Russians and 20 Saudis.",
         (UK,), ["Russians", "Saudis"], ("travel_ban",), "announced"),
        ("The U.S. threatened to impose sanctions on Ethiopian and Eritrean officials.",
         (US,), ["Ethiopian and Eritrean officials"], (PLAIN,), "threatened"),
        ("The U.S. lifted sanctions on Example Potash, the Belarusian producer of fertilizer.",
         (US,), ["Example Potash"], (PLAIN,), "lifted"),
        ("The U.S. imposed sanctions on Example Oil and Sample Gas, Russia's largest exporters.",
         (US,), ["Example Oil", "Sample Gas"], (PLAIN,), "newly_imposed"),
        ("ECOWAS lifted economic sanctions on Niger, the chairman of its commission said.",
         ("ECOWAS",), ["Niger"], ("economic_sanctions",), "lifted"),
        ("The EU has not sanctioned Example Mining.",
         (EU,), ["Example Mining"], (PLAIN,), "denied"),
    ],
)  # fmt: skip
def test_a_sentence_states_one_measure(
    sentence: str, imposers: tuple[str, ...], hit: list[str], kinds: tuple[str, ...], status: str
) -> None:
    (sanction,) = sanctions(sentence)
    assert measure(sanction) == (imposers, hit, kinds, status)


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran denied sanctions evasion.",
        "The ship was built to evade U.S. sanctions.",
        "The council officially sanctioned the use of force.",
        "The United States withdrew from the treaty with Iran.",
        "France won on penalties in Germany.",
        "Israel would continue to block aid from entering Gaza.",
        "The effect of Western sanctions is small.",
        "A Turkish ship carried vehicles to Libya in breach of a U.N. arms embargo.",
        "Brazil designated the forest as a national park.",
    ],
)
def test_what_only_sounds_like_a_measure_is_none(sentence: str) -> None:
    assert sanctions(sentence) == ()


@pytest.mark.parametrize(
    ("phrase", "name", "target_type"),
    [
        ("Belarus", "Belarus", "country"),
        ("Anna Novak", "Anna Novak", "person"),
        ("Example Shipping", "Example Shipping", "company"),
        ("the Sample Guard Corps", "Sample Guard Corps", "group"),
        ("Iranian officials", "Iranian officials", "group"),
        ("people and firms linked to the war", "people and firms linked to the war", "group"),
        ("Iran's missile program", "Iran's missile program", "programme"),
    ],
)
def test_a_target_has_a_type(phrase: str, name: str, target_type: str) -> None:
    people = (phrase,) if target_type == "person" else ()
    (sanction,) = sanctions(f"Norway imposed sanctions on {phrase}.", people=people)
    assert [(target.name, target.type) for target in sanction.targets] == [(name, target_type)]


@pytest.mark.parametrize(
    "phrase",
    [
        "former Guatemalan president Ivan Petrov",
        "Senior Gen. Ivan Petrov",
        "Russian oligarch Ivan Petrov's yacht",
    ],
)
def test_what_introduces_a_person_is_no_target_of_its_own(phrase: str) -> None:
    (sanction,) = sanctions(f"Norway imposed sanctions on {phrase}.", people=("Ivan Petrov",))
    assert targets(sanction) == ["Ivan Petrov"]


def test_a_person_is_taken_off_a_list() -> None:
    (sanction,) = sanctions(
        "The U.N. Security Council removed Malian President Anna Novak from its sanctions list.",
        people=("Anna Novak",),
    )
    assert (sanction.imposers, targets(sanction)) == ((UN,), ["Anna Novak"])
    assert sanction.status == "lifted"


def test_who_is_hit_does_not_impose() -> None:
    _, second = sanctions(
        "Britain triggered U.N. sanctions on Iran. Iran called it illegal. The arms embargo on "
        "Iran will return."
    )
    assert (second.imposers, targets(second)) == ((UN,), ["Iran"])


def test_who_imposed_a_measure_is_no_target_of_the_next() -> None:
    _, second = sanctions(
        "Estonia expelled two Russian diplomats. Latvia called for a full trade embargo."
    )
    assert (second.imposers, targets(second)) == (("Latvia",), ["Russia"])


def test_two_measures_with_different_targets_are_two_records() -> None:
    first, second = sanctions(
        "Norway announced an arms embargo against Myanmar and travel bans on its generals."
    )
    assert (targets(first), targets(second)) == (["Myanmar"], ["its generals"])


def test_the_word_that_heads_the_details_is_no_record_of_its_own() -> None:
    (sanction,) = sanctions(
        "Norway imposed penalties on Belarus, including an arms embargo and travel bans."
    )
    assert (targets(sanction), sanction.kinds) == (["Belarus"], ("arms_embargo", "travel_ban"))


def test_the_persons_of_a_long_list_are_all_hit() -> None:
    (sanction,) = sanctions(
        "Among those hit with asset freezes by the British were Gen. Anna Novak, head of the air "
        "force; and Brig. Gen. Ivan Petrov, who led the talks.",
        people=("Anna Novak", "Ivan Petrov"),
    )
    assert (sanction.imposers, targets(sanction)) == ((UK,), ["Anna Novak", "Ivan Petrov"])


def test_the_imposer_is_taken_over_from_the_sentence_before() -> None:
    _, second = sanctions(
        "Norway imposed an asset freeze on Anna Novak. Example Shipping was also hit by a freeze "
        "of its assets and sanctions.",
        people=("Anna Novak",),
    )
    assert (second.imposers, targets(second)) == (("Norway",), ["Example Shipping"])


def test_the_targets_are_taken_over_when_the_sentence_names_none() -> None:
    (sanction,) = sanctions(
        "Iran is arming Russia. Novak said the U.S. is considering a response through sanctions."
    )
    assert (sanction.imposers, targets(sanction)) == ((US,), ["Iran", "Russia"])


def test_both_stands_for_the_two_countries_named_before() -> None:
    (sanction,) = sanctions("Russia and Iran are poor, and both endure heavy Western sanctions.")
    assert (sanction.imposers, targets(sanction)) == (("Western countries",), ["Russia", "Iran"])


def test_they_are_the_list_that_opens_the_sentence() -> None:
    (sanction,) = sanctions("The U.S., Britain and Norway met and said they would sanction Mali.")
    assert sanction.imposers == (US, UK, "Norway")


@pytest.mark.parametrize(
    ("sentence", "date", "reason"),
    [
        ("On Monday Norway imposed sanctions on Mali over the coup.", "Monday", "the coup"),
        ("Last month, Norway imposed sanctions on Mali.", "Last month", None),
        ("The sanctions on Mali reach as far back as November 2022.",
         "as far back as November 2022", None),
        ("Norway imposed sanctions on Mali in response to the coup, he said.", None, "the coup"),
    ],
)  # fmt: skip
def test_date_and_reason_are_as_stated(sentence: str, date: str | None, reason: str | None) -> None:
    (sanction,) = sanctions(sentence)
    assert (sanction.date, sanction.reason) == (date, reason)


def test_the_span_is_the_evidence_sentence() -> None:
    text = "It rained. Norway imposed sanctions on Mali. It stopped."
    (sanction,) = sanctions(text)
    assert text[sanction.start : sanction.end] == "Norway imposed sanctions on Mali."


def test_a_heading_that_only_asks_names_no_target() -> None:
    assert sanctions("Freedonia spoke of its talks.", "What was sanctioned") == ()

from __future__ import annotations

from collections import Counter

import pytest

from briefing.keys import ALL_KEYS, KEY_SETS, NEVER_SENT, PANE_ACTS, key_named, key_table, label_of

SETS = sorted(KEY_SETS)


@pytest.mark.parametrize("key_set", SETS)
def test_no_key_does_two_things(key_set: str) -> None:
    pressed = Counter(key for each in key_table(key_set) for key in each.keys)
    assert [key for key, times in pressed.items() if times > 1] == []


def test_every_act_has_an_id_of_its_own_to_be_remapped_by() -> None:
    ids = [key.id for key in ALL_KEYS]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("key_set", SETS)
def test_every_key_can_be_written_as_people_read_it(key_set: str) -> None:
    for each in key_table(key_set):
        for key in each.keys:
            assert key_named(label_of(key)) == key_named(key) == key


@pytest.mark.parametrize("key_set", SETS)
def test_no_key_is_one_that_multiplexers_keep_or_terminals_do_not_send(key_set: str) -> None:
    pressed = {key for each in key_table(key_set) for key in each.keys}
    assert not pressed & {"ctrl+a", "ctrl+b", *NEVER_SENT}


@pytest.mark.parametrize("key_set", SETS)
def test_a_set_names_only_acts_that_there_are(key_set: str) -> None:
    assert KEY_SETS[key_set].keys() <= {key.id for key in ALL_KEYS}


def test_the_textual_set_leaves_letters_and_signs_alone() -> None:
    pressed = {key for each in key_table("textual") for key in each.keys}
    assert [key for key in pressed if len(label_of(key)) == 1 and label_of(key).isascii()] == []


def test_a_key_given_to_one_act_is_taken_from_the_other() -> None:
    table = key_table(own={"zoom": ("l",)})
    assert {key.id: key.keys for key in table}["open"] == ("enter", "right")
    assert table.taken == (("open", "l"),)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("/", "slash"), ("+", "plus"), ("ctrl+f", "ctrl+f"), ("Ctrl+F", "ctrl+f"), ("J", "J"),
        ("PgDn", "pagedown"), ("space", "space"), ("↓", "down"), ("Alt+←", "alt+left"),
        ("shift+ctrl+f5", "ctrl+shift+f5"), ("é", "é"), ("F12", "f12"),
        ("f13", None), ("hyper+x", None), ("ctrl+", None), ("xy", None), (" ", None), ("\n", None),
    ],
)  # fmt: skip
def test_a_key_is_known_by_what_people_write(written: str, name: str | None) -> None:
    assert key_named(written) == name


def test_the_acts_of_a_pane_are_acts_that_there_are() -> None:
    listed = {id for ids in PANE_ACTS.values() for id in ids}
    assert listed <= {key.id for key in ALL_KEYS}

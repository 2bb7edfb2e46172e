from __future__ import annotations

from collections import Counter

from briefing.ui.keys import LABELS, LINE_KEYS, SCREEN_KEYS

KEYS = (*LINE_KEYS, *SCREEN_KEYS)


def test_no_key_does_two_things() -> None:
    pressed = Counter(key for each in KEYS for key in each.keys.split(","))
    assert [key for key, times in pressed.items() if times > 1] == []


def test_every_act_has_an_id_of_its_own_to_be_remapped_by() -> None:
    ids = [key.id for key in KEYS]
    assert len(set(ids)) == len(ids)


def test_every_key_has_a_name_that_people_read() -> None:
    pressed = {key for each in KEYS for key in each.keys.split(",")}
    assert {key for key in pressed if len(key) > 1} <= set(LABELS)


def test_no_key_is_one_that_multiplexers_keep_or_terminals_do_not_send() -> None:
    pressed = {key for each in KEYS for key in each.keys.split(",")}
    assert not pressed & {"ctrl+a", "ctrl+b", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+enter"}

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import StateError
from briefing.settings import Loaded, Settings, load
from briefing.settings_file import OPTIONS, lines, template, write_template


def loaded(tmp_path: Path, text: str, **variables: str) -> Loaded:
    path = tmp_path / "settings.toml"
    path.write_text(text, "utf-8")
    return load(path, variables)


def keys_of(found: Loaded, id: str) -> tuple[str, ...]:
    return next(key.keys for key in found.settings.keys if key.id == id)


def test_without_a_file_everything_is_as_it_comes(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.toml", {}) == Loaded()


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ('theme = "light"', "theme", "light"),
        ("measure = 90", "measure", 90),
        ("read_after = 0.5", "read_after", 0.5),
        ('read_after = "never"', "read_after", None),
        ('pager = ["less", "-R"]', "pager", ("less", "-R")),
        ('key_set = "newsboat"', "key_set", "newsboat"),
        ('add_to = "/srv/news"', "add_to", "/srv/news"),
        ('add_to = "~/news"', "add_to", str(Path.home() / "news")),
        ('add_to = ""', "add_to", ""),
        ("watch = false", "watch", False),
    ],
)
def test_an_option_is_what_the_file_says(
    text: str, name: str, value: object, tmp_path: Path
) -> None:
    found = loaded(tmp_path, text)
    assert (getattr(found.settings, name), found.problems) == (value, ())


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("THEME", "dark", "dark"),
        ("MEASURE", "66", 66),
        ("WATCH", "false", False),
        ("EDITOR", "emacs -nw 'a b'", ("emacs", "-nw", "a b")),
    ],
)
def test_a_variable_goes_before_the_file(
    name: str, text: str, value: object, tmp_path: Path
) -> None:
    file = 'theme = "light"\nmeasure = 90\neditor = ["vi"]\n'
    found = loaded(tmp_path, file, **{f"BRIEFING_{name}": text})
    assert (getattr(found.settings, name.lower()), found.problems) == (value, ())


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('\ntheme = "pink"', "line 2: 'theme' is one of auto, dark, light, contrast, mono"),
        ("measure = 3", "line 1: 'measure' is a number of columns from 40 to 200"),
        (
            "read_after = -1",
            "line 1: 'read_after' is a number of seconds from 0 to 3600, or \"never\"",
        ),
        ('add_to = "news"', "line 1: 'add_to' is the path of a folder, from / or ~"),
        ("watch = 3", "line 1: 'watch' is true or false"),
        ("add_to = 3", "line 1: 'add_to' is the path of a folder, from / or ~"),
        ("read_after = true", "line 1: 'read_after' is a number of seconds"),
        ("measure = true", "line 1: 'measure' is a number of columns from 40 to 200"),
        ('pager = "less"\n[x]\na = 1', "line 1: 'x' is no setting."),
        ("pager = 3", "line 1: 'pager' is a list of words"),
        ('# one\n"themes" = "dark"', "line 2: 'themes' is no setting; did you mean 'theme'."),
        ("measure = 78\ntheme =", "line 2: this is not TOML"),
        ("keys = 3", "line 1: [keys] is a table of acts and keys."),
        ('[keys]\nserch = "x"', "line 2: 'serch' is no act; did you mean 'search'."),
        ('[keys]\nsearch = "nokey"', "line 2: 'nokey' is no key."),
        ('[keys]\nsearch = "ctrl+h"', "line 2: Ctrl+H cannot be used: terminals send it as Back"),
        ('[keys]\nsearch = "ctrl+enter"', "line 2: Ctrl+Enter cannot be used: terminals do not"),
        ("[keys]\nsearch = 3", "line 2: the keys of 'search' are a string or a list of strings."),
        ('[keys]\nzoom = "x"\ninfo = "x"', "line 3: x is already the key of 'zoom'."),
        ('[keys]\nzoom = "i"', "line 2: i was the only key of 'info', which only the palette has"),
    ],
)
def test_what_cannot_be_read_as_meant_is_told_with_file_and_line(
    text: str, problem: str, tmp_path: Path
) -> None:
    found = loaded(tmp_path, text)
    assert found.problems[0].startswith(str(tmp_path / "settings.toml"))
    assert problem in found.problems[0]
    assert (found.settings.theme, found.settings.measure) == (Settings().theme, Settings().measure)


def test_a_wrong_line_leaves_the_others_in_force(tmp_path: Path) -> None:
    found = loaded(tmp_path, 'measure = 3\ntheme = "dark"\n[keys]\nserch = "x"\nzoom = "Z"\n')
    assert found.settings.theme == "dark"
    assert keys_of(found, "zoom") == ("Z",)
    assert len(found.problems) == 2


def test_a_variable_with_a_wrong_value_is_named(tmp_path: Path) -> None:
    (problem,) = loaded(tmp_path, "", BRIEFING_THEME="pink").problems
    assert problem.startswith("BRIEFING_THEME is one of auto")


def test_an_act_gets_the_keys_that_the_file_gives_it(tmp_path: Path) -> None:
    found = loaded(tmp_path, '[keys]\nsearch = ["?", "Ctrl+G"]\nhelp = "F1"\n')
    assert (keys_of(found, "search"), keys_of(found, "help")) == (
        ("question_mark", "ctrl+g"),
        ("f1",),
    )
    assert found.problems == ()


def test_two_acts_can_change_their_keys(tmp_path: Path) -> None:
    found = loaded(tmp_path, '[keys]\nzoom = "i"\ninfo = "z"\n')
    assert (keys_of(found, "zoom"), keys_of(found, "info")) == (("i",), ("z",))
    assert found.problems == ()


def test_own_keys_go_before_those_of_the_set(tmp_path: Path) -> None:
    found = loaded(tmp_path, 'key_set = "newsboat"\n[keys]\nread = "M"\n')
    assert (keys_of(found, "next-unread"), keys_of(found, "read")) == (("n",), ("M",))


def test_the_template_names_every_option_and_key_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.toml"
    write_template(path)
    assert load(path, {}) == Loaded()
    assert all(f"# {option.name} = " in template() for option in OPTIONS)
    assert all(f"# {key.id} = " in template() for key in Settings().keys)


def test_every_line_of_the_template_can_be_put_in_force(tmp_path: Path) -> None:
    text = "\n".join(
        line.removeprefix("# ") if " = " in line else line for line in template().splitlines()
    )
    found = loaded(tmp_path, text)
    assert found.problems == ()
    assert found.settings.keys.changes == {}


def test_a_settings_file_that_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("measure = 50\n")
    with pytest.raises(StateError, match="is there already"):
        write_template(tmp_path / "settings.toml")
    assert (tmp_path / "settings.toml").read_text() == "measure = 50\n"


def test_what_holds_is_told_as_a_settings_file(tmp_path: Path) -> None:
    text = 'theme = "mono"\nmeasure = 60\nread_after = "never"\npager = ["a\\"b", "c"]\n'
    text += 'key_set = "textual"\n'
    found = loaded(tmp_path, text)
    assert loaded(tmp_path, "\n".join(lines(found.settings))) == found


@given(st.text(max_size=80))
def test_no_file_is_a_failure(text: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "settings.toml")
        path.write_text(text, "utf-8", errors="replace")
        load(path, {})

"""What is tried with the files that the program, its reader or another program of theirs wrote."""

from __future__ import annotations

import datetime
import zlib
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from invariants import assert_inert, assert_sentence

from briefing import gazetteer, settings_file
from briefing.article import Annotations, Article
from briefing.corrections import Corrections
from briefing.errors import StateError
from briefing.inert import visible
from briefing.keeps import Keep, Keeps
from briefing.search import commits
from briefing.search.whoosh_index import FORMAT, WhooshIndex
from briefing.session import SessionFile
from briefing.storage import records, rules
from briefing.storage.journal import Statement
from briefing.storage.portable import exported, merge
from briefing.storage.state import State
from fuzzing.reading import told_in_one_sentence

PUT_BACK = Keep("A line", "0011", None, 'a "reason"', datetime.date(2023, 5, 3))


def settings(data: bytes) -> None:
    """settings.toml with the keys in it; what is read can be written, and read again."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "settings.toml")
        path.write_bytes(data)
        loaded = settings_file.read(path, {})
        for problem in loaded.problems:
            assert_sentence(problem)
        path.write_text("\n".join(settings_file.lines(loaded.settings)), "utf-8")
        again = settings_file.read(path, {})
        assert not again.problems
        keys = loaded.settings.keys
        assert [getattr(again.settings, o.name) for o in settings_file.OPTIONS] == [
            getattr(loaded.settings, o.name) for o in settings_file.OPTIONS
        ]
        assert all(keys)


def names(data: bytes) -> None:
    """names.toml; what it says can be written as such a file, which says the same."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "names.toml")
        path.write_bytes(data)
        found = gazetteer.read(path)
        for problem in found.problems:
            assert_sentence(problem)
        corrections = Corrections(found.said)
        assert corrections.ids is not None
        path.write_text("\n".join(gazetteer.written(corrections, lambda id: id)), "utf-8")
        assert not gazetteer.read(path).problems


def own_rules(data: bytes) -> None:
    """rules.toml; a rule can be added and taken out again, and leaves all else as it was."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "rules.toml")
        path.write_bytes(data)
        found = rules.read(path)
        for problem in found.problems:
            assert_sentence(problem)
        for keep in found.keeps.rules:
            assert keep.text.strip()
        rules.add(path, [PUT_BACK])
        held = rules.read(path).keeps.rules
        assert held[-1:] == (PUT_BACK,)
        for number in range(len(held), 0, -1):
            assert rules.remove(path, number) == held[number - 1]
        assert rules.read(path).keeps.rules == ()


def state(data: bytes) -> None:
    """A state that is imported: all of it, which can be exported again, or nothing."""
    text = data.decode("utf-8", "replace")
    with TemporaryDirectory() as folder:
        opened = State(Path(folder, "state.db"))
        try:
            opened.journal.say([Statement("one", "tag", "iran", "2")], "an act")
            before = exported(opened)
            try:
                merged = merge(opened, text, "FILE")
            except StateError as error:
                assert_sentence(str(error))
                assert exported(opened) == before
                return
            assert_inert(*merged.clashes)
            for all_of_it in (text, exported(opened)):
                assert merge(opened, all_of_it, "FILE").added == 0
            said = Corrections(opened.corrections())
            assert_inert(*(said.name(id) and "" for id in said.ids))
            assert isinstance(opened.marks(), dict)
        finally:
            opened.close()


def session(data: bytes) -> None:
    """A session, which is read as what can be shown, or as an empty one."""
    with TemporaryDirectory() as folder:
        file = SessionFile(Path(folder, "session.json"))
        assert file.path
        file.path.write_bytes(data)
        found = file.read()
        for text in (
            found.article_id,
            found.query,
            found.pane,
            *found.hidden,
            *(found.about or ()),
        ):
            assert visible(text) == text
        file.write(found)
        assert file.read() == found


def commit(data: bytes) -> None:
    """The commit of an index, whose checksum is right: what is no commit is made anew."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        (place / commits.NAME).write_bytes(b"%d\n%s" % (zlib.crc32(data), data))
        (place / "main_a.seg").write_bytes(b"a")
        assert commits.count(place) >= 0
        found = commits.read(place, FORMAT)
        if found:
            commits.is_intact(place, found)
            for name in found.files:
                assert (place / name).parent == place
        with told_in_one_sentence():
            index = WhooshIndex(place)
            assert index.is_empty
            index.close()


def record(data: bytes) -> None:
    """A record of the catalog; what is read is written so that it is read again."""
    text = data.decode("utf-8", "replace")
    for kind in (Article, Annotations, Keeps):
        with suppress(ValueError, TypeError):
            found = records.loads(kind, text)
            assert records.loads(kind, records.dumps(found)) == found

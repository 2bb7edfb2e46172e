from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from articles import ENVOY, HARVEST, MINISTER, folders_in, headlines, library_of, refresh, write
from hypothesis import given
from hypothesis import strategies as st

from briefing.library import Library
from briefing.places import Places
from briefing.walking import walk


def link(path: Path, target: str | Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


def test_links_to_files_and_folders_are_followed(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", {"2023/minister.txt": MINISTER, "envoy.txt": ENVOY})
    link(tmp_path / "articles/old", "../elsewhere/2023")
    link(tmp_path / "articles/one.txt", tmp_path / "elsewhere/envoy.txt")
    with library_of(tmp_path, {"harvest.txt": HARVEST}) as library:
        assert headlines(library) == {"Minister", "Envoy", "Harvest"}
        assert library.find("old/minister.txt")
        assert "Novak" in library.ledger(library.find("old/minister.txt")).text


def test_the_library_itself_may_be_a_link(tmp_path: Path) -> None:
    write(tmp_path / "articles", {"a/minister.txt": MINISTER})
    link(tmp_path / "link", "articles")
    assert set(walk(Places.of(tmp_path / "link")).files) == {"a/minister.txt"}


def test_a_folder_with_two_ways_to_it_is_walked_once_by_the_one_without_links(
    tmp_path: Path,
) -> None:
    write(tmp_path / "articles", {"z/minister.txt": MINISTER})
    write(tmp_path / "elsewhere", {"envoy.txt": ENVOY, "below/harvest.txt": HARVEST})
    link(tmp_path / "articles/a", "z")
    link(tmp_path / "articles/b", "../elsewhere/below")
    link(tmp_path / "articles/c", "../elsewhere")
    link(tmp_path / "articles/d", "../elsewhere")
    files = set(walk(Places.of(tmp_path / "articles")).files)
    assert files == {"z/minister.txt", "b/harvest.txt", "c/envoy.txt"}


def test_links_in_a_ring_end_nothing(tmp_path: Path) -> None:
    write(tmp_path / "articles", {"a/b/minister.txt": MINISTER})
    write(tmp_path / "elsewhere", {"envoy.txt": ENVOY})
    link(tmp_path / "articles/a/b/up", "..")
    link(tmp_path / "articles/here", ".")
    link(tmp_path / "articles/there", "../elsewhere")
    link(tmp_path / "elsewhere/back", "../articles")
    found = walk(Places.of(tmp_path / "articles"))
    assert set(found.files) == {"a/b/minister.txt", "there/envoy.txt"}
    assert found.skipped == {}


def test_a_file_with_two_names_is_one_article_with_two_paths(tmp_path: Path) -> None:
    link(tmp_path / "articles/again.txt", "minister.txt")
    with library_of(tmp_path, {"minister.txt": MINISTER}) as library:
        (article_id,) = library.article_ids()
        assert library.paths(article_id) == ("again.txt", "minister.txt")


def test_hidden_files_and_folders_stay_out_and_so_do_hidden_links(tmp_path: Path) -> None:
    write(tmp_path, {".trash/a.txt": "x", ".b.txt": "x", "c.txt": "x", "sub/.d/e.txt": "x"})
    link(tmp_path / ".f.txt", "c.txt")
    link(tmp_path / ".g.txt", "nowhere")
    found = walk(Places.of(tmp_path))
    assert set(found.files) == {"c.txt"}
    assert found.skipped == {}


def test_a_link_that_leads_nowhere_is_told_until_it_leads_somewhere(tmp_path: Path) -> None:
    link(tmp_path / "articles/a.txt", tmp_path / "nowhere")
    link(tmp_path / "articles/ring.txt", "ring.txt")
    with library_of(tmp_path, {}) as library:
        nowhere, ring = library.failures()
        assert nowhere == "a.txt is a link that cannot be followed: No such file or directory."
        assert ring.startswith("ring.txt is a link that cannot be followed: ")
        assert refresh(library) == 0
        (tmp_path / "nowhere").write_text(MINISTER)
        (library.folder / "ring.txt").unlink()
        refresh(library)
        assert headlines(library) == {"Minister"}
        assert library.failures() == ()


def test_a_linked_folder_that_is_away_for_a_while_loses_nothing(tmp_path: Path) -> None:
    disk = write(tmp_path / "disk", {"minister.txt": MINISTER})
    link(tmp_path / "articles/old", disk)
    with library_of(tmp_path, {"envoy.txt": ENVOY}) as library:
        disk.rename(tmp_path / "away")
        refresh(library)
        assert headlines(library) == {"Minister", "Envoy"}
        assert len(library.failures()) == 1
        (tmp_path / "away").rename(disk)
        assert refresh(library) == 0
        assert library.failures() == ()
        (library.folder / "old").unlink()
        refresh(library)
        assert headlines(library) == {"Envoy"}


def test_an_ignored_link_that_leads_nowhere_is_not_told(tmp_path: Path) -> None:
    link(tmp_path / "articles/old", "nowhere")
    write(tmp_path / "articles", {".briefingignore": "old/"})
    with Library.open(tmp_path / "articles", folders_in(tmp_path)) as library:
        refresh(library)
        assert library.failures() == ()


PLACES = ("one", "one/two", "one/two/three", "four", "../five", "../five/six")
LINKS = st.lists(
    st.tuples(st.sampled_from(PLACES), st.sampled_from("xyz"), st.sampled_from((".", *PLACES)))
)


@given(LINKS)
def test_however_links_are_laid_each_folder_is_walked_once_and_every_own_one_by_its_own_path(
    links: list[tuple[str, str, str]],
) -> None:
    with TemporaryDirectory() as temporary:
        root = Path(temporary, "articles")
        write(root, {f"{place}/a.txt": "x" for place in PLACES})
        for place, name, target in links:
            if not os.path.lexists(root / place / name):
                link(root / place / name, root / target)
        found = walk(Places.of(root))
        real = [os.path.realpath(root / path) for path in found.files]
        assert len(real) == len(set(real))
        own = {f"{place}/a.txt" for place in PLACES if not place.startswith("..")}
        assert own <= set(found.files)
        assert found.skipped == {}

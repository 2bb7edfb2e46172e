from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from articles import MINISTER, MINISTER_AGAIN, THREE, library_of

from briefing import export
from briefing.library import Library
from briefing.resources import folder

KEYS = {
    "version", "id", "path", "other_paths", "headline", "byline", "publisher", "published",
    "captured", "language", "text", "blocks", "removed", "people", "weapons", "sanctions",
}  # fmt: skip


def records(library: Library) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export.jsonl(library)]


def test_every_record_has_every_key(library: Library) -> None:
    assert all(set(record) == KEYS for record in records(library))
    assert {record["version"] for record in records(library)} == {1}


def test_the_text_is_its_blocks_joined_by_blank_lines(library: Library) -> None:
    for record in records(library):
        text = record["text"]
        blocks = [text[block["start"] : block["end"]] for block in record["blocks"]]
        assert "\n\n".join(blocks) == text


def test_every_span_says_what_it_prints_and_where_that_stood(tmp_path: Path) -> None:
    files = {path.name: path.read_bytes() for path in folder("seeds").glob("*.txt")}
    with library_of(tmp_path, files) as library:
        for record in records(library):
            document = files[record["path"]].decode()
            entries = [*record["people"], *record["weapons"]]
            for mention in (mention for entry in entries for mention in entry["mentions"]):
                assert record["text"][mention["start"] : mention["end"]] == mention["text"]
                source = mention["source"]
                assert document[source : source + len(mention["text"])] == mention["text"]


def test_a_copy_is_named_and_not_exported_twice(tmp_path: Path) -> None:
    with library_of(tmp_path, {"b.txt": MINISTER, "a/c.txt": MINISTER}) as library:
        (record,) = records(library)
    assert (record["path"], record["other_paths"]) == ("a/c.txt", ["b.txt"])


def test_every_version_of_a_story_is_exported(tmp_path: Path) -> None:
    with library_of(tmp_path, {"a.txt": MINISTER, "b.txt": MINISTER_AGAIN}) as library:
        assert len(library.search("").rows) == 1
        assert [record["path"] for record in records(library)] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    "lines", [export.jsonl, export.csv_lines, export.markdown, export.text, export.entity_csv_lines]
)
def test_every_form_holds_the_articles_it_is_given_in_their_order(
    lines: Callable[[Library, Iterable[str]], Iterator[str]], library: Library
) -> None:
    ids = [library.find("minister.txt"), library.find("envoy.txt")]
    text = "\n".join(lines(library, iter(ids)))
    assert text == "\n".join(lines(library, ids))
    assert text.index("United States") < text.index("Petrov")
    assert "Harvest" not in text


def test_what_is_not_known_is_null(library: Library) -> None:
    assert {record["published"] for record in records(library)} == {None}
    assert {record["publisher"] for record in records(library)} == {None}


def test_csv_has_a_header_and_a_line_per_article(library: Library) -> None:
    rows = list(csv.DictReader(export.csv_lines(library)))
    assert len(rows) == 3
    minister = next(row for row in rows if row["path"] == "minister.txt")
    assert "Anna Novak" in minister["people"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_of_the_csv_is_a_formula(tmp_path: Path, sign: str) -> None:
    page = f"{sign}cmd|calc\n\nA paragraph of text that is long enough to be one in a story.\n"
    with library_of(tmp_path, {"page.txt": page}) as library:
        (row,) = csv.DictReader(export.csv_lines(library))
    assert not any(cell.startswith(sign) for cell in row.values())


def test_markdown_escapes_what_the_text_only_looks_like(tmp_path: Path) -> None:
    page = "Headline\n\nHe said that *this* was <b>not</b> [a link](http://example.org) at all.\n"
    with library_of(tmp_path, {"page.txt": page}) as library:
        text = "\n".join(export.markdown(library))
    assert r"\*this\* was \<b\>not\</b\> \[a link\](http" in text


def test_markdown_lists_what_was_found_below_the_story(tmp_path: Path) -> None:
    with library_of(tmp_path, THREE) as library:
        text = "\n".join(export.markdown(library))
    assert "- **person** Anna Novak" in text


@pytest.mark.parametrize("line", ["1. May was the day", "12) was the room"])
def test_markdown_makes_no_list_of_a_line_that_only_looks_like_one(
    tmp_path: Path, line: str
) -> None:
    page = f"Headline of the report\n\n{line} on which the talks in Geneva went on for hours.\n"
    with library_of(tmp_path, {"page.txt": page}) as library:
        text = "\n".join(export.markdown(library))
    sign = line.split()[0]
    assert f"\n{sign[:-1]}\\{sign[-1]} " in text

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from articles import MINISTER, MINISTER_AGAIN, THREE, library_of
from markdown_it import MarkdownIt

from briefing import export
from briefing.inert import visible
from briefing.library import Library
from briefing.marking import Marking
from briefing.resources import folder
from briefing.storage.marks import Note

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


FORMULAS = (
    "=cmd|' -C calc'!A0", "+1+1", "-1+1", "@SUM(1,1)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1", "＋1",
    "－1", "＠SUM(1)", '=HYPERLINK("https:")', "'=1+1", "''=1+1", "'Tis late", "'",
    "Minister, =1+1", "so\n=1+1", "so\r=1+1", 'so"\n=1+1',
)  # fmt: skip


def test_no_cell_of_the_csv_is_a_formula_and_each_can_be_told_as_it_was(tmp_path: Path) -> None:
    names = {f"{name}.txt" for name in FORMULAS}
    # The name of a file goes into a cell as it is.
    files = {name: f"{name.strip()}\n\n{MINISTER}{name}" for name in names}
    with library_of(tmp_path, files) as library:
        rows = list(csv.DictReader(io.StringIO("\n".join(export.csv_lines(library)), newline="")))
        entities = "\n".join(export.entity_csv_lines(library))
    cells = [cell for row in rows for cell in row.values()]
    cells += [cell for row in csv.reader(io.StringIO(entities, newline="")) for cell in row]
    assert not [cell for cell in cells if cell and cell[0] in "=+-@\t\r\n＝＋－＠"]
    assert {re.sub("^'('*[=+@\t\r\n＝＋－＠-])", r"\1", row["path"]) for row in rows} == set(
        map(visible, names)
    )


# By what of Markdown they would be, were they not escaped.
MARKDOWN = {
    "rule": "---", "rule of stars": "***", "rule of lines": "___", "parted rule": "- - -",
    "heading": "# Head", "heading of the line before": "===", "item": "- item", "plus": "+ item",
    "number": "1. item", "bracketed number": "1) item", "quote": "> quote", "code": "    code",
    "code after a tab": "\tcode", "fence": "```", "fence of tildes": "~~~", "strike": "~~gone~~",
    "emphasis": "*a* _b_ **c**", "span of code": "`code`", "comment": "<!-- gone -->",
    "script": "<script>alert(1)</script>", "address": "<https://example.org>",
    "entity": "&lt;b&gt; &#60;", "picture": "![a](https://example.org/pixel)",
    "link": "[a](javascript:alert(1))", "definition": "[a]: https://example.org",
    "use of it": "[a]",
    "task": "- [x] done", "table": "| a | b |", "rule of a table": "|---|---|", "break": "a\\",
    "escape": "\\*a\\*",
}  # fmt: skip
EXPECTED = {
    "blockquote", "bullet_list", "em", "hardbreak", "heading", "inline", "list_item", "paragraph",
    "softbreak", "strong", "text",
}  # fmt: skip


@pytest.mark.parametrize("text", MARKDOWN.values(), ids=MARKDOWN.keys())
def test_in_markdown_text_stays_text_whatever_it_looks_like(tmp_path: Path, text: str) -> None:
    head, _, story = MINISTER.partition("\n\n")
    page = f"{head}\n\n{text} {story}"
    with library_of(tmp_path, {"page.txt": page}) as library:
        library.mark(Marking(note=Note("Freedonia had sent", text)), library.find("page.txt"))
        library.mark(Marking(note=Note("", f"so\n{text}\nit is")), library.find("page.txt"))
        exported = "\n".join(export.markdown(library))
    read = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(exported)
    tokens = [*read, *(inner for token in read for inner in token.children or [])]
    assert {re.sub("_(open|close)$", "", token.type) for token in tokens} <= EXPECTED
    assert [token.tag for token in read if token.type == "heading_open"] == ["h1", "h2"]
    lines = "\n".join(
        "".join(inner.content or "\n" * ("break" in inner.type) for inner in token.children or [])
        for token in read
    ).split("\n")
    assert lines.count(" ".join(text.split())) >= 2


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

"""Makers of small articles and libraries for the tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefing.article import Article, Block, BlockKind
from briefing.folders import Folders
from briefing.library import Library

MINISTER = """Minister sends drones to Ruritania

The defence minister, Anna Novak, said on Tuesday that Freedonia had sent 40 drones to Ruritania.

"We will not stop," Novak said in a statement. The United States imposed sanctions on Freedonia.
"""
ENVOY = """Envoy Petrov denies the shipment

Ivan Petrov, the envoy of Ruritania, denied on Wednesday that any drone had arrived.

Petrov said that minister Anna Novak had been misquoted and that the talks in Geneva would go on.
"""
HARVEST = """Harvest is late this year

Farmers in the north said that rain had kept them off the fields for most of the month of August.

They expect prices to rise before the winter, and nobody was accused of anything in this report.
"""
ENVOY_HEAD, HARVEST_HEAD, MINISTER_HEAD = (
    text.split("\n", 1)[0] for text in (ENVOY, HARVEST, MINISTER)
)
LONG = "Long report on the talks\n\n" + "\n\n".join(
    f"Paragraph {number} of the report says that the talks in Geneva went on for another day."
    for number in range(1, 61)
)
# The same story, saved a second time from another page.
MINISTER_AGAIN = f"{MINISTER}\nSubscribe to our newsletter\n"
THREE = {"minister.txt": MINISTER, "envoy.txt": ENVOY, "harvest.txt": HARVEST}


def folders_in(place: Path) -> Folders:
    """The program's own folders below a temporary one."""
    return Folders(place / "cache", place / "data", place / "config", place / "log")


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files into a folder, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def library_of(place: Path, files: Mapping[str, str | bytes]) -> Library:
    """An open library that has read these files."""
    library = Library.open(write(place / "articles", files), folders_in(place))
    for _ in library.refresh():
        pass
    return library


def article_of(*paragraphs: str, headline: str | None = None) -> Article:
    """An article of these paragraphs, whose document is its own text."""
    parts: list[tuple[BlockKind, str]] = [("headline", headline)] if headline else []
    parts += [("paragraph", paragraph) for paragraph in paragraphs]
    blocks, text = [], ""
    for kind, part in parts:
        text += "\n\n" if text else ""
        blocks.append(Block(len(text), len(text) + len(part), kind, len(text)))
        text += part
    return Article(
        id="0" * 16, path="article.txt", headline=headline, byline=(), publisher=None,
        published=None, captured=None, language="en", text=text, blocks=tuple(blocks), removed=(),
    )  # fmt: skip


def refresh(library: Library) -> int:
    """How many files a refresh looked into."""
    return sum(1 for _ in library.refresh())


def headlines(library: Library, query: str = "", about: str | None = None) -> set[str]:
    return {row.headline.split()[0] for row in library.search(query, about).rows}

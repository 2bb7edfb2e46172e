"""A library that tries everything with a terminal: each kind of attack in each place of a file.

Every place begins with a word of its own, so that a test can see that it was shown.
"""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from briefing.toml import quoted

#: What is tried, by what a terminal would do with it, or a reader would not see.
KINDS: Mapping[str, str] = {
    "a colour": "\x1b[31m",
    "a window title": "\x1b]0;pwned\x07",
    "the clipboard": "\x1b]52;c;cHduZWQ=\x07",
    "another screen": "\x1b[?1049l",
    "a report of the terminal": "\x1b[6n",
    "a device control string": "\x1bP+q544e\x1b\\",
    "a link": "\x1b]8;;http://evil.example\x1b\\",
    "a control sequence of C1": "\x9b2J",
    "a title by C1": "\x9d0;pwned\x9c",
    "backspaces": "\x08\x08\x7f",
    "the beginning of the line": "\rover",
    "other controls": "\x05\x0b\x0c\x0e\x0f\x1c",
    "an override of direction": "\u202egnp.exe\u202c",
    "isolates and marks of direction": "\u2066\u2069\u200f\u061c",
    "separators of lines": "\u2028\u2029\x85",
    "spaces of no width": "\u200b\u2060\ufeff",
    "joiners": "\u200c\u200d\u034f",
    "soft hyphens": "\xad",
    "selectors of variations": "\ufe0f\u180b\U000e0100",
    "tags": "\U000e0001\U000e0067\U000e007f",
    "letters without a shape": "\u3164\u115f\uffa0\u2800\u17b4",
    "format characters": "\ufff9\ufffb\u206a\U0001d173\U0001bca0\U00013430",
    "no characters": "\ufffe\ufdd0\U0010ffff",
    "markup": "[red][/x][@click=app.quit]",
}
#: What must not be painted or printed, however it came there.
FORBIDDEN = frozenset(
    c for kind in KINDS.values() for c in kind if not (c.isascii() and c.isprintable())
)
BODY = (
    "The defence minister, Anna Novak, said on Tuesday that Freedonia had sent 40 drones to "
    "Ruritania. The United States imposed sanctions on Freedonia. We will not stop, Novak said."
)

OTHER_BODY = (
    "Ivan Petrov, the envoy of Ruritania, denied on Wednesday that any missile had arrived. He "
    "said that the talks in Geneva would go on, and that the harvest was late in all of the north."
)


def attack(place: str, begin: int = 0) -> str:
    """All kinds in one text behind the word of a place; `begin` says which kind comes first."""
    kinds = list(KINDS.values())
    begin %= len(kinds)
    return place + "".join((*kinds[begin:], *kinds[:begin]))


def text_file(at: Callable[[str], str]) -> bytes:
    # What begins with a byte order mark is text however many controls it has.
    story = f"\ufeff{at('Headline')}\n\nBy {at('Byline')}\n\n{BODY}\n\n{at('Paragraph')} {BODY}\n"
    return f"{story}\nSubscribe to our newsletter {at('Furniture')}\n".encode("utf-8", "replace")


def markdown_file(at: Callable[[str], str]) -> bytes:
    return (
        f"\ufeff---\ntitle: {at('Title')}\nauthor: {at('Author')}\n---\n# {at('Headline')}\n\n"
        f"{BODY} [{at('Label')}](https://evil.example/page) [evil](https://evil.example/{at('Link')})\n\n"
        f"> {at('Quote')}\n\n- {at('Item')}\n\n`{at('Code')}` &#27;[31m &#x9b; &#x202e;\n"
    ).encode("utf-8", "replace")


def web_page(at: Callable[[str], str], body: str = BODY) -> bytes:
    def entities(place: str) -> str:
        return "".join(f"&#x{ord(c):x};" for c in at(place))

    told = {
        "@type": "NewsArticle",
        "headline": at("Declared"),
        "author": {"name": at("Writer")},
        "publisher": {"name": at("Publisher")},
        "datePublished": f"2023-05-03{at('')}",
    }
    return (
        f"<html lang='en{entities('')}'><head><title>{entities('Title')}</title>"
        f"<meta name=author content='{entities('Author')}'>"
        f"<meta property='og:site_name' content='{entities('Site')}'>"
        f"<link rel=canonical href='https://evil.example/{entities('Address')}'>"
        f"<script type='application/ld+json'>{json.dumps(told)}</script></head><body><article>"
        f"<h1>{entities('Headline')}</h1><p>{body} {entities('Entities')}</p>"
        f"<p>{body} {at('Raw')} <a href='https://evil.example/{entities('Link')}'>"
        f"{entities('Label')}</a></p><figure><img alt='{entities('Alternative')}'>"
        f"<figcaption>{entities('Caption')}</figcaption></figure></article></body></html>"
    ).encode("utf-8", "replace")


def mail(at: Callable[[str], str]) -> bytes:
    def word(place: str) -> str:
        return f"=?utf-8?B?{base64.b64encode(at(place).encode()).decode()}?="

    return (
        f"Subject: {word('Subject')}\nFrom: {word('Sender')} <anna@evil.example>\n"
        f"List-Id: {word('List')} <list.evil.example>\nDate: Tue, 3 Jan 2023 23:30:00 -0800\n"
        f"Archived-At: <https://evil.example/%1b{word('Address')}>\n"
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
        + base64.encodebytes(f"{at('Message')}\n\n{BODY}\n\n{at('Quoted')}\n".encode()).decode()
    ).encode()


def web_archive(at: Callable[[str], str]) -> bytes:
    subject = base64.b64encode(at("Subject").encode()).decode()
    page = web_page(at, OTHER_BODY).decode()
    return (
        f"From: <Saved by a browser>\nSubject: =?utf-8?B?{subject}?=\n"
        "Snapshot-Content-Location: https://evil.example/%1b%5d0%3bpwned%07/%e2%80%ae\n"
        "Content-Type: multipart/related; boundary=edge\n\n--edge\nContent-Type: text/html\n"
        f"Content-Location: https://evil.example/%1b%5b31m\n\n{page}\n--edge--\n"
    ).encode()


def pdf_file(at: Callable[[str], str]) -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(600, 800)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    named = {NameObject(key): NameObject(value) for key, value in font.items()}
    fonts = DictionaryObject({NameObject("/F"): DictionaryObject(named)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = DecodedStreamObject()
    lines = "".join(f"<{line.encode('latin-1', 'ignore').hex()}> Tj 0 -14 Td\n"
                    for line in (at("Page"), BODY[:75], BODY[75:]))  # fmt: skip
    stream.set_data(f"BT /F 10 Tf 50 750 Td\n{lines}ET".encode())
    page[NameObject("/Contents")] = stream
    writer.add_metadata({"/Title": at("Title"), "/Author": at("Author")})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


#: How a file of each format is made of a maker of attacks by their places.
FORMATS: Mapping[str, Callable[[Callable[[str], str]], bytes]] = {
    ".txt": text_file,
    ".md": markdown_file,
    ".html": web_page,
    ".eml": mail,
    ".mhtml": web_archive,
    ".pdf": pdf_file,
}
#: The words of what stands in the reader's own files, beside the library.
OWN = ("Note", "Tag", "Watched", "Corrected", "Search", "Name", "Rule", "Setting")


def places() -> Iterator[tuple[str, str]]:
    """Every format with each of its places, the name of the file among them; then the own files."""
    for suffix, make in FORMATS.items():
        asked = ["file name"]
        make(lambda place, asked=asked: asked.append(place) or place)  # type: ignore[misc]
        yield from ((suffix, place) for place in dict.fromkeys(asked) if place)
    yield from (("own files", place) for place in (*OWN, "folder", "query", "variable"))


def count() -> int:
    """How many kinds in how many places are tried."""
    return len(KINDS) * sum(1 for _ in places())


def file_name(place: str, begin: int, suffix: str) -> str:
    """What a file may be called: the kinds that have room in a name."""
    name = attack(place, begin).replace("/", "").encode()[: 250 - len(suffix)]
    return name.decode(errors="ignore") + suffix


def write_library(home: Path) -> Path:
    """Make the folder, a file of each format and three that cannot be read, and say where it is."""
    folder = home / file_name("Folder", 0, "")[:80]
    folder.mkdir(parents=True)
    for number, (suffix, make) in enumerate(FORMATS.items()):
        begin = number * len(KINDS) // len(FORMATS)
        content = make(partial(attack, begin=begin))
        (folder / file_name("File", begin, suffix)).write_bytes(content)
    (folder / file_name("Empty", 3, ".pdf")).write_bytes(b"%")
    (folder / f"{file_name('Odd', 6, '')[:60]}\udcff.txt").write_text(BODY)
    (folder / f"{file_name('Gone', 9, '')[:60]}.html").symlink_to(folder / "nowhere")
    return folder


def state(article_ids: Iterable[str]) -> str:
    """A state to be imported: on each article what a reader, or somebody else, may have said."""
    said = []
    for begin, article in enumerate(article_ids):
        said += [
            {"subject": article, "kind": "note", "detail": "", "value": attack("Note", begin)},
            {"subject": article, "kind": "tag", "detail": attack("Tag", begin), "value": "1"},
        ]
    name = attack("Corrected")
    said += [
        {"subject": "person/anna-novak", "kind": "is", "detail": "", "value": f"person/{name}"},
        {
            "subject": "person/corrected",
            "kind": "watched",
            "detail": "",
            "value": attack("Watched"),
        },
    ]
    searches = [{"name": attack("Search"), "query": f"drone {attack('Search')}"}]
    return json.dumps({"version": 1, "statements": said, "searches": searches, "places": []})


def write_own_files(config: Path) -> None:
    """Names, rules and settings that others may have written, with much that cannot be read."""
    config.mkdir(parents=True)
    names, rule, setting = (quoted(attack(place)) for place in ("Name", "Rule", "Setting"))
    (config / "names.toml").write_text(f"[people]\n{names} = ['Petrov']\n[{names}]\na = 1\n")
    (config / "rules.toml").write_text(f"[[keep]]\ntext = {rule}\npublisher = {rule}\n[[keep]]\n")
    (config / "settings.toml").write_text(
        f"theme = {setting}\n{setting} = 1\n[keys]\n{setting} = 'j'\n"
    )


if __name__ == "__main__":
    print(f"{len(KINDS)} kinds in {sum(1 for _ in places())} places: {count()}")

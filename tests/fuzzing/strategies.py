"""Inputs that are nearly what they should be: markup, messages, tables and records at random."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from hypothesis import strategies as st

from fuzzing import seeds, tokens
from fuzzing.mutation import changed
from fuzzing.targets import Target

WORDS = st.sampled_from(tokens.PROSE) | st.text(max_size=6)
PROSE = st.lists(WORDS, max_size=12).map(" ".join)

TAGS = st.sampled_from(
    "a article b blockquote br div figcaption figure footer h1 h2 header li main nav p pre"
    " script section span style table td time title tr ul".split()
)
ATTRIBUTES = st.lists(
    st.tuples(
        st.sampled_from("class id href rel itemprop datetime style hidden role".split()),
        st.sampled_from(("nav", "author", "https://a.example/b", "display:none", "2023-05-03")),
    ),
    max_size=3,
).map(lambda pairs: "".join(f' {key}="{value}"' for key, value in pairs))
HEADS = st.lists(
    st.sampled_from(
        (
            "<title>", "</title>", "<meta charset=utf-16>", "<meta name=author content='",
            "<link rel=canonical href='https://a.example/", "<script type='application/ld+json'>",
            seeds.LINKED, "</script>", "'>", "<base href=x>", "\n", "&#27;", "word",
        )
    ),
    max_size=8,
).map("".join)  # fmt: skip
ELEMENTS = st.recursive(
    PROSE,
    lambda inner: st.tuples(TAGS, ATTRIBUTES, st.lists(inner, max_size=4), st.booleans()).map(
        lambda e: f"<{e[0]}{e[1]}>{''.join(e[2])}" + (f"</{e[0]}>" if e[3] else "")
    ),
    max_leaves=12,
)
PAGES = st.tuples(HEADS, ELEMENTS).map("".join)

HEADERS = st.lists(
    st.tuples(st.sampled_from(tokens.MAIL), st.sampled_from(tokens.MAIL) | st.text(max_size=12)),
    max_size=5,
).map(lambda pairs: "".join(f"{key}{value}\n" for key, value in pairs))
MULTIPART = st.sampled_from(("mixed", "alternative", "related", "digest"))
MESSAGES = st.recursive(
    st.tuples(HEADERS, PROSE | PAGES).map("\n".join),
    lambda inner: st.tuples(
        HEADERS, MULTIPART, st.sampled_from("ef"), st.lists(inner, max_size=3), st.booleans()
    ).map(
        lambda m: (
            f"{m[0]}Content-Type: multipart/{m[1]}; boundary={m[2]}\n\n"
            + "".join(f"--{m[2]}\n{part}\n" for part in m[3])
            + (f"--{m[2]}--\n" if m[4] else "")
        )
    ),
    max_leaves=6,
)
MAILBOXES = st.lists(MESSAGES, max_size=3).map(
    lambda stored: "".join(f"{seeds.PARTING}{each}\n\n" for each in stored)
)
ARCHIVES = st.tuples(HEADERS, st.lists(PAGES, max_size=3)).map(
    lambda a: (
        f"{a[0]}Content-Type: multipart/related; boundary=m; start=<1>\n\n"
        + "".join(
            f"--m\nContent-Type: text/html\nContent-ID: <{n}>\n\n{p}\n" for n, p in enumerate(a[1])
        )
    )
)

PRINTS = st.lists(st.sampled_from(tokens.PDF) | PROSE.map("({}) Tj".format), max_size=20).map(
    lambda said: seeds.pdf(
        *seeds.PAGES, seeds.stream(" ".join(said).encode()), seeds.FONT, seeds.ABOUT
    )
)

MARKDOWN = st.lists(st.tuples(st.sampled_from(tokens.MARKDOWN), PROSE).map("".join)).map("\n".join)
QUERIES = st.lists(st.sampled_from(tokens.QUERY) | st.text(max_size=4)).flatmap(
    lambda pieces: st.sampled_from(("", " ")).map(lambda blank: blank.join(pieces))
)

TOML_VALUES = st.recursive(
    st.sampled_from(("1", "2.5", "true", "2023-05-03", "inf", '""', "'f5'", '"\\u001b"'))
    | st.text(max_size=6).map(json.dumps),
    lambda inner: st.lists(inner, max_size=3).map(lambda found: f"[{', '.join(found)}]"),
    max_leaves=4,
)


def toml(words: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Tables and keys of these words."""
    names = st.sampled_from([word for word in words if word.isidentifier()]) | st.text(max_size=5)
    keys = names.map(json.dumps)
    header = st.tuples(st.sampled_from(("[{}]", "[[{}]]")), keys).map(lambda h: h[0].format(h[1]))
    entry = st.tuples(keys, TOML_VALUES).map(" = ".join)
    return st.lists(header | entry | entry, max_size=8).map("\n".join)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    | st.sampled_from(("\ud800", "\0", "\x1b", "person/", "nothing/", "../a")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)  # fmt: skip


def altered(seed: bytes) -> st.SearchStrategy[str]:
    """A record in which one value is another."""
    whole = json.loads(seed)
    places = list(paths(whole))
    return st.tuples(st.sampled_from(places), JSON).map(
        lambda change: json.dumps(with_other(whole, *change))
    )


def paths(value: Any, before: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to all values in a value, itself excepted."""
    if not isinstance(value, dict | list):
        return []
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    steps = [((*before, key), part) for key, part in inner]
    return [path for path, _ in steps] + [p for path, part in steps for p in paths(part, path)]


def with_other(value: Any, path: tuple[Any, ...], other: Any) -> Any:
    """A copy of a value with another one at the end of a path."""
    if not path:
        return other
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = with_other(copy[path[0]], path[1:], other)
    return copy


NEARLY: dict[str, st.SearchStrategy[str] | st.SearchStrategy[bytes]] = {
    "webpage": PAGES, "mail": MESSAGES, "mailbox": MAILBOXES, "mhtml": ARCHIVES, "pdf": PRINTS,
    "markdown": MARKDOWN, "query": QUERIES,
}  # fmt: skip


def near(target: Target) -> st.SearchStrategy[bytes]:
    """Inputs for a target: its seeds changed by words, and such as are made from nothing."""
    by_words = st.tuples(st.sampled_from(target.seeds), st.randoms(use_true_random=False)).map(
        lambda drawn: _changed(target, *drawn)
    )
    made = NEARLY.get(target.name)
    if made is None and target.tokens[: len(tokens.TOML)] == tokens.TOML:
        made = toml(target.tokens)
    if made is None and target.tokens[: len(tokens.JSON)] == tokens.JSON:
        made = st.sampled_from(target.seeds).flatmap(altered)
    if made is None:
        return by_words
    return by_words | made.map(
        lambda drawn: drawn if isinstance(drawn, bytes) else drawn.encode("utf-8", "surrogatepass")
    )


def _changed(target: Target, seed: bytes, random: Random) -> bytes:
    return changed(seed, [token.encode() for token in target.tokens], random)

"""Libraries of invented news: `python -m benchmarks.corpus 1000 FOLDER`.

Article i depends on i and the seed alone, so a library of 10,000 holds the one of 1,000. A story is
what happened; a page is how a publisher has printed it: as text, Markdown or a web page, and two in
five with furniture around it. One page in 25 tells the story of the page before it.
"""

from __future__ import annotations

import argparse
import datetime
import html
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import vocabulary

SEED = 11
VERSION_EVERY = 25
FILES_IN_FOLDER = 1_000
# Characters of a story: the middle one, how far they scatter (log-normal), the ends.
LENGTH, SCATTER, SHORTEST, LONGEST = 2_700, 0.45, 700, 15_000
FIRST_DAY, DAYS = datetime.date(2015, 1, 1), 3_800
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday".split()
# n noun, a adjective, v verb, e adverb, t town, d day, c company, w weapon, p person, s surname.
TOLD = (
    "The {a} {n} of {t} {v} the {n} on {d}, and the {n} was {v} by one {a} {n}.",
    "Officials said that the {n} had been {v} before the {n} began.",
    "One {a} {n} and a {n} were {v} {e} in {t}.",
    "In {t} the {n} {v} its {n} while the {n} waited for the {a} {n}.",
    "Nobody knows whether the {n} will be {v}, but the {n} is {a} and the {n} is not.",
    "It was the third {n} that the {a} {n} had {v} since {d}.",
    "Those who saw the {n} spoke of a {n}, a {n} and one {a} {n}.",
    "According to the {n}, the {a} {n} in {t} has never been {v}.",
    "The {n} cost more than {number} million, which the {n} {v} {e}.",
    "“There is no {n} without a {n},” said a {n} from {t}, who asked not to be named.",
    "Since {d} the {n} has {v} {number} of them, among others a {n} near {t}.",
    "If the {n} is {v} again, the {a} {n} will have to leave the {n} to the {n}.",
)
NAMED = (
    "{p}, a spokesman for the {n} of {t}, said on {d} that the {n} was {v}.",
    "“We have {v} the {n},” {p} told reporters in {t}.",
    "{p} denied that the {a} {n} had been {v}.",
    "The {n} was {v} by {p}, who had led the {n} for {number} years.",
    "Defence Minister {p} {v} the {n} {e} and left for {t}.",
)
AGAIN = "{s} did not answer further questions about the {n}."
ARMED = (
    "A {w} was found near {t}, investigators said on {d}.",
    "The {n} showed parts of a {w} that had been made by {c}.",
    "Soldiers in {t} said that they had shot down a {w} over the {n}.",
    "Norway delivered a {w} to Moldova, the {n} said.",
)
PUNISHED = (
    "The European Union imposed sanctions on {c}, which it accused of supplying engines.",
    "The Treasury Department sanctioned {p} over the {n} on {d}.",
    "Britain froze the assets of {c} and banned {p} from travelling.",
    "Canada is considering sanctions against {c}.",
)
HEADLINES = (
    "{t} {n} {v} after one {a} {n}",
    "What the {n} of {t} means for the {n}",
    "{s} says the {n} was {v}",
    "{a} {n} in {t}: the {n} that nobody {v}",
    "Why the {n} in {t} {v} its {n}",
)
ABOVE = (
    ("Skip to content", "Home", "World", "Business", "Opinion", "Sport", "Subscribe"),
    ("We value your privacy", "Accept all", "Reject all", "Manage choices"),
    ("Menu", "Search", "Live", "Sign in", "Newsletters"),
)
AMID = (
    ("Advertisement",),
    ("Read more: {headline}",),
    ("Story continues below",),
    ("Sign up for our morning newsletter and never miss a story.",),
)
BELOW = (
    ("Related stories", "{headline}", "{headline}", "{headline}"),
    ("Share this article", "Facebook", "WhatsApp", "Email", "Copy link"),
    ("Leave a comment", "Your email address will not be published."),
    ("© {publisher}. All rights reserved.", "Privacy policy", "Terms of use", "Contact us"),
    ("Most read", "1. {headline}", "2. {headline}"),
)
SUFFIXES, SHARES = (".txt", ".html", ".md"), (60, 25, 15)


@dataclass(frozen=True, slots=True)
class Story:
    """What one article tells."""

    title: str
    paragraphs: tuple[str, ...]
    people: tuple[str, ...]
    weapons: tuple[str, ...]
    published: datetime.date

    @property
    def body(self) -> str:
        """The paragraphs as one text."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Page:
    """A saved file, its path below the library's folder."""

    path: str
    content: str
    story: Story


class Slots:
    """What a pattern is filled with; each look draws anew. A mapping as `format_map` wants it."""

    def __init__(self, rng: random.Random, names: Sequence[str], weapons: Sequence[str]) -> None:
        self._rng, self._names, self._weapons = rng, names, weapons
        self._nouns: list[str] = []

    def fill(self, pattern: str) -> str:
        """The pattern with words in its slots, beginning with a capital letter."""
        filled = pattern.format_map(self)
        return filled[0].upper() + filled[1:]

    def about(self, name: str) -> Slots:
        """The same slots, with one person in them."""
        other = Slots(self._rng, (name,), self._weapons)
        other._nouns = self._nouns
        return other

    def __getitem__(self, slot: str) -> str:
        pick = self._rng.choice
        match slot:
            case "n":
                return self._noun()
            case "a":
                return pick(vocabulary.ADJECTIVES)
            case "v":
                return pick(vocabulary.ACTED)
            case "e":
                return pick(vocabulary.ADVERBS)
            case "t":
                return self._noun().capitalize()
            case "c":
                return f"{self._noun().capitalize()} {pick(('Trading', 'Industries', 'Shipping'))}"
            case "d":
                return pick(WEEKDAYS)
            case "w":
                return pick(self._weapons)
            case "p":
                return pick(self._names)
            case "s":
                return pick(self._names).split()[-1]
            case "number":
                return str(self._rng.randint(2, 90))
        raise KeyError(slot)

    def _noun(self) -> str:
        if not self._nouns:  # One by one they would take three times as long.
            every = vocabulary.words()
            sums = vocabulary.weights(len(every))
            self._nouns = self._rng.choices(every, cum_weights=sums, k=100)
        return self._nouns.pop()


def story(number: int, seed: int = SEED) -> Story:
    """What the article of a number tells."""
    if number % VERSION_EVERY == VERSION_EVERY - 1:
        number -= 1
    rng = random.Random(f"story {seed} {number}")
    everybody = vocabulary.people()
    sums = vocabulary.weights(len(everybody))
    names = tuple(dict.fromkeys(rng.choices(everybody, cum_weights=sums, k=rng.randint(1, 4))))
    weapons = tuple(rng.sample(vocabulary.WEAPONS, rng.choice((0, 0, 1, 2))))
    slots = Slots(rng, names, weapons or vocabulary.WEAPONS)
    sentences = [slots.about(name).fill(rng.choice(NAMED)) for name in names]
    sentences += [slots.fill(AGAIN)]
    sentences += [slots.fill(rng.choice(ARMED)) for _ in weapons]
    sentences += [slots.fill(rng.choice(PUNISHED)) for _ in range(rng.choice((0, 0, 0, 1, 2)))]
    wanted = min(max(rng.lognormvariate(0, SCATTER) * LENGTH, SHORTEST), LONGEST)
    length = sum(map(len, sentences))
    while length < wanted:
        sentences.append(slots.fill(rng.choice(TOLD)))
        length += len(sentences[-1])
    rng.shuffle(sentences)
    paragraphs: list[str] = []
    while sentences:
        count = rng.randint(1, 4)
        paragraphs.append(" ".join(sentences[:count]))
        del sentences[:count]
    published = FIRST_DAY + datetime.timedelta(days=rng.randrange(DAYS))
    return Story(slots.fill(rng.choice(HEADLINES)), tuple(paragraphs), names, weapons, published)


def page(number: int, seed: int = SEED) -> Page:
    """The saved file of a number: its story, as some publisher has printed it."""
    told, rng = story(number, seed), random.Random(f"page {seed} {number}")
    slots = Slots(rng, vocabulary.people()[:200], vocabulary.WEAPONS)
    publisher = rng.choice(vocabulary.PUBLISHERS)
    (suffix,) = rng.choices(SUFFIXES, SHARES)
    path = f"{number // FILES_IN_FOLDER:03}/{number:06}{suffix}"
    if suffix == ".md":
        return Page(path, _markdown(told, publisher), told)
    around: list[list[str]] = [[], [], []]
    if suffix == ".html" or rng.random() < 0.4:
        for place, choices in enumerate((ABOVE, AMID, BELOW)):
            for lines in rng.sample(choices, rng.randint(1, 2)):
                headline = slots.fill(rng.choice(HEADLINES))
                around[place] += [
                    line.format(headline=headline, publisher=publisher) for line in lines
                ]
    byline = rng.choice(("", f"By {slots['p']}"))
    write = _web_page if suffix == ".html" else _text
    return Page(path, write(told, publisher, byline, *around), told)


def _markdown(told: Story, publisher: str) -> str:
    matter = f"---\ntitle: {json.dumps(told.title)}\ndate: {told.published}\nsource: {publisher}\n"
    return f"{matter}---\n\n# {told.title}\n\n{told.body}\n"


def _text(
    told: Story, publisher: str, byline: str, above: list[str], amid: list[str], below: list[str]
) -> str:
    day = f"{told.published:%d %B %Y}"
    head = [*above, told.title, *filter(None, [byline]), f"{publisher}, {day}"]
    middle = len(told.paragraphs) // 2
    paragraphs = [*told.paragraphs[:middle], *amid, *told.paragraphs[middle:]]
    return "\n\n".join(["\n".join(head), *paragraphs, "\n".join(below)]).rstrip() + "\n"


def _web_page(
    told: Story, publisher: str, byline: str, above: list[str], amid: list[str], below: list[str]
) -> str:
    def items(tag: str, texts: Sequence[str]) -> str:
        return "\n".join(f"<{tag}>{html.escape(text)}</{tag}>" for text in texts)

    def links(texts: Sequence[str]) -> str:
        return "\n".join(
            f'<li><a href="/{n}">{html.escape(t)}</a></li>' for n, t in enumerate(texts)
        )

    title, middle = html.escape(told.title), len(told.paragraphs) // 2
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title} | {publisher}</title>
<meta property="og:title" content="{title}">
<meta property="og:site_name" content="{publisher}">
<meta property="article:published_time" content="{told.published}T06:30:00Z">
<style>body {{ margin: 0 auto; max-width: 60em }} nav li {{ display: inline }}</style>
<script>window.page = {{"kind": "story", "day": "{told.published}"}};</script>
</head>
<body>
<header><nav><ul>
{links(above)}
</ul></nav></header>
<main><article>
<h1>{title}</h1>
<p class="byline">{html.escape(byline)}</p>
<time datetime="{told.published}">{told.published:%d %B %Y}</time>
{items("p", told.paragraphs[:middle])}
<aside>
{items("div", amid)}
</aside>
{items("p", told.paragraphs[middle:])}
</article></main>
<footer><ul>
{links(below)}
</ul></footer>
</body>
</html>
"""


def pages(first: int, last: int, seed: int = SEED) -> Iterator[Page]:
    """The pages from one number up to another, half-open."""
    return (page(number, seed) for number in range(first, last))


def write(folder: Path, made: Iterator[Page]) -> None:
    """Put pages into a folder, as files with their sub-folders."""
    for each in made:
        path = folder / each.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(each.content, "utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a library."""
    parser = argparse.ArgumentParser(prog="benchmarks.corpus", description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args(arguments)
    write(options.folder, pages(0, options.count, options.seed))
    return 0


if __name__ == "__main__":
    sys.exit(main())

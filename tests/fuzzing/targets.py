"""What is fuzzed: for each part of the program what is tried, from which inputs, with which words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fuzzing import asking, keeping, reading, seeds

HTML_TOKENS = (
    "<p>", "</p>", "<div class=", "nav", "</div>", "<h1>", "<h2>", "<li>", "<ul>", "<table>", "<tr>",
    "<td>", "<br>", "<a href=", "https://", "</a>", "<title>", "<script>", "</script>", "<!--", "-->",
    "<meta name=", "content=", "property=", "og:title", "author", "<time datetime=", "itemprop=",
    "datePublished", "<figcaption>", "<blockquote>", "<article>", "<main>", "<header>", "<footer>",
    "<body>", "<svg>", "<math>", "<template>", "<noscript>", "<![CDATA[", "]]>", "<?xml", "<pre>",
    "hidden", "style=display:none", "&#27;", "&#x202e;", "&amp;", "&nbsp;", "charset=", "utf-16",
    "rel=canonical", "rel=author", "application/ld+json", '{"@type":', '"@id":', '"headline":',
)  # fmt: skip
MAIL_TOKENS = (
    "Subject: ", "From: ", "Date: ", "To: ", "List-Id: ", "MIME-Version: 1.0", "Content-Type: ",
    "text/plain", "text/html", "multipart/mixed", "multipart/alternative", "multipart/related",
    "multipart/digest", "message/rfc822", "message/partial", "boundary=", "charset=", "utf-8",
    "iso-8859-1", "utf-7", "utf-16", "idna", "punycode", "rot13", "zlib_codec", "unicode_escape",
    "hex", "Content-Transfer-Encoding: ", "base64", "quoted-printable", "x-uuencode", "8bit",
    "format=flowed", "delsp=yes", "=?utf-8?q?", "=?utf-8?b?", "?=", "name*0*=", "filename=", "--e",
    "--e--", "> ", "-- ", "On 1 wrote:", "-----Original Message-----", "\n\n", "\r\n",
)  # fmt: skip
MAILBOX_TOKENS = (*MAIL_TOKENS, "From a@b Tue Jan  3 10:00:00 2023\n", ">From ")
MHTML_TOKENS = (
    *MAIL_TOKENS, "Snapshot-Content-Location: ", "Content-Location: ", "Content-ID: ", "start=",
    "<html>", "<p>", "<meta charset=", "=3D", "=\n", "----m",
)  # fmt: skip
PDF_TOKENS = (
    "obj", "endobj", "stream", "endstream", "xref", "trailer", "startxref", "%%EOF", "/Type",
    "/Catalog", "/Pages", "/Page", "/Kids", "/Count", "/Parent", "/Contents", "/Resources", "/Font",
    "/Length", "/Filter", "/FlateDecode", "/LZWDecode", "/ASCII85Decode", "/ASCIIHexDecode",
    "/RunLengthDecode", "/DecodeParms", "/Predictor", "/Columns", "/ObjStm", "/XRef", "/W", "/Index",
    "/First", "/N", "/Prev", "/Root", "/Info", "/Encrypt", "/Standard", "/ID", "/ToUnicode",
    "/Encoding", "/Differences", "/Type0", "/DescendantFonts", "/Identity-H", "beginbfchar",
    "beginbfrange", "begincodespacerange", " 0 R", "BT", "ET", " Tj", " TJ", " Td", " Tm", " Tf",
    " cm", " Do", "BI", "ID", "EI", "/XObject", "/Form", "/Outlines", "/Extends", "<<", ">>", "[",
    "]", "99999999999", "-1",
)  # fmt: skip
MARKDOWN_TOKENS = (
    "---\n", "title: ", "author: ", "date: ", "tags:", "# ", "## ", "> ", "* ", "1. ", "    ", "```",
    "~~~", "`", "**", "__", "[", "](", ")", "![", "<https://", "|", "|---|", "<p>", "</div>", "<!--",
    "&#27;", "&lt;", "\\", "===", "***", "[^1]", "[a]: https://a.example", "  \n",
)  # fmt: skip
PROSE_TOKENS = (
    "Anna Novak", "Novak", "Mr. ", "President ", "Gen. ", "minister", " of ", "Iran", "Russia",
    "the United States", "Washington", "imposed", "sanctions on", "embargo", "lifted", "travel ban",
    "because of", "drones", "Shahed-136", "F-16s", "missiles", "ballistic", "cruise", "40 ",
    "delivered", "sold", "to Ruritania", "from Freedonia", "supplied", "denied", "could", "not",
    ", who ", "said", "“", "”", "’s", "Jr.", "U.S.", " and ", ", ", ". ", "\n", "al-", "Зеленский",
    "O’Brien", "-range", "air-to-air", "S-400", "€", "1,000", "million", "(", ")", " – ", "Co.",
)  # fmt: skip
CLEANING_TOKENS = (
    "title: ", "publisher: ", "author: ", "keep: ", "=", "^", "~", "#", ">", "*", "+", "!", " | ",
    "By ", "Published", "Updated", "3 May 2023", "2023-05-03", "Source: ", "Image: ", "AP", "© ",
    "Related Articles", "Comments", "Menu", "Sign up", "newsletter", "Read more", "Share", "Photo",
    "https://a.example/b", "\n", ". ", "?", "The old bridge over the river was closed on Monday.",
)  # fmt: skip
QUERY_TOKENS = (
    "drone", "minister", "Novak", '"', "“", "”~8", "~", "~2", "~0", "*", "(", ")", "-", "--", " OR ",
    " AND ", " NOT ", "title:", "person:", "weapon:", "sanction:", "source:", "date:", "is:", "tag:",
    "note:", "unread", "hidden", "undated", "..", "…", "2022", "oct-2022", "last-month", "today",
    "last-9999-days", "last-99999-years", "0000", "30-feb", ":", "http://", "@", " ", "\n", "é", "ß",
    "İ", "ﬁ", "İstanbul~", "'s", "\u2019", "١٢", "²",
)  # fmt: skip
JSON_TOKENS = (
    '{"', '":', "[", "]", "}", ",", "null", "true", "-1", "1e999", "NaN", "Infinity", '"\\ud800"',
    '"\\u0000"', '"\\u001b[2J"', "9007199254740993", "99999999999999999999", '""', '" "', "1.0",
)  # fmt: skip
TOML_TOKENS = (
    "= ", "[", "]", "[[", "]]", '"', "'", '"""', "\n", "#", "true", "1", "-1", "inf", "nan", "1e9",
    "2023-05-03", "10:00:00", "{", "}", ".", ",", "\\u001b", "\\n", "\\", "0x1F", "\ufeff", "\r\n",
)  # fmt: skip
SETTINGS_TOKENS = (
    *TOML_TOKENS, "theme", "measure", "read_after", "pager", "editor", "pipe", "add_to", "watch",
    "key_set", "keys", "never", "auto", "search", "quit", "next", "ctrl+", "f5", "escape", "tab",
)  # fmt: skip
RULES_TOKENS = (*TOML_TOKENS, "[[keep]]", "text", "article", "publisher", "reason", "added", "keep")
STATE_TOKENS = (
    *JSON_TOKENS, "version", "statements", "searches", "places", "subject", "kind", "detail",
    "value", "name", "query", "article", "place", "tag", "note", "read", "watched", "is", "person/",
    "weapon/", "text/", "record/", "nothing/", "sanction/",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """A part of the program: `check` fails where anything but what is promised comes of an input."""

    name: str
    check: Callable[[bytes], None]
    seeds: tuple[bytes, ...]
    tokens: tuple[str, ...]


def target(
    name: str, check: Callable[[bytes], None], begin: tuple[str | bytes, ...], tokens: tuple[str, ...]
) -> Target:
    """A target whose inputs may be texts."""
    found = (each if isinstance(each, bytes) else each.encode() for each in begin)
    return Target(name, check, tuple(found), tokens)


TEXT = seeds.REPORT
OTHER_ENCODINGS = (TEXT.encode("utf-16"), TEXT.encode("utf-16-le"), TEXT.encode("cp1252"))
ALL = (
    target("cleaning", reading.cleaning, (seeds.PRINTED_PAGE,), CLEANING_TOKENS),
    target("text", reading.loading(".txt"), (TEXT, *OTHER_ENCODINGS), PROSE_TOKENS),
    target("markdown", reading.loading(".md"), (seeds.MARKDOWN,), MARKDOWN_TOKENS),
    target("webpage", reading.loading(".html"), (seeds.WEBPAGE,), HTML_TOKENS),
    target("mail", reading.loading(".eml"), (seeds.MAIL, seeds.PLAIN_MAIL), MAIL_TOKENS),
    target("mailbox", reading.loading(".mbox"), (seeds.MAILBOX,), MAILBOX_TOKENS),
    target("mhtml", reading.loading(".mhtml"), (seeds.MHTML,), MHTML_TOKENS),
    target("pdf", reading.loading(".pdf"), seeds.PDFS, PDF_TOKENS),
    target("extraction", reading.extraction, (seeds.REPORT,), PROSE_TOKENS),
    target("query", asking.query, seeds.QUERIES, QUERY_TOKENS),
    target("settings", keeping.settings, (seeds.SETTINGS,), SETTINGS_TOKENS),
    target("names", keeping.names, (seeds.NAMES,), (*TOML_TOKENS, "people", "weapons", "never")),
    target("rules", keeping.own_rules, (seeds.RULES,), RULES_TOKENS),
    target("state", keeping.state, seeds.STATES, STATE_TOKENS),
    target("session", keeping.session, seeds.SESSIONS, JSON_TOKENS),
    target("commit", keeping.commit, seeds.COMMITS, (*JSON_TOKENS, "parts", "files", "../")),
    target("record", keeping.record, seeds.RECORDS, (*JSON_TOKENS, '"person"', '"sure"')),
)
TARGETS = {each.name: each for each in ALL}

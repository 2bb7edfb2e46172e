"""The words that the formats are made of, as a fuzzer strews them in."""

from __future__ import annotations

HTML = (
    "<p>", "</p>", "<div class=", "nav", "</div>", "<h1>", "<h2>", "<li>", "<ul>", "<table>",
    "<tr>", "<td>", "<br>", "<a href=", "https://", "</a>", "<title>", "<script>", "</script>",
    "<!--", "-->", "<meta name=", "content=", "property=", "og:title", "author", "<time datetime=",
    "itemprop=", "datePublished", "<figcaption>", "<blockquote>", "<article>", "<main>", "<header>",
    "<footer>", "<body>", "<svg>", "<math>", "<template>", "<noscript>", "<![CDATA[", "]]>",
    "<?xml", "<pre>", "hidden", "style=display:none", "&#27;", "&#x202e;", "&amp;", "&nbsp;",
    "charset=", "utf-16", "rel=canonical", "rel=author", "application/ld+json", '{"@type":',
    '"@id":', '"headline":',
)  # fmt: skip
MAIL = (
    "Subject: ", "From: ", "Date: ", "To: ", "List-Id: ", "MIME-Version: 1.0", "Content-Type: ",
    "text/plain", "text/html", "multipart/mixed", "multipart/alternative", "multipart/related",
    "multipart/digest", "message/rfc822", "message/partial", "boundary=", "charset=", "utf-8",
    "iso-8859-1", "utf-7", "utf-16", "idna", "punycode", "rot13", "zlib_codec", "unicode_escape",
    "hex", "Content-Transfer-Encoding: ", "base64", "quoted-printable", "x-uuencode", "8bit",
    "format=flowed", "delsp=yes", "=?utf-8?q?", "=?utf-8?b?", "?=", "name*0*=", "filename=", "--e",
    "--e--", "> ", "-- ", "On 1 wrote:", "-----Original Message-----", "\n\n", "\r\n",
)  # fmt: skip
MAILBOX = (*MAIL, "From a@b Tue Jan  3 10:00:00 2023\n", ">From ")
MHTML = (
    *MAIL, "Snapshot-Content-Location: ", "Content-Location: ", "Content-ID: ", "start=",
    "<html>", "<p>", "<meta charset=", "=3D", "=\n", "----m",
)  # fmt: skip
PDF = (
    "obj", "endobj", "stream", "endstream", "xref", "trailer", "startxref", "%%EOF", "/Type",
    "/Catalog", "/Pages", "/Page", "/Kids", "/Count", "/Parent", "/Contents", "/Resources", "/Font",
    "/Length", "/Filter", "/FlateDecode", "/LZWDecode", "/ASCII85Decode", "/ASCIIHexDecode",
    "/RunLengthDecode", "/DecodeParms", "/Predictor", "/Columns", "/ObjStm", "/XRef", "/W",
    "/Index", "/First", "/N", "/Prev", "/Root", "/Info", "/Encrypt", "/Standard", "/ID",
    "/ToUnicode", "/Encoding", "/Differences", "/Type0", "/DescendantFonts", "/Identity-H",
    "beginbfchar", "beginbfrange", "begincodespacerange", " 0 R", "BT", "ET", " Tj", " TJ", " Td",
    " Tm", " Tf", " cm", " Do", "BI", "ID", "EI", "/XObject", "/Form", "/Outlines", "/Extends",
    "<<", ">>", "[", "]", "99999999999", "-1",
)  # fmt: skip
MARKDOWN = (
    "---\n", "title: ", "author: ", "date: ", "tags:", "# ", "## ", "> ", "* ", "1. ", "    ",
    "```", "~~~", "`", "**", "__", "[", "](", ")", "![", "<https://", "|", "|---|", "<p>", "</div>",
    "<!--", "&#27;", "&lt;", "\\", "===", "***", "[^1]", "[a]: https://a.example", "  \n",
)  # fmt: skip
PROSE = (
    "Anna Novak", "Novak", "Mr. ", "President ", "Gen. ", "minister", " of ", "Iran", "Russia",
    "the United States", "Washington", "imposed", "sanctions on", "embargo", "lifted", "travel ban",
    "because of", "drones", "Shahed-136", "F-16s", "missiles", "ballistic", "cruise", "40 ",
    "delivered", "sold", "to Ruritania", "from Freedonia", "supplied", "denied", "could", "not",
    ", who ", "said", "“", "”", "’s", "Jr.", "U.S.", " and ", ", ", ". ", "\n", "al-", "Зеленский",
    "O’Brien", "-range", "air-to-air", "S-400", "€", "1,000", "million", "(", ")", " – ", "Co.",
)  # fmt: skip
CLEANING = (
    "title: ", "publisher: ", "author: ", "keep: ", "=", "^", "~", "#", ">", "*", "+", "!", " | ",
    "By ", "Published", "Updated", "3 May 2023", "2023-05-03", "Source: ", "Image: ", "AP", "© ",
    "Related Articles", "Comments", "Menu", "Sign up", "newsletter", "Read more", "Share", "Photo",
    "https://a.example/b", "\n", ". ", "?", "The old bridge over the river was closed on Monday.",
)  # fmt: skip
QUERY = (
    "drone", "minister", "Novak", '"', "“", "”~8", "~", "~2", "~0", "*", "(", ")", "-", "--",
    " OR ", " AND ", " NOT ", "title:", "person:", "weapon:", "sanction:", "source:", "date:",
    "is:", "tag:", "note:", "unread", "hidden", "undated", "..", "…", "2022", "oct-2022",
    "last-month", "today", "last-9999-days", "last-99999-years", "0000", "30-feb", ":", "http://",
    "@", " ", "\n", "é", "ß", "İ", "ﬁ", "İstanbul~", "'s", "\u2019", "١٢", "²",
)  # fmt: skip
JSON = (
    '{"', '":', "[", "]", "}", ",", "null", "true", "-1", "1e999", "NaN", "Infinity", '"\\ud800"',
    '"\\u0000"', '"\\u001b[2J"', "9007199254740993", "99999999999999999999", '""', '" "', "1.0",
)  # fmt: skip
TOML = (
    "= ", "[", "]", "[[", "]]", '"', "'", '"""', "\n", "#", "true", "1", "-1", "inf", "nan", "1e9",
    "2023-05-03", "10:00:00", "{", "}", ".", ",", "\\u001b", "\\n", "\\", "0x1F", "\ufeff", "\r\n",
)  # fmt: skip
SETTINGS = (
    *TOML, "theme", "measure", "read_after", "pager", "editor", "pipe", "add_to", "watch",
    "key_set", "keys", "never", "auto", "search", "quit", "next", "ctrl+", "f5", "escape", "tab",
)  # fmt: skip
STATE = (
    *JSON, "version", "statements", "searches", "places", "subject", "kind", "detail",
    "value", "name", "query", "article", "place", "tag", "note", "read", "watched", "is", "person/",
    "weapon/", "text/", "record/", "nothing/", "sanction/",
)  # fmt: skip
RULES = (*TOML, "[[keep]]", "text", "article", "publisher", "reason", "added", "keep")
NAMES = (*TOML, "people", "weapons", "never")

"""Pages: main text, title and date; no script, no menu."""

import json

from .conftest import TEXT, only

SCRIPT = "window.tracker = 'The king was arrested in Amman';"
LINKED = json.dumps(
    {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Ministers meet",
        "articleBody": "A body that only a machine reads. " * 20,
    }
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ministers meet in Amman | Gazette</title>
<meta property="og:title" content="Ministers meet in Amman">
<meta property="article:published_time" content="2023-11-06T09:00:00+00:00">
<script>{SCRIPT}</script><script type="application/ld+json">{LINKED}</script><style>p {{ color: red }}</style></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Ministers meet in Amman</h1>
<p>{TEXT}</p><script>{SCRIPT}</script>
<p>“We will come back,” said the minister of Jordan, “as soon as the office is open again.”</p>
<p>The talks had been put off twice since the summer, when a storm closed the road between the two towns.</p>
</article><footer>All rights reserved</footer></body></html>"""


def test_page(write):
    reading = only(write("amman.html", PAGE))
    document = reading.document
    assert (document.id, document.title, document.date) == ("amman", "Ministers meet in Amman", "2023-11-06")
    assert TEXT in document.text
    assert "“We will come back,” said" in document.text
    assert "\n\n" in document.text
    for absent in ("tracker", "arrested", "machine reads", "color", "Home", "rights reserved"):
        assert absent not in document.text
    assert reading.warnings == ()


def test_thin_page_has_no_script_either(write):
    page = f"<html><head><script>{SCRIPT}</script></head><body><p>{TEXT}</p><script>{SCRIPT}</script></body></html>"
    document = only(write("thin.htm", page)).document
    assert TEXT in document.text
    assert "tracker" not in document.text


def test_page_of_scripts_only_is_empty(write):
    page = f"<html><head><script>{SCRIPT}</script></head><body><script>{SCRIPT}</script></body></html>"
    assert only(write("none.html", page)).rejection.reason == "empty text"


def test_flags_stand_over_the_page(write):
    document = only(write("amman.html", PAGE), title="Talks", date="2023-11-07").document
    assert (document.title, document.date) == ("Talks", "2023-11-07")


def test_declared_character_set(write):
    page = PAGE.replace("utf-8", "windows-1252").replace("two towns", "café").encode("windows-1252")
    reading = only(write("a.html", page))
    assert "café" in reading.document.text
    assert reading.warnings == ()


def test_empty_binary_and_too_long_pages(write):
    assert only(write("a.html", "")).rejection.reason == "empty text"
    assert "binary" in str(only(write("b.html", b"<p>\0\0</p>")).error)
    assert "--max-chars" in str(only(write("c.html", PAGE), max_chars=100).error)
    assert "--max-chars" in str(only(write("d.html", b"<p>" + b"word " * 4_000_000)).error)

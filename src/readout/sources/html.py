"""HTML -> main text, title, date. Menus, comments and scripts never reach the text."""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from readout.knowledge.publishers import publisher
from readout.sources.decode import Decoded, decode, not_text
from readout.sources.normalise import unify_line_ends
from readout.sources.options import SourceOptions
from readout.sources.plain import MOST_BYTES_A_CHARACTER, over_limit
from readout.sources.reading import Entry

_MARKUP_SHARE = 4  # how many bytes of markup a page may hold for one of text
_HEAD = 4096
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_NEVER_TEXT = ("script", "style", "noscript", "template", "iframe", "svg", "object")
_DATE_PARAMETERS = {"extensive_search": False, "original_date": True}


def read_html(stream: BinaryIO, label: str, stem: str | None, options: SourceOptions) -> Iterator[Entry]:
    """The one document of a page."""
    limit = _MARKUP_SHARE * MOST_BYTES_A_CHARACTER * options.max_chars + _HEAD
    content = stream.read(limit + 1)
    if len(content) > limit:
        yield Entry(label, single=True, default_id=stem, problem=over_limit(options))
        return
    decoded = decode(content, encoding=_declared(content))
    problem = not_text(decoded.text)
    if problem:
        yield Entry(label, single=True, default_id=stem, problem=problem)
    else:
        yield _page(decoded, label, stem)


def _declared(content: bytes) -> str | None:
    """The character set that the page itself names, where Python knows it."""
    match = _CHARSET.search(content[:_HEAD])
    if match is None:
        return None
    try:
        return codecs.lookup(match.group(1).decode("ascii", "replace")).name
    except LookupError:
        return None


def _page(decoded: Decoded, label: str, stem: str | None) -> Entry:
    text, about = _extract(unify_line_ends(decoded.text))
    return Entry(
        label,
        text,
        date=about.get("date"),
        title=about.get("title"),
        publisher=_known(about.get("sitename")),
        url=about.get("url"),
        single=True,
        default_id=stem,
        warnings=decoded.warnings,
    )


def _extract(markup: str) -> tuple[str, dict[str, Any]]:
    """Main text and what the page says about itself; both empty where there is no page."""
    import trafilatura  # half a second to import: only for those who read HTML

    for name in ("trafilatura", "htmldate"):  # its remarks on a thin page are no news to the user
        logging.getLogger(name).setLevel(logging.CRITICAL)
    tree = trafilatura.load_html(markup)
    if tree is None:
        return "", {}
    about = trafilatura.extract_metadata(tree, date_config=dict(_DATE_PARAMETERS), extensive=False).as_dict()
    for element in list(tree.iter(*_NEVER_TEXT)):
        element.drop_tree()
    page = trafilatura.bare_extraction(tree, include_comments=False, date_extraction_params=dict(_DATE_PARAMETERS))
    return _paragraphs(str(getattr(page, "text", None) or "")), about


def _paragraphs(text: str) -> str:
    """Paragraphs parted by an empty line, as in plain text; the extractor parts them by a single line feed."""
    return "\n\n".join(line for line in text.split("\n") if line.strip())


def _known(site: str | None) -> str | None:
    """The name of the site where it is a publisher that we know: pages put slogans and handles there, too."""
    return site if site and publisher(site) else None

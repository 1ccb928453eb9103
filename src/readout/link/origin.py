"""Which publisher of a family is closest to the origin of its text, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from readout.knowledge.publishers import publisher
from readout.records import Document
from readout.tables import rows

_NAME = r"(?P<name>[A-Z][\w.&’'-]*(?:(?: (?:of|de|and|the))? [A-Z][\w.&’'-]*){0,4})"


@dataclass(frozen=True)
class Origin:
    """Where the text of a family comes from, as far as its documents show.

    Attributes:
        publisher: name of the publisher, None where no document has one.
        document: id of the document that is closest to the origin: that publisher's own, else the earliest.
        why: `issuer itself`, `credited in the text`, `earliest`, `longest` or `only one`, with what shows it.
    """

    publisher: str | None
    document: str
    why: str


def origin(documents: Sequence[Document]) -> Origin:
    """Name the publisher closest to the origin of one family of documents, of which there is at least one.

    Whoever issued the text itself comes first; then whom most documents credit; then who had it earliest; then, of one day,
    who has most of it.
    """
    ordered = sorted(documents, key=lambda d: (d.date or "9999", -len(d.text), d.id))
    return _issuer(ordered) or _credited(ordered) or _first(ordered)


def credits(document: Document) -> tuple[str, ...]:
    """Publishers that a text credits, by their usual names, in the order of the text; never its own publisher."""
    own = publisher(document.publisher)
    found = sorted((m.start("name"), m["name"]) for pattern in _patterns() for m in pattern.finditer(document.text))
    known = (row for _, name in found if (row := _publisher(name)))
    names = dict.fromkeys(row for row in known if not own or row != own.publisher)
    return tuple(names)


def _publisher(name: str) -> str | None:
    """The publisher of this name, or of its first words: a pattern may take a word too many."""
    words = name.split()
    for end in range(len(words), 0, -1):
        row = publisher(" ".join(words[:end]).rstrip(".’'"))
        if row and row.source != "by its words":
            return row.publisher
    return None


def _issuer(ordered: Sequence[Document]) -> Origin | None:
    for document in ordered:
        if document.issuer and document.publisher and publisher(document.publisher) == publisher(document.issuer):
            return Origin(document.publisher, document.id, "issuer itself")
    return None


def _credited(ordered: Sequence[Document]) -> Origin | None:
    """Whom most documents credit; of equals, whom the earliest does."""
    given = [(name, document) for document in ordered for name in credits(document)]
    if not given:
        return None
    names = list(dict.fromkeys(name for name, _ in given))
    best = max(names, key=lambda name: sum(name == other for other, _ in given))
    by = [document for name, document in given if name == best]
    own = [d for d in ordered if (row := publisher(d.publisher)) and row.publisher == best]
    where = f"credited in the text of {by[0].id}" + (f" and {len(by) - 1} more" if len(by) > 1 else "")
    return Origin(best, (own or by)[0].id, where)


def _first(ordered: Sequence[Document]) -> Origin:
    first = ordered[0]
    if len(ordered) == 1:
        return Origin(first.publisher, first.id, "only one")
    rivals = [d for d in ordered[1:] if d.date == first.date]
    why = "longest of its day" if rivals or not first.date else "earliest"
    return Origin(first.publisher, first.id, why)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    table = rows("readout.link", "data/credits.tsv")
    return tuple(re.compile(row["pattern"].replace("{name}", _NAME)) for row in table if "{name}" in row["pattern"])

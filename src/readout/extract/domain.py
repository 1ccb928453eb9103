"""Fields such as sport or cooking that speak of attacks, battles and talks without any: told by their words, kept as data."""

from __future__ import annotations

from collections import Counter
from functools import cache

from spacy.tokens import Doc

from readout.tables import rows

DISTINCT = 5
SHARE = 0.03


@cache
def _domains() -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = {}
    for row in rows("readout.knowledge", "data/domains.tsv"):
        for word in row["words"].split("|"):
            words.setdefault(word, set()).add(row["domain"])
    return {word: frozenset(domains) for word, domains in words.items()}


def domain_of(doc: Doc) -> str | None:
    """The field that a whole text belongs to, None for the news of states and peoples.

    A field needs at least DISTINCT of its words, and SHARE of all words, since single ones stand in any report.
    """
    index = _domains()
    hits: Counter[str] = Counter()
    distinct: dict[str, set[str]] = {}
    words = [t for t in doc if t.is_alpha or "-" in t.text]
    for token in words:
        for domain in index.get(token.lower_, ()):
            hits[domain] += 1
            distinct.setdefault(domain, set()).add(token.lower_)
    fitting = [d for d in hits if len(distinct[d]) >= DISTINCT and hits[d] >= SHARE * len(words)]
    return max(fitting, key=lambda d: (hits[d], d), default=None)

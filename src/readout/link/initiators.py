"""Who began a contact: at whose request or initiative it took place, or who called whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from readout.link.inflection import PACKAGE
from readout.link.named import Roster, codes, parties
from readout.records import Event
from readout.tables import rows

AT_WISH = re.compile(
    r"\bat\s+(?P<own>(?:the\s+)?[\w'’ .-]{0,40}?)(?:initiative|request|invitation|behest)\b(?:\s+of\s+(?P<of>[^,.;]{2,60}))?"
    r"|\b(?:initiated|requested|proposed)\s+by\s+(?P<by>[^,.;]{2,60})|\breceived\s+a\s+(?:\w+\s+){0,2}call\s+from\s+(?P<from>[^,.;]{2,60})",
    re.I,
)
LATTER = re.compile(r"\blatter\b", re.I)
FORMER = re.compile(r"\b(?:his|her|its|their|own|former)\b", re.I)


@cache
def sense(name: str) -> frozenset[str]:
    """Lemmas of one sense in `accounts.tsv`."""
    return frozenset(w for row in rows(PACKAGE, "data/accounts.tsv") if row["sense"] == name for w in row["words"].split("|"))


def initiator(text: str, words: Sequence[Token], events: Sequence[Event], roster: Roster) -> str | None:
    """Whose wish a contact was, by the words for it or by who called whom."""
    found = AT_WISH.search(text)
    if found:
        return _meant(next(filter(None, (found["of"], found["by"], found["from"], found["own"])), ""), text, events, roster)
    verb = next((t for t in words if t.lemma_.lower() in sense("call") and t.pos_ == "VERB"), None)
    subject = (
        next((c for c in verb.children if c.dep_ == "nsubj"), None) if verb is not None and _calls_somebody(verb) else None
    )
    if subject is None:
        return None
    return _one(roster.named(" ".join(t.text for t in subject.subtree))) or _one(codes(p for e in events for p in e.actor))


def _calls_somebody(verb: Token) -> bool:
    """`called the Prime Minister`, not `called for dialogue`."""
    objects = (c for c in verb.children if c.dep_ == "dobj")
    return any(c.ent_type_ in {"PERSON", "GPE"} or c.lower_ in sense("office") for c in objects)


def _meant(words: str, text: str, events: Sequence[Event], roster: Roster) -> str | None:
    """The party that the words for it name; `the latter` and `his` by the order in which the clause names the two."""
    if named := _one(roster.named(words)):
        return named
    order = sorted((p.spans[0][0], c) for e in events for p in parties(e) if p.spans for c in codes([p]))
    if order and LATTER.search(words):
        return order[-1][1]
    return order[0][1] if order and FORMER.search(words) else None


def _one(found: frozenset[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None

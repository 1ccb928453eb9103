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

SOUGHT = r"(?:sought|requested|proposed|wanted|asked\s+for|initiated|summoned|convened)"
CONTACT = r"(?:meeting|call|conversation|talks|session|summit|contact|council)"
BEGUN = re.compile(r"\bfirst\b|\bbegan\b|\bbegun\b|\bstarted\b|\bopened\s+fire\b", re.I)
DONE_BY = re.compile(
    r"\b(?:attacks?|occupation|shelling|aggression|strikes?|bombardment|provocations?|violations?)\b[^,.;]{0,40}?\bby\s+(?P<who>[^,.;]{2,40})",
    re.I,
)
TITLE = re.compile(r"^(?:the|his|her|their)\s+|['’]s?\s*$", re.I)
AT_WISH = re.compile(
    r"\bat\s+(?P<own>(?:the\s+)?[\w'’ .-]{0,40}?)(?:initiative|request|invitation|behest)\b(?:\s+of\s+(?P<of>[^,.;]{2,60}))?"
    r"|\bat\s+(?P<poss>[^,.;]{2,40}?['’]s?)\s+(?:call|wish|instance|urging)\b"
    r"|\bit\s+(?:was|is)\s+(?P<cleft>[^,.;]{2,50}?)\s+(?:that|who|which)\s+(?:had\s+|has\s+)?" + SOUGHT + r"\b"
    r"|\bwhich\s+(?P<whose>[^,.;]{2,40}?)\s+(?:had\s+|has\s+)?(?:summoned|convened|requested|called|sought|initiated|proposed)\b"
    r"|(?:^|[,;]\s)(?P<asker>(?!asked\b|who\b)[^,.;]{2,60}?)\s+(?:had\s+|has\s+)?"
    + SOUGHT
    + r"\s+(?:the|a|an|this)\s+(?:\w+\s+){0,2}?"
    + CONTACT
    + r"\b"
    r"|\b(?:an?|the)\s+(?P<adjective>\w+)\s+request\s+for\s+(?:an?|the)\s+(?:\w+\s+){0,2}?" + CONTACT + r"\b"
    r"|(?:^|[,;]\s)(?P<host>[^,.;]{2,40}?)\s+had\s+invited\s+(?=[A-Z]|the\s|his\s)"
    r"|\b(?:initiated|requested|proposed)\s+by\s+(?P<by>[^,.;]{2,60})|\breceived\s+a\s+(?:\w+\s+){0,2}call\s+from\s+(?P<from>[^,.;]{2,60})",
    re.I,
)
HOSTILE = 4  # material conflict
NAMED = ("of", "by", "from", "poss", "cleft", "whose", "asker", "host", "adjective", "own")  # groups, the surest first
LATTER = re.compile(r"\blatter\b", re.I)
FORMER = re.compile(r"\b(?:his|her|its|their|own|former)\b", re.I)


@cache
def sense(name: str) -> frozenset[str]:
    """Lemmas of one sense in `accounts.tsv`."""
    return frozenset(w for row in rows(PACKAGE, "data/accounts.tsv") if row["sense"] == name for w in row["words"].split("|"))


def initiator(text: str, words: Sequence[Token], events: Sequence[Event], roster: Roster) -> str | None:
    """Whose wish a contact was, by the words for it or by who called whom."""
    found = list(AT_WISH.finditer(text))
    if found:
        meant = (_meant(next((m[g] for g in NAMED if m[g]), ""), text, events, roster) for m in found)
        return next(filter(None, meant), None)
    verb = next((t for t in words if t.lemma_.lower() in sense("call") and t.pos_ == "VERB"), None)
    subject = (
        next((c for c in verb.children if c.dep_ == "nsubj"), None) if verb is not None and _calls_somebody(verb) else None
    )
    if subject is None:
        return None
    return _one(roster.named(" ".join(t.text for t in subject.subtree))) or _one(codes(p for e in events for p in e.actor))


def aggressor(head: Token, opens: bool, text: str, events: Sequence[Event], roster: Roster) -> str | None:
    """Who struck first: the subject of a hostile verb where a text opens with it or says that it came first."""
    verbs = (v for v in (head, *(c for c in head.children if c.dep_ == "ccomp")) if v.lemma_.lower() in sense("hostile"))
    verb = next(verbs, None) if opens or BEGUN.search(text) else None
    subject = None if verb is None else next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None:
        return None
    named = _one(roster.named(" ".join(t.text for t in subject.subtree if t.i > _dateline(head))))
    return named or _one(codes(p for e in events if e.quad_code == HOSTILE for p in e.actor))


def _dateline(head: Token) -> int:
    """Index of the dash behind the place in front of a report; -1 where there is none."""
    return next((t.i for t in head.sent if t.text in {"–", "—", "-"} and t.whitespace_ and t.i < head.i), -1)


def culprit(text: str, roster: Roster) -> str | None:
    """Who is said to have done harm: `attacks by Ukraine`, `its occupation by Russian troops`."""
    found = DONE_BY.search(text)
    return _one(roster.named(found["who"])) if found else None


def _calls_somebody(verb: Token) -> bool:
    """`called the Prime Minister`, not `called for dialogue`."""
    objects = (c for c in verb.children if c.dep_ == "dobj")
    return any(c.ent_type_ in {"PERSON", "GPE"} or c.lower_ in sense("office") for c in objects)


def _meant(words: str, text: str, events: Sequence[Event], roster: Roster) -> str | None:
    """The party that the words for it name; `the latter` and `his` by the order in which the clause names the two."""
    if named := _one(roster.named(words)):
        return named
    title = TITLE.sub("", TITLE.sub("", words.strip())).lower()
    if title and (
        titled := _one(codes(p for e in events for p in parties(e) if title in f"{p.office} {p.entity_text}".lower()))
    ):
        return titled
    order = sorted((p.spans[0][0], c) for e in events for p in parties(e) if p.spans for c in codes([p]))
    if order and LATTER.search(words):
        return order[-1][1]
    return order[0][1] if order and FORMER.search(words) else None


def _one(found: frozenset[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None

"""A proposition with all that a comparison looks at: figures, dates, polarity, strength of its verb, who began, its records."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from readout.extract.parse import parse
from readout.link.figures import figures
from readout.link.named import Roster, codes, parties
from readout.link.propositions import Proposition, propositions
from readout.link.strength import Strength, strength
from readout.link.words import PACKAGE
from readout.records import Coded, Document, Event, Span
from readout.resolve.dates import DateMention, find_dates
from readout.tables import rows

DATED = frozenset({"point", "range", "holiday"})


@dataclass(frozen=True)
class Claim:
    """One proposition of an account.

    Attributes:
        proposition: where it stands, and its content words.
        events: records whose trigger stands in it; speakers: codes of those who act in them.
        numbers: by the stems of what they count; dates: ISO, as coarse as the text.
        negated: says that something is not so, or denies or refuses it.
        quantity: `all`, `part` or empty: how much of a group or area it covers.
        places: codes and names of places that it names.
        initiator: code of who began the contact, None where the clause does not say.
    """

    proposition: Proposition
    text: str
    events: tuple[Event, ...]
    speakers: frozenset[str]
    numbers: dict[str, float]
    dates: tuple[str, ...]
    negated: bool
    strength: Strength | None
    quantity: str
    places: frozenset[str]
    initiator: str | None

    @property
    def span(self) -> Span:
        """Its characters."""
        return self.proposition.span

    @property
    def types(self) -> frozenset[str]:
        """Types of its records."""
        return frozenset(e.event for e in self.events)

    @property
    def is_contact(self) -> bool:
        """Whether it reports that the parties met or spoke."""
        return "CONSULT" in self.types


@dataclass(frozen=True)
class Account:
    """One text with its claims and its parse."""

    document: Document
    doc: Doc
    claims: tuple[Claim, ...]


def accounts(*coded: Coded) -> list[Account]:
    """Parse coded documents again and cut them into claims."""
    parsed = parse([c.document.text or " " for c in coded])
    return [_account(one, doc) for one, doc in zip(coded, parsed, strict=True)]


def _account(coded: Coded, doc: Doc) -> Account:
    dates = [d for d in find_dates(coded.document.text, coded.document.date) if d.value and d.kind in DATED]
    roster = Roster(coded.events)
    return Account(coded.document, doc, tuple(_claim(p, doc, coded.events, dates, roster) for p in propositions(doc)))


def _claim(made: Proposition, doc: Doc, known: Sequence[Event], dates: Sequence[DateMention], roster: Roster) -> Claim:
    text, head = doc.text[slice(*made.span)], doc[made.head]
    within = tuple(e for e in known if made.span[0] <= e.trigger[0] < made.span[1])
    words = [doc[i] for i in made.tokens]
    return Claim(
        proposition=made,
        text=text,
        events=within,
        speakers=codes(p for e in within for p in e.actor),
        numbers=figures(_without(text, made.span[0], dates)),
        dates=tuple(str(d.value) for d in dates if made.span[0] <= d.span[0] < made.span[1]),
        negated=_is_negated(head, words),
        strength=_strength(head, words),
        quantity=_quantity(words),
        places=frozenset(t.lemma_ for t in words if t.ent_type_ in {"GPE", "LOC", "FAC"}),
        initiator=_initiator(text, words, within, roster),
    )


def _without(text: str, start: int, dates: Sequence[DateMention]) -> str:
    """The text of a claim without its dates, whose figures count nothing."""
    for begin, end in (d.span for d in dates):
        if start <= begin and end <= start + len(text):
            text = text[: begin - start] + " " * (end - begin) + text[end - start :]
    return text


def sense(name: str) -> frozenset[str]:
    """Lemmas of one sense in `accounts.tsv`."""
    return frozenset(w for row in rows(PACKAGE, "data/accounts.tsv") if row["sense"] == name for w in row["words"].split("|"))


# ---- polarity and strength -------------------------------------------------------------------------------------------
def _is_negated(head: Token, words: Sequence[Token]) -> bool:
    """An odd number of negations: `not`, `no`, `nobody` at the verbs that state the claim, and verbs that refuse or deny."""
    verbs = [head, *(t for t in words if t.head == head and t.dep_ in {"ccomp", "xcomp"})]
    count = sum(1 for v in verbs for c in v.children if c.dep_ == "neg" or c.lower_ in sense("nobody"))
    count += sum(1 for v in verbs for c in v.children for g in c.children if g.lower_ == "no" and c.dep_ in {"nsubj", "dobj", "nsubjpass"})
    count += sum(1 for v in verbs if v.lemma_.lower() in sense("denial"))
    return bool(count % 2)


def _strength(head: Token, words: Sequence[Token]) -> Strength | None:
    """That of the verb that states the claim, else of a noun that carries it (`made an appeal`)."""
    return strength(head) or next((s for t in words if t.head == head and t.dep_ in {"dobj", "xcomp"} and (s := strength(t))), None)


def _quantity(words: Sequence[Token]) -> str:
    found = {t.lower_ for t in words}
    return "all" if found & sense("all") else "part" if found & sense("part") else ""


# ---- who began -------------------------------------------------------------------------------------------------------
AT_WISH = re.compile(
    r"\bat\s+(?P<own>(?:the\s+)?[\w'’ .-]{0,40}?)(?:initiative|request|invitation|behest)\b(?:\s+of\s+(?P<of>[^,.;]{2,60}))?"
    r"|\b(?:initiated|requested|proposed)\s+by\s+(?P<by>[^,.;]{2,60})|\breceived\s+a\s+(?:\w+\s+){0,2}call\s+from\s+(?P<from>[^,.;]{2,60})",
    re.I,
)
LATTER = re.compile(r"\blatter\b", re.I)
FORMER = re.compile(r"\b(?:his|her|its|their|own|former)\b", re.I)


def _initiator(text: str, words: Sequence[Token], events: Sequence[Event], roster: Roster) -> str | None:
    """Whose wish a contact was, by the words for it or by who called whom."""
    found = AT_WISH.search(text)
    if found:
        return _meant(next(filter(None, (found["of"], found["by"], found["from"], found["own"])), ""), text, events, roster)
    verb = next((t for t in words if t.lemma_.lower() in sense("call") and t.pos_ == "VERB"), None)
    called = verb and any(c.dep_ == "dobj" and c.ent_type_ in {"PERSON", "GPE"} or c.lower_ in sense("office") for c in verb.children)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None) if verb and called else None
    if subject is None:
        return None
    return _one(roster.named(" ".join(t.text for t in subject.subtree))) or _one(codes(p for e in events for p in e.actor))


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

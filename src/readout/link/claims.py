"""A proposition with all that a comparison looks at: figures, dates, polarity, strength of its verb, who began, its records."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from readout.extract.parse import parse
from readout.knowledge.lexicon import lexicon
from readout.link.durations import clocks, durations
from readout.link.figures import figures
from readout.link.inflection import stem
from readout.link.initiators import aggressor, culprit, initiator, sense
from readout.link.lists import listed
from readout.link.named import Roster, codes, parties
from readout.link.performers import family, performers
from readout.link.polarity import denied, is_negated, predicates, turns_away
from readout.link.propositions import Proposition, propositions
from readout.link.strength import Strength, stance
from readout.link.voices import voice
from readout.records import Coded, Document, Event, Span
from readout.resolve.dates import DateMention, find_dates

STATES = frozenset({"name", "alias", "former", "adjective", "demonym", "demonyms", "capital"})
OPENING = 2  # claims of a text in which the words alone may tell that the parties met
THE_TWO = re.compile(r"\b(?:the|both|these)\s+two\b", re.I)
SINGLE = re.compile(r"\b(?:one|an?\s+(?:single|lone))\s+(?P<noun>[a-z]{3,})\b", re.I)
LENGTHS = frozenset({"DATE", "TIME"})
DATED = frozenset({"point", "range", "holiday"})


@dataclass(frozen=True)
class Claim:
    """One proposition of an account.

    Attributes:
        proposition: where it stands, and its content words.
        events: records whose trigger stands in it; speakers: codes of those who act in them.
        numbers: by the stems of what they count, lengths of time by their unit; singles: what there is one of.
        dates: ISO, as coarse as the text; times: `HH:MM`.
        negated: says that something is not so, or denies or refuses it; turned: says so of going on, in words like `halt`;
            denies: by a verb of denial; denied: lemmas of what it says is not so; deeds: lemmas of the verbs that state it.
        quantity: `all`, `part`, `lasting`, `passing` or empty: how much of a group, an area or a time it covers.
        listed: lemmas of the longest list of nouns in it, from three on.
        subject: lemma of who does what is said or agreed; voice: `one` or `both` sides say it, empty where that is open.
        places: areas and cities that it names, states left out.
        opens: stands at the beginning of its text.
        initiator: code of who began the contact, None where the clause does not say; aggressor: who struck first;
            culprit: by whom harm is said to be done; family, performers: what sort of deed it tells, and code of who does it.
    """

    proposition: Proposition
    text: str
    events: tuple[Event, ...]
    speakers: frozenset[str]
    numbers: dict[str, float]
    singles: dict[str, float]
    dates: tuple[str, ...]
    times: tuple[str, ...]
    negated: bool
    turned: bool
    denies: bool
    denied: frozenset[str]
    deeds: frozenset[str]
    strength: Strength | None
    quantity: str
    listed: frozenset[str]
    subject: str
    voice: str
    places: frozenset[str]
    initiator: str | None
    aggressor: str | None = None
    culprit: str | None = None
    opens: bool = False
    family: str = ""
    performers: frozenset[str] = frozenset()

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
        """Whether it reports that the parties met or spoke: by its records, or by its words where it opens the text."""
        return "CONSULT" in self.types or (self.opens and not sense("contact").isdisjoint(self.proposition.lemmas))


@dataclass(frozen=True)
class Account:
    """One text with its claims, its parse, and the words by which those who met are called."""

    document: Document
    doc: Doc
    claims: tuple[Claim, ...]
    names: frozenset[str] = frozenset()


def accounts(*coded: Coded) -> list[Account]:
    """Parse coded documents again and cut them into claims."""
    parsed = parse([c.document.text or " " for c in coded])
    return [_account(one, doc) for one, doc in zip(coded, parsed, strict=True)]


def _account(coded: Coded, doc: Doc) -> Account:
    text = coded.document.text
    dates = [d for d in find_dates(text, coded.document.date) if d.value and d.kind in DATED and _names_it(d, text)]
    roster = Roster(coded.events)
    made = (_claim(p, n < OPENING, doc, coded.events, dates, roster) for n, p in enumerate(propositions(doc)))
    return Account(
        coded.document,
        doc,
        tuple(made),
        names(coded.document, coded.events),
    )


def _names_it(date: DateMention, text: str) -> bool:
    """Whether a date says which day it is: `today` and `at midnight` say another one in another day's paper."""
    written = text[slice(*date.span)]
    return date.basis != "relative" or date.precision != "day" or any(c.isupper() or c.isdigit() for c in written)


def names(document: Document, events: Sequence[Event]) -> frozenset[str]:
    """The words by which a text calls those who met: names of persons, names and adjectives of their states."""
    met = [p for e in events if e.event == "CONSULT" for p in parties(e)]
    written = (word for p in met for word in f"{p.name or ''} {p.entity_text}".split() if word[0].isupper())
    own = {p.code for p in met}
    forms = (document.text[m.start : m.end] for m in lexicon().find(document.text) if any(e.code in own for e in m.entries))
    return frozenset(word.lower() for word in (*written, *(w for form in forms for w in form.split()))) | own


def _claim(
    made: Proposition, opens: bool, doc: Doc, known: Sequence[Event], dates: Sequence[DateMention], roster: Roster
) -> Claim:
    text, head = doc.text[slice(*made.span)], doc[made.head]
    within = tuple(e for e in known if made.span[0] <= e.trigger[0] < made.span[1])
    words = [doc[i] for i in made.tokens]
    negated, beside = is_negated(head, words), _of_sentence(head, known)
    return Claim(
        proposition=made,
        text=text,
        events=within,
        speakers=codes(p for e in within for p in e.actor),
        numbers={**figures(THE_TWO.sub(" ", _without(text, made.span[0], dates))), **durations(text)},
        singles={stem(m["noun"]): 1.0 for m in SINGLE.finditer(text)},
        dates=tuple(str(d.value) for d in dates if made.span[0] <= d.span[0] < made.span[1]),
        times=clocks(text),
        negated=negated,
        turned=turns_away(words),
        denies=head.lemma_.lower() in sense("denial"),
        denied=denied(head, words),
        deeds=predicates(head, words),
        strength=stance(head),
        quantity=_quantity(words, negated),
        listed=listed(words),
        subject=_subject(head),
        voice=voice(head),
        places=_areas(words, doc),
        initiator=initiator(text, words, beside, roster),
        aggressor=aggressor(head, opens, text, beside, roster),
        culprit=culprit(text, roster),
        opens=opens,
        family=family(head),
        performers=performers(head, beside, roster),
    )


def _without(text: str, start: int, dates: Sequence[DateMention]) -> str:
    """The text of a claim without its dates, whose figures count nothing."""
    for begin, end in (d.span for d in dates):
        if start <= begin and end <= start + len(text):
            text = text[: begin - start] + " " * (end - begin) + text[end - start :]
    return text


def _quantity(words: Sequence[Token], negated: bool) -> str:
    """What a claim says of all or part; `not all` is a part, `two and a half hours` is none."""
    found = {t.lower_ for t in words if t.ent_type_ not in LENGTHS}
    if negated and found & sense("all"):
        return "part"
    return next((name for name in ("all", "part", "lasting", "passing") if found & sense(name)), "")


def _subject(head: Token) -> str:
    """Who is to do what the claim says: the subject of its inner clause (`agreed that aides would meet`), else of its verb."""
    inner = [c for c in head.children if c.dep_ == "ccomp"]
    verbs = [*inner, head]
    return next((c.lemma_.lower() for v in verbs for c in v.children if c.dep_ in {"nsubj", "nsubjpass"}), "")


def _areas(words: Sequence[Token], doc: Doc) -> frozenset[str]:
    """Areas and cities named; states are parties or topics and say nothing of scope."""
    names = {
        e.text.removeprefix("the ") for e in doc.ents if e.label_ in {"GPE", "LOC"} and words[0].i <= e.start <= words[-1].i
    }
    return frozenset(n for n in names if not any(m.kind in STATES for m in lexicon().get(n)))


def _of_sentence(head: Token, known: Sequence[Event]) -> tuple[Event, ...]:
    sentence = head.sent
    return tuple(e for e in known if sentence.start_char <= e.trigger[0] < sentence.end_char)

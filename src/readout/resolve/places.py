"""Where an act happened: the most precise location that its clause names, else its sentence, else the dateline.

Which state a party belongs to is not decided here (see country.py). Token ranges are half-open, as spaCy's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Phrase

from readout.extract.mention import Mention, Mentions
from readout.knowledge.lexicon import Entry
from readout.records import Place, Span
from readout.resolve.country import entry_of
from readout.resolve.datelines import dateline
from readout.resolve.gazetteer import RANK, Site, gazetteer, held_by, widely_known
from readout.resolve.place_slots import slot_of

STATE_NAMES = frozenset({"name", "alias", "former"})
REPORTING = frozenset("say tell announce report state add write note warn claim comment confirm".split())


@dataclass(frozen=True)
class Named:
    """A place name in the text: its possible rows, and how it hangs in the sentence.

    Attributes:
        slot: `in`, `to`, `into`, `from`, `visited`, `object`, `modifier` or `other`.
        anchor: the word that the phrase hangs on.
    """

    phrase: Phrase
    sites: tuple[Site, ...]
    slot: str
    anchor: Token


def find_place(
    doc: Doc,
    mentions: Mentions,
    clause: tuple[int, int],
    sentence: tuple[int, int],
    day: str | None,
    focus: str | None,
    *,
    toward: bool = False,
    in_object: bool = False,
) -> Place | None:
    """The place where an act happened, None where the text gives none.

    Args:
        clause, sentence: token ranges of the act's clause and sentence.
        day: publication date, for names that held for a time.
        focus: the country that the document is mostly about; it settles names that several countries share.
        toward: the act is a visit: its destination and its object count as its place.
        in_object: the act is an attack: what it strikes is its place where the clause names no other.
    """
    named = list(_named(doc, mentions, sentence, day))
    inner = [n for n in named if clause[0] <= n.phrase.start < clause[1]]
    outer = [n for n in named if n not in inner and not _is_reporting(n)]
    wanted = [{"in", "to", "into"}, {"visited"}] if toward else [{"in"}]
    if in_object:
        wanted.append({"object", "visited", "into"})
    for pool in (inner, outer):
        for slots in wanted:
            place = _best([n for n in pool if n.slot in slots], mentions, focus, day)
            if place is not None:
                return place
    opening = dateline(doc, sentence, focus)
    return _place(*opening) if opening is not None else None


# ---- the names of a sentence -----------------------------------------------------------------------------------------
def _named(doc: Doc, mentions: Mentions, sentence: tuple[int, int], day: str | None) -> Iterator[Named]:
    """Place names of a sentence with their rows and slots, in text order; not those inside other names."""
    first, end = sentence
    if first >= end:
        return
    begin = doc[first].idx
    taken: set[int] = set()
    found: list[tuple[Phrase, tuple[Site, ...]]] = []
    for match in gazetteer().matcher.find(doc[first:end].text):
        phrase = doc.char_span(begin + match.start, begin + match.end, alignment_mode="expand")
        if phrase is None or _inside_other_name(phrase, mentions):
            continue
        taken.update(range(phrase.start, phrase.end))
        found.append((phrase, _sites(match.entries)))
    for mention in mentions.within(first, end - 1):
        site = _state_of(mention, day)
        if site is not None and not taken.intersection(range(mention.first, mention.last + 1)):
            found.append((doc[mention.first : mention.last + 1], (site,)))
    places = frozenset(i for phrase, _ in found for i in range(phrase.start, phrase.end))
    for phrase, sites in sorted(found, key=lambda pair: pair[0].start):
        slot, anchor = slot_of(phrase, places, sites)
        yield Named(phrase, sites, slot, anchor)


def _sites(entries: tuple[Entry, ...]) -> tuple[Site, ...]:
    forms = gazetteer().by_form
    return tuple(dict.fromkeys(s for e in entries for s in forms[e.form] if s.code == e.code and s.kind == e.kind))


def _state_of(mention: Mention, day: str | None) -> Site | None:
    """The state that a name such as `Britain` or `the U.S.` stands for."""
    if mention.kind != "state":
        return None
    entry = entry_of(mention, day)
    return gazetteer().states.get(entry.code) if entry is not None and entry.kind in STATE_NAMES else None


def _inside_other_name(phrase: Phrase, mentions: Mentions) -> bool:
    """`Jordan` in `Michael Jordan`, `York` in a newspaper's name; a body named like its seat stays a place."""
    for token in phrase:
        mention = mentions.at(token)
        if mention is None or mention.kind not in {"person", "body", "adjective", "people"}:
            continue
        wider = mention.first < phrase.start or mention.last >= phrase.end
        if wider or (mention.kind == "person" and bool(mention.titles)) or mention.kind in {"adjective", "people"}:
            return True
    return False


def _is_reporting(named: Named) -> bool:
    """Where somebody spoke of the act, not where it happened: `said in Vienna`, `the ministry in Moscow said`."""
    anchor = named.anchor
    verb = anchor.head if anchor.dep_ == "nsubj" else anchor
    return verb.lemma_.lower() in REPORTING


# ---- which of the names, and which of its rows -----------------------------------------------------------------------
def _best(named: list[Named], mentions: Mentions, focus: str | None, day: str | None) -> Place | None:
    """The most precise place, the first of equals."""
    found: list[tuple[int, int, Place]] = []
    for candidate in named:
        site = _choose(candidate, mentions, focus, day)
        if site is not None:
            span = (candidate.phrase.start_char, candidate.phrase.end_char)
            found.append((RANK[site.precision], candidate.phrase.start, _place(site, span)))
    return min(found, key=lambda f: f[:2])[2] if found else None


def _choose(named: Named, mentions: Mentions, focus: str | None, day: str | None) -> Site | None:
    """The row that a name means: in the country beside it, else in the focus country, else the one widely known."""
    after = _after_comma(named.phrase, mentions, day)
    if after is not None:
        inside = held_by(named.sites, after)
        if inside is not None or _is_closed(named.phrase):
            return inside
    for code in (*_before(named.phrase, mentions, day), focus):
        site = held_by(named.sites, code)
        if site is not None:
            return site
    return widely_known(named.sites, named.phrase.text)


def _after_comma(phrase: Phrase, mentions: Mentions, day: str | None) -> str | None:
    """The country in `Tripoli, Lebanon` and `Paris, Texas`."""
    doc, at = phrase.doc, phrase.end + 1
    if at >= len(doc) or doc[phrase.end].text != ",":
        return None
    mention = mentions.at(doc[at])
    if mention is None or mention.first != at or doc[mention.head].dep_ in {"nsubj", "nsubjpass"}:
        return None
    if mention.kind not in {"state", "place"}:
        return None
    regions = {e.code for e in mention.entries if e.kind == "region"}
    towns = {s.code for s in gazetteer().by_form.get(phrase.text, ())}
    if regions & towns:  # `Atlanta, Georgia`: the state of the union, not the state
        return min(regions & towns)
    entry = entry_of(mention, day)
    return entry.code if entry is not None and (regions or entry.kind in STATE_NAMES) else None


def _is_closed(phrase: Phrase) -> bool:
    """Whether punctuation closes the name after the comma, so that it surely qualifies the one before."""
    return any(token.text in {",", ".", ";", ")"} for token in phrase.doc[phrase.end + 2 : phrase.end + 5])


def _before(phrase: Phrase, mentions: Mentions, day: str | None) -> Iterator[str]:
    """Countries named in the same phrase before the name: `the Lebanese city of`, `Lebanon's`."""
    doc = phrase.doc
    for at in range(phrase.start - 1, max(-1, phrase.start - 7), -1):
        if doc[at].pos_ in {"VERB", "AUX"} or (doc[at].pos_ == "ADP" and doc[at].lower_ != "of"):
            return
        mention = mentions.at(doc[at])
        entry = entry_of(mention, day) if mention is not None and mention.kind in {"state", "adjective"} else None
        if entry is not None:
            yield entry.code


def _place(site: Site, span: Span) -> Place:
    return Place(site.name, site.code or None, site.lat, site.lon, site.precision, span)

"""What a mention means in the sentence that it stands in, resolved as in any text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from readout.extract.mention import Mention
from readout.extract.parse import parse
from readout.extract.quotes import find_quotes
from readout.extract.syntax import conjuncts
from readout.knowledge.lexicon import lexicon
from readout.knowledge.offices import name_words, named
from readout.records import Document, Participant, Span
from readout.resolve.actors import Actors
from readout.resolve.by_tables import FLAGGED, FLAGGED_NAME, readings
from readout.resolve.country import entry_of
from readout.resolve.parties import Resolution
from readout.resolve.readings import AMBIGUOUS, FLOOR, PLACE, REMOTE, TOGETHER, Answer, Query, Reading, identity
from readout.resolve.signs import AT, by_sex, is_open, supported
from readout.resolve.table_rows import entry_row, tenure_row
from readout.sources.kind import guess_kind, issuer_of
from readout.sources.normalise import normalise

# By the way in which a sentence said it (Resolution.how).
FOUND = {"name": 0.9, "office": 0.85, "document": 0.8, "role": 0.8, "place": 0.75, "pronoun": 0.7, "group": 0.65}
UNSURE = {"focus": 0.5, "unknown": 0.3}
SAID = {
    "office": "who held the office on that day",
    "document": "as the text says",
    "pronoun": "by what the text told before",
    "group": "those whom the text told of before",
    "role": "the words themselves say it",
    "place": "the state of the place",
    "focus": "of the state that the text or its publisher is from, for none is named",
    "unknown": "the words say what they are, nothing says of which state",
}


ORGANS = frozenset({"GOV", "LEG", "JUD"})
BESIDE = frozenset("near outside around round past behind opposite".split())  # `in the Kremlin` is its people too
TOWARDS = frozenset({"to", "into", "for", "towards", "toward", "via", "over"})
MOVING = frozenset(
    "fly travel go return come head drive arrive move flee walk sail march leave "
    "trip visit journey flight road way train tour".split()
)
REACHING = frozenset("visit leave reach tour enter shell bomb capture seize quit storm besiege flee".split())


def document(query: Query) -> Document:
    """The context of a query as a document; without one, the mention is all there is to read."""
    text = normalise(query.context or query.text)
    kind = guess_kind(text, None, query.publisher, query.issuer)
    issuer = query.issuer or issuer_of(query.publisher)
    return Document("", text, query.date, publisher=query.publisher, issuer=issuer, kind=kind)


def read(documents: Iterable[Document]) -> dict[Document, Actors]:
    """The participants of each document, parsed together."""
    wanted = list(documents)
    parsed = parse(document.text for document in wanted) if wanted else iter(())
    return {document: Actors(document, doc, None, find_quotes(doc)) for document, doc in zip(wanted, parsed, strict=True)}


def in_text(query: Query, by_tables: Answer, actors: Actors) -> Answer:
    """What the sentence says; the tables where it says nothing, and as alternatives."""
    span = (0, len(actors.doc.text)) if query.context is None else _place(query, actors.doc.text)
    mentions = _mentions_at(actors, span) if span is not None else []
    if query.context is None:
        return _told(by_tables, actors, mentions)
    if by_tables.reason == AMBIGUOUS:
        by_tables = by_sex(readings(query), by_tables, actors)
    found = _found(actors, mentions)
    if len({r.party.key for r in found}) == 1:
        if _is_only_a_place(actors, mentions[0]):
            return Answer(None, PLACE, tuple(found))
        if is_open(by_tables, actors, mentions[0]):
            return by_tables if by_tables.reading is None else Answer(None, REMOTE, tuple(found))
    told = _told(by_tables, actors, mentions, by_name=True)
    return supported(told, query, actors, next(iter(mentions), None))


def _found(actors: Actors, mentions: list[Mention]) -> list[Reading]:
    return [_reading(actors, mention, party) for mention in mentions for party in actors.resolution(mention).parties]


def _told(by_tables: Answer, actors: Actors, mentions: list[Mention], *, by_name: bool = False) -> Answer:
    """What the resolver says of the mentions, the tables where it says less; `by_name`: a stranger too."""
    found = _found(actors, mentions)
    if len({r.party.key for r in found}) > 1:
        return Answer(None, TOGETHER, tuple(found))
    stranger = by_name and bool(found) and mentions[0].kind == "person" and not by_tables.found  # a name, if nothing else
    if not found or not (stranger or _is_told(actors.resolution(mentions[0]), found[0], mentions[0])):
        return by_tables
    rest = filter(None, (by_tables.reading, *by_tables.alternatives))
    return Answer(found[0], found[0].reason, tuple(r for r in rest if identity(r.party) != identity(found[0].party)))


def _is_told(resolution: Resolution, reading: Reading, mention: Mention) -> bool:
    """Whether the sentence tells more than the tables: not where the state stays unknown, or which of all presidents it is."""
    if reading.party.code == "UNK":
        one = not mention.plural and any(title.offices for title in mention.titles)
        organ = reading.party.sector[:1] and reading.party.sector[0] in ORGANS  # of one state, and nothing says of which
        return resolution.how == "unknown" and reading.party.sector[:1] != ("UNK",) and not one and not organ
    return True


def _is_only_a_place(actors: Actors, mention: Mention) -> bool:
    """`in Seoul and Tokyo`, `outside the Élysée`: a town or house where something is, and no party."""
    entry = entry_of(mention, actors.day)
    if mention.kind not in {"state", "place"} or entry is None or entry.kind not in {"capital", "city", "metonym"}:
        return False
    token = actors.doc[mention.head]
    while token.dep_ in {"conj", "appos"} and token.head.i != token.i:  # `in the capital, Tunis`
        token = token.head
    governor = token.head
    if entry.kind == "metonym":
        in_front = governor.lower_ == "of" and governor.head.lower_ == "front"
        return token.dep_ == "pobj" and (in_front or governor.lower_ in BESIDE)
    if token.dep_ == "pobj":
        return governor.lower_ in AT or (governor.lower_ in TOWARDS and governor.head.lemma_.lower() in MOVING)
    if token.dep_ in {"compound", "nmod"}:  # `the Geneva motor show`
        return governor.pos_ == "NOUN" and actors.mention(governor) is None
    return token.dep_ == "dobj" and governor.lemma_.lower() in REACHING


def _place(query: Query, text: str) -> Span | None:
    """Where the mention stands: at its span, else where its words stand nearest to it, else nowhere."""
    begin = query.span[0] if query.span else 0
    wanted = normalise(query.text).strip()
    if query.span and text[slice(*query.span)].strip() == wanted:
        return query.span
    spans = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", text)]
    return min(spans, key=lambda span: abs(span[0] - begin), default=query.span)


def _mentions_at(actors: Actors, span: Span) -> list[Mention]:
    """The mention that heads a phrase and those coordinated with it inside; the last one inside where the head is none."""
    phrase = actors.doc.char_span(*span, alignment_mode="expand")
    if phrase is None:
        return []
    heads = [token for token in conjuncts(phrase.root) if phrase.start <= token.i < phrase.end]
    found = list(dict.fromkeys(m for token in heads if (m := actors.mention(token)) is not None))
    inside = actors.mentions.within(phrase.start, phrase.end - 1)
    if len(phrase) == 1 or any(not _is_modifier(actors, m) for m in found):
        return found or inside[-1:]
    return [m for m in inside if not _is_modifier(actors, m)][-1:]


def _is_modifier(actors: Actors, mention: Mention) -> bool:
    """`his` and `Turkish` in `his Turkish counterpart`: whose it is, not who."""
    return mention.kind == "adjective" or actors.doc[mention.head].tag_ == "PRP$"


def _reading(actors: Actors, mention: Mention, party: Participant) -> Reading:
    how = actors.resolution(mention).how
    weight = FOUND.get(how) or UNSURE.get(how, FLOOR)
    entry = entry_of(mention, actors.day)
    if how in {"name", "place"} and entry is not None and entry.ambiguous:
        weight *= FLAGGED_NAME if entry.kind == "name" else FLAGGED
    return Reading(party, round(weight, 2), _reason(actors, mention, party))


def _reason(actors: Actors, mention: Mention, party: Participant) -> str:
    how = actors.resolution(mention).how
    row = _row_of(party, mention, actors.day)
    before = [actors.doc.text[slice(*span)] for span in party.spans[1:]] if how != "name" else []
    said = SAID.get(how) or ("" if row else SAID["role"])
    return "; ".join([*filter(None, [said]), *(f"stands for {words!r}" for words in before), *filter(None, [row])])


def _row_of(party: Participant, mention: Mention, day: str | None) -> str:
    """The row of the who's-who, of the bodies or of the states behind a party, empty where it has none."""
    if party.name is None:
        entry = entry_of(mention, day)
        return entry_row(entry) if entry is not None else ""
    found = [*named(mention.words, day), *named(name_words(party.name), day)]
    terms = [t for t in found if (t.person, t.code) == (party.name, party.code)]
    own = next((t for t in terms if t.given(mention.words) and t.holds(day)), None)
    if own is not None:
        return tenure_row(own, day)
    if terms:
        return tenure_row(next((t for t in terms if t.titles[:1] == (party.office,)), terms[0]), day)
    bodies = [e for e in lexicon().get(party.name) if e.kind == "body" and e.code == party.code]
    return entry_row(min(bodies, key=lambda e: not e.holds(day))) if bodies else ""

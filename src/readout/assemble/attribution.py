"""On whose word a document gives an act: the speaker of the clause that holds it, `according to`, a release that is quoted."""

from __future__ import annotations

from spacy.tokens import Token

from readout.assemble.draft import Parties, union
from readout.extract.syntax import MAX_CLIMB, prepositional, subjects
from readout.records import Quote, Span
from readout.resolve.actors import Actors

REPORTING = frozenset(
    "say tell report claim announce state confirm add declare write note explain insist allege acknowledge admit testify "
    "recount argue reveal disclose warn deny maintain assert contend observe tweet believe estimate indicate show suggest "
    "read accuse describe stress emphasize emphasise underscore reaffirm reiterate recall inform brief".split()
)


def attributed(actors: Actors, token: Token, quotes: list[Quote]) -> tuple[Parties, Span | None]:
    """The parties on whose word the act at a token is given, and the cue; empty where it is the document's own voice."""
    found, cue = _by_clause(actors, token)
    if found:
        return found, cue
    found, cue = _according_to(actors, token)
    if found:
        return found, cue
    return _by_quote(actors, token, quotes)


def _by_clause(actors: Actors, token: Token) -> tuple[Parties, Span | None]:
    node = token
    for _ in range(MAX_CLIMB * 2):
        if node.head.i == node.i:
            break
        if node.dep_ in {"ccomp", "parataxis"} and node.head.lemma_.lower() in REPORTING:
            speakers = union(*(actors.parties(t) for t in subjects(node.head)))
            return speakers, (node.head.idx, node.head.idx + len(node.head))
        node = node.head
    return (), None


def _according_to(actors: Actors, token: Token) -> tuple[Parties, Span | None]:
    for word in token.sent:
        if word.lower_ == "according" and word.i + 1 < len(token.doc) and token.doc[word.i + 1].lower_ == "to":
            targets = [t for _, t in prepositional(word, frozenset({"to"}))] + [
                c for c in token.doc[word.i + 1].children if c.dep_ == "pobj"
            ]
            parties = union(*(actors.parties(t) for t in targets))
            return parties, (word.idx, token.doc[word.i + 1].idx + 2)
    return (), None


def _by_quote(actors: Actors, token: Token, quotes: list[Quote]) -> tuple[Parties, Span | None]:
    for quote in quotes:
        if any(start <= token.idx < end for start, end in quote.content) and quote.speaker:
            span = actors.doc.char_span(*quote.speaker[0], alignment_mode="expand")
            if span is not None:
                parties = actors.parties(span.root) or union(*(actors.parties(t) for t in span))
                return parties, quote.cue[0] if quote.cue else None
    return (), None

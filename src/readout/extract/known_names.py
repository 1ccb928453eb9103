"""States, bodies, places, peoples and known persons whose names the lexicon has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.extract.mention import Mention
from readout.knowledge.forms import words_of
from readout.knowledge.lexicon import Entry, Match, named_so
from readout.knowledge.roles import roles

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Phrase

# Bodies whose short names (`Council`, `National`) also begin or end longer names.
_WITH_ARTICLE = 2  # words: `The Independent`
_NAMED_LIKE_OTHERS = frozenset({"media", "firm", "party", "ngo", "religious", "union"})


def kind_of(entries: tuple[Entry, ...]) -> str:
    """The kind of mention that a form with these meanings makes: a state before an adjective, a body, a person, a place."""
    kinds = [e.kind for e in entries]
    if "body" in kinds and not any(k in {"name", "alias"} for k in kinds):
        return "body"
    for wanted, kind in (
        (("name", "alias", "former", "metonym"), "state"),
        (("adjective",), "adjective"),
        (("capital",), "state"),
        (("demonym", "demonyms"), "people"),
        (("body",), "body"),
        (("person",), "person"),
    ):
        if any(k in wanted for k in kinds):
            return kind
    return "place"


def find_named(doc: Doc, matches: list[Match]) -> Iterator[Mention]:
    """Mentions of the forms that the lexicon found in a text, in text order."""
    for match in matches:
        span = doc.char_span(match.start, match.end, alignment_mode="expand")
        if span is None or (span.text.islower() and match.entries[0].form.lower() != match.entries[0].form):
            continue
        if _only_modifies(span, match):
            yield from _without_article(span)
            continue
        head = span.root
        kind = kind_of(match.entries)
        if kind == "body" and _part_of_name(doc, span.start, span.end, match):
            continue
        if kind == "person":
            yield Mention(
                "person",
                (match.start, match.end),
                span.start,
                span.end - 1,
                head.i,
                span.text,
                match.entries,
                name_words(span),
            )
            continue
        if kind == "adjective" and _is_nominal(span, match):
            kind = "people"
        plural = kind == "people" and (span[-1].tag_ in {"NNPS", "NNS"} or any(e.kind == "demonyms" for e in match.entries))
        yield Mention(kind, (match.start, match.end), span.start, span.end - 1, head.i, span.text, match.entries, plural=plural)


def _only_modifies(span: Phrase, match: Match) -> bool:
    """`The Australian Prime Minister`, `The Independent Commission`: words that a newspaper has for its name, before a noun."""
    if span[0].text != "The" or len(span) != _WITH_ARTICLE or not all(e.body_kind == "media" for e in match.entries):
        return False
    noun = span[-1].head
    if span[-1].dep_ not in {"amod", "compound", "nmod"} or noun.i < span.end:
        return False
    role = roles().get(noun.lower_)
    press = role is not None and role.sectors[:1] == ("JRN",)
    return not press and (noun.text[0].isupper() or bool(named_so(span[-1].text)))


def _without_article(span: Phrase) -> Iterator[Mention]:
    """What such words name where the article is none of theirs: mostly an adjective of a state."""
    entries, word = named_so(span[-1].text), span[-1]
    if entries:
        place = (word.idx, word.idx + len(word))
        yield Mention(kind_of(entries), place, word.i, word.i, word.i, word.text, entries)


def _part_of_name(doc: Doc, start: int, end: int, match: Match) -> bool:
    """One word that is a body's short name, but here part of a longer capitalised name (`the National Security Council`)."""
    if end - start > 1 or any(e.body_kind not in _NAMED_LIKE_OTHERS for e in match.entries if e.kind == "body"):
        return False
    after = doc[end] if end < len(doc) else None
    before = doc[start - 1] if start and not doc[start].is_sent_start else None
    return (after is not None and after.pos_ == "PROPN") or (
        before is not None and before.pos_ == "PROPN" and before.dep_ == "compound"
    )


def _is_nominal(span: Phrase, match: Match) -> bool:
    """`Iranians`, `the British`, an adjective form that heads its phrase."""
    last = span[-1]
    if any(e.kind in {"demonym", "demonyms"} for e in match.entries) and last.dep_ not in {"amod", "compound", "nmod"}:
        return last.pos_ in {"NOUN", "PROPN"} or last.dep_ in {"nsubj", "pobj", "dobj", "nsubjpass", "conj"}
    return False


def name_words(name: Phrase) -> tuple[str, ...]:
    """The words of a name as they are compared: folded, in lower case, without signs."""
    return tuple(w.lower() for t in name for w in words_of(t.text) if any(c.isalpha() for c in w))

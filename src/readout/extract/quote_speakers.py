"""Who speaks at a cue, and to whom: noun phrases as written, nearest the cue."""

from __future__ import annotations

from spacy.tokens import Token

from readout.extract.quote_contents import has_to, is_next_cue
from readout.extract.quote_cues import Cue, cues
from readout.extract.quote_page import Page
from readout.extract.syntax import agents, subjects
from readout.knowledge.roles import roles
from readout.records import Span

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
TIMES = frozenset({"DATE", "TIME"})


def speaking(page: Page, verb: Token, inverted: bool = False) -> list[Token]:
    """Heads of the phrases that speak at a verb; behind it first where the order is inverted."""
    level = page.inside[verb.i]
    if verb.pos_ == "ADJ":
        return [kid for kid in page.kids[verb.head.i] if kid.dep_ == "nsubj" and _same_level(page, kid, level)]
    felt = [kid for kid in page.kids[verb.i] if kid.dep_ == "nsubjpass"] if _is_felt(verb) else []
    if felt:
        return felt
    if is_next_cue(page, verb):
        return speaking(page, verb.head.head)
    own = [kid for kid in page.kids[verb.i] if kid.dep_ in {"nsubj", "csubj"} and _same_level(page, kid, level)]
    behind = [kid for kid in own if kid.i > verb.i]
    if own and not all(kid.lower_ in RELATIVES for kid in own):
        return (behind or own[-1:]) if inverted or len(own) > 1 else own
    if inverted and not own:
        found = _phrase_behind(page, verb)
        if found is not None:
            return [found]
    if verb.tag_ == "VBN" and verb.dep_ in {"advcl", "acl"} and not own and not _has_aux(page, verb):
        return agents(verb)
    heads = [_person_above(s) if own and own[0].lower_ == "who" else s for s in subjects(verb)]
    return [s for s in heads if s.pos_ in NOMINAL and _same_level(page, s, level)]


def _person_above(noun: Token) -> Token:
    """`forces on the ground who said`: the noun that can speak, where the parse took the nearest."""
    if noun.dep_ == "pobj" and noun.pos_ == "NOUN" and noun.lower_ not in roles() and noun.head.head.lower_ in roles():
        return noun.head.head
    return noun


def _is_felt(verb: Token) -> bool:
    """`was convinced`: the subject of the passive is the one who thinks."""
    cue = cues().get(verb.lower_)
    return cue is not None and "felt" in cue.syntax


def _has_aux(page: Page, verb: Token) -> bool:
    return any(kid.dep_ == "aux" for kid in page.kids[verb.i])


def _same_level(page: Page, token: Token, level: int) -> bool:
    """Whether a token belongs to the voice of `level`, words held at arm's length included."""
    number = page.inside[token.i]
    return number == level or (number >= 0 and page.quotations[number].parent == level and not page.is_sentence_like(number))


def _phrase_behind(page: Page, verb: Token) -> Token | None:
    """Head of the noun phrase directly behind a verb (`said the envoy`), however it was attached."""
    if verb.i + 1 >= len(page.doc):
        return None
    node = page.doc[verb.i + 1]
    for _ in range(12):
        if node.head.i <= verb.i or node.head.i == node.i or node.head.left_edge.i <= verb.i:
            break
        node = node.head
    return node if node.pos_ in NOMINAL and node.left_edge.i == verb.i + 1 else None


def phrase_before(page: Page, verb: Token, first: int) -> Token | None:
    """Head of the noun phrase directly before a verb, not reaching back before token `first`."""
    index = verb.i - 1
    while index > first and page.doc[index].dep_ in {"aux", "neg", "advmod"}:
        index -= 1
    node = page.doc[index] if index >= first else None
    for _ in range(12):
        if node is None or node.head.i == node.i or node.head.left_edge.i < first or node.head.i >= verb.i:
            break
        node = node.head
    return node if node is not None and node.pos_ in NOMINAL else None


def phrase(page: Page, head: Token, verb: Token) -> Span | None:
    """The full noun phrase of a speaker, without what is loosely added behind it, on its own side of the verb."""
    if head.tag_ in {"PRP", "WP"}:
        return head.idx, head.idx + len(head)
    first, last = head.left_edge.i, head.right_edge.i
    for kid in page.kids[head.i]:
        if kid.i > head.i and (_loosely_added(page, kid) or kid.left_edge.i <= verb.i <= kid.right_edge.i):
            last = min(last, kid.left_edge.i - 1)
        elif kid.i < head.i and kid.dep_ in {"cc", "preconj", "mark", "advmod", "punct"} and kid.left_edge.i == first:
            first = kid.right_edge.i + 1
    if head.i < verb.i:
        last = min(last, verb.i - 1)
    else:
        first = max(first, verb.i + 1)
    first, last = _within_voice(page, head, first, last)
    return page.trimmed(first, last)


def _loosely_added(page: Page, kid: Token) -> bool:
    """A participle or clause behind a comma (`said Senn, speaking in Riga`), a day (`said Senn Monday`)."""
    if kid.dep_ == "npadvmod" or (kid.ent_type_ in TIMES and kid.dep_ in {"npadvmod", "appos", "nummod"}):
        return kid.ent_type_ in TIMES
    comma = kid.left_edge.i > 0 and page.doc[kid.left_edge.i - 1].text in {",", "—", "–"}
    if kid.dep_ in {"acl", "advcl"} and kid.tag_ in {"VBG", "VBN"}:
        return comma
    if kid.dep_ == "prep" and any(t.dep_ == "pcomp" for t in page.kids[kid.i]) and kid.head.head.dep_ == "agent":
        return True
    if kid.dep_ == "conj" and kid.pos_ in {"VERB", "AUX"}:
        return True
    return (
        kid.dep_ == "prep" and any(t.ent_type_ in TIMES for t in page.kids[kid.i]) and kid.lower_ in {"on", "in", "at", "late"}
    )


def _within_voice(page: Page, head: Token, first: int, last: int) -> tuple[int, int]:
    """Cut where a sentence-like quotation or the end of the sentence stands between."""
    level = page.inside[head.i]
    for index in range(head.i, last + 1):
        if not _same_level(page, page.doc[index], level) or (page.stops(index) and index > head.i and index < last):
            last = index - 1
            break
    for index in range(head.i, first - 1, -1):
        if not _same_level(page, page.doc[index], level) or (page.stops(index) and index < head.i):
            first = index + 1
            break
    return first, last


def speaker_spans(page: Page, verb: Token, heads: list[Token]) -> tuple[Span, ...]:
    """The phrase of the first speaker; coordinated ones are part of it."""
    spans = [s for s in (phrase(page, head, verb) for head in heads[:1]) if s is not None]
    return tuple(spans)


def addressee_spans(page: Page, verb: Token, cue: Cue) -> tuple[Span, ...]:
    """Who is addressed: `reporters` in `told reporters`, `in a letter to the council`."""
    head = _addressed(page, verb, cue)
    span = phrase(page, head, verb) if head is not None else None
    return (span,) if span is not None else ()


def _addressed(page: Page, verb: Token, cue: Cue) -> Token | None:
    if cue.addressee == "obj":
        passive = [kid for kid in page.kids[verb.i] if kid.dep_ == "nsubjpass"]
        if passive:
            return passive[0]
        named = [kid for kid in page.kids[verb.i] if kid.dep_ in {"dobj", "dative"} and kid.i > verb.i]
        infinitives = [k for k in page.kids[verb.i] if k.dep_ == "ccomp" and has_to(page, k)]
        named += [s for k in infinitives for s in page.kids[k.i] if s.dep_ == "nsubj"]
        return named[0] if named else None
    if not cue.addressee:
        return None
    names = {cue.addressee, "upon"} if cue.addressee == "on" else {cue.addressee}
    for kid in page.kids[verb.i]:
        if kid.lower_ in names and kid.dep_ in {"prep", "dative"} and kid.i > verb.i:
            targets = [t for t in page.kids[kid.i] if t.dep_ == "pobj" and t.pos_ in {"NOUN", "PROPN", "PRON"}]
            if targets:
                return targets[0]
    return None

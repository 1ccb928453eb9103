"""The shortest clause that reports an act: from its subject to its last party or content word, without what merely follows."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from readout.assemble.draft import Draft
from readout.extract.syntax import clause_span, text_of
from readout.records import Span

BOUNDARIES = frozenset(
    "as while which who whom that following after before including during amid when where because since ahead despite via "
    "through focused based".split()
)
DESCRIBING = frozenset({"amod", "compound", "nmod"})
COMPLEMENTS = frozenset({"dobj", "xcomp", "ccomp", "acl", "prep", "attr", "acomp", "pobj", "pcomp", "prt"})
# A meeting is told without its topic.
STOP_PREPOSITIONS = {"CONSULT": frozenset({"to", "about", "for", "on", "regarding", "concerning"})}


def set_anchor(draft: Draft, doc: Doc) -> None:
    """Shorten the anchor of a draft in place."""
    light = doc.char_span(*draft.light, alignment_mode="expand") if draft.light is not None else None
    if draft.light is not None and light is not None and not draft.background:
        words = (draft.light[0], max(draft.light[1], draft.trigger[1]))
        draft.anchor = _around(doc, draft, clause_span(light.root), words)
    else:
        draft.anchor = _around(doc, draft, clause_span(_whole(doc[draft.token])), draft.trigger)


def _whole(token: Token) -> Token:
    """The noun that a describing word belongs to (`missile` -> `attacks`); any other word itself."""
    while token.dep_ in DESCRIBING and token.head.i > token.i and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    return token


def _around(doc: Doc, draft: Draft, clause: Span, trigger: Span) -> Span:
    """A clause cut at the first boundary after the words that the record needs."""
    left, right = clause
    needed = max(trigger[1], *(end for _, end in _needed(draft, clause)))
    meeting = draft.frame is not None and draft.frame.event == "CONSULT" and draft.frame.pos == "v"
    if not meeting:
        needed = max(needed, _object_end(doc, draft, right))
    return _opening(doc, left, trigger[0]), _closing(doc, draft, needed, right)


def _needed(draft: Draft, clause: Span) -> list[Span]:
    """Where the parties stand in the clause, else the trigger; never empty."""
    spans = [p.spans[0] for p in (*draft.actors, *draft.recipients) if p.spans]
    return [s for s in spans if clause[0] <= s[0] and s[1] <= clause[1]] or [draft.trigger]


def _object_end(doc: Doc, draft: Draft, right: int) -> int:
    """End of the head of what is said or done: the content noun, the object, with a short complement."""
    head = doc[draft.head] if draft.head is not None else doc[draft.token]
    ends = [head.idx + len(head)]
    for child in head.children:
        if child.i > head.i and child.dep_ in COMPLEMENTS and child.lower_ not in BOUNDARIES:
            ends.append(child.idx + len(child))
            ends += [g.idx + len(g) for g in child.children if g.dep_ in {"dobj", "pobj", "xcomp", "pcomp"}]
    return min(max(ends), right)


def _opening(doc: Doc, left: int, trigger: int) -> int:
    """Start of the clause without a leading adverbial phrase (`On Monday, the ...`)."""
    span = doc.char_span(left, trigger, alignment_mode="expand")
    if span is None or len(span) < 3 or not trigger > left:
        return left
    root_subject = next((t for t in span if t.dep_ in {"nsubj", "nsubjpass"}), None)
    for token in span:
        if token.text == "," and root_subject is not None and token.i < root_subject.left_edge.i:
            return doc[token.i + 1].idx
    return left


def _closing(doc: Doc, draft: Draft, needed: int, right: int) -> int:
    if needed >= right:
        return right
    span = doc.char_span(needed, right, alignment_mode="contract")
    if span is None:
        return right
    stops = STOP_PREPOSITIONS.get(draft.event, frozenset())
    for token in span:
        if _is_boundary(token, stops):
            return _trimmed(doc, needed, token.idx)
    return right


def _is_boundary(token: Token, stops: frozenset[str]) -> bool:
    if token.text in {",", ";", ":", "—", "–", "("} or token.lower_ in BOUNDARIES:
        return True
    if token.text == "-":
        return bool(token.whitespace_)
    if token.lower_ == "and":
        return True
    if token.lower_ in stops:
        following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        return not (following is not None and (following.ent_type_ in {"DATE", "TIME"} or following.like_num))
    return token.dep_ == "advcl" and not _is_infinitive(token)


def _is_infinitive(token: Token) -> bool:
    return any(t.tag_ == "TO" for t in token.lefts)


def _trimmed(doc: Doc, needed: int, end: int) -> int:
    text = text_of(doc)
    while end > needed and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    return end

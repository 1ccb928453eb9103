"""Cues behind what they report or inside it: `the dam may burst, engineers warned`; `the talks, he said, failed`."""

from __future__ import annotations

from spacy.tokens import Token

from readout.extract.quote_cues import Cue
from readout.extract.quote_page import FINITE, Page, Part, edges

REACH = 14


def tail_comma(page: Page, verb: Token, cue: Cue) -> int:
    """The comma before a cue that closes its sentence (`..., she said.`), -1 where the cue does not."""
    named = [k for k in page.kids[verb.i] if k.dep_ == "nsubj"]
    if not {"quote", "that"} & cue.syntax or verb.tag_ not in FINITE or len(named) != 1 or named[0].tag_ in {"WP", "WDT"}:
        return -1
    comma = min(verb.i, named[0].left_edge.i) - 1
    if (
        comma < 1
        or page.doc[comma].text != ","
        or any(k.dep_ in {"mark", "advmod"} and k.i < verb.i for k in page.kids[verb.i])
    ):
        return -1
    end, level = max(verb.i, named[0].right_edge.i), page.inside[verb.i]
    stop = next(
        (i for i in range(end, min(end + 14, len(page.doc))) if _bars(page, i, end, level) or page.stops(i)),
        len(page.doc),
    )
    if stop < len(page.doc) and (_bars(page, stop, end, level) or not page.stops(stop)):
        return -1
    headline = stop == len(page.doc) or page.doc[stop].is_space or "\n" in page.doc[stop].whitespace_
    return comma if _states(page, comma, level, headline) else -1


def _bars(page: Page, index: int, end: int, level: int) -> bool:
    """Whether a word behind a cue shows that its sentence goes on."""
    word = page.doc[index]
    if index <= end:
        return False
    return (
        page.inside[index] != level or word.text in {",", ":"} or word.pos_ in {"VERB", "AUX", "SCONJ"} or word.dep_ == "dobj"
    )


def _states(page: Page, comma: int, level: int, headline: bool) -> bool:
    """Whether a main clause (in a headline any words) of the same voice stands before a comma."""
    start = page.sentence_start(comma, level)
    if page.doc[start].tag_ in {"IN", "WRB", "VBG", "VBN", "TO"} or page.doc[comma - 1].tag_ == "CC":
        return False
    words = [page.doc[i] for i in range(start, comma) if page.inside[i] == level]
    return (headline and len(words) > 1) or (len(words) > 2 and any(w.tag_ in FINITE and w.dep_ != "relcl" for w in words))


def around(page: Page, verb: Token, cue: Cue, subjects: list[Token]) -> list[Part]:
    """A cue in parenthesis or behind its content: `the talks, he said, failed`; `talks to resume, says minister`."""
    if not {"quote", "that"} & cue.syntax or verb.tag_ not in FINITE | {"VBN"}:
        return []
    preposed = _preposed(page, verb)
    if preposed is not None:
        return [edges(preposed)]
    own = edges(verb)
    if verb.dep_ not in {"parataxis", "ccomp", "advcl"} or not any(k.dep_ == "nsubj" for k in page.kids[verb.i]):
        return []
    if verb.dep_ != "parataxis" and not _set_off(page, own):
        return []
    whole = edges(verb.head)
    pieces = [Part(whole.first, own.first - 1), Part(own.last + 1, whole.last)]
    return [piece for piece in pieces if any(not page.doc[i].is_punct for i in range(piece.first, piece.last + 1))]


def _preposed(page: Page, verb: Token) -> Token | None:
    """A clause or headline before the cue and its comma that was parsed as something else than its object."""
    before = [k for k in page.kids[verb.i] if k.i < verb.i]
    speaking = [k for k in page.kids[verb.i] if k.dep_ == "nsubj"]
    for kid in before:
        closed = kid.right_edge.i + 1 < len(page.doc) and page.doc[kid.right_edge.i + 1].text == ","
        if not closed or any(k.dep_ == "mark" for k in page.kids[kid.i]):
            continue
        if kid.dep_ == "advcl" and kid.tag_ in FINITE and speaking:
            return kid
        if kid.dep_ in {"nsubj", "dobj", "dep"} and speaking and speaking[-1].i > verb.i:
            return kid
    return None


def _set_off(page: Page, part: Part) -> bool:
    """Between commas, or between a comma and the end."""
    left = part.first - 1 if page.doc[part.first].text != "," else part.first
    right = part.last + 1
    return left >= 0 and page.doc[left].text == "," and (right >= len(page.doc) or page.doc[right].text in {",", ".", "!", "?"})

"""Points of a list without a subject (`- to urge X`, `4. Agreed to ...`, `Welcomes ...;`) and who opens the list.

Grammar and layout alone: what the opening words mean is for resolve/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.extract.syntax import SUBJECTS, subjects

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

VERBS = frozenset({"VERB", "AUX"})
MARKS = frozenset({"-", "–", "—", "•", "*", "·", "o", "▪"})
NAMING = frozenset({"NOUN", "PROPN", "PRON"})
INNER = frozenset({"compound", "poss", "amod"})
NUMERAL = 4  # longest mark of a point, in characters (`viii`)
CLOSING = frozenset({")", "."})
BEFORE_VERB = frozenset({"to", "also", "further", "and"})
PREAMBLES = frozenset({"VBG", "VBN"})  # `Recalling ...,`; `Deeply concerned by ...,`
MOST_POINTS = 40
AT_END = 5  # tokens between the verb that opens a list and its colon: `agreed as follows:`


def point_verb(verb: Token) -> Token | None:
    """The verb that begins the point of a list in whose main clause a verb stands, itself or joined to it; None elsewhere."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in VERBS and not _has_subject(first):
        first = first.head
    if _has_subject(first) or first.tag_ == "VBG":
        return None
    return first if begins_at(first) == first.i or _after_semicolon(first) else None


def begins_at(token: Token) -> int:
    """Index of the first word of a sentence that is no mark of a point, no adverb and no `to`."""
    sentence = token.sent
    for word in sentence:
        if word.is_space or word.is_punct or word.text in MARKS or word.like_num or _is_numeral(word):
            continue
        if word.pos_ != "ADV" and word.lower_ not in BEFORE_VERB:
            return int(word.i)
    return int(sentence.start)


def is_marked(sentence: Words) -> bool:
    """Whether a sentence begins with the mark of a point: a dash, a number, a letter in brackets."""
    first = next((t for t in sentence if not t.is_space), None)
    if first is None:
        return False
    opens = first.text == "(" and first.i + 1 < sentence.end
    return first.text in MARKS or first.tag_ == "LS" or _is_numeral(first.nbor() if opens else first)


def opening_words(verb: Token) -> Words | None:
    """The sentence that opens the list in which a verb begins a point: the last one before it with a colon, or a name alone.

    Points between are passed over; None where an ordinary sentence stands there.
    """
    before = verb.sent
    for _ in range(MOST_POINTS):
        if before.start == 0:
            return None
        before = verb.doc[before.start - 1].sent
        words = [t for t in before if not t.is_space]
        if not words:
            continue
        if words[-1].text == ":":
            return before if is_marked(verb.sent) or _ends_line(before) else None
        if not _is_point(before):
            return before if words[-1].text == "," else None
    return None


def openers(opening: Words) -> list[Token]:
    """Heads of the phrases that name who opens a list, the likeliest first.

    The subject of the verb before the colon (`The Council decides:`); what stands behind the last verb (`said that the three
    leaders, after their talks:`); the words themselves (`The Ministers:`).
    """
    verbs = [t for t in opening if t.pos_ in VERBS and t.dep_ not in {"aux", "auxpass"}]
    if not verbs:
        return [opening.root]
    words = [t for t in opening if not t.is_space]
    last, found = verbs[-1], [t for v in reversed(verbs) for t in subjects(v)]
    behind = [t for t in opening if t.i > last.i and t.pos_ in NAMING and t.dep_ not in INNER]
    if words[-1].i - last.i > AT_END:
        return [*behind, *found]
    above = opening.doc[opening.start - 1].sent if opening.start and not found else None
    return found + ([t for t in above if t.dep_ in SUBJECTS][:1] if above is not None else [])


def _is_point(sentence: Words) -> bool:
    """A point with a mark, with a semicolon or comma at its end, or a sentence of a preamble."""
    words = [t for t in sentence if not t.is_space]
    first = sentence.doc[begins_at(words[0])]
    return is_marked(sentence) or words[-1].text == ";" or (first.pos_ in VERBS and not _has_subject(first))


def _ends_line(sentence: Words) -> bool:
    """Whether a line ends with a sentence: `MR X: Thank you` opens no list."""
    return any("\n" in t.text or "\n" in t.whitespace_ for t in sentence if t.is_space)


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass", "csubj", "expl"} for c in verb.children)


def _is_numeral(token: Token) -> bool:
    """`4.`, `a)`, `iv.`: a number or letter with a sign behind it."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    short = len(token) <= NUMERAL and (token.is_digit or len(token) == 1 or set(token.lower_) <= set("ivx"))
    return short and after is not None and after.text in CLOSING


def _after_semicolon(verb: Token) -> bool:
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else None
    return before is not None and (before.text == ";" or before.is_space)

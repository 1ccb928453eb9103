"""Where a sentence falls apart into propositions: the words that head a clause, or a topic of a list, of their own."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from readout.link.initiators import sense
from readout.link.strength import is_act

VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN"})
STOPS = frozenset({";", ":", "–", "—"})
# Words that make a proposition of a coordinated verb, of a clause behind a comma, of a topic in a list.
LEAST_CONJUNCT, ADDED, TOPIC = 3, 4, 4
FEW = 4  # words of content from which a coordinated verb without a subject or comma says something of its own
FULL = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
MATTER_PREPOSITIONS = frozenset({"about", "on", "for", "over", "regarding", "concerning"})
PAST_OR_PRESENT = frozenset({"VBD", "VBZ", "VBP"})
OBJECTS = frozenset({"dobj", "pobj"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def heads(token: Token) -> bool:
    """Whether a word heads a proposition of its own."""
    if _is_verb(token) and token.dep_ != "relcl" and any(c.dep_ in SUBJECTS for c in token.lefts) and beyond_stop(token):
        return True
    if _again(token):
        return True
    if is_wish(token):
        return token.dep_ == "acl" or token.head.dep_ != "acl"
    rule = RULES.get(token.dep_)
    return rule is not None and rule(token)


def _again(token: Token) -> bool:
    """The second of two matters that one preposition opens: `concerns about the border and about fishing rights`."""
    if token.lower_ not in MATTER_PREPOSITIONS or _before(token) != "and" or _size(token) < TOPIC:
        return False
    earlier = next((t for t in reversed(token.doc[token.sent.start : token.i]) if t.lower_ == token.lower_), None)
    return earlier is not None and not any(
        t.tag_ in PAST_OR_PRESENT and t.dep_ != "relcl" for t in token.doc[earlier.i : token.i]
    )


def is_wish(token: Token) -> bool:
    """Who sought a contact: `at the request of the French side`, or the participle before it (`held on the ...`)."""
    if token.dep_ == "acl":
        return any(is_wish(c) for c in token.children) and _before(token) == ","
    wish = next((c for c in token.children if c.dep_ == "pobj" and c.lemma_.lower() in sense("wish")), None)
    if token.dep_ != "prep" or token.lower_ not in {"at", "on"} or wish is None:
        return False
    alone = token.head.dep_ == "acl" or _before(token) in {"", ","}
    return alone and any(c.dep_ in {"prep", "poss", "amod"} for c in wish.children)


def is_aside(token: Token) -> bool:
    """`, the minister said,`: words between commas or dashes that tell whose word the sentence is and nothing else."""
    if token.dep_ != "parataxis" or not _is_verb(token) or not any(c.dep_ in SUBJECTS for c in token.lefts):
        return False
    tells = is_act(token) or token.lemma_.lower() in sense("telling")
    return tells and not any(c.dep_ in {"dobj", "ccomp", "xcomp"} for c in token.children)


def beyond_stop(token: Token) -> bool:
    """Whether a semicolon parts a clause from the one that governs it."""
    one, other = sorted((token.i, token.head.i))
    return any(t.text == ";" for t in token.doc[one:other])


def _size(token: Token) -> int:
    return sum(1 for t in token.subtree if not t.is_punct)


def _before(token: Token) -> str:
    """What stands right before all that a word governs."""
    left = token.left_edge
    return str(left.nbor(-1).text) if left.i > left.sent.start else ""


def _after(token: Token) -> str:
    right = token.right_edge
    return str(right.nbor(1).text) if right.i + 1 < right.sent.end else ""


def _is_verb(token: Token) -> bool:
    return token.pos_ in VERBS


def _conjunct(token: Token) -> bool:
    """`..., and called for talks`; `to end it and to withdraw its troops`; `the need for talks and the importance of aid`."""
    if _is_verb(token):
        long = _size(token) >= (LEAST_CONJUNCT if _is_finite(token) else ADDED)
        stands = token.head.pos_ in VERBS and (_is_finite(token) or _has_to(token)) and not _is_torn(token)
        return long and stands and not _goes_with(token)
    return _is_topic(token)


def _goes_with(token: Token) -> bool:
    """A few words more on one act, without a subject or comma of their own (`rose and met them`, `rather than raise it`)."""
    if _before(token) == "than":
        return True
    if any(c.dep_ in SUBJECTS for c in token.lefts) or is_act(token) or _has_to(token):
        return False
    words = [t for t in token.subtree if t.pos_ in FULL and not t.is_stop]
    before = token.left_edge
    joined = before.i >= token.sent.start + 2 and before.nbor(-1).dep_ == "cc" and before.nbor(-2).text not in {",", *STOPS}
    return joined and len(words) < FEW


def _is_finite(token: Token) -> bool:
    """A verb that states something by itself: `called`, not the second of `to end it and to withdraw`."""
    if any(c.dep_ in SUBJECTS for c in token.lefts):
        return True
    first = _first(token)
    return first.dep_ not in {"xcomp", "acl", "pcomp", "advcl"} and not _has_to(first)


def _is_torn(token: Token) -> bool:
    """The second half of one word that the parser took for two: `re-affirmed`."""
    return token.i >= token.sent.start + 2 and token.nbor(-1).text == "-" and not token.nbor(-2).whitespace_


def _is_topic(token: Token) -> bool:
    """One of several long objects of a verb of speech or agreement."""
    first = _first(token)
    own = _size(first) - sum(_size(c) for c in first.children if c.dep_ == "conj")
    named = token.lemma_.lower() in sense("stance") or _before(token) == "as"
    return named and min(_size(token), own) >= TOPIC and _is_object(first)


def _first(token: Token) -> Token:
    """The first of what `and` joins."""
    while token.dep_ == "conj":
        token = token.head
    return token


def _has_to(token: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in token.lefts)


def _is_object(token: Token) -> bool:
    if token.pos_ not in NOUNS or token.dep_ not in OBJECTS:
        return False
    verb = token.head.head if token.dep_ == "pobj" else token.head
    while token.head.lower_ == "including" and verb.pos_ in NOUNS and verb.head != verb:
        verb = verb.head
    return is_act(verb)


def _included(token: Token) -> bool:
    """`..., including their support for the port and ...`: an example that a readout puts as a topic of its own."""
    own = _size(token) - sum(_size(c) for c in token.children if c.dep_ == "conj")
    named = token.head.lower_ == "including" and token.lemma_.lower() in sense("stance")
    return named and own >= TOPIC and _is_object(token)


def _content(token: Token) -> bool:
    """A clause said beside another, one that a semicolon sets apart, or the first of a row (`did this, did that`)."""
    if not _is_verb(token) or _size(token) < LEAST_CONJUNCT:
        return False
    elder = any(c.dep_ == "ccomp" and c.i < token.i for c in token.head.children)
    row = token.i < token.head.i and not any(c.dep_ in SUBJECTS for c in token.head.children)
    return elder or row or _before(token) in STOPS or _after(token) == ";"


def _relative(token: Token) -> bool:
    """`..., which lasted an hour`; what only characterises a thing (`..., which are key to growth`) stays with it."""
    behind = _is_verb(token) and _before(token) == "," and _size(token) >= ADDED
    return behind and (is_act(token) or not _is_present(token))


def _is_present(token: Token) -> bool:
    """A verb in the present, or behind `can`, `will` and the like."""
    first = next((c for c in token.lefts if c.dep_ in {"aux", "auxpass"}), token)
    return first.tag_ in {"VBZ", "VBP", "MD"} and not any(c.lower_ in {"has", "have"} for c in token.lefts)


def _adverbial(token: Token) -> bool:
    """`stressing that ...`; `called him to thank him`; `..., while Oslo kept silent`; reasons and results stay within."""
    if not _is_verb(token) or _size(token) < ADDED or token.i < token.head.i:
        return False
    if _has_to(token):
        return is_act(token) and token.head.lemma_.lower() in sense("contact")
    beside = any(c.dep_ == "mark" and c.lower_ in sense("beside") for c in token.lefts) and not _glosses(token)
    return (beside and _before(token) == ",") or (is_act(token) and token.tag_ == "VBG")


def _glosses(token: Token) -> bool:
    """`as the town is called here`: another name for a thing."""
    return token.lemma_.lower() in {"call", "know"} and any(c.dep_ == "auxpass" for c in token.lefts) and _is_present(token)


def _apposition(token: Token) -> bool:
    """`..., the first since the war began`."""
    beside = _before(token) == "," or (_before(token) == "and" and token.dep_ == "npadvmod")
    return beside and _size(token) >= ADDED and any(t.ent_type_ == "ORDINAL" for t in (token, *token.lefts))


def _beside(token: Token) -> bool:
    return _is_verb(token) and _size(token) >= ADDED and not is_aside(token)


RULES: dict[str, Callable[[Token], bool]] = {
    "conj": _conjunct,
    "pobj": _included,
    "ccomp": _content,
    "relcl": _relative,
    "advcl": _adverbial,
    "appos": _apposition,
    "npadvmod": _apposition,
    "dobj": _apposition,
    "dep": _apposition,
    "parataxis": _beside,
}

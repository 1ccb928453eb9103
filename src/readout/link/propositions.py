"""A parsed text cut into propositions: clauses that state one thing, each with the words, parties and figures that it holds.

A sentence is cut at coordinated verbs, at clauses that add something behind a comma, and at participles of speech.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from readout.knowledge.lexicon import INTERNATIONAL, lexicon
from readout.link.cuts import SUBJECTS, beyond_stop, heads, is_aside
from readout.link.inflection import stop_words
from readout.link.strength import is_act
from readout.records import Span

STATE_FORMS = frozenset({"name", "alias", "former", "adjective", "demonym", "demonyms", "capital", "metonym"})
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
LEAST_WORDS = 2
BRIEF = 6  # words of `a person familiar with it said`
TIMES = frozenset({"DATE", "TIME"})


@dataclass(frozen=True)
class Proposition:
    """One thing that a text states.

    Attributes:
        span: its characters; head: index of the token that heads it; tokens: indices of its words.
        lemmas: its content words in order, in their basic form.
    """

    span: Span
    head: int
    tokens: tuple[int, ...]
    lemmas: tuple[str, ...]


def propositions(doc: Doc) -> list[Proposition]:
    """What a parsed text states, in its order; headings and lines without a verb only where they hold enough words."""
    found = (made for sentence in doc.sents for head, own in _shares(sentence) if (made := _proposition(doc, head, own)))
    return sorted(found, key=lambda p: p.span)


def _shares(sentence: Words) -> Iterator[tuple[Token, list[Token]]]:
    """The heads of a sentence, each with the run of words around it that is its own."""
    cut = {t.i for t in sentence if t.head == t or heads(t)}  # white space may be a root of its own
    owner = {t.i: _owner(t, cut) for t in sentence}
    aside = {t.i for verb in sentence if is_aside(verb) for t in verb.subtree if owner[t.i] == owner[verb.i]}
    for head in (t for t in sentence if t.i in cut):
        run = max(_runs([t for t in sentence if owner[t.i] == head.i]), key=_weight)
        yield head, [t for t in run if t.i not in aside]


def _runs(own: Sequence[Token]) -> list[list[Token]]:
    """Words that stand side by side."""
    found: list[list[Token]] = []
    for token in own:
        if found and token.i == found[-1][-1].i + 1:
            found[-1].append(token)
        else:
            found.append([token])
    return found


def _weight(run: Sequence[Token]) -> int:
    return sum(1 for t in run if is_content(t))


def _owner(token: Token, heads: set[int]) -> int:
    while token.i not in heads and token.head != token:
        token = token.head
    return token.i


def _proposition(doc: Doc, head: Token, own: Sequence[Token]) -> Proposition | None:
    kept = _trimmed(own)
    if not kept:
        return None
    lemmas = tuple(lemma(t) for t in kept if is_content(t))
    if not lemmas or _is_scrap(head, kept) or _only_attributes(head, kept) or _only_announces(head, kept):
        return None
    return Proposition((kept[0].idx, kept[-1].idx + len(kept[-1])), head.i, tuple(t.i for t in kept), lemmas)


def _is_scrap(head: Token, kept: Sequence[Token]) -> bool:
    """Two words or one that are no clause with a subject of its own (`Nobody survived`)."""
    stated = head.pos_ == "VERB" and any(c.dep_ in SUBJECTS for c in head.lefts)
    return len(kept) <= LEAST_WORDS and not (stated and len(kept) == LEAST_WORDS)


def _only_attributes(head: Token, kept: Sequence[Token]) -> bool:
    """`the ministry said on Monday`, cut from what it said: it tells whose word that is and nothing else."""
    said = [c for c in head.children if c.dep_ == "ccomp" and c.i not in {t.i for t in kept} and not beyond_stop(c)]
    subject = {t.i for c in head.children if c.dep_ in SUBJECTS for t in c.subtree}
    told = (t for t in kept if t != head and t.i not in subject and t.ent_type_ not in TIMES and is_content(t))
    few = sum(1 for _ in told)
    return bool(said) and (few < LEAST_WORDS if is_act(head) else not few and bool(subject) and len(kept) <= BRIEF)


def _only_announces(head: Token, kept: Sequence[Token]) -> bool:
    """A heading of a word or two without a verb, or words that only lead to what comes next (`The outline is as follows`)."""
    if kept[-1].lower_ in {"follows", "following"}:
        return True
    verbless = head.head == head and not any(t.pos_ in {"VERB", "AUX"} for t in kept)
    return verbless and sum(1 for t in kept if is_content(t)) <= LEAST_WORDS


def _trimmed(own: Sequence[Token]) -> list[Token]:
    """Words without punctuation and conjunctions at the ends."""
    kept = list(own)
    while kept and (kept[0].is_punct or kept[0].is_space or kept[0].dep_ == "cc"):
        kept.pop(0)
    while kept and (kept[-1].is_punct or kept[-1].is_space or kept[-1].dep_ == "cc" or kept[-1].lower_ == "including"):
        kept.pop()
    return kept


def is_content(token: Token) -> bool:
    """Whether a word says what its clause is about."""
    return token.pos_ in CONTENT and not token.is_stop and token.lower_ not in stop_words() and token.text[0].isalnum()


def lemma(token: Token) -> str:
    """The basic form of a word, without regard to case; for names and adjectives of states their code, so that they are one."""
    return (state(token.text) if token.text[0].isupper() else None) or token.lemma_.lower()


@lru_cache(maxsize=10_000)
def state(word: str) -> str | None:
    """The code of the one state that a word names by name, adjective or capital; None for any other word."""
    found = {e.code for e in lexicon().get(word) if e.kind in STATE_FORMS and e.code not in INTERNATIONAL}
    return found.pop() if len(found) == 1 else None

"""Labelled sentences -> what the event model learns from: words, acts by trigger, roles, and pairs of parties.

A sentence may say everything about itself (our own sentences), only what one pair of parties does (PLV), or only in which
clause an event of a type stands (annotated documents); each label that is not known is left out of the loss.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import spacy
from sentences import Act, Sentence, Span, read_sentences

from readout.ontology.plover import contexts, event_types

Words = tuple[int, int]
NONE = "none"
FOLDS = 5
FACTS = ("asserted", "future", "hypothetical", "negated", "alleged")
CONTEXTS = tuple(contexts())
ROLES = (NONE, "actor", "recipient")
TYPES = tuple(event_types())
MODES = tuple(f"{t} {m}" for t, kind in event_types().items() for m in ("", *kind.modes))
PLV_ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
CAMEO_ROOTS = {
    "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "08": "YIELD", "09": "ACCUSE",
    "02": "REQUEST", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE",
    "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip
CAMEO_EXCEPTIONS = {"163": "COERCE"}


@dataclass(frozen=True)
class Told:
    """An act of gold of which only the clause is known: its trigger is one of some words.

    Attributes:
        words: that may be the trigger; event, mode, factuality: as gold has them, mode "" for none.
        actors, recipients: mentions of gold's parties, of which some take part; others: of other parties, which do not.
    """

    words: tuple[int, ...]
    event: str
    mode: str
    factuality: str
    actors: tuple[Words, ...]
    recipients: tuple[Words, ...]
    others: tuple[Words, ...]


@dataclass
class Example:
    """One sentence for training; positions count words.

    Attributes:
        triggers: word -> (type, mode or "", factuality or "") of every act, None where acts are not known.
        unknown: words of which nothing is known, although `triggers` is.
        told: acts whose trigger is one of some words.
        roles: (trigger word, party, role).
        contexts: PLOVER contexts of the sentence, None where they are not known.
        pairs: (actor, recipient, labels, trigger word or None); a label is a class name of the pair head or `none`.
    """

    id: str
    source: str
    words: list[str]
    triggers: dict[int, tuple[str, str, str]] | None = None
    unknown: set[int] = field(default_factory=set)
    told: list[Told] = field(default_factory=list)
    roles: list[tuple[int, Words, str]] = field(default_factory=list)
    contexts: frozenset[str] | None = None
    pairs: list[tuple[Words | None, Words | None, tuple[str, ...], int | None]] = field(default_factory=list)


@cache
def tokenizer() -> spacy.Language:
    """The tokeniser of the parse, without the parse."""
    return spacy.blank("en")


def split(text: str) -> tuple[list[str], list[Span]]:
    """Words of a text, as the parse has them, and where they stand."""
    tokens = [t for t in tokenizer().make_doc(text) if not t.is_space]
    return [t.text for t in tokens], [(t.idx, t.idx + len(t)) for t in tokens]


def within(places: Sequence[Span], span: Span) -> Words:
    """The words that a span of characters touches, as a half-open range."""
    touched = [i for i, (start, end) in enumerate(places) if start < span[1] and span[0] < end]
    if not touched:
        raise ValueError(f"no word at {span}")
    return touched[0], touched[-1] + 1


def root_of(act: Act) -> str:
    """PLV's root of an act, by its CAMEO code; of the type where the code has none."""
    for size in (3, 2):
        table = CAMEO_EXCEPTIONS if size == 3 else CAMEO_ROOTS
        if act.cameo[:size] in table:
            return table[act.cameo[:size]]
    return PLV_ROOTS.get(act.type, act.type)


def label_of(kind: str, root: str) -> str:
    """The class of the pair head: a type, with PLV's root where that is another."""
    return kind if PLV_ROOTS.get(kind, kind) == root or kind == "STATEMENT" else f"{kind}/{root}"


def of_sentence(sentence: Sentence) -> Example:
    """One of our own sentences, of which everything is known."""
    words, places = split(sentence.text)
    example = Example(sentence.id, "own", words, {}, contexts=frozenset(c for a in sentence.acts for c in a.contexts))
    assert example.triggers is not None
    parties = {within(places, s) for a in sentence.acts for s in (*a.actors, *a.recipients)}
    parties |= {within(places, s) for one in sentence.negatives for s in one[:2]}
    labelled: dict[tuple[Words | None, Words | None], dict[str, int]] = {}
    for act in sentence.acts:
        trigger = _trigger(words, within(places, act.trigger))
        if trigger not in example.triggers:
            example.triggers[trigger] = (act.type, act.mode or "", act.factuality)
        actors, recipients = [within(places, s) for s in act.actors], [within(places, s) for s in act.recipients]
        role = dict.fromkeys(recipients, "recipient") | dict.fromkeys(actors, "actor")
        example.roles += [(trigger, p, role.get(p, NONE)) for p in sorted(parties)]
        label = label_of(act.type, root_of(act))
        for pair in pairs_of(actors, recipients):
            labelled.setdefault(pair, {})[label] = trigger
    for pair, labels in labelled.items():
        example.pairs.append((*pair, tuple(labels), next(iter(labels.values())) if len(labels) == 1 else None))
    for first in sorted(parties):
        for second in sorted(parties):
            if first != second and (first, second) not in labelled:
                example.pairs.append((first, second, (NONE,), None))
        if not any(pair[0] == first for pair in labelled):
            example.pairs.append((first, None, (NONE,), None))
    return example


def _trigger(words: Sequence[str], at: Words) -> int:
    """The word that stands for a trigger of several: the first of `called on`, the last of `peace talks`."""
    last = words[at[1] - 1].lower()
    return at[0] if last in PARTICLES else at[1] - 1


PARTICLES = frozenset("on for off to up out down back in into over with from against at away by upon of".split())


def pairs_of(actors: list[Words], recipients: list[Words]) -> list[tuple[Words | None, Words | None]]:
    """The pairs between which an act goes: each actor with each recipient, or all who take part in a mutual act."""
    if recipients:
        return [(a, r) for a in actors or [None] for r in recipients]
    if len(actors) > 1:
        return [(a, b) for a in actors for b in actors if a != b]
    return [(a, None) for a in actors]


def of_plv(path: Path) -> Iterator[Example]:
    """The sentences of PLV: one pair of parties, one of 15 roots."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        words, places = split(record["text"])
        pair = tuple(within(places, tuple(record[s])) if record[s] else None for s in ("actor", "recipient"))
        yield Example(record["id"], "plv", words, None, pairs=[(pair[0], pair[1], (f"root:{record['root']}",), None)])


def of_paragraphs(path: Path) -> Iterator[Example]:
    """Paragraphs of which only the contexts are known."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield Example(record["id"], "contexts", split(record["text"])[0], None, contexts=frozenset(record["contexts"]))


def own(folder: Path) -> list[Example]:
    """All of our own sentences."""
    return [of_sentence(s) for path in sorted(folder.glob("*.txt")) for s in read_sentences(path)]


def classes(examples: Iterable[Example], fewest: int = 12) -> tuple[str, ...]:
    """The classes of the pair head: none, the types, and types with another root that are frequent enough."""
    seen = Counter(label for e in examples for p in e.pairs for label in p[2] if "/" in label)
    return (NONE, *TYPES, *sorted(label for label, n in seen.items() if n >= fewest))


def fold_of(name: str) -> int:
    """The fold in which a document or sentence is held out; the same on every run and machine."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS

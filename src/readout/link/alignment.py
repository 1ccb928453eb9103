"""Which claims of two accounts speak of the same thing: by their meaning, their words and their places.

Claims are paired one to one, the most alike first.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from readout.link.claims import Account, Claim
from readout.link.meaning import likeness
from readout.link.propositions import is_content, lemma
from readout.link.strength import is_verb

Matrix = npt.NDArray[np.float64]

ROOT, KIN = 6, 0.85
NEAR = 0.6  # cosine of word vectors from which two words count as related
ENOUGH = 0.36  # from which chance on a pair is taken
SHORT = 6  # claims less one
HALF = 0.5  # what words in common count beside meaning
FEATURES = ("ALIKE", "AHEAD", "AWAY")
# Log-odds, fitted by training/compare_weights.py.
START, ALIKE, AHEAD, AWAY = -2.31, 4.35, 2.67, -0.68
WORDS, KEY, TYPES, CONTACT, STARTED = 0.5, 0.5, 0.1, 0.3, 0.5
STRANGERS = 0.05
LITTLE = 0.4  # what a verb of speech or a name counts beside other words: that both `stressed` something says little
ODD = 0.08


@dataclass(frozen=True)
class Pair:
    """Two claims on one thing, by their numbers in A and B, and how alike they are."""

    a: int
    b: int
    score: float


def aligned(a: Account, b: Account) -> list[Pair]:
    """The pairs of claims on the same thing, in the order of A."""
    if not a.claims or not b.claims:
        return []
    scores = chances(a, b)
    pairs: list[Pair] = []
    free_a, free_b = set(range(len(a.claims))), set(range(len(b.claims)))
    order = sorted((-scores[i, j], i, j) for i in free_a for j in free_b if scores[i, j] >= ENOUGH)
    for score, i, j in order:
        if i in free_a and j in free_b:
            pairs.append(Pair(i, j, round(float(-score), 2)))
            free_a.discard(i)
            free_b.discard(j)
    began = [*_who_began(a, b, pairs, scores), *_who_struck(a, b, free_a, free_b, scores)]
    return sorted([*pairs, *began], key=lambda p: (p.a, p.b))


def chances(a: Account, b: Account) -> Matrix:
    """How likely every claim of A and every claim of B are on the same thing, 0 to 1."""
    return np.asarray(1 / (1 + np.exp(-(START + features(a, b) @ np.array([ALIKE, AHEAD, AWAY])))))


def features(a: Account, b: Account) -> Matrix:
    """What tells of every claim of A and every claim of B (claims of A, claims of B, 3), in the order of FEATURES.

    How alike they are in meaning and words, by how much more so than either is to any other, and how far apart they stand.
    """
    ours, theirs = ((one.doc, [c.proposition for c in one.claims]) for one in (a, b))
    alike = likeness(ours, theirs) + HALF * resemblances(a, b)
    return np.stack([alike, _ahead(alike), _away(*alike.shape)], axis=-1)


def _ahead(alike: Matrix) -> Matrix:
    """By how much a pair is more alike than the best other pair of either claim."""
    rivals = np.maximum(_best_other(alike), _best_other(alike.T).T)
    return alike - np.maximum(rivals, 0.0)


def _best_other(alike: Matrix) -> Matrix:
    """Of every cell the largest other one in its row; 0 where there is none."""
    if alike.shape[1] == 1:
        return np.zeros_like(alike)
    second, best = np.sort(alike, axis=1)[:, -2:].T[:, :, None]
    return np.asarray(np.where(alike == best, second, best))


def _away(ours: int, theirs: int) -> Matrix:
    """How far apart two claims stand in their texts, 0 to 1; in short texts never far."""
    places = (np.arange(n) / max(n - 1, SHORT) for n in (ours, theirs))
    return np.asarray(np.abs(np.subtract.outer(*places)))


def _who_began(a: Account, b: Account, pairs: Sequence[Pair], scores: Matrix) -> list[Pair]:
    """What the two say on who began, where one of them says it in the clause that reports the contact itself."""
    ours, theirs = (next((n for n, c in enumerate(one.claims) if c.initiator), None) for one in (a, b))
    if ours is None or theirs is None or (any(p.a == ours for p in pairs) and any(p.b == theirs for p in pairs)):
        return []
    return [Pair(ours, theirs, round(float(min(scores[ours, theirs], 1.0)), 2))]


def _who_struck(a: Account, b: Account, free_a: set[int], free_b: set[int], scores: Matrix) -> list[Pair]:
    """What the two say on who struck first, in clauses that have no partner yet."""
    ours = next((n for n, c in enumerate(a.claims) if c.aggressor and n in free_a), None)
    theirs = next((n for n, c in enumerate(b.claims) if c.aggressor and n in free_b), None)
    return [] if ours is None or theirs is None else [Pair(ours, theirs, round(float(scores[ours, theirs]), 2))]


def resemblances(a: Account, b: Account) -> Matrix:
    """How alike every claim of A is to every claim of B."""
    weight = _weights([*a.claims, *b.claims], a.names | b.names)
    ours, theirs = ([_vectors(one.doc, c) for c in one.claims] for one in (a, b))
    found = np.zeros((len(a.claims), len(b.claims)))
    for i, one in enumerate(a.claims):
        for j, other in enumerate(b.claims):
            found[i, j] = _resemblance(one, other, _words(ours[i], theirs[j], weight), _key(one, other, weight))
    return found


def _resemblance(one: Claim, other: Claim, words: float, key: float) -> float:
    score = WORDS * words + KEY * key
    if one.types & other.types - {"STATEMENT"}:
        score += TYPES
    if one.is_contact and other.is_contact:
        score += CONTACT
    if (one.initiator and other.initiator) or (one.aggressor and other.aggressor):
        score += STARTED
    if one.speakers and other.speakers and one.speakers.isdisjoint(other.speakers):
        score -= STRANGERS
    return score - (ODD if one.negated != other.negated else 0)


def _weights(claims: Sequence[Claim], names: frozenset[str]) -> dict[str, float]:
    """How much a word tells: the rarer among the claims, the more; verbs of speech and names of those who met tell less."""
    counts = Counter(word for claim in claims for word in set(claim.proposition.lemmas))
    return {
        word: math.log((len(claims) + 1) / n) * (LITTLE if is_verb(word) or word in names else 1.0)
        for word, n in counts.items()
    }


def _vectors(doc: Doc, claim: Claim) -> dict[str, npt.NDArray[np.float32]]:
    """The content words of a claim, each with its vector of length 1 (0 where none is known)."""
    words = (doc[i] for i in claim.proposition.tokens)
    return {lemma(t): t.vector / (t.vector_norm or 1.0) for t in words if is_content(t)}


def _words(
    ours: Mapping[str, npt.NDArray[np.float32]], theirs: Mapping[str, npt.NDArray[np.float32]], weight: Mapping[str, float]
) -> float:
    """How much of each claim the words of the other cover, the same words in full and related ones in part; their mean."""
    return (_covered(ours, theirs, weight) + _covered(theirs, ours, weight)) / 2


def _covered(
    ours: Mapping[str, npt.NDArray[np.float32]], theirs: Mapping[str, npt.NDArray[np.float32]], weight: Mapping[str, float]
) -> float:
    total = sum(weight[w] for w in ours)
    if not total or not theirs:
        return 0.0
    others = np.stack(list(theirs.values()))
    nearest = {w: 1.0 if w in theirs else max(float((others @ v).max()), _kin(w, theirs)) for w, v in ours.items()}
    return sum(weight[w] * n for w, n in nearest.items() if n >= NEAR) / total


def _kin(word: str, others: Mapping[str, object]) -> float:
    """How near a word is to one of the same root (`diplomacy`, `diplomatic`)."""
    root = word[:ROOT]
    return KIN if len(root) == ROOT and any(o.startswith(root) for o in others) else 0.0


def _key(one: Claim, other: Claim, weight: Mapping[str, float]) -> float:
    """How much of the shorter claim stands in the other word for word."""
    ours, theirs = set(one.proposition.lemmas), set(other.proposition.lemmas)
    least = min(sum(weight[w] for w in ours), sum(weight[w] for w in theirs))
    return sum(weight[w] for w in ours & theirs) / least if least else 0.0

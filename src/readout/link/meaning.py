"""What claims mean, as vectors: other words for one matter lie near each other (data/meaning.npz, made by training/meaning.py).

The event model's encoder was taught to tell acts apart and has lost much of what else words mean. A linear map of its
vectors and of the language pipeline's word vectors brings most of it back; it was fitted to the encoder as it was before.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc, Token

from readout.link.propositions import Proposition, is_content
from readout.model.encoder import encode

Matrix = npt.NDArray[np.float64]

SHARED = 3  # claims' worth of nothing in particular in the mean of what two texts are about


@cache
def table() -> dict[str, npt.NDArray[np.generic]]:
    """The arrays of the file: `map` (inputs, 128), and the fingerprint of the `encoder` that it was fitted to."""
    with resources.files("readout.link").joinpath("data/meaning.npz").open("rb") as file, np.load(file) as arrays:
        return {name: arrays[name] for name in arrays.files}


def likeness(one: tuple[Doc, Sequence[Proposition]], other: tuple[Doc, Sequence[Proposition]]) -> Matrix:
    """Cosines of the claims of two texts, from -1 to 1, without what all of their claims are about."""
    ours, theirs = (_unit(inputs(doc, claims) @ table()["map"].astype(np.float64)) for doc, claims in (one, other))
    both = np.concatenate([ours, theirs])
    common = both.sum(axis=0) / (len(both) + SHARED)
    return np.asarray(_unit(ours - common) @ _unit(theirs - common).T)


def inputs(doc: Doc, claims: Sequence[Proposition]) -> Matrix:
    """What the map reads of each claim: its mean vector in its sentence, that of its content words, and 1."""
    known: dict[int, npt.NDArray[np.float32]] = {}
    made = [_input([doc[i] for i in c.tokens], known) for c in claims]
    return np.array(made, dtype=np.float64).reshape(len(made), -1)


def _input(words: Sequence[Token], known: dict[int, npt.NDArray[np.float32]]) -> Matrix:
    sentence = words[0].sent
    if sentence.start not in known:
        known[sentence.start] = encode([t.text for t in sentence])[0]
    hidden = known[sentence.start]
    rows = [i for t in words if (i := t.i - sentence.start) < len(hidden)]
    seen = _unit(hidden[rows].mean(axis=0)) if rows else np.zeros(hidden.shape[1])  # beyond what the encoder reads
    told = [t for t in words if is_content(t)] or words
    plain = np.mean([t.vector / (t.vector_norm or 1.0) for t in told], axis=0)
    return np.concatenate([seen, _unit(plain), [1.0]])


def _unit(vectors: npt.NDArray[np.floating]) -> Matrix:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-6), dtype=np.float64)

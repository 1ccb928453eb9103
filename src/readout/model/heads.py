"""What the encoder's vectors say: which act a word reports, which role a party has in it, what one party does to another.

The arithmetic of `training/event_net.py`, without torch.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from readout.model.encoder import Vectors, encode
from readout.model.files import model_file

Range = tuple[int, int]
Pairs = Sequence[tuple[Range | None, Range | None]]
NONE = "none"


@dataclass(frozen=True)
class Labels:
    """The classes of each head, in the order of its numbers.

    Attributes:
        classes: of pairs: `none`, the types, and types that PLV files under another root (`SANCTION/COERCE`).
    """

    types: tuple[str, ...]
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    factuality: tuple[str, ...]
    roles: tuple[str, ...]
    classes: tuple[str, ...]


@cache
def card() -> dict[str, object]:
    """How the model was made: data, seed, scores, temperatures."""
    text = model_file("model.json").read_text(encoding="utf-8")
    return dict(json.loads(text)["card"])


def version() -> str:
    """Version of the model: the beginning of the hash of its files, as its card gives it."""
    return str(card().get("version", "unknown"))


@cache
def labels() -> Labels:
    """The labels of the installed model."""
    found = json.loads(model_file("model.json").read_text(encoding="utf-8"))
    return Labels(*(tuple(found[n]) for n in ("types", "modes", "contexts", "factuality", "roles", "classes")))


@cache
def weights() -> dict[str, Vectors]:
    """The arrays of all heads by name."""
    with model_file("heads.npz").open("rb") as file, np.load(file) as arrays:
        return {name: arrays[name] for name in arrays.files}


class Reading:
    """One sentence as the model reads it.

    Args:
        sentence: its words.
    """

    def __init__(self, sentence: Sequence[str]) -> None:
        self.words, self.whole = encode(sentence)

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def acts(self) -> Vectors:
        """Probability of no act and of each type, a row a word."""
        return softmax(_linear("trigger", self.words))

    def modes(self, word: int) -> Vectors:
        """Probability of each `TYPE mode` for the act that a word reports."""
        return softmax(_linear("mode", self.words[word]))

    def factuality(self, word: int) -> Vectors:
        """Probability of each factuality for the act that a word reports."""
        return softmax(_linear("fact", self.words[word]))

    @cached_property
    def contexts(self) -> Vectors:
        """Probability of each PLOVER context, each for itself."""
        found: Vectors = (1 / (1 + np.exp(-_linear("context", self.whole)))).astype(np.float32)
        return found

    def roles(self, word: int, parties: Sequence[Range]) -> Vectors:
        """Probability that a party is no part, actor, recipient of the act that a word reports; a row a party."""
        one, two = self.words[word], np.stack([self.words[slice(*p)].mean(0) for p in parties])
        mixed = self._triggers[word] + _linear("role_party", two) + _linear("role_product", one * two)
        return softmax(_linear("role", np.maximum(mixed, 0)))

    def pairs(self, pairs: Pairs) -> tuple[Vectors, Vectors, Vectors]:
        """For (actor, recipient) pairs: probability of each class, of each `TYPE mode`, and each word's share of attention."""
        mixed, attention = self._mixed(pairs)
        return _classes(mixed), softmax(_linear("pair_mode", mixed)), attention

    def classes(self, pairs: Pairs) -> Vectors:
        """For (actor, recipient) pairs: probability of each class alone."""
        return _classes(self._mixed(pairs)[0])

    def _mixed(self, pairs: Pairs) -> tuple[Vectors, Vectors]:
        one = np.stack([self._of_side("pair_actor", 0, a) for a, _ in pairs])
        two = np.stack([self._of_side("pair_recipient", 1, r) for _, r in pairs])
        query = _linear("pair_query", np.tanh(np.concatenate([one, two], -1)))
        attention = softmax(query @ self._keys.T / np.sqrt(query.shape[-1]))
        mixed = one + two + attention @ self._focus + self._all
        return np.maximum(mixed, 0), attention

    def _of_side(self, name: str, side: int, party: Range | None) -> Vectors:
        """A party seen as one side: the layer is linear, so it may come before the mean over the words."""
        found: Vectors = nobody(name, side) if party is None else self._sides[name][party[0] : party[1]].mean(0)
        return found

    # What the layers make of every word is worked out once a sentence, however many acts and parties it has.
    @cached_property
    def _triggers(self) -> Vectors:
        return _linear("role_trigger", self.words)

    @cached_property
    def _sides(self) -> dict[str, Vectors]:
        return {name: _linear(name, self.words) for name in ("pair_actor", "pair_recipient")}

    @cached_property
    def _focus(self) -> Vectors:
        return _linear("pair_focus", self.words)  # the shares of attention sum to one, so that its bias comes through as it is

    @cached_property
    def _keys(self) -> Vectors:
        return _linear("pair_key", self.words)

    @cached_property
    def _all(self) -> Vectors:
        return _linear("pair_all", self.whole)

    def covers(self, party: Range | None) -> bool:
        """Whether the model has read any word of a party; nobody is always covered."""
        return party is None or party[0] < len(self.words)


def _classes(mixed: Vectors) -> Vectors:
    return softmax(_linear("pair", mixed) / _temperature())


@cache
def nobody(name: str, side: int) -> Vectors:
    """What a layer makes of a side on which there is no party."""
    return _linear(name, weights()["nobody"][side])


def _temperature() -> float:
    value = card().get("temperature", 1.0)
    return float(value) if isinstance(value, int | float) else 1.0


def _linear(name: str, values: Vectors) -> Vectors:
    found: Vectors = values @ weights()[f"{name}.weight"].T + weights()[f"{name}.bias"]
    return found


def softmax(values: Vectors) -> Vectors:
    """Probabilities from logits, along the last axis."""
    raised = np.exp(values - values.max(-1, keepdims=True))
    found: Vectors = raised / raised.sum(-1, keepdims=True)
    return found

"""Where in its clause an act of an annotated document stands, and which mentions take part, as a model reads it.

Gold names clause and codes. A model that has learned from our own sentences finds the word that reports the type, and of
several mentions of one party the one that does or suffers it; what it is unsure of stays as it was.
"""

from __future__ import annotations

from dataclasses import replace

import torch
from event_examples import MODES, NONE, ROLES, TYPES, Example, Told, Words
from event_losses import Vectors, collate, read
from event_net import EventNet
from torch import Tensor

from readout.model.wordpiece import WordPiece

SIZE = 24
LEAST = 0.05  # probability of the type at the word


@torch.no_grad()
def placed(examples: list[Example], net: EventNet, pieces: WordPiece) -> list[Example]:
    """The examples, with acts at words where the model finds them; their clauses stay."""
    net.eval()
    found = list(examples)
    order = sorted((i for i, e in enumerate(examples) if e.told), key=lambda i: len(examples[i].words))
    for start in range(0, len(order), SIZE):
        chosen = order[start : start + SIZE]
        vectors = read(net, collate([examples[i] for i in chosen], pieces))
        acts = torch.softmax(net.trigger(vectors.words), -1)
        for row, i in enumerate(chosen):
            found[i] = _of_example(examples[i], net, vectors, acts[row], row)
    return found


def _of_example(example: Example, net: EventNet, vectors: Vectors, acts: Tensor, row: int) -> Example:
    triggers, roles, pairs = dict(example.triggers or {}), list(example.roles), list(example.pairs)
    for told in example.told:
        at = _trigger(told, acts, [w for w in told.words if w < vectors.limits[row] and w not in triggers])
        if at is None:
            continue
        mode = told.mode if f"{told.event} {told.mode}" in MODES else ""
        triggers[at] = (told.event, mode, told.factuality)
        roles += [(at, party, role) for party, role in _roles(told, net, vectors, row, at)]
        of_both = {*told.actors, *told.recipients}
        pairs = [(a, r, k, at if n is None and k == (told.event,) and {a, r} & of_both else n) for a, r, k, n in pairs]
    return replace(example, triggers=triggers, roles=roles, pairs=pairs)


def _trigger(told: Told, acts: Tensor, words: list[int]) -> int | None:
    kind = TYPES.index(told.event) + 1
    best = max(words, key=lambda word: float(acts[word, kind]), default=None)
    return best if best is not None and float(acts[best, kind]) >= LEAST else None


def _roles(told: Told, net: EventNet, vectors: Vectors, row: int, at: int) -> list[tuple[Words, str]]:
    """The likeliest mention of each side, and that all others take no part; of further mentions of a party nothing is said."""
    found: dict[Words, str] = {}
    for side, name in ((told.actors, "actor"), (told.recipients, "recipient")):
        fit = [party for party in side if party[1] <= vectors.limits[row]]
        if fit:
            parties = torch.stack([vectors.words[row, a:z].mean(0) for a, z in fit])
            chances = net.roles(vectors.words[row, at].expand(len(fit), -1), parties).softmax(-1)[:, ROLES.index(name)]
            found[fit[int(chances.argmax())]] = name
    return [*found.items(), *((party, NONE) for party in told.others if party[1] <= vectors.limits[row])]

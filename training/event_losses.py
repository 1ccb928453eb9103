"""What the event model is taught by a batch of examples; a label that is not known costs nothing."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from event_examples import CONTEXTS, FACTS, MODES, NONE, PLV_ROOTS, ROLES, TYPES, Example, Words
from event_net import EventNet
from torch import Tensor
from torch.nn import functional

from readout.model.encoder import LONGEST
from readout.model.wordpiece import WordPiece

SMOOTHING = 0.1
LITTLE = 0.05  # label smoothing of the smaller heads
NO_ACT = 0.5  # weight of words and pairs without act
MOST_NONE, MOST_REAL = 4, 8  # pairs of one sentence
WEIGHTS = {
    "act": 1.0,
    "clause": 0.5,
    "mode": 0.5,
    "fact": 0.5,
    "context": 3.0,
    "role": 1.0,
    "pair": 4.0,
    "focus": 0.3,
    "pair_mode": 0.3,
}
RARE = 3.0  # weight of a context that is there over one that is not

Row = tuple[int, tuple[Words | None, Words | None, tuple[str, ...], int | None]]


@dataclass
class Batch:
    """Examples as tensors: numbers of pieces, which are real, first pieces of words, which words are real."""

    examples: list[Example]
    numbers: Tensor
    mask: Tensor
    firsts: Tensor
    real: Tensor


@dataclass
class Vectors:
    """What the encoder makes of a batch, and how many words of each sentence it has read."""

    words: Tensor
    whole: Tensor
    limits: list[int]


def collate(examples: list[Example], pieces: WordPiece) -> Batch:
    """A batch of sentences, padded."""
    rows, firsts = [], []
    for example in examples:
        row, first = [pieces.start], []
        for word in example.words:
            parts = pieces.pieces(word)
            if len(row) + len(parts) >= LONGEST:
                break
            first.append(len(row))
            row += parts
        rows.append([*row, pieces.end])
        firsts.append(first)
    numbers, mask = _padded(rows)
    at, real = _padded(firsts)
    return Batch(examples, numbers, mask, at, real.bool())


def _padded(rows: list[list[int]]) -> tuple[Tensor, Tensor]:
    values = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
    mask = torch.zeros_like(values)
    for i, row in enumerate(rows):
        values[i, : len(row)] = torch.tensor(row)
        mask[i, : len(row)] = 1
    return values, mask


def read(net: EventNet, batch: Batch) -> Vectors:
    """Run the encoder."""
    words, whole = net.words(batch.numbers, batch.mask, batch.firsts)
    return Vectors(words, whole, batch.real.sum(1).tolist())


def loss(net: EventNet, batch: Batch, rng: random.Random) -> Tensor:
    """The weighted sum over all heads."""
    vectors = read(net, batch)
    parts = {
        **_acts(net, batch, vectors),
        **_contexts(net, batch, vectors),
        **_roles(net, batch, vectors),
        **_pairs(net, batch, vectors, rng),
    }
    return sum((WEIGHTS[name] * value for name, value in parts.items()), vectors.words.new_zeros(()))


def _acts(net: EventNet, batch: Batch, vectors: Vectors) -> dict[str, Tensor]:
    logits = net.trigger(vectors.words)
    logp = torch.log_softmax(logits, -1)
    targets = torch.full(logits.shape[:2], -100, dtype=torch.long)
    modes: list[tuple[int, int, int]] = []
    facts: list[tuple[int, int, int]] = []
    clauses = []
    for i, (example, limit) in enumerate(zip(batch.examples, vectors.limits, strict=True)):
        if example.triggers is None:
            continue
        targets[i, [j for j in range(limit) if j not in example.unknown]] = 0
        for j, (kind, mode, fact) in example.triggers.items():
            if j < limit:
                targets[i, j] = TYPES.index(kind) + 1
                modes.append((i, j, MODES.index(f"{kind} {mode}")))
                facts += [(i, j, FACTS.index(fact))] if fact else []
        for act in example.told:
            inside = [j for j in act.words if j < limit]
            clauses += [-torch.logsumexp(logp[i, inside, TYPES.index(act.event) + 1], 0)] if inside else []
    found = {}
    if (targets >= 0).any():
        weight = torch.ones(len(TYPES) + 1)
        weight[0] = NO_ACT
        every = functional.cross_entropy(
            logits.flatten(0, 1), targets.flatten(), weight, ignore_index=-100, reduction="sum", label_smoothing=0.02
        )
        found["act"] = every / ((targets > 0).sum() + 4)
    if clauses:
        found["clause"] = torch.stack(clauses).mean()
    for name, rows, head in (("mode", modes, net.mode), ("fact", facts, net.fact)):
        if rows:
            chosen = torch.stack([vectors.words[i, j] for i, j, _ in rows])
            found[name] = functional.cross_entropy(head(chosen), torch.tensor([k for *_, k in rows]), label_smoothing=LITTLE)
    return found


def _contexts(net: EventNet, batch: Batch, vectors: Vectors) -> dict[str, Tensor]:
    known = [(i, e.contexts) for i, e in enumerate(batch.examples) if e.contexts is not None]
    if not known:
        return {}
    wanted = torch.tensor([[float(c in there) for c in CONTEXTS] for _, there in known])
    logits = net.context(vectors.whole[[i for i, _ in known]])
    weight = torch.full((len(CONTEXTS),), RARE)
    return {"context": functional.binary_cross_entropy_with_logits(logits, wanted, pos_weight=weight)}


def _roles(net: EventNet, batch: Batch, vectors: Vectors) -> dict[str, Tensor]:
    rows = [
        (i, word, party, ROLES.index(role))
        for i, example in enumerate(batch.examples)
        for word, party, role in example.roles
        if max(word + 1, party[1]) <= vectors.limits[i]
    ]
    if not rows:
        return {}
    triggers = torch.stack([vectors.words[i, word] for i, word, _, _ in rows])
    parties = torch.stack([vectors.words[i, party[0] : party[1]].mean(0) for i, _, party, _ in rows])
    roles = torch.tensor([role for *_, role in rows])
    return {"role": functional.cross_entropy(net.roles(triggers, parties), roles, label_smoothing=LITTLE)}


def _pairs(net: EventNet, batch: Batch, vectors: Vectors, rng: random.Random) -> dict[str, Tensor]:
    rows = _chosen(batch, vectors, rng)
    if not rows:
        return {}
    index = torch.tensor([i for i, _ in rows])
    sides = [[p[side] for _, p in rows] for side in (0, 1)]
    logits, modes, attention = net.pairs(
        *(party_vectors(net, vectors, index.tolist(), spans, side) for side, spans in enumerate(sides)),
        vectors.words[index],
        batch.real[index],
        vectors.whole[index],
    )
    logp = torch.log_softmax(logits, -1)
    target, groups = _targets(net.classes, [p[2] for _, p in rows])
    right = torch.where(groups.any(-1), -torch.logsumexp(logp.masked_fill(~groups, -1e4), -1), -(target * logp).sum(-1))
    each = (1 - SMOOTHING) * right - SMOOTHING * logp.mean(-1)
    weight = torch.tensor([NO_ACT if p[2] == (NONE,) else 1.0 for _, p in rows])
    found = {"pair": (each * weight).sum() / weight.sum()}
    known = [(k, i, p[3]) for k, (i, p) in enumerate(rows) if p[3] is not None and p[3] < vectors.limits[i]]
    if known:
        at = torch.tensor([[k, word] for k, _, word in known])
        found["focus"] = -(attention[at[:, 0], at[:, 1]] + 1e-6).log().mean()
    acts = [(k, (batch.examples[i].triggers or {}).get(word)) for k, i, word in known]
    named = [(k, MODES.index(f"{act[0]} {act[1]}")) for k, act in acts if act is not None]
    if named:
        wanted = torch.tensor([m for _, m in named])
        found["pair_mode"] = functional.cross_entropy(modes[[k for k, _ in named]], wanted, label_smoothing=LITTLE)
    return found


def _chosen(batch: Batch, vectors: Vectors, rng: random.Random) -> list[Row]:
    rows: list[Row] = []
    for i, example in enumerate(batch.examples):
        fit = [p for p in example.pairs if all(s is None or s[1] <= vectors.limits[i] for s in p[:2])]
        none, real = [p for p in fit if p[2] == (NONE,)], [p for p in fit if p[2] != (NONE,)]
        for some, most in ((real, MOST_REAL), (none, MOST_NONE)):
            rows += [(i, p) for p in (rng.sample(some, most) if len(some) > most else some)]
    return rows


def party_vectors(net: EventNet, vectors: Vectors, index: list[int], spans: Sequence[Words | None], side: int) -> Tensor:
    """The mean of each party's words; a learned vector for nobody."""
    return torch.stack(
        [net.nobody[side] if s is None else vectors.words[i, s[0] : s[1]].mean(0) for i, s in zip(index, spans, strict=True)]
    )


def _targets(classes: tuple[str, ...], labels: Sequence[tuple[str, ...]]) -> tuple[Tensor, Tensor]:
    """Shares of the classes, and for PLV, which gives a root only, the classes that are of it."""
    target = torch.zeros(len(labels), len(classes))
    groups = torch.zeros(len(labels), len(classes), dtype=torch.bool)
    roots = [root_of_class(c) for c in classes]
    for row, names in enumerate(labels):
        for name in names:
            if name.startswith("root:"):
                groups[row] = torch.tensor([r == name[5:] for r in roots])
            else:
                target[row, classes.index(name if name in classes else name.split("/")[0])] += 1 / len(names)
    return target, groups


def root_of_class(name: str) -> str:
    """PLV's root of a class of the pair head."""
    kind, _, root = name.partition("/")
    return root or PLV_ROOTS.get(kind, kind)

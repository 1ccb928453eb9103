"""The trained event model -> what ships: the encoder in int8 as ONNX, the heads as plain arrays, the vocabulary, a card.

Products with weights are taken in blocks of eight-bit numbers, each with its own scale, of the weights as of what comes in: a
single scale for a whole sentence, as `quantize_dynamic` has it, lost 0.7 points of macro F1 on PLV, blocks lose none.
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
from onnxruntime.quantization import quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from torch import Tensor, nn
from transformers import BertModel

from readout.model.files import fingerprint, use

OPSET = 17
BLOCK = 128  # numbers with one scale: 64 lose no less, 256 lose 0.4 points
BOTH_IN_INT8 = 4  # accuracy level of MatMulNBits: what comes in is rounded to eight bits too


class _Hidden(nn.Module):
    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, numbers: Tensor, mask: Tensor) -> Tensor:
        return self.encoder(numbers, attention_mask=mask).last_hidden_state


def export(net: EventNet, vocabulary: Path, folder: Path, card: dict[str, object]) -> None:
    """Write everything that `readout.model` reads into a folder."""
    net.eval()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "encoder.onnx"
        to_onnx(net.encoder, plain)
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
    """Round an encoder to eight bits: products in blocks, embeddings with one scale each."""
    blocks = DefaultWeightOnlyQuantConfig(block_size=BLOCK, is_symmetric=True, accuracy_level=BOTH_IN_INT8, bits=8)
    rounding = MatMulNBitsQuantizer(onnx.load(plain), algo_config=blocks)
    rounding.process()
    with tempfile.TemporaryDirectory() as scratch:
        products = Path(scratch) / "products.onnx"
        rounding.model.save_model_to_file(str(products), False)
        quantize_dynamic(products, path, op_types_to_quantize=["Gather"])


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

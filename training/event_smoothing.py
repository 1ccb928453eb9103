"""What int8 would lose, saved beforehand: inputs of dense layers with outliers are scaled down, their weights scaled up.

The sums stay the same, only the range that eight bits must span gets smaller (SmoothQuant, Xiao et al. 2023,
arXiv:2211.10438).
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator

import torch
from event_net import EventNet
from torch import Tensor, nn
from transformers import BertModel

SHARE = 0.75  # of the outliers that goes over to the weights: the best of 0.5, 0.7, 0.8, 0.9 and 1 by the loss of int8
FLOOR = 1e-3


class _Smoothed(nn.Module):
    def __init__(self, dense: nn.Linear, peaks: Tensor) -> None:
        super().__init__()
        weight = dense.weight.detach()
        scale = peaks.clamp(min=FLOOR) ** SHARE / weight.abs().amax(0).clamp(min=FLOOR) ** (1 - SHARE)
        scale = scale / scale.mean()
        self.dense = nn.Linear(weight.shape[1], weight.shape[0])
        self.dense.weight.data = weight * scale
        self.dense.bias.data = dense.bias.detach()
        self.register_buffer("down", 1 / scale)

    def forward(self, vectors: Tensor) -> Tensor:
        return self.dense(vectors * self.down)


def smoothed(net: EventNet, batches: Iterable[tuple[Tensor, Tensor]]) -> BertModel:
    """A copy of the encoder of a net that says the same and suffers less from int8.

    Args:
        batches: numbers and mask of typical sentences, which show where the outliers are.
    """
    encoder = copy.deepcopy(net.encoder).eval()
    for block, name, peaks in list(_peaks(encoder, batches)):
        part = getattr(block, name)
        part.dense = _Smoothed(part.dense, peaks)
    return encoder


def _peaks(encoder: BertModel, batches: Iterable[tuple[Tensor, Tensor]]) -> Iterator[tuple[nn.Module, str, Tensor]]:
    """The blocks and names of their dense layers, with the largest input that each has seen by channel."""
    layers = [(block, name) for block in encoder.encoder.layer for name in ("intermediate", "output")]
    seen: dict[int, Tensor] = {}
    hooks = []
    for number, (block, name) in enumerate(layers):

        def keep(_: nn.Module, inputs: tuple[Tensor, ...], at: int = number) -> None:
            largest = inputs[0].detach().abs().flatten(0, -2).amax(0)
            seen[at] = torch.maximum(seen[at], largest) if at in seen else largest

        hooks.append(getattr(block, name).dense.register_forward_pre_hook(keep))
    with torch.no_grad():
        for numbers, mask in batches:
            encoder(numbers, attention_mask=mask)
    for hook in hooks:
        hook.remove()
    for number, (block, name) in enumerate(layers):
        yield block, name, seen[number]

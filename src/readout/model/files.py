"""Where the event model lies: in the package, or in a folder that `use` names (to try another one)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

ENCODER = ("encoder.onnx", "vocab.txt")
WHOLE = ("encoder.onnx", "heads.npz", "vocab.txt")

_chosen: list[Traversable] = []


def model_file(name: str) -> Traversable:
    """One file of the model in use."""
    folder = _chosen[-1] if _chosen else resources.files("readout.model").joinpath("data")
    return folder.joinpath(name)


def fingerprint(names: Sequence[str] = WHOLE) -> str:
    """The first 12 hexadecimal digits of the sha256 of some files of the model, one after the other."""
    hashed = hashlib.sha256()
    for name in names:
        hashed.update(model_file(name).read_bytes())
    return hashed.hexdigest()[:12]


def use(folder: Path | None) -> None:
    """Read the model from a folder from now on; None: from the package again."""
    from readout.model import encoder, heads, trees

    _chosen[:] = [] if folder is None else [folder]
    for cached in (encoder.word_piece, encoder.session, heads.labels, heads.card, heads.weights, heads.nobody, trees.casting):
        cached.cache_clear()

"""A sentence -> a vector a word: the encoder of the event model, on onnxruntime, one thread.

One sentence at a time: in a batch sums are added up in another order, so that a sentence could be read a little differently
beside other neighbours. Batches of 32 are 8 % faster; the same reading every time is worth more.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt
import onnxruntime

from readout.model.files import model_file
from readout.model.wordpiece import WordPiece

Vectors = npt.NDArray[np.float32]
LONGEST = 160


@cache
def word_piece() -> WordPiece:
    """The encoder's tokeniser."""
    lines = model_file("vocab.txt").read_text(encoding="utf-8").splitlines()
    return WordPiece({piece: number for number, piece in enumerate(lines)})


@cache
def session() -> onnxruntime.InferenceSession:
    """The encoder, loaded once."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model_file("encoder.onnx").read_bytes(), options, providers=["CPUExecutionProvider"])


def encode(words: Sequence[str]) -> tuple[Vectors, Vectors]:
    """The vectors of a sentence's words (words, 384) and that of the whole sentence (384,).

    Words beyond the 160th piece have no vector: the first array may have fewer rows than the sentence has words.
    """
    pieces = word_piece()
    row, firsts = [pieces.start], []
    for word in words:
        parts = pieces.pieces(word)
        if len(row) + len(parts) >= LONGEST:
            break
        firsts.append(len(row))
        row += parts
    numbers = np.array([[*row, pieces.end]], dtype=np.int64)
    hidden: Vectors = session().run(None, {"numbers": numbers, "mask": np.ones_like(numbers)})[0][0]
    return hidden[firsts], hidden[0]

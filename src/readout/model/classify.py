"""Which PLOVER type a sentence reports between two given parties: the task of the field's benchmarks.

PLV (Hu et al. 2024, arXiv 2308.07876) asks for one of 15 roots, where CONCEDE and RETREAT are one (YIELD) and some types are
drawn by CAMEO's borders: economic sanctions are COERCE there (CAMEO 163), SANCTION in PLOVER's manual. The model keeps both
apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from readout.model.heads import NONE, Range, Reading, labels
from readout.ontology.plover import event_types
from readout.records import Span

if TYPE_CHECKING:
    from spacy.language import Language

YIELD = "YIELD"
YIELDING = frozenset({"CONCEDE", "RETREAT"})
YIELD_QUAD = 2
PLV_ABSENT = frozenset({NONE, "STATEMENT"})
MARGIN = 20

Pair = tuple[Range | None, Range | None]


@dataclass(frozen=True)
class Classified:
    """What a sentence says of one pair.

    Attributes:
        event: a PLOVER type, `STATEMENT` or `none`; with `roots="plv"` one of PLV's 15 roots; with a codebook one of its types.
        mode: its PLOVER mode, None where none applies; quad_code: 1 to 4, None for `none` and for types of a codebook.
        probabilities: of every label; they sum to 1.
        explanation: the word that decided, and the runner-up; with a codebook the nearest example or description.
    """

    event: str
    mode: str | None
    quad_code: int | None
    probabilities: dict[str, float]
    explanation: str


@cache
def _tokenizer() -> Language:
    import spacy

    return spacy.blank("en")


def classify(text: str, actor: Span | None, recipient: Span | None, roots: str = "plover") -> Classified:
    """Say what the actor does to the recipient in a sentence.

    Args:
        text: the sentence.
        actor, recipient: half-open character offsets into it, None where unspecified.
        roots: `plover` for the 16 types, `STATEMENT` and `none`; `plv` for PLV's 15 roots, without abstention.

    Raises:
        ValueError: a span lies outside the text or covers no word of it.
    """
    words, reading, pair = read_pair(text, actor, recipient)
    chances, modes, attention = (rows[0] for rows in reading.pairs([pair]))
    by_label = _summed([float(c) for c in chances], roots)
    event, second, *_ = sorted(by_label, key=lambda name: -by_label[name])
    mode = _mode(event, [float(m) for m in modes])
    word = words[int(attention.argmax())]
    explanation = f"model, reading {word!r}; runner-up {second} ({by_label[second]:.2f})"
    return Classified(event, mode, _quad(event), by_label, explanation)


def read_pair(text: str, actor: Span | None, recipient: Span | None) -> tuple[list[str], Reading, Pair]:
    """Read a sentence: its words, what the model sees of them, and the ranges of words of both parties.

    Raises:
        ValueError: a span lies outside the text or covers no word of it.
    """
    tokens = [t for t in _tokenizer().make_doc(text) if not t.is_space]
    places = [(t.idx, t.idx + len(t)) for t in tokens]
    pair = (_range("actor", places, actor, len(text)), _range("recipient", places, recipient, len(text)))
    words = [t.text for t in tokens]
    if not words:
        raise ValueError("the text is empty")
    reading = Reading(words)
    if not all(reading.covers(p) for p in pair):  # a very long sentence: read on from shortly before the parties
        start = max(0, min(p[0] for p in pair if p is not None) - MARGIN)
        words = words[start:]
        pair = (_moved(pair[0], start), _moved(pair[1], start))
        reading = Reading(words)
        if not all(reading.covers(p) for p in pair):
            raise ValueError("actor and recipient stand too far apart for one sentence")
    return words, reading, pair


def _range(name: str, places: list[Span], span: Span | None, length: int) -> Range | None:
    if span is None:
        return None
    start, end = span
    touched = [i for i, (first, last) in enumerate(places) if first < end and start < last]
    if not 0 <= start < end <= length or not touched:
        raise ValueError(f"{name} [{start}, {end}] is no span of words of a text of {length} characters")
    return touched[0], touched[-1] + 1


def _moved(span: Range | None, start: int) -> Range | None:
    return None if span is None else (span[0] - start, span[1] - start)


def _summed(chances: list[float], roots: str) -> dict[str, float]:
    """Probabilities by label: classes of one label together, over those that the scheme knows."""
    found: dict[str, float] = {}
    for name, chance in zip(labels().classes, chances, strict=True):
        kind, _, root = name.partition("/")
        if roots == "plv":
            kind = root or (YIELD if kind in YIELDING else kind)
            if kind in PLV_ABSENT:
                continue
        found[kind] = found.get(kind, 0.0) + chance
    total = sum(found.values())
    return {name: chance / total for name, chance in found.items()}


def _mode(event: str, chances: list[float]) -> str | None:
    fitting = [
        (p, name.partition(" ")[2]) for p, name in zip(chances, labels().modes, strict=True) if name.split(" ")[0] == event
    ]
    return max(fitting)[1] or None if fitting else None


def _quad(event: str) -> int | None:
    if event == YIELD:
        return YIELD_QUAD
    return event_types()[event].quad if event in event_types() else None

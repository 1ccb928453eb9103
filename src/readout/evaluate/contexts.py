"""Contexts of paragraphs against annotation: F1 by context, and its mean over contexts that are frequent enough to say."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from readout.assemble.contexts import contexts_of
from readout.errors import MissingInput
from readout.evaluate.rates import Rates
from readout.extract.parse import parse
from readout.model.heads import Reading

FEWEST = 10


def contexts_in(text: str) -> frozenset[str]:
    """The contexts of a text: those of its sentences."""
    (doc,) = parse([text])
    found: set[str] = set()
    for sentence in doc.sents:
        words = [t.text for t in sentence if not t.is_space]
        found |= set(contexts_of(Reading(words), sentence.text)) if words else set()
    return frozenset(found)


def by_context(path: Path, coder: Callable[[str], Iterable[str]] = contexts_in) -> dict[str, Rates]:
    """Matches of each context over the paragraphs of a file (JSONL: `text`, `contexts`).

    Raises:
        MissingInput: there is no such file.
    """
    if not path.is_file():
        raise MissingInput(f"{path}: no such file; run from the top of the repository or give --root")
    right, invented, missed = Counter[str](), Counter[str](), Counter[str]()
    for line in path.read_text(encoding="utf-8").splitlines():
        paragraph = json.loads(line)
        wanted, found = set(paragraph["contexts"]), set(coder(paragraph["text"]))
        right.update(wanted & found)
        invented.update(found - wanted)
        missed.update(wanted - found)
    return {c: Rates(right[c], invented[c], missed[c]) for c in sorted(right | invented | missed)}


def macro_f1(rates: Mapping[str, Rates], fewest: int = FEWEST) -> float:
    """Mean F1 in percent over the contexts with at least so many paragraphs."""
    counted = [r.f1 for r in rates.values() if r.n >= fewest]
    return round(sum(counted) / len(counted), 1) if counted else 0.0

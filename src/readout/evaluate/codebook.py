"""A user's own codebook against annotation: F1 by type of sentences whose parties are given, and its mean."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from readout.errors import MissingInput
from readout.evaluate.rates import Rates
from readout.model.codebook import Codebook, load_types
from readout.model.heads import NONE

ONTOLOGY, SENTENCES = "ontology.toml", "sentences.jsonl"


def by_type(folder: Path) -> dict[str, Rates]:
    """Matches of each type, and of `none`, over a folder with `ontology.toml` and `sentences.jsonl`.

    A line of sentences has `text`, `actor` and `recipient` (`[start, end)` or null) and `event`.

    Raises:
        MissingInput: one of the files is not there.
        DataError: the ontology is not as it should be.
    """
    path = folder / SENTENCES
    if not path.is_file():
        raise MissingInput(f"{path}: no such file; run from the top of the repository or give --root")
    codebook = Codebook(load_types(folder / ONTOLOGY))
    answers = Counter[tuple[str, str]]()
    for line in path.read_text(encoding="utf-8").splitlines():
        sentence = json.loads(line)
        answers[sentence["event"], codebook.classify(sentence["text"], sentence["actor"], sentence["recipient"]).event] += 1
    return {name: _rates(answers, name) for name in (*(t.name for t in codebook.types), NONE)}


def macro_of_types(rates: Mapping[str, Rates]) -> float:
    """Mean F1 in percent over the types, `none` apart: what is given wrongly or not at all already counts against them."""
    found = [r.f1 for name, r in rates.items() if name != NONE]
    return round(sum(found) / len(found), 1)


def _rates(answers: Mapping[tuple[str, str], int], name: str) -> Rates:
    right = answers.get((name, name), 0)
    given = sum(n for (_, answer), n in answers.items() if answer == name)
    wanted = sum(n for (gold, _), n in answers.items() if gold == name)
    return Rates(right, given - right, wanted - right)

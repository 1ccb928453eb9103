"""PLOVER contexts of a sentence: what the event model hears in it, and words that say so by themselves."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from readout.model.heads import Reading, labels
from readout.tables import rows

# The head learned with a context that is there weighing three times one that is not, so these are chances of two fifths and,
# with a cue, of one in seven: where cross-validation on the training paragraphs finds most (`training/README.md`).
LEAST = 0.65
WITH_CUE = 0.35
BY_MODE = {("COERCE", "misinformation"): "misinformation", ("COERCE", "cyber"): "cyber"}
NARROWER_THAN_CRIME = frozenset({"corruption", "illegal_drugs", "trafficking"})
SENTENCES = 256  # whose words are kept: all drafts of a sentence ask for the same


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    """By context a pattern for all its cues; `*` stands for the end of a word."""
    found = {}
    for row in rows("readout.ontology", "data/context_cues.tsv"):
        forms = "|".join(re.escape(c).replace(r"\*", r"\w*") for c in row["cues"].split("|"))
        found[row["context"]] = re.compile(rf"(?<!\w)(?:{forms})(?!\w)")
    return found


@lru_cache(maxsize=SENTENCES)
def _cued(text: str) -> frozenset[str]:
    lowered = text.lower()
    return frozenset(c for c, pattern in _cues().items() if pattern.search(lowered))


def contexts_of(reading: Reading, text: str, event: str | None = None, mode: str | None = None) -> tuple[str, ...]:
    """The contexts of a sentence, in alphabetical order.

    Args:
        reading: the sentence as the event model reads it; text: the same sentence.
        event, mode: of the record that it is for; some modes bring a context with them.
    """
    cued = _cued(text)
    chances = dict(zip(labels().contexts, map(float, reading.contexts), strict=True))
    found = {c for c, p in chances.items() if p >= LEAST or (p >= WITH_CUE and c in cued)}
    if event is not None and (event, mode or "") in BY_MODE:
        found.add(BY_MODE[event, mode or ""])
    if found & NARROWER_THAN_CRIME:
        found.discard("crime")
    return tuple(sorted(found))

"""What the confidence of a surname alone is worth on texts: `python bench/surnames.py TEXTS.jsonl [DOCUMENTS]`.

Where a text gives a full name, its surname is looked up without the text, on the text's day, and counts as right if the
same person comes out. Each surname and person counts once. Namesakes whom no table has are counted apart.
"""

from __future__ import annotations

import sys
import warnings
from collections import defaultdict
from collections.abc import Iterator

from readout.knowledge.offices import name_words, named
from readout.records import Document
from readout.resolve.lookup import Answer, Query, decide, readings

BANDS = (0.85, 0.6, 0.3, 0.0)
LONGEST = 2200  # characters of a text that are read
DOCUMENTS = 420


def surnames(documents: list[Document]) -> Iterator[tuple[str, str | None, str]]:
    """Surname, day and full name of each person whom a text names in full; none that several in the text have."""
    from readout.extract.parse import parse
    from readout.extract.quotes import find_quotes
    from readout.resolve.actors import Actors

    seen: set[tuple[str, str]] = set()
    for document, doc in zip(documents, parse(d.text[:LONGEST] for d in documents), strict=True):
        actors = Actors(document, doc, None, find_quotes(doc))
        people: dict[str, set[str]] = defaultdict(set)
        for mention in actors.mentions.all:
            if mention.kind == "person" and len(mention.words) > 1:
                people[mention.words[-1]].add(actors.resolution(mention).parties[0].name or "")
        for surname, names in people.items():
            name = next(iter(names))
            if len(names) == 1 and (surname, name) not in seen:
                seen.add((surname, name))
                yield surname.capitalize(), document.date, name


def main() -> None:
    """Look all surnames up and print how many are right, by confidence."""
    from readout import SourceOptions, read

    warnings.filterwarnings("ignore", message=r"\[W095\]")
    most = int(sys.argv[2]) if len(sys.argv) > 2 else DOCUMENTS
    found = (reading.document for reading in read([sys.argv[1]], SourceOptions()))
    documents = [document for document in found if document and document.date][:most]
    bands: dict[tuple[bool, float | None], list[bool]] = defaultdict(list)
    for surname, day, name in surnames(documents):
        answer = decide(readings(Query(surname, day)))
        is_known = bool(named(name_words(name), day))
        bands[is_known, _band(answer)].append(answer.reading is not None and answer.reading.party.name == name)
    print(f"{'confidence':<12}{'known: right':>16}{'all: right':>16}")
    for band in (*BANDS, None):
        known, other = bands[True, band], bands[False, band]
        shown = (f"{len(rows)}" if band is None else f"{sum(rows)} of {len(rows)}" for rows in (known, [*known, *other]))
        print(f"{'refused' if band is None else f'from {band}':<12}" + "".join(f"{text:>16}" for text in shown))


def _band(answer: Answer) -> float | None:
    if answer.reading is None:
        return None
    confidence = answer.reading.confidence
    return next(band for band in BANDS if confidence >= band)


if __name__ == "__main__":
    main()

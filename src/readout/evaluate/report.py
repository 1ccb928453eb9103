"""What an evaluation tells: the figures beside those of a constant answer, and every record missed or invented."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import IO

from readout.evaluate.annotated import Annotated, Json, Record
from readout.evaluate.baselines import Baseline, baselines
from readout.evaluate.events import ROUNDS, Compared, Keep, Scores, coded_act, compared, score
from readout.evaluate.layout import Listing, print_listing, print_scores, stream_console
from readout.evaluate.pairs import unpaired
from readout.evaluate.wording import words_at
from readout.export.lines import line


@dataclass(frozen=True)
class Listed:
    """A record with the words of its anchor, empty where the text is not at hand."""

    document: str
    record: Record
    words: str = ""

    def as_json(self) -> Json:
        """The record in the gold format, with document and words."""
        return {"document": self.document, **self.record.as_json(), "words": self.words}


@dataclass(frozen=True)
class Explained:
    """The records that explain a figure.

    Attributes:
        missed: gold records that no system record was paired with.
        invented: system records that were paired with no gold record.
        differing: pairs (gold, system) whose dyads do not all agree.
    """

    missed: tuple[Listed, ...] = ()
    invented: tuple[Listed, ...] = ()
    differing: tuple[tuple[Listed, Listed], ...] = ()

    def as_json(self) -> Json:
        """The three lists."""
        return {
            "missed": [one.as_json() for one in self.missed],
            "invented": [one.as_json() for one in self.invented],
            "differing": [{"gold": g.as_json(), "system": s.as_json()} for g, s in self.differing],
        }


@dataclass(frozen=True)
class Report:
    """Figures, constant answers by attribute, and the records that explain them."""

    scores: Scores
    baselines: dict[str, Baseline]
    explained: Explained

    def as_json(self) -> Json:
        """The figures at the top level, the rest under names of its own."""
        constant = {name: baseline.as_json() for name, baseline in self.baselines.items()}
        return {**self.scores.as_json(), "baselines": constant, **self.explained.as_json()}


def report(
    gold: Iterable[Annotated],
    system: Iterable[Annotated],
    texts: Mapping[str, str] | None = None,
    *,
    keep: Keep = coded_act,
    rounds: int = ROUNDS,
) -> Report:
    """Score `system` and list what went wrong among the records that `keep` lets through.

    Args:
        texts: text of a document by its id, for gold lines that do not hold it.
    """
    gold, system = tuple(gold), tuple(system)
    documents = compared(gold, system)
    explained = _explained([d.keeping(keep) for d in documents], texts or {})
    return Report(score(gold, system, rounds), baselines(documents), explained)


def write_report(made: Report, stream: IO[str], *, as_json: bool = False, lists: bool = True) -> None:
    """Write the report as tables, with or without the lists of records, or as one line of JSON."""
    if as_json:
        stream.write(line(made.as_json()) + "\n")
        return
    console = stream_console(stream)
    print_scores(console, made.scores, made.baselines)
    for heading, rows in _listings(made.explained).items() if lists else ():
        print_listing(console, heading, rows)


def _explained(documents: Iterable[Compared], texts: Mapping[str, str]) -> Explained:
    parts = [_explained_one(d, d.text or texts.get(d.id, "")) for d in documents]
    return Explained(
        missed=tuple(one for part in parts for one in part.missed),
        invented=tuple(one for part in parts for one in part.invented),
        differing=tuple(two for part in parts for two in part.differing),
    )


def _explained_one(document: Compared, text: str) -> Explained:
    """The lists of one document, in the order of its gold records."""
    pairs = sorted(document.pairs(), key=lambda p: p.first)
    missed, invented = unpaired(pairs, document.gold, document.system)
    gold, system = (
        [Listed(document.id, r, words_at(text, r.anchor)) for r in records] for records in (document.gold, document.system)
    )
    return Explained(
        missed=tuple(gold[i] for i in missed),
        invented=tuple(system[i] for i in invented),
        differing=tuple((gold[p.first], system[p.second]) for p in pairs if not p.right),
    )


def _listings(explained: Explained) -> dict[str, list[Listing]]:
    """The lists as rows of document, sign, record and words."""
    differing = [row for g, s in explained.differing for row in (_row("-", g), _row("+", s))]
    return {
        f"missed: {len(explained.missed)}": [_row("-", one) for one in explained.missed],
        f"invented: {len(explained.invented)}": [_row("+", one) for one in explained.invented],
        f"other parties or reality: {len(explained.differing)}, gold (-) and system (+)": differing,
    }


def _row(sign: str, one: Listed) -> Listing:
    return one.document, sign, one.record, one.words

"""Episodes scored against annotated happenings: which mentions of one happening were joined, and which wrongly.

    python -m readout.evaluate.episodes DIR --documents FILE [--documents FILE] [--records FILE] [--errors]

DIR holds episodes.jsonl (`{episode, mentions: [{doc, span, type}]}`) and, if it likes, same_day.jsonl (`{a, b, why}`: two
happenings that must never be joined). Without --records the documents are coded first. A record reports the mention that its
trigger lies in, if their types can be two readings of one act.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from rich.table import Table

from readout import code_documents
from readout.errors import DataError, MissingInput, ReadoutError
from readout.evaluate.layout import stream_console
from readout.evaluate.partitions import Score, b_cubed, ceaf_e, conll_f1, muc, pairs, parts
from readout.export.as_json import event_from_json
from readout.link.episodes import Episode, episodes
from readout.link.families import families
from readout.link.groups import compatible
from readout.link.report import Report
from readout.records import Document, Event, Span
from readout.sources import SourceOptions, read

Json = dict[str, Any]


@dataclass(frozen=True)
class Mention:
    """A clause that reports a happening.

    Attributes:
        happening: id of the annotated happening.
        span: the clause, in the text of document `doc`.
        type: event type.
    """

    happening: str
    doc: str
    span: Span
    type: str


@dataclass(frozen=True)
class Scored:
    """How the episodes fit the annotation.

    Attributes:
        mentions: annotated mentions; coded: those that a record reports.
        linked: pairs among the coded mentions: what the joining alone is worth.
        pairs: pairs among all mentions, those that no record reports standing alone.
        muc, b3, ceafe, conll: over all mentions; conll is F1, 0 to 1.
        forbidden: pairs of happenings that must not be joined; joined: those that were.
        wrong, missed: pairs of coded mentions joined wrongly, and not joined.
    """

    mentions: int
    coded: int
    linked: Score
    pairs: Score
    muc: Score
    b3: Score
    ceafe: Score
    conll: float
    forbidden: int
    joined: tuple[tuple[str, str], ...]
    wrong: tuple[tuple[Mention, Mention], ...]
    missed: tuple[tuple[Mention, Mention], ...]

    def figures(self) -> dict[str, float]:
        """The figures of the gate, in percent; `same_day_joined` is a count."""
        return {
            "episodes.pair_precision": round(100 * self.pairs.precision, 1),
            "episodes.pair_recall": round(100 * self.pairs.recall, 1),
            "episodes.linked_recall": round(100 * self.linked.recall, 1),
            "episodes.b3_f1": round(100 * self.b3.f1, 1),
            "episodes.conll_f1": round(100 * self.conll, 1),
            "episodes.same_day_joined": float(len(self.joined)),
        }


# ---- the annotation --------------------------------------------------------------------------------------------------
def read_mentions(folder: Path) -> tuple[Mention, ...]:
    """The mentions of episodes.jsonl.

    Raises:
        MissingInput, DataError: no such file, or a line that is not of its shape.
    """
    return tuple(mention for number, line in _lines(folder / "episodes.jsonl") for mention in _mentions(line, number))


def read_forbidden(folder: Path) -> tuple[tuple[str, str], ...]:
    """Pairs of happenings of same_day.jsonl, none where there is no such file."""
    path = folder / "same_day.jsonl"
    return tuple((str(line["a"]), str(line["b"])) for _, line in _lines(path)) if path.is_file() else ()


def _mentions(line: Json, number: int) -> Iterator[Mention]:
    try:
        for one in line["mentions"]:
            start, end = one["span"]
            yield Mention(str(line["episode"]), one["doc"], (start, end), one["type"])
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"episodes.jsonl:{number}: {error!r}; see the format in the module's docstring") from None


def _lines(path: Path) -> Iterator[tuple[int, Json]]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise MissingInput(f"{path}: {error.strerror}; name the folder that holds it") from error
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield number, json.loads(line)


# ---- records and mentions --------------------------------------------------------------------------------------------
def mapped(mentions: Sequence[Mention], events: Iterable[Event]) -> dict[Mention, tuple[str, ...]]:
    """Mention -> ids of the records that report it, the best first.

    A record reports one mention: of those around its trigger one of its own type, then the shortest.
    """
    by_doc: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_doc.setdefault(mention.doc, []).append(mention)
    found: dict[Mention, list[Event]] = {}
    for event in events:
        around = [m for m in by_doc.get(event.doc, ()) if _within(event.trigger, m.span) and compatible(event.event, m.type)]
        if around:
            best = min(around, key=lambda m: (m.type != event.event, m.span[1] - m.span[0], m.span))
            found.setdefault(best, []).append(event)
    return {m: tuple(e.id for e in sorted(held, key=lambda e: _rank(m, e))) for m, held in found.items()}


def _rank(mention: Mention, event: Event) -> tuple[bool, float, str]:
    return event.event != mention.type, -event.confidence, event.id


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


# ---- the score -------------------------------------------------------------------------------------------------------
def score(
    mentions: Sequence[Mention],
    reported: Mapping[Mention, Sequence[str]],
    found: Iterable[Episode],
    never: Sequence[tuple[str, str]],
) -> Scored:
    """Compare episodes with annotated happenings; a mention stands in the episode of the best record that reports it."""
    episode_of = {record: episode.id for episode in found for record in episode.records}
    system: dict[Hashable, Hashable] = {m: episode_of[reported[m][0]] if m in reported else ("alone", m) for m in mentions}
    gold: dict[Hashable, Hashable] = {m: m.happening for m in mentions}
    coded = [m for m in mentions if m in reported]
    known = {m: gold[m] for m in coded}, {m: system[m] for m in coded}
    wanted, given = parts(gold), parts(system)
    return Scored(
        mentions=len(mentions),
        coded=len(coded),
        linked=pairs(parts(known[0]), parts(known[1])),
        pairs=pairs(wanted, given),
        muc=muc(wanted, given),
        b3=b_cubed(wanted, given),
        ceafe=ceaf_e(wanted, given),
        conll=conll_f1(wanted, given),
        forbidden=len(never),
        joined=tuple(_joined(never, reported, episode_of)),
        wrong=tuple((a, b) for a, b in combinations(coded, 2) if gold[a] != gold[b] and system[a] == system[b]),
        missed=tuple((a, b) for a, b in combinations(coded, 2) if gold[a] == gold[b] and system[a] != system[b]),
    )


def _joined(
    never: Iterable[tuple[str, str]], reported: Mapping[Mention, Sequence[str]], episode_of: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """The forbidden pairs of which any two records share an episode."""
    stands: dict[str, set[str]] = {}
    for mention, records in reported.items():
        stands.setdefault(mention.happening, set()).update(episode_of[r] for r in records)
    return ((a, b) for a, b in never if stands.get(a, set()) & stands.get(b, set()))


def score_folder(folder: Path, documents: Sequence[Document], events: Sequence[Event] | None = None) -> Scored:
    """Code the documents (unless `events` are given), build their episodes, and score them against a folder."""
    coded = events if events is not None else [e for c in code_documents(documents) for e in c.events]
    family = families(documents)
    held = {d.id: d for d in documents}
    found = episodes([Report(e, held[e.doc], family[e.doc]) for e in coded if e.doc in held])
    mentions = read_mentions(folder)
    unknown = sorted({m.doc for m in mentions} - held.keys())
    if unknown:
        raise DataError(f"{folder}: no text of document {', '.join(unknown[:3])}; name its file with --documents")
    return score(mentions, mapped(mentions, [e for e in coded if e.doc in held]), found, read_forbidden(folder))


# ---- the command -----------------------------------------------------------------------------------------------------
def table(scored: Scored) -> Table:
    """The figures, one measure a line."""
    made = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("measure", "precision", "recall", "F1"):
        made.add_column(heading, justify="left" if heading == "measure" else "right")
    rows = {"pairs, coded mentions": scored.linked, "pairs, all mentions": scored.pairs, "MUC": scored.muc}
    for name, one in {**rows, "B3": scored.b3, "CEAFe": scored.ceafe}.items():
        made.add_row(name, *(f"{100 * value:.1f}" for value in (one.precision, one.recall, one.f1)))
    made.add_row("CoNLL", "", "", f"{100 * scored.conll:.1f}")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Score a folder and print; the exit code."""
    asked = _asked(arguments)
    try:
        documents = [r.document for r in read(asked.documents, SourceOptions()) if r.document and not r.rejection]
        events = [event_from_json(line) for _, line in _lines(asked.records)] if asked.records else None
        scored = score_folder(asked.folder, documents, events)
    except ReadoutError as error:
        print(error, file=sys.stderr)
        return 1
    console = stream_console(sys.stdout)
    console.print(f"{scored.coded} of {scored.mentions} mentions are reported by a record")
    console.print(table(scored))
    console.print(f"{len(scored.joined)} of {scored.forbidden} pairs that must not be joined are: {list(scored.joined)}")
    for name, wrong in (("joined", scored.wrong), ("apart", scored.missed)) if asked.errors else ():
        for a, b in wrong:
            print(f"{name}\t{a.happening} {a.doc} {a.span}\t{b.happening} {b.doc} {b.span}")
    return 0


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m readout.evaluate.episodes", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--documents", action="append", required=True, metavar="FILE", help="their texts; repeatable")
    parser.add_argument("--records", type=Path, metavar="FILE", help="records as JSONL, instead of coding the documents")
    parser.add_argument("--errors", action="store_true", help="list the pairs joined or left apart wrongly")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())

"""Who is meant by mentions in context, against annotation: code, sector and name, with refusals counted apart.

    python -m readout.evaluate.mentions [--root FOLDER] [--data FOLDER] [--misses]

Mentions of real texts are pointers into files of `--data`; without it, only the written ones are scored.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.table import Table

from readout.evaluate.annotated import objects
from readout.evaluate.layout import stream_console
from readout.evaluate.names import same_name
from readout.records import Participant
from readout.resolve.lookup import Answer, Query, answers

WITHOUT_SECTOR = frozenset({"IGO", "UNO", "EUR"})
# Kinds that only the text or the day can tell, and names do not.
DEPENDENT = ("pronoun", "title", "group", "description", "role")


@dataclass(frozen=True)
class Asked:
    """One annotated mention: the look-up, and the parties that are right; none where it is right to refuse."""

    query: Query
    kind: str
    gold: tuple[Participant, ...]


@dataclass
class Tally:
    """Shares right among mentions; a field that annotation leaves empty is not asked for.

    Attributes:
        right, asked: by field (`code`, `sector`, `name`, `all`); a refusal of a mention that has an answer is wrong.
        answered: names given; true: those that are right.
        refusals: mentions that are right to refuse; refused: those of them that were.
    """

    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("code", "sector", "name", "all"), 0))
    asked: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("code", "sector", "name", "all"), 0))
    answered: int = 0
    true: int = 0
    refusals: int = 0
    refused: int = 0

    def share(self, name: str) -> float:
        """Percent right of a field; 0 where nothing was asked."""
        return round(100 * self.right[name] / self.asked[name], 1) if self.asked[name] else 0.0

    @property
    def name_precision(self) -> float:
        """Percent of the names given that are right."""
        return round(100 * self.true / self.answered, 1) if self.answered else 0.0

    def add(self, asked: Asked, given: Sequence[Participant]) -> bool:
        """Count one answer; whether all of it is right."""
        for party in given:
            if party.name:
                self.answered += 1
                self.true += any(p.name and same_name(p.name, party.name) for p in asked.gold)
        if not asked.gold:
            self.refusals += 1
            self.refused += not given
            return not given
        verdicts = judged(asked.gold, given)
        for name, right in verdicts.items():
            self.asked[name] += 1
            self.right[name] += right
        return verdicts["all"]


def parties_of(answer: Answer) -> tuple[Participant, ...]:
    """The party that an answer gives, or the several parties that it takes a mention for; none where it refuses."""
    if answer.together:
        return tuple(reading.party for reading in answer.alternatives)
    return (answer.reading.party,) if answer.reading else ()


def judged(gold: Sequence[Participant], given: Sequence[Participant]) -> dict[str, bool]:
    """What is right of one answer, by field; of several parties each must be there, and no other."""
    if len(gold) == 1 and len(given) <= 1:
        return _against(gold[0], next(iter(given), None))
    found = [_paired(wanted, given) for wanted in gold]
    alike = len(gold) == len(given)
    names = {name for verdict in found for name in verdict}
    return {name: alike and all(verdict.get(name, True) for verdict in found) for name in names}


def _paired(wanted: Participant, given: Sequence[Participant]) -> dict[str, bool]:
    """The best that any of several parties says of one."""
    verdicts = [_against(wanted, one) for one in given] or [_against(wanted, None)]
    return max(verdicts, key=lambda v: (v["all"], v["code"], sum(v.values())))


def _against(wanted: Participant, given: Participant | None) -> dict[str, bool]:
    found = given or Participant("")
    verdict = {"code": wanted.code == found.code}
    if wanted.sector and wanted.code not in WITHOUT_SECTOR:
        verdict["sector"] = wanted.sector[:1] == found.sector[:1]
    if wanted.name:
        verdict["name"] = bool(found.name) and same_name(wanted.name, found.name or "")
    return {**verdict, "all": all(verdict.values())}


# ---- the sets --------------------------------------------------------------------------------------------------------
def written(path: Path) -> Iterator[Asked]:
    """The mentions of a file that holds their contexts.

    Raises:
        MissingInput: there is no such file.
    """
    for one in objects(path):
        span = (one["span"][0], one["span"][1])
        query = Query(one["text"], one["date"], one["context"], span, one["publisher"], one["issuer"], one["id"])
        yield Asked(query, one["kind"], tuple(map(_party, one["gold"])))


def real(path: Path, data: Path) -> Iterator[Asked]:
    """The mentions of a file that points into texts under `data`.

    Raises:
        MissingInput: this file or one that it points to does not exist.
    """
    held: dict[str, dict[str, dict[str, Any]]] = {}
    for one in objects(path):
        documents = held.setdefault(one["file"], {})
        if not documents:
            documents.update((d["id"], d) for d in objects(data / one["file"]))
        document = documents[one["doc"]]
        start, end = one["span"]
        text = document["text"]
        query = Query(
            text[start:end],
            document.get("date"),
            text,
            (start, end),
            document.get("publisher"),
            document.get("issuer"),
            one["id"],
        )
        yield Asked(query, one["kind"], tuple(map(_party, one["gold"])))


def _party(gold: Mapping[str, str]) -> Participant:
    return Participant(gold["code"], (gold["sector"],) if gold["sector"] else (), name=gold["name"] or None)


# ---- scores ----------------------------------------------------------------------------------------------------------
def scores(asked: Iterable[Asked]) -> tuple[dict[str, Tally], list[tuple[Asked, tuple[Participant, ...]]]]:
    """Tallies by kind, with `all` and `dependent` (DEPENDENT together), and what was not all right."""
    held = list(asked)
    tallies: dict[str, Tally] = {}
    misses = []
    for one, (_, answer) in zip(held, answers(a.query for a in held), strict=True):
        given = parties_of(answer)
        groups = [one.kind, "all", *(["dependent"] if one.kind in DEPENDENT else [])]
        verdicts = [tallies.setdefault(g, Tally()).add(one, given) for g in groups]
        if not verdicts[0]:
            misses.append((one, given))
    return tallies, misses


def sets(root: Path, data: Path | None) -> dict[str, list[Asked]]:
    """The annotated mentions at hand, by set."""
    folder = root / "evaluation/mentions"
    found = {"written": list(written(folder / "mentions.jsonl"))}
    if data is not None:
        found["real"] = list(real(folder / "real.jsonl", data))
    return found


def table(tallies: Mapping[str, Tally]) -> Table:
    """One line a kind."""
    made = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("kind", "mentions", "code", "sector", "name", "all", "names given", "right", "to refuse", "refused"):
        made.add_column(heading, justify="left" if heading == "kind" else "right")
    for kind in sorted(tallies, key=lambda k: (k in ("dependent", "all"), k)):
        t = tallies[kind]
        shares = (f"{t.share(n):g}" if t.asked[n] else "-" for n in ("code", "sector", "name", "all"))
        counts = (str(t.asked["code"]), *shares, str(t.answered), f"{t.name_precision:g}", str(t.refusals), str(t.refused))
        made.add_row(kind, *counts)
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Score every set at hand and print; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m readout.evaluate.mentions", description=(__doc__ or "").split("\n")[0])
    outside = os.environ.get("READOUT_EVAL_DATA")
    parser.add_argument("--root", type=Path, default=Path(), help="top of the repository (default: here)")
    parser.add_argument("--data", type=Path, default=Path(outside) if outside else None, help="else READOUT_EVAL_DATA")
    parser.add_argument("--misses", action="store_true", help="list what was not all right")
    asked = parser.parse_args(arguments)
    console = stream_console(sys.stdout)
    for name, mentions in sets(asked.root, asked.data).items():
        tallies, misses = scores(mentions)
        console.print(f"{name}: {len(mentions)} mentions", table(tallies), "", sep="\n")
        for one, given in misses if asked.misses else ():
            wanted = " + ".join(p.gold() for p in one.gold) or "refusal"
            found = " + ".join(p.gold() for p in given) or "refusal"
            console.print(f"{one.query.id} {one.kind}: {one.query.text!r} {one.query.date}", f"{wanted} <> {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

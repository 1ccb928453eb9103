"""Events gained and lost between two runs over the same documents, and the pinned run to hold the next one against.

A record is kept where the same document has one of the same type, mode and country codes at an overlapping anchor, so
that a record that moved a little is no loss; what else changed in it is listed by field.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from readout.errors import OutputError
from readout.evaluate.annotated import Annotated, Record, party, read_annotated
from readout.evaluate.pairs import Pair, one_to_one, overlap, pair_up, unpaired
from readout.evaluate.wording import what, who
from readout.export.lines import line

FIELDS = ("actor", "recipient", "date", "factuality", "according_to", "background", "anchor")


@dataclass(frozen=True)
class Change:
    """A record gained or lost; `true` says whether gold has it, None where gold does not know the document."""

    document: str
    record: Record
    true: bool | None = None


@dataclass(frozen=True)
class Altered:
    """A record kept with other values; `fields` names them."""

    document: str
    before: Record
    now: Record
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """All that differs between two runs; `kept` counts the altered records too."""

    gained: tuple[Change, ...] = ()
    lost: tuple[Change, ...] = ()
    altered: tuple[Altered, ...] = ()
    kept: int = 0

    def __add__(self, other: Changes) -> Changes:
        """The changes of both."""
        return Changes(self.gained + other.gained, self.lost + other.lost, self.altered + other.altered, self.kept + other.kept)

    def lines(self) -> Iterator[str]:
        """A sum, then a line for each change: `+` gained, `-` lost, `~` altered."""
        gained, lost = _summed("gained", self.gained), _summed("lost", self.lost)
        yield f"{gained}, {lost}, {self.kept} kept ({len(self.altered)} with changed fields)"
        yield from (_line("+", change) for change in self.gained)
        yield from (_line("-", change) for change in self.lost)
        yield from (f"~ {_named(a.document, a.now)}  {_fields(a)}" for a in self.altered)


def changes(before: Iterable[Annotated], now: Iterable[Annotated], gold: Iterable[Annotated] | None = None) -> Changes:
    """Compare two runs; with `gold`, say which gains are true and which losses were."""
    first, second = ({d.id: d.records for d in run} for run in (before, now))
    truth = {d.id: d.records for d in gold or ()}
    total = Changes()
    for document in dict.fromkeys((*first, *second)):
        total += _one(document, first.get(document, ()), second.get(document, ()), truth)
    return total


def pin(path: str | Path, run: Iterable[Annotated]) -> None:
    """Write a run as compact JSONL of ids and events without confidence, small and stable enough to commit.

    Raises:
        OutputError: the file cannot be written.
    """
    written = "".join(line({"id": d.id, "events": [r.as_json() for r in d.records]}) + "\n" for d in run)
    try:
        Path(path).write_text(written, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}; name a file in a folder that can be written") from error


def load_pin(path: str | Path) -> tuple[Annotated, ...]:
    """Read a pinned run.

    Raises:
        MissingInput, DataError: as for any file in the gold format.
    """
    return read_annotated(path)


def _one(document: str, before: tuple[Record, ...], now: tuple[Record, ...], gold: Mapping[str, tuple[Record, ...]]) -> Changes:
    kept = _kept(before, now)
    lost, gained = unpaired(kept, before, now)
    in_before, in_now = _true(before, gold.get(document)), _true(now, gold.get(document))
    return Changes(
        gained=tuple(Change(document, now[i], in_now[i]) for i in gained),
        lost=tuple(Change(document, before[i], in_before[i]) for i in lost),
        altered=tuple(_altered(document, before[p.first], now[p.second]) for p in kept if _differ(p, before, now)),
        kept=len(kept),
    )


def _kept(before: tuple[Record, ...], now: tuple[Record, ...]) -> list[Pair]:
    """Records under one key, nearest in the text first."""
    same = [
        Pair(b, n, 1.0, overlap(before[b].anchor, now[n].anchor))
        for b in range(len(before))
        for n in range(len(now))
        if _key(before[b]) == _key(now[n])
    ]
    touching = [p for p in same if p.overlap or before[p.first].anchor == now[p.second].anchor]
    return sorted(one_to_one(touching), key=lambda p: p.first)


def _key(record: Record) -> tuple[str, str | None, tuple[str, ...], tuple[str, ...]]:
    actors, recipients = (tuple(sorted(party(p).code for p in s)) for s in (record.actor, record.recipient))
    return record.type, record.mode, actors, recipients


def _differ(pair: Pair, before: tuple[Record, ...], now: tuple[Record, ...]) -> bool:
    return replace(before[pair.first], confidence=None) != replace(now[pair.second], confidence=None)


def _altered(document: str, before: Record, now: Record) -> Altered:
    fields = tuple(f for f in FIELDS if getattr(before, f) != getattr(now, f))
    return Altered(document, before, now, fields)


def _true(records: tuple[Record, ...], gold: tuple[Record, ...] | None) -> list[bool | None]:
    """Which records are right against gold, one to one."""
    if gold is None:
        return [None] * len(records)
    right = {pair.second for pair in pair_up(gold, records) if pair.right}
    return [i in right for i in range(len(records))]


def _summed(verb: str, found: tuple[Change, ...]) -> str:
    judged = [change.true for change in found if change.true is not None]
    return f"{len(found)} {verb}" + (f" ({sum(judged)} of {len(judged)} true)" if judged else "")


def _line(sign: str, change: Change) -> str:
    verdict = {True: "  true", False: "  false", None: ""}[change.true]
    return f"{sign} {_named(change.document, change.record)}{verdict}"


def _named(document: str, record: Record) -> str:
    return f"{document}  {what(record)}  {who(record)}"


def _fields(altered: Altered) -> str:
    changed = ((f, getattr(altered.before, f), getattr(altered.now, f)) for f in altered.fields)
    return "; ".join(f"{name}: {_value(old)} -> {_value(new)}" for name, old, new in changed)


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return "none" if value is None else str(value)

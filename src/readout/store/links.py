"""The functions of `readout.link` as the store asks for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields

from readout.link.episode import Decision, Episode
from readout.link.episodes import episodes
from readout.link.families import bands, families, family_of, fingerprint
from readout.link.memory import Memory
from readout.link.report import Report
from readout.records import SCHEMA_VERSION, Document
from readout.store.linker import Happening, Ruling


class Links:
    """Families and episodes of `readout.link`, with a memory of the records that were looked at lately."""

    def __init__(self) -> None:
        self._memory = Memory()

    def bands(self, text: str) -> Sequence[str]:
        """Buckets of the text's fingerprint."""
        return bands(fingerprint(text))

    def kin(self, document: Document, neighbours: Sequence[Document]) -> Sequence[str]:
        """Ids of the neighbours that are copies or rewrites of one text with `document`."""
        return [kin.document for kin in family_of(document, neighbours)]

    def families(self, documents: Sequence[Document]) -> Mapping[str, str]:
        """Document id -> family."""
        return families(documents)

    def keys(self, report: Report) -> Sequence[str]:
        """Blocking keys of a record."""
        return self._memory.keys(self._memory.traits(report))

    def episodes(self, reports: Sequence[Report], rulings: Sequence[Ruling]) -> Sequence[Happening]:
        """The episodes of exactly these reports."""
        return [_happening(one) for one in episodes(reports, decisions(rulings), self._memory, explained=False)]


def decisions(rulings: Sequence[Ruling]) -> list[Decision]:
    """Rulings as linking takes them."""
    return [Decision(r.kind, r.a, r.b, r.by, r.on, r.why) for r in rulings]


def _happening(episode: Episode) -> Happening:
    told = asdict(episode)
    del told["pairs"]
    kept = {one.name: getattr(episode, one.name) for one in fields(Happening) if one.name != "told"}
    return Happening(**kept, told={"schema_version": SCHEMA_VERSION, **told})

"""Words for a whole war (`Russia's invasion`, `the ongoing aggression`): which war of the two it is, by knowledge of conflicts.

A war has no day of its own in most texts, and no two texts need a word in common to mean it: all words for one war are one.
"""

from __future__ import annotations

from dataclasses import dataclass

from readout.knowledge.conflicts import Conflict, conflicts
from readout.link.cues import matched
from readout.records import Document, Event
from readout.tables import earliest, latest

# Characters from its trigger on in which a record's word for a war stands: `continued brutal, unjustified aggression`.
REACH = 60


@dataclass(frozen=True)
class War:
    """A war as a whole.

    Attributes:
        actor, recipient: country codes of the attacker and the attacked; start: its first day, as coarse as it is known.
    """

    actor: str
    recipient: str
    start: str

    @property
    def key(self) -> str:
        """The blocking key that all words for it share."""
        return f"w|{self.actor}>{self.recipient}|{self.start}"


def war_of(event: Event, document: Document, sides: tuple[frozenset[str], frozenset[str]]) -> War | None:
    """The war that a record tells of as a whole; None for an act in it, and for a war that is not known."""
    if event.event != "ASSAULT" or event.factuality != "asserted" or len(sides[0]) != 1:
        return None
    start, end = event.trigger
    noun = matched("war", document.text[start : end + REACH])
    found = [c for c in conflicts() if noun in c.names and {c.actor} == sides[0] and c.recipient in sides[1]]
    war = _begun(found, event.date or document.date)
    return War(war.actor, war.recipient, war.start) if war else None


def _begun(found: list[Conflict], day: str | None) -> Conflict | None:
    """Of several wars of the same two the last one begun by then; one that is over is still spoken of."""
    begun = [c for c in found if day and earliest(c.start) <= latest(day)]
    return max(begun, key=lambda c: c.start, default=None)

"""Decisions about names: an alias given, two names merged, forms split off. What they do to the tables is in decided.py."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

ACTIONS = ("alias", "merge", "split", "undo")


@dataclass(frozen=True)
class Named:
    """Whom a decision is about.

    Attributes:
        kind: `person`, `body` or `state`.
        code: as in `Participant.code`; name: canonical name, empty for a state; qid: where known.
    """

    kind: str
    code: str
    name: str = ""
    qid: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({self.code})" if self.name else self.code


@dataclass(frozen=True)
class Decision:
    """One line of the journal.

    Attributes:
        id: counts from 1 in the journal.
        action: one of ACTIONS.
        who, when, why: who took it, when (UTC), and for what reason.
        actor: whom it is about, None for `undo`; other: whom `merge` takes in.
        forms: the alias, or the forms that are split off.
        code, sector: of those split off, empty to keep the actor's.
        start, end: dates within which the forms hold, empty for no bound.
        undoes: id of the decision that `undo` reverses.
    """

    id: int
    action: str
    who: str
    when: str
    why: str = ""
    actor: Named | None = None
    other: Named | None = None
    forms: tuple[str, ...] = ()
    code: str = ""
    sector: str = ""
    start: str = ""
    end: str = ""
    undoes: int | None = None

    def __str__(self) -> str:
        period = f" from {self.start}" * bool(self.start) + f" until {self.end}" * bool(self.end)
        if self.action == "alias":
            return f"{self.forms[0]} stands for {self.actor}{period}"
        if self.action == "merge":
            return f"{self.other} is {self.actor}"
        if self.action == "split":
            return f"{', '.join(self.forms)} is not {self.actor}{period}"
        return f"decision {self.undoes} is undone"


def in_force(journal: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that count, oldest first: no `undo`, and none that a live `undo` reverses."""
    undone: set[int] = set()
    kept: list[Decision] = []
    for decision in sorted(journal, key=lambda d: -d.id):
        if decision.id in undone:
            continue
        if decision.undoes is not None:
            undone.add(decision.undoes)
        else:
            kept.append(decision)
    return tuple(reversed(kept))

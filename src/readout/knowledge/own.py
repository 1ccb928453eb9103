"""An actor or a role noun of a user's own, as any file form gives it, and a line that gives none."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OwnActor:
    """One row of a user's file.

    Attributes:
        where: file and line.
        name: as printed; aliases: other forms.
        code: as in `Participant.code`; sector: PLOVER sector or empty.
        office: title or key of an office, empty if none; start, end: ISO dates of any precision, empty for no bound.
        qid: Wikidata identifier or empty.
        kind: `person`, `body` or `state`; empty where the file does not say.
    """

    where: str
    name: str
    aliases: tuple[str, ...] = ()
    code: str = "UNK"
    sector: str = ""
    office: str = ""
    start: str = ""
    end: str = ""
    qid: str = ""
    kind: str = ""


@dataclass(frozen=True)
class OwnRole:
    """A noun phrase of an agent dictionary with its sector; `plurals` mean several, and so does `phrase` where `plural`."""

    where: str
    phrase: str
    sector: str
    plurals: tuple[str, ...] = ()
    plural: bool = False


@dataclass(frozen=True)
class Fault:
    """What is wrong with a line of a user's file; `lost` unless the row was kept all the same."""

    where: str
    message: str
    lost: bool = True


Own = OwnActor | OwnRole | Fault

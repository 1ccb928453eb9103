"""Participants as they come out of a mention: of a name's meaning, at another mention, as states, each once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from readout.extract.mention import Mention
from readout.knowledge.lexicon import INTERNATIONAL, Entry
from readout.knowledge.roles import roles
from readout.records import Participant

Parties = tuple[Participant, ...]
FORCES = frozenset({"military", "police"})  # kinds of bodies


@dataclass(frozen=True)
class Resolution:
    """What a mention means, and how that was found.

    Attributes:
        parties: empty where it names nobody.
        how: `name`, `place`, `office`, `document`, `pronoun`, `group`, `role`, `focus`, `unknown` or `none`.
    """

    parties: Parties
    how: str


NOBODY = Resolution((), "none")


def participant(entry: Entry, mention: Mention) -> Participant:
    """A state, body, place or people as a participant."""
    if entry.kind == "body" and _is_described(entry, mention.text):
        return unnamed(entry.code, (entry.sector,), mention)
    if entry.kind == "body":
        sectors = (entry.sector,) if entry.sector and entry.code not in INTERNATIONAL else ()
        return Participant(entry.code, sectors, mention.text, entry.name, None, entry.qid or None, (mention.span,))
    return unnamed(entry.code, ("CVL" if mention.kind == "people" else "GOV",), mention)


def _is_described(entry: Entry, form: str) -> bool:
    """`the Turkish military`: words that say what a force is and whose, not its name (`Bundeswehr`, `Royal Navy`)."""
    if entry.body_kind not in FORCES:
        return False
    words = form.split()
    nouns = (" ".join(words[first:]) for first in range(1, len(words)))
    return any(n.islower() and (role := roles().get(n)) is not None and role.sectors[:1] == (entry.sector,) for n in nouns)


def unnamed(code: str, sectors: tuple[str, ...], mention: Mention) -> Participant:
    """A participant without a name of its own, such as a state or the sector of one."""
    return Participant(code, sectors, mention.text, None, None, None, (mention.span,))


def distinct(parties: Iterable[Participant]) -> Parties:
    """Each participant once, the first of equal keys."""
    found: dict[tuple[str, str, str], Participant] = {}
    for party in parties:
        found.setdefault(party.key, party)
    return tuple(found.values())


def as_states(parties: Parties) -> Parties:
    """The states that persons act for, each once."""
    states: dict[str, Participant] = {}
    for party in parties:
        sectors = ("GOV",) if party.sector else ()
        states[party.code] = Participant(party.code, sectors, party.entity_text, None, None, None, party.spans)
    return tuple(states.values())


def echo(parties: Parties, mention: Mention) -> Parties:
    """The same participants at another mention, the antecedent kept as the second span."""
    return tuple(replace(p, entity_text=mention.text, spans=(mention.span, *p.spans[:1])) for p in parties)

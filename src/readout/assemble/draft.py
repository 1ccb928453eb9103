"""A record in the making: what a trigger says, before dates, merging and confidence."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from readout.extract.syntax import clause_span, light_verb
from readout.ontology.codebook import Frame
from readout.records import Participant, Span
from readout.resolve.dates import DateMention

Parties = tuple[Participant, ...]


@dataclass(frozen=True)
class ChosenDate:
    """The date chosen for an act in the news.

    Attributes:
        value: ISO date as coarse as the text allows, None where it does not say.
        mention: the words that give it, None where it only follows from the day of publication.
        chance: how likely it is right.
    """

    value: str | None
    mention: DateMention | None
    chance: float


@dataclass
class Draft:
    """What one trigger reports.

    Attributes:
        token: trigger token index; anchor: token that heads the reporting clause or phrase.
        features: facts about how it was found, by name, for the confidence model.
        rivals: tokens at which rules have read the same words in another way.
        instead_of: trigger token and type of the draft of which this is another reading.
        chosen: its date, in news alone; elsewhere `values.py` looks it up.
        by: the rule that raised it, in words; model, runner_up: what the event model makes of its trigger.
        chance: the probability that type and parties are right; of several mentions of one act that of the surest.
    """

    event: str
    mode: str | None
    actors: Parties
    recipients: Parties
    token: int
    trigger: Span
    anchor: Span
    sentence: int
    factuality: str = "asserted"
    background: bool = False
    according_to: Parties = ()
    gist: Span | None = None
    frame: Frame | None = None
    date_span: Span | None = None
    more: list[Draft] = field(default_factory=list)
    features: dict[str, float] = field(default_factory=dict)
    light: Span | None = None
    head: int | None = None
    chosen: ChosenDate | None = None
    contexts: tuple[str, ...] = ()
    rivals: tuple[int, ...] = ()
    instead_of: tuple[int, str] | None = None
    by: str = ""
    model: float | None = None
    runner_up: tuple[str, float] | None = None
    chance: float = 0.0

    @property
    def codes(self) -> tuple[frozenset[str], frozenset[str]]:
        """Country-level parties: actors, recipients."""
        return frozenset(p.code for p in self.actors), frozenset(p.code for p in self.recipients)

    @property
    def names(self) -> tuple[frozenset[tuple[str, str, str]], frozenset[tuple[str, str, str]]]:
        """Parties down to sector and name."""
        return frozenset(p.key for p in self.actors), frozenset(p.key for p in self.recipients)


def new_draft(event: str, mode: str | None, actor: Parties, recipient: Parties, token: Token, span: Span) -> Draft:
    """A draft at a trigger token; the clause is that of its verb, for a noun that of the verb that carries it."""
    verb = token if token.pos_ in {"VERB", "AUX"} else light_verb(token)
    anchor_token = verb if verb is not None else token
    light = (verb.idx, verb.idx + len(verb)) if verb is not None and verb.i != token.i else None
    return Draft(event, mode, actor, recipient, token.i, span, clause_span(anchor_token), token.sent.start, light=light)


def union(*groups: Parties) -> Parties:
    """All participants of several groups, each once, in order."""
    found: dict[tuple[str, str, str], Participant] = {}
    for party in (p for group in groups for p in group):
        found.setdefault(party.key, party)
    return tuple(found.values())


def without(parties: Parties, others: Parties) -> Parties:
    """Participants that are not among others (same code, sector and name)."""
    keys = {p.key for p in others}
    return tuple(p for p in parties if p.key not in keys)

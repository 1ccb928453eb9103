"""A phrase that can be a party, and all those of one document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.knowledge.lexicon import Entry
from readout.knowledge.roles import Role, Title
from readout.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# Where two mentions share a token, the more specific kind has it.
_RANK = {"person": 5, "body": 4, "state": 3, "people": 3, "adjective": 3, "place": 2, "role": 1, "group": 1, "pronoun": 0}


@dataclass(frozen=True)
class Mention:
    """A phrase that can be a party.

    Attributes:
        kind: `person`, `state`, `body`, `place`, `adjective`, `people` (demonyms), `role`, `pronoun`, `group`.
        first, last: token indices, inclusive; head: index of the token that governs the phrase.
        entries: its meanings in the lexicon; words: a person's name; titles, role: what the phrase says the person does.
        plural: whether several are meant.
    """

    kind: str
    span: Span
    first: int
    last: int
    head: int
    text: str
    entries: tuple[Entry, ...] = ()
    words: tuple[str, ...] = ()
    titles: tuple[Title, ...] = ()
    role: Role | None = None
    plural: bool = False


class Mentions:
    """All mentions of one document, in text order, and the one at any token.

    Attributes:
        all: mentions in text order, of those that begin together the longest first.
    """

    def __init__(self, found: list[Mention]) -> None:
        self.all = sorted(found, key=lambda m: (m.first, -m.last))
        self._at: dict[int, Mention] = {}
        for mention in sorted(self.all, key=lambda m: _RANK[m.kind]):
            for index in range(mention.first, mention.last + 1):
                self._at[index] = mention

    def at(self, token: Token) -> Mention | None:
        """The most specific mention that covers a token."""
        return self._at.get(token.i)

    def within(self, first: int, last: int) -> list[Mention]:
        """Mentions that lie wholly between two token indices, inclusive."""
        return [m for m in self.all if m.first >= first and m.last <= last]

"""What one text has told so far, and what is known of it from outside: what every rule about its parties may look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from readout.extract.mention import Mention, Mentions
from readout.records import Document, Span
from readout.resolve.coreference import History
from readout.resolve.parties import NOBODY, Parties, Resolution
from readout.resolve.persons import People
from readout.resolve.scenes import Scene

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Phrase


@dataclass
class Story:
    """A text, or the title of one, while its mentions are resolved in order.

    Attributes:
        document: for its date, kind, issuer and publisher.
        doc, mentions: the parsed text and all its mentions.
        people: persons introduced so far, those of the title first.
        issuer: code of the state or body in whose name the document speaks.
        resolve: resolves a mention, whatever its kind.
        title: persons of the title, the same for text and title.
        focus: code of the state that the document is mostly about.
        only_state: code of the state that it is nearly all about.
        is_title: whether this is the title, which has no scene of its own.
        scenes: towns and regions that the text names; those of a title are left out.
        dateline: code of the state that a news report is written from, if it says so.
        quoted: what speakers say in their own words, and the speakers, in code points.
        history: parties in text order.
        meanings: mentions resolved so far.
    """

    document: Document
    doc: Doc
    mentions: Mentions
    people: People
    issuer: str | None
    resolve: Callable[[Mention], Resolution]
    title: Parties = ()
    focus: str | None = None
    only_state: str | None = None
    is_title: bool = False
    scenes: tuple[Scene, ...] = ()
    dateline: str | None = None
    quoted: tuple[tuple[Span, Span], ...] = ()
    history: History = field(default_factory=lambda: History(()))
    meanings: dict[Mention, Resolution] = field(default_factory=dict)

    @property
    def day(self) -> str | None:
        """Publication date, `YYYY-MM-DD`."""
        return self.document.date

    def meaning(self, mention: Mention) -> Resolution:
        """What a mention resolved before means, NOBODY if it was not."""
        return self.meanings.get(mention, NOBODY)

    def scenes_of(self, sentence: Phrase) -> tuple[Scene, ...]:
        """Towns and regions that a sentence names."""
        return tuple(s for s in self.scenes if sentence.start <= s.first < sentence.end)

    def speaker(self, mention: Mention) -> Span | None:
        """Where the speaker is named in whose words a mention stands, `(0, 0)` if nowhere; None outside such words."""
        return next((who for (start, end), who in self.quoted if start <= mention.span[0] < end), None)

    def look_ahead(self, mention: Mention) -> Parties:
        """Parties of a mention that may stand further on, resolved before its turn."""
        found = self.resolve(mention)
        return self.meanings.setdefault(mention, found).parties

"""What a reader of dates sees and what it makes of a match: a scene, and a reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readout.resolve.calendar_days import Day, Precision
from readout.resolve.date_surroundings import leans_to_future
from readout.resolve.date_words import Match, Token

Kind = Literal["point", "range", "duration", "recurring", "holiday"]


@dataclass(frozen=True)
class Parts:
    """What the text says of a date: the parts that it leaves out are None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@dataclass(frozen=True)
class Reading:
    """A date on its way: `first` and `last` are days, `weak` marks a time of day that yields to any date beside it."""

    first: Day | None = None
    last: Day | None = None
    precision: Precision = "day"
    stated: bool = False
    kind: Kind = "point"
    relation: str = ""
    parts: Parts | None = None
    weak: bool = False


@dataclass
class Scene:
    """What a reader may look at: the words, the publication date, and the days named so far."""

    tokens: list[Token]
    publication: Day | None
    anchor: Day | None = None
    named: bool = False
    calendar_day: Day | None = None

    def future(self, match: Match) -> bool:
        """Whether the clause of a match speaks of what is to come."""
        return leans_to_future(self.tokens, match.start, match.end)

    def note(self, reading: Reading) -> None:
        """Remember the day that `the next day` will count from."""
        names_a_day = reading.precision == "day" and reading.kind in {"point", "range", "holiday"}
        if names_a_day and (reading.first or not reading.relation):
            self.anchor, self.named = reading.last or reading.first, True
            if reading.parts is not None and reading.parts.day is not None:
                self.calendar_day = self.anchor

"""Everything that a user can set, in one frozen record; built once and passed in."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_CONFIDENCE = 0.55  # at 0.5 as much is right of what there is to find, and more of what is found is wrong
STATEMENT_CONFIDENCE = 0.25
NEAR = 0.2  # so far below the least confidence, what would have been a record is kept for review
MAX_CHARS = 1_000_000
DEFAULT_STORE = "readout.db"


@dataclass(frozen=True)
class Settings:
    """How documents are coded.

    Attributes:
        confidence: records below this probability become rejections (stage `confidence`); None for 0.5, and 0.25 for STATEMENT,
            which claims less: that somebody said something.
        max_chars: longest document that is read, in characters.
        batch: documents that are parsed together.
        actors: files of your own actors, beside our tables; decisions: journal of decisions about names, None for none.
        format: output format of the command line, None to go by where the output goes.
        store: the store of the command line.
        told: whether `Coded.told` is filled, which only the ledger reads.
    """

    confidence: float | None = None
    max_chars: int = MAX_CHARS
    batch: int = 32
    format: str | None = None
    store: str = DEFAULT_STORE
    actors: tuple[str, ...] = ()
    decisions: str | None = None
    told: bool = False

    def threshold(self, event: str) -> float:
        """The probability that a record of an event type must reach."""
        if self.confidence is not None:
            return self.confidence
        return STATEMENT_CONFIDENCE if event == "STATEMENT" else DEFAULT_CONFIDENCE

"""How far a long run is: on stderr, if that is a terminal, and only once the run has lasted a while."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from readout.cli.tally import Tally

if TYPE_CHECKING:
    from rich.status import Status

PATIENCE = 3.0


class Progress:
    """A line that counts documents and records, taken away at the end; `shown` says whether it may appear at all."""

    def __init__(self, tally: Tally, *, shown: bool) -> None:
        self._tally = tally
        self._shown = shown and sys.stderr.isatty()
        self._begun = time.monotonic()
        self._status: Status | None = None

    def __enter__(self) -> Self:
        return self

    def step(self) -> None:
        """Say how far the run is."""
        if self._shown and time.monotonic() - self._begun > PATIENCE:
            self._display().update(f"{self._tally.documents:,} documents, {self._tally.records:,} records")

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if self._status:
            self._status.stop()

    def _display(self) -> Status:
        if self._status is None:
            from rich.console import Console

            self._status = Console(stderr=True).status("")
            self._status.start()
        return self._status

"""The console that tables and pages are printed on: colour only on a terminal, and a closed pipe is an error like any."""

from __future__ import annotations

from typing import IO

from rich.console import Console


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave a closed pipe to the program, which meets it with silence; rich would end it as a failure."""
        raise  # the error that is being met


def console_on(stream: IO[str], width: int | None = None) -> Console:
    """A console on `stream`; `width` in columns, None for that of the terminal."""
    return _Console(file=stream, force_terminal=stream.isatty(), width=width, highlight=False)

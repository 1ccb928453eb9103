"""A file of questions, JSON lines: a line that holds none is named on stderr, the others are answered."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import click

from readout.errors import MissingInput

if TYPE_CHECKING:
    from readout.sources.streams import Line

    Json = dict[str, Any]

STDIN = "-"
LONGEST_LINE = 1 << 24  # bytes

Read = TypeVar("Read")


def questions(path: str, what: str, read: Callable[[Json], Read], failed: list[str]) -> Iterator[Read]:
    """What `read` makes of every line of a file, which may be gzipped; `-` is stdin.

    Args:
        what: what the file holds, for the message where it is not there.
        read: raises ValueError, with the fix, for an object that is no question.
        failed: the lines that hold none are added to it.

    Raises:
        MissingInput: the file cannot be opened.
    """
    from readout.sources.jsonl import as_object
    from readout.sources.streams import lines

    with _opened(path, what) as source:
        for one in lines(source, path, LONGEST_LINE):
            for warning in one.warnings:
                click.echo(f"warning: {path}:{one.number}: {warning}", err=True)
            if one.too_long or one.text.strip():
                asked = as_object(one.text)
                try:
                    yield read(_checked(one, asked))
                except ValueError as error:
                    failed.append(f"{path}:{one.number}: {(asked or {}).get('id', 'no id')}")
                    click.echo(f"error: {failed[-1]}: {error}", err=True)


def _opened(path: str, what: str) -> BinaryIO:
    from readout.sources.streams import open_file

    try:
        return sys.stdin.buffer if path == STDIN else open_file(Path(path))
    except OSError as error:
        raise MissingInput(f"{path}: {error.strerror}; name a JSONL file of {what}") from error


def _checked(one: Line, asked: Json | None) -> Json:
    if one.too_long:
        raise ValueError(f"a line of more than {LONGEST_LINE:,} bytes")
    if asked is None:
        raise ValueError("no JSON object on this line")
    return asked

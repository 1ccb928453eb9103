"""Documents as they were read, out as JSONL and in again by id; and records by line."""

from __future__ import annotations

import gzip
import json
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import IO

import click

from readout.errors import DataError, MissingInput
from readout.export.as_json import Json
from readout.export.lines import Lines
from readout.records import Coded, Document
from readout.sources import SourceOptions, read


class Texts(Lines):
    """One line a document, under the names that `readout code` reads."""

    def objects(self, coded: Coded) -> Iterable[Json]:
        """Give the document, unless it could not be read."""
        document = coded.document
        fields = ("id", "date", "title", "text", "publisher", "issuer", "kind", "url")
        return [{name: getattr(document, name) for name in fields}] if document.text else []


def texts(inputs: Sequence[str], wanted: Container[str]) -> dict[str, Document]:
    """The documents of these ids, as `readout code` reads them; what cannot be read is named on stderr.

    Raises:
        MissingInput: an input does not exist.
    """
    found = {}
    for reading in read(inputs, SourceOptions()):
        if reading.error:
            click.echo(f"warning: {reading.error}", err=True)
        elif reading.document and reading.document.id in wanted:
            found[reading.document.id] = reading.document
    return found


def records(path: str) -> Iterator[tuple[int, Json]]:
    """The records of a JSONL file, also gzipped, with the numbers of their lines; `-` is stdin.

    Raises:
        MissingInput: the file cannot be opened.
        DataError: a line is no JSON object; the message names file and line.
    """
    try:
        with _opened(path) as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    yield number, _object(line, f"{path}:{number}")
    except OSError as error:
        raise MissingInput(f"{path}: {error.strerror or error}; name a JSONL file of records") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8; give records written with readout code --format jsonl") from error


def _opened(path: str) -> AbstractContextManager[IO[str]]:
    if path.lower().endswith(".gz"):
        return gzip.open(path, "rt", encoding="utf-8-sig")
    return click.open_file(path, encoding="utf-8-sig")


def _object(line: str, where: str) -> Json:
    try:
        found = json.loads(line)
    except ValueError as error:
        raise DataError(f"{where}: no JSON ({error}); give records written with readout code --format jsonl") from None
    if not isinstance(found, dict):
        raise DataError(f"{where}: no JSON object; give records written with readout code --format jsonl")
    return found

"""Inputs -> Readings: the one place where files are opened and one broken file is kept from stopping the rest."""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from os import PathLike, fspath
from typing import BinaryIO

from readout.errors import MissingInput, SourceError
from readout.sources.admit import admit
from readout.sources.duplicates import Seen
from readout.sources.html import read_html
from readout.sources.inputs import Input, check_inputs, list_inputs
from readout.sources.json_file import read_json
from readout.sources.jsonl import as_object, read_jsonl
from readout.sources.options import SourceOptions
from readout.sources.parquet import read_parquet
from readout.sources.plain import read_plain
from readout.sources.reading import Entry, Reading
from readout.sources.streams import GZIP, open_file, rejoin, unpacked
from readout.sources.tables import read_csv, read_tsv

Form = Callable[[BinaryIO, str, str | None, SourceOptions], Iterator[Entry]]

_FORMS: dict[str, Form] = {
    "text": read_plain,
    "html": read_html,
    "json": read_json,
    "jsonl": read_jsonl,
    "csv": read_csv,
    "tsv": read_tsv,
    "parquet": read_parquet,
}
_LONGEST_FIRST_LINE = 1 << 24
_PARQUET = b"PAR1"
_PAGE = re.compile(r"<(!doctype html|html)\b", re.IGNORECASE)
_OPEN = re.compile(r'\[|\[\s*\{.*|\{|\{\s*".*,')  # a list of objects, or an object that goes on: no text begins so
_OBJECT = re.compile(r'\{\s*"\w+"\s*:')  # also where the rest of the line is broken: it is named, and the others are read


def read(
    inputs: str | PathLike[str] | Iterable[str | PathLike[str]], options: SourceOptions | None = None
) -> Iterator[Reading]:
    """Read files, folders and stdin (`-`): one Reading an input document, in input order.

    A folder is read in full, sorted by path, hidden files and unknown suffixes left out (the latter with a notice).
    A file that was named itself and has an unknown suffix is an error; without a suffix, its beginning tells the
    form, as for stdin: Parquet by its mark, HTML by its first tag, JSON if it begins as a list of objects or an object
    over several lines, JSON lines if the first line is or begins as a JSON object, else one plain text. What is
    gzipped is unpacked.

    Raises MissingInput at once, before the first Reading, if an input does not exist or may not be read.
    """
    names = [fspath(one) for one in ([inputs] if isinstance(inputs, str | PathLike) else inputs)]
    check_inputs(names)
    return _readings(names, options or SourceOptions())


def _readings(inputs: Sequence[str], options: SourceOptions) -> Iterator[Reading]:
    seen = Seen()
    for source in list_inputs(inputs, options):
        if source.skip:
            yield Reading(warnings=(f"{source.label}: {source.skip}",))
            continue
        for reading in _read_one(source, options):
            yield seen.check(reading)


def _read_one(source: Input, options: SourceOptions) -> Iterator[Reading]:
    empty = True
    for found in _guarded(source, options):
        empty = False
        yield found if isinstance(found, Reading) else admit(found, options)
    if empty:
        yield Reading(warnings=(f"{source.label}: no document in it",))


def _guarded(source: Input, options: SourceOptions) -> Iterator[Entry | Reading]:
    """The entries of one file; what stops it halfway comes last, as a Reading."""
    try:
        yield from _entries(source, options)
    except SourceError as broken:
        yield Reading(error=broken)
    except (OSError, EOFError, zlib.error) as broken:
        yield Reading(error=SourceError(source.label, f"cannot be read: {broken}"))


def _entries(source: Input, options: SourceOptions) -> Iterator[Entry]:
    if source.path is None:
        yield from _entries_of(sys.stdin.buffer, source, options)
        return
    if source.form is None and source.path.suffix:
        raise SourceError(source.label, f"unknown suffix {source.path.suffix!r}: say what it is with --from")
    with _open(source) as stream:
        yield from _entries_of(stream, source, options)


def _open(source: Input) -> BinaryIO:
    assert source.path is not None
    try:
        return open_file(source.path)
    except OSError as broken:
        if source.named:
            raise MissingInput(f"{source.label}: cannot be opened ({broken.strerror}); check the path") from None
        raise


def _entries_of(stream: BinaryIO, source: Input, options: SourceOptions) -> Iterator[Entry]:
    form = source.form
    if form is None:
        form, stream = _sniff(stream)
    return _FORMS[form](stream, source.label, source.stem, options)


def _sniff(stream: BinaryIO) -> tuple[str, BinaryIO]:
    """The form of a stream without a name, from its first line that is not blank, and the stream unread."""
    head = stream.read(len(_PARQUET))
    if head.startswith(GZIP):
        return _sniff(unpacked(rejoin(head, stream)))
    if head == _PARQUET:
        return "parquet", rejoin(head, stream)
    stream = rejoin(head, stream)
    head, line = b"", stream.readline(_LONGEST_FIRST_LINE)
    while line and not line.strip():
        head += line
        line = stream.readline(_LONGEST_FIRST_LINE)
    return _form_of(line.decode("utf-8-sig", "replace").strip()), rejoin(head + line, stream)


def _form_of(first: str) -> str:
    """The form that a first line speaks for."""
    if _PAGE.match(first):
        return "html"
    if _OPEN.fullmatch(first):
        return "json"
    return "jsonl" if as_object(first) is not None or _OBJECT.match(first) else "text"

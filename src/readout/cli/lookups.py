"""Look-ups of actors: one from the command line, or a file of them, read, answered and written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

import click

if TYPE_CHECKING:
    from readout.resolve.lookup import Answer, Query
    from readout.sources.streams import Line

    Json = dict[str, Any]

STDIN = "-"
LONGEST_LINE = 1 << 24  # bytes
FIELDS = ("date", "context", "publisher", "issuer")


def _answers(queries: Iterable[Query]) -> Iterator[tuple[Query, Answer]]:
    """Load what answers, and answer; that the pipeline is older than spaCy is known and tested."""
    import warnings

    from readout.resolve.lookup import answers

    warnings.filterwarnings("ignore", message=r"\[W095\]")
    return answers(queries)


# ---- one look-up -----------------------------------------------------------------------------------------------------
def answer_one(mention: str, given: dict[str, str | None], format_: str, output: str | None) -> bool:
    """Answer one mention as text or JSON; whether anything goes by it."""
    from readout.cli.outputs import output as opened
    from readout.export.actors import answer_in_words, answer_to_json
    from readout.export.lines import line

    try:
        query = _query({"text": mention, **given})
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    ((_, answer),) = _answers([query])
    with opened(output, binary=False) as stream:
        as_json = format_ == "json"
        stream.write(
            (line(answer_to_json(query.id, answer)) if as_json else "\n".join(answer_in_words(mention, answer))) + "\n"
        )
    return answer.found


# ---- a file of look-ups ----------------------------------------------------------------------------------------------
def answer_lines(path: str, output: str | None) -> list[str]:
    """Answer a file of look-ups, a line for a line; those that hold none are named on stderr, and returned."""
    from readout.cli.outputs import output as opened
    from readout.export.actors import answer_to_json
    from readout.export.lines import line

    failed: list[str] = []
    with opened(output, binary=False) as stream, _input(path) as source:
        for query, answer in _answers(_queries(path, source, failed)):
            stream.write(line(answer_to_json(query.id, answer)) + "\n")
    return failed


def _input(path: str) -> BinaryIO:
    import sys
    from pathlib import Path

    from readout.errors import MissingInput
    from readout.sources.streams import open_file

    try:
        return sys.stdin.buffer if path == STDIN else open_file(Path(path))
    except OSError as error:
        raise MissingInput(f"{path}: {error.strerror}; name a JSONL file of look-ups") from error


def _queries(path: str, source: BinaryIO, failed: list[str]) -> Iterator[Query]:
    """The look-ups of a file; a line that holds none is named on stderr and added to `failed`."""
    from readout.sources.jsonl import as_object
    from readout.sources.streams import lines

    for one in lines(source, path, LONGEST_LINE):
        for warning in one.warnings:
            click.echo(f"warning: {path}:{one.number}: {warning}", err=True)
        if one.too_long or one.text.strip():
            asked = as_object(one.text)
            try:
                yield _of_line(one, asked)
            except ValueError as error:
                failed.append(f"{path}:{one.number}: {(asked or {}).get('id', 'no id')}")
                click.echo(f"error: {failed[-1]}: {error}", err=True)


def _of_line(one: Line, asked: Json | None) -> Query:
    if one.too_long:
        raise ValueError(f"a line of more than {LONGEST_LINE:,} bytes")
    if asked is None:
        raise ValueError("no JSON object on this line")
    return _query(asked)


def _query(asked: Json) -> Query:
    """A look-up as asked for; raises ValueError, with the fix, for what cannot be one."""
    from readout.resolve.lookup import Query
    from readout.sources.dates import publication_date

    text = asked.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ValueError("no mention; give its words under `text`")
    date, context, publisher, issuer = (_words(asked, name) for name in FIELDS)
    day = publication_date(date) if date else None
    return Query(text, day, context, _span(asked, context), publisher, issuer, asked.get("id"))


def _words(asked: Json, name: str) -> str | None:
    value = asked.get(name)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{name} is {value!r}; give words in quotation marks, or null")
    return value if value and value.strip() else None


def _span(asked: Json, context: str | None) -> tuple[int, int] | None:
    value = asked.get("span")
    if value is None:
        return None
    if not (isinstance(value, list) and len(value) == 2 and all(type(v) is int for v in value)):
        raise ValueError(f"span is {value!r}; give [start, end) as two whole numbers, or null")
    if context is None or not 0 <= value[0] < value[1] <= len(context):
        raise ValueError(f"span {value} does not lie in the context; count from 0 in Unicode characters")
    return value[0], value[1]

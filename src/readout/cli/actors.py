"""`readout actors`: whom a mention means on a day, one at a time or line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

import click

if TYPE_CHECKING:
    from readout.resolve.lookup import Answer, Query, Reading
    from readout.sources.streams import Line

    Json = dict[str, Any]

SOME_FAILED = 3
NOTHING_FOUND = 4
STDIN = "-"
SUFFIXES = (".jsonl", ".jsonl.gz")
LONGEST_LINE = 1 << 24  # bytes
FIELDS = ("date", "context", "publisher", "issuer")


@click.command(short_help="Say whom a mention means on a day: `PM Modi`, `the Kremlin`, `he` in its sentence.")
@click.argument("mention")
@click.option("--on", "date", metavar="DATE", help="The day, YYYY-MM-DD; without it, today's use.")
@click.option("--context", metavar="TEXT", help="The sentence that the mention stands in.")
@click.option("--publisher", metavar="NAME", help="Who printed it.")
@click.option("--issuer", metavar="NAME", help="The public body that put it out.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), help="text is the default; files always give JSONL.")
@click.option("-o", "--output", metavar="FILE", help="Write here instead of to stdout; replaced only when complete.")
def actors(mention: str, format_: str | None, output: str | None, **given: str | None) -> int:
    """Look up whom MENTION means: its country code, PLOVER sector, name, office and Wikidata QID.

    The reason names the row of the table that says so, with its period and source, or
    that the words themselves do. Where several readings are about equally good none is
    chosen, and all are listed. A context decides as in `readout code`.

    MENTION may also be a file of look-ups (a name that ends in .jsonl, or - for stdin):
    a line holds `id` and `text`, and may hold `date`, `context`, `span` ([start, end) of
    the text in the context), `publisher` and `issuer`. One line comes out for each.

    \b
    Examples:
      readout actors "PM Modi" --on 2022-02-24
      readout actors Sharif --on 2016-05-01 --format json | jq .alternatives
      readout actors he --context "PM Modi said he would call Mr Putin." --on 2022-02-24
      readout actors mentions.jsonl -o answers.jsonl

    Exit codes: 4 nothing goes by it; 3 some lines could not be read, each is named on stderr.
    """
    if mention == STDIN or mention.lower().endswith(SUFFIXES):
        if any(given.values()) or format_ == "text":
            raise click.UsageError("a file of look-ups gives JSONL, and says date, context and publisher in its lines")
        return _lines(mention, output)
    return _one(mention, given, format_ or "text", output)


def _answers(queries: Iterable[Query]) -> Iterator[tuple[Query, Answer]]:
    """Load what answers, and answer; that the pipeline is older than spaCy is known and tested."""
    import warnings

    from readout.resolve.lookup import answers

    warnings.filterwarnings("ignore", message=r"\[W095\]")
    return answers(queries)


# ---- one look-up -----------------------------------------------------------------------------------------------------
def _one(mention: str, given: dict[str, str | None], format_: str, output: str | None) -> int:
    from readout.cli.outputs import output as opened
    from readout.export.lines import line

    try:
        query = _query({"text": mention, **given})
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    ((_, answer),) = _answers([query])
    with opened(output, binary=False) as stream:
        stream.write((line(_object(query, answer)) if format_ == "json" else "\n".join(_text(mention, answer))) + "\n")
    return 0 if answer.found else NOTHING_FOUND


def _text(mention: str, answer: Answer) -> Iterator[str]:
    """An answer for people, a fact a line."""
    from readout.export.phrases import printable

    chosen = _reading(answer.reading)
    yield printable(f"{mention}: {_label(chosen) if answer.reading else 'no answer'}")
    for name in ("code", "sector", "name", "office", "identifier_id", "confidence"):
        value = "/".join(chosen[name]) if name == "sector" else chosen[name]
        if value:
            yield printable(f"  {name.removesuffix('_id')}: {value}")
    yield printable(f"  reason: {answer.reason}")
    for other in map(_reading, answer.alternatives):
        yield printable(f"  or {_label(other)}, {other['confidence']}: {other['reason']}")


def _label(reading: Json) -> str:
    coded = "/".join([reading["code"], *reading["sector"][:1]])
    return f"{reading['name']} ({coded})" if reading["name"] else coded


# ---- a file of look-ups ----------------------------------------------------------------------------------------------
def _lines(path: str, output: str | None) -> int:
    from readout.cli.outputs import output as opened
    from readout.export.lines import line

    failed: list[str] = []
    with opened(output, binary=False) as stream, _input(path) as source:
        for query, answer in _answers(_queries(path, source, failed)):
            stream.write(line(_object(query, answer)) + "\n")
    return SOME_FAILED if failed else 0


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


# ---- what comes out --------------------------------------------------------------------------------------------------
def _object(query: Query, answer: Answer) -> Json:
    found = {"id": query.id, **_reading(answer.reading), "reason": answer.reason}
    return {**found, "alternatives": [_reading(other) for other in answer.alternatives]}


def _reading(reading: Reading | None) -> Json:
    if reading is None:
        empty: Json = {"code": None, "sector": [], "name": None, "office": None, "identifier_id": None}
        return {**empty, "confidence": 0.0, "reason": ""}
    party = reading.party
    return {
        "code": party.code,
        "sector": list(party.sector),
        "name": party.name,
        "office": party.office,
        "identifier_id": party.identifier_id,
        "confidence": reading.confidence,
        "reason": reading.reason,
    }

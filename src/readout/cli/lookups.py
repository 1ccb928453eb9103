"""Look-ups of actors: one from the command line, or a file of them, read, answered and written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from readout.cli.questions import questions

if TYPE_CHECKING:
    from readout.resolve.lookup import Answer, Query

    Json = dict[str, Any]

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
    with opened(output, binary=False) as stream:
        for query, answer in _answers(questions(path, "look-ups", _query, failed)):
            stream.write(line(answer_to_json(query.id, answer)) + "\n")
    return failed


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

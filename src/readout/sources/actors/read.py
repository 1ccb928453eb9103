"""Files of a user's own who's-who, told apart by name and content, and all that they put beside our tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from readout.errors import MissingInput
from readout.knowledge.brought import Brought
from readout.knowledge.own import Fault, Own, OwnActor, OwnRole
from readout.knowledge.own_rows import entries_of, kind_of, roles_of, tenures_of, titles_of
from readout.sources.actors import agents, dictionary, entities, table
from readout.sources.streams import Line, lines, open_file

LONGEST_LINE = 1 << 24  # bytes
TABLES = (".csv", ".tsv")
ENTITIES = (".json", ".jsonl", ".ndjson", ".ijson", ".ftm")
COMMENT = re.compile(r"<!--.*?-->|<!--.*$")
TO_END = re.compile(r"[;#](?![^\[\]]*\]).*|//.*")  # `[###]` is a code


def read(path: str) -> Iterator[Own]:
    """The actors, role nouns and faulty lines of one file.

    Raises:
        MissingInput: it cannot be opened.
        SourceError: it is no text; DataError: a table without a column of names.
    """
    try:
        with open_file(Path(path)) as stream:
            found = list(lines(stream, path, LONGEST_LINE))
    except OSError as error:
        raise MissingInput(f"{path}: {error.strerror}; name a file of actors") from error
    yield from (Fault(f"{path}:{one.number}", warning, lost=False) for one in found for warning in one.warnings)
    yield from (Fault(f"{path}:{one.number}", "a line of more than 16 MB") for one in found if one.too_long)
    form = _form(path, found)
    if form == "table":
        yield from table.actors((one.text for one in found), path)
    elif form == "entities":
        yield from entities.actors(((one.number, one.text) for one in found if one.text.strip()), path)
    else:
        yield from _dictionary(found, path)


def _form(path: str, found: list[Line]) -> str:
    suffixes = [suffix.lower() for suffix in Path(path).suffixes if suffix.lower() != ".gz"][-1:]
    if suffixes and suffixes[0] in TABLES:
        return "table"
    first = next((one.text.lstrip() for one in found if one.text.strip()), "")
    return "entities" if first.startswith("{") or (suffixes and suffixes[0] in ENTITIES) else "dictionary"


def _dictionary(found: list[Line], path: str) -> Iterator[Own]:
    """Actors and agents of one dictionary, which may stand in one file."""
    kept = list(_without_comments(found))
    yield from dictionary.actors(((number, text) for number, text in kept if not agents.is_agent(text)), path)
    yield from agents.agents(((number, text) for number, text in kept if agents.is_agent(text)), path)


def _without_comments(found: list[Line]) -> Iterator[tuple[int, str]]:
    """Lines that say something: no comments (`#`, `;`, `//`, `<!-- ... -->` over several lines) and no tags (`<...>`)."""
    inside = False
    for one in found:
        text = one.text
        if inside:
            _, closed, text = text.partition("-->")
            inside = not closed
        if not inside and "<!--" in text:
            inside = text.rindex("<!--") > text.rfind("-->")
            text = COMMENT.sub(" ", text)
        text = TO_END.sub("", text).rstrip()
        if text.strip() and not re.fullmatch(r"\s*<[^\[\]]*>\s*", text):
            yield one.number, text


def _of_one_kind(actors: list[OwnActor]) -> list[OwnActor]:
    """The actors with those of one name all bodies where one of them is: a movement stays one when it takes office."""
    bodies = {actor.name for actor in actors if kind_of(actor) == "body"}
    return [replace(actor, kind="body") if actor.name in bodies else actor for actor in actors]


def load(paths: Iterable[str]) -> tuple[Brought, tuple[Fault, ...]]:
    """Everything that files put beside our tables, without decisions, and the lines that are at fault."""
    found = [own for path in paths for own in read(path)]
    people = _of_one_kind([own for own in found if isinstance(own, OwnActor)])
    nouns = [own for own in found if isinstance(own, OwnRole)]
    rows = Brought(
        tuple(chain.from_iterable(map(tenures_of, people))),
        tuple(chain.from_iterable(map(entries_of, people))),
        tuple(chain.from_iterable(map(roles_of, nouns))),
        tuple(chain.from_iterable(map(titles_of, nouns))),
    )
    return rows, tuple(own for own in found if isinstance(own, Fault))

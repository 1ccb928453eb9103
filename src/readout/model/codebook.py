"""Event types of a user's own: a TOML file of names, descriptions and examples, and the type that a sentence is nearest to.

Nothing is trained, so this is clearly less reliable than the PLOVER types, which the model has learned: see
evaluation/codebook/README.md.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np

from readout.errors import DataError, MissingInput
from readout.model.classify import Classified, Pair, read_pair
from readout.model.encoder import Vectors
from readout.model.heads import NONE, Reading, softmax
from readout.records import Span

KEYS = ("name", "description", "examples")
THRESHOLD = 0.36  # both chosen on an ontology of eight other types
TEMPERATURE = 0.08

_MARK = re.compile(r"\[([AR]) ([^\[\]]+)\]")


@dataclass(frozen=True)
class Passage:
    """A description or an example, without its marks, and the spans of its parties."""

    text: str
    actor: Span | None = None
    recipient: Span | None = None


@dataclass(frozen=True)
class OwnType:
    """One event type of a codebook."""

    name: str
    description: str
    examples: tuple[Passage, ...] = ()

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All that says what the type is; the description counts as much as one example."""
        return Passage(self.description), *self.examples


# ---- the file --------------------------------------------------------------------------------------------------------
def load_types(path: Path) -> tuple[OwnType, ...]:
    """Read a codebook: a table `[[type]]` for each type, with `name`, `description` and, optionally, `examples`.

    Raises:
        MissingInput: the file cannot be opened.
        DataError: it is no TOML, holds no type or one twice, or a type is not as it should be; the message names it.
    """
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise MissingInput(f"{path}: {error.strerror}; name a TOML file of event types") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: no TOML in UTF-8: {error}") from None
    _known(found, ("type",), str(path))
    tables = found.get("type")
    if not isinstance(tables, list) or not tables:
        raise DataError(f"{path}: no types; begin each with a line [[type]]")
    types = tuple(_type(table, f"{path}: type {number}") for number, table in enumerate(tables, 1))
    names = [t.name for t in types]
    double = next((n for n in names if names.count(n) > 1), None)
    if double is not None:
        raise DataError(f"{path}: type {double!r} is there twice; put all of its examples into one table")
    return types


def _type(table: object, where: str) -> OwnType:
    if not isinstance(table, dict):
        raise DataError(f"{where} is no table; begin it with a line [[type]]")
    _known(table, KEYS, where)
    name = _line(table.get("name"), f"{where}: name")
    where = f"{where} ({name})"
    if name == NONE:
        raise DataError(f"{where}: `{NONE}` is the answer for sentences of no type; take another name")
    examples = table.get("examples", [])
    if not isinstance(examples, list):
        raise DataError(f"{where}: examples must be a list of sentences")
    passages = (_example(e, f"{where}: example {number}") for number, e in enumerate(examples, 1))
    return OwnType(name, _line(table.get("description"), f"{where}: description"), tuple(passages))


def _known(table: dict[str, Any], keys: Sequence[str], where: str) -> None:
    unknown = sorted(set(table) - set(keys))
    if unknown:
        raise DataError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(keys)}")


def _line(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise DataError(f"{where} must be a text that is not empty")
    return value.strip()


def _example(value: object, where: str) -> Passage:
    """A sentence whose parties may be marked: `[A Ketria] recalled its envoy from [R Sorland].`"""
    marked, text, done = _line(value, where), "", 0
    spans: dict[str, Span] = {}
    for mark in _MARK.finditer(marked):
        text += marked[done : mark.start()]
        if mark[1] in spans:
            raise DataError(f"{where}: two marks [{mark[1]} ...]; mark one")
        spans[mark[1]] = (len(text), len(text) + len(mark[2]))
        text, done = text + mark[2], mark.end()
    text += marked[done:]
    if "[" in text or "]" in text:
        raise DataError(f"{where}: a bracket that is no mark; write [A the actor] and [R the recipient]")
    return Passage(text, spans.get("A"), spans.get("R"))


# ---- the nearest type ------------------------------------------------------------------------------------------------
class Codebook:
    """Event types as places in the encoder's space.

    Args:
        types: at least one, with different names.
    """

    def __init__(self, types: Sequence[OwnType]) -> None:
        self.types = tuple(types)
        self._centre = np.mean([_raw(Passage(sentence)) for sentence in _plain_sentences()], axis=0)
        self._places = [np.stack([self._place(p) for p in t.passages]) for t in self.types]
        self._middles = np.stack([_unit(places.sum(0)) for places in self._places])

    def classify(self, text: str, actor: Span | None, recipient: Span | None) -> Classified:
        """Say which type a sentence reports between two parties, or `none`.

        Args:
            text: the sentence.
            actor, recipient: half-open character offsets into it, None where unspecified. Their words do not count:
                who it is says little about what is done.

        Raises:
            ValueError: a span lies outside the text or covers no word of it.
        """
        place = self._place(Passage(text, actor, recipient))
        near = self._middles @ place
        chances = softmax(np.append(near, THRESHOLD).astype(np.float32) / TEMPERATURE)
        labels = [*(t.name for t in self.types), NONE]
        event = labels[int(chances.argmax())]
        found = {label: float(chance) for label, chance in zip(labels, chances, strict=True)}
        return Classified(event, None, None, found, self._explanation(event, int(near.argmax()), place))

    def _place(self, passage: Passage) -> Vectors:
        place: Vectors = _unit(_raw(passage) - self._centre).ravel() / np.sqrt(2)
        return place

    def _explanation(self, event: str, nearest: int, place: Vectors) -> str:
        near = self._places[nearest] @ place
        best = int(near.argmax())
        kind = self.types[nearest]
        which = f"{'example' if best else 'description'} {kind.passages[best].text!r} ({near[best]:.2f})"
        return f"no type is near enough; nearest is {kind.name}, {which}" if event == NONE else f"nearest {which}"


def _raw(passage: Passage) -> Vectors:
    """Two rows: the mean over the words outside the parties (over all where none is left), and the whole sentence."""
    _, reading, pair = read_pair(passage.text, passage.actor, passage.recipient)
    return np.stack([_mean_outside(reading, pair), reading.whole])


def _mean_outside(reading: Reading, pair: Pair) -> Vectors:
    outside = np.ones(len(reading), dtype=bool)
    for party in pair:
        if party is not None:
            outside[slice(*party)] = False
    mean: Vectors = reading.words[outside if outside.any() else slice(None)].mean(0)
    return mean


def _unit(rows: Vectors) -> Vectors:
    found: Vectors = rows / np.linalg.norm(rows, axis=-1, keepdims=True)
    return found


def _plain_sentences() -> Iterator[str]:
    """The sentences of the sample documents: what is common to all news is no likeness, and is taken off."""
    import spacy

    splitter = spacy.blank("en")
    splitter.add_pipe("sentencizer")
    lines = resources.files("readout").joinpath("samples/documents.jsonl").read_text(encoding="utf-8").splitlines()
    for doc in splitter.pipe(json.loads(line)["text"] for line in lines):
        yield from (s.text.strip() for s in doc.sents if len(s) > 5)

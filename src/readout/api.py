"""Readout for Python programs: texts in, what they yield out. Files are read in `readout.sources`."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from readout.records import Coded, Coder, Document
from readout.settings import Settings

if TYPE_CHECKING:
    from readout.extract.parse import Weights


def code(
    text: str,
    *,
    date: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    issuer: str | None = None,
    kind: str | None = None,
    id: str | None = None,
) -> Coded:
    """Code one text.

    The text is normalised character by character, so offsets hold in the text as given. A text that is empty or not
    English yields no events and one rejection that says so.

    Args:
        date: day of publication, `YYYY-MM-DD`; without it, `yesterday` has no date.
        publisher: who printed it; issuer: the public body that put it out, by default a publisher that is one.
        kind: `news`, `readout`, `statement` or `transcript`; by default guessed.
        id: by default a hash of text, date and publisher.

    Returns:
        The events, quotes and rejections of the text; in `notes`, what a reader should know about it.

    Raises:
        SourceError: the text is no text, too long, or its date impossible.
        ModelError: the language pipeline is missing or altered; the message holds the fix.
    """
    from dataclasses import replace

    from readout.sources.admit import admit
    from readout.sources.options import SourceOptions
    from readout.sources.reading import Entry

    entry = Entry("text", text, id, date, title, publisher, issuer, kind, single=True)
    reading = admit(entry, SourceOptions(kind=kind))
    if reading.error:
        raise reading.error
    assert reading.document is not None
    if reading.rejection:
        return Coded(reading.document, rejections=(reading.rejection,), notes=reading.warnings)
    (coded,) = code_documents([reading.document])
    return replace(coded, notes=(*coded.notes, *reading.warnings))


def code_documents(documents: Iterable[Document], settings: Settings | None = None) -> Iterator[Coded]:
    """Code documents in order, streaming: what each yields comes as soon as its batch is parsed.

    Args:
        documents: `Document`s of your own, or those that `readout.read` gives.
        settings: least confidence, size of batches, and files of your own actors, which hold for the whole process until
            documents are coded with others.

    Raises:
        MissingInput: a file of actors does not exist.
        ModelError: the language pipeline is missing or altered; the message holds the fix.
    """
    from readout import pipeline
    from readout.sources.actors.in_use import use

    chosen = settings or Settings()
    weights()
    use(chosen.actors, chosen.decisions)
    return pipeline.code_documents(documents, settings)


def coder() -> Coder:
    """The versions of what codes here: two runs with the same ones make the same records.

    Raises:
        ModelError: the language pipeline is missing or altered; the message holds the fix.
    """
    weights()
    from readout import pipeline

    return pipeline.coder()


@cache
def weights() -> Weights:
    """The language pipeline's weights, found and checked.

    Raises:
        ModelError: they are missing or altered; the message holds the fix.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")  # that the pipeline is older than spaCy is known and tested
        from readout.extract import parse

        return parse.weights()

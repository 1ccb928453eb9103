"""Inputs -> one outcome for every input document, in input order; a document that fails never takes another with it."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import PurePath

from readout.errors import ReadoutError
from readout.records import Coded, Document, Rejection
from readout.settings import Settings
from readout.sources import Reading


@dataclass(frozen=True)
class Outcome:
    """What became of one input document.

    Attributes:
        coded: what it yielded, empty where it was rejected or failed; None where not even its id is known.
        failed: the document and what was wrong, None where nothing was.
        warnings: one line each, for the user.
        stored: whether it was not coded now, because a store holds what it yields.
    """

    coded: Coded | None = None
    failed: tuple[str, str] | None = None
    warnings: tuple[str, ...] = ()
    stored: bool = False


def nothing_stored(document: Document) -> None:
    """Every document is coded."""


def outcomes(
    readings: Iterator[Reading], settings: Settings, stored: Callable[[Document], Coded | None] = nothing_stored
) -> Iterator[Outcome]:
    """Code what can be coded, a batch at a time, and keep its place for what cannot.

    Args:
        stored: what a document yielded before, None where it has to be coded.
    """
    while batch := list(islice(readings, settings.batch)):
        yield from _batch(batch, settings, stored)


def code_safely(documents: Sequence[Document], settings: Settings) -> Iterator[Outcome]:
    """An outcome for each document; after a fault of the program the rest is coded one by one.

    Raises:
        ReadoutError: nothing can be coded at all, such as without a language pipeline.
    """
    done = 0
    try:
        for coded in _code(documents, settings):
            yield Outcome(coded)
            done += 1
        return
    except ReadoutError:
        raise
    except Exception as fault:
        if len(documents) == 1:
            yield _faulty(documents[0], fault)
            return
    for document in documents[done:]:
        yield from code_safely([document], settings)


def _batch(readings: list[Reading], settings: Settings, stored: Callable[[Document], Coded | None]) -> Iterator[Outcome]:
    held = [stored(r.document) if r.document and _codable(r) else None for r in readings]
    fresh = [r.document for r, known in zip(readings, held, strict=True) if r.document and _codable(r) and not known]
    coded = code_safely(fresh, settings)
    for reading, known in zip(readings, held, strict=True):
        if known:
            yield Outcome(known, stored=True)
        else:
            outcome = next(coded) if _codable(reading) else _not_coded(reading)
            yield replace(outcome, warnings=reading.warnings)


def _codable(reading: Reading) -> bool:
    return reading.document is not None and reading.rejection is None and reading.error is None


def _not_coded(reading: Reading) -> Outcome:
    if reading.error:
        name = reading.error.document_id
        message = str(reading.error).removeprefix(f"{name}: ")
        return Outcome(_empty(reading.document, "source", "unreadable", message), (name, message))
    if reading.document and reading.rejection:
        return Outcome(Coded(reading.document, rejections=(reading.rejection,)))
    return Outcome()


def _faulty(document: Document, fault: Exception) -> Outcome:
    """A document on which the program itself failed."""
    last = traceback.extract_tb(fault.__traceback__)[-1]
    message = f"a fault of the program ({type(fault).__name__} in {PurePath(last.filename).name}:{last.lineno})"
    return Outcome(_empty(document, "assemble", "fault of the program", message), (document.id, f"{message}; report it"))


def _empty(document: Document | None, stage: str, reason: str, message: str) -> Coded | None:
    """The place of a failed document in outputs that list every document."""
    if document is None:
        return None
    return Coded(document, rejections=(Rejection(document.id, None, stage, reason, message),))


def _code(documents: Sequence[Document], settings: Settings) -> Iterable[Coded]:
    if not documents:
        return ()
    from readout.api import code_documents

    return code_documents(documents, settings)

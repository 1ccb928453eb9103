"""The annotated documents that are learned from, each read by an event model that has not seen it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from event_examples import fold_of
from spacy.tokens import Doc

from readout.extract.parse import parse
from readout.model.files import use
from readout.records import Document
from readout.sources import SourceOptions, read

CORPUS = Path(__file__).parent / "corpus"


def annotated_sources(data: Path | None, reviewed: Path | None = None) -> list[Path]:
    """The files of the repository, those of a folder with `train/`, and what the user has reviewed."""
    sources = sorted(CORPUS.glob("**/documents_*.jsonl"))
    if data is not None:
        sources += [data / "train" / f"{name}_annotated.jsonl" for name in ("readouts", "news")]
    return sources + ([reviewed] if reviewed is not None else [])


def document_readings(path: Path, models: Path | None) -> Iterator[tuple[Document, Doc, Doc | None]]:
    """The documents of a file with parsed text and title; while one is out, the event model of its fold is in use.

    Args:
        models: folder with `fold-0`, `fold-1` ...; None: the model of the package, which has seen them.
    """
    documents = [r.document for r in read([str(path)], SourceOptions()) if r.document is not None]
    documents.sort(key=lambda d: fold_of(d.id))
    parsed = parse(t for d in documents for t in (d.text, d.title or " "))
    fold = None
    for document in documents:
        if models is not None and fold_of(document.id) != fold:
            fold = fold_of(document.id)
            use(models / f"fold-{fold}")
        doc, title = next(parsed), next(parsed)
        yield document, doc, title if document.title else None
    use(None)

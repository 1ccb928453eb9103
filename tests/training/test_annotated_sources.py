"""Which annotated documents are learned from, and that none is read by a model that has seen it."""

from __future__ import annotations

from pathlib import Path

from annotated_sources import CORPUS, annotated_sources, document_readings
from event_examples import fold_of

from readout.model.files import model_file


def test_the_corpus_then_what_is_named(tmp_path: Path) -> None:
    own = annotated_sources(None)
    assert own == sorted(own) and {p.parent.name for p in own} >= {"corpus", "apart"}
    assert all(p.is_relative_to(CORPUS) and p.name.startswith("documents_") for p in own)
    more = annotated_sources(tmp_path, tmp_path / "mine.jsonl")
    assert [p.relative_to(tmp_path).as_posix() for p in more[len(own) :]] == [
        "train/readouts_annotated.jsonl",
        "train/news_annotated.jsonl",
        "mine.jsonl",
    ]


def test_each_document_with_its_parse_and_title(documents: Path) -> None:
    found = {document.id: (doc.text, title and title.text) for document, doc, title in document_readings(documents, None)}
    assert found["n1"][0].startswith("Germany condemned") and found["n1"][1] == "A quarrel"
    assert found["r1"][0].startswith("The Prime Minister") and found["r1"][1] is None


def test_the_model_of_a_fold_is_in_use_while_its_documents_are_out(documents: Path, tmp_path: Path) -> None:
    in_use = {d.id: Path(str(model_file("labels"))).parent for d, _, _ in document_readings(documents, tmp_path)}
    assert in_use == {name: tmp_path / f"fold-{fold_of(name)}" for name in ("n1", "r1")}
    assert not Path(str(model_file("labels"))).is_relative_to(tmp_path)


def test_folds_do_not_change() -> None:
    """What was held out when models were fitted has to be held out again."""
    assert [fold_of(name) for name in ("n1", "r1", "dev-news-001")] == [0, 1, 3]

"""What was reviewed teaches at the words that were judged, and nowhere else."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import readout
from readout.records import Coded, Rejection
from readout.review.applied import applied
from readout.review.correction import Correction
from readout.review.hashes import text_hash
from readout.review.training import examples

TRAINING = Path(__file__).parents[2] / "training"
TEXT = (
    "The Prime Minister of Japan met the President of France in Paris on Thursday. "
    "Germany condemned Iran over the missile strike. "
    "India and Brazil signed an agreement on trade."
)


@pytest.fixture(scope="module")
def coded() -> Coded:
    return readout.code(TEXT, date="2024-05-03", id="t1", publisher="Aster Post", kind="news")


def said(coded: Coded, kind: str, verdict: str, **fields: Any) -> Correction:
    event = next(e for e in coded.events if e.event == kind)
    return Correction("t1", text_hash(TEXT), event.trigger, verdict, fields, "Mia", "2024-06-01", slot=event.id)


def reviewed(coded: Coded, *corrections: Correction) -> Coded:
    made = applied(coded, corrections)
    return Coded(coded.document, tuple(e for _, e in made.events), coded.quotes, tuple(made.rejections), coded.sentences)


def test_a_line_says_where_somebody_looked(coded: Coded) -> None:
    assert {e.event for e in coded.events} >= {"CONSULT", "ACCUSE"}
    (line,) = examples([reviewed(coded, said(coded, "CONSULT", "right"), said(coded, "ACCUSE", "wrong"))])
    assert [TEXT[slice(*span)] for span in line["reviewed"]] == ["met", "condemned"]
    assert "ACCUSE" not in {event["type"] for event in line["events"]}
    assert all("confidence" not in event for event in line["events"])
    assert list(examples([coded, Coded(coded.document, (), (), (Rejection("t1", (0, 3), "trigger", "x"),))])) == []


def test_training_learns_from_reviewed_sentences_alone(coded: Coded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(TRAINING))
    of_documents = import_module("event_documents").of_documents
    path = tmp_path / "r.jsonl"
    (line,) = examples([reviewed(coded, said(coded, "CONSULT", "right"), said(coded, "ACCUSE", "corrected", event="REJECT"))])
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    ((name, found),) = of_documents(path)
    assert name == "t1" and [e.words[0] for e in found] == ["The", "Germany"]
    assert {told.event for told in found[1].told} == {"REJECT"}
    del line["reviewed"]
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    ((_, whole),) = of_documents(path)
    assert [e.words[0] for e in whole] == ["The", "Germany", "India"]


def test_confidence_learns_from_judged_drafts_alone(coded: Coded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sklearn")
    monkeypatch.syspath_prepend(str(TRAINING))
    of_documents = import_module("confidence").of_documents
    path = tmp_path / "r.jsonl"
    (line,) = examples([reviewed(coded, said(coded, "CONSULT", "right"), said(coded, "ACCUSE", "wrong"))])
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    (judged,) = of_documents(path, None)
    words = {(TEXT.split()[example.token] if example.token < 14 else "later", example.right) for example in judged.drafts}
    assert ("met", True) in words and not any(right for word, right in words if word == "later")
    assert len(judged.drafts) < sum(1 for _ in TEXT.split())

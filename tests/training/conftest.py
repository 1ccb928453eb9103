"""Two tiny annotated documents, and the folder whose scripts import each other by bare names on the path."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.append(str(Path(__file__).parents[2] / "training"))

NEWS = {
    "id": "n1",
    "date": "2019-05-03",
    "kind": "news",
    "publisher": "Aster Post",
    "title": "A quarrel",
    "text": "Germany condemned Iran over the missile strike. Japan imposed sanctions on Russia.",
}
READOUT = {
    "id": "r1",
    "date": "2019-05-04",
    "kind": "readout",
    "publisher": "Ministry of External Affairs of India",
    "text": "The Prime Minister of Japan met the President of France in Paris on Thursday.",
}


def annotated(document: dict[str, str], *events: tuple[str, str, str, str], **more: Any) -> dict[str, Any]:
    """A document with events, each (type, actor, recipient, clause)."""
    text = document["text"]
    return {
        **document,
        "events": [
            {
                "type": kind,
                "actor": [actor],
                "recipient": [recipient],
                "anchor": [text.index(clause), text.index(clause) + len(clause)],
            }
            for kind, actor, recipient, clause in events
        ],
        **more,
    }


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of two documents; of the news one its second act is not annotated."""
    path = tmp_path_factory.mktemp("training") / "documents_two.jsonl"
    lines = [
        annotated(NEWS, ("ACCUSE", "DEU/GOV/", "IRN/GOV/", "Germany condemned Iran over the missile strike")),
        annotated(READOUT, ("CONSULT", "JPN/GOV/Shinzo Abe", "FRA/GOV/Emmanuel Macron", READOUT["text"])),
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path

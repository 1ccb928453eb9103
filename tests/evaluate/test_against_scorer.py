"""Our figures and those of the annotators' own scorer are the same, to the last digit.

Runs only where READOUT_EVAL_DATA names a folder that holds gold/score_events.py.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from readout.evaluate.annotated import read_annotated
from readout.evaluate.events import score

FOLDER = Path(os.environ.get("READOUT_EVAL_DATA", ""))
SCORER = FOLDER / "gold" / "score_events.py"

pytestmark = pytest.mark.skipif(
    "READOUT_EVAL_DATA" not in os.environ or not SCORER.is_file(), reason="READOUT_EVAL_DATA holds no scorer"
)

TYPES = ("CONSULT", "CONSULT", "REQUEST", "ASSAULT", "AGREE", "SUPPORT", "STATEMENT")
MODES = (None, "", "visit", "phone", "yield", "aerial")
DATES = (None, "", "2024", "2024-05", "2024-05-01", "2024-05-02")
FACTS = ("asserted", "asserted", "future", "negated", "hypothetical", "alleged", None)
CODES = ("USA", "RUS", "UKR", "FRA", "IGO", "usa", "DEU", "UNK")
SECTORS = ("GOV", "MIL", "", "gov ")
NAMES = (
    *("", "", "Joe Biden", "Joseph R. Biden, Jr.", "Biden", "Zelensky", "Volodymyr Zelenskyy", "Lars Løkke", "Lokke"),
    *(
        "Mohammed bin Salman",
        "Mohamed Salman",
        "al",
        "Xi",
        "NATO/ISAF",
        "Straße",
        "Erdoğan",
        "Tayyip Erdogan",
        "Åsa Öst",
    ),
)

Json = dict[str, Any]


def test_random_sets(tmp_path: Path) -> None:
    """200 sets of gold and system records, five documents a file."""
    for seed in range(40):
        draw = random.Random(seed)
        gold = [{"id": f"d{n}", "date": draw.choice(DATES), "events": events(draw)} for n in range(5)]
        system = [altered(draw, document) for document in gold if draw.random() > 0.1]
        system.append({"id": "only the system", "events": events(draw)})
        assert_same(written(tmp_path / "gold.jsonl", gold), written(tmp_path / "system.jsonl", system))


def test_annotated_readouts(tmp_path: Path) -> None:
    """The training annotations against themselves with random changes."""
    path = FOLDER / "train" / "readouts_annotated.jsonl"
    if not path.is_file():
        pytest.skip("no annotated readouts")
    draw = random.Random(1)
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert_same(path, written(tmp_path / "system.jsonl", [altered(draw, document) for document in documents]))


def assert_same(gold: Path, system: Path) -> None:
    command = [sys.executable, str(SCORER), str(gold), str(system), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert score(read_annotated(gold), read_annotated(system)).as_json() == theirs


def written(path: Path, documents: list[Json]) -> Path:
    path.write_text("".join(json.dumps(d) + "\n" for d in documents), encoding="utf-8")
    return path


def events(draw: random.Random) -> list[Json]:
    return [event(draw) for _ in range(draw.choice((0, 1, 3, 8)))]


def event(draw: random.Random) -> Json:
    start = draw.randrange(200)
    made: Json = {
        "type": draw.choice(TYPES),
        "mode": draw.choice(MODES),
        "actor": parties(draw, (0, 1, 1, 1, 2, 3, 7)),
        "recipient": parties(draw, (0, 0, 1, 1, 2, 7)),
        "date": draw.choice(DATES),
        "factuality": draw.choice(FACTS),
        "according_to": parties(draw, (0, 0, 1, 2)),
        "background": draw.random() < 0.2,
        "anchor": draw.choice(([start, start + draw.randrange(1, 60)], None)),
    }
    return {key: value for key, value in made.items() if key == "type" or draw.random() > 0.05}


def parties(draw: random.Random, sizes: tuple[int, ...]) -> list[str]:
    return ["/".join((draw.choice(CODES), draw.choice(SECTORS), draw.choice(NAMES))) for _ in range(draw.choice(sizes))]


def altered(draw: random.Random, document: Json) -> Json:
    """A copy with records dropped, doubled and invented, and fields taken from other random records."""
    copies: list[Json] = []
    for original in document["events"]:
        for _ in range(draw.choice((0, 1, 1, 1, 2))):
            other = event(draw)
            copies.append({k: other.get(k) if draw.random() < 0.15 and k != "type" else v for k, v in original.items()})
    copies += events(draw) if draw.random() < 0.4 else []
    draw.shuffle(copies)
    return {"id": document["id"], "date": document.get("date"), "events": copies}

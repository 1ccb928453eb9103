"""The annotated sets outside the repository, where READOUT_EVAL_DATA names their folder: figures against floors, never texts.

`whitehouse_dev` and `news_dev` are kept for judging, so a failure here names a figure and nothing else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from readout.evaluate.annotated import Annotated
from readout.evaluate.changes import pin
from readout.evaluate.events import score
from readout.evaluate.floors import Floors, broken, load_floors
from readout.evaluate.gate import FLOORS, SCORED_ONLY, of_scores, of_seed, scored

ROOT = Path(__file__).parents[1]
GOLD = Path(os.environ.get("READOUT_EVAL_DATA", "")) / "gold"
SCORER = GOLD / "score_events.py"

pytestmark = pytest.mark.skipif("READOUT_EVAL_DATA" not in os.environ, reason="READOUT_EVAL_DATA is not set")

Run = tuple[tuple[Annotated, ...], tuple[Annotated, ...]]


@cache
def run_of(name: str) -> Run:
    """Gold and system of a set, coded once."""
    path = GOLD / f"{name}.jsonl"
    if not path.is_file():
        pytest.skip(f"no {name}.jsonl")
    return scored(path)


def floors_of(name: str) -> Floors:
    kept = {n: v for n, v in load_floors(ROOT / FLOORS).figures.items() if n.startswith(f"{name}.")}
    if not kept:
        pytest.skip(f"no floors for {name} yet: run `make pin`")
    return Floors(kept)


@pytest.mark.parametrize("name", ["seed", *SCORED_ONLY])
def test_floors(name: str) -> None:
    floors = floors_of(name)
    figures = of_seed(*run_of(name)) if name == "seed" else of_scores(name, score(*run_of(name), rounds=0))
    failed = ", ".join(f"{n} {figures[n]:g} < {floors.figures[n]:g}" for n in broken(figures, floors))
    if failed:
        pytest.fail(f"floor broken: {failed}", pytrace=False)


@pytest.mark.parametrize("name", ["seed", *SCORED_ONLY])
def test_our_scorer_is_theirs(name: str, tmp_path: Path) -> None:
    """To the last digit, on the run itself; both files are written without texts."""
    if not SCORER.is_file():
        pytest.skip("no scorer")
    gold, system = run_of(name)
    pin(tmp_path / "system.jsonl", system)
    command = [sys.executable, str(SCORER), str(GOLD / f"{name}.jsonl"), str(tmp_path / "system.jsonl"), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    ours = score(gold, system).as_json()
    differing = [key for key in theirs if theirs[key] != ours.get(key)]
    if differing:
        pytest.fail(f"the two scorers differ in {', '.join(differing)}", pytrace=False)

"""How fast Readout is on this machine, and how much memory it takes; prints a table and writes nothing.

Every run is a program of its own on one core. Coding is timed end to end, from documents to written records, over the
sample and golden documents repeated; loading the language pipeline is timed apart.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCES = ("src/readout/samples/documents.jsonl", "evaluation/golden/documents.jsonl")
REPEAT = int(os.environ.get("READOUT_BENCH_REPEAT", "5"))
STARTS = 3
TEXT = "The Prime Minister of Japan met the President of France in Paris on Monday.\n"

THREADS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True)
class Coding:
    """What one process took to load and to code."""

    documents: int
    sentences: int
    records: int
    loading: float
    coding: float
    memory: float


def measure() -> Coding:
    """Load, then code all documents in this process."""
    import io

    begun = time.perf_counter()
    from readout import api, read
    from readout.export import exporter
    from readout.extract.parse import language
    from readout.sources import SourceOptions

    api.weights()
    language()
    (_,) = [api.code(TEXT, date="2024-05-15")]  # tables are read when they are first asked for
    loaded = time.perf_counter()
    readings = read([str(ROOT / source) for source in SOURCES], SourceOptions())
    once = [reading.document for reading in readings if reading.document]
    documents = [replace(document, id=f"{document.id}-{turn}") for turn in range(REPEAT) for document in once]
    sentences = records = 0
    writer = exporter("jsonl")
    writer.open(io.StringIO())
    begun_coding = time.perf_counter()
    for coded in api.code_documents(documents):
        writer.write(coded)
        sentences, records = sentences + coded.sentences, records + len(coded.events)
    done = time.perf_counter()
    return Coding(len(documents), sentences, records, loaded - begun, done - begun_coding, _peak_memory())


def _peak_memory() -> float:
    """The most memory that this process has held, in MB."""
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


def _child() -> Coding:
    """The measurement in a process of its own, held to one core where the system can do that."""
    found = _run([sys.executable, __file__, "--measure"])
    return Coding(**json.loads(found))


def _run(command: list[str], text: str = "") -> str:
    done = subprocess.run(
        command, input=text, capture_output=True, text=True, check=True, env={**os.environ, **THREADS}, preexec_fn=_pin
    )
    return done.stdout


def _pin() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _seconds(run: Callable[[], object]) -> float:
    """The median over a few starts."""
    taken = []
    for _ in range(STARTS):
        begun = time.perf_counter()
        run()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def main() -> None:
    """Measure and print."""
    readout = [sys.executable, "-c", "from readout.cli import main; main()"]
    found = _child()
    rows = [
        ("documents coded", f"{found.documents:,}"),
        ("sentences coded", f"{found.sentences:,}"),
        ("records", f"{found.records:,}"),
        ("sentences a second", f"{found.sentences / found.coding:,.1f}"),
        ("documents a second", f"{found.documents / found.coding:,.2f}"),
        ("loading", f"{found.loading:.2f} s"),
        ("memory at most", f"{found.memory:,.0f} MB"),
        ("readout code, one text", f"{_seconds(lambda: _run([*readout, 'code', '-', '-q'], TEXT)):.2f} s"),
        ("readout --help", f"{_seconds(lambda: _run([*readout, '--help'])):.2f} s"),
    ]
    print(f"Readout on one core, Python {sys.version.split()[0]}")
    for name, value in rows:
        print(f"{name:<24}{value:>12}")


if __name__ == "__main__":
    if "--measure" in sys.argv:
        print(json.dumps(vars(measure())))
    else:
        main()

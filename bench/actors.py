"""How fast look-ups of actors are on this machine, what they load and how large the tables are; prints a table.

Every run is a program of its own on one core. The mentions are forms of the tables themselves, each once and each with a
day of its own, drawn with a fixed seed: no answer is asked for twice, and no answer is kept. What is kept between
look-ups are the tables with their indexes, and the folded words of up to 100,000 names.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import resources
from pathlib import Path

LOOK_UPS = 5000
IN_SENTENCES = 300
STARTS = 5
SEED = 1
FIRST_DAY, DAYS = date(1990, 1, 1), 13_000
HEAVY = ("spacy", "numpy", "pyarrow", "onnxruntime", "rich")
MIB = 2**20


def mentions() -> list[tuple[str, str]]:
    """Different mentions with a day each: names of states and bodies, full names, surnames, titles with surnames."""
    from readout.knowledge.lexicon import names
    from readout.knowledge.offices import NAME_PARTICLES, tenures

    forms = {entry.form for entry in names()}
    for tenure in tenures():
        surname = next(word for word in reversed(tenure.person.split()) if word.lower().strip(".") not in NAME_PARTICLES)
        forms |= {*tenure.forms, surname, *(f"{title} {surname}" for title in tenure.titles[:1])}
    drawn = random.Random(SEED).sample(sorted(forms), LOOK_UPS)
    days = random.Random(SEED + 1)
    return [(form, (FIRST_DAY + timedelta(days=days.randrange(DAYS))).isoformat()) for form in drawn]


def first() -> dict[str, object]:
    """One look-up in this process, from importing to the answer, and what heavy modules it has loaded."""
    begun = time.perf_counter()
    from readout.resolve.lookup import Query, answers

    next(answers([Query("Georgia", "2022-01-01")]))
    taken = time.perf_counter() - begun
    return {"seconds": taken, "modules": len(sys.modules), "heavy": [name for name in HEAVY if name in sys.modules]}


def many() -> dict[str, object]:
    """All look-ups without a context in this process, the tables loaded."""
    from readout.resolve.lookup import Query, answers

    queries = [Query(text, day) for text, day in mentions()]
    next(answers([Query("Georgia", "2022-01-01")]))
    known = [query for query in queries if _is_known(query)]
    begun, worked = time.perf_counter(), time.process_time()
    found = sum(answer.reading is not None for _, answer in answers(known))
    taken, worked = time.perf_counter() - begun, time.process_time() - worked
    return {
        "rate": len(known) / taken,
        "cpu_rate": len(known) / worked,
        "look_ups": len(known),
        "answered": found / len(known),
        "memory": _peak_memory(),
    }


def _is_known(query: object) -> bool:
    """Whether the tables have the mention, under another day: others would be read by the parser."""
    from dataclasses import replace

    from readout.resolve.lookup import Query, readings

    assert isinstance(query, Query)
    return bool(readings(replace(query, date=None)))


def in_sentences() -> dict[str, object]:
    """Look-ups in a sentence each, the language pipeline loaded."""
    import warnings

    from readout.resolve.lookup import Query, answers

    warnings.filterwarnings("ignore", message=r"\[W095\]")
    queries = [
        Query(text, day, f"Officials of several states met {text} on Monday.") for text, day in mentions()[:IN_SENTENCES]
    ]
    list(answers(queries[:1]))
    begun = time.perf_counter()
    list(answers(queries))
    return {"rate": len(queries) / (time.perf_counter() - begun)}


def _peak_memory() -> float:
    """The most memory that this process has held, in MB."""
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


# ---- runs of their own -----------------------------------------------------------------------------------------------
def _run(*arguments: str) -> str:
    """A program held to one core; its byte code is kept beside the temporary files, as an installed one keeps its own."""
    kept = {"PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "readout-bench"), "OMP_NUM_THREADS": "1"}
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | kept
    command = [sys.executable, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment, preexec_fn=_pin).stdout


def _pin() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _measured(name: str) -> dict[str, float]:
    found: dict[str, float] = json.loads(_run(__file__, name))
    return found


def _start(*arguments: str) -> str:
    """Seconds by the clock, and of the processor, which other programs do not lengthen; each the median of some starts."""
    taken, worked = [], []
    for _ in range(STARTS):
        before, begun = os.times(), time.perf_counter()
        _run(*arguments)
        taken.append(time.perf_counter() - begun)
        after = os.times()
        worked.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return f"{statistics.median(taken):.2f} s ({statistics.median(worked):.2f} s CPU)"


def _sizes() -> Iterator[tuple[str, int]]:
    for file in resources.files("readout.knowledge").joinpath("data").iterdir():
        if file.name.endswith(".tsv"):
            yield file.name, len(file.read_bytes())


def main() -> None:
    """Measure and print."""
    program = ("-c", "from readout.cli import main; main()", "actors", "Modi", "--on", "2022-01-01")
    _run(*program)  # compiles what is not yet compiled
    bare = _measured("first")
    rates = [_measured("many") for _ in range(3)]
    rate = sorted(rates, key=lambda r: r["rate"])[1]
    rows = [
        ("look-ups a second", f"{rate['rate']:,.0f} ({rate['cpu_rate']:,.0f} CPU)"),
        ("  of different mentions", f"{rate['look_ups']:,}"),
        ("  with a clear answer", f"{rate['answered']:.0%}"),
        ("  memory at most", f"{rate['memory']:,.0f} MB"),
        ("a second, in a sentence", f"{_measured('in_sentences')['rate']:,.0f}"),
        ("process start to answer", _start("-c", FIRST)),
        ("  of that Python itself", _start("-c", "pass")),
        ("readout actors Modi", _start(*program)),
        ("modules imported", f"{bare['modules']:,}"),
        ("  of them heavy", ", ".join(map(str, bare["heavy"])) if bare["heavy"] else "none"),  # type: ignore[call-overload]
        ("tables", f"{sum(size for _, size in _sizes()) / MIB:.1f} MiB"),
    ]
    print(f"Look-ups of actors on one core, Python {sys.version.split()[0]}")
    for name, value in rows:
        print(f"{name:<26}{value:>22}")


FIRST = "from readout.resolve.lookup import Query, answers; next(answers([Query('Georgia', '2022-01-01')]))"
MEASURES = {"first": first, "many": many, "in_sentences": in_sentences}

if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(MEASURES[sys.argv[1]]()))
    else:
        main()

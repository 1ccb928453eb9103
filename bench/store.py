"""How a store grows: speed of adding with linking, of searching, size and memory, up to 100,000 documents.

    python bench/store.py                                       the sample documents, varied
    python bench/store.py articles.jsonl --documents 20000      your own, varied
    python bench/store.py --plot docs/explanation/store.svg     also draws what linking costs as the store grows

Documents are coded once (--coded keeps that in a file) and varied (bench/varied.py); what is timed is everything after coding.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coded import coded_once
from varied import varied

from readout.records import Coded
from readout.store.filters import Filter, Wanted
from readout.store.links import Links
from readout.store.making import Making
from readout.store.view import View
from readout.store.writer import Writer

ROOT = Path(__file__).parents[1]
SAMPLES = sorted(str(path) for path in (ROOT / "src/readout/samples").glob("*.jsonl"))
SIZES = (1_000, 10_000, 100_000)
WINDOW = 500
QUERIES = 60


@dataclass
class Timed:
    """The links of a writer, with the seconds spent in them: on the clock, and of this process alone."""

    links: Any
    seconds: float = 0.0
    own: float = 0.0

    def __getattr__(self, name: str) -> Callable[..., Any]:
        call = getattr(self.links, name)

        def timed(*given: Any) -> Any:
            begun, own = time.perf_counter(), time.process_time()
            try:
                return call(*given)
            finally:
                self.seconds += time.perf_counter() - begun
                self.own += time.process_time() - own

        return timed


@dataclass
class Growth:
    """Seconds for each document added: in all, for linking alone, and of the processor for that."""

    adding: list[float] = field(default_factory=list)
    linking: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)


def grow(path: Path, documents: Iterator[Coded], making: Making) -> Growth:
    """Add all documents, timing each."""
    growth = Growth()
    with Writer(path, making, linker=Links()) as writer:
        timed = Timed(writer.links)
        writer.links = writer.versions.links = timed  # type: ignore[assignment]
        for one in documents:
            timed.seconds = timed.own = 0.0
            begun = time.perf_counter()
            if writer.skip(one.document).to_code:
                writer.put(one)
            growth.adding.append(time.perf_counter() - begun)
            growth.linking.append(timed.seconds)
            growth.own.append(timed.own)
            if len(growth.adding) % 5000 == 0 or len(growth.adding) in SIZES:
                medians = " / ".join(f"{_ms(_last(times)):.1f}" for times in (growth.adding, growth.linking, growth.own))
                told = f"{len(growth.adding):,} documents: adding / linking / of that the processor {medians} ms (median)"
                print(told, file=sys.stderr, flush=True)
    return growth


def search(path: Path) -> tuple[list[float], list[int]]:
    """Seconds for pairs and periods, half of them among the ten busiest pairs, and how many records each found."""
    rng = random.Random(2)
    with View(path) as view:
        rows = view.connection.execute("SELECT a, b, count(*) AS n FROM pair GROUP BY a, b ORDER BY n DESC").fetchall()
        pairs = [(row["a"], row["b"]) for row in rows]
    taken, found = [], []
    with View(path) as view:
        for number in range(QUERIES):
            a, b = rng.choice(pairs[:10] if number % 2 else pairs)
            year, month = rng.randrange(2015, 2025), rng.randrange(1, 13)
            period = {"since": f"{year}"} if number % 3 else {"since": f"{year}-{month:02}", "until": f"{year}-{month:02}"}
            begun = time.perf_counter()
            records = list(view.search(Filter(between=(Wanted(b), Wanted(a)), **period), limit=100))
            taken.append(time.perf_counter() - begun)
            found.append(len(records))
    return taken, found


def main() -> None:
    """Grow a store, search it, print what it took."""
    asked = _asked()
    templates = [one for one in coded_once(asked.inputs or SAMPLES, asked.coded) if one.events]
    making = Making(templates[0].events[0].coder)
    with tempfile.TemporaryDirectory() as folder:
        path = asked.store or Path(folder) / "store.db"
        growth = grow(path, varied(templates, asked.documents), making)
        for name, value in _rows(path, growth, len(templates)):
            print(f"{name:<66}{value:>22}")
    if asked.plot:
        asked.plot.write_text(plot(growth.own), encoding="utf-8")


def _rows(path: Path, growth: Growth, templates: int) -> Iterator[tuple[str, str]]:
    with View(path) as view:
        counts = [view.connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("record", "episode")]
        busiest = view.connection.execute("SELECT max(records) FROM episode").fetchone()[0]
    taken, found = search(path)
    sizes = [size for size in SIZES if size <= len(growth.linking)]
    yield "documents, out of so many that were coded", f"{len(growth.adding):,} / {templates}"
    yield "records / episodes / most records in an episode", f"{counts[0]:,} / {counts[1]:,} / {busiest}"
    yield "size of the file", f"{path.stat().st_size / 2**20:,.0f} MB"
    yield "memory at most, adding", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10:,.0f} MB"
    for name, times in _series(growth):
        for size in sizes:
            window = times[max(0, size - WINDOW) : size]
            yield f"{name} at {size:,}: median / 95 % / most", " / ".join(f"{_ms(t):.1f}" for t in _spread(window)) + " ms"
    for name, times in (("on the clock", growth.linking), ("of the processor", growth.own)):
        medians = [statistics.median(times[max(0, size - WINDOW) : size]) for size in sizes]
        yield f"linking at the last of these against the first, {name}", f"{medians[-1] / medians[0]:.2f} times"
    yield (
        f"search by pair and period, {QUERIES} times: median / 95 % / most",
        " / ".join(f"{_ms(t):.1f}" for t in _spread(taken)) + " ms",
    )
    yield "records found by each: median / most (at most 100 asked)", f"{statistics.median(found):.0f} / {max(found)}"


def _series(growth: Growth) -> tuple[tuple[str, list[float]], ...]:
    return (
        ("adding a document", growth.adding),
        ("linking it, of that", growth.linking),
        ("linking, the processor alone", growth.own),
    )


def _spread(times: Sequence[float]) -> tuple[float, float, float]:
    ordered = sorted(times)
    return statistics.median(ordered), ordered[int(len(ordered) * 0.95)], ordered[-1]


def _last(times: Sequence[float]) -> float:
    return statistics.median(times[-WINDOW:])


def _ms(seconds: float) -> float:
    return seconds * 1000


def plot(times: Sequence[float], points: int = 60) -> str:
    """The median and the 95th of 100 of the linking times (of the processor) as the store grows, as SVG."""
    step = max(1, len(times) // points)
    windows = [sorted(times[at : at + step]) for at in range(0, len(times) - step + 1, step)]
    lines = {"median": [w[len(w) // 2] for w in windows], "95 %": [w[int(len(w) * 0.95)] for w in windows]}
    top = max(50.0, max(_ms(t) for t in lines["95 %"]))
    made = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 320" font-family="sans-serif" font-size="12">',
        '<rect width="640" height="320" fill="#fff"/>',
    ]
    for mark in range(0, int(top) + 1, 10):
        made.append(
            f'<path d="M50 {_y(mark, top):.1f}H620" stroke="#ddd"/><text x="8" y="{_y(mark, top) + 4:.1f}">{mark} ms</text>'
        )
    for name, colour in (("median", "#1f5fa8"), ("95 %", "#c2702a")):
        places = " ".join(f"{50 + 570 * i / (len(windows) - 1):.1f},{_y(_ms(t), top):.1f}" for i, t in enumerate(lines[name]))
        made.append(f'<polyline points="{places}" fill="none" stroke="{colour}" stroke-width="2"/>')
        made.append(f'<text x="560" y="{_y(_ms(lines[name][-1]), top) - 6:.1f}" fill="{colour}">{name}</text>')
    made.append(f'<text x="50" y="312">0</text><text x="540" y="312">{len(times):,} documents</text></svg>')
    return "\n".join(made) + "\n"


def _y(value: float, top: float) -> float:
    return 290 - 270 * value / top


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("inputs", nargs="*", help="documents to vary; by default the samples")
    parser.add_argument("--documents", type=int, default=SIZES[-1])
    parser.add_argument("--coded", type=Path, help="keep the coded documents in this file")
    parser.add_argument("--store", type=Path, help="keep the store here")
    parser.add_argument("--plot", type=Path, help="draw the cost of linking here, as SVG")
    return parser.parse_args()


if __name__ == "__main__":
    main()

"""Kill `readout add` again and again while it writes, with SIGKILL, and see that nothing is lost and nothing doubled.

    python bench/kill.py articles.jsonl --coded coded.pickle    documents coded once, stored by the same writer
    python bench/kill.py articles.jsonl --real --kills 5        the whole program, coding included

After the kills the store must be intact and hold exactly what one unbroken run makes of the same documents.
"""

from __future__ import annotations

import argparse
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from coded import coded_once

from readout.records import Coder
from readout.store.check import broken
from readout.store.links import Links
from readout.store.making import Making
from readout.store.view import View
from readout.store.writer import Writer

# Of one store and another these differ although nothing is wrong: moments, and the runs that wrote.
APART = frozenset(("run", "added", "since", "until"))
LEFT_OUT = frozenset(("run", "audit"))


def main() -> int:
    """Run, kill, compare; 0 if all is as it should be."""
    asked = _asked()
    if asked.feed:
        feed(asked.coded, asked.feed)
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if asked.real:
            command = [sys.executable, "-c", "from readout.cli import main; main()", "add", *asked.inputs, "--quiet", "--store"]
        else:
            kept = asked.coded or folder / "coded.pickle"
            coded_once(asked.inputs, kept)
            command = [sys.executable, __file__, "--coded", str(kept), "--feed"]
        share = 1.0 if asked.real else 0.4  # of the time of an unbroken run, in which a kill may come
        return _trial(command, folder, asked.kills, share, random.Random(asked.seed))


def feed(coded: Path, store: Path) -> None:
    """What `readout add` does with a document once it is coded, for all documents of a file."""
    documents = coded_once((), coded)
    events = [event for one in documents for event in one.events]
    making = Making(events[0].coder if events else Coder("", "", ""))
    with Writer(store, making, linker=Links()) as writer:
        for one in documents:
            if writer.skip(one.document).to_code:
                writer.put(one)


def _trial(command: Sequence[str], folder: Path, kills: int, share: float, rng: random.Random) -> int:
    whole = folder / "whole.db"
    begun = time.perf_counter()
    subprocess.run([*command, str(whole)], check=True)
    took = time.perf_counter() - begun
    wanted = content(whole)
    landed = writing = rounds = 0
    problems: list[str] = []
    while landed < kills:
        rounds += 1
        path = folder / f"killed-{rounds}.db"
        killed, while_writing = _killed(command, path, kills - landed, took * share, rng, problems)
        landed, writing = landed + killed, writing + while_writing
        problems += _compared(path, wanted)
    print(f"an unbroken run: {took:.1f} s, {len(wanted['version'])} documents, {len(wanted['record'])} records")
    print(
        f"kills: {landed}, of them {writing} after the first and before the last document; stores filled to the end: {rounds}"
    )
    for problem in problems:
        print(f"wrong: {problem}")
    print("content as of an unbroken run, every database intact" if not problems else f"{len(problems)} problems")
    return 1 if problems else 0


def _killed(
    command: Sequence[str], path: Path, kills: int, within: float, rng: random.Random, problems: list[str]
) -> tuple[int, int]:
    """Start on one store and kill until it is full or the kills are used up; then let it finish. Gives the kills that hit."""
    hit = writing = 0
    while hit < kills:
        running = subprocess.Popen([*command, str(path)])
        try:
            running.wait(rng.uniform(0.1, within))
            break
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
            running.wait()
        hit += 1
        stored = _stored(path, problems)
        writing += stored > 0
    subprocess.run([*command, str(path)], check=True)
    return hit, writing


def _stored(path: Path, problems: list[str]) -> int:
    """How many documents a store holds after a kill; that it is damaged, or has half a document, is a problem."""
    if not path.is_file():
        return 0
    with closing(sqlite3.connect(path)) as connection:
        told = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        if told != ["ok"]:
            problems.append(f"{path.name} after a kill: {told[:3]}")
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'version'").fetchone():
            return 0
        query = "SELECT count(*) FROM record WHERE version NOT IN (SELECT version FROM version)"
        halved = connection.execute(query).fetchone()[0]
        if halved:
            problems.append(f"{path.name} after a kill: {halved} records without their document")
        return int(connection.execute("SELECT count(*) FROM version").fetchone()[0])


def _compared(path: Path, wanted: dict[str, list[str]]) -> list[str]:
    """What differs from an unbroken run, and what does not hold."""
    found = content(path)
    apart = [name for name in wanted if found.get(name) != wanted[name]]
    problems = [f"{path.name}: table {name} is not as after an unbroken run" for name in apart]
    with View(path) as view:
        return problems + [f"{path.name}: {one}" for one in broken(view)]


def content(path: Path) -> dict[str, list[str]]:
    """The rows of every table, sorted, without moments and runs."""
    with closing(sqlite3.connect(path)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {name: _rows(connection, name) for name in names if name not in LEFT_OUT}


def _rows(connection: sqlite3.Connection, table: str) -> list[str]:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] not in APART]
    if "_fts" in table and table.endswith(("_data", "_idx")):
        return []  # how the index is cut into pieces depends on when it was written; what is in it, on the texts
    return sorted(repr(row) for row in connection.execute(f"SELECT {', '.join(columns)} FROM {table}"))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("inputs", nargs="*", help="a folder, or files of documents")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--coded", type=Path, help="keep the coded documents in this file, or take them from there")
    parser.add_argument("--real", action="store_true", help="run the whole program, coding included")
    parser.add_argument("--feed", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if not asked.inputs and not asked.feed:
        parser.error("name the documents")
    return asked


if __name__ == "__main__":
    sys.exit(main())

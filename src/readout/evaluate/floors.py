"""The floors: the least figures that the gate lets pass, in a small file that keeps why one was ever lowered."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from readout.errors import DataError, OutputError

CEILINGS = frozenset({"eventless.false_per_1000", "seed.invented", "episodes.same_day_joined"})  # fewer is better
HEAD = """\
# Figures that a change may not fall below (false and invented records: not rise above); percentages, but for counts.
# Written by `make pin`, which raises them; one is lowered only with a reason, which is kept at the end.
"""

Figures = dict[str, float]


@dataclass(frozen=True)
class Lowered:
    """A floor given up, and why."""

    floor: str
    before: float
    now: float
    reason: str


@dataclass(frozen=True)
class Floors:
    """The floors by name (`golden.dyad_f1`), and those that were lowered so far."""

    figures: Figures
    lowered: tuple[Lowered, ...] = ()


def load_floors(path: Path) -> Floors:
    """Read the floors; a missing file has none.

    Raises:
        DataError: the file is not in the shape that `--pin` writes.
    """
    if not path.is_file():
        return Floors({})
    try:
        read_in = tomllib.loads(path.read_text(encoding="utf-8"))
        lowered = tuple(Lowered(**one) for one in read_in.pop("lowered", ()))
        figures = {f"{part}.{name}": float(value) for part, table in read_in.items() for name, value in table.items()}
    except (tomllib.TOMLDecodeError, TypeError, ValueError, AttributeError) as error:
        raise DataError(f"{path}: {error}; write it anew with --pin") from error
    return Floors(figures, lowered)


def write_floors(path: Path, floors: Floors) -> None:
    """Write the floors, a table a set, then what was lowered.

    Raises:
        OutputError: the file cannot be written.
    """
    parts: dict[str, list[str]] = {}
    for name, value in floors.figures.items():
        part, _, figure = name.partition(".")
        parts.setdefault(part, []).append(f"{figure} = {value:g}")
    blocks = ["\n".join((f"[{part}]", *lines)) for part, lines in parts.items()]
    blocks += [
        f"[[lowered]]\nfloor = {json.dumps(one.floor)}\nbefore = {one.before:g}\nnow = {one.now:g}\n"
        f"reason = {json.dumps(one.reason, ensure_ascii=False)}"
        for one in floors.lowered
    ]
    try:
        path.write_text(HEAD + "\n" + "\n\n".join(blocks) + "\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}; run from the top of the repository or give --root") from error


def worse(name: str, figure: float, floor: float) -> bool:
    """Whether a figure breaks its floor; a ceiling is broken from below."""
    return figure > floor if name in CEILINGS else figure < floor


def broken(figures: Mapping[str, float], floors: Floors) -> tuple[str, ...]:
    """The figures that break their floors; a floor whose set is not at hand is not judged."""
    return tuple(n for n, floor in floors.figures.items() if n in figures and worse(n, figures[n], floor))


def renewed(floors: Floors, figures: Mapping[str, float], reason: str | None = None) -> Floors:
    """The floors raised to the figures; with a reason also lowered, and the reason kept."""
    made, lowered = dict(floors.figures), list(floors.lowered)
    for name, figure in figures.items():
        before = made.get(name)
        if before is None or not worse(name, figure, before):
            made[name] = figure
        elif reason:
            made[name] = figure
            lowered.append(Lowered(name, before, figure, reason))
    return Floors(made, tuple(lowered))

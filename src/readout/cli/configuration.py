"""What the user has set: flags over environment over `readout.toml` in the working folder."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from readout.settings import Settings

FILE = Path("readout.toml")
PREFIX = "READOUT_"
JOURNAL = Path("readout-actors.jsonl")


def settings(**flags: Any) -> Settings:
    """The one Settings of a run; a flag that is None was not given.

    Raises:
        click.UsageError: a key that we do not know, or a value of the wrong kind; the message names the place.
    """
    chosen = {**_of_file(FILE), **_of_environment(os.environ), **{k: v for k, v in flags.items() if v is not None}}
    if "decisions" not in chosen and JOURNAL.is_file():
        chosen["decisions"] = str(JOURNAL)
    return Settings(**{FIELDS[name]: value for name, value in chosen.items()})


def _of_file(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as broken:
        raise click.UsageError(f"{path}: {broken}") from None
    unknown = sorted(set(found) - set(KINDS))
    if unknown:
        raise click.UsageError(f"{path}: unknown key {unknown[0]!r}; known are {', '.join(KINDS)}")
    return {name: _checked(name, _joined(value), str(path)) for name, value in found.items()}


def _joined(value: object) -> object:
    """A list of files as one text, as the environment gives it."""
    return os.pathsep.join(map(str, value)) if isinstance(value, list) else value


def _of_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    given = {name: environment.get(PREFIX + name.upper()) for name in KINDS}
    return {name: _checked(name, value, PREFIX + name.upper()) for name, value in given.items() if value}


def _checked(name: str, value: object, where: str) -> Any:
    try:
        return KINDS[name](str(value))
    except ValueError as wrong:
        raise click.UsageError(f"{where}: {name} = {value!r}: {wrong}") from None


def _probability(value: str) -> float:
    number = float(value)
    if not 0 <= number <= 1:
        raise ValueError("give a probability between 0 and 1")
    return number


def _positive(value: str) -> int:
    number = int(value)
    if number < 1:
        raise ValueError("give a number of characters above 0")
    return number


def _files(value: str) -> tuple[str, ...]:
    return tuple(name for name in value.split(os.pathsep) if name)


def known_format(value: str) -> str:
    """A format that `readout code` can write.

    Raises:
        ValueError: there is none of this name; the message lists those there are.
    """
    from readout.export import formats

    if value not in formats():
        raise ValueError(f"no such format; choose one of {', '.join(formats())}")
    return value


KINDS: dict[str, Callable[[str], Any]] = {
    "min_confidence": _probability,
    "format": known_format,
    "max_chars": _positive,
    "actors": _files,
    "decisions": str,
    "store": str,
}
FIELDS = {"min_confidence": "confidence", **{name: name for name in KINDS if name != "min_confidence"}}

"""Which files of a user's own stand beside our tables in this process, read again only when they have changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from readout.knowledge.brought import Brought, put
from readout.knowledge.decisions import Decision, in_force
from readout.knowledge.own import Fault

Stamp = tuple[tuple[str, int, int], ...]

_stamp: Stamp | None = ()
_faults: tuple[Fault, ...] = ()


def use(files: Sequence[str] = (), journal: str | None = None) -> tuple[Fault, ...]:
    """Put the actors of these files and the decisions of this journal beside our tables, and nothing else.

    It holds for the whole process, until the next call.

    Returns:
        The lines of the files that are at fault; all others are in use.

    Raises:
        MissingInput: a file cannot be opened. SourceError: it is no text.
        DataError: a table without names, or a journal with a line that is no decision.
    """
    global _stamp, _faults
    stamp = _stamped([*files, *([journal] if journal else [])])
    if stamp == _stamp:
        return _faults
    _stamp = None  # what is half loaded counts as nothing
    rows, _faults = _loaded(files)
    put(replace(rows, decisions=_decided(journal)))
    _stamp = stamp
    return _faults


def _stamped(paths: Sequence[str]) -> Stamp:
    found = ((path, Path(path).stat() if Path(path).is_file() else None) for path in paths)
    return tuple((path, stat.st_mtime_ns, stat.st_size) if stat else (path, 0, 0) for path, stat in found)


def _loaded(files: Sequence[str]) -> tuple[Brought, tuple[Fault, ...]]:
    if not files:
        return Brought(), ()
    from readout.sources.actors.read import load

    put()  # our own tables alone say what a name in the files is
    return load(files)


def _decided(journal: str | None) -> tuple[Decision, ...]:
    if not journal:
        return ()
    from readout.sources.actors.journal import decisions

    return in_force(decisions(Path(journal)))

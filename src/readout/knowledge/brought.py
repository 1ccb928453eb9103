"""What stands beside our tables in this process: a user's own rows and decisions. Tables built from it are renewed."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from readout.knowledge.decisions import Decision
    from readout.knowledge.lexicon import Entry
    from readout.knowledge.offices import Tenure
    from readout.knowledge.roles import Role, Title

T = TypeVar("T")


@dataclass(frozen=True)
class Brought:
    """What a user brings.

    Attributes:
        tenures, entries, roles, titles: rows of the user's own files, each of which says where it stands.
        decisions: those in force, oldest first.
    """

    tenures: tuple[Tenure, ...] = ()
    entries: tuple[Entry, ...] = ()
    roles: tuple[Role, ...] = ()
    titles: tuple[Title, ...] = ()
    decisions: tuple[Decision, ...] = ()


_NOTHING = Brought()
_current = _NOTHING
_renewals: list[Callable[[], None]] = []


def brought() -> Brought:
    """What stands beside our tables now."""
    return _current


def put(new: Brought = _NOTHING) -> None:
    """Put these rows and decisions beside our tables, in place of those that stood there; for the whole process."""
    global _current
    if new != _current:
        _current = new
        for renew in _renewals:
            renew()


def table(build: Callable[[], T]) -> Callable[[], T]:
    """A table built once, and again after what stands beside it has changed."""

    def unhindered() -> T:
        """Thousands of small rows at once: to look for garbage among them takes a fifth of the time."""
        collecting = gc.isenabled()
        gc.disable()
        try:
            return build()
        finally:
            if collecting:
                gc.enable()

    kept = cache(unhindered)
    _renewals.append(kept.cache_clear)
    return kept


def renewed_by(clear: Callable[[], None]) -> None:
    """Call `clear` whenever what stands beside the tables has changed."""
    _renewals.append(clear)

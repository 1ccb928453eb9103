"""Two readings of one word, by the rules and by the event model, or of its parties. The more probable one stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from readout.assemble.draft import Draft


def without_rivals(drafts: list[Draft], worth: Callable[[Draft], float]) -> list[Draft]:
    """Drafts in their order, without those that a better reading of the same words outdoes.

    Args:
        worth: how good a draft is; the earlier one wins a tie.
    """
    if not any(d.rivals or d.instead_of for d in drafts):
        return drafts
    kept: list[Draft] = []
    for draft in sorted(drafts, key=worth, reverse=True):
        if not any(are_rivals(draft, other) for other in kept):
            kept.append(draft)
    chosen = {id(d) for d in kept}
    return [d for d in drafts if id(d) in chosen]


class Read(Protocol):
    """What stands at a trigger token, beside which other readings: a draft, or an example of one."""

    @property
    def token(self) -> int: ...
    @property
    def event(self) -> str: ...
    @property
    def rivals(self) -> tuple[int, ...]: ...
    @property
    def instead_of(self) -> tuple[int, str] | None: ...


def are_rivals(one: Read, other: Read) -> bool:
    """Whether at most one of two readings can hold."""
    of_parties = any(a.instead_of == (b.token, b.event) for a, b in ((one, other), (other, one)))
    return of_parties or one.token in other.rivals or other.token in one.rivals

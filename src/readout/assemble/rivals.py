"""Two readings of one word, by the rules and by the event model, or of its parties. The more probable one stays."""

from __future__ import annotations

from collections.abc import Callable

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
        if not any(_are_rivals(draft, other) for other in kept):
            kept.append(draft)
    chosen = {id(d) for d in kept}
    return [d for d in drafts if id(d) in chosen]


def _are_rivals(one: Draft, other: Draft) -> bool:
    of_parties = any(a.instead_of == (b.token, b.event) for a, b in ((one, other), (other, one)))
    return of_parties or one.token in other.rivals or other.token in one.rivals

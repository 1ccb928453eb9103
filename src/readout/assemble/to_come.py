"""Meetings that a text dates after its own day: they have been agreed upon, not held."""

from __future__ import annotations

from collections.abc import Iterable

from readout.assemble.draft import Draft
from readout.assemble.values import Values


def meetings_to_come(drafts: Iterable[Draft], values: Values) -> list[Draft]:
    """Make such meetings agreements, in place (GUIDELINES: future CONSULT is AGREE).

    Returns:
        those that changed, for the event model to judge again.
    """
    changed = []
    for draft in drafts:
        if draft.event == "CONSULT" and values.is_to_come(draft):
            draft.event, draft.mode = "AGREE", None
            changed.append(draft)
    return changed

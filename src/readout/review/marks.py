"""The words of a record that are marked in a text, by role: what Label Studio and doccano show and give back."""

from __future__ import annotations

from collections.abc import Iterator

from readout.records import Event, Span

TRIGGER, ACTOR, RECIPIENT, GIST, PLACE = ROLES = ("trigger", "actor", "recipient", "gist", "place")
COLOURS = {TRIGGER: "#d64545", ACTOR: "#2f6fde", RECIPIENT: "#2f9e5b", GIST: "#b8860b", PLACE: "#8a56c2"}


def marks(event: Event) -> Iterator[tuple[str, Span]]:
    """Every role with its words, trigger first."""
    yield TRIGGER, event.trigger
    for role, parties in ((ACTOR, event.actor), (RECIPIENT, event.recipient)):
        yield from dict.fromkeys((role, span) for party in parties for span in party.spans)
    if event.gist:
        yield GIST, event.gist
    if event.event_loc:
        yield PLACE, event.event_loc.span

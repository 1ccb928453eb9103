"""Readout: who did or said what to whom, when, where, and on whose word.

    import readout

    coded = readout.code("The King of Norway received the President of Finland in Oslo.", date="2024-05-14")
    for event in coded.events:
        print(event.event, [p.name for p in event.actor], event.date)

Names are imported when they are first used, so `import readout` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from readout.api import code, code_documents
    from readout.errors import ReadoutError
    from readout.export.verify import verify_event
    from readout.records import (
        Coded,
        Count,
        Document,
        Event,
        Evidence,
        Participant,
        Place,
        Quote,
        Rejection,
        Span,
    )
    from readout.settings import Settings
    from readout.sources import SourceOptions, read

__all__ = [
    "Coded",
    "Count",
    "Document",
    "Event",
    "Evidence",
    "Participant",
    "Place",
    "Quote",
    "ReadoutError",
    "Rejection",
    "Settings",
    "SourceOptions",
    "Span",
    "__version__",
    "code",
    "code_documents",
    "read",
    "verify_event",
]

_HOME = {
    "code": "readout.api",
    "code_documents": "readout.api",
    "ReadoutError": "readout.errors",
    "Settings": "readout.settings",
    "SourceOptions": "readout.sources",
    "read": "readout.sources",
    "verify_event": "readout.export.verify",
}


def __getattr__(name: str) -> object:
    """Import a public name from where it lives."""
    if name not in __all__:
        raise AttributeError(f"module 'readout' has no attribute {name!r}")
    return getattr(import_module(_HOME.get(name, "readout.records")), name)


def __dir__() -> list[str]:
    return sorted(__all__)

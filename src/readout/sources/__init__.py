"""Bytes -> Document: files, folders and stdin, one file of code an input form. Nothing is coded here.

The names are imported when they are first used, so that who wants one small part does not load all forms.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readout.sources.options import SourceOptions
    from readout.sources.reader import read
    from readout.sources.reading import Reading

__all__ = ["Reading", "SourceOptions", "read"]

_HOME = {"Reading": "reading", "SourceOptions": "options", "read": "reader"}


def __getattr__(name: str) -> object:
    """Import a public name from where it lives."""
    if name not in _HOME:
        raise AttributeError(f"module 'readout.sources' has no attribute {name!r}")
    return getattr(import_module(f"readout.sources.{_HOME[name]}"), name)

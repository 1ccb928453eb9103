"""How a document stands to what a store holds under its id: what decides whether it is coded."""

from __future__ import annotations

import sqlite3
from enum import StrEnum

from readout.records import Document
from readout.store.hashes import content_hash
from readout.store.making import Making


class Standing(StrEnum):
    """How a document stands to what the store holds under its id."""

    NEW = "added"
    REVISED = "revised"
    STALE = "coded again"
    SAME = "already there"
    NEWER = "coded by a newer version"
    RETRACTED = "retracted"

    @property
    def to_code(self) -> bool:
        """Whether the document has to be coded and stored."""
        return self in (Standing.NEW, Standing.REVISED, Standing.STALE)


def standing(document: Document, held: sqlite3.Row | None, making: Making | None, coder: int | None) -> Standing:
    """How `document` stands to the version that holds.

    Args:
        held: the row of `Versions.held`, None where there is none.
        making, coder: who codes in this run, and its row; None where the run codes nothing.
    """
    if held is None:
        return Standing.NEW
    if held["content_hash"] != content_hash(document):
        return Standing.REVISED
    if held["status"] == "retracted":
        return Standing.RETRACTED
    if held["status"] == "rejected" or held["coder"] == coder:
        return Standing.SAME
    if making and held["made"] and making.is_older_than(held["made"]):
        return Standing.NEWER
    return Standing.STALE

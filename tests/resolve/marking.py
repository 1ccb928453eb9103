"""Sentences that say in place whom their words mean: `[Modi|IND/GOV/Narendra Modi] spoke.`; `[kingdom|]` means nobody.

Several parties of the same words are parted by `;`.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.resolve.test_actors import actors_of

MARK = re.compile(r"\[([^|\]]+)\|([^\]]*)\]")


def case(why: str, day: str, marked: str) -> Any:
    """A sentence of a day, and what it shows."""
    return pytest.param(marked, day, id=why)


def cases(*given: Any) -> pytest.MarkDecorator:
    """Run a test on each of them, as `marked` and `day`."""
    return pytest.mark.parametrize(("marked", "day"), given)


def text_of(marked: str) -> str:
    """The sentence without its marks."""
    return MARK.sub(r"\1", marked)


def wanted(marked: str) -> dict[str, list[str]]:
    """What each of the marked words means."""
    return {words: list(filter(None, parties.split(";"))) for words, parties in MARK.findall(marked)}


def found(marked: str, day: str) -> dict[str, list[str]]:
    """What the mention at each of the marks means, in the shorthand `CODE/SECTOR/Name`."""
    actors = actors_of(text_of(marked), date=day)
    meant = {}
    for mark in MARK.finditer(marked):
        start = len(text_of(marked[: mark.start()]))
        mention = next((m for m in actors.mentions.all if m.span == (start, start + len(mark[1]))), None)
        assert mention is not None, f"no mention is just {mark[1]!r}; mark the words of one"
        meant[mark[1]] = [p.gold() for p in actors.resolution(mention).parties]
    return meant

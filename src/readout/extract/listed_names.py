"""A plural title and the names listed after it: `Foreign Ministers A, B and C`; the title holds for each name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from readout.knowledge.roles import Title, plural_title_starts, plural_titles

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST_TITLE = 7
LEAST_NAMES = 2

Names = list[tuple[int, int]]
NameEnd = Callable[[int], int]


def plural_title_at(doc: Doc, start: int) -> tuple[int, Title] | None:
    """The longest plural title that begins at a token: (index after it, the title in the singular)."""
    if doc[start].lower_.replace(".", "") not in plural_title_starts():
        return None
    for end in range(min(start + LONGEST_TITLE, len(doc)), start, -1):
        title = plural_titles().get(doc[start:end].text.lower().replace(".", ""))
        if title is not None:
            return end, title
    return None


def names_after(doc: Doc, at: int, name_end: NameEnd, seats: dict[int, int], is_title: Callable[[int], bool]) -> Names:
    """Token ranges of the names listed from a token on, `of France` allowed after each; empty for a single name.

    Args:
        name_end: index after the name that begins at a token, that token itself where none does.
        seats: tokens at which a state or body begins, with its end.
        is_title: whether a title of its own begins at a token, where the list ends.
    """
    found: Names = []
    closed = False
    while at < len(doc) and not is_title(at) and name_end(at) > at:
        end = name_end(at)
        found.append((at, end))
        joins = list(_joins(doc, _past_owner(doc, end, seats)))
        if closed or not joins:
            break
        at, closed = joins[-1] + 1, doc[joins[-1]].lower_ != ","
    return found if len(found) >= LEAST_NAMES else []


def _joins(doc: Doc, at: int) -> Iterator[int]:
    """Signs and words between two names of a list: `,`, `and`, `, and`."""
    while at < len(doc) and doc[at].lower_ in {",", "and", "&"}:
        yield at
        at += 1


def _past_owner(doc: Doc, at: int, seats: dict[int, int]) -> int:
    """Index after `of France`, else the index given."""
    if at + 1 < len(doc) and doc[at].lower_ == "of":
        seat = at + 2 if doc[at + 1].lower_ == "the" else at + 1
        return seats.get(seat, at)
    return at

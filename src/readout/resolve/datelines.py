"""The place that a report opens with: `LAGOS, Nigeria (AP) -`, `GENEVA —`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Doc

from readout.knowledge.forms import fold
from readout.records import Span
from readout.resolve.gazetteer import Site, gazetteer, held_by, widely_known

LONGEST = 250  # characters
NAME = r"[^\W\d_][^,;:()\n—–]{1,40}?"
DATELINE = re.compile(
    rf"\s*(?P<city>{NAME})(?:,\s*(?P<land>{NAME}))?"
    r"(?:,?\s*(?:\d{1,2}\s+)?[A-Z][a-z]{2,8}\.?(?:\s+\d{1,2})?(?:,?\s+\d{4})?)?"
    r"\s*(?P<agency>\([^()\n]{2,40}\))?\s*(?P<dash>—|–|--|\s-(?=\s))"
)


def dateline(doc: Doc, sentence: tuple[int, int], focus: str | None) -> tuple[Site, Span] | None:
    """The place of `LAGOS, Nigeria (AP) -` or `GENEVA —` at the start of a text, for the first sentence."""
    if sentence[0] >= len(doc) or doc[sentence[0]].idx > LONGEST:
        return None
    match = DATELINE.match(doc[:LONGEST].text)
    if match is None or doc[sentence[0]].idx > _first_after(doc, match.end()):
        return None
    written = match["city"].strip()
    site = _of_dateline(_sites_of_dateline(match, written), match["land"], focus)
    start = match.start("city")
    return (site, (start, start + len(written))) if site is not None else None


def _sites_of_dateline(match: re.Match[str], written: str) -> tuple[Site, ...]:
    """Rows of the name; one not in capitals must stand before an agency or a long dash, and be no state."""
    if written.isupper():
        return gazetteer().by_capitals.get(fold(written), ())
    if match["agency"] is None and match["dash"] not in {"—", "–", "--"}:
        return ()
    found = gazetteer().by_form.get(written, ())
    return tuple(s for s in found if s.kind != "state")


def _first_after(doc: Doc, offset: int) -> int:
    return next((t.idx for t in doc if t.idx >= offset and not t.is_space), offset)


def _of_dateline(sites: tuple[Site, ...], land: str | None, focus: str | None) -> Site | None:
    lands: Iterable[Site] = gazetteer().by_form.get(land.strip(), ()) if land else ()
    for code in (*(s.code for s in lands), focus):
        site = held_by(sites, code)
        if site is not None:
            return site
    return widely_known(sites, sites[0].name) if sites else None

"""Who is named in a stretch of text: states by the lexicon, persons and bodies by the records of the same document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from readout.knowledge.forms import fold
from readout.knowledge.lexicon import INTERNATIONAL, lexicon
from readout.knowledge.offices import named
from readout.link.inflection import POSSESSIVE, stem, words
from readout.records import Event, Participant
from readout.tables import rows

STATE_FORMS = frozenset({"name", "alias", "former", "capital", "metonym", "adjective", "demonym", "demonyms", "body", "person"})
UNKNOWN = "UNK"
DAY = len("the 10th of ")
DAY_BEFORE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?$")  # `10 May` is no Mrs May
ARTICLE = re.compile(r"^the\s+", re.I)  # of `the Netherlands`, which the lexicon takes with the name


def parties(event: Event) -> Iterator[Participant]:
    """All participants of a record."""
    yield from event.actor
    yield from event.recipient


def code(party: Participant) -> str:
    """What a party is matched by: its country; an international body by its own name."""
    return f"{party.code}/{party.name}" if party.code in INTERNATIONAL and party.name else party.code


def codes(found: Iterable[Participant]) -> frozenset[str]:
    """The countries and bodies of several participants, unknown ones left out."""
    return frozenset(code(p) for p in found if p.code != UNKNOWN)


class Roster:
    """The parties of one document by the last word of their names, beside them whoever holds an office on its day.

    Args:
        events: its records; day: when it came out.
    """

    def __init__(self, events: Iterable[Event], day: str | None = None) -> None:
        self._by_name: dict[str, str] = {}
        self._day = day
        for event in events:
            for party in (*parties(event), *(a.participant for a in event.affected), *event.according_to):
                if party.name and party.code != UNKNOWN:
                    self._by_name.setdefault(stem(party.name.split()[-1]), code(party))

    def named(self, text: str) -> frozenset[str]:
        """The countries and bodies of whoever a stretch of text names."""
        return frozenset(self.in_order(text))

    def in_order(self, text: str) -> list[str]:
        """The same in the order in which they are named."""
        capitals = [(w, at) for w, at, _ in words(text) if w[0].isupper() and not DAY_BEFORE.search(text, max(0, at - DAY), at)]
        own = [(at, found) for w, at in capitals if (found := self._by_name.get(stem(w)) or holder(w.lower(), self._day))]
        return list(dict.fromkeys(found for _, found in sorted([*own, *state_places(text)])))


@lru_cache(maxsize=50_000)
def holder(surname: str, day: str | None) -> str | None:
    """The country of the only office holder of this surname on a day; None where there is none, or several."""
    found = {t.code for t in named((POSSESSIVE.sub("", fold(surname)),), day) if t.holds(day)} if day else set()
    return found.pop() if len(found) == 1 and not found & INTERNATIONAL else None


@cache
def state_stems() -> frozenset[str]:
    """Stems of the names, adjectives and peoples of states, which name parties and no matter."""
    forms = (r["form"] for r in rows("readout.knowledge", "data/states.tsv") if r["kind"] in STATE_FORMS)
    return frozenset(stem(w) for form in forms for w, _, _ in words(form))


def states(text: str) -> frozenset[str]:
    """The states, bodies and known persons that a stretch of text names without ambiguity, by code."""
    return frozenset(found for _, found in state_places(text))


@lru_cache(maxsize=10_000)
def state_places(text: str) -> tuple[tuple[int, str], ...]:
    """Where a stretch of text names a state, body or known person, and its code."""
    found = []
    for match in lexicon().find(text):
        meanings = {
            f"{e.code}/{e.name}" if e.code in INTERNATIONAL and e.name else e.code
            for e in match.entries
            if e.kind in STATE_FORMS and not e.ambiguous
        }
        name = ARTICLE.sub("", text[match.start : match.end])
        if len(meanings) == 1 and name[:1].isupper():
            found.append((match.start, meanings.pop()))
    return tuple(found)

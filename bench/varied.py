"""Many documents out of few: other days, parties and words, with every span where it was and every evidence true.

A variant keeps the length of every word, so that offsets stay. Variants come in happenings: one to several reports with the
same parties on the same day, some of them word for word, so that families and episodes are formed as in a real collection.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from readout.knowledge.lexicon import lexicon
from readout.records import Coded, Document, Event, Evidence, Participant, Span

YEARS = 10
BEGIN = dt.date(2015, 1, 1)
PUBLISHERS = 200
COPIED = 0.3  # of the later reports of a happening
KEPT = 4  # words up to this length stay as they are: they are grammar

_WORD = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True)
class Happening:
    """What the reports of one happening share."""

    template: Coded
    shift: dt.timedelta
    codes: dict[str, str]
    words: int


def varied(templates: Sequence[Coded], number: int, seed: int = 1) -> Iterator[Coded]:
    """`number` documents, the same for the same templates and seed."""
    rng = random.Random(seed)
    vocabulary = _vocabulary(templates)
    codes, weights = _codes()
    made = 0
    while made < number:
        happening = _happening(rng, rng.choice(templates), codes, weights)
        for report in range(min(number - made, _reports(rng))):
            copied = report > 0 and rng.random() < COPIED
            words = happening.words if not report or copied else rng.randrange(1 << 30)
            yield _document(happening, made, f"Gazette {rng.randrange(PUBLISHERS)}", words, vocabulary)
            made += 1


def _happening(rng: random.Random, template: Coded, codes: Sequence[str], weights: Sequence[float]) -> Happening:
    used = sorted({p.code for e in template.events for p in (*e.actor, *e.recipient) if len(p.code) == 3})
    drawn = dict(zip(used, _distinct(rng, codes, weights, len(used)), strict=True))
    day = BEGIN + dt.timedelta(days=rng.randrange(365 * YEARS))
    own = dt.date.fromisoformat(template.document.date or BEGIN.isoformat())
    return Happening(template, day - own, {code: drawn[code] for code in used if code != "UNK"}, rng.randrange(1 << 30))


def _reports(rng: random.Random) -> int:
    """Most happenings have one report, a few have many."""
    return min(int(rng.paretovariate(1.6)), 40)


def _distinct(rng: random.Random, codes: Sequence[str], weights: Sequence[float], number: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < number:
        found[rng.choices(codes, weights)[0]] = None
    return list(found)


def _codes() -> tuple[list[str], list[float]]:
    """The codes of states, some far more in the news than others."""
    names = lexicon()._by_form.values()
    codes = sorted({entry.code for entries in names for entry in entries if entry.kind == "name"})
    random.Random(0).shuffle(codes)
    return codes, [1 / (rank + 3) for rank in range(len(codes))]


# ---- words -----------------------------------------------------------------------------------------------------------
def _vocabulary(templates: Sequence[Coded]) -> dict[int, list[str]]:
    words = {word.lower() for one in templates for word in _WORD.findall(one.document.text)}
    found: dict[int, list[str]] = {}
    for word in sorted(words):
        found.setdefault(len(word), []).append(word)
    return found


def _reworded(text: str, salt: int, vocabulary: dict[int, list[str]]) -> str:
    """The text with every longer word replaced by one of the same length, always by the same for one `salt`."""

    def other(found: re.Match[str]) -> str:
        word = found.group()
        known = vocabulary.get(len(word), ())
        if len(word) <= KEPT or not known:
            return word
        digest = hashlib.blake2b(f"{salt} {word.lower()}".encode(), digest_size=4).digest()
        drawn = known[int.from_bytes(digest, "big") % len(known)]
        return drawn.capitalize() if word[0].isupper() else drawn

    return _WORD.sub(other, text)


# ---- records ---------------------------------------------------------------------------------------------------------
def _document(of: Happening, number: int, publisher: str, words: int, vocabulary: dict[int, list[str]]) -> Coded:
    given = of.template.document
    text = _reworded(given.text, words, vocabulary)
    document = replace(
        given,
        id=f"{given.id}-{number:06}",
        text=text,
        title=given.title and _reworded(given.title, words, vocabulary),
        date=_shifted(given.date, of.shift),
        publisher=publisher,
        issuer=None,
        kind="news",
    )
    events = tuple(_event(event, of, document, index) for index, event in enumerate(of.template.events))
    rejections = tuple(replace(one, document=document.id) for one in of.template.rejections)
    return replace(of.template, document=document, events=events, rejections=rejections)


def _event(event: Event, of: Happening, document: Document, index: int) -> Event:
    name = hashlib.blake2b(f"{document.id} {index}".encode(), digest_size=8).hexdigest()
    return replace(
        event,
        id=name,
        doc=document.id,
        date=_shifted(event.date, of.shift),
        enddate=_shifted(event.enddate, of.shift),
        actor=_parties(event.actor, of, document.text),
        recipient=_parties(event.recipient, of, document.text),
        according_to=_parties(event.according_to, of, document.text),
        affected=tuple(replace(a, participant=_parties((a.participant,), of, document.text)[0]) for a in event.affected),
        evidence=tuple(Evidence.at(e.field, (e.start, e.end), document.text) for e in event.evidence),
    )


def _parties(parties: tuple[Participant, ...], of: Happening, text: str) -> tuple[Participant, ...]:
    return tuple(_party(party, of, text) for party in parties)


def _party(party: Participant, of: Happening, text: str) -> Participant:
    code = of.codes.get(party.code, party.code)
    person = party.name and f"{party.name} of {code}"
    return replace(party, code=code, name=person, identifier_id=None, entity_text=_words(party.spans[:1], text))


def _words(spans: tuple[Span, ...], text: str) -> str:
    return text[slice(*spans[0])] if spans else ""


def _shifted(date: str | None, by: dt.timedelta) -> str | None:
    """A date later by as much, as coarse as it was."""
    if date is None:
        return None
    day = dt.date.fromisoformat(date + "-01" * (2 - date.count("-"))) + by
    return day.isoformat()[: len(date)]

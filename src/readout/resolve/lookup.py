"""Whom a mention means on a day, asked from outside a document: by the tables, or by its sentence as in any text.

Every table that has the words gives a reading; the best one is the answer only where it is clearly better than the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from readout.extract.known_names import kind_of
from readout.extract.mention import Mention
from readout.extract.parse import parse
from readout.extract.person_names import LONGEST_TITLE
from readout.extract.quotes import find_quotes
from readout.extract.syntax import conjuncts
from readout.extract.unnamed import PRONOUNS
from readout.knowledge.forms import words_of
from readout.knowledge.lexicon import Entry, lexicon
from readout.knowledge.offices import Tenure, named, tenures
from readout.knowledge.publishers import publisher
from readout.knowledge.roles import Title, titles
from readout.records import Document, Participant, Span
from readout.resolve.actors import Actors
from readout.resolve.country import entry_of, issuer_code
from readout.resolve.named_persons import parties_of
from readout.resolve.parties import Resolution, participant
from readout.resolve.persons import LEADERS, SURNAME_OFFICES, Beside, Person, core_words, look_up, sector_of
from readout.sources.kind import guess_kind, issuer_of
from readout.sources.normalise import normalise
from readout.tables import rows

BATCH = 64
MOST_ALTERNATIVES = 8

NOTHING = "neither the words themselves nor any table say who it is"
AMBIGUOUS = "ambiguous: several readings are about equally good"
REMOTE = "too weak: even the best reading is a remote one"
TOGETHER = "several parties together"

# Weights of readings, 0 to 1: they rank, and are not calibrated.
CERTAIN = 0.95
DECISIVE = 2.0  # how many times better than the next a reading must be
FLOOR = 0.3  # what a reading must reach to be an answer
LEAST = 0.02  # what it must reach to be mentioned
FLAGGED_NAME, FLAGGED, PART = 0.9, 0.6, 0.4  # forms that the tables call ambiguous; part of a longer name
OUTDATED, ELSEWHERE, AT_HOME, MISFIT, TO_COME, OF_BODY = 0.3, 0.4, 1.5, 0.3, 0.5, 0.6  # factors
LEADER, FIRST_RANK, OTHER_RANK = 0.9, 0.45, 0.35  # a surname alone, by office held
FADING = ((0, 1.0), (1, 0.7), (3, 0.4), (10, 0.15))  # years since the term: factor for a surname
FORGOTTEN = 0.05
OTHER_SEAT = 0.45  # one person's offices in several states, as of a shared monarch: factor for all but the first
ENDED = 3  # years taken to have gone by since a term that has ended, where no day is given
FULL_NAME_FADING = ((0, 1.0), (3, 0.85))
LONG_AGO = 0.4
FAMILY_NAME_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "VNM"})
# By the way in which a sentence said it (Resolution.how).
FOUND = {"name": 0.9, "office": 0.85, "document": 0.8, "role": 0.8, "place": 0.75, "pronoun": 0.7, "group": 0.65}
UNSURE = {"focus": 0.5, "unknown": 0.3}
SAID = {
    "office": "who held the office on that day",
    "document": "as the text says",
    "pronoun": "by what the text told before",
    "group": "those whom the text told of before",
    "role": "the words themselves say it",
    "place": "the state of the place",
    "focus": "of the state that the text or its publisher is from, for none is named",
    "unknown": "the words say what they are, nothing says of which state",
}


@dataclass(frozen=True)
class Query:
    """A mention to look up.

    Attributes:
        id: given back with the answer, of any JSON type.
        text: the mention as written; date: `YYYY-MM-DD`, None for today's use.
        context: its sentence or the words around it; span: where it stands in `context`, in code points.
        publisher, issuer: who printed the text, and the body that put it out.
    """

    text: str
    date: str | None = None
    context: str | None = None
    span: Span | None = None
    publisher: str | None = None
    issuer: str | None = None
    id: object = None


@dataclass(frozen=True)
class Reading:
    """One thing that a mention can mean: the party, how good the reading is (0 to 1, not calibrated), and why."""

    party: Participant
    confidence: float
    reason: str


@dataclass(frozen=True)
class Answer:
    """What a mention means.

    Attributes:
        reading: None where nothing fits, or nothing clearly better than the rest.
        reason: that of the reading, else why there is none.
        alternatives: the other readings, best first; all of them where none was chosen.
    """

    reading: Reading | None
    reason: str
    alternatives: tuple[Reading, ...] = ()

    @property
    def found(self) -> bool:
        """Whether there is anything it can mean."""
        return self.reading is not None or bool(self.alternatives)

    @property
    def together(self) -> bool:
        """Whether `alternatives` are not one or the other, but the members of a group (`the two presidents`)."""
        return self.reason == TOGETHER


def answers(queries: Iterable[Query]) -> Iterator[tuple[Query, Answer]]:
    """Answer queries in order, in batches, so that a file of any size streams through.

    Raises:
        ModelError: a query needs the language pipeline, and it is missing or altered.
    """
    source = iter(queries)
    while batch := list(islice(source, BATCH)):
        by_tables = [decide(readings(query)) for query in batch]
        documents = [_document(q) if q.context or not known.found else None for q, known in zip(batch, by_tables, strict=True)]
        read = _read(dict.fromkeys(d for d in documents if d is not None))
        for query, known, document in zip(batch, by_tables, documents, strict=True):
            yield query, known if document is None else _in_text(query, known, read[document])


def decide(found: Iterable[Reading]) -> Answer:
    """Choose the reading that is clearly better than the next, else none."""
    ranked = _ranked(found)
    if not ranked:
        return Answer(None, NOTHING)
    shared = tuple(replace(r, confidence=_share(r, ranked)) for r in ranked[:MOST_ALTERNATIVES])
    rival = ranked[1].confidence if len(ranked) > 1 else 0.0
    if ranked[0].confidence < FLOOR:
        return Answer(None, REMOTE, shared)
    if ranked[0].confidence < DECISIVE * rival:
        return Answer(None, AMBIGUOUS, shared)
    return Answer(shared[0], shared[0].reason, shared[1:])


def _ranked(found: Iterable[Reading]) -> list[Reading]:
    """The readings worth a mention, best first; of several rows about one person or body the best alone."""
    best: dict[tuple[str, str], Reading] = {}
    for reading in sorted(found, key=lambda r: -r.confidence):
        if reading.confidence >= LEAST:
            best.setdefault(_identity(reading.party), reading)
    return list(best.values())


def _identity(party: Participant) -> tuple[str, str]:
    """What tells two parties apart whatever their office: a state from its people, a name of one state from another."""
    return party.code, party.identifier_id or party.name or "".join(party.sector[:1])


def _share(reading: Reading, ranked: list[Reading]) -> float:
    """The weight of a reading, less what its rivals take away."""
    weight = reading.confidence
    return max(0.01, round(weight**3 / sum(r.confidence**2 for r in ranked), 2))


# ---- by the tables ---------------------------------------------------------------------------------------------------
def readings(query: Query) -> list[Reading]:
    """Everything that a mention can mean by the tables alone, unsorted; empty for phrases that only a parser can read."""
    text = _bare(query.text)
    home = _home(query)
    return [*_names(text, query.date, home), *_parts_of_names(text), *_persons(text, query.date, home)]


def _bare(text: str) -> str:
    """A mention on one line, without possessive and stray signs around it."""
    line = " ".join(normalise(text).split()).strip(' ,;:"“”()')
    for ending in ("’s", "'s", "’", "'"):
        line = line.removesuffix(ending)
    return line


def _home(query: Query) -> str | None:
    """The code of the issuer, else of the publisher."""
    known = publisher(query.publisher)
    return issuer_code(_document(query)) or (known.code if known is not None else None)


def _entries(text: str) -> tuple[Entry, ...]:
    """The meanings of a form, with or without `the`; persons are looked up by their terms of office."""
    word, _, rest = text.partition(" ")
    found = lexicon().get(text) or (lexicon().get(rest) if word.lower() == "the" else ())
    return tuple(e for e in found if e.kind != "person")


def _names(text: str, day: str | None, home: str | None) -> Iterator[Reading]:
    entries = _entries(text)
    mention = _mention(kind_of(entries), text)
    for entry in [e for e in entries if e.holds(day)] or entries:
        yield Reading(participant(entry, mention), _weight_of_name(entry, day, home), entry_row(entry))


def _weight_of_name(entry: Entry, day: str | None, home: str | None) -> float:
    weight = CERTAIN
    if entry.ambiguous:
        weight = FLAGGED_NAME if entry.kind == "name" else FLAGGED
        if entry.kind == "body" and home is not None:
            weight *= AT_HOME if home == entry.code else ELSEWHERE
    return min(CERTAIN, weight if entry.holds(day) else weight * OUTDATED)


def _parts_of_names(text: str) -> Iterator[Reading]:
    """`Korea` can stand for North Korea too: longer names that hold a form which the tables call ambiguous."""
    if any(e.ambiguous for e in _entries(text)):
        for entry in _longer_names().get(text, ()):
            reason = f"part of a longer name; {entry_row(entry)}"
            yield Reading(participant(entry, _mention("state", text)), PART, reason)


@cache
def _longer_names() -> dict[str, list[Entry]]:
    """Names of states, and regions called `... State`, by each of their words."""
    found: dict[str, list[Entry]] = {}
    for row in rows("readout.knowledge", "data/states.tsv"):
        words = row["form"].split()
        joined = "and" in words  # `South Georgia and the South Sandwich Islands` is not called `Georgia`
        if (row["kind"] == "name" and not joined) or (row["kind"] == "region" and words[-1] == "State"):
            entry = next(e for e in lexicon().get(row["form"]) if (e.kind, e.code) == (row["kind"], row["code"]))
            for word in words_of(row["form"]):
                found.setdefault(word, []).append(entry)
    return found


def _mention(kind: str, text: str) -> Mention:
    """A mention that stands alone, outside any text."""
    return Mention(kind, (0, len(text)), 0, 0, 0, text)


def _persons(text: str, day: str | None, home: str | None) -> Iterator[Reading]:
    """Those of the who's-who who go by a name, with or without titles before it."""
    beside, name = ([], text) if named(_words(text), day) else _without_titles(text)  # `Amir Peretz` is no title and name
    words = _words(name)
    if not words or name.lower() in PRONOUNS:
        return
    offices = frozenset(office for title in beside for office in title.offices)
    chosen = look_up(words, Beside.titled(beside), day) if day else None
    for tenure in _tenures(words, day, {t.sex for t in beside if t.sex}):
        weight = _weight_of_term(tenure, words, day, offices)
        weight *= AT_HOME if tenure.code == home and len(words) == 1 else 1
        if tenure == chosen and len(words) == 1:
            weight = max(weight, LEADER)
        if chosen is not None and tenure.person == chosen.person and tenure.code != chosen.code:
            weight *= OTHER_SEAT
        party = _party(tenure, _mention("person", text), beside, day)
        yield Reading(party, min(CERTAIN, weight), tenure_row(tenure, day))


def _words(name: str) -> tuple[str, ...]:
    """The words of a name as the who's-who has them."""
    return tuple(w.lower() for w in words_of(name) if w.isalnum())


def _without_titles(text: str) -> tuple[list[Title], str]:
    """The titles that a mention begins with, and the rest of it."""
    words = text.split()
    found: list[Title] = []
    while words:
        for size in range(min(LONGEST_TITLE, len(words)), 0, -1):
            title = titles().get(" ".join(words[:size]).lower().replace(".", ""))
            if title is not None:
                found.append(title)
                words = words[size:]
                break
        else:
            break
    return found, " ".join(words)


def _tenures(words: tuple[str, ...], day: str | None, sexes: set[str]) -> list[Tenure]:
    """The terms of all who go by a name; of those in office on that day only the terms that run."""
    cores = core_words(words)
    found = named(words, day) or named(cores, day) or (named((cores[0], cores[-1]), day) if len(cores) > 2 else [])
    if len(words) == 1:
        found = [*found, *_by_family_name().get(words[0], ())]
    serving = {t.person for t in found if t.holds(day)}
    return [t for t in found if (t.holds(day) or t.person not in serving) and not (sexes and t.sex and t.sex not in sexes)]


@cache
def _by_family_name() -> dict[str, list[Tenure]]:
    """Terms of those whose family name comes first (`Kim Dae-jung`), by that name."""
    found: dict[str, list[Tenure]] = {}
    for tenure in tenures():
        words = words_of(tenure.person)
        if tenure.code in FAMILY_NAME_FIRST and len(words) > 1:
            found.setdefault(words[0].lower(), []).append(tenure)
    return found


def _weight_of_term(tenure: Tenure, words: tuple[str, ...], day: str | None, offices: frozenset[str]) -> float:
    years = tenure.distance(day) if day else 0 if tenure.holds(None) else ENDED
    if len(words) > 1:
        return CERTAIN * next((factor for limit, factor in FULL_NAME_FADING if years <= limit), LONG_AGO)
    weight = LEADER if tenure.office in LEADERS else FIRST_RANK if tenure.office in SURNAME_OFFICES else OTHER_RANK
    if offices:
        weight = CERTAIN if tenure.office in offices else weight * MISFIT
    elif _goes_by(tenure, words[0]):
        weight = CERTAIN
    weight *= next((factor for limit, factor in FADING if years <= limit), FORGOTTEN)
    weight *= TO_COME if day is not None and years and day < tenure.start else 1
    return weight * OF_BODY if tenure.body and tenure.office not in offices and len(tenure.code) == 3 else weight


def _goes_by(tenure: Tenure, word: str) -> bool:
    """Whether the who's-who says that this one word is enough to name the person."""
    return any(form.lower() == word for form in tenure.aliases)


def _party(tenure: Tenure, mention: Mention, beside: list[Title], day: str | None) -> Participant:
    """The holder of a term of office as a participant on a day, as in a text."""
    holds = tenure.holds(day)
    sectors = tuple(t.sector for t in beside if t.sector)[:1] or sector_of(tenure, holds, day)
    office = (tenure.titles[0] if tenure.titles else tenure.office) if holds else None
    person = Person((), tenure.person, tenure.code, sectors, office=office, qid=tenure.qid or None)
    return parties_of(person, mention)[0]


# ---- in its sentence -------------------------------------------------------------------------------------------------
def _document(query: Query) -> Document:
    """The context of a query as a document; without one, the mention is all there is to read."""
    text = normalise(query.context or query.text)
    kind = guess_kind(text, None, query.publisher, query.issuer)
    issuer = query.issuer or issuer_of(query.publisher)
    return Document("", text, query.date, publisher=query.publisher, issuer=issuer, kind=kind)


def _read(documents: Iterable[Document]) -> dict[Document, Actors]:
    """The participants of each document, parsed together."""
    wanted = list(documents)
    parsed = parse(document.text for document in wanted) if wanted else iter(())
    return {document: Actors(document, doc, None, find_quotes(doc)) for document, doc in zip(wanted, parsed, strict=True)}


def _in_text(query: Query, by_tables: Answer, actors: Actors) -> Answer:
    """What the sentence says; the tables where it says nothing, and as alternatives."""
    span = (0, len(actors.doc.text)) if query.context is None else _place(query, actors.doc.text)
    mentions = _mentions_at(actors, span) if span is not None else []
    found = [_reading(actors, mention, party) for mention in mentions for party in actors.resolution(mention).parties]
    if len({r.party.key for r in found}) > 1:
        return Answer(None, TOGETHER, tuple(found))
    if not found or not _is_told(actors.resolution(mentions[0]), found[0]):
        return by_tables
    known = [
        r
        for r in (by_tables.reading, *by_tables.alternatives)
        if r is not None and _identity(r.party) != _identity(found[0].party)
    ]
    return Answer(found[0], found[0].reason, tuple(known))


def _is_told(resolution: Resolution, reading: Reading) -> bool:
    """Whether the sentence tells more than the tables: not where the state stays unknown."""
    if reading.party.code == "UNK":
        return resolution.how == "unknown" and reading.party.sector[:1] != ("UNK",)
    return True


def _place(query: Query, text: str) -> Span | None:
    """Where the mention stands: at its span, else where its words stand nearest to it, else nowhere."""
    begin = query.span[0] if query.span else 0
    wanted = normalise(query.text).strip()
    if query.span and text[slice(*query.span)].strip() == wanted:
        return query.span
    spans = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", text)]
    return min(spans, key=lambda span: abs(span[0] - begin), default=query.span)


def _mentions_at(actors: Actors, span: Span) -> list[Mention]:
    """The mention that heads a phrase and those coordinated with it inside; the last one inside where the head is none."""
    phrase = actors.doc.char_span(*span, alignment_mode="expand")
    if phrase is None:
        return []
    heads = [token for token in conjuncts(phrase.root) if phrase.start <= token.i < phrase.end]
    found = dict.fromkeys(m for token in heads if (m := actors.mention(token)) is not None)
    return list(found) or actors.mentions.within(phrase.start, phrase.end - 1)[-1:]


def _reading(actors: Actors, mention: Mention, party: Participant) -> Reading:
    how = actors.resolution(mention).how
    weight = FOUND.get(how) or UNSURE.get(how, FLOOR)
    entry = entry_of(mention, actors.day)
    if how in {"name", "place"} and entry is not None and entry.ambiguous:
        weight *= FLAGGED_NAME if entry.kind == "name" else FLAGGED
    return Reading(party, round(weight, 2), _reason(actors, mention, party))


def _reason(actors: Actors, mention: Mention, party: Participant) -> str:
    how = actors.resolution(mention).how
    row = _row_of(party, mention, actors.day)
    before = [actors.doc.text[slice(*span)] for span in party.spans[1:]] if how != "name" else []
    said = SAID.get(how) or ("" if row else SAID["role"])
    return "; ".join([*filter(None, [said]), *(f"stands for {words!r}" for words in before), *filter(None, [row])])


def _row_of(party: Participant, mention: Mention, day: str | None) -> str:
    """The row of the who's-who, of the bodies or of the states behind a party, empty where it has none."""
    if party.name is None:
        entry = entry_of(mention, day)
        return entry_row(entry) if entry is not None else ""
    terms = [t for t in named(_words(party.name), day) if (t.person, t.code) == (party.name, party.code)]
    if terms:
        return tenure_row(next((t for t in terms if t.titles[:1] == (party.office,)), terms[0]), day)
    bodies = [e for e in lexicon().get(party.name) if e.kind == "body" and e.code == party.code]
    return entry_row(min(bodies, key=lambda e: not e.holds(day))) if bodies else ""


# ---- rows of tables, in words ----------------------------------------------------------------------------------------
def tenure_row(tenure: Tenure, day: str | None) -> str:
    """A row of offices.tsv in words, with its period and source."""
    key = (tenure.code, tenure.body, tenure.office, tenure.person, tenure.start, tenure.end)
    source = _sources("offices.tsv", "code", "body", "office", "person", "from", "to").get(key, "")
    title = tenure.titles[0] if tenure.titles else tenure.office
    what = f"{tenure.code} {title}: {tenure.person}, {_period(tenure.start, tenure.end)}"
    return f"offices.tsv, {what}{'' if tenure.holds(day) else ', not on that day'} ({source})"


def entry_row(entry: Entry) -> str:
    """A row of states.tsv or bodies.tsv in words, with its period and source."""
    if entry.kind == "body":
        body = (entry.code, entry.name, entry.start, entry.end)
        source = _sources("bodies.tsv", "code", "name", "from", "to").get(body, "")
        what = f"bodies.tsv, {entry.form}: {'/'.join(filter(None, [entry.code, entry.sector]))} {entry.name}"
    else:
        form = (entry.code, entry.form, entry.kind, entry.start, entry.end)
        source = _sources("states.tsv", "code", "form", "kind", "from", "to").get(form, "")
        what = f"states.tsv, {entry.form}: {entry.kind} of {entry.code}"
    flag = ", ambiguous" if entry.ambiguous else ""
    return f"{what}, {_period(entry.start, entry.end)}{flag} ({source})"


def _period(start: str, end: str) -> str:
    start = "" if start.startswith("<") else start
    if start and end:
        return f"{start} to {end}"
    return f"from {start}" if start else f"until {end}" if end else "at all times"


@cache
def _sources(filename: str, *columns: str) -> dict[tuple[str, ...], str]:
    """The source of each row of a table, by the columns that tell its rows apart."""
    return {tuple(row[c] for c in columns): row["source"] for row in rows("readout.knowledge", f"data/{filename}")}

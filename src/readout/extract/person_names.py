"""Names of persons: after a title, seen by the recogniser or in the who's-who, and surnames once introduced."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from readout.extract.bare_surnames import bare_surnames
from readout.extract.known_names import kind_of, name_words
from readout.extract.listed_names import names_after, plural_title_at
from readout.extract.mention import Mention
from readout.knowledge.forms import fold, words_of
from readout.knowledge.lexicon import Match
from readout.knowledge.offices import name_words as words_of_name
from readout.knowledge.offices import named
from readout.knowledge.roles import Title, roles, titles
from readout.tables import rows

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PARTICLES = frozenset(
    "bin ibn bint al el de da do dos das del della di du la le van von der den ter ben abu ould ag y e af zu".split()
)
HONORIFICS = frozenset({"H.E.", "H.E", "HE", "H.H.", "HH", "H.M.", "HM", "H.R.H.", "HRH"})
GENERAL = "general"
AFTER_DATELINE = frozenset({",", "(", "-", "–", "—", "--"})
SUFFIXES = frozenset({"jr", "sr", "jr.", "sr.", "ii", "iii", "iv"})
LONGEST_TITLE = 7
LONGEST_NAMESAKE = 3
NAMES_OF_TIME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october "
    "november december".split()
)
NEVER_SURNAMES = frozenset(
    "meeting meetings call calls visit talks statement remarks readout summit trip travel speech letter conversation".split()
)  # what follows a name in headlines (`Readout of Secretary Kerry Meeting with ...`)
NOT_NAMES = frozenset(
    {"the", "a", "an", "in", "on", "at", "this", "that", "and", "but", "also", "today", "mr", "ms", "mrs", "dr"}
)


@cache
def _place_names() -> frozenset[str]:
    """Names of towns and regions of one word, which recognisers like to take for persons."""
    found: set[str] = set()
    for row in rows("readout.knowledge", "data/places.tsv"):
        found.update(fold(n) for n in (row["name"], *row["aliases"].split("|")) if n and " " not in n)
    return frozenset(found)


def _title_at(doc: Doc, start: int) -> tuple[int, Title] | None:
    """The longest title that begins at a token: (index after it, title)."""
    if not doc[start].text[0].isupper() and doc[start].lower_ not in {"pm"}:
        return None
    best = None
    for end in range(start + 1, min(start + LONGEST_TITLE, len(doc)) + 1):
        phrase = doc[start:end].text.lower().replace(".", "")
        title = titles().get(phrase)
        if title is not None:
            best = (end, title)
    if best is None:
        return None
    within = (step for at in range(start + 1, best[0]) if (step := _title_at(doc, at)) is not None)
    return next((step for step in within if step[0] > best[0]), best)  # `U.S. Attorney` ends within `Attorney General`


def _titles_before(doc: Doc, start: int) -> tuple[int, tuple[Title, ...]]:
    """A run of titles (`Crown Prince and Prime Minister`): index of the first name token after it, and the titles."""
    found: list[Title] = []
    at = start
    while at < len(doc):
        step = _title_at(doc, at)
        if step is None and found and doc[at].text in HONORIFICS:  # `Deputy Prime Minister H.E. Mr. X`
            at += 1
            continue
        if step is None:
            break
        at, title = step
        found.append(title)
        if start and doc[start - 1].lower_ == "the":  # `the President and Prime Minister X` are two
            continue
        if at + 1 < len(doc) and doc[at].lower_ in {"and", "/", "&"} and _title_at(doc, at + 1):
            at += 1
    return at, tuple(found)


def _is_name_token(token: Token) -> bool:
    text = token.text
    if token.lower_ in NOT_NAMES or token.lower_ in NAMES_OF_TIME or not text[0].isalpha():
        return False
    return text[0].isupper() and token.pos_ not in {"VERB", "AUX", "PRON", "DET", "CCONJ", "SCONJ"}


def _name_end(doc: Doc, start: int, state_starts: dict[int, int]) -> int:
    """Index after the last token of a personal name that begins at `start`."""
    at = start
    while at < len(doc):
        token = doc[at]
        if at > start and token.lower_ in NEVER_SURNAMES:
            break
        if (_is_name_token(token) and (at == start or at not in state_starts)) or (
            at > start
            and token.lower_ in PARTICLES
            and at + 1 < len(doc)
            and (_is_name_token(doc[at + 1]) or doc[at + 1].lower_ in PARTICLES)
        ):
            at += 1
        elif at > start and token.lower_ in PARTICLES and _joined(doc, at):  # `Adel al-Jubeir`
            at += 3
        elif (
            at > start
            and token.text in {"-", "’", "'"}
            and not token.whitespace_
            and at + 1 < len(doc)
            and doc[at + 1].text[0].isalpha()
            and not doc[at - 1].whitespace_
        ):
            at += 2
        elif at == start and token.lower_ in PARTICLES and at + 1 < len(doc) and _is_name_token(doc[at + 1]):
            at += 1
        else:
            break
    if at < len(doc) - 1 and doc[at].text == "," and doc[at + 1].lower_ in SUFFIXES:
        at += 2
    elif at < len(doc) and doc[at].lower_ in SUFFIXES:
        at += 1
    return at


def _is_whole_name(words: tuple[str, ...]) -> bool:
    """Whether the who's-who has a person of just this name, titles of its aliases apart."""
    return any(words_of_name(t.person) == words for t in named(words, None))


def _joined(doc: Doc, at: int) -> bool:
    """Whether a hyphen and a name follow without a space."""
    if at + 2 >= len(doc) or doc[at].whitespace_ or doc[at + 1].text != "-" or doc[at + 1].whitespace_:
        return False
    return _is_name_token(doc[at + 2])


def find_persons(doc: Doc, matches: list[Match], day: str | None = None) -> Iterator[Mention]:
    """Persons by title, by the recogniser of names, and by the who's-who; then surnames already introduced."""
    state_starts = _state_starts(doc, matches)
    found: list[Mention] = []
    taken: set[int] = set()
    for mention in [*_titled(doc, state_starts), *_recognised(doc, matches, state_starts)]:
        if not taken.intersection(range(mention.first, mention.last + 1)) and not _is_dateline(doc, mention):
            taken.update(range(mention.first, mention.last + 1))
            found.append(mention)
    named_so = taken.union(*(range(first, end) for first, end in state_starts.items()))
    for at in bare_surnames(doc, named_so, day):
        if fold(doc[at].text) not in _place_names():
            found.append(_person(doc, at, at + 1, at, ()))
            taken.add(at)
    yield from found
    surnames = {m.words[-1] if m.words[-1] not in SUFFIXES else m.words[-2] for m in found if len(m.words) > 1}
    surnames |= {m.words[0] for m in found if len(m.words) == 1}
    for token in doc:
        if (
            token.i not in taken
            and token.text[0].isupper()
            and words_of(token.text)[-1].lower() in surnames
            and (token.pos_ == "PROPN" or _is_name_like_modal(token))
            and token.i not in state_starts
        ):
            yield _person(doc, token.i, token.i + 1, token.i, ())


def _is_dateline(doc: Doc, mention: Mention) -> bool:
    """`SUVA, Dec 5 -`: capitals at the start of a text before a comma, a bracket or a dash are a place."""
    begins = doc[: mention.first].text.isspace() or mention.first == 0
    following = doc[mention.last + 1].text if mention.last + 1 < len(doc) else ""
    return begins and mention.text.isupper() and following in AFTER_DATELINE


def _is_name_like_modal(token: Token) -> bool:
    """`May said`: no auxiliary stands before a verb in the past or third person."""
    return token.tag_ == "MD" and token.i + 1 < len(token.doc) and token.nbor().tag_ in {"VBD", "VBZ", "POS"}


def _state_starts(doc: Doc, matches: list[Match]) -> dict[int, int]:
    """Tokens at which a state, adjective or body begins, with its end: a personal name does not run over them."""
    starts: dict[int, int] = {}
    for match in matches:
        if kind_of(match.entries) in {"state", "adjective", "body", "people"}:
            span = doc.char_span(match.start, match.end, alignment_mode="expand")
            if span is not None:
                starts[span.start] = span.end
    return starts


def _person(doc: Doc, first: int, end: int, name_start: int, found: tuple[Title, ...]) -> Mention:
    span = doc[first:end]
    name = doc[name_start:end]
    return Mention(
        "person",
        (span.start_char, span.end_char),
        first,
        end - 1,
        name.root.i if name.root.head.i < first or name.root.head.i >= end or name.root.dep_ == "ROOT" else span.root.i,
        span.text,
        (),
        name_words(name),
        found,
    )


def _past_seat(doc: Doc, at: int, state_starts: dict[int, int]) -> int:
    """Index after `to India`, `of the European Commission` between a title and a name, else the index given."""
    if at + 2 >= len(doc) or doc[at].lower_ not in {"of", "to", "for"}:
        return at
    seat = at + 2 if doc[at + 1].lower_ == "the" else at + 1
    end = state_starts.get(seat)
    return end if end is not None and end < len(doc) and _is_name_token(doc[end]) else at


def _is_namesake(doc: Doc, first: int, end: int, matches: list[Match]) -> bool:
    """Whether what the recogniser takes for a person begins with a given name that is the name of a state too."""
    if not 1 < end - first <= LONGEST_NAMESAKE or _title_at(doc, first + 1) is not None:
        return False
    start, stop = doc[first].idx, doc[end - 1].idx + len(doc[end - 1])
    inside = [m for m in matches if m.start < stop and m.end > start]
    alone = len(inside) == 1 and (inside[0].start, inside[0].end) == (start, start + len(doc[first]))
    shared = alone and all(e.ambiguous and e.kind in {"name", "region"} for e in inside[0].entries)
    return shared and all(_is_name_token(t) and t.pos_ == "PROPN" for t in doc[first:end])


def _titled(doc: Doc, state_starts: dict[int, int]) -> Iterator[Mention]:
    at = 0
    while at < len(doc):
        name_start, found = _titles_before(doc, at)
        if found and state_starts.get(at, 0) > name_start:  # `Sri Lanka` is no lady of that name
            at = state_starts[at]
            continue
        if not found:
            listed = list(_listed(doc, at, state_starts))
            yield from listed
            at = listed[-1].last + 1 if listed else at + 1
            continue
        if _within_body(doc, at, name_start, state_starts):
            at = name_start
            continue
        name_start = _past_seat(doc, name_start, state_starts)
        end = (
            _name_end(doc, name_start, state_starts) if name_start < len(doc) and name_start not in state_starts else name_start
        )
        if end > name_start and name_words(doc[name_start:end]):
            if _is_whole_name(name_words(doc[at:end])):  # `Min Aung Hlaing` begins with no title
                name_start, found = at, ()
            yield _person(doc, at, end, name_start, found)
        at = max(end, name_start, at + 1)


def _within_body(doc: Doc, at: int, name_start: int, state_starts: dict[int, int]) -> bool:
    """`UN General Assembly`, `General Secretariat`: a title within the name of a body, or before a noun for one."""
    if any(first < at and name_start < end for first, end in state_starts.items()):
        return True
    if name_start != at + 1 or name_start >= len(doc) or doc[at].lower_ != GENERAL:
        return False
    role = roles().get(doc[name_start].lower_)
    return role is not None and role.kind in {"body", "group"}


def _listed(doc: Doc, at: int, state_starts: dict[int, int]) -> Iterator[Mention]:
    """The persons of a list after a plural title, each with the title; their spans are the names alone."""
    step = plural_title_at(doc, at)
    if step is None:
        return

    def name_end(start: int) -> int:
        return start if start in state_starts else _name_end(doc, start, state_starts)

    begin, title = step
    for first, end in names_after(doc, begin, name_end, state_starts, lambda i: _title_at(doc, i) is not None):
        if name_words(doc[first:end]):
            yield _person(doc, first, end, first, (title,))


def _recognised(doc: Doc, matches: list[Match], state_starts: dict[int, int]) -> Iterator[Mention]:
    spans = [(e.start, e.end) for e in doc.ents if e.label_ == "PERSON"]
    for match in matches:
        if kind_of(match.entries) == "person":
            span = doc.char_span(match.start, match.end, alignment_mode="expand")
            if span is not None:
                spans.insert(0, (span.start, span.end))
    for start, stop in spans:
        first, end = start, stop
        while first < end and not _is_name_token(doc[first]) and doc[first].lower_ not in PARTICLES:
            first += 1
        while end > first and (doc[end - 1].text in {"’s", "'s"} or doc[end - 1].is_punct):
            end -= 1
        while end - 1 > first and doc[end - 1].lower_ in NEVER_SURNAMES:
            end -= 1
        if _is_namesake(doc, first, end, matches):  # `Jordan Miller` is no part of the state
            yield _person(doc, first, end, first, ())
            continue
        if end <= first or first in state_starts or (end - first == 1 and fold(doc[first].text) in _place_names()):
            continue
        _, found = _titles_before(doc, first)
        if found:
            continue
        if any(i in state_starts for i in range(first, end)) or any(a < first < b for a, b in state_starts.items()):
            continue
        end = max(end, _name_end(doc, first, state_starts)) if end < len(doc) and doc[end - 1].i + 1 < len(doc) else end
        if name_words(doc[first:end]):
            yield _person(doc, first, end, first, ())

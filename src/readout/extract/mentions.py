"""Every phrase of a parsed text that can be a party: names, titles with names, states, bodies, role nouns, pronouns.

A mention says only what stands there; which participant it means is for resolve/.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from readout.knowledge.forms import fold
from readout.knowledge.lexicon import Entry, Match, lexicon
from readout.knowledge.roles import Role, Title, roles, titles
from readout.records import Span
from readout.tables import rows

PARTICLES = frozenset(
    "bin ibn bint al el de da do dos das del della di du la le van von der den ter ben abu ould ag y e af zu".split()
)
SUFFIXES = frozenset({"jr", "sr", "jr.", "sr.", "ii", "iii", "iv"})
PRONOUNS = frozenset(
    "i my me he she they we it i his her their our its my him them us me you your himself herself themselves".split()
)
QUANTIFIERS = frozenset("both two three four each all".split())
CROWDS = frozenset({"dozen", "hundred", "thousand", "score", "ten"})
PEOPLE = Role("people", ("CVL",), "group", "", True)
LONGEST_TITLE = 7
LONGEST_ROLE = 4
NAMES_OF_TIME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october "
    "november december".split()
)
NOT_NAMES = frozenset(
    {"the", "a", "an", "in", "on", "at", "this", "that", "and", "but", "also", "today", "mr", "ms", "mrs", "dr"}
)


@dataclass(frozen=True)
class Mention:
    """A phrase that can be a party.

    Attributes:
        kind: `person`, `state`, `body`, `place`, `adjective`, `people` (demonyms), `role`, `pronoun`, `group`.
        first, last: token indices, inclusive; head: index of the token that governs the phrase.
        entries: its meanings in the lexicon; words: a person's name; titles, role: what the phrase says the person does.
        plural: whether several are meant.
    """

    kind: str
    span: Span
    first: int
    last: int
    head: int
    text: str
    entries: tuple[Entry, ...] = ()
    words: tuple[str, ...] = ()
    titles: tuple[Title, ...] = ()
    role: Role | None = None
    plural: bool = False


@cache
def place_names() -> frozenset[str]:
    """Names of towns and regions of one word, which recognisers like to take for persons."""
    found = set()
    for row in rows("readout.knowledge", "data/places.tsv"):
        found.update(fold(n) for n in (row["name"], *row["aliases"].split("|")) if n and " " not in n)
    return frozenset(found)


class Mentions:
    """All mentions of one document, in text order, and the one at any token."""

    def __init__(self, found: list[Mention]) -> None:
        self.all = sorted(found, key=lambda m: (m.first, -m.last))
        self._at: dict[int, Mention] = {}
        order = {
            "person": 5,
            "body": 4,
            "state": 3,
            "people": 3,
            "adjective": 3,
            "place": 2,
            "role": 1,
            "group": 1,
            "pronoun": 0,
        }
        for mention in sorted(self.all, key=lambda m: order[m.kind]):
            for index in range(mention.first, mention.last + 1):
                self._at[index] = mention

    def at(self, token: Token) -> Mention | None:
        """The most specific mention that covers a token."""
        return self._at.get(token.i)

    def within(self, first: int, last: int) -> list[Mention]:
        """Mentions that lie wholly between two token indices, inclusive."""
        return [m for m in self.all if m.first >= first and m.last <= last]


def find_mentions(doc: Doc) -> Mentions:
    """All mentions of a parsed document."""
    matches = list(lexicon().find(doc.text))
    persons = list(_persons(doc, matches))
    taken = {i for m in persons for i in range(m.first, m.last + 1)}
    named = [m for m in _named(doc, matches) if not (m.kind == "person" and any(i in taken for i in (m.first, m.last)))]
    named = [m for m in named if not _inside_name(m, persons)]
    taken |= {i for m in named if m.kind in {"body", "state", "people"} for i in range(m.first, m.last + 1)}
    loose = [*_roles(doc, taken), *_counted(doc, taken), *_pronouns(doc)]
    return Mentions([*persons, *named, *loose])


def _inside_name(mention: Mention, persons: list[Mention]) -> bool:
    """A place or state name that is part of a personal name (`Jordan` in `Michael Jordan`), not of its titles."""
    for person in persons:
        if person.first <= mention.first and mention.last <= person.last:
            name_start = person.last - len(person.words) + 1
            if mention.first >= name_start:
                return True
    return False


# ---- names in the lexicon --------------------------------------------------------------------------------------------
def _kind(entries: tuple[Entry, ...]) -> str:
    kinds = [e.kind for e in entries]
    if "body" in kinds and not any(k in {"name", "alias"} for k in kinds):
        return "body"
    for wanted, kind in (
        (("name", "alias", "former", "metonym"), "state"),
        (("adjective",), "adjective"),
        (("capital",), "state"),
        (("demonym", "demonyms"), "people"),
        (("body",), "body"),
        (("person",), "person"),
    ):
        if any(k in wanted for k in kinds):
            return kind
    return "place"


def _named(doc: Doc, matches: list[Match]) -> Iterator[Mention]:
    for match in matches:
        span = doc.char_span(match.start, match.end, alignment_mode="expand")
        if span is None or (span.text.islower() and match.entries[0].form.lower() != match.entries[0].form):
            continue
        head = span.root
        kind = _kind(match.entries)
        if kind == "body" and _part_of_name(doc, span.start, span.end, match):
            continue
        if kind == "person":
            yield Mention(
                "person",
                (match.start, match.end),
                span.start,
                span.end - 1,
                head.i,
                span.text,
                match.entries,
                _name_words(span),
            )
            continue
        if kind == "adjective" and _is_nominal(span, match):
            kind = "people"
        plural = kind == "people" and (span[-1].tag_ in {"NNPS", "NNS"} or any(e.kind == "demonyms" for e in match.entries))
        yield Mention(kind, (match.start, match.end), span.start, span.end - 1, head.i, span.text, match.entries, plural=plural)


def _part_of_name(doc: Doc, start: int, end: int, match: Match) -> bool:
    """One word that is a body's short name, but here part of a longer capitalised name (`the National Security Council`)."""
    if end - start > 1 or any(
        e.body_kind not in {"media", "firm", "party", "ngo", "religious", "union"} for e in match.entries if e.kind == "body"
    ):
        return False
    after = doc[end] if end < len(doc) else None
    before = doc[start - 1] if start and not doc[start].is_sent_start else None
    return (after is not None and after.pos_ == "PROPN") or (
        before is not None and before.pos_ == "PROPN" and before.dep_ == "compound"
    )


def _is_nominal(span: object, match: Match) -> bool:
    """`Iranians`, `the British`, an adjective form that heads its phrase."""
    last: Token = span[-1]  # type: ignore[index]
    if any(e.kind in {"demonym", "demonyms"} for e in match.entries) and last.dep_ not in {"amod", "compound", "nmod"}:
        return last.pos_ in {"NOUN", "PROPN"} or last.dep_ in {"nsubj", "pobj", "dobj", "nsubjpass", "conj"}
    return False


def _name_words(tokens: object) -> tuple[str, ...]:
    return tuple(fold(t.text).lower() for t in tokens if any(c.isalpha() for c in t.text))  # type: ignore[attr-defined]


# ---- persons ---------------------------------------------------------------------------------------------------------
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
    return best


def _titles_before(doc: Doc, start: int) -> tuple[int, tuple[Title, ...]]:
    """A run of titles (`Crown Prince and Prime Minister`): index of the first name token after it, and the titles."""
    found: list[Title] = []
    at = start
    while at < len(doc):
        step = _title_at(doc, at)
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
        if (_is_name_token(token) and (at == start or at not in state_starts)) or (
            at > start
            and token.lower_ in PARTICLES
            and at + 1 < len(doc)
            and (_is_name_token(doc[at + 1]) or doc[at + 1].lower_ in PARTICLES)
        ):
            at += 1
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


def _persons(doc: Doc, matches: list[Match]) -> Iterator[Mention]:
    """Persons by title, by the recogniser of names, and by the who's-who; then surnames already introduced."""
    state_starts = _state_starts(doc, matches)
    found: list[Mention] = []
    taken: set[int] = set()
    for mention in [*_titled(doc, state_starts), *_recognised(doc, matches, state_starts)]:
        if not taken.intersection(range(mention.first, mention.last + 1)):
            taken.update(range(mention.first, mention.last + 1))
            found.append(mention)
    yield from found
    surnames = {m.words[-1] if m.words[-1] not in SUFFIXES else m.words[-2] for m in found if len(m.words) > 1}
    surnames |= {m.words[0] for m in found if len(m.words) == 1}
    for token in doc:
        if (
            token.i not in taken
            and token.text[0].isupper()
            and fold(token.text).lower() in surnames
            and token.pos_ == "PROPN"
            and token.i not in state_starts
        ):
            yield _person(doc, token.i, token.i + 1, token.i, ())


def _state_starts(doc: Doc, matches: list[Match]) -> dict[int, int]:
    """Tokens at which a state, adjective or body begins, with its end: a personal name does not run over them."""
    starts: dict[int, int] = {}
    for match in matches:
        if _kind(match.entries) in {"state", "adjective", "body", "people"}:
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
        _name_words(name),
        found,
    )


def _past_seat(doc: Doc, at: int, state_starts: dict[int, int]) -> int:
    """Index after `to India`, `of the European Commission` between a title and a name, else the index given."""
    if at + 2 >= len(doc) or doc[at].lower_ not in {"of", "to", "for"}:
        return at
    seat = at + 2 if doc[at + 1].lower_ == "the" else at + 1
    end = state_starts.get(seat)
    return end if end is not None and end < len(doc) and _is_name_token(doc[end]) else at


def _titled(doc: Doc, state_starts: dict[int, int]) -> Iterator[Mention]:
    at = 0
    while at < len(doc):
        name_start, found = _titles_before(doc, at)
        if not found:
            at += 1
            continue
        name_start = _past_seat(doc, name_start, state_starts)
        end = (
            _name_end(doc, name_start, state_starts) if name_start < len(doc) and name_start not in state_starts else name_start
        )
        if end > name_start and _name_words(doc[name_start:end]):
            yield _person(doc, at, end, name_start, found)
        at = max(end, name_start, at + 1)


def _recognised(doc: Doc, matches: list[Match], state_starts: dict[int, int]) -> Iterator[Mention]:
    spans = [(e.start, e.end) for e in doc.ents if e.label_ == "PERSON"]
    for match in matches:
        if _kind(match.entries) == "person":
            span = doc.char_span(match.start, match.end, alignment_mode="expand")
            if span is not None:
                spans.insert(0, (span.start, span.end))
    for start, stop in spans:
        first, end = start, stop
        while first < end and not _is_name_token(doc[first]) and doc[first].lower_ not in PARTICLES:
            first += 1
        while end > first and (doc[end - 1].text in {"’s", "'s"} or doc[end - 1].is_punct):
            end -= 1
        if end <= first or first in state_starts or (end - first == 1 and fold(doc[first].text) in place_names()):
            continue
        _, found = _titles_before(doc, first)
        if found:
            continue
        if any(i in state_starts for i in range(first, end)) or any(a < first < b for a, b in state_starts.items()):
            continue
        end = max(end, _name_end(doc, first, state_starts)) if end < len(doc) and doc[end - 1].i + 1 < len(doc) else end
        if _name_words(doc[first:end]):
            yield _person(doc, first, end, first, ())


# ---- role nouns and pronouns -----------------------------------------------------------------------------------------
def _role_at(doc: Doc, index: int) -> tuple[int, Role, tuple[Title, ...]] | None:
    """The longest role phrase that ends at a token: (index of its first token, role, titles)."""
    token = doc[index]
    if token.pos_ not in {"NOUN", "PROPN", "ADJ", "X"} and token.tag_ not in {"NN", "NNS", "NNP", "NNPS"}:
        return None
    for start in range(max(0, index - LONGEST_ROLE + 1), index + 1):
        phrase = doc[start : index + 1].text.lower()
        role = roles().get(phrase)
        title = titles().get(phrase.replace(".", ""))
        if title is not None and title.sector and (role is None or doc[start].text[0].isupper()):
            made = role or Role(phrase, (title.sector,), "person", title.sex, False)
            return start, made, (title,)
        if role is not None:
            return start, role, (title,) if title else ()
    return None


def _modifies_act(token: Token, role: Role) -> bool:
    """`government offensive`, `rebel shelling`: a role noun before a noun that is none itself."""
    if role.sectors[:1] in ((), ("UNK",), ("JRN",)) or token.head.i <= token.i or token.pos_ == "ADJ":
        return False
    return _role_at(token.doc, token.head.i) is None and token.head.pos_ == "NOUN"


def _roles(doc: Doc, taken: set[int]) -> Iterator[Mention]:
    index = len(doc) - 1
    while index >= 0:
        if index in taken or doc[index].is_space:
            index -= 1
            continue
        found = _role_at(doc, index)
        if found is None or (doc[index].dep_ in {"compound", "amod"} and not _modifies_act(doc[index], found[1])):
            index -= 1
            continue
        start, role, known = found
        span = doc[start : index + 1]
        plural = doc[index].tag_ in {"NNS", "NNPS"} or (role.plural and role.kind != "body")
        yield Mention(
            "role", (span.start_char, span.end_char), start, index, index, span.text, titles=known, role=role, plural=plural
        )
        index = start - 1


def _counted(doc: Doc, taken: set[int]) -> Iterator[Mention]:
    """`killed 12`, `dozens were arrested`: a number that stands for people."""
    for token in doc:
        if (
            token.i in taken
            or token.dep_ not in {"dobj", "nsubjpass", "nsubj"}
            or token.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"}
        ):
            continue
        number = token.pos_ == "NUM" and not token.lower_.isalpha() and not token.text.startswith(("19", "20"))
        if (number or token.lemma_.lower() in CROWDS) and not any(
            c.lower_ in {"of", "%"} or c.text in {"$", "£", "€"} for c in token.children
        ):
            yield Mention(
                "role", (token.idx, token.idx + len(token)), token.i, token.i, token.i, token.text, role=PEOPLE, plural=True
            )


def _pronouns(doc: Doc) -> Iterator[Mention]:
    for token in doc:
        if token.pos_ == "PRON" and token.lower_ in PRONOUNS:
            plural = token.lower_ in {"they", "their", "them", "we", "our", "us", "themselves"}
            span = (token.idx, token.idx + len(token))
            yield Mention("pronoun", span, token.i, token.i, token.i, token.text, plural=plural)
        elif (
            token.lower_ in QUANTIFIERS
            and token.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj", "conj"}
            and token.pos_ in {"NUM", "PRON", "DET"}
        ):
            span = (token.idx, token.idx + len(token))
            yield Mention("group", span, token.i, token.i, token.i, token.text, plural=True)

"""Where an act happened: the most precise location that its clause names, else its sentence, else the dateline.

Which state a party belongs to is not decided here (see country.py). Token ranges are half-open, as spaCy's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Phrase

from readout.extract.mention import Mention, Mentions
from readout.knowledge.forms import fold
from readout.knowledge.lexicon import Entry, Lexicon, lexicon
from readout.records import Place, Span
from readout.resolve.country import entry_of
from readout.tables import rows

PRECISION = {
    "site": "point",
    "capital": "city",
    "city": "city",
    "region": "region",
    "water": "region",
    "state": "country",
}
RANK = {"point": 0, "city": 1, "region": 2, "country": 3}
STATE_NAMES = frozenset({"name", "alias", "former"})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LOCATIVE = _words(
    "in at near outside inside around across within throughout off along beyond beneath above aboard opposite beside alongside"
)
TOWARD = _words("to into onto toward towards")
NEARNESS = _words("close next near adjacent outside inside north south east west northeast northwest southeast southwest")
PLACE_NOUNS = _words(
    "area areas airport airspace airbase base border borders camp canal capital centre center checkpoint city coast "
    "coastline compound corridor countryside county crossing department direction district districts edge enclave "
    "exclave frontier frontline front governorate half harbor harbour heart highlands hills hospital interior island "
    "islands jungle lake line mainland mosque mountains neighborhood neighborhoods neighbourhood neighbourhoods north "
    "northeast northwest oblast outskirts part parts peninsula port portion prefecture prison province provinces "
    "quarter region regions river road sea sector shore shores side site sites skies sky south southeast southwest "
    "square state states strait streets strip suburb suburbs territory territories town towns township valley "
    "vicinity village villages waters west east zone"
)
SURFACES = _words(
    "island islands peninsula border outskirts coast edge frontier line square ship mountain front side shore shores"
)
GROUND = ("Island", "Islands", "Heights", "Peninsula")
# `the war in Ukraine` is what is talked of, seldom where one talks.
TOPICS = _words(
    "war wars conflict conflicts situation crisis ceasefire truce peace stability instability security developments "
    "invasion aggression genocide presence role interest interests confidence trust faith investment investments "
    "influence democracy elections election events operations policy progress involvement stake rights justice "
    "transition famine hostilities"
)
REPORTING = _words("say tell announce report state add write note warn claim comment confirm")
VISITS = _words("visit tour reach enter")
SKIPPED = frozenset({"DET", "ADJ"})
MAX_CLIMB = 10
MODIFIERS = frozenset({"compound", "nmod", "amod", "poss", "npadvmod"})

NAME = r"[^\W\d_][^,;:()\n—–]{1,40}?"
DATELINE = re.compile(
    rf"\s*(?P<city>{NAME})(?:,\s*(?P<land>{NAME}))?"
    r"(?:,?\s*(?:\d{1,2}\s+)?[A-Z][a-z]{2,8}\.?(?:\s+\d{1,2})?(?:,?\s+\d{4})?)?"
    r"\s*(?P<agency>\([^()\n]{2,40}\))?\s*(?P<dash>—|–|--|\s-(?=\s))"
)


@dataclass(frozen=True)
class Site:
    """One row of places.tsv. `kind`: capital, city, region, site, water or state; `code` may be empty (high seas)."""

    name: str
    code: str
    kind: str
    lat: float
    lon: float

    @property
    def precision(self) -> str:
        """How fine a point the coordinates are."""
        return PRECISION[self.kind]


@dataclass(frozen=True)
class Gazetteer:
    """All rows of places.tsv: the matcher over their forms, and the rows of each form, as written and in capitals."""

    matcher: Lexicon
    by_form: dict[str, tuple[Site, ...]]
    by_capitals: dict[str, tuple[Site, ...]]
    states: dict[str, Site]


@dataclass(frozen=True)
class Named:
    """A place name in the text: its possible rows, and how it hangs in the sentence.

    Attributes:
        slot: `in`, `to`, `into`, `from`, `visited`, `object`, `modifier` or `other`.
        anchor: the word that the phrase hangs on.
    """

    phrase: Phrase
    sites: tuple[Site, ...]
    slot: str
    anchor: Token


def load() -> Gazetteer:
    """Read places.tsv."""
    by_form: dict[str, list[Site]] = {}
    states: dict[str, Site] = {}
    for row in rows("readout.knowledge", "data/places.tsv"):
        site = Site(row["name"], row["code"], row["kind"], float(row["lat"]), float(row["lon"]))
        for form in (row["name"], *filter(None, row["aliases"].split("|"))):
            by_form.setdefault(form, []).append(site)
        if site.kind == "state":
            states[site.code] = site
    entries = (Entry(s.kind, s.code, form, name=s.name) for form, found in by_form.items() for s in found)
    capitals: dict[str, list[Site]] = {}
    for form, found in by_form.items():
        capitals.setdefault(fold(form).upper(), []).extend(found)
    return Gazetteer(
        Lexicon(entries),
        {form: tuple(found) for form, found in by_form.items()},
        {form: tuple(dict.fromkeys(found)) for form, found in capitals.items()},
        states,
    )


@cache
def gazetteer() -> Gazetteer:
    """The shipped places, read once."""
    return load()


def find_place(
    doc: Doc,
    mentions: Mentions,
    clause: tuple[int, int],
    sentence: tuple[int, int],
    day: str | None,
    focus: str | None,
    *,
    toward: bool = False,
    in_object: bool = False,
) -> Place | None:
    """The place where an act happened, None where the text gives none.

    Args:
        clause, sentence: token ranges of the act's clause and sentence.
        day: publication date, for names that held for a time.
        focus: the country that the document is mostly about; it settles names that several countries share.
        toward: the act is a visit: its destination and its object count as its place.
        in_object: the act is an attack: what it strikes is its place where the clause names no other.
    """
    named = list(_named(doc, mentions, sentence, day))
    inner = [n for n in named if clause[0] <= n.phrase.start < clause[1]]
    outer = [n for n in named if n not in inner and not _is_reporting(n)]
    wanted = [{"in", "to", "into"}, {"visited"}] if toward else [{"in"}]
    if in_object:
        wanted.append({"object", "visited", "into"})
    for pool in (inner, outer):
        for slots in wanted:
            place = _best([n for n in pool if n.slot in slots], mentions, focus, day)
            if place is not None:
                return place
    return _dateline(doc, sentence, focus)


# ---- the names of a sentence -----------------------------------------------------------------------------------------
def _named(doc: Doc, mentions: Mentions, sentence: tuple[int, int], day: str | None) -> Iterator[Named]:
    """Place names of a sentence with their rows and slots, in text order; not those inside other names."""
    first, end = sentence
    if first >= end:
        return
    begin = doc[first].idx
    taken: set[int] = set()
    found: list[tuple[Phrase, tuple[Site, ...]]] = []
    for match in gazetteer().matcher.find(doc.text[begin : doc[end - 1].idx + len(doc[end - 1])]):
        phrase = doc.char_span(begin + match.start, begin + match.end, alignment_mode="expand")
        if phrase is None or _inside_other_name(phrase, mentions):
            continue
        taken.update(range(phrase.start, phrase.end))
        found.append((phrase, _sites(match.entries)))
    for mention in mentions.within(first, end - 1):
        site = _state_of(mention, day)
        if site is not None and not taken.intersection(range(mention.first, mention.last + 1)):
            found.append((doc[mention.first : mention.last + 1], (site,)))
    places = frozenset(i for phrase, _ in found for i in range(phrase.start, phrase.end))
    for phrase, sites in sorted(found, key=lambda pair: pair[0].start):
        slot, anchor = _slot(phrase, places, sites)
        yield Named(phrase, sites, slot, anchor)


def _sites(entries: tuple[Entry, ...]) -> tuple[Site, ...]:
    forms = gazetteer().by_form
    return tuple(dict.fromkeys(s for e in entries for s in forms[e.form] if s.code == e.code and s.kind == e.kind))


def _state_of(mention: Mention, day: str | None) -> Site | None:
    """The state that a name such as `Britain` or `the U.S.` stands for."""
    if mention.kind != "state":
        return None
    entry = entry_of(mention, day)
    return gazetteer().states.get(entry.code) if entry is not None and entry.kind in STATE_NAMES else None


def _inside_other_name(phrase: Phrase, mentions: Mentions) -> bool:
    """`Jordan` in `Michael Jordan`, `York` in a newspaper's name; a body named like its seat stays a place."""
    for token in phrase:
        mention = mentions.at(token)
        if mention is None or mention.kind not in {"person", "body", "adjective", "people"}:
            continue
        wider = mention.first < phrase.start or mention.last >= phrase.end
        if wider or (mention.kind == "person" and bool(mention.titles)) or mention.kind in {"adjective", "people"}:
            return True
    return False


# ---- how a name hangs in its sentence --------------------------------------------------------------------------------
def _slot(phrase: Phrase, places: frozenset[int], sites: tuple[Site, ...]) -> tuple[str, Token]:
    """The slot of a place name, read off the parse; off the words before it where the parse says nothing."""
    token: Token = phrase.root
    for _ in range(MAX_CLIMB):
        dep, head = token.dep_, token.head
        if dep in {"pobj", "pcomp"}:
            slot = _prepositional(head, token, sites)
            if slot != "climb":
                return slot, head.head
            token = head.head
        elif dep in {"dobj", "obj", "nsubjpass"}:
            return ("visited" if head.lemma_.lower() in VISITS else "object"), head
        elif dep in {"conj", "appos"} or (dep == "dep" and head.i in places):
            token = head
        elif dep in MODIFIERS and head.i != token.i:
            if head.i not in places and head.lower_ not in PLACE_NOUNS:
                return "modifier", head
            token = head
        else:
            break
    return _by_words(phrase, sites), token


def _prepositional(preposition: Token, target: Token, sites: tuple[Site, ...]) -> str:
    """The slot that a preposition gives; `climb` where a place noun stands above it (`the outskirts of`)."""
    word, above = preposition.lower_, preposition.head
    before = preposition.nbor(-1).lower_ if preposition.i else ""
    if word in {"of", "to"} and before in NEARNESS:
        return "in"
    if word in {"of", "with"} and above.lower_ in PLACE_NOUNS:
        return "climb"
    if word in LOCATIVE:
        return _locative(word, above, target, sites)
    if word in {"on", "over"}:
        return "in" if _is_surface(word, above, target, sites) else "object"
    if word in TOWARD:
        return _directed(word, above, before)
    return {"from": "from", "against": "object", "of": "object"}.get(word, "other")


def _locative(word: str, above: Token, target: Token, sites: tuple[Site, ...]) -> str:
    """`in`, but for what is aimed at (`fired at Israel`) and what is talked of (`the war in Ukraine`)."""
    aimed = word == "at" and all(s.kind == "state" for s in sites) and target.lower_ not in PLACE_NOUNS
    topic = above.pos_ == "NOUN" and above.lower_ in TOPICS
    return "object" if aimed or topic else "in"


def _directed(word: str, above: Token, before: str) -> str:
    if before == "according":
        return "other"
    if above.lemma_.lower() == "visit":
        return "visited"
    return "to" if word == "to" else "into"


def _is_surface(word: str, above: Token, target: Token, sites: tuple[Site, ...]) -> bool:
    """Whether `on` or `over` is spatial: on an island, on the outskirts, on the Black Sea, flew over Kyiv."""
    if target.lower_ in SURFACES or target.lower_ in {"sky", "skies", "airspace"}:
        return True
    if word == "over":
        return above.pos_ == "VERB"
    return all(s.kind in {"site", "water"} or s.name.endswith(GROUND) for s in sites)


def _by_words(phrase: Phrase, sites: tuple[Site, ...]) -> str:
    """The slot by the words before the name: a preposition, with articles, adjectives and place nouns between."""
    doc = phrase.doc
    if phrase.end < len(doc) and phrase.root.dep_ == "compound" and doc[phrase.end].lower_ not in PLACE_NOUNS:
        return "modifier"
    at = phrase.start - 1
    while at > 0 and _is_between(doc, at):
        at -= 1
    if at < 0 or doc[at].pos_ not in {"ADP", "SCONJ", "PART"}:
        return "other"
    slot = _prepositional(doc[at], phrase.root, sites)
    return "other" if slot == "climb" else slot


def _is_between(doc: Doc, at: int) -> bool:
    token = doc[at]
    of_place = token.lower_ == "of" and doc[at - 1].lower_ in PLACE_NOUNS
    return token.pos_ in SKIPPED or token.lower_ in PLACE_NOUNS or of_place


def _is_reporting(named: Named) -> bool:
    """Where somebody spoke of the act, not where it happened: `said in Vienna`, `the ministry in Moscow said`."""
    anchor = named.anchor
    verb = anchor.head if anchor.dep_ == "nsubj" else anchor
    return verb.lemma_.lower() in REPORTING


# ---- which of the names, and which of its rows -----------------------------------------------------------------------
def _best(named: list[Named], mentions: Mentions, focus: str | None, day: str | None) -> Place | None:
    """The most precise place, the first of equals."""
    found: list[tuple[int, int, Place]] = []
    for candidate in named:
        site = _choose(candidate, mentions, focus, day)
        if site is not None:
            span = (candidate.phrase.start_char, candidate.phrase.end_char)
            found.append((RANK[site.precision], candidate.phrase.start, _place(site, span)))
    return min(found, key=lambda f: f[:2])[2] if found else None


def _choose(named: Named, mentions: Mentions, focus: str | None, day: str | None) -> Site | None:
    """The row that a name means: in the country beside it, else in the focus country, else the one widely known."""
    after = _after_comma(named.phrase, mentions, day)
    if after is not None:
        inside = _held_by(named.sites, after)
        if inside is not None or _is_closed(named.phrase):
            return inside
    for code in (*_before(named.phrase, mentions, day), focus):
        site = _held_by(named.sites, code)
        if site is not None:
            return site
    return _widely_known(named.sites, named.phrase.text)


def _held_by(sites: tuple[Site, ...], code: str | None) -> Site | None:
    return min((s for s in sites if s.code == code), key=lambda s: RANK[s.precision], default=None)


def _widely_known(sites: tuple[Site, ...], form: str) -> Site | None:
    """The only one; else a state or capital; else the one that the lexicon of states has; else none."""
    if len({s.code for s in sites}) == 1:
        return min(sites, key=lambda s: RANK[s.precision])
    eminent = [s for s in sites if s.kind in {"state", "capital"}]
    known = [s for e in lexicon().get(form) for s in sites if s.code == e.code]
    return next(iter([*eminent, *known]), None)


def _after_comma(phrase: Phrase, mentions: Mentions, day: str | None) -> str | None:
    """The country in `Tripoli, Lebanon` and `Paris, Texas`."""
    doc, at = phrase.doc, phrase.end + 1
    if at >= len(doc) or doc[phrase.end].text != ",":
        return None
    mention = mentions.at(doc[at])
    if mention is None or mention.first != at or doc[mention.head].dep_ in {"nsubj", "nsubjpass"}:
        return None
    if mention.kind not in {"state", "place"}:
        return None
    regions = {e.code for e in mention.entries if e.kind == "region"}
    towns = {s.code for s in gazetteer().by_form.get(phrase.text, ())}
    if regions & towns:  # `Atlanta, Georgia`: the state of the union, not the state
        return min(regions & towns)
    entry = entry_of(mention, day)
    return entry.code if entry is not None and (regions or entry.kind in STATE_NAMES) else None


def _is_closed(phrase: Phrase) -> bool:
    """Whether punctuation closes the name after the comma, so that it surely qualifies the one before."""
    return any(token.text in {",", ".", ";", ")"} for token in phrase.doc[phrase.end + 2 : phrase.end + 5])


def _before(phrase: Phrase, mentions: Mentions, day: str | None) -> Iterator[str]:
    """Countries named in the same phrase before the name: `the Lebanese city of`, `Lebanon's`."""
    doc = phrase.doc
    for at in range(phrase.start - 1, max(-1, phrase.start - 7), -1):
        if doc[at].pos_ in {"VERB", "AUX"} or (doc[at].pos_ == "ADP" and doc[at].lower_ != "of"):
            return
        mention = mentions.at(doc[at])
        entry = entry_of(mention, day) if mention is not None and mention.kind in {"state", "adjective"} else None
        if entry is not None:
            yield entry.code


def _place(site: Site, span: Span) -> Place:
    return Place(site.name, site.code or None, site.lat, site.lon, site.precision, span)


# ---- datelines -------------------------------------------------------------------------------------------------------
def _dateline(doc: Doc, sentence: tuple[int, int], focus: str | None) -> Place | None:
    """The place of `LAGOS, Nigeria (AP) -` or `GENEVA —` at the start of a text, for the first sentence."""
    match = DATELINE.match(doc.text)
    if match is None or sentence[0] >= len(doc) or doc[sentence[0]].idx > _first_after(doc, match.end()):
        return None
    written = match["city"].strip()
    site = _of_dateline(_sites_of_dateline(match, written), match["land"], focus)
    start = match.start("city")
    return _place(site, (start, start + len(written))) if site is not None else None


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
        site = _held_by(sites, code)
        if site is not None:
            return site
    return _widely_known(sites, sites[0].name) if sites else None

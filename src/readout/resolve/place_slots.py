"""How a place name hangs in its sentence: where something is, where it goes, what it is aimed at, or what it only names."""

from __future__ import annotations

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Phrase

from readout.resolve.gazetteer import Site


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
VISITS = _words("visit tour reach enter")
SKIPPED = frozenset({"DET", "ADJ"})
MAX_CLIMB = 10
MODIFIERS = frozenset({"compound", "nmod", "amod", "poss", "npadvmod"})


def slot_of(phrase: Phrase, places: frozenset[int], sites: tuple[Site, ...]) -> tuple[str, Token]:
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

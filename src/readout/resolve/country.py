"""Which state or body a phrase belongs to: by its own modifiers (`Turkish`, `of France`, `Israel's`), else by the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from readout.extract.mention import Mention, Mentions
from readout.knowledge.lexicon import INTERNATIONAL, Entry
from readout.knowledge.publishers import publisher
from readout.knowledge.standing import states_called
from readout.records import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

KINDS_OF_STATES = frozenset({"State", "Republic", "Kingdom", "Principality"})
STATEWARD = frozenset({"state", "adjective", "people", "body", "place"})
LEFT_STOP = frozenset({"ADP", "VERB", "AUX", "SCONJ", "PRON"})
SEAT_PREPOSITIONS = frozenset({"of", "from", "for", "in", "at", "near", "across", "inside"})
REACH = 8
NO_STATES = INTERNATIONAL | {"NGO", "MNC", "IMG", "ISM", "UNK"}
ORIGINS = ("descent", "origin", "ancestry", "heritage", "extraction", "born", "educated", "trained", "speaking")
WEIGHTS = {"adjective": 1, "place": 3, "scene": 2}
DEALINGS = frozenset("talk negotiation negotiate deal truce agreement treaty accord ceasefire pact dialogue".split())
TOWARDS = frozenset({"with", "to", "from"})
HANDING = frozenset("hand sell offer lease cede transfer protest complain deliver return propose".split())
ADDRESSING = frozenset("ask press urge accuse pressure persuade convince petition lobby sound consult".split())
# What people do themselves, and no government for them.
OF_PEOPLE = frozenset(
    "be live die flee suffer celebrate mourn fear hope believe feel want protest march demonstrate vote rally cheer wait queue "
    "shelter starve drown perish grieve love hate know remember form gather flock throng pour crowd sing dance pray chant weep "
    "wave sleep eat drink pay buy speak work".split()
)


def entry_of(mention: Mention, day: str | None) -> Entry | None:
    """The meaning that holds on a day: a user's own row first, the state before the place, the dated before the undated."""
    holding = [e for e in mention.entries if e.holds(day)] or list(mention.entries)
    order = {
        "name": 0,
        "alias": 0,
        "adjective": 1,
        "demonyms": 1,
        "demonym": 1,
        "body": 1,
        "metonym": 1,
        "capital": 2,
        "former": 3,
    }
    return min(holding, key=lambda e: (not e.where, order.get(e.kind, 4), not e.start), default=None)


def left_modifiers(doc: Doc, mentions: Mentions, mention: Mention) -> list[Mention]:
    """States, adjectives, bodies and persons that stand before a phrase within its noun phrase, nearest first."""
    found: list[Mention] = []
    at = mention.first - 1
    while at >= 0 and mention.first - at <= REACH:
        token = doc[at]
        if _is_joined(token):  # `US-led air coalition`
            at -= 1
            continue
        if (
            token.is_space
            or (token.pos_ in LEFT_STOP and token.tag_ != "PRP$")
            or (token.is_punct and token.text not in {"-", "/", "’", "'", '"', "“", "”"})
        ):
            break
        inner = mentions.at(token)
        owns = inner is not None and (inner.kind in {*STATEWARD, "person", "pronoun"} or _is_owning_epithet(doc, inner))
        if inner is not None and owns and inner.last < mention.first:
            if is_backer(doc, inner):
                at = inner.first - 1
                continue
            found.append(inner)
            at = inner.first - 1
            if inner.kind == "pronoun":
                break
            continue
        if token.pos_ == "DET" or (token.lower_ in {"and", "or"} and not found):
            break
        at -= 1
    return found


def _is_owning_epithet(doc: Doc, mention: Mention) -> bool:
    """`the kingdom's`, `the group's`: a noun that can stand for a state or body, as the owner of what follows."""
    after = doc[mention.last + 1] if mention.last + 1 < len(doc) else None
    body = mention.role is not None and mention.role.kind == "body" and not mention.plural
    return (
        after is not None
        and after.tag_ == "POS"
        and (body or (mention.kind == "role" and bool(states_called(mention.text, None))))
    )


def _is_joined(token: Token) -> bool:
    """A participle that a hyphen joins to the word before it."""
    before = token.nbor(-1) if token.i else None
    return before is not None and before.text in {"-", "–"} and not before.whitespace_ and token.tag_ in {"VBN", "VBD"}


def is_backer(doc: Doc, mention: Mention) -> bool:
    """`Iran-backed`, `US-brokered`, `Houthi-held`, `pro-Iranian`: the state does not own what follows; `US-led` it does."""
    before = doc[max(0, mention.first - 2) : mention.first]
    if len(before) == 2 and before[0].lower_ in {"pro", "anti"} and before[1].text in {"-", "–"}:
        return True
    at = mention.last + 1
    if at + 1 < len(doc) and doc[at].text in {"-", "–"} and not doc[at - 1].whitespace_:
        return (
            doc[at + 1].tag_ in {"VBN", "VBD", "JJ"}
            and doc[at + 1].lower_ not in {"led", "run", "commanded"}
            and doc[at + 1].lower_.endswith(("ed", "held", "run", "made", "born", "friendly"))
        )
    return False


def right_modifiers(doc: Doc, mentions: Mentions, mention: Mention) -> list[Mention]:
    """States and places after a phrase: `of Cambodia`, `in Lagos`, `from Iran`."""
    at = mention.last + 1
    if at >= len(doc) or doc[at].lower_ not in SEAT_PREPOSITIONS:
        return []
    at += 1
    while at < len(doc) and doc[at].lower_ in {"the", "southern", "northern", "eastern", "western", "central", "neighbouring"}:
        at += 1
    inner = mentions.at(doc[at]) if at < len(doc) else None
    if inner is None:
        return []
    if inner.kind == "role" and inner.role is not None and inner.role.kind == "body":
        return [inner, *right_modifiers(doc, mentions, inner)]
    if inner.kind == "person" and doc[mention.last + 1].lower_ == "of":  # `supporters of X`
        return [inner]
    return listed(doc, mentions, inner) if inner.kind in STATEWARD else []


def listed(doc: Doc, mentions: Mentions, mention: Mention, *, untitled: bool = False) -> list[Mention]:
    """The mention and those of a like kind enumerated after it: `Canada, France, and Japan`, `President A of B, Chancellor C`.

    Read off the surface, since parsers often break long lists of titled names.
    """
    chain = [mention]
    closed = False
    while True:
        following = _next_listed(doc, mentions, chain[-1], untitled)
        if following is None:
            break
        member, joined = following
        chain.append(member)
        closed = closed or joined
    if closed or (len(chain) > 2 and mention.kind == "person") or (len(chain) == 2 and chain[1].titles):
        return chain
    return [mention]


def _next_listed(doc: Doc, mentions: Mentions, mention: Mention, untitled: bool) -> tuple[Mention, bool] | None:
    at = mention.last + 1
    if mention.kind == "person":
        for owner in right_modifiers(doc, mentions, mention)[:1]:
            at = owner.last + 1
            if at < len(doc) and doc[at].text == "(":
                while at < len(doc) and doc[at - 1].text != ")" and at - owner.last < 6:
                    at += 1
    begin = at
    joined = False
    while at < len(doc) and at - begin < 5:
        word = doc[at].lower_
        if word in {"and", "&"}:
            joined = True
        elif word not in {",", "the", "as", "well", "both"} or (
            word == "as"
            and doc[at - 1].lower_ not in {",", "well", "and"}
            and (at + 1 >= len(doc) or doc[at + 1].lower_ != "well")
        ):
            break
        at += 1
    if at == begin or at >= len(doc) or doc[begin].lower_ == "the":
        return None
    member = _member_at(doc, mentions, at, mention, untitled)
    return (member, joined) if member is not None else None


def _member_at(doc: Doc, mentions: Mentions, at: int, first: Mention, untitled: bool) -> Mention | None:
    """The mention of a like kind that begins at a token, its own modifiers (`Japanese Prime Minister X`) allowed before it."""
    for step in range(at, min(at + 4, len(doc))):
        member = mentions.at(doc[step])
        if member is None and step > at and doc[step].lower_ == "of":  # `the State of X`
            continue
        if member is None:
            return None
        begins = member.first <= step and member.first > first.last
        if begins and member.kind == first.kind and (first.kind != "person" or member.titles or untitled):
            return member
        if begins and {first.kind, member.kind} <= {"state", "body"}:
            return member
        if member.kind not in {"adjective", "state", "body"} and not _says_what_state(doc, member):
            return None
    return None


def _says_what_state(doc: Doc, mention: Mention) -> bool:
    """`State` in `the State of X`, where that is no name of its own."""
    following = doc[mention.last + 1].lower_ if mention.last + 1 < len(doc) else ""
    return mention.kind == "role" and mention.text in KINDS_OF_STATES and following == "of"


def issuer_code(document: Document) -> str | None:
    """The state or body in whose name the document speaks."""
    known = publisher(document.issuer or document.publisher or "")
    if known is None or (document.issuer is None and known.kind != "public"):
        return None
    return known.code or None


def focus_code(document: Document, mentions: Mentions, places: Iterable[tuple[int, str]] = ()) -> str | None:
    """The state that a document is mostly about at home: its issuer's, else the one named most, the opening counting more.

    Args:
        places: where the text names a town or region, in code points, and the code of its state; a dateline among them.
    """
    own = issuer_code(document)
    if own is not None:
        return own
    weights = state_weights(document, mentions, places)
    if weights:
        return weights.most_common(1)[0][0]
    known = publisher(document.publisher or "")
    return known.code if known is not None else None


def state_weights(document: Document, mentions: Mentions, places: Iterable[tuple[int, str]] = ()) -> Counter[str]:
    """How much a text speaks of each state, by its names and places, the opening counting twice.

    An adjective counts half, since it often says whose embassy or aid it is; places in the lexicon count half more than names.
    """
    weights: Counter[str] = Counter()
    opening = len(document.text) // 4
    for mention in mentions.all:
        if mention.kind in STATEWARD and mention.entries:
            entry = entry_of(mention, document.date)
            if (
                entry is not None
                and len(entry.code) == 3
                and entry.code not in NO_STATES
                and not _of_descent(mention, document)
            ):
                weights[entry.code] += WEIGHTS.get(mention.kind, 2) * (2 if mention.span[0] <= opening else 1)
    for at, code in places:
        weights[code] += WEIGHTS["scene"] * (2 if at <= opening else 1)
    return weights


def _of_descent(mention: Mention, document: Document) -> bool:
    """`of Indian descent`: where somebody's forebears are from says nothing of the text's state."""
    after = document.text[mention.span[1] : mention.span[1] + 12].lstrip(" -").lower()
    return mention.kind == "adjective" and after.startswith(ORIGINS)


def is_subject(token: Token) -> bool:
    """Whether a token heads a subject, by itself or as a conjunct of one."""
    while token.dep_ in {"conj", "appos", "compound", "nmod"} and token.head.i != token.i:
        token = token.head
    return token.dep_ in {"nsubj", "nsubjpass", "csubj"}


def _is_dealt_with(token: Token) -> bool:
    """`pressed the Iraqis to sign`, `between the Americans and the Russians`: as states deal with each other."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ == "between":
        return True
    return token.dep_ in {"dobj", "nsubj"} and any(a.lemma_.lower() in ADDRESSING for a in (token.head, token.head.head))


def is_in_main_clause(token: Token) -> bool:
    """Whether the clause of a subject is the main one, joined to it by `and`, or set against it (`while Y went home`)."""
    while token.dep_ in {"appos", "compound", "nmod"} and token.head.i != token.i:
        token = token.head
    verb = token.head
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    against = any(c.dep_ == "mark" and c.lower_ in {"while", "whereas"} for c in verb.children)
    return verb.dep_ == "ROOT" or (verb.dep_ == "advcl" and against and verb.i > verb.head.i)


def acts_as_state(doc: Doc, mention: Mention) -> bool:
    """`The Georgians handed over the officers`: a people with the article, as the subject of what only its state would do.

    Or as those with whom it has dealings: `talks with the Georgians`.

    Not where a number, an adjective or a relative clause picks some of them, nor as those to whom something happens.
    """
    token = doc[mention.head]
    if not mention.first or doc[mention.first - 1].lower_ != "the" or token.head.lemma_.lower() in OF_PEOPLE:
        return False
    picked = any(c.dep_ in {"amod", "nummod", "relcl", "acl"} for c in token.children)
    if not picked and token.dep_ == "pobj" and token.head.lower_ in TOWARDS:
        dealings = DEALINGS if token.head.lower_ == "with" else DEALINGS | HANDING
        return any(t.lemma_.lower() in dealings for t in (token.head.head, token.head.head.head))
    if not picked and _is_dealt_with(token):
        return True
    return not picked and token.dep_ != "nsubjpass" and is_subject(token) and token.head.dep_ not in {"relcl", "acl"}

"""Parties that have no name: role nouns, numbers that stand for people, pronouns."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from readout.extract.mention import Mention
from readout.knowledge.roles import Role, Title, roles, titles

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PRONOUNS = frozenset(
    "i my me he she they we it i his her their our its my him them us me you your himself herself themselves".split()
)
QUANTIFIERS = frozenset("both two three four each all".split())
CROWDS = frozenset({"dozen", "hundred", "thousand", "score", "ten"})
PEOPLE = Role("people", ("CVL",), "group", "", True)
ORDINALS = frozenset({"former", "latter"})
LONGEST_ROLE = 6


def find_unnamed(doc: Doc, taken: set[int]) -> Iterator[Mention]:
    """Role nouns and counted people outside the tokens already taken, then all pronouns."""
    yield from _roles(doc, taken)
    yield from _counted(doc, taken)
    yield from _pronouns(doc)


def _role_at(doc: Doc, index: int, taken: Container[int] = ()) -> tuple[int, Role, tuple[Title, ...]] | None:
    """The longest role phrase that ends at a token: (index of its first token, role, titles); not with a part of a name."""
    token = doc[index]
    if token.pos_ not in {"NOUN", "PROPN", "ADJ", "X"} and token.tag_ not in {"NN", "NNS", "NNP", "NNPS"}:
        return None
    for start in range(max(0, index - LONGEST_ROLE + 1), index + 1):
        phrase = doc[start : index + 1].text.lower()
        role = roles().get(phrase)
        title = titles().get(phrase.replace(".", ""))
        if (title is None or not title.offices) and any(i in taken for i in range(start, index)):  # `Labour leader`
            continue
        if title is not None and title.sector and (role is None or doc[start].text[0].isupper()):
            made = role or Role(phrase, (title.sector,), "person", title.sex, False)
            return start, made, (title,)
        if role is not None:
            return start, role, (title,) if title else ()
    return None


def _says_something(token: Token, role: Role, taken: set[int]) -> bool:
    """Whether a role noun that modifies another word is worth a mention: before an act, or before a name that it explains."""
    return _modifies_act(token, role) or _before_name(token, role, taken)


def _before_name(token: Token, role: Role, taken: set[int]) -> bool:
    """`former intelligence chief X`, `opposition leader Y`: what the person named next is."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    return (
        role.kind == "person"
        and token.text.islower()
        and after is not None
        and after.i in taken
        and after.ent_type_ == "PERSON"
    )


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
        found = _role_at(doc, index, taken)
        if found is None or (doc[index].dep_ in {"compound", "amod"} and not _says_something(doc[index], found[1], taken)):
            index -= 1
            continue
        start, role, known = found
        span = doc[start : index + 1]
        plural = (role.plural and role.kind != "body") or (doc[index].tag_ in {"NNS", "NNPS"} and " of " not in role.phrase)
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
        elif token.lower_ in ORDINALS and _stands_alone(token):
            yield Mention("pronoun", (token.idx, token.idx + len(token)), token.i, token.i, token.i, token.text)
        elif (
            token.lower_ in QUANTIFIERS
            and token.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj", "conj"}
            and token.pos_ in {"NUM", "PRON", "DET"}
        ):
            span = (token.idx, token.idx + len(token))
            yield Mention("group", span, token.i, token.i, token.i, token.text, plural=True)


def _stands_alone(token: Token) -> bool:
    """`the latter`, not `the latter part`."""
    doc = token.doc
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return (
        token.i > 0
        and doc[token.i - 1].lower_ == "the"
        and (after is None or after.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"})
    )

"""What a speech verb affirms, conveys or asks, and the PLOVER type that follows from it: the content decides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from readout.extract.backing import STAND, backs
from readout.extract.complements import FUTURE, complement, infinitives, is_negated
from readout.extract.mention import Mentions
from readout.extract.noun_conditions import WHEN, conduct
from readout.extract.syntax import conjuncts, slot
from readout.extract.threats import is_harm, menaces
from readout.ontology.codebook import PACKAGE, word_classes
from readout.tables import rows

MUST = frozenset({"must", "should", "need", "ought"})
UNSURE = frozenset({"must", "should", "may", "might", "could"})
STATEMENT = "STATEMENT"


@dataclass(frozen=True)
class Speech:
    """A row of speech.tsv for one lemma."""

    particles: tuple[str, ...]
    addressee: tuple[str, ...]
    content: tuple[str, ...]
    only: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ContentRow:
    """A row of contents.tsv for one noun."""

    event: str
    mode: str | None
    recipient: tuple[str, ...]
    when: str


@dataclass(frozen=True)
class Content:
    """What is said: its head token, the type that follows, the slots of the head that name the recipient."""

    head: Token
    event: str
    mode: str | None
    recipient: tuple[str, ...]
    rule: str


@cache
def speech_verbs() -> dict[str, Speech]:
    """Speech verbs by lemma."""
    found: dict[str, Speech] = {}
    for row in rows(PACKAGE, "speech.tsv"):
        for lemma in row["lemmas"].split("|"):
            head, *particles = lemma.split()
            found.setdefault(
                head,
                Speech(
                    tuple(particles),
                    tuple(filter(None, row["addressee"].split(","))),
                    tuple(filter(None, row["content"].split(","))),
                    frozenset(filter(None, row["only"].split("|"))),
                ),
            )
    return found


@cache
def content_nouns() -> dict[str, tuple[ContentRow, ...]]:
    """Content rows by noun, in file order."""
    found: dict[str, list[ContentRow]] = {}
    for row in rows(PACKAGE, "contents.tsv"):
        made = ContentRow(row["type"], row["mode"] or None, tuple(filter(None, row["recipient"].split(","))), row["when"])
        for noun in row["nouns"].split("|"):
            found.setdefault(noun, []).append(made)
    return {noun: tuple(r) for noun, r in found.items()}


def contents(verb: Token, mentions: Mentions) -> list[Content]:
    """Everything that a speech verb says, coordinated contents apart."""
    row = speech_verbs()[verb.lemma_.lower()]
    found: list[Content] = []
    for clause in (c for c in verb.children if c.dep_ in {"ccomp", "xcomp"} and c.pos_ in {"VERB", "AUX"}):
        found += [of_clause(member, mentions) for member in conjuncts(clause) if member.pos_ in {"VERB", "AUX"}]
    for name in row.content:
        for noun in slot(verb, name):
            found += [of_noun(member, mentions) for member in conjuncts(noun)]
    return [c for c in found if not row.only or c.event in row.only]


def of_noun(noun: Token, mentions: Mentions) -> Content:
    """The type of `her commitment to ...`, `deep concern about ...`, `the need for ...`."""
    for row in content_nouns().get(noun.lemma_.lower(), ()):
        if not row.when or WHEN[row.when](noun, mentions):
            return Content(noun, row.event, row.mode, row.recipient, f"content:{noun.lemma_.lower()}:{row.when}")
    clause = next((v for v in complement(noun) if v.dep_ in {"ccomp", "acl"}), None)
    if clause is not None and clause.dep_ == "ccomp":
        return of_clause(clause, mentions)
    return Content(noun, STATEMENT, None, (), "content:other")


# ---- clauses ---------------------------------------------------------------------------------------------------------
def of_clause(verb: Token, mentions: Mentions) -> Content:
    """The type of what a that-clause says: a promise, a demand, backing, a threat, else a statement."""
    words, lemma = _auxiliaries(verb), verb.lemma_.lower()
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    known = subject is not None and (m := mentions.at(subject)) is not None and m.kind != "place"
    if words & MUST or (lemma in {"need", "have"} and infinitives(verb)):
        return Content(verb, "REQUEST" if known else STATEMENT, None, ("subj",), "clause:must")
    if lemma == "stand" and any(c.lower_ in STAND for c in verb.children):
        return Content(verb, "SUPPORT", None, ("with", "by", "behind", "alongside"), "clause:stand")
    if lemma in {"stand", "be", "remain"} and (ready := _child_in(verb, "said_ready")):
        return _of_ready(verb, ready, mentions)
    if is_negated(verb):
        return _of_refusal(verb, words, known=known)
    if words & FUTURE and known:
        return _of_future(verb, mentions)
    if known and _blames(verb):
        return Content(verb, "ACCUSE", "allege", ("subj",), "clause:blames")
    if lemma in {"reserve", "retain"} and any(t.lemma_ == "right" for t in slot(verb, "obj")):
        return Content(verb, "THREATEN", None, ("against", "to"), "clause:reserves-right")
    return Content(verb, STATEMENT, None, (), "clause:other")


def _auxiliaries(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ == "aux"}


def _child_in(verb: Token, name: str, dep: str | None = None) -> Token | None:
    """The first word below a verb that a class of words holds, as written."""
    words = word_classes()[name]
    return next((c for c in verb.children if c.lower_ in words and dep in (None, c.dep_)), None)


def _of_refusal(verb: Token, words: set[str], *, known: bool) -> Content:
    """`will not negotiate`, `does not recognise`: a refusal; any other denial states something."""
    coming = bool(words & (FUTURE | {"wo", "wouldn", "can", "ca"}))
    classes = word_classes()
    if known and (verb.lemma_ in classes["said_denied"] or (coming and verb.lemma_ in classes["coop"])):
        return Content(verb, "REJECT", None, ("with", "to", "obj", "of"), "clause:refusal")
    return Content(verb, STATEMENT, None, (), "clause:denial")


def _blames(verb: Token) -> bool:
    """`X was culpable for`, `X bears responsibility`, `X has violated`: the speaker lays it to X."""
    classes = word_classes()
    if verb.lemma_ == "be":
        return any(
            c.dep_ in {"acomp", "attr", "xcomp"}
            and c.lower_ in classes["said_culpable"]
            and any(g.lower_ in {"for", "of", "in"} for g in c.children)
            for c in verb.children
        )
    if verb.lemma_ in {"bear", "carry", "share"}:
        return any(t.lemma_ in classes["said_guilt"] for t in slot(verb, "obj"))
    return verb.lemma_ in classes["said_offence"] and verb.tag_ in {"VBD", "VBN", "VBZ", "VBG", "VBP"}


def _of_ready(verb: Token, adjective: Token, mentions: Mentions) -> Content:
    if any(backs(v, mentions) for v in complement(adjective)):
        return Content(verb, "SUPPORT", None, (), "clause:ready-backing")
    if any(is_harm(v) or menaces(v) for v in complement(adjective)):
        return Content(verb, "THREATEN", None, (), "clause:ready-harm")
    return Content(verb, "AGREE", None, (), "clause:ready")


def _of_future(verb: Token, mentions: Mentions) -> Content:
    inner = [verb, *[c for c in verb.children if c.dep_ == "xcomp"]]
    if any(backs(v, mentions) for v in inner):
        return Content(verb, "SUPPORT", None, ("obj", "with", "by"), "clause:will-back")
    if is_harm(verb) or menaces(verb):
        return Content(verb, "THREATEN", None, ("obj", "to", "on", "against"), "clause:will-harm")
    if _pays(verb):
        return Content(verb, "THREATEN", None, ("subj",), "clause:will-pay")
    classes = word_classes()
    if any(v.lemma_ in classes["coop"] or v.lemma_ in classes["said_undertaken"] for v in inner):
        return Content(verb, "AGREE", None, ("with", "to", "obj"), "clause:will-cooperate")
    return Content(verb, STATEMENT, None, (), "clause:future")


def _pays(verb: Token) -> bool:
    """`will pay a price`, `will have consequences`."""
    objects = {t.lemma_.lower() for t in slot(verb, "obj")}
    return "consequence" in objects or (verb.lemma_ in {"pay", "face", "suffer", "bear"} and bool(objects & {"price", "cost"}))


# ---- main clauses ----------------------------------------------------------------------------------------------------
def of_predicate(verb: Token, mentions: Mentions) -> Content | None:
    """What a main clause says of its subject without a speech verb: `will send`, `stands ready to`, `is concerned about`."""
    if any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether"} for c in verb.children):
        return None
    felt = _of_feeling(verb, mentions)
    if felt is not None:
        return felt
    words = _auxiliaries(verb)
    if is_negated(verb):
        return _of_denial(verb, words)
    if words & UNSURE:
        return None
    found = of_clause(verb, mentions)
    return found if found.event != STATEMENT and not found.rule.startswith("clause:must") else None


def _of_feeling(verb: Token, mentions: Mentions) -> Content | None:
    """`is grateful to`, `is appalled by`."""
    grateful = _child_in(verb, "said_grateful", "acomp")
    if grateful is not None:
        return Content(grateful, "SUPPORT", None, ("to", "for"), "predicate:grateful")
    alarmed = _child_in(verb, "said_alarmed", "acomp")
    if alarmed is None or verb.lemma_ not in {"be", "remain", "feel"}:
        return None
    event, mode = ("ACCUSE", "disapprove") if conduct(alarmed, mentions) else (STATEMENT, None)
    return Content(alarmed, event, mode, ("about", "over", "at", "by", "with"), "predicate:alarmed")


def _of_denial(verb: Token, words: set[str]) -> Content | None:
    """`does not recognise X`, `will not negotiate with X`."""
    classes = word_classes()
    if verb.lemma_ in classes["said_denied"] and words & {"does", "do", "did", "will", "would", "wo", "shall"}:
        return Content(verb, "REJECT", None, ("obj", "of"), "predicate:denied")
    if words & {"will", "wo", "shall"} and verb.lemma_ in classes["coop"]:
        return Content(verb, "REJECT", None, ("with", "to", "obj"), "predicate:will-not")
    return None

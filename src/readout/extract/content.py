"""What a speech verb affirms, conveys or asks, and the PLOVER type that follows from it: the content decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from readout.extract.conditions import complement, is_harm, is_infinitive, party_within
from readout.extract.mentions import Mentions
from readout.extract.syntax import conjuncts, prepositional, slot
from readout.ontology.codebook import PACKAGE, word_classes
from readout.tables import rows

TIES = frozenset(
    "security sovereignty integrity independence alliance partnership relationship relation friendship bond "
    "tie people defense defence stability unity article nato democracy prosperity treaty agreement centrality "
    "right peoples".split()
)
BACKING = frozenset({"support", "back", "stand", "assist_politically"})
MUST = frozenset({"must", "should", "need", "ought"})
READY = frozenset("ready prepared committed willing determined eager poised open resolved".split())
STAND = frozenset({"with", "by", "behind", "alongside", "shoulder"})
FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll"})
STATEMENT = "STATEMENT"
GRATEFUL = frozenset({"grateful", "thankful", "indebted"})
CULPABLE = frozenset({"responsible", "culpable", "guilty", "complicit", "liable", "accountable", "blame"})
OFFENCES = frozenset(
    "violate breach lie betray usurp sabotage meddle interfere fabricate blackmail bully distort flout "
    "trample undermine infringe".split()
)
DEEDS = frozenset(
    "coup crackdown aggression invasion annexation detention arrest repression violence attack takeover "
    "occupation incursion putsch massacre imprisonment persecution blockade shelling bombardment "
    "disappearance".split()
)
DOINGS = frozenset(
    "activity behaviour behavior conduct action policy stance attitude position statement remark decision".split()
)
UNDERTAKEN = frozenset(
    "dispatch commence form extend convene evacuate repatriate contribute finance supply train equip honour "
    "honor comply".split()
)
MEASURES = frozenset({"measure", "action", "step"})
SEVERE = frozenset(
    "further definitive necessary all retaliatory reciprocal strong stronger tough tougher resolute decisive "
    "firm countermeasure additional restrictive military legal punitive drastic every".split()
)
DENIED = frozenset({"recognise", "recognize", "accept", "tolerate", "acknowledge"})


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


# ---- nouns -----------------------------------------------------------------------------------------------------------
def of_noun(noun: Token, mentions: Mentions) -> Content:
    """The type of `her commitment to ...`, `deep concern about ...`, `the need for ...`."""
    for row in content_nouns().get(noun.lemma_.lower(), ()):
        if not row.when or WHEN[row.when](noun, mentions):
            return Content(noun, row.event, row.mode, row.recipient, f"content:{noun.lemma_.lower()}:{row.when}")
    clause = next((v for v in complement(noun) if v.dep_ in {"ccomp", "acl"}), None)
    if clause is not None and clause.dep_ == "ccomp":
        return of_clause(clause, mentions)
    return Content(noun, STATEMENT, None, (), "content:other")


def _infinitives(noun: Token) -> list[Token]:
    return [v for v in complement(noun) if is_infinitive(v)]


def _gerunds(noun: Token) -> list[Token]:
    return [v for v in complement(noun) if v.tag_ == "VBG" or v.dep_ == "pcomp"]


def _backs(verb: Token, mentions: Mentions) -> bool:
    """`support Ukraine`, `continue supporting`, `stand with`: backing of a party rather than of an undertaking."""
    inner = [verb, *[c for c in verb.children if c.dep_ == "xcomp"]]
    for node in inner:
        if node.lemma_ == "stand":
            return True
        if node.lemma_ in BACKING:
            things = slot(node, "obj")
            if any(
                (m := mentions.at(t)) is not None and m.kind in {"state", "person", "body", "role", "people", "pronoun"}
                for t in things
            ):
                return True
            if any(t.lemma_ in TIES or t.lemma_ in {"defense", "defence"} for t in things):
                return True
    return False


def _backing(noun: Token, mentions: Mentions) -> bool:
    return any(_backs(v, mentions) for v in [*_infinitives(noun), *_gerunds(noun)])


def _tie(noun: Token, mentions: Mentions) -> bool:
    return any(
        m.lemma_.lower() in TIES for _, t in prepositional(noun, frozenset({"to"})) for m in conjuncts(t) if t.dep_ == "pobj"
    )


def _misdeed(noun: Token, mentions: Mentions) -> bool:
    """Concern about a deed that is placed in a state (`the coup in Burma`), or about the doings of somebody named."""
    for _, target in prepositional(noun, frozenset({"about", "over", "regarding", "at", "with"})):
        for thing in conjuncts(target):
            names = {"in"} if thing.lemma_.lower() in DEEDS else {"of", "by"} if thing.lemma_.lower() in DOINGS else set()
            if any(mentions.at(t) is not None for _, t in prepositional(thing, frozenset(names))):
                return True
    return False


def _conduct(noun: Token, mentions: Mentions) -> bool:
    """Concern about what a named party does: the party possesses, modifies or does the thing of concern."""
    for name, target in prepositional(noun, frozenset({"about", "over", "regarding", "at", "with", "on", "for"})):
        for thing in conjuncts(target):
            if name == "for" or (mentions.at(thing) is not None and name in {"with", "at"}):
                continue
            owners = [c for c in thing.children if c.dep_ in {"poss", "amod", "compound", "nmod"}]
            owners += [t for p, t in prepositional(thing, frozenset({"by", "between"}))]
            if any(
                (m := mentions.at(o)) is not None and m.kind in {"state", "adjective", "body", "person", "pronoun", "people"}
                for o in owners
            ):
                return thing.lemma_.lower() not in {
                    "safety",
                    "security",
                    "welfare",
                    "health",
                    "situation",
                    "wellbeing",
                    "people",
                    "concern",
                    "interest",
                    "future",
                    "stability",
                    "economy",
                }
    return _misdeed(noun, mentions)


def _must(noun: Token, mentions: Mentions) -> bool:
    """`the need for Congress to pass`, `the need for Russia's withdrawal`: somebody named must act."""
    for _, target in prepositional(noun, frozenset({"for", "on", "that"})):
        for thing in conjuncts(target):
            if mentions.at(thing) is not None and mentions.at(thing).kind in {"state", "body", "person", "role", "group"}:  # type: ignore[union-attr]
                return True
            if any(
                c.dep_ in {"poss", "amod"} and (m := mentions.at(c)) is not None and m.kind in {"state", "adjective"}
                for c in thing.children
            ):
                return True
    return any(mentions.at(t) is not None for t in must_act(noun))


def must_act(head: Token) -> list[Token]:
    """Subjects of the clauses that complete a noun: `Congress` in `the need for Congress to pass`."""
    verbs = [*complement(head), *[c for c in head.children if c.dep_ == "advcl" and c.pos_ == "VERB"]]
    return [c for v in verbs for c in v.children if c.dep_ == "nsubj"]


def backed(head: Token) -> list[Token]:
    """Objects of backing verbs in the content: `Ukraine` in `commitment to continue supporting Ukraine`."""
    verbs = [head] if head.pos_ == "VERB" else complement(head)
    verbs = [*verbs, *[c for v in verbs for c in v.children if c.dep_ in {"xcomp", "acomp"}]]
    verbs = [*verbs, *[v for a in verbs if a.pos_ == "ADJ" for v in complement(a)]]
    found = [t for v in verbs if v.lemma_ in BACKING for t in slot(v, "obj")]
    return found or [t for v in verbs if v.lemma_ == "stand" for _, t in prepositional(v, STAND)]


WHEN: dict[str, Callable[[Token, Mentions], bool]] = {
    "backing": _backing,
    "harm": lambda n, m: any(is_harm(v) for v in complement(n)),
    "inf": lambda n, m: bool(_infinitives(n)),
    "gerund": lambda n, m: bool(_gerunds(n)),
    "tie": _tie,
    "party": lambda n, m: any(
        party_within(t, m)
        for c in n.children
        for t in [c]
        if c.dep_ in {"prep", "poss", "amod", "compound"}
        for t in ([c] if c.dep_ != "prep" else list(c.children))
    ),
    "conduct": _conduct,
    "must": _must,
    "announced": lambda n, m: True,
}


# ---- clauses ---------------------------------------------------------------------------------------------------------
def of_clause(verb: Token, mentions: Mentions) -> Content:
    """The type of what a that-clause says: a promise, a demand, backing, a threat, else a statement."""
    words = {c.lower_ for c in verb.children if c.dep_ in {"aux"}}
    lemma = verb.lemma_.lower()
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    known = subject is not None and (m := mentions.at(subject)) is not None and m.kind != "place"
    if words & MUST or (lemma in {"need", "have"} and _infinitives(verb)):
        return Content(verb, "REQUEST" if known else STATEMENT, None, ("subj",), "clause:must")
    if lemma == "stand" and any(c.lower_ in STAND for c in verb.children):
        return Content(verb, "SUPPORT", None, ("with", "by", "behind", "alongside"), "clause:stand")
    if lemma in {"stand", "be", "remain"} and (ready := [c for c in verb.children if c.lower_ in READY]):
        return _of_ready(verb, ready[0], mentions)
    if any(c.dep_ == "neg" for c in verb.children):
        return _of_refusal(verb, words, known=known)
    if words & FUTURE and known:
        return _of_future(verb, mentions)
    if known and _blames(verb):
        return Content(verb, "ACCUSE", "allege", ("subj",), "clause:blames")
    if lemma in {"reserve", "retain"} and any(t.lemma_ == "right" for t in slot(verb, "obj")):
        return Content(verb, "THREATEN", None, ("against", "to"), "clause:reserves-right")
    return Content(verb, STATEMENT, None, (), "clause:other")


def _of_refusal(verb: Token, words: set[str], *, known: bool) -> Content:
    """`will not negotiate`, `does not recognise`: a refusal; any other denial states something."""
    coming = bool(words & (FUTURE | {"wo", "wouldn", "can", "ca"}))
    if known and (verb.lemma_ in DENIED or (coming and verb.lemma_ in word_classes()["coop"])):
        return Content(verb, "REJECT", None, ("with", "to", "obj", "of"), "clause:refusal")
    return Content(verb, STATEMENT, None, (), "clause:denial")


def _blames(verb: Token) -> bool:
    """`X was culpable for`, `X bears responsibility`, `X has violated`: the speaker lays it to X."""
    if verb.lemma_ == "be":
        return any(
            c.dep_ in {"acomp", "attr", "xcomp"}
            and c.lower_ in CULPABLE
            and any(g.lower_ in {"for", "of", "in"} for g in c.children)
            for c in verb.children
        )
    if verb.lemma_ in {"bear", "carry", "share"}:
        return any(t.lemma_ in {"responsibility", "blame", "guilt"} for t in slot(verb, "obj"))
    return verb.lemma_ in OFFENCES and verb.tag_ in {"VBD", "VBN", "VBZ", "VBG", "VBP"}


def _menaces(verb: Token) -> bool:
    """`take further measures`, `hold X to account`, `reply in kind`: a threat in words that are harmless one by one."""
    if verb.lemma_ in {"take", "adopt"}:
        for thing in slot(verb, "obj"):
            if thing.lemma_.lower() in {"countermeasure", "countermeasures", "revenge"}:
                return True
            if thing.lemma_.lower() in MEASURES and any(c.lower_ in SEVERE for c in thing.children):
                return not any(c.lower_ in {"to", "for"} and c.dep_ in {"prep", "aux"} for c in thing.children)
    if verb.lemma_ == "hold":
        return any(t.lemma_ == "account" for _, t in prepositional(verb, frozenset({"to"})))
    return verb.lemma_ in {"reply", "answer", "respond"} and any(
        t.lemma_ in {"kind", "force"} for _, t in prepositional(verb, frozenset({"in", "with"}))
    )


def _of_ready(verb: Token, adjective: Token, mentions: Mentions) -> Content:
    if any(_backs(v, mentions) for v in complement(adjective)):
        return Content(verb, "SUPPORT", None, (), "clause:ready-backing")
    if any(is_harm(v) or _menaces(v) for v in complement(adjective)):
        return Content(verb, "THREATEN", None, (), "clause:ready-harm")
    return Content(verb, "AGREE", None, (), "clause:ready")


def _of_future(verb: Token, mentions: Mentions) -> Content:
    inner = [verb, *[c for c in verb.children if c.dep_ == "xcomp"]]
    if any(_backs(v, mentions) for v in inner):
        return Content(verb, "SUPPORT", None, ("obj", "with", "by"), "clause:will-back")
    if is_harm(verb) or _menaces(verb):
        return Content(verb, "THREATEN", None, ("obj", "to", "on", "against"), "clause:will-harm")
    objects = {t.lemma_.lower() for t in slot(verb, "obj")}
    if (
        verb.lemma_ in {"pay", "face", "suffer", "bear"} and objects & {"price", "consequence", "cost"}
    ) or "consequence" in objects:
        return Content(verb, "THREATEN", None, ("subj",), "clause:will-pay")
    if any(v.lemma_ in word_classes()["coop"] or v.lemma_ in UNDERTAKEN for v in inner):
        return Content(verb, "AGREE", None, ("with", "to", "obj"), "clause:will-cooperate")
    return Content(verb, STATEMENT, None, (), "clause:future")


ALARMED = frozenset(
    {"concerned", "appalled", "outraged", "alarmed", "shocked", "dismayed", "disturbed", "troubled", "disappointed"}
    | {"dissatisfied", "angered", "indignant", "angry"}
)


def of_predicate(verb: Token, mentions: Mentions) -> Content | None:
    """What a main clause says of its subject without a speech verb: `will send`, `stands ready to`, `is concerned about`."""
    if any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether"} for c in verb.children):
        return None
    grateful = next((c for c in verb.children if c.dep_ == "acomp" and c.lower_ in GRATEFUL), None)
    if grateful is not None:
        return Content(grateful, "SUPPORT", None, ("to", "for"), "predicate:grateful")
    alarmed = next((c for c in verb.children if c.dep_ == "acomp" and c.lower_ in ALARMED), None)
    if alarmed is not None and verb.lemma_ in {"be", "remain", "feel"}:
        event = "ACCUSE" if _conduct(alarmed, mentions) else STATEMENT
        return Content(
            alarmed,
            event,
            "disapprove" if event == "ACCUSE" else None,
            ("about", "over", "at", "by", "with"),
            "predicate:alarmed",
        )
    if any(c.dep_ == "neg" for c in verb.children):
        if verb.lemma_ in DENIED and any(
            c.dep_ == "aux" and c.lower_ in {"does", "do", "will", "wo", "shall"} for c in verb.children
        ):
            return Content(verb, "REJECT", None, ("obj", "of"), "predicate:denied")
        refuses = {c.lower_ for c in verb.children if c.dep_ == "aux"} & {
            "will",
            "wo",
            "shall",
        } and verb.lemma_ in word_classes()["coop"]
        return Content(verb, "REJECT", None, ("with", "to", "obj"), "predicate:will-not") if refuses else None
    if any(c.dep_ == "aux" and c.lower_ in {"must", "should", "may", "might", "could"} for c in verb.children):
        return None
    found = of_clause(verb, mentions)
    return found if found.event != STATEMENT and not found.rule.startswith("clause:must") else None

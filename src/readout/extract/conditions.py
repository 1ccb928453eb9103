"""The tests that a codebook frame can ask of a verb or noun in its sentence: each one small function, named as in the data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from readout.extract.mentions import Mention, Mentions
from readout.extract.syntax import (
    CLAUSES,
    OBJECT_CONTROL,
    OBJECTS,
    conjuncts,
    is_passive,
    light_verb,
    prepositional,
    slot,
    subjects,
)
from readout.ontology.codebook import Condition, Frame, word_classes

ARMED = frozenset({"MIL", "COP", "SPY", "PRM", "UAF", "REB", "CRM"})
CARRYING = frozenset({"in", "during", "after", "following"})
PARTY_KINDS = frozenset({"person", "state", "body", "people", "role", "pronoun", "group", "place"})
MODALS_OF_FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll"})
STOPPING = frozenset("stop halt cease end refrain avoid suspend desist".split())
DEPTH = 3
MODIFIERS = frozenset({"amod", "compound", "nmod"})


@dataclass(frozen=True)
class Site:
    """Where a frame is tried: the trigger token, the mentions of the document, and the document's kind."""

    token: Token
    mentions: Mentions
    kind: str


def _values(condition: Condition) -> frozenset[str]:
    """The lemmas of a condition, word classes opened."""
    classes = word_classes()
    return frozenset().union(*(classes.get(v, frozenset({v})) for v in condition.values))


def party_within(token: Token, mentions: Mentions, depth: int = DEPTH) -> bool:
    """Whether a noun phrase is a party or holds one (`Israel's efforts`, `the decision of the court`)."""
    layer = [token]
    for _ in range(depth):
        if any(
            (m := mentions.at(t)) is not None and (m.kind in PARTY_KINDS or (m.kind == "adjective" and t.dep_ in MODIFIERS))
            for t in layer
        ):
            return True
        layer = [
            c
            for t in layer
            for c in t.children
            if c.dep_
            in {"poss", "amod", "compound", "nmod", "prep", "pobj", "conj", "agent", "nsubj", "acl", "relcl", "pcomp", "dobj"}
        ]
    return False


def _kind_at(token: Token, site: Site) -> Mention | None:
    return site.mentions.at(token)


def _is_class(token: Token, name: str, site: Site) -> bool:
    """Whether a token is of a mention class (`party`, `person`, `state`, `force`, `group`, `place`) or lemma class."""
    mention = _kind_at(token, site)
    if name == "party":
        return (mention is not None and mention.kind in PARTY_KINDS - {"place"}) or _place_as_party(mention)
    if mention is not None:
        if name == "person":
            return mention.kind in {"person", "pronoun", "group"} or (
                mention.role is not None and mention.role.kind == "person"
            )
        if name in {"state", "place", "foreign"}:
            return mention.kind in {"state", "place", "body"}
        if name == "group":
            return mention.plural or len(conjuncts(token)) > 1
        if name == "force":
            sector = mention.role.sectors[:1] if mention.role is not None else tuple(e.sector for e in mention.entries[:1])
            return mention.kind in {"state", "pronoun", "people"} or bool(ARMED.intersection(sector))
        if name == "body":
            return mention.kind == "body"
    if name == "crowd" and mention is not None and mention.kind == "people":
        return True
    if name == "crowd" and token.pos_ == "NUM":
        return True
    values = word_classes().get(name, frozenset({name}))
    if mention is not None and any(w in values for t in mention.titles for w in t.form.lower().split()):
        return True
    return token.lemma_.lower() in values or token.lower_ in values


def _place_as_party(mention: Mention | None) -> bool:
    return mention is not None and mention.kind == "place"


def _filled(name: str, site: Site) -> list[Token]:
    return [m for t in slot(site.token, name) for m in conjuncts(t)]


def _slot_test(condition: Condition, site: Site) -> bool:
    tokens = _filled(condition.key, site)
    if condition.values == {"none"}:
        return not tokens
    if not condition.values:
        return bool(tokens)
    return any(_is_class(t, v, site) for t in tokens for v in condition.values) or (
        condition.key in {"obj", "from", "of"} and any(_compound_in(t, _values(condition)) for t in tokens)
    )


def _compound_in(token: Token, values: frozenset[str]) -> bool:
    """`aid workers`, `air defence systems`: a lemma of the list stands in `of` phrases of a measure noun (`tons of food`)."""
    if token.lemma_.lower() in values:
        return True
    return any(t.lemma_.lower() in values for name, t in prepositional(token, frozenset({"of", "in"})))


def _all_slots(frame: Frame, which: str) -> tuple[str, ...]:
    return frame.actor if which == "actor" else frame.recipient


def _role_filled(which: str) -> Callable[[Condition, Site, Frame], bool]:
    def test(condition: Condition, site: Site, frame: Frame) -> bool:
        for name in _all_slots(frame, which):
            if name == "adj":
                if any(
                    (m := site.mentions.at(t)) is not None
                    and m.kind in {"adjective", "state", "body", "people", "person", "place"}
                    for t in slot(site.token, name)
                ):
                    return True
                continue
            if any(party_within(t, site.mentions) for t in _filled(name, site)):
                return True
        return False

    return test


def _parties_counted(condition: Condition, site: Site, frame: Frame) -> bool:
    wanted = int(next(iter(condition.values)))
    seen: set[int] = set()
    for name in (*frame.actor, *frame.recipient):
        for token in _filled(name, site):
            mention = site.mentions.at(token)
            if mention is not None and (mention.kind in PARTY_KINDS or (mention.kind == "adjective" and name == "adj")):
                seen.add(mention.first)
                if mention.plural:
                    seen.add(-mention.first - 1)
            elif name != "adj" and party_within(token, site.mentions, 2):
                seen.add(token.i)
    return len(seen) >= wanted


def _any_party(condition: Condition, site: Site, frame: Frame) -> bool:
    return any(_is_class(t, "party", site) for name in (*frame.actor, *frame.recipient) for t in _filled(name, site))


def carrier(noun: Token) -> Token | None:
    """The verb whose subject had the call in `said in a call with X`, `left after talks with X`; None where there is none."""
    if noun.dep_ == "pobj" and noun.head.lower_ in CARRYING and noun.head.head.pos_ == "VERB":
        return noun.head.head
    return None


def _carried(condition: Condition, site: Site, frame: Frame) -> bool:
    verb = carrier(site.token)
    return verb is not None and any(_is_class(t, "party", site) for t in subjects(verb))


def complement(token: Token) -> list[Token]:
    """Verbs of the clauses that complete a verb or noun (`to withdraw`, `that it would meet`)."""
    found = [c for c in token.children if c.dep_ in {"xcomp", "ccomp", "acl"} and c.pos_ in {"VERB", "AUX"}]
    found += [t for _, t in prepositional(token, frozenset({"to", "on", "for", "of"})) if t.dep_ == "pcomp"]
    if token.lemma_ in OBJECT_CONTROL:
        found += _misplaced(token)
    return [v for c in found for v in conjuncts(c) if v.pos_ in {"VERB", "AUX"}]


def _misplaced(verb: Token) -> list[Token]:
    """Infinitives after `urge`, `press`, `ask` that the parser hung on the object, or on the verb as a purpose."""
    hosts = [verb, *[c for c in verb.children if c.dep_ in OBJECTS]]
    near = [
        c for host in hosts for c in host.children if c.dep_ in {"relcl", "acl", "advcl"} and c.i > verb.i and c.pos_ == "VERB"
    ]
    return [c for c in near if any(a.dep_ == "aux" and a.lower_ == "to" for a in c.children)]


def is_infinitive(verb: Token) -> bool:
    """`to withdraw`, `withdraw` after a control verb, not `must withdraw`."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if "to" in auxiliaries or (verb.tag_ == "VB" and not auxiliaries and verb.dep_ != "conj"):
        return True
    return (
        verb.dep_ == "conj"
        and not auxiliaries
        and verb.tag_ == "VB"
        and verb.head.pos_ in {"VERB", "AUX"}
        and is_infinitive(verb.head)
    )


def is_future(verb: Token) -> bool:
    """`will meet`, `would meet`."""
    return any(c.dep_ == "aux" and c.lower_ in MODALS_OF_FUTURE for c in verb.children)


def is_subjunctive(verb: Token) -> bool:
    """`that he leave`, not `that he leaves` nor `that he would leave`: a bare form without auxiliary."""
    if any(c.dep_ in {"aux", "auxpass"} and c.lower_ != "be" for c in verb.children):
        return False
    if verb.tag_ == "VB" or any(c.dep_ == "auxpass" and c.lower_ == "be" for c in verb.children):
        return True
    return verb.tag_ == "VBP" and any(
        c.dep_ == "nsubj" and (c.tag_ in {"NN", "NNP"} or c.lower_ in {"he", "she", "it"}) for c in verb.children
    )


def _complement_test(condition: Condition, site: Site, frame: Frame) -> bool:
    verbs = complement(site.token)
    classes = word_classes()
    for value in condition.values:
        if value in {"inf", "ask"} and any(is_infinitive(v) for v in verbs):
            return True
        if value == "ask" and any(name in {"for", "to"} for name, _ in prepositional(site.token)):
            return True
        if value == "future" and any(is_future(v) for v in verbs):
            return True
        if value == "clause" and any(v.dep_ == "ccomp" for v in verbs):
            return True
        if value == "subjunctive" and any(v.dep_ == "ccomp" and is_subjunctive(v) for v in verbs):
            return True
        if value == "negative_inf" and any(is_infinitive(v) and any(c.dep_ == "neg" for c in v.children) for v in verbs):
            return True
        if value == "consequence" and (
            _mentions_lemma(site.token, classes["consequence"]) or any(is_future(v) and is_harm(v) for v in verbs)
        ):
            return True
        if value == "harm" and any(is_harm(v) for v in verbs):
            return True
        if value in classes and value not in {"consequence", "harm"} and any(v.lemma_ in classes[value] for v in verbs):
            return True
    return False


def is_harm(verb: Token) -> bool:
    """Whether a verb of a promise threatens somebody: `impose costs`, `hold accountable`, `retaliate`."""
    inner = [verb, *[c for c in verb.children if c.dep_ == "xcomp"]]
    if verb.lemma_ in STOPPING or any(c.dep_ == "neg" for c in verb.children):
        return False
    for node in inner:
        objects = {t.lemma_.lower() for t in slot(node, "obj")}
        if (objects or {t.lemma_.lower() for t in slot(node, "to")}) & word_classes()["harmless"]:
            continue
        if node.lemma_ == "hold" and any(c.lower_ in {"accountable", "responsible"} for c in node.subtree):
            return True
        if node.lemma_ in {"impose", "raise", "increase"}:
            return bool(objects & {"cost", "sanction", "sanctions", "penalty", "consequence", "tariff", "pressure", "price"})
        if node.lemma_ in word_classes()["harm"]:
            return True
    return False


def _mentions_lemma(token: Token, lemmas: frozenset[str]) -> bool:
    return any(t.lemma_.lower() in lemmas for t in token.subtree)


def _light_test(condition: Condition, site: Site, frame: Frame) -> bool:
    verb = light_verb(site.token)
    if verb is None or verb.lemma_ in word_classes()["attitude"]:
        return "none" in condition.values
    return verb.lemma_ in condition.values


def _preposition_test(condition: Condition, site: Site, frame: Frame) -> bool:
    have = {c.lower_ for c in site.token.children if c.dep_ in {"prep", "agent", "prt"}}
    return bool(have & condition.values) or any(t.lemma_ in condition.values for t in slot(site.token, "obj"))


def _oprd_test(condition: Condition, site: Site, frame: Frame) -> bool:
    attributes = [c for c in site.token.children if c.dep_ in {"oprd", "acomp", "attr", "ccomp", "xcomp", "dobj"}]
    attributes += [t for _, t in prepositional(site.token, frozenset({"as"}))]
    if not condition.values:
        return any(c.dep_ == "oprd" for c in attributes)
    values = _values(condition)
    return any(t.lemma_.lower() in values for a in attributes for t in a.subtree)


def _violent(condition: Condition, site: Site, frame: Frame) -> bool:
    """An attack verb that has peaceful uses too (`hit`, `target`): a force strikes, or what forces strike is struck."""
    classes = word_classes()
    doers, targets = subjects(site.token), _filled("obj", site)
    armed = any(
        _is_class(t, "violent_subject", site) or (site.mentions.at(t) is not None and _is_class(t, "force", site))
        for t in doers
    )
    struck = any(t.lemma_.lower() in classes["violent_object"] or (site.mentions.at(t) is not None) for t in targets)
    return (armed and struck) or (
        not doers and any(t.lemma_.lower() in classes["violent_object"] for t in targets) and is_passive(site.token)
    )


def _joint(condition: Condition, site: Site, frame: Frame) -> bool:
    return any(t.lower_ in word_classes()["joint"] for t in site.token.subtree) or any(
        t.lower_ in word_classes()["joint"] for o in slot(site.token, "obj") for t in o.subtree
    )


def _planned(condition: Condition, site: Site, frame: Frame) -> bool:
    near = [*site.token.children, *[g for c in site.token.children for g in c.children]]
    return any(t.lower_ in word_classes()["planned"] or t.lemma_ == "come" for t in near)


def _purpose(condition: Condition, site: Site, frame: Frame) -> bool:
    """`turned out to demonstrate`: an infinitive of purpose among the lemmas, however the parser hung it."""
    values = _values(condition)
    near = [c for c in site.token.children if c.dep_ in {"advcl", "xcomp", "acl", "relcl"} and c.i > site.token.i]
    infinitives = (v for c in near for v in conjuncts(c) if any(a.lower_ == "to" for a in v.children if a.dep_ == "aux"))
    return any(v.lemma_ in values for v in infinitives)


def _object_modifier(condition: Condition, site: Site, frame: Frame) -> bool:
    """`a rescue team`, `medical supplies`: a word of the list stands before the object."""
    values = _values(condition)
    return any(c.lower_ in values or c.lemma_.lower() in values for t in _filled("obj", site) for c in t.subtree if c.i < t.i)


def _acomp(condition: Condition, site: Site, frame: Frame) -> bool:
    return any(c.lemma_ in condition.values for c in site.token.children)


TESTS: dict[str, Callable[[Condition, Site, Frame], bool]] = {
    "actor": _role_filled("actor"),
    "recip": _role_filled("recipient"),
    "nparty": _parties_counted,
    "any": _any_party,
    "carried": _carried,
    "comp": _complement_test,
    "light": _light_test,
    "prep": _preposition_test,
    "oprd": _oprd_test,
    "acomp": _acomp,
    "purpose": _purpose,
    "objmod": _object_modifier,
    "violent": _violent,
    "joint": _joint,
    "planned": _planned,
    "kind": lambda c, s, f: s.kind in c.values,
    "passive": lambda c, s, f: is_passive(s.token),
    "xcomp": lambda c, s, f: any(x.dep_ == "xcomp" for x in s.token.children),
    "subjunctive": lambda c, s, f: s.token.dep_ == "ccomp" and is_subjunctive(s.token),
    "ccomp": lambda c, s, f: any(x.dep_ == "ccomp" for x in s.token.children),
    "speech": lambda c, s, f: bool(_filled("obj", s)) or bool(complement(s.token)),
    "readout_like": lambda c, s, f: bool(complement(s.token)) or bool(_filled("to", s)),
    "relation_mutual": lambda c, s, f: party_within(s.token, s.mentions),
}


def holds(condition: Condition, site: Site, frame: Frame) -> bool:
    """Whether one condition of a frame holds at a site; an unknown key names a slot."""
    test = TESTS.get(condition.key)
    result = test(condition, site, frame) if test is not None else _slot_test(condition, site)
    return result is not condition.negated


__all__ = ["CLAUSES", "Site", "complement", "holds", "is_future", "is_infinitive", "party_within"]

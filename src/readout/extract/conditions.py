"""The tests that a codebook frame can ask of a verb or noun in its sentence: each one small function, named as in the data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from readout.extract.backing import backs
from readout.extract.complements import complement, has_to, is_future, is_infinitive, is_negated, is_subjunctive
from readout.extract.mention import Mentions
from readout.extract.mention_classes import PARTY_KINDS, is_class, party_within
from readout.extract.syntax import conjuncts, is_passive, light_verb, prepositional, slot, subjects
from readout.extract.threats import is_harm
from readout.ontology.codebook import Condition, Frame, word_classes

CARRYING = frozenset({"in", "during", "after", "following"})
BEFORE_A_NOUN = frozenset({"adjective", "state", "body", "people", "person", "place"})  # kinds of mention


@dataclass(frozen=True)
class Site:
    """Where a frame is tried: the trigger token, the mentions of the document, and the document's kind."""

    token: Token
    mentions: Mentions
    kind: str


def holds(condition: Condition, site: Site, frame: Frame) -> bool:
    """Whether one condition of a frame holds at a site; an unknown key names a slot."""
    test = TESTS.get(condition.key)
    result = test(condition, site, frame) if test is not None else _slot_test(condition, site)
    return result is not condition.negated


def _values(condition: Condition) -> frozenset[str]:
    """The lemmas of a condition, word classes opened."""
    classes = word_classes()
    return frozenset().union(*(classes.get(v, frozenset({v})) for v in condition.values))


def _filled(name: str, site: Site) -> list[Token]:
    return [m for t in slot(site.token, name) for m in conjuncts(t)]


# ---- who and what fills a slot ---------------------------------------------------------------------------------------
def _slot_test(condition: Condition, site: Site) -> bool:
    tokens = _filled(condition.key, site)
    if condition.values == {"none"}:
        return not tokens
    if not condition.values:
        return bool(tokens)
    return any(is_class(t, v, site.mentions) for t in tokens for v in condition.values) or (
        condition.key in {"obj", "from", "of"} and any(_measured(t, _values(condition)) for t in tokens)
    )


def _measured(token: Token, values: frozenset[str]) -> bool:
    """`food`, and `tons of food`: the word itself, or what stands in the `of` phrase of a measure noun."""
    if token.lemma_.lower() in values:
        return True
    return any(t.lemma_.lower() in values for name, t in prepositional(token, frozenset({"of", "in"})))


def _role_filled(slots: tuple[str, ...], site: Site) -> bool:
    return any(_party_in(name, site) for name in slots)


def _party_in(name: str, site: Site) -> bool:
    if name == "adj":
        near = (site.mentions.at(t) for t in slot(site.token, name))
        return any(m is not None and m.kind in BEFORE_A_NOUN for m in near)
    return any(party_within(t, site.mentions) for t in _filled(name, site))


def _parties_counted(condition: Condition, site: Site, frame: Frame) -> bool:
    """At least so many parties, a plural counting as two."""
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
    slots = (*frame.actor, *frame.recipient)
    return any(is_class(t, "party", site.mentions) for name in slots for t in _filled(name, site))


def carrier(noun: Token) -> Token | None:
    """The verb whose subject had the call in `said in a call with X`, `left after talks with X`; None where there is none."""
    if noun.dep_ == "pobj" and noun.head.lower_ in CARRYING and noun.head.head.pos_ == "VERB":
        return noun.head.head
    return None


def _carried(condition: Condition, site: Site, frame: Frame) -> bool:
    verb = carrier(site.token)
    return verb is not None and any(is_class(t, "party", site.mentions) for t in subjects(verb))


def _object_modifier(condition: Condition, site: Site, frame: Frame) -> bool:
    """`a rescue team`, `medical supplies`: a word of the list stands before the object."""
    values = _values(condition)
    return any(c.lower_ in values or c.lemma_.lower() in values for t in _filled("obj", site) for c in t.subtree if c.i < t.i)


def _violent(condition: Condition, site: Site, frame: Frame) -> bool:
    """An attack verb that has peaceful uses too (`hit`, `target`): a force strikes, or what forces strike is struck."""
    targets = _filled("obj", site)
    things = any(t.lemma_.lower() in word_classes()["violent_object"] for t in targets)
    doers = subjects(site.token)
    if not doers:
        return things and is_passive(site.token)
    return any(_is_armed(t, site.mentions) for t in doers) and (things or any(site.mentions.at(t) is not None for t in targets))


def _is_armed(doer: Token, mentions: Mentions) -> bool:
    return is_class(doer, "violent_subject", mentions) or (mentions.at(doer) is not None and is_class(doer, "force", mentions))


# ---- what completes the word -----------------------------------------------------------------------------------------
def _complement_test(condition: Condition, site: Site, frame: Frame) -> bool:
    verbs = complement(site.token)
    if "backing" in condition.values and any(backs(v, site.mentions) for v in verbs):
        return True
    return any(_completed(site.token, verbs, value) for value in condition.values)


def _completed(token: Token, verbs: list[Token], value: str) -> bool:
    """Whether the verbs that complete a word are of a form, or of a class of lemmas."""
    if value in FORMS:
        return any(FORMS[value](v) for v in verbs) or (value in BESIDES and BESIDES[value](token))
    return any(v.lemma_ in word_classes().get(value, ()) for v in verbs)


FORMS: dict[str, Callable[[Token], bool]] = {
    "inf": is_infinitive,
    "ask": is_infinitive,
    "future": is_future,
    "clause": lambda v: v.dep_ == "ccomp",
    "subjunctive": lambda v: v.dep_ == "ccomp" and is_subjunctive(v),
    "negative_inf": lambda v: is_infinitive(v) and is_negated(v),
    "consequence": lambda v: is_future(v) and is_harm(v),
    "harm": is_harm,
}
BESIDES: dict[str, Callable[[Token], bool]] = {
    "ask": lambda token: any(name in {"for", "to"} for name, _ in prepositional(token)),
    "consequence": lambda token: any(t.lemma_.lower() in word_classes()["consequence"] for t in token.subtree),
}


def _purpose(condition: Condition, site: Site, frame: Frame) -> bool:
    """`turned out to demonstrate`: an infinitive of purpose among the lemmas, however the parser hung it."""
    values = _values(condition)
    near = [c for c in site.token.children if c.dep_ in {"advcl", "xcomp", "acl", "relcl"} and c.i > site.token.i]
    return any(v.lemma_ in values for c in near for v in conjuncts(c) if has_to(v))


def _complements_of_object(condition: Condition, site: Site, frame: Frame) -> bool:
    """`called it a provocation`, `described him as a friend`."""
    attributes = [c for c in site.token.children if c.dep_ in {"oprd", "acomp", "attr", "ccomp", "xcomp", "dobj"}]
    attributes += [t for _, t in prepositional(site.token, frozenset({"as"}))]
    if not condition.values:
        return any(c.dep_ == "oprd" for c in attributes)
    values = _values(condition)
    return any(t.lemma_.lower() in values for a in attributes for t in a.subtree)


def _has_child(token: Token, dep: str) -> bool:
    return any(c.dep_ == dep for c in token.children)


# ---- words around ----------------------------------------------------------------------------------------------------
def _light_test(condition: Condition, site: Site, frame: Frame) -> bool:
    verb = light_verb(site.token)
    if verb is None or verb.lemma_ in word_classes()["attitude"]:
        return "none" in condition.values
    return verb.lemma_ in condition.values


def _preposition_test(condition: Condition, site: Site, frame: Frame) -> bool:
    have = {c.lower_ for c in site.token.children if c.dep_ in {"prep", "agent", "prt"}}
    return bool(have & condition.values) or any(t.lemma_ in condition.values for t in slot(site.token, "obj"))


def _joint(condition: Condition, site: Site, frame: Frame) -> bool:
    words = word_classes()["joint"]
    return any(t.lower_ in words for head in (site.token, *slot(site.token, "obj")) for t in head.subtree)


def _planned(condition: Condition, site: Site, frame: Frame) -> bool:
    near = [*site.token.children, *[g for c in site.token.children for g in c.children]]
    return any(t.lower_ in word_classes()["planned"] or t.lemma_ == "come" for t in near)


TESTS: dict[str, Callable[[Condition, Site, Frame], bool]] = {
    "actor": lambda c, s, f: _role_filled(f.actor, s),
    "recip": lambda c, s, f: _role_filled(f.recipient, s),
    "nparty": _parties_counted,
    "any": _any_party,
    "carried": _carried,
    "comp": _complement_test,
    "light": _light_test,
    "prep": _preposition_test,
    "oprd": _complements_of_object,
    "acomp": lambda c, s, f: any(t.lemma_ in c.values for t in s.token.children),
    "purpose": _purpose,
    "objmod": _object_modifier,
    "violent": _violent,
    "joint": _joint,
    "planned": _planned,
    "kind": lambda c, s, f: s.kind in c.values,
    "passive": lambda c, s, f: is_passive(s.token),
    "xcomp": lambda c, s, f: _has_child(s.token, "xcomp"),
    "ccomp": lambda c, s, f: _has_child(s.token, "ccomp"),
    "subjunctive": lambda c, s, f: s.token.dep_ == "ccomp" and is_subjunctive(s.token),
    "speech": lambda c, s, f: bool(_filled("obj", s)) or bool(complement(s.token)),
    "readout_like": lambda c, s, f: bool(complement(s.token)) or bool(_filled("to", s)),
    "relation_mutual": lambda c, s, f: party_within(s.token, s.mentions),
}

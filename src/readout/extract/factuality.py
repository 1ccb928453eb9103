"""Whether a text says that an act happened, will, might, did not, or is only claimed: one of the five factuality values."""

from __future__ import annotations

from spacy.tokens import Token

from readout.extract.syntax import MAX_CLIMB, is_passive, light_verb

FUTURE = frozenset({"will", "shall", "'ll", "’ll"})
POSSIBLE = frozenset({"may", "might", "could", "would", "should", "can", "must"})
UNWILLING = frozenset({"will", "would", "wo"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "should"})
NEGATIVE_VERBS = frozenset("fail refuse decline avoid refrain forbid prevent stop deny neglect forget abstain".split())
UNREAL_VERBS = frozenset(
    "want wish hope seek aim intend plan prepare try attempt threaten vow pledge promise refuse decline agree offer propose "
    "expect need like ask urge call tell order press push encourage invite allow permit authorize authorise warn demand fear "
    "consider mull weigh contemplate commit advise recommend suggest oppose discuss require advocate prevent avoid "
    "deter fail risk enable prohibit forbid ban".split()
)
DOUBT = frozenset({"allegedly", "reportedly", "purportedly", "supposedly", "apparently"})
RUMOURED = frozenset({"say", "believe", "report", "think", "rumour", "rumor", "understand", "suspect"})
HEDGED = frozenset({"allege", "claim", "rumor", "rumour", "suspect", "purport", "accuse"})
DECIDED = frozenset({"decision", "move", "step"})
TALKING = frozenset(
    "speak talk meet call phone telephone hold have host join welcome visit travel write convene conduct gather take receive "
    "say issue".split()
)
SAYING = frozenset(
    "reaffirm reiterate affirm underscore underline stress emphasize emphasise express voice convey extend thank "
    "congratulate praise commend applaud welcome condemn denounce urge reinforce discuss brief update offer honor honour "
    "demonstrate highlight inform mark announce declare protest complain apologize apologise invite reassure assure".split()
)
SEEING = frozenset({"see", "meet"})  # `was in Oslo to see the king`
REAL_PURPOSE = frozenset({"help", "begin", "start", "continue", "proceed", "manage", "force", "get", "go on"})


def _auxiliaries(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}


def _negated(verb: Token) -> bool:
    if any(c.dep_ == "neg" for c in verb.children) or any(
        c.lower_ in {"never", "no", "hardly"} and c.dep_ in {"advmod"} for c in verb.children
    ):
        return True
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and any(
            d.dep_ == "det" and d.lower_ in {"no", "neither"} for d in child.children
        ):
            return True
        if child.dep_ in {"nsubj", "nsubjpass"} and child.lower_ in {"nobody", "none", "nothing"}:
            return True
    return False


def chain(token: Token) -> list[Token]:
    """The verb of a trigger and the verbs that govern it through infinitives and participles, nearest first."""
    verb = token if token.pos_ in {"VERB", "AUX"} else light_verb(token)
    found: list[Token] = []
    while verb is not None and len(found) < MAX_CLIMB:
        found.append(verb)
        verb = (
            verb.head
            if verb.dep_ == "xcomp" and verb.head.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}
            else _through_conjunction(verb)
        )
    return found


def _through_conjunction(verb: Token) -> Token | None:
    """For `to meet and sign`, the first verb carries the `to` and the governor."""
    if (
        verb.dep_ == "conj"
        and verb.head.pos_ in {"VERB", "AUX"}
        and not any(c.dep_ in {"nsubj", "nsubjpass", "aux"} for c in verb.children)
    ):
        head = verb.head
        return head.head if head.dep_ == "xcomp" else None
    return None


def factuality(token: Token) -> str:
    """The factuality of the act that a trigger token reports, one of `records.FACTUALITIES`."""
    verbs = chain(token)
    if token.sent.text.rstrip().endswith("?") and (not verbs or verbs[-1].dep_ in {"ROOT", "conj", "ccomp"}):
        return "hypothetical"
    if not verbs:
        return _nominal(token)
    value = "asserted"
    for place, verb in enumerate(verbs):
        if _negated(verb) or (place and verb.lemma_ in NEGATIVE_VERBS):
            return "negated"
        value = _stronger(value, _modality(verb))
        if place and verb.lemma_ in UNREAL_VERBS:
            value = _stronger(value, "hypothetical")
        if place and (verb.lemma_ in HEDGED or (verb.lemma_ in RUMOURED and is_passive(verb))):
            value = _stronger(value, "alleged")
    if _conditional(verbs[-1]):
        return "hypothetical"
    if verbs[-1].dep_ == "ccomp" and verbs[-1].head.lemma_ == "deny":
        return "negated"
    if any(t.lower_ in DOUBT for v in verbs for t in v.children):
        value = _stronger(value, "alleged")
    if any(v.dep_ in {"advcl", "acl"} and _purpose(v) for v in (verbs[0], verbs[-1])):
        value = _stronger(value, "hypothetical")
    return value


def _modality(verb: Token) -> str:
    words = _auxiliaries(verb)
    if words & POSSIBLE:
        return "hypothetical"
    return "future" if words & FUTURE else "asserted"


def is_unwilling(token: Token) -> bool:
    """`would not hear of it`: not done because nobody would."""
    return any(_auxiliaries(verb) & UNWILLING for verb in chain(token)[:1])


def is_only_modal(token: Token) -> bool:
    """Whether nothing but an auxiliary makes an act unreal: `it would go on`, not `if it went on`, `to go on`, `refused to`."""
    verbs = chain(token)
    if not verbs or _conditional(verbs[-1]) or any(v.dep_ in {"advcl", "acl", "relcl"} for v in (verbs[0], verbs[-1])):
        return False
    return not any(_negated(v) or (place and v.lemma_ in UNREAL_VERBS) for place, v in enumerate(verbs))


def _stronger(one: str, other: str) -> str:
    order = ("asserted", "alleged", "future", "hypothetical", "negated")
    return max(one, other, key=order.index)


def _conditional(verb: Token) -> bool:
    """The clause itself stands under `if`, `unless`."""
    node = verb
    for _ in range(MAX_CLIMB):
        if any(c.dep_ == "mark" and c.lower_ in CONDITIONS for c in node.children):
            return True
        if node.dep_ not in {"conj", "xcomp", "ccomp"} or node.head.i == node.i:
            return False
        node = node.head
    return False


def _purpose(verb: Token) -> bool:
    """`to attack` as a purpose or after a noun (`plans to attack`); `met X to reaffirm` did happen."""
    if not any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return False
    if verb.dep_ == "acl" and verb.head.lemma_ in DECIDED:
        return False
    if (
        verb.lemma_ in SEEING
        and verb.head.lemma_ == "be"
        and any(c.dep_ == "prep" and c.lower_ in {"in", "at"} for c in verb.head.children)
    ):
        return False
    return verb.head.lemma_ not in (TALKING if verb.lemma_ in SAYING else REAL_PURPOSE)


def _nominal(noun: Token) -> str:
    determiners = {c.lower_ for c in noun.children if c.dep_ == "det"}
    if determiners & {"no", "any"}:
        return "hypothetical"
    modifiers = {c.lower_ for c in noun.children if c.dep_ in {"amod", "advmod"}}
    if modifiers & {
        "possible",
        "potential",
        "future",
        "threatened",
        "any",
        "further",
        "imminent",
        "feared",
        "would-be",
        "planned",
    }:
        return "hypothetical"
    if modifiers & {"alleged", "suspected", "reported", "purported", "supposed"}:
        return "alleged"
    return "asserted"


def is_denial(token: Token) -> bool:
    """Whether a negated act is explicitly denied by somebody (`said it had not fired`), not merely absent."""
    verbs = chain(token)
    return (
        bool(verbs)
        and verbs[-1].dep_ in {"ccomp", "parataxis"}
        and not any(v.lemma_ in NEGATIVE_VERBS - {"deny"} for v in verbs[1:])
    )

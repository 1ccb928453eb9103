"""Where in the parse a cue keeps what was said: clause, infinitive, predicate, object, or the words around the cue."""

from __future__ import annotations

from spacy.tokens import Token

from readout.extract.quote_cues import Cue, can_speak, cue_of, is_writing
from readout.extract.quote_page import FINITE, Page, Part, edges
from readout.extract.quote_tails import around, tail_comma

PREPOSITIONS = ("of", "about", "for", "on", "at", "against")
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
CLAUSES = frozenset({"ccomp", "csubj", "csubjpass"})
ADDRESSING = frozenset({"X-to", "X-on-to", "X-to-to", "X-with-to"})


def parts(page: Page, verb: Token, cue: Cue, subjects: list[Token]) -> list[Part]:
    """What a cue says, by the parse; two parts where the cue interrupts them, none where it says nothing."""
    if "person" in cue.syntax and not any(can_speak(s) for s in subjects):
        return []
    tail = tail_comma(page, verb, cue)
    if tail >= 0:
        return [Part(page.sentence_start(tail, page.inside[verb.i]), tail - 1)]
    for rule in (_clause, _infinitive, _small_clause, _behind_object, _prepositional, _object, around):
        found = rule(page, verb, cue, subjects)
        if found:
            return found
    return []


def has_to(page: Page, verb: Token) -> bool:
    """Whether a verb is an infinitive with `to`."""
    return any(kid.tag_ == "TO" and kid.i < verb.i for kid in page.kids[verb.i])


def _clause(page: Page, verb: Token, cue: Cue, subjects: list[Token]) -> list[Part]:
    """`said (that) the talks failed`; `the talks failed, he said`; `the talks, he said, failed`."""
    wanted = "that" in cue.syntax or ("that-text" in cue.syntax and any(is_writing(s) for s in subjects))
    if not wanted:
        return []
    clauses = [k for k in page.kids[verb.i] if k.dep_ in CLAUSES and k not in subjects and _is_said(page, verb, k)]
    behind = [k for k in clauses if k.i > verb.i]
    if not clauses or ("felt" in cue.syntax and not _passive(page, verb) and not behind):
        return []
    return _halves(page, verb, (behind or clauses)[0])


def _is_said(page: Page, verb: Token, clause: Token) -> bool:
    """Whether a clause is finite or an indirect question: not `urged Spain to send`, `held them responsible`."""
    kids = page.kids[clause.i]
    if clause.i < verb.i or any(kid.tag_ in {"WRB", "WP", "WDT"} or kid.dep_ == "mark" for kid in kids):
        return True
    return clause.tag_ in FINITE or any(kid.tag_ in FINITE for kid in kids if kid.dep_ in {"aux", "auxpass"})


def _halves(page: Page, verb: Token, clause: Token) -> list[Part]:
    whole = edges(clause)
    if whole.last < verb.i or whole.first > verb.i:
        return [_unmarked(page, whole, clause)]
    group = [
        kid
        for kid in page.kids[verb.i]
        if kid.i < verb.i and kid.dep_ in {"nsubj", "aux", "neg", "advmod"} and kid.i > whole.first
    ]
    left = min([verb.i, *(kid.left_edge.i for kid in group)]) - 1
    right = next((i for i in range(verb.i + 1, whole.last + 1) if page.doc[i].text == ","), verb.i) + 1
    if clause.i < verb.i and page.doc[right - 1].text != ",":
        return [Part(whole.first, left)]
    return [Part(whole.first, left), Part(right, whole.last)]


def _unmarked(page: Page, part: Part, clause: Token) -> Part:
    """Without the conjunction `that` at its head."""
    first = part.first
    while first < clause.i and (
        page.doc[first].is_punct or (page.doc[first].lower_ == "that" and page.doc[first].dep_ == "mark")
    ):
        first += 1
    things = [k for k in page.kids[clause.head.i] if k.dep_ == "dobj" and clause.head.i < k.i < clause.i]
    if things and first == clause.i and not any(k.dep_ in SUBJECTS for k in page.kids[clause.i]):
        first = things[0].left_edge.i
    return Part(first, _without_next_cue(page, clause, part.last))


def _without_next_cue(page: Page, clause: Token, last: int) -> int:
    """`noted that A had left and said that B`: `said` goes on with the speaker, although parsed with the clause."""
    for kid in page.kids[clause.i]:
        if is_next_cue(page, kid):
            joint = [k.i for k in page.kids[clause.i] if k.dep_ == "cc" and k.i < kid.i]
            return min(last, (joint[-1] if joint else kid.left_edge.i) - 1)
    return last


def is_next_cue(page: Page, verb: Token) -> bool:
    """Whether a verb parsed as coordinated with what is said shares its form with the cue above instead."""
    clause, above = verb.head, verb.head.head
    if verb.dep_ != "conj" or clause.dep_ != "ccomp" or any(k.dep_ in SUBJECTS for k in page.kids[verb.i]):
        return False
    return verb.tag_ == above.tag_ != clause.tag_ and cue_of(page, verb) is not None and verb.tag_ in FINITE


def _infinitive(page: Page, verb: Token, cue: Cue, subjects: list[Token]) -> list[Part]:
    """`vowed to stay`; `urged Z to leave`; `called on Z to leave`; `wants Z to leave`; `denied taking`."""
    syntax = cue.syntax
    hosts = [verb]
    if ADDRESSING & syntax:
        hosts += _objects(page, verb)
        hosts += [o for p in _prepositions(page, verb, {"on", "upon", "to", "for", "with"}) for o in page.kids[p.i]]
    reported = _passive(page, verb) and bool({"that", "X-be"} & syntax) and cue.lemma != "suppose"
    own = reported or "to" in syntax or bool(ADDRESSING & syntax)
    for host in hosts:
        for kid in page.kids[host.i]:
            if kid.i < verb.i or kid.dep_ not in {"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp"}:
                continue
            if has_to(page, kid) and (own or "X-be" in syntax):
                return [_from_to(page, kid, "X-be" in syntax and not _passive(page, verb))]
            if "ing" in syntax and kid.tag_ == "VBG" and kid.dep_ in {"xcomp", "ccomp"} and host is verb:
                return [edges(kid)]
    return []


def _from_to(page: Page, clause: Token, with_subject: bool) -> Part:
    """From the `to` of an infinitive (from its subject, where nobody is addressed) to its end."""
    subject = [kid for kid in page.kids[clause.i] if kid.dep_ in {"nsubj", "nsubjpass", "expl"}]
    to = next(kid for kid in page.kids[clause.i] if kid.tag_ == "TO")
    if with_subject and subject:
        return Part(subject[0].left_edge.i, clause.right_edge.i)
    first = to.i
    while first - 1 > clause.left_edge.i and page.doc[first - 1].dep_ == "neg":
        first -= 1
    return Part(first, clause.right_edge.i)


def _passive(page: Page, verb: Token) -> bool:
    return any(kid.dep_ in {"auxpass", "nsubjpass"} for kid in page.kids[verb.i])


def _objects(page: Page, verb: Token) -> list[Token]:
    return [kid for kid in page.kids[verb.i] if kid.dep_ in {"dobj", "dative", "oprd"} and kid.i > verb.i]


def _prepositions(page: Page, head: Token, names: set[str]) -> list[Token]:
    return [
        kid for kid in page.kids[head.i] if kid.dep_ in {"prep", "dative", "agent"} and kid.lower_ in names and kid.i > head.i
    ]


def _small_clause(page: Page, verb: Token, cue: Cue, subjects: list[Token]) -> list[Part]:
    """`called the move a mistake`, `considers the group a threat`."""
    if "X-be" not in cue.syntax:
        return []
    for kid in page.kids[verb.i]:
        if kid.i <= verb.i:
            continue
        if kid.dep_ == "oprd" or (kid.dep_ in {"acomp", "attr"} and _objects(page, verb)):
            things = [o for o in _objects(page, verb) if o.i < kid.i and o.dep_ != "oprd"]
            first = min([kid.left_edge.i, *(o.left_edge.i for o in things)])
            return [Part(first, kid.right_edge.i)]
        if kid.dep_ == "ccomp" and kid.tag_ not in FINITE and not any(k.dep_ == "mark" for k in page.kids[kid.i]):
            return [edges(kid)]
    if verb.dep_ == "relcl" and any(k.tag_ == "WDT" and k.i < verb.i for k in page.kids[verb.i]):
        return [edges(thing) for thing in _objects(page, verb)][:1]
    return []


def _behind_object(page: Page, verb: Token, cue: Cue, subjects: list[Token]) -> list[Part]:
    """`accused Z of lying`, `blamed Z for the delay`, `described it as a trap`: what follows the preposition."""
    for name in ("of", "for", "as"):
        if f"X-{name}" not in cue.syntax:
            continue
        agents = [o for p in _prepositions(page, verb, {"by"}) for o in page.kids[p.i]]
        hosts = [verb, *_objects(page, verb), *agents]
        for host in hosts:
            for preposition in page.kids[host.i]:
                if preposition.lower_ == name and preposition.i > verb.i and preposition.dep_ in {"prep", "mark", "advmod"}:
                    return [
                        Part(
                            preposition.i + 1,
                            preposition.right_edge.i if preposition.dep_ == "prep" else host.right_edge.i,
                        )
                    ]
            for clause in page.kids[host.i]:
                if name == "as" and clause.dep_ in {"advcl", "ccomp", "xcomp"} and clause.left_edge.lower_ == "as":
                    return [Part(clause.left_edge.i + 1, clause.right_edge.i)]
    return []


def _prepositional(page: Page, verb: Token, cue: Cue, subjects: list[Token]) -> list[Part]:
    """`warned of a famine`, `called for calm`, `insisted on a vote`."""
    names = {name for name in PREPOSITIONS if name in cue.syntax} | ({"to"} if "to-np" in cue.syntax else set())
    for preposition in _prepositions(page, verb, names) if names else []:
        if preposition.right_edge.i > preposition.i:
            return [Part(preposition.i + 1, preposition.right_edge.i)]
    return []


def _object(page: Page, verb: Token, cue: Cue, subjects: list[Token]) -> list[Part]:
    """`denied the charge`, `demanded an apology`."""
    if "np" not in cue.syntax:
        return []
    return [
        edges(kid)
        for kid in page.kids[verb.i]
        if kid.dep_ == "dobj" and kid.i > verb.i and kid.tag_ not in {"PRP", "WDT", "WP"}
    ][:1]

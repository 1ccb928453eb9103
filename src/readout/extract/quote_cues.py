"""Which verbs attribute speech, thought or stance, and where in the parse each one keeps what was said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from readout.extract.quote_page import FINITE, Page
from readout.knowledge.roles import roles
from readout.tables import rows

PREPOSITIONS = ("of", "about", "for", "on", "at", "against")
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
CLAUSES = frozenset({"ccomp", "csubj", "csubjpass"})
WRITINGS = frozenset(
    "report study survey poll statement figure datum data document review inquiry investigation paper letter record audit court "
    "tribunal judge jury panel commission committee release communique declaration text resolution readout message note banner "
    "sign placard headline memo inscription plaque graffito slogan decree order notice post tweet email analysis census".split()
)
ADDRESSING = frozenset({"X-to", "X-on-to", "X-to-to", "X-with-to"})


@dataclass(frozen=True)
class Cue:
    """One row of the table of cues; syntax and addressee as the table explains them."""

    lemma: str
    kind: str
    syntax: frozenset[str]
    addressee: str


@dataclass(frozen=True)
class Part:
    """What a cue says, as a range of tokens, inclusive."""

    first: int
    last: int


@cache
def cues() -> dict[str, Cue]:
    """Every cue under each of its written forms, with its particle where it has one."""
    found: dict[str, Cue] = {}
    for row in rows("readout.extract", "data/cues.tsv"):
        cue = Cue(row["cue"], row["kind"], frozenset(row["syntax"].split("|")), row["addressee"])
        forms = {row["cue"]} if "adj" in cue.syntax else {*_regular(row["cue"]), *row["forms"].split("|")} - {""}
        found.update(dict.fromkeys(forms, cue))
    return found


def _regular(lemma: str) -> set[str]:
    """The forms of a regular verb: `deny`, `denies`, `denied`, `denying`; a particle stays behind."""
    verb, _, particle = lemma.partition(" ")
    stem = verb[:-1] if verb.endswith("e") else verb
    if verb.endswith("y") and verb[-2] not in "aeiou":
        forms = {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    else:
        sibilant = verb.endswith(("s", "x", "z", "ch", "sh", "o"))
        forms = {verb, verb + ("es" if sibilant else "s"), stem + "ed", (verb if verb.endswith("ee") else stem) + "ing"}
    return {f"{form} {particle}" if particle else form for form in forms}


def cue_of(page: Page, word: Token) -> tuple[Cue, int] | None:
    """The cue that a word is, with the index of its last token (`pointed out` is one cue)."""
    known, form = cues(), word.lower_
    if word.i + 1 < len(page.doc) and word.pos_ in {"VERB", "AUX"}:
        following = page.doc[word.i + 1]
        found = known.get(f"{form} {following.lower_}")
        if found is not None and following.dep_ != "det":
            return found, following.i
    found = known.get(form)
    if found is None:
        return None
    fits = word.pos_ == "ADJ" or word.tag_ == "VBN" if "adj" in found.syntax else word.pos_ in {"VERB", "AUX"}
    return (found, word.i) if fits else None


def is_writing(token: Token) -> bool:
    """Whether a noun stands for a text, or a body that speaks through one."""
    return token.lemma_.lower() in WRITINGS


def parts(page: Page, verb: Token, cue: Cue, subjects: list[Token]) -> list[Part]:
    """What a cue says in words of the narrator's syntax; two parts where the cue interrupts them, none where it says nothing."""
    if "person" in cue.syntax and not any(_can_speak(s) for s in subjects):
        return []
    tail = tail_comma(page, verb, cue)
    if tail >= 0:
        return [Part(page.sentence_start(tail, page.inside[verb.i]), tail - 1)]
    for rule in (_clause, _infinitive, _small_clause, _behind_object, _prepositional, _object, _around):
        found = rule(page, verb, cue, subjects)
        if found:
            return found
    return []


def _can_speak(token: Token) -> bool:
    """Whether a word can stand for somebody: a name, a personal pronoun, a role or body."""
    if token.pos_ == "PRON":
        return token.lower_ not in {"it", "this", "that", "which", "what"}
    return token.pos_ == "PROPN" or token.lower_ in roles()


def has_to(page: Page, verb: Token) -> bool:
    """Whether a verb is an infinitive with `to`."""
    return any(kid.tag_ == "TO" and kid.i < verb.i for kid in page.kids[verb.i])


def _edges(token: Token) -> Part:
    return Part(token.left_edge.i, token.right_edge.i)


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
    whole = _edges(clause)
    if whole.last < verb.i or whole.first > verb.i:
        return [_unmarked(page, whole, clause)]
    group = [kid for kid in page.kids[verb.i] if kid.i < verb.i and kid.dep_ in {"nsubj", "aux", "neg", "advmod"} and kid.i > whole.first]
    left = min([verb.i, *(kid.left_edge.i for kid in group)]) - 1
    right = next((i for i in range(verb.i + 1, whole.last + 1) if page.doc[i].text == ","), verb.i) + 1
    if clause.i < verb.i and page.doc[right - 1].text != ",":
        return [Part(whole.first, left)]
    return [Part(whole.first, left), Part(right, whole.last)]


def _unmarked(page: Page, part: Part, clause: Token) -> Part:
    """Without the conjunction `that` at its head."""
    first = part.first
    while first < clause.i and (page.doc[first].is_punct or (page.doc[first].lower_ == "that" and page.doc[first].dep_ == "mark")):
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
                return [_edges(kid)]
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
    return [kid for kid in page.kids[head.i] if kid.dep_ in {"prep", "dative", "agent"} and kid.lower_ in names and kid.i > head.i]


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
            return [_edges(kid)]
    if verb.dep_ == "relcl" and any(k.tag_ == "WDT" and k.i < verb.i for k in page.kids[verb.i]):
        return [_edges(thing) for thing in _objects(page, verb)][:1]
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
                    return [Part(preposition.i + 1, preposition.right_edge.i if preposition.dep_ == "prep" else host.right_edge.i)]
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
    return [_edges(kid) for kid in page.kids[verb.i] if kid.dep_ == "dobj" and kid.i > verb.i and kid.tag_ not in {"PRP", "WDT", "WP"}][:1]


def _around(page: Page, verb: Token, cue: Cue, subjects: list[Token]) -> list[Part]:
    """The cue in a parenthesis, or behind its content: `the talks, he said, failed`; `talks to resume, says minister`."""
    if not {"quote", "that"} & cue.syntax or verb.tag_ not in FINITE | {"VBN"}:
        return []
    preposed = _preposed(page, verb)
    if preposed is not None:
        return [_edges(preposed)]
    own = _edges(verb)
    if verb.dep_ not in {"parataxis", "ccomp", "advcl"} or not any(k.dep_ == "nsubj" for k in page.kids[verb.i]):
        return []
    if verb.dep_ != "parataxis" and not _set_off(page, own):
        return []
    whole = _edges(verb.head)
    pieces = [Part(whole.first, own.first - 1), Part(own.last + 1, whole.last)]
    return [piece for piece in pieces if any(not page.doc[i].is_punct for i in range(piece.first, piece.last + 1))]


def _preposed(page: Page, verb: Token) -> Token | None:
    """A clause or headline before the cue and its comma that was parsed as something else than its object."""
    before = [k for k in page.kids[verb.i] if k.i < verb.i]
    speaking = [k for k in page.kids[verb.i] if k.dep_ == "nsubj"]
    for kid in before:
        closed = kid.right_edge.i + 1 < len(page.doc) and page.doc[kid.right_edge.i + 1].text == ","
        if not closed or any(k.dep_ == "mark" for k in page.kids[kid.i]):
            continue
        if kid.dep_ == "advcl" and kid.tag_ in FINITE and speaking:
            return kid
        if kid.dep_ in {"nsubj", "dobj", "dep"} and speaking and speaking[-1].i > verb.i:
            return kid
    return None


def tail_comma(page: Page, verb: Token, cue: Cue) -> int:
    """The comma before a cue that closes its sentence (`..., she said.`), -1 where the cue does not."""
    named = [k for k in page.kids[verb.i] if k.dep_ == "nsubj"]
    if not {"quote", "that"} & cue.syntax or verb.tag_ not in FINITE or len(named) != 1 or named[0].tag_ in {"WP", "WDT"}:
        return -1
    comma = min(verb.i, named[0].left_edge.i) - 1
    if comma < 1 or page.doc[comma].text != "," or any(k.dep_ in {"mark", "advmod"} and k.i < verb.i for k in page.kids[verb.i]):
        return -1
    end, level = max(verb.i, named[0].right_edge.i), page.inside[verb.i]
    stop = next((i for i in range(end, min(end + 14, len(page.doc))) if _bars(page, i, end, level) or page.stops(i)), len(page.doc))
    if stop < len(page.doc) and (_bars(page, stop, end, level) or not page.stops(stop)):
        return -1
    headline = stop == len(page.doc) or page.doc[stop].is_space or "\n" in page.doc[stop].whitespace_
    return comma if _states(page, comma, level, headline) else -1


def _bars(page: Page, index: int, end: int, level: int) -> bool:
    """Whether a word behind a cue shows that its sentence goes on."""
    word = page.doc[index]
    if index <= end:
        return False
    return page.inside[index] != level or word.text in {",", ":"} or word.pos_ in {"VERB", "AUX", "SCONJ"} or word.dep_ == "dobj"


def _states(page: Page, comma: int, level: int, headline: bool) -> bool:
    """Whether a main clause (in a headline any words) of the same voice stands before a comma."""
    start = page.sentence_start(comma, level)
    if page.doc[start].tag_ in {"IN", "WRB", "VBG", "VBN", "TO"} or page.doc[comma - 1].tag_ == "CC":
        return False
    words = [page.doc[i] for i in range(start, comma) if page.inside[i] == level]
    return (headline and len(words) > 1) or (len(words) > 2 and any(w.tag_ in FINITE and w.dep_ != "relcl" for w in words))


def _set_off(page: Page, part: Part) -> bool:
    """Between commas, or between a comma and the end."""
    left = part.first - 1 if page.doc[part.first].text != "," else part.first
    right = part.last + 1
    return left >= 0 and page.doc[left].text == "," and (right >= len(page.doc) or page.doc[right].text in {",", ".", "!", "?"})


def candidates(page: Page) -> Iterator[tuple[Token, Cue, int]]:
    """Every verb of the document that can be a cue, with its row and last token."""
    for token in page.doc:
        found = cue_of(page, token)
        if found is not None:
            yield token, *found

"""Grammatical slots of a verb or noun, read off the dependency parse: who is its subject, object, agent, possessor.

Slots are names such as `subj`, `obj`, `poss`, `adj`, `by`, `of`, `with`, `against` (any preposition). They see through
passives, control and raising, relative clauses, shared subjects of coordinated verbs and light verbs (`launched an attack on`).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from readout.ontology.codebook import word_classes

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj", "dative", "oprd"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
OBJECT_CONTROL = frozenset(
    "urge ask call tell order press push encourage invite force allow enable help require request beg implore "
    "persuade convince permit want expect advise warn instruct direct compel lead prompt get appeal authorize "
    "authorise challenge".split()
)
MAX_CLIMB = 8
TEXT = "text"


def text_of(doc: Doc) -> str:
    """The text of a parsed document, put together once: spaCy does so anew each time that it is asked."""
    if TEXT not in doc.user_data:
        doc.user_data[TEXT] = doc.text
    return str(doc.user_data[TEXT])


def conjuncts(token: Token) -> list[Token]:
    """The token and those coordinated with it after it, in text order."""
    found = [token]
    queue = [token]
    while queue:
        for child in queue.pop().children:
            if child.dep_ == "conj" and child.i > token.i:
                found.append(child)
                queue.append(child)
            elif child.dep_ == "appos" and child.tag_ in {"NNP"} and _is_listed(child):
                found.append(child)
    return sorted(found, key=lambda t: t.i)


def _is_listed(token: Token) -> bool:
    """An apposition that the parser made of a list member: `A, B, and C` read as B apposed to A."""
    return any(child.dep_ == "conj" for child in token.children)


def is_passive(verb: Token) -> bool:
    """True for `was attacked`, and for a bare participle after a noun (`soldiers killed in`)."""
    if any(child.dep_ in {"auxpass", *PASSIVE_SUBJECTS} for child in verb.children):
        return True
    if any(child.dep_ == "agent" for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and is_passive(verb.head) and not _own(verb, SUBJECTS):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod"} and not _own(verb, OBJECTS)


def _own(token: Token, deps: frozenset[str]) -> list[Token]:
    return [child for child in token.children if child.dep_ in deps]


def antecedent(verb: Token) -> Token | None:
    """The noun that a relative clause or a participle clause hangs on."""
    node = verb
    for _ in range(MAX_CLIMB):
        if node.dep_ in {"relcl", "acl"} and node.head.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"}:
            return node.head
        if node.dep_ != "conj":
            return None
        node = node.head
    return None


def _with_antecedent(subjects: list[Token], verb: Token) -> list[Token]:
    """Relative pronouns replaced by the noun that they stand for."""
    out: list[Token] = []
    for token in subjects:
        noun = antecedent(verb) if token.lower_ in RELATIVES else None
        out.append(noun if noun is not None else token)
    return out


def grammatical_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Surface subjects of a verb (for a passive: what it is done to), shared and controlled ones included."""
    own = _own(verb, SUBJECTS | PASSIVE_SUBJECTS)
    if own:
        return _with_antecedent(own, verb)
    if depth > MAX_CLIMB:
        return []
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        return grammatical_subjects(head, depth + 1)
    if verb.dep_ == "xcomp" or (verb.dep_ == "ccomp" and verb.tag_ in {"VB", "VBG"}):
        return _controller(head, depth)
    if verb.dep_ in {"acl", "relcl"}:
        return _acl_subject(verb, head, depth)
    if verb.dep_ == "advcl" and not any(c.dep_ == "nsubj" for c in verb.children):
        return grammatical_subjects(head, depth + 1) if head.pos_ in {"VERB", "AUX"} else []
    if verb.dep_ == "pcomp":
        return _pcomp_subject(head, depth)
    return []


def _controller(head: Token, depth: int) -> list[Token]:
    """Who does what an infinitive says: the object of `urged X to`, the subject of `wants to`."""
    objects = _own(head, OBJECTS)
    if objects and head.lemma_ in OBJECT_CONTROL:
        return objects
    if is_passive(head) and head.lemma_ in OBJECT_CONTROL:
        return grammatical_subjects(head, depth + 1)
    return grammatical_subjects(head, depth + 1) if head.pos_ in {"VERB", "AUX", "ADJ"} else []


def _acl_subject(verb: Token, head: Token, depth: int) -> list[Token]:
    """`forces attacking the city` -> forces; `his commitment to defend` -> the possessor."""
    if any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children) and head.pos_ == "NOUN":
        holder = possessors(head) or [t for _, t in prepositional(head, frozenset({"by"}))]
        if holder:
            return holder
        verb_above = head.head
        return grammatical_subjects(verb_above, depth + 1) if verb_above.pos_ == "VERB" else []
    if verb.dep_ == "relcl" and _own(verb, SUBJECTS | PASSIVE_SUBJECTS):
        return []
    return [head]


def _pcomp_subject(preposition: Token, depth: int) -> list[Token]:
    """`thanked X for hosting` -> X is the object above; `after attacking` -> the subject above."""
    head = preposition.head
    if head.pos_ in {"VERB", "AUX"}:
        objects = _own(head, OBJECTS)
        if objects and preposition.lower_ in {"for", "from", "of", "into", "on"}:
            return objects
        return grammatical_subjects(head, depth + 1)
    if head.pos_ == "NOUN":
        return possessors(head) or (grammatical_subjects(head.head, depth + 1) if head.head.pos_ == "VERB" else [])
    return []


def possessors(noun: Token) -> list[Token]:
    """Possessors of a noun, those of the noun it is coordinated with included (`Poland's generosity and leadership`)."""
    own = _own(noun, frozenset({"poss"}))
    if not own and noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        return _own(noun.head, frozenset({"poss"}))
    return own


def agents(verb: Token) -> list[Token]:
    """`by`-phrases of a passive."""
    found = [p for a in _own(verb, frozenset({"agent"})) for p in _own(a, frozenset({"pobj"}))]
    if not found and verb.dep_ == "conj" and verb.head.pos_ == "VERB" and is_passive(verb):
        return agents(verb.head)
    return found


def subjects(verb: Token) -> list[Token]:
    """Who does it: the subject of an active verb, the agent of a passive one."""
    return agents(verb) if is_passive(verb) else grammatical_subjects(verb)


def objects(verb: Token) -> list[Token]:
    """To whom it is done: objects of an active verb, the subject of a passive one."""
    if is_passive(verb):
        surface = grammatical_subjects(verb)
        return surface or ([verb.head] if verb.dep_ in {"acl", "amod"} else [])
    own = _own(verb, OBJECTS)
    if own:
        return _with_antecedent(own, verb)
    if verb.dep_ == "relcl" and not any(t.lower_ in RELATIVES for t in _own(verb, SUBJECTS)):
        return [verb.head] if verb.head.pos_ in {"NOUN", "PROPN"} and _own(verb, SUBJECTS) else []
    shared = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i > verb.i]
    if verb.tag_ != "VBN" and shared:
        first = shared[0]
        return _own(first, OBJECTS) if first.i - verb.i <= 3 else []
    return []


def prepositional(head: Token, prepositions: frozenset[str] | None = None) -> Iterator[tuple[str, Token]]:
    """Pairs (preposition, object) that hang on a verb or noun, coordinated prepositions included.

    A parser sometimes reads `spoke with X to discuss` as `with X` opening the clause of `discuss`; that X is an object too.
    """
    for child in head.children:
        if child.dep_ == "advcl" and head.pos_ == "VERB":
            yield from _mark_objects(child, prepositions)
        if child.dep_ not in {"prep", "agent", "dative"} and child.pos_ not in {"ADP", "SCONJ"}:
            continue
        for preposition in [child, *[c for c in child.children if c.dep_ == "conj" and c.pos_ == "ADP"]]:
            name = preposition.lower_
            wanted = prepositions is None or name in prepositions
            for target in preposition.children:
                if target.dep_ in {"pobj", "pcomp"} and wanted:
                    yield name, target
                elif target.dep_ == "prep" and (prepositions is None or target.lower_ in prepositions):
                    yield from ((target.lower_, inner) for inner in target.children if inner.dep_ == "pobj")


def _mark_objects(clause: Token, prepositions: frozenset[str] | None) -> Iterator[tuple[str, Token]]:
    mark = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ in {"with"}), None)
    if mark is not None and (prepositions is None or mark.lower_ in prepositions):
        yield from ((mark.lower_, c) for c in clause.children if c.dep_ == "nsubj")


def slot(head: Token, name: str) -> list[Token]:
    """The tokens that fill one slot of a verb or noun."""
    if name == "subj":
        return subjects(head) if head.pos_ in {"VERB", "AUX"} else light_subjects(head)
    if name == "obj":
        return objects(head) if head.pos_ in {"VERB", "AUX"} else []
    if name == "poss":
        return possessors(head)
    if name == "iobj":
        return [c for c in head.children if c.dep_ == "dative" and c.pos_ != "ADP"]
    if name == "clause":
        return [s for c in head.children if c.dep_ == "ccomp" for s in c.children if s.dep_ in {"nsubj", "nsubjpass"}]
    if name == "adj":
        near = [c for c in head.children if c.dep_ in {"amod", "compound", "nmod"}]
        return near + [c for n in near for c in n.children if c.dep_ in {"compound", "nmod", "conj"} and c.pos_ == "PROPN"]
    found = [target for _, target in prepositional(head, frozenset({name}))]
    if head.pos_ in {"VERB", "AUX"}:
        for thing in _own(head, OBJECTS):
            found.extend(t for _, t in prepositional(thing, frozenset({name})))
    else:
        verb = light_verb(head)
        if verb is not None:
            found.extend(t for _, t in prepositional(verb, frozenset({name})))
    return found


def light_verb(noun: Token) -> Token | None:
    """The verb that governs a noun as object (or passive subject): `hold` in `held talks`."""
    node = noun
    for _ in range(MAX_CLIMB):
        if node.dep_ in OBJECTS or node.dep_ in PASSIVE_SUBJECTS:
            return node.head if node.head.pos_ in {"VERB", "AUX"} else None
        if node.dep_ == "conj":
            node = node.head
        elif node.dep_ == "pobj" and node.head.lower_ in {"in", "of", "to"} and node.head.head.pos_ in {"VERB", "NOUN"}:
            upper = node.head.head
            if upper.pos_ == "VERB":
                return upper
            if upper.lemma_ not in {"series", "number", "round", "wave", "set", "kind", "type", "string", "spate"}:
                return None
            node = upper
        else:
            return None
    return None


def light_subjects(noun: Token) -> list[Token]:
    """Subject of the light verb above a noun: `Modi` in `Modi had a conversation`, nobody in `Modi condemned the attack`."""
    verb = light_verb(noun)
    return subjects(verb) if verb is not None and verb.lemma_.lower() in word_classes()["light"] else []


def clause_span(token: Token) -> tuple[int, int]:
    """Character span of the clause or noun phrase headed by a token, without its outer punctuation and sister clauses."""
    left = min((t.i for t in _clause_tokens(token)), default=token.i)
    right = max((t.i for t in _clause_tokens(token)), default=token.i)
    doc = token.doc
    while left < right and (doc[left].is_punct or doc[left].is_space or doc[left].dep_ in {"cc", "mark"}):
        left += 1
    while right > left and (doc[right].is_punct or doc[right].is_space):
        right -= 1
    return doc[left].idx, doc[right].idx + len(doc[right])


def _clause_tokens(token: Token) -> Iterator[Token]:
    """Tokens of the subtree without coordinated clauses and far adverbial clauses."""
    stack = [token]
    while stack:
        node = stack.pop()
        yield node
        for child in node.children:
            if node is token and child.dep_ in {"cc"}:
                continue
            if node is token and child.dep_ == "conj" and token.pos_ in {"VERB", "AUX"}:
                continue
            if node is token and child.dep_ == "advcl":
                continue
            if child.is_punct and node is token and child.i not in (token.left_edge.i, token.right_edge.i):
                yield child
                continue
            stack.append(child)

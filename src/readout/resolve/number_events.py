"""Which event of a sentence a figure belongs to: the one whose clause holds it, or is tied to it by grammar."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from readout.extract.syntax import OBJECTS, is_passive
from readout.resolve.number_cues import cues
from readout.resolve.number_fates import Link
from readout.resolve.number_words import vocabulary

FOREIGN = 9
NOMINAL = frozenset("nsubj nsubjpass pobj prep dobj agent pcomp compound conj appos npadvmod poss amod attr nmod".split())
BREAKS = frozenset({";", "-", "–", "—"})


def rank(doc: Doc, link: Link, clause: tuple[int, int]) -> int:
    """How closely a figure is tied to a clause (tokens `[start, end)`): 0 in it, 1 by grammar, FOREIGN not at all.

    A part of the people comes after the whole, so 2 is added for it.
    """
    part = 2 if link.group.part else 0
    start, end = max(0, clause[0]), min(len(doc), clause[1])
    if start <= link.cue < end or start <= link.group.head < end:
        return part
    if start >= end:
        return FOREIGN
    root = doc[start:end].root
    return part + 1 if _hangs_on(doc[link.cue], root) or _carries(doc[link.cue], root, link.kind) else FOREIGN


def _path(low: Token, high: Token) -> list[Token]:
    """The tokens from one up to another that governs it, without the latter; empty where it does not."""
    nodes = [low]
    while nodes[-1].head != nodes[-1] and nodes[-1] != high:
        nodes.append(nodes[-1].head)
    return nodes[:-1] if nodes[-1] == high else []


def _hangs_on(cue: Token, root: Token) -> bool:
    """`..., killing six`, `in which six died`, `and six were hurt`; not `after a blast killed six`."""
    path = _path(cue, root)
    return bool(path) and not any(_is_apart(node) for node in path)


def _is_apart(node: Token) -> bool:
    words = vocabulary("apart")
    if node.pos_ == "ADP":
        return node.lower_ in words
    if node.dep_ in {"advcl", "relcl", "ccomp"} and any(
        c.dep_ in {"mark", "advmod"} and c.lower_ in words for c in node.children
    ):
        return True
    subject = any(c.dep_ == "nsubj" and c.pos_ != "PRON" for c in node.children)
    active = subject and not is_passive(node) and any(c.dep_ in OBJECTS for c in node.children)
    return (node.dep_ == "ccomp" and not _follows_break(node)) or (node.dep_ in {"conj", "ccomp"} and active)


def _follows_break(node: Token) -> bool:
    return any(token.lower_ in BREAKS for token in node.doc[node.head.i : node.left_edge.i + 1])


def _carries(cue: Token, root: Token, kind: str) -> bool:
    """`12 died in an attack on`, `12 were killed when gunmen attacked`."""
    befallen = kind in {"dead", "injured"} and (is_passive(cue) or any(c[:2] == ("dead", "subject") for c in cues(cue)))
    path = _path(root, cue)
    for node in path:
        if node.dep_ == "advcl":
            if not befallen or not any(c.lower_ in {"when", "as", "after", "while"} for c in node.children):
                return False
        elif node.dep_ == "ccomp" and any(t.lower_ in BREAKS for t in node.doc[node.i : cue.i]):
            continue  # `Protesters clashed with police; 12 were arrested`
        elif node.dep_ not in NOMINAL or (node.pos_ == "ADP" and _is_apart(node) and not befallen):
            return False
    return bool(path)

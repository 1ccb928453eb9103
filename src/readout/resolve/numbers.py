"""How many died, were injured, were arrested or took part, as far as a sentence says so about one clause.

Every figure is tied to the word that says what befell the people counted, by the words beside it (so that headlines
work) or by the parse. Conventions beside those of `quantities.py`: `a policeman` is 1; `two soldiers and a child` is
3, over both; a part (`six of them children`, `including two women`) never replaces the whole; `no casualties` is 0 dead
and 0 injured; `30 casualties` and `30 killed or wounded` say neither; feared, expected and denied figures stay, as
factuality is told elsewhere; a negated verb has none; who takes part is counted only by a number, never by `a`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from readout import records
from readout.extract.syntax import OBJECTS, grammatical_subjects, is_passive
from readout.resolve.number_cues import KINDS, Cue, cues
from readout.resolve.number_events import FOREIGN, rank
from readout.resolve.number_fates import Fates, Link
from readout.resolve.number_groups import Group, Groups, is_thing, noun_kind, total
from readout.resolve.number_words import vocabulary

LISTED = frozenset({"number", "one", "definite"})
MAX_TOLL = 14


def find_size(doc: Doc, sentence: Span | tuple[int, int], clause: tuple[int, int]) -> dict[str, records.Count]:
    """The figures that the sentence gives for what the clause reports: `dead`, `injured`, `arrested`, `participants`.

    What stands in the clause goes before what hangs on it (`..., killing six`) or carries it (`12 died in an
    attack on ...`); figures of other events in the sentence are left out.

    Args:
        doc: the parsed document; sentence and clause: token ranges in it.
    """
    low, high = (sentence.start, sentence.end) if isinstance(sentence, Span) else sentence
    low, high = max(0, low), min(len(doc), high)
    if low >= high:
        return {}
    found: dict[str, tuple[int, Group]] = {}
    for link in _Sentence(doc, low, high).links():
        tie = rank(doc, link, clause)
        if tie < FOREIGN and (link.kind not in found or tie < found[link.kind][0]):
            found[link.kind] = tie, link.group
    return {kind: _count(found[kind][1]) for kind in KINDS if kind in found}


def _count(group: Group) -> records.Count:
    return records.Count(group.min, group.max, group.span)


class _Sentence(Fates):
    """The people counted in a sentence, and what befell them."""

    def __init__(self, doc: Doc, low: int, high: int) -> None:
        super().__init__(doc, low, high)
        self.groups = self._merged(Groups(doc, low, high).find())

    def links(self) -> Iterator[Link]:
        """Every tie between people counted and what befell them, in text order."""
        tolls = {link.group.start: link for link in self._tolls()}
        parsed = self._parsed()
        for group in self.groups:
            if group.start in tolls:
                yield tolls[group.start]
                continue
            found = self._by_noun(group) or self._leftward(group) or self._rightward(group)
            if not found and group.start not in self.vague and not self._is_negated(group):
                found = [Link(k, group, i) for k, i in parsed.get(group.head, []) if self._fits(k, group, i)]
            if not found:
                found = self._crowd(group)
            yield from found

    def _merged(self, groups: list[Group]) -> list[Group]:
        """`two soldiers and a child` as one; what overlaps a number is dropped."""
        kept: list[Group] = []
        for group in groups:
            if kept and group.start < kept[-1].end:
                if kept[-1].kind in {"one", "definite"} and group.kind not in {"one", "definite"}:
                    kept[-1] = group
                continue
            kept.append(group)
        out: list[Group] = []
        at = 0
        while at < len(kept):
            size = self._list_size(kept, at)
            out.append(total(kept[at : at + size], self.doc) if size > 1 else kept[at])
            at += size
        return [g for g in out if g.kind != "definite"]

    def _list_size(self, groups: list[Group], at: int) -> int:
        """How many groups from here are listed as one number of people."""
        best = 1
        for size in range(2, len(groups) - at + 1):
            first, second = groups[at + size - 2], groups[at + size - 1]
            between = self.words[first.end - self.low : second.start - self.low]
            if not between or any(w not in {",", "and", "&"} for w in between):
                break
            if any(g.part or not g.noun or g.kind not in LISTED or is_thing(g) for g in (first, second)):
                break
            tied = any(a.i == groups[at].head for a in self.doc[second.head].ancestors)
            if not tied or (self._has_left_verb(groups[at]) and self._rightward(second)):
                break
            best = size if set(between) & {"and", "&"} else best
        return best if any(g.kind != "definite" for g in groups[at : at + best]) else 1

    # -- by the parse, and by form

    def _parsed(self) -> dict[int, list[tuple[str, int]]]:
        """What the grammar says befell the token: `the men from Basra, twelve of the accused, were arrested`."""
        found: dict[int, list[tuple[str, int]]] = {}
        for token in self.doc[self.low : self.high]:
            for cue in cues(token) if token.pos_ in {"VERB", "AUX"} else ():
                if self._is_negated_verb(token.i):
                    continue
                for noun, kind in _befallen(token, cue):
                    found.setdefault(noun.i, []).append((kind, token.i))
        return found

    def _crowd(self, group: Group) -> list[Link]:
        """`clashed with 300 protesters`: they took part, whatever the verb."""
        crowd = group.kind == "number" and group.noun in vocabulary("people.crowd") and not group.part
        return [Link("participants", group, group.head)] if crowd and not self._is_negated(group) else []

    def _tolls(self) -> Iterator[Link]:
        """`the death toll rose to 85`, `brings the number of wounded to 30`."""
        for at in range(self.low, self.high):
            kind = self._toll_kind(at)
            near = [g for g in self.groups if at < g.start <= at + MAX_TOLL and not g.part and g.kind == "number"]
            linked = [g for g in near if kind and self._toll_link(g) and not self._rightward(g)]
            best = next((g for g in linked if self._toll_link(g) != "of"), linked[0] if linked else None)
            if best is None:
                continue
            if self._toll_link(best) in vocabulary("toll.over") and best.max is not None:
                best = replace(best, min=best.max + 1, max=None)
            yield Link(kind, best, at)

    def _toll_link(self, group: Group) -> str:
        word = self.word(group.start - 1)
        return word if word in vocabulary("toll.link") else ""

    def _toll_kind(self, at: int) -> str:
        if self.word(at) in vocabulary("toll"):
            return "injured" if self.word(at - 1) in {"injury", "casualty"} else "dead"
        if self.word(at) not in vocabulary("tally"):
            return ""
        for near in range(at + 1, at + 5):
            kinds = [noun_kind(self.word(near))] + [
                c.kind for c in self.cues(near) if c.kind != "participants" and c.shape != "ing"
            ]
            if any(k in KINDS for k in kinds):
                return next(k for k in kinds if k in KINDS)
        return ""


def _befallen(verb: Token, cue: Cue) -> Iterator[tuple[Token, str]]:
    """The nouns that a cue verb says something about, by the parse."""
    if cue.role == "subject" or (cue.role == "object" and _suffers(verb)):
        yield from ((noun, cue.kind) for noun in grammatical_subjects(verb))
    elif cue.role in {"object", "bare"}:
        objects = [child for child in verb.children if child.dep_ in OBJECTS]
        yield from ((child, cue.kind) for child in objects)
        if objects and cue.kind != "participants":
            yield from ((noun, "participants") for noun in grammatical_subjects(verb))


def _suffers(verb: Token) -> bool:
    """Whether a verb is passive; in `were beaten and arrested` both are."""
    bare = not any(c.dep_ in OBJECTS or c.dep_ == "nsubj" for c in verb.children)
    return is_passive(verb) or (verb.dep_ in {"conj", "advcl"} and verb.tag_ == "VBN" and bare and _suffers(verb.head))

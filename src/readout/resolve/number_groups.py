"""The people counted in a sentence: number, noun and what they are part of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from readout.extract.syntax import text_of
from readout.resolve.number_cues import Window
from readout.resolve.number_words import table, vocabulary
from readout.resolve.quantities import Quantity, quantities

MAX_SKIP = 8


@dataclass(frozen=True, slots=True)
class Group:
    """People counted: the tokens from the number to the noun, the noun's place (or the number's), and the figure."""

    start: int
    end: int
    head: int
    min: int
    max: int | None
    span: tuple[int, int]
    noun: str = ""
    kind: str = "number"
    part: str = ""  # `of`: `six of them`; `in`: `including six`
    befell: str = ""  # `30 wounded soldiers`


def noun_kind(noun: str) -> str:
    """What a noun by itself says of people: `dead`, `injured`, `arrested`, `casualties` (either of two), else nothing."""
    kinds = ("dead", "injured", "arrested", "casualties")
    return next((kind for kind in kinds if (noun,) in table()[f"noun.{kind}"]), "")


def is_thing(group: Group) -> bool:
    """Whether the noun names no people: tanks, countries."""
    return group.noun in vocabulary("not.people")


def is_people(group: Group) -> bool:
    """Whether a number of people is named, by a noun for people or for a crowd."""
    return (group.noun in vocabulary("people") or group.noun in vocabulary("people.crowd")) and group.kind == "number"


def total(groups: list[Group], doc: Doc) -> Group:
    """A list of people as one number over all; a list that only breaks the first number down is that number."""
    rest = [g.max for g in groups[1:]]
    if groups[0].max is not None and None not in rest and groups[0].max == sum(n or 0 for n in rest) and len(groups) > 2:
        return groups[0]
    top = None if any(g.max is None for g in groups) else sum(g.max or 0 for g in groups)
    last = doc[groups[-1].end - 1]
    span = (groups[0].span[0], last.idx + len(last))
    return replace(groups[0], end=groups[-1].end, min=sum(g.min for g in groups), max=top, span=span, kind="number")


class Groups(Window):
    """Finds the groups of a sentence, each by itself."""

    def find(self) -> list[Group]:
        """All groups by their first token; those that a number and an article both give stand twice."""
        return sorted([*self._counted(), *self._single()], key=lambda g: g.start)

    def _counted(self) -> Iterator[Group]:
        offsets = [t.idx for t in self.doc[self.low : self.high]]
        last = self.doc[self.high - 1]
        for quantity in quantities(text_of(self.doc), self.doc[self.low].idx, last.idx + len(last)):
            first = self.low + max(0, bisect_right(offsets, quantity.start) - 1)
            stop = self.low + bisect_left(offsets, quantity.end)
            if not self._in_entity(quantity, first, stop):
                yield self._group(quantity, first, stop)

    def _in_entity(self, quantity: Quantity, first: int, stop: int) -> bool:
        """A number inside a longer date, price or measure."""
        for token in self.doc[first:stop]:
            if token.ent_type_ in {"MONEY", "PERCENT", "TIME", "DATE", "QUANTITY"} and quantity.kind == "number":
                before = self.doc[first - 1] if first > self.low else None
                after = self.doc[stop] if stop < self.high else None
                if before is not None and before.ent_type_ == token.ent_type_ and token.ent_iob_ == "I":
                    return before.lower_ not in vocabulary("apart")
                if after is not None and after.ent_type_ == token.ent_type_ and after.ent_iob_ == "I":
                    return after.lower_ not in vocabulary("people")
        return False

    def _group(self, quantity: Quantity, first: int, stop: int) -> Group:
        part = self._part(first, stop)
        end, head, befell = self._extent(stop)
        noun = self.word(head) if head >= 0 else ""
        span = (quantity.start, quantity.end)
        return Group(
            first,
            max(end, stop),
            head if head >= 0 else stop - 1,
            quantity.min,
            quantity.max,
            span,
            noun,
            quantity.kind,
            part,
            befell,
        )

    def _part(self, first: int, stop: int) -> str:
        """Whether the number is only of some of the people told of before."""
        if self.word(stop) == "of":
            after = self.word(stop + 1)
            if after in vocabulary("of.pronoun") or self.word(stop + 2) in vocabulary("of.befallen"):
                return "of"
        at = first - 1
        for _ in range(12):
            word = self.word(at)
            if word in vocabulary("sub.before") and not (word in {"mostly", "mainly"} and self.word(at - 1) != ","):
                return "in"
            if not word or word in {";", ":", ",", "(", ")"} or self.doc[at].pos_ in {"VERB", "AUX"}:
                break
            at -= 1
        if self.word(at) in vocabulary("skip.be") and self.word(at - 1) in vocabulary("of.befallen"):
            return "in"
        return "in" if self.word(stop) == "among" or self.word(stop + 1) == "among" else ""

    def _extent(self, at: int) -> tuple[int, int, str]:
        """Where the noun phrase after a number ends, where its noun stands (or -1), and what befell them by it."""
        start = at
        if self.word(at) == "of":
            at += 2 if self.word(at + 1) in vocabulary("determiner") else 1
        noun, befell = -1, ""
        for place in range(at, min(at + MAX_SKIP, self.high)):
            token = self.doc[place]
            if self._breaks(token, noun):
                break
            compound = token.tag_ == "HYPH" or self.doc[place - 1].tag_ == "HYPH"
            named = token.pos_ in {"NOUN", "PROPN"} or token.lower_ in vocabulary("people")
            if named:
                noun = place
            elif compound:  # `a 34-year-old policeman`
                noun = noun if token.tag_ == "HYPH" else -1
            elif token.tag_ != "POS" and (noun >= 0 or not _leads_on(token)):
                break
            befell = befell or next((c.kind for c in self.cues(place) if c.role == "adjective"), "")
        return (noun + 1, noun, befell) if noun >= 0 else (start, -1, "")

    def _breaks(self, token: Token, noun: int) -> bool:
        """A word that is no part of the noun phrase, whatever its tag: `12 dead`, `300 protest`, `9 held Monday`."""
        if token.ent_type_ in {"DATE", "TIME"} and token.pos_ == "PROPN":
            return True
        if token.lower_ in vocabulary("people") or (token.tag_ == "NNS" and noun_kind(token.lower_)):
            return False
        if self.cues(token.i):
            following = self.doc[token.i + 1] if token.i + 1 < self.high else None
            common = following is not None and following.tag_ in {"NNS", "NN"} and not self.cues(following.i)
            return noun >= 0 or not common
        return False

    def _single(self) -> Iterator[Group]:
        """`a policeman`, `another student`, `no arrests`, `no casualties`; `his wife` beside others."""
        for at in range(self.low, self.high):
            word = self.word(at)
            definite = word in vocabulary("determiner")
            if word not in {"a", "an", "another", "no", "without"} and not definite:
                continue
            none = word in {"no", "without"}
            begin = at + 1 + (none and self.word(at + 1) in {"any", "further"})
            end, head, befell = self._extent(begin)
            if self.word(begin) == "loss" and self.word(begin + 2) in vocabulary("noun.lives"):
                end, head = begin + 3, begin
            if head < 0 or self.word(begin) == "of" or (not none and not self._is_one(head)):
                continue
            span = (self.doc[at].idx, self.doc[end - 1].idx + len(self.doc[end - 1]))
            number, noun = int(not none), self.word(head)
            if definite and noun not in vocabulary("one.person"):
                continue
            kind = "zero" if none else "definite" if definite else "one"
            yield Group(at, end, head, number, number, span, noun, kind, self._part(at, at + 1), befell)

    def _is_one(self, head: int) -> bool:
        token = self.doc[head]
        thing = token.lower_ in vocabulary("not.one") or token.lower_ + "s" in vocabulary("not.people")
        return token.tag_ == "NN" and not thing


def _leads_on(token: Token) -> bool:
    """Whether a word can stand between a number and its noun."""
    return token.pos_ in {"ADJ", "NUM", "ADV"} or token.tag_ in {"VBN", "VBG"}

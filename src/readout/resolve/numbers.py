"""How many died, were injured, were arrested or took part, as far as a sentence says so about one clause.

Every figure is tied to the word that says what befell the people counted, by the words beside it (so that headlines
work) or by the parse. Conventions beside those of `number_words.py`: `a policeman` is 1; `two soldiers and a child` is
3, over both; a part (`six of them children`, `including two women`) never replaces the whole; `no casualties` is 0 dead
and 0 injured; `30 casualties` and `30 killed or wounded` say neither; feared, expected and denied figures stay, as
factuality is told elsewhere; a negated verb has none; who takes part is counted only by a number, never by `a`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from readout import records
from readout.extract.syntax import OBJECTS, grammatical_subjects, is_passive
from readout.resolve.number_words import DASHES, Quantity, longest, quantities, table, vocabulary

KINDS = ("dead", "injured", "arrested", "participants")
IRREGULAR = frozenset({"slain", "slew", "shot", "sent", "withdrawn", "drawn", "hurt", "brought", "hanged", "met", "lost"})
NOMINAL = frozenset("nsubj nsubjpass pobj prep dobj agent pcomp compound conj appos npadvmod poss amod attr nmod".split())
LISTED = frozenset({"number", "one", "definite"})
BREAKS = frozenset({";", "-", "–", "—"})
FEW = 10
MAX_SKIP = 8
MAX_TOLL = 14


@dataclass(frozen=True, slots=True)
class _Group:
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


class _Cue(NamedTuple):
    kind: str
    role: str  # object, subject, bare, adjective
    shape: str  # past, ing, base
    size: int


class _Link(NamedTuple):
    kind: str
    group: _Group
    cue: int


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
    found: dict[str, tuple[int, _Group]] = {}
    for link in _Sentence(doc, low, high).links():
        rank = _rank(doc, link, clause)
        if rank < 9 and (link.kind not in found or rank < found[link.kind][0]):
            found[link.kind] = rank, link.group
    return {kind: _count(found[kind][1]) for kind in KINDS if kind in found}


def _count(group: _Group) -> records.Count:
    return records.Count(group.min, group.max, group.span)


# -- which event a figure belongs to


def _rank(doc: Doc, link: _Link, clause: tuple[int, int]) -> int:
    """0 in the clause, 1 tied to it by grammar, 9 foreign; a part of the people comes after the whole."""
    part = 2 if link.group.part else 0
    start, end = max(0, clause[0]), min(len(doc), clause[1])
    if start <= link.cue < end or start <= link.group.head < end:
        return part
    if start >= end:
        return 9
    root = doc[start:end].root
    return part + 1 if _hangs_on(doc[link.cue], root) or _carries(doc[link.cue], root, link.kind) else 9


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
    befallen = kind in {"dead", "injured"} and (is_passive(cue) or any(c[:2] == ("dead", "subject") for c in _cues(cue)))
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


# -- words that say what befell people


@cache
def _forms() -> dict[str, list[tuple[tuple[str, ...], str, str, str]]]:
    """All forms of the cue words by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], str, str, str]]] = {}
    for name in table():
        sort, _, rest = name.partition(".")
        kind, _, role = rest.partition(".")
        if kind not in KINDS or sort not in {"verb", "form", "adjective"}:
            continue
        for words in table()[name]:
            for form in _inflected(words) if sort == "verb" else [words]:
                found.setdefault(form[0], []).append((form, kind, role or sort, _shape(form[0])))
    return found


def _inflected(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    first, rest = words[0], words[1:]
    stem = first[:-1] if first.endswith("e") else first
    third = first + ("es" if first.endswith(("s", "sh", "ch", "x")) else "s")
    past = stem + "ed"
    if first.endswith("y") and first[-2:-1] not in "aeiou":
        third, past = first[:-1] + "ies", first[:-1] + "ied"
    for form in (first, third, past, stem + "ing"):
        yield form, *rest


def _shape(word: str) -> str:
    if word.endswith("ing"):
        return "ing"
    return "past" if word.endswith(("ed", "ied")) or word in IRREGULAR else "base"


def _cues(token: Token) -> list[_Cue]:
    """What the words from here on can say about people."""
    word = token.lower_
    found: dict[tuple[str, str], _Cue] = {}
    for form, kind, role, shape in _forms().get(word, ()):
        if tuple(t.lower_ for t in token.doc[token.i : token.i + len(form)]) == form:
            found[kind, role] = _Cue(kind, role, shape, len(form))
    if word in vocabulary("has.injuries"):
        after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 5]]
        if any(w in vocabulary("injuries") for w in after):
            found["injured", "subject"] = _Cue("injured", "subject", "base", 1)
    if token.i and token.nbor(-1).lower_ in {"fatally", "mortally"}:
        found = {("dead", c.role): c._replace(kind="dead") for c in found.values() if c.kind == "injured"} or found
    return list(found.values())


class _Sentence:
    """The people counted in a sentence, and what befell them."""

    def __init__(self, doc: Doc, low: int, high: int) -> None:
        self.doc, self.low, self.high = doc, low, high
        self.words = [t.lower_ for t in doc[low:high]]
        self.vague: set[int] = set()  # groups of which two fates are told at once
        self.groups = self._merged(sorted([*self._counted(), *self._single()], key=lambda g: g.start))

    def word(self, at: int) -> str:
        return self.words[at - self.low] if self.low <= at < self.high else ""

    def cues(self, at: int) -> list[_Cue]:
        return _cues(self.doc[at]) if self.low <= at < self.high else []

    def links(self) -> Iterator[_Link]:
        """Every tie between people counted and what befell them, in text order."""
        tolls = {link.group.start: link for link in self._tolls()}
        parsed = self._parsed()
        for group in self.groups:
            if group.start in tolls:
                yield tolls[group.start]
                continue
            found = self._by_noun(group) or self._leftward(group) or self._rightward(group)
            if not found and group.start not in self.vague and not self._is_negated(group):
                found = [_Link(k, group, i) for k, i in parsed.get(group.head, []) if self._fits(k, group, i)]
            if not found:
                found = self._crowd(group)
            yield from found

    # -- who is counted

    def _counted(self) -> Iterator[_Group]:
        offsets = [t.idx for t in self.doc[self.low : self.high]]
        last = self.doc[self.high - 1]
        for quantity in quantities(self.doc.text, self.doc[self.low].idx, last.idx + len(last)):
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

    def _group(self, quantity: Quantity, first: int, stop: int) -> _Group:
        part = self._part(first, stop)
        end, head, befell = self._extent(stop)
        noun = self.word(head) if head >= 0 else ""
        span = (quantity.start, quantity.end)
        return _Group(
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
        if token.lower_ in vocabulary("people") or (token.tag_ == "NNS" and _noun_kind(token.lower_)):
            return False
        if self.cues(token.i):
            following = self.doc[token.i + 1] if token.i + 1 < self.high else None
            common = following is not None and following.tag_ in {"NNS", "NN"} and not self.cues(following.i)
            return noun >= 0 or not common
        return False

    def _single(self) -> Iterator[_Group]:
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
            yield _Group(at, end, head, number, number, span, noun, kind, self._part(at, at + 1), befell)

    def _is_one(self, head: int) -> bool:
        token = self.doc[head]
        thing = token.lower_ in vocabulary("not.one") or token.lower_ + "s" in vocabulary("not.people")
        return token.tag_ == "NN" and not thing

    def _merged(self, groups: list[_Group]) -> list[_Group]:
        """`two soldiers and a child` as one; what overlaps a number is dropped."""
        kept: list[_Group] = []
        for group in groups:
            if kept and group.start < kept[-1].end:
                if kept[-1].kind in {"one", "definite"} and group.kind not in {"one", "definite"}:
                    kept[-1] = group
                continue
            kept.append(group)
        out: list[_Group] = []
        at = 0
        while at < len(kept):
            size = self._list_size(kept, at)
            out.append(_sum(kept[at : at + size], self.doc) if size > 1 else kept[at])
            at += size
        return [g for g in out if g.kind != "definite"]

    def _list_size(self, groups: list[_Group], at: int) -> int:
        """How many groups from here are listed as one number of people."""
        best = 1
        for size in range(2, len(groups) - at + 1):
            first, second = groups[at + size - 2], groups[at + size - 1]
            between = self.words[first.end - self.low : second.start - self.low]
            if not between or any(w not in {",", "and", "&"} for w in between):
                break
            if any(g.part or not g.noun or g.kind not in LISTED or _is_thing(g) for g in (first, second)):
                break
            tied = any(a.i == groups[at].head for a in self.doc[second.head].ancestors)
            if not tied or (self._has_left_verb(groups[at]) and self._rightward(second)):
                break
            best = size if set(between) & {"and", "&"} else best
        return best if any(g.kind != "definite" for g in groups[at : at + best]) else 1

    # -- what befell them

    def _has_left_verb(self, group: _Group) -> bool:
        return any(c.role == "object" for c in self.cues(self._left(group)))

    def _left(self, group: _Group) -> int:
        at = group.start - 1
        while (
            at > self.low
            and (self.doc[at].tag_ == "RB" or self.word(at) in {"up", "down", "as", "the", "dead"})
            and not self.cues(at)
        ):
            at -= 1
        return at

    def _by_noun(self, group: _Group) -> list[_Link]:
        """`57 arrests`, `seven lives`, `no casualties`, `a 5,000-strong crowd`."""
        noun, at = group.noun, group.head
        if group.part == "in":
            return []
        if group.kind == "strong":
            fits = any((noun,) in table()[name] for name in ("of.crowd", "of.force", "people"))
            return [_Link("participants", group, at)] if fits else []
        if group.kind == "zero":
            return [_Link(kind, group, at) for kind in self._none_of(group)]
        if (noun,) in table()["noun.lives"] and self._near(group, "takes.life"):
            return [_Link("dead", group, at)]
        if (noun,) in table()["noun.bodies"] and self._near(group, "finds.bodies"):
            return [_Link("dead", group, at)]
        kind = _noun_kind(noun)
        if kind in KINDS and group.kind == "number":
            return [_Link(kind, group, at)]
        return [_Link(group.befell, group, at)] if group.befell in {"dead", "injured"} else []

    def _none_of(self, group: _Group) -> list[str]:
        """What did not befall anybody: `no casualties`, `no deaths or injuries`, `no reports of injuries`."""
        at = group.head
        if group.noun in vocabulary("no.bridge") and self.word(at + 1) == "of":
            at += 2
            at += self.word(at) in {"any", "further", "serious"}
        if self.words[at - self.low : at - self.low + 2] == ["loss", "of"]:
            return ["dead"]
        kinds: list[str] = []
        while _noun_kind(self.word(at)):
            kind = _noun_kind(self.word(at))
            kinds += ["dead", "injured"] if kind == "casualties" else [kind]
            if self.word(at + 1) not in {"or", "and", ",", "nor"}:
                break
            at += 2
        return list(dict.fromkeys(kinds))

    def _near(self, group: _Group, name: str) -> bool:
        low, high = max(self.low, group.start - 6), min(self.high, group.end + 6)
        return any(self.word(i) in vocabulary(name) for i in range(low, high))

    def _leftward(self, group: _Group) -> list[_Link]:
        """`killing at least 12`, `the arrest of 30`, `a crowd of 5,000`."""
        if group.part == "in":
            return []
        at = self._left(group)
        if self.word(at) == "of":
            return self._of(group, at - 1)
        size = longest("of.estimate", self.words, group.start - self.low, before=True)
        if size:
            near = range(max(self.low, group.start - size - 5), group.start)
            crowd = next((i for i in near if self.word(i) in vocabulary("of.crowd") | vocabulary("people.crowd")), -1)
            return [_Link("participants", group, crowd)] if crowd >= 0 else []
        if self.word(at) == "by":
            past = any(c.role == "object" and c.shape == "past" for c in self.cues(at - 1))
            return [_Link("participants", group, at - 1)] if past and self._fits("participants", group, at - 1) else []
        for start in range(at, max(self.low, at - 3) - 1, -1):
            for cue in self.cues(start):
                if cue.role not in {"object", "bare"} or start + cue.size != at + 1 or self._is_passive(start):
                    continue
                if self._is_negated_verb(start):
                    return []
                return self._each(cue, group, start, self._doubled_left(start, cue))
        return []

    def _of(self, group: _Group, at: int) -> list[_Link]:
        word = self.word(at)
        for kind in ("dead", "injured", "arrested"):
            if (word,) in table()[f"of.{kind}"] and self._fits(kind, group, at):
                taken = (
                    word not in {"lives", "loss", "bodies"}
                    or self._near(group, "takes.life")
                    or self._near(group, "finds.bodies")
                )
                return [_Link(kind, group, at)] if taken else []
        crowd = (word,) in table()["of.crowd"] and not _is_thing(group)
        force = (word,) in table()["of.force"] and _is_people(group)
        return [_Link("participants", group, at)] if (crowd or force) and group.kind == "number" else []

    def _rightward(self, group: _Group) -> list[_Link]:
        """`12 people, including three children, were killed`, `12 dead`, `300 march`."""
        at, passive = group.end if group.part == "in" else self._past_aside(group), False
        if group.part == "of":
            at += 2 if group.end and self.word(at) == "of" else 0
        for _ in range(MAX_SKIP):
            word = self.word(at)
            if word in vocabulary("negation"):
                return []
            cue = self._right_cue(at, group, passive)
            if cue is not None:
                other = self._doubled(at + cue.size, cue)
                return self._each(cue, group, at, other)
            if word == "their" and self.word(at + 1) in vocabulary("noun.lives") and self._near(group, "takes.life"):
                return [_Link("dead", group, at + 1)]
            if word in vocabulary("skip.be"):
                passive = True
            elif not self._skips(at):
                return []
            at += 1
        return []

    def _skips(self, at: int) -> bool:
        word = self.word(at)
        if word == "shot" or (word == "and" and self.word(at - 1) in {"shot", "beaten", "burned", "trampled"}):
            return True
        return word in vocabulary("skip.aux") or (bool(word) and self.doc[at].tag_ == "RB")

    def _past_aside(self, group: _Group) -> int:
        """The place after `, including three children,`."""
        at = group.end
        sign = self.word(at)
        if sign not in {",", "("} and sign not in DASHES:
            return at
        opening = self.word(at + 1) in vocabulary("sub.before") or "of" in (self.word(at + 2), self.word(at + 3)) or sign == "("
        for end in range(at + 2, min(at + 16, self.high)):
            if opening and self.word(end) in ({")"} if sign == "(" else {sign}):
                return end + 1
        return at

    def _right_cue(self, at: int, group: _Group, passive: bool) -> _Cue | None:
        for cue in self.cues(at):
            if not self._fits(cue.kind, group, at):
                continue
            participle = cue.shape == "past" and (passive or not self._has_object(at + cue.size))
            if cue.role in {"adjective", "subject"} or (cue.role == "object" and participle):
                return cue
        active = any(c.role == "object" and c.kind != "participants" for c in self.cues(at))
        if active and not passive and group.kind == "number" and _is_people(group):
            return _Cue("participants", "subject", "base", 1)
        return None

    def _has_object(self, at: int) -> bool:
        """Whether a noun phrase begins here: `killed the mayor`, not `killed Monday`, `killed in`."""
        if not self.low <= at < self.high:
            return False
        token = self.doc[at]
        return token.pos_ in {"DET", "NUM", "NOUN", "PROPN", "PRON", "ADJ"} and token.ent_type_ not in {"DATE", "TIME"}

    def _each(self, cue: _Cue, group: _Group, at: int, other: str) -> list[_Link]:
        """The tie; both for `no one was killed or hurt`, none for `30 killed or hurt`."""
        if group.kind == "zero":
            return [_Link(k, group, at) for k in dict.fromkeys((cue.kind, other or cue.kind)) if k != "participants"]
        if other:
            self.vague.add(group.start)
        return [] if other or not self._fits(cue.kind, group, at) else [_Link(cue.kind, group, at)]

    def _doubled(self, at: int, cue: _Cue) -> str:
        """A second fate told in the same breath: `killed or wounded`."""
        joint = self.word(at)
        if joint not in {"or", "and", "nor"} and self.words[at - self.low : at - self.low + 3] != ["and", "/", "or"]:
            return ""
        at += 3 if self.word(at + 1) == "/" else 1
        for second in self.cues(at):
            pair = {cue.kind, second.kind}
            if cue.kind != second.kind and (joint != "and" or pair == {"dead", "injured"}) and "participants" not in pair:
                return second.kind if second.role == "adjective" or not self._has_object(at + 1) or cue.role != "object" else ""
        return ""

    def _doubled_left(self, at: int, cue: _Cue) -> str:
        if self.word(at - 1) not in {"or", "and"}:
            return ""
        kinds = [c.kind for c in self.cues(at - 2) if c.kind != cue.kind and c.role == "object"]
        return kinds[0] if kinds and not self._is_passive(at - 2) else ""

    def _is_passive(self, at: int) -> bool:
        before = at - 1
        while before >= self.low and self.doc[before].tag_ == "RB":
            before -= 1
        return self.word(before) in vocabulary("skip.be") and not self.word(at).endswith("ing")

    def _is_negated_verb(self, at: int) -> bool:
        return any(self.word(i) in {"not", "n't", "n’t", "never", "without"} for i in range(at - 3, at))

    def _is_negated(self, group: _Group) -> bool:
        after = [self.word(i) for i in range(group.end, group.end + 4)]
        return any(w in {"not", "n't", "n’t", "never"} for w in after)

    def _fits(self, kind: str, group: _Group, cue: int) -> bool:
        """Whether these can have died, or taken part: no tanks, no countries; who takes part is counted by number."""
        if _is_thing(group) or (group.kind == "zero" and kind == "participants"):
            return False
        if kind != "participants":
            return group.kind != "strong"
        if self.word(group.start - 1) in vocabulary("determiner") and (group.max or FEW) < FEW:
            return False  # `the two leaders attended`: no figure, only who they are
        gathering = any(c.kind == "participants" and c.role == "bare" for c in self.cues(cue)) or self._gathers(cue)
        return group.kind == "number" and (_is_people(group) or (gathering and not group.noun) or self._is_national(group))

    def _gathers(self, at: int) -> bool:
        return any(c.kind == "participants" and c.role == "subject" for c in self.cues(at))

    def _is_national(self, group: _Group) -> bool:
        return bool(group.noun) and self.doc[group.head].ent_type_ == "NORP"

    # -- by the parse, and by form

    def _parsed(self) -> dict[int, list[tuple[str, int]]]:
        """What the grammar says befell the token: `the men from Basra, twelve of the accused, were arrested`."""
        found: dict[int, list[tuple[str, int]]] = {}
        for token in self.doc[self.low : self.high]:
            for cue in _cues(token) if token.pos_ in {"VERB", "AUX"} else ():
                if self._is_negated_verb(token.i):
                    continue
                for noun, kind in _befallen(token, cue):
                    found.setdefault(noun.i, []).append((kind, token.i))
        return found

    def _crowd(self, group: _Group) -> list[_Link]:
        """`clashed with 300 protesters`: they took part, whatever the verb."""
        crowd = group.kind == "number" and group.noun in vocabulary("people.crowd") and not group.part
        return [_Link("participants", group, group.head)] if crowd and not self._is_negated(group) else []

    def _tolls(self) -> Iterator[_Link]:
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
            yield _Link(kind, best, at)

    def _toll_link(self, group: _Group) -> str:
        word = self.word(group.start - 1)
        return word if word in vocabulary("toll.link") else ""

    def _toll_kind(self, at: int) -> str:
        if self.word(at) in vocabulary("toll"):
            return "injured" if self.word(at - 1) in {"injury", "casualty"} else "dead"
        if self.word(at) not in vocabulary("tally"):
            return ""
        for near in range(at + 1, at + 5):
            kinds = [_noun_kind(self.word(near))] + [
                c.kind for c in self.cues(near) if c.kind != "participants" and c.shape != "ing"
            ]
            if any(k in KINDS for k in kinds):
                return next(k for k in kinds if k in KINDS)
        return ""


def _befallen(verb: Token, cue: _Cue) -> Iterator[tuple[Token, str]]:
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


def _noun_kind(noun: str) -> str:
    kinds = ("dead", "injured", "arrested", "casualties")
    return next((kind for kind in kinds if (noun,) in table()[f"noun.{kind}"]), "")


def _leads_on(token: Token) -> bool:
    """Whether a word can stand between a number and its noun."""
    return token.pos_ in {"ADJ", "NUM", "ADV"} or token.tag_ in {"VBN", "VBG"}


def _is_thing(group: _Group) -> bool:
    return group.noun in vocabulary("not.people")


def _is_people(group: _Group) -> bool:
    return (group.noun in vocabulary("people") or group.noun in vocabulary("people.crowd")) and group.kind == "number"


def _sum(groups: list[_Group], doc: Doc) -> _Group:
    """A list of people as one number over all; a list that only breaks the first number down is that number."""
    rest = [g.max for g in groups[1:]]
    if groups[0].max is not None and None not in rest and groups[0].max == sum(n or 0 for n in rest) and len(groups) > 2:
        return groups[0]
    top = None if any(g.max is None for g in groups) else sum(g.max or 0 for g in groups)
    last = doc[groups[-1].end - 1]
    span = (groups[0].span[0], last.idx + len(last))
    return replace(groups[0], end=groups[-1].end, min=sum(g.min for g in groups), max=top, span=span, kind="number")

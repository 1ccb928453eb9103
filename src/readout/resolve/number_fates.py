"""What befell a group of people, by the words of it and beside it, so that headlines work too."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc

from readout.resolve.number_cues import KINDS, Cue, Window
from readout.resolve.number_groups import MAX_SKIP, Group, is_people, is_thing, noun_kind
from readout.resolve.number_words import DASHES, longest, table, vocabulary

FEW = 10


class Link(NamedTuple):
    """A figure: its kind (one of KINDS), the people, and the token that says what befell them."""

    kind: str
    group: Group
    cue: int


class Fates(Window):
    """Ties groups of one sentence to the words that say what befell them."""

    def __init__(self, doc: Doc, low: int, high: int) -> None:
        super().__init__(doc, low, high)
        self.vague: set[int] = set()  # first tokens of groups of which two fates are told at once

    def _has_left_verb(self, group: Group) -> bool:
        return any(c.role == "object" for c in self.cues(self._left(group)))

    def _left(self, group: Group) -> int:
        at = group.start - 1
        while (
            at > self.low
            and (self.doc[at].tag_ == "RB" or self.word(at) in {"up", "down", "as", "the", "dead"})
            and not self.cues(at)
        ):
            at -= 1
        return at

    def _by_noun(self, group: Group) -> list[Link]:
        """`57 arrests`, `seven lives`, `no casualties`, `a 5,000-strong crowd`."""
        noun, at = group.noun, group.head
        if group.part == "in":
            return []
        if group.kind == "strong":
            fits = any((noun,) in table()[name] for name in ("of.crowd", "of.force", "people"))
            return [Link("participants", group, at)] if fits else []
        if group.kind == "zero":
            return [Link(kind, group, at) for kind in self._none_of(group)]
        if (noun,) in table()["noun.lives"] and self._near(group, "takes.life"):
            return [Link("dead", group, at)]
        if (noun,) in table()["noun.bodies"] and self._near(group, "finds.bodies"):
            return [Link("dead", group, at)]
        kind = noun_kind(noun)
        if kind in KINDS and group.kind == "number":
            return [Link(kind, group, at)]
        return [Link(group.befell, group, at)] if group.befell in {"dead", "injured"} else []

    def _none_of(self, group: Group) -> list[str]:
        """What did not befall anybody: `no casualties`, `no deaths or injuries`, `no reports of injuries`."""
        at = group.head
        if group.noun in vocabulary("no.bridge") and self.word(at + 1) == "of":
            at += 2
            at += self.word(at) in {"any", "further", "serious"}
        if self.words[at - self.low : at - self.low + 2] == ["loss", "of"]:
            return ["dead"]
        kinds: list[str] = []
        while noun_kind(self.word(at)):
            kind = noun_kind(self.word(at))
            kinds += ["dead", "injured"] if kind == "casualties" else [kind]
            if self.word(at + 1) not in {"or", "and", ",", "nor"}:
                break
            at += 2
        return list(dict.fromkeys(kinds))

    def _near(self, group: Group, name: str) -> bool:
        low, high = max(self.low, group.start - 6), min(self.high, group.end + 6)
        return any(self.word(i) in vocabulary(name) for i in range(low, high))

    def _leftward(self, group: Group) -> list[Link]:
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
            return [Link("participants", group, crowd)] if crowd >= 0 else []
        if self.word(at) == "by":
            past = any(c.role == "object" and c.shape == "past" for c in self.cues(at - 1))
            return [Link("participants", group, at - 1)] if past and self._fits("participants", group, at - 1) else []
        for start in range(at, max(self.low, at - 3) - 1, -1):
            for cue in self.cues(start):
                if cue.role not in {"object", "bare"} or start + cue.size != at + 1 or self._is_passive(start):
                    continue
                if self._is_negated_verb(start):
                    return []
                return self._each(cue, group, start, self._doubled_left(start, cue))
        return []

    def _of(self, group: Group, at: int) -> list[Link]:
        word = self.word(at)
        for kind in ("dead", "injured", "arrested"):
            if (word,) in table()[f"of.{kind}"] and self._fits(kind, group, at):
                taken = (
                    word not in {"lives", "loss", "bodies"}
                    or self._near(group, "takes.life")
                    or self._near(group, "finds.bodies")
                )
                return [Link(kind, group, at)] if taken else []
        crowd = (word,) in table()["of.crowd"] and not is_thing(group)
        force = (word,) in table()["of.force"] and is_people(group)
        return [Link("participants", group, at)] if (crowd or force) and group.kind == "number" else []

    def _rightward(self, group: Group) -> list[Link]:
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
                return [Link("dead", group, at + 1)]
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

    def _past_aside(self, group: Group) -> int:
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

    def _right_cue(self, at: int, group: Group, passive: bool) -> Cue | None:
        for cue in self.cues(at):
            if not self._fits(cue.kind, group, at):
                continue
            participle = cue.shape == "past" and (passive or not self._has_object(at + cue.size))
            if cue.role in {"adjective", "subject"} or (cue.role == "object" and participle):
                return cue
        active = any(c.role == "object" and c.kind != "participants" for c in self.cues(at))
        if active and not passive and group.kind == "number" and is_people(group):
            return Cue("participants", "subject", "base", 1)
        return None

    def _has_object(self, at: int) -> bool:
        """Whether a noun phrase begins here: `killed the mayor`, not `killed Monday`, `killed in`."""
        if not self.low <= at < self.high:
            return False
        token = self.doc[at]
        return token.pos_ in {"DET", "NUM", "NOUN", "PROPN", "PRON", "ADJ"} and token.ent_type_ not in {"DATE", "TIME"}

    def _each(self, cue: Cue, group: Group, at: int, other: str) -> list[Link]:
        """The tie; both for `no one was killed or hurt`, none for `30 killed or hurt`."""
        if group.kind == "zero":
            return [Link(k, group, at) for k in dict.fromkeys((cue.kind, other or cue.kind)) if k != "participants"]
        if other:
            self.vague.add(group.start)
        return [] if other or not self._fits(cue.kind, group, at) else [Link(cue.kind, group, at)]

    def _doubled(self, at: int, cue: Cue) -> str:
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

    def _doubled_left(self, at: int, cue: Cue) -> str:
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

    def _is_negated(self, group: Group) -> bool:
        after = [self.word(i) for i in range(group.end, group.end + 4)]
        return any(w in {"not", "n't", "n’t", "never"} for w in after)

    def _fits(self, kind: str, group: Group, cue: int) -> bool:
        """Whether these can have died, or taken part: no tanks, no countries; who takes part is counted by number."""
        if is_thing(group) or (group.kind == "zero" and kind == "participants"):
            return False
        if kind != "participants":
            return group.kind != "strong"
        if self.word(group.start - 1) in vocabulary("determiner") and (group.max or FEW) < FEW:
            return False  # `the two leaders attended`: no figure, only who they are
        gathering = any(c.kind == "participants" and c.role == "bare" for c in self.cues(cue)) or self._gathers(cue)
        return group.kind == "number" and (is_people(group) or (gathering and not group.noun) or self._is_national(group))

    def _gathers(self, at: int) -> bool:
        return any(c.kind == "participants" and c.role == "subject" for c in self.cues(at))

    def _is_national(self, group: Group) -> bool:
        return bool(group.noun) and self.doc[group.head].ent_type_ == "NORP"

"""Who could be a party of an act: all whom its sentence and those before it name, with what speaks for and against each.

The states of unmarked groups (`the rebels`) and of unknown persons are guesses, so in news the other states of the text stand
beside the guess.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from spacy.tokens import Token

from readout.assemble.draft import Draft
from readout.assemble.implied import STATELESS
from readout.assemble.meaning import Meaning
from readout.assemble.parts import opinions_of
from readout.extract.mention import Mention
from readout.records import Participant
from readout.resolve.actors import Actors
from readout.resolve.country import is_subject

SIDES = ("actor", "recipient")
BACK = 2  # sentences
FAR = 3  # said of who stands nowhere near
GUESSED = frozenset({"focus", "role"})
CERTAIN = frozenset({"name", "place", "office", "document"})
GROUPS = frozenset({"role", "group"})
STATES = 4  # that are tried beside a guess
INSIDE_OF = frozenset({"in", "at", "near", "across", "inside"})
CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl"})
FACTS_OF_DRAFTS = (
    "implied:",
    "actor_slot",
    "recipient_slot",
    "own_recipient",
    "open_addressee",
    "speech",
    "noun",
    "conditions",
)
NOWHERE = 200  # words
OF_TRIGGER = ("lemma:", "beside:")  # for whole casts alone: one by one, candidates would learn words by heart
BESIDE = frozenset({"prep", "nsubj", "nsubjpass", "agent", "dobj", "poss", "amod", "compound"})  # what hangs on a trigger


@dataclass(frozen=True)
class Candidate:
    """One who could be actor or recipient of a draft.

    Attributes:
        side: `actor` or `recipient`; features: by name, for the trees of casting.
        instead_of: code of the guess for the same words that this one would replace, None for a guess or a certain party.
    """

    side: str
    party: Participant
    features: dict[str, float]
    instead_of: str | None = None


@dataclass(frozen=True)
class _Named:
    """A party at a mention (None: implied), so many sentences back; with another state than was guessed `instead_of`."""

    mention: Mention | None
    party: Participant
    back: int
    instead_of: str | None = None


class Candidates:
    """The candidates of the drafts of one document.

    Args:
        drafts: all drafts of the document, since what else somebody does and suffers in a text speaks for him.
    """

    def __init__(self, actors: Actors, meaning: Meaning, drafts: Sequence[Draft]) -> None:
        self.actors, self.meaning, self.drafts, self.doc = actors, meaning, drafts, actors.doc
        self.starts = [s.start for s in self.doc.sents]
        self.news = actors.document.kind == "news"

    def of(self, draft: Draft) -> list[Candidate]:
        """Everybody who could be a party of a draft, for either side."""
        pool = list(self._pool(draft))
        inside = {n.party.code for n in pool if n.back == 0 and n.mention is not None and n.instead_of is None}
        common = self._of_draft(draft, len(inside))
        opinions = opinions_of(self.meaning, draft)
        dealings = {side: self._dealings(draft, side) for side in SIDES}
        found = []
        for named in pool:
            own = {**common, **self._of_text(draft, named), "alone": float(inside == {named.party.code})}
            if named.mention is not None:
                own.update(self._of_mention(draft, named.mention, named.back))
            for side in SIDES:
                facts = {**own, **self._standing(draft, side, named.party), **dealings[side](named)}
                if named.mention is not None and named.back == 0:
                    facts.update(opinions.get((side, named.mention), {}))
                found.append(Candidate(side, named.party, facts, named.instead_of))
        return found

    # ---- who is there ----
    def _pool(self, draft: Draft) -> Iterator[_Named]:
        found = list(self._named_near(draft))
        yield from found
        known = {n.party.key for n in found}
        for party in (*draft.actors, *draft.recipients):
            if party.key not in known:
                known.add(party.key)
                found.append(_Named(None, party, 0))
                yield found[-1]
        for named in found if self.news else ():
            yield from self._instead(named)
        focus = self.actors.focus
        if focus is not None and all(n.party.code != focus for n in found):
            yield _Named(None, Participant(focus, ("GOV",), "", None, None, None, (draft.trigger,)), FAR)

    def _named_near(self, draft: Draft) -> Iterator[_Named]:
        at = bisect_right(self.starts, draft.token) - 1
        for back in range(min(BACK, at) + 1):
            end = self.starts[at - back + 1] if at - back + 1 < len(self.starts) else len(self.doc)
            for mention in self.actors.mentions.within(self.starts[at - back], end - 1):
                if back == 0 or mention.kind != "adjective":
                    for party in self.actors.resolution(mention).parties:
                        yield _Named(mention, party, back)

    def _instead(self, named: _Named) -> Iterator[_Named]:
        if named.mention is None or named.back > 1:
            return
        guessed = named.mention.kind in GROUPS and self.actors.resolution(named.mention).how in GUESSED
        for code in self._states if guessed or named.party.code == "UNK" else ():
            if code != named.party.code:
                party = replace(named.party, code=code, office=None, identifier_id=None)
                yield _Named(named.mention, party, named.back, instead_of=named.party.code)

    # ---- what the text says of a code ----
    @cached_property
    def _certain(self) -> list[tuple[Mention, str]]:
        """Mentions whose party is no guess, with its code."""
        found = []
        for mention in self.actors.mentions.all:
            resolution = self.actors.resolution(mention)
            if resolution.how in CERTAIN:
                found += [(mention, p.code) for p in resolution.parties]
        return found

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(code for _, code in self._certain)

    @cached_property
    def _all_counts(self) -> Counter[str]:
        return Counter(p.code for m in self.actors.mentions.all for p in self.actors.resolution(m).parties)

    @cached_property
    def _scenes(self) -> Counter[str]:
        """How often a code is named as a place where something is."""
        return Counter(code for mention, code in self._certain if mention.kind == "place" or self._is_scene(mention))

    def _is_scene(self, mention: Mention) -> bool:
        head = self.doc[mention.head]
        return head.dep_ == "pobj" and head.head.lower_ in INSIDE_OF

    @cached_property
    def _states(self) -> list[str]:
        return [c for c, _ in self._counts.most_common(STATES + 2) if _is_state(c)][:STATES]

    # ---- features ----
    def _of_draft(self, draft: Draft, codes_inside: int) -> dict[str, float]:
        facts = {k: v for k, v in draft.features.items() if k.startswith(FACTS_OF_DRAFTS)}
        facts[f"type:{draft.event}"] = 1.0
        facts["by_model"] = draft.features.get("by_model", 0.0)
        facts["news"] = float(self.news)
        facts["factuality"] = float(draft.factuality != "asserted")
        facts["background"] = float(draft.background)
        facts["codes_in_sentence"] = float(codes_inside)
        trigger = self.doc[draft.token]
        facts[f"lemma:{trigger.lemma_.lower()}"] = 1.0
        facts.update({f"beside:{c.lower_ if c.dep_ == 'prep' else c.dep_}": 1.0 for c in trigger.children if c.dep_ in BESIDE})
        return facts

    def _standing(self, draft: Draft, side: str, party: Participant) -> dict[str, float]:
        """Whether somebody is a party by now, and who else is."""
        mine, theirs = (draft.actors, draft.recipients) if side == "actor" else (draft.recipients, draft.actors)
        codes = {p.code for p in mine}
        facts = {
            "current": float(party.code in codes),
            "current_key": float(party.key in {p.key for p in mine}),
            "in_other": float(party.code in {p.code for p in theirs}),
            "other_key": float(party.key in {p.key for p in theirs}),
            "side_empty": float(not mine),
            "other_empty": float(not theirs),
            "side_size": float(len(codes)),
            "only": float(codes == {party.code}),
            "speaker": float(party.code in {p.code for p in draft.according_to}),
        }
        if party.code in codes:
            own = (f"{side}_slot", *(("implied:", "own_recipient") if side == "recipient" else ()))
            facts.update({f"current:{k}": v for k, v in draft.features.items() if k.startswith(own)})
        return facts

    def _of_text(self, draft: Draft, named: _Named) -> dict[str, float]:
        """What a party is, and how much the text speaks of its state, where, and how near."""
        party, code = named.party, named.party.code
        sector = party.sector[0] if party.sector else "none"
        at = [m for m, c in self._certain if c == code and m is not named.mention]
        before = min((draft.token - m.head for m in at if m.head <= draft.token), default=NOWHERE)
        after = min((m.head - draft.token for m in at if m.head > draft.token), default=NOWHERE)
        sentence = self.doc[draft.token].sent
        facts = {
            "back": float(named.back),
            "share": self._all_counts[code] / max(1, self._all_counts.total()),
            "certain_share": self._counts[code] / max(1, self._counts.total()),
            "scene_share": self._scenes[code] / max(1, self._counts[code]),
            "focus": float(code == self.actors.focus),
            f"sector:{sector}": 1.0,
            f"sector:{sector}:{draft.event}": 1.0,
            "unknown": float(code == "UNK"),
            "state": float(_is_state(code)),
            "named": float(party.name is not None),
            "instead": float(named.instead_of is not None),
            "code_before": math.log1p(before),
            "code_after": math.log1p(after),
            "code_in_sentence": float(any(sentence.start <= m.head < sentence.end for m in at)),
            "implied_only": float(named.mention is None),
        }
        if named.instead_of is not None and named.mention is not None:
            facts[f"instead_of:{self.actors.resolution(named.mention).how}"] = 1.0
        return facts

    def _of_mention(self, draft: Draft, mention: Mention, back: int) -> dict[str, float]:
        """What kind of mention it is, and how it stands to the trigger in grammar."""
        trigger, head = self.doc[draft.token], self.doc[mention.head]
        facts = {
            f"kind:{mention.kind}": 1.0,
            f"how:{self.actors.resolution(mention).how}": 1.0,
            "subject": float(is_subject(head)),
            "before_trigger": float(mention.first < trigger.i),
        }
        if back:
            return facts
        away = math.log1p(abs(head.i - trigger.i))
        facts.update({"near": away, "side_of": away if head.i > trigger.i else -away, f"dep:{head.dep_}": 1.0})
        facts["covers"] = float(mention.first <= trigger.i <= mention.last)
        if head.dep_ == "pobj":
            facts[f"preposition:{head.head.lower_}"] = 1.0
        facts.update(_path(trigger, head))
        return facts

    def _dealings(self, draft: Draft, side: str) -> _Dealings:
        theirs = {p.code for p in (draft.recipients if side == "actor" else draft.actors)}
        return _Dealings(draft, side, theirs, [d for d in self.drafts if d is not draft])


class _Dealings:
    """What else in the text a party does, suffers, and does with those who are on the other side of a draft."""

    def __init__(self, draft: Draft, side: str, theirs: set[str], others: list[Draft]) -> None:
        self.same: Counter[str] = Counter()
        self.reverse: Counter[str] = Counter()
        self.acts: Counter[str] = Counter()
        self.suffers: Counter[str] = Counter()
        for other in others:
            actors, recipients = other.codes
            self.acts.update(actors)
            self.suffers.update(recipients)
            mine, yours = (actors, recipients) if side == "actor" else (recipients, actors)
            if yours & theirs:
                self.same.update(mine)
            if mine & theirs:
                self.reverse.update(yours)
        earlier = [d for d in others if d.token < draft.token]
        self.latest = earlier[-1] if earlier else None
        self.beside = float(self.latest is not None and self.latest.sentence == draft.sentence)

    def __call__(self, named: _Named) -> dict[str, float]:
        code = named.party.code
        actors, recipients = self.latest.codes if self.latest is not None else (frozenset[str](), frozenset[str]())
        return {
            "same_dealings": float(min(self.same[code], 3)),
            "reverse_dealings": float(min(self.reverse[code], 3)),
            "acts": float(min(self.acts[code], 4)),
            "suffers": float(min(self.suffers[code], 4)),
            "latest_actor": float(code in actors),
            "latest_recipient": float(code in recipients),
            "latest_beside": self.beside,
        }


def _path(trigger: Token, head: Token) -> dict[str, float]:
    """How far up from the trigger and down to the head of a mention the tree goes, and by what."""
    above = {token.i: steps for steps, token in enumerate((trigger, *trigger.ancestors))}
    down, token, last = 0, head, None
    clauses = False
    while token.i not in above:
        clauses = clauses or (last is not None and token.dep_ in CLAUSES)
        last, down = token, down + 1
        if token.head.i == token.i:
            return {}
        token = token.head
    up = above[token.i]
    facts = {"up": float(min(up, 5)), "down": float(min(down, 6)), "clause_between": float(clauses)}
    if last is not None:
        facts[f"branch:{last.dep_}"] = 1.0
        facts[f"branch:{min(up, 2)}:{last.dep_}"] = 1.0
        if last.dep_ in {"prep", "agent", "dative"}:
            facts[f"branch:{last.lower_}"] = 1.0
    return facts


def _is_state(code: str) -> bool:
    return len(code) == 3 and code not in STATELESS

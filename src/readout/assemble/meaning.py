"""What the event model makes of a document: its opinion of the drafts that rules raised, and drafts of its own.

Rules find candidates by grammar, the model by meaning. Both end in the same drafts; confidence weighs them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import cached_property

from spacy.tokens import Span as Words
from spacy.tokens import Token

from readout.assemble.contexts import contexts_of
from readout.assemble.draft import Draft, Parties, union, without
from readout.assemble.likeliest import codes, likeliest_actor, likeliest_partner
from readout.extract.factuality import factuality, is_only_modal, is_unwilling
from readout.extract.mention import Mention
from readout.extract.syntax import clause_span, light_verb
from readout.model.encoder import Vectors
from readout.model.heads import NONE, Range, Reading, labels
from readout.records import Span
from readout.resolve.actors import Actors

PARTS = frozenset({"VERB", "NOUN"})
DUTY = frozenset({"must"})  # `Syria must submit a list` asks without a verb of asking
PART_OF_NAME = frozenset({"amod", "compound", "poss", "nmod"})
WORDS = frozenset(
    {"ACCUSE", "SUPPORT", "AGREE", "REQUEST", "REJECT", "THREATEN"}
)  # whose noun is said where it stands: `concern`
NEEDS_NO_ACTOR = frozenset({"ASSAULT", "COERCE", "PROTEST"})
LEAST_ACT = 0.3
LOUD = 0.5
LEAST_ROLE = 0.5
REAL = frozenset({"asserted", "future"})
SURE = 0.7
LIKELY = 0.8  # of an act whose actor is only the likeliest
SURER = 0.9  # of an act whose actor the sentence does not name
FLOOR = 1e-4
MOST_PAIRS = 6


class Meaning:
    """The event model's reading of one document.

    Args:
        actors: the parties of the document.
    """

    def __init__(self, actors: Actors) -> None:
        self.actors, self.doc = actors, actors.doc
        self._readings: dict[int, tuple[Reading, dict[int, int]]] = {}
        self._roles: dict[int, list[tuple[tuple[Mention, Range], Vectors]]] = {}

    # ---- opinions ----
    def judge(self, draft: Draft) -> None:
        """Give a draft the model's opinion of it, in place: features for confidence, runner-up, contexts of its sentence."""
        reading, _ = self.reading(self.doc[draft.token].sent)
        draft.contexts = contexts_of(reading, self.doc[draft.token].sent.text, draft.event, draft.mode)
        draft.features.update(self.opinion(draft))
        draft.features["loud"] = self._loud

    def opinion(self, draft: Draft) -> dict[str, float]:
        """How far the model agrees with a draft's type, its parties, and what one does to the other, as features.

        The probability of the type and the runner-up are noted in the draft.
        """
        token = self.doc[draft.token]
        reading, number = self.reading(token.sent)
        if token.i not in number or number[token.i] >= len(reading):
            return {"unread": 1.0}
        at = number[token.i]
        acts = reading.acts[at]
        kind = labels().types.index(draft.event) + 1
        best = int(acts[1:].argmax()) + 1
        other = max((i for i in range(1, len(acts)) if i != kind), key=lambda i: acts[i])
        draft.model, draft.runner_up = float(acts[kind]), (labels().types[other - 1], float(acts[other]))
        actors = [r for r in (self.words_of(s, number, reading) for s in _spans(draft.actors)) if r is not None]
        recipients = [r for r in (self.words_of(s, number, reading) for s in _spans(draft.recipients)) if r is not None]
        found = {
            "act": log(acts[kind]),
            "act_none": log(acts[0]),
            "act_other": log(acts[best]) if best != kind else 0.0,
            "act_agrees": float(best == kind and acts[0] < 0.5),
            "actor_elsewhere": float(bool(draft.actors) and not actors),
            "recipient_elsewhere": float(bool(draft.recipients) and not recipients),
        }
        roles = {r: row for (_, r), row in self.roles(token, at)}
        if actors:
            found["actor_role"] = max(log(row[1]) for row in reading.roles(at, actors))
        else:
            found["actor_missed"] = max((float(row[1]) for r, row in roles.items() if r not in recipients), default=0.0)
        if recipients:
            rows = reading.roles(at, recipients)
            found["recipient_role"] = max(log(row[1 if draft.event == "CONSULT" else 2]) for row in rows)
            found["recipient_none"] = max(log(row[0]) for row in rows)
        else:
            found["recipient_missed"] = max((float(row[2]) for r, row in roles.items() if r not in actors), default=0.0)
        alone: list[Range | None] = [None]
        pairs: list[tuple[Range | None, Range | None]] = [(a, r) for a in actors or alone for r in recipients]
        if not recipients and len(actors) > 1:
            pairs = [(a, b) for a in actors for b in actors if a != b]
        classes = reading.classes((pairs or [(a, None) for a in actors or alone])[:MOST_PAIRS])
        of_kind = [i for i, c in enumerate(labels().classes) if c.split("/")[0] == draft.event]
        found["pair"] = max(log(row[of_kind].sum()) for row in classes)
        found["pair_none"] = min(log(row[labels().classes.index(NONE)]) for row in classes)
        return {f"model_{name}": value for name, value in found.items()}

    # ---- drafts of its own ----
    def drafts(self, raised: Iterable[Draft]) -> list[Draft]:
        """Acts that the model reads: where rules have read none or another act, or have found only one side of it.

        What the rules have read with the same type, whole or with the same parties, is left to them.
        """
        by_rules: dict[int, list[Draft]] = {}
        for draft in raised:
            for at in {draft.token, draft.token if draft.head is None else draft.head}:
                by_rules.setdefault(at, []).append(draft)
        found = []
        for token, at in self._loud_words():
            own = self._draft(token, at)
            if own is None:
                continue
            there = by_rules.get(token.i, [])
            if any(d.event == own.event and ((d.actors and d.recipients) or d.codes == own.codes) for d in there):
                continue
            above = (d for a in token.ancestors for d in by_rules.get(a.i, ()) if d.features.get("open_addressee"))
            if any(d.event == own.event and d.codes[0] == own.codes[0] for d in above):
                continue  # `called for efforts from all sides to return to talks`: the talks are no request of their own
            own.features["rival"] = float(bool(there))
            own.features["rival_type"] = float(bool(there) and all(d.event != own.event for d in there))
            own.rivals = tuple(d.token for d in there)
            found.append(own)
        return found

    def _loud_words(self) -> Iterator[tuple[Token, int]]:
        """Verbs and nouns that may report an act, each with its place in the reading of its sentence."""
        for sentence in self.doc.sents:
            reading, number = self.reading(sentence)
            loud = 1 - reading.acts[:, 0] >= LEAST_ACT
            for token in sentence:
                at = number.get(token.i, len(loud))
                if at < len(loud) and loud[at] and (token.pos_ in PARTS or _is_duty(token)):
                    yield token, at

    def _draft(self, token: Token, at: int) -> Draft | None:
        reading, _ = self.reading(token.sent)
        event = labels().types[int(reading.acts[at][1:].argmax())]
        if event == "STATEMENT":  # mere words are left to the rules, which know their speakers
            return None
        sides = self._with_unspoken(token, self._sides(token, at))
        chance = float(reading.acts[at][1:].max())
        if not sides[0] and not (sides[1] and event in NEEDS_NO_ACTOR):
            if event in NEEDS_NO_ACTOR or chance < LIKELY or (token.pos_ == "NOUN" and event != "CONSULT"):
                return None
            draft = self._made(token, at, event, self._with_likeliest(token, at, event, sides))
            return draft if draft.actors or (chance >= SURER and event != "CONSULT") else None
        if event == "CONSULT" and chance >= SURE:
            sides = self._with_likeliest(token, at, event, sides)
        return self._made(token, at, event, sides)

    def _with_unspoken(self, token: Token, sides: tuple[Parties, Parties]) -> tuple[Parties, Parties]:
        actors, recipients = sides
        verb = _verb_of(token)
        if actors or verb is None:
            return sides
        actors = self.actors.unspoken(verb)
        return actors, without(recipients, actors)

    def _with_likeliest(self, token: Token, at: int, event: str, sides: tuple[Parties, Parties]) -> tuple[Parties, Parties]:
        roles = self.roles(token, at)
        actors, recipients = sides
        if not actors:
            actors = without(self._of_mentions(likeliest_actor(token, roles)), recipients)
        if event == "CONSULT":
            partners = likeliest_partner(
                token, roles, codes((*actors, *recipients)), lambda m: codes(self.actors.resolution(m).parties)
            )
            recipients = union(recipients, self._of_mentions(partners))
        return actors, recipients

    def _made(self, token: Token, at: int, event: str, sides: tuple[Parties, Parties]) -> Draft:
        reading = self.reading(token.sent)[0]
        own = [
            (float(p), name) for p, name in zip(reading.modes(at), labels().modes, strict=True) if name.split(" ")[0] == event
        ]
        mode = max(own)[1].partition(" ")[2] or None
        verb = _verb_of(token)
        anchor = verb if verb is not None else token
        light = (verb.idx, verb.idx + len(verb)) if verb is not None and verb.i != token.i else None
        span = (token.idx, token.idx + len(token))
        draft = Draft(event, mode, *sides, token.i, span, clause_span(anchor), token.sent.start, light=light)
        draft.factuality = self._factuality(token, event, at)
        draft.background = verb is None and token.pos_ == "NOUN" and event not in WORDS
        draft.by = "event model"
        likely = sides != self._sides(token, at)
        draft.features.update({"by_model": 1.0, f"by_model:{event}": 1.0, "likeliest": float(likely)})
        draft.features["open_actor"] = float(not draft.actors)
        return draft

    def _factuality(self, token: Token, event: str, at: int) -> str:
        reading = self.reading(token.sent)[0]
        by_rule = factuality(token)
        chances = reading.factuality(at)
        best = labels().factuality[int(chances.argmax())]
        if by_rule == "asserted":
            return best if chances.max() > SURE else by_rule
        if event in WORDS and best in REAL and reading.acts[at][1:].max() >= SURE:
            refused = event == "REJECT" and by_rule == "negated" and is_unwilling(token)
            if refused or is_only_modal(token):
                return "asserted"  # `it would go on helping`: the promise is made, the help is to come
        return by_rule

    def _sides(self, token: Token, at: int) -> tuple[Parties, Parties]:
        sides: dict[str, list[Mention]] = {"actor": [], "recipient": []}
        for (mention, _), chances in self.roles(token, at):
            best = int(chances.argmax())
            if best and chances[best] >= LEAST_ROLE and not mention.first <= token.i <= mention.last:
                sides[labels().roles[best]].append(mention)
        actors, recipients = (self._of_mentions(sides[n]) for n in ("actor", "recipient"))
        return actors, without(recipients, actors)

    def roles(self, token: Token, at: int) -> list[tuple[tuple[Mention, Range], Vectors]]:
        """Each party of a token's sentence, and the chances of its roles in the act that the token reports at word `at`."""
        if token.i not in self._roles:
            parties = self._parties(token.sent)
            rows = self.reading(token.sent)[0].roles(at, [r for _, r in parties]) if parties else ()
            self._roles[token.i] = list(zip(parties, rows, strict=True))
        return self._roles[token.i]

    def _of_mentions(self, mentions: list[Mention]) -> Parties:
        chosen = [m for m in mentions if not self.inside_another(m, mentions)]
        return union(*(self.actors.resolution(m).parties for m in chosen))

    def inside_another(self, mention: Mention, others: list[Mention]) -> bool:
        """`Turkish` in `Turkish troops`, `Israel` in `Israel's army`: part of another party's name."""
        head = self.doc[mention.head]
        if head.dep_ not in PART_OF_NAME:
            return False
        return any(o is not mention and o.first <= head.head.i <= o.last for o in others)

    # ---- readings ----
    @cached_property
    def _loud(self) -> float:
        """Share of the document's sentences in which the model reads an act."""
        sentences = [self.reading(s)[0] for s in self.doc.sents]
        return sum(bool((1 - r.acts[:, 0]).max(initial=0) > LOUD) for r in sentences) / max(1, len(sentences))

    def reading(self, sentence: Words) -> tuple[Reading, dict[int, int]]:
        """What the model reads in a sentence, and at which of its words each token stands."""
        if sentence.start not in self._readings:
            tokens = [t for t in sentence if not t.is_space]
            numbers = {t.i: n for n, t in enumerate(tokens)}
            self._readings[sentence.start] = (Reading([t.text for t in tokens]), numbers)
        return self._readings[sentence.start]

    def _parties(self, sentence: Words) -> list[tuple[Mention, Range]]:
        reading, number = self.reading(sentence)
        found = []
        for mention in self.actors.mentions.within(sentence.start, sentence.end - 1):
            inside = [number[i] for i in range(mention.first, mention.last + 1) if i in number]
            if inside and inside[0] < len(reading) and self.actors.resolution(mention).parties:
                found.append((mention, (inside[0], inside[-1] + 1)))
        return found

    def words_of(self, span: Span, number: dict[int, int], reading: Reading) -> Range | None:
        """The words of a reading that a span of the text covers, None if it has none."""
        words = self.doc.char_span(*span, alignment_mode="expand")
        inside = [] if words is None else [number[t.i] for t in words if t.i in number]
        return (inside[0], inside[-1] + 1) if inside and inside[0] < len(reading) else None


def _is_duty(token: Token) -> bool:
    """The `must` of a main clause; what somebody says that others must do is left to his verb of saying."""
    return token.lower_ in DUTY and token.head.dep_ in {"ROOT", "conj"}


def _verb_of(token: Token) -> Token | None:
    """The verb itself, or that on which a noun leans (`launch an attack`)."""
    return token if token.pos_ in {"VERB", "AUX"} else light_verb(token)


def _spans(parties: Parties) -> list[Span]:
    return [p.spans[0] for p in parties if p.spans]


def log(chance: float) -> float:
    """The logarithm of a probability, not below that of one in ten thousand."""
    return math.log(max(FLOOR, float(chance)))

"""Triggers -> drafts: who did what to whom, frame by frame."""

from __future__ import annotations

from spacy.tokens import Token

from readout.assemble.draft import Draft, Parties, new_draft, union, without
from readout.assemble.implied import ANAPHORS
from readout.assemble.slots import fill, first_filled
from readout.assemble.speech import Speech
from readout.extract.conditions import carrier
from readout.extract.content import speech_verbs
from readout.extract.factuality import chain, factuality
from readout.extract.syntax import is_passive, light_verb, slot, subjects
from readout.extract.triggers import Trigger
from readout.knowledge.conflicts import campaign
from readout.knowledge.roles import targets
from readout.ontology.codebook import Frame, word_classes
from readout.records import Participant
from readout.resolve.actors import Actors

STATES_OF_AFFAIRS = frozenset(
    "back support hold control lead designate own base fund ally link align dominate occupy fight arm train finance".split()
)
VAGUE_VIOLENCE = frozenset(
    "war conflict violence terror terrorism battle fighting brutality bloodshed murder killing hostilities".split()
)
CONTENT_TYPES = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "THREATEN", "REJECT", "CONCEDE"})
THREATENED = frozenset({"SANCTION", "COERCE", "ASSAULT", "PROTEST"})
SPOKEN = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
TOWARDS_ONE = frozenset({"SUPPORT", "ACCUSE", "REQUEST"})
REFUSED = {
    "CONSULT": "meet",
    "RETREAT": "yield",
    "CONCEDE": "yield",
    "AID": "assist",
    "COOPERATE": "assist",
    "AGREE": None,
    "SUPPORT": "assist",
}
AUTHORITIES = {
    ("COERCE", "arrest"): "COP",
    ("COERCE", "deport"): "GOV",
    ("SANCTION", "convict"): "JUD",
    ("RETREAT", "release"): "GOV",
    ("COERCE", "censor"): "GOV",
    ("ACCUSE", "allege"): "JUD",
}
DEEDS = frozenset({"AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION"})
FUTURE_AS = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}


class Builder:
    """Builds the drafts of one document."""

    def __init__(self, actors: Actors, kind: str) -> None:
        self.actors, self.doc, self.kind = actors, actors.doc, kind
        self.speech = Speech(actors)

    # ---- the whole document ----
    def from_trigger(self, trigger: Trigger, covered: set[int]) -> Draft | str | None:
        """The draft of a trigger, or the reason why there is none; None where the speech verb above it has spoken for it."""
        token = self.doc[trigger.token]
        if trigger.frame is None:
            return None if token.lemma_.lower() in speech_verbs() and token.pos_ == "VERB" else trigger.reason
        if trigger.token in covered and trigger.frame.event in CONTENT_TYPES:
            return None
        return self.from_frame(trigger)

    def without_doubles(self, drafts: list[Draft]) -> list[Draft]:
        """A verb read by a frame is read as a speech verb too only for what it says besides, or where the frame found less."""
        frames = {(d.token, d.event): d for d in drafts if d.frame is not None and d.frame.pos == "v"}
        verbs = {token for token, _ in frames}
        spoken = [d for d in drafts if d.frame is None and (d.token not in verbs or self._adds(d, frames))]
        outdone = {id(frames[d.token, d.event]) for d in spoken if (d.token, d.event) in frames}
        chosen = {id(d) for d in spoken}
        kept = [d for d in drafts if id(d) in chosen or (d.frame is not None and id(d) not in outdone)]
        done = {d.token for d in kept if d.event != "STATEMENT" and d.factuality != "negated"}
        promised = self.speech.unspoken_drafts(done)
        tokens = {d.token for d in promised}
        return [*(d for d in kept if d.event != "STATEMENT" or d.token not in tokens), *promised]

    def _adds(self, draft: Draft, frames: dict[tuple[int, str], Draft]) -> bool:
        """Whether a content tells more than the frames of its verb: whom it concerns, or, coordinated, another act."""
        same = frames.get((draft.token, draft.event))
        if same is not None:
            return bool(draft.recipients) and not same.recipients
        return draft.head is not None and draft.event != "STATEMENT" and self.doc[draft.head].dep_ == "conj"

    def settle(self, drafts: list[Draft]) -> None:
        """Tidy drafts: nobody receives what he himself takes part in; what official texts say in passing is background."""
        for draft in drafts:
            settle_parties(draft)
            if self.kind != "news" and draft.event in DEEDS and _is_in_passing(self.doc[draft.token]):
                draft.background = True

    # ---- frames ----
    def from_frame(self, trigger: Trigger) -> Draft | str:
        """The draft of a trigger whose frame fits, or the reason why there is none."""
        frame = trigger.frame
        assert frame is not None
        token = self.doc[trigger.token]
        if is_state_of_affairs(token):
            return "state of affairs"
        actor, recipient, actor_slot, recipient_slot = self._parties(token, frame)
        if not actor and frame.pos == "v" and not is_passive(token):
            actor, actor_slot = self.actors.unspoken(token), "unspoken"
            recipient = without(recipient, actor)
        if not actor and recipient and is_passive(token) and (frame.event, frame.mode) in AUTHORITIES:
            actor, actor_slot = self._authority(token, recipient, AUTHORITIES[frame.event, frame.mode or ""]), "authority"
        if not actor and recipient and frame.pos == "v" and is_passive(token) and frame.event in SPOKEN:
            actor, actor_slot = self.actors.unsaid(token, recipient), "unsaid"
        actor_slot = actor_slot if actor else ""
        if not actor and frame.event not in {"ASSAULT", "COERCE", "PROTEST"}:
            return "no actor"
        if not actor and not recipient:
            return "no party"
        draft = new_draft(frame.event, frame.mode, actor, recipient, token, trigger.span)
        draft.frame = frame
        draft.by = (
            f"frame {frame.event}: {' '.join((frame.lemma, *frame.particles))} ({'verb' if frame.pos == 'v' else 'noun'})"
        )
        addressed = [t for n in frame.recipient if n in {"on", "from", "to", "upon"} for t in slot(token, n)]
        if frame.event == "REQUEST":
            addressed += [t for thing in slot(token, "for") for t in slot(thing, "from")]
        if not recipient and any(
            t.ent_type_ not in {"DATE", "TIME"} and t.pos_ in {"NOUN", "PRON", "PROPN"} for t in addressed
        ):
            draft.features["open_addressee"] = 1.0  # `called for efforts from all sides`
        draft.factuality = factuality(token)
        if draft.event == "ASSAULT" and frame.pos == "n" and not draft.recipients:
            self._by_campaign(draft, token)
        draft.background = self._is_background(token, frame)
        if (
            draft.event == "ASSAULT"
            and frame.pos == "n"
            and not draft.recipients
            and frame.lemma in VAGUE_VIOLENCE
            and len(draft.codes[0]) < 2
        ):
            return "no recipient"
        self._retype_future(draft, token)
        draft.features.update(
            {
                f"frame:{frame.event}:{frame.lemma}:{frame.pos}": 1.0,
                f"actor_slot:{actor_slot or 'none'}": 1.0,
                f"recipient_slot:{(recipient_slot if draft.recipients else None) or 'none'}": 1.0,
                "noun": float(frame.pos == "n"),
                "conditions": float(len(frame.conditions)),
            }
        )
        return draft

    def _parties(self, token: Token, frame: Frame) -> tuple[Parties, Parties, str, str]:
        if "pool" in frame.flags:
            return self._pooled(token, frame)
        actor, actor_slot = first_filled(self.actors, token, frame.actor, inside=False)
        if not actor:
            actor, actor_slot = first_filled(self.actors, token, frame.actor, inside=True)
        if frame.pos == "n" and not actor and light_verb(token) is not None:
            actor, actor_slot = fill(self.actors, token, "subj", inside=True), "light"
        if "mutual" in frame.flags and frame.pos == "n":
            actor = union(*(fill(self.actors, token, name, inside=True) for name in frame.actor))
        if frame.event == "ACCUSE" and (act := self._act_object(token)) is not None:
            recipient, recipient_slot = first_filled(self.actors, act, ("poss", "by", "adj", "from"), inside=False)
            if not recipient:
                recipient = union(
                    *(self.actors.parties(t) for c in act.children if c.dep_ in {"relcl", "acl"} for t in subjects(c))
                )
        else:
            recipient, recipient_slot = first_filled(self.actors, token, frame.recipient, inside=True)
        if not recipient:
            recipient, recipient_slot = self._recipient_beyond(token, frame, actor)
        recipient = without(recipient, actor)
        if (
            "mutual" in frame.flags
            and (frame.pos == "v" or len({p.code for p in actor}) > 1)
            and recipient
            and recipient_slot in {"with", "between"}
        ):
            return union(actor, recipient), (), actor_slot, recipient_slot
        return actor, recipient, actor_slot, recipient_slot

    def _authority(self, token: Token, recipient: Parties, sector: str) -> Parties:
        """Who arrests, tries or frees without being named: the authorities of the place, else of the person's state."""
        places = [t for name in ("in", "at") for t in slot(token, name)]
        codes = [
            p.code
            for t in places
            for p in self.actors.parties(t)
            if len(p.code) == 3 and p.code not in {"IGO", "UNO", "EUR", "UNK"}
        ]
        code = codes[0] if codes else recipient[0].code
        if code in {"UNK", "IGO", "UNO", "EUR", "NGO", "IMG", "MNC"}:
            return ()
        span = (token.idx, token.idx + len(token))
        return (Participant(code, (sector,), token.text, None, None, None, (span,)),)

    def _carrier(self, noun: Token) -> Parties:
        """Who had the call in `said in a call with X`."""
        verb = carrier(noun)
        return union(*(self.actors.parties(t) for t in subjects(verb))) if verb is not None else ()

    def _act_object(self, token: Token) -> Token | None:
        """The act that is condemned or praised (`the attack on the camp`): meant is who made it, not whom it struck."""
        for thing in slot(token, "obj"):
            if thing.lemma_.lower() in ANAPHORS and self.actors.mention(thing) is None:
                return thing
        return None

    def _recipient_beyond(self, token: Token, frame: Frame, actor: Parties) -> tuple[Parties, str]:
        """Recipients outside the frame's own slots: in what is demanded or promised, behind a thing that is struck."""
        if frame.event in {"REQUEST", "ACCUSE"} and frame.pos == "v":
            found = without(fill(self.actors, token, "clause", inside=False), actor)
            if found:
                return found, "clause"
        if frame.event in {"AGREE", "THREATEN", "REJECT"}:
            return without(fill(self.actors, token, "goal", inside=False), actor), "goal"
        if frame.event in {"ASSAULT", "COERCE"}:
            return self._behind_target(token, frame), "target"
        return (), ""

    def _behind_target(self, token: Token, frame: Frame) -> Parties:
        """`a market in Taiz` -> civilians of Yemen: the sector by the thing, the state by its place, the text, the campaign."""
        for name in frame.recipient:
            for thing in slot(token, name):
                sector = targets().get(thing.lemma_.lower())
                code = self.actors.state_of(thing) if sector is not None else None
                if sector is not None and code is not None:
                    span = (thing.idx, thing.idx + len(thing))
                    return (Participant(code, (sector,), thing.text, None, None, None, (span,)),)
        return ()

    def _pooled(self, token: Token, frame: Frame) -> tuple[Parties, Parties, str, str]:
        """Everybody who takes part, host and guest alike."""
        first = union(*(fill(self.actors, token, name, inside=False) for name in frame.actor))
        second = union(*(fill(self.actors, token, name, inside=name not in {"to", "in"}) for name in frame.recipient))
        if len({p.code for p in union(first, second)}) == 1 and frame.pos == "n":
            first = union(self._carrier(token), first)
        if frame.mode == "visit" and first and second:
            return first, without(second, first), "pool", "pool"
        return union(first, second), (), "pool", "pool" if second else ""

    def _by_campaign(self, draft: Draft, token: Token) -> None:
        """`Russia's invasion` without a target: the campaign of that state or group on that day."""
        codes = {p.code for p in draft.actors}
        if len(codes) != 1:
            return
        group = draft.actors[0].name if len(draft.actors) == 1 else None
        found = campaign(codes.pop(), group, token.lemma_.lower(), self.actors.day)
        if found is not None:
            span = (token.idx, token.idx + len(token))
            draft.recipients = (Participant(found.recipient, (found.sector,), token.text, None, None, None, (span,)),)
            draft.features["campaign"] = 1.0

    def _retype_future(self, draft: Draft, token: Token) -> None:
        """Cooperation to come is AGREE, a withdrawal to come CONCEDE (GUIDELINES, PLOVER's coding rules)."""
        if self._reported_would(token) and draft.factuality == "hypothetical":
            draft.factuality = "future"
        if draft.factuality == "negated" and draft.event in REFUSED and _will(token):
            draft.event, draft.mode, draft.factuality = "REJECT", REFUSED[draft.event], "asserted"
            if draft.recipients == () and len(draft.actors) > 1:
                draft.actors, draft.recipients = draft.actors[:1], draft.actors[1:]
        if draft.factuality == "future" and draft.event in THREATENED and self._own_word(draft, token):
            draft.event, draft.mode, draft.factuality = "THREATEN", None, "asserted"
        elif draft.factuality == "future" and draft.event in FUTURE_AS:
            draft.event, draft.mode, draft.factuality = FUTURE_AS[draft.event], None, "asserted"
        elif draft.factuality == "future" and draft.event == "AGREE":
            draft.factuality = "asserted"

    def _own_word(self, draft: Draft, token: Token) -> bool:
        """Whether who would do it says so himself (`X warned that it would cut ties`), or the text does without a speaker."""
        verbs = chain(token)
        top = verbs[-1] if verbs else token
        if top.dep_ != "ccomp":
            return False
        speakers = {p.code for t in subjects(top.head) for p in self.actors.parties(t)}
        return bool(speakers & {p.code for p in draft.actors})

    @staticmethod
    def _reported_would(token: Token) -> bool:
        """`said that it would deploy`: the future seen from the past."""
        verbs = chain(token)
        if not verbs:
            return False
        top = verbs[-1]
        would = any(c.dep_ == "aux" and c.lower_ in {"would", "'d", "’d"} for v in verbs for c in v.children)
        return would and top.dep_ == "ccomp"

    def _is_background(self, token: Token, frame: Frame) -> bool:
        verbs = chain(token)
        if frame.pos == "n" and "noun_act" in frame.flags:
            verb = light_verb(token)
            if verb is None or verb.lemma_ not in word_classes()["light"]:
                return True
        if not verbs:
            return frame.pos == "n"
        top = verbs[-1]
        if top.dep_ in {"advcl", "acl", "relcl"}:
            marks = {c.lower_ for c in top.children if c.dep_ in {"mark", "advmod", "prep"}}
            past = {"after", "since", "when", "before", "following"} & marks
            return bool(past) or (top.dep_ == "relcl" and any(c.lower_ == "had" for c in top.children))
        return False


def _will(token: Token) -> bool:
    """`will not`, `won't`, `would not`: a refusal rather than a mere absence."""
    return any(c.dep_ == "aux" and c.lower_ in {"will", "would", "wo", "shall"} for v in chain(token) for c in v.children)


def is_state_of_affairs(token: Token) -> bool:
    """`fighters backed by X`, `militias fighting Y`, `the town held by Z`: a lasting state that describes a noun, no act."""
    if token.tag_ not in {"VBN", "VBG", "VBD"}:
        return False
    return token.dep_ == "amod" or (token.dep_ == "acl" and token.lemma_ in STATES_OF_AFFAIRS)


def _is_in_passing(token: Token) -> bool:
    """An act in a clause that only describes or dates: `Hezbollah, which has fired rockets`, `thanked it for hosting`."""
    verbs = chain(token)
    top = verbs[-1] if verbs else token
    return top.dep_ in {"relcl", "acl", "advcl", "pcomp"}


def settle_parties(draft: Draft) -> None:
    """Tidy a draft in place: a mutual act has actors only; a state does not receive its own speaker's words."""
    codes = {p.code for p in draft.actors}
    if draft.event == "CONSULT" or not draft.recipients:
        return
    beyond = codes - draft.codes[1]
    if draft.event in TOWARDS_ONE and draft.codes[1] < codes and len(beyond) > 1:  # `The ministers thanked one of theirs`
        draft.actors = tuple(p for p in draft.actors if p.code not in draft.codes[1])
        return
    if len(codes) > 1 or draft.features.get("speech") or draft.event in {"AGREE", "SUPPORT"}:
        kept = tuple(p for p in draft.recipients if p.code not in codes or (p.sector[:1] not in ((), ("GOV",))))
        draft.features["own_recipient"] = float(len(kept) < len(draft.recipients))
        draft.recipients = kept

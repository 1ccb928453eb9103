"""Speech verbs -> drafts: what somebody affirms, promises, asks, by the content that stands below the verb."""

from __future__ import annotations

from spacy.tokens import Token

from readout.assemble.draft import Draft, Parties, new_draft, union, without
from readout.assemble.slots import fill, first_filled, parties_in
from readout.extract.backing import backed
from readout.extract.complements import complement
from readout.extract.content import Content, contents, of_predicate, speech_verbs
from readout.extract.factuality import factuality
from readout.extract.noun_conditions import must_act
from readout.extract.syntax import clause_span, subjects
from readout.extract.threats import aimed_at, is_harm
from readout.resolve.actors import Actors


class Speech:
    """The drafts of what is said in one document."""

    def __init__(self, actors: Actors) -> None:
        self.actors, self.doc = actors, actors.doc

    def drafts(self) -> tuple[list[Draft], set[int]]:
        """Drafts of all speech verbs, and the nouns that they have dealt with (`commitment` in `reaffirmed its commitment`)."""
        drafts: list[Draft] = []
        covered: set[int] = set()
        for token in self.doc:
            if token.pos_ != "VERB" or token.lemma_.lower() not in speech_verbs():
                continue
            for draft in self.from_speech(token):
                drafts.append(draft)
                if draft.head is not None and draft.event != "STATEMENT":
                    covered.add(draft.head)
        return drafts, covered

    def unspoken_drafts(self, taken: set[int]) -> list[Draft]:
        """Main clauses that promise, threaten or blame without a speech verb: `Nigeria will send an envoy`."""
        found = []
        for verb in self.doc:
            if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ not in {"ROOT", "conj"} or verb.i in taken:
                continue
            content = of_predicate(verb, self.actors.mentions)
            if content is None:
                continue
            actor = union(*(self.actors.parties(t) for t in subjects(verb)))
            if not actor or content.rule == "clause:will-pay":
                continue
            recipient, recipient_slot = first_filled(self.actors, content.head, content.recipient, inside=True)
            if not recipient:
                recipient, recipient_slot = fill(self.actors, content.head, "goal", inside=False), "goal"
            draft = new_draft(
                content.event, content.mode, actor, without(recipient, actor), verb, (verb.idx, verb.idx + len(verb))
            )
            draft.gist = clause_span(content.head)
            draft.by = f"rule {content.rule}"
            draft.features.update(
                {
                    content.rule: 1.0,
                    "predicate": 1.0,
                    f"verb:{verb.lemma_.lower()}": 1.0,
                    f"recipient_slot:{(recipient_slot if draft.recipients else None) or 'none'}": 1.0,
                }
            )
            found.append(draft)
        return found

    def from_speech(self, verb: Token) -> list[Draft]:
        """Drafts of what a speech verb affirms: one for each content, of the type that its content has."""
        row = speech_verbs()[verb.lemma_.lower()]
        speakers = union(*(self.actors.parties(t) for t in subjects(verb))) or union(
            *(parties_in(self.actors, t, 2) for t in subjects(verb))
        )
        speakers = speakers or self.actors.unspoken(verb) or (self.actors.unsaid(verb) if _is_said(verb) else ())
        if not speakers:
            return []
        addressees, _ = first_filled(self.actors, verb, row.addressee, inside=False)
        real = factuality(verb)
        found = []
        for content in contents(verb, self.actors.mentions):
            draft = self._of_content(verb, content, speakers, addressees)
            draft.factuality = real
            found.append(draft)
        return found

    def _of_content(self, verb: Token, content: Content, speakers: Parties, addressees: Parties) -> Draft:
        head = content.head
        recipient, recipient_slot = self._threatened(content), "comp"
        if not recipient:
            recipient, recipient_slot = first_filled(self.actors, head, content.recipient, inside=True)
        actor, owner = self._owner_of_promise(content, speakers)
        recipient = without(recipient, actor)
        if not recipient and content.event == "AGREE":
            recipient, recipient_slot = without(fill(self.actors, head, "goal", inside=False), actor), "goal"
        if not recipient and content.event == "THREATEN":
            recipient, recipient_slot = fill(self.actors, head, "comp", inside=True), "comp"
        if not recipient and content.event in {"SUPPORT", "REQUEST"}:
            inner = backed(head) if content.event == "SUPPORT" else must_act(head)
            recipient, recipient_slot = without(union(*(parties_in(self.actors, t) for t in inner)), actor), "inner"
        if not recipient and content.event not in {"STATEMENT"} and addressees:
            recipient, recipient_slot = without(addressees, actor), "addressee"
        if content.event == "STATEMENT":
            recipient, recipient_slot = without(addressees, actor), "addressee"
        if content.rule == "clause:must":
            actor, recipient_slot, bound = speakers, "must", _subject_of(head)
            recipient = without(parties_in(self.actors, bound, 2), actor) if bound is not None else ()
        span = (verb.idx, verb.idx + len(verb))
        draft = new_draft(content.event, content.mode, actor, recipient, verb, span)
        draft.anchor = clause_span(verb)
        draft.gist = clause_span(head)
        draft.head = head.i
        draft.according_to = owner
        draft.by = f"rule {content.rule} under the speech verb {verb.lemma_.lower()}"
        draft.features.update(
            {
                content.rule: 1.0,
                f"verb:{verb.lemma_.lower()}": 1.0,
                f"recipient_slot:{(recipient_slot if draft.recipients else None) or 'none'}": 1.0,
                "speech": 1.0,
            }
        )
        return draft

    def _threatened(self, content: Content) -> Parties:
        """Whom the harm that is promised would hit."""
        if content.event != "THREATEN":
            return ()
        verbs = [v for v in (content.head, *complement(content.head)) if is_harm(v)]
        return union(*(parties_in(self.actors, t) for v in verbs for t in aimed_at(v)))

    def _owner_of_promise(self, content: Content, speakers: Parties) -> tuple[Parties, Parties]:
        """`reaffirmed President X's commitment`: X promises, on the speaker's word; a state speaks through the speaker."""
        if content.event not in {"AGREE", "SUPPORT", "THREATEN"}:
            return speakers, ()
        head = content.head
        owners = fill(self.actors, head, "poss", inside=False) if head.pos_ == "NOUN" else ()
        if content.event == "SUPPORT" and head.lemma_ == "right":
            return speakers, ()
        if content.rule.startswith("clause:"):
            subject = _subject_of(head)
            owners = self.actors.parties(subject) if subject is not None else ()
        if not owners or ({p.code for p in owners} <= {p.code for p in speakers} and not any(p.name for p in owners)):
            return speakers, ()
        if {p.key for p in owners} == {p.key for p in speakers}:
            return speakers, ()
        return owners, speakers


def _is_said(verb: Token) -> bool:
    """`It was stressed that ...`: a passive without anybody who says it."""
    named = {c.dep_: c for c in verb.children if c.dep_ in {"nsubjpass", "agent", "auxpass"}}
    return "auxpass" in named and "agent" not in named and "nsubjpass" in named and named["nsubjpass"].lower_ == "it"


def _subject_of(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)

"""Mention -> participants: the document first (titles, appositions, what was introduced), then the who's-who at its date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from readout.extract.mention import Mention
from readout.extract.mentions import find_mentions
from readout.extract.syntax import conjuncts
from readout.knowledge.lexicon import INTERNATIONAL
from readout.records import Document, Participant, Quote
from readout.resolve import belonging
from readout.resolve.coreference import History, Met
from readout.resolve.country import (
    STATEWARD,
    acts_as_state,
    entry_of,
    focus_code,
    is_in_main_clause,
    is_subject,
    issuer_code,
    listed,
    state_weights,
)
from readout.resolve.datelines import dateline
from readout.resolve.named_persons import parties_of, person_of
from readout.resolve.namesakes import settled
from readout.resolve.parties import NOBODY, Parties, Resolution, distinct, echo, participant, unnamed
from readout.resolve.persons import Beside, People, known_persons, look_up
from readout.resolve.pronouns import HE_FORMS, I_FORMS, SHE_FORMS, WE_FORMS, of_pronoun
from readout.resolve.role_nouns import of_role
from readout.resolve.scenes import scenes
from readout.resolve.shared_bodies import of_shared_body
from readout.resolve.story import Story
from readout.resolve.unsaid import unsaid, unspoken

DOMINANT = 0.6  # share of all mentions of states that a text's own must have
LEAST_SAID = 6  # as state_weights counts: three names


class Actors:
    """The participants of one document, by token.

    Args:
        document: for its date, issuer and publisher.
        doc: its parsed text.
        title: the parsed title, whose persons count as introduced.
        quotes: whose speakers say `I` and `we` in them.

    Attributes:
        mentions: all mentions of the text.
        focus: code of the state that the document is mostly about, None if it names none.
    """

    def __init__(self, document: Document, doc: Doc, title: Doc | None = None, quotes: Sequence[Quote] = ()) -> None:
        self.document, self.doc, self.day = document, doc, document.date
        found = find_mentions(doc, self.day)
        places = scenes(doc, found)
        self.mentions = settled(doc, found, places, self.day)
        self._story = Story(document, doc, self.mentions, People(self.day), issuer_code(document), self._resolve)
        if title is not None and len(title):
            self._story.title = self._introduced_by(title)
        self._story.scenes = places
        direct = [q for q in quotes if q.kind != "indirect"]
        self._story.quoted = tuple((said, next(iter(q.speaker), (0, 0))) for q in direct for said in q.content)
        opening = dateline(doc, (0, 1), None)
        self._story.dateline = opening[0].code or None if opening is not None else None
        told = [*self.places(), *known_persons(self.mentions, self.day)]
        self.focus = focus_code(document, self.mentions, told) or self._focus_of_persons()
        self._story.focus = self.focus
        self._story.only_state = self._only_state()
        self._story.history = History(self._story.title)
        for mention in self.mentions.all:
            self._story.meanings[mention] = self._resolve(mention)
            self._remember(mention)
        self._attribute_first_person(quotes)

    # ---- look-ups for the other stages ----
    def mention(self, token: Token) -> Mention | None:
        """The mention that covers a token."""
        return self.mentions.at(token)

    def resolution(self, mention: Mention) -> Resolution:
        """What a mention of this document means."""
        return self._story.meaning(mention)

    def parties(self, token: Token) -> Parties:
        """Participants named by the noun phrase headed at a token and those coordinated with it; empty if it names none."""
        found: list[Participant] = []
        for member in conjuncts(token):
            mention = self.mentions.at(member)
            if mention is None or mention.kind == "adjective":
                continue
            together = listed(self.doc, self.mentions, mention) if mention.kind in {"person", "state", "body"} else [mention]
            found += [party for one in together for party in self.resolution(one).parties]
        return distinct(found)

    def unspoken(self, verb: Token) -> Parties:
        """Whom a clause without a subject is about, in lists of official texts (`Welcomes the release`; `agreed to meet`)."""
        return unspoken(self._story, verb, self.parties)

    def unsaid(self, verb: Token, addressed: Parties = ()) -> Parties:
        """Who says or asks what an official text puts in the passive (`X was asked to ...`), X being addressed."""
        return unsaid(self._story, verb, addressed)

    def state_of(self, thing: Token) -> str | None:
        """Code of the state in which a thing stands or to which it belongs, None where nothing says so."""
        return belonging.state_of(self._story, thing)

    # ---- what is known before the text is read ----
    def _introduced_by(self, title: Doc) -> Parties:
        """The persons of a title, without spans, since they stand outside the text."""
        mentions = find_mentions(title, self.day)
        story = replace(self._story, doc=title, mentions=mentions, is_title=True, scenes=())
        parties: list[Participant] = []
        for mention in mentions.all:
            if mention.kind == "person":
                person = person_of(story, mention)
                person.first = None
                parties += [replace(party, spans=(), entity_text="") for party in parties_of(person, mention)]
        return distinct(parties)

    def _focus_of_persons(self) -> str | None:
        """The state of the first person whom the who's-who knows, where a text names no state at all."""
        for mention in self.mentions.all:
            if mention.kind == "person":
                tenure = look_up(mention.words, Beside.titled(mention.titles), self.day)
                if tenure is not None and len(tenure.code) == 3 and tenure.code not in INTERNATIONAL:
                    return tenure.code
        return None

    def places(self) -> list[tuple[int, str]]:
        """Where the text names a place, and its state; the dateline, which says where the report is from, counts twice."""
        found = [(self.doc[scene.first].idx, scene.code) for scene in self._story.scenes]
        return [*found, *[(0, self._story.dateline)] * 2] if self._story.dateline else found

    def _only_state(self) -> str | None:
        weights = state_weights(self.document, self.mentions, self.places())
        code, most = (weights.most_common(1) or [("", 0)])[0]
        return code if most >= LEAST_SAID and most >= DOMINANT * weights.total() else None

    # ---- resolution by kind ----
    def _resolve(self, mention: Mention) -> Resolution:
        if mention.kind == "person":
            return Resolution(parties_of(person_of(self._story, mention), mention), "name")
        if mention.kind in STATEWARD:
            return self._of_name(mention)
        return of_role(self._story, mention) if mention.kind == "role" else of_pronoun(self._story, mention)

    def _of_name(self, mention: Mention) -> Resolution:
        entry = entry_of(mention, self.day)
        if entry is None:
            return NOBODY
        alone = self._one_of(mention, entry.code)
        if alone:
            return Resolution(echo(alone, mention), "document")
        if mention.kind == "people" and acts_as_state(self.doc, mention):
            return Resolution((unnamed(entry.code, ("GOV",), mention),), "name")
        if entry.kind == "body" and entry.ambiguous and not entry.where:
            return of_shared_body(self._story, mention, entry)
        if entry.sector == "PTY" and mention.first and self.doc[mention.first - 1].lower_ == "opposition":
            entry = entry._replace(sector="OPP")
        return Resolution((participant(entry, mention),), "place" if mention.kind == "place" else "name")

    def _one_of(self, mention: Mention, code: str) -> Parties:
        """`The Cuban smiled`: the one person of that state whom this sentence or the one before names."""
        token = self.doc[mention.head]
        single = mention.first > 0 and self.doc[mention.first - 1].lower_ == "the" and token.tag_ in {"NN", "NNP", "JJ"}
        if not single or token.dep_ != "nsubj" or token.head.tag_ == "VBP" or all(e.kind != "demonym" for e in mention.entries):
            return ()
        begin = self.doc[token.sent.start - 1].sent.start if token.sent.start else 0
        near = [
            m for m in self._story.history.met if m.mention.first >= begin and m.single_person and m.mention.kind == "person"
        ]
        found = {p.key: p for m in near for p in m.parties if p.code == code}
        return tuple(found.values()) if len(found) == 1 else ()

    def _remember(self, mention: Mention) -> None:
        """Note a party in the history, for the pronouns and role nouns after it."""
        parties = self.resolution(mention).parties
        if not parties or mention.kind == "adjective":
            return
        token = first = self.doc[mention.head]
        while first.dep_ == "conj" and first.head.i != first.i:
            first = first.head
        subject, sex, alone = is_subject(token), self._sex_of(mention), self._is_unnamed(mention, parties)
        said, main = self._story.speaker(mention) is not None, subject and is_in_main_clause(first)
        met = Met(mention, parties, token.sent.start, subject, first.i, sex, subject and alone, token.sent.end, main, said)
        self._story.history.add(met)

    def _is_unnamed(self, mention: Mention, parties: Parties) -> bool:
        """`a clerk`, `the driver`: one person without a name, and nobody's own."""
        person = mention.role is not None and mention.role.kind == "person" and not mention.plural
        owned = any(c.tag_ == "PRP$" for c in self.doc[mention.head].children)
        return person and not owned and len(parties) == 1 and parties[0].name is None

    def _sex_of(self, mention: Mention) -> str:
        if mention.kind == "person":
            person = self._story.people.find(mention.words, None)
            return person.sex if person is not None else ""
        if mention.kind == "pronoun":
            word = mention.text.lower()
            return "m" if word in HE_FORMS else "f" if word in SHE_FORMS else ""
        return mention.role.sex if mention.role is not None else ""

    def _attribute_first_person(self, quotes: Sequence[Quote]) -> None:
        """`I`, `we`, `our` inside a quotation mean its speaker, who may stand after it."""
        for mention in self.mentions.all:
            if mention.kind == "pronoun" and mention.text.lower() in I_FORMS | WE_FORMS:
                for quote in quotes:
                    speaker = self._speaker(quote) if _holds(quote, mention) else ()
                    if speaker:
                        self._story.meanings[mention] = Resolution(echo(speaker, mention), "pronoun")

    def _speaker(self, quote: Quote) -> Parties:
        span = self.doc.char_span(*quote.speaker[0], alignment_mode="expand") if quote.speaker else None
        return self.parties(span.root) if span is not None else ()


def _holds(quote: Quote, mention: Mention) -> bool:
    return quote.kind != "indirect" and any(start <= mention.span[0] < end for start, end in quote.content)

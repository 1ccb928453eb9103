"""Mention -> participants: the document first (titles, appositions, what was introduced), then the who's-who at its date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from readout.extract.mention import Mention, Mentions
from readout.extract.mentions import find_mentions
from readout.extract.syntax import conjuncts
from readout.knowledge.lexicon import Entry, state_names
from readout.knowledge.offices import holders
from readout.knowledge.publishers import publisher
from readout.knowledge.roles import modifiers
from readout.records import Document, Participant, Quote
from readout.resolve.coreference import History, Met
from readout.resolve.country import (
    INTERNATIONAL,
    STATEWARD,
    entry_of,
    focus_code,
    is_subject,
    issuer_code,
    left_modifiers,
    listed,
    right_modifiers,
)
from readout.resolve.persons import People, Person, look_up

Parties = tuple[Participant, ...]

FORMER_STATES = {"YUG": "SRB", "SUN": "RUS", "CSK": "CZE", "DDR": "DEU", "GRL": "DNK", "ESH": "MAR"}
LOCAL = frozenset({"COP", "CVL", "LAB", "EDU", "MED", "AGR", "REF", "CRM", "UAF"})
FORCES = frozenset({"MIL", "COP", "SPY", "PRM", "UAF", "REB", "CRM"})
PEOPLES = frozenset(
    {"people", "citizens", "citizen", "population", "nationals", "national", "public", "nation", "civilians", "civilian"}
)
COUNTERPARTS = frozenset({"counterpart", "counterparts"})
STATE_NOUNS = frozenset(
    {"government", "administration", "country", "nation", "state", "republic", "kingdom", "regime", "authorities"}
)
ISSUING = frozenset(
    "authority ministry government council commission department secretariat presidency chancellery committee bureau assembly".split()
)
BODY_NOUNS = frozenset(
    "group organisation organization movement militia party alliance bloc coalition agency network outfit faction union body insurgency".split()
)
GROUP_NOUNS = frozenset(
    "leaders sides presidents ministers officials parties countries nations governments states neighbours neighbors allies "
    "delegations counterparts principals advisors advisers chiefs diplomats premiers negotiators men women leader".split()
)


@dataclass(frozen=True)
class Resolution:
    """What a mention means, and how that was found: `name`, `office`, `document`, `pronoun`, `group`, `role`, `focus`."""

    parties: Parties
    how: str


NOBODY = Resolution((), "none")


class Actors:
    """The participants of one document, by token.

    Args:
        document: for its date, issuer and publisher.
        doc: its parsed text.
        title: the parsed title, whose persons count as introduced.
    """

    def __init__(self, document: Document, doc: Doc, title: Doc | None = None, quotes: Sequence[Quote] = ()) -> None:
        self.document, self.doc, self.day = document, doc, document.date
        self.mentions = find_mentions(doc)
        self.people = People(self.day)
        self.issuer = issuer_code(document)
        self._resolved: dict[Mention, Resolution] = {}
        self._title_parties: Parties = ()
        if title is not None and len(title):
            self._introduce_title(title)
        self.focus = focus_code(document, self.mentions) or self._focus_of_persons()
        self.history = History(self._title_parties)
        for mention in self.mentions.all:
            self._resolved[mention] = self._resolve(mention)
            self._remember(mention)
        self._first_person(quotes)

    def _focus_of_persons(self) -> str | None:
        """The state of the first person whom the who's-who knows, where a text names no state at all."""
        for mention in self.mentions.all:
            if mention.kind == "person":
                offices = frozenset(o for t in mention.titles for o in t.offices)
                tenure = look_up(mention.words, None, offices, self.day, alone=not mention.titles)
                if tenure is not None and len(tenure.code) == 3 and tenure.code not in INTERNATIONAL:
                    return tenure.code
        return None

    def _first_person(self, quotes: Sequence[Quote]) -> None:
        """`I`, `we`, `our` inside a quotation mean its speaker, who may stand after it."""
        for mention in self.mentions.all:
            if mention.kind != "pronoun" or mention.text.lower() not in {"i", "my", "me", "we", "our", "us"}:
                continue
            for quote in quotes:
                if quote.kind != "indirect" and quote.speaker and any(s <= mention.span[0] < e for s, e in quote.content):
                    span = self.doc.char_span(*quote.speaker[0], alignment_mode="expand")
                    speaker = self.parties(span.root) if span is not None else ()
                    if speaker:
                        self._resolved[mention] = Resolution(self._echo(speaker, mention), "pronoun")

    # ---- look-ups for the other stages ----
    def mention(self, token: Token) -> Mention | None:
        """The mention that covers a token."""
        return self.mentions.at(token)

    def resolution(self, mention: Mention) -> Resolution:
        """What a mention of this document means."""
        return self._resolved.get(mention, NOBODY)

    def parties(self, token: Token) -> Parties:
        """Participants named by the noun phrase headed at a token and those coordinated with it; empty if it names none."""
        found: dict[tuple[str, str, str], Participant] = {}
        for member in conjuncts(token):
            mention = self.mentions.at(member)
            if mention is None or mention.kind in {"adjective"}:
                continue
            together = listed(self.doc, self.mentions, mention) if mention.kind in {"person", "state", "body"} else [mention]
            for one in together:
                for party in self.resolution(one).parties:
                    found.setdefault(party.key, party)
        return tuple(found.values())

    def how(self, token: Token) -> str:
        """How the party at a token was resolved; `none` if it is no party."""
        mention = self.mentions.at(token)
        return self.resolution(mention).how if mention is not None else "none"

    def state_of(self, thing: Token) -> str | None:
        """The state in which a thing stands or to which it belongs: by its own modifiers and place, else by the sentence."""
        inner = [m for m in self.mentions.within(thing.left_edge.i, thing.right_edge.i) if m.kind in STATEWARD]
        for mention in sorted(inner, key=lambda m: m.kind not in {"place"}):
            entry = entry_of(mention, self.day)
            if entry is not None and entry.code not in INTERNATIONAL:
                return entry.code
        span = (thing.idx, thing.idx + len(thing))
        return self._home(self.doc, Mention("role", span, thing.i, thing.i, thing.i, thing.text))

    # ---- the document's title ----
    def _introduce_title(self, title: Doc) -> None:
        mentions = find_mentions(title)
        parties: dict[tuple[str, str, str], Participant] = {}
        for mention in mentions.all:
            if mention.kind == "person":
                person = self._person(title, mentions, mention)
                person.first = None
                made = self._of_person(person, mention)
                for party in made:
                    parties.setdefault(party.key, replace(party, spans=(), entity_text=""))
        self._title_parties = tuple(parties.values())

    # ---- resolution by kind ----
    def _remember(self, mention: Mention) -> None:
        resolution = self._resolved[mention]
        if resolution.parties and mention.kind != "adjective":
            token = self.doc[mention.head]
            sentence = token.sent.start
            conj_head = token
            while conj_head.dep_ == "conj" and conj_head.head.i != conj_head.i:
                conj_head = conj_head.head
            self.history.add(Met(mention, resolution.parties, sentence, is_subject(token), conj_head.i, self._sex_of(mention)))

    def _sex_of(self, mention: Mention) -> str:
        if mention.kind == "person":
            person = self.people.find(mention.words, None)
            return person.sex if person is not None else ""
        return mention.role.sex if mention.role is not None else ""

    def _resolve(self, mention: Mention) -> Resolution:
        if mention.kind == "person":
            return Resolution(self._of_person(self._person(self.doc, self.mentions, mention), mention), "name")
        if mention.kind in STATEWARD:
            return self._of_name(mention)
        if mention.kind == "role":
            return self._of_role(mention)
        return self._of_pronoun(mention)

    def _of_name(self, mention: Mention) -> Resolution:
        entry = entry_of(mention, self.day)
        if entry is None:
            return NOBODY
        return Resolution((participant(entry, mention),), "place" if mention.kind == "place" else "name")

    # ---- persons ----
    def _person(self, doc: Doc, mentions: Mentions, mention: Mention) -> Person:
        owner = self._owner(doc, mentions, mention)
        code = owner.code if owner is not None else None
        sectors = tuple(t.sector for t in mention.titles if t.sector)[:1]
        sex = ""
        apposed = self._apposed_role(doc, mentions, mention)
        if apposed is not None:
            sectors = sectors or self._role_sectors(doc, apposed)
            sex = apposed.role.sex if apposed.role is not None else ""
            if code is None:
                inner = self._owner(doc, mentions, apposed)
                code = inner.code if inner is not None else None
        if owner is not None and owner.sector in FORCES and sectors[:1] in ((), ("UNK",), ("GOV",)):
            sectors = (owner.sector,)
        person = self.people.add(self._with_titles(mention, apposed), code, sectors, sex)
        if person.code is None and (mention.titles or apposed is not None):
            political = any(t.offices for t in mention.titles)
            person.code = (getattr(self, "focus", None) if political else None) or self._home(doc, mention)
        return person

    @staticmethod
    def _with_titles(mention: Mention, apposed: Mention | None) -> Mention:
        if apposed is None or not apposed.titles:
            return mention
        return replace(mention, titles=(*mention.titles, *apposed.titles))

    def _apposed_role(self, doc: Doc, mentions: Mentions, mention: Mention) -> Mention | None:
        """`the Turkish president, X` and `X, a spokesman for Y`: the role noun that stands beside a name."""
        before = mention.first - 1
        if before >= 1 and doc[before].text == ",":
            before -= 1
        if before >= 0:
            left = mentions.at(doc[before])
            if (
                left is not None
                and left.kind == "role"
                and left.role is not None
                and left.role.kind == "person"
                and not left.plural
            ):
                return left
        after = mention.last + 1
        if after + 1 < len(doc) and doc[after].text in {",", "("}:
            for at in range(after + 1, min(after + 7, len(doc))):
                token = doc[at]
                right = mentions.at(token)
                if (
                    right is not None
                    and right.kind == "role"
                    and right.head == token.i
                    and right.role is not None
                    and right.role.kind == "person"
                ):
                    return right
                if token.pos_ in {"VERB", "AUX", "PRON"} or token.is_punct:
                    break
        return None

    def _of_person(self, person: Person, mention: Mention) -> Parties:
        code = FORMER_STATES.get(person.code or "", person.code or "UNK")
        sectors = () if code in INTERNATIONAL else person.sectors or ("CVL",)
        spans = (mention.span,) if person.first in (None, mention.span) else (mention.span, person.first)
        assert spans[0] is not None
        kept = tuple(s for s in spans if s is not None)
        return (Participant(code, sectors, mention.text, person.name, person.office, person.qid, kept),)

    # ---- the state or body behind a phrase ----
    def _owner(self, doc: Doc, mentions: Mentions, mention: Mention) -> Entry | None:
        """The state or body that a phrase belongs to by its own words: `of Cambodia` before `ASEAN Chair`, a state before a body."""
        around = [*right_modifiers(doc, mentions, mention)[:1], *left_modifiers(doc, mentions, mention)]
        entries = [e for m in around if (e := self._entry_behind(m)) is not None]
        return min(entries, key=lambda e: e.code in INTERNATIONAL, default=None)

    def _entry_behind(self, inner: Mention) -> Entry | None:
        if inner.kind in STATEWARD:
            return entry_of(inner, self.day)
        if inner in self._resolved:
            parties = self._resolved[inner].parties
            if len({p.code for p in parties}) == 1 and parties[0].code != "UNK":
                party = parties[0]
                sector = party.sector[0] if party.sector else ""
                return Entry("name", party.code, inner.text, sector if sector in FORCES else "")
        return None

    def _home(self, doc: Doc, mention: Mention) -> str | None:
        """The state that an unmarked `the prime minister` or `police` belongs to: a place of the sentence, else the document's."""
        if self.issuer is not None and len(self.issuer) == 3 and self.issuer not in INTERNATIONAL:
            return self.issuer
        if doc is self.doc:
            sentence = doc[mention.head].sent
            places = [m for m in self.mentions.within(sentence.start, sentence.end - 1) if m.kind == "place"]
            codes = {e.code for m in places if (e := entry_of(m, self.day)) is not None}
            if len(codes) == 1:
                return codes.pop()
            return self._nearest_state(mention) or self._scene(mention) or self.focus
        return None

    def _scene(self, mention: Mention) -> str | None:
        """The state of the place named last in the sentences just before, for those who act on the spot (police, crowds)."""
        if mention.role is None or not LOCAL & set(mention.role.sectors[:1]):
            return None
        before = [m for m in self.mentions.all if m.last < mention.first and m.kind in {"place", "state"}]
        for place in reversed(before[-6:]):
            entry = entry_of(place, self.day)
            if entry is not None and entry.kind in {"city", "region", "capital"} and entry.code not in INTERNATIONAL:
                return entry.code
        return None

    def _nearest_state(self, mention: Mention) -> str | None:
        """The state named last before a phrase in its sentence, where the document's own is not named there."""
        sentence = self.doc[mention.head].sent
        named = [
            m for m in self.mentions.within(sentence.start, sentence.end - 1) if m.kind in {"state", "adjective", "people"}
        ]
        codes = [e.code for m in named if (e := entry_of(m, self.day)) is not None and e.code not in INTERNATIONAL]
        if self.focus in codes:
            return self.focus
        before = [
            e.code
            for m in named
            if m.last < mention.first and (e := entry_of(m, self.day)) is not None and e.code not in INTERNATIONAL
        ]
        return before[-1] if before else codes[0] if len(set(codes)) == 1 else None

    # ---- role nouns ----
    def _role_sectors(self, doc: Doc, mention: Mention) -> tuple[str, ...]:
        assert mention.role is not None
        sectors = mention.role.sectors
        at = mention.first - 1
        while at >= 0 and mention.first - at <= 4 and doc[at].pos_ in {"ADJ", "NOUN", "ADV", "PUNCT", "PROPN", "VERB"}:
            modifier = modifiers().get(doc[at].lower_)
            if modifier is not None and modifier.effect == "replace":
                return (modifier.sector,)
            if modifier is not None and modifier.effect == "add":
                sectors = (*sectors, modifier.sector)
            at -= 1
        return sectors

    def _of_role(self, mention: Mention) -> Resolution:
        assert mention.role is not None
        word = mention.text.lower()
        if self._is_group(mention, word):
            group = self._group(
                mention, self._number_before(mention), states=word in {"countries", "nations", "states", "governments"}
            )
            if group:
                return Resolution(self._echo(group, mention), "group")
        named = self._named_after(mention)
        if named:
            return Resolution(named, "name")
        equated = self._equated(mention)
        if equated:
            return Resolution(self._echo(equated, mention), "document")
        owners = self._owners(mention)
        if word in COUNTERPARTS:
            return self._of_counterpart(mention, owners)
        if mention.role.kind == "person" and not mention.plural:
            single = self._of_single(mention, owners)
            if single is not None:
                return single
        if not owners and not mention.plural and word in BODY_NOUNS and self._definite(mention):
            named = self.history.last_body()
            if named:
                return Resolution(self._echo(named, mention), "document")
        return self._of_collective(mention, owners)

    def _group(self, mention: Mention, number: int | None, *, states: bool) -> Parties:
        """Whom a group noun means: in a readout those of its own meeting, else those who stand together nearby."""
        principals = self._principals()
        if self.document.kind != "news" and len(principals) > 1 and number in (None, len(principals)):
            return as_states(principals) if states else principals
        return self.history.group(mention, number, states=states)

    def _principals(self) -> Parties:
        """Who takes part in what the document opens with: parties of its first sentence that no other party possesses, else its title's."""
        found: dict[tuple[str, str, str], Participant] = {}
        for met in self.history.met:
            if met.sentence != self.doc[self.history.met[0].mention.head].sent.start:
                break
            several = met.mention.kind == "role" and len(met.parties) > 1
            if (met.mention.kind == "person" or several) and self._takes_part(self.doc[met.mention.head]):
                for one in [met.mention] if several else listed(self.doc, self.mentions, met.mention):
                    for party in self.resolution(one).parties:
                        found.setdefault(party.key, party)
        if len({p.code for p in found.values()}) > 1:
            return tuple(found.values())
        return self._title_parties if len({p.code for p in self._title_parties}) > 1 else ()

    @staticmethod
    def _takes_part(token: Token) -> bool:
        """Subject, object or `with`-partner of the main clause, not inside another noun phrase."""
        for _ in range(12):
            if token.dep_ == "ROOT":
                return True
            if token.dep_ == "prep" and token.lower_ not in {"with", "between", "among", "to", "by", "for"}:
                return False
            if token.dep_ not in {
                "nsubj",
                "nsubjpass",
                "conj",
                "pobj",
                "prep",
                "dobj",
                "appos",
                "compound",
                "nmod",
                "dative",
                "agent",
            }:
                return False
            if token.dep_ == "prep" and token.head.pos_ == "NOUN" and token.head.dep_ not in {"dobj", "conj"}:
                return False
            token = token.head
        return False

    def _is_group(self, mention: Mention, word: str) -> bool:
        if word not in GROUP_NOUNS or not mention.plural:
            return False
        return self._definite(mention) and not any(e.kind != "pronoun" for e in self._owners(mention))

    def _definite(self, mention: Mention) -> bool:
        at = mention.first - 1
        while at >= 0 and mention.first - at <= 4:
            if self.doc[at].lower_ in {"the", "both", "two", "three", "these", "our", "their", "four", "which"}:
                return True
            if self.doc[at].pos_ not in {"ADJ", "NUM", "NOUN"}:
                break
            at -= 1
        return False

    def _number_before(self, mention: Mention) -> int | None:
        words = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
        window = self.doc[max(0, mention.first - 2) : mention.first]
        return next((words[t.lower_] for t in window if t.lower_ in words), None)

    def _owners(self, mention: Mention) -> list[Entry]:
        """All states and bodies that modify a role noun (`U.S., Qatari, and Egyptian mediators`)."""
        left = left_modifiers(self.doc, self.mentions, mention)
        entries = [e for m in left if (e := self._entry_behind(m)) is not None]
        if entries:
            return entries[:1] + [e for m, e in zip(left[1:], entries[1:], strict=False) if m.kind == "adjective"]
        right = right_modifiers(self.doc, self.mentions, mention)
        if (
            right
            and right[-1].kind == "place"
            and mention.role is not None
            and mention.role.kind == "person"
            and "GOV" in mention.role.sectors[:1]
        ):
            return [e for m in right if (e := self._entry_behind(m)) is not None]
        kept = right if mention.plural else right[-1:]
        return [e for m in kept if m.kind != "role" and (e := self._entry_behind(m)) is not None]

    def _named_after(self, mention: Mention) -> Parties:
        """`Presidents X and Y`: the persons whose names follow a plural title."""
        following = self.doc[mention.last + 1] if mention.last + 1 < len(self.doc) else None
        first = self.mentions.at(following) if following is not None and mention.plural else None
        if first is None or first.kind != "person" or first.first != mention.last + 1:
            return ()
        found: dict[tuple[str, str, str], Participant] = {}
        for person in listed(self.doc, self.mentions, first, untitled=True):
            self._resolved.setdefault(person, self._resolve(person))
            for party in self._resolved[person].parties:
                found.setdefault(party.key, party)
        return tuple(found.values())

    def _ahead(self, token: Token) -> Parties:
        """Parties of a phrase that stands after the pronoun it explains (`We, the Government of X and the Y Front, ...`)."""
        found: dict[tuple[str, str, str], Participant] = {}
        for member in conjuncts(token):
            mention = self.mentions.at(member)
            if mention is not None and mention.kind != "pronoun":
                self._resolved.setdefault(mention, self._resolve(mention))
                for party in self._resolved[mention].parties:
                    found.setdefault(party.key, party)
        return tuple(found.values())

    def _equated(self, mention: Mention) -> Parties:
        """`Hamas, a group that ...`, `condemned Hamas as a group that ...`, `Boko Haram is a group that ...`: the party it is said to be."""
        token = self.doc[mention.head]
        target: Token | None = None
        if token.dep_ == "appos":
            target = token.head
        elif token.dep_ == "pobj" and token.head.lower_ == "as":
            target = next((c for c in token.head.head.children if c.dep_ in {"dobj", "nsubjpass"}), None)
        elif token.dep_ == "attr" and token.head.lemma_ == "be":
            target = next((c for c in token.head.children if c.dep_ == "nsubj"), None)
        other = self.mentions.at(target) if target is not None else None
        return self._resolved[other].parties if other is not None and other in self._resolved else ()

    def _of_counterpart(self, mention: Mention, owners: list[Entry]) -> Resolution:
        """`his Turkish counterpart`: the holder of the office of the last person named, in the other state."""
        if not owners:
            return NOBODY
        offices = self.history.last_offices(self.people)
        for office in offices:
            for tenure in holders(owners[0].code, office, self.day)[:1]:
                party = Participant(
                    tenure.code, ("GOV",), mention.text, tenure.person, mention.text, tenure.qid or None, (mention.span,)
                )
                return Resolution((party,), "office")
        return Resolution((Participant(owners[0].code, ("GOV",), mention.text, None, None, None, (mention.span,)),), "role")

    def _of_single(self, mention: Mention, owners: list[Entry]) -> Resolution | None:
        """`the Prime Minister`: someone introduced with that title, else the holder of the office on that day."""
        assert mention.role is not None
        if not self._definite_single(mention):
            return None
        offices = frozenset(o for t in mention.titles for o in t.offices)
        code = owners[0].code if owners else None
        person = self._introduced(mention, offices, code)
        if person is not None:
            return Resolution(self._of_person(person, mention), "document")
        if not offices:
            return None
        home = code or self._home(self.doc, mention)
        for office in sorted(offices):
            for tenure in holders(home or "", office, self.day)[:1]:
                sectors = self._role_sectors(self.doc, mention) or ("GOV",)
                if sectors[0] == "ELI":
                    return None
                party = Participant(
                    tenure.code, sectors[:2], mention.text, tenure.person, tenure.titles[0], tenure.qid or None, (mention.span,)
                )
                return Resolution((party,), "office")
        return None

    def _definite_single(self, mention: Mention) -> bool:
        at = mention.first - 1
        while at >= 0 and mention.first - at <= 5:
            lower = self.doc[at].lower_
            if lower in {"a", "an", "any", "another", "no", "former", "ex"}:
                return False
            if self.doc[at].pos_ not in {"ADJ", "NOUN", "PROPN", "PART", "NUM"}:
                break
            at -= 1
        return True

    def _introduced(self, mention: Mention, offices: frozenset[str], code: str | None) -> Person | None:
        form = mention.text.lower()
        recent = [p for p in self.history.persons(self.people) if code is None or p.code == code]
        if code is None and self.issuer is not None:  # a bare title in a readout is first the issuer's own
            recent = sorted(recent, key=lambda p: p.code != self.issuer)
        exact = [
            p
            for p in recent
            if any(form == t or (t.endswith(" " + form) and t.split()[0] not in {"vice", "deputy"}) for t in p.titles)
        ]
        if exact:
            return exact[0]
        by_office = [p for p in recent if offices & p.offices]
        return by_office[0] if by_office else None

    def _of_collective(self, mention: Mention, owners: list[Entry]) -> Resolution:
        """`Ukrainian troops`, `police`, `the government`: a state's sector without a name."""
        assert mention.role is not None
        sectors = self._role_sectors(self.doc, mention)
        if mention.text.lower() in PEOPLES:
            sectors = ("CVL",)
        if owners:
            return Resolution(tuple(self._owned(mention, owner, sectors) for owner in owners), "role")
        if self._is_numbered(mention) and sectors[:1] == ("CVL",):
            code = self._home(self.doc, mention)
            if code is not None:
                return Resolution((Participant(code, ("CVL",), mention.text, None, None, None, (mention.span,)),), "focus")
        if mention.text.lower() in PEOPLES | STATE_NOUNS | GROUP_NOUNS and mention.text.lower() not in {
            "government",
            "authorities",
            "civilians",
        }:
            return NOBODY
        if self._is_issuer(mention):
            return Resolution(self._issuer_party(mention), "document")
        code = self.history.same_sector(sectors) or (self._home(self.doc, mention) if self._local(mention) else None)
        if code is None and self.document.kind != "news":
            return NOBODY
        if code is None:
            return Resolution(
                (Participant("UNK", sectors[:2] or ("UNK",), mention.text, None, None, None, (mention.span,)),), "unknown"
            )
        return Resolution((Participant(code, sectors[:2], mention.text, None, None, None, (mention.span,)),), "focus")

    def _is_numbered(self, mention: Mention) -> bool:
        """`100,000 people`, `thousands of people`: a crowd in one place rather than a nation."""
        token = self.doc[mention.head]
        if token.dep_ == "pobj" and token.head.head.lemma_.lower() in {
            "thousand",
            "hundred",
            "dozen",
            "score",
            "ten",
            "crowd",
            "million",
        }:
            return True
        return self.document.kind == "news" and any(c.dep_ == "nummod" for c in token.children)

    def _is_issuer(self, mention: Mention) -> bool:
        """`the Authority`, `the Ministry`, `our Government` in a body's own statement."""
        if self.issuer is None or self.document.kind == "news" or mention.role is None or mention.role.kind != "body":
            return False
        return mention.text[0].isupper() and mention.text.lower() in ISSUING and self._definite(mention)

    def _local(self, mention: Mention) -> bool:
        """Whether an unmarked group may be taken for the document's own state: in news, not in the readout of a talk between states."""
        return self.document.kind == "news" or mention.text.lower() in {
            "government",
            "congress",
            "parliament",
            "senate",
            "cabinet",
        }

    def _owned(self, mention: Mention, owner: Entry, sectors: tuple[str, ...]) -> Participant:
        assert mention.role is not None
        span = (mention.span,)
        if owner.kind == "body" and (owner.code in INTERNATIONAL or owner.sector in FORCES or mention.role.kind == "body"):
            return Participant(
                owner.code, (owner.sector,) if owner.sector else (), mention.text, owner.name, None, owner.qid or None, span
            )
        if owner.code in INTERNATIONAL:
            return Participant(owner.code, (), mention.text, owner.name or None, None, None, span)
        if owner.sector in {"REB", "PRM", "UAF"} and sectors[:1] in {("MIL",), ("UAF",), ("REB",)}:
            return Participant(owner.code, (owner.sector,), mention.text, owner.name or None, None, None, span)
        return Participant(owner.code, sectors[:2] or ("UNK",), mention.text, None, None, None, span)

    # ---- pronouns and groups ----
    def _of_pronoun(self, mention: Mention) -> Resolution:
        token = self.doc[mention.head]
        word = mention.text.lower()
        if word == "we" and (apposed := [c for c in token.children if c.dep_ == "appos" and c.i > token.i]):
            found = self._ahead(apposed[0])
            if found:
                return Resolution(self._echo(found, mention), "document")
        if word in {"we", "our", "us", "i", "my", "me"}:
            principals = self._principals()
            if word == "we" and len(principals) > 1 and token.head.dep_ in {"ROOT", "conj"} and is_subject(token):
                return Resolution(self._echo(principals, mention), "pronoun")
            if word in {"i", "my", "me"} and self._speaker is not None:
                return Resolution(self._echo((self._speaker,), mention), "pronoun")
            if self.issuer is not None and self.document.kind != "news":
                return Resolution(self._issuer_party(mention), "pronoun")
            return NOBODY
        if mention.kind == "group":
            number = {"both": 2, "two": 2, "three": 3, "four": 4}.get(word)
            return Resolution(self._echo(self._group(mention, number, states=False), mention), "group")
        if mention.plural:
            return Resolution(self._echo(self._they(mention, token), mention), "pronoun")
        if word in {"it", "its", "itself"}:
            return Resolution(self._echo(self.history.thing(mention, token.sent.start), mention), "pronoun")
        if word in {"he", "him", "his", "himself", "she", "her", "herself"}:
            sex = "m" if word.startswith("h") and word not in {"her", "herself"} else "f"
            found = self.history.single(mention, sex, token.sent.start, possessive=token.tag_ == "PRP$")
            return Resolution(self._echo(found, mention), "pronoun")
        return NOBODY

    def _they(self, mention: Mention, token: Token) -> Parties:
        """`they` as subject of a readout's sentence: its participants, unless the sentence before speaks of another group."""
        principals = self._principals()
        if self.document.kind != "news" and len(principals) > 1 and is_subject(token):
            group = self.history.last_group_subject(token.sent.start)
            return group or principals
        return self.history.plural(mention, token.sent.start)

    @property
    def _speaker(self) -> Participant | None:
        """Who says `I` in a statement: the one person of its title."""
        return (
            self._title_parties[0]
            if self.document.kind in {"statement", "transcript"} and len(self._title_parties) == 1
            else None
        )

    def _issuer_party(self, mention: Mention) -> Parties:
        """The body in whose name a document speaks: an organisation by name, a state as such."""
        known = publisher(self.document.issuer or self.document.publisher or "")
        code = self.issuer or "UNK"
        name = known.name if known is not None and code in INTERNATIONAL else None
        return (Participant(code, () if code in INTERNATIONAL else ("GOV",), mention.text, name, None, None, (mention.span,)),)

    @staticmethod
    def _echo(parties: Parties, mention: Mention) -> Parties:
        """The same participants at another mention, the antecedent kept as the second span."""
        return tuple(replace(p, entity_text=mention.text, spans=(mention.span, *p.spans[:1])) for p in parties)


def as_states(parties: Parties) -> Parties:
    """The states that persons act for, each once."""
    return tuple(
        {
            p.code: Participant(p.code, p.sector[:1] and ("GOV",), p.entity_text, None, None, None, p.spans) for p in parties
        }.values()
    )


def participant(entry: Entry, mention: Mention) -> Participant:
    """A state, body, place or people as a participant."""
    if entry.kind == "body":
        sectors = (entry.sector,) if entry.sector and entry.code not in INTERNATIONAL else ()
        return Participant(entry.code, sectors, mention.text, entry.name, None, entry.qid or None, (mention.span,))
    sector = "CVL" if mention.kind == "people" else "GOV"
    return Participant(entry.code, (sector,), mention.text, None, None, None, (mention.span,))


__all__ = ["Actors", "Parties", "Resolution", "state_names"]

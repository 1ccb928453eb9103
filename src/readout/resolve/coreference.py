"""What a document has named so far, and whom `he`, `they`, `it`, `the leaders` mean in that light."""

from __future__ import annotations

from dataclasses import dataclass

from readout.extract.mention import Mention
from readout.records import Span
from readout.resolve.parties import Parties, as_states, distinct
from readout.resolve.persons import People, Person

LOOK_BACK = 6
SPEAKING_FOR = "spokes"  # `A spokesman said that he would resign`: of somebody else
PAIR = 2
IRREGULAR = (("REB",), ("PRM",), ("UAF",), ("CRM",))


@dataclass(frozen=True)
class Met:
    """A party that was named: where, in which sentence, as subject or not, coordinated under which token.

    `unnamed`: it is one person told of without a name who acts (`a clerk`), and nobody's own (`his aide`). `following`: where
    the next sentence begins. `main`: as subject of a main clause. `quoted`: within the words of a speaker.
    """

    mention: Mention
    parties: Parties
    sentence: int
    subject: bool
    chain: int
    sex: str
    unnamed: bool = False
    following: int = 0
    main: bool = False
    quoted: bool = False

    @property
    def seat(self) -> bool:
        """Whether it is a town, which stands for its state or is where something happens."""
        return bool(self.mention.entries) and all(e.kind in {"capital", "city"} for e in self.mention.entries)

    @property
    def single_person(self) -> bool:
        """Whether it is one person with a name."""
        return (
            len(self.parties) == 1 and self.parties[0].name is not None and self.mention.kind in {"person", "role", "pronoun"}
        )

    def can_be_told_of(self, sentence: int) -> bool:
        """Whether somebody without a name can be meant by a pronoun: in the same sentence or the next."""
        same = self.sentence == sentence and not self.mention.text.lower().startswith(SPEAKING_FOR)
        return same or self.following == sentence


def _first_of_last(subjects: list[Met]) -> Met:
    """The first of those who are the last subject together."""
    return next(m for m in subjects if m.chain == subjects[-1].chain)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


class History:
    """Parties in text order, latest last, and the rules of salience."""

    def __init__(self, title_parties: Parties) -> None:
        self.met: list[Met] = []
        self._title = title_parties

    def add(self, met: Met) -> None:
        """Note a party in text order."""
        self.met.append(met)

    def _sentences_back(self, at: int) -> list[list[Met]]:
        """Met parties by sentence, the current one first, then backwards."""
        groups: dict[int, list[Met]] = {}
        for met in self.met:
            groups.setdefault(met.sentence, []).append(met)
        return [groups[s] for s in sorted(groups, reverse=True) if s <= at][:LOOK_BACK]

    # ---- one person ----
    def single(
        self,
        mention: Mention,
        sex: str,
        sentence: int,
        *,
        doer: int | None = None,
        aside: bool = False,
        speaker: Span | None = None,
    ) -> Parties:
        """Whom `he` or `her` means: a subject of this sentence or the one before, else the latest person of that sex.

        A person without a name is meant where no other is in the sentence, or where it is the subject of the one before.

        `doer` is the token of who does to `him` what the clause says: somebody else. `aside`: it stands in `he said` amid the
        words of a speaker, who was named before them. `speaker`: who says the words that it stands in, and means somebody else;
        outside of such words, those named in them come last.
        """
        barred = {p.key for m in self.met if m.mention.first <= doer <= m.mention.last for p in m.parties} if doer else set()
        for group in self._sentences_back(sentence):
            if aside and group[0].sentence == sentence:
                continue
            here = group[0].sentence == sentence
            near = [m for m in group if m.sex in ("", sex) and not self._beside(m, mention)]
            near = [m for m in near if speaker is None or not _overlap(m.mention.span, speaker)]
            fitting = [m for m in near if m.single_person and m.parties[0].key not in barred]
            fitting = [m for m in fitting if speaker is not None or not m.quoted] or fitting
            sure = [m for m in fitting if m.sex == sex] or fitting
            subjects = [m for m in sure if m.subject]
            others = [m for m in near if m.unnamed and m.can_be_told_of(sentence)]
            if others and not (fitting if here else subjects):
                return others[-1 if here else 0].parties
            if not fitting:
                continue
            mains = [] if here else [m for m in subjects if m.main]
            return _first_of_last(mains).parties if mains else (subjects or sure)[-1 if here else 0].parties
        return tuple(p for p in self._title if p.name)[:1]

    @staticmethod
    def _beside(met: Met, pronoun: Mention) -> bool:
        """`He and Dr. X`: the pronoun and the name beside it are two persons; not `X and his wife`."""
        if pronoun.text.lower() == "his" and met.mention.last < pronoun.first:
            return False
        return abs(met.mention.first - pronoun.last) <= 2

    # ---- several ----
    @staticmethod
    def _distinct(mets: list[Met]) -> Parties:
        return distinct(party for met in mets for party in met.parties)

    def plural(self, sentence: int, doer: int | None = None) -> Parties:
        """Whom `they` means: a plural subject nearby, coordinated persons, else a group without name (`the rebels`).

        `doer` is the token of who does to `them` what the clause says: somebody else.
        """
        for found in self._sentences_back(sentence):
            group = [m for m in found if doer is None or not m.mention.first <= doer <= m.mention.last]
            subjects = [m for m in group if m.subject]
            plural = [m for m in subjects if len(m.parties) > 1 or m.mention.plural]
            if plural:
                return plural[0].parties
            chains = self._coordinated(subjects)
            if chains:
                return chains
            people = self._distinct([m for m in group if m.single_person])
            if len(people) > 1 and len({p.code for p in people}) > 1:
                return people
            crowds = [m for m in group if m.mention.plural]
            if crowds:
                return crowds[0].parties
            if len(people) == PAIR:
                return people
        return self._title if len(self._title) > 1 else ()

    def last_group_subject(self, sentence: int) -> Parties:
        """The plural subject of the sentence before, if it had one (`The ministers ... They ...`)."""
        for group in self._sentences_back(sentence)[:2]:
            if group[0].sentence == sentence:
                continue
            subjects = [m for m in group if m.subject and len({p.code for p in m.parties}) > 1]
            return subjects[0].parties if subjects else self._coordinated([m for m in group if m.subject and m.single_person])
        return ()

    def _coordinated(self, mets: list[Met]) -> Parties:
        by_chain: dict[int, list[Met]] = {}
        for met in mets:
            by_chain.setdefault(met.chain, []).append(met)
        for chain in by_chain.values():
            parties = self._distinct(chain)
            if len(parties) > 1:
                return parties
        return ()

    def group(self, number: int | None, *, states: bool) -> Parties:
        """Whom `the two leaders`, `both sides` mean: the last persons (or states) that stand together in one sentence."""
        for group in reversed(self._by_sentence()):
            parties = self._of_states(group) if states else self._of_persons(group)
            if len({p.code for p in parties}) > 1 and number in (None, len(parties)):
                return parties
            sides = self._coordinated([m for m in group if m.subject])
            if len(sides) > 1 and number in (None, len(sides)):
                return as_states(sides) if states else sides
        if len(self._title) > 1 and number in (None, len(self._title)):
            return self._title
        return ()

    def _of_states(self, group: list[Met]) -> Parties:
        """The states that one sentence names."""
        named = [m for m in group if m.mention.kind in {"state", "body", "adjective"} or m.single_person]
        acting = [m for m in named if m.subject or not m.seat]  # not where they met
        return as_states(self._distinct(acting if len({p.code for m in acting for p in m.parties}) > 1 else named))

    def _of_persons(self, group: list[Met]) -> Parties:
        """The persons of one sentence."""
        plural = [m for m in group if len(m.parties) > 1]
        return (
            plural[0].parties
            if plural
            else self._distinct([m for m in group if m.single_person and m.mention.kind != "pronoun"])
        )

    def pair(self, sentence: int) -> tuple[Parties, Parties] | None:
        """The two whom `the former` and `the latter` tell apart: the last sentence that names two parties, in their order."""
        for group in self._sentences_back(sentence):
            named = [m for m in group if m.mention.kind != "pronoun" and len(m.parties) == 1]
            for fitting in ([m for m in named if m.single_person], named):
                different = list({m.parties[0].key: m.parties for m in fitting}.values())
                if len(different) == 2:
                    return different[0], different[1]
        return None

    def _by_sentence(self) -> list[list[Met]]:
        groups: dict[int, list[Met]] = {}
        for met in self.met:
            groups.setdefault(met.sentence, []).append(met)
        return [groups[s] for s in sorted(groups)]

    def crowd_before(self, at: int, sentence: int) -> Parties:
        """Those who are named last before a token in its sentence, as several."""
        found = [m for m in self.met if m.sentence == sentence and m.mention.last < at and m.mention.plural]
        crowd = [m for m in found if m.mention.kind in {"role", "people"}]
        return crowd[-1].parties if crowd else ()

    # ---- a state or body ----
    def thing(self, sentence: int, *, other: bool = False) -> Parties:
        """What `it` means: the state, body or government that was the latest subject; `other`: in a sentence before this."""
        for group in self._sentences_back(sentence)[:3]:
            if other and group[0].sentence == sentence:
                continue
            things = [
                m
                for m in group
                if not m.mention.plural
                and (m.subject or not m.seat or group[0].sentence != sentence)  # not the town where it happens
                and (m.mention.kind in {"state", "body"} or (m.mention.role is not None and m.mention.role.kind == "body"))
            ]
            subjects = [m for m in things if m.subject]
            if subjects or things:
                return (subjects or things)[-1 if group[0].sentence == sentence else 0].parties
        return ()

    # ---- for role nouns ----
    def same_sector(self, sectors: tuple[str, ...]) -> str | None:
        """The state of the last force of this sector that was named with its state (`the army` after `the Syrian army`)."""
        for met in reversed(self.met[-12:]):
            for party in met.parties:
                if (
                    party.sector
                    and sectors
                    and party.sector[0] == sectors[0]
                    and sectors[0] not in {"GOV", "CVL"}
                    and party.code != "UNK"
                ):
                    return party.code
        return None

    def persons(self, people: People) -> list[Person]:
        """Persons of the document, the latest named first, then those of the title."""
        found: list[Person] = []
        for met in reversed(self.met):
            if met.mention.kind == "person":
                person = people.find(met.mention.words, None)
                if person is not None and person not in found:
                    found.append(person)
        return [*found, *[p for p in people.all if p not in found]]

    def last_offices(self, people: People) -> tuple[frozenset[str], frozenset[str]]:
        """Offices of the person met last, by name or by title alone, and the titles that they go by."""
        for met in reversed(self.met):
            if met.mention.kind == "role" and met.single_person and met.mention.titles:
                titles = met.mention.titles
                offices = frozenset(office for title in titles for office in title.offices)
                return offices, frozenset(title.form.lower() for title in titles)
            if met.mention.kind == "person":
                break
        for person in self.persons(people):
            if person.offices:
                return person.offices, frozenset({*person.titles, (person.office or "").lower()} - {""})
        return frozenset(), frozenset()

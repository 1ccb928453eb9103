"""What two records have in common and what sets them apart: each feature a number from 0 to 1, with a plain name."""

from __future__ import annotations

import re
from collections.abc import Callable

from readout.link.days import ABOUT, DAILY, REACH, Days
from readout.link.names import any_same
from readout.link.places import apart
from readout.link.traits import Traits
from readout.link.words import ENOUGH, content, likeness

Feature = Callable[[Traits, Traits], float]

# Weight of content words below which a clause says nothing that could be compared.
WORDLESS = 1.0

# What leads from one act to the next within a clause.
TURN = re.compile(r"[,;:]|\b(?:and|but|or|while)\b", re.IGNORECASE)


def same_type(a: Traits, b: Traits) -> float:
    """Both have one event type."""
    return float(a.event.event == b.event.event)


def other_mode(a: Traits, b: Traits) -> float:
    """Both have a mode, and not the same."""
    return float(bool(a.event.mode and b.event.mode and a.event.mode != b.event.mode))


def same_mode(a: Traits, b: Traits) -> float:
    """Both have the same mode, such as a call or an air strike."""
    return float(a.event.mode is not None and a.event.mode == b.event.mode)


def same_verb(a: Traits, b: Traits) -> float:
    """The triggers are forms of one word."""
    return float(a.verb == b.verb)


def same_verb_group(a: Traits, b: Traits) -> float:
    """The triggers tell one kind of act, such as asking or thanking."""
    return float(a.verb_group is not None and a.verb_group == b.verb_group)


def other_verb_group(a: Traits, b: Traits) -> float:
    """The triggers tell two kinds of act."""
    return float(bool(a.verb_group and b.verb_group and a.verb_group != b.verb_group))


def talk(a: Traits, b: Traits) -> float:
    """Both are meetings or calls, which are known by who met when rather than by their content."""
    return float("talk" in a.groups and "talk" in b.groups)


def deed(a: Traits, b: Traits) -> float:
    """Both are deeds rather than words or talks: known by who did it to whom, where and when."""
    return float(not _spoken(a) and not _spoken(b))


def parties(a: Traits, b: Traits) -> float:
    """Share of the parties' codes that both have."""
    return _overlap(a.codes, b.codes)


def same_sides(a: Traits, b: Traits) -> float:
    """Who acts and towards whom agree, as far as both say."""
    return min(_overlap(a.sides[0], b.sides[0]), _overlap(a.sides[1], b.sides[1]) if a.sides[1] and b.sides[1] else 1.0)


def other_recipient(a: Traits, b: Traits) -> float:
    """Both are directed at somebody, and not at the same."""
    return float(bool(a.sides[1] and b.sides[1] and not a.sides[1] & b.sides[1]))


def one_sided(a: Traits, b: Traits) -> float:
    """One names a party that the other leaves out."""
    return float(a.codes != b.codes)


def other_round(a: Traits, b: Traits) -> float:
    """Two meetings or calls of which one has a state more: two rather than three round the table."""
    return float(bool(talk(a, b) and a.codes != b.codes and min(len(a.codes), len(b.codes)) > 1))


def same_persons(a: Traits, b: Traits) -> float:
    """Share of the common parties for which both name the same person or body."""
    common = a.codes & b.codes
    return sum(any_same(a.names.get(c, ()), b.names.get(c, ())) for c in common) / len(common) if common else 0.0


def other_persons(a: Traits, b: Traits) -> float:
    """Share of the common parties for which they name different persons or bodies."""
    common = a.codes & b.codes
    return sum(differ(a, b, code) for code in common) / len(common) if common else 0.0


def differ(a: Traits, b: Traits, code: str) -> bool:
    """Whether the two name persons or bodies for a party, none in common."""
    one, other = a.names.get(code), b.names.get(code)
    return bool(one and other and not any_same(one, other))


def other_sector(a: Traits, b: Traits) -> float:
    """For a common party, the one speaks of its army, say, and the other of its people."""
    found = [(a.sectors[c], b.sectors[c]) for c in a.codes & b.codes]
    return float(any(one and other and not one & other for one, other in found))


def same_day(a: Traits, b: Traits) -> float:
    """Both give one and the same day."""
    return float(bool(a.days and b.days and _exact(a, b) and a.days.apart(b.days) == 0))


def next_day(a: Traits, b: Traits) -> float:
    """The days that they give are one apart."""
    return float(bool(a.days and b.days and a.days.apart(b.days) == 1))


def coarse_date(a: Traits, b: Traits) -> float:
    """One gives a month or a year that the other's date falls into."""
    vague = a.days and b.days and not _exact(a, b) and not (a.days.bounded or b.days.bounded)
    return float(bool(a.days and b.days and vague and a.days.apart(b.days) == 0))


def own_date_missing(a: Traits, b: Traits) -> float:
    """At least one has no date but the day of publication."""
    return float(not (a.days and b.days) or a.days.soft or b.days.soft)


def days_apart(a: Traits, b: Traits) -> float:
    """How far apart the dates are, a week and more being 1."""
    return min(a.days.apart(b.days), 7) / 7 if a.days and b.days else 0.0


def same_war(a: Traits, b: Traits) -> float:
    """Both are words for one war as a whole."""
    return float(a.war is not None and a.war == b.war)


def long_before(a: Traits, b: Traits) -> float:
    """Of one only the last possible day is known: how far from it the other lies, two months and more being 1."""
    if not (a.days and b.days) or same_war(a, b) or not (a.days.bounded or b.days.bounded):
        return 0.0
    return min(abs(a.days.last - b.days.last), REACH) / REACH


def some_days_before(a: Traits, b: Traits) -> float:
    """One came a while before a day that its text names: how much of that while lies between that day and the other."""
    if not (a.days and b.days):
        return 0.0
    return max(_lag(one, other) for one, other in ((a.days, b.days), (b.days, a.days)))


def _lag(back: Days, other: Days) -> float:
    """Share of the while from its end back to a day; 0 for what is no while, 1 for all that lies beyond it."""
    if back.precision != ABOUT or other.precision != DAILY:
        return 0.0
    return min(abs(back.last - other.last) / max(1, back.last - back.first), 1.0)


def same_named_day(a: Traits, b: Traits) -> float:
    """Both name the act by its day, long after: the attack of 7 October."""
    return float(a.named_day is not None and a.named_day == b.named_day)


def two_houses(a: Traits, b: Traits) -> float:
    """Of one day, the same parties and a matter in common, in texts that two bodies put out: each tells it in its own way."""
    one, other = a.report.document.issuer, b.report.document.issuer
    if not one or not other or one == other or a.codes != b.codes or len(a.codes) < 2 or not _same_matter(a, b):
        return 0.0
    return float(bool(a.days and b.days and a.days.apart(b.days) <= 1))


def _same_matter(a: Traits, b: Traits) -> bool:
    """Whether a telling word of content, their verbs aside, is in both clauses."""
    return any(a.words[word] == ENOUGH for word in a.words.keys() & b.words.keys() - {a.verb, b.verb})


def place_within(a: Traits, b: Traits) -> float:
    """One names a state, the other a place in it."""
    one, other = a.place, b.place
    if not one or not other or one.country != other.country:
        return 0.0
    return float((one.precision == "country") != (other.precision == "country"))


def same_place(a: Traits, b: Traits) -> float:
    """Both name one place."""
    one, other = a.place, b.place
    return float(bool(one and other and one.name == other.name))


def other_place(a: Traits, b: Traits) -> float:
    """They name different places, neither of which can hold the other."""
    return float(apart(a.place, b.place))


def words(a: Traits, b: Traits) -> float:
    """Content words in common, of the clause with the fewer; 0 where one says too little."""
    return 0.0 if wordless(a, b) else likeness(a.words, b.words)


def words_of_speech(a: Traits, b: Traits) -> float:
    """The same for what is said: there the content tells which act is meant."""
    return 0.0 if talk(a, b) or deed(a, b) else words(a, b)


def wordless(a: Traits, b: Traits) -> float:
    """One clause says nothing that could be compared."""
    return float(min(sum(a.words.values()), sum(b.words.values())) < WORDLESS)


def same_numbers(a: Traits, b: Traits) -> float:
    """A number in common."""
    return float(bool(a.numbers & b.numbers))


def other_numbers(a: Traits, b: Traits) -> float:
    """They give different numbers of the same."""
    common = a.quantities.keys() & b.quantities.keys()
    return float(any(not a.quantities[what] & b.quantities[what] for what in common))


def same_term(a: Traits, b: Traits) -> float:
    """Both name one day that is not theirs, such as that by which something is to be done."""
    return float(bool(a.terms & b.terms))


def same_sentence(a: Traits, b: Traits) -> float:
    """One sentence tells both: it would hardly tell one act twice."""
    return float(a.event.doc == b.event.doc and a.sentence == b.sentence)


def same_clause(a: Traits, b: Traits) -> float:
    """Share of the shorter clause that both stand in, unless it goes on to another act: one act may have been coded twice."""
    if a.event.doc != b.event.doc or _goes_on(a, b):
        return 0.0
    (start, end), (begin, stop) = a.clause, b.clause
    return max(0, min(end, stop) - max(start, begin)) / max(1, min(end - start, stop - begin))


def _goes_on(a: Traits, b: Traits) -> bool:
    """Whether a comma or `and` parts the two triggers: `appealed for calm and for talks` are two appeals."""
    first, second = sorted((a.event.trigger, b.event.trigger))
    return bool(TURN.search(a.report.document.text, first[1], second[0]))


def same_document(a: Traits, b: Traits) -> float:
    """One report tells both."""
    return float(a.event.doc == b.event.doc and not a.report.document.issuer)


def same_readout(a: Traits, b: Traits) -> float:
    """One official text tells both: it lists what was said, each point once."""
    return float(a.event.doc == b.event.doc and bool(a.report.document.issuer))


def same_issuer(a: Traits, b: Traits) -> float:
    """Words in two documents that one body put out: it reports each of its talks once. The deeds of others it tells again."""
    one, other = a.report.document, b.report.document
    return float(bool(one.id != other.id and one.issuer and one.issuer == other.issuer) and not talk(a, b) and not deed(a, b))


def same_wording(a: Traits, b: Traits) -> float:
    """Two documents with nearly the same sentence, as copies have it."""
    if a.event.doc == b.event.doc:
        return 0.0
    one, other = content(a.written), content(b.written)
    return float(likeness(one, other) > 0.75 and min(len(one), len(other)) > 0.6 * max(len(one), len(other)))


def other_hour(a: Traits, b: Traits) -> float:
    """One in the morning, the other in the evening."""
    return float(bool(a.hour and b.hour and a.hour != b.hour))


def counted_apart(a: Traits, b: Traits) -> float:
    """One is called a second or an earlier one, and the other is not."""
    return float(a.ordinal != b.ordinal)


def other_initiator(a: Traits, b: Traits) -> float:
    """Each says that another party began."""
    return float(bool(a.initiator and b.initiator and a.initiator != b.initiator))


def other_standing(a: Traits, b: Traits) -> float:
    """One tells of what is announced, the other of what was done or denied."""
    return float(a.event.factuality != b.event.factuality)


FEATURES: dict[str, Feature] = {
    feature.__name__: feature
    for feature in (
        same_type,
        same_mode,
        other_mode,
        same_verb,
        same_verb_group,
        other_verb_group,
        talk,
        deed,
        parties,
        same_sides,
        other_recipient,
        one_sided,
        other_round,
        same_persons,
        other_persons,
        other_sector,
        same_day,
        next_day,
        coarse_date,
        own_date_missing,
        days_apart,
        long_before,
        some_days_before,
        same_war,
        same_named_day,
        two_houses,
        place_within,
        same_place,
        other_place,
        words,
        words_of_speech,
        wordless,
        same_numbers,
        other_numbers,
        same_term,
        same_sentence,
        same_clause,
        same_document,
        same_readout,
        same_issuer,
        same_wording,
        other_hour,
        counted_apart,
        other_initiator,
        other_standing,
    )
}


def _spoken(traits: Traits) -> bool:
    return bool({"word", "talk"} & traits.groups)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Common members over those of the smaller set; 0 where one is empty."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _exact(a: Traits, b: Traits) -> bool:
    return bool(a.days and b.days and a.days.precision == b.days.precision == DAILY)

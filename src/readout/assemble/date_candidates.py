"""Which dates an act in the news could have: those in the text around it, the day told before, and publication itself.

Each comes with what speaks for and against it; `dating.py` chooses.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Token

from readout.assemble.act_signs import DEEDS, SAYING, act_signs
from readout.assemble.dates_in_text import TIMES, DateInText, DatesInText, carriers, outer
from readout.assemble.draft import Draft
from readout.resolve.calendar_days import Day
from readout.resolve.dates import DateMention

FAR = 30  # words
GAP = 10  # sentences
BACK, AHEAD = -3, 1  # sentences around an act whose days may be its own
RECENT = 8  # days
OLD, OLDER, OLDEST = 30.0, 40.0, 60.0  # days: how far back a day, a month, a year counts at most
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
WHOLE = {"pub": 10, "pubmonth": 7, "pubyear": 4}  # characters of the day of publication


@dataclass
class CandidateDate:
    """A value that the date of an act could have; None: the text does not say.

    Attributes:
        mention: the words that give it, of several the nearest; None where it only follows from the day of publication.
        features: by name, for the trees of dating.
    """

    value: str | None
    mention: DateMention | None = None
    features: dict[str, float] = field(default_factory=dict)

    def note(self, mention: DateMention | None, **signs: float) -> None:
        """Add what one source of the value says; of equal signs the strongest counts."""
        self.mention = self.mention or mention
        for name, strength in signs.items():
            self.features[name] = max(self.features.get(name, strength), strength)


@dataclass(frozen=True)
class Told:
    """An act that was told with its own day, and in which sentence."""

    draft: Draft
    mention: DateMention
    sentence: int


class CandidateDates:
    """The candidates for the drafts of one news report, asked for in text order."""

    def __init__(self, dates: DatesInText) -> None:
        self.dates, self.published = dates, dates.document.date
        self._told: Told | None = None

    @cached_property
    def _counts(self) -> Counter[str | None]:
        return Counter(d.mention.value for d in self.dates.all if d.mention.precision == "day")

    @cached_property
    def _recent(self) -> list[DateInText]:
        """The days named that lie shortly before publication."""
        return [d for d in self.dates.all if d.mention.precision == "day" and 0 <= self._back(d.mention.value) < RECENT]

    @cached_property
    def _is_of_one_day(self) -> bool:
        """Whether the report names its own day and no other: then what it leaves undated is not of some day of the month."""
        return set(self._counts) == {self.published}

    def of(self, draft: Draft) -> list[CandidateDate]:
        """All candidates of a draft, nearest words first."""
        trigger = outer(self.dates.doc[draft.token])
        found: dict[str | None, CandidateDate] = {}
        for mention, value, signs in self._sources(draft, trigger):
            found.setdefault(value, CandidateDate(value)).note(mention, **signs)
        shared = act_signs(draft, trigger, self.dates) | self._report_signs()
        for one in found.values():
            one.features |= shared | self._value_signs(one.value)
        self._remember(draft, trigger)
        return list(found.values())

    def _sources(self, draft: Draft, trigger: Token) -> Iterator[tuple[DateMention | None, str | None, dict[str, float]]]:
        number, held = self.dates.number(trigger), carriers(trigger)
        serving = [d for d in self.dates.beside(trigger) if not _is_aside(d, trigger)]
        beside = sorted(serving, key=lambda d: (d.governor.i not in held, _gap(d, trigger)))
        for one in beside:
            yield one.mention, one.mention.value, _signs_beside(one, trigger, held, draft)
        if self._told is not None:
            yield self._told.mention, self._told.mention.value, _signs_of_told(self._told, draft, number)
        around = [d for d in self.dates.all if d.sentence != number and BACK <= d.sentence - number <= AHEAD]
        for one in sorted(around, key=lambda d: abs(d.sentence - number)):
            if one.mention.precision == "day":
                yield one.mention, one.mention.value, {f"near:{one.sentence - number}": 1.0}
        for one, signs in self._leads(number):
            if one.sentence == number and one not in serving:
                continue
            yield one.mention, one.mention.value, signs
        for name, width in WHOLE.items() if self.published else ():
            if name != "pubmonth" or not self._is_of_one_day:
                yield None, (self.published or "")[:width], {name: 1.0}
        yield None, None, {"none": 1.0}

    def _leads(self, number: int) -> Iterator[tuple[DateInText, dict[str, float]]]:
        """The days of the opening, the first day of the report, and those told last before and first after the sentence."""
        for one in self.dates.all:
            if one.sentence <= 1 and one.mention.precision == "day" and not self.dates.to_come(one.mention):
                yield one, {f"lead:{one.sentence}": 1.0}
        before = [d for d in self._recent if d.sentence < number]
        after = [d for d in self._recent if d.sentence > number]
        for name, days in (("first", self._recent[:1]), ("previous", before[-1:]), ("next", after[:1])):
            for one in days:
                yield one, {name: 1.0, f"{name}_gap": float(max(-GAP, min(GAP, one.sentence - number)))}

    def _report_signs(self) -> dict[str, float]:
        """Which recent days the report names at all."""
        days = {self._back(d.mention.value) for d in self._recent}
        return {"today": float(0 in days), "yesterday": float(1 in days), "days": float(len(self._counts))}

    def _value_signs(self, value: str | None) -> dict[str, float]:
        if value is None:
            return {}
        future = bool(self.published) and value > (self.published or "")[: len(value)]
        return {
            "length": float(len(value)),
            "named": float(self._counts[value]),
            "future": float(future),
            "back": self._back(value),
        }

    def _back(self, value: str | None) -> float:
        """Days before publication, within bounds."""
        if value is None or self.published is None:
            return OLDEST
        if len(value) < WHOLE["pub"]:
            return 0.0 if self.published.startswith(value) else OLDER if len(value) == WHOLE["pubmonth"] else OLDEST
        days = Day.fromisoformat(self.published).toordinal() - Day.fromisoformat(value).toordinal()
        return float(min(max(days, -OLD), OLDEST))

    def _remember(self, draft: Draft, trigger: Token) -> None:
        """Note an act of the foreground with a day of its own, for those that follow."""
        held = carriers(trigger)
        own = next((d for d in self.dates.beside(trigger) if d.governor.i in held), None)
        if own is not None and own.mention.precision == "day" and not (draft.background or self.dates.to_come(own.mention)):
            self._told = Told(draft, own.mention, own.sentence)


def _gap(date: DateInText, trigger: Token) -> int:
    return max(date.words.start - trigger.i, trigger.i - date.words.end)


def _signs_beside(date: DateInText, trigger: Token, held: set[int], draft: Draft) -> dict[str, float]:
    """How a date of the same sentence stands to the act."""
    low, high = sorted((date.words.start, trigger.i))
    between = trigger.doc[low:high]
    verbs = sum(t.pos_ == "VERB" and t.tag_ in FINITE and t.i not in held for t in between)
    start, end = date.mention.span
    return {
        f"beside:{_hold(date, trigger, held)}": 1.0,
        f"relation:{date.mention.relation}": 1.0,
        "nearness": -float(min(_gap(date, trigger), FAR)),
        "ahead_of_it" if date.words.start > trigger.i else "behind_it": 1.0,
        "range": float(date.mention.kind == "range"),
        "stated": float(date.mention.basis == "stated"),
        "verbs_between": -float(verbs),
        "commas_between": -float(sum(t.text in ",;:" for t in between)),
        "in_clause": float(draft.anchor[0] <= start and end <= draft.anchor[1]),
        "on_first_of_two": float(trigger.dep_ == "conj" and date.governor.i == trigger.head.i),
    }


def _hold(date: DateInText, trigger: Token, held: set[int]) -> str:
    """What a date hangs on, seen from the act: the act itself, a verb above it, another noun, a clause aside."""
    above = {t.i for t in (trigger, *trigger.ancestors)}
    on = date.governor
    if on.i in held:
        return "act"
    if on.i in above:
        return "saying" if on.lemma_ in SAYING else "above"
    if on.pos_ in {"NOUN", "PROPN"} and on.ent_type_ not in TIMES:
        return "noun"
    clause = next((n.dep_ for n in (on, *on.ancestors) if n.i in above or n.dep_ == "advcl"), "")
    return clause if clause == "advcl" else "other"


def _is_aside(date: DateInText, trigger: Token) -> bool:
    """Whether a date belongs to a clause that only says more about a noun (`Somalia, which closed its border on Monday`)."""
    above = {t.i for t in (trigger, *trigger.ancestors)}
    way = itertools.takewhile(lambda n: n.i not in above, (date.governor, *date.governor.ancestors))
    return any(node.dep_ in {"relcl", "acl"} for node in way)


def _signs_of_told(told: Told, draft: Draft, number: int) -> dict[str, float]:
    """How the act told last with its day resembles this one."""
    mine, theirs = (d.codes for d in (draft, told.draft))
    return {
        "told": 1.0,
        "told_gap": -float(min(number - told.sentence, GAP)),
        "told_deed": float(told.draft.event in DEEDS),
        "told_type": float(told.draft.event == draft.event),
        "told_shared": float(bool((mine[0] | mine[1]) & (theirs[0] | theirs[1]))),
        "told_actor": float(mine[0] == theirs[0]),
    }

"""Whole casts of an act: who does it and to whom, all at once, and what speaks for and against each.

Who is likely actor and who recipient is weighed side by side first. What only shows in both together comes in here: that two
sides fight each other, that nobody is hit, that the same two have dealt with each other elsewhere in the text.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from readout.assemble.candidates import FACTS_OF_DRAFTS, OF_TRIGGER, SIDES, Candidate
from readout.assemble.draft import Draft, Parties
from readout.assemble.meaning import log

UNKNOWN = "UNK"
MOST = 20  # casts of one act
LIKELIEST = 4  # of one side that are tried alone
WITH_OTHERS = 0.1  # chance from which somebody is tried with others
FEW = 4  # counts go no further
RARE = 0.01  # chance of who was never weighed
OF_DRAFT = (*FACTS_OF_DRAFTS, *OF_TRIGGER, "type:", "by_model", "factuality", "background", "codes_in_sentence")
LEAST_OF = (
    "back share focus code_in_sentence implied_only unknown role role_other pair subject up down near acts suffers speaker "
    "scene_share instead inside current clause_between latest_actor latest_recipient"
).split()
DEALINGS = ("dealings", "dealings_alike", "back", "back_alike", "alone", "both", "fights", "beside")
OF_PARTY = ("branch:", "preposition:", "sector:", "dep:", "how:")

Chances = dict[str, tuple[float, Candidate]]
Codes = frozenset[str]


@dataclass(frozen=True)
class Cast:
    """Actors and recipients of an act.

    Attributes:
        worth: logarithm of the chance of all, in and out, if they had nothing to do with each other.
    """

    actors: Parties
    recipients: Parties
    worth: float

    @property
    def sides(self) -> tuple[Codes, Codes]:
        """Codes of actors and of recipients; unknown actors are none."""
        return frozenset(p.code for p in self.actors) - {UNKNOWN}, frozenset(p.code for p in self.recipients)


@dataclass(frozen=True)
class Reading:
    """A draft as one pass has cast it: the sides before that and after, and what speaks for whom."""

    draft: Draft
    before: Cast
    chances: dict[str, Chances]

    @property
    def now(self) -> tuple[Codes, Codes]:
        """Codes of both sides as the first pass has cast them; unknown actors are none."""
        return Cast(self.draft.actors, self.draft.recipients, 0.0).sides


def casts_of(reading: Reading) -> list[Cast]:
    """The likeliest casts, as the draft has been cast among them; two of one state also as fighting each other."""
    now = Cast(reading.draft.actors, reading.draft.recipients, 0.0)
    found = [c for c in (_cast(reading, *one) for one in _ranked(reading, now)[:MOST]) if _differ(c)]
    found += [_each_other(c) for c in found if len(c.sides[0]) == 1 and c.sides[0] == c.sides[1] and _differ(c)]
    known = {c.sides for c in found}
    for sides in (now.sides, reading.before.sides):
        if sides not in known and any(sides):
            known.add(sides)
            found.append(_cast(reading, sum(_worth(reading.chances[s], c) for s, c in zip(SIDES, sides, strict=True)), *sides))
    return found


def _ranked(reading: Reading, now: Cast) -> list[tuple[float, Codes, Codes]]:
    """Worth, actors and recipients of all casts that are tried, the likeliest first."""
    acting, receiving = (reading.chances[side] for side in SIDES)
    actors, recipients = (list(_options(reading.chances[s], codes)) for s, codes in zip(SIDES, now.sides, strict=True))
    recipients += [frozenset({UNKNOWN})] if UNKNOWN in receiving else []
    found = [(_worth(acting, a) + _worth(receiving, r), a, r) for a in actors for r in recipients if a or r]
    return sorted(found, key=lambda one: (-one[0], sorted(one[1]), sorted(one[2])))


def _options(chances: Chances, now: Codes) -> Iterator[Codes]:
    """Sets of codes for one side, each once: nobody, one of the likeliest, up to three of them, those who are there now."""
    ranked = sorted((c for c in chances if c != UNKNOWN), key=lambda c: (-chances[c][0], c))[:LIKELIEST]
    together = [c for c in ranked if chances[c][0] >= WITH_OTHERS]
    options = [frozenset[str](), *(frozenset({c}) for c in ranked)]
    options += [frozenset(some) for size in (2, 3) for some in combinations(together, size)]
    yield from dict.fromkeys([*options, now])


def _worth(chances: Chances, codes: Codes) -> float:
    known = sum(log(chance) if c in codes else log(1 - chance) for c, (chance, _) in chances.items())
    return known + sum(log(RARE) for c in codes if c not in chances)


def _cast(reading: Reading, worth: float, actors: Codes, recipients: Codes) -> Cast:
    return Cast(
        _parties(actors or frozenset({UNKNOWN}), (*reading.draft.actors, *reading.before.actors), reading.chances["actor"]),
        _parties(recipients, (*reading.draft.recipients, *reading.before.recipients), reading.chances["recipient"]),
        worth,
    )


def _parties(codes: Codes, there: Parties, chances: Chances) -> Parties:
    """Those who are there by now with these codes, and the likeliest candidate of each other code."""
    kept = tuple({p.key: p for p in there if p.code in codes}.values())
    known = {p.code for p in kept}
    return (*kept, *(chances[c][1].party for c in sorted(codes - known) if c in chances and c != UNKNOWN))


def _differ(cast: Cast) -> bool:
    """Whether nobody does it to himself."""
    return not {p.key for p in cast.actors} & {p.key for p in cast.recipients}


def _each_other(cast: Cast) -> Cast:
    return Cast((cast.actors[0], cast.recipients[0]), (), cast.worth)


# ---- what speaks for a cast ----
def features_of(reading: Reading, casts: Sequence[Cast], everybody: Sequence[Draft]) -> list[dict[str, float]]:
    """What the trees see of each cast of a draft; `everybody`: all drafts of the document as the first pass has cast them."""
    common = _of_draft(reading)
    others = [(d, d.codes) for d in everybody if d.token != reading.draft.token and d.event != "STATEMENT"]
    best = max(c.worth for c in casts)
    found = []
    for rank, cast in enumerate(casts):
        facts = {**common, "rank": float(rank), "gap": cast.worth - best}
        facts.update(_shape(reading, cast))
        for side, codes in zip(SIDES, cast.sides, strict=True):
            facts.update(_of_side(reading, side, codes))
        found.append({**facts, **_elsewhere(reading.draft, cast, others)})
    return found


def _of_draft(reading: Reading) -> dict[str, float]:
    some = next((c for side in reading.chances.values() for _, c in side.values()), None)
    return {} if some is None else {k: v for k, v in some.features.items() if k.startswith(OF_DRAFT)}


def _shape(reading: Reading, cast: Cast) -> dict[str, float]:
    """How many there are on each side, and whether that is what rules, model and first pass have read."""
    (actors, recipients), event = cast.sides, reading.draft.event
    many, towards = min(len(cast.actors), 2), min(len(cast.recipients), 2)
    lemma = next((k for k in _of_draft(reading) if k.startswith("lemma:")), "lemma:")
    facts = {
        "actors": float(len(actors)),
        "recipients": float(len(recipients)),
        f"shape:{many}:{towards}": 1.0,
        f"shape:{many}:{towards}:{event}": 1.0,
        "same_state": float(bool(actors & recipients)),
        "only_same": float(bool(actors) and actors == recipients),
        "each_other": float(many > 1 and not towards),
        "one_state": float(len(cast.actors) > len(actors) == 1 and not towards),
    }
    if not towards:
        facts[f"{'each_other' if many > 1 else 'alone'}:{lemma}"] = 1.0
    now = (reading.draft.codes[0] - {UNKNOWN}, reading.draft.codes[1])
    for name, sides in (("before", reading.before.sides), ("now", now)):
        same = [float(mine == theirs) for mine, theirs in zip(cast.sides, sides, strict=True)]
        facts |= {f"{name}_actor": same[0], f"{name}_recipient": same[1], f"{name}_both": min(same)}
    return facts


def _of_side(reading: Reading, side: str, codes: Codes) -> dict[str, float]:
    """How likely the parties of one side are, how likely who is left out, and what kind of mention they have."""
    chances, other = reading.chances[side], reading.chances[SIDES[1 - SIDES.index(side)]]
    inside = [chances[c][0] if c in chances else RARE for c in codes]
    facts = {
        f"{side}_least": log(min(inside, default=1.0)),
        f"{side}_most": log(max(inside, default=0.0)),
        f"{side}_out": log(max((chance for c, (chance, _) in chances.items() if c not in codes), default=0.0)),
        f"{side}_worth": _worth(chances, codes),
        f"{side}_as_other": max((other[c][0] for c in codes if c in other), default=0.0),
    }
    for candidate in (chances[c][1] for c in sorted(codes) if c in chances):
        for name in LEAST_OF:
            value = candidate.features.get(name, -9.0)
            facts[f"{side}:{name}"] = min(value, facts.get(f"{side}:{name}", math.inf))
        facts |= {f"{side}:{k}": 1.0 for k in candidate.features if k.startswith(OF_PARTY) and k.count(":") == 1}
    return facts


def _elsewhere(draft: Draft, cast: Cast, others: Sequence[tuple[Draft, tuple[Codes, Codes]]]) -> dict[str, float]:
    """How often the same have dealt with each other in the rest of the text, and fought."""
    facts: Counter[str] = Counter()
    sides = cast.sides
    for other, codes in others:
        alike = other.event == draft.event
        forth, back, among = _ways(sides, codes)
        facts["dealings"] += forth
        facts["dealings_alike"] += forth and alike
        facts["back"] += back
        facts["back_alike"] += back and alike
        facts["alone"] += alike and not codes[1] and bool(sides[0] & codes[0])
        facts["both"] += among
        facts["fights"] += other.event == "ASSAULT" and (forth or back or among)
        facts["beside"] += other.sentence == draft.sentence and codes == sides
    return {f"text:{name}": float(min(facts[name], FEW)) for name in DEALINGS}


def _ways(cast: tuple[Codes, Codes], other: tuple[Codes, Codes]) -> tuple[bool, bool, bool]:
    """Whether another act goes the same way, the other way round, or is between those who act together here."""
    (actors, recipients), (a, r) = cast, other
    among = len(actors) > 1 and not recipients and (bool(actors & a and (actors - a) & r) if r else actors <= a)
    return bool(actors & a and recipients & r), bool(actors & r and recipients & a), among

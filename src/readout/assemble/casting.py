"""Actors and recipients weighed against everybody else in the text: in news, who does not fit goes, who fits better comes in.

Two sets of boosted trees say of each candidate how likely it is an actor, a recipient. In news a third looks at both sides
together: its likeliest cast is the draft's. In official texts, where rules know more, a recipient whom the trees would rather
have is only another reading beside theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from readout.assemble.candidates import SIDES, Candidate
from readout.assemble.casts import UNKNOWN, Cast, Chances, Reading, casts_of, features_of
from readout.assemble.draft import Draft, Parties
from readout.assemble.meaning import log
from readout.model.trees import Trees
from readout.records import Participant

COMES_IN = 0.6
STAYS = 0.25
LEAD = 2.0  # times that another cast must be as likely as the one that each side by itself gives
TOGETHER = "together"  # trees that a model fitted before there were any lacks
LIKELY = 0.5
DOUBTFUL = 0.6
OPEN = frozenset({"ACCUSE", "AGREE", "AID", "REJECT", "REQUEST", "SANCTION"})  # whose recipient is often left to the reader
DOUBTED = frozenset({"ACCUSE", "REQUEST"})

Weigh = Callable[[Draft], Iterable[Candidate]]


def recast(drafts: Sequence[Draft], candidates_of: Weigh, trees: Mapping[str, Trees]) -> None:
    """Give drafts the parties that fit best, in place, and note for confidence how well they fit. Statements stay as they are.

    Args:
        trees: by side, and `together` for whole casts.
    """
    readings = readings_of(drafts, candidates_of, trees)
    for reading in readings:
        _note(reading.draft, reading)
    for reading, casts, rows in whole_casts(readings, drafts) if TOGETHER in trees else ():
        chances = trees[TOGETHER].chances(rows)
        now = next((n for n, cast in enumerate(casts) if cast.sides == reading.now), None)
        best = max(range(len(casts)), key=lambda n: chances[n] * (LEAD if n == now else 1.0))
        _give(reading, casts[best], chances[best], max((c for n, c in enumerate(chances) if n != best), default=0.0))


def readings_of(drafts: Iterable[Draft], candidates_of: Weigh, trees: Mapping[str, Trees]) -> list[Reading]:
    """Cast each side by itself, in place. All are weighed before any is changed, so that their order does not matter."""
    readings = [
        Reading(d, Cast(d.actors, d.recipients, 0.0), _chances(candidates_of(d), trees))
        for d in drafts
        if d.event != "STATEMENT"
    ]
    for reading in readings:
        draft, chances = reading.draft, reading.chances
        draft.actors = _chosen(draft.actors, chances["actor"])
        draft.recipients = _chosen(draft.recipients, chances["recipient"])
    return readings


def whole_casts(
    readings: Iterable[Reading], drafts: Sequence[Draft]
) -> list[tuple[Reading, list[Cast], list[dict[str, float]]]]:
    """The casts of each draft that has any, with their features, before any is given one."""
    found = []
    for reading in readings:
        casts = casts_of(reading)
        if casts:
            found.append((reading, casts, features_of(reading, casts, drafts)))
    return found


def _give(reading: Reading, cast: Cast, chance: float, other: float) -> None:
    draft = reading.draft
    draft.actors, draft.recipients = cast.actors, cast.recipients
    draft.features |= {"cast_whole": log(chance), "cast_lead": log(chance) - log(other)}
    _note(draft, reading)


def _note(draft: Draft, reading: Reading) -> None:
    """For confidence: how well the parties fit, each by itself, and whether they are others than before."""
    draft.features.update(_fit(draft, reading.chances))
    for side, old, new in zip(SIDES, reading.before.sides, Cast(draft.actors, draft.recipients, 0.0).sides, strict=True):
        draft.features[f"recast_{side}"] = float(old != new)


def other_readings(drafts: Iterable[Draft], candidates_of: Weigh, trees: Mapping[str, Trees]) -> list[Draft]:
    """Rivals of drafts that leave open to whom an act goes, or may have that wrong, with the recipient who fits best.

    Every draft, the rivals too, is told how well its parties fit.

    Args:
        trees: by side.
    """
    rivals = []
    for draft in [d for d in drafts if d.event != "STATEMENT"]:
        chances = _chances(candidates_of(draft), trees)
        best = _likeliest(draft, chances)
        told = [draft]
        if best is not None:
            features, instead_of = {**draft.features, "recast_recipient": 1.0}, (draft.token, draft.event)
            told.append(replace(draft, recipients=(best,), features=features, more=[], instead_of=instead_of))
        for one in told:
            one.features.update({f"official_{name}": value for name, value in _fit(one, chances).items()})
        rivals += told[1:]
    return rivals


def _likeliest(draft: Draft, chances: dict[str, Chances]) -> Participant | None:
    """Who fits best as recipient beside the actors of a draft; None where nobody does, or those whom it has do."""
    actors, recipients = draft.codes
    if draft.event not in (OPEN if not recipients else DOUBTED) or not actors:
        return None
    surest = max((chances["recipient"][c][0] for c in recipients), default=0.0)
    if surest > DOUBTFUL or min(chances["actor"][c][0] for c in actors) < DOUBTFUL:
        return None
    taken = {*actors, *recipients, UNKNOWN}
    others = [(chance, code) for code, (chance, _) in chances["recipient"].items() if code not in taken and chance >= LIKELY]
    return chances["recipient"][max(others)[1]][1].party if others else None


def _chances(candidates: Iterable[Candidate], trees: Mapping[str, Trees]) -> dict[str, Chances]:
    """By side, the most probable candidate of each code."""
    best: dict[str, Chances] = {side: {} for side in SIDES}
    everybody = list(candidates)
    for name, side in best.items():
        here = [c for c in everybody if c.side == name]
        for candidate, chance in zip(here, trees[name].chances([c.features for c in here]), strict=True):
            if chance > side.get(candidate.party.code, (0.0,))[0]:
                side[candidate.party.code] = (chance, candidate)
    return best


def _chosen(parties: Parties, chances: Chances) -> Parties:
    codes = {p.code for p in parties}
    kept = [p for p in parties if chances[p.code][0] >= STAYS]
    new = [c for code, (chance, c) in chances.items() if code not in codes and code != UNKNOWN and chance >= COMES_IN]
    inside = {p.code for p in kept} | {c.party.code for c in new if c.instead_of is None}
    return (*kept, *(c.party for c in new if c.instead_of not in inside))  # the same words mean one state


def _fit(draft: Draft, chances: dict[str, Chances]) -> dict[str, float]:
    """Of each side the least and most probable party, and the most probable of those left out, as logarithms."""
    found: dict[str, float] = {}
    together = 0.0
    for side, codes in zip(SIDES, draft.codes, strict=True):
        inside = [chances[side][c][0] for c in codes if c in chances[side]]
        outside = max((chance for c, (chance, _) in chances[side].items() if c not in codes), default=0.0)
        least = log(min(inside, default=1.0))
        found |= {
            f"cast_{side}_least": least,
            f"cast_{side}_most": log(max(inside, default=1.0)),
            f"cast_{side}_out": log(outside),
        }
        together += least + log(1 - outside)
    return {**found, "cast": together}

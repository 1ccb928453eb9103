"""What the event model says of each party of a sentence as actor and as recipient of one draft."""

from __future__ import annotations

from readout.assemble.draft import Draft, Parties
from readout.assemble.meaning import Meaning, log
from readout.extract.mention import Mention
from readout.model.encoder import Vectors
from readout.model.heads import NONE, Range, Reading, labels

ROLES = {"actor": 1, "recipient": 2}  # columns of the role head
NOBODY = log(0)

Opinions = dict[tuple[str, Mention], dict[str, float]]


def opinions_of(meaning: Meaning, draft: Draft) -> Opinions:
    """Features by side and mention: chance of the role, of the other and of none, and of the act between it and the other side.

    Empty where the model has not read so far into the sentence.
    """
    token = meaning.doc[draft.token]
    reading, number = meaning.reading(token.sent)
    at = number.get(token.i)
    if at is None or at >= len(reading):
        return {}
    roles = {mention: (words, row) for (mention, words), row in meaning.roles(token, at)}
    if not roles:
        return {}
    kind = labels().types.index(draft.event) + 1
    act = {"act": log(reading.acts[at][kind]), "act_none": log(reading.acts[at][0]), "read": 1.0}
    pairs = _pairs(meaning, draft, reading, number, {m: words for m, (words, _) in roles.items()})
    codes = {m: {p.code for p in meaning.actors.resolution(m).parties} for m in roles}
    found: Opinions = {}
    for mention, (_, row) in roles.items():
        inside = float(meaning.inside_another(mention, list(roles)))
        for side, column in ROLES.items():
            rivals = [log(r[column]) for m, (_, r) in roles.items() if m is not mention and not codes[m] <= codes[mention]]
            found[side, mention] = {
                **act,
                **pairs[side, mention],
                "role": log(row[column]),
                "role_other": log(row[3 - column]),
                "role_none": log(row[0]),
                "role_gap": log(row[column]) - max(rivals, default=NOBODY),
                "inside": inside,
            }
    return found


def _pairs(meaning: Meaning, draft: Draft, reading: Reading, number: dict[int, int], words: dict[Mention, Range]) -> Opinions:
    """What the model thinks that happens between each party and the side where it is not."""
    actor = _first(meaning, draft.actors, reading, number)
    recipient = _first(meaning, draft.recipients, reading, number)
    asked: list[tuple[Range | None, Range | None]] = []
    for one in words.values():
        asked += [(one, recipient if recipient != one else None), (actor if actor != one else None, one)]
    classes = reading.classes(asked)
    of_kind = [i for i, c in enumerate(labels().classes) if c.split("/")[0] == draft.event]
    none = labels().classes.index(NONE)
    sides = [(side, mention) for mention in words for side in ROLES]
    return {key: _of_row(row, of_kind, none) for key, row in zip(sides, classes, strict=True)}


def _of_row(row: Vectors, of_kind: list[int], none: int) -> dict[str, float]:
    return {"pair": log(row[of_kind].sum()), "pair_none": log(row[none])}


def _first(meaning: Meaning, parties: Parties, reading: Reading, number: dict[int, int]) -> Range | None:
    """Where the first of some parties stands in the sentence that was read."""
    ranges = (meaning.words_of(p.spans[0], number, reading) for p in parties if p.spans)
    return next((r for r in ranges if r is not None), None)

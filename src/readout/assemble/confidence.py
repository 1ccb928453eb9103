"""The probability that type, actor and recipient of a draft are all right.

Boosted trees and a logistic regression over how the draft was found, what the event model makes of it, and its company.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib import resources

from readout.assemble.draft import Draft
from readout.model.blend import Blend, load_blends
from readout.records import Document
from readout.resolve.actors import Actors


@cache
def _models() -> dict[str, Blend]:
    return load_blends(resources.files("readout.assemble").joinpath("data/confidence.json"))


def family(event: str, kind: str) -> str:
    """Which model judges a draft: news errs in other ways than what a body puts out itself, and mere words in their own."""
    if event == "STATEMENT":
        return "statement"
    return "news" if kind == "news" else "official"


def features(draft: Draft, document: Document, actors: Actors) -> dict[str, float]:
    """What the models see of a draft."""
    found = dict(draft.features)
    codes, recipient_codes = draft.codes
    found["bias"] = 1.0
    found[f"type:{draft.event}"] = 1.0
    found[f"kind:{document.kind}"] = 1.0
    found[f"type:{draft.event}:{document.kind}"] = 1.0
    found["background"] = float(draft.background)
    found[f"factuality:{draft.factuality}"] = 1.0
    found["no_recipient"] = float(not draft.recipients)
    found["unknown_party"] = float("UNK" in codes | recipient_codes)
    found["same_state"] = float(bool(codes & recipient_codes))
    found["international"] = float(len(codes | recipient_codes) > 1)
    found["attributed"] = float(bool(draft.according_to))
    for side, parties in (("actor", draft.actors), ("recipient", draft.recipients)):
        for party in parties[:3]:
            mention = next((m for m in actors.mentions.all if party.spans and m.span == party.spans[0]), None)
            how = actors.resolution(mention).how if mention is not None else "implied"
            found[f"{side}_how:{how}"] = 1.0
            found[f"{side}_sector:{party.sector[0] if party.sector else 'none'}"] = 1.0
    found["many"] = float(len(codes) + len(recipient_codes) > 3)
    return found


def weigh(drafts: Iterable[Draft], document: Document, actors: Actors) -> None:
    """Give drafts their chance, between 0 and 1 and calibrated, in place."""
    by_family: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_family[family(draft.event, document.kind)].append(draft)
    for name, members in by_family.items():
        chances = _models()[name].chances([features(d, document, actors) for d in members])
        for draft, chance in zip(members, chances, strict=True):
            draft.chance = chance

"""The probability that type, actor and recipient of a draft are all right: a logistic model over how it was found."""

from __future__ import annotations

import json
import math
from functools import cache
from importlib import resources

from readout.assemble.draft import Draft
from readout.records import Document
from readout.resolve.actors import Actors


@cache
def _model() -> dict[str, float]:
    file = resources.files("readout.assemble").joinpath("data/confidence.json")
    return dict(json.loads(file.read_text(encoding="utf-8"))["weights"]) if file.is_file() else {}


def features(draft: Draft, document: Document, actors: Actors) -> dict[str, float]:
    """What the model sees of a draft; a statement has weights of its own."""
    found = dict(draft.features)
    codes, recipient_codes = draft.codes
    found["bias"] = 1.0
    found[f"type:{draft.event}"] = 1.0
    found[f"kind:{document.kind}"] = 1.0
    found[f"type:{draft.event}:{document.kind}"] = 1.0
    found["background"] = float(draft.background)
    found[f"factuality:{draft.factuality}"] = 1.0
    found["mentions"] = float(min(len(draft.more), 3))
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
    if draft.event == "STATEMENT":
        return {f"statement {name}": value for name, value in found.items()}
    return found


def confidence(draft: Draft, document: Document, actors: Actors) -> float:
    """Calibrated probability; 0.6 where no model is installed."""
    weights = _model()
    if not weights:
        return 0.6
    total = sum(weights.get(name, 0.0) * value for name, value in features(draft, document, actors).items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

"""Who is sentenced to prison is convicted and locked up: two acts in one verb, SANCTION convict and COERCE arrest."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from readout.assemble.draft import Draft
from readout.ontology.codebook import word_classes


def with_arrests(drafts: list[Draft], doc: Doc) -> list[Draft]:
    """The drafts, and after each conviction to prison one of the arrest, unless that is there already."""
    found = []
    for draft in drafts:
        found.append(draft)
        if (draft.event, draft.mode) == ("SANCTION", "convict") and _to_prison(doc[draft.token]):
            beside = (d for d in (*drafts, *found) if d.event == "COERCE" and d.sentence == draft.sentence)
            if all(d.codes != draft.codes for d in beside):
                found.append(_arrest(draft))
    return found


def _to_prison(token: Token) -> bool:
    classes = word_classes()
    if token.lemma_.lower() in classes["jailing"]:
        return True
    return any(
        below.lemma_.lower() in classes["prison_term"] and below.i > token.i
        for prep in token.children
        if prep.dep_ in {"prep", "dative", "dobj", "oprd"} and prep.i > token.i
        for below in prep.subtree
    )


def _arrest(draft: Draft) -> Draft:
    features = {k: v for k, v in draft.features.items() if not k.startswith(("frame:", "by_model:"))}
    by = f"a conviction to prison, {draft.by}"
    return replace(draft, event="COERCE", mode="arrest", features={**features, "jailed": 1.0}, by=by, frame=None, more=[])

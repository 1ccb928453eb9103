"""The stages of one document in order: parse, mentions, triggers, parties, drafts, values, records. No input or output here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from readout.assemble.attribution import attributed
from readout.assemble.build import Builder, with_counterparts
from readout.assemble.draft import Draft
from readout.assemble.merge import merged
from readout.assemble.modes import set_mode
from readout.extract.content import speech_verbs
from readout.extract.triggers import find_triggers
from readout.records import Document, Rejection
from readout.resolve.actors import Actors


def drafts_of(document: Document, doc: Doc, title: Doc | None) -> tuple[list[Draft], list[Rejection], Actors]:
    """Everything that the rules raise in one document, before confidence."""
    actors = Actors(document, doc, title)
    builder = Builder(actors, document.kind)
    drafts: list[Draft] = []
    rejections: list[Rejection] = []
    spoken: set[int] = set()
    for trigger in find_triggers(doc, actors.mentions, document.kind):
        token = doc[trigger.token]
        if trigger.frame is None:
            if token.lemma_.lower() not in speech_verbs():
                rejections.append(Rejection(document.id, trigger.span, "trigger", trigger.reason, token.text))
            continue
        made = builder.from_frame(trigger)
        if isinstance(made, str):
            rejections.append(Rejection(document.id, trigger.span, "arguments", made, token.text))
            continue
        spoken.add(trigger.token)
        drafts.append(made)
    for token in doc:
        if token.pos_ == "VERB" and token.i not in spoken and token.lemma_.lower() in speech_verbs():
            drafts.extend(builder.from_speech(token))
    drafts.sort(key=lambda d: (d.token, d.event))
    kept = []
    for draft in drafts:
        if draft.factuality == "hypothetical":
            rejections.append(Rejection(document.id, draft.trigger, "factuality", "hypothetical", doc[draft.token].text))
        else:
            kept.append(draft)
    for draft in kept:
        set_mode(draft, doc, None)
    with_counterparts(kept, document.kind)
    return merged(kept), rejections, actors

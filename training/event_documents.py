"""Annotated documents -> examples for the event model: what each sentence reports, as far as gold says it.

Gold names the clause of an event and its parties as codes, not the trigger and the mentions. Drafts of the rules that are
right supply trigger and roles; elsewhere `event_placing` finds the word, or the model learns that some word of the clause
reports the type. Words outside of all clauses report nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

from event_examples import NONE, Example, Told, Words, pairs_of
from reviewed import judged_triggers, within
from spacy.tokens import Doc, Span

from readout.assemble.draft import Draft
from readout.evaluate.annotated import Record, party, read_annotated
from readout.evaluate.dyads import dyads
from readout.extract.parse import parse
from readout.extract.quotes import find_quotes
from readout.pipeline import drafts_of
from readout.records import Document, Participant
from readout.resolve.actors import Actors
from readout.sources import SourceOptions, read

Mentions = list[tuple[Words, tuple[int, int], frozenset[str]]]

LIKELY = frozenset({"VERB", "NOUN"})  # parts of speech of triggers


def of_documents(path: Path) -> Iterator[tuple[str, list[Example]]]:
    """Of each annotated document, its id and an example a sentence; of one that was only reviewed, the reviewed sentences."""
    judged = judged_triggers(path)
    gold = {g.id: g.records for g in read_annotated(path)}
    documents = [r.document for r in read([str(path)], SourceOptions()) if r.document is not None]
    parsed = parse(t for d in documents for t in (d.text, d.title or " "))
    for document in documents:
        doc, title = next(parsed), next(parsed)
        drafts, _, actors = drafts_of(document, doc, title if document.title else None, find_quotes(doc), by_rules_alone=True)
        sentences = [s for s in doc.sents if within(judged.get(document.id), s.start_char, s.end_char)]
        yield document.id, [_of_sentence(document, s, gold[document.id], drafts, actors) for s in sentences]


def _of_sentence(
    document: Document, sentence: Span, records: tuple[Record, ...], drafts: list[Draft], actors: Actors
) -> Example:
    tokens = [t for t in sentence if not t.is_space]
    number = {t.i: n for n, t in enumerate(tokens)}
    example = Example(f"{document.id}:{sentence.start}", document.kind, [t.text for t in tokens], {})
    assert example.triggers is not None
    mentions = _mentions(sentence.doc, actors, number)
    for draft in (one for d in drafts for one in (d, *d.more)):
        right = _is_right(draft, records)
        if draft.token in number and right:
            example.triggers[number[draft.token]] = (draft.event, draft.mode or "", draft.factuality)
            roles = {s: "recipient" for p in draft.recipients for s in p.spans} | {
                s: "actor" for p in draft.actors for s in p.spans
            }
            example.roles += [(number[draft.token], w, roles.get(s, NONE)) for w, s, _ in mentions if roles]
    known: dict[tuple[Words | None, Words | None], set[str]] = {}
    for record in records:
        if record.anchor is None:
            continue
        inside = [t for t in tokens if record.anchor[0] <= t.idx < record.anchor[1]]
        if not inside:
            continue
        example.unknown |= {number[t.i] for t in inside}
        sides = [
            [w for w, _, codes in mentions if codes & {party(p).code for p in side}]
            for side in (record.actor, record.recipient)
        ]
        if not any(example.triggers.get(number[t.i], ("",))[0] == record.type for t in inside):
            words = [number[t.i] for t in inside if t.pos_ in LIKELY] or [number[inside[0].i]]
            example.told.append(_told(record, words, mentions, sides))
        for pair in pairs_of(*sides) if sides[0] else ():
            known.setdefault(pair, set()).add(record.type)
    example.pairs = [(*pair, tuple(sorted(types)), None) for pair, types in known.items()]
    related = {frozenset(k.replace("~", ">").split(">")) for r in records for _, k in dyads(r)}
    for (one, _, codes), (two, _, others) in permutations(mentions, 2):
        if (one, two) not in known and not any(frozenset((a, b)) in related for a in codes for b in others):
            example.pairs.append((one, two, (NONE,), None))
    return example


def _told(record: Record, words: list[int], mentions: Mentions, sides: list[list[Words]]) -> Told:
    """An act of which gold names the clause alone."""
    actors, recipients = map(tuple, sides)
    others = tuple(w for w, _, _ in mentions if w not in actors and w not in recipients)
    return Told(tuple(words), record.type, record.mode or "", record.factuality, actors, recipients, others)


def _mentions(doc: Doc, actors: Actors, number: dict[int, int]) -> Mentions:
    found = []
    for mention in actors.mentions.all:
        parties = actors.resolution(mention).parties
        inside = [number[i] for i in range(mention.first, mention.last + 1) if i in number]
        if parties and inside:
            found.append(((inside[0], inside[-1] + 1), mention.span, frozenset(p.code for p in parties)))
    return found


def _is_right(draft: Draft, records: tuple[Record, ...]) -> bool:
    keys = dyads(
        Record(
            type=draft.event,
            mode=draft.mode,
            actor=_gold(draft.actors) or ("UNK/UNK/",),
            recipient=_gold(draft.recipients),
            factuality=draft.factuality,
        )
    )
    wanted = {k for r in records for k in dyads(r)}
    return bool(keys) and len(keys & wanted) * 2 >= len(keys)


def _gold(parties: tuple[Participant, ...]) -> tuple[str, ...]:
    return tuple(p.gold() for p in parties)

"""The stages of one document in order: parse, mentions, triggers, drafts, merging, values, records. No input or output here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from spacy.tokens import Doc

from readout import __version__
from readout.assemble.anchor import set_anchor
from readout.assemble.attribution import attributed
from readout.assemble.build import Builder
from readout.assemble.candidates import Candidates
from readout.assemble.casting import other_readings, recast
from readout.assemble.company import note_company
from readout.assemble.confidence import weigh
from readout.assemble.counterparts import with_counterparts
from readout.assemble.dating import date_news
from readout.assemble.draft import Draft, without
from readout.assemble.events import to_event
from readout.assemble.implied import fill_recipients
from readout.assemble.jailed import with_arrests
from readout.assemble.meaning import Meaning
from readout.assemble.merge import merged, without_reports
from readout.assemble.modes import set_mode
from readout.assemble.openings import fill_actors, is_open
from readout.assemble.relevance import irrelevance
from readout.assemble.rivals import without_rivals
from readout.assemble.to_come import meetings_to_come
from readout.assemble.told import told
from readout.assemble.values import Values
from readout.extract.domain import domain_of
from readout.extract.factuality import is_denial
from readout.extract.parse import parse, weights
from readout.extract.quotes import find_quotes
from readout.extract.triggers import find_triggers
from readout.model.heads import version
from readout.model.trees import casting
from readout.ontology.plover import ontology_version
from readout.records import Coded, Coder, Document, Event, Quote, Rejection
from readout.resolve.actors import Actors
from readout.settings import NEAR, Settings


@cache
def coder() -> Coder:
    """Versions of what makes the records."""
    return Coder(__version__, ontology_version(), f"{weights().label}, events {version()}")


def code_documents(documents: Iterable[Document], settings: Settings | None = None) -> Iterator[Coded]:
    """Code documents in order, in batches; a generator, so that a corpus of any size streams through."""
    chosen = settings or Settings()
    source = iter(documents)
    while batch := list(islice(source, chosen.batch)):
        texts = [text for document in batch for text in (document.text, document.title or " ")]
        parsed = parse(texts)
        for document in batch:
            yield code_parsed(document, next(parsed), next(parsed), chosen)


def code_parsed(document: Document, doc: Doc, title: Doc, settings: Settings) -> Coded:
    """All stages after the parse for one document."""
    quotes = find_quotes(doc)
    drafts, rejections, actors = drafts_of(document, doc, title if document.title else None, quotes)
    values = Values(document, doc, actors, quotes)
    numbers = {sentence.start: index for index, sentence in enumerate(doc.sents)}
    events = []
    for draft in drafts:
        threshold = settings.threshold(draft.event)
        close = draft.chance >= threshold - NEAR
        event = _event(draft, document, values, numbers[draft.sentence]) if close else None
        if event is not None and draft.chance >= threshold:
            events.append(event)
        else:
            reason, word = f"below {threshold:g}", doc[draft.token].text
            rejections.append(Rejection(document.id, draft.trigger, "confidence", reason, word, event))
    beside = _told(document, doc, actors, values, numbers) if settings.told else ()
    return Coded(document, tuple(events), tuple(quotes), tuple(rejections), len(numbers), told=beside)


def _told(document: Document, doc: Doc, actors: Actors, values: Values, numbers: dict[int, int]) -> tuple[Event, ...]:
    """What the ledger reads beside the records."""
    drafts = told(doc, actors)
    if document.kind == "news":
        date_news(drafts, values.dates)
    return tuple(_event(draft, document, values, numbers[draft.sentence]) for draft in drafts)


def _event(draft: Draft, document: Document, values: Values, sentence: int) -> Event:
    """The record of a draft, with the values that stand near it."""
    return to_event(
        document,
        draft,
        sentence=sentence,
        date=values.date(draft),
        place=values.place(draft),
        size=values.size(draft),
        quote=values.quote(draft),
        affected=values.affected(draft),
        coder=coder(),
        confidence=draft.chance,
    )


@dataclass(frozen=True)
class Raised:
    """What rules and event model raise in one document, before parties are weighed against each other.

    Attributes:
        drafts: in text order; rejections: what was read and is no draft.
        actors: the parties of the document; meaning: the event model's reading of it, None where it was not asked.
    """

    drafts: list[Draft]
    rejections: list[Rejection]
    actors: Actors
    meaning: Meaning | None


def drafts_of(
    document: Document, doc: Doc, title: Doc | None, quotes: list[Quote], *, by_rules_alone: bool = False, every: bool = False
) -> tuple[list[Draft], list[Rejection], Actors]:
    """What the rules raise in one document, and unless `by_rules_alone` the event model, at whatever confidence.

    Of two readings of the same words only the more probable one is given, of several mentions of one act one draft, unless
    `every` asks for each by itself.
    """
    raised = raise_drafts(document, doc, title, quotes, by_rules_alone=by_rules_alone)
    drafts, actors = raised.drafts, raised.actors
    if raised.meaning is not None:
        candidates = Candidates(actors, raised.meaning, drafts)
        if document.kind == "news":
            recast(drafts, candidates.of, casting())
        else:
            drafts = _with_rivals(drafts, other_readings(drafts, candidates.of, casting()), raised.meaning)
    note_company(drafts, doc, quotes)
    weigh(drafts, document, actors)

    def holds(draft: Draft) -> bool:
        return draft.chance >= Settings().threshold(draft.event)

    drafts = without_reports(drafts, holds)
    if every:
        return drafts, raised.rejections, actors
    drafts = without_rivals(drafts, lambda d: d.chance / Settings().threshold(d.event))
    return merged(drafts, holds), raised.rejections, actors


def _with_rivals(drafts: list[Draft], rivals: list[Draft], meaning: Meaning) -> list[Draft]:
    """All in text order, the rivals with the event model's opinion of their own parties."""
    for rival in rivals:
        meaning.judge(rival)
    return sorted([*drafts, *rivals], key=lambda d: d.token)


def raise_drafts(
    document: Document, doc: Doc, title: Doc | None, quotes: list[Quote], *, by_rules_alone: bool = False
) -> Raised:
    """The drafts of one document with mode, anchor, date and the parties that rules, model and context give them."""
    actors = Actors(document, doc, title, quotes)
    builder = Builder(actors, document.kind)
    drafts, covered = builder.speech.drafts()
    rejections: list[Rejection] = []
    for trigger in find_triggers(doc, actors.mentions, document.kind):
        made = builder.from_trigger(trigger, covered)
        if isinstance(made, Draft):
            drafts.append(made)
        elif made is not None:
            stage = "trigger" if trigger.frame is None else "arguments"
            rejections.append(Rejection(document.id, trigger.span, stage, made, doc[trigger.token].text))
    drafts = builder.without_doubles(drafts)
    meaning = None if by_rules_alone else Meaning(actors)
    own = meaning.drafts(drafts) if meaning else []
    read = {d.trigger for d in own}
    rejections = [r for r in rejections if r.span not in read]
    kept = []
    domain = domain_of(doc)
    raised = sorted([*drafts, *own], key=lambda d: (d.token, d.event))
    if document.kind != "news":
        fill_actors(raised, doc)
    for draft in raised:
        if is_open(draft):
            rejections.append(Rejection(document.id, draft.trigger, "arguments", "no actor", doc[draft.token].text))
            continue
        outside = irrelevance(draft, domain)
        if outside is not None:
            rejections.append(Rejection(document.id, draft.trigger, "actors", outside, doc[draft.token].text))
            continue
        if draft.factuality == "hypothetical":
            rejections.append(Rejection(document.id, draft.trigger, "factuality", "hypothetical", doc[draft.token].text))
            continue
        if draft.factuality == "negated" and not is_denial(doc[draft.token]):
            rejections.append(Rejection(document.id, draft.trigger, "factuality", "negated", doc[draft.token].text))
            continue
        speakers, _ = attributed(actors, doc[draft.token], quotes)
        draft.according_to = draft.according_to or without(speakers, draft.actors)
        kept.append(draft)
    kept = with_arrests(kept, doc)
    builder.settle(kept)
    values = Values(document, doc, actors, quotes)
    for draft in kept:
        if meaning:
            meaning.judge(draft)
        set_mode(draft, doc, values.place(draft))
        set_anchor(draft, doc)
    if document.kind == "news":
        date_news(kept, values.dates)
    for draft in meetings_to_come(kept, values):
        if meaning:
            meaning.judge(draft)
    fill_recipients(kept, doc, actors.focus, document.kind)
    with_counterparts(kept, document.kind, [s.start for s in doc.sents])
    return Raised(kept, rejections, actors, meaning)

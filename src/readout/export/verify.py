"""Does a record still say what its text says? Every mismatch is named; nothing is repaired and nothing raised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from readout.export.as_json import Json
from readout.records import EVIDENCE_CONTEXT

_PARTIES = ("actor", "recipient", "according_to", "affected")
_UNPINNED = ("quote speaker", "quote addressee")  # the evidence of a quotation is its cue and content
_FROM_TEXT = (*_PARTIES, "event_loc", "gist", "quote", "size")


def verify_event(event: Json, text: str) -> list[str]:
    """List every mismatch between a record (the jsonl object) and the `text` of its document; none: it holds."""
    return [*_evidence_problems(event, text), *_span_problems(event, text), *_unpinned(event, text), *_missing(event)]


def _evidence_problems(event: Json, text: str) -> Iterator[str]:
    """Evidence whose words, or the words around them, are not those of the text."""
    for number, evidence in enumerate(_objects(event.get("evidence"))):
        where = f"evidence {number} ({evidence.get('field')})"
        start, end = evidence.get("start"), evidence.get("end")
        problem = _out_of_bounds([start, end], text)
        if problem:
            yield f"{where}: {problem}"
        else:
            yield from (f"{where}: {p}" for p in _differences(evidence, text))


def _differences(evidence: Json, text: str) -> Iterator[str]:
    """What differs between one evidence, whose span is good, and the text."""
    start, end = evidence["start"], evidence["end"]
    exact, prefix, suffix = (evidence.get(key) for key in ("exact", "prefix", "suffix"))
    if exact != text[start:end]:
        yield f"exact is {exact!r}, the text has {text[start:end]!r}"
    if not isinstance(prefix, str) or not text.endswith(prefix, 0, start):
        yield f"prefix is {prefix!r}, the text has {text[max(0, start - EVIDENCE_CONTEXT) : start]!r}"
    if not isinstance(suffix, str) or not text.startswith(suffix, end):
        yield f"suffix is {suffix!r}, the text has {text[end : end + EVIDENCE_CONTEXT]!r}"


def _span_problems(event: Json, text: str) -> Iterator[str]:
    """Spans outside the evidence that are empty or lie outside the text, and mentions that are not where they say."""
    for where, span in _spans(event):
        problem = _out_of_bounds(span, text)
        if problem:
            yield f"{where}: {problem}"
    for field in _PARTIES:
        for number, party in enumerate(_objects(event.get(field))):
            yield from _mention_problems(f"{field} {number}", party, text)


def _mention_problems(where: str, party: Json, text: str) -> Iterator[str]:
    """A participant whose words as written are at none of its spans."""
    written, spans = party.get("entity_text"), [s for s in _list(party.get("spans")) if not _out_of_bounds(s, text)]
    if written and not _list(party.get("spans")):
        yield f"{where}: entity_text is {written!r}, without a span"
    if written and spans and all(text[start:end] != written for start, end in spans):
        yield f"{where}: entity_text is {written!r}, the text has {text[slice(*spans[0])]!r}"


def _unpinned(event: Json, text: str) -> Iterator[str]:
    """Spans of a field that no evidence of that field has: words that the text never gave for it."""
    known: dict[str, set[tuple[Any, ...]]] = {}
    for evidence in _objects(event.get("evidence")):
        span = [evidence.get("start"), evidence.get("end")]
        if not _out_of_bounds(span, text):
            known.setdefault(str(evidence.get("field")).split(".")[0], set()).add(tuple(span))
    for where, span in _spans(event):
        held = known.get(where.split()[0])
        if held and not where.startswith(_UNPINNED) and not _out_of_bounds(span, text) and tuple(span) not in held:
            yield f"{where}: no evidence of its field stands at {span[0]}-{span[1]}"


def _spans(event: Json) -> Iterator[tuple[str, Any]]:
    """Every span of the record outside its evidence, with the place where it stands."""
    for field in _PARTIES:
        for number, party in enumerate(_objects(event.get(field))):
            yield from _numbered(f"{field} {number} spans", party.get("spans"))
    quote = _object(event.get("quote"))
    for part in ("speaker", "cue", "content", "addressee"):
        yield from _numbered(f"quote {part}", quote.get(part))
    if event.get("gist") is not None:
        yield "gist", event["gist"]
    if event.get("event_loc") is not None:
        yield "event_loc", _object(event["event_loc"]).get("span")
    for kind, count in _object(event.get("size")).items():
        if count is not None:
            yield f"size {kind}", _object(count).get("span")


def _numbered(where: str, spans: Any) -> Iterator[tuple[str, Any]]:
    return ((f"{where} {number}", span) for number, span in enumerate(_list(spans)))


def _out_of_bounds(span: Any, text: str) -> str | None:
    """Say what is wrong with a span of `text`, None if nothing is."""
    match span:
        case [int(start), int(end)] if 0 <= start < end <= len(text):
            return None
        case [int(start), int(end)] if start >= end:
            return f"the span {start}-{end} is empty"
        case [int(start), int(end)]:
            return f"the span {start}-{end} is outside the text of {len(text)} characters"
    return f"{span!r} is no span"


def _missing(event: Json) -> Iterator[str]:
    """Fields that are filled and have no evidence."""
    evidenced = {str(e.get("field")).split(".")[0] for e in _objects(event.get("evidence"))}
    return (f"{field}: filled, without evidence" for field in _claimed(event) if field not in evidenced)


def _claimed(event: Json) -> Iterable[str]:
    """Fields that claim to come from the text: not an unknown actor, nor a date that is the publication date."""
    yield "event"
    for field in _FROM_TEXT:
        value = event.get(field)
        if value and not (field == "actor" and all(_unknown(p) for p in _objects(value))):
            yield field
    if event.get("date") and event.get("date_basis") in ("stated", "relative"):
        yield "date"


def _unknown(party: Json) -> bool:
    """A party that the text does not name."""
    return party.get("code") == "UNK" and not party.get("entity_text") and not party.get("spans")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _object(value: Any) -> Json:
    return value if isinstance(value, dict) else {}


def _objects(value: Any) -> list[Json]:
    return [_object(v) for v in _list(value)]

"""Entry -> Reading: defaults, checks, normalisation, kind and language of one document."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

from readout.errors import SourceError
from readout.records import KINDS, Document, Rejection
from readout.sources.dates import publication_date
from readout.sources.decode import not_text
from readout.sources.kind import guess_kind, issuer_of
from readout.sources.language import language
from readout.sources.normalise import normalise
from readout.sources.options import SourceOptions
from readout.sources.plain import over_limit
from readout.sources.reading import Entry, Reading


def admit(entry: Entry, options: SourceOptions) -> Reading:
    """The outcome for one entry: a document, a document rejected, or an error."""
    date, date_problem, date_warnings = _date(entry, options)
    entry = _with_flags(entry, options)
    warnings = (*entry.warnings, *date_warnings)
    identity = entry.id or entry.default_id
    problem = entry.problem or _text_problem(entry.text, options) or date_problem
    if problem:
        known = identity or (None if entry.problem else _hash(entry, date))
        return _unreadable(known, problem, entry, date, warnings)
    return _readable(identity or _hash(entry, date), entry, date, options, warnings)


def _with_flags(entry: Entry, options: SourceOptions) -> Entry:
    """The entry with what the caller knows: over what a single text says, else only where a record says nothing."""
    if entry.single:
        entry = replace(entry, id=options.id or entry.id, title=options.title or entry.title)
    return replace(
        entry,
        publisher=_choose(options.publisher, entry.publisher, entry.single),
        issuer=_choose(options.issuer, entry.issuer, entry.single),
        kind=_choose(options.kind, entry.kind, entry.single),
    )


def _choose(flag: str | None, own: str | None, flag_first: bool) -> str | None:
    return (flag or own) if flag_first else (own or flag)


def _date(entry: Entry, options: SourceOptions) -> tuple[str | None, str | None, tuple[str, ...]]:
    """The publication date, or what is wrong with it, and a warning where `--date` overrides the text's own."""
    given = _choose(options.date, entry.date, entry.single)
    if given is None:
        return None, None, ()
    try:
        date = publication_date(given)
    except ValueError as impossible:
        return None, str(impossible), ()
    if given is entry.date or entry.date in (None, date):
        return date, None, ()
    return date, None, (f"--date {date} stands, not its own date {entry.date}",)


def _text_problem(text: str, options: SourceOptions) -> str | None:
    return over_limit(options) if len(text) > options.max_chars else not_text(text)


def _hash(entry: Entry, date: str | None) -> str:
    """The id of a document that has none: the same for the same text, date and publisher."""
    content = json.dumps([entry.text, date, entry.publisher])  # ASCII, so that lone surrogates do no harm
    return "doc-" + hashlib.sha256(content.encode("ascii")).hexdigest()[:16]


def _unreadable(identity: str | None, problem: str, entry: Entry, date: str | None, warnings: tuple[str, ...]) -> Reading:
    name = identity or entry.place
    listed = Document(identity, "", date, entry.title, entry.publisher) if identity else None
    return Reading(listed, error=SourceError(name, problem), warnings=_named(name, warnings))


def _readable(identity: str, entry: Entry, date: str | None, options: SourceOptions, warnings: tuple[str, ...]) -> Reading:
    text = normalise(entry.text)
    kind, kind_warnings = _kind(entry, text)
    document = Document(
        identity,
        text,
        date,
        normalise(entry.title) if entry.title else None,
        entry.publisher,
        entry.issuer or issuer_of(entry.publisher),
        kind,
        entry.url,
        language(text),
    )
    rejection = _rejection(document, options)
    if date is None and rejection is None:
        warnings = (*warnings, "no date: relative dates stay empty; give --date")
    return Reading(document, rejection, warnings=_named(identity, (*warnings, *kind_warnings)))


def _kind(entry: Entry, text: str) -> tuple[str, tuple[str, ...]]:
    given = (entry.kind or "").lower()
    if given in KINDS:
        return given, ()
    guess = guess_kind(text, entry.title, entry.publisher, entry.issuer)
    return guess, (f"unknown kind {entry.kind!r}, taken as {guess}",) if given else ()


def _rejection(document: Document, options: SourceOptions) -> Rejection | None:
    if not document.text.strip():
        return Rejection(document.id, None, "source", "empty text")
    if document.language == options.language:
        return None
    wanted = "English" if options.language == "en" else options.language
    return Rejection(document.id, None, "language", f"not {wanted} ({document.language})")


def _named(name: str, warnings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{name}: {warning}" for warning in warnings)

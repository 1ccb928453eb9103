"""One coded document as elements of the page: its text cut into pieces, its records as a table, its rejections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from readout.export.as_json import event_to_json
from readout.export.marks import FIELDS, Mark, event_marks, pieces
from readout.export.markup import Html, joined, json_block, tag
from readout.export.phrases import clause, labels, on_whose_word, words
from readout.export.show import values
from readout.records import Coded, Document, Event, Rejection

NAMES = {"word": "on whose word", "anchor": "clause"}


def article(coded: Coded, key: str) -> Html:
    """Lay out one document; `key` makes its ids unique in the page."""
    return tag(
        "article",
        _header(coded.document, key),
        tag("div", _text(coded), _side(coded, key), class_="pair"),
        json_block([event_to_json(e) for e in coded.events], class_="records-json"),
        id=key,
        class_="document",
        aria_labelledby=f"{key}-title",
    )


def legend() -> Html:
    """Name and colour of every field."""
    return joined(*(tag("span", NAMES.get(f, f), class_=f"chip f-{f}") for f in FIELDS))


def _header(document: Document, key: str) -> Html:
    """Title, then where and when it was printed."""
    date = tag("time", document.date, datetime=document.date) if document.date else "undated"
    issuer = f"issued by {document.issuer}" if document.issuer and document.issuer != document.publisher else ""
    source = [date, document.publisher or "", issuer, document.kind, _link(document.url), tag("code", document.id)]
    return tag(
        "header",
        tag("h2", document.title or document.id, id=f"{key}-title"),
        tag("p", *(tag("span", s) for s in source if s), class_="source"),
    )


def _link(url: str | None) -> str:
    """The place it was read at, if it is a web page: nothing that runs when clicked."""
    if not url or urlsplit(url).scheme not in ("http", "https"):
        return url or ""
    return tag("a", urlsplit(url).netloc or url, href=url, rel="noopener noreferrer", target="_blank")


def _text(coded: Coded) -> Html:
    """The text, cut at the border of every span."""
    text = coded.document.text
    marks = [m for n, e in enumerate(coded.events) for m in event_marks(e, f"r{n}")]
    marks += [Mark(*r.span, "rejected", f"x{n}") for n, r in enumerate(coded.rejections) if r.span]
    shown = (_piece(text[start:end], end, over) for start, end, over in pieces(len(text), marks))
    return tag("div", *shown, class_="text", lang=coded.document.language)


def _piece(text: str, end: int, marks: tuple[Mark, ...]) -> str:
    """A piece of text with all that covers it; a trigger can be reached by keyboard and shows its records' numbers."""
    if not marks:
        return text
    names = {m.name for m in marks}
    trigger = "trigger" in names
    numbers = ",".join(str(int(m.owner[1:]) + 1) for m in marks if m.name == "trigger" and m.end == end)
    return tag(
        "span",
        text,
        class_=" ".join(["piece", *sorted(names & {"trigger", "rejected"})]),
        data_ev=" ".join(sorted(f"{m.owner}.{m.name}" for m in marks)),
        data_n=numbers or None,
        tabindex="0" if trigger else None,
        role="button" if trigger else None,
    )


def _side(coded: Coded, key: str) -> Html:
    """The records, then what was not coded."""
    heads = ("#", "date", "event", "actor → recipient", "on whose word", "conf.")
    bodies = (_record(e, coded.document, f"{key}r{n}", n) for n, e in enumerate(coded.events))
    table = tag("table", tag("thead", tag("tr", *(tag("th", h, scope="col") for h in heads))), *bodies)
    records = table if coded.events else tag("p", "No records in this document.", class_="none")
    return tag("section", records, _rejections(coded.rejections), class_="side", aria_label="Records")


def _record(event: Event, document: Document, key: str, number: int) -> Html:
    """A record: one row, its clause, and the rest that opens on demand."""
    mode = tag("small", event.mode) if event.mode else ""
    pick = tag("button", event.event, " ", mode, type="button", class_="pick", aria_expanded="false")
    flags = [f for f in (event.factuality, "background" if event.background else "") if f and f != "asserted"]
    row = (
        tag("td", str(number + 1), class_="n"),
        tag("td", event.date or "–", class_="date"),
        tag("td", pick, *(tag("span", f, class_=f"flag {f}") for f in flags)),
        tag("td", _who(event)),
        _word(event, document),
        tag("td", f"{event.confidence:.2f}", tag("meter", value=f"{event.confidence:.4f}"), class_="conf"),
    )
    return tag(
        "tbody",
        tag("tr", *row, class_="line"),
        tag("tr", tag("td"), tag("td", clause(event, document.text), colspan="5"), class_="clause"),
        tag("tr", tag("td"), tag("td", _details(event, document), colspan="5"), class_="more", hidden=""),
        id=key,
        class_="record",
        data_r=f"r{number}",
        data_type=event.event,
    )


def _word(event: Event, document: Document) -> Html:
    """On whose word: in grey where it is only the document's issuer, a dash where it is nobody's."""
    word = on_whose_word(event, document)
    return tag("td", word or "–", class_=None if event.according_to else "default" if word else "default nobody")


def _who(event: Event) -> Html:
    """`actor → recipient`."""
    to = (tag("span", " → ", class_="to"), labels(event.recipient)) if event.recipient else ()
    return joined(labels(event.actor) or "unknown", *to)


def _details(event: Event, document: Document) -> Html:
    """Every field in words, the evidence field by field, the record as JSON."""
    fields = (joined(tag("dt", NAMES.get(name, name)), tag("dd", value)) for name, value in values(event, document))
    spans = tag("p", *_jumps(event, document.text), class_="evidence")
    source = tag("details", tag("summary", "JSON"), tag("pre", tabindex="0"), class_="source-json")
    return joined(tag("dl", *fields), spans, source)


def _jumps(event: Event, text: str) -> Iterator[Html]:
    """A button for each piece of evidence, which leads to it."""
    for mark in event_marks(event):
        shown = words(text, (mark.start, mark.end))
        short = shown if len(shown) <= 48 else shown[:47] + "…"
        name = NAMES.get(mark.name, mark.name)
        css = f"jump chip f-{mark.name}" if mark.name in FIELDS else "jump chip"
        yield tag("button", tag("b", name), " ", short, type="button", class_=css, data_field=mark.name)


def _rejections(rejections: Iterable[Rejection]) -> Html:
    """What was seen and not coded, folded away."""
    lines = [
        tag("li", tag("b", r.reason), f" ({r.stage}) ", tag("q", r.text) if r.text else "", data_r=f"x{n}")
        for n, r in enumerate(rejections)
    ]
    if not lines:
        return Html("")
    return tag("details", tag("summary", f"{len(lines)} seen and not coded"), tag("ul", *lines), class_="rejections")

"""Two accounts as one self-contained page: both texts side by side, each point linked to its words in either.

Built as `html.py` builds its page: CSS and script in the page and named by hash, nothing fetched. How it looks: templates/.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import Template
from typing import IO

from readout.export.comparison import NAMES
from readout.export.html import policy, template
from readout.export.marks import Mark, pieces
from readout.export.markup import Html, joined, tag
from readout.export.phrases import words
from readout.link.comparison import KINDS, Comparison, Point, Side
from readout.records import Document

LETTERS = ("a", "b")


def write_page(comparison: Comparison, stream: IO[str]) -> None:
    """Write the whole page."""
    style, script = template("compare.css"), template("compare.js")
    parts = {
        "policy": policy(style, script),
        "style": style,
        "script": script,
        "summary": tag("p", comparison.summary, class_="summary"),
        "kinds": _kinds(comparison.points),
        "texts": joined(*(_text(comparison, letter) for letter in LETTERS)),
        "points": _points(comparison),
    }
    stream.write(Template(template("compare.html")).substitute(parts))


def _kinds(points: Iterable[Point]) -> Html:
    """A box for each kind, with how many points it has, that shows or hides them."""
    held = [p.kind for p in points]
    return joined(
        *(
            tag(
                "label",
                tag("input", type="checkbox", value=kind, checked="", class_="kind"),
                " ",
                tag("span", f"{NAMES[kind]} ({held.count(kind)})", class_=f"chip {kind}"),
            )
            for kind in KINDS
        )
    )


def _text(comparison: Comparison, letter: str) -> Html:
    """One account, every clause of a point marked and numbered."""
    document: Document = getattr(comparison, letter)
    sides = ((n, p, getattr(p, letter)) for n, p in enumerate(comparison.points, 1))
    marks = [Mark(side.span[0], side.span[1], point.kind, str(n)) for n, point, side in sides if side]
    text = document.text
    shown = _pieces(text, marks)
    return tag(
        "section",
        tag("h2", f"{letter.upper()}  ", document.title or document.id, id=f"title-{letter}"),
        tag("p", *_source(document), class_="source"),
        tag("div", *shown, class_="text", lang=document.language),
        class_="account",
        data_side=letter,
        aria_labelledby=f"title-{letter}",
    )


def _source(document: Document) -> list[str]:
    parts = [document.date or "undated", document.publisher or "", document.kind, document.id]
    return [tag("span", part) for part in parts if part]


def _pieces(text: str, marks: list[Mark]) -> Iterator[str]:
    """The text cut at the borders of all marks; the first piece of a point can be reached by keyboard."""
    begun: set[str] = set()
    for start, end, over in pieces(len(text), marks):
        if not over:
            yield text[start:end]
            continue
        first = next((m.owner for m in over if m.owner not in begun), None)
        begun.update(m.owner for m in over)
        yield _piece(text[start:end], over, first)


def _piece(text: str, over: tuple[Mark, ...], first: str | None) -> Html:
    number = tag("sup", first, aria_hidden="true") if first else ""
    return tag(
        "mark",
        number,
        text,
        class_=" ".join(["piece", *sorted({m.name for m in over})]),
        data_p=" ".join(m.owner for m in over),
        tabindex="0" if first else None,
        role="button" if first else None,
        aria_label=f"point {first}: {text}" if first else None,
    )


def _points(comparison: Comparison) -> Html:
    """The list of points, each a button that lights up its words in both texts."""
    items = (_item(n, point, comparison) for n, point in enumerate(comparison.points, 1))
    return tag("ol", *items, class_="points")


def _item(number: int, point: Point, comparison: Comparison) -> Html:
    name = NAMES[point.kind] + (f": {point.difference}" if point.difference else "")
    button = tag("button", tag("b", f"{number} "), name, type="button", class_=f"pick chip {point.kind}", aria_pressed="false")
    sides = (_quoted(letter, getattr(point, letter), getattr(comparison, letter)) for letter in LETTERS)
    return tag("li", button, *sides, tag("p", point.reason, class_="reason"), data_p=str(number), data_kind=point.kind)


def _quoted(letter: str, side: Side | None, document: Document) -> Html:
    if side is None:
        return Html("")
    return tag("p", tag("b", letter.upper()), " ", tag("q", words(document.text, side.span)))

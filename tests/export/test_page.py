"""Format html: the page is whole, quiet, and nothing that a text says becomes markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.export.as_json import event_to_json
from readout.export.marks import Mark, event_marks, pieces
from readout.records import Coded, Document, Event, Evidence, Rejection

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "<!--<script>",
    "]]></style><style>*{}",
    "{{7*7}} {% x %} ${style} $script $policy %(x)s {0}",
    "javascript:alert(1)",
    "&lt;b&gt; \u2028 \u202e \x00 \x1b[2J \ud800",
]

VOID = {"meta", "input", "br"}


class Reader(HTMLParser):
    """What a browser would see: elements with their attributes, and the text in each kind of element."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.open: list[tuple[str, str]] = []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        if tag not in VOID:
            self.open.append((tag, attributes.get("class") or ""))

    def handle_endtag(self, tag):
        assert self.open and self.open.pop()[0] == tag

    def handle_data(self, data):
        for tag, css in self.open:
            self.texts.setdefault(f"{tag}.{css}", []).append(data)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert not reader.open
    return reader


def hostile(example: Event, text: str) -> Coded:
    """A document in which every field says `text`."""
    whole = (0, len(text))
    party = replace(example.actor[0], name=text, entity_text=text, office=text, identifier_id=text, spans=(whole,))
    event = replace(
        example,
        id=text,
        event=text,
        mode=text,
        context=(text,),
        cameo=text,
        actor=(party,),
        recipient=(party,),
        according_to=(party,),
        date=text,
        date_basis=text,
        factuality=text,
        affected=(replace(example.affected[0], participant=party, place=text),),
        gist=whole,
        quote=None,
        size={},
        event_loc=None,
        evidence=(Evidence.at("event", whole, text), Evidence.at(text, whole, text)),
        episode=text,
        anchor=whole,
    )
    document = Document(text, text, text, text, text, text, text, text, text)
    return Coded(document, (event,), rejections=(Rejection(text, whole, text, text, text),))


@pytest.mark.parametrize("text", [*HOSTILE, "".join(HOSTILE)])
def test_no_word_of_a_document_becomes_markup(text, coded, written):
    page = written("html", [hostile(coded.events[0], text)])
    harmless = read(written("html", [hostile(coded.events[0], "x" * len(text))]))
    reader = read(page)
    assert [name for name, _ in reader.elements] == [name for name, _ in harmless.elements]
    for (_, got), (_, expected) in zip(reader.elements, harmless.elements, strict=True):
        assert list(got) == list(expected)
        assert not any(key.startswith("on") or key in ("style", "src", "srcdoc") for key in got)
        assert "javascript:" not in (got.get("href") or "")
    assert reader.texts["script."] == harmless.texts["script."]
    assert reader.texts["style."] == harmless.texts["style."]
    assert page.encode("utf-8")


@pytest.mark.parametrize("text", HOSTILE[:-1])
def test_the_text_and_the_records_arrive_unaltered(text, coded, written):
    coded = hostile(coded.events[0], text)
    reader = read(written("html", [coded]))
    assert "".join(reader.texts["div.text"]) == text
    (block,) = reader.texts["script.records-json"]
    assert json.loads(block) == [event_to_json(e) for e in coded.events]
    assert not re.search("[<>&\u2028]", block)


def test_the_page_needs_nothing_from_elsewhere(coded, written):
    page = written("html", [coded])
    reader = read(page)
    assert not {"link", "img", "iframe", "object", "base"} & {name for name, _ in reader.elements}
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest|innerHTML", page)
    linked = [attributes["href"] for name, attributes in reader.elements if name == "a"]
    assert linked == ["https://courier.example/sailors"]


def test_the_policy_names_style_and_script_by_hash(coded, written):
    reader = read(written("html", [coded]))
    policy = next(a["content"] for n, a in reader.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy
    for kind in ("style", "script"):
        source = "".join(reader.texts[f"{kind}."]).encode()
        digest = base64.b64encode(hashlib.sha256(source).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_every_span_of_a_record_is_in_the_text(coded, written):
    reader = read(written("html", [coded]))
    tokens = {t for _, a in reader.elements for t in (a.get("data-ev") or "").split()}
    for number, event in enumerate(coded.events):
        assert {f"r{number}.{m.name}" for m in event_marks(event)} <= tokens
    assert "x0.rejected" in tokens
    assert [a["data-n"] for _, a in reader.elements if "data-n" in a] == ["1", "2"]
    assert "".join(reader.texts["div.text"]) == coded.document.text


def test_ids_are_unique_over_documents(coded, empty, written):
    reader = read(written("html", [coded, coded, empty]))
    ids = [a["id"] for _, a in reader.elements if "id" in a]
    assert len(ids) == len(set(ids))


def test_a_page_of_nothing_is_a_page(written):
    assert {"html", "main", "script"} <= {name for name, _ in read(written("html", [])).elements}


_MARKS = st.lists(st.builds(Mark, st.integers(-2, 25), st.integers(-2, 25), st.sampled_from(["actor", "date"])))


@given(length=st.integers(0, 20), marks=_MARKS)
def test_pieces_cover_the_text_once_and_know_what_covers_them(length, marks):
    cut = list(pieces(length, marks))
    assert [n for start, end, _ in cut for n in range(start, end)] == list(range(length))
    good = {m for m in marks if 0 <= m.start < m.end <= length}
    for start, end, over in cut:
        assert start < end
        assert set(over) == {m for m in good if m.start <= start and end <= m.end}
        assert not any(start < m.start < end or start < m.end < end for m in good)

"""Attributions without a verb: `according to X`, `in X's words`, labels (`NAME: text`) of transcripts and headlines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from spacy.tokens import Token

from readout.extract.quote_page import Page
from readout.extract.quote_speakers import phrase
from readout.extract.segment import pieces
from readout.knowledge.roles import roles
from readout.records import Quote, Span

LABEL = re.compile(r"^([^\W\d_][^\n:“”\"?!;]{0,60}):[ \t]+(?=\S)")
CLAUSE_DEPS = frozenset({"ROOT", "ccomp", "relcl", "advcl", "conj", "parataxis"})
NOT_LABELS = frozenset(
    {
        *(
            "source",
            "sources",
            "note",
            "notes",
            "photo",
            "photos",
            "picture",
            "update",
            "updated",
            "background",
            "video",
            "audio",
        ),
        *(
            "location",
            "date",
            "subject",
            "by",
            "contact",
            "tel",
            "phone",
            "email",
            "topic",
            "title",
            "participants",
            "analysis",
        ),
        *(
            "opinion",
            "editorial",
            "breaking",
            "live",
            "watch",
            "exclusive",
            "explainer",
            "factbox",
            "readout",
            "summary",
        ),
        *(
            "related",
            "copyright",
            "credit",
            "credits",
            "caption",
            "image",
            "read",
            "more",
            "see",
            "also",
            "agenda",
            "time",
        ),
        *("venue", "place", "speaker", "speakers", "reporting", "writing", "editing"),
    }
)
NARROW = frozenset({"PERSON", "ORG", "NORP"})
MAX_CLIMB = 30

Free = Callable[[int], bool]


# ---- according to ----------------------------------------------------------------------------------------------------
def according_to(page: Page, free: Free) -> Iterator[tuple[Quote, int]]:
    """Every `according to X`, with the number of the quotation that it closes, or -1."""
    for token in page.doc[:-2] if len(page.doc) > 2 else []:
        following = page.doc[token.i + 1]
        if token.lower_ != "according" or following.lower_ != "to":
            continue
        below = (k for k in (*page.kids[following.i], *page.kids[token.i]) if k.i > following.i)
        source = next((k for k in below if k.dep_ in {"pobj", "pcomp"}), None)
        speaker = phrase(page, source, following) if source is not None else None
        if source is None or speaker is None or source.lower_ in {"plan", "schedule"}:
            continue
        cue = (token.idx, following.idx + len(following))
        number = _closed_quotation(page, token, free)
        if number >= 0:
            yield Quote((speaker,), (cue,), page.quotations[number].spans, "direct"), number
            continue
        content = _around(page, token, page.token_at(speaker[1]) - 1)
        if content:
            yield Quote((speaker,), (cue,), content, _kind(page, token, content)), -1


def _closed_quotation(page: Page, token: Token, free: Free) -> int:
    """The free sentence-like quotation that ends right before a token."""
    index = token.i - 1
    while index > 0 and page.doc[index].text == "," and not page.is_mark(index - 1):
        index -= 1
    if page.doc[index].text == ",":
        index -= 1
    if index <= 0 or not page.is_mark(index) or page.inside[index - 1] == page.inside[index]:
        return -1
    number = page.outermost(page.inside[index - 1], page.inside[token.i])
    if number < 0 or not free(number) or not page.is_sentence_like(number):
        return -1
    before, _ = page.before(page.quotations[number].start, page.quotations[number].parent)
    return number if not before else -1


def _around(page: Page, token: Token, last: int) -> tuple[Span, ...]:
    """The clause that a parenthesis from `token` to `last` stands in, before it and behind it."""
    host = token.head
    for _ in range(MAX_CLIMB):
        if host.dep_ in CLAUSE_DEPS and (host.dep_ != "conj" or _has_subject(page, host)):
            break
        host = host.head
    level = page.inside[token.i]
    first, end = page.clipped(host.left_edge.i, host.right_edge.i, level)
    first, end = _sentence(page, token.i, first, end)
    while first < end and page.doc[first].dep_ in {"cc", "mark"} and page.doc[first].head.i == host.i:
        first += 1
    found = (page.trimmed(first, token.i - 1), page.trimmed(last + 1, end))
    return tuple(_whole(page, span, level) for span in found if span is not None)


def _has_subject(page: Page, verb: Token) -> bool:
    return any(kid.dep_ in {"nsubj", "nsubjpass", "expl"} for kid in page.kids[verb.i])


def _sentence(page: Page, index: int, first: int, last: int) -> tuple[int, int]:
    """The range cut to the sentence that holds a token."""
    level = page.inside[index]
    for i in range(index - 1, first - 1, -1):
        if page.stops(i) and page.inside[i] == level:
            first = i + 1
            break
    for i in range(index, last + 1):
        if page.stops(i) and page.inside[i] == level:
            last = i
            break
    return first, last


def _whole(page: Page, span: Span, level: int) -> Span:
    """The span, up to the end of the quotation that its last word lies in."""
    number = page.outermost(page.inside[page.token_at(span[1]) - 1], level)
    if number >= 0 and page.quotations[number].start >= span[0]:
        return span[0], max(span[1], page.trimmed_end(number))
    return span


def _kind(page: Page, token: Token, content: tuple[Span, ...]) -> str:
    level = page.inside[token.i]
    held = {page.inside[i] for a, b in content for i in range(page.token_at(a), page.token_at(b))}
    return "indirect" if held <= {level} else "direct" if level not in held else "mixed"


# ---- in X's words ----------------------------------------------------------------------------------------------------
def in_words(page: Page, free: Free) -> Iterator[tuple[Quote, int]]:
    """`in X's words, "..."`, and `in the words of X`."""
    for token in page.doc:
        if token.lower_ != "words" or token.head.lower_ != "in":
            continue
        holder = next((k for k in page.kids[token.i] if k.dep_ == "poss"), None)
        of = next((k for k in page.kids[token.i] if k.lower_ == "of" and k.i > token.i), None)
        if holder is None and of is not None:
            holder = next((k for k in page.kids[of.i] if k.dep_ == "pobj"), None)
        if holder is None:
            continue
        span = _possessor(page, holder)
        last = max(token.i, page.token_at(span[1]) - 1)
        cue = (token.idx, token.idx + len(token))
        content = _around(page, token.head, last)
        if content:
            yield Quote((span,), (cue,), content, _kind(page, token, content)), -1


def _possessor(page: Page, holder: Token) -> Span:
    """A possessor without its `'s`."""
    first, last = holder.left_edge.i, holder.right_edge.i
    while last > holder.i and page.doc[last].tag_ == "POS":
        last -= 1
    return page.doc[first].idx, page.doc[last].idx + len(page.doc[last])


# ---- labels ----------------------------------------------------------------------------------------------------------
def labels(page: Page) -> list[tuple[Quote, list[int]]]:
    """`NAME: text` at the head of a paragraph, with the quotations that make up the text."""
    lines = list(_labelled(page))
    names = Counter(page.text[a:b] for (a, b), _ in lines)
    transcript = len(lines) >= 3 and (max(names.values()) > 1 or all(name.isupper() for name in names))
    found = []
    for label, body in lines:
        if transcript or _is_speaker(page, label):
            found.append(_turn(page, label, body))
    return found


def _labelled(page: Page) -> Iterator[tuple[Span, Span]]:
    """Label and text of every paragraph that has a label."""
    begin = 0
    for piece in pieces(page.text):
        start = begin + len(piece) - len(piece.lstrip())
        match = LABEL.match(piece.lstrip())
        if match and _names(page, start, start + len(match[1])):
            yield (start, start + len(match[1])), (start + match.end(), begin + len(piece.rstrip()))
        begin += len(piece)


def _names(page: Page, start: int, end: int) -> bool:
    """A label is short, holds no verb and is none of the rubrics of a newspaper."""
    words = [page.doc[i] for i in range(page.token_at(start), page.token_at(end))]
    if not words or len(words) > 8 or page.inside[words[0].i] >= 0 or words[0].lower_ in NOT_LABELS:
        return False
    capital = words[0].text[0].isupper()
    return capital and not any(w.tag_ in {"VBD", "VBZ", "VBP", "MD"} and not w.text.isupper() for w in words)


def _is_speaker(page: Page, label: Span) -> bool:
    """A label that stands alone must name a person, a body or somebody by his part (`Minister`)."""
    words = [page.doc[i] for i in range(page.token_at(label[0]), page.token_at(label[1]))]
    last = words[-1].lower_ if words[-1].text != ")" else words[0].lower_
    return last in roles() or words[-1].lemma_.lower() in roles() or all(w.ent_type_ in NARROW for w in words)


def _turn(page: Page, label: Span, body: Span) -> tuple[Quote, list[int]]:
    number = page.begun_at(body[0])
    if number < 0 or page.quotations[number].end < body[1]:
        return Quote((label,), (), (body,), "direct"), []
    return Quote((label,), (), page.quotations[number].spans, "direct"), [number]

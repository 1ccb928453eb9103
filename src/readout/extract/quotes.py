"""Every attribution of speech, thought or stance in a document: who, by which word, what.

Direct speech is read off quotation marks and the words beside them, indirect speech off the parse (quote_contents.py).
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from readout.extract.quote_contents import parts
from readout.extract.quote_cues import Cue
from readout.extract.quote_direct import Direct, Quoted
from readout.extract.quote_frames import according_to, in_words, labels
from readout.extract.quote_page import FINITE, Page, Part
from readout.extract.quote_speakers import addressee_spans, phrase_before, speaker_spans, speaking
from readout.records import Quote, Span

MIN_WORDS = 2


class _Search:
    """The attributions of one page, found once: quotations first, then the parse, then fixed frames."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.quoted = Quoted(page)
        self.cues = self.quoted.cues
        self.direct = self.quoted.direct
        self.owner = self.quoted.owner

    # ---- records ----------------------------------------------------------------------------------------------------
    def quotes(self) -> list[Quote]:
        """All attributions in text order."""
        self.quoted.attach()
        labelled = labels(self.page)
        taken = {n for _, numbers in labelled for n in numbers}
        found = [quote for quote, _ in labelled]
        found += [self._spoken(d) for d in self.direct.values() if not set(d.numbers) <= taken]
        for index, (cue, last) in self.cues.items():
            if index not in self.direct:
                quote = self._reported(self.page.doc[index], cue, last)
                found += [quote] if quote else []
        for quote, number in [*according_to(self.page, self._free), *in_words(self.page, self._free)]:
            found.append(quote)
            if number >= 0:
                taken.add(number)
        found += [
            Quote((), (), q.spans, "direct")
            for n, q in enumerate(self.page.quotations)
            if n not in self.owner and n not in taken and self._stands_free(n)
        ]
        return sorted(_distinct(found), key=_place)

    def _free(self, number: int) -> bool:
        return number not in self.owner

    def _cue_span(self, verb: Token, last: int) -> Span:
        return verb.idx, self.page.doc[last].idx + len(self.page.doc[last])

    def _spoken(self, direct: Direct) -> Quote:
        assert direct.verb is not None
        cue, last = self.cues[direct.verb.i]
        speaker = self._speaker(direct.verb, direct)
        content = tuple(s for n in direct.numbers for s in self.page.quotations[n].spans)
        led = self._led_in(direct.verb, cue, content)
        kind = "mixed" if led else "direct"
        return Quote(
            speaker,
            (self._cue_span(direct.verb, last),),
            (*led, *content),
            kind,
            addressee_spans(self.page, direct.verb, cue),
        )

    def _speaker(self, verb: Token, direct: Direct) -> tuple[Span, ...]:
        """The speaker by the parse, else the words between quotation and cue."""
        heads = speaking(self.page, verb, direct.inverted) or speaking(self.page, verb, True)
        if heads or verb.tag_ not in FINITE:
            return speaker_spans(self.page, verb, heads)
        if 0 <= direct.opening < verb.i:
            span = self.page.trimmed(direct.opening, verb.i - 1)
            return (span,) if span is not None else ()
        before = phrase_before(self.page, verb, max(0, verb.i - 12))
        return speaker_spans(self.page, verb, [before] if before is not None else [])

    def _led_in(self, verb: Token, cue: Cue, content: tuple[Span, ...]) -> tuple[Span, ...]:
        """`said the deal was dead: "..."`: the clause between the cue and the quotation."""
        found = parts(self.page, verb, cue, speaking(self.page, verb)) if "that" in cue.syntax else []
        spans = [s for s in (self._span(verb, part) for part in found) if s is not None]
        return tuple(s for s in spans if verb.idx < s[0] and s[1] <= content[0][0] - 1)

    def _reported(self, verb: Token, cue: Cue, last: int) -> Quote | None:
        heads = speaking(self.page, verb)
        found = parts(self.page, verb, cue, heads)
        spans = [s for s in (self._span(verb, part) for part in found) if s is not None]
        if not spans:
            return None
        kind, content = self._kind(verb, spans)
        return Quote(
            speaker_spans(self.page, verb, heads),
            (self._cue_span(verb, last),),
            content,
            kind,
            addressee_spans(self.page, verb, cue),
        )

    def _span(self, verb: Token, part: Part) -> Span | None:
        """The characters of a part, in the voice of the cue, whole quotations only."""
        page, level = self.page, self.page.inside[verb.i]
        first, last = page.clipped(part.first, part.last, level)
        last = next(
            (i - 1 for i in range(first, last + 1) if page.inside[i] == level and page.stops(i) and page.doc[i].text != ";"),
            last,
        )
        span = page.trimmed(first, last)
        if span is None:
            return None
        inner = page.outermost(page.inside[page.token_at(span[1]) - 1], level)
        if inner >= 0 and page.quotations[inner].start >= span[0] and len(page.quotations[inner].spans) == 1:
            return span[0], max(span[1], page.trimmed_end(inner))
        return span

    def _kind(self, verb: Token, spans: list[Span]) -> tuple[str, tuple[Span, ...]]:
        """`direct` where all stands between marks, `mixed` where some does."""
        level = self.page.inside[verb.i]
        tokens = (i for a, b in spans for i in range(self.page.token_at(a), self.page.token_at(b)))
        inner = {self.page.outermost(self.page.inside[i], level) for i in tokens} - {-1}
        if not inner:
            return "indirect", tuple(spans)
        first = self.page.quotations[min(inner)]
        if len(spans) == 1 and first.start <= spans[0][0] and spans[0][1] <= first.end:
            return "direct", first.spans
        return "mixed", tuple(spans)

    def _stands_free(self, number: int) -> bool:
        """A quotation that is a sentence or paragraph of its own."""
        page, quotation = self.page, self.page.quotations[number]
        before, previous = page.before(quotation.start, quotation.parent)
        after, _ = page.after(quotation.end, quotation.parent)
        if after and not self.quoted.goes_on(quotation, after[0], after[0].text == ","):
            after = []
        text = page.text[quotation.spans[0][0] : quotation.spans[-1][1]]
        alone = quotation.parent < 0 and not after and previous < 0 and (not before or before[-1].text == ":")
        return alone and len(text.split()) >= MIN_WORDS and (text[-1] in ".!?…" or not quotation.closed)


def _place(quote: Quote) -> tuple[int, int]:
    spans = (*quote.speaker, *quote.cue, *quote.content)
    return min(spans)[0], quote.cue[0][0] if quote.cue else min(spans)[0]


def _distinct(quotes: list[Quote]) -> list[Quote]:
    return list(dict.fromkeys(quotes))


def find_quotes(doc: Doc) -> list[Quote]:
    """Every attribution of a parsed document, in text order."""
    return _Search(Page.of(doc)).quotes()


def speaker_of(quotes: list[Quote], index: int) -> tuple[Span, ...]:
    """Who speaks in one of a document's attributions; a free-standing quotation takes the speaker of its neighbour."""
    if quotes[index].speaker or quotes[index].cue:
        return quotes[index].speaker
    for neighbour in (*reversed(quotes[:index]), *quotes[index + 1 :]):
        if neighbour.speaker and neighbour.kind == "direct":
            return neighbour.speaker
    return ()

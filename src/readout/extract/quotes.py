"""Every attribution of speech, thought or stance in a document: who, by which word, what.

Direct speech is read off quotation marks and the words beside them, indirect speech off the parse (quote_cues.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from readout.extract.quotation_marks import Quotation
from readout.extract.quote_cues import Cue, Part, candidates, is_writing, parts
from readout.extract.quote_frames import according_to, in_words, labels
from readout.extract.quote_page import FINITE, Page
from readout.extract.quote_speakers import addressee_spans, phrase_before, speaker_spans, speaking
from readout.records import Quote, Span

OPENERS = frozenset({"but", "and", "so", "then", "yet", "still", "later", "however", "also", ",", "-", "—", "–"})
NAMING = frozenset({"DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM", "ADV", "X"})
MIN_WORDS = 2


@dataclass
class _Direct:
    """A cue with the quotations that it introduces, closes or interrupts."""

    verb: Token | None
    numbers: list[int] = field(default_factory=list)
    inverted: bool = False
    opening: int = -1


class _Search:
    """The attributions of one page, found once: quotations first, then the parse, then fixed frames."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.cues = {token.i: (cue, last) for token, cue, last in candidates(page)}
        self.direct: dict[int, _Direct] = {}
        self.owner: dict[int, _Direct] = {}
        self.ends: dict[int, int] = {}

    # ---- quotations and the words beside them ----------------------------------------------------------------------
    def attach(self) -> None:
        """Give every quotation its cue, where it has one."""
        for number in range(len(self.page.quotations)):
            _ = self._introduced(number) or self._closed_by(number) or self._resumed(number)

    def _give(self, number: int, verb: Token, inverted: bool) -> bool:
        direct = self.direct.setdefault(verb.i, _Direct(verb, inverted=inverted))
        direct.numbers.append(number)
        self.owner[number] = direct
        return True

    def _quoting(self, token: Token) -> bool:
        """Whether a token is a cue that can stand beside a quotation."""
        found = self.cues.get(token.i)
        if found is None:
            return False
        syntax = found[0].syntax
        return "quote" in syntax or ("read" in syntax and any(is_writing(s) for s in speaking(self.page, token)))

    def _introduced(self, number: int) -> bool:
        """`X said: "..."`, `X told reporters, "..."`, `X said "..."`."""
        quotation = self.page.quotations[number]
        words, _ = self.page.before(quotation.start, quotation.parent)
        if not words:
            return False
        verb = next((t for t in reversed(words) if self._quoting(t)), None)
        if verb is None or verb.i in self.direct:
            return False
        between = [t for t in words if t.i > self.cues[verb.i][1]]
        mark = words[-1].text
        if mark != ":" and any(t.tag_ in FINITE or t.pos_ == "VERB" for t in between):
            return False
        if mark not in {",", ":"} and (not self._adjacent(between) or not self._to_the_end(number)):
            return False
        if mark == "," and not self.page.is_sentence_like(number) and not self._to_the_end(number):
            return False
        return self._give(number, verb, False)

    def _adjacent(self, between: list[Token]) -> bool:
        """Only `that`, an addressee or an adverb between the cue and the mark."""
        return all(t.lower_ == "that" or t.pos_ in {"ADV", "PRON"} for t in between)

    def _to_the_end(self, number: int) -> bool:
        """Whether the clause ends with the quotation: what follows begins something else."""
        quotation = self.page.quotations[number]
        if self.page.doc.text[quotation.end - 2] in ".!?,":
            return True
        following, _ = self.page.after(quotation.end, quotation.parent)
        if not following or following[0].text in {",", ")", "—", "–", "-", ":"}:
            return True
        return following[0].lower_ in {"and", "but", "as", "after", "when", "while", "on", "in", "at", "during", "before"}

    def _closed_by(self, number: int) -> bool:
        """`"...," said X`, `"...," X told reporters`."""
        quotation = self.page.quotations[number]
        words, _ = self.page.after(quotation.end, quotation.parent)
        before, _ = self.page.before(quotation.start, quotation.parent)
        if not words or not self._begins(before):
            return False
        comma = words[0].text in {",", "-", "—", "–"}
        words = words[1:] if comma else words
        if not words or not self._goes_on(quotation, words[0], comma):
            return False
        verb = self._first_cue(words, comma or self.page.is_sentence_like(number))
        if verb is None or verb.i in self.direct:
            return False
        self._give(number, verb, verb.i == words[0].i)
        self.direct[verb.i].opening = words[0].i
        return True

    def _goes_on(self, quotation: Quotation, word: Token, comma: bool) -> bool:
        """Whether the sentence goes on behind a quotation: not where a full stop stands inside it and a capital follows."""
        last = self.page.doc.text[quotation.spans[-1][1] - 1]
        if comma or last not in ".!?…":
            return True
        if word.text[0].islower():
            return True
        words, _ = self.page.after(word.idx, quotation.parent)
        return last in "!?…" and words[-1].text not in {":", ","}

    def _begins(self, before: list[Token]) -> bool:
        """Whether a quotation opens its sentence, or follows the words of another attribution."""
        return all(t.lower_ in OPENERS for t in before) or any(t.i in self.direct for t in before)

    def _first_cue(self, words: list[Token], speech: bool) -> Token | None:
        """The cue behind a quotation: directly, or behind its subject only."""
        if not speech or not words:
            return None
        start = words[0].i
        if words[0].lower_ in {"and", "but", "or", "which"}:
            return None
        for token in words:
            if self._quoting(token) and token.tag_ != "VBG":
                if _in_relative(token):
                    continue
                return token if token.i == start or words[0].pos_ in NAMING else None
            if token.tag_ in FINITE and token.dep_ not in {"relcl", "aux", "auxpass", "ccomp"} and token.pos_ != "AUX":
                return None
        return None

    def _resumed(self, number: int) -> bool:
        """`"A," she said, "B."` and `"A," she said. "B."`: the second half of what was begun."""
        page, quotation = self.page, self.page.quotations[number]
        words, previous = page.before(quotation.start, quotation.parent)
        if previous < 0 and not words:
            words, previous = self._sentence_before(number)
        direct = self.owner.get(previous)
        if direct is None or direct.verb is None or direct.numbers[-1] != previous or not page.is_sentence_like(number):
            return False
        if not any(t.i == direct.verb.i for t in words) or page.quotations[previous].parent != quotation.parent:
            return False
        later = [t for t in words if t.i > direct.verb.i and t.i in self.cues and t.tag_ in FINITE and not _in_relative(t)]
        if later:
            return False
        direct.numbers.append(number)
        self.owner[number] = direct
        return True

    def _sentence_before(self, number: int) -> tuple[list[Token], int]:
        """The words between a quotation and the one before it, where one sentence of the same paragraph stands there."""
        page, quotation = self.page, self.page.quotations[number]
        index = page.token_at(quotation.start) - 1
        if index < 1 or page.doc[index].text != "." or "\n" in page.doc.text[page.doc[index].idx : quotation.start]:
            return [], -1
        return page.before(page.doc[index].idx, quotation.parent)

    # ---- records ----------------------------------------------------------------------------------------------------
    def quotes(self) -> list[Quote]:
        """All attributions in text order."""
        self.attach()
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

    def _spoken(self, direct: _Direct) -> Quote:
        assert direct.verb is not None
        cue, last = self.cues[direct.verb.i]
        speaker = self._speaker(direct.verb, direct)
        content = tuple(s for n in direct.numbers for s in self.page.quotations[n].spans)
        led = self._led_in(direct.verb, cue, content)
        kind = "mixed" if led else "direct"
        return Quote(speaker, (self._cue_span(direct.verb, last),), (*led, *content), kind, addressee_spans(self.page, direct.verb, cue))

    def _speaker(self, verb: Token, direct: _Direct) -> tuple[Span, ...]:
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
        return Quote(speaker_spans(self.page, verb, heads), (self._cue_span(verb, last),), content, kind, addressee_spans(self.page, verb, cue))

    def _span(self, verb: Token, part: Part) -> Span | None:
        """The characters of a part, in the voice of the cue, whole quotations only."""
        page, level = self.page, self.page.inside[verb.i]
        first, last = page.clipped(part.first, part.last, level)
        last = next((i - 1 for i in range(first, last + 1) if page.inside[i] == level and page.stops(i) and page.doc[i].text != ";"), last)
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
        if after and not self._goes_on(quotation, after[0], after[0].text == ","):
            after = []
        text = page.doc.text[quotation.spans[0][0] : quotation.spans[-1][1]]
        alone = quotation.parent < 0 and not after and previous < 0 and (not before or before[-1].text == ":")
        return alone and len(text.split()) >= MIN_WORDS and (text[-1] in ".!?…" or not quotation.closed)


def _in_relative(verb: Token) -> bool:
    """`a diplomat who asked not to be named`: a cue that only describes the speaker."""
    return verb.dep_ == "relcl" and any(kid.dep_ == "nsubj" and kid.tag_ in {"WP", "WDT"} for kid in verb.lefts)


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

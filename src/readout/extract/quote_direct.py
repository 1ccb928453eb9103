"""Direct speech: which words beside a quotation introduce, close or interrupt it."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from readout.extract.quotation_marks import Quotation
from readout.extract.quote_cues import candidates, is_writing
from readout.extract.quote_page import FINITE, Page
from readout.extract.quote_speakers import speaking

OPENERS = frozenset({"but", "and", "so", "then", "yet", "still", "later", "however", "also", ",", "-", "—", "–"})
CONTINUING = frozenset({"and", "but", "as", "after", "when", "while", "on", "in", "at", "during", "before"})
NAMING = frozenset({"DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM", "ADV", "X"})


@dataclass
class Direct:
    """A cue with the quotations that it introduces, closes or interrupts."""

    verb: Token | None
    numbers: list[int] = field(default_factory=list)
    inverted: bool = False
    opening: int = -1


class Quoted:
    """The attributions of one page, found once: quotations first, then the parse, then fixed frames."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.cues = {token.i: (cue, last) for token, cue, last in candidates(page)}
        self.direct: dict[int, Direct] = {}
        self.owner: dict[int, Direct] = {}

    # ---- quotations and the words beside them ----------------------------------------------------------------------
    def attach(self) -> None:
        """Give every quotation its cue, where it has one."""
        for number in range(len(self.page.quotations)):
            _ = self._introduced(number) or self._closed_by(number) or self._resumed(number)

    def _give(self, number: int, verb: Token, inverted: bool) -> bool:
        direct = self.direct.setdefault(verb.i, Direct(verb, inverted=inverted))
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
        if mark not in {",", ":"} and (not self._adjacent(verb, between) or not self._to_the_end(number)):
            return False
        if mark == "," and not self.page.is_sentence_like(number) and not self._to_the_end(number):
            return False
        return self._give(number, verb, False)

    def _adjacent(self, verb: Token, between: list[Token]) -> bool:
        """Only `that`, an addressee or an adverb between the cue and the mark."""
        allowed = {"ADV", "PRON"} if self.cues[verb.i][0].addressee == "obj" else {"ADV"}
        return all(t.lower_ == "that" or t.pos_ in allowed for t in between)

    def _to_the_end(self, number: int) -> bool:
        """Whether the clause ends with the quotation: what follows begins something else."""
        quotation = self.page.quotations[number]
        if self.page.text[quotation.end - 2] in ".!?,":
            return True
        following, _ = self.page.after(quotation.end, quotation.parent)
        if not following or following[0].text in {",", ")", "—", "–", "-", ":"}:
            return True
        return following[0].lower_ in CONTINUING

    def _closed_by(self, number: int) -> bool:
        """`"...," said X`, `"...," X told reporters`."""
        quotation = self.page.quotations[number]
        words, _ = self.page.after(quotation.end, quotation.parent)
        before, _ = self.page.before(quotation.start, quotation.parent)
        if not words or not self._begins(before):
            return False
        comma = words[0].text in {",", "-", "—", "–"}
        words = words[1:] if comma else words
        if not words or not self.goes_on(quotation, words[0], comma):
            return False
        verb = self._first_cue(words, comma or self.page.is_sentence_like(number))
        if verb is None or verb.i in self.direct:
            return False
        self._give(number, verb, verb.i == words[0].i)
        self.direct[verb.i].opening = words[0].i
        return True

    def goes_on(self, quotation: Quotation, word: Token, comma: bool) -> bool:
        """Whether the sentence goes on behind a quotation: not where it ends in a full stop and a capital follows."""
        last = self.page.text[quotation.spans[-1][1] - 1]
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
        later = (t for t in words if t.i > direct.verb.i and t.i in self.cues and t.tag_ in FINITE)
        if not all(_in_relative(t) for t in later):
            return False
        direct.numbers.append(number)
        self.owner[number] = direct
        return True

    def _sentence_before(self, number: int) -> tuple[list[Token], int]:
        """The words between a quotation and the one before it, where just one sentence stands there."""
        page, quotation = self.page, self.page.quotations[number]
        index = page.token_at(quotation.start) - 1
        if index < 1 or page.doc[index].text != "." or "\n" in page.text[page.doc[index].idx : quotation.start]:
            return [], -1
        return page.before(page.doc[index].idx, quotation.parent)


def _in_relative(verb: Token) -> bool:
    """`a diplomat who asked not to be named`: a cue that only describes the speaker."""
    return verb.dep_ == "relcl" and any(kid.dep_ == "nsubj" and kid.tag_ in {"WP", "WDT"} for kid in verb.lefts)

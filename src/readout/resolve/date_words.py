"""Words of time, the table of their patterns, and what the words around a date say about it.

A pattern is a row of elements: a literal word, alternatives (`early|late`), a class in capitals (`DAY`), each optional
with `?`. What stands before `<` or after `>` must be there too but is no part of the date. Readers are in `dates.py`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from readout.tables import rows


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MONTHS = _words("january february march april may june july august september october november december")
WEEKDAYS = _words("monday tuesday wednesday thursday friday saturday sunday")
NUMBERS = _words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
TENS = _words("twenty thirty forty fifty sixty seventy eighty ninety")
ORDINALS = _words("first second third fourth fifth sixth seventh eighth ninth tenth")
UNITS = _words("minute hour night day week month year decade century")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
# Months that are no other word and no first name may stand alone; all but `May` and `March` may follow any preposition.
SAFE_MONTHS = frozenset({"january", "february", "july", "september", "october", "november", "december"})
VERBS = frozenset({"may", "march"})

TOKEN = re.compile(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9])"
    r"|[0-9]+(?:[.,:/][0-9]+)+"
    r"|[0-9]{1,2}(?:st|nd|rd|th)(?![^\W_])"
    r"|[^\W_]+|[^\w\s]|_"
)
SIGNS = str.maketrans({"’": "'", "‘": "'", "–": "-", "−": "-", "‐": "-", "‑": "-"})
ISO = re.compile(r"[0-9]{4}([-/])[0-9]{1,2}\1[0-9]{1,2}")
SLASHED = re.compile(r"[0-9]{1,2}([/.])[0-9]{1,2}\1[0-9]{4}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}")


def _vocabulary() -> dict[str, dict[str, int]]:
    """Every word of time in lower case, with its classes and their values."""
    words: dict[str, dict[str, int]] = {}

    def add(word: str, value: int, *classes: str) -> None:
        words.setdefault(word, {}).update(dict.fromkeys(classes, value))

    for number, month in enumerate(MONTHS, 1):
        add(month, number, "MON", "MONTH", *(["AMONTH"] if month not in VERBS else []))
        if month in SAFE_MONTHS:
            add(month, number, "SAFEMONTH")
        add(month[:3], number, "MON")
    add("sept", 9, "MON")
    for number, weekday in enumerate(WEEKDAYS):
        add(weekday, number, "WEEKDAY", "WD")
        add(weekday + "s", number, "WEEKDAYS")
        add(weekday[:3], number, "WD")
    for word, number in {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}.items():
        add(word, number, "WD")
    for number, word in enumerate(NUMBERS, 1):
        add(word, number, "NUM")
    for number, word in enumerate(TENS, 2):
        add(word, number * 10, "NUM", "TENS")
    for number, word in enumerate(ORDINALS, 1):
        add(word, number, "ORDWORD", *(["QUARTER"] if number < 5 else []))
    for number, unit in enumerate(UNITS):
        add(unit, number, "UNIT")
        add("centuries" if unit == "century" else unit + "s", number, "UNIT", "UNITS")
    for word, number in SEASONS.items():
        add(word, number, "SEASON")
    for number in range(1, 5):
        add(f"q{number}", number, "QUARTER")
    for word in ("a", "an"):
        add(word, 1, "AN")
    for word in ("few", "several", "some", "many"):
        add(word, 0, "FEW")
    for word in ("morning", "afternoon", "evening", "night", "midday", "noon", "dawn", "midnight", "lunchtime"):
        add(word, 0, "PART")
    return words


VOCABULARY = _vocabulary()
ABBREVIATIONS = {w for w, c in VOCABULARY.items() if {"MON", "WD"} & set(c) and not {"MONTH", "WEEKDAY"} & set(c)}
CAPITALISED = VERBS | ABBREVIATIONS


@lru_cache(maxsize=4096)
def classes(word: str) -> dict[str, int]:
    """The classes of a word, with its value in each: `24` -> DAY 24, NUM 24. `May`, `Sun` need their capital."""
    if word[0] in "0123456789":
        return _number_classes(word)
    lower = word.lower()
    return {} if lower in CAPITALISED and not word[0].isupper() else VOCABULARY.get(lower, {})


def _number_classes(word: str) -> dict[str, int]:
    if word[:-2].isdecimal() and word[-2:] in {"st", "nd", "rd", "th"}:
        value = int(word[:-2])
        return {"DAY": value, "ORD": value} if 1 <= value <= 31 else {}
    if not word.isdecimal():
        compound = {"ISO": ISO, "SLASHED": SLASHED}
        found = {name: 0 for name, shape in compound.items() if shape.fullmatch(word)}
        return found or ({"DECADE": 0} if re.fullmatch("[0-9]{3}0s|[0-9]0s", word) else {})
    value = int(word) if len(word) <= 4 else 0
    sizes = {
        "NUM": len(word) <= 4 and value > 0,
        "DAY": len(word) <= 2 and 1 <= value <= 31,
        "YY": len(word) == 2,
        "YEAR": len(word) == 4 and 1800 <= value < 2100,
    }
    return {name: value for name, fits in sizes.items() if fits}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign; `keys` are what a pattern may call it: itself in lower case, then its classes."""

    text: str
    start: int
    end: int
    keys: tuple[str, ...]

    @property
    def lower(self) -> str:
        """The word in lower case, quotation marks and dashes in their plain form."""
        return self.keys[0]


def tokenise(text: str) -> list[Token]:
    """The words, numbers and signs of a text, in order; white space is left out."""
    found = []
    for match in TOKEN.finditer(text):
        word = match.group()
        found.append(Token(word, match.start(), match.end(), (word.lower().translate(SIGNS), *classes(word))))
    return found


@dataclass(frozen=True)
class Pattern:
    """One row of the table, spelled out: its elements, how many of them are context, which reader takes it."""

    elements: tuple[str, ...]
    before: int
    after: int
    reader: str
    argument: str
    order: int


@dataclass(frozen=True)
class Match:
    """A pattern that fits: the tokens `[start, end)` of the date itself, and the values of its classes in order."""

    pattern: Pattern
    start: int
    end: int
    values: tuple[tuple[str, int], ...]

    def all(self, *names: str) -> list[int]:
        """Values of the elements of these classes, in text order."""
        return [value for name, value in self.values if name in names]


@dataclass
class _Node:
    nexts: dict[str, _Node] = field(default_factory=dict)
    patterns: list[Pattern] = field(default_factory=list)


@cache
def _patterns() -> _Node:
    root = _Node()
    for order, row in enumerate(rows("readout.knowledge", "data/dates.tsv")):
        for pattern in _spelled_out(row["pattern"].split(), row["reader"], row["argument"], order):
            node = root
            for element in pattern.elements:
                node = node.nexts.setdefault(element, _Node())
            node.patterns.append(pattern)
    return root


def _spelled_out(elements: list[str], reader: str, argument: str, order: int) -> Iterator[Pattern]:
    """A pattern in all its forms: each alternative chosen, each optional element there or not."""
    for choice in itertools.product(*map(_choices, elements)):
        chosen = [element for element in choice if element]
        before = chosen.index("<") if "<" in chosen else 0
        after = len(chosen) - 1 - chosen.index(">") if ">" in chosen else 0
        yield Pattern(tuple(e for e in chosen if e not in {"<", ">"}), before, after, reader, argument, order)


def _choices(element: str) -> list[str]:
    options = element.removesuffix("?").split("|")
    return [*options, ""] if element.endswith("?") else options


def matches(tokens: list[Token]) -> list[Match]:
    """Every fit of every pattern, by place; at one place the longest first, then the one with more context."""
    found = [match for at in range(len(tokens)) for match in _matches_at(tokens, at)]
    return sorted(found, key=lambda m: (m.start, -m.end, -len(m.pattern.elements), m.pattern.order))


def _matches_at(tokens: list[Token], at: int) -> Iterator[Match]:
    open_ends = [(_patterns(), at)]
    while open_ends:
        node, reached = open_ends.pop()
        for pattern in node.patterns:
            yield _match(tokens, at, reached, pattern)
        if reached < len(tokens):
            keys = tokens[reached].keys
            open_ends.extend((node.nexts[key], reached + 1) for key in keys if key in node.nexts)


def _match(tokens: list[Token], begin: int, reached: int, pattern: Pattern) -> Match:
    start, end = begin + pattern.before, reached - pattern.after
    names = pattern.elements[pattern.before : len(pattern.elements) - pattern.after]
    pairs = zip(names, tokens[start:end], strict=True)
    values = tuple((name, classes(token.text)[name]) for name, token in pairs if name.isupper())
    return Match(pattern, start, end, values)


# ---- what stands around a date ---------------------------------------------------------------------------------------
LOOK_BACK = 14
LOOK_AHEAD = 10
BOUNDARIES = frozenset('.;:!?()"“”—…')
ENDS_OF = frozenset(_words("end start beginning middle morning evening night week"))
SAID = frozenset(_words("said says told announced added reported wrote tweeted warned stated declared confirmed"))
FUTURE = frozenset(_words("will shall would ll upcoming forthcoming next due must tomorrow"))
DEADLINE = frozenset({"by", "until", "till"})
CUES_WITH = {
    "ahead": {"of"},
    "planned": {"for", "on"},
    "scheduled": {"for", "on", "to", "in", "at"},
    "slated": {"for", "on", "to"},
    "coming": set(MONTHS) | set(WEEKDAYS) | {"week", "month", "year", "days", "weeks", "months"},
}
BE = frozenset({"is", "are", "was", "were", "be", "been"})
BEFORE_TO = BE | frozenset(
    _words("due set plans plan planned planning expected scheduled going intends intend slated about agreed ready hope")
)
SUBORDINATE = frozenset(_words("who whom whose which when since because although"))
RELATIONS = {
    "since": "since",
    "before": "before",
    "by": "before",
    "after": "after",
    "following": "after",
    "until": "until",
    "till": "until",
    "from": "from",
    "starting": "from",
    "beginning": "from",
    "prior to": "before",
    "ahead of": "before",
    "up to": "until",
    "as of": "from",
}
SKIPPED = frozenset(_words("the on about around early late mid - at least last this a in"))
CALENDAR = frozenset({"MON", "WD", "MONTH", "WEEKDAY"})
COUNTED = frozenset(_words("million billion trillion percent % per thousand hundred km kg mm cm"))
NOT_DAYS = frozenset(_words("black red bloody good holy super palm ash cyber shrove maundy giving girl"))
TITLES = frozenset(_words("Times Telegraph Mirror Express Mail People Herald Mosque Agreement Accord Accords Club Group"))
ENTITIES = frozenset(_words("Island Islands Revolution Movement Brigade Brigades Agreement Accord Accords Group Party"))
AFTER_A_DAY = frozenset(_words("and or in at to when after with for by but as that while until from the he she it they"))
PEOPLE = frozenset(_words("people men women children personnel police soldiers troops civilians fighters"))
NOT_PLURALS = frozenset(_words("was is has as its his this us"))
AGES = frozenset({"old", "age"})


def relation(tokens: list[Token], at: int) -> str:
    """`since`, `before`, `after`, `until` or `from` where such a word governs the date that begins at token `at`."""
    back = at - 1
    while max(0, at - 6) <= back:
        pair = f"{_text(tokens, back - 1)} {tokens[back].text}".lower()
        if pair in RELATIONS or tokens[back].lower in RELATIONS:
            return RELATIONS.get(pair) or RELATIONS[tokens[back].lower]
        if tokens[back].lower == "of" and _text(tokens, back - 1).lower() in ENDS_OF:
            back -= 1
        elif tokens[back].lower not in SKIPPED:
            return ""
        back -= 1
    return ""


def leans_to_future(tokens: list[Token], start: int, end: int) -> bool:
    """Whether the clause puts the date of tokens `[start, end)` after publication: `will meet on Monday`."""
    if start and tokens[start - 1].lower in {"since", "after"}:
        return False
    return _cue_before(tokens, start) or _cue_after(tokens, start, end)


def _cue_before(tokens: list[Token], start: int) -> bool:
    for at in range(start - 1, max(-1, start - 1 - LOOK_BACK), -1):
        word = tokens[at].lower
        if word in SAID or word in SUBORDINATE or _is_boundary(tokens, at):
            return False
        if word in DEADLINE and all(token.lower in SKIPPED for token in tokens[at + 1 : start]):
            return True
        if _is_cue(tokens, at):
            return True
    return False


def _is_cue(tokens: list[Token], at: int) -> bool:
    word, after = tokens[at].lower, _text(tokens, at + 1).lower()
    before = _text(tokens, at - 1).lower()
    if word == "to":
        return before in BEFORE_TO and (before != "due" or _text(tokens, at - 2).lower() in BE)
    if word in CUES_WITH:
        return after in CUES_WITH[word]
    if word in {"will", "would", "next", "due"}:
        return after not in {"to", "because", "-"}
    return word in FUTURE or tokens[at].text == "may"


def _is_boundary(tokens: list[Token], at: int) -> bool:
    """The end of a clause; a comma between two names is only a list."""
    word = tokens[at].text
    if word == ",":
        return not (0 < at < len(tokens) - 1 and tokens[at - 1].text[0].isupper() and tokens[at + 1].text[0].isupper())
    return word in BOUNDARIES


def _cue_after(tokens: list[Token], start: int, end: int) -> bool:
    """A modal right after the date, or later in a clause that the date opens (`On Monday, the two will ...`)."""
    if end < len(tokens) and tokens[end].lower in {"will", "shall"}:
        return True
    opens = start == 0 or any(_is_boundary(tokens, at) for at in range(max(0, start - 2), start)) or start == 1
    if not opens:
        return False
    begin = end + 1 if end < len(tokens) and tokens[end].text == "," else end
    for at in range(begin, min(len(tokens), begin + LOOK_AHEAD)):
        word = tokens[at].lower
        if word in SAID or _is_boundary(tokens, at):
            return False
        if word in {"will", "shall"} or (word == "to" and tokens[at - 1].lower in {"is", "are"}):
            return True
    return False


def is_date(tokens: list[Token], match: Match) -> bool:
    """Whether the words around a match leave it a date: no part of a number, a name, an age or a sum of money."""
    if not _stands_alone(tokens, match):
        return False
    guards = {"calendar": _is_calendar, "year": _is_year, "weekday": _is_weekday, "ordinal_day": _is_ordinal_day}
    guards |= {"duration": _is_duration, "holiday": _is_holiday, "easter": _is_holiday, "named": _is_named}
    guards |= {"anchored": _is_anchored, "recurring": _is_recurring, "season": _is_season, "ahead": _is_duration}
    guards |= {"quarter": _is_quarter, "shift": _is_shift}
    guard = guards.get(match.pattern.reader)
    return guard is None or guard(tokens, match)


def _text(tokens: list[Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _glued(tokens: list[Token], at: int) -> bool:
    """Whether token `at` follows its neighbour without a space."""
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start


def _in_calendar(tokens: list[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and not CALENDAR.isdisjoint(tokens[at].keys)


def _stands_alone(tokens: list[Token], match: Match) -> bool:
    """Neither end is glued to more of the same number or word (`F-16`, `$2014`, `2014%`, `10-year-old`)."""
    first, last = match.start, match.end - 1
    number_first = not tokens[first].text[0].isalpha() or "NUM" in tokens[first].keys
    if number_first and _glued(tokens, first) and tokens[first - 1].text not in {"(", '"', "“", "[", "'", "—", "‘"}:
        dash = tokens[first - 1].lower == "-"
        if not dash or (_glued(tokens, first - 1) and not _dates_before(tokens, first - 2)):
            return False
    if not _glued(tokens, match.end):
        return True
    follows = tokens[match.end].lower
    if follows in {"%", "°", "/", "+", "_"}:
        return False
    number_last = not tokens[last].text[0].isalpha() or match.pattern.reader in {"duration", "ago"}
    hyphenated = number_last and follows == "-" and _glued(tokens, match.end + 1)
    return not hyphenated or _dates_after(tokens, match.end + 1)


def _dates_before(tokens: list[Token], at: int) -> bool:
    return _in_calendar(tokens, at) or _text(tokens, at).lower() in {"mid", "early", "late", "pre", "post", "non"}


def _dates_after(tokens: list[Token], at: int) -> bool:
    return _in_calendar(tokens, at) or (_text(tokens, at).isdigit() and _in_calendar(tokens, at + 1))


def _is_calendar(tokens: list[Token], match: Match) -> bool:
    after = _text(tokens, match.end)
    if match.pattern.argument == "bare":
        before = _text(tokens, match.start - 1)
        named = before.lower() in NOT_DAYS or (before[:1].isupper() and not _opens_sentence(tokens, match.start - 1))
        return tokens[match.start].text[0].isupper() and not named and not after[:1].isupper()
    names = [name for name, _ in match.values]
    if names == ["MONTH"] or names == ["AMONTH"]:
        return tokens[match.end - 1].text[0].isupper() or not _in_calendar(tokens, match.end - 1)
    return not (after.lower() in COUNTED and names[-1] == "DAY")


def _opens_sentence(tokens: list[Token], at: int) -> bool:
    return at <= 0 or tokens[at - 1].text in BOUNDARIES


def _is_year(tokens: list[Token], match: Match) -> bool:
    """A year, not a count: `in 2014` but not `of 2014 men`, `in 2000 villages`."""
    before, after = _text(tokens, match.start - 1).lower(), _text(tokens, match.end)
    if match.pattern.argument == "attributive":
        return after[:1].isalpha() and after not in PEOPLE
    plural = after.islower() and (after.endswith("s") or after in PEOPLE) and after not in NOT_PLURALS
    if after.lower() in COUNTED or after in {"$", "€", "£"}:
        return False
    round_number = tokens[match.end - 1].text.endswith("00")
    return not plural or (before in {"in", "since", "until", "during", "("} and not round_number)


def _is_weekday(tokens: list[Token], match: Match) -> bool:
    before, after = _text(tokens, match.start - 1), _text(tokens, match.end)
    return not (before[:1].isupper() and before.lower() in NOT_DAYS) and after not in TITLES


def _is_ordinal_day(tokens: list[Token], match: Match) -> bool:
    """`on the 24th` stands for a day where no noun follows (`the 24th president`)."""
    if match.pattern.argument or match.all("WD"):
        return True
    after = _text(tokens, match.end)
    follows = _words("and or in at to when after with for by but as that while until from the he she it they")
    return not after[:1].isalnum() or after in follows


def _is_duration(tokens: list[Token], match: Match) -> bool:
    after = [_text(tokens, at).lower() for at in range(match.end, match.end + 3)]
    return after[0] not in AGES and not (after[0] in {"-", "of"} and after[1] in AGES)


def _is_holiday(tokens: list[Token], match: Match) -> bool:
    after = _text(tokens, match.end)
    return tokens[match.start].text[0].isupper() and after not in TITLES and after not in ENTITIES


def _is_named(tokens: list[Token], match: Match) -> bool:
    return _text(tokens, match.end).lower() != "of" and _text(tokens, match.start - 1).lower() != "chapter"


def _is_anchored(tokens: list[Token], match: Match) -> bool:
    """`the day before` counts from a day already named only where no event follows it (`the day before the vote`)."""
    if not match.pattern.argument.endswith(":end"):
        return True
    after = _text(tokens, match.end)
    return not after[:1].isalnum() or after.lower() in {"and", "but", "in", "at", "when", "by", "said", "on"}


def _is_recurring(tokens: list[Token], match: Match) -> bool:
    """Lower case, or a weekday: `daily`, not the `Daily Mail`."""
    last = match.end - 1
    return tokens[last].text.islower() or "WEEKDAYS" in tokens[last].keys or match.end - match.start > 1


def _is_season(tokens: list[Token], match: Match) -> bool:
    at = next(i for i in range(match.start, match.end) if "SEASON" in tokens[i].keys)
    if match.all("YEAR"):
        return True
    return tokens[at].text.islower() and _text(tokens, match.end).lower() not in {"of", "in"}


def _is_quarter(tokens: list[Token], match: Match) -> bool:
    """Of a year, not `the first quarter of the match`."""
    return _text(tokens, match.end).lower() != "of"


def _is_shift(tokens: list[Token], match: Match) -> bool:
    """`today`, not `Russia Today`."""
    named = tokens[match.start].text[0].isupper() and _text(tokens, match.start - 1)[:1].isupper()
    return match.end - match.start > 1 or not named

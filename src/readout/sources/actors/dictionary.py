"""Actor dictionaries in the form of PETRARCH and Phoenix: a name, `+` synonyms, and codes in brackets with their dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from readout.knowledge.actor_codes import NOBODY, cameo_party
from readout.knowledge.lexicon import named_so
from readout.knowledge.own import Fault, Own, OwnActor

BRACKETS = re.compile(r"\[([^\]]*)\]")
BRACES = re.compile(r"\{([^}]*)\}")
DATED = re.compile(r"(\S+?)\s*(?:([<>])\s*(\d{8}|\d{6})|\s(\d{8}|\d{6})\s*-\s*(\d{8}|\d{6}))?")
LAST_TWO_DIGIT_YEAR = 40  # `41` means 1941, `40` means 2040
DAY = timedelta(days=1)
JOINING = frozenset({"of", "the", "and", "for", "in", "on", "to", "at", "by"})
SHORT = 4  # letters: a single word of no more than these is taken for an abbreviation


@dataclass
class Block:
    """A name with its synonyms and codes, as the lines of one block give them: (line, code in brackets)."""

    line: int
    names: list[str] = field(default_factory=list)
    codes: list[tuple[int, str]] = field(default_factory=list)


def actors(lines: Iterable[tuple[int, str]], label: str) -> Iterator[Own]:
    """The actors of a dictionary; `lines` are numbered and without comments.

    A code without dates holds when none of the dated ones does.
    """
    block: Block | None = None
    for number, text in lines:
        name, codes = BRACKETS.sub(" ", text).strip(), BRACKETS.findall(text)
        if text.count("[") != len(codes) or text.count("]") != len(codes):
            yield Fault(f"{label}:{number}", f"{text.strip()!r} has a bracket without its pair")
            continue
        if name and not name.startswith("+"):
            if block is not None:
                yield from _rows(block, label)
            block = Block(number)
        if block is None:
            yield Fault(f"{label}:{number}", f"{text.strip()!r} belongs to no name; put one before it")
            continue
        block.names += names_in(name)
        block.codes += [(number, code) for code in codes]
    if block is not None:
        yield from _rows(block, label)


def names_in(text: str) -> list[str]:
    """A name and the synonyms in braces after it, each with blanks for `_`."""
    nested = [part for group in BRACES.findall(text) for part in re.split(r"[,+]" if "," in group else r"[\s+]+", group)]
    return [
        clean for part in [BRACES.sub(" ", text), *nested] if (clean := " ".join(part.strip("+ ").replace("_", " ").split()))
    ]


def _rows(block: Block, label: str) -> Iterator[Own]:
    """One row a code: dated ones as they are, the one without dates for the days between them."""
    where = f"{label}:{block.line}"
    if not block.codes:
        yield Fault(where, f"{block.names[0]!r} has no code; add one in brackets, as in [RUSGOV]")
        return
    name, *others = dict.fromkeys(form for given in block.names for form in _printed(given))
    dated: list[tuple[str, str]] = []
    undated: list[OwnActor] = []
    for number, inside in block.codes:
        found = _row(f"{label}:{number}", inside, name, tuple(others))
        if isinstance(found, OwnActor) and not (found.start or found.end):
            undated.append(found)
        elif isinstance(found, OwnActor):
            dated.append((found.start, found.end))
            yield found
        elif found is not None:
            yield found
    for row in undated[:1]:
        for start, end in _between(dated):
            yield OwnActor(row.where, row.name, row.aliases, row.code, row.sector, "", start, end)


def _row(where: str, inside: str, name: str, others: tuple[str, ...]) -> Own | None:
    """The row of one code, a fault, or None for a code that means nobody."""
    found = DATED.fullmatch(inside.strip())
    if inside.strip() in NOBODY:
        return None
    if found is None:
        return Fault(where, f"[{inside}] is no code with dates; write [RUSGOV], [RUSGOV 991231-080507] or [RUSGOV >120507]")
    code, sign, one, first, last = found.groups()
    party = cameo_party(code)
    if party is None:
        return Fault(where, f"[{inside}]: {code[:3]} is no CAMEO code of a state or kind of actor")
    try:
        start, end = _period(sign, one, first, last)
    except ValueError:
        return Fault(where, f"[{inside}] holds a date that is not in the calendar; write YYMMDD or YYYYMMDD")
    return OwnActor(where, name, others, party.code, party.sector, "", start, end)


def _period(sign: str | None, one: str | None, first: str | None, last: str | None) -> tuple[str, str]:
    """First and last day, each empty for no bound: `<` and `>` leave the day itself out. Raises ValueError."""
    if one is not None:
        day = _day(one)
        return ("", (day - DAY).isoformat()) if sign == "<" else ((day + DAY).isoformat(), "")
    return (_day(first).isoformat(), _day(last).isoformat()) if first and last else ("", "")


def _day(digits: str) -> date:
    if len(digits) == len("YYMMDD"):
        digits = ("20" if int(digits[:2]) <= LAST_TWO_DIGIT_YEAR else "19") + digits
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def _between(periods: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """What the periods leave: before, between and after them; all days where there is none."""
    start = ""
    for first, last in sorted(periods):
        if first and first > (start or "0000"):
            yield start, (date.fromisoformat(first) - DAY).isoformat()
        if not last:
            return
        start = max(start, (date.fromisoformat(last) + DAY).isoformat())
    yield start, ""


def _printed(given: str) -> list[str]:
    """A name in capitals as texts print it, the likeliest form first; any other name as it stands."""
    if not given.isupper():
        return [given]
    words = [_capitalised(word, at) for at, word in enumerate(given.split())]
    short = len(words) == 1 and (len(given) <= SHORT or bool(named_so(given)))
    both = [" ".join(words), given]
    return both[::-1] if short else both


def _capitalised(word: str, at: int) -> str:
    lower = word.lower()
    return lower if at and lower in JOINING else word.title().replace("'S", "'s").replace("’S", "’s")

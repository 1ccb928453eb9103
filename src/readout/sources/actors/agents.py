"""Agent dictionaries in the form of PETRARCH: role nouns with `[~GOV]`, plurals in braces, sets of words (`!WORD! = ...`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product

from readout.knowledge.actor_codes import NOBODY, cameo_sector
from readout.knowledge.own import Fault, Own, OwnRole
from readout.knowledge.roles import plural_of
from readout.sources.actors.dictionary import BRACES, BRACKETS, names_in

SET = re.compile(r"!([^!]+)!")
DEFINITION = re.compile(r"\s*!([^!]+)!\s*=\s*(.+)")


def is_agent(text: str) -> bool:
    """Whether a line of a dictionary is about a role noun, or defines a set of words, and not about an actor."""
    return DEFINITION.match(text) is not None or any("~" in code for code in BRACKETS.findall(text))


def agents(lines: Iterable[tuple[int, str]], label: str) -> Iterator[Own]:
    """The role nouns of a dictionary; `lines` are numbered and without comments, and a set may stand after its use."""
    kept = list(lines)
    sets = {found[1].strip().upper(): _members(found[2]) for _, text in kept if (found := DEFINITION.match(text))}
    for number, text in kept:
        if DEFINITION.match(text) is None:
            yield from _rows(f"{label}:{number}", text, sets)


def _members(text: str) -> list[str]:
    return [" ".join(word.replace("_", " ").split()) for word in text.split(",") if word.strip()]


def _rows(where: str, text: str, sets: dict[str, list[str]]) -> Iterator[Own]:
    codes = BRACKETS.findall(text)
    code = codes[0].split()[0] if codes and codes[0].split() else ""
    if code.replace("~", "") in NOBODY:
        return
    sector = cameo_sector(code.replace("~", ""))
    if sector is None:
        yield Fault(where, f"[{code}] holds no CAMEO role; write one such as [~GOV]")
        return
    phrases = names_in(BRACES.sub(" ", BRACKETS.sub(" ", text)))
    unknown = [name for phrase in phrases for name in SET.findall(phrase) if name.upper() not in sets]
    if unknown or not phrases:
        yield Fault(where, f"no set !{unknown[0]}! is defined in this file" if unknown else "no words before the code")
        return
    if SET.search(phrases[0]):
        for phrase, plural in _expanded(phrases[0], sets):
            yield OwnRole(where, phrase, sector, plural=plural)
        return
    braces = BRACES.findall(text)
    plurals = [p for group in braces for p in _members(group)] if braces else [plural_of(phrases[0].lower())]
    yield OwnRole(where, phrases[0].lower(), sector, tuple(plural.lower() for plural in plurals))


def _expanded(phrase: str, sets: dict[str, list[str]]) -> Iterator[tuple[str, bool]]:
    """The phrase with each member of its sets, also within a word (`CHAIR!PERSON!`), and whether that is the plural of one."""
    parts = SET.split(phrase)
    choices = [sets[part.upper()] if at % 2 else [part] for at, part in enumerate(parts)]
    plurals = {plural_of(word.lower()) for at in range(1, len(parts), 2) for word in choices[at]}
    for chosen in product(*choices):
        plural = any(word.lower() in plurals for word in chosen[1::2])
        yield " ".join("".join(chosen).lower().split()), plural

"""Role nouns, titles and modifiers: what sector `police chief`, `Foreign Minister` or `former` stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from readout.knowledge.brought import brought, table
from readout.tables import rows

WORDS_LIKE_TITLES = frozenset({"he", "she", "it", "hm", "is", "as", "do", "no"})  # `H.E.` without its full stops


@dataclass(frozen=True)
class Role:
    """A noun phrase that names a party by what it does; kind is `person`, `group` or `body`."""

    phrase: str
    sectors: tuple[str, ...]
    kind: str
    sex: str
    plural: bool


@dataclass(frozen=True)
class Title:
    """A form that stands beside a personal name; offices are keys of offices.tsv."""

    form: str
    sector: str
    offices: tuple[str, ...]
    sex: str


@dataclass(frozen=True)
class Modifier:
    """A word before a role noun; effect is `replace`, `add` or `keep` of the sector."""

    word: str
    effect: str
    sector: str


def plural_of(phrase: str) -> str:
    """The regular plural of a noun phrase, by its last word."""
    head = phrase.split(" ")[-1]
    stem = phrase[: len(phrase) - len(head)]
    if head.endswith(("s", "x", "ch", "sh")):
        return stem + head + "es"
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        return stem + head[:-1] + "ies"
    if head.endswith("man") and head not in {"human", "german"}:
        return stem + head[:-3] + "men"
    return stem + head + "s"


@table
def roles() -> dict[str, Role]:
    """Every role phrase, singular and plural, in lower case; a user's own before ours."""
    found: dict[str, Role] = {}
    for row in rows("readout.knowledge", "data/roles.tsv"):
        sectors = tuple(s for s in row["sector"].split("|") if s)
        phrase = row["phrase"].lower()
        mass = row["plural"] == "-"
        found[phrase] = Role(phrase, sectors, row["kind"], row["sex"], mass)
        forms = [] if mass else [f for f in row["plural"].split("|") if f] or [plural_of(phrase)]
        for form in forms:
            found.setdefault(form, Role(form, sectors, row["kind"], row["sex"], True))
    found.update((role.phrase, role) for role in brought().roles)
    return found


@table
def titles() -> dict[str, Title]:
    """Every title in lower case without full stops; a user's own before ours."""
    found: dict[str, Title] = {}
    for row in rows("readout.knowledge", "data/titles.tsv"):
        offices = tuple(o for o in row["office"].split("|") if o)
        form = row["title"].lower().replace(".", "")
        if form in WORDS_LIKE_TITLES:
            continue
        found[form] = Title(row["title"], row["sector"].split("|")[0], offices, row["sex"])
    found.update((title.form.lower().replace(".", ""), title) for title in brought().titles)
    return found


@table
def plural_titles() -> dict[str, Title]:
    """Every title by its plural, in lower case without full stops: `foreign ministers`, `secretaries of state`."""
    found: dict[str, Title] = {}
    for form, title in titles().items():
        head, of, rest = form.partition(" of ")
        found.setdefault(plural_of(head) + of + rest, title)
    return {plural: title for plural, title in found.items() if plural not in titles()}


@table
def plural_title_starts() -> frozenset[str]:
    """First words of plural titles, as a parse cuts them: `vice-presidents` at the hyphen."""
    return frozenset(re.split("[ -]", form)[0] for form in plural_titles())


@cache
def modifiers() -> dict[str, Modifier]:
    """Every modifier in lower case."""
    return {
        row["modifier"].lower(): Modifier(row["modifier"], row["effect"], row["sector"])
        for row in rows("readout.knowledge", "data/modifiers.tsv")
    }


@cache
def targets() -> dict[str, str]:
    """Sector of the victim by the noun of the thing attacked."""
    return {noun: row["sector"] for row in rows("readout.knowledge", "data/targets.tsv") for noun in row["nouns"].split("|")}

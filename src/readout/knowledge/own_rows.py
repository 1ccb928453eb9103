"""The rows of our tables that a user's own actors and role nouns become."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from readout.knowledge.lexicon import Entry, shipped
from readout.knowledge.offices import Tenure, name_words
from readout.knowledge.offices import shipped as shipped_terms
from readout.knowledge.own import OwnActor, OwnRole
from readout.knowledge.roles import Role, Title, roles, titles

PERSONS_SECTORS = frozenset({"GOV", "ELI", "LEG", "JUD", "MIL", "OPP", "JRN", "CVL", "BUS", ""})
LONGEST_NAME = 5  # words
JOINING = frozenset({"of", "for", "the", "and", "in", "on"})


def kind_of(actor: OwnActor) -> str:
    """Whether a row is about a person, a body or a state, as it says, else by what our tables and its words tell.

    A name of two to five words without a word for bodies (`ministry`, `rebels`, `of`) is a person's where the sector is one
    that persons are given; all else is a body.
    """
    if actor.kind or actor.office:
        return actor.kind or "person"
    if not actor.sector and len(actor.code) == 3 and actor.code in _states():
        return "state"
    known = next(
        (_kinds().get(name_words(form)) for form in (actor.name, *actor.aliases) if name_words(form) in _kinds()), None
    )
    if known is not None:
        return known
    words = name_words(actor.name)
    looks_like_one = 1 < len(words) <= LONGEST_NAME and all(w.isalpha() for w in words) and not JOINING & set(words)
    return "person" if looks_like_one and actor.sector in PERSONS_SECTORS and not any(map(_is_of_a_body, words)) else "body"


def tenures_of(actor: OwnActor) -> Iterator[Tenure]:
    """The row of the who's-who that an actor becomes: one if a person, none otherwise. A person whom we know keeps our name."""
    if kind_of(actor) != "person":
        return
    known = _known_person(actor)
    person = known.person if known else actor.name
    title = titles().get(actor.office.lower().replace(".", ""))
    key = (title.offices[:1] or ("",))[0] if title else actor.office if actor.office.islower() else ""
    yield Tenure(
        actor.code,
        "",
        key,
        (actor.office,) if actor.office and actor.office != key else (),
        person,
        tuple(dict.fromkeys(f for f in (actor.name, *actor.aliases) if f != person)),
        known.sex if known else "",
        actor.start,
        actor.end,
        actor.qid or (known.qid if known else ""),
        sector=actor.sector,
        where=actor.where,
    )


def entries_of(actor: OwnActor) -> Iterator[Entry]:
    """The rows of names that a body or a state becomes; a form of a state that we have already is left to our own row."""
    kind = kind_of(actor)
    forms = dict.fromkeys((actor.name, *actor.aliases))
    if kind == "state":
        for form in forms:
            if (form, actor.code) not in _forms_of_states():
                yield Entry("alias", actor.code, form, "GOV", "", actor.start, actor.end, where=actor.where)
    elif kind == "body":
        known = next((e for form in forms for e in _bodies().get((form, actor.code), ())), None)
        name, qid = (known.name, known.qid) if known else (actor.name, "")
        for form in forms:
            yield Entry(
                "body", actor.code, form, actor.sector, name, actor.start, actor.end, actor.qid or qid, where=actor.where
            )


def roles_of(own: OwnRole) -> Iterator[Role]:
    """The role nouns that an agent becomes, in the singular and in every plural; one that we have keeps its kind and sex."""
    phrase = own.phrase.lower()
    known = roles().get(phrase)
    kind, sex = (known.kind, known.sex) if known else ("person", "")
    yield Role(phrase, (own.sector,), kind, sex, known.plural if known else own.plural)
    for plural in own.plurals:
        yield Role(plural.lower(), (own.sector,), kind, sex, True)


def titles_of(own: OwnRole) -> Iterator[Title]:
    """The title that an agent changes the sector of, if it is one."""
    known = titles().get(own.phrase.lower())
    if known is not None:
        yield Title(known.form, own.sector, known.offices, known.sex)


# ---- what our own tables know ----------------------------------------------------------------------------------------
def _known_person(actor: OwnActor) -> Tenure | None:
    """Our person of the same full name and state, if there is exactly one."""
    forms = {name_words(form) for form in (actor.name, *actor.aliases) if " " in form}
    found = [t for form in forms for t in _persons().get((form, actor.code), ())]
    return found[0] if len({t.person for t in found}) == 1 else None


@cache
def _persons() -> dict[tuple[tuple[str, ...], str], list[Tenure]]:
    found: dict[tuple[tuple[str, ...], str], list[Tenure]] = {}
    for tenure in shipped_terms():
        for form in tenure.forms:
            found.setdefault((name_words(form), tenure.code), []).append(tenure)
    return found


@cache
def _bodies() -> dict[tuple[str, str], list[Entry]]:
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in shipped():
        if entry.kind == "body":
            found.setdefault((entry.form, entry.code), []).append(entry)
    return found


@cache
def _forms_of_states() -> frozenset[tuple[str, str]]:
    return frozenset((e.form, e.code) for e in shipped() if e.kind != "body")


@cache
def _states() -> frozenset[str]:
    return frozenset(e.code for e in shipped() if e.kind == "name")


@cache
def _kinds() -> dict[tuple[str, ...], str]:
    """What the full names that we know are names of."""
    found = {name_words(e.form): "body" for e in shipped() if e.kind == "body"}
    found.update((words, "person") for words, _ in _persons() if len(words) > 1)
    return found


def _is_of_a_body(word: str) -> bool:
    role = roles().get(word)
    return role is not None and (role.kind in {"body", "group"} or role.plural)

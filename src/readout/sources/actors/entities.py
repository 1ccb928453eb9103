"""Actors from FollowTheMoney entities, one JSON object a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from readout.knowledge.actor_codes import party_code, schema_sector, topic
from readout.knowledge.own import Fault, Own
from readout.knowledge.roles import roles, titles
from readout.sources.actors.fields import actor
from readout.sources.jsonl import as_object

NAMES = ("name", "alias", "weakAlias", "previousName", "abbreviation")
COUNTRIES = ("country", "jurisdiction", "mainCountry", "nationality", "citizenship")
STARTS, ENDS = ("startDate", "incorporationDate"), ("endDate", "dissolutionDate")


def actors(lines: Iterable[tuple[int, str]], label: str) -> Iterator[Own]:
    """The persons and bodies among the entities; those of any other schema are no actors and pass unseen."""
    for number, text in lines:
        where = f"{label}:{number}"
        entity = as_object(text)
        if entity is None or not isinstance(entity.get("schema"), str):
            yield Fault(where, "no entity; each line needs a JSON object with `schema` and `properties`")
            continue
        properties = entity.get("properties")
        if schema_sector(str(entity["schema"])) is None:
            continue
        if not isinstance(properties, dict):
            yield Fault(where, "the entity has no `properties`")
            continue
        yield _row(where, str(entity["schema"]), properties, entity.get("caption"))


def _row(where: str, schema: str, properties: dict[str, Any], caption: object) -> Own:
    names = _values(properties, NAMES) or ([caption] if isinstance(caption, str) else [])
    code, sector = _standing(schema, properties)
    try:
        return actor(
            where,
            names[0] if names else "",
            names[1:],
            code=code,
            sector=sector,
            office=next(iter(_values(properties, ("position",))), ""),
            start=min(_values(properties, STARTS), default=""),
            end=max(_values(properties, ENDS), default=""),
            qid=next(iter(_values(properties, ("wikidataId",))), ""),
            kind="person" if schema == "Person" else "body",
        )
    except ValueError as wrong:
        return Fault(where, str(wrong))


def _values(properties: dict[str, Any], names: Iterable[str]) -> list[str]:
    """The texts under some properties, whether they stand alone or in a list."""
    found = []
    for name in names:
        value = properties.get(name)
        found += [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, str) and v.strip()]
    return found


def _standing(schema: str, properties: dict[str, Any]) -> tuple[str, str]:
    """Code and sector: by the topics, by the words of position or name, else by the schema alone."""
    countries = _values(properties, COUNTRIES)
    code = next((known for given in countries if (known := party_code(given))), countries[0] if countries else "")
    topics = [row for given in _values(properties, ("topics",)) if (row := topic(given)) is not None]
    for row in topics:
        if row[0]:
            return row[0], ""
    words = _values(properties, ("position", "name") if schema == "Person" else ("name",))
    sectors = [row[1] for row in topics] if topics else []
    said = next((sector for text in words if (sector := _sector_of(text))), "")
    return code, (said if schema == "Person" else "") or next(iter(sectors), "") or said or schema_sector(schema) or ""


def _sector_of(text: str) -> str:
    """The sector of the longest role or title that a text begins or ends with."""
    words = text.lower().replace(".", "").replace(",", " ").split()
    for size in range(len(words), 0, -1):
        for phrase in (" ".join(words[:size]), " ".join(words[-size:])):
            title, role = titles().get(phrase), roles().get(phrase)
            if title is not None and title.sector:
                return title.sector
            if role is not None and role.sectors[:1] not in ((), ("UNK",)):
                return role.sectors[0]
    return ""

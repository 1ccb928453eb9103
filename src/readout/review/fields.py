"""The fields that a reviewer may correct, read and checked: types, modes, parties, dates, factuality."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from readout.errors import DataError
from readout.export.as_json import Json
from readout.knowledge.actor_codes import party_code, sector_code
from readout.ontology.plover import event_types
from readout.records import FACTUALITIES, Participant
from readout.sources.dates import publication_date

UNKNOWN = "UNK"
_ALIASES = {"type": "event"}
_PARTY_KEYS = frozenset(("code", "sector", "name", "spans", "entity_text", "office", "identifier_id"))


def checked(given: Mapping[str, Any]) -> Json:
    """The corrected fields as a store keeps them.

    Raises:
        DataError: no such field, or a value that cannot stand there; the message says what can.
    """
    found = {}
    for name, value in given.items():
        field = _ALIASES.get(name, name)
        if field not in _READERS:
            raise DataError(f"no field {name!r} to correct; there are type, {', '.join(list(_READERS)[1:])}")
        found[field] = _READERS[field](value)
    if found.get("event"):
        check_mode(found["event"], found.get("mode"))
    if "actor" in found and not found["actor"]:
        raise DataError("an actor is never nobody; write UNK/UNK/ for one that the text does not name")
    return found


def check_mode(event: str, mode: str | None) -> None:
    """Refuse a mode that the type does not have.

    Raises:
        DataError: the message lists those it has.
    """
    if mode and mode not in event_types()[event].modes:
        modes = ", ".join(event_types()[event].modes) or "none, write null"
        raise DataError(f"{mode!r} is no mode of {event}; it has {modes}")


def shorthand(record: Json, side: str) -> list[str]:
    """The parties of a record as `CODE/SECTOR/Name`."""
    return ["/".join((p["code"], (p["sector"] or [""])[0], p["name"] or "")) for p in record[side]]


def party_to_json(party: Participant) -> Json:
    """A party as a correction keeps it."""
    kept = {"code": party.code, "sector": list(party.sector), "name": party.name, "entity_text": party.entity_text}
    return {**kept, "office": party.office, "identifier_id": party.identifier_id, "spans": [list(s) for s in party.spans]}


def _event(value: Any) -> str:
    kind = str(value).upper()
    if kind not in event_types():
        raise DataError(f"{value!r} is no event type; choose of {', '.join(event_types())}")
    return kind


def _mode(value: Any) -> str | None:
    known = {mode for kind in event_types().values() for mode in kind.modes}
    if value in (None, "", "none"):
        return None
    if value not in known:
        raise DataError(f"{value!r} is no mode; the modes of a type are in docs/reference/records.md, null is none")
    return str(value)


def _date(value: Any) -> str | None:
    if value in (None, ""):
        return None
    text = str(value)
    try:
        days = text + "-01" * (2 - text.count("-"))
        publication_date(days)
        if not text[:4].isdigit() or len(text) not in (4, 7, 10):
            raise ValueError
    except ValueError:
        raise DataError(f"{value!r} is no date; write YYYY-MM-DD, YYYY-MM, YYYY, or null") from None
    return text


def _factuality(value: Any) -> str:
    if value not in FACTUALITIES:
        raise DataError(f"{value!r} is no factuality; choose of {', '.join(FACTUALITIES)}")
    return str(value)


def _parties(value: Any) -> list[Json]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise DataError(f'{value!r} is no list of parties; write ["IND/GOV/Name"]')
    return [_party(one) for one in value]


def _party(value: Any) -> Json:
    if isinstance(value, str):
        code, sector, name = [*(part.strip() for part in value.split("/", 2)), "", ""][:3]
        value = {"code": code, "sector": [sector] if sector else [], "name": name or None}
    if not isinstance(value, dict) or set(value) - _PARTY_KEYS or not isinstance(value.get("code"), str):
        raise DataError(f'{value!r} is no party; write "CODE/SECTOR/Name" or an object with code, sector, name and spans')
    known = party_code(value["code"])
    if known is None:
        raise DataError(f"{value['code']!r} is no code of a party; write ISO 3166 alpha-3, IGO, UNO, EUR, NGO or UNK")
    sectors = [_sector(one) for one in value.get("sector") or []]
    return {**value, "code": known, "sector": sectors, "name": value.get("name") or None, "spans": _spans(value.get("spans"))}


def _sector(value: Any) -> str:
    """A PLOVER sector, or several that the tables leave open, as in `MIL|COP`."""
    found = [UNKNOWN if part == UNKNOWN else sector_code(part) or "" for part in str(value).split("|")]
    if not all(found):
        raise DataError(f"{value!r} is no PLOVER sector; write one such as GOV, MIL, OPP, CVL")
    return "|".join(found)


def _spans(value: Any) -> list[list[int]]:
    spans = value or []
    good = isinstance(spans, list) and all(
        isinstance(s, list | tuple) and len(s) == 2 and all(type(n) is int for n in s) and 0 <= s[0] < s[1] for s in spans
    )
    if not good:
        raise DataError(f"{value!r} is no list of spans; write [[start, end]]")
    return [list(span) for span in spans]


_READERS: dict[str, Callable[[Any], Any]] = {
    "event": _event,
    "mode": _mode,
    "actor": _parties,
    "recipient": _parties,
    "date": _date,
    "factuality": _factuality,
}

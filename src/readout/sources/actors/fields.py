"""One row of a table or one entity of a user's own, checked field by field: known codes and sectors, dates that parse."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from readout.knowledge.actor_codes import party_code, sector_code
from readout.knowledge.lexicon import INTERNATIONAL
from readout.knowledge.own import OwnActor
from readout.tables import earliest, latest

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
QID = re.compile(r"Q[1-9]\d*")
KINDS = {
    "person": "person",
    "organization": "body",
    "organisation": "body",
    "body": "body",
    "company": "body",
    "state": "state",
}


def actor(
    where: str,
    name: str,
    aliases: Iterable[str] = (),
    *,
    code: str = "",
    sector: str = "",
    office: str = "",
    start: str = "",
    end: str = "",
    qid: str = "",
    kind: str = "",
) -> OwnActor:
    """A row from what its file says.

    Raises:
        ValueError: a field breaks its form; the message names the field and the fix.
    """
    if not name.strip():
        raise ValueError("no name; fill that column")
    ours = _code(code)
    if kind and kind.lower() not in KINDS:
        raise ValueError(f"kind {kind!r}; write person, body or state")
    first, last = _date("start", start), _date("end", end)
    if first and last and earliest(first) > latest(last):
        raise ValueError(f"start {first} lies after end {last}")
    if qid and not QID.fullmatch(qid.strip()):
        raise ValueError(f"qid {qid!r}; write a Wikidata identifier such as Q1058, or nothing")
    others = tuple(dict.fromkeys(clean for alias in aliases if (clean := _clean(alias)) and clean != _clean(name)))
    found = "" if ours in INTERNATIONAL else _sector(sector)
    return OwnActor(
        where, _clean(name), others, ours, found, _clean(office), first, last, qid.strip(), KINDS.get(kind.lower(), "")
    )


def _clean(words: str) -> str:
    return " ".join(words.split())


def _code(given: str) -> str:
    if not given.strip():
        return "UNK"
    found = party_code(given)
    if found is None:
        raise ValueError(f"code {given!r}; write ISO 3166 alpha-3 or alpha-2, or IGO, UNO, EUR, NGO, MNC, IMG, ISM or UNK")
    return found


def _sector(given: str) -> str:
    first = re.split(r"[|;,/]", given)[0]
    if not first.strip():
        return ""
    found = sector_code(first)
    if found is None:
        raise ValueError(f"sector {first!r}; write a PLOVER sector such as GOV, MIL, OPP, REB or CVL")
    return found


def _date(name: str, given: str) -> str:
    text = given.strip()[:10]
    if not text:
        return ""
    try:
        if not DATE.fullmatch(text):
            raise ValueError
        date.fromisoformat(earliest(text))
    except ValueError:
        raise ValueError(f"{name} {given!r}; write YYYY-MM-DD, YYYY-MM or YYYY") from None
    return text

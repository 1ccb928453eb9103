"""Actors from CSV or TSV with a header line: one row a name and period."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator

from readout.errors import DataError
from readout.knowledge.own import Fault, Own
from readout.sources.actors.fields import actor

SEPARATORS = ",;\t|"
HEADERS = {
    "name": "name label person organization organisation actor title_name",
    "aliases": "aliases alias synonyms other_names also_known_as aka alternative_names",
    "code": "code country country_code iso3 iso iso2 alpha3 state",
    "sector": "sector role actor_type plover_sector",
    "office": "office position title job post function",
    "start": "start from start_date since begin valid_from startdate",
    "end": "end to until end_date till valid_to valid_until enddate",
    "qid": "qid wikidata wikidata_id wikidataid wikidata_qid",
    "kind": "kind type schema entity_type",
}
OURS = {header: column for column, headers in HEADERS.items() for header in headers.split()}


def actors(lines: Iterable[str], label: str) -> Iterator[Own]:
    """The actors of a table, aliases separated by `|` or `;`.

    Raises:
        DataError: there is no column of names; the message lists those that there are.
    """
    source = iter(lines)
    head = next(source, "")
    separator = max(SEPARATORS, key=head.count)
    header = [_column(name) for name in next(csv.reader([head], delimiter=separator), [])]
    if "name" not in header:
        raise DataError(f"{label}:1: no column `name`; there are {', '.join(header) or 'none'}")
    rows = csv.reader(source, delimiter=separator)
    while True:
        where = f"{label}:{rows.line_num + 2}"
        try:
            values = next(rows)
        except StopIteration:
            return
        except csv.Error as broken:
            yield Fault(where, f"{broken}: check the quotation marks of this row")
            continue
        if any(value.strip() for value in values):
            yield _row(where, header, values)


def _column(name: str) -> str:
    """Our name of a column, else its own."""
    plain = re.sub(r"[\s-]+", "_", name.strip().lower())
    return OURS.get(plain, plain)


def _row(where: str, header: list[str], values: list[str]) -> Own:
    if len(values) > len(header):
        return Fault(
            where, f"{len(values)} fields where the header has {len(header)}: check its quotation marks and separators"
        )
    fields: dict[str, str] = {}
    for name, value in zip(header, values, strict=False):
        fields[name] = fields.get(name) or value.strip()
    known = {name: fields.get(name, "") for name in ("code", "sector", "office", "start", "end", "qid", "kind")}
    try:
        return actor(where, fields.get("name", ""), re.split(r"[|;]", fields.get("aliases", "")), **known)
    except ValueError as wrong:
        return Fault(where, str(wrong))

"""A Filter as SQL: the narrowest index first, the others as conditions, by date and without sorting where that can be.

Every driver below gives `record` with its days in the order of an index, so that a limit ends the work early.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from readout.store.days import as_of_key
from readout.store.filters import Filter, Wanted, match_expression
from readout.store.statements import marks

COLUMNS = (
    "r.record, r.id, r.json, r.explanation, r.episode, r.first_day, r.last_day, r.gist, r.clause, r.event, r.mode, "
    "r.version, v.document, v.family"
)


@dataclass
class Selection:
    """A query as it grows: where records come from, and what they must fulfil."""

    source: str = "record AS d"
    conditions: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)
    first: list[object] = field(default_factory=list)

    def where(self, condition: str, *values: object) -> None:
        """Add a condition."""
        self.conditions.append(condition)
        self.values += values

    def sql(self, columns: str, order: str = "", limit: int | None = None) -> tuple[str, list[object]]:
        """The query and its values."""
        conditions = " AND ".join(self.conditions) or "1"
        text = (
            f"SELECT {columns} FROM {self.source} CROSS JOIN record AS r ON r.record = d.record "
            f"CROSS JOIN version AS v ON v.version = r.version WHERE {conditions}"
        )
        text += f" ORDER BY {order}" if order else ""
        text += f" LIMIT {int(limit)}" if limit else ""
        return text, [*self.first, *self.values]


def selection(connection: sqlite3.Connection, asked: Filter) -> Selection:
    """The query for what is asked."""
    made = Selection()
    _drive(made, asked)
    _add_parties(made, connection, asked)
    if asked.types:
        made.where(f"r.event IN ({marks(asked.types)})", *asked.types)
    if asked.least is not None:
        made.where("r.confidence >= ?", asked.least)
    if asked.words:
        made.where(*_words(asked))
    condition, values = holding(asked.as_of or None)
    made.where(condition, *values)
    return made


def holding(as_of: str | None) -> tuple[str, list[str]]:
    """The condition that a version `v` holds now, or held at the end of a day or moment, and its values.

    Raises:
        DataError: neither a day nor a moment; the message says how to write one.
    """
    if as_of is None:
        return "v.until IS NULL", []
    key = as_of_key(as_of)
    return "v.since <= ? AND (v.until IS NULL OR v.until > ?)", [key, key]


def _drive(made: Selection, asked: Filter) -> None:
    """Choose where records come from, and hold the period against the days there."""
    if asked.between and all(one.is_code for one in asked.between):
        a, b = sorted(one.code for one in asked.between)
        made.source = "pair AS d"
        made.where("d.a = ? AND d.b = ?", a, b)
    elif side := next((one for one in _sides(asked) if one[0].is_code), None):
        wanted, roles = side
        made.source = (
            "(SELECT DISTINCT first_day, last_day, record FROM role "
            f"WHERE code = ? AND role IN ({marks(roles)}){_period(asked)}) AS d"
        )
        made.first += [wanted.code, *roles, *_days(asked)]
        return
    if asked.has_period:
        made.where("d.first_day <= ? AND d.last_day >= ? AND d.first_day <> ''", *_days(asked))


def _period(asked: Filter) -> str:
    return " AND first_day <= ? AND last_day >= ? AND first_day <> ''" if asked.has_period else ""


def _days(asked: Filter) -> list[object]:
    begin, end = asked.period
    return [end, begin] if asked.has_period else []


def _sides(asked: Filter) -> list[tuple[Wanted, tuple[str, ...]]]:
    """Every party asked for on its own, with the roles that it may have."""
    given = ((asked.actor, ("actor",)), (asked.recipient, ("recipient",)), (asked.party, ("actor", "recipient")))
    return [(wanted, roles) for wanted, roles in given if wanted]


def _add_parties(made: Selection, connection: sqlite3.Connection, asked: Filter) -> None:
    """Hold every party that is asked for against the roles of the record."""
    for wanted, roles in _sides(asked):
        _add_party(made, connection, wanted, roles)
    if asked.between and not all(one.is_code for one in asked.between):
        for wanted in asked.between:
            _add_party(made, connection, wanted, ("actor", "recipient"))
        made.where("EXISTS (SELECT 1 FROM pair WHERE pair.record = r.record)")


def _add_party(made: Selection, connection: sqlite3.Connection, wanted: Wanted, roles: tuple[str, ...]) -> None:
    conditions, values = [f"role IN ({marks(roles)})"], [*roles]
    if wanted.code:
        conditions.append("code = ?")
        values.append(wanted.code)
    if wanted.sector or wanted.name:
        conditions.append(f"party IN ({_parties(connection, wanted)})")
    made.where(f"d.record IN (SELECT record FROM role WHERE {' AND '.join(conditions)})", *values)


def _parties(connection: sqlite3.Connection, wanted: Wanted) -> str:
    """The numbers of the parties that fit, as SQL; there are few enough to look at all of them."""
    rows = connection.execute(
        "SELECT party FROM party WHERE (?1 = '' OR code = ?1) AND (?2 = '' OR sector = ?2) "
        "AND (?3 = '' OR name LIKE '%' || ?4 || '%' ESCAPE '\\')",
        (wanted.code, wanted.sector, wanted.name, _literal(wanted.name)),
    )
    return ", ".join(str(row[0]) for row in rows) or "NULL"


def _literal(words: str) -> str:
    """Words in which LIKE sees no pattern."""
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _words(asked: Filter) -> tuple[str, str]:
    expression = match_expression(asked.words)
    if asked.whole:
        return "r.version IN (SELECT rowid FROM version_fts WHERE version_fts MATCH ?)", expression
    return "d.record IN (SELECT rowid FROM record_fts WHERE record_fts MATCH ?)", expression

"""Does a store still hold together: the file, its texts, its records against them, its links?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from readout.export.verify import verify_event
from readout.store.hashes import content_hash, text_hash
from readout.store.rows import document_of, event_of, record_row
from readout.store.transaction import snapshot
from readout.store.view import View

# What is true of every store, as queries for what breaks it: document, record, problem.
_RULES = (
    "SELECT '', '', 'the index of the words of records has lost some' WHERE "
    "(SELECT count(*) FROM record_fts_docsize) <> (SELECT count(*) FROM record)",
    "SELECT '', '', 'the index of the words of documents has lost some' WHERE "
    "(SELECT count(*) FROM version_fts_docsize) <> (SELECT count(*) FROM version)",
    "SELECT document, '', 'no version of it holds' FROM version GROUP BY document HAVING sum(until IS NULL) <> 1",
    "SELECT document, '', 'its versions are not numbered in turn' FROM version "
    "GROUP BY document HAVING max(number) <> count(*)",
    "SELECT document, id, 'in an episode, though its version holds no longer' FROM record JOIN version USING (version) "
    "WHERE until IS NOT NULL AND episode IS NOT NULL",
    "SELECT document, id, 'in no episode' FROM record JOIN version USING (version) "
    "WHERE until IS NULL AND episode IS NULL AND EXISTS (SELECT 1 FROM episode)",
    "SELECT '', e.id, 'the episode lists ' || e.records || ' records and has ' || count(r.record) FROM episode AS e "
    "LEFT JOIN record AS r ON r.episode = e.id GROUP BY e.id HAVING count(r.record) <> e.records",
    "SELECT '', e.id, 'the preferred record of the episode is not in it' FROM episode AS e WHERE NOT EXISTS "
    "(SELECT 1 FROM record AS r WHERE r.episode = e.id AND r.id = e.preferred)",
)


@dataclass(frozen=True)
class Broken:
    """One thing that does not hold; `doc` and `id` (of a record or an episode) are empty where it concerns none."""

    doc: str
    id: str
    problem: str


def broken(view: View) -> Iterator[Broken]:
    """Everything that does not hold, of one moment; the file itself first, and nothing more if that is damaged."""
    with snapshot(view.connection):
        damaged = list(_file(view))
        yield from damaged
        if not damaged:
            for rule in _RULES:
                yield from (Broken(*row) for row in view.connection.execute(rule))
            yield from _texts(view)


def count_records(view: View) -> int:
    """How many records there are, those of earlier versions with them."""
    return int(view.connection.execute("SELECT count(*) FROM record").fetchone()[0])


def _file(view: View) -> Iterator[Broken]:
    for (told,) in view.connection.execute("PRAGMA integrity_check"):
        if told != "ok":
            yield Broken("", "", f"the file is damaged: {told}")
    for table, row, parent, _ in view.connection.execute("PRAGMA foreign_key_check"):
        yield Broken("", "", f"row {row} of {table} refers to nothing in {parent}")


def _texts(view: View) -> Iterator[Broken]:
    """Texts against their hashes, and the records of each against it."""
    for row in view.connection.execute("SELECT * FROM version ORDER BY version"):
        document = document_of(row)
        if row["text_hash"] != text_hash(document.text) or row["content_hash"] != content_hash(document):
            yield Broken(document.id, "", "the text or what is known of it was changed in the store")
        for record in view.connection.execute("SELECT * FROM record WHERE version = ?", (row["version"],)):
            problems = verify_event(json.loads(record["json"]), document.text)
            yield from (Broken(document.id, record["id"], problem) for problem in problems)
            if not problems:
                expected = record_row(event_of(record), document.text)
                wrong = sorted(name for name, value in expected.items() if value != record[name] and name != "explanation")
                yield from (Broken(document.id, record["id"], f"column {name} is not as in its JSON") for name in wrong)

"""Writes docs/reference/store.md from the SQL of the store's schema and the JSON Schema of the timeline.

python docs/store_reference.py          write the page
python docs/store_reference.py --check  exit 5 if the page is not up to date
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory

from readout.store.database import open_to_write
from readout.store.migrations import APPLICATION_ID, latest, scripts

PAGE = Path(__file__).parent / "reference" / "store.md"
STALE = 5

_TABLE = re.compile(r"((?:^-- [^\n]*\n)*)^CREATE TABLE (\w+) \(\n(.*?)^\)", re.MULTILINE | re.DOTALL)
_ADDED = re.compile(r"^ALTER TABLE (\w+) ADD COLUMN ([^;]*);\s*-- ([^\n]*)$", re.MULTILINE)
_COLUMN = re.compile(r"^  ([a-z_]+) ([A-Z]+)([^\n]*?)(?:--\s*([^\n]*))?$", re.MULTILINE)


def page() -> Iterator[str]:
    """The page, line by line."""
    yield "# Store"
    yield ""
    yield "<!-- Written by docs/store_reference.py; change the SQL in src/readout/store/schema/, then run it again. -->"
    yield ""
    yield f"A store is one SQLite file: `application_id` {APPLICATION_ID} (`RDOT`), `user_version` {latest()}. Tables are"
    yield "singular and hold what was read and coded; views are plural, show what holds now, and are for reading. Days are"
    yield "ISO dates, moments are UTC, spans count Unicode code points of `version.text`."
    yield ""
    yield "## Views"
    yield ""
    yield "| view | columns |"
    yield "|---|---|"
    yield from _views()
    yield ""
    yield "## Tables"
    yield ""
    for name, (told, body) in _tables().items():
        yield from _table(told, name, body)
    yield "Full-text indexes (FTS5, words by their stem): `record_fts` over gist and clause, `version_fts` over title and text."
    yield ""
    yield "## A day of the timeline"
    yield ""
    yield "One line of `readout timeline --format jsonl`: `schema_version`, `date`, and `entries`, each a happening:"
    yield ""
    yield from _entry()


def _tables() -> dict[str, tuple[str, str]]:
    """Every table with its comment and columns, as all migrations together leave it."""
    found: dict[str, tuple[str, str]] = {}
    for script in scripts():
        found |= {name: (told, body) for told, name, body in _TABLE.findall(script)}
        for name, column, comment in _ADDED.findall(script):
            found[name] = (found[name][0], f"{found[name][1]}  {column},  -- {comment}\n")
    return found


def _views() -> Iterator[str]:
    """Every view with its columns, as a fresh store has them."""
    with TemporaryDirectory() as folder, closing(open_to_write(Path(folder) / "store.db")) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name")]
        for name in names:
            yield f"| `{name}` | {', '.join(_columns(connection, name))} |"


def _columns(connection: sqlite3.Connection, view: str) -> list[str]:
    return [str(row[1]) for row in connection.execute(f"PRAGMA table_info({view})")]


def _table(told: str, name: str, body: str) -> Iterator[str]:
    """A table with the comments of its columns."""
    yield f"### {name}"
    yield ""
    if told:
        yield " ".join(line.removeprefix("-- ") for line in told.splitlines())
        yield ""
    yield "| column | type | meaning |"
    yield "|---|---|---|"
    for column, kind, rest, comment in _COLUMN.findall(body):
        target = re.search(r"REFERENCES (\w+)", rest)
        meaning = "; ".join(filter(None, (comment, target and f"refers to `{target[1]}`")))
        yield f"| `{column}` | {kind.lower()} | {meaning} |".replace("|  |", "| |")
    yield ""


def _entry() -> Iterator[str]:
    source = resources.files("readout.export").joinpath("schema/timeline.schema.json").read_text(encoding="utf-8")
    yield "| field | meaning |"
    yield "|---|---|"
    for name, described in json.loads(source)["$defs"]["entry"]["properties"].items():
        yield f"| `{name}` | {described.get('description', '')} |".replace("|  |", "| |")


def main() -> int:
    """Write or check the page."""
    made = "\n".join(page()) + "\n"
    if "--check" in sys.argv[1:]:
        return 0 if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == made else STALE
    PAGE.write_text(made, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

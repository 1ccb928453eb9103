"""Who prints what: public bodies and media, by any name that they go by. Which names, is in data/publishers.tsv."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from readout.errors import DataError
from readout.tables import rows

_FILE = "data/publishers.tsv"
_KINDS = ("public", "media")


@dataclass(frozen=True)
class Publisher:
    """One publisher.

    Attributes:
        publisher: its usual name as a publisher.
        aliases: other names, web addresses and short forms.
        code: the state or organisation it speaks for, as in `Participant.code`.
        sector: PLOVER sector, empty where the code needs none.
        name: canonical name as a participant, empty where it stands for the state itself.
        kind: `public` or `media`.
        source: where the row can be checked.
    """

    publisher: str
    aliases: tuple[str, ...]
    code: str
    sector: str
    name: str
    kind: str
    source: str

    @property
    def is_public(self) -> bool:
        """Whether it is a public body, whose texts are its own word."""
        return self.kind == "public"


def publisher(name: str | None) -> Publisher | None:
    """The publisher that goes by `name`, whatever its case, spacing and leading article; None if unknown."""
    return _by_name().get(_key(name)) if name else None


def publishers() -> tuple[Publisher, ...]:
    """All rows of publishers.tsv in file order. Raises DataError for a row that names none, or no known kind."""
    return tuple(_publisher(row) for row in rows("readout.knowledge", _FILE))


def _publisher(row: dict[str, str]) -> Publisher:
    if not row["publisher"] or row["kind"] not in _KINDS:
        raise DataError(f"{_FILE}: {row['publisher']!r} needs a name, and a kind that is {' or '.join(_KINDS)}")
    aliases = tuple(alias.strip() for alias in row["aliases"].split("|") if alias.strip())
    return Publisher(row["publisher"], aliases, row["code"], row["sector"], row["name"], row["kind"], row.get("source", ""))


def _key(name: str) -> str:
    words = name.replace("’", "'").casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@cache
def _by_name() -> dict[str, Publisher]:
    found: dict[str, Publisher] = {}
    for row in publishers():
        for name in (row.publisher, *row.aliases):
            found.setdefault(_key(name), row)
    return found

"""Who prints what: public bodies and media, by any name that they go by. Which names, is in data/publishers.tsv."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from readout.errors import DataError
from readout.knowledge.brought import renewed_by
from readout.knowledge.forms import words_of
from readout.knowledge.lexicon import INTERNATIONAL, lexicon
from readout.tables import rows

_FILE = "data/publishers.tsv"
_KINDS = ("public", "media")
_MEDIA_WORDS = frozenset(
    "news times radio television tv herald post daily gazette tribune agency journal magazine review broadcasting".split()
)
_STATE_NAMES = frozenset({"name", "alias", "adjective", "former"})


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
    """The publisher that goes by `name`, whatever its case, spacing and leading article; None if unknown.

    A public body that is not listed is known by its words: an office and a state (`Ministry of Energy, Republic of Kenya`), or
    the name of an organisation in it.
    """
    return _by_name().get(_key(name)) or _by_words(name) if name else None


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


@lru_cache(maxsize=4096)
def _by_words(name: str) -> Publisher | None:
    words = words_of(name.casefold())
    if _MEDIA_WORDS & set(words):
        return None
    matches = [m for m in lexicon().find(name) if not name[: m.start].casefold().endswith((" in ", " to ", " to the "))]
    entries = [e for match in matches for e in match.entries if not e.ambiguous]
    body = next((e for e in entries if e.kind == "body" and e.code in INTERNATIONAL), None)
    if body is not None:
        return Publisher(name, (), body.code, "", body.name, "public", "by its words")
    sectors = [sector for word in words if (sector := _public_words().get(word)) is not None]
    codes = [e.code for e in entries if e.kind in _STATE_NAMES or (e.kind == "body" and e.sector in sectors)]
    if not sectors or not codes:
        return None
    return Publisher(name, (), codes[0], sectors[0], name, "public", "by its words")


renewed_by(_by_words.cache_clear)


@cache
def _public_words() -> dict[str, str]:
    return {row["word"]: row["sector"] for row in rows("readout.knowledge", "data/public_words.tsv")}


@cache
def _by_name() -> dict[str, Publisher]:
    found: dict[str, Publisher] = {}
    for row in publishers():
        for name in (row.publisher, *row.aliases):
            found.setdefault(_key(name), row)
    return found

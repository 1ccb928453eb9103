"""Places of the world: names, coordinates, how fine a point they are, and which of several places a name most likely means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from readout.knowledge.forms import fold
from readout.knowledge.lexicon import Entry, Lexicon, lexicon
from readout.tables import rows

PRECISION = {
    "site": "point",
    "capital": "city",
    "city": "city",
    "region": "region",
    "water": "region",
    "state": "country",
}
RANK = {"point": 0, "city": 1, "region": 2, "country": 3}


@dataclass(frozen=True)
class Site:
    """One row of places.tsv. `kind`: capital, city, region, site, water or state; `code` may be empty (high seas)."""

    name: str
    code: str
    kind: str
    lat: float
    lon: float

    @property
    def precision(self) -> str:
        """How fine a point the coordinates are."""
        return PRECISION[self.kind]


@dataclass(frozen=True)
class Gazetteer:
    """All rows of places.tsv: the matcher over their forms, and the rows of each form, as written and in capitals."""

    matcher: Lexicon
    by_form: dict[str, tuple[Site, ...]]
    by_capitals: dict[str, tuple[Site, ...]]
    states: dict[str, Site]


def load() -> Gazetteer:
    """Read places.tsv."""
    by_form: dict[str, list[Site]] = {}
    states: dict[str, Site] = {}
    for row in rows("readout.knowledge", "data/places.tsv"):
        site = Site(row["name"], row["code"], row["kind"], float(row["lat"]), float(row["lon"]))
        for form in (row["name"], *filter(None, row["aliases"].split("|"))):
            by_form.setdefault(form, []).append(site)
        if site.kind == "state":
            states[site.code] = site
    entries = (Entry(s.kind, s.code, form, name=s.name) for form, found in by_form.items() for s in found)
    capitals: dict[str, list[Site]] = {}
    for form, found in by_form.items():
        capitals.setdefault(fold(form).upper(), []).extend(found)
    return Gazetteer(
        Lexicon(entries),
        {form: tuple(found) for form, found in by_form.items()},
        {form: tuple(dict.fromkeys(found)) for form, found in capitals.items()},
        states,
    )


@cache
def gazetteer() -> Gazetteer:
    """The shipped places, read once."""
    return load()


def held_by(sites: tuple[Site, ...], code: str | None) -> Site | None:
    """The finest of some places that lies in a country."""
    return min((s for s in sites if s.code == code), key=lambda s: RANK[s.precision], default=None)


def widely_known(sites: tuple[Site, ...], form: str) -> Site | None:
    """The only one; else a state or capital; else the one that the lexicon of states has; else none."""
    if len({s.code for s in sites}) == 1:
        return min(sites, key=lambda s: RANK[s.precision])
    eminent = [s for s in sites if s.kind in {"state", "capital"}]
    known = [s for e in lexicon().get(form) for s in sites if s.code == e.code]
    return next(iter([*eminent, *known]), None)

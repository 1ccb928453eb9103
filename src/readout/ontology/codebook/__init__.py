"""The codebook: which verbs and nouns stand for which PLOVER type, in which grammatical frame. Data files, one a type."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib import resources

from readout.errors import DataError
from readout.tables import rows

PACKAGE = "readout.ontology.codebook"
FLAGS = frozenset({"pool", "mutual", "noun_act", "never", "mutual_if_no_recipient"})
DEFAULT_ACTOR = {"v": ("subj",), "n": ("poss", "by", "adj", "subj")}


@dataclass(frozen=True)
class Condition:
    """One test of a frame: `obj=sanction|ban`, `with=party`, `passive`, each possibly negated with `!`."""

    key: str
    values: frozenset[str]
    negated: bool


@dataclass(frozen=True)
class Frame:
    """One row for one lemma.

    Attributes:
        event, mode: PLOVER type and mode (mode None where it follows from the content).
        particles: words that must hang on the verb (`call on`), or the other words of a compound noun (`drone strike`).
        actor, recipient: slots in order of preference.
        conditions: all must hold. flags: `pool` (all take part), `mutual` (several actors, no recipient), `noun_act`.
    """

    event: str
    lemma: str
    particles: tuple[str, ...]
    pos: str
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    conditions: tuple[Condition, ...]
    flags: frozenset[str]
    row: int

    @property
    def weight(self) -> tuple[int, int]:
        """How specific the frame is: particles, then conditions."""
        return len(self.particles), len(self.conditions)


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """Named sets of lemmas."""
    return {row["class"]: frozenset(row["lemmas"].split("|")) for row in rows(PACKAGE, "classes.tsv")}


def _condition(text: str) -> Condition:
    negated = text.startswith("!")
    key, _, values = text.lstrip("!").partition("=")
    return Condition(key, frozenset(filter(None, values.split("|"))), negated)


def _frames_of(event: str) -> list[Frame]:
    found = []
    for number, row in enumerate(rows(PACKAGE, f"{event}.tsv"), 1):
        if row["pos"] not in DEFAULT_ACTOR:
            raise DataError(f"{event}.tsv row {number}: pos {row['pos']!r} is neither v nor n")
        words = row["when"].split()
        flags = frozenset(w for w in words if w in FLAGS)
        if "never" in flags:
            continue
        conditions = tuple(_condition(w) for w in words if w not in FLAGS)
        actor = tuple(filter(None, row["actor"].split(","))) or DEFAULT_ACTOR[row["pos"]]
        recipient = tuple(filter(None, row["recipient"].split(",")))
        for lemma in row["lemmas"].split("|"):
            parts = lemma.split()
            head, particles = (parts[0], parts[1:]) if row["pos"] == "v" else (parts[-1], parts[:-1])
            found.append(
                Frame(
                    event, head, tuple(particles), row["pos"], row["mode"] or None, actor, recipient, conditions, flags, number
                )
            )
    return found


@cache
def codebook() -> dict[tuple[str, str], tuple[Frame, ...]]:
    """Frames by (lemma, pos), the most specific first."""
    index: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    for file in sorted(resources.files(PACKAGE).iterdir(), key=lambda f: f.name):
        event = file.name.removesuffix(".tsv")
        if file.name.endswith(".tsv") and event.isupper():
            for frame in _frames_of(event):
                index[frame.lemma, frame.pos].append(frame)
    return {key: tuple(sorted(found, key=lambda f: f.weight, reverse=True)) for key, found in index.items()}

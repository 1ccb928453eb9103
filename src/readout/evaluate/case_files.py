"""Reading of marked-up cases: short texts with every act to be coded marked in place, so that nobody counts offsets.

The marks and their labels are described in tests/cases/README.md. Whether a case is coded well is decided in cases.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from readout.errors import DataError, MissingInput
from readout.evaluate.annotated import TYPES, Annotated, Record
from readout.records import FACTUALITIES, Span

HEADERS = ("date", "publisher", "issuer", "title")
KEYS = ("actor", "recipient", "by", "date", "fact")

_MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]]+)\]")
_LABEL = re.compile(r"(?:(\d+):)?(?:(\w+)=)?(.+)")
_HEADER = re.compile(rf"({'|'.join(HEADERS)}):\s*(.*)")


@dataclass(frozen=True)
class Expected:
    """An act that should be coded.

    Attributes:
        triggers: the marked words that report it.
        dated: whether the text dates it; else `record.date` follows from the day of publication.
    """

    record: Record
    triggers: tuple[Span, ...]
    dated: bool


@dataclass(frozen=True)
class Case:
    """A text on one phenomenon and the records expected of it.

    Attributes:
        id: file stem and line of the heading.
        phenomenon, detail: what the heading says before and after its first colon.
        meta: `date`, `publisher`, `issuer` and `title`, where given.
    """

    id: str
    phenomenon: str
    detail: str
    reason: str
    text: str
    meta: dict[str, str]
    expected: tuple[Expected, ...]

    @property
    def gold(self) -> Annotated:
        """The case as an annotated document."""
        return Annotated(self.id, tuple(e.record for e in self.expected), self.meta.get("date"), self.text)


@dataclass(frozen=True)
class _Label:
    """One label: the act that it belongs to, its key (empty for a type), its value, and the words that it marks."""

    act: str
    key: str
    value: str
    span: Span | None


def read_cases(paths: Iterable[str | Path]) -> tuple[Case, ...]:
    """Read the cases of some files, in their order.

    Raises:
        MissingInput: a file cannot be opened.
        DataError: a case breaks the format; the message names file and line.
    """
    return tuple(case for path in paths for case in _file(Path(path)))


def parse_case(lines: list[str], where: str, known_as: str) -> Case:
    """Read one case from its lines; `where` opens the message of an error, `known_as` is its id."""
    if not lines[0].startswith("# "):
        raise DataError(f"{where}: a case begins with `# phenomenon -- reason`, not {lines[0]!r}")
    heading, _, reason = lines[0][2:].partition(" -- ")
    phenomenon, _, detail = heading.partition(":")
    meta, body = _headers(lines[1:])
    marked = "\n".join(one for one in body if one != "none" and not one.startswith("+ "))
    text, labels = _unmarked(marked, where)
    labels += [label for one in body if one.startswith("+ ") for label in _labels(one[2:], None, where)]
    if ("none" in body) == bool(labels):
        raise DataError(f"{where}: mark the acts, or write `none` under a text without any")
    expected = tuple(_expected(labels, act, meta.get("date"), where) for act in _acts(labels))
    return Case(known_as, phenomenon.strip(), detail.strip(), reason.strip(), text, meta, expected)


def _file(path: Path) -> Iterator[Case]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise MissingInput(f"{path}: {error.strerror}; name a file of marked-up cases") from error
    for number, block in _blocks(lines):
        yield parse_case(block, f"{path}:{number}", f"{path.stem}:{number}")


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines between blank ones, each with the number of its first line."""
    block: list[str] = []
    for number, one in enumerate([*lines, ""], 1):
        if one.strip():
            block.append(one.rstrip())
        elif block:
            yield number - len(block), block
            block = []


def _headers(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """The lines `date:` and the like, and the rest."""
    meta: dict[str, str] = {}
    for place, one in enumerate(lines):
        header = _HEADER.fullmatch(one)
        if not header:
            return meta, lines[place:]
        meta[header[1]] = header[2]
    return meta, []


def _unmarked(marked: str, where: str) -> tuple[str, list[_Label]]:
    """The plain text, and the labels with the offsets of their words in it."""
    text, labels, done = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[done : mark.start()]
        labels += _labels(mark[2], (len(text), len(text) + len(mark[1])), where)
        text, done = text + mark[1], mark.end()
    text += marked[done:]
    if "[" in text or "]" in text:
        raise DataError(f"{where}: a bracket that is no mark; write [words|label]")
    return text, labels


def _labels(listed: str, span: Span | None, where: str) -> list[_Label]:
    found = []
    for written in listed.split(";"):
        label = _LABEL.fullmatch(written.strip())
        if not label or (label[2] and label[2] not in KEYS):
            raise DataError(f"{where}: label {written.strip()!r} is none that tests/cases/README.md knows")
        found.append(_Label(label[1] or "", label[2] or "", label[3].strip(), span))
    return found


def _acts(labels: Iterable[_Label]) -> list[str]:
    """The numbers of the acts, in their order; one empty number where there is a single act."""
    return sorted({label.act for label in labels}, key=lambda act: int(act or 0))


def _expected(labels: Iterable[_Label], act: str, published: str | None, where: str) -> Expected:
    mine = [label for label in labels if label.act == act]
    kind, mode, background = _kind([label.value for label in mine if not label.key], act, where)
    dates = [label.value for label in mine if label.key == "date"]
    facts = [label.value for label in mine if label.key == "fact"]
    if len(set(dates)) > 1 or len(set(facts)) > 1 or not set(facts) <= set(FACTUALITIES):
        raise DataError(f"{where}: act {act or 1} has several dates or factualities, or an unknown one")
    record = Record(
        type=kind,
        mode=mode,
        date=dates[0] if dates else None if background else published,
        factuality=facts[0] if facts else "asserted",
        background=background,
        actor=_parties(mine, "actor", where),
        recipient=_parties(mine, "recipient", where),
        according_to=_parties(mine, "by", where),
    )
    triggers = tuple(label.span for label in mine if not label.key and label.span)
    return Expected(record, triggers, bool(dates))


def _kind(written: list[str], act: str, where: str) -> tuple[str, str | None, bool]:
    """Type, mode and background of `TYPE mode background`."""
    kind, *rest = written[0].split() if len(set(written)) == 1 else [""]
    modes = [word for word in rest if word != "background"]
    if kind not in TYPES or len(modes) > 1:
        raise DataError(f"{where}: act {act or 1} needs one label `TYPE` or `TYPE mode`, not {written}")
    return kind, modes[0] if modes else None, "background" in rest


def _parties(labels: Iterable[_Label], key: str, where: str) -> tuple[str, ...]:
    parties = tuple(label.value for label in labels if label.key == key)
    for shorthand in parties:
        if shorthand.count("/") < 2:
            raise DataError(f"{where}: {key}={shorthand} is not CODE/SECTOR/Name")
    return parties

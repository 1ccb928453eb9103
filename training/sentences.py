"""The labelled sentences of `training/corpus/sentences`: reading and checking.

    python training/sentences.py training/corpus/sentences/*.txt     # check, and count

The format is described in training/corpus/README.md.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from readout.ontology.plover import event_types

Span = tuple[int, int]
FACTUALITY = frozenset({"asserted", "future", "hypothetical", "negated", "alleged"})
REASONS = frozenset({"no-act", "reversed", "embedded", "report", "goal"})
NOBODY = "-"


@dataclass(frozen=True)
class Act:
    """One event of a sentence; spans are half-open character offsets into its text."""

    type: str
    mode: str | None
    factuality: str
    cameo: str
    trigger: Span
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    contexts: tuple[str, ...]


@dataclass
class Sentence:
    """One sentence with all its events, and pairs of parties of which the first does nothing to the second."""

    id: str
    region: str
    style: str
    text: str
    acts: list[Act] = field(default_factory=list)
    negatives: list[tuple[Span, Span, str]] = field(default_factory=list)


class BadLine(ValueError):
    """A line that does not follow the format; the message says where and why."""


def read_sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of one file.

    Raises:
        BadLine: at the first line that does not follow the format.
    """
    current: Sentence | None = None
    region = style = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            if line.startswith("## "):
                region, style = _heading(line)
            elif line.startswith("s: "):
                if current is not None:
                    yield current
                current = Sentence(f"{path.stem}-{number}", region, style, line[3:].strip())
            elif line.startswith(("e: ", "x: ")):
                if current is None:
                    raise BadLine("no sentence yet")
                if line[0] == "e":
                    current.acts.append(_act(current.text, line[3:]))
                else:
                    current.negatives.append(_negative(current.text, line[3:]))
            elif line.strip() and not line.startswith("#"):
                raise BadLine("neither ##, s:, e: nor x:")
        except BadLine as error:
            raise BadLine(f"{path}:{number}: {error}") from None
    if current is not None:
        yield current


def _heading(line: str) -> tuple[str, str]:
    match = re.fullmatch(r"## region: (.+?)\s+style: (\w+)", line.strip())
    if match is None:
        raise BadLine("expected '## region: R   style: S'")
    return match[1].strip(), match[2]


def _act(text: str, line: str) -> Act:
    fields = [part.strip() for part in line.split("|")]
    if len(fields) not in {6, 7}:
        raise BadLine(f"{len(fields)} fields, expected 6 or 7")
    kind, _, mode = fields[0].partition(" ")
    if kind not in event_types() or (mode and mode not in event_types()[kind].modes):
        raise BadLine(f"unknown type or mode {fields[0]!r}")
    if fields[1] not in FACTUALITY or not re.fullmatch(r"\d{2,4}", fields[2]):
        raise BadLine(f"unknown factuality {fields[1]!r} or CAMEO code {fields[2]!r}")
    contexts = tuple(c.strip() for c in fields[6].split(",") if c.strip()) if len(fields) == 7 else ()
    actors, recipients = _spans(text, fields[4]), _spans(text, fields[5])
    return Act(kind, mode or None, fields[1], fields[2], _span(text, fields[3]), actors, recipients, contexts)


def _negative(text: str, line: str) -> tuple[Span, Span, str]:
    fields = [part.strip() for part in line.split("|")]
    if len(fields) != 3 or fields[2] not in REASONS:
        raise BadLine("expected 'x: party | party | reason'")
    return _span(text, fields[0]), _span(text, fields[1]), fields[2]


def _spans(text: str, names: str) -> tuple[Span, ...]:
    return tuple(_span(text, name) for name in names.split(" ; ") if name != NOBODY)


def _span(text: str, name: str) -> Span:
    """Where a phrase stands: its first occurrence as whole words, the n-th for `phrase#n`."""
    match = re.fullmatch(r"(.+?)(?:#(\d+))?", name)
    found = [] if match is None else list(re.finditer(rf"(?<!\w){re.escape(match[1])}(?!\w)", text))
    wanted = int(match[2] or 1) if match is not None else 1
    if len(found) < wanted:
        raise BadLine(f"{name!r} does not stand in the sentence")
    return found[wanted - 1].span()


def main(paths: list[str]) -> int:
    """Check files and print what they hold; 1 if one is not well formed."""
    total: Counter[str] = Counter()
    seen: set[str] = set()
    for path in paths:
        counts: Counter[str] = Counter()
        try:
            for sentence in read_sentences(Path(path)):
                if sentence.text in seen or not (sentence.acts or sentence.negatives):
                    raise BadLine(f"{sentence.id}: twice, or without a label")
                seen.add(sentence.text)
                counts.update(["sentences", *(a.type for a in sentence.acts), *("none" for _ in sentence.negatives)])
        except BadLine as error:
            print(error)
            return 1
        total += counts
        print(path, dict(counts.most_common()))
    print("all", dict(total.most_common()), "items", sum(total.values()) - total["sentences"])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""`readout classify`: which PLOVER type, or which of the user's own, a sentence reports between two given parties."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from readout.cli.exits import SOME_FAILED
from readout.cli.options import output_option

if TYPE_CHECKING:
    from readout.model.classify import Classified
    from readout.records import Span

    Classifier = Callable[[str, Span | None, Span | None], Classified]


@click.command(short_help="Say what the actor of a sentence does to the recipient, both given.")
@click.argument("path", metavar="PAIRS", default="-")
@output_option
@click.option("--roots", type=click.Choice(["plover", "plv"]), default="plover", show_default=True, help="Labels to answer in.")
@click.option("--codebook", metavar="TOML", help="Answer with the event types of this file instead.")
def classify(path: str, output: str | None, roots: str, codebook: str | None) -> int:
    """Classify the pairs in PAIRS (JSONL; - or nothing is stdin), one line out for each line in.

    A line holds `id`, `text`, and `actor` and `recipient` as [start, end) character
    offsets into the text, null or absent where unspecified. The answer holds `id`,
    `event` (a PLOVER type, STATEMENT or none), `mode`, `quad_code`, `probabilities` of
    all labels, and `explanation`. With --roots plv it is always one of PLV's 15 roots.

    With --codebook it is one of your own types, or none. The file has a table [[type]]
    for each, with `name`, `description` and, better, three or more `examples`: sentences
    in which [A ...] may mark the actor and [R ...] the recipient. Nothing is trained: the
    sentence goes to the type whose description and examples it resembles most. That is
    much less reliable than PLOVER's types: expect a third of the answers to be wrong, or
    more, and check a sample. `mode` and `quad_code` are null.

    \b
    Examples:
      readout classify pairs.jsonl -o answers.jsonl
      readout classify --roots plv < benchmark.jsonl | jq -r .event
      readout classify --codebook my.toml pairs.jsonl

    Exit code 3: some lines could not be classified; each is named on stderr.
    """
    from readout.cli.outputs import output as opened
    from readout.cli.questions import questions
    from readout.export.lines import line

    classifier = _classifier(roots, codebook)
    failed: list[str] = []
    with opened(output, binary=False) as stream:
        for answer in questions(path, "pairs", lambda pair: _answer(pair, classifier), failed):
            stream.write(line(answer) + "\n")
    return SOME_FAILED if failed else 0


def _classifier(roots: str, codebook: str | None) -> Classifier:
    from readout.model.classify import classify as classified
    from readout.model.codebook import Codebook, load_types

    if codebook is None:
        return partial(classified, roots=roots)
    if roots != "plover":
        raise click.UsageError("--roots names PLOVER's labels, --codebook your own; give one of them")
    return Codebook(load_types(Path(codebook))).classify


def _answer(pair: dict[str, Any], classifier: Classifier) -> dict[str, Any]:
    text = pair.get("text")
    if not isinstance(text, str):
        raise ValueError("no text; give the sentence under `text`")
    found = classifier(text, _span(pair, "actor"), _span(pair, "recipient"))
    return {
        "id": pair.get("id"),
        "event": found.event,
        "mode": found.mode,
        "quad_code": found.quad_code,
        "probabilities": found.probabilities,
        "explanation": found.explanation,
    }


def _span(pair: dict[str, Any], name: str) -> Span | None:
    value = pair.get(name)
    if value is None:
        return None
    if not (isinstance(value, list) and len(value) == 2 and all(type(v) is int for v in value)):
        raise ValueError(f"{name} is {value!r}; give [start, end) as two whole numbers, or null")
    return value[0], value[1]

"""The gate: figures of the coder on every set at hand beside their floors, and golden events gained and lost since the pin.

    python -m readout.evaluate.gate [--root FOLDER] [--data FOLDER] [--pin [--lower REASON]]

Exit 5 where a floor is broken. `--pin` writes the run and raises floors; it lowers one only with `--lower REASON`, which
is kept in the file.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table
from rich.text import Text

from readout import code, code_documents
from readout.errors import DataError, ReadoutError
from readout.evaluate import compare, ledger
from readout.evaluate.annotated import Annotated, Record, documents, from_coded, party, read_annotated
from readout.evaluate.cases import read_cases, run_cases, summed
from readout.evaluate.changes import Changes, changes, load_pin, pin
from readout.evaluate.codebook import by_type, macro_of_types
from readout.evaluate.contexts import by_context, macro_f1
from readout.evaluate.episodes import score_folder
from readout.evaluate.eventless import eventless
from readout.evaluate.events import Scores, score
from readout.evaluate.floors import Figures, Floors, broken, load_floors, renewed, write_floors
from readout.evaluate.layout import stream_console
from readout.evaluate.mentions import scores as score_mentions
from readout.evaluate.mentions import sets as mention_sets
from readout.evaluate.names import same_name
from readout.evaluate.pairs import most_pairs
from readout.evaluate.quotes import score_quotes
from readout.evaluate.rates import Rates
from readout.export.as_json import quote_to_json
from readout.records import Coded
from readout.sources import SourceOptions, read

BROKEN = 5
FLOORS = Path("evaluation/floors.toml")
PINNED = Path("evaluation/pins/golden.jsonl")
CASES = Path("tests/cases")
DATA_VARIABLE = "READOUT_EVAL_DATA"
SCORED_ONLY = ("whitehouse_dev", "news_dev")  # sets kept for judging: figures alone, never texts or records


# ---- the figures -----------------------------------------------------------------------------------------------------
def coded_documents(path: Path) -> tuple[Coded, ...]:
    """Code the documents of a JSONL file; one that is not to be coded counts as coded empty.

    Raises:
        MissingInput, DataError: no such file, or a document in it cannot be read.
    """
    return tuple(code_documents(documents(path)))


def of_scores(name: str, scores: Scores) -> Figures:
    """Dyads and records of one set."""
    return {
        f"{name}.dyad_f1": scores.dyads.f1,
        f"{name}.dyad_precision": scores.dyads.precision,
        f"{name}.record_f1": scores.records.f1,
    }


def of_cases(folder: Path) -> Figures:
    """Marked-up cases passed, and their dyads."""
    total = summed("all", run_cases(read_cases(sorted(folder.glob("*.txt"))), code))
    return {"cases.passed": float(total.passed), "cases.dyad_f1": total.dyads.f1}


def of_quotes(path: Path) -> Figures:
    """Exact spans of attributions."""
    gold = [json.loads(one) for one in path.read_text(encoding="utf-8").splitlines()]
    system = [{"id": c.document.id, "quotes": [quote_to_json(q) for q in c.quotes]} for c in coded_documents(path)]
    return {f"quotes.{name}_f1": round(found["f1"], 1) for name, found in score_quotes(gold, system).items()}


def of_mentions(root: Path, data: Path | None) -> Figures:
    """Whom mentions mean: shares right of each set, and of the kinds that only the text or the day can tell."""
    figures: Figures = {}
    for name, asked in mention_sets(root, data).items():
        tallies, _ = score_mentions(asked)
        every, dependent = tallies["all"], tallies["dependent"]
        figures |= {f"mentions_{name}.{field}": every.share(field) for field in ("code", "sector", "name")}
        figures[f"mentions_{name}.name_precision"] = every.name_precision
        figures[f"mentions_{name}.dependent"] = dependent.share("all")
    return figures


def of_linking(root: Path) -> Figures:
    """Episodes against annotated happenings; nothing where there is no annotation."""
    folder = root / "evaluation/linking"
    files = [str(f) for f in (folder / "documents.jsonl", root / "src/readout/samples/corpus.jsonl") if f.is_file()]
    if not (folder / "episodes.jsonl").is_file() or not files:
        return {}
    texts = [r.document for r in read(files, SourceOptions()) if r.document and not r.rejection]
    return score_folder(folder, texts).figures()


def of_ledger(root: Path) -> Figures:
    """Undertakings of the sample corpus: found, status, and how sure `met` is."""
    scores, _ = ledger.measure(root / ledger.UNDERTAKINGS, root / ledger.SAMPLES)
    return dict(ledger.figures(scores))


def of_comparisons(root: Path) -> Figures:
    """Pairs of accounts, point by point."""
    scores, _, _ = compare.measure(root / compare.FOLDER)
    return dict(compare.figures(scores))


def of_seed(gold: Sequence[Annotated], system: Sequence[Annotated]) -> Figures:
    """Records one to one on type, codes, names and date."""
    matched = expected = given = 0
    held = {d.id: d.records for d in system}
    for document in gold:
        records = held.get(document.id, ())
        matched += len(most_pairs(document.records, records, same_record))
        expected, given = expected + len(document.records), given + len(records)
    rates = Rates(matched, given - matched, expected - matched)
    return {"seed.matched": float(matched), "seed.invented": float(rates.invented), "seed.record_f1": rates.f1}


def same_record(wanted: Record, found: Record) -> bool:
    """Type, date, codes and names agree; sectors and modes are not asked for."""
    return (
        (wanted.type, wanted.date) == (found.type, found.date)
        and _same_parties(wanted.actor, found.actor)
        and _same_parties(wanted.recipient, found.recipient)
    )


def _same_parties(wanted: tuple[str, ...], found: tuple[str, ...]) -> bool:
    return len(wanted) == len(found) == len(most_pairs(wanted, found, _same_party))


def _same_party(wanted: str, found: str) -> bool:
    want, have = party(wanted), party(found)
    return want.code == have.code and (want.name == have.name == "" or same_name(want.name, have.name))


def scored(path: Path) -> tuple[tuple[Annotated, ...], tuple[Annotated, ...]]:
    """The annotated documents of a file, and what the coder gives for their texts."""
    gold = read_annotated(path)
    if any(not document.text for document in gold):
        raise DataError(f"{path}: a document without text; the gate codes the texts that lie beside the records")
    return gold, tuple(from_coded(coded_documents(path)))


def of_data(folder: Path) -> Figures:
    """The sets that lie outside the repository, as far as they are there."""
    figures: Figures = {}
    seed = folder / "gold" / "seed.jsonl"
    if seed.is_file():
        figures |= of_seed(*scored(seed))
    for name in SCORED_ONLY:
        path = folder / "gold" / f"{name}.jsonl"
        if path.is_file():
            figures |= of_scores(name, score(*scored(path), rounds=0))
    return figures


@dataclass(frozen=True)
class Measured:
    """All figures, the run on the golden documents, and their gold."""

    figures: Figures
    run: tuple[Annotated, ...]
    gold: tuple[Annotated, ...]


def measure(root: Path, data: Path | None = None) -> Measured:
    """Code every set and score it."""
    gold, run = scored(root / "evaluation/golden/documents.jsonl")
    figures = of_scores("golden", score(gold, run, rounds=0))
    figures |= of_cases(root / CASES)
    figures |= of_quotes(root / "evaluation/quotes/documents.jsonl")
    nothing = eventless(coded_documents(root / "evaluation/eventless/documents.jsonl"))
    figures["eventless.false_per_1000"] = nothing.per()
    figures["contexts.macro_f1"] = macro_f1(by_context(root / "evaluation/contexts/paragraphs.jsonl"))
    figures["codebook.macro_f1"] = macro_of_types(by_type(root / "evaluation/codebook"))
    figures |= of_mentions(root, data)
    figures |= of_linking(root)
    figures |= of_ledger(root)
    figures |= of_comparisons(root)
    return Measured(figures | (of_data(data) if data else {}), run, gold)


def since_pin(root: Path, measured: Measured) -> Changes:
    """Golden events gained and lost since the pinned run; nothing where none is pinned."""
    path = root / PINNED
    return changes(load_pin(path), measured.run, measured.gold) if path.is_file() else Changes()


# ---- the command -----------------------------------------------------------------------------------------------------
def table(figures: Mapping[str, float], floors: Floors) -> Table:
    """Every figure beside its floor."""
    made = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("figure", "score", "floor", ""):
        made.add_column(heading, justify="right" if heading in ("score", "floor") else "left")
    failed = broken(figures, floors)
    for name in dict.fromkeys((*figures, *floors.figures)):
        cells = (f"{one[name]:g}" if name in one else "-" for one in (figures, floors.figures))
        made.add_row(name, *cells, "BROKEN" if name in failed else "")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and pin where asked to; the exit code."""
    asked = _asked(arguments)
    console = stream_console(sys.stdout)
    try:
        floors = load_floors(asked.root / FLOORS)
        measured = measure(asked.root, asked.data)
        console.print(table(measured.figures, floors), "")
        for line in since_pin(asked.root, measured).lines():
            console.print(Text(line), soft_wrap=True)
        if asked.pin:
            floors = renewed(floors, measured.figures, asked.lower)
            write_floors(asked.root / FLOORS, floors)
            (asked.root / PINNED).parent.mkdir(parents=True, exist_ok=True)
            pin(asked.root / PINNED, measured.run)
    except ReadoutError as error:
        print(error, file=sys.stderr)
        return 1
    failed = broken(measured.figures, floors)
    if failed:
        print(f"below the floor: {', '.join(failed)}", file=sys.stderr)
    return BROKEN if failed else 0


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m readout.evaluate.gate", description=(__doc__ or "").split("\n")[0])
    outside = os.environ.get(DATA_VARIABLE)
    parser.add_argument("--root", type=Path, default=Path(), help="top of the repository (default: here)")
    parser.add_argument("--data", type=Path, default=Path(outside) if outside else None, help=f"else {DATA_VARIABLE}")
    parser.add_argument("--pin", action="store_true", help="write the run and raise the floors")
    parser.add_argument("--lower", metavar="REASON", help="with --pin: lower what is broken, and keep the reason")
    asked = parser.parse_args(arguments)
    if asked.lower and not asked.pin:
        parser.error("--lower goes with --pin")
    return asked


if __name__ == "__main__":
    sys.exit(main())

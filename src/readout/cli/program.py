"""The program `readout`: its commands, and what becomes of every way in which one can end.

Exit codes: 0 ok, 1 failure, 2 usage, 3 some documents failed, 4 nothing found, 5 check failed, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

import click

from readout import __version__
from readout.cli.actors import actors
from readout.cli.add import add
from readout.cli.classify import classify
from readout.cli.code import code
from readout.cli.compare import compare
from readout.cli.doctor import doctor
from readout.cli.episodes import episodes
from readout.cli.evaluate import evaluate
from readout.cli.exits import FAILED, INTERRUPTED
from readout.cli.hands import join, retract, split
from readout.cli.ledger import ledger
from readout.cli.outputs import ready_streams
from readout.cli.review import review
from readout.cli.search import search
from readout.cli.show import show
from readout.cli.timeline import timeline
from readout.cli.verify import verify
from readout.errors import ReadoutError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="readout")
def commands() -> None:
    """Turn dated news reports and official readouts into event records.

    A record says who did or said what to whom, when, where, and on whose word, in the
    codes of PLOVER; each of its fields points to the characters that it comes from.

    \b
      readout code article.txt --date 2024-05-14          a table on a terminal
      readout code articles.jsonl -o records.jsonl        a file of records
      readout verify records.jsonl --texts articles.jsonl
      readout show ID --records records.jsonl --texts articles.jsonl
      readout add articles.jsonl                          into a store, readout.db
      readout search ceasefire --between IND RUS          records of a store
      readout timeline --between IND RUS                  what happened, day by day
      readout episodes records.jsonl --texts articles.jsonl
      readout episodes --joined                           episodes of a store
      readout compare a.txt b.txt                         two accounts of one happening
      readout ledger articles.jsonl                       what was asked or promised, what came of it
      readout classify pairs.jsonl                        the type between two given parties
      readout actors "PM Modi" --on 2022-02-24            whom a mention means on a day
      readout review export                               uncertain records, for people to judge
      readout doctor                                      is everything in place?

    Settings come from flags, then READOUT_MIN_CONFIDENCE, READOUT_FORMAT, READOUT_MAX_CHARS,
    READOUT_STORE, READOUT_ACTORS and READOUT_DECISIONS, then readout.toml in the working folder.
    Nothing is ever sent over the network.
    """


COMMANDS = (
    *(code, add, search, show, timeline, episodes, ledger, compare),
    *(classify, actors, join, split, retract, review, verify, evaluate, doctor),
)

for command in COMMANDS:
    commands.add_command(command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and exit."""
    ready_streams()
    status = run(list(sys.argv[1:] if arguments is None else arguments))
    end = _flushed()
    sys.exit(status or end)


def run(arguments: list[str]) -> int:
    """Run one command; every failure becomes one line on stderr and an exit code."""
    try:
        with commands.make_context("readout", arguments) as context:
            status = commands.invoke(context)
            return status if isinstance(status, int) else 0
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    except BrokenPipeError:
        return _silenced()
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except ReadoutError as failure:
        return _failed(str(failure))
    except OSError as failure:
        return _failed(f"{failure.filename or 'output'}: {failure.strerror or failure}; check the path and free space")
    except Exception as unexpected:
        return _unexpected(unexpected)


def _failed(message: str) -> int:
    click.echo(f"readout: {' '.join(message.split())}", err=True)
    return FAILED


def _unexpected(error: Exception) -> int:
    """An error of the program itself: where it happened, and how to see all of it."""
    if os.environ.get("READOUT_DEBUG"):
        traceback.print_exception(error)
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{os.path.basename(last.filename)}:{last.lineno}"  # noqa: PTH119
    return _failed(
        f"a fault of the program ({type(error).__name__} in {where}: {error}); "
        "set READOUT_DEBUG=1 to see all of it, and report it"
    )


def _flushed() -> int:
    """Write out what is left while a closed pipe can still be met quietly."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return _silenced()
    return 0


def _silenced() -> int:
    """Nobody reads on: send what is still held to nowhere, so that the end of the program is quiet too."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0

"""The examples of the README are run, and what they print is what the README shows.

`make readme` puts in what they print now.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from readout.cli.program import commands

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PAGES = [README, *sorted((ROOT / "docs").rglob("*.md"))]
READOUT = "from readout.cli import main; main()"

CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
PYTHON = re.compile(r"```python\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)
SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)


def test_what_the_readme_shows_is_what_comes_out(tmp_path: Path) -> None:
    written = README.read_text(encoding="utf-8")
    now = PYTHON.sub(lambda found: _python(found, tmp_path), CONSOLE.sub(lambda found: _console(found, tmp_path), written))
    if os.environ.get("READOUT_RENEW_README"):
        README.write_text(now, encoding="utf-8")
    else:
        assert now == written, "run `make readme` to put in what the examples print now"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_that_are_shown_exist(page: Path) -> None:
    for line in _shown(page.read_text(encoding="utf-8")):
        name, *rest = shlex.split(line)[1:]
        command = commands.commands[name]
        with pytest.raises(click.exceptions.Exit), command.make_context(name, [*rest, "--help"]) as context:
            command.invoke(context)  # a group finds its own commands only now


def _console(found: re.Match[str], folder: Path) -> str:
    """A console block with what its commands print; `cat` makes the file that it shows."""
    parts = []
    for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", found[1], re.MULTILINE):
        if command.startswith("cat "):
            (folder / command.split()[1]).write_text(shown, encoding="utf-8")
        else:
            shown = _printed(["-c", READOUT, *shlex.split(command)[1:]], folder)
        parts.append(f"$ {command}\n{shown}")
    return "```console\n" + "".join(parts) + "```"


def _python(found: re.Match[str], folder: Path) -> str:
    return f"```python\n{found[1]}```\n\n```text\n{_printed(['-c', found[1]], folder)}```"


def _printed(arguments: list[str], folder: Path) -> str:
    """What a program prints on a terminal of 100 columns, without blanks at the ends of lines."""
    environment = {**os.environ, "COLUMNS": "100", "READOUT_FORMAT": "table"}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines()).rstrip("\n") + "\n"


def _shown(page: str) -> Iterator[str]:
    """Every command of Readout in a shell block, up to the pipe that it is read through."""
    for block in SHELL.findall(page):
        lines = (line.partition(" | ")[0] for line in block.splitlines())
        yield from (line for line in lines if line.removeprefix(".venv/bin/").startswith("readout "))
